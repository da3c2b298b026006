/** R10: what two cases have in common is the same from either side, and stays what it is when others come or go. */
import fc from 'fast-check';
import { inRank, rankOf, relatedTo, type Ranked } from '../../../src/domain/related/finding.js';
import {
  type CaseMarks,
  kinship,
  MATCHED_BY,
  type PartyMarks,
  REASONS,
  recognisedBy,
} from '../../../src/domain/related/matching.js';
import { instantOfMs } from '../../../src/domain/shared/day.js';

const mark = (kind: string) => fc.option(fc.integer({ min: 0, max: 3 }).map((n) => `${kind}${n}`));

const anyParty: fc.Arbitrary<Omit<PartyMarks, 'index' | 'partyId'>> = fc.record({
  role: fc.constantFrom('applicant', 'respondent', 'third_party', null),
  kind: fc.constantFrom('person', 'organization', null),
  name: fc.constantFrom('陈某', '陈 某', '林某', '许某'),
  idNumber: mark('id'),
  phone: mark('phone'),
  home: mark('place'),
});

const anyCase: fc.Arbitrary<CaseMarks> = fc.record({
  place: mark('place'),
  category: fc.constantFrom('neighbor', 'property'),
  subcategory: fc.constantFrom('water_leak', 'noise', null),
  parties: fc
    .array(anyParty, { maxLength: 4 })
    .map((parties) => parties.map((party, index) => ({ ...party, index, partyId: `p${index}` }))),
});

const person = (name: string, rest: Partial<PartyMarks> = {}): PartyMarks => ({
  partyId: name,
  index: 0,
  role: null,
  kind: 'person',
  name,
  idNumber: null,
  phone: null,
  home: null,
  ...rest,
});

const leak = (parties: readonly PartyMarks[], rest: Partial<CaseMarks> = {}): CaseMarks => ({
  place: null,
  category: 'neighbor',
  subcategory: 'water_leak',
  parties: parties.map((party, index) => ({ ...party, index })),
  ...rest,
});

const reasonsOf = (here: CaseMarks, there: CaseMarks) => kinship(here, there).reasons;

describe('R10 what two cases have in common', () => {
  it('is the same from either side', () => {
    fc.assert(
      fc.property(anyCase, anyCase, (here, there) => {
        const forth = kinship(here, there);
        const back = kinship(there, here);
        expect(back.reasons).toEqual(forth.reasons);
        const pairs = (matches: typeof forth.matches, isBack: boolean) =>
          matches
            .map((match) => (isBack ? [match.there.index, match.here.index] : [match.here.index, match.there.index]))
            .map(([left, right], at) => `${left}-${right}-${matches[at]?.by}`)
            .sort();
        expect(pairs(back.matches, true)).toEqual(pairs(forth.matches, false));
      }),
      { numRuns: 1000 },
    );
  });

  it('comes with the strongest first, and each reason with what it rests on', () => {
    fc.assert(
      fc.property(anyCase, anyCase, (here, there) => {
        const { reasons, matches } = kinship(here, there);
        const ranks = reasons.map((reason) => REASONS.indexOf(reason));
        expect(ranks).toEqual([...new Set(ranks)].sort());
        const sureness = matches.map(({ by }) => MATCHED_BY.indexOf(by));
        expect(sureness).toEqual([...sureness].sort());
        if (reasons.includes('same_subcategory')) expect(reasons).toContain('same_pair_of_households');
        if (reasons.includes('same_pair_of_households')) expect(matches.length).toBeGreaterThan(1);
        expect(reasons.includes('same_person')).toBe(matches.some(({ by }) => by !== 'household'));
        if (matches.length > 0) expect(reasons).not.toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is a pair of households when two matches are of different homes, on opposite sides here and there', () => {
    const dwelling = ({ home, phone, idNumber, index }: PartyMarks) => home ?? phone ?? idNumber ?? index;
    const faces = (one: PartyMarks, other: PartyMarks) =>
      (one.role ?? 'applicant') === 'applicant' && (other.role ?? 'respondent') === 'respondent';
    const opposed = (one: PartyMarks, other: PartyMarks) =>
      dwelling(one) !== dwelling(other) && (faces(one, other) || faces(other, one));
    fc.assert(
      fc.property(anyCase, anyCase, (here, there) => {
        const { reasons, matches } = kinship(here, there);
        const isPair = matches.some((one) =>
          matches.some((other) => opposed(one.here, other.here) && opposed(one.there, other.there)),
        );
        expect(reasons.includes('same_pair_of_households')).toBe(isPair);
      }),
      { numRuns: 1000 },
    );
  });

  it('is everything for a case and its copy with both sides at home, whoever applied', () => {
    const [chen, lin] = [
      person('陈某', { home: '502', role: 'applicant' }),
      person('林某', { home: '402', role: 'respondent' }),
    ];
    const turned = leak([
      { ...chen, role: 'respondent' },
      { ...lin, role: 'applicant' },
    ]);
    expect(reasonsOf(leak([chen, lin]), turned)).toEqual([
      'same_subcategory',
      'same_pair_of_households',
      'same_person',
      'same_household',
    ]);
    const noise = leak([person('陈母', { home: '502' }), person('林父', { home: '402' })], { subcategory: 'noise' });
    expect(reasonsOf(leak([chen, lin]), noise)).toEqual(['same_pair_of_households', 'same_household']);
    expect(reasonsOf(noise, { ...noise, category: 'property' })[0]).toBe('same_pair_of_households');
    expect(reasonsOf(noise, { ...noise, subcategory: null })[0]).toBe('same_pair_of_households');
  });

  it.each([
    ['two of one household against a third', [person('甲', { home: '502' }), person('乙', { home: '502' })]],
    [
      'both on the same side',
      [person('甲', { home: '502', role: 'applicant' }), person('乙', { home: '402', role: 'applicant' })],
    ],
    [
      'one of them only a third party',
      [person('甲', { home: '502', role: 'applicant' }), person('乙', { home: '402', role: 'third_party' })],
    ],
    ['two known by nothing but one phone', [person('甲', { phone: '1' }), person('乙', { phone: '1' })]],
  ])('is no pair of households: %s', (_, parties) => {
    const here = leak([...parties, person('丙', { home: '302', role: 'respondent' })]);
    expect(reasonsOf(leak(parties), leak(parties))).not.toContain('same_pair_of_households');
    expect(reasonsOf(here, leak(parties))).not.toContain('same_pair_of_households');
  });

  it('is a place where one dispute is and the other’s party lives', () => {
    const at = leak([person('陈某')], { place: '502' });
    expect(reasonsOf(at, leak([person('许某', { home: '502' })]))).toEqual(['same_address']);
    expect(reasonsOf(at, leak([person('许某')], { place: '502' }))).toEqual(['same_address']);
    expect(reasonsOf(at, leak([person('陈某')], { place: '503' }))).toEqual([]);
  });

  it('is found among a hundred parties who share one phone or one home', () => {
    const crowd = leak(
      Array.from({ length: 100 }, (_, n) => person(`工人${n}`, { phone: '1', home: '工棚1', role: 'applicant' })),
    );
    const rooms = leak(
      Array.from({ length: 100 }, (_, n) => person(`工人${n}`, { phone: '1', home: `宿舍${n}`, role: 'applicant' })),
    );
    expect(kinship(crowd, crowd).matches).toHaveLength(10_000);
    expect(kinship(rooms, rooms).reasons).toEqual(['same_person', 'same_household']);
  });
});

describe('R10 the same person', () => {
  it.each([
    ['the same number under another name', { idNumber: '1' }, { idNumber: '1', name: '陈小某' }, 'id_number'],
    ['two numbers and one phone', { idNumber: '1', phone: '9' }, { idNumber: '2', phone: '9' }, undefined],
    ['one number unknown, one phone', { idNumber: '1', phone: '9' }, { phone: '9' }, 'phone'],
    [
      'two phones, one home, one name',
      { phone: '8', home: '502' },
      { phone: '9', home: '502', name: '陈 某' },
      'name_and_address',
    ],
    ['one home, two names', { home: '502' }, { home: '502', name: '陈母' }, undefined],
    ['one name, no home', {}, {}, undefined],
    ['a company and the person who answers its phone', { phone: '9' }, { phone: '9', kind: 'organization' }, undefined],
    ['somebody of whom only the phone was asked', { phone: '9' }, { phone: '9', kind: null }, 'phone'],
  ] as const)('%s', (_, left, right, by) => {
    const [one, other] = [person('陈某', left), person('陈某', right)];
    expect(recognisedBy(one, other)).toBe(by);
    expect(recognisedBy(other, one)).toBe(by);
  });
});

describe('R10, R45 who sees what', () => {
  const anyCandidates = fc
    .array(fc.record({ isVisible: fc.boolean(), marks: anyCase }), { maxLength: 8 })
    .map((all) => all.map((each, index) => ({ ...each, disputeId: `d${index}` })));

  it('nothing that is hidden changes what is visible', () => {
    fc.assert(
      fc.property(anyCase, anyCandidates, (here, candidates) => {
        const { visible, hidden } = relatedTo(here, candidates);
        const alone = relatedTo(
          here,
          candidates.filter(({ isVisible }) => isVisible),
        );
        expect(alone.visible).toEqual(visible);
        expect(alone.hidden).toEqual([]);
        const related = candidates.filter(({ marks }) => kinship(here, marks).reasons.length > 0);
        expect(visible.length + hidden.length).toBe(related.length);
        expect(hidden.every(({ isVisible }) => !isVisible)).toBe(true);
      }),
    );
  });
});

describe('R10 the order', () => {
  const anyRanked: fc.Arbitrary<Ranked[]> = fc
    .array(
      fc.record({
        openObligations: fc.integer({ min: 0, max: 2 }),
        reasons: fc.subarray([...REASONS], { minLength: 1 }),
        receivedAt: fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 }).map(instantOfMs),
      }),
      { maxLength: 12 },
    )
    .map((all) =>
      all.map((each, index) => ({ ...each, disputeId: `d${String(index).padStart(2, '0')}`, matches: [] })),
    );

  it('open agreements first, then the strongest reason, then the newest; a page goes on where the last one ended', () => {
    fc.assert(
      fc.property(anyRanked, (cases) => {
        const ordered = inRank(cases);
        expect([...ordered].sort((one, other) => (rankOf(one).join() < rankOf(other).join() ? -1 : 1))).toEqual(
          ordered,
        );
        ordered.slice(1).forEach((next, index) => {
          const before = ordered[index];
          if (before === undefined) return;
          const isOpen = (each: Ranked) => each.openObligations > 0;
          const strength = (each: Ranked) => REASONS.indexOf(each.reasons[0] ?? 'same_address');
          expect(Number(isOpen(before))).toBeGreaterThanOrEqual(Number(isOpen(next)));
          if (isOpen(before) !== isOpen(next)) return;
          expect(strength(before)).toBeLessThanOrEqual(strength(next));
          if (strength(before) === strength(next)) expect(before.receivedAt >= next.receivedAt).toBe(true);
        });
      }),
    );
  });
});
