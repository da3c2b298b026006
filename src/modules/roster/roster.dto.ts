/** Requests and responses of the published roster. */
import { ApiProperty } from '@nestjs/swagger';
import { CHANGE_KINDS, LINE_STATES } from '../../domain/roster/changes.js';
import { SHIFT_KINDS, SHIFT_PARTS } from '../../domain/roster/roster.js';
import {
  Bool,
  Code,
  DayField,
  InstantField,
  Int,
  Nested,
  NestedList,
  OneOf,
  QueryList,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';

/** Why somebody stands where they stand, as the rule book says it. */
export const WHY_CODES = [
  'fixed',
  'only_available',
  'fewest_so_far',
  'least_history',
  'longest_since',
  'drawn_by_lot',
  'evens_out',
  'substitutes',
  'swapped',
  'added',
  'shortened',
] as const;

export class WhyResponse {
  @OneOf(WHY_CODES, { description: 'Stable code of the reason.', example: 'fewest_so_far' }) code!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The figures behind it, to be recounted in the roster: numbers, a day, or null.',
    example: { before: 2, others: 3 },
  })
  params!: Record<string, unknown>;

  @Text({
    max: 500,
    description: 'The reason in the language asked for.',
    example: '此前值班最少：2 次，其他可值班的人至少 3 次。',
  })
  text!: string;
}

/** A reason whose codes are those of its own list: why nobody, why not, why first. */
export class RosterReasonResponse {
  @Code({ description: 'Stable code of the reason.', example: 'absent' }) code!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The figures behind it, to be recounted: numbers, a day, or null.',
    example: { max: 2 },
  })
  params!: Record<string, unknown>;

  @Text({ max: 500, description: 'The reason in the language asked for.', example: '该人员当日请假。' })
  text!: string;
}

export const SHIFT = {
  id: { description: 'Id of the shift; a draft’s shift keeps it when published.' },
  on: { description: "Civil day in the centre's zone.", example: '2026-10-14' },
  part: { description: 'am, pm or the whole day.', example: 'day' },
  kind: { description: 'At the counter, or on call 随叫随到.', example: 'counter' },
  departmentId: { description: 'Department on duty.' },
  staffId: { description: 'Officer on duty.' },
  why: { description: 'Why this person.' },
} as const;

export const CALENDAR_KNOWN = {
  description: 'False: the answer rests on a year nobody has entered: which days are worked is not known.',
  example: true,
} as const;
/** The change behind a line: what took it off, else what made it. */
export class LineChangeResponse {
  @Uuid({ description: 'Id of the change.' }) id!: string;
  @OneOf(CHANGE_KINDS, { description: 'What kind of change.', example: 'substitution' }) kind!: string;
  @InstantField({ description: 'When it was recorded.' }) recordedAt!: string;
}

export class ShiftResponse {
  @Uuid(SHIFT.id) id!: string;
  @Uuid({ description: 'Centre.' }) centerId!: string;
  @Uuid(SHIFT.departmentId) departmentId!: string;
  @Uuid(SHIFT.staffId) staffId!: string;
  @DayField(SHIFT.on) on!: string;
  @OneOf(SHIFT_PARTS, SHIFT.part) part!: string;
  @OneOf(SHIFT_KINDS, SHIFT.kind) kind!: string;
  @InstantField({ description: 'On duty from.', example: '2026-10-14T00:30:00.000Z' }) startsAt!: string;
  @InstantField({ description: 'On duty until, exclusive.', example: '2026-10-14T09:30:00.000Z' }) endsAt!: string;
  @Nested(() => WhyResponse, SHIFT.why) why!: WhyResponse;
  @OneOf(LINE_STATES, {
    description: 'in_force; cancelled: taken off by a change; frozen: its day has passed, nothing changes it any more.',
    example: 'in_force',
  })
  state!: string;
  @Uuid({ nullable: true, description: 'Draft it was published from; null: a change made it.' })
  draftId!: string | null;
  @Uuid({ nullable: true, description: 'The line whose place this one took.' }) replacesId!: string | null;
  @Uuid({ nullable: true, description: 'The line that took its place, the latest when it was split.' })
  replacedById!: string | null;
  @Nested(() => LineChangeResponse, {
    nullable: true,
    description: 'The change that took it off, else the one that made it; null for a line as it was published.',
  })
  change!: LineChangeResponse | null;
  @InstantField({ description: 'Since when the roster says so.' }) publishedAt!: string;
  @InstantField({ nullable: true, description: 'Until when the roster said so; null while it does.' })
  cancelledAt!: string | null;
  @Int({ min: 0, max: 2147483647, description: 'Raised by every change; part of the ETag.' }) version!: number;
}

const AS_KNOWN_AT = {
  description:
    'What the roster said at this instant, whatever was changed since; now when absent, never in the future.',
  example: '2026-10-14T00:00:00Z',
};

export class RosterQuery extends PageQuery {
  @DayField({ description: 'First day.', example: '2026-10-01' }) from!: string;
  @DayField({ description: 'First day after the period; at most 366 days after `from`.', example: '2026-11-01' })
  to!: string;

  @QueryList()
  @Uuid({ optional: true, list: { max: 20 }, description: 'Department; repeat for OR.' })
  departmentId?: string[];

  @QueryList()
  @Uuid({ optional: true, list: { max: 20 }, description: 'Officer; repeat for OR.' })
  staffId?: string[];

  @InstantField({ ...AS_KNOWN_AT, optional: true }) asKnownAt?: string;
}

export class ShiftPage extends PageResponse {
  @NestedList(() => ShiftResponse, { max: 200, description: 'Shifts in the order of their start.' })
  items!: ShiftResponse[];
  @Bool(CALENDAR_KNOWN) calendarKnown!: boolean;
}

export class OnDutyQuery {
  @InstantField({ optional: true, description: 'At this instant; now when absent.', example: '2026-10-14T02:00:00Z' })
  at?: string;

  @InstantField({ ...AS_KNOWN_AT, optional: true }) asKnownAt?: string;
}

export class OnDutyResponse {
  @Uuid({ description: 'Centre.' }) centerId!: string;
  @InstantField({ description: 'The instant that was asked for.' }) at!: string;
  @InstantField({ description: 'The answer is what the roster said at this instant.' }) asKnownAt!: string;
  @NestedList(() => ShiftResponse, {
    max: 5000,
    description: 'Who is on duty: the counter before those on call; empty when nobody is.',
  })
  items!: ShiftResponse[];
  @Bool(CALENDAR_KNOWN) calendarKnown!: boolean;
}
