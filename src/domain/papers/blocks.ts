/**
 * What a paper consists of, before it becomes a file: titles, paragraphs, tables, room to write. A form is a list of these, so
 * that it can be read, compared and measured without opening a document. Example: the place of a seal is a paragraph to the
 * right, `（调解委员会印章）`, with the day under it.
 */
export interface Title {
  readonly kind: 'title';
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
  /** two characters before the first line */
  readonly indent: boolean;
  readonly strong: boolean;
  /** stays on one page, with what follows: a heading with its text, a place to sign with its day */
  readonly keep: boolean;
}

export interface Cell {
  readonly text: string;
  /** the name of a field: in the middle of its cell */
  readonly isLabel: boolean;
  /** columns it covers */
  readonly span: number;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** room to write, in lines */
  readonly lines: number;
}

export interface Table {
  readonly kind: 'table';
  /** of its columns, in hundredths of the width of the text */
  readonly widths: readonly number[];
  readonly rows: readonly Row[];
}

export interface Space {
  readonly kind: 'space';
  readonly lines: number;
}

export type Block = Title | Paragraph | Table | Space;

export const title = (text: string): Title => ({ kind: 'title', text });

const paragraph = (text: string, rest: Partial<Paragraph> = {}): Paragraph => ({
  kind: 'paragraph',
  text,
  align: 'left',
  indent: false,
  strong: false,
  keep: false,
  ...rest,
});

export const line = (text: string): Paragraph => paragraph(text);
export const centered = (text: string): Paragraph => paragraph(text, { align: 'center' });
export const right = (text: string): Paragraph => paragraph(text, { align: 'right' });
export const heading = (text: string): Paragraph => paragraph(text, { strong: true, keep: true });
export const body = (text: string): Paragraph => paragraph(text, { indent: true });
export const space = (lines: number): Space => ({ kind: 'space', lines });

/** Each line somebody typed is a paragraph of its own; nothing typed is room to write. */
export const bodies = (text: string | null, room = 3): Block[] =>
  text === null || text.trim() === '' ? [space(room)] : text.split('\n').map(body);

export const label = (text: string, span = 1): Cell => ({ text, isLabel: true, span });
export const value = (text: string | null, span = 1): Cell => ({ text: text ?? '', isLabel: false, span });
export const row = (...cells: readonly Cell[]): Row => ({ cells, lines: 1 });
export const tall = (lines: number, ...cells: readonly Cell[]): Row => ({ cells, lines });
export const table = (widths: readonly number[], rows: readonly Row[]): Table => ({ kind: 'table', widths, rows });

/** Name and value, one under the other. */
export const fields = (pairs: readonly (readonly [string, string | null])[]): Table =>
  table(
    [26, 74],
    pairs.map(([name, text]) => row(label(name), value(text))),
  );

/** A place to sign by hand, with a seal or a thumbprint. */
export const signature = (who: string): Paragraph => paragraph(`${who}（签名、盖章或者按指印）：`, { keep: true });

/** An empty line that what follows does not leave. */
export const gap = (): Paragraph => paragraph('', { keep: true });

/** The place of the committee's seal, with the day beneath it. */
export const seal = (day: string, whose = '（调解委员会印章）'): Block[] => [
  gap(),
  paragraph(whose, { align: 'right', keep: true }),
  right(day),
];
