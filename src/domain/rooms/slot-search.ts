/**
 * The earliest times at which everything that is needed can be had at once: a room, every mediator, an officer of each
 * department, no party away. Each requirement is met by any one of its choices; a choice can be had where it is there
 * (open, on duty) for the whole slot and not taken for any part of it. Slots begin on a grid and do not overlap each other,
 * so that three offers are three different times. When there is none, each requirement tells how much it ruled out.
 * Source: domain.md §5 (departments come on their days). Example: a court that comes on Tuesdays, a room taken on Tuesday
 * morning: the first slot is on Tuesday afternoon.
 */
import { addMinutes, dayOfInstant, instantOfMs, msOfInstant, type Day, type Instant } from '../shared/day.js';
import { type Interval, merged } from '../shared/interval.js';

/** Slots begin on the quarter of an hour. */
export const GRID_MINUTES = 15;
export const SLOTS_OFFERED = 3;

export interface Choice {
  /** the room or person */
  readonly id: string;
  /** when it is there; null = always */
  readonly within: readonly Interval[] | null;
  /** when it is taken all the same */
  readonly busy: readonly Interval[];
}

export interface Requirement {
  /** any one of them will do; the first that can be had is chosen */
  readonly choices: readonly Choice[];
}

export interface SlotQuestion<R extends Requirement = Requirement> {
  readonly minutes: number;
  /** the times looked at, in order, not overlapping: when anybody would come at all */
  readonly hours: readonly Interval[];
  readonly requirements: readonly R[];
  readonly zone: string;
}

export interface Slot extends Interval {
  /** what was chosen for each requirement, in their order */
  readonly chosen: readonly string[];
}

export function earliestSlots(question: SlotQuestion, limit = SLOTS_OFFERED): Slot[] {
  const needs = question.requirements.map(prepared);
  const slots: Slot[] = [];
  let free: Instant = '';
  for (const candidate of candidatesOf(question)) {
    if (slots.length === limit) break;
    if (candidate.startsAt < free) continue;
    const chosen = needs.map((choices) => chosenFor(choices, candidate));
    if (!chosen.every((id) => id !== undefined)) continue;
    slots.push({ ...candidate, chosen });
    free = candidate.endsAt;
  }
  return slots;
}

/** How much one requirement rules out by itself. */
export interface Hindrance<R extends Requirement> {
  readonly requirement: R;
  readonly slots: number;
  /** days on which it can be met at no time */
  readonly days: number;
  /** the first time it can be met, whatever the others say; null = at no time */
  readonly firstAt: Instant | null;
}

export interface Hindrances<R extends Requirement> {
  readonly slots: number;
  readonly days: number;
  /** those that rule out anything, the hardest first */
  readonly of: readonly Hindrance<R>[];
}

export function hindrancesOf<R extends Requirement>(question: SlotQuestion<R>): Hindrances<R> {
  const candidates = [...candidatesOf(question)].map((slot) => ({
    slot,
    day: dayOfInstant(slot.startsAt, question.zone),
  }));
  const daysOf = (some: readonly { readonly day: Day }[]): number => new Set(some.map(({ day }) => day)).size;
  const days = daysOf(candidates);
  const of = question.requirements.map((requirement) => {
    const choices = prepared(requirement);
    const met = candidates.filter(({ slot }) => chosenFor(choices, slot) !== undefined);
    return {
      requirement,
      slots: candidates.length - met.length,
      days: days - daysOf(met),
      firstAt: met[0]?.slot.startsAt ?? null,
    };
  });
  const hindering = of.filter(({ slots }) => slots > 0).sort((left, right) => right.slots - left.slots);
  return { slots: candidates.length, days, of: hindering };
}

/** Every slot of the wanted length that begins on the grid and lies within the hours, in order. */
function* candidatesOf({ minutes, hours }: SlotQuestion): Generator<Interval> {
  for (const { startsAt, endsAt } of hours) {
    let from = onGrid(startsAt);
    for (let to = addMinutes(from, minutes); to <= endsAt; to = addMinutes(from, minutes)) {
      yield { startsAt: from, endsAt: to };
      from = addMinutes(from, GRID_MINUTES);
    }
  }
}

/** The instant itself, or the next one on the grid. */
export function onGrid(instant: Instant): Instant {
  const step = GRID_MINUTES * 60_000;
  return instantOfMs(Math.ceil(msOfInstant(instant) / step) * step);
}

/** Times in order and apart, so that one look finds the one that counts; mornings and afternoons that meet are one. */
const prepared = ({ choices }: Requirement): Choice[] =>
  choices.map(({ id, within, busy }) => ({ id, within: within === null ? null : merged(within), busy: merged(busy) }));

function chosenFor(choices: readonly Choice[], slot: Interval): string | undefined {
  return choices.find((choice) => canBeHad(choice, slot))?.id;
}

function canBeHad({ within, busy }: Choice, slot: Interval): boolean {
  const there = within === null ? slot : lastBegun(within, (start) => start <= slot.startsAt);
  if (there === undefined || there.endsAt < slot.endsAt) return false;
  const taken = lastBegun(busy, (start) => start < slot.endsAt);
  return taken === undefined || taken.endsAt <= slot.startsAt;
}

/** The last of the times, which are in order, that has begun; by halving, as a year of duty has many. */
function lastBegun(times: readonly Interval[], hasBegun: (start: Instant) => boolean): Interval | undefined {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const time = times[middle];
    if (time !== undefined && hasBegun(time.startsAt)) low = middle + 1;
    else high = middle;
  }
  return times[low - 1];
}
