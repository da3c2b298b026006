/** Requests and responses of roster drafts. */
import { GAP_CODES, SHIFT_KINDS, SHIFT_PARTS } from '../../domain/roster/roster.js';
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
  @Int({ ...COUNT, description: 'Shifts in the period.' }) shifts!: number;
  @Decimal({ min: 0, max: 2147483647, description: 'Shifts, Mondays and Fridays counted 1¼, make-up days 1½.' })
  weighted!: number;
  @Int({ ...COUNT, description: 'Shifts the person could have stood in.' }) available!: number;
  @Int({ ...COUNT, description: 'Shifts in the 366 days before the period.' }) servedBefore!: number;
}

export class FairnessResponse {
  @Uuid(SHIFT.departmentId) departmentId!: string;
  @Int({ ...COUNT, description: 'Shifts given.' }) shifts!: number;
  @Int({ ...COUNT, description: 'People missing, over all shifts.' }) missing!: number;
  @Int({ ...COUNT, description: 'Most shifts of one person minus fewest.' }) spread!: number;
  @Int({
    ...COUNT,
    description: 'The same among people who could stand in the same shifts; 0 or 1 when the roster is fair.',
  })
  spreadAmongEquals!: number;
  @Decimal({ min: 0, max: 2147483647, description: 'Spread of the weighted loads.' }) weightedSpread!: number;
  @Int({ ...COUNT, description: 'Times somebody stands in two shifts one after the other.' }) twiceInARow!: number;
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
  @NestedList(() => FairnessResponse, { max: 1000, description: 'How evenly duty is shared, by department.' })
  fairness!: FairnessResponse[];
  @InstantField({ description: 'When it was made.' }) createdAt!: string;
  @InstantField({ nullable: true, description: 'When it was published.' }) publishedAt!: string | null;
  @Int({ min: 0, max: 2147483647, description: 'Raised by every change; part of the ETag.' }) version!: number;
}
