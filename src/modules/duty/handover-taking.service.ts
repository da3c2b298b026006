/** Who reads a handover note and who takes it over. */
import { Injectable } from '@nestjs/common';
import { mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem, refuse } from '../../platform/http/problem.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { isOfDepartment, isOwn } from './duty-access.js';
import { DutyAlertsService } from './duty-alerts.service.js';
import { dutyEvent } from './duty-event.js';
import type { DutyShift } from './duty-shifts.store.js';
import type { HandoverRecord } from './handover.record.js';
import { HandoverStore } from './handover.store.js';

@Injectable()
export class HandoverTakingService {
  constructor(
    private readonly store: HandoverStore,
    private readonly alerts: DutyAlertsService,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  /** Everybody reads the roster; its notes tell of cases and are for those of the department. */
  async demandReadable(tx: Tx, caller: Caller, shift: DutyShift): Promise<void> {
    const holds = mayInCenter(caller.actor, 'duty.handover', shift.centerId);
    if (holds && (isOwn(caller, shift) || isOfDepartment(caller, shift))) return;
    if (holds && (await this.lineOf(tx, caller, shift)) !== undefined) return;
    throw new Problem('forbidden', { params: { permission: 'duty.handover' } });
  }

  /** The line is locked, the note not accepted yet. */
  async accept(tx: Tx, caller: Caller, shift: DutyShift): Promise<void> {
    const record = await this.store.get(tx, shift.id);
    if (record?.writtenAt == null) throw refuse('handover_not_written');
    const toShiftId = (await this.lineOf(tx, caller, shift)) ?? null;
    const { staffId } = caller.actor;
    if (staffId === null || (toShiftId === null && !this.isForDirector(caller, shift, record)))
      throw refuse('not_next_on_duty');
    const acceptedAt = this.clock.nowIso();
    await this.store.accept(tx, shift.id, { acceptedAt, staffId, toShiftId });
    await this.alerts.resolve(tx, shift.id, ['handover_overdue']);
    await this.outbox.add(tx, [dutyEvent('duty.handover_accepted', shift, acceptedAt, { by: staffId, toShiftId })]);
  }

  private isForDirector(caller: Caller, { centerId }: DutyShift, { acceptBy }: HandoverRecord): boolean {
    const isOverdue = acceptBy !== null && acceptBy <= this.clock.nowIso();
    return isOverdue && caller.actor.reach.director?.includes(centerId) === true;
  }

  private async lineOf(tx: Tx, { actor }: Caller, shift: DutyShift): Promise<string | undefined> {
    if (actor.staffId === null) return undefined;
    return this.store.takenOverOn(tx, shift.id, this.clock.nowIso(), actor.staffId);
  }
}
