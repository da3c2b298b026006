/** The zero-petition report: what is asked and what is answered. */
import {
  DayField,
  InstantField,
  Int,
  MonthField,
  Nested,
  NestedList,
  OneOf,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { ReportHeadResponse } from './report-head.dto.js';
import { AS_OF, Zero } from './reports.dto.js';

const MONTH_STATES = ['unfinished', 'missing', 'contradicted', 'filed', 'confirmed'] as const;
const REASONS = ['qualifying_petition', 'month_unfinished', 'month_missing', 'month_contradicted'] as const;
const COUNT = { min: 0, max: 2147483647 } as const;

export class ProduceZeroPetitionRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new report.',
    example: '01900000-0000-7000-8000-0000000000d1',
  })
  id?: string;
  @Uuid({ description: 'Centre, with everything below it.', example: '01900000-0000-7000-8000-000000000004' })
  centerId!: string;
  @DayField({ description: 'First day of the period.', example: '2026-07-01' }) from!: string;
  @DayField({ description: 'Day after the last of the period, at most 50 years on.', example: '2026-10-01' })
  to!: string;
  @Text({
    max: 100,
    description:
      'What counts against zero, `id@version`: `no_petition_above_community@1`, `no_petition_at_all@1`, `none_to_city_or_higher@1`, ' +
      '`none_over_level@1`. The report prints its text in full.',
    example: 'no_petition_above_community@1',
  })
  definition!: string;
  @InstantField(AS_OF) asOf?: string;
}

export class ZeroDefinitionResponse {
  @Text({ max: 64, description: 'Id of the definition.', example: 'no_petition_above_community' }) id!: string;
  @Int({ min: 1, max: 1000, description: 'Version; a published one never changes.', example: 1 }) version!: number;
  @Text({ max: 2000, description: 'Full text in Chinese.' }) textZh!: string;
  @Text({ max: 2000, description: 'Full text in English.' }) textEn!: string;
}

export class ZeroReasonResponse {
  @OneOf(REASONS, { description: 'Why it is not (yet) a proven zero.', example: 'month_missing' }) code!: string;
  @Text({ max: 500, description: 'The same in words, in the language asked for.' }) detail!: string;
  @Uuid({ nullable: true, description: 'The petition that qualifies.' }) petitionId!: string | null;
  @DayField({ nullable: true, description: 'Its day.' }) on!: string | null;
  @Uuid({ nullable: true, description: 'The centre whose month is open.' }) centerId!: string | null;
  @MonthField({ nullable: true, description: 'The open month.', example: '2026-09' }) month!: string | null;
}

export class MonthCompletenessResponse {
  @Uuid({ description: 'Leaf centre.' }) centerId!: string;
  @MonthField({ description: 'Month touched by the period.', example: '2026-09' }) month!: string;
  @OneOf(MONTH_STATES, { description: 'What the centre answered for the month.', example: 'filed' }) state!: string;
  @Uuid({ nullable: true, description: 'Its return; null while there is none.' }) returnId!: string | null;
}

export class FigureResponse {
  @Text({ max: 64, description: 'Key of the figure.', example: 'level_township' }) key!: string;
  @Text({ max: 200, description: 'Name, in the language asked for.' }) label!: string;
  @Int({ ...COUNT, description: 'What was counted.', example: 1 }) numerator!: number;
  @Int({ ...COUNT, nullable: true, description: 'Over what; null for a plain count.', example: 4 }) denominator!:
    number | null;
  @Text({ max: 30, description: 'Rate rounded half up, `n/a` over nothing, or the count itself.', example: '25.0%' })
  value!: string;
  @Text({ max: 1000, description: 'What exactly is counted, in the language asked for.' }) definition!: string;
  @Text({
    max: 200,
    description: 'Address of exactly its records.',
    example: '/api/v1/reports/01900000-0000-7000-8000-0000000000d1/records?figure=level_township',
  })
  href!: string;
}

export class StretchResponse {
  @DayField({ description: 'First day.' }) since!: string;
  @DayField({ description: 'Day after the last.' }) until!: string;
  @Int({ ...COUNT, description: 'Days.' }) days!: number;
}

export class StreakBreakResponse {
  @Uuid({ description: 'The petition that broke the streak before this one.' }) id!: string;
  @DayField({ description: 'Its day.' }) on!: string;
}

export class ZeroStreakResponse {
  @DayField({
    nullable: true,
    description: 'First day without a qualifying petition, never before the first month answered for.',
  })
  since!: string | null;

  @DayField({ nullable: true, description: 'From here on every finished month has a return that holds.' })
  provenSince!: string | null;

  @DayField({
    nullable: true,
    description: 'Since when it is claimed from before the register: declared, never proven.',
  })
  declaredSince!: string | null;

  @Int({ ...COUNT, description: 'Days since `since`.' }) days!: number;
  @Int({ ...COUNT, description: 'Whole years since `since`.' }) years!: number;
  @Nested(() => StreakBreakResponse, { nullable: true, description: 'What ended the streak before.' })
  brokenBy!: StreakBreakResponse | null;
  @Nested(() => StretchResponse, { nullable: true, description: 'The longest ever.' }) longest!: StretchResponse | null;
}

export class DeclarationResponse {
  @DayField({ description: 'Since when zero is claimed.', example: '2009-05-01' }) declaredSince!: string;
  @Text({ max: 2000, description: 'What the claim rests on.' }) ground!: string;
  @Uuid({ description: 'Account that declared it.' }) declaredBy!: string;
  @InstantField({ description: 'When it was declared.' }) recordedAt!: string;
}

export class ZeroPetitionReportResponse extends ReportHeadResponse {
  @OneOf(['zero_petition'], { description: 'Kind of report.' }) kind!: string;
  @Nested(() => ZeroDefinitionResponse, { description: 'What counts against zero, printed in full.' })
  definition!: ZeroDefinitionResponse;
  @Zero() zero!: true | false | 'unproven';

  @NestedList(() => ZeroReasonResponse, {
    max: 1_000_000,
    description: 'Every qualifying petition, then every open month.',
  })
  reasons!: ZeroReasonResponse[];

  @NestedList(() => MonthCompletenessResponse, { max: 1_000_000, description: 'Per month and leaf centre.' })
  completeness!: MonthCompletenessResponse[];

  @NestedList(() => FigureResponse, {
    max: 100,
    description:
      'Petitions of the period: those that qualify, all, by level, channel, first or repeated, group …, and the months answered for.',
  })
  petitions!: FigureResponse[];

  @Nested(() => ZeroStreakResponse, {
    description: 'How long nothing that qualifies happened, up to the end of the period or today.',
  })
  streak!: ZeroStreakResponse;

  @Nested(() => DeclarationResponse, {
    nullable: true,
    description: 'The claim behind `streak.declaredSince`; null when nothing was declared.',
  })
  declaration!: DeclarationResponse | null;
}
