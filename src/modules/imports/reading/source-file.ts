/** The file to be read, wherever it lies, and what makes all of it unreadable. */
import type { Readable } from 'node:stream';
import type { Span } from '../../../platform/crypto/file-cipher.js';

export interface SourceFile {
  readonly size: number;
  readonly read: (span: Span) => Promise<Readable>;
}

/** An error cell of a workbook, `#REF!` and the like: no value. */
export class CellError {
  constructor(readonly found: string) {}
}

export type Cell = string | number | boolean | CellError | null;

/** A line of a table, or an object; `broken`: what stands there is no JSON. */
export type SourceRow = { readonly line: number } & (
  { readonly cells: readonly Cell[] } | { readonly value: unknown } | { readonly broken: true }
);

/** Longer than any honest line, in characters. */
export const LONGEST_LINE = 1024 * 1024;
/** More than any honest table has. */
export const MOST_COLUMNS = 500;

/** From here on nothing can be read; the file has to be mended. */
export class FileFault extends Error {
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

export const ENCODINGS = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const FORMATS = ['csv', 'ndjson', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];
