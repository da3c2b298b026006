/**
 * When a room is open. A room may have hours of its own, per weekday on the centre's wall clock; one without any follows
 * the centre's duty hours on working days. Statutory holidays are closed. A make-up day (调休) is a weekday that fell on a
 * weekend: it has the hours of its own weekday where the room has some, else those of Monday.
 * Source: R12; the hours are data. Example: a room open Monday to Friday is open on Saturday 2026-10-10, a make-up day.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Hours } from '../roster/duty.js';
import { instantAt, weekday, type Day } from '../shared/day.js';
import { type Interval, merged } from '../shared/interval.js';

/** Open from–to on that weekday, 'HH:mm'; 1 = Monday … 7 = Sunday. A weekday may have several, or none. */
export interface WeeklyHours extends Hours {
  readonly weekday: number;
}

export interface OfficeDays {
  readonly zone: string;
  readonly calendar: WorkingCalendar;
  readonly holidays: ReadonlySet<Day>;
  /** the centre's own hours, for rooms without hours of their own */
  readonly duty: Hours;
}

const MONDAY = 1;

export function hoursOn(day: Day, entered: readonly WeeklyHours[] | null, office: OfficeDays): readonly Hours[] {
  if (office.holidays.has(day)) return [];
  if (entered === null) return office.calendar.isWorkingDay(day) ? [office.duty] : [];
  const own = entered.filter((hours) => hours.weekday === weekday(day));
  if (own.length > 0 || !office.calendar.isMakeUpDay(day)) return own;
  return entered.filter((hours) => hours.weekday === MONDAY);
}

/** The stretches of these days in which the room is open, in order. */
export function openTimes(
  days: readonly Day[],
  entered: readonly WeeklyHours[] | null,
  office: OfficeDays,
): Interval[] {
  return merged(
    days.flatMap((day) =>
      hoursOn(day, entered, office).map(({ from, to }) => ({
        startsAt: instantAt(day, from, office.zone),
        endsAt: instantAt(day, to, office.zone),
      })),
    ),
  );
}

export interface HoursFault {
  readonly index: number;
  readonly field: 'from' | 'to';
  readonly code: 'bad_range' | 'hours_overlap';
}

/** The first entry that ends before it begins or overlaps another of its weekday. */
export function faultOfHours(entered: readonly WeeklyHours[]): HoursFault | undefined {
  for (const [index, hours] of entered.entries()) {
    if (hours.from >= hours.to) return { index, field: 'to', code: 'bad_range' };
    const isTwice = entered
      .slice(0, index)
      .some((other) => other.weekday === hours.weekday && other.from < hours.to && hours.from < other.to);
    if (isTwice) return { index, field: 'from', code: 'hours_overlap' };
  }
  return undefined;
}
