/** In whose hands a case is, on every walk. */
import fc from 'fast-check';
import { referralAccepted } from '../../../src/domain/dispute/custody/facts.js';
import { isOpen, type State } from '../../../src/domain/dispute/states.js';
import { aWalk, walk } from '../../support/arbitraries.js';

describe('on every walk', () => {
  it('one referral at most is open, only in a case that can be answered for, and an outside one holds the case', () => {
    let open = 0;
    fc.assert(
      fc.property(aWalk(60), (steps) => {
        walk(steps, ({ facts }) => {
          const waiting = facts.custody.referrals.filter(({ state }) => state === 'open');
          expect(waiting.length).toBeLessThanOrEqual(1);
          const [referral] = waiting;
          open += waiting.length;
          if (facts.state === 'referred') expect(referralAccepted(facts) || referral?.body != null).toBe(true);
          if (referral === undefined) return;
          expect(referral.body === null ? isOpen(facts.state) : facts.state === 'referred').toBe(true);
          expect(referral.centerId).toBe(facts.custodyCenterId);
        });
      }),
      { numRuns: 300, seed: 20240506 },
    );
    // Often enough, or the walks would prove little.
    expect(open).toBeGreaterThan(30);
  });

  it('a case that came from elsewhere was assigned there by somebody there, and an open pause stands still for a reason', () => {
    const reasons: readonly State[] = ['suspended', 'referred'];
    fc.assert(
      fc.property(aWalk(60), (steps) => {
        walk(steps, ({ facts }) => {
          if (facts.pauses.some(({ to }) => to === null)) expect(reasons).toContain(facts.state);
          if (!facts.assignedYet) expect(facts.mediatorIds).toEqual([]);
          expect(facts.custody.cameFrom.length === 0).toBe(facts.custodyCenterId === facts.centerId);
        });
      }),
      { numRuns: 150 },
    );
  });
});
