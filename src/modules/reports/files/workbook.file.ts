/**
 * A report as a workbook: all figures on the first sheet, what they mean on the second, then one sheet for each matrix and table.
 * Numbers are numbers and days are dates, to be summed and sorted; what a name begins with makes no formula of it.
 */
import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/node';
import { dateOfInstant, isDay } from '../../../domain/shared/day.js';
import { withoutTimes } from '../../documents/layout/zip-times.js';
import { breadth } from './breadth.js';
import { type Column, type Edition, type EditionFigure, type EditionSection, linesOf, sealedOf } from './edition.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** As the library's own signature has them. */
type Written = Parameters<typeof writeXlsxFile>;
type Sheet = Written[0][number];
type Feature = NonNullable<NonNullable<Written[1]>['features']>[number];

export async function workbookFile(edition: Edition): Promise<Buffer> {
  const sheets = [figuresSheet(edition), definitionsSheet(edition)];
  const taken = new Set(sheets.map(({ sheet }) => sheet?.toLowerCase()));
  for (const section of edition.sections)
    if (section.layout !== 'list') sheets.push(sectionSheet(section, edition, nameOf(section.title, taken)));
  return withoutTimes(
    await writeXlsxFile(sheets, {
      features: [ON_ONE_PAGE_WIDE],
      fontFamily: 'Microsoft YaHei',
      fontSize: 10,
    }).toBuffer(),
  );
}

/** Printed, a sheet is as wide as one page and as long as it needs to be; the library has no option for it. */
const ON_ONE_PAGE_WIDE: Feature = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml
            .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
            .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
      },
    },
  },
};

const LONGEST_NAME = 31;

/** What a spreadsheet allows as the name of a sheet, each name once. */
function nameOf(title: string, taken: Set<string | undefined>): string {
  const plain = title.replace(/[[\]/\\:*?'\n\t]/g, ' ').trim() || '-';
  let name = shortened(plain, LONGEST_NAME);
  for (let count = 2; taken.has(name.toLowerCase()); count += 1)
    name = `${shortened(plain, LONGEST_NAME - 4)} ${count}`;
  taken.add(name.toLowerCase());
  return name;
}

/** In UTF-16 units, as spreadsheets count, and never half a character. */
function shortened(text: string, most: number): string {
  let short = '';
  for (const character of text) {
    if (short.length + character.length > most) break;
    short += character;
  }
  return short;
}

const RULE = { borderColor: '#9AA4B0', borderStyle: 'thin', alignVertical: 'center' } as const satisfies CellObject;
const HEAD: CellObject = {
  ...RULE,
  backgroundColor: '#DFE6EE',
  fontWeight: 'bold',
  align: 'center',
  wrap: true,
  height: 22,
};
const WRAPPED: CellObject = { ...RULE, wrap: true };
const RIGHT: CellObject = { ...RULE, align: 'right' };

/** The longest text a cell takes. */
const MOST_IN_CELL = 32_767;

const text = (value: string, style: CellObject = WRAPPED): CellObject =>
  value === '' ? { ...style } : { type: String, value: storable(shortened(value, MOST_IN_CELL)), ...style };

/** The library looks texts up in a plain object, where `constructor` is something else: such a text gets a blank behind it. */
const storable = (value: string): string => (value in Object.prototype ? `${value} ` : value);

const titleRows = ({ title, center, facts, verdict, isProvisional, words }: Edition): Row[] => {
  const [, ...others] = facts;
  const told = others.map(([heading, said]) => `${heading}${words.colon}${said}`);
  return [
    [text(`${center} ${title}`, { fontWeight: 'bold', fontSize: 16, height: 26 })],
    [
      text([...told, ...(verdict === null ? [] : [verdict])].join('  |  '), {
        height: 20,
        ...(isProvisional ? { textColor: '#A61B1B' } : {}),
      }),
    ],
  ];
};

const LINE = 15;
/** Of a row, in points: the programs allow no more. */
const TALLEST = 400;

/** As tall as its texts need at these widths: not every program finds that out by itself. */
function fitted(row: Row, widths: readonly number[]): Row {
  const lines = row.map((cell, at) => {
    const value = cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : '';
    return typeof value === 'string' ? linesOfText(value, widths[at] ?? 10) : 1;
  });
  const height = Math.min(TALLEST, Math.max(...lines) * LINE + 3);
  const [first, ...rest] = row;
  return typeof first === 'object' && first !== null ? [{ ...first, height }, ...rest] : row;
}

const linesOfText = (text: string, width: number): number =>
  text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil((breadth(part) * 2) / (width - 1))), 0);

function figuresSheet(edition: Edition): Sheet {
  const { section, key, figure, numerator, denominator, value, unit } = edition.words.headings;
  const head = [section, figure, value, numerator, denominator, unit, key].map((each) => text(each, HEAD));
  const rows = edition.sections.flatMap((each) =>
    linesOf(each).map(({ label, figure: of }): Row => [
      text(each.title),
      text(label),
      valueCell(of),
      countCell(of.numerator, of),
      countCell(of.denominator, of),
      text(of.unit, { ...RULE, align: 'center' }),
      text(of.key),
    ]),
  );
  const widths = [24, 40, 14, 14, 14, 12, 34];
  return {
    sheet: edition.words.sheets.figures,
    data: [...titleRows(edition), head, ...rows.map((row) => fitted(row, widths))],
    columns: widths.map((width) => ({ width })),
    orientation: 'landscape',
    stickyRowsCount: 3,
  };
}

/** As it is shown, but a number: 97.6% is 0.976 with the format of a percentage. */
function valueCell({ value, measuredIn }: EditionFigure): CellObject {
  const [, sign = '', whole = '', places = '', percent = ''] =
    /^(-?)(\d+)(?:\.(\d+))?(%?)$/.exec(value.replace('−', '-')) ?? [];
  if (whole === '') return text(value, RIGHT);
  const decimals = places === '' ? '' : `.${'0'.repeat(places.length)}`;
  if (percent === '') {
    const format = measuredIn === 'fen' ? '#,##0.00' : `0${decimals}`;
    return { ...RIGHT, type: Number, value: Number(value.replace('−', '-')), format };
  }
  // Moved by its digits: dividing by a hundred would make 0.9760000000000001 of it.
  const digits = `${whole.padStart(3, '0')}`;
  const share = Number(`${sign}${digits.slice(0, -2)}.${digits.slice(-2)}${places}`);
  return { ...RIGHT, type: Number, value: share, format: `0${decimals}%` };
}

const countCell = (count: string, { measuredIn }: EditionFigure): CellObject =>
  /^-?\d+(\.\d+)?$/.test(count)
    ? { ...RIGHT, type: Number, value: Number(count), ...(measuredIn === 'fen' ? { format: '#,##0.00' } : {}) }
    : text(count, RIGHT);

function definitionsSheet(edition: Edition): Sheet {
  const { words, definitions, terms, notes } = edition;
  const { headings } = words;
  const rows = [
    ...definitions.map(({ key, text: full }) => [key, '', full]),
    ...terms.map(({ label, unit, definition }) => [label, unit, definition]),
    ...notes.map((note) => [headings.notes, '', note]),
    ...sealedOf(edition).map(([heading, said]) => [heading, '', said]),
  ];
  const widths = [40, 14, 90];
  return {
    sheet: words.sheets.definitions,
    data: [
      [headings.figure, headings.unit, headings.definition].map((each) => text(each, HEAD)),
      ...rows.map((row) =>
        fitted(
          row.map((each) => text(each)),
          widths,
        ),
      ),
    ],
    columns: widths.map((width) => ({ width })),
    orientation: 'landscape',
    stickyRowsCount: 1,
  };
}

type Laid = Exclude<EditionSection, { readonly layout: 'list' }>;

function sectionSheet(section: Laid, edition: Edition, name: string): Sheet {
  return {
    sheet: name,
    orientation: 'landscape',
    ...(section.layout === 'matrix' ? matrixOf(section) : tableOf(section, edition)),
  };
}

function matrixOf({ rows, columns, cells }: Extract<Laid, { readonly layout: 'matrix' }>): Omit<Sheet, 'sheet'> {
  const widths = [28, ...columns.map(() => 13)];
  const head = ['', ...columns].map((each) => text(each, HEAD));
  const lines = rows.map((label, at): Row => [
    text(label),
    ...(cells[at] ?? []).map((figure) => (figure === null ? text('', RIGHT) : valueCell(figure))),
  ]);
  return {
    data: [head, ...lines].map((row) => fitted(row, widths)),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  };
}

function tableOf(
  { columns, rows }: Extract<Laid, { readonly layout: 'table' }>,
  { words }: Edition,
): Omit<Sheet, 'sheet'> {
  const widths = columns.map(({ type }) => (type === 'text' ? 36 : 16));
  const head = columns.map(({ label }) => text(label, HEAD));
  const lines = rows.map((row) => row.map((each, at) => tableCell(each, columns[at]?.type ?? 'text')));
  const none = lines.length === 0 ? [[text(words.noRows)]] : [];
  return {
    data: [head, ...lines, ...none].map((row) => fitted(row, widths)),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  };
}

function tableCell(value: string | number | null, type: Column['type']): CellObject {
  if (value === null) return text('');
  if (type === 'day' && typeof value === 'string' && isDay(value))
    return { ...RIGHT, type: Date, value: dateOfInstant(`${value}T00:00:00.000Z`), format: 'yyyy-mm-dd' };
  return typeof value === 'number' ? { ...RIGHT, type: Number, value } : text(value);
}
