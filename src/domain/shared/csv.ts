/**
 * A table as CSV that spreadsheets open as it is meant (RFC 4180): UTF-8 with its mark, lines that end in CR LF, every cell quoted,
 * and none of them a formula: programs run what begins with `=`, `+`, `-`, `@`, also behind blanks, and a name is only a name.
 * Example: a person called `=1+1` is written `"'=1+1"`.
 */

/** Also in full width, which some programs take for the same. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;

/** A number below zero is one. */
const NUMBER = /^-\d+(\.\d+)?%?$/;

const cell = (text: string): string =>
  `"${(FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
