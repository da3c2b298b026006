/**
 * The handover between two shifts of a department 交接班: until when the note must be accepted, and how far it looks ahead.
 * It waits until the next working day begins, that is until the first shift of the centre on that day; what nobody has
 * accepted by then goes to the director. Example: Friday's note must be accepted before Monday 08:30.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { addWorkingDays } from '../deadlines/working-days.js';
import { earlierOf, instantAt, type Day, type Instant } from '../shared/day.js';
import type { DutyHours } from './duty.js';

export interface HandoverTimes {
  /** sessions up to this day are told */
  readonly nextWorkingDay: Day;
  /** deadlines up to this day are told */
  readonly horizonOn: Day;
}

export const handoverTimes = (calendar: WorkingCalendar, on: Day, horizonDays: number): HandoverTimes => ({
  nextWorkingDay: addWorkingDays(calendar, on, 1),
  horizonOn: addWorkingDays(calendar, on, horizonDays),
});

/** `firstStart` is the first published shift of that day; where none is, the hours of the centre count. */
export function acceptBy(firstStart: Instant | null, day: Day, hours: DutyHours, zone: string): Instant {
  return firstStart ?? instantAt(day, earlierOf(hours.am.from, hours.day.from), zone);
}
