/**
 * What becomes of a published line when somebody leaves it, and until when it may be changed at all (R12). A line whose
 * civil day has passed is frozen. One that has begun is not undone: who stood there stands there until that moment, and
 * only the rest is given up. Example: 08:30–17:30, left at 08:40: ten minutes stay, the rest of the day is open.
 */
import { laterOf, type Day, type Instant } from '../shared/day.js';
import type { Interval } from '../shared/interval.js';

export const CHANGE_KINDS = ['substitution', 'swap', 'absence', 'extra', 'cancellation'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const ABSENCE_KINDS = ['leave', 'ill', 'training', 'assignment', 'other'] as const;
/** Days of one absence. */
export const MOST_ABSENCE_DAYS = 366;

export const SWAP_STATES = ['requested', 'accepted', 'declined', 'done', 'overtaken', 'withdrawn'] as const;
export type SwapState = (typeof SWAP_STATES)[number];

export const LINE_STATES = ['in_force', 'cancelled', 'frozen'] as const;
export type LineState = (typeof LINE_STATES)[number];

export interface LineLife extends Interval {
  readonly on: Day;
  readonly cancelledAt: Instant | null;
}

export function stateOf(line: Pick<LineLife, 'on' | 'cancelledAt'>, today: Day): LineState {
  if (line.cancelledAt !== null) return 'cancelled';
  return line.on < today ? 'frozen' : 'in_force';
}

/** Why the time of a line can no longer be given to somebody else; nothing when it can. */
export function whyOver(line: Interval & { readonly on: Day }, now: Instant, today: Day): string | undefined {
  if (line.on < today) return 'roster_frozen';
  return line.endsAt <= now ? 'shift_over' : undefined;
}

/** Why a line cannot be swapped: both sides are given up whole, so neither may have begun. */
export function whyNotSwapped(line: LineLife, now: Instant, today: Day): string | undefined {
  if (line.cancelledAt !== null) return 'shift_not_in_force';
  if (line.on < today) return 'roster_frozen';
  return line.startsAt <= now ? 'shift_begun' : undefined;
}

/** A line left at that moment: what stays (nothing when it had not begun) and what is given up. */
export function splitAt(line: Interval, at: Instant): { readonly kept: Interval | null; readonly left: Interval } {
  const from = laterOf(line.startsAt, at);
  const kept = from > line.startsAt ? { startsAt: line.startsAt, endsAt: from } : null;
  return { kept, left: { startsAt: from, endsAt: line.endsAt } };
}
