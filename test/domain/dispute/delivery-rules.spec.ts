/** Shares, conditions and copies of an agreement, and who may give something up for whom: one example per rule. */
import type {
  DeliverAgreement,
  ResolveCondition,
  VoidDelivery,
} from '../../../src/domain/dispute/agreements/commands.js';
import { undeliveredOf } from '../../../src/domain/dispute/agreements/facts.js';
import type { DraftAgreement, ObligationEntry } from '../../../src/domain/dispute/commands.js';
import type { ApplyForConfirmation } from '../../../src/domain/dispute/confirmation/commands.js';
import { missingPapers } from '../../../src/domain/dispute/ending/papers.js';
import { person } from '../../support/arbitraries.js';
import { CHEN, draft, duty, LIN, occurredAt, quiet, representative, Story } from '../../support/dispute-story.js';

const copy = (rest: Partial<DeliverAgreement> = {}): DeliverAgreement => ({
  type: 'deliverAgreement',
  deliveryId: 'd1',
  agreementId: 'a1',
  partyId: CHEN,
  copies: 1,
  method: 'in_person',
  deliveredOn: '2024-05-06',
  ...rest,
});

const found = (happened: boolean, rest: Partial<ResolveCondition> = {}): ResolveCondition => ({
  type: 'resolveCondition',
  findingId: 'k1',
  obligationId: 'o1',
  occurredOn: '2024-05-10',
  happened,
  ...rest,
});

const never = () => {
  throw new Error('nothing was agreed');
};

/** If it leaks again, 500.00 within ten days. */
const ifAgain = (rest: Partial<ObligationEntry> = {}): ObligationEntry =>
  duty({ amountFen: 50_000, dueOn: null, condition: { described: true, dueDaysAfter: 10 }, ...rest });

const GRID = { accountId: 'a-grid', staffId: 'grid', maySeal: false, onlyAsHelper: true } as const;
const urge = { type: 'urge', urgeId: 'u1', obligationId: 'o1', method: 'phone', advised: true, occurredAt } as const;

describe('R27 copies of a written agreement', () => {
  const settled = (): Story => Story.of().mediating().sat().drafted([duty()], { copies: 3 });
  const inForce = (): Story => {
    const story = settled().signedByHands();
    return story.take(story.sign({ kind: 'seal' }));
  };

  it('are handed over once it is in force, on that day or later, to whom it binds', () => {
    expect(settled().codesOf(copy())).toEqual(['nothing_to_deliver']);
    expect(inForce().codesOf(copy({ agreementId: 'a9' }))).toEqual(['nothing_to_deliver']);
    expect(inForce().codesOf(copy({ deliveredOn: '2024-05-05' }))).toContain('delivered_before_effect');
    expect(inForce().codesOf(copy({ deliveredOn: '2024-05-07' }))).toEqual(['occurred_in_future']);
    expect(inForce().codesOf(copy({ partyId: 'nobody' }))).toEqual(['party_unknown']);
    expect(inForce().codesOf(copy({ partyId: null }))).toEqual([]);
  });

  it('are no more than were made', () => {
    const story = inForce()
      .take(copy())
      .take(copy({ deliveryId: 'd2', partyId: LIN }));
    expect(story.codesOf(copy({ deliveryId: 'd3', partyId: null, copies: 2 }))).toEqual(['copies_used_up']);
    story.take(copy({ deliveryId: 'd3', partyId: null }));
    expect(story.codesOf(copy({ deliveryId: 'd4' }))).toEqual(['copies_used_up']);
    expect(
      Story.of()
        .settled()
        .codesOf(copy({ copies: 99 })),
    ).toEqual([]);
  });

  it('are as many as they have to be: one to each party and one that stays', () => {
    const story = Story.of().mediating().sat();
    const codes = (copies: number, rest: Partial<DraftAgreement> = {}) =>
      story.codesOf(draft([duty({ dueOn: '2024-05-06' })], { copies, ...rest }));
    expect(codes(2)).toEqual(['copies_too_few']);
    expect(codes(3)).toEqual([]);
    expect(codes(1, { form: 'oral', agreedOn: '2024-05-06' })).toEqual([]);
  });

  it('are kept back for those who have none yet', () => {
    const story = inForce().take(copy());
    expect(story.codesOf(copy({ deliveryId: 'd2' }))).toEqual(['copies_kept_back']);
    expect(story.codesOf(copy({ deliveryId: 'd2', partyId: LIN, copies: 2 }))).toEqual(['copies_kept_back']);
    expect(story.codesOf(copy({ deliveryId: 'd2', partyId: LIN }))).toEqual([]);
    const four = Story.of().mediating().sat().drafted([duty()], { copies: 4 }).signedByHands();
    four.take(four.sign({ kind: 'seal' })).take(copy());
    expect(four.codesOf(copy({ deliveryId: 'd2' }))).toEqual([]);
  });

  it('too few of them, from before that was refused, keep nobody from theirs', () => {
    const story = inForce();
    const { facts } = story;
    Object.assign(facts, { agreements: facts.agreements.map((one) => ({ ...one, copies: 1 })) });
    story
      .take(copy())
      .take(copy({ deliveryId: 'd2', partyId: LIN }))
      .take(copy({ deliveryId: 'd3', partyId: null }));
    expect(missingPapers(story.facts, story.facts.lastRecordedAt).filter(({ paper }) => paper === 'delivery')).toEqual(
      [],
    );
  });

  it('wrongly recorded are voided, once, and count as not handed over, also in a closed case', () => {
    const remove = (rest: Partial<VoidDelivery> = {}): VoidDelivery => ({
      type: 'voidDelivery',
      agreementId: 'a1',
      deliveryId: 'd1',
      occurredAt,
      ...rest,
    });
    const story = inForce().at('2024-05-07T02:00:00.000Z');
    expect(story.codesOf(remove())).toEqual(['delivery_not_standing']);
    story.take(copy({ deliveredOn: '2024-05-07' }));
    expect(story.codesOf(remove({ agreementId: 'other' }))).toEqual(['delivery_not_standing']);
    expect(story.codesOf(remove({ deliveryId: 'other' }))).toEqual(['delivery_not_standing']);
    expect(story.codesOf(remove({ occurredAt: '2024-05-06T12:00:00.000Z' }))).toEqual(['void_before_delivery']);
    story.paid(null).take(story.visit()).take({ type: 'close', occurredAt }).take(remove());
    expect(story.codesOf(remove())).toEqual(['delivery_not_standing']);
    expect(undeliveredOf(story.facts, story.facts.agreements[0] ?? never())).toEqual({
      partyIds: [CHEN, LIN],
      committee: true,
    });
    expect(story.codesOf(copy({ deliveryId: 'd2', deliveredOn: '2024-05-07' }))).toEqual([]);
  });

  it('there are none of an oral one', () => {
    const oral = draft([duty({ dueOn: '2024-05-06' })], { form: 'oral', agreedOn: '2024-05-06' });
    const story = Story.of().mediating().sat().take(oral);
    story.take(story.sign({ kind: 'mediator', staffId: 'm1' }));
    expect(story.codesOf(copy())).toEqual(['oral_has_no_copies']);
    expect(missingPapers(story.facts, story.facts.lastRecordedAt).filter(({ paper }) => paper === 'delivery')).toEqual(
      [],
    );
  });

  it('R40 are in the file before it is put away, and may still be handed over when the case is closed', () => {
    const archive = { type: 'archive', retentionClass: 'long', hasReason: false, occurredAt } as const;
    const story = inForce().paid(null);
    story.take(story.visit()).take({ type: 'close', occurredAt });
    expect(story.codesOf(archive)).toEqual(['copy_not_on_file', 'copy_not_on_file', 'committee_copy_not_on_file']);
    story.take(copy()).take(copy({ deliveryId: 'd2', partyId: null }));
    expect(story.codesOf(archive)).toEqual(['copy_not_on_file']);
    story.take(copy({ deliveryId: 'd3', partyId: LIN }));
    expect(story.codesOf(archive)).toEqual([]);
  });
});

describe('R29 shares of several debtors', () => {
  const parties = [person(CHEN, 'applicant'), person(LIN, 'respondent'), person('p3', 'respondent')];
  const shared = (shares: readonly [string, number][], rest: Partial<ObligationEntry> = {}) =>
    Story.of(parties)
      .mediating()
      .codesOf(
        draft([
          duty({
            debtorPartyIds: [LIN, 'p3'],
            amountFen: 10_001,
            shares: shares.map(([partyId, amountFen]) => ({ partyId, amountFen })),
            ...rest,
          }),
        ]),
      );

  it('are one for each of them, and the whole to the last fen', () => {
    expect(shared([])).toEqual([]);
    expect(
      shared([
        [LIN, 5_001],
        ['p3', 5_000],
      ]),
    ).toEqual([]);
    expect(
      shared([
        [LIN, 5_000],
        ['p3', 5_000],
      ]),
    ).toEqual(['shares_do_not_add_up']);
    expect(
      shared([
        [LIN, 5_001],
        ['p3', 5_001],
      ]),
    ).toEqual(['shares_do_not_add_up']);
    expect(shared([[LIN, 10_001]])).toEqual(['shares_not_of_debtors']);
    expect(
      shared([
        [LIN, 5_001],
        [CHEN, 5_000],
      ]),
    ).toEqual(['shares_not_of_debtors']);
    expect(
      shared([
        [LIN, 5_001],
        [LIN, 2_500],
        ['p3', 2_500],
      ]),
    ).toEqual(['shares_not_of_debtors']);
    expect(
      shared([
        [LIN, 10_001],
        ['p3', 0],
      ]),
    ).toEqual(['amount_not_positive']);
    expect(
      shared(
        [
          [LIN, 5_001],
          ['p3', 5_000],
        ],
        { kind: 'act', amountFen: null },
      ),
    ).toEqual(['shares_not_applicable']);
    expect(
      shared(
        [
          [LIN, 5_001],
          ['p3', 5_000],
        ],
        { amountFen: null },
      ),
    ).toEqual(['obligation_unclear']);
  });

  it('stay with the promise once it is in force', () => {
    const shares = [{ partyId: LIN, amountFen: 800_000 }];
    expect(Story.of().settled([duty({ shares })]).facts.obligations).toMatchObject([{ shares, condition: null }]);
    expect(Story.of().settled().facts.obligations).toMatchObject([{ shares: [] }]);
  });
});

describe('R28 what is promised', () => {
  const codes = (...duties: ObligationEntry[]) => Story.of().mediating().codesOf(draft(duties));

  it('says to whom money goes; an act may be owed to all others', () => {
    expect(codes(duty({ creditorPartyIds: [] }))).toEqual(['obligation_unclear']);
    expect(codes(duty({ kind: 'act', amountFen: null, creditorPartyIds: [] }))).toEqual([]);
  });

  it('on a condition says which and how many days after, and names no other time', () => {
    expect(codes(ifAgain())).toEqual([]);
    expect(codes(ifAgain({ condition: { described: true, dueDaysAfter: null } }))).toEqual(['obligation_unclear']);
    expect(codes(ifAgain({ condition: { described: false, dueDaysAfter: 3 } }))).toEqual(['obligation_unclear']);
    expect(codes(ifAgain({ dueOn: '2024-06-01' }))).toEqual(['obligation_unclear']);
    expect(codes(ifAgain({ kind: 'act', amountFen: null, continuing: true }))).toEqual(['obligation_unclear']);
  });

  it('R26 on a condition is put in writing', () => {
    const oral = { form: 'oral', agreedOn: '2024-05-06' } as const;
    expect(
      Story.of()
        .mediating()
        .sat()
        .codesOf(draft([ifAgain()], oral)),
    ).toEqual(['written_form_required']);
  });
});

describe('R34 what hangs on a condition', () => {
  const story = (...duties: ObligationEntry[]): Story => Story.of().settled(duties).at('2024-05-10T02:00:00.000Z');

  it('is not due, nor late, before it came true; then so many days after', () => {
    const case1 = story(ifAgain());
    expect(case1.at('2024-08-01T02:00:00.000Z').codesOf(urge)).toEqual(['condition_unresolved']);
    case1.at('2024-08-02T02:00:00.000Z').take(found(true, { occurredOn: '2024-08-01' }));
    expect(case1.facts.obligations).toMatchObject([{ state: 'open', dueOn: '2024-08-11' }]);
    expect(case1.at('2024-08-12T02:00:00.000Z').codesOf(urge)).toEqual([]);
    expect(case1.paid(null).facts.state).toBe('performed');
  });

  it('keeps the case from being performed until it is found; failed, nothing is owed', () => {
    const case1 = story(ifAgain(), duty({ obligationId: 'o2' })).paid(null, 'f1', 'o2');
    expect(case1.facts.state).toBe('settled');
    case1.take(found(false));
    expect(case1.facts).toMatchObject({ state: 'performed', obligations: [{ state: 'void' }, { state: 'performed' }] });
  });

  it('is found again when the first finding was wrong: the last one counts, and opens the case again', () => {
    const case1 = story(ifAgain()).take(found(false));
    expect(case1.facts.state).toBe('performed');
    case1.take(found(true, { findingId: 'k2' }));
    expect(case1.facts).toMatchObject({ state: 'settled', obligations: [{ state: 'open', dueOn: '2024-05-20' }] });
    expect(case1.paid(null).codesOf(found(false, { findingId: 'k3' }))).toEqual([
      'obligation_not_open',
      'condition_was_performed',
    ]);
  });

  it('has not failed while a part of it was performed', () => {
    expect(story(ifAgain()).paid(100).codesOf(found(false))).toEqual(['condition_was_performed']);
    expect(story(ifAgain()).paid(100).codesOf(found(true))).toEqual([]);
  });

  it('is found from the day of effect to today, and of no other promise', () => {
    expect(story(ifAgain()).codesOf(found(true, { occurredOn: '2024-05-05' }))).toContain('condition_before_effect');
    expect(story(ifAgain()).codesOf(found(true, { occurredOn: '2024-05-11' }))).toEqual(['occurred_in_future']);
    expect(story(duty()).codesOf(found(true))).toEqual(['no_condition']);
    expect(story(quiet()).codesOf(found(true, { obligationId: 'o9' }))).toEqual(['no_condition']);
  });

  it('is not found by a helper to whom nothing was given', () => {
    const case1 = story(ifAgain());
    expect(case1.codesOf(found(true), case1.context(GRID))).toEqual(['not_given_to_you']);
  });

  it('is not handed to a court as late before it came true, but may be waived', () => {
    const handOver = { type: 'handOver', obligationId: 'o1', to: 'lawsuit', hasCourtPaper: false, occurredAt } as const;
    expect(story(ifAgain()).codesOf(handOver)).toEqual(['condition_unresolved']);
    expect(story(ifAgain()).codesOf({ type: 'waive', obligationId: 'o1', partyIds: [CHEN], occurredAt })).toEqual([]);
  });
});

describe('R8 R9 who cannot act alone, and a group,', () => {
  const mother = representative('r1', 'legal');
  const clerk = representative('r2', 'agent', ['receive_documents']);
  const child = { ...person(CHEN, 'applicant'), minor: true, representatives: [mother, clerk] };

  function settled(party = child): Story {
    const story = Story.of([party, person(LIN, 'respondent')])
      .mediating()
      .sat()
      .drafted();
    story.take(
      story.sign({ kind: 'representative', representativeId: party.representatives[0]?.representativeId ?? '' }),
    );
    story.take(story.sign({ kind: 'party', partyId: LIN })).take(story.sign({ kind: 'mediator', staffId: 'm1' }));
    return story.take(story.sign({ kind: 'seal' }));
  }

  const waive = (...representativeIds: string[]) =>
    ({ type: 'waive', obligationId: 'o1', partyIds: [CHEN], representativeIds, occurredAt }) as const;
  const apply = (...representativeIds: string[]): ApplyForConfirmation => ({
    type: 'applyForConfirmation',
    confirmationId: 'k1',
    agreementId: 'a1',
    filedOn: '2024-05-06',
    partyIds: [CHEN, LIN],
    representativeIds,
    courtGround: 'organisation_seat',
    papers: ['application', 'agreement', 'mediation_proof', 'identity'],
    contents: [],
    lateByCourt: false,
  });

  it.each([
    ['waive', waive],
    ['apply for confirmation', apply],
  ])('%s through who may', (_, ask) => {
    expect(settled().codesOf(ask())).toEqual(['legal_representative_needed']);
    expect(settled().codesOf(ask('r2'))).toEqual(['representative_lacks_power']);
    expect(settled().codesOf(ask('r1', 'r9'))).toEqual(['representative_of_none']);
    expect(settled().codesOf(ask('r1'))).toEqual([]);
    const group = { ...person(CHEN, 'applicant'), kind: 'group' as const, memberCount: 5 };
    const chosen = { ...group, representatives: [representative('r3', 'group')] };
    expect(settled(chosen).codesOf(ask())).toEqual(['group_acts_by_representatives']);
    expect(settled(chosen).codesOf(ask('r3'))).toEqual([]);
  });

  it('and the day of an application that has not come is told as such, not as too late', () => {
    expect(settled().codesOf({ ...apply('r1'), filedOn: '2024-09-01' })).toEqual(['occurred_in_future']);
  });
});
