/**
 * How many pages a paper fills, worked out from its own fixed layout: characters of one width, lines of one height, A4 with the
 * margins of GB/T 9704. A word processor may differ by a page where it keeps punctuation together or its fonts run wider.
 * Example: 22 lines of the body fill a page; the 23rd begins another.
 */
import type { Block, Row, Table } from './blocks.js';

/** Millimetres and points of the page; the layout draws by the same numbers. */
export const PAGE = {
  width: 210,
  height: 297,
  margin: { top: 37, bottom: 35, left: 28, right: 26 },
  body: { size: 16, pitch: 28.9 },
  title: { size: 22, pitch: 36, after: 14 },
  table: { size: 14, pitch: 22, padding: 5 },
} as const;

const POINTS_PER_MM = 72 / 25.4;
export const TEXT_WIDTH = (PAGE.width - PAGE.margin.left - PAGE.margin.right) * POINTS_PER_MM;
export const TEXT_HEIGHT = (PAGE.height - PAGE.margin.top - PAGE.margin.bottom) * POINTS_PER_MM;

/** Left and right of what stands in a cell. */
export const CELL_MARGIN = 5.4;
/** Rows up to this many lines are kept on one page. */
export const ROW_KEPT_WHOLE = 12;

/** Half the width of a Chinese character, or all of it; marks that only direct or join take none. */
function widthOf(character: string): number {
  if (/\p{M}|\p{Cf}/u.test(character)) return 0;
  return (character.codePointAt(0) ?? 0) < 0x2e80 && !/[—‘’“”…×·]/.test(character) ? 0.5 : 1;
}

/** Lines a text takes in characters of that size within that width. */
export function linesOf(text: string, size: number, width: number, indent = 0): number {
  const room = Math.floor((width / size) * 2) / 2;
  return text.split('\n').reduce((lines, paragraph) => lines + linesOfParagraph(paragraph, room, indent), 0);
}

function linesOfParagraph(text: string, room: number, indent: number): number {
  let lines = 1;
  let used = indent;
  for (const character of text) {
    const width = widthOf(character);
    if (used + width > room) {
      lines += 1;
      used = 0;
    }
    used += width;
  }
  return lines;
}

export const linesOfRow = ({ cells, lines }: Row, { widths }: Table): number => {
  let column = 0;
  return cells.reduce((most, { text, span }) => {
    const share = widths.slice(column, column + span).reduce((sum, width) => sum + width, 0);
    column += span;
    const width = (TEXT_WIDTH * share) / 100 - 2 * CELL_MARGIN;
    return Math.max(most, linesOf(text, PAGE.table.size, width));
  }, lines);
};

/** Pieces that are not broken, by their heights in points. */
function piecesOf(block: Block): number[] {
  const { body, title, table } = PAGE;
  switch (block.kind) {
    case 'title':
      return [linesOf(block.text, title.size, TEXT_WIDTH) * title.pitch + title.after];
    case 'space':
      return Array.from({ length: block.lines }, () => body.pitch);
    case 'paragraph': {
      const lines = linesOf(block.text, body.size, TEXT_WIDTH, block.indent ? 2 : 0);
      return block.keep ? [lines * body.pitch] : Array.from({ length: lines }, () => body.pitch);
    }
    case 'table':
      return block.rows.flatMap((row) => {
        const lines = linesOfRow(row, block);
        if (lines <= ROW_KEPT_WHOLE) return [lines * table.pitch + 2 * table.padding];
        return [2 * table.padding, ...Array.from({ length: lines }, () => table.pitch)];
      });
  }
}

/** What is kept with what follows makes one piece with the beginning of it. */
function keptTogether(blocks: readonly Block[]): number[] {
  const heights: number[] = [];
  let waiting = 0;
  for (const block of blocks) {
    const [first = 0, ...rest] = piecesOf(block);
    if (block.kind === 'paragraph' && block.keep) waiting += first;
    else {
      heights.push(waiting + first, ...rest);
      waiting = 0;
    }
  }
  return [...heights, waiting];
}

export function pagesOf(blocks: readonly Block[]): number {
  let pages = 1;
  let filled = 0;
  for (const height of keptTogether(blocks)) {
    if (filled + height > TEXT_HEIGHT && filled > 0) {
      pages += 1;
      filled = 0;
    }
    filled += height;
  }
  return pages;
}
