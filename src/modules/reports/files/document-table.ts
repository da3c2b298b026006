/** A table of a report on paper: its head is repeated on every page, no row is torn, figures stand on the right. */
import {
  AlignmentType,
  convertMillimetersToTwip,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { BODY_FONT, STRONG_FONT } from '../../documents/layout/fonts.js';

export interface Cell {
  /** a line break begins another line */
  readonly text: string;
  readonly is?: 'head' | 'number';
}

export interface Lines {
  /** of the width, in percent */
  readonly shares: readonly number[];
  readonly head?: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Between the margins of the page. */
const WIDTH = convertMillimetersToTwip(210 - 2 * 22);
const SIZE = 20;

export function tableOf({ shares, head, rows }: Lines): Table {
  const columnWidths = shares.map((share) => Math.floor((WIDTH * share) / 100));
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths,
    rows: [
      ...(head === undefined ? [] : [rowOf(head, columnWidths, true)]),
      ...rows.map((row) => rowOf(row, columnWidths, false)),
    ],
  });
}

const rowOf = (cells: readonly Cell[], widths: readonly number[], isHead: boolean): TableRow =>
  new TableRow({
    cantSplit: true,
    tableHeader: isHead,
    children: cells.map((cell, at) => drawn(cell, widths[at] ?? 0)),
  });

const ALIGNED = { head: AlignmentType.CENTER, number: AlignmentType.RIGHT, text: AlignmentType.LEFT } as const;

const drawn = ({ text, is }: Cell, width: number): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80, marginUnitType: WidthType.DXA },
    ...(is === 'head' ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'E8ECF1' } } : {}),
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: ALIGNED[is ?? 'text'],
          children: [new TextRun({ text: line, font: is === 'head' ? STRONG_FONT : BODY_FONT, size: SIZE })],
        }),
    ),
  });
