/** CSV that comes back as it was written, and of which no cell is ever a formula. */
import fc from 'fast-check';
import { csvOf } from '../../../src/domain/shared/csv.js';

/** An independent reader, character by character (RFC 4180). */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  let [row, value, quoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 1; at < csv.length; at += 1) {
    const [here, next] = [csv[at], csv[at + 1]];
    if (quoted && here === '"' && next === '"') [value, at] = [`${value}"`, at + 1];
    else if (here === '"') quoted = !quoted;
    else if (quoted) value += here ?? '';
    else if (here === ',') [row, value] = [[...row, value], ''];
    else if (here === '\r' && next === '\n') {
      rows.push([...row, value]);
      [row, value, at] = [[], '', at + 1];
    } else throw new Error(`outside a cell: ${JSON.stringify(here)}`);
  }
  return rows;
}

const aText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .tuple(
      fc.constantFrom('', ' ', '\t', '\r', '\n', '\u200b'),
      fc.constantFrom('=', '+', '-', '@', '＝', '＠'),
      fc.string(),
    )
    .map((parts) => parts.join('')),
);

it('is read back cell by cell, with an apostrophe before what a program would run', () => {
  fc.assert(
    fc.property(fc.array(fc.array(aText, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const csv = csvOf(rows);
      expect(csv[0]).toBe('\ufeff');
      const back = read(csv);
      expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      back.flat().forEach((cell, index) => {
        const text = rows.flat()[index];
        expect([text, `'${text ?? ''}`]).toContain(cell);
        // A number below zero is one.
        if (!/^-\d+(\.\d+)?%?$/.test(cell)) expect(cell).not.toMatch(/^[\s\u200b]*[=+\-@＝＋－＠]/u);
      });
    }),
  );
});

it.each([
  ['=1+1', `'=1+1`],
  ['＝HYPERLINK("x")', `'＝HYPERLINK("x")`],
  ['\t@SUM(A1)', `'\t@SUM(A1)`],
  ['-5', '-5'],
  ['-12.5%', '-12.5%'],
  ['-5+1', `'-5+1`],
  [' -5', `' -5`],
  ['2026-10-14', '2026-10-14'],
  ['王调解', '王调解'],
  ['', ''],
])('writes %j as %j', (text, written) => {
  expect(read(csvOf([[text]]))).toEqual([[written]]);
});
