/** What other modules ask about the published duty roster. */
import { Injectable } from '@nestjs/common';
import { onDutyAt } from '../../domain/roster/duty.js';
import type { ShiftKind, ShiftPart } from '../../domain/roster/roster.js';
import type { Instant } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import { DraftsStore } from './drafts.store.js';
import type { ShiftRecord } from './roster.record.js';
import { ShiftsStore } from './shifts.store.js';

/** One line of the published roster. */
export interface DutyLine {
  readonly shiftId: string;
  readonly centerId: string;
  readonly departmentId: string;
  readonly staffId: string;
  readonly on: string;
  readonly part: ShiftPart;
  readonly kind: ShiftKind;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

@Injectable()
export class RosterReader {
  constructor(
    private readonly store: ShiftsStore,
    private readonly drafts: DraftsStore,
  ) {}

  /** Keeps the roster as it is until the transaction ends. Take it before any lock on a case. */
  hold(tx: Tx, centerId: string): Promise<void> {
    return this.drafts.shareRosterOf(tx, centerId);
  }

  /** Who is on duty at the centre at that instant: the counter before those on call, then by start, then by person. */
  async onDutyAt(tx: Tx, centerId: string, at: Instant): Promise<DutyLine[]> {
    return onDutyAt(await this.store.at(tx, centerId, at), at).map(lineOf);
  }

  /** The person's shifts on the civil day of that instant. */
  async ofStaffToday(tx: Tx, staffId: string, at: Instant): Promise<DutyLine[]> {
    return (await this.store.ofStaffOnDayOf(tx, staffId, at)).map(lineOf);
  }
}

const lineOf = (shift: ShiftRecord): DutyLine => ({
  shiftId: shift.id,
  centerId: shift.centerId,
  departmentId: shift.departmentId,
  staffId: shift.staffId,
  on: shift.on,
  part: shift.part,
  kind: shift.kind,
  startsAt: shift.startsAt,
  endsAt: shift.endsAt,
});
