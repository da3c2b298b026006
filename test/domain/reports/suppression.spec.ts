/** R50: withheld cells cannot be computed, judged by a solver (HiGHS, mixed integer programming) that knows all that is shown. */
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { type Cell, cellKey, pairKey, type Shown, shownCells } from '../../../src/domain/reports/suppression.js';

type Solve = (program: string) => { Status: string; ObjectiveValue: number };
const load = createRequire(import.meta.url)('highs') as () => Promise<{ solve: Solve }>;

/** Somebody may always be in a grid, or about a matter, that the table does not name. */
const UNNAMED = 'unnamed';
const THRESHOLD = 5;

interface Named {
  readonly grid: string;
  readonly subtype: string;
  readonly month: string;
}

const FAMILIES = {
  grid: ({ grid }: Named) => grid,
  subtype: ({ subtype }: Named) => subtype,
  pair: ({ grid, subtype }: Named) => pairKey(grid, subtype),
  cell: ({ grid, subtype, month }: Named) => cellKey(grid, subtype, month),
} as const;
type Family = keyof typeof FAMILIES;
const NAMES = Object.keys(FAMILIES) as Family[];

const sumsOf = (cells: readonly Cell[], family: Family): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const cell of cells) {
    const key = FAMILIES[family](cell);
    sums.set(key, (sums.get(key) ?? 0) + cell.count);
  }
  return sums;
};

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

/** All that a reader knows, as equations over every cell there might be, none below zero. */
class Reader {
  private readonly places: readonly Named[];
  private readonly program: string;

  constructor(
    cells: readonly Cell[],
    shown: Shown,
    private readonly solve: Solve,
  ) {
    const grids = [...distinct(cells.map(({ grid }) => grid)), UNNAMED];
    const subtypes = [...distinct(cells.map(({ subtype }) => subtype)), UNNAMED];
    const months = distinct(cells.map(({ month }) => month));
    this.places = grids.flatMap((grid) =>
      subtypes.flatMap((subtype) => months.map((month) => ({ grid, subtype, month }))),
    );
    const lines = months.map((month) => {
      const total = cells.filter((cell) => cell.month === month).reduce((sum, { count }) => sum + count, 0);
      return `${this.sum((place) => place.month === month)} = ${total}`;
    });
    for (const family of NAMES) {
      const sums = sumsOf(cells, family);
      for (const key of shown[family]) lines.push(`${this.sum(this.within(family, key))} = ${sums.get(key) ?? 0}`);
    }
    const names = this.places.map((_, at) => `x${at}`);
    this.program = `Subject To\n${lines.map((line, at) => ` c${at}: ${line}`).join('\n')}\nGeneral\n ${names.join(' ')}\nEnd\n`;
  }

  private within = (family: Family, key: string) => (place: Named) => FAMILIES[family](place) === key;

  private sum(isMeant: (place: Named) => boolean): string {
    return this.places.flatMap((place, at) => (isMeant(place) ? [`x${at}`] : [])).join(' + ');
  }

  /** Whether the figure is all that it can be. */
  knows(family: Family, key: string, value: number): boolean {
    const goal = this.sum(this.within(family, key));
    return ['Minimize', 'Maximize'].every((aim) => {
      const { Status, ObjectiveValue } = this.solve(`${aim}\n obj: ${goal}\n${this.program}`);
      return Status === 'Optimal' && Math.round(ObjectiveValue) === value;
    });
  }
}

/** Withheld figures that can be computed all the same. */
function leaks(cells: readonly Cell[], shown: Shown, solve: Solve): string[] {
  const reader = new Reader(cells, shown, solve);
  return NAMES.flatMap((family) =>
    [...sumsOf(cells, family)]
      .filter(([key, value]) => !shown[family].has(key) && reader.knows(family, key, value))
      .map(([key, value]) => `${family} ${key} = ${value}`),
  );
}

/** Only what is below the threshold is withheld. */
function withoutSmallOnes(cells: readonly Cell[]): Shown {
  const of = (family: Family) =>
    new Set([...sumsOf(cells, family)].filter(([, value]) => value >= THRESHOLD).map(([key]) => key));
  return { grid: of('grid'), subtype: of('subtype'), pair: of('pair'), cell: of('cell') };
}

const cell = (grid: string, subtype: string, count: number, month = '01'): Cell => ({ grid, subtype, month, count });

/** Tables of every density: many cells of one or two, and tables where hardly anything is small. */
const tables = fc
  .record({
    grids: fc.integer({ min: 1, max: 3 }),
    subtypes: fc.integer({ min: 1, max: 3 }),
    months: fc.integer({ min: 1, max: 3 }),
    counts: fc.array(
      fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), {
        weight: 3,
        arbitrary: fc.integer({ min: 5, max: 9 }),
      }),
      { minLength: 27, maxLength: 27 },
    ),
  })
  .map(({ grids, subtypes, months, counts }): Cell[] =>
    counts.flatMap((count, at) => {
      const [grid, subtype, month] = [at % 3, Math.floor(at / 3) % 3, Math.floor(at / 9)];
      if (count === 0 || grid >= grids || subtype >= subtypes || month >= months) return [];
      return [cell(`g${grid}`, `s${subtype}`, count, `m${month}`)];
    }),
  );

describe('R50 small cells', () => {
  let solve: Solve;
  beforeAll(async () => {
    ({ solve } = await load());
  });

  it('R50 leave every withheld figure at least two possible values, whatever else is shown', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        expect(leaks(cells, shownCells(cells, THRESHOLD), solve)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('R50 are never shown, and nothing is said that was not counted', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 3, max: 8 }), (cells, threshold) => {
        const shown = shownCells(cells, threshold);
        for (const family of NAMES) {
          const sums = sumsOf(cells, family);
          for (const key of shown[family]) expect(sums.get(key)).toBeGreaterThanOrEqual(threshold);
        }
      }),
    );
  });

  it('R50 do not depend on the order in which cases are found', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        expect(shownCells([...cells].reverse(), THRESHOLD)).toEqual(shownCells(cells, THRESHOLD));
      }),
    );
  });

  const LEAKY = [cell('A', 'leak', 6), cell('A', 'noise', 2), cell('B', 'leak', 7), cell('B', 'noise', 9)];

  it('would follow from the totals if they alone were withheld: the judge sees it', () => {
    expect(leaks(LEAKY, withoutSmallOnes(LEAKY), solve)).toContain('pair A.noise = 2');
    expect(leaks(LEAKY, shownCells(LEAKY, THRESHOLD), solve)).toEqual([]);
  });

  it('cost one further figure where one is enough, the smallest', () => {
    const shown = shownCells(LEAKY, THRESHOLD);
    expect([...shown.pair].sort()).toEqual(['A.leak', 'B.leak', 'B.noise']);
    expect([[...shown.grid], [...shown.subtype].sort()]).toEqual([['B'], ['leak', 'noise']]);
  });

  it('protect each other where there are two: no further figure is withheld', () => {
    const apart = [
      cell('A', 'leak', 6),
      cell('A', 'noise', 2),
      cell('B', 'dog', 3),
      cell('B', 'leak', 7),
      cell('C', 'noise', 7),
    ];
    const two = [...apart, cell('C', 'dog', 8)];
    expect(leaks(two, shownCells(two, THRESHOLD), solve)).toEqual([]);
    expect(shownCells(two, THRESHOLD)).toEqual(withoutSmallOnes(two));
  });

  it('of one month are not had from the other months', () => {
    const months = [
      cell('A', 'leak', 6, '01'),
      cell('A', 'leak', 2, '02'),
      cell('B', 'dog', 3, '01'),
      cell('B', 'dog', 9, '03'),
    ];
    const shown = shownCells(months, THRESHOLD);
    expect(leaks(months, withoutSmallOnes(months), solve)).toContain('cell A.leak.02 = 2');
    expect(leaks(months, shown, solve)).toEqual([]);
    expect([...shown.pair].sort()).toEqual(['A.leak', 'B.dog']);
    expect([...shown.cell]).toEqual(['B.dog.03']);
  });

  it('are all of a table that is small altogether', () => {
    const shown = shownCells([cell('A', 'leak', 1), cell('A', 'noise', 2)], THRESHOLD);
    expect(NAMES.map((family) => shown[family].size)).toEqual([0, 0, 0, 0]);
  });

  it('are none where all are large', () => {
    const shown = shownCells([cell('A', 'leak', 5), cell('B', 'noise', 6)], THRESHOLD);
    expect([...shown.cell].sort()).toEqual(['A.leak.01', 'B.noise.01']);
    expect([...shown.grid].sort()).toEqual(['A', 'B']);
  });
});
