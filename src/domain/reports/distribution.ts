/**
 * Median, 90th percentile and worst of whole days, by nearest rank over how often each number of days occurs: the answer is
 * always the days of a real case, never a mean of two. Example: of 1, 2, 2, 9 days the median is 2, the 90th percentile 9.
 */
import type { Statistic } from './figure.js';

/** How many cases took how many days. */
export type Distribution = ReadonlyMap<number, number>;

const SHARES: Readonly<Record<Statistic, readonly [number, number]>> = {
  median: [1, 2],
  p90: [9, 10],
  worst: [1, 1],
};

/** Null over nothing. */
export function statisticOf(distribution: Distribution, statistic: Statistic): number | null {
  const total = [...distribution.values()].reduce((sum, count) => sum + count, 0);
  const [above, below] = SHARES[statistic];
  const rank = Math.max(1, Math.ceil((total * above) / below));
  let seen = 0;
  for (const [days, count] of [...distribution].sort(([a], [b]) => a - b)) {
    seen += count;
    if (count > 0 && seen >= rank) return days;
  }
  return null;
}
