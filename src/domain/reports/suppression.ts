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

type Family = 'grid' | 'subtype' | 'pair' | 'cell';

export type Shown = Readonly<Record<Family, ReadonlySet<string>>>;

/** A figure of the table; empty is what it is summed over. */
interface Figure {
  readonly family: Family;
  readonly key: string;
  readonly grid: string;
  readonly subtype: string;
  readonly month: string;
  readonly count: number;
}

export const pairKey = (grid: string, subtype: string): string => `${grid}.${subtype}`;
export const cellKey = (grid: string, subtype: string, month: string): string => `${grid}.${subtype}.${month}`;

const nameOf = ({ grid, subtype, month }: Cell): string => cellKey(grid, subtype, month);

export function shownCells(cells: readonly Cell[], threshold: number): Shown {
  const table = new Table([...cells].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)));
  for (const figure of table.figures) if (figure.count < threshold) table.withhold(figure);
  for (let bare = table.unprotected(); bare !== undefined; bare = table.unprotected()) {
    for (const figure of table.cheapestCover(bare)) table.withhold(figure);
  }
  const further = table.figures.filter((figure) => figure.count >= threshold && !table.isShown(figure));
  for (const figure of further.sort((a, b) => b.count - a.count)) {
    if (!table.mayBeShown(figure)) continue;
    table.show(figure);
    if (table.unprotected() !== undefined) table.withhold(figure);
  }
  return table.shown();
}

class Table {
  readonly figures: readonly Figure[];
  private readonly known: ReadonlyMap<string, Figure>;
  private readonly cellsOf = new Map<string, Figure[]>();
  private readonly pairsOf = new Map<string, Figure[]>();
  /** in the order in which they were withheld */
  private readonly withheld: Readonly<Record<Family, Map<string, Figure>>> = {
    grid: new Map(),
    subtype: new Map(),
    pair: new Map(),
    cell: new Map(),
  };

  constructor(cells: readonly Cell[]) {
    this.figures = figuresOf(cells);
    this.known = new Map(this.figures.map((figure) => [`${figure.family} ${figure.key}`, figure]));
    for (const figure of this.figures) {
      if (figure.family === 'cell') push(this.cellsOf, pairKey(figure.grid, figure.subtype), figure);
      if (figure.family !== 'pair') continue;
      push(this.pairsOf, `grid ${figure.grid}`, figure);
      push(this.pairsOf, `subtype ${figure.subtype}`, figure);
    }
  }

  isShown({ family, key }: Figure): boolean {
    return !this.withheld[family].has(key);
  }

  /** A withheld pair has no cell shown: they would say how many it is at least. */
  mayBeShown({ family, grid, subtype }: Figure): boolean {
    return family !== 'cell' || !this.withheld.pair.has(pairKey(grid, subtype));
  }

  withhold(figure: Figure): void {
    this.withheld[figure.family].set(figure.key, figure);
    if (figure.family !== 'pair') return;
    for (const cell of this.cellsOf.get(figure.key) ?? []) this.withheld.cell.set(cell.key, cell);
  }

  show({ family, key }: Figure): void {
    this.withheld[family].delete(key);
  }

  shown(): Shown {
    const of = (family: Family) =>
      new Set(this.figures.filter((each) => each.family === family && this.isShown(each)).map(({ key }) => key));
    return { grid: of('grid'), subtype: of('subtype'), pair: of('pair'), cell: of('cell') };
  }

  /** A withheld figure without a witness; pairs first, as what protects a pair may protect its cells. */
  unprotected(): Figure | undefined {
    for (const family of ['pair', 'cell', 'grid', 'subtype'] as const) {
      for (const figure of this.withheld[family].values()) if (!this.hasWitness(figure)) return figure;
    }
    return undefined;
  }

  private hasWitness(figure: Figure): boolean {
    const { family, key, grid, subtype } = figure;
    if (family === 'grid' || family === 'subtype') return this.bareOf(this.pairsOf, `${family} ${key}`).length > 0;
    if (family === 'cell') return this.withheld.pair.has(pairKey(grid, subtype)) || this.isMovedInTime(figure);
    return this.withheld.grid.has(grid) || this.withheld.subtype.has(subtype) || this.isMovedInMatter(figure);
  }

  /** Withheld themselves, of those listed under the name. */
  private bareOf(lists: ReadonlyMap<string, readonly Figure[]>, name: string): Figure[] {
    return (lists.get(name) ?? []).filter((figure) => !this.isShown(figure));
  }

  private isMovedInMatter(pair: Figure): boolean {
    if (some(this.withheld.pair.values(), (other) => this.exchangesSubtypes(pair, other))) return true;
    const beside = this.bareOf(this.pairsOf, `subtype ${pair.subtype}`);
    return this.bareOf(this.pairsOf, `grid ${pair.grid}`).some((from) =>
      beside.some((other) => this.exchangesSubtypes(from, other)),
    );
  }

  private isMovedInTime(cell: Figure): boolean {
    if (some(this.withheld.cell.values(), (other) => this.exchangesMonths(cell, other))) return true;
    return this.bareOf(this.cellsOf, pairKey(cell.grid, cell.subtype)).some((from) =>
      some(this.withheld.cell.values(), (other) => other.month === cell.month && this.exchangesMonths(from, other)),
    );
  }

  /** One case of each changes its sub-type for that of the other: grids, sub-types and months stay as they are. */
  private exchangesSubtypes(one: Figure, other: Figure): boolean {
    return one.grid !== other.grid && one.subtype !== other.subtype && this.shownOfPairs(one, other).length === 0;
  }

  /** One case of each changes its month for that of the other: all but these cells stay as they are. */
  private exchangesMonths(one: Figure, other: Figure): boolean {
    return isApart(one, other) && this.shownOfCells(one, other).length === 0;
  }

  /** What is shown, and would change, were one case of each to change its sub-type. */
  private shownOfPairs(one: Figure, other: Figure): Figure[] {
    return this.shownOf([
      `pair ${one.key}`,
      `pair ${other.key}`,
      `pair ${pairKey(one.grid, other.subtype)}`,
      `pair ${pairKey(other.grid, one.subtype)}`,
    ]);
  }

  private shownOfCells(one: Figure, other: Figure): Figure[] {
    return this.shownOf([
      `cell ${one.key}`,
      `cell ${other.key}`,
      `cell ${cellKey(one.grid, one.subtype, other.month)}`,
      `cell ${cellKey(other.grid, other.subtype, one.month)}`,
    ]);
  }

  private shownOf(names: readonly string[]): Figure[] {
    return names.flatMap((name) => this.known.get(name) ?? []).filter((figure) => this.isShown(figure));
  }

  /** What to withhold besides: as few figures as possible, of these the smallest. */
  cheapestCover(bare: Figure): readonly Figure[] {
    const ways = bare.family === 'pair' ? this.coversOfPair(bare) : this.coversOfCell(bare);
    const [first, ...rest] = ways.map((figures) => ({ figures, cost: this.cost(figures), cases: sum(figures) }));
    if (first === undefined) throw new Error(`nothing to withhold besides ${bare.key}`);
    return rest.reduce((best, way) => (isCheaper(way, best) ? way : best), first).figures;
  }

  /** A total it is part of, or what an exchange with another pair would show. */
  private coversOfPair(bare: Figure): Figure[][] {
    const totals = this.shownOf([`grid ${bare.grid}`, `subtype ${bare.subtype}`]).map((total) => [total]);
    const others = this.figures.filter(
      ({ family, grid, subtype }) => family === 'pair' && grid !== bare.grid && subtype !== bare.subtype,
    );
    return [...totals, ...others.map((other) => this.shownOfPairs(bare, other))];
  }

  private coversOfCell(bare: Figure): Figure[][] {
    const whole = this.shownOf([`pair ${pairKey(bare.grid, bare.subtype)}`]).flatMap((pair) => this.withCover(pair));
    const others = this.figures.filter((figure) => figure.family === 'cell' && isApart(bare, figure));
    return [whole, ...others.map((other) => this.shownOfCells(bare, other))];
  }

  /** A pair, with a total it is part of, if it would follow from the totals. */
  private withCover(pair: Figure): Figure[] {
    const totals = this.shownOf([`grid ${pair.grid}`, `subtype ${pair.subtype}`]);
    const isCovered =
      totals.length < 2 ||
      some(this.withheld.pair.values(), (other) => this.shownOfPairs(pair, other).every((shown) => shown === pair));
    return isCovered ? [pair] : [pair, ...totals.sort((a, b) => a.count - b.count).slice(0, 1)];
  }

  /** A pair takes its cells with it. */
  private cost(figures: readonly Figure[]): number {
    const alone = (figure: Figure): number =>
      figure.family === 'pair'
        ? 1 + (this.cellsOf.get(figure.key) ?? []).filter((cell) => this.isShown(cell)).length
        : 1;
    return figures.reduce((total, figure) => total + alone(figure), 0);
  }
}

interface Way {
  readonly figures: readonly Figure[];
  readonly cost: number;
  readonly cases: number;
}

const isCheaper = (one: Way, other: Way): boolean =>
  one.cost < other.cost || (one.cost === other.cost && one.cases < other.cases);

const sum = (figures: readonly Figure[]): number => figures.reduce((total, { count }) => total + count, 0);

/** Another month of another pair. */
const isApart = (one: Figure, other: Figure): boolean =>
  one.month !== other.month && (one.grid !== other.grid || one.subtype !== other.subtype);

function figuresOf(cells: readonly Cell[]): Figure[] {
  const sums = new Map<string, Figure>();
  const add = (figure: Figure): void => {
    const name = `${figure.family} ${figure.key}`;
    sums.set(name, { ...figure, count: figure.count + (sums.get(name)?.count ?? 0) });
  };
  for (const { grid, subtype, month, count } of cells) {
    add({ family: 'grid', key: grid, grid, subtype: '', month: '', count });
    add({ family: 'subtype', key: subtype, grid: '', subtype, month: '', count });
    add({ family: 'pair', key: pairKey(grid, subtype), grid, subtype, month: '', count });
    add({ family: 'cell', key: cellKey(grid, subtype, month), grid, subtype, month, count });
  }
  return [...sums.values()];
}

function push(lists: Map<string, Figure[]>, name: string, figure: Figure): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [figure]);
  else list.push(figure);
}

function some(figures: Iterable<Figure>, test: (figure: Figure) => boolean): boolean {
  for (const figure of figures) if (test(figure)) return true;
  return false;
}
