/** Three-zero reports and litigation rates: what is asked and what is answered. */
import { ApiProperty } from '@nestjs/swagger';
import { OUTSIDE_FIGURE_NAMES } from '../../domain/indicators/outside-counts.js';
import { FIGURE_UNITS } from '../../domain/reports/printed.js';
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
import { SourceResponse } from '../indicators/indicators.dto.js';
import { ReportHeadResponse } from './report-head.dto.js';
import { AS_OF, Zero } from './reports.dto.js';
import { MonthCompletenessResponse, ZeroDefinitionResponse } from './zero-petition.dto.js';

const COUNT = { min: 0, max: 2147483647, nullable: true } as const;
const REASONS = [
  'qualifying_petition',
  'month_unfinished',
  'month_missing',
  'month_contradicted',
  'counted',
  'count_unknown',
  'population_unknown',
] as const;
const PART_KEYS = ['no_petition', 'no_litigation', 'no_crime', 'zero_petition', 'zero_accident', 'zero_case'] as const;

class ProduceByMonthsRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new report.',
    example: '01900000-0000-7000-8000-0000000000d2',
  })
  id?: string;
  @Uuid({ description: 'Centre, with everything below it.', example: '01900000-0000-7000-8000-000000000004' })
  centerId!: string;
  @DayField({ description: 'First day of a month: where the period begins.', example: '2026-07-01' }) from!: string;
  @DayField({
    description: 'First day of a month: the day after the last of the period, at most 50 years on.',
    example: '2026-10-01',
  })
  to!: string;
  @InstantField(AS_OF) asOf?: string;
}

export class ProduceThreeZeroRequest extends ProduceByMonthsRequest {
  @Text({
    max: 100,
    description:
      'What the three zeros are, `id@version`: `three_zero@1` (no petition, no litigation, no criminal case), ' +
      '`henan_three_zero@1` (petitions, accidents, cases). The report prints its text in full.',
    example: 'three_zero@1',
  })
  definition!: string;
}

export class ProduceLitigationRateRequest extends ProduceByMonthsRequest {}

export class IndicatorReasonResponse {
  @OneOf(REASONS, { description: 'What happened, or what is not known.', example: 'count_unknown' }) code!: string;
  @Text({ max: 500, description: 'The same in words, in the language asked for.' }) detail!: string;
  @Uuid({ nullable: true, description: 'The petition that qualifies.' }) petitionId!: string | null;
  @DayField({ nullable: true, description: 'Its day.' }) on!: string | null;
  @Uuid({ nullable: true, description: 'The leaf centre it is about.' }) centerId!: string | null;
  @MonthField({ nullable: true, description: 'The month it is about.', example: '2026-09' }) month!: string | null;
  @Int({ min: 1900, max: 2199, nullable: true, description: 'The year of a population.', example: 2026 })
  year!: number | null;
  @OneOf(OUTSIDE_FIGURE_NAMES, { nullable: true, description: 'Which outside count.', example: 'civilCases' })
  figure!: string | null;
  @Int({ ...COUNT, description: 'How many there were.', example: 1 }) count!: number | null;
}

export class IndicatorFigureResponse {
  @Text({ max: 64, description: 'Key of the figure.', example: 'rate_2026' }) key!: string;
  @Text({ max: 200, description: 'Name, in the language asked for.' }) label!: string;
  @Int({
    min: 1900,
    max: 2199,
    nullable: true,
    description: 'Calendar year; null for the whole period.',
    example: 2026,
  })
  year!: number | null;
  @Uuid({ nullable: true, description: 'Leaf centre; null for all together.' }) centerId!: string | null;
  @Int({ ...COUNT, description: 'What was counted; null while part of it is not known.', example: 1 })
  numerator!: number | null;
  @Int({
    ...COUNT,
    description: 'Over what; null for a plain count, and while part of it is not known.',
    example: 6023,
  })
  denominator!: number | null;
  @Text({ max: 30, description: 'Rate rounded half up, the count, or `n/a`.', example: '1.66' }) value!: string;
  @OneOf(FIGURE_UNITS, { description: 'Unit of `numerator`; `per_10000`: of the rate.', example: 'per_10000' })
  unit!: string;
  @Text({ max: 1000, description: 'What exactly is counted, in the language asked for.' }) definition!: string;
  @NestedList(() => IndicatorReasonResponse, { max: 1_000_000, description: 'Why it is not known.' })
  reasons!: IndicatorReasonResponse[];
  @NestedList(() => SourceResponse, {
    max: 1_000_000,
    optional: true,
    description:
      'Who told what the figure was made of, each once; empty where the register of petitions tells it, absent in reports from before.',
  })
  sources?: SourceResponse[];
  @Text({
    max: 200,
    description: 'Address of exactly its records.',
    example: '/api/v1/reports/01900000-0000-7000-8000-0000000000d2/records?figure=rate_2026',
  })
  href!: string;
}

export class ThreeZeroPartResponse {
  @OneOf(PART_KEYS, { description: 'Key of the part.', example: 'no_litigation' }) key!: string;
  @Text({ max: 200, description: 'Its name in Chinese.' }) textZh!: string;
  @Text({ max: 200, description: 'Its name in English.' }) textEn!: string;
  @ApiProperty({
    oneOf: [{ type: 'boolean' }, { type: 'string', enum: ['unproven'] }],
    description: 'False as soon as something happened; else `unproven` while anything is not known; else true.',
    example: 'unproven',
  })
  verdict!: true | false | 'unproven';
  @NestedList(() => IndicatorReasonResponse, {
    max: 1_000_000,
    description: 'What makes it false, then what leaves it unproven, by month and centre.',
  })
  reasons!: IndicatorReasonResponse[];
}

class IndicatorReportResponse extends ReportHeadResponse {
  @Nested(() => ZeroDefinitionResponse, { description: 'What is counted, printed in full.' })
  definition!: ZeroDefinitionResponse;
  @NestedList(() => IndicatorFigureResponse, { max: 1_000_000, description: 'Figures, each open to its records.' })
  figures!: IndicatorFigureResponse[];
}

export class ThreeZeroReportResponse extends IndicatorReportResponse {
  @OneOf(['three_zero'], { description: 'Kind of report.' }) kind!: string;
  @Zero() zero!: true | false | 'unproven';
  @NestedList(() => ThreeZeroPartResponse, { max: 3, description: 'The three parts, each judged for itself.' })
  parts!: ThreeZeroPartResponse[];
  @NestedList(() => MonthCompletenessResponse, {
    max: 1_000_000,
    description: 'Returns of the petition register, per month and leaf centre.',
  })
  completeness!: MonthCompletenessResponse[];
}

export class LitigationRateReportResponse extends IndicatorReportResponse {
  @OneOf(['litigation_rate'], { description: 'Kind of report.' }) kind!: string;
}
