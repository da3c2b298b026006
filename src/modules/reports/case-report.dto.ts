/** Reports on cases: what is asked and what is answered, the same for all of them. */
import { DELEGATING_BODIES } from '../../domain/dispute/vocabulary.js';
import { FIGURE_UNITS } from '../../domain/reports/printed.js';
import { DayField, InstantField, Int, Nested, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { CASE_REPORT_KINDS } from './report.record.js';
import { ReportHeadResponse } from './report-head.dto.js';

const COUNT = { min: 0, max: Number.MAX_SAFE_INTEGER } as const;
const CHANGE = { ...COUNT, min: -Number.MAX_SAFE_INTEGER } as const;
export const COURT_DELEGATED = ['include', 'exclude', 'only'] as const;

export class ProduceCaseReportRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new report.',
    example: '01900000-0000-7000-8000-0000000000d2',
  })
  id?: string;
  @Uuid({ description: 'Centre, with everything below it.', example: '01900000-0000-7000-8000-000000000004' })
  centerId!: string;
  @DayField({ description: 'First day of the period.', example: '2026-07-01' }) from!: string;
  @DayField({ description: 'Day after the last of the period, at most 50 years on.', example: '2026-10-01' })
  to!: string;
  @InstantField({
    optional: true,
    nullable: true,
    description:
      'A past instant: the answer as it would have been given then, from what was known then. Absent: now. Never in the future.',
    example: null,
  })
  asOf?: string | null;
  @OneOf(COURT_DELEGATED, {
    optional: true,
    default: 'include',
    description: 'Cases a court delegated: counted with the others, left out, or alone.',
    example: 'include',
  })
  courtDelegated?: (typeof COURT_DELEGATED)[number];
  @OneOf(DELEGATING_BODIES, {
    optional: true,
    nullable: true,
    description: 'Only cases this body delegated.',
    example: null,
  })
  delegatedBy?: string | null;
}

export class DefinitionResponse {
  @Text({ max: 64, description: 'Id of the definition.', example: 'caseload' }) id!: string;
  @Int({ min: 1, max: 1000, description: 'Version; a published one never changes.', example: 1 }) version!: number;
  @Text({ max: 4000, description: 'Full text in Chinese.' }) textZh!: string;
  @Text({ max: 4000, description: 'Full text in English.' }) textEn!: string;
}

export class CaseFigureResponse {
  @Text({ max: 200, description: 'Key of the figure.', example: 'category.neighbor' }) key!: string;
  @Text({ max: 500, description: 'Name, in the language asked for.' }) label!: string;
  @Text({ max: 1000, description: 'What exactly is counted, in the language asked for.' }) definition!: string;
  @OneOf(FIGURE_UNITS, { description: 'Unit; `fen` is shown in yuan.', example: 'cases' }) unit!: string;
  @Int({
    ...CHANGE,
    nullable: true,
    description: 'What was counted; null over nothing; below zero where it is a change.',
    example: 1,
  })
  numerator!: number | null;
  @Int({ ...COUNT, nullable: true, description: 'Over what; null for a plain count.', example: 4 })
  denominator!: number | null;
  @Text({
    max: 40,
    description:
      'As it is shown: a rate rounded half up, `n/a` over nothing, or the number. A figure withheld (R50) is not there at all.',
    example: '25.0%',
  })
  value!: string;
  @Text({
    max: 64,
    min: 0,
    description:
      'SHA-256 of id, version and share of every record behind it, hex; empty in reports that withhold figures (R50).',
  })
  digest!: string;
  @Text({
    max: 300,
    nullable: true,
    description: 'Address of exactly its records; where figures are withheld (R50), only of those the caller may see.',
    example: '/api/v1/reports/01900000-0000-7000-8000-0000000000d2/records?figure=category.neighbor',
  })
  href!: string | null;
}

export class AxisResponse {
  @Text({ min: 0, max: 200, description: 'Key.' }) key!: string;
  @Text({ max: 500, description: 'Name, in the language asked for.' }) label!: string;
}

export class CellsResponse {
  @Text({ max: 200, list: { max: 1000 }, description: 'Keys of figures, column by column; `-` where there is none.' })
  keys!: string[];
}

export class SectionResponse {
  @Text({ max: 64, description: 'Id of the section.', example: 'rates' }) id!: string;
  @Text({ max: 200, description: 'Heading, in the language asked for.' }) title!: string;
  @Text({ max: 200, list: { max: 10_000 }, description: 'Keys of its figures in order; empty for a table.' })
  keys!: string[];
  @NestedList(() => AxisResponse, { max: 10_000, description: 'Lines of a table; empty for a list.' })
  rows!: AxisResponse[];
  @NestedList(() => AxisResponse, { max: 1000, description: 'Columns of a table; empty for a list.' })
  columns!: AxisResponse[];
  @NestedList(() => CellsResponse, { max: 10_000, description: 'Line by line the figures of a table.' })
  cells!: CellsResponse[];
}

export class CaseReportResponse extends ReportHeadResponse {
  @OneOf(CASE_REPORT_KINDS, { description: 'Kind of report.', example: 'caseload' }) kind!: string;
  @DayField({
    description: 'Day after the last that counts: `to`, or the day after `asOf` if that is earlier.',
    example: '2026-10-01',
  })
  cut!: string;
  @OneOf(COURT_DELEGATED, { description: 'What was asked for.', example: 'include' }) courtDelegated!: string;
  @OneOf(DELEGATING_BODIES, { nullable: true, description: 'What was asked for.' }) delegatedBy!: string | null;
  @Text({ max: 200, description: 'Title, in the language asked for.' }) title!: string;
  @Nested(() => DefinitionResponse, { description: 'What is counted, printed in full.' })
  definition!: DefinitionResponse;
  @Text({ max: 500, nullable: true, description: 'The answer in a sentence, where there is one.' })
  verdict!: string | null;
  @NestedList(() => CaseFigureResponse, { max: 100_000, description: 'Every figure, each open to its records.' })
  figures!: CaseFigureResponse[];
  @NestedList(() => SectionResponse, { max: 100, description: 'How the figures are laid out.' })
  sections!: SectionResponse[];
  @Text({ max: 1000, list: { max: 50 }, description: 'What a reader has to know before believing a number.' })
  notes!: string[];
}
