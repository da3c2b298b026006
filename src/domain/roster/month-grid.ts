/**
 * The roster of one month as it hangs on the wall: names × days, one group for each department, with the places nobody
 * stands in. It counts nothing but lines: a half day is one shift. A statutory holiday is one also where it falls on a
 * weekend; a make-up day is a weekend day that is worked (R12). Example: in October 2026 the 10th is a Saturday that is
 * worked, and the 1st to the 7th are holidays.
 */
import type { CalendarYear } from '../calendar/working-calendar.js';
import { addMonths, daysBetween, firstDayOf, weekday, type Day, type Month } from '../shared/day.js';
import type { ShiftKind, ShiftPart } from './roster.js';

export type DayKind = 'working' | 'make_up' | 'weekend' | 'holiday';

/** What stands in a field: whole day, half day, or on call whatever the hours. */
export type Mark = ShiftPart | 'on_call';

export interface MonthDay {
  readonly on: Day;
  /** 1 = Monday … 7 = Sunday */
  readonly weekday: number;
  readonly kind: DayKind;
}

export interface MonthLine {
  readonly departmentId: string;
  readonly staffId: string;
  readonly on: Day;
  readonly part: ShiftPart;
  readonly kind: ShiftKind;
}

export type MonthGap = Omit<MonthLine, 'staffId'>;

/** Who is listed for a department also without a line, in this order. */
export interface MonthTeam {
  readonly departmentId: string;
  readonly staffIds: readonly string[];
}

export interface MonthRow {
  readonly staffId: string;
  /** one field for each day */
  readonly marks: readonly (readonly Mark[])[];
  readonly total: number;
}

export interface MonthGroup {
  readonly departmentId: string;
  readonly rows: readonly MonthRow[];
  /** one field for each day; null when every place is filled */
  readonly gaps: readonly (readonly Mark[])[] | null;
}

export interface MonthGrid {
  readonly month: Month;
  readonly calendarKnown: boolean;
  readonly days: readonly MonthDay[];
  readonly groups: readonly MonthGroup[];
}

export interface MonthInput {
  readonly month: Month;
  /** the year of the month */
  readonly year: CalendarYear;
  readonly teams: readonly MonthTeam[];
  readonly lines: readonly MonthLine[];
  readonly gaps: readonly MonthGap[];
}

export function monthGrid({ month, year, teams, lines, gaps }: MonthInput): MonthGrid {
  const days = daysOfMonth(month, year);
  return {
    month,
    calendarKnown: year.known,
    days,
    groups: teams.map((team) => {
      const of = <T extends MonthGap>(all: readonly T[]) =>
        all.filter((each) => each.departmentId === team.departmentId);
      return groupOf(team, days, of(lines), of(gaps));
    }),
  };
}

export const firstDayAfter = (month: Month): Day => firstDayOf(addMonths(month, 1));

function daysOfMonth(month: Month, year: CalendarYear): MonthDay[] {
  return daysBetween(firstDayOf(month), firstDayAfter(month)).map((on) => ({
    on,
    weekday: weekday(on),
    kind: kindOf(on, year),
  }));
}

function kindOf(on: Day, year: CalendarYear): DayKind {
  if (year.holidays.includes(on)) return 'holiday';
  if (weekday(on) < 6) return 'working';
  return year.workingDays.includes(on) ? 'make_up' : 'weekend';
}

function groupOf(
  { departmentId, staffIds }: MonthTeam,
  days: readonly MonthDay[],
  lines: readonly MonthLine[],
  gaps: readonly MonthGap[],
): MonthGroup {
  // Whoever stood in for the department is listed too, at its end.
  const people = [...new Set([...staffIds, ...lines.map(({ staffId }) => staffId)])];
  return {
    departmentId,
    rows: people.map((staffId) => {
      const own = lines.filter((line) => line.staffId === staffId);
      return { staffId, marks: marksOf(days, own), total: own.length };
    }),
    gaps: gaps.length === 0 ? null : marksOf(days, gaps),
  };
}

function marksOf(days: readonly MonthDay[], places: readonly MonthGap[]): Mark[][] {
  return days.map(({ on }) =>
    places
      .filter((place) => place.on === on)
      .map(markOf)
      .sort(),
  );
}

function markOf({ kind, part }: MonthGap): Mark {
  return kind === 'on_call' ? 'on_call' : part;
}
