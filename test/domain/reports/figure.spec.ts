/** How a figure is shown: rates rounded half up, changes below zero too, and nothing over nothing (R42). */
import fc from 'fast-check';
import { shownValue } from '../../../src/domain/reports/figure.js';

describe('R42 a figure as it is shown', () => {
  it.each([
    ['percent', 1, 3, '33.3%'],
    ['percent', -1, 8, '−12.5%'],
    ['percent', -1, 16, '−6.3%'],
    ['percent', -5, 5, '−100.0%'],
    ['percent', 3, 1, '300.0%'],
    ['percent', -5, 0, 'n/a'],
    ['percent', 5, 0, 'n/a'],
    ['cases', 0, null, '0'],
    ['cases', null, null, 'n/a'],
    ['fen', 123_405, null, '1234.05'],
  ] as const)('%s %s over %s is %s', (unit, numerator, denominator, shown) => {
    expect(shownValue(unit, numerator, denominator)).toBe(shown);
  });

  it('R42 shows a fall just as the rise of the same size, with a sign before it that begins no formula', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), (change, before) => {
        expect(shownValue('percent', -change, before)).toBe(`−${shownValue('percent', change, before)}`);
      }),
    );
  });
});
