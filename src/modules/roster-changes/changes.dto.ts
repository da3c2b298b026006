/** Requests and responses of changes of a published roster: the changes themselves, gaps, substitutes. */
import { CHANGE_KINDS } from '../../domain/roster/changes.js';
import { SHIFT_KINDS, SHIFT_PARTS } from '../../domain/roster/roster.js';
import {
  Bool,
  DayField,
  Decimal,
  InstantField,
  Int,
  Nested,
  NestedList,
  OneOf,
  QueryBool,
  QueryList,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';
import { RosterReasonResponse, SHIFT, ShiftResponse } from '../roster/roster.dto.js';

export const COUNT = { min: 0, max: 2147483647 };
const REASON = { max: 500, description: 'Why, in the words of whoever changes it.', example: '临时公务' };
/** A year of whole days and halves. */
const MOST_LINES = 2000;

export class MovedDisputeResponse {
  @Uuid({ description: 'A dispute not yet accepted that followed the roster.' }) disputeId!: string;
  @Uuid({ description: 'Officer it was planned for.' }) fromStaffId!: string;
  @Uuid({
    nullable: true,
    description: 'Officer it is planned for now; null: it waits in the queue of the department.',
  })
  toStaffId!: string | null;
}

export const MOVED = {
  max: 10000,
  description: 'Disputes that follow the roster, told by the call that changes it; empty when it is read later.',
  example: [],
};

export class RosterGapResponse {
  @Uuid({ description: 'Id of the gap.' }) id!: string;
  @Uuid({ description: 'Centre.' }) centerId!: string;
  @Uuid({ description: 'Department whose place is empty.' }) departmentId!: string;
  @DayField(SHIFT.on) on!: string;
  @OneOf(SHIFT_PARTS, SHIFT.part) part!: string;
  @OneOf(SHIFT_KINDS, SHIFT.kind) kind!: string;
  @InstantField({ description: 'Nobody from.' }) startsAt!: string;
  @InstantField({ description: 'Nobody until, exclusive.' }) endsAt!: string;
  @Nested(() => RosterReasonResponse, { description: 'Why nobody.' }) why!: RosterReasonResponse;
  @Uuid({ nullable: true, description: 'The line that fell out; null: the draft had found nobody.' })
  shiftId!: string | null;
  @Uuid({ nullable: true, description: 'The change that opened it; null: it was published as a gap.' })
  openedByChangeId!: string | null;
  @InstantField({ description: 'Since when it is known.' }) openedAt!: string;
  @Bool({ description: 'Nobody stands in it yet.', example: true }) open!: boolean;
  @Uuid({ nullable: true, description: 'The line that filled it.' }) filledByShiftId!: string | null;
  @InstantField({ nullable: true, description: 'When it was filled.' }) filledAt!: string | null;
}

export class RosterChangeResponse {
  @Uuid({ description: 'Id of the change.' }) id!: string;
  @Uuid({ description: 'Centre.' }) centerId!: string;
  @OneOf(CHANGE_KINDS, { description: 'What kind of change.', example: 'substitution' }) kind!: string;
  @Text({
    ...REASON,
    nullable: true,
    description: 'Why; null where none was given, and for those who may not change the roster of the centre.',
  })
  reason!: string | null;
  @Uuid({ nullable: true, description: 'The absence or swap request behind it.' }) subjectId!: string | null;
  @Uuid({ nullable: true, description: 'Account that recorded it; null: the system.' }) recordedBy!: string | null;
  @InstantField({ description: 'When it was recorded.' }) recordedAt!: string;
  @NestedList(() => ShiftResponse, { max: MOST_LINES, description: 'Lines it took off the roster.' })
  cancelled!: ShiftResponse[];
  @NestedList(() => ShiftResponse, { max: MOST_LINES, description: 'Lines it put on the roster.' })
  made!: ShiftResponse[];
  @NestedList(() => RosterGapResponse, { max: MOST_LINES, description: 'Gaps it opened.' })
  opened!: RosterGapResponse[];
  @NestedList(() => MovedDisputeResponse, MOVED) moved!: MovedDisputeResponse[];
}

export class SubstituteRequest {
  @Uuid({ description: 'Officer of the department who stands in.' }) staffId!: string;
  @Text(REASON) reason!: string;
}

export class CancelShiftRequest {
  @Text(REASON) reason!: string;
}

export class ExtraShiftRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new shift.',
    example: '01900000-0000-7000-8000-0000000000e5',
  })
  id?: string;
  @DayField({ ...SHIFT.on, example: '2026-12-01' }) on!: string;
  @OneOf(SHIFT_PARTS, SHIFT.part) part!: string;
  @Uuid({ description: 'Department of the centre.' }) departmentId!: string;
  @Uuid({ description: 'Officer of that department.' }) staffId!: string;
  @Text(REASON) reason!: string;
}

export class SubstituteResponse {
  @Uuid({ description: 'Officer who can stand in.' }) staffId!: string;
  @Int({ min: 1, max: 10000, description: 'Place in the fair order; 1 is asked first.', example: 1 }) rank!: number;
  @Int({ ...COUNT, description: 'Shifts in the four weeks before and after.', example: 4 }) shifts!: number;
  @Decimal({ ...COUNT, description: 'The same, Mondays and Fridays counted 1¼, make-up days 1½.', example: 4.5 })
  weighted!: number;
  @DayField({ nullable: true, description: 'Last shift before this one in those weeks; null: none.' })
  lastOn!: string | null;
  @Nested(() => RosterReasonResponse, { description: 'Why before the next one.' }) reason!: RosterReasonResponse;
}

export class HinderedResponse {
  @Uuid({ description: 'Officer of the department who cannot stand in.' }) staffId!: string;
  @Nested(() => RosterReasonResponse, { description: 'What keeps them from it.' }) reason!: RosterReasonResponse;
}

export class SubstitutesResponse {
  @Uuid({ description: 'The shift.' }) shiftId!: string;
  @InstantField({ description: 'What is to be filled: from; now when the shift has begun.' }) startsAt!: string;
  @InstantField({ description: 'What is to be filled: until, exclusive.' }) endsAt!: string;
  @Bool({ description: 'False: its time has passed, or it was taken off and nothing of it is open.', example: true })
  fillable!: boolean;
  @NestedList(() => SubstituteResponse, { max: 10000, description: 'Who can, the fairest first.' })
  candidates!: SubstituteResponse[];
  @NestedList(() => HinderedResponse, { max: 10000, description: 'Who of the department cannot, and why.' })
  hindered!: HinderedResponse[];
}

const FROM = { description: 'First day.', example: '2026-10-01' };
const TO = { description: 'First day after the period; at most 366 days after `from`.', example: '2026-11-01' };

export class GapsQuery extends PageQuery {
  @DayField(FROM) from!: string;
  @DayField(TO) to!: string;
  @QueryList()
  @Uuid({ optional: true, list: { max: 20 }, description: 'Department; repeat for OR.' })
  departmentId?: string[];
  @QueryBool()
  @Bool({ optional: true, description: 'true: only what nobody fills; false: only what was filled; both when absent.' })
  open?: boolean;
}

export class GapPage extends PageResponse {
  @NestedList(() => RosterGapResponse, { max: 200, description: 'Gaps in the order of their start.' })
  items!: RosterGapResponse[];
}

export class ChangesQuery extends PageQuery {
  @DayField({ ...FROM, description: "Recorded on or after this day, in the centre's zone." }) from!: string;
  @DayField({ ...TO, description: 'Recorded before this day; at most 366 days after `from`.' }) to!: string;
}

export class ChangePage extends PageResponse {
  @NestedList(() => RosterChangeResponse, { max: 200, description: 'Changes in the order they were recorded.' })
  items!: RosterChangeResponse[];
}
