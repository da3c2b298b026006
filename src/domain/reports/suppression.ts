/**
 * Which cells of a table grid × sub-type × month may be shown (R50; PIPL 6): none of fewer cases than the threshold, and so many
 * further ones are withheld that no withheld cell follows from the totals. The months and the grand total are always shown, as other
 * reports show them too. A withheld cell is not told apart from one of zero: both are simply not there, so whoever solves for it has to
 * allow for any number from zero on, also in grids and sub-types that the table does not name.
 *
 * Each withheld figure has a witness: another table with the same shown figures in which it is one less or one more. Only a few kinds
 * of witness are looked for, so now and then more is withheld than had to be, but never less; afterwards whatever need not be
 * withheld is shown again.
 * Example: grid A has 6 leaks and 2 noises, grid B 7 and 9. A's 2 noises follow from the totals: A's total is withheld.
 */
export interface Cell {
  readonly grid: string;
  readonly subtype: string;
  readonly month: string;
  /** more than zero */
  readonly count: number;
}

const FAMILIES = ['pair', 'cell', 'grid', 'subtype'] as const;
type Family = (typeof FAMILIES)[number];

export type Shown = Readonly<Record<Family, ReadonlySet<string>>>;

export const pairKey = (grid: string, subtype: string): string => `${grid}.${subtype}`;
export const cellKey = (grid: string, subtype: string, month: string): string => `${grid}.${subtype}.${month}`;

export function shownCells(cells: readonly Cell[], threshold: number): Shown {
  const table = new Table(inOrder(cells));
  for (const figure of table.figures) if (figure.count < threshold) table.withhold(figure);
  table.coverAll();
  const further = table.figures.filter((figure) => figure.count >= threshold && figure.isWithheld);
  for (const figure of further.sort((a, b) => b.count - a.count)) table.showIfCovered(figure);
  return table.shown();
}

/** The answer depends on the table, not on the order in which it was read. */
const inOrder = (cells: readonly Cell[]): Cell[] =>
  cells
    .map((cell) => ({ cell, name: cellKey(cell.grid, cell.subtype, cell.month) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ cell }) => cell);

/** A figure of the table; empty is what it is summed over. */
interface Figure {
  readonly family: Family;
  readonly key: string;
  readonly grid: string;
  readonly subtype: string;
  readonly month: string;
  readonly beside: Figures;
  count: number;
  isWithheld: boolean;
  /** withheld figures its witness changes as well, and those whose witness changes it */
  restsOn: readonly Figure[];
  readonly holds: Set<Figure>;
}
/** Of a pair: those of its grid by sub-type; of a cell: those of its pair by month. */
type Figures = Map<string, Figure>;

class Table {
  readonly figures: readonly Figure[];
  private readonly grids: Figures = new Map();
  private readonly subtypes: Figures = new Map();
  private readonly rows = new Map<string, Figures>();
  private readonly cellsOf = new Map<string, Figures>();
  private readonly pairsOfSubtype = new Map<string, Figure[]>();
  /** withheld at some time, in that order, and what of it has not got a witness yet */
  private readonly withheld: Readonly<Record<Family, Figure[]>> = { pair: [], cell: [], grid: [], subtype: [] };
  private readonly bare: Readonly<Record<Family, Figure[]>> = { pair: [], cell: [], grid: [], subtype: [] };

  constructor(cells: readonly Cell[]) {
    for (const cell of cells) this.add(cell);
    this.figures = [
      ...this.grids.values(),
      ...this.subtypes.values(),
      ...[...this.rows.values(), ...this.cellsOf.values()].flatMap((figures) => [...figures.values()]),
    ];
  }

  private add({ grid, subtype, month, count }: Cell): void {
    const row = listed(this.rows, grid);
    const months = listed(this.cellsOf, pairKey(grid, subtype));
    const isNew = !row.has(subtype);
    raised(this.grids, grid, figureOf('grid', { grid, subtype: '', month: '' }, this.grids), count);
    raised(this.subtypes, subtype, figureOf('subtype', { grid: '', subtype, month: '' }, this.subtypes), count);
    const pair = raised(row, subtype, figureOf('pair', { grid, subtype, month: '' }, row), count);
    raised(months, month, figureOf('cell', { grid, subtype, month }, months), count);
    if (isNew) this.pairsOfSubtype.set(subtype, [...(this.pairsOfSubtype.get(subtype) ?? []), pair]);
  }

  /** A withheld pair has no cell shown: they would say how many it is at least. */
  withhold(figure: Figure): void {
    if (!figure.isWithheld) {
      figure.isWithheld = true;
      this.withheld[figure.family].push(figure);
      this.bare[figure.family].push(figure);
    }
    if (figure.family === 'pair') for (const cell of this.cells(figure)) this.withhold(cell);
  }

  /** Gives each withheld figure a witness, and withholds what that takes; pairs first, as they may cover their cells. */
  coverAll(): void {
    for (let figure = this.nextBare(); figure !== undefined; figure = this.nextBare()) {
      const witness = this.witnessOf(figure);
      if (witness === undefined) for (const each of this.cheapestCover(figure)) this.withhold(each);
      else {
        this.bare[figure.family].pop();
        rest(figure, witness);
      }
    }
  }

  private nextBare(): Figure | undefined {
    const family = FAMILIES.find((each) => this.bare[each].length > 0);
    return family === undefined ? undefined : this.bare[family].at(-1);
  }

  /** Unless a figure that rests on it is left without any witness. */
  showIfCovered(figure: Figure): void {
    if (figure.family === 'cell' && this.pairOf(figure)?.isWithheld === true) return;
    figure.isWithheld = false;
    const found: (readonly [Figure, readonly Figure[]])[] = [];
    for (const dependent of figure.holds) {
      if (!dependent.isWithheld) continue;
      const witness = this.witnessOf(dependent);
      if (witness === undefined) {
        figure.isWithheld = true;
        return;
      }
      found.push([dependent, witness]);
    }
    for (const [dependent, witness] of found) rest(dependent, witness);
  }

  shown(): Shown {
    const of = (family: Family) =>
      new Set(this.figures.filter((each) => each.family === family && !each.isWithheld).map(({ key }) => key));
    return { grid: of('grid'), subtype: of('subtype'), pair: of('pair'), cell: of('cell') };
  }

  private cells(pair: Figure): Iterable<Figure> {
    return this.cellsOf.get(pair.key)?.values() ?? [];
  }

  private pairOf({ grid, subtype }: Figure): Figure | undefined {
    return this.rows.get(grid)?.get(subtype);
  }

  /** The withheld figures with which the table can be changed so that this one changes and nothing shown does. */
  private witnessOf(figure: Figure): readonly Figure[] | undefined {
    switch (figure.family) {
      case 'grid':
        return this.bareAmong(this.rows.get(figure.grid)?.values() ?? []);
      case 'subtype':
        return this.bareAmong(this.pairsOfSubtype.get(figure.subtype) ?? []);
      case 'cell':
        return this.bareAmong(optional(this.pairOf(figure))) ?? this.moved(figure, figure.beside.values(), isApart);
      case 'pair': {
        const totals = [this.grids.get(figure.grid), this.subtypes.get(figure.subtype)];
        return this.bareAmong(totals.flatMap(optional)) ?? this.moved(figure, figure.beside.values(), isAcross);
      }
    }
  }

  private bareAmong(figures: Iterable<Figure>): readonly Figure[] | undefined {
    for (const figure of figures) if (figure.isWithheld) return [figure];
    return undefined;
  }

  /** One case of it changes places with one of another; or one of its neighbours does so, into it. */
  private moved(figure: Figure, beside: Iterable<Figure>, mayMove: Pairing): readonly Figure[] | undefined {
    const others = this.withheld[figure.family];
    for (const other of others) {
      if (other.isWithheld && mayMove(figure, other) && this.shownOf(figure, other).length === 0) {
        return this.touched(figure, other);
      }
    }
    for (const from of beside) {
      if (!from.isWithheld || from === figure) continue;
      const into = figure.family === 'cell' ? others : (this.pairsOfSubtype.get(figure.subtype) ?? []);
      for (const other of into) {
        const isInto = figure.family === 'pair' || other.month === figure.month;
        if (isInto && other.isWithheld && mayMove(from, other) && this.shownOf(from, other).length === 0) {
          return this.touched(from, other);
        }
      }
    }
    return undefined;
  }

  /** What changes when one case of each takes the sub-type (of cells: the month) of the other. */
  private touched(one: Figure, other: Figure): Figure[] {
    const at = ({ month, subtype }: Figure): string => (one.family === 'cell' ? month : subtype);
    return [one, other, ...optional(one.beside.get(at(other))), ...optional(other.beside.get(at(one)))];
  }

  private shownOf(one: Figure, other: Figure): Figure[] {
    return this.touched(one, other).filter(({ isWithheld }) => !isWithheld);
  }

  /** What to withhold besides: as few figures as possible, of these the smallest. */
  private cheapestCover(bare: Figure): readonly Figure[] {
    const mayMove = bare.family === 'pair' ? isAcross : isApart;
    let best = this.wayOf(bare.family === 'pair' ? this.smallestTotal(bare) : this.wholeOf(bare));
    for (const other of this.figures) {
      if (other.family !== bare.family || !mayMove(bare, other)) continue;
      const way = this.wayOf(this.shownOf(bare, other));
      if (isCheaper(way, best)) best = way;
    }
    return best.figures;
  }

  /** The total that is shown of its grid or its sub-type. */
  private smallestTotal(pair: Figure): Figure[] {
    return [this.grids.get(pair.grid), this.subtypes.get(pair.subtype)]
      .flatMap(optional)
      .sort((a, b) => a.count - b.count)
      .slice(0, 1);
  }

  /** The pair of a cell, with a total of its own where it would follow from the others. */
  private wholeOf(cell: Figure): Figure[] {
    const [pair] = optional(this.pairOf(cell));
    if (pair === undefined) throw new Error(`${cell.key} belongs to nothing`);
    const totals = [this.grids.get(pair.grid), this.subtypes.get(pair.subtype)].flatMap(optional);
    const isCovered =
      totals.some(({ isWithheld }) => isWithheld) ||
      this.withheld.pair.some(
        (other) =>
          other.isWithheld && isAcross(pair, other) && this.shownOf(pair, other).every((each) => each === pair),
      );
    return isCovered ? [pair] : [pair, ...this.smallestTotal(pair)];
  }

  /** A pair takes its cells with it. */
  private wayOf(figures: readonly Figure[]): Way {
    const lost = figures.flatMap((figure) => [
      figure,
      ...(figure.family === 'pair' ? [...this.cells(figure)].filter(({ isWithheld }) => !isWithheld) : []),
    ]);
    return { figures, cost: lost.length, cases: figures.reduce((sum, { count }) => sum + count, 0) };
  }
}

interface Way {
  readonly figures: readonly Figure[];
  readonly cost: number;
  readonly cases: number;
}

const isCheaper = (one: Way, other: Way): boolean =>
  one.cost < other.cost || (one.cost === other.cost && one.cases < other.cases);

type Pairing = (one: Figure, other: Figure) => boolean;

/** Another grid and another sub-type. */
const isAcross: Pairing = (one, other) => one.grid !== other.grid && one.subtype !== other.subtype;

/** Another month of another pair. */
const isApart: Pairing = (one, other) =>
  one.month !== other.month && (one.grid !== other.grid || one.subtype !== other.subtype);

const optional = (figure: Figure | undefined): Figure[] => (figure === undefined ? [] : [figure]);

function rest(figure: Figure, witness: readonly Figure[]): void {
  for (const each of figure.restsOn) each.holds.delete(figure);
  figure.restsOn = witness.filter((each) => each !== figure);
  for (const each of figure.restsOn) each.holds.add(figure);
}

function listed(lists: Map<string, Figures>, name: string): Figures {
  const list = lists.get(name) ?? new Map<string, Figure>();
  lists.set(name, list);
  return list;
}

function raised(figures: Figures, name: string, fresh: Figure, count: number): Figure {
  const figure = figures.get(name) ?? fresh;
  figure.count += count;
  figures.set(name, figure);
  return figure;
}

type Place = Pick<Cell, 'grid' | 'subtype' | 'month'>;

function figureOf(family: Family, { grid, subtype, month }: Place, beside: Figures): Figure {
  const key = { grid, subtype, pair: pairKey(grid, subtype), cell: cellKey(grid, subtype, month) }[family];
  const found = { count: 0, isWithheld: false, restsOn: [], holds: new Set<Figure>() };
  return { family, key, grid, subtype, month, beside, ...found };
}
