/** The litigation rate: over all of the data or not at all, per calendar year, with the raw count beside it. */
import fc from 'fast-check';
import {
  isWholeMonths,
  litigationRates,
  type LitigationQuestion,
  type Population,
} from '../../../src/domain/indicators/litigation-rate.js';
import type { OutsideCount } from '../../../src/domain/indicators/outside-counts.js';
import { addMonths } from '../../../src/domain/shared/day.js';

const told = (
  centerId: string,
  month: string,
  civilCases: number | null,
  administrativeCases: number | null = 0,
): OutsideCount => ({
  id: `${centerId} ${month}`,
  centerId,
  month,
  version: 1,
  civilCases,
  administrativeCases,
  criminalCases: null,
  publicSecurityCasesOfMajorImpact: null,
  casualtyAccidents: null,
  sources: {},
});

const people = (centerId: string, year: number, residents: number, registeredFloating = 0): Population => ({
  id: `${centerId} ${year}`,
  source: '派出所户籍统计',
  recordedAt: '2026-01-05T02:00:00.000Z',
  recordedBy: 'account',
  centerId,
  year,
  version: 1,
  residents,
  registeredFloating,
});

const months = (from: string, count: number): string[] => Array.from({ length: count }, (_, at) => addMonths(from, at));

const question = (terms: Partial<LitigationQuestion> = {}): LitigationQuestion => ({
  from: '2026-07-01',
  to: '2026-10-01',
  today: '2026-10-14',
  leafCenterIds: ['sunny'],
  counts: [told('sunny', '2026-07', 1), told('sunny', '2026-08', 0), told('sunny', '2026-09', 0)],
  populations: [people('sunny', 2026, 5800, 223)],
  ...terms,
});

const lines = (terms: Partial<LitigationQuestion> = {}): unknown[] =>
  litigationRates(question(terms)).map(({ year, centerId, cases, population, value }) => [
    year,
    centerId,
    cases,
    population,
    value,
  ]);

describe('R42 the litigation rate', () => {
  it('moves by 1.66 with one case among 6,023 people', () => {
    expect(lines()).toEqual([
      [2026, null, 1, 6023, '1.66'],
      [2026, 'sunny', 1, 6023, '1.66'],
    ]);
  });

  it('counts administrative cases beside civil ones, and no others', () => {
    const counts = question().counts.map((each) => ({ ...each, administrativeCases: 1, criminalCases: 5 }));
    expect(lines({ counts })[0]).toEqual([2026, null, 4, 6023, '6.64']);
  });

  it('takes every calendar year for itself, with the population of that year', () => {
    const counts = months('2025-11', 4).map((month) => told('sunny', month, 1));
    const asked = { from: '2025-11-01', to: '2026-03-01', counts };
    const populations = [people('sunny', 2025, 10_000), people('sunny', 2026, 8000)];
    expect(lines({ ...asked, populations })).toEqual([
      [2025, null, 2, 10_000, '2.00'],
      [2025, 'sunny', 2, 10_000, '2.00'],
      [2026, null, 2, 8000, '2.50'],
      [2026, 'sunny', 2, 8000, '2.50'],
    ]);
    const [first] = litigationRates(question({ ...asked, populations: [people('sunny', 2026, 8000)] }));
    expect(first).toMatchObject({ value: 'n/a', cases: 2, population: null });
    expect(first?.gaps).toEqual([{ code: 'population_unknown', centerId: 'sunny', year: 2025 }]);
  });

  it('is n/a over nobody, and keeps the count', () => {
    expect(lines({ populations: [people('sunny', 2026, 0)] })[0]).toEqual([2026, null, 1, 0, 'n/a']);
  });

  it('of a subtree needs every month and population of every leaf; each leaf needs its own alone', () => {
    const leafCenterIds = ['crane', 'hill', 'sunny'];
    const all = leafCenterIds.flatMap((centerId) => months('2026-07', 3).map((month) => told(centerId, month, 2, 1)));
    const populations = leafCenterIds.map((centerId) => people(centerId, 2026, 1000));
    expect(lines({ leafCenterIds, counts: all, populations })[0]).toEqual([2026, null, 27, 3000, '90.00']);
    const gap = fc.record({ at: fc.nat(8), of: fc.constantFrom('month', 'figure', 'population') });
    fc.assert(
      fc.property(gap, ({ at, of }) => {
        const where = leafCenterIds[of === 'population' ? at % 3 : Math.floor(at / 3)];
        const counts = all
          .filter((_, place) => of !== 'month' || place !== at)
          .map((each, place) => (of === 'figure' && place === at ? { ...each, administrativeCases: null } : each));
        const found = litigationRates(
          question({
            leafCenterIds,
            counts,
            populations: populations.filter(({ centerId }) => of !== 'population' || centerId !== where),
          }),
        );
        const [whole] = found;
        expect([whole?.value, whole?.gaps.length]).toEqual(['n/a', of === 'month' ? 2 : 1]);
        expect(whole?.[of === 'population' ? 'population' : 'cases']).toBeNull();
        expect(found.slice(1).map(({ centerId, value }) => [centerId, value])).toEqual(
          leafCenterIds.map((centerId) => [centerId, centerId === where ? 'n/a' : '90.00']),
        );
      }),
    );
  });

  it('agrees with a naive rounding of the fraction', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 500_000 }), (cases, residents) => {
        const counts = [told('sunny', '2026-07', cases), told('sunny', '2026-08', 0), told('sunny', '2026-09', 0)];
        const [found] = litigationRates(question({ counts, populations: [people('sunny', 2026, residents)] }));
        const hundredths = Number(found?.value.replace('.', ''));
        // Half up: the exact value lies in [hundredths - 1/2, hundredths + 1/2).
        expect(cases * 2_000_000).toBeGreaterThanOrEqual((2 * hundredths - 1) * residents);
        expect(cases * 2_000_000).toBeLessThan((2 * hundredths + 1) * residents);
      }),
    );
  });

  it('is asked over whole months', () => {
    expect([isWholeMonths('2026-07-01', '2026-10-01'), isWholeMonths('2026-07-02', '2026-10-01')]).toEqual([
      true,
      false,
    ]);
    expect(isWholeMonths('2026-07-01', '2026-09-30')).toBe(false);
  });
});
