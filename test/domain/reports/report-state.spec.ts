/** Who may confirm and who may sign a report: never fewer than two people behind a signature, and nothing after it. */
import fc from 'fast-check';
import {
  type Person,
  refuseConfirming,
  refuseSigning,
  type Standing,
  stateOf,
} from '../../../src/domain/reports/report-state.js';

const person = (accountId: string, staffId: string | null = null): Person => ({ accountId, staffId });
const ANNE = person('anne', 'anne at work');
const BEN = person('ben', 'ben at work');

const fresh = (ownState: Standing['ownState'], producer = ANNE): Standing => ({
  ownState,
  producer,
  confirmer: null,
  signer: null,
});
const confirmedBy = (confirmer: Person): Standing => ({ ...fresh(null), confirmer });

describe('confirming', () => {
  it('is for another person than the producer, and makes the report confirmed', () => {
    expect(stateOf(fresh(null))).toBe('provisional');
    expect(refuseConfirming(fresh(null), ANNE)?.code).toBe('confirmer_is_producer');
    expect(refuseConfirming(fresh(null), BEN)).toBeUndefined();
    expect(stateOf(confirmedBy(BEN))).toBe('confirmed');
  });

  it('knows a person by either account, and does not take two strangers for one', () => {
    expect(refuseConfirming(fresh(null), person('second account', 'anne at work'))?.code).toBe('confirmer_is_producer');
    expect(refuseConfirming(fresh(null, person('one')), person('other'))).toBeUndefined();
  });

  it('happens once, and not after the signature', () => {
    expect(refuseConfirming(confirmedBy(BEN), BEN)?.code).toBe('report_already_confirmed');
    expect(refuseConfirming({ ...confirmedBy(BEN), signer: ANNE }, BEN)?.code).toBe('report_already_signed');
    expect(refuseConfirming({ ...fresh('confirmed'), signer: BEN }, BEN)?.code).toBe('report_already_signed');
  });

  it('does not replace the confirmation of the sources', () => {
    expect(refuseConfirming(fresh('provisional'), BEN)?.code).toBe('report_still_provisional');
    expect(stateOf({ ...fresh('provisional'), confirmer: BEN })).toBe('provisional');
  });
});

describe('signing', () => {
  it('needs a confirmed report', () => {
    expect(refuseSigning(fresh(null), BEN)?.code).toBe('report_not_confirmed');
    expect(refuseSigning(fresh('provisional'), BEN)?.code).toBe('report_still_provisional');
    expect(refuseSigning(confirmedBy(BEN), BEN)).toBeUndefined();
    expect(refuseSigning(fresh('confirmed'), BEN)).toBeUndefined();
  });

  it('is for the producer only after somebody else confirmed', () => {
    expect(refuseSigning(fresh('confirmed'), ANNE)?.code).toBe('producer_signs_alone');
    expect(refuseSigning({ ...fresh('confirmed'), confirmer: BEN }, ANNE)).toBeUndefined();
    expect(refuseSigning(confirmedBy(BEN), ANNE)).toBeUndefined();
  });

  it('happens once', () => {
    const signed = { ...confirmedBy(BEN), signer: ANNE };
    expect(stateOf(signed)).toBe('signed');
    expect(refuseSigning(signed, BEN)?.code).toBe('report_already_signed');
  });
});

describe('whatever people try, in whatever order', () => {
  const people = fc.record({
    accountId: fc.constantFrom('a', 'b', 'c', 'd'),
    staffId: fc.constantFrom(null, 'x', 'y'),
  });
  const attempts = fc.array(fc.record({ act: fc.constantFrom('confirm', 'sign'), by: people }), { maxLength: 8 });
  const ownStates = fc.constantFrom<Standing['ownState']>(null, 'provisional', 'confirmed');
  const RANK = { provisional: 0, confirmed: 1, signed: 2 };

  const after = (standing: Standing, { act, by }: { act: string; by: Person }): Standing => {
    if (act === 'confirm')
      return refuseConfirming(standing, by) === undefined ? { ...standing, confirmer: by } : standing;
    return refuseSigning(standing, by) === undefined ? { ...standing, signer: by } : standing;
  };

  it('the state never goes back, and no provisional source is ever signed', () => {
    fc.assert(
      fc.property(ownStates, people, attempts, (ownState, producer, tried) => {
        let standing = fresh(ownState, producer);
        for (const attempt of tried) {
          const next = after(standing, attempt);
          expect(RANK[stateOf(next)]).toBeGreaterThanOrEqual(RANK[stateOf(standing)]);
          if (standing.signer !== null) expect(next).toEqual(standing);
          standing = next;
        }
        if (ownState === 'provisional') expect(stateOf(standing)).toBe('provisional');
      }),
    );
  });

  it('two people stand behind every signature', () => {
    fc.assert(
      fc.property(ownStates, people, attempts, (ownState, producer, tried) => {
        const { confirmer, signer } = tried.reduce(after, fresh(ownState, producer));
        if (signer === null) return;
        const others = [confirmer, signer].filter((each) => each !== null);
        const isProducer = (each: Person) =>
          each.accountId === producer.accountId || (each.staffId !== null && each.staffId === producer.staffId);
        expect(others.every(isProducer)).toBe(false);
      }),
    );
  });
});
