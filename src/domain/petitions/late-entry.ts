/**
 * Two clocks: the day a petition was made and the day it was written down here. More than one working day between them
 * is a late entry and is shown as such (api.md §1.1). Example: made on Friday, recorded on Monday: in time; on Tuesday: late.
 */
import { knowsPeriod, type WorkingCalendar } from '../calendar/working-calendar.js';
import { addWorkingDays } from '../deadlines/working-days.js';
import { addDays, earlierOf, yearOf, type Day } from '../shared/day.js';

export function isRecordedLate(calendar: WorkingCalendar, occurredOn: Day, recordedOn: Day): boolean {
  return recordedOn > addWorkingDays(calendar, occurredOn, 1);
}

/** False: the answer rests on a year nobody has entered. */
export function knowsRecordedLate(calendar: WorkingCalendar, occurredOn: Day, recordedOn: Day): boolean {
  const next = addDays(occurredOn, 1);
  const last = earlierOf(recordedOn, addWorkingDays(calendar, occurredOn, 1));
  return knowsPeriod(calendar, next, addDays(last, 1));
}

/** First and last year the calendar has to know for the question. */
export function calendarYearsOf(occurredOn: Day): readonly [number, number] {
  return [yearOf(occurredOn), yearOf(addDays(occurredOn, 31))];
}
