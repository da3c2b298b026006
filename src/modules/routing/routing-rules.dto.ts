/** A centre's routing rules as they are sent and shown. */
import { ALL_TRACKS } from '../../domain/deadlines/tracks.js';
import { OFFICE_HOURS } from '../../domain/routing-rules/routing-rule.js';
import {
  Code,
  DayField,
  InstantField,
  Int,
  Nested,
  NestedList,
  OneOf,
  QueryNumber,
  Text,
  TimeOfDay,
  Uuid,
} from '../../platform/http/atoms.js';

export const MOST_RULES = 100;

const LIST = { max: 50, unique: true } as const;
const MAY_BE_ABSENT = { optional: true, nullable: true } as const;
const VERSION = { max: 2147483647, example: 1 };

const CATEGORIES = { list: LIST, description: 'Code table `categories`; empty: any.', example: ['neighbor'] };
const SUBCATEGORIES = {
  list: LIST,
  description: 'Code table `subcategories`, under one of the categories; empty: any.',
  example: ['noise'],
};
const GRIDS = {
  list: LIST,
  description: 'Grids of the centre, each with everything below it; empty: any, also no grid at all.',
  example: [],
};
const RISKS = { list: LIST, description: 'Code table `risk-flags`: one of them is enough; empty: any.', example: [] };
const HOURS = {
  description: "When it was received, on the centre's wall clock; null: at any hour.",
  example: { from: '22:00', to: '06:00' },
};
const OFFICE = {
  description:
    "Received `inside` or `outside` office hours: working days by the centre's calendar, from–to of its hours of duty; null: either.",
  example: null,
};
const DEPARTMENT = { description: 'Where the case goes; null: the usual order finds it.' };
const TRACK = {
  description: 'Procedure for a case whose registration names none; it can be changed until acceptance. Null: none.',
  example: null,
};
const NOTE = { max: 200, description: 'For people: what the rule is for.', example: '夜间噪音' };
const FROM = { description: "First day on which it holds, in the centre's zone.", example: '2026-10-01' };
const TO = { description: 'First day on which it no longer holds; null: open.', example: null };

export class RuleHours {
  @TimeOfDay({ description: 'From this time on.', example: '22:00' }) from!: string;
  @TimeOfDay({ description: 'Until before this time; earlier than `from`: of the next day.', example: '06:00' })
  to!: string;
}

/** What is left out asks for nothing; department, track or both must be named. */
export class RoutingRuleInput {
  @Code({ ...CATEGORIES, optional: true }) categories?: string[];
  @Code({ ...SUBCATEGORIES, optional: true }) subcategories?: string[];
  @Uuid({ ...GRIDS, optional: true }) gridIds?: string[];
  @Code({ ...RISKS, optional: true }) riskFlags?: string[];
  @Nested(() => RuleHours, { ...HOURS, ...MAY_BE_ABSENT }) hours?: RuleHours | null;
  @OneOf(OFFICE_HOURS, { ...OFFICE, ...MAY_BE_ABSENT }) officeHours?: string | null;
  @Uuid({ ...DEPARTMENT, ...MAY_BE_ABSENT, example: '01900000-0000-7000-8000-000000000001' })
  departmentId?: string | null;
  @OneOf(ALL_TRACKS, { ...TRACK, ...MAY_BE_ABSENT }) track?: string | null;
  @Text({ ...NOTE, ...MAY_BE_ABSENT }) note?: string | null;
  @DayField(FROM) validFrom!: string;
  @DayField({ ...TO, ...MAY_BE_ABSENT }) validTo?: string | null;
}

const IN_ORDER = 'In order: the first that matches decides, those out of their days of validity are passed over.';

export class PutRoutingRulesRequest {
  @NestedList(() => RoutingRuleInput, { max: MOST_RULES, description: IN_ORDER }) rules!: RoutingRuleInput[];
}

const VERSION_ASKED = {
  ...VERSION,
  min: 1,
  optional: true,
  description: 'An earlier version; the present one if absent.',
};

export class RoutingRulesQuery {
  @QueryNumber() @Int(VERSION_ASKED) version?: number;
}

export class RoutingRulesOfCenterQuery {
  @Uuid({ description: 'The centre.' }) centerId!: string;
  @QueryNumber() @Int(VERSION_ASKED) version?: number;
}

export class RoutingRuleResponse {
  @Code(CATEGORIES) categories!: string[];
  @Code(SUBCATEGORIES) subcategories!: string[];
  @Uuid(GRIDS) gridIds!: string[];
  @Code(RISKS) riskFlags!: string[];
  @Nested(() => RuleHours, { ...HOURS, nullable: true }) hours!: RuleHours | null;
  @OneOf(OFFICE_HOURS, { ...OFFICE, nullable: true }) officeHours!: string | null;
  @Uuid({ ...DEPARTMENT, nullable: true }) departmentId!: string | null;
  @OneOf(ALL_TRACKS, { ...TRACK, nullable: true }) track!: string | null;
  @Text({ ...NOTE, nullable: true }) note!: string | null;
  @DayField(FROM) validFrom!: string;
  @DayField({ ...TO, nullable: true }) validTo!: string | null;
}

export class RoutingRulesResponse {
  @Uuid({ description: 'The centre whose cases they route.' }) centerId!: string;
  @NestedList(() => RoutingRuleResponse, { max: MOST_RULES, description: IN_ORDER }) rules!: RoutingRuleResponse[];
  @Int({ ...VERSION, min: 0, description: 'Raised by every change; 0 while the centre has none.' }) version!: number;
  @Uuid({ nullable: true, description: 'Account that entered them; null while there are none.' })
  recordedBy!: string | null;
  @InstantField({ nullable: true, description: 'When they were entered; null while there are none.' })
  recordedAt!: string | null;
}
