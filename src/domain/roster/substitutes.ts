/**
 * Who may stand in for somebody, and in which order they are asked (R12). Nobody is proposed who is absent, on duty elsewhere
 * at that time, does not come on that weekday, has reached the weekly maximum or would rest too little. The others are
 * ordered by fairness: the fewest shifts in the eight weeks around, then the lightest load, then the longest time since the
 * last shift, then a lot that anybody can draw again. Example: with 3, 5 and 5 shifts the first one is asked first.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { compare } from '../shared/compare.js';
import { addDays, msOfInstant, type Day } from '../shared/day.js';
import { type Interval, overlaps } from '../shared/interval.js';
import { lotOf } from './lot.js';
import type { ShiftPart } from './roster.js';
import { burdenOf, comesOn, weekOf, weightedLoad } from './slots.js';

/** Days before and after the shift whose load is compared. */
export const DAYS_AROUND = 28;
const HOUR_MS = 3_600_000;

/** What somebody is wanted for. */
export interface Place extends Interval {
  readonly departmentId: string;
  readonly on: Day;
  readonly part: ShiftPart;
}

export interface HeldLine extends Interval {
  readonly on: Day;
}

export interface Candidate {
  readonly staffId: string;
  /** departments whose roster the officer stands on */
  readonly departmentIds: readonly string[];
  readonly weekdays: readonly number[] | null;
  readonly maxPerWeek: number | null;
  readonly minRestHours: number | null;
  readonly absences: readonly Interval[];
  /** lines in force; those to be given away left out */
  readonly lines: readonly HeldLine[];
}

export const UNFIT_CODES = [
  'not_an_officer',
  'absent',
  'double_booked',
  'other_weekday',
  'weekly_maximum_reached',
  'too_little_rest',
] as const;

export interface Unfit {
  readonly code: (typeof UNFIT_CODES)[number];
  readonly params: Readonly<Record<string, number>>;
}

/** What keeps somebody from the place; nothing when they may stand there. */
export function whyUnfit(candidate: Candidate, place: Place, calendar: WorkingCalendar): Unfit | undefined {
  const { departmentIds, weekdays, maxPerWeek, minRestHours, absences, lines } = candidate;
  if (!departmentIds.includes(place.departmentId)) return { code: 'not_an_officer', params: {} };
  if (absences.some((absence) => overlaps(absence, place))) return { code: 'absent', params: {} };
  if (lines.some((line) => overlaps(line, place))) return { code: 'double_booked', params: {} };
  if (!comesOn(weekdays, place.on, calendar)) return { code: 'other_weekday', params: {} };
  const inWeek = lines.filter((line) => weekOf(line.on) === weekOf(place.on)).length;
  if (maxPerWeek !== null && inWeek >= maxPerWeek)
    return { code: 'weekly_maximum_reached', params: { max: maxPerWeek } };
  if (minRestHours !== null && lines.some((line) => restBetween(line, place) < minRestHours * HOUR_MS)) {
    return { code: 'too_little_rest', params: { hours: minRestHours } };
  }
  return undefined;
}

export interface Load {
  /** shifts in the weeks around the place */
  readonly shifts: number;
  /** the same, Mondays and Fridays counted 1¼, make-up days 1½ */
  readonly weighted: number;
  /** day of the last shift before the place; null: none in those weeks */
  readonly lastOn: Day | null;
}

export const TURN_CODES = [
  'only_available',
  'fewest_around',
  'lightest_around',
  'longest_since_last',
  'equal_by_lot',
  'last_in_turn',
] as const;

export interface RankedSubstitute extends Load {
  readonly staffId: string;
  /** 1 = asked first */
  readonly rank: number;
  /** why before the next one */
  readonly code: (typeof TURN_CODES)[number];
}

export interface Ranking {
  readonly able: readonly RankedSubstitute[];
  readonly unfit: readonly (Unfit & { readonly staffId: string })[];
}

export function rankSubstitutes(place: Place, candidates: readonly Candidate[], calendar: WorkingCalendar): Ranking {
  const judged = candidates.map((candidate) => ({ candidate, unfit: whyUnfit(candidate, place, calendar) }));
  const able = judged
    .filter(({ unfit }) => unfit === undefined)
    .map(({ candidate }) => turnOf(candidate, place, calendar))
    .sort((left, right) => compareTurns(left, right).order);
  const unfit = judged
    .flatMap(({ candidate: { staffId }, unfit: found }) => (found === undefined ? [] : [{ staffId, ...found }]))
    .sort((left, right) => compare(left.staffId, right.staffId));
  return { able: able.map((turn, at) => rankedAt(able, turn, at)), unfit };
}

interface Turn extends Load {
  readonly staffId: string;
  readonly lot: number;
}

function turnOf({ staffId, lines }: Candidate, place: Place, calendar: WorkingCalendar): Turn {
  const from = addDays(place.on, -DAYS_AROUND);
  const around = lines.filter(({ on }) => on >= from && on <= addDays(place.on, DAYS_AROUND)).map(({ on }) => on);
  const burden = around.reduce((sum, on) => sum + burdenOf(on, calendar), 0);
  return {
    staffId,
    shifts: around.length,
    weighted: weightedLoad(around.length, burden),
    lastOn:
      around
        .filter((on) => on < place.on)
        .sort()
        .at(-1) ?? null,
    lot: lotOf(`${place.on} ${place.part} ${place.departmentId} ${staffId}`),
  };
}

/** Which of two comes first, and what decided it. No two people are equal: the id is the last word. */
function compareTurns(left: Turn, right: Turn): { order: number; code: RankedSubstitute['code'] } {
  if (left.shifts !== right.shifts) return { order: left.shifts - right.shifts, code: 'fewest_around' };
  if (left.weighted !== right.weighted) return { order: left.weighted - right.weighted, code: 'lightest_around' };
  const since = compare(left.lastOn ?? '', right.lastOn ?? '');
  if (since !== 0) return { order: since, code: 'longest_since_last' };
  return { order: left.lot - right.lot || compare(left.staffId, right.staffId), code: 'equal_by_lot' };
}

function rankedAt(able: readonly Turn[], { lot: _, ...turn }: Turn, at: number): RankedSubstitute {
  const [self, next] = [able[at], able[at + 1]];
  const last = able.length === 1 ? 'only_available' : 'last_in_turn';
  const code = self === undefined || next === undefined ? last : compareTurns(self, next).code;
  return { ...turn, rank: at + 1, code };
}

/** Time between two lines that do not meet. */
function restBetween(left: Interval, right: Interval): number {
  return left.endsAt <= right.startsAt
    ? msOfInstant(right.startsAt) - msOfInstant(left.endsAt)
    : msOfInstant(left.startsAt) - msOfInstant(right.endsAt);
}
