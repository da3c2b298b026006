/**
 * Counting working days over a calendar that is data: weekdays, less public holidays, plus make-up working days
 * (国务院办公厅 announces them year by year). Deadlines whose last day is a rest day end on the next working day
 * (CC 203; CPL 85). Example: due on Saturday 2024-05-04, holiday until the 5th → Monday the 6th.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { addDays, type Day } from '../shared/day.js';

/** A calendar without a working day in a whole year is broken data, not a long holiday. */
const LONGEST_REST = 366;

function seek(calendar: WorkingCalendar, from: Day, step: 1 | -1): Day {
  for (let tries = 0, day = from; tries <= LONGEST_REST; tries += 1, day = addDays(day, step)) {
    if (calendar.isWorkingDay(day)) return day;
  }
  throw new Error(`no working day within a year of ${from}`);
}

/** The day itself when it is worked, else the next one that is. */
export const rollToWorkingDay = (calendar: WorkingCalendar, day: Day): Day => seek(calendar, day, 1);

/** The n-th working day after the day (which itself does not count); 0 gives the day, negative counts back. */
export function addWorkingDays(calendar: WorkingCalendar, day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1;
  let reached = day;
  for (let left = Math.abs(count); left > 0; left -= 1) reached = seek(calendar, addDays(reached, step), step);
  return reached;
}

/** Working days in `(from, to]`: the first day does not count, the last one does. */
export function countWorkingDays(calendar: WorkingCalendar, from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) count += 1;
  return count;
}

/** Are there more of them in `(from, to]` than that? Counts no further than it must: what was carried over lies years back. */
export function areMoreWorkingDays(calendar: WorkingCalendar, from: Day, to: Day, most: number): boolean {
  let count = 0;
  for (let day = addDays(from, 1); day <= to && count <= most; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) count += 1;
  return count > most;
}
