/**
 * The earliest times at which everything that is needed can be had at once: a room, every mediator, an officer of each
 * department, no party away. Each requirement is met by any one of its choices; a choice can be had where it is there
 * (open, on duty) for the whole slot and not taken for any part of it. Slots begin on a grid and do not overlap each other,
 * so that three offers are three different times. When there is none, each requirement tells how much it ruled out.
 * Source: domain.md §5 (departments come on their days). Example: a court that comes on Tuesdays, a room taken on Tuesday
 * morning: the first slot is on Tuesday afternoon.
 */
import { addMinutes, dayOfInstant, instantOfMs, msOfInstant, type Day, type Instant } from '../shared/day.js';
import { covers, type Interval, overlaps } from '../shared/interval.js';

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
  const slots: Slot[] = [];
  let free: Instant = '';
  for (const candidate of candidatesOf(question)) {
    if (slots.length === limit) break;
    if (candidate.startsAt < free) continue;
    const chosen = question.requirements.map((requirement) => chosenFor(requirement, candidate));
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
  const candidates = candidatesOf(question);
  const dayOf = (candidate: Interval): Day => dayOfInstant(candidate.startsAt, question.zone);
  const days = new Set(candidates.map(dayOf)).size;
  const of = question.requirements.map((requirement) => {
    const met = candidates.filter((candidate) => chosenFor(requirement, candidate) !== undefined);
    return {
      requirement,
      slots: candidates.length - met.length,
      days: days - new Set(met.map(dayOf)).size,
      firstAt: met[0]?.startsAt ?? null,
    };
  });
  const hindering = of.filter(({ slots }) => slots > 0).sort((left, right) => right.slots - left.slots);
  return { slots: candidates.length, days, of: hindering };
}

/** Every slot of the wanted length that begins on the grid and lies within the hours, in order. */
function candidatesOf({ minutes, hours }: SlotQuestion): Interval[] {
  return hours.flatMap(({ startsAt, endsAt }) => {
    const found: Interval[] = [];
    for (let from = onGrid(startsAt); addMinutes(from, minutes) <= endsAt; from = addMinutes(from, GRID_MINUTES))
      found.push({ startsAt: from, endsAt: addMinutes(from, minutes) });
    return found;
  });
}

/** The instant itself, or the next one on the grid. */
export function onGrid(instant: Instant): Instant {
  const step = GRID_MINUTES * 60_000;
  return instantOfMs(Math.ceil(msOfInstant(instant) / step) * step);
}

function chosenFor({ choices }: Requirement, slot: Interval): string | undefined {
  return choices.find((choice) => canBeHad(choice, slot))?.id;
}

function canBeHad({ within, busy }: Choice, slot: Interval): boolean {
  const isThere = within === null || within.some((interval) => covers(interval, slot));
  return isThere && !busy.some((interval) => overlaps(interval, slot));
}
