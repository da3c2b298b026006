/**
 * Which days are worked: Monday to Friday, minus the statutory holidays, plus the make-up days (调休: a weekend day
 * that is worked in exchange). The yearly lists are data, from the State Council's notice or an administrator (R12).
 * A year nobody entered is answered Monday to Friday and says so (`knows` is false): a draft may rest on that, a
 * published roster may not. Example: Saturday 2026-02-14 is worked before the Spring Festival.
 */
import { addDays, addYears, type Day, daysBetween, weekday, yearOf } from '../shared/day.js';

export interface CalendarYear {
  readonly year: number;
  /** false: nobody entered this year; its lists are empty guesses */
  readonly known: boolean;
  readonly holidays: readonly Day[];
  /** make-up days: worked although they fall on a weekend */
  readonly workingDays: readonly Day[];
}

export interface WorkingCalendar {
  isWorkingDay(day: Day): boolean;
  isMakeUpDay(day: Day): boolean;
  knows(day: Day): boolean;
}

const SATURDAY = 6;

export function workingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const holidays = new Set<Day>(years.flatMap((year) => year.holidays));
  const madeUp = new Set<Day>(years.flatMap((year) => year.workingDays));
  const known = new Set(years.filter((year) => year.known).map((year) => year.year));
  return {
    isWorkingDay: (day) => madeUp.has(day) || (weekday(day) < SATURDAY && !holidays.has(day)),
    isMakeUpDay: (day) => madeUp.has(day) && weekday(day) >= SATURDAY,
    knows: (day) => known.has(Number(day.slice(0, 4))),
  };
}

/** The working days of `[from, to)`, in order. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): Day[] {
  return daysBetween(from, to).filter((day) => calendar.isWorkingDay(day));
}

/** True when every day of `[from, to)` lies in a year somebody entered. */
export function knowsPeriod(calendar: WorkingCalendar, from: Day, to: Day): boolean {
  if (to <= from) return true;
  const last = yearOf(addDays(to, -1));
  for (let day = from; yearOf(day) <= last; day = addYears(`${day.slice(0, 4)}-01-01`, 1))
    if (!calendar.knows(day)) return false;
  return true;
}

export type CalendarFault = 'day_of_other_year' | 'make_up_on_weekday' | 'holiday_and_make_up' | 'day_twice';

/** What is wrong with the lists of one year, entry by entry; empty when they can be saved. */
export function faultsOfYear(entry: CalendarYear): { readonly day: Day; readonly code: CalendarFault }[] {
  const faults: { day: Day; code: CalendarFault }[] = [];
  const seen = new Set<Day>();
  for (const day of [...entry.holidays, ...entry.workingDays]) {
    if (Number(day.slice(0, 4)) !== entry.year) faults.push({ day, code: 'day_of_other_year' });
    if (seen.has(day)) faults.push({ day, code: isInBoth(entry, day) ? 'holiday_and_make_up' : 'day_twice' });
    seen.add(day);
  }
  for (const day of entry.workingDays) if (weekday(day) < SATURDAY) faults.push({ day, code: 'make_up_on_weekday' });
  return faults;
}

function isInBoth(entry: CalendarYear, day: Day): boolean {
  return entry.holidays.includes(day) && entry.workingDays.includes(day);
}
