/**
 * The one place where a published roster changes (R12): lines are taken off and put on, gaps opened and filled, and the
 * change behind it is written down, all in the caller's transaction. Nothing is overwritten: what was said, and until when,
 * stays. The database has the last word on who can be where.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { ChangeKind } from '../../domain/roster/changes.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem, refuse } from '../../platform/http/problem.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { type Leaving, StaffUsesService } from '../staff/staff-uses.service.js';
import { DraftsStore } from './drafts.store.js';
import { LedgerStore } from './ledger.store.js';
import type { ChangeRecord, GapRecord, NewLine, ShiftLine } from './roster.record.js';
import { ShiftsStore } from './shifts.store.js';

export type NewGap = Pick<
  GapRecord,
  'departmentId' | 'on' | 'part' | 'kind' | 'startsAt' | 'endsAt' | 'why' | 'shiftId'
>;

export interface LedgerOrder {
  readonly centerId: string;
  readonly kind: ChangeKind;
  readonly reason: string | null;
  /** the absence or swap request behind it */
  readonly subjectId: string | null;
  /** account; null: the system */
  readonly by: string | null;
  readonly cancel: readonly ShiftLine[];
  readonly make: readonly NewLine[];
  readonly open: readonly NewGap[];
  readonly fill: readonly { readonly gapId: string; readonly shiftId: string }[];
}

export interface LedgerEntry {
  readonly changeId: string;
  readonly change: ChangeRecord;
  readonly cancelled: readonly ShiftLine[];
  readonly made: readonly ShiftLine[];
  readonly opened: readonly GapRecord[];
  readonly filledGapIds: readonly string[];
  readonly overtakenSwapIds: readonly string[];
}

@Injectable()
export class RosterLedgerService implements OnModuleInit {
  constructor(
    private readonly drafts: DraftsStore,
    private readonly shifts: ShiftsStore,
    private readonly store: LedgerStore,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
    private readonly staffUses: StaffUsesService,
  ) {}

  onModuleInit(): void {
    this.staffUses.register({
      lock: (tx, centerId) => this.lock(tx, centerId),
      demandFree: (tx, leaving) => this.demandFree(tx, leaving),
    });
  }

  /** To be taken before anything is read that a change rests on; publications wait for the same lock. */
  lock(tx: Tx, centerId: string): Promise<void> {
    return this.drafts.lockRosterOf(tx, centerId);
  }

  /** Under the lock. Refuses `shift_not_in_force`, `double_booked` and `absent`; then nothing of it is written. */
  async apply(tx: Tx, order: LedgerOrder): Promise<LedgerEntry> {
    const { centerId, kind, reason, subjectId, by } = order;
    const recordedAt = this.clock.nowIso();
    const change: ChangeRecord = { id: uuidv7(), centerId, kind, reason, subjectId, recordedBy: by, recordedAt };
    await this.store.addChange(tx, change);
    const cancelIds = order.cancel.map(({ id }) => id);
    if ((await this.shifts.cancel(tx, cancelIds, change.id, recordedAt)) < cancelIds.length)
      throw refuse('shift_not_in_force');
    await this.make(tx, change, order.make);
    const opened = order.open.map((gap) => gapOf(gap, change));
    await this.store.addGaps(tx, opened);
    for (const { gapId, shiftId } of order.fill) await this.store.fillGap(tx, gapId, shiftId, recordedAt);
    const overtakenSwapIds = await this.store.overtakeSwaps(tx, change, cancelIds);
    const cancelled = await this.shifts.many(tx, cancelIds);
    const made = await this.shifts.many(
      tx,
      order.make.map(({ id }) => id),
    );
    const filledGapIds = order.fill.map(({ gapId }) => gapId);
    const entry: LedgerEntry = { changeId: change.id, change, cancelled, made, opened, filledGapIds, overtakenSwapIds };
    await this.outbox.add(tx, [changedEvent(entry), ...overtakenSwapIds.map((id) => overtakenEvent(id, change))]);
    return entry;
  }

  /** Nobody leaves while the roster counts on them: a line of somebody who is gone is a counter nobody knows to be empty. */
  private async demandFree(tx: Tx, { staffId, departmentIds }: Leaving): Promise<void> {
    const { count, on } = await this.shifts.toCome(tx, staffId, departmentIds, this.clock.nowIso());
    if (on !== null) throw refuse('staff_on_roster', { params: { count, on } });
  }

  private async make(tx: Tx, change: ChangeRecord, lines: readonly NewLine[]): Promise<void> {
    const ids = lines.map(({ id }) => id);
    if (await this.shifts.exists(tx, ids)) throw new Problem('id_in_use');
    const rows = lines.map((line) => ({
      ...line,
      centerId: change.centerId,
      draftId: null,
      changeId: change.id,
      publishedAt: change.recordedAt,
      version: 1,
    }));
    const clash = await this.shifts.add(tx, rows);
    if (clash !== undefined) throw refuse(clash);
  }
}

const gapOf = (gap: NewGap, change: ChangeRecord): GapRecord => ({
  ...gap,
  id: uuidv7(),
  centerId: change.centerId,
  draftId: null,
  openedByChangeId: change.id,
  openedAt: change.recordedAt,
  filledByShiftId: null,
  filledAt: null,
});

const lineOf = ({ id, on, part, departmentId, staffId }: ShiftLine) => ({
  shiftId: id,
  on,
  part,
  departmentId,
  staffId,
});

const changedEvent = ({ change, cancelled, made, opened, filledGapIds }: LedgerEntry) => ({
  centerId: change.centerId,
  type: 'roster.changed',
  subjectKind: 'roster_change',
  subjectId: change.id,
  payload: {
    kind: change.kind,
    cancelled: cancelled.map(lineOf),
    made: made.map(lineOf),
    gaps: opened.map(({ id, on, part, departmentId }) => ({ gapId: id, on, part, departmentId })),
    filled: filledGapIds,
  },
  recordedAt: change.recordedAt,
});

const overtakenEvent = (id: string, change: ChangeRecord) => ({
  centerId: change.centerId,
  type: 'swap_request.overtaken',
  subjectKind: 'swap_request',
  subjectId: id,
  payload: { changeId: change.id },
  recordedAt: change.recordedAt,
});
