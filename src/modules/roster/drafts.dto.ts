/** Requests and responses of roster drafts. */
import { DROPPED_CODES, GAP_CODES, SHIFT_KINDS, SHIFT_PARTS, type ShiftPart } from '../../domain/roster/roster.js';
import {
  Bool,
  DayField,
  Decimal,
  InstantField,
  Int,
  Nested,
  NestedList,
  OneOf,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { SHIFT, WhyResponse } from './roster.dto.js';

const FROM = { description: "First day, in the centre's zone.", example: '2026-12-01' };
const TO = { description: 'First day after the period; at most 366 days after `from`.', example: '2027-01-01' };
const SEED = {
  max: 200,
  description: 'The lot that decides between equals: the same seed gives the same roster.',
  example: '2026-12',
};
const COUNT = { min: 0, max: 2147483647 };
/** A year, several departments, several people each, in halves. */
const MOST_LINES = 200_000;

/** Somebody who is to stand in a certain shift, whatever the turns say. */
export class FixedAssignmentField {
  @DayField(SHIFT.on) on!: string;
  @OneOf(SHIFT_PARTS, SHIFT.part) part!: ShiftPart;
  @Uuid({ ...SHIFT.departmentId, example: '01900000-0000-7000-8000-0000000000c1' }) departmentId!: string;
  @Uuid({ ...SHIFT.staffId, example: '01900000-0000-7000-8000-0000000000d1' }) staffId!: string;
}

export class DroppedResponse extends FixedAssignmentField {
  @OneOf(DROPPED_CODES, { description: 'Why it could not be kept.', example: 'absent' }) code!: string;
  @Text({ max: 500, description: 'The reason in the language asked for.' }) text!: string;
}

export class CreateDraftRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new draft.',
    example: '01900000-0000-7000-8000-0000000000d1',
  })
  id?: string;
  @DayField(FROM) from!: string;
  @DayField(TO) to!: string;

  @Uuid({
    optional: true,
    list: { min: 1, max: 100, unique: true },
    description: 'Departments of the centre; all open ones when absent.',
    example: ['01900000-0000-7000-8000-0000000000c1'],
  })
  departments?: string[];

  @Text({ ...SEED, optional: true }) seed?: string;

  @NestedList(() => FixedAssignmentField, {
    optional: true,
    max: 2000,
    description: 'Assignments to keep; what cannot be kept is told under `dropped`, with the reason.',
  })
  fixed?: FixedAssignmentField[];
}

export class DraftShiftResponse {
  @Uuid(SHIFT.id) id!: string;
  @DayField(SHIFT.on) on!: string;
  @OneOf(SHIFT_PARTS, SHIFT.part) part!: string;
  @OneOf(SHIFT_KINDS, SHIFT.kind) kind!: string;
  @Uuid(SHIFT.departmentId) departmentId!: string;
  @Uuid(SHIFT.staffId) staffId!: string;
  @Nested(() => WhyResponse, SHIFT.why) why!: WhyResponse;
}

/** How many officers of the department were out for which reason. */
export class GapParamsResponse {
  @Int({ ...COUNT, description: 'Officers of the department.' }) officers!: number;
  @Int({ ...COUNT, description: 'Absent that day.' }) absent!: number;
  @Int({ ...COUNT, description: 'Not coming on that weekday.' }) otherWeekday!: number;
  @Int({ ...COUNT, description: 'At their weekly maximum.' }) weeklyMaximum!: number;
  @Int({ ...COUNT, description: 'On duty for another department.' }) elsewhere!: number;
  @Int({ ...COUNT, description: 'Too close to another shift of theirs.' }) restTooShort!: number;
}

export class GapResponse {
  @DayField(SHIFT.on) on!: string;
  @OneOf(SHIFT_PARTS, SHIFT.part) part!: string;
  @OneOf(SHIFT_KINDS, SHIFT.kind) kind!: string;
  @Uuid(SHIFT.departmentId) departmentId!: string;
  @Int({ ...COUNT, description: 'People missing.', example: 1 }) missing!: number;
  @OneOf(GAP_CODES, { description: 'Why nobody was found.', example: 'nobody_on_weekday' }) code!: string;
  @Nested(() => GapParamsResponse, { description: 'Counts behind the code.' }) params!: GapParamsResponse;
  @Text({ max: 500, description: 'The reason in the language asked for.' }) text!: string;
}

export class PersonLoadResponse {
  @Uuid(SHIFT.staffId) staffId!: string;
  @Int({ ...COUNT, description: 'Shifts in the period, in this department.' }) shifts!: number;
  @Int({ ...COUNT, description: 'The same with the shifts for departments that share officers with it.' })
  shiftsInAll!: number;
  @Decimal({
    min: 0,
    max: 2147483647,
    description: 'All of these, Mondays and Fridays counted 1¼, make-up days 1½.',
  })
  weighted!: number;
  @Int({ ...COUNT, description: 'Shifts the person could have stood in.' }) available!: number;
  @Int({ ...COUNT, description: 'Shifts in the 366 days before the period.' }) servedBefore!: number;
}

export class FairnessResponse {
  @Uuid(SHIFT.departmentId) departmentId!: string;
  @Int({ ...COUNT, description: 'Shifts given.' }) shifts!: number;
  @Int({ ...COUNT, description: 'People missing, over all shifts.' }) missing!: number;
  @Int({ ...COUNT, description: 'Most shifts of one of its officers minus fewest, all their duty counted.' })
  spread!: number;
  @Int({
    ...COUNT,
    description: 'The same among people who could stand in the same shifts; 0 or 1 when the roster is fair.',
  })
  spreadAmongEquals!: number;
  @Decimal({ min: 0, max: 2147483647, description: 'Spread of the weighted loads.' }) weightedSpread!: number;
  @Int({ ...COUNT, description: 'Times somebody stands in two shifts one after the other.' }) twiceInARow!: number;
  @Uuid({
    list: { max: 1000 },
    description: 'Departments that share officers, directly or through others: their duty is shared out as one.',
  })
  sharedWith!: string[];
  @Int({ ...COUNT, description: 'Spread over all officers of those departments: what is made as small as can be.' })
  groupSpread!: number;
  @Bool({
    description:
      'True: no roster under the same rules fills more shifts, or as many with a smaller `groupSpread`. False: the best found.',
  })
  proven!: boolean;
  @NestedList(() => PersonLoadResponse, { max: 10000, description: 'Load of each officer.' })
  people!: PersonLoadResponse[];
}

export class DraftResponse {
  @Uuid({ description: 'Id of the draft.' }) id!: string;
  @Uuid({ description: 'Centre.' }) centerId!: string;
  @DayField(FROM) from!: string;
  @DayField(TO) to!: string;
  @Uuid({ list: { max: 1000 }, description: 'Departments it was made for.' }) departments!: string[];
  @Text(SEED) seed!: string;
  @OneOf(['draft', 'published'], { description: 'A draft is a proposal; published, its shifts are the duty roster.' })
  state!: string;
  @Bool({ description: 'False: the period touches a year nobody entered; it can be looked at, not published.' })
  calendarKnown!: boolean;
  @NestedList(() => DraftShiftResponse, { max: MOST_LINES, description: 'Shifts by day, department and part.' })
  shifts!: DraftShiftResponse[];
  @NestedList(() => GapResponse, { max: MOST_LINES, description: 'Shifts that found too few people.' })
  gaps!: GapResponse[];
  @NestedList(() => FixedAssignmentField, { max: 2000, description: 'Assignments that were to be kept.' })
  fixed!: FixedAssignmentField[];
  @NestedList(() => DroppedResponse, { max: 2000, description: 'Those of them that could not be, and why.' })
  dropped!: DroppedResponse[];
  @NestedList(() => FairnessResponse, { max: 1000, description: 'How evenly duty is shared, by department.' })
  fairness!: FairnessResponse[];
  @InstantField({ description: 'When it was made.' }) createdAt!: string;
  @InstantField({ nullable: true, description: 'When it was published.' }) publishedAt!: string | null;
  @Int({ min: 0, max: 2147483647, description: 'Raised by every change; part of the ETag.' }) version!: number;
}
