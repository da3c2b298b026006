/**
 * Stretches of time, half-open: one that ends at 10:00 and one that begins at 10:00 do not touch each other.
 * Instants are compared as text, so both bounds are as `toInstant` writes them.
 * Example: the morning 00:30Z–04:00Z covers a meeting 01:00Z–02:00Z and does not overlap one from 04:00Z.
 */
import { earlierOf, laterOf, type Instant } from './day.js';

export interface Interval {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export const overlaps = (left: Interval, right: Interval): boolean =>
  left.startsAt < right.endsAt && right.startsAt < left.endsAt;

export const covers = (whole: Interval, part: Interval): boolean =>
  whole.startsAt <= part.startsAt && part.endsAt <= whole.endsAt;

/** The same time in as few stretches as possible, in order; what is empty falls out. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const ordered = intervals
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
    .sort((left, right) => (left.startsAt < right.startsAt ? -1 : left.startsAt > right.startsAt ? 1 : 0));
  const joined: Interval[] = [];
  for (const next of ordered) {
    const last = joined.at(-1);
    if (last === undefined || last.endsAt < next.startsAt) joined.push(next);
    else joined[joined.length - 1] = { startsAt: last.startsAt, endsAt: laterOf(last.endsAt, next.endsAt) };
  }
  return joined;
}

/** What of them lies within the whole. */
export const clipped = (intervals: readonly Interval[], whole: Interval): Interval[] =>
  intervals
    .filter((interval) => overlaps(interval, whole))
    .map(({ startsAt, endsAt }) => ({
      startsAt: laterOf(startsAt, whole.startsAt),
      endsAt: earlierOf(endsAt, whole.endsAt),
    }));
