/** Tells of what goes wrong on duty: each kind once for each shift, whoever notices it first. */
import { Injectable } from '@nestjs/common';
import type { Lateness } from '../../domain/roster/attendance.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { DutyAlertsStore } from './duty-alerts.store.js';
import { dutyEvent, type DutyEventLine } from './duty-event.js';

export type AlertKind = Lateness | 'handover_overdue';

@Injectable()
export class DutyAlertsService {
  constructor(
    private readonly store: DutyAlertsStore,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  /** An event for each shift of which nobody had told before. */
  async raise(tx: Tx, kind: AlertKind, shifts: readonly DutyEventLine[]): Promise<void> {
    const now = this.clock.nowIso();
    const raised = new Set(await this.store.raise(tx, kind, shifts, now));
    const events = shifts.filter(({ id }) => raised.has(id)).map((shift) => dutyEvent(`duty.${kind}`, shift, now));
    await this.outbox.add(tx, events);
  }

  resolve(tx: Tx, shiftId: string, kinds: readonly AlertKind[]): Promise<void> {
    return this.store.resolve(tx, shiftId, kinds, this.clock.nowIso());
  }
}
