import fc from 'fast-check';
import {
  definitionKey,
  definitionOf,
  qualifies,
  ZERO_DEFINITIONS,
  type ZeroDefinition,
} from '../../../src/domain/petitions/definitions.js';
import { compareReturn, monthsOf, type MonthlyReturn } from '../../../src/domain/petitions/monthly-return.js';
import {
  PETITION_CHANNELS,
  PETITION_FIGURES,
  PETITION_LEVELS,
  recordsOf,
  type Petition,
} from '../../../src/domain/petitions/petition.js';
import { rate, rateOf10k } from '../../../src/domain/petitions/rate.js';
import { judge, refuseReturn, type ZeroQuestion } from '../../../src/domain/petitions/zero-petition.js';
import { addDays, addMonths, daysBetween, firstDayOf } from '../../../src/domain/shared/day.js';
import { joinStreaks, streaksOf } from '../../../src/domain/streaks/streaks.js';

function definition(key: string): ZeroDefinition {
  const found = definitionOf(key);
  if (found === undefined) throw new Error(`no definition ${key}`);
  return found;
}
const ABOVE_COMMUNITY = definition('no_petition_above_community@1');

const petition = (id: string, occurredOn: string, terms: Partial<Petition> = {}): Petition => ({
  id,
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

const filed = (month: string, terms: Partial<MonthlyReturn> = {}): MonthlyReturn => ({
  id: `return-${month}-${terms.centerId ?? 'sunny'}`,
  centerId: 'sunny',
  month,
  state: 'filed',
  nil: true,
  counts: null,
  ...terms,
});

const months = (from: string, count: number): string[] => Array.from({ length: count }, (_, at) => addMonths(from, at));

const question = (terms: Partial<ZeroQuestion> = {}): ZeroQuestion => ({
  definition: ABOVE_COMMUNITY,
  from: '2026-08-01',
  to: '2026-11-01',
  today: '2026-11-24',
  leafCenterIds: ['sunny'],
  petitions: [],
  returns: months('2023-11', 36).map((month) => filed(month)),
  declaredSince: '2009-05-06',
  ...terms,
});

describe('R43 the zero-petition judgement', () => {
  it('is true when every month has its return, provisional until all are confirmed', () => {
    const judged = judge(question());
    expect(judged).toMatchObject({ zero: true, state: 'provisional', reasons: [], qualifyingIds: [] });
    const returns = question().returns.map((each) => ({ ...each, state: 'confirmed' as const }));
    expect(judge(question({ returns }))).toMatchObject({ zero: true, state: 'confirmed' });
  });

  it('keeps what was claimed before the register apart from what is proven', () => {
    expect(judge(question()).streak).toEqual({
      since: '2023-11-01',
      provenSince: '2023-11-01',
      declaredSince: '2009-05-06',
      days: 1096,
      years: 3,
      brokenBy: null,
      longest: { since: '2023-11-01', until: '2026-11-01', days: 1096 },
    });
  });

  it('leaves a current month unproven, and the streak proven up to the last finished one', () => {
    const judged = judge(question({ to: '2026-12-01' }));
    expect(judged.zero).toBe('unproven');
    expect(judged.reasons).toEqual([{ code: 'month_unfinished', centerId: 'sunny', month: '2026-11' }]);
    expect(judged.streak).toMatchObject({ since: '2023-11-01', provenSince: '2023-11-01', days: 1119 });
  });

  it('names a missing month and starts what is proven after it', () => {
    const returns = question().returns.filter((each) => each.month !== '2026-08');
    const judged = judge(question({ returns }));
    expect(judged.zero).toBe('unproven');
    expect(judged.reasons).toEqual([{ code: 'month_missing', centerId: 'sunny', month: '2026-08' }]);
    expect(judged.streak).toMatchObject({ since: '2023-11-01', provenSince: '2026-09-01' });
  });

  it('lets a late petition contradict its month and break the streak on its own day', () => {
    const letter = petition('p1', '2026-09-10');
    const judged = judge(question({ petitions: [letter] }));
    expect(judged.zero).toBe(false);
    expect(judged.qualifyingIds).toEqual(['p1']);
    expect(judged.completeness.map((month) => month.state)).toEqual(['filed', 'contradicted', 'filed']);
    expect(judged.streak).toMatchObject({
      since: '2026-09-11',
      provenSince: '2026-10-01',
      declaredSince: null,
      brokenBy: { id: 'p1', on: '2026-09-10' },
      longest: { since: '2023-11-01', until: '2026-09-10' },
    });
  });

  it('does not let a petition at community level break the streak, but does let it contradict a nil return', () => {
    const judged = judge(question({ petitions: [petition('p1', '2026-09-10', { level: 'community' })] }));
    expect(judged).toMatchObject({ zero: 'unproven', qualifyingIds: [] });
    expect(judged.reasons).toEqual([{ code: 'month_contradicted', centerId: 'sunny', month: '2026-09' }]);
    const returns = question().returns.map((each) =>
      each.month === '2026-09' ? { ...each, nil: false, counts: { items: 1 } } : each,
    );
    expect(judge(question({ returns, petitions: [petition('p1', '2026-09-10', { level: 'community' })] })).zero).toBe(
      true,
    );
  });

  it('needs the return of every leaf centre', () => {
    const judged = judge(question({ leafCenterIds: ['sunny', 'crane'] }));
    expect(judged.reasons.map((reason) => reason.code)).toEqual(['month_missing', 'month_missing', 'month_missing']);
    expect(judged.streak).toMatchObject({ since: null, provenSince: null, declaredSince: '2009-05-06', days: 0 });
  });

  it('is unproven while any return is missing and nothing qualifies; false as soon as something does, gaps or not', () => {
    const day = fc.integer({ min: 0, max: 91 }).map((count) => addDays('2026-08-01', count));
    const someMonths = fc.subarray(['2026-08', '2026-09', '2026-10']);
    fc.assert(
      fc.property(
        someMonths,
        fc.array(day, { maxLength: 4 }),
        fc.constantFrom(...ZERO_DEFINITIONS),
        (given, days, chosen) => {
          const petitions = days.map((on, at) => petition(`p${at}`, on, { level: 'city', overLevel: true }));
          const judged = judge(
            question({ returns: given.map((month) => filed(month)), petitions, definition: chosen }),
          );
          const expected = days.length > 0 ? false : given.length < 3 ? 'unproven' : true;
          expect(judged.zero).toBe(expected);
          expect(judged.qualifyingIds).toHaveLength(days.length);
        },
      ),
    );
  });

  it('breaks on the day of an added petition whatever the order of entry, and never turns better', () => {
    const rank = (zero: true | false | 'unproven'): number => (zero === true ? 2 : zero === 'unproven' ? 1 : 0);
    const day = fc.integer({ min: 0, max: 1000 }).map((count) => addDays('2023-12-01', count));
    fc.assert(
      fc.property(fc.array(day, { maxLength: 5 }), day, (days, late) => {
        const petitions = days.map((on, at) => petition(`p${at}`, on));
        const added = petition('late', late);
        const before = judge(question({ petitions }));
        const after = judge(question({ petitions: [...petitions, added] }));
        expect(judge(question({ petitions: [added, ...petitions].reverse() }))).toEqual(after);
        expect(rank(after.zero)).toBeLessThanOrEqual(rank(before.zero));
        expect((after.streak.since ?? '9999') > late).toBe(true);
        expect(after.streak.days).toBeLessThanOrEqual(before.streak.days);
        expect((after.streak.provenSince ?? '9999') >= (before.streak.provenSince ?? '9999')).toBe(true);
      }),
    );
  });

  const FIRST_DAY = '2023-11-01';
  /** Beyond the first month, so that its return holds and the register speaks from its first day on. */
  const offset = fc.integer({ min: 30, max: 1095 });
  const petitionsOn = (offsets: readonly number[]): Petition[] =>
    offsets.map((days, at) => petition(`p${at}`, addDays(FIRST_DAY, days)));

  it('has a streak over joined periods that follows from its parts', () => {
    fc.assert(
      fc.property(fc.array(offset, { maxLength: 6 }), offset, offset, (offsets, one, other) => {
        const [middle, until] = [addDays(FIRST_DAY, Math.min(one, other)), addDays(FIRST_DAY, Math.max(one, other))];
        const petitions = petitionsOn(offsets);
        const events = petitions.map(({ id, occurredOn }) => ({ id, on: occurredOn }));
        const parts = joinStreaks(streaksOf(FIRST_DAY, middle, events), streaksOf(middle, until, events));
        const { streak } = judge(question({ to: until, petitions }));
        expect([streak.since, streak.days, streak.years, streak.longest, streak.brokenBy]).toEqual([
          parts.current.since,
          parts.current.days,
          parts.years,
          parts.longest,
          parts.brokenBy,
        ]);
      }),
    );
  });

  it('counts the days a naive walk over the calendar counts', () => {
    fc.assert(
      fc.property(fc.array(offset, { maxLength: 6 }), fc.integer({ min: 31, max: 1096 }), (offsets, days) => {
        const to = addDays(FIRST_DAY, days);
        const petitions = petitionsOn(offsets);
        let run = 0;
        for (const day of daysBetween(FIRST_DAY, to))
          run = petitions.some((each) => each.occurredOn === day) ? 0 : run + 1;
        expect(judge(question({ to, petitions })).streak.days).toBe(run);
      }),
    );
  });

  it('is unproven while any return of any leaf is missing, and the streak is proven only after the gap', () => {
    const centers = ['sunny', 'crane', 'hill'];
    const all = months('2026-01', 10).flatMap((month) => centers.map((centerId) => filed(month, { centerId })));
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.constantFrom(...ZERO_DEFINITIONS), (at, chosen) => {
        const missing = all[at];
        const returns = all.filter((each) => each !== missing);
        const month = missing?.month ?? '';
        const judged = judge(
          question({ from: '2026-01-01', leafCenterIds: centers, returns, definition: chosen, declaredSince: null }),
        );
        expect(judged.zero).toBe('unproven');
        expect(judged.reasons).toEqual([{ code: 'month_missing', centerId: missing?.centerId, month }]);
        const proven = month === '2026-10' ? null : firstDayOf(addMonths(month, 1));
        expect(judged.streak.provenSince).toBe(proven);
      }),
    );
  });

  it('refuses a return for a month that is not over', () => {
    expect(refuseReturn('2026-11', '2026-11-30')).toBe('month_not_finished');
    expect(refuseReturn('2026-11', '2026-12-01')).toBeUndefined();
    expect(monthsOf('2025-12-31', '2026-02-01')).toEqual(['2025-12', '2026-01']);
  });
});

describe('definitions', () => {
  it('are named, versioned, printed in two languages, and found by their key', () => {
    for (const each of ZERO_DEFINITIONS) {
      expect(definitionOf(definitionKey(each))).toBe(each);
      expect(each.textZh.length * each.textEn.length).toBeGreaterThan(0);
    }
    expect(definitionOf('no_petition_above_community@2')).toBeUndefined();
  });

  it('differ in what they count', () => {
    const atCommunity = petition('a', '2026-01-01', { level: 'community' });
    const atCity = petition('b', '2026-01-01', { level: 'city' });
    const over = petition('c', '2026-01-01', { overLevel: true });
    const counted = (key: string): string[] =>
      [atCommunity, atCity, over].filter((each) => qualifies(definition(key), each)).map((each) => each.id);
    expect(counted('no_petition_above_community@1')).toEqual(['b', 'c']);
    expect(counted('no_petition_at_all@1')).toEqual(['a', 'b', 'c']);
    expect(counted('none_to_city_or_higher@1')).toEqual(['b']);
    expect(counted('none_over_level@1')).toEqual(['c']);
  });
});

describe('the monthly return against the register', () => {
  const register = [
    petition('p2', '2026-10-20', { persons: 6, channel: 'visit' }),
    petition('p1', '2026-10-08'),
    petition('x', '2026-09-30'),
  ];

  it('names the records that contradict it', () => {
    expect(compareReturn(filed('2026-10'), register)).toEqual([
      { pointer: '/nil', stated: 0, counted: 2, petitionIds: ['p1', 'p2'] },
    ]);
    const stated = {
      centerId: 'sunny',
      month: '2026-10',
      nil: false,
      counts: { items: 2, persons: 8, byChannel: { visit: 1, letter: 0 } },
    };
    expect(compareReturn(stated, register).map((each) => [each.pointer, each.stated, each.counted])).toEqual([
      ['/counts/persons', 8, 7],
      ['/counts/byChannel/letter', 0, 1],
    ]);
  });

  it('agrees with an honest count', () => {
    expect(
      compareReturn({ centerId: 'sunny', month: '2026-10', nil: false, counts: { items: 2, persons: 7 } }, register),
    ).toEqual([]);
    expect(compareReturn(filed('2026-10', { centerId: 'crane' }), register)).toEqual([]);
  });

  it('has figures whose records add up', () => {
    const total = (keys: string[]): number =>
      keys.reduce((sum, key) => sum + (recordsOf(key, register)?.length ?? 0), 0);
    expect(total(PETITION_LEVELS.map((level) => `level_${level}`))).toBe(3);
    expect(total(PETITION_CHANNELS.map((channel) => `channel_${channel}`))).toBe(3);
    expect(total(['first', 'repeat'])).toBe(3);
    expect(recordsOf('no_such_figure', register)).toBeUndefined();
    expect(new Set(PETITION_FIGURES.map((figure) => figure.key)).size).toBe(PETITION_FIGURES.length);
  });
});

describe('R42 rates', () => {
  it('round half up, and say n/a instead of 100%', () => {
    expect(rate(195, 215).value).toBe('90.7%');
    expect(rate(831, 834).value).toBe('99.6%');
    expect(rate(6217, 6368, 2).value).toBe('97.63%');
    expect(rate(1, 2000, 1).value).toBe('0.1%');
    expect(rate(0, 0)).toEqual({ numerator: 0, denominator: 0, value: 'n/a' });
    expect(rate(7, 7).value).toBe('100.0%');
    expect(rateOf10k(1, 6023)).toEqual({ numerator: 1, denominator: 6023, value: '1.66' });
    expect([rateOf10k(1, 80_000).value, rateOf10k(0, 5).value, rateOf10k(3, 0).value]).toEqual(['0.13', '0.00', 'n/a']);
  });
});
