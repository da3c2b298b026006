/**
 * The State Council's yearly holiday notices as the package `chinese-days` carries them (2004 up to the last year announced
 * when it was published). The lists themselves are read, not its functions: those answer Monday to Friday for a year
 * nobody announced as if that were known, and take days for instants of the process's own time zone.
 */
import { createRequire } from 'node:module';
import type { CalendarYear } from '../../domain/calendar/working-calendar.js';
import { yearOf } from '../../domain/shared/day.js';

interface Notices {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

const NOTICES = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as Notices;

const HOLIDAYS = byYear(NOTICES.holidays);
const WORKING_DAYS = byYear(NOTICES.workdays);

/** The year as announced; a year without a notice is not known. */
export function announcedYear(year: number): CalendarYear {
  const holidays = HOLIDAYS.get(year) ?? [];
  const known = holidays.some((day) => day.endsWith('-10-01'));
  return { year, known, holidays: known ? holidays : [], workingDays: known ? (WORKING_DAYS.get(year) ?? []) : [] };
}

function byYear(days: Readonly<Record<string, string>>): Map<number, string[]> {
  const years = new Map<number, string[]>();
  for (const day of Object.keys(days).sort()) years.set(yearOf(day), [...(years.get(yearOf(day)) ?? []), day]);
  return years;
}
