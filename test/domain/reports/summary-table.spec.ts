/** The identities of the ministry's summary table, and rates as they were published. */
import fc from 'fast-check';
import { shownValue } from '../../../src/domain/reports/figure.js';
import { identitiesOf, type SummaryTable } from '../../../src/domain/reports/summary-table.js';

const sum = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((total, n) => total + n, 0);

/** A month of a district: three sources, delegated by five bodies, six categories, two forms. */
const MONTH: SummaryTable = {
  accepted: 6368,
  concluded: 6338,
  settled: 6217,
  sources: { proactive: 2105, on_application: 3412, delegated: 851 },
  delegated: { court: 402, procuratorate: 11, public_security: 318, petition: 96, other: 24 },
  categories: {
    neighbor: 2214,
    marriage_family: 1288,
    damages: 1007,
    contract: 911,
    traffic_accident: 560,
    other: 388,
  },
  forms: { oral: 3951, written: 2266 },
};

const identities = (table: SummaryTable): string[] => identitiesOf(table).map(({ identity }) => identity);

describe('R41 the summary table', () => {
  it('is sound when its sums agree', () => expect(identitiesOf(MONTH)).toEqual([]));

  it('is refused when more succeed than were handled: 17,128 and 17,356 in one district in 2015', () => {
    const qingyang = { ...MONTH, accepted: 17_128, concluded: 17_128, settled: 17_356 };
    expect(identitiesOf(qingyang)).toContainEqual({
      identity: 'settled ≤ concluded',
      left: 17_356,
      right: 17_128,
      count: 'settled',
    });
  });

  it.each([
    ['Σ source = accepted', { sources: { ...MONTH.sources, proactive: 2104 } }],
    ['Σ category = accepted', { categories: { ...MONTH.categories, other: 389 } }],
    ['Σ delegated_by = source.delegated', { delegated: { ...MONTH.delegated, court: 401 } }],
    ['Σ form = settled', { forms: { oral: 3951, written: 2267 } }],
    ['concluded ≤ accepted', { concluded: 6369 }],
  ] as const)('names what does not hold: %s', (identity, wrong) => {
    expect(identities({ ...MONTH, ...wrong })).toEqual([identity]);
  });

  it('is sound whatever honest cases are counted, and never when one of them is left out of a column', () => {
    const aCase = fc.record({
      source: fc.constantFrom('proactive', 'on_application', 'delegated'),
      body: fc.constantFrom('court', 'petition', 'other'),
      category: fc.constantFrom('neighbor', 'contract', 'other'),
      outcome: fc.constantFrom('settled', 'failed', 'withdrawn', 'open'),
      form: fc.constantFrom('oral', 'written'),
    });
    fc.assert(
      fc.property(fc.array(aCase, { minLength: 1, maxLength: 40 }), (cases) => {
        const by = (key: 'source' | 'body' | 'category' | 'form', of: typeof cases): Record<string, number> => {
          const found: Record<string, number> = {};
          for (const one of of) found[one[key]] = (found[one[key]] ?? 0) + 1;
          return found;
        };
        const settled = cases.filter(({ outcome }) => outcome === 'settled');
        const table: SummaryTable = {
          accepted: cases.length,
          concluded: cases.filter(({ outcome }) => outcome !== 'open').length,
          settled: settled.length,
          sources: by('source', cases),
          delegated: by(
            'body',
            cases.filter(({ source }) => source === 'delegated'),
          ),
          categories: by('category', cases),
          forms: by('form', settled),
        };
        expect(identitiesOf(table)).toEqual([]);
        expect(identities({ ...table, categories: by('category', cases.slice(1)) })).toEqual(['Σ category = accepted']);
        expect(identities({ ...table, sources: by('source', cases.slice(1)) })).toContain('Σ source = accepted');
        expect(sum(table.categories)).toBe(table.accepted);
      }),
    );
  });
});

describe('R42 rates as they were published, and as they should have been', () => {
  it.each([
    [6217, 6368, '97.6%'],
    [834, 896, '93.1%'],
    // Published as 99.7 %.
    [831, 834, '99.6%'],
    // Published as 90 %.
    [195, 215, '90.7%'],
    [0, 0, 'n/a'],
  ])('%i of %i is %s', (numerator, denominator, shown) =>
    expect(shownValue('percent', numerator, denominator)).toBe(shown),
  );
});
