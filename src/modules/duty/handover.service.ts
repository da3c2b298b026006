/** Use cases of the handover note: read, added to, accepted. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { notFound, refuse } from '../../platform/http/problem.js';
import { changed, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { demandOwnOrFor } from './duty-access.js';
import { type DutyShift, DutyShiftsStore } from './duty-shifts.store.js';
import { HandoverTakingService } from './handover-taking.service.js';
import { HandoverWritingService } from './handover-writing.service.js';
import { type AddToHandoverRequest, type HandoverResponse, MOST_NOTES } from './handover.dto.js';
import type { HandoverRecord } from './handover.record.js';
import { HandoverStore } from './handover.store.js';
import { disputesOf, toHandover } from './handover.view.js';

const pathOf = (shiftId: string): string => `/shifts/${shiftId}/handover`;

@Injectable()
export class HandoverService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly shifts: DutyShiftsStore,
    private readonly store: HandoverStore,
    private readonly writing: HandoverWritingService,
    private readonly taking: HandoverTakingService,
    private readonly gates: Gates,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.gates.register('handover', (caller, id) =>
      this.useCases.read(caller, async (tx) => {
        await this.permitted(tx, caller, await this.shifts.get(tx, id));
        return (await this.store.get(tx, id))?.version ?? 0;
      }),
    );
    this.gates.register('own-handover', (caller, id) =>
      this.useCases.read(caller, async (tx) => {
        demandOwnOrFor(caller, await this.permitted(tx, caller, await this.shifts.get(tx, id)));
        return (await this.store.get(tx, id))?.version ?? 0;
      }),
    );
  }

  get(caller: Caller, id: string): Promise<Reply<HandoverResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const shift = await this.permitted(tx, caller, await this.shifts.get(tx, id));
      const body = await this.view(tx, caller, shift);
      return found(body, body.version, pathOf(id));
    });
  }

  add(caller: Caller, id: string, { note }: AddToHandoverRequest): Promise<Reply<HandoverResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const shift = await this.permitted(tx, caller, await this.shifts.lock(tx, id));
      demandOwnOrFor(caller, shift);
      const record = await this.current(tx, caller, shift);
      const now = this.clock.nowIso();
      if (now < shift.startsAt) throw refuse('handover_not_begun');
      if ((record?.notes.length ?? 0) >= MOST_NOTES) throw refuse('handover_full', { params: { max: MOST_NOTES } });
      if (shift.endsAt <= now) await this.writing.write(tx, shift);
      await this.store.add(tx, shift, { text: note, addedAt: now, addedBy: caller.actor.staffId });
      return this.answer(tx, caller, shift);
    });
  }

  accept(caller: Caller, id: string): Promise<Reply<HandoverResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const shift = await this.permitted(tx, caller, await this.shifts.lock(tx, id));
      await this.current(tx, caller, shift);
      if (shift.endsAt <= this.clock.nowIso()) await this.writing.write(tx, shift);
      await this.taking.accept(tx, caller, shift);
      return this.answer(tx, caller, shift);
    });
  }

  /** The note as it stands, under the line's lock, if it is still open. */
  private async current(tx: Tx, caller: Caller, shift: DutyShift): Promise<HandoverRecord | undefined> {
    const record = await this.store.get(tx, shift.id);
    checkIfMatch(caller, record?.version ?? 0);
    if (shift.cancelledAt !== null && record?.writtenAt == null) throw refuse('shift_cancelled');
    if (record?.acceptedAt != null) throw refuse('handover_accepted');
    return record;
  }

  private async permitted(tx: Tx, caller: Caller, shift: DutyShift | undefined): Promise<DutyShift> {
    if (shift === undefined) throw notFound();
    await this.taking.demandReadable(tx, caller, shift);
    return shift;
  }

  private async answer(tx: Tx, caller: Caller, shift: DutyShift): Promise<Reply<HandoverResponse>> {
    const body = await this.view(tx, caller, shift);
    return changed(body, body.version, pathOf(shift.id));
  }

  private async view(tx: Tx, caller: Caller, shift: DutyShift): Promise<HandoverResponse> {
    const record = await this.store.get(tx, shift.id);
    const items = record?.items ?? (await this.writing.compose(tx, shift));
    const names = await this.store.names(tx, caller.actor, disputesOf(items));
    return toHandover(shift, record, items, names, this.clock.nowIso());
  }
}
