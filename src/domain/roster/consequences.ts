/**
 * What a change of the working days means for a roster that is published already: shifts that now fall on rest days, and
 * working days of a department on which nobody stands. Nothing is moved by itself; people decide (R12).
 * Example: the notice makes Saturday 2026-10-10 a working day after October was published: six departments have nobody.
 */
import { workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar.js';
import { earlierOf, laterOf, type Day } from '../shared/day.js';
import type { DepartmentNeed } from './roster.js';
import { comesOn } from './slots.js';

/** Days `[from, to)` for which a department's roster is published. */
export interface SettledDays extends Pick<DepartmentNeed, 'departmentId' | 'presence' | 'weekdays'> {
  readonly from: Day;
  readonly to: Day;
}

export interface DepartmentDay {
  readonly on: Day;
  readonly departmentId: string;
}

export function onRestDays<S extends DepartmentDay>(shifts: readonly S[], calendar: WorkingCalendar): S[] {
  return shifts.filter(({ on }) => !calendar.isWorkingDay(on));
}

/** Working days within `[from, to)` that are settled and on which the roster has neither a shift nor a known gap. */
export function daysWithNobody(
  settled: readonly SettledDays[],
  planned: readonly DepartmentDay[],
  calendar: WorkingCalendar,
  period: { readonly from: Day; readonly to: Day },
): DepartmentDay[] {
  const known = new Set(planned.map(({ departmentId, on }) => `${departmentId} ${on}`));
  return settled
    .flatMap(({ departmentId, presence, weekdays, from, to }) =>
      workingDaysBetween(calendar, laterOf(from, period.from), earlierOf(to, period.to))
        .filter((on) => presence !== 'rotating' || comesOn(weekdays, on, calendar))
        .map((on) => ({ on, departmentId })),
    )
    .filter(({ departmentId, on }) => !known.has(`${departmentId} ${on}`))
    .sort((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));
}
