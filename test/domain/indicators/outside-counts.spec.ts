/** Who told a figure: it keeps its own source whatever later entries say of others. */
import fc from 'fast-check';
import {
  knownAfter,
  OUTSIDE_FIGURE_NAMES,
  type OutsideFigure,
  type OutsideFigures,
  saysNothing,
  type Told,
  toldFigures,
} from '../../../src/domain/indicators/outside-counts.js';

type Said = Partial<OutsideFigures>;

const told = (source: string): Told => ({ source, recordedAt: '2026-11-02T02:00:00.000Z', recordedBy: 'account' });
const said: fc.Arbitrary<Said> = fc.record(
  Object.fromEntries(OUTSIDE_FIGURE_NAMES.map((figure) => [figure, fc.option(fc.nat(9))])) as Record<
    OutsideFigure,
    fc.Arbitrary<number | null>
  >,
  { requiredKeys: [] },
);

test('a later entry leaves the source of what it says nothing of', () => {
  const court = knownAfter(undefined, { civilCases: 2 }, told('法院来函'));
  const police = knownAfter(court, { criminalCases: 0 }, told('派出所电话告知'));
  expect(police).toMatchObject({ civilCases: 2, criminalCases: 0, casualtyAccidents: null });
  expect(toldFigures(police.sources).map(({ figure, source }) => [figure, source])).toEqual([
    ['civilCases', '法院来函'],
    ['criminalCases', '派出所电话告知'],
  ]);
});

test('each figure is what the last entry that spoke of it said, with its source', () => {
  fc.assert(
    fc.property(fc.array(said, { maxLength: 6 }), (entries) => {
      let known: ReturnType<typeof knownAfter> | undefined;
      entries.forEach((entry, at) => (known = knownAfter(known, entry, told(String(at)))));
      for (const figure of OUTSIDE_FIGURE_NAMES) {
        const last = entries.findLastIndex((entry) => entry[figure] !== undefined);
        expect(known?.[figure] ?? null).toBe(entries[last]?.[figure] ?? null);
        expect(known?.sources[figure]?.source).toBe(last < 0 ? undefined : String(last));
      }
      expect(entries.every(saysNothing)).toBe(toldFigures(known?.sources ?? {}).length === 0);
    }),
  );
});
