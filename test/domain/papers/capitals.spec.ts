/** Sums in capital numerals: read back by a reader that shares nothing with the writer. */
import fc from 'fast-check';
import { inCapitals, sumInWords } from '../../../src/domain/papers/capitals.js';

const VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  [...'零壹贰叁肆伍陆柒捌玖'].map((one, at) => [one, at]),
);
const UNITS: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };

/** Up to ten thousand: a figure and its unit, one after the other. */
function readGroup(text: string): number {
  let sum = 0;
  let figure = 0;
  for (const character of text) {
    const unit = UNITS[character];
    if (unit === undefined) figure = VALUES[character] ?? Number.NaN;
    else {
      sum += figure * unit;
      figure = 0;
    }
  }
  return sum + figure;
}

function readWhole(text: string): number {
  for (const [unit, worth] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const at = text.indexOf(unit);
    if (at !== -1) return readWhole(text.slice(0, at)) * worth + readWhole(text.slice(at + 1));
  }
  return readGroup(text);
}

function read(text: string): number {
  const rest = text.replace(/^人民币/, '').replace(/整$/, '');
  const [whole, part] = rest.includes('元') ? rest.split('元') : ['', rest];
  const small = (unit: string): number => VALUES[(part ?? '').charAt((part ?? '').indexOf(unit) - 1)] ?? 0;
  return readWhole(whole ?? '') * 100 + small('角') * 10 + small('分');
}

it.each([
  [0, '人民币零元整'],
  [1, '人民币壹分'],
  [50, '人民币伍角整'],
  [55, '人民币伍角伍分'],
  [1_000, '人民币壹拾元整'],
  [1_050, '人民币壹拾元伍角整'],
  [100_005, '人民币壹仟元零伍分'],
  [300_000, '人民币叁仟元整'],
  [10_010_00, '人民币壹万零壹拾元整'],
  [10_000_500_00, '人民币壹仟万零伍佰元整'],
  [10_001_000_00, '人民币壹仟万零壹仟元整'],
  [1_000_000_01, '人民币壹佰万元零壹分'],
  [999_999_999_999, '人民币玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
])('%i fen are %s', (fen, text) => {
  expect(inCapitals(fen)).toBe(text);
});

it('is read back as the same sum, up to the largest we keep', () => {
  const sums = fc.oneof(fc.integer({ min: 0, max: 999_999_999_999 }), fc.integer({ min: 0, max: 2_000_000 }));
  fc.assert(
    fc.property(sums, (fen) => expect(read(inCapitals(fen))).toBe(fen)),
    { numRuns: 2000 },
  );
});

it('never says a zero twice, at the end or before a unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (fen) => {
      expect(inCapitals(fen)).not.toMatch(/零零|零[元万亿拾佰仟角分]|零整/);
    }),
    { numRuns: 2000 },
  );
});

it('stands beside its figures', () => {
  expect(sumInWords(123_456_789)).toBe('1,234,567.89元（人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分）');
});
