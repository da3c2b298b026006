/** The question and the two answers of a dry run. */
import { ALL_TRACKS } from '../../domain/deadlines/tracks.js';
import { ROUTING_TEXTS } from '../../domain/routing-rules/routing-texts.js';
import {
  Bool,
  Code,
  DayField,
  InstantField,
  Int,
  Nested,
  NestedList,
  OneOf,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { MOST_RULES, RoutingRuleInput, RoutingRuleResponse } from './routing-rules.dto.js';

/** The longest period compared at once, in days. */
export const MOST_DAYS = 366;
/** Differing cases listed. */
export const MOST_LISTED = 200;

export class DryRunRequest {
  @Uuid({ description: 'The centre that takes the cases in.' }) centerId!: string;
  @Code({
    optional: true,
    description: 'A dispute that might come: code table `categories`. Without it `rules` are held against past cases.',
    example: 'neighbor',
  })
  category?: string;
  @Code({ optional: true, nullable: true, description: 'Code table `subcategories`.', example: 'noise' })
  subcategory?: string | null;
  @Uuid({ optional: true, nullable: true, description: 'Grid in which it happens.' }) gridId?: string | null;
  @Code({ list: { max: 20, unique: true }, optional: true, description: 'Code table `risk-flags`.', example: [] })
  riskFlags?: string[];
  @Int({
    min: 1,
    max: 100_000,
    optional: true,
    nullable: true,
    description: 'People involved; from the number in the settings on it counts as flagged `mass`.',
    example: 2,
  })
  peopleInvolved?: number | null;
  @InstantField({
    optional: true,
    nullable: true,
    description: 'When it is received; its day is the one on which the rules are asked. Default now.',
    example: '2026-10-14T14:30:00Z',
  })
  at?: string | null;
  @NestedList(() => RoutingRuleInput, {
    optional: true,
    max: MOST_RULES,
    description: 'A changed list in place of the one in force, judged like one that is to be kept.',
  })
  rules?: RoutingRuleInput[];
  @DayField({ optional: true, description: 'Past cases received from this day on; default three months before `to`.' })
  from?: string;
  @DayField({ optional: true, description: `… until before this day; default tomorrow. At most ${MOST_DAYS} days.` })
  to?: string;
  @DayField({
    optional: true,
    description: 'Day on which the changed rules are asked, as if the past cases came then; default today.',
  })
  on?: string;
}

export class RoutingReasonResponse {
  @OneOf(Object.keys(ROUTING_TEXTS), { description: 'Stable code.', example: 'rule_other_hours' }) code!: string;
  @Text({
    max: 500,
    description: 'The sentence, in the language asked for.',
    example: '收件时间不在第1条规定的时段内。',
  })
  text!: string;
  @Int({ min: 0, max: MOST_RULES, nullable: true, description: 'The rule it speaks of, from 0; null: of none.' })
  ruleIndex!: number | null;
  @Uuid({ nullable: true, description: 'The department it speaks of; null: of none.' }) departmentId!: string | null;
}

const MOST_REASONS = MOST_RULES + 10;

export class RoutingAnswerResponse {
  @Uuid({ nullable: true, description: 'Where it would go; null: no department takes it.' })
  departmentId!: string | null;
  @OneOf(ALL_TRACKS, { nullable: true, description: 'Procedure a rule would give it; null: none does.' })
  track!: string | null;
  @Int({ min: 0, max: MOST_RULES, nullable: true, description: 'The first rule that matches, from 0; null: none.' })
  ruleIndex!: number | null;
  @Nested(() => RoutingRuleResponse, { nullable: true, description: 'That rule.' }) rule!: RoutingRuleResponse | null;
  @Int({
    min: 0,
    max: 2_000_000_000,
    nullable: true,
    description: 'Version of the rules asked; null: those sent along.',
  })
  rulesVersion!: number | null;
  @Uuid({ nullable: true, description: 'The officer of the department on duty then, by the published roster.' })
  officerId!: string | null;
  @Uuid({ nullable: true, description: 'The roster line that puts the officer on duty.' }) shiftId!: string | null;
  @Bool({ description: 'Nobody is on duty for the department then: it would wait.' }) queued!: boolean;
  @Bool({ description: 'False: office hours of that day rest on a year whose holidays nobody entered.', example: true })
  calendarKnown!: boolean;
  @NestedList(() => RoutingReasonResponse, {
    max: MOST_REASONS,
    description:
      'Why: of every rule before the matching one the condition that failed, then each department considered, in order, ' +
      'for a registration by the caller, and who would have it.',
  })
  why!: RoutingReasonResponse[];
}

export class RoutingDifferenceResponse {
  @Uuid({ description: 'The case.' }) disputeId!: string;
  @Text({ max: 64, description: 'Its receipt number.', example: 'R20260506-7K3QX' }) receiptNo!: string;
  @Uuid({ nullable: true, description: 'Where it was routed.' }) fromDepartmentId!: string | null;
  @Uuid({ nullable: true, description: 'Where the changed rules would have sent it.' }) toDepartmentId!: string | null;
  @OneOf(ALL_TRACKS, { nullable: true, description: 'Procedure it was registered with; null: none.' })
  fromTrack!: string | null;
  @OneOf(ALL_TRACKS, { nullable: true, description: 'Procedure it would have had.' }) toTrack!: string | null;
  @Int({ min: 0, max: MOST_RULES, nullable: true, description: 'The changed rule that would decide; null: none.' })
  ruleIndex!: number | null;
  @NestedList(() => RoutingReasonResponse, { max: MOST_REASONS, description: 'Why, without the rules passed over.' })
  why!: RoutingReasonResponse[];
}

const COUNT = { min: 0, max: 2_000_000_000, example: 3 } as const;

export class RoutingComparisonResponse {
  @DayField({ description: 'First day of the period.' }) from!: string;
  @DayField({ description: 'First day after it.' }) to!: string;
  @DayField({ description: 'Day on which the changed rules were asked.' }) on!: string;
  @Int({ ...COUNT, description: 'Cases the centre received in the period.' }) cases!: number;
  @Int({ ...COUNT, description: 'Of these: would have gone where they went, with the same procedure.' }) same!: number;
  @Int({ ...COUNT, description: 'Would have gone elsewhere or with another procedure.' }) different!: number;
  @Int({ ...COUNT, description: 'Of the different ones: cases the caller may not see, hence not listed.' })
  hidden!: number;
  @Bool({ description: 'False: office hours rest on a year whose holidays nobody entered.', example: true })
  calendarKnown!: boolean;
  @NestedList(() => RoutingDifferenceResponse, {
    max: MOST_LISTED,
    description: `The last received first, at most ${MOST_LISTED}.`,
  })
  differing!: RoutingDifferenceResponse[];
}
