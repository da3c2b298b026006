/**
 * "Zero petitions", said only as far as it can be shown (R43, domain.md §7). A petition that qualifies makes it false
 * whatever else is missing; a month unfinished, without a return, or contradicted leaves it unproven; only then true,
 * provisional until another person confirmed every month.
 * Example: three confirmed months and a current one without a return: "unproven", with the month named.
 */
import { firstDayOf, monthOf, type Day, type Month } from '../shared/day.js';
import { streaksOf, type Stretch, type StreakEvent } from '../streaks/streaks.js';
import { qualifies, type ZeroDefinition } from './definitions.js';
import { compareReturn, endOf, monthsOf, type MonthlyReturn } from './monthly-return.js';
import { byDayThenId, type Petition } from './petition.js';

export type MonthState = 'unfinished' | 'missing' | 'contradicted' | 'filed' | 'confirmed';

export interface MonthCompleteness {
  readonly centerId: string;
  readonly month: Month;
  readonly state: MonthState;
  readonly returnId: string | null;
}

export type ZeroReason =
  | { readonly code: 'qualifying_petition'; readonly petitionId: string; readonly on: Day }
  | {
      readonly code: 'month_unfinished' | 'month_missing' | 'month_contradicted';
      readonly centerId: string;
      readonly month: Month;
    };

export interface ZeroStreak {
  /** first day without a qualifying petition, never before the first complete month; null without one */
  readonly since: Day | null;
  /** from here on every finished month has a return that holds; null when the last finished month has none */
  readonly provenSince: Day | null;
  /** what was claimed before the first complete month, as long as nothing in the register disproves it */
  readonly declaredSince: Day | null;
  readonly days: number;
  readonly years: number;
  readonly brokenBy: StreakEvent | null;
  readonly longest: Stretch | null;
}

export interface ZeroQuestion {
  readonly definition: ZeroDefinition;
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  /** the centres that file returns: leaves of the reported subtree */
  readonly leafCenterIds: readonly string[];
  /** the whole register of these centres, not only of the period: the streak looks further back */
  readonly petitions: readonly Petition[];
  readonly returns: readonly MonthlyReturn[];
  /** since when zero is claimed from before there was a register; null when nothing is claimed */
  readonly declaredSince: Day | null;
}

export interface ZeroJudgement {
  readonly zero: true | false | 'unproven';
  readonly state: 'provisional' | 'confirmed';
  readonly reasons: readonly ZeroReason[];
  /** petitions of the period that qualify, by day and id */
  readonly qualifyingIds: readonly string[];
  readonly completeness: readonly MonthCompleteness[];
  readonly streak: ZeroStreak;
}

export function judge(question: ZeroQuestion): ZeroJudgement {
  const qualifying = question.petitions
    .filter((petition) => isIn(question, petition.occurredOn) && qualifies(question.definition, petition))
    .sort(byDayThenId);
  const completeness = completenessOf(question, monthsOf(question.from, question.to));
  const gaps = completeness.filter((month) => !holds(month));
  return {
    zero: qualifying.length > 0 ? false : gaps.length > 0 || completeness.length === 0 ? 'unproven' : true,
    state:
      completeness.length > 0 && completeness.every((month) => month.state === 'confirmed')
        ? 'confirmed'
        : 'provisional',
    reasons: [...qualifying.map(petitionReason), ...gaps.map(gapReason)],
    qualifyingIds: qualifying.map((petition) => petition.id),
    completeness,
    streak: zeroStreak(question),
  };
}

/** The state of each month of each leaf centre, in order of month and centre. */
export function completenessOf(
  question: Pick<ZeroQuestion, 'leafCenterIds' | 'petitions' | 'returns' | 'today'>,
  months: readonly Month[],
): MonthCompleteness[] {
  const filed = new Map(question.returns.map((each) => [`${each.centerId} ${each.month}`, each]));
  const registers = petitionsByCenterMonth(question.petitions);
  const centers = [...question.leafCenterIds].sort();
  return months.flatMap((month) =>
    centers.map((centerId) => {
      const found = filed.get(`${centerId} ${month}`);
      const register = registers.get(`${centerId} ${month}`) ?? [];
      return { centerId, month, state: stateOf(month, question.today, found, register), returnId: found?.id ?? null };
    }),
  );
}

function stateOf(
  month: Month,
  today: Day,
  found: MonthlyReturn | undefined,
  register: readonly Petition[],
): MonthState {
  if (endOf(month) > today) return 'unfinished';
  if (found === undefined) return 'missing';
  if (found.state === 'contradicted' || compareReturn(found, register).length > 0) return 'contradicted';
  return found.state;
}

function zeroStreak(question: ZeroQuestion): ZeroStreak {
  const until = question.to < question.today ? question.to : question.today;
  const events = qualifyingEvents(question, until);
  const proof = proofUntil(question, until);
  if (proof.firstComplete === null) return { ...NO_STREAK, declaredSince: declared(question, events, until) };
  const streaks = streaksOf(proof.firstComplete, until, events);
  const { since, days } = streaks.current;
  return {
    since,
    provenSince: provenSince(since, proof),
    declaredSince: streaks.brokenBy === null ? declared(question, events, since) : null,
    days,
    years: streaks.years,
    brokenBy: streaks.brokenBy ?? streaksOf('0001-01-01', until, events).brokenBy,
    longest: streaks.longest,
  };
}

const NO_STREAK = { since: null, provenSince: null, days: 0, years: 0, brokenBy: null, longest: null } as const;

interface Proof {
  /** first day of the earliest month that all leaf centres answered for */
  readonly firstComplete: Day | null;
  /** where the unbroken run of such months begins that ends with the last finished one */
  readonly runSince: Day | null;
  readonly runUntil: Day;
}

function proofUntil(question: ZeroQuestion, until: Day): Proof {
  const earliest = question.returns.map((each) => each.month).sort()[0];
  const finished = (earliest === undefined ? [] : monthsOf(firstDayOf(earliest), until)).filter(
    (month) => endOf(month) <= question.today,
  );
  const broken = new Set(
    completenessOf(question, finished)
      .filter((month) => !holds(month))
      .map((month) => month.month),
  );
  const complete = question.leafCenterIds.length === 0 ? [] : finished.filter((month) => !broken.has(month));
  const lastGap = finished.filter((month) => broken.has(month)).at(-1);
  const runStart = complete.find((month) => lastGap === undefined || month > lastGap);
  const last = finished.at(-1);
  return {
    firstComplete: complete[0] === undefined ? null : firstDayOf(complete[0]),
    runSince: runStart === undefined ? null : firstDayOf(runStart),
    runUntil: last === undefined ? until : endOf(last),
  };
}

/** A streak is proven from the later of its own start and the start of the run; not beyond the last finished month. */
function provenSince(since: Day, proof: Proof): Day | null {
  if (proof.runSince === null) return null;
  const start = since > proof.runSince ? since : proof.runSince;
  return start < proof.runUntil ? start : null;
}

function declared(question: ZeroQuestion, events: readonly StreakEvent[], before: Day): Day | null {
  const claim = question.declaredSince;
  if (claim === null || claim >= before) return null;
  return events.some((event) => event.on >= claim) ? null : claim;
}

function qualifyingEvents(question: ZeroQuestion, until: Day): StreakEvent[] {
  return question.petitions
    .filter((petition) => petition.occurredOn < until && qualifies(question.definition, petition))
    .map((petition) => ({ id: petition.id, on: petition.occurredOn }));
}

function petitionsByCenterMonth(petitions: readonly Petition[]): Map<string, Petition[]> {
  const registers = new Map<string, Petition[]>();
  for (const petition of petitions) {
    const key = `${petition.centerId} ${monthOf(petition.occurredOn)}`;
    const register = registers.get(key);
    if (register === undefined) registers.set(key, [petition]);
    else register.push(petition);
  }
  return registers;
}

function holds(month: MonthCompleteness): boolean {
  return month.state === 'filed' || month.state === 'confirmed';
}

function isIn(question: ZeroQuestion, day: Day): boolean {
  return day >= question.from && day < question.to;
}

function petitionReason(petition: Petition): ZeroReason {
  return { code: 'qualifying_petition', petitionId: petition.id, on: petition.occurredOn };
}

function gapReason({ centerId, month, state }: MonthCompleteness): ZeroReason {
  if (state === 'unfinished') return { code: 'month_unfinished', centerId, month };
  return { code: state === 'missing' ? 'month_missing' : 'month_contradicted', centerId, month };
}

/** A return may be filed once its month is over, for one calendar month. */
export function refuseReturn(month: Month, today: Day): 'month_not_finished' | undefined {
  return endOf(month) > today ? 'month_not_finished' : undefined;
}
