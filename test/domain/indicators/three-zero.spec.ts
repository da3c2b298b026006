/** Three zeros: each part judged for itself, false before unproven before true, and nothing unknown is ever zero. */
import fc from 'fast-check';
import { OUTSIDE_FIGURE_NAMES, tallyOf, type OutsideCount } from '../../../src/domain/indicators/outside-counts.js';
import {
  figuresOf,
  judgeThreeZero,
  THREE_ZERO_DEFINITIONS,
  threeZeroDefinitionOf,
  together,
  type ThreeZeroDefinition,
  type ThreeZeroQuestion,
} from '../../../src/domain/indicators/three-zero.js';
import type { MonthlyReturn } from '../../../src/domain/petitions/monthly-return.js';
import type { Petition } from '../../../src/domain/petitions/petition.js';
import { addDays } from '../../../src/domain/shared/day.js';

const MONTHS = ['2026-07', '2026-08', '2026-09'];
const CENTERS = ['crane', 'sunny'];
const PLACES = MONTHS.flatMap((month) => CENTERS.map((centerId) => ({ month, centerId })));

function definition(key: string): ThreeZeroDefinition {
  const found = threeZeroDefinitionOf(key);
  if (found === undefined) throw new Error(`no definition ${key}`);
  return found;
}
const THREE_ZERO = definition('three_zero@1');
const HENAN = definition('henan_three_zero@1');

const told = (centerId: string, month: string, terms: Partial<OutsideCount> = {}): OutsideCount => ({
  id: `${centerId} ${month}`,
  centerId,
  month,
  version: 1,
  civilCases: 0,
  administrativeCases: 0,
  criminalCases: 0,
  publicSecurityCasesOfMajorImpact: 0,
  casualtyAccidents: 0,
  sources: {},
  ...terms,
});

const filed = (centerId: string, month: string): MonthlyReturn => ({
  id: `return ${centerId} ${month}`,
  centerId,
  month,
  state: 'confirmed',
  nil: true,
  counts: null,
});

const letter = (occurredOn: string, terms: Partial<Petition> = {}): Petition => ({
  id: 'letter',
  centerId: 'sunny',
  occurredOn,
  channel: 'letter',
  level: 'township',
  persons: 1,
  group: false,
  jointLetter: false,
  first: true,
  overLevel: false,
  ...terms,
});

const question = (terms: Partial<ThreeZeroQuestion> = {}): ThreeZeroQuestion => ({
  definition: THREE_ZERO,
  from: '2026-07-01',
  to: '2026-10-01',
  today: '2026-10-14',
  leafCenterIds: CENTERS,
  petitions: [],
  returns: PLACES.map(({ centerId, month }) => filed(centerId, month)),
  counts: PLACES.map(({ centerId, month }) => told(centerId, month)),
  declaredSince: null,
  ...terms,
});

/** One figure of one place is said to be `count`; null takes it back. */
const changed = (at: number, figure: (typeof OUTSIDE_FIGURE_NAMES)[number], count: number | null): OutsideCount[] =>
  question().counts.map((each, place) => (place === at ? { ...each, [figure]: count } : each));

const verdicts = (terms: Partial<ThreeZeroQuestion>): unknown[] => {
  const { zero, parts } = judgeThreeZero(question(terms));
  return [zero, ...parts.map(({ verdict }) => verdict)];
};

describe('R43 three zeros', () => {
  it('are true when every month of every leaf is known and nothing happened', () => {
    for (const each of THREE_ZERO_DEFINITIONS) expect(verdicts({ definition: each })).toEqual([true, true, true, true]);
    expect(judgeThreeZero(question()).petitions.state).toBe('confirmed');
  });

  it('are false by what happened, with the centre and month, whatever else is missing', () => {
    const judged = judgeThreeZero(
      question({ counts: [told('sunny', '2026-08', { civilCases: 2, criminalCases: null })] }),
    );
    expect(judged.zero).toBe(false);
    expect(judged.parts.map(({ key, verdict }) => [key, verdict])).toEqual([
      ['no_petition', true],
      ['no_litigation', false],
      ['no_crime', 'unproven'],
    ]);
    expect(judged.parts[1]?.reasons[0]).toEqual({
      code: 'counted',
      figure: 'civilCases',
      centerId: 'sunny',
      month: '2026-08',
      count: 2,
    });
    expect(judged.parts[2]?.reasons).toHaveLength(6);
  });

  it('are broken by a petition above the community, not by one at it', () => {
    expect(verdicts({ petitions: [letter('2026-08-10')] })).toEqual([false, false, true, true]);
    const returns = question().returns.map((each) =>
      each.id === 'return sunny 2026-08' ? { ...each, nil: false, counts: { items: 1 } } : each,
    );
    expect(verdicts({ petitions: [letter('2026-08-10', { level: 'community' })], returns })).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('leave a month that is not over unproven, and say so', () => {
    const { zero, parts } = judgeThreeZero(
      question({ today: '2026-09-30', counts: changed(4, 'criminalCases', null) }),
    );
    expect([zero, parts[0]?.verdict, parts[1]?.verdict]).toEqual(['unproven', 'unproven', true]);
    expect(parts[2]?.reasons).toEqual([
      { code: 'month_unfinished', figure: 'criminalCases', centerId: 'crane', month: '2026-09' },
    ]);
  });

  it('differ by definition in what they count', () => {
    expect(figuresOf(THREE_ZERO)).toEqual(['civilCases', 'administrativeCases', 'criminalCases']);
    expect(figuresOf(HENAN)).toEqual(['casualtyAccidents', 'criminalCases', 'publicSecurityCasesOfMajorImpact']);
    const accident = changed(0, 'casualtyAccidents', 1);
    expect(verdicts({ counts: accident })[0]).toBe(true);
    expect(verdicts({ counts: accident, definition: HENAN })).toEqual([false, true, false, true]);
    expect(threeZeroDefinitionOf('three_zero@2')).toBeUndefined();
    for (const { textZh, textEn, parts } of THREE_ZERO_DEFINITIONS) {
      expect(textZh).toContain('不全的不作认定');
      expect(textEn.length).toBeGreaterThan(100);
      for (const part of parts) expect(textZh.includes(part.textZh)).toBe(true);
    }
  });

  it('are unproven while any month of any leaf is unknown and nothing happened', () => {
    const figure = fc.constantFrom(...figuresOf(THREE_ZERO));
    fc.assert(
      fc.property(fc.nat(PLACES.length - 1), figure, fc.boolean(), (at, name, isWhole) => {
        const counts = isWhole ? question().counts.filter((_, place) => place !== at) : changed(at, name, null);
        const { zero, parts } = judgeThreeZero(question({ counts }));
        expect(zero).toBe('unproven');
        const gaps = parts.flatMap(({ reasons }) => reasons);
        expect(gaps).toContainEqual({ code: 'count_unknown', figure: name, ...PLACES[at] });
        expect(gaps).toHaveLength(isWhole ? 3 : 1);
      }),
    );
  });

  it('are false on the period once an event is added, whatever the order of entry, and never turn better', () => {
    const rank = (zero: unknown): number => [false, 'unproven', true].indexOf(zero as boolean);
    const known = fc.subarray([...question().counts]);
    const figure = fc.constantFrom(...OUTSIDE_FIGURE_NAMES);
    const any = fc.constantFrom(...THREE_ZERO_DEFINITIONS);
    fc.assert(
      fc.property(
        known,
        fc.nat(PLACES.length - 1),
        figure,
        fc.integer({ min: 1, max: 9 }),
        any,
        (counts, at, name, count, chosen) => {
          const { centerId = '', month = '' } = PLACES[at] ?? {};
          const rest = counts.filter((each) => each.centerId !== centerId || each.month !== month);
          const added = told(centerId, month, { [name]: count });
          const before = judgeThreeZero(question({ counts: [...rest, told(centerId, month)], definition: chosen }));
          const after = judgeThreeZero(question({ counts: [...rest, added], definition: chosen }));
          expect(judgeThreeZero(question({ counts: [added, ...rest].reverse(), definition: chosen }))).toEqual(after);
          expect(rank(after.zero)).toBeLessThanOrEqual(rank(before.zero));
          if (figuresOf(chosen).includes(name)) expect(after.zero).toBe(false);
        },
      ),
    );
  });

  it('are false by an added petition on every period that holds its day, and on no other', () => {
    const day = fc.integer({ min: 0, max: 91 }).map((days) => addDays('2026-07-01', days));
    fc.assert(
      fc.property(fc.array(day, { maxLength: 3 }), day, (days, late) => {
        const petitions = [...days, late].map((on, at) => letter(on, { id: `p${at}` }));
        const forward = judgeThreeZero(question({ petitions }));
        expect(judgeThreeZero(question({ petitions: [...petitions].reverse() }))).toEqual(forward);
        const inPeriod = petitions.some(({ occurredOn }) => occurredOn < '2026-10-01');
        expect(forward.parts[0]?.verdict === false).toBe(inPeriod);
        expect(forward.zero === false).toBe(inPeriod);
      }),
    );
  });

  it('come together: false before unproven before true', () => {
    expect(together([true, true, true])).toBe(true);
    expect(together([true, 'unproven', true])).toBe('unproven');
    expect(together(['unproven', false, true])).toBe(false);
    expect(together([])).toBe('unproven');
  });

  it('sum nothing while a month is unknown, and nothing over nobody', () => {
    const asked = { leafCenterIds: CENTERS, months: MONTHS, today: '2026-10-14' };
    const sum = fc.array(fc.option(fc.nat(20)), { minLength: PLACES.length, maxLength: PLACES.length });
    fc.assert(
      fc.property(sum, (numbers) => {
        const counts = PLACES.map(({ centerId, month }, at) =>
          told(centerId, month, { civilCases: numbers[at] ?? null }),
        );
        const isComplete = numbers.every((each) => each !== null);
        const tally = tallyOf('civilCases', { ...asked, counts });
        expect(tally.total).toBe(isComplete ? numbers.reduce<number>((all, each) => all + (each ?? 0), 0) : null);
        expect([tally.known + tally.gaps.length, tally.due, tally.entries.length]).toEqual([6, 6, tally.known]);
      }),
    );
    expect(tallyOf('civilCases', { ...asked, leafCenterIds: [], counts: [] }).total).toBeNull();
  });
});
