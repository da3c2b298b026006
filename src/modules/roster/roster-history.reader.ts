/** What other modules ask about the life of a published roster: lines that were, changes, gaps. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import { type ChangeFilter, type GapFilter, LedgerStore } from './ledger.store.js';
import type { ChangeRecord, GapRecord, ShiftLine } from './roster.record.js';
import { ShiftsStore } from './shifts.store.js';

@Injectable()
export class RosterHistoryReader {
  constructor(
    private readonly shifts: ShiftsStore,
    private readonly ledger: LedgerStore,
  ) {}

  /** Also a line that was taken off. */
  line(tx: Tx, id: string): Promise<ShiftLine | undefined> {
    return this.shifts.get(tx, id);
  }

  lines(tx: Tx, ids: readonly string[]): Promise<ShiftLine[]> {
    return this.shifts.many(tx, ids);
  }

  /** Lines in force of these people that have a part in `[from, to)`. */
  linesOfStaff(tx: Tx, staffIds: readonly string[], from: string, to: string): Promise<ShiftLine[]> {
    return this.shifts.inForce(tx, staffIds, from, to);
  }

  linesOfChanges(tx: Tx, changeIds: readonly string[]): Promise<ShiftLine[]> {
    return this.shifts.ofChanges(tx, changeIds);
  }

  change(tx: Tx, id: string): Promise<ChangeRecord | undefined> {
    return this.ledger.change(tx, id);
  }

  changesFor(tx: Tx, centerId: string, subjectId: string, recordedAt: string): Promise<ChangeRecord[]> {
    return this.ledger.changesFor(tx, centerId, subjectId, recordedAt);
  }

  changes(tx: Tx, filter: ChangeFilter, page: PageRequest): Promise<ChangeRecord[]> {
    return this.ledger.changes(tx, filter, page);
  }

  countChanges(tx: Tx, filter: ChangeFilter): Promise<number> {
    return this.ledger.countChanges(tx, filter);
  }

  gaps(tx: Tx, filter: GapFilter, page: PageRequest): Promise<GapRecord[]> {
    return this.ledger.gaps(tx, filter, page);
  }

  countGaps(tx: Tx, filter: GapFilter): Promise<number> {
    return this.ledger.countGaps(tx, filter);
  }

  gapsOpenedBy(tx: Tx, changeIds: readonly string[]): Promise<GapRecord[]> {
    return this.ledger.gapsOpenedBy(tx, changeIds);
  }

  /** The open place this line left behind. */
  openGapOf(tx: Tx, shiftId: string): Promise<GapRecord | undefined> {
    return this.ledger.openGapOf(tx, shiftId);
  }

  /** The first open place of that department, day and part that is not over. */
  openGapAt(tx: Tx, departmentId: string, on: string, part: string, now: string): Promise<GapRecord | undefined> {
    return this.ledger.openGapAt(tx, departmentId, on, part, now);
  }
}
