/**
 * Which clocks run in a case, and how each of them stands. The first day does not count; a last day of mediation
 * that is a rest day moves to the next working day (CC 201, 203). A deadline is met or missed by when something
 * occurred, not by when it was written down (api.md §1.1).
 * Example: accepted on Monday 2024-05-06, 30 days → Wednesday 2024-06-05.
 */
import { knowsPeriod, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { Settings } from '../dispute/context.js';
import { aidDeadlines, type AidDeadlineKind } from '../dispute/aid/deadlines.js';
import { aftercareDeadlines, type AftercareKind } from './aftercare.js';
import { custodyDeadlines, type CustodyDeadlineKind } from '../dispute/custody/deadlines.js';
import type { DeadlineEntry } from '../dispute/events.js';
import type { DeadlineFacts, DisputeFacts, PauseFact } from '../dispute/facts.js';
import { nextDueOn } from '../dispute/pursuit/instalments.js';
import { PRACTICE, type Basis } from '../rules/basis.js';
import { compare } from '../shared/compare.js';
import { addDays, dayOfInstant, diffDays, type Day, type Instant } from '../shared/day.js';
import { deadlineAgain } from './pauses.js';
import { TERMS, termOf, type Kind, type TermStart } from './terms.js';
import { areMoreWorkingDays } from './working-days.js';

export type DeadlineState = 'running' | 'paused' | 'met' | 'met_pending' | 'missed';
export const DEADLINE_KINDS = [
  'mediation',
  'performance',
  'return_visit',
  'referral_answer',
  'referral',
  'supervision',
  'legal_aid_decision',
  'legal_aid_assignment',
  'confirmation_notice',
  'enforcement',
  'unsettled',
] as const satisfies readonly (
  'mediation' | 'performance' | 'return_visit' | CustodyDeadlineKind | AidDeadlineKind | AftercareKind
)[];
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

export interface DeadlineView {
  readonly kind: DeadlineKind;
  /** the obligation, visit, referral, supervision, request for legal aid, party to be told or report; null for mediation as a whole */
  readonly subjectId: string | null;
  readonly dueOn: Day;
  /** false: the day was counted on a year nobody had entered, and may be a rest day */
  readonly calendarKnown: boolean;
  readonly state: DeadlineState;
  /** calendar days since it began, until its end or today, with and without the pauses; null: not mediation's */
  readonly grossDays: number | null;
  readonly netDays: number | null;
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
  return deadlineAgain(term, starts[TERMS[term].from], calendar, settings);
}

/** The mediation deadline that counts now: after a reopening the last one. */
export const runningDeadline = ({ deadlines }: Pick<DisputeFacts, 'deadlines'>): DeadlineFacts | undefined =>
  deadlines.findLast(({ kind }) => kind === 'mediation');

/** Every deadline of the case, soonest first. */
export function deadlinesOf(facts: DisputeFacts, now: Instant, zone: string): DeadlineView[] {
  const today = dayOfInstant(now, zone);
  return [
    ...facts.deadlines.map((row) => mediationView(facts, row, today, zone)),
    ...laterViews(facts, today, zone),
  ].sort((a, b) => compare(a.dueOn, b.dueOn));
}

const stateOf = (dueOn: Day, doneOn: Day | null, today: Day): DeadlineState =>
  doneOn === null ? (today > dueOn ? 'missed' : 'running') : doneOn > dueOn ? 'missed' : 'met';

const dayOf = (at: Instant | null, zone: string): Day | null => (at === null ? null : dayOfInstant(at, zone));

function mediationView(facts: DisputeFacts, row: DeadlineFacts, today: Day, zone: string): DeadlineView {
  const endedOn = dayOf(row.endedAt, zone);
  const isPaused = row.endedAt === null && row === runningDeadline(facts) && openPause(facts) !== undefined;
  // A clock that stood still had stopped when the pause began.
  const stoppedOn = dayOf(row.stoppedAt, zone);
  const judged = stateOf(row.dueOn, stoppedOn ?? endedOn, today);
  const isPending = judged === 'met' && facts.lateEntries.some(({ seq, at }) => seq === row.endedBySeq && at === null);
  const until = endedOn ?? today;
  const grossDays = Math.max(0, diffDays(row.startedOn, until));
  return {
    kind: row.kind,
    subjectId: null,
    dueOn: row.dueOn,
    calendarKnown: row.calendarKnown,
    state: isPaused ? 'paused' : isPending ? 'met_pending' : judged,
    grossDays,
    netDays: grossDays - pausedDays(facts, row.startedOn, until, zone),
    basis: row.basis,
  };
}

/** Calendar days of `(from, to]` on which the clock stood still. */
function pausedDays(facts: DisputeFacts, from: Day, to: Day, zone: string): number {
  return facts.pauses.reduce((sum, pause) => {
    const begin = [dayOfInstant(pause.from, zone), from].sort().at(-1) ?? from;
    const end = [dayOf(pause.to, zone) ?? to, to].sort()[0] ?? to;
    return sum + Math.max(0, diffDays(begin, end));
  }, 0);
}

export interface DeadlineRow {
  readonly kind: DeadlineKind;
  /** null for mediation */
  readonly subjectId: string | null;
  readonly dueOn: Day;
  /** null: it has not come to its end */
  readonly doneOn: Day | null;
  readonly calendarKnown: boolean;
  readonly basis: Basis;
  readonly isPaused: boolean;
}

/** The days of all deadlines of the case that somebody can meet or miss. */
export const deadlineRows = (facts: DisputeFacts, zone: string): DeadlineRow[] => [
  ...facts.deadlines.map((row) => ({
    kind: row.kind,
    subjectId: null,
    dueOn: row.dueOn,
    doneOn: dayOf(row.stoppedAt ?? row.endedAt, zone),
    calendarKnown: row.calendarKnown,
    basis: row.basis,
    isPaused: row.endedAt === null && row === runningDeadline(facts) && openPause(facts) !== undefined,
  })),
  ...laterRows(facts, zone),
];

const laterViews = (facts: DisputeFacts, today: Day, zone: string): DeadlineView[] =>
  laterRows(facts, zone).map(({ kind, subjectId, dueOn, doneOn, calendarKnown, basis, isPaused }) => ({
    kind,
    subjectId,
    dueOn,
    calendarKnown,
    state: isPaused ? 'paused' : stateOf(dueOn, doneOn, today),
    grossDays: null,
    netDays: null,
    basis,
  }));

interface Clock {
  readonly kind: DeadlineKind;
  readonly subjectId: string;
  readonly dueOn: Day;
  readonly doneAt: Instant | null;
  readonly calendarKnown: boolean;
  readonly basis: Basis;
  readonly isPaused?: boolean;
}

function laterRows(facts: DisputeFacts, zone: string): DeadlineRow[] {
  const simple = { calendarKnown: true, isPaused: false } as const;
  const performance = facts.obligations.flatMap((duty): DeadlineRow[] => {
    const { obligationId: subjectId, performedAt, state } = duty;
    const dueOn = nextDueOn(duty) ?? duty.dueOn;
    if (dueOn === null || state === 'void') return [];
    return [
      { kind: 'performance', subjectId, dueOn, doneOn: dayOf(performedAt, zone), basis: PERFORMANCE_BASIS, ...simple },
    ];
  });
  const visits = facts.visits.map(({ visitId: subjectId, dueOn, visitedOn: doneOn }): DeadlineRow => ({
    kind: 'return_visit',
    subjectId,
    dueOn,
    doneOn,
    basis: PRACTICE,
    ...simple,
  }));
  const clocks: Clock[] = [...custodyDeadlines(facts), ...aidDeadlines(facts, zone), ...aftercareDeadlines(facts)];
  const others = clocks.map(({ kind, subjectId, dueOn, doneAt, basis, calendarKnown, isPaused = false }) => ({
    kind,
    subjectId,
    dueOn,
    doneOn: dayOf(doneAt, zone),
    calendarKnown,
    basis,
    isPaused,
  }));
  return [...performance, ...visits, ...others];
}

/** The pause that has not ended. */
export const openPause = ({ pauses }: Pick<DisputeFacts, 'pauses'>): PauseFact | undefined =>
  pauses.find(({ to }) => to === null);

/** Is that instant after the last day of mediation, while its clock runs? */
export function isExpired(facts: DisputeFacts, at: Instant, zone: string): boolean {
  const deadline = runningDeadline(facts);
  if (deadline === undefined || deadline.endedAt !== null || openPause(facts) !== undefined) return false;
  return dayOfInstant(at, zone) > deadline.dueOn;
}

/** So late that a director has to countersign it (api.md §1.1). */
export function needsCountersign(
  entry: Clocked,
  calendar: WorkingCalendar,
  zone: string,
  settings: Pick<Settings, 'countersignAfterWorkingDays'>,
): boolean {
  const { happened, recorded } = daysOf(entry, zone);
  return areMoreWorkingDays(calendar, happened, recorded, settings.countersignAfterWorkingDays);
}

/** Written down more working days after it happened than the settings allow (api.md §1.1). */
export function isLate(
  entry: Clocked,
  calendar: WorkingCalendar,
  zone: string,
  settings: Pick<Settings, 'lateAfterWorkingDays'>,
): boolean {
  const { happened, recorded } = daysOf(entry, zone);
  return areMoreWorkingDays(calendar, happened, recorded, settings.lateAfterWorkingDays);
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
