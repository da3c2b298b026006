/** What the calendar of a year means for the published roster. */
import { SHIFT_PARTS } from '../../domain/roster/roster.js';
import { Bool, DayField, Int, NestedList, OneOf, Uuid } from '../../platform/http/atoms.js';
import { CALENDAR_KNOWN, SHIFT } from './roster.dto.js';

const MOST = 200_000;

export class RestDayShiftResponse {
  @Uuid(SHIFT.id) id!: string;
  @DayField(SHIFT.on) on!: string;
  @OneOf(SHIFT_PARTS, SHIFT.part) part!: string;
  @Uuid(SHIFT.departmentId) departmentId!: string;
  @Uuid(SHIFT.staffId) staffId!: string;
}

export class EmptyDayResponse {
  @DayField(SHIFT.on) on!: string;
  @Uuid({ description: 'Department of which nobody stands on the roster.' }) departmentId!: string;
}

export class ConsequencesResponse {
  @Uuid({ description: 'Centre.' }) centerId!: string;
  @Int({ min: 1950, max: 2199, description: 'Calendar year.', example: 2026 }) year!: number;
  @Bool(CALENDAR_KNOWN) calendarKnown!: boolean;
  @DayField({ description: 'First day looked at: today, or the first of the year.', example: '2026-10-14' })
  from!: string;
  @DayField({ description: 'Day after the last one looked at.', example: '2027-01-01' }) to!: string;
  @NestedList(() => RestDayShiftResponse, { max: MOST, description: 'Published shifts that fall on rest days.' })
  onRestDays!: RestDayShiftResponse[];
  @NestedList(() => EmptyDayResponse, {
    max: MOST,
    description:
      'Working days for which the roster of a department is published and on which it has neither a shift nor a known gap.',
  })
  withNobody!: EmptyDayResponse[];
}
