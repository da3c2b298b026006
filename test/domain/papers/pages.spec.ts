/** How many pages a paper fills: 28 and 22 of GB/T 9704 less what the margins take, and bounds that hold for any text. */
import fc from 'fast-check';
import { body, fields, heading, line, space, table, row, title, value } from '../../../src/domain/papers/blocks.js';
import { linesOf, PAGE, pagesOf, TEXT_HEIGHT, TEXT_WIDTH } from '../../../src/domain/papers/pages.js';

const CHARACTERS = Math.floor((TEXT_WIDTH / PAGE.body.size) * 2) / 2;
const LINES = Math.floor(TEXT_HEIGHT / PAGE.body.pitch);

it('fills a page with 22 lines of 27½ characters', () => {
  expect([CHARACTERS, LINES]).toEqual([27.5, 22]);
  const lines = (count: number) => Array.from({ length: count }, () => line('一'));
  expect([pagesOf(lines(22)), pagesOf(lines(23)), pagesOf([space(45)])]).toEqual([1, 2, 3]);
  expect(pagesOf([])).toBe(1);
});

it.each([
  ['一'.repeat(27), 1],
  ['一'.repeat(28), 2],
  ['a'.repeat(55), 1],
  ['a'.repeat(56), 2],
  ['第一行\n第二行', 2],
  ['', 1],
  ['😀'.repeat(28), 2],
  ['\u0301\u200f'.repeat(500), 1],
])('%# counts lines', (text, lines) => {
  expect(linesOf(text, PAGE.body.size, TEXT_WIDTH)).toBe(lines);
});

it('counts the two characters before a first line', () => {
  expect(linesOf('一'.repeat(26), PAGE.body.size, TEXT_WIDTH, 2)).toBe(2);
});

it('keeps a heading with its text, and a short row whole; a long one is broken', () => {
  const full = Array.from({ length: 21 }, () => line('一'));
  expect(pagesOf([...full, heading('标题'), body('正文')])).toBe(2);
  expect(pagesOf([...full, fields([['名称', '一'.repeat(60)]])])).toBe(2);
  const long = table([100], [row(value('一\n'.repeat(80)))]);
  expect(pagesOf([title('题'), long])).toBe(3);
});

it('never fewer pages for more text, nor more than one line for each character', () => {
  const texts = fc.string({ unit: fc.constantFrom('一', 'a', '\n', '😀', '，', ' '), maxLength: 3000 });
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const [short, long] = [pagesOf([body(one)]), pagesOf([body(one), body(other)])];
      expect(long).toBeGreaterThanOrEqual(short);
      expect(short).toBeLessThanOrEqual(1 + Math.ceil((one.length + 1) / LINES));
    }),
  );
});
