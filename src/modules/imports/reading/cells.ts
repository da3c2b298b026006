/**
 * From the cells of a line to the row as NDJSON would have it. What can be read in more than one way is read (3,000 as 3000.00,
 * 是 as true, 2019/5/6 as 2019-05-06); what cannot is left as it stands, so that the checks of the API say what would be right.
 */
import {
  type CellKind,
  type ImportColumn,
  type ImportKindName,
  IMPORT_COLUMNS,
} from '../../../domain/imports/columns.js';
import { addDays, dayOfInstant, endOfDayInstant, instantAt, isDay, type Instant } from '../../../domain/shared/day.js';
import type { RowFault } from '../import.record.js';
import { type Cell, CellError, FileFault, type SourceRow } from './source-file.js';

export interface Built {
  readonly value: Readonly<Record<string, unknown>>;
  readonly faults: readonly RowFault[];
  /** the column a pointer came from; null: from none */
  readonly columnOf: (pointer: string) => string | null;
}

/** The centre's wall clock and the end of what has happened. */
export interface Moment {
  readonly zone: string;
  readonly now: Instant;
}

interface Placed {
  readonly heading: string;
  readonly column: ImportColumn | null;
}

const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined || cell instanceof CellError ? '' : String(cell).trim();

const sameHeading = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

export class TableReader {
  readonly ignored: readonly string[];
  private readonly byField: ReadonlyMap<string, string>;

  private constructor(private readonly placed: readonly Placed[]) {
    this.ignored = placed
      .filter(({ column, heading }) => column === null && heading !== '')
      .map(({ heading }) => heading);
    this.byField = new Map(placed.flatMap(({ column, heading }) => (column === null ? [] : [[column.field, heading]])));
  }

  /** What the headings stand for; throws where a column is missing or there twice. */
  static of(
    kind: ImportKindName,
    cells: readonly Cell[],
    mapping: Readonly<Record<string, string | null>>,
  ): TableReader {
    const columns: readonly ImportColumn[] = IMPORT_COLUMNS[kind];
    const headings = cells.map(textOf);
    const named = new Map(Object.entries(mapping).map(([heading, field]) => [sameHeading(heading), field]));
    const absent = Object.keys(mapping).filter(
      (each) => !headings.some((one) => sameHeading(one) === sameHeading(each)),
    );
    if (absent.length > 0) throw new FileFault('import_mapping_unknown', { columns: absent.join('、') });
    const placed = headings.map((heading): Placed => {
      const key = sameHeading(heading);
      const isIt = ({ field, zh, en }: ImportColumn): boolean =>
        [zh, en, field].some((name) => sameHeading(name) === key);
      const field = named.get(key);
      if (named.has(key)) return { heading, column: columns.find((each) => each.field === field) ?? null };
      return { heading, column: columns.find(isIt) ?? null };
    });
    demandEachOnce(placed);
    const missing = columns.filter(
      ({ required, field }) => required && !placed.some(({ column }) => column?.field === field),
    );
    if (missing.length > 0)
      throw new FileFault('import_column_missing', {
        columns: missing.map(({ zh, en }) => `${zh} (${en})`).join('、'),
      });
    return new TableReader(placed);
  }

  /** Undefined: the line is empty. */
  build(row: SourceRow & { readonly cells: readonly Cell[] }, moment: Moment): Built | undefined {
    const { cells } = row;
    if (cells.every((cell) => textOf(cell) === '' && !(cell instanceof CellError))) return undefined;
    const faults: RowFault[] = [];
    const draft = new Draft(this.byField);
    for (const [index, cell] of cells.entries()) {
      const place = this.placed[index];
      if (place === undefined || place.heading === '') {
        if (textOf(cell) === '') continue;
        faults.push({ pointer: '', code: 'import_extra_cells', params: { column: index + 1 }, column: null });
        break;
      }
      if (place.column === null) continue;
      const read = valueOf(cell, place.column, moment);
      if (read === undefined) continue;
      const pointer = draft.set(place.column.field, 'value' in read ? read.value : '');
      if ('code' in read) faults.push({ pointer, column: place.heading, code: read.code, params: read.params });
    }
    return { value: draft.value, faults, columnOf: (pointer) => draft.columnOf(pointer) };
  }
}

function demandEachOnce(placed: readonly Placed[]): void {
  const seen = new Set<string>();
  for (const { heading, column } of placed) {
    const key = column === null ? `?${sameHeading(heading)}` : column.field;
    if (heading !== '' && seen.has(key)) throw new FileFault('import_column_twice', { columns: heading });
    seen.add(key);
  }
}

/** The row as it fills; parties come one behind the other, the applicants first. */
class Draft {
  readonly value: Record<string, unknown> = {};
  private readonly sides: string[] = [];

  constructor(private readonly headings: ReadonlyMap<string, string>) {}

  set(field: string, value: unknown): string {
    const path = this.pathOf(field);
    let node: Record<string, unknown> | unknown[] = this.value;
    path.forEach((name, index) => {
      const own = node as Record<string, unknown>;
      if (index === path.length - 1) own[name] = value;
      else node = (own[name] ??= /^\d+$/.test(path[index + 1] ?? '') ? [] : {}) as typeof node;
    });
    return `/${path.join('/')}`;
  }

  columnOf(pointer: string): string | null {
    const [first, place, ...rest] = pointer.slice(1).split('/');
    const side = first === 'parties' ? this.sides[Number(place)] : undefined;
    const field = side === undefined ? pointer.slice(1) : [side, ...rest].join('/');
    return this.headings.get(field) ?? this.headings.get(field.split('/')[0] ?? '') ?? null;
  }

  private pathOf(field: string): string[] {
    const [side, place, name] = field.split('/');
    if ((side !== 'applicants' && side !== 'respondents') || name === undefined) return field.split('/');
    const key = `${side}/${place ?? ''}`;
    let index = this.sides.indexOf(key);
    if (index < 0) {
      index = this.sides.push(key) - 1;
      this.set('parties', [...((this.value['parties'] as unknown[] | undefined) ?? []), partyOn(side)]);
    }
    return ['parties', String(index), name];
  }
}

const partyOn = (side: string): object => ({ role: side.slice(0, -1), kind: 'person' });

type Read =
  { readonly value: unknown } | { readonly code: string; readonly params: Record<string, string> } | undefined;

/** Undefined: nothing stands there. */
function valueOf(cell: Cell | undefined, column: ImportColumn, moment: Moment): Read {
  if (cell instanceof CellError) return { code: 'import_cell_error', params: { found: cell.found.slice(0, 20) } };
  const text = textOf(cell);
  if (text === '') return undefined;
  // Fifteen digits are all a number keeps.
  if ((column.kind === 'text' || column.kind === 'list') && typeof cell === 'number' && !isExact(cell))
    return { code: 'import_digits_lost', params: {} };
  return { value: READ[column.kind](text, column, moment) };
}

const isExact = (number: number): boolean => Math.abs(number) < 1e15;

const YES = ['是', 'y', 'yes', 'true', '1', '√'];
const NO = ['否', 'n', 'no', 'false', '0', '×'];

const READ: Readonly<Record<CellKind, (text: string, column: ImportColumn, moment: Moment) => unknown>> = {
  text: (text) => text,
  list: (text) =>
    text
      .split(/[;；、\n]+/u)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  day: dayIn,
  moment: (text, _, moment) => momentIn(text, moment),
  whole: (text) => (/^-?\d{1,9}(\.0+)?$/.test(text) ? Number(text) : text),
  decimal: (text) => (/^-?\d{1,9}(\.\d{1,12})?$/.test(text) ? Number(text) : text),
  money: moneyIn,
  yes_no: (text) => (YES.includes(text.toLowerCase()) ? true : NO.includes(text.toLowerCase()) ? false : text),
  code: codeIn,
};

function dayIn(text: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year !== '' && isDay(written) ? written : text;
}

/** A day alone means its end, at most now. */
function momentIn(text: string, { zone, now }: Moment): string {
  const [, date = text, time] = /^(\S+?)[ T](\d{1,2}:\d{2})(?::\d{2})?$/.exec(text) ?? [];
  const day = dayIn(date);
  // Of the years a day can be in at all, so that counting on it stays within them.
  if (!isDay(day) || day < '1900-01-01' || day > '2199-12-31') return text;
  if (time !== undefined) {
    const padded = time.padStart(5, '0');
    return /^([01]\d|2[0-3]):[0-5]\d$/.test(padded) ? instantAt(day, padded, zone) : text;
  }
  return day === dayOfInstant(now, zone) || addDays(day, 1) === dayOfInstant(now, zone)
    ? ([endOfDayInstant(day, zone), now].sort()[0] ?? text)
    : endOfDayInstant(day, zone);
}

function moneyIn(text: string): string {
  const plain = text
    .replace(/^[¥￥]\s*/u, '')
    .replace(/元$/u, '')
    .replace(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  const [, whole = '', part = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  return whole === '' ? text : `${whole.replace(/^0+(?=\d)/, '')}.${part.padEnd(2, '0')}`;
}

/** As code, or in the words of either language. */
function codeIn(text: string, { codes }: ImportColumn): string {
  const found = Object.entries(codes).find(([code, { zh, en }]) => [code, zh, en].includes(text));
  return found?.[0] ?? text;
}
