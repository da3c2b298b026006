/**
 * Which clocks run in a case, and how each of them stands. The first day does not count; a last day of mediation
 * that is a rest day moves to the next working day (CC 201, 203). A deadline is met or missed by when something
 * occurred, not by when it was written down (api.md §1.1).
 * Example: accepted on Monday 2024-05-06, 30 days → Wednesday 2024-06-05.
 */
import { knowsPeriod, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { Settings } from '../dispute/context.js';
import type { DeadlineEntry } from '../dispute/events.js';
import type { DeadlineFacts, DisputeFacts } from '../dispute/facts.js';
import { PRACTICE, type Basis } from '../rules/basis.js';
import { addDays, dayOfInstant, type Day, type Instant } from '../shared/day.js';
import { TERMS, termOf, type Kind, type TermStart } from './terms.js';
import { addWorkingDays, countWorkingDays, rollToWorkingDay } from './working-days.js';

export type DeadlineState = 'running' | 'met' | 'missed';
export type DeadlineKind = 'mediation' | 'performance' | 'return_visit';

export interface DeadlineView {
  readonly kind: DeadlineKind;
  /** the obligation or visit; null for mediation as a whole */
  readonly subjectId: string | null;
  readonly dueOn: Day;
  /** false: the day was counted on a year nobody had entered, and may be a rest day */
  readonly calendarKnown: boolean;
  readonly state: DeadlineState;
  readonly basis: Basis;
}

const PERFORMANCE_BASIS: Basis = { law: '中华人民共和国人民调解法', article: '31' };

/** The clock that acceptance starts (R21). */
export function mediationDeadline(
  kind: Kind,
  starts: Readonly<Record<TermStart, Day>>,
  calendar: WorkingCalendar,
  settings: Settings,
): DeadlineEntry {
  const term = termOf(kind);
  const { from, basis } = TERMS[term];
  const { days, unit } = settings.terms[term];
  const startedOn = starts[from];
  const rawDueOn = unit === 'working' ? addWorkingDays(calendar, startedOn, days) : addDays(startedOn, days);
  return {
    kind: 'mediation',
    term,
    unit,
    startedOn,
    ...rolled(rawDueOn, unit === 'working' ? startedOn : rawDueOn, calendar),
    basis,
  };
}

/** A last day of rest moves to the next working day; whether the days counted on were known is told with it. */
export function rolled(rawDueOn: Day, countedFrom: Day, calendar: WorkingCalendar) {
  const dueOn = rollToWorkingDay(calendar, rawDueOn);
  return { rawDueOn, dueOn, calendarKnown: knowsPeriod(calendar, countedFrom, addDays(dueOn, 1)) };
}

/** The mediation deadline that counts now: after a reopening the last one. */
export const runningDeadline = ({ deadlines }: Pick<DisputeFacts, 'deadlines'>): DeadlineFacts | undefined =>
  deadlines.findLast(({ kind }) => kind === 'mediation');

/** Every deadline of the case, soonest first. */
export function deadlinesOf(facts: DisputeFacts, now: Instant, zone: string): DeadlineView[] {
  const today = dayOfInstant(now, zone);
  const stateOf = (dueOn: Day, doneOn: Day | null): DeadlineState =>
    doneOn === null ? (today > dueOn ? 'missed' : 'running') : doneOn > dueOn ? 'missed' : 'met';
  const on = (at: Instant | null): Day | null => (at === null ? null : dayOfInstant(at, zone));
  const mediation = facts.deadlines.map((row) => ({
    kind: row.kind,
    subjectId: null,
    dueOn: row.dueOn,
    calendarKnown: row.calendarKnown ?? true,
    state: stateOf(row.dueOn, on(row.endedAt)),
    basis: row.basis,
  }));
  const performance = facts.obligations.flatMap((duty) =>
    duty.dueOn === null
      ? []
      : [
          {
            kind: 'performance' as const,
            subjectId: duty.obligationId,
            dueOn: duty.dueOn,
            calendarKnown: true,
            state: stateOf(duty.dueOn, on(duty.performedAt)),
            basis: PERFORMANCE_BASIS,
          },
        ],
  );
  const visits = facts.visits.map((visit) => ({
    kind: 'return_visit' as const,
    subjectId: visit.visitId,
    dueOn: visit.dueOn,
    calendarKnown: true,
    state: stateOf(visit.dueOn, visit.visitedOn),
    basis: PRACTICE,
  }));
  return [...mediation, ...performance, ...visits].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** Mediation has gone on past its last day without an end. */
export function isExpired(facts: DisputeFacts, now: Instant, zone: string): boolean {
  return (
    deadlinesOf(facts, now, zone).some((row) => row.kind === 'mediation' && row.state === 'missed') && isRunning(facts)
  );
}

function isRunning(facts: DisputeFacts): boolean {
  return facts.deadlines.some((row) => row.endedAt === null);
}

/** Written down more working days after it happened than the settings allow (api.md §1.1). */
export function isLate(
  entry: Clocked,
  calendar: WorkingCalendar,
  zone: string,
  settings: Pick<Settings, 'lateAfterWorkingDays'>,
): boolean {
  const { happened, recorded } = daysOf(entry, zone);
  return countWorkingDays(calendar, happened, recorded) > settings.lateAfterWorkingDays;
}

/** False: the question of being late was answered on a year nobody has entered. */
export function knowsLateness(entry: Clocked, calendar: WorkingCalendar, zone: string): boolean {
  const { happened, recorded } = daysOf(entry, zone);
  return knowsPeriod(calendar, addDays(happened, 1), addDays(recorded, 1));
}

interface Clocked {
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

const daysOf = ({ occurredAt, recordedAt }: Clocked, zone: string) => ({
  happened: dayOfInstant(occurredAt, zone),
  recorded: dayOfInstant(recordedAt, zone),
});
