/**
 * Time that does not count: while an appraisal runs, while mediation is suspended, while an outside body has the case (R21; 在线 26).
 * A deadline moves by the days of the pause and never to an earlier day. The day on which a pause begins counts, the day on
 * which it ends does not. Example: due on Friday the 14th, paused from Monday the 3rd to Thursday the 6th → Monday the 17th.
 */
import { knowsPeriod, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { Settings } from '../dispute/context.js';
import type { DeadlineEntry } from '../dispute/events.js';
import { addDays, diffDays, type Day } from '../shared/day.js';
import { TERMS, type Term, type TermLength } from './terms.js';
import { addWorkingDays, countWorkingDays, rollToWorkingDay } from './working-days.js';

/** A last day, before and after a rest day was moved, and whether every day it was counted on was known. */
export interface DueDay {
  readonly rawDueOn: Day;
  readonly dueOn: Day;
  readonly calendarKnown: boolean;
}

/** A last day of rest moves to the next working day (CC 203; CPL 85). */
export function rolled(rawDueOn: Day, countedFrom: Day, calendar: WorkingCalendar): DueDay {
  const dueOn = rollToWorkingDay(calendar, rawDueOn);
  return { rawDueOn, dueOn, calendarKnown: knowsPeriod(calendar, countedFrom, addDays(dueOn, 1)) };
}

/** The last day of a term that begins on a day which itself does not count. */
export function dueAfter(startedOn: Day, { days, unit }: TermLength, calendar: WorkingCalendar): DueDay {
  if (unit === 'working') return rolled(addWorkingDays(calendar, startedOn, days), startedOn, calendar);
  const rawDueOn = addDays(startedOn, days);
  return rolled(rawDueOn, rawDueOn, calendar);
}

/** How many days of a term lie in `(from, to]`. */
export const daysCounted = (from: Day, to: Day, unit: TermLength['unit'], calendar: WorkingCalendar): number =>
  to <= from ? 0 : unit === 'working' ? countWorkingDays(calendar, from, to) : diffDays(from, to);

interface Shiftable extends Pick<DueDay, 'rawDueOn' | 'dueOn'> {
  readonly unit: TermLength['unit'];
}

/** The deadline after a pause that lasted from one day to another; also a calendar entered since never brings it forward. */
export function shifted({ rawDueOn, dueOn, unit }: Shiftable, from: Day, to: Day, calendar: WorkingCalendar): DueDay {
  const days = daysCounted(from, to, unit, calendar);
  const due = dueAfter(rawDueOn, { days, unit }, calendar);
  return due.dueOn < dueOn ? { ...rolled(dueOn, dueOn, calendar), rawDueOn: due.rawDueOn } : due;
}

/** A fresh term of the same kind, for a case that is taken up again. */
export function deadlineAgain(
  term: Term,
  startedOn: Day,
  calendar: WorkingCalendar,
  settings: Settings,
): DeadlineEntry {
  const length = settings.terms[term];
  const due = dueAfter(startedOn, length, calendar);
  return { kind: 'mediation', term, unit: length.unit, startedOn, ...due, basis: TERMS[term].basis };
}
