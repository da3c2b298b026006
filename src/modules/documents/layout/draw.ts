/** Draws the blocks of a paper with the fonts and measures officials know (GB/T 9704): 小标宋 titles, 仿宋 text, fixed lines. */
import {
  AlignmentType,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type * as blocks from '../../../domain/papers/blocks.js';
import { CELL_MARGIN, linesOfRow, PAGE, ROW_KEPT_WHOLE, TEXT_WIDTH } from '../../../domain/papers/pages.js';
import { BODY_FONT, STRONG_FONT, TITLE_FONT } from './fonts.js';

/** Twentieths of a point. */
export const twips = (points: number): number => Math.round(points * 20);

interface Style {
  readonly font: typeof BODY_FONT;
  readonly size: number;
  readonly pitch: number;
}

const BODY: Style = { font: BODY_FONT, ...PAGE.body };
const STRONG: Style = { ...BODY, font: STRONG_FONT };
const IN_TABLE: Style = { font: BODY_FONT, ...PAGE.table };

const ALIGNED = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

const run = (text: string, { font, size }: Style): TextRun => new TextRun({ text, font, size: size * 2 });

/** Lines of one height; no room is added between Chinese characters and figures, so that lines fill as they were counted. */
const lines = ({ pitch }: Style, after = 0) => ({
  spacing: { line: twips(pitch), lineRule: LineRuleType.EXACT, before: 0, after: twips(after) },
  autoSpaceEastAsianText: false,
});

export function drawn(block: blocks.Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return [drawnTitle(block)];
    case 'paragraph':
      return [drawnParagraph(block)];
    case 'space':
      return Array.from({ length: block.lines }, () => new Paragraph(lines(BODY)));
    case 'table':
      return [drawnTable(block)];
  }
}

const drawnTitle = ({ text }: blocks.Title): Paragraph => {
  const style = { font: TITLE_FONT, ...PAGE.title };
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    ...lines(style, PAGE.title.after),
    children: [run(text, style)],
  });
};

function drawnParagraph({ text, align, indent, strong, keep }: blocks.Paragraph): Paragraph {
  const style = strong ? STRONG : BODY;
  return new Paragraph({
    alignment: ALIGNED[align],
    ...lines(style),
    keepNext: keep,
    keepLines: keep,
    ...(indent ? { indent: { firstLine: twips(style.size * 2) } } : {}),
    children: [run(text, style)],
  });
}

function drawnTable(table: blocks.Table): Table {
  const columnWidths = table.widths.map((share) => twips((TEXT_WIDTH * share) / 100));
  return new Table({
    width: { size: twips(TEXT_WIDTH), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths,
    rows: table.rows.map((row) => drawnRow(row, table, columnWidths)),
  });
}

function drawnRow(row: blocks.Row, table: blocks.Table, columnWidths: readonly number[]): TableRow {
  let column = 0;
  const { pitch, padding } = PAGE.table;
  return new TableRow({
    cantSplit: linesOfRow(row, table) <= ROW_KEPT_WHOLE,
    height: { value: twips(row.lines * pitch + 2 * padding), rule: HeightRule.ATLEAST },
    children: row.cells.map((cell) => {
      const width = columnWidths.slice(column, column + cell.span).reduce((sum, one) => sum + one, 0);
      column += cell.span;
      return drawnCell(cell, width);
    }),
  });
}

const drawnCell = ({ text, isLabel, span }: blocks.Cell, width: number): TableCell => {
  const side = twips(CELL_MARGIN);
  const edge = twips(PAGE.table.padding);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: side, right: side, top: edge, bottom: edge, marginUnitType: WidthType.DXA },
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: isLabel ? AlignmentType.CENTER : AlignmentType.LEFT,
          ...lines(IN_TABLE),
          children: [run(line, IN_TABLE)],
        }),
    ),
  });
};
