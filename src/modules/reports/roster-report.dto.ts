/** The report on the duty roster: what is asked and what is answered. */
import { DUTY_MEASURES } from '../../domain/roster/duty-report.js';
import {
  Bool,
  Code,
  DayField,
  Decimal,
  InstantField,
  Int,
  NestedList,
  OneOf,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { StandingResponse } from './report-standing.dto.js';

const COUNT = { min: 0, max: 2147483647 } as const;

export class ProduceRosterReportRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new report.',
    example: '01900000-0000-7000-8000-0000000000d2',
  })
  id?: string;
  @Uuid({ description: 'Centre whose roster it is about.', example: '01900000-0000-7000-8000-000000000004' })
  centerId!: string;
  @DayField({ description: 'First day of the period.', example: '2026-10-01' }) from!: string;
  @DayField({ description: 'Day after the last of the period; at most 366 days after `from`.', example: '2026-11-01' })
  to!: string;
  @Uuid({
    optional: true,
    list: { min: 1, max: 100, unique: true },
    description: 'Departments of the centre; when absent all open ones, and closed ones with shifts in the period.',
  })
  departmentIds?: string[];
}

export class RosterFigureResponse {
  @Text({ max: 64, description: 'Key of the figure in this report.' }) key!: string;
  @Code({ description: 'What is counted; the same in every report.', example: 'shifts' }) metric!: string;
  @OneOf(DUTY_MEASURES, {
    description:
      'How the figure follows from its records: their number, the sum of their weights, the days they take, or most minus fewest per person.',
    example: 'count',
  })
  measure!: string;
  @Text({ max: 200, description: 'Name, in the language asked for.' }) label!: string;
  @Decimal({ ...COUNT, description: 'The figure.', example: 12 }) numerator!: number;
  @Int({ ...COUNT, nullable: true, description: 'Over what; null for a plain figure.' }) denominator!: number | null;
  @Text({ max: 30, description: 'Rate rounded half up, `n/a` over nothing, or the figure itself.', example: '12' })
  value!: string;
  @Text({ max: 1000, description: 'What exactly is counted, in the language asked for.' }) definition!: string;
  @Text({ max: 200, description: 'Address of exactly its records.' }) href!: string;
}

export class RosterPersonFigures {
  @Uuid({ description: 'Officer.' }) staffId!: string;
  @NestedList(() => RosterFigureResponse, { max: 50, description: 'Figures of the officer in this department.' })
  figures!: RosterFigureResponse[];
}

export class RosterDepartmentFigures {
  @Uuid({ description: 'Department.' }) departmentId!: string;
  @NestedList(() => RosterFigureResponse, { max: 50, description: 'Figures of the department.' })
  figures!: RosterFigureResponse[];
  @NestedList(() => RosterPersonFigures, { max: 10_000, description: 'Its officers, and whoever stood in it.' })
  people!: RosterPersonFigures[];
}

export class RosterReportResponse extends StandingResponse {
  @Uuid({ description: 'Id of the report.' }) id!: string;
  @OneOf(['roster'], { description: 'Kind of report.' }) kind!: string;
  @Uuid({ description: 'Centre whose roster it is about.' }) centerId!: string;
  @DayField({ description: 'First day of the period.', example: '2026-10-01' }) from!: string;
  @DayField({ description: 'Day after the last of the period.', example: '2026-11-01' }) to!: string;
  @Text({ max: 100, description: 'Definition of the figures, `id@version`.', example: 'duty_roster@1' })
  definition!: string;
  @Bool({ description: 'False: the period touches a year nobody had entered; weights of make-up days may be missing.' })
  calendarKnown!: boolean;
  @NestedList(() => RosterDepartmentFigures, { max: 1000, description: 'Figures by department and person.' })
  departments!: RosterDepartmentFigures[];
  @InstantField({ description: 'The roster as it stood then; the report never changes afterwards.' }) asOf!: string;
  @Uuid({ description: 'Account that produced it.' }) producedBy!: string;
  @Text({ max: 64, description: 'SHA-256 of parameters, figures and all records behind them, hex.' }) digest!: string;
}
