/** Lists of reports and the records behind a figure. */
import { ApiProperty } from '@nestjs/swagger';
import { ALL_STATES } from '../../domain/dispute/states.js';
import { OUTCOMES } from '../../domain/reports/case-record.js';
import { SHIFT_PARTS } from '../../domain/roster/roster.js';
import { REPORT_STATES } from '../../domain/reports/report-state.js';
import { PETITION_CHANNELS, PETITION_FIRST_SCOPES, PETITION_LEVELS } from '../../domain/petitions/petition.js';
import {
  Bool,
  Code,
  DayField,
  Decimal,
  InstantField,
  Int,
  MonthField,
  Nested,
  NestedList,
  OneOf,
  QueryList,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { CASE_REPORT_KINDS } from './report.record.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';
import { COMPARISONS } from './restatement.js';
import { FIGURE_SOURCES, FigureSourceResponse } from '../indicators/indicators.dto.js';
import { STATE_DESCRIPTION } from './report-standing.dto.js';

export const REPORT_KINDS = ['zero_petition', 'roster', 'three_zero', 'litigation_rate', ...CASE_REPORT_KINDS] as const;
export const RETURN_STATES = ['filed', 'confirmed', 'contradicted'] as const;
export const RECORD_KINDS = [
  'petition',
  'petition_return',
  'population',
  'outside_count',
  'shift',
  'swap_request',
  'absence',
  'roster_gap',
  'dispute',
] as const;
const RECORD_STATES = [...RETURN_STATES, 'done', 'open', 'filled', 'on_time', 'late', 'not_recorded'] as const;
export const RECORD_VIEWS = ['full', 'reduced'] as const;

const INDICATOR = { min: 0, max: 2147483647, nullable: true } as const;
const KIND = { description: 'Kind of report.', example: 'zero_petition' };

export const AS_OF = {
  optional: true,
  description: 'Everything as it stood at this past instant; left out: now.',
  example: '2026-10-10T00:00:00Z',
} as const;

/** `true`, `false` or the text `unproven`: missing data is never a zero. */
export const Zero = ({ nullable = false } = {}): PropertyDecorator =>
  ApiProperty({
    oneOf: [
      { type: 'boolean' },
      { type: 'string', enum: ['unproven'] },
      ...(nullable ? [{ type: 'null' as const }] : []),
    ],
    description:
      'False as soon as one petition qualifies; else `unproven` while a month is unfinished, missing or contradicted; else true.' +
      (nullable ? ' Null for a report that is not about zero.' : ''),
    example: 'unproven',
  });

export class ReportQuery extends PageQuery {
  @QueryList() @Uuid({ optional: true, list: { max: 50 }, description: 'Centre; repeat for OR.' }) centerId?: string[];

  @QueryList()
  @OneOf(REPORT_KINDS, {
    optional: true,
    list: { max: 10 },
    description: 'Kind; repeat for OR.',
    example: ['zero_petition'],
  })
  kind?: string[];
}

export class RestatedFigureResponse {
  @Text({ max: 64, description: 'Key of the figure.', example: 'items' }) key!: string;
  @Text({
    max: 30,
    nullable: true,
    description: 'What the report says; null where it has no such figure.',
    example: '0',
  })
  was!: string | null;
  @Text({ max: 30, nullable: true, description: 'What it would say today.', example: '1' }) is!: string | null;
}

/** How today's answer differs from the one the report gave. */
export class RestatedResponse {
  @InstantField({ description: 'When the first of what came later was recorded.' }) since!: string;
  @Zero({ nullable: true }) zero!: true | false | 'unproven' | null;
  @Uuid({ list: { max: 1_000_000 }, description: 'Petitions that qualify today and did not then.' })
  petitionIds!: string[];
  @Uuid({ list: { max: 1_000_000 }, description: 'Petitions that qualified then and, amended, no longer do.' })
  noLongerPetitionIds!: string[];
  @NestedList(() => RestatedFigureResponse, { max: 1_000_000, description: 'Figures that are others today.' })
  figures!: RestatedFigureResponse[];
}

const RESTATED = {
  nullable: true,
  description: 'How the same question about the same period is answered today; null unless `comparison` is `restated`.',
} as const;
const COMPARISON =
  '`same`: nothing that was recorded since changes it; `restated`: it would be answered otherwise today; `not_compared`: nobody ' +
  'can say, as for the roster, which keeps no earlier versions, for repeat parties, and for hot spots once anything became known (R50).';

export class RestatementResponse {
  @Uuid({ description: 'Id of the report.' }) reportId!: string;
  @InstantField({ description: 'The moment the report speaks of.' }) asOf!: string;
  @OneOf(COMPARISONS, { description: COMPARISON, example: 'restated' }) comparison!: string;
  @Nested(() => RestatedResponse, RESTATED) restated!: RestatedResponse | null;
}

export class ReportLineResponse {
  @Uuid({ description: 'Id of the report.' }) id!: string;
  @OneOf(REPORT_KINDS, KIND) kind!: string;
  @Uuid({ description: 'Centre it is about, with everything below it.' }) centerId!: string;
  @DayField({ description: 'First day of the period.', example: '2026-07-01' }) from!: string;
  @DayField({ description: 'Day after the last of the period.', example: '2026-10-01' }) to!: string;
  @Text({
    max: 100,
    description: 'Definition of what is counted, `id@version`.',
    example: 'no_petition_above_community@1',
  })
  definition!: string;
  @Zero({ nullable: true }) zero!: true | false | 'unproven' | null;
  @OneOf(REPORT_STATES, { description: STATE_DESCRIPTION, example: 'provisional' }) state!: string;
  @InstantField({ description: 'The register as it stood then.' }) asOf!: string;
  @InstantField({ description: 'When it was produced.' }) producedAt!: string;
  @Uuid({ description: 'Account that produced it.' }) producedBy!: string;
  @Text({ max: 64, description: 'SHA-256 of figures and records, hex.' }) digest!: string;
  @OneOf(COMPARISONS, {
    description: `${COMPARISON} In the list also for a report on cases once anything became known of cases of its centres: whether that changes it, /reports/{id}/restatement tells.`,
    example: 'same',
  })
  comparison!: string;
  @Nested(() => RestatedResponse, RESTATED) restated!: RestatedResponse | null;
}

export class ReportPage extends PageResponse {
  @NestedList(() => ReportLineResponse, { max: 200, description: 'Reports, latest first.' })
  items!: ReportLineResponse[];
}

export class RecordQuery extends PageQuery {
  @Text({ max: 200, description: 'Key of a figure of the report.', example: 'items' }) figure!: string;
}

/** An entry of a population or of what others counted; what the other kind has, and what is not known, is null. */
export class IndicatorRecordResponse {
  @Int({ ...INDICATOR, description: 'Year of a population.', example: 2026 }) year!: number | null;
  @Int({ ...INDICATOR, description: 'Residents.' }) residents!: number | null;
  @Int({ ...INDICATOR, description: 'Registered floating population.' }) registeredFloating!: number | null;
  @Int({ ...INDICATOR, description: 'First-instance civil cases.' }) civilCases!: number | null;
  @Int({ ...INDICATOR, description: 'First-instance administrative cases.' }) administrativeCases!: number | null;
  @Int({ ...INDICATOR, description: 'Criminal cases.' }) criminalCases!: number | null;
  @Int({ ...INDICATOR, description: 'Public-security cases of major impact.' })
  publicSecurityCasesOfMajorImpact!: number | null;
  @Int({ ...INDICATOR, description: 'Accidents with casualties.' }) casualtyAccidents!: number | null;
  @Text({
    max: 500,
    description: 'Who said so, on what paper: of the entry; its figures may have been told by others.',
  })
  source!: string;
  @NestedList(() => FigureSourceResponse, FIGURE_SOURCES) sources!: FigureSourceResponse[];
}

/** One record behind a figure, as it was when the report was produced. */
export class ReportRecordResponse {
  @OneOf(RECORD_KINDS, { description: 'What it is.', example: 'petition' }) kind!: string;
  @Uuid({ description: 'Id of the record.' }) id!: string;
  @Int({ min: 1, max: 2147483647, description: 'Version of the record that was counted.' }) version!: number;
  @Uuid({ description: 'Centre that keeps it.' }) centerId!: string;
  @OneOf(RECORD_VIEWS, {
    description: '`reduced`: numbers, dates and codes only; `full` for who may read the register.',
  })
  view!: string;
  @Text({
    max: 200,
    nullable: true,
    description: 'Address of the record, for who may open it.',
    example: '/api/v1/petitions/01900000-0000-7000-8000-0000000000e1',
  })
  href!: string | null;

  @Text({ max: 100, nullable: true, description: 'Number in the petition register.', example: '(2026)阳春信访字第1号' })
  number!: string | null;

  @DayField({ nullable: true, description: 'Day the petition was made.', example: '2026-09-08' }) occurredOn!:
    string | null;
  @OneOf(PETITION_CHANNELS, { nullable: true, description: 'Channel of the petition.' }) channel!: string | null;
  @OneOf(PETITION_LEVELS, { nullable: true, description: 'Level of the body addressed.' }) level!: string | null;
  @Int({ min: 1, max: 100_000, nullable: true, description: 'Persons.' }) persons!: number | null;
  @Bool({ nullable: true, description: 'Group petition.' }) group!: boolean | null;
  @Bool({ nullable: true, description: 'Joint letter.' }) jointLetter!: boolean | null;
  @Bool({ nullable: true, description: 'First petition.' }) first!: boolean | null;
  @OneOf(PETITION_FIRST_SCOPES, { nullable: true, description: 'To whom it was the first.' }) firstScope!:
    string | null;
  @Bool({ nullable: true, description: 'Over-level.' }) overLevel!: boolean | null;
  @Text({ max: 2000, nullable: true, multiline: true, description: 'What it is about; null in a reduced record.' })
  matter!: string | null;
  @MonthField({ nullable: true, description: 'Month of a return or of an outside count.', example: '2026-09' }) month!:
    string | null;
  @Bool({ nullable: true, description: 'Nil return.' }) nil!: boolean | null;
  @OneOf(RECORD_STATES, { nullable: true, description: 'State of a return, a swap or a gap.' }) state!: string | null;
  @DayField({ nullable: true, description: 'Day of a shift, swap or gap; first day of an absence within the period.' })
  on!: string | null;
  @DayField({ nullable: true, description: 'Day after the last one of an absence within the period.' })
  until!: string | null;
  @OneOf(SHIFT_PARTS, { nullable: true, description: 'Part of the day of a shift or gap.' }) part!: string | null;
  @Uuid({ nullable: true, description: 'Department of a shift, swap or gap.' }) departmentId!: string | null;
  @Uuid({ nullable: true, description: 'Officer.' }) staffId!: string | null;
  @Uuid({ nullable: true, description: 'Who stood there before, or the other one of a swap.' })
  otherStaffId!: string | null;
  @Decimal({ min: 1, max: 2, nullable: true, description: 'What a shift weighs.', example: 1.25 })
  weight!: number | null;
  @Text({ max: 30, nullable: true, description: 'Receipt number of a case.' }) receiptNo!: string | null;
  @OneOf(ALL_STATES, { nullable: true, description: 'State of a case as it was known then.' }) caseState!:
    string | null;
  @Code({ nullable: true, description: 'Category of a case as it was known then.' }) category!: string | null;
  @Code({ nullable: true, description: 'Its sub-type.' }) subcategory!: string | null;
  @DayField({ nullable: true, description: 'Day it was received.' }) receivedOn!: string | null;
  @DayField({ nullable: true, description: 'Day it was first accepted.' }) acceptedOn!: string | null;
  @OneOf(OUTCOMES, { nullable: true, description: 'How its mediation came out.' }) outcome!: string | null;
  @DayField({ nullable: true, description: 'Day it came out so.' }) endedOn!: string | null;
  @DayField({ nullable: true, description: 'Day it was performed in full.' }) performedOn!: string | null;
  @DayField({ nullable: true, description: 'Day it was closed.' }) closedOn!: string | null;
  @Int({
    min: -Number.MAX_SAFE_INTEGER,
    max: Number.MAX_SAFE_INTEGER,
    nullable: true,
    description:
      'What the case adds to the figure: 1, its promises or visits that count, its amount in fen; -1 to a change, where it is of the year before.',
  })
  counts!: number | null;
  @Text({
    max: 200,
    nullable: true,
    description: 'Its value where the figure is split, e.g. the working days it took, or the number of its group.',
  })
  value!: string | null;
  @Nested(() => IndicatorRecordResponse, { nullable: true, description: 'Population or outside count.' })
  indicator!: IndicatorRecordResponse | null;
}

export class ReportRecordPage extends PageResponse {
  @NestedList(() => ReportRecordResponse, {
    max: 200,
    description: 'Petitions by day, returns by month and centre, records of the roster by day.',
  })
  items!: ReportRecordResponse[];
}
