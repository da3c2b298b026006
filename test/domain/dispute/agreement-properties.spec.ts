/** What holds of every agreement: sums to the last fen, the day of effect whatever the order, and signatures on one text only. */
import fc from 'fast-check';
import { instalmentsOf, splitEqually } from '../../../src/domain/dispute/agreements/split.js';
import { effectiveDay } from '../../../src/domain/dispute/agreement-effect.js';
import type { SignAgreement, Signer } from '../../../src/domain/dispute/commands.js';
import { addDays, addMonths, firstDayOf, laterOf, monthOf } from '../../../src/domain/shared/day.js';
import { digestOf } from '../../../src/modules/agreements/agreement-text.js';
import { aDay, person } from '../../support/arbitraries.js';
import { CHEN, draft, duty, LIN, Story } from '../../support/dispute-story.js';

const fen = fc.nat(10_000_000_000);
const parts = fc.integer({ min: 1, max: 60 });

describe('R29 equal parts', () => {
  it('add up, differ by a fen at most, and the larger ones come first', () => {
    fc.assert(
      fc.property(fen, parts, (whole, count) => {
        const found = splitEqually(whole, count);
        expect(found).toHaveLength(count);
        expect(found.reduce((sum, one) => sum + one, 0)).toBe(whole);
        expect(Math.max(...found) - Math.min(...found)).toBeLessThanOrEqual(1);
        expect([...found].sort((a, b) => b - a)).toEqual(found);
      }),
    );
    expect(splitEqually(10_000, 3)).toEqual([3_334, 3_333, 3_333]);
    expect(splitEqually(1, 2)).toEqual([1, 0]);
  });

  it('by month fall on the same day, or on the last where the month has no such day', () => {
    const every = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(fen, parts, aDay, every, (whole, count, firstDueOn, everyMonths) => {
        const found = instalmentsOf(whole, { count, firstDueOn, everyMonths });
        expect(found.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(whole);
        found.forEach(({ dueOn }, index) => {
          expect(monthOf(dueOn)).toBe(addMonths(monthOf(firstDueOn), index * everyMonths));
          const last = addDays(firstDayOf(addMonths(monthOf(dueOn), 1)), -1);
          expect(dueOn === last || dueOn.slice(-2) === firstDueOn.slice(-2)).toBe(true);
          expect(dueOn.slice(-2) <= firstDueOn.slice(-2)).toBe(true);
        });
      }),
    );
    const monthly = { count: 4, firstDueOn: '2024-01-31', everyMonths: 1 };
    expect(instalmentsOf(1_000, monthly).map(({ dueOn }) => dueOn)).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
    ]);
  });
});

const PARTIES = [person(CHEN, 'applicant'), person(LIN, 'respondent'), person('p3', 'respondent')];
const HANDS: readonly Signer[] = [
  ...PARTIES.map(({ partyId }): Signer => ({ kind: 'party', partyId })),
  { kind: 'mediator', staffId: 'm1' },
  { kind: 'seal' },
];

/** Everybody's hand, in some order, each on some day since the sitting. */
const aSigning = fc.tuple(
  fc.shuffledSubarray([...HANDS], { minLength: HANDS.length }),
  fc.array(fc.nat(14), { minLength: HANDS.length, maxLength: HANDS.length }),
);

const sitting = (): Story => Story.of(PARTIES).mediating().sat().drafted().at('2024-05-20T09:00:00.000Z');
const onDay = (days: number): Pick<SignAgreement, 'signedOn'> => ({ signedOn: addDays('2024-05-06', days) });

describe('R27 the day of effect', () => {
  it('is the latest signature, in whatever order they are recorded', () => {
    fc.assert(
      fc.property(aSigning, ([hands, days]) => {
        const story = sitting();
        hands.forEach((by, index) => story.take(story.sign(by, onDay(days[index] ?? 0))));
        const latest = laterOf('', ...days.map((count) => addDays('2024-05-06', count)));
        expect(story.facts).toMatchObject({ state: 'settled', agreements: [{ effectiveOn: latest }] });
      }),
      { numRuns: 40 },
    );
  });

  it('is of the first of several mediators, who may sign in any order', () => {
    const story = sitting();
    const [agreement] = story.take(story.sign({ kind: 'mediator', staffId: 'm1' }, onDay(3))).facts.agreements;
    if (agreement === undefined) throw new Error('no draft');
    const [signature] = agreement.signatures;
    if (signature === undefined) throw new Error('no signature');
    const later = { ...signature, signedOn: '2024-05-19', by: { kind: 'mediator', staffId: 'm2' } } as const;
    expect(effectiveDay({ ...agreement, signatures: [signature, later] })).toBe('2024-05-09');
    expect(effectiveDay({ ...agreement, signatures: [later, signature] })).toBe('2024-05-09');
  });
});

it('R30 whoever had signed before, a new version starts without a signature, and the old text takes none', () => {
  fc.assert(
    fc.property(aSigning, fc.nat(HANDS.length - 1), ([hands], count) => {
      const story = sitting();
      hands.slice(0, count).forEach((by) => story.take(story.sign(by)));
      const old = hands.map((by) => story.sign(by));
      story.drafted([duty()], { textDigest: 'sha256:2' });
      expect(story.facts.agreements).toMatchObject([{ version: 2, signatures: [], state: 'draft' }]);
      for (const signature of old) expect(story.codesOf(signature)).toEqual(['agreement_changed']);
    }),
    { numRuns: 30 },
  );
});

describe('R30 the digest', () => {
  const text = { form: 'written', facts: '漏水，', issues: '责任', responsibilities: '楼上', terms: '赔偿', copies: 3 };
  const row = {
    id: 'o1',
    disputeId: 'd1',
    agreementId: 'a1',
    position: 1,
    debtorPartyIds: [LIN, 'p3'],
    creditorPartyIds: [CHEN],
    kind: 'pay',
    description: '赔偿',
    amountFen: 10_000,
    shares: [],
    instalments: null,
    dueOn: '2024-06-01',
    continuing: false,
    condition: null,
    state: 'draft',
    paidFen: 0,
  } as const;
  const whole = digestOf({ ...text, agreedOn: null }, [row]);

  it('changes with a comma, anywhere in the words', () => {
    const names = fc.constantFrom('facts' as const, 'issues' as const, 'responsibilities' as const, 'terms' as const);
    fc.assert(
      fc.property(names, fc.nat(3), fc.constantFrom(',', '，', ' ', '。'), (name, at, mark) => {
        const changed = `${text[name].slice(0, at)}${mark}${text[name].slice(at)}`;
        expect(digestOf({ ...text, agreedOn: null, [name]: changed }, [row])).not.toBe(whole);
      }),
    );
  });

  it('changes with a fen, a share, a condition, a day, and the order of debtors', () => {
    const others = [
      { amountFen: 10_001 },
      { dueOn: '2024-06-02' },
      { debtorPartyIds: ['p3', LIN] },
      { description: '赔偿。' },
      {
        shares: [
          { partyId: LIN, amountFen: 5_000 },
          { partyId: 'p3', amountFen: 5_000 },
        ],
      },
      {
        shares: [
          { partyId: LIN, amountFen: 5_001 },
          { partyId: 'p3', amountFen: 4_999 },
        ],
      },
      { condition: { text: '再漏水', dueDaysAfter: 3 }, dueOn: null },
      { condition: { text: '再漏水', dueDaysAfter: 4 }, dueOn: null },
      { condition: { text: '再漏水。', dueDaysAfter: 3 }, dueOn: null },
    ].map((change) => digestOf({ ...text, agreedOn: null }, [{ ...row, ...change }]));
    expect(new Set([whole, ...others]).size).toBe(others.length + 1);
  });

  it('does not change with what happens afterwards: paid, due since its condition came true', () => {
    const conditional = { ...row, dueOn: null, condition: { text: '再漏水', dueDaysAfter: 3 } };
    const later = { ...conditional, dueOn: '2024-07-04', state: 'open', paidFen: 5 };
    expect(digestOf({ ...text, agreedOn: null }, [later])).toBe(digestOf({ ...text, agreedOn: null }, [conditional]));
  });
});

it('R29 a draft that was split equally is always accepted where each share is more than nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 1_000_000 }), (amountFen) => {
      const debtorPartyIds = [LIN, 'p3'];
      const shares = splitEqually(amountFen, 2).map((part, index) => ({
        partyId: debtorPartyIds[index] ?? '',
        amountFen: part,
      }));
      const instalments = instalmentsOf(amountFen, { count: 3, firstDueOn: '2024-08-31', everyMonths: 1 });
      const promise = duty({ debtorPartyIds, amountFen, shares, instalments, dueOn: null });
      expect(sitting().codesOf(draft([promise], { agreementId: 'a2' }))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
