/** R10: what came before, and from how many on the flag `repeat` is proposed. */
import fc from 'fast-check';
import { byReceipt, earlierOf, proposedFlags } from '../../../src/domain/related/earlier.js';
import { REASONS } from '../../../src/domain/related/matching.js';

const aCase = fc.record({
  receivedAt: fc.integer({ min: 10, max: 14 }).map((day) => `2026-01-${day}T01:00:00.000Z`),
  disputeId: fc.uuid(),
  state: fc.constantFrom('registered', 'closed', 'merged'),
  reasons: fc.subarray([...REASONS], { minLength: 1 }),
});
const someCases = fc.uniqueArray(aCase, { selector: ({ disputeId }) => disputeId, maxLength: 6 });
const anOwn = fc.option(fc.record({ receivedAt: fc.constant('2026-01-12T01:00:00.000Z'), disputeId: fc.uuid() }));

it('R10 what came before is in order, was not merged, and is everything for a case not registered yet', () => {
  fc.assert(
    fc.property(anOwn, someCases, (own, cases) => {
      const earlier = earlierOf(own, cases);
      const counted = cases.filter(({ state }) => state !== 'merged');
      expect(earlier).toEqual([...earlier].sort(byReceipt));
      for (const each of counted)
        expect(earlier.includes(each)).toBe(own === null || each.receivedAt < own.receivedAt || isTied(each, own));
      expect(earlier.every((each) => counted.includes(each))).toBe(true);
    }),
  );
});

const isTied = (one: { receivedAt: string; disputeId: string }, own: { receivedAt: string; disputeId: string }) =>
  one.receivedAt === own.receivedAt && one.disputeId < own.disputeId;

it('R16 repeat is proposed exactly when enough of the same sides or place came before and it does not stand', () => {
  fc.assert(
    fc.property(anOwn, someCases, fc.boolean(), fc.integer({ min: 1, max: 4 }), (own, cases, stands, from) => {
      const standing = stands ? ['weapon', 'repeat'] : ['weapon'];
      const speaking = earlierOf(own, cases).filter(
        ({ reasons }) => reasons.includes('same_pair_of_households') || reasons.includes('same_address'),
      );
      expect(proposedFlags(own, cases, standing, { repeatFromDisputes: from })).toEqual(
        stands || speaking.length < from ? [] : [{ flag: 'repeat', earlier: speaking.length, from }],
      );
    }),
    { numRuns: 500 },
  );
});
