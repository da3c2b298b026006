/**
 * How long nothing happened. A streak breaks on the civil day an event took place, whenever it was written down, so
 * entering an old event late shortens a streak that looked longer (R43). The day of the event itself is broken; the
 * streak starts again on the next day. Periods are half-open: `[from, until)`.
 * Example: last event on 2024-03-10, asked until 2024-03-15: the streak runs since 2024-03-11 and counts 4 days.
 */
import { addDays, diffDays, type Day } from '../shared/day.js';

export interface StreakEvent {
  readonly id: string;
  readonly on: Day;
}

export interface Stretch {
  readonly since: Day;
  readonly until: Day;
  readonly days: number;
}

export interface Streaks {
  readonly from: Day;
  readonly until: Day;
  /** the stretch that reaches `until`; zero days long when the last day was broken */
  readonly current: Stretch;
  readonly years: number;
  /** the first event on the last broken day; null when nothing happened in the period */
  readonly brokenBy: StreakEvent | null;
  /** the longest stretch, the earlier one when two are equal */
  readonly longest: Stretch;
  /** the stretch that starts at `from`: needed to join two periods */
  readonly opening: Stretch;
}

export function streaksOf(from: Day, until: Day, events: readonly StreakEvent[]): Streaks {
  const broken = events.filter((event) => event.on >= from && event.on < until).sort(byDayThenId);
  const starts = [from, ...broken.map((event) => addDays(event.on, 1))];
  const ends = [...broken.map((event) => event.on), until];
  const stretches = starts.map((since, at) => stretch(since, ends[at] ?? until));
  const current = stretches.at(-1) ?? stretch(from, until);
  const last = broken.at(-1);
  return {
    from,
    until,
    current,
    years: wholeYears(current.since, current.until),
    brokenBy: broken.find((event) => event.on === last?.on) ?? null,
    longest: stretches.reduce(longer),
    opening: stretches[0] ?? stretch(from, until),
  };
}

/** The streaks of two adjoining periods as one: only the stretches at the seam can grow. */
export function joinStreaks(earlier: Streaks, later: Streaks): Streaks {
  const seam = stretch(earlier.current.since, later.opening.until);
  const current = later.brokenBy === null ? seam : later.current;
  return {
    from: earlier.from,
    until: later.until,
    current,
    years: wholeYears(current.since, current.until),
    brokenBy: later.brokenBy ?? earlier.brokenBy,
    longest: [earlier.longest, seam, later.longest].reduce(longer),
    opening: earlier.brokenBy === null ? seam : earlier.opening,
  };
}

/** Anniversaries passed: one year on the same month and day, for 29 February on 1 March of a common year. */
export function wholeYears(since: Day, until: Day): number {
  const years = Number(until.slice(0, 4)) - Number(since.slice(0, 4));
  return Math.max(0, until.slice(5) >= since.slice(5) ? years : years - 1);
}

function stretch(since: Day, until: Day): Stretch {
  return { since, until, days: Math.max(0, diffDays(since, until)) };
}

function longer(best: Stretch, next: Stretch): Stretch {
  return next.days > best.days ? next : best;
}

function byDayThenId(left: StreakEvent, right: StreakEvent): number {
  if (left.on !== right.on) return left.on < right.on ? -1 : 1;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
