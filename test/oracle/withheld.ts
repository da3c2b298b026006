/**
 * What a curious reader finds out about figures that are withheld (R50): the least and the most each may be, narrowed down by every
 * total that is shown until nothing becomes narrower. Example: 8 in a grid, of these 6 leaks: all its others together are 2.
 */
import type { Report } from './differences.js';
import type { Answer } from './question.js';

/** Fewer are not shown, unless a centre has set another number. */
const FEWEST = 5;
const BY_PLACE_OR_KIND = /^(grid|subtype|spot|spot_month)\./;

export const mayBeWithheld: Readonly<Record<string, (key: string) => boolean>> = {
  hot_spots: (key) => BY_PLACE_OR_KIND.test(key),
};

export function leaksOf({ figures, sections }: Report, found: ReadonlyMap<string, Answer>): string[] {
  const shown = new Map(figures.map(({ key, numerator }) => [key, numerator ?? 0]));
  const small = [...shown].filter(([key, count]) => BY_PLACE_OR_KIND.test(key) && count < FEWEST);
  const printed = sections.flatMap(({ keys, cells }) => [...keys, ...cells.flatMap((line) => line.keys)]);
  const bounds = new Bounds(shown, [...found.keys()]);
  const withheld = [...found.keys()].filter((key) => !shown.has(key));
  return [
    ...small.map(([key, count]) => `shown: ${key} of ${count}`),
    ...printed.filter((key) => key !== '-' && !shown.has(key)).map((key) => `named: ${key}`),
    ...withheld.flatMap((key) => {
      const { least, most } = bounds.of(key);
      return least < most ? [] : [`follows from the totals: ${key} is ${least} (${most})`];
    }),
  ];
}

interface Range {
  least: number;
  most: number;
}

interface Total {
  readonly whole: Range;
  readonly parts: readonly Range[];
}

class Bounds {
  private readonly ranges = new Map<string, Range>();
  private readonly totals: readonly Total[];

  /** A figure not shown may be none, and may be of a grid or a sub-type that no report has named. */
  constructor(
    private readonly shown: ReadonlyMap<string, number>,
    keys: readonly string[],
  ) {
    const named = (family: string): string[] =>
      keys.flatMap((key) => (key.startsWith(`${family}.`) ? key.slice(family.length + 1) : []));
    const [grids, subtypes] = [
      [...named('grid'), 'unnamed'],
      [...named('subtype'), 'unnamed:'],
    ];
    const months = named('month').filter((month) => this.shown.get(`month.${month}`) !== 0);
    const spots = grids.flatMap((grid) => subtypes.map((subtype) => `${grid}.${subtype}`));
    const cellsOf = (spot: string): string[] => months.map((month) => `spot_month.${spot}.${month}`);
    this.totals = [
      this.total(
        'accepted',
        grids.map((grid) => `grid.${grid}`),
      ),
      this.total(
        'accepted',
        subtypes.map((subtype) => `subtype.${subtype}`),
      ),
      ...grids.map((grid) =>
        this.total(
          `grid.${grid}`,
          subtypes.map((subtype) => `spot.${grid}.${subtype}`),
        ),
      ),
      ...subtypes.map((subtype) =>
        this.total(
          `subtype.${subtype}`,
          grids.map((grid) => `spot.${grid}.${subtype}`),
        ),
      ),
      ...spots.map((spot) => this.total(`spot.${spot}`, cellsOf(spot))),
      ...months.map((month) =>
        this.total(
          `month.${month}`,
          spots.map((spot) => `spot_month.${spot}.${month}`),
        ),
      ),
    ];
    while (this.totals.map(narrowed).some((isNarrower) => isNarrower));
  }

  of(key: string): Range {
    const known = this.ranges.get(key);
    if (known !== undefined) return known;
    const count = this.shown.get(key);
    const range = { least: count ?? 0, most: count ?? this.shown.get('accepted') ?? 0 };
    this.ranges.set(key, range);
    return range;
  }

  private total(whole: string, parts: readonly string[]): Total {
    return { whole: this.of(whole), parts: parts.map((part) => this.of(part)) };
  }
}

/** The whole lies between the sums of its parts; each part is what the others leave of it. */
function narrowed({ whole, parts }: Total): boolean {
  let [least, most] = [0, 0];
  for (const part of parts) {
    least += part.least;
    most += part.most;
  }
  let isNarrower = narrow(whole, least, most);
  for (const part of parts) {
    if (part.least === part.most) continue;
    const before = { ...part };
    if (narrow(part, whole.least - (most - part.most), whole.most - (least - part.least))) isNarrower = true;
    least += part.least - before.least;
    most += part.most - before.most;
  }
  return isNarrower;
}

function narrow(range: Range, least: number, most: number): boolean {
  const isNarrower = least > range.least || most < range.most;
  range.least = Math.max(range.least, least);
  range.most = Math.min(range.most, most);
  return isNarrower;
}
