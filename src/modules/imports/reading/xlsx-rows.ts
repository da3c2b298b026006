/**
 * The rows of a workbook's first sheet, read as they come (ECMA-376, Part 1, §18). Formulas are never worked out: the value
 * kept beside them counts. Numbers in a date format are days, by the calendar of 1900 or of 1904.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { addDays } from '../../../domain/shared/day.js';
import {
  type Cell,
  CellError,
  FileFault,
  LONGEST_LINE,
  MOST_COLUMNS,
  type SourceFile,
  type SourceRow,
} from './source-file.js';
import { XlsxArchive } from './xlsx-archive.js';

/** Characters of all shared texts together; beyond that the table is better sent as CSV. */
const MOST_SHARED = 64 * 1024 * 1024;

/** Formats of the standard that are dates or times. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Without quoted words, escapes and colours, a format with y, m or d is one of dates. */
const isDateFormat = (code: string): boolean => /[ymdYMD年月日]/.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));

interface Workbook {
  readonly sheet: string;
  readonly is1904: boolean;
  readonly dateStyles: ReadonlySet<number>;
  readonly shared: readonly string[];
}

export async function* xlsxRows(file: SourceFile): AsyncGenerator<SourceRow> {
  const archive = await XlsxArchive.open(file);
  try {
    const book = await workbookOf(archive);
    const sheet = new SheetParser(book);
    for await (const piece of archive.part(book.sheet)) yield* sheet.read(piece);
  } finally {
    archive.close();
  }
}

async function workbookOf(archive: XlsxArchive): Promise<Workbook> {
  let is1904 = false;
  let relation: string | undefined;
  await eachTag(archive, 'xl/workbook.xml', ({ name, attributes }) => {
    if (name === 'workbookPr') is1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
    if (name === 'sheet' && attributes['state'] === undefined) relation ??= attributes['r:id'];
  });
  let target: string | undefined;
  await eachTag(archive, 'xl/_rels/workbook.xml.rels', ({ name, attributes }) => {
    if (name === 'Relationship' && attributes['Id'] === relation) target = attributes['Target'];
  });
  if (relation === undefined || target === undefined) throw new FileFault('import_not_a_workbook');
  const sheet = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return { sheet, is1904, dateStyles: await dateStylesOf(archive), shared: await sharedOf(archive) };
}

async function dateStylesOf(archive: XlsxArchive): Promise<Set<number>> {
  const dates = new Set<number>();
  if (!archive.has('xl/styles.xml')) return dates;
  const own = new Map<number, string>();
  let isIn = false;
  let index = 0;
  const open = ({ name, attributes }: SaxesTagPlain): void => {
    if (name === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
    if (name === 'cellXfs') isIn = true;
    if (name !== 'xf' || !isIn) return;
    const format = Number(attributes['numFmtId']);
    const code = own.get(format);
    if (code === undefined ? isBuiltInDate(format) : isDateFormat(code)) dates.add(index);
    index += 1;
  };
  await eachTag(archive, 'xl/styles.xml', open, (name) => {
    if (name === 'cellXfs') isIn = false;
  });
  return dates;
}

/** Every shared text, without how it is read out loud (`rPh`). */
async function sharedOf(archive: XlsxArchive): Promise<string[]> {
  const texts: string[] = [];
  if (!archive.has('xl/sharedStrings.xml')) return texts;
  let text: string | null = null;
  let total = 0;
  let phonetic = false;
  let isText = false;
  const parser = strict();
  parser.on('opentag', ({ name }) => {
    if (name === 'si') text = '';
    if (name === 'rPh') phonetic = true;
    isText = name === 't' && !phonetic;
  });
  parser.on('text', (piece) => {
    if (!isText || text === null) return;
    total += piece.length;
    if (total > MOST_SHARED) throw new FileFault('import_workbook_too_large');
    text += piece;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 't') isText = false;
    if (name === 'rPh') phonetic = false;
    if (name === 'si') texts.push(text ?? '');
  });
  await feed(parser, archive, 'xl/sharedStrings.xml');
  return texts;
}

async function eachTag(
  archive: XlsxArchive,
  part: string,
  open: (tag: SaxesTagPlain) => void,
  close: (name: string) => void = () => undefined,
): Promise<void> {
  const parser = strict();
  parser.on('opentag', open);
  parser.on('closetag', ({ name }) => close(name));
  await feed(parser, archive, part);
}

async function feed(parser: SaxesParser, archive: XlsxArchive, part: string): Promise<void> {
  for await (const piece of archive.part(part)) parser.write(piece);
  parser.close();
}

/** The first thing that is no XML ends the reading; nothing outside the file is ever asked for. */
function strict(): SaxesParser {
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new FileFault('import_not_a_workbook');
  });
  return parser;
}

interface CellTag {
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

class SheetParser {
  private readonly parser = strict();
  private rows: SourceRow[] = [];
  private cells: Cell[] = [];
  private line = 0;
  private cell: CellTag | null = null;
  private text = '';
  private isValue = false;

  constructor(private readonly book: Workbook) {
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('text', (piece) => this.take(piece));
    this.parser.on('closetag', ({ name }) => this.close(name));
  }

  read(piece: string): SourceRow[] {
    this.parser.write(piece);
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  private open({ name, attributes }: SaxesTagPlain): void {
    if (name === 'row') {
      this.line = Number(attributes['r'] ?? this.line + 1);
      this.cells = [];
    }
    if (name === 'c') {
      const column = attributes['r'] === undefined ? this.cells.length : columnOf(attributes['r']);
      if (column >= MOST_COLUMNS) throw new FileFault('import_too_many_columns', { max: MOST_COLUMNS });
      this.cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? -1) };
      this.text = '';
    }
    this.isValue = name === 'v' || (name === 't' && this.cell?.type === 'inlineStr');
  }

  private take(piece: string): void {
    if (!this.isValue) return;
    this.text += piece;
    if (this.text.length > LONGEST_LINE)
      throw new FileFault('import_line_too_long', { line: this.line, max: LONGEST_LINE });
  }

  private close(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false;
    if (name === 'c' && this.cell !== null) {
      while (this.cells.length < this.cell.column) this.cells.push(null);
      this.cells[this.cell.column] = this.valueOf(this.cell, this.text);
      this.cell = null;
    }
    if (name === 'row' && this.cells.length > 0) this.rows.push({ line: this.line, cells: this.cells });
  }

  private valueOf({ type, style }: CellTag, text: string): Cell {
    if (type === 'e') return new CellError(text);
    if (type === 's') return this.book.shared[Number(text)] ?? new CellError(text);
    if (type === 'b') return text === '1';
    if (type === 'str' || type === 'inlineStr') return text;
    if (type === 'd') return text.slice(0, 10);
    if (text === '') return null;
    const number = Number(text);
    if (Number.isNaN(number)) return new CellError(text);
    return this.book.dateStyles.has(style) ? dateOf(number, this.book.is1904) : number;
  }
}

function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The last day there is: 31 December 9999. */
const LAST_SERIAL = 2_958_465;

/** The calendar of 1900 has a 29 February that never was: day 60. A part of a day is a time, by the minute. */
function dateOf(serial: number, is1904: boolean): Cell {
  const days = Math.floor(serial);
  if (serial < 0 || days > LAST_SERIAL || (!is1904 && (days === 0 || days === 60)))
    return new CellError(String(serial));
  const epoch = is1904 ? '1904-01-01' : days < 60 ? '1899-12-31' : '1899-12-30';
  const day = addDays(epoch, days);
  const minutes = Math.round((serial - days) * 1440);
  if (minutes === 0 || minutes === 1440) return day;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
