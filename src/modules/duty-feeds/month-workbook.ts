/**
 * The month as a workbook: the grid of the printed page, and every shift as a line to be sorted and counted. Texts are typed
 * as texts, so a name that begins with = stays a name.
 */
import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/node';
import type { DayKind, Mark, MonthDay, MonthGroup } from '../../domain/roster/month-grid.js';
import { marksInWords, weekdayInWords } from '../../domain/roster/month-texts.js';
import { wallTimeOf, weekday } from '../../domain/shared/day.js';
import type { TimedLine } from '../roster/roster-lines.reader.js';
import type { MonthSheet } from './roster-month.service.js';

/** As the library's own signature has them. */
type Written = Parameters<typeof writeXlsxFile>;
type WorkbookSheet = Written[0][number];
type WorkbookFeature = NonNullable<NonNullable<Written[1]>['features']>[number];

interface Workbook {
  toBuffer(): Promise<Buffer>;
  /** The same months make the same text; the archive's bytes also hold the time of its making. */
  readonly madeOf: string;
}

export function monthWorkbook(sheet: MonthSheet): Workbook {
  const sheets = [gridSheet(sheet), linesSheet(sheet)];
  return {
    toBuffer: () => writeXlsxFile(sheets, { features: [ON_ONE_PAGE_WIDE] }).toBuffer(),
    madeOf: JSON.stringify(sheets),
  };
}

/** Printed, a sheet is as wide as one page and as long as it needs to be; the library has no option for it. */
const ON_ONE_PAGE_WIDE: WorkbookFeature = {
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

const SHADES: Readonly<Record<DayKind, string | undefined>> = {
  working: undefined,
  weekend: '#E6E9ED',
  holiday: '#F8D2CF',
  make_up: '#FFF3C4',
};
const HEAD = '#DFE6EE';
const RED = '#A61B1B';

const text = (value: string, style: CellObject = {}): CellObject => ({ type: String, value, ...style });
const boxed: CellObject = { borderColor: '#9AA4B0', borderStyle: 'thin', align: 'center', alignVertical: 'center' };
/** In points: Chinese wants more than the default. */
const ROW_HEIGHT = 18;
const head: CellObject = { ...boxed, backgroundColor: HEAD, fontWeight: 'bold' };

function gridSheet(sheet: MonthSheet): WorkbookSheet {
  const { words, grid, center, changedAt, zone } = sheet;
  const version = changedAt === null ? words.nothingPublished : words.asOf(changedAt, zone);
  const note = grid.calendarKnown ? '' : words.calendarUnknown(grid.month.slice(0, 4));
  const data: Row[] = [
    [text(words.title(center, grid.month), { fontWeight: 'bold', fontSize: 16 })],
    [text(note === '' ? version : `${version} ${note}`, note === '' ? {} : { textColor: RED })],
    [text(words.name, head), ...grid.days.map((day) => dayHead(day, sheet)), text(words.total, head)],
    ...grid.groups.flatMap((group) => groupRows(group, sheet)),
    [],
    [text(keyOf(sheet))],
  ];
  const columns = [{ width: 14 }, ...grid.days.map(() => ({ width: 5 })), { width: 7 }];
  const frozen = { stickyRowsCount: 3, stickyColumnsCount: 1 };
  return { sheet: words.sheets.grid, data, columns, orientation: 'landscape', ...frozen };
}

function dayHead({ on, weekday: at, kind }: MonthDay, { words }: MonthSheet): CellObject {
  const badge = kind === 'make_up' || kind === 'holiday' ? words.dayBadges[kind] : '';
  const lines = [String(Number(on.slice(8))), weekdayInWords(at, words), badge].filter((part) => part !== '');
  return text(lines.join('\n'), { ...head, wrap: true, height: 45, backgroundColor: SHADES[kind] ?? HEAD });
}

function groupRows({ departmentId, rows, gaps }: MonthGroup, sheet: MonthSheet): Row[] {
  const { words, grid, departments, people } = sheet;
  const width = grid.days.length + 2;
  return [
    [
      text(departments.get(departmentId) ?? '', { ...head, align: 'left', columnSpan: width, height: ROW_HEIGHT }),
      ...Array<null>(width - 1).fill(null),
    ],
    ...rows.map(({ staffId, marks, total }) => gridRow(people.get(staffId) ?? '', marks, total, sheet)),
    ...(gaps === null ? [] : [gridRow(words.gap, gaps, gaps.flat().length, sheet, { textColor: RED })]),
  ];
}

function gridRow(
  name: string,
  marks: readonly (readonly Mark[])[],
  total: number,
  { grid, words }: MonthSheet,
  style: CellObject = {},
): Row {
  const fields = grid.days.map(({ kind }, index) => {
    const shade = SHADES[kind];
    const inWords = marksInWords(marks[index] ?? [], words);
    return text(inWords, { ...boxed, ...style, ...(shade === undefined ? {} : { backgroundColor: shade }) });
  });
  const sum: CellObject = { ...boxed, ...style, type: Number, value: total, fontWeight: 'bold' };
  return [text(name, { ...boxed, ...style, align: 'left', height: ROW_HEIGHT }), ...fields, sum];
}

function keyOf({ words: { legend, marks, meanings, dayBadges, dayMeanings } }: MonthSheet): string {
  const shown = (Object.keys(marks) as Mark[]).map((mark) => `${marks[mark]} ${meanings[mark]}`);
  const days = (['holiday', 'make_up'] as const).map((kind) => `${dayBadges[kind]} ${dayMeanings[kind]}`);
  return `${legend}: ${[...shown, ...days].join(' · ')}`;
}

function linesSheet(sheet: MonthSheet): WorkbookSheet {
  const { words, lines } = sheet;
  return {
    sheet: words.sheets.lines,
    data: [words.columns.map((title) => text(title, head)), ...lines.map((line) => lineRow(line, sheet))],
    columns: [12, 8, 12, 24, 16, 18, 18].map((width) => ({ width })),
    orientation: 'landscape',
    stickyRowsCount: 1,
  };
}

const lineRow = (line: TimedLine, { words, zone, departments, people }: MonthSheet): Row =>
  [
    line.on,
    weekdayInWords(weekday(line.on), words),
    words.meanings[line.kind === 'on_call' ? 'on_call' : line.part],
    departments.get(line.departmentId) ?? '',
    people.get(line.staffId) ?? '',
    wallTimeOf(line.startsAt, zone),
    wallTimeOf(line.endsAt, zone),
  ].map((value) => text(value, { height: ROW_HEIGHT }));
