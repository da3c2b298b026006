/** Sessions, agreements, performance and visits: one example per rule, named after it. */
import type { ObligationEntry } from '../../../src/domain/dispute/commands.js';
import { decide } from '../../../src/domain/dispute/decide.js';
import { availableActions } from '../../../src/domain/dispute/available.js';
import { ALL_VERBS, transitionOf } from '../../../src/domain/dispute/transitions.js';
import { deadlinesOf } from '../../../src/domain/deadlines/deadlines.js';
import { CLERK, person, ZONE } from '../../support/arbitraries.js';
import {
  CHEN,
  consent,
  draft,
  duty,
  LIN,
  occurredAt,
  quiet,
  representative,
  session,
  Story,
} from '../../support/dispute-story.js';

const EVERYTHING = new Set(ALL_VERBS.map((verb) => transitionOf(verb).permission));
const SEAL = { kind: 'seal' } as const;
const byChen = { kind: 'party', partyId: CHEN } as const;
const byMediator = { kind: 'mediator', staffId: 'm1' } as const;

describe('sessions', () => {
  it('R6 R18 are led by a mediator in term', () => {
    const story = Story.of().mediating();
    expect(story.codesOf(session({ mediatorIds: [] }))).toEqual(['session_needs_mediator']);
    expect(story.codesOf(session({ mediatorIds: ['lapsed'] }))).toEqual([
      'mediator_not_in_term',
      'peoples_mediator_needed',
    ]);
    story.planned();
    expect(story.codesOf({ ...story.hold([CHEN]), attendance: [] })).toEqual(['session_needs_mediator']);
  });

  it('R19 admit outsiders only with the consent of every party; the duty judge as adviser needs none', () => {
    const story = Story.of().mediating();
    expect(story.codesOf(session({ invited: [{ staffId: 'judge', as: 'adviser' }] }))).toEqual([]);
    const neighbour = session({ invited: [{ staffId: null, as: 'invited' }] });
    expect(story.codesOf(neighbour)).toEqual(['invite_consent_missing', 'invite_consent_missing']);
    story.take(consent(CHEN, 'given', { subject: 'invite' })).take(consent(LIN, 'given', { subject: 'invite' }));
    expect(story.codesOf(neighbour)).toEqual([]);
  });

  it('cannot lie before the start of mediation, nor end before they begin', () => {
    const story = Story.of().at('2024-05-06T02:00:00Z').mediating();
    expect(story.codesOf(session({ startsAt: '2024-05-06T01:30:00Z' }))).toEqual(['session_before_start']);
    expect(story.codesOf(session({ startsAt: '2024-05-06T04:00:00Z' }))).toEqual(['session_times_wrong']);
    expect(story.codesOf(session({ endsAt: '2024-05-09T04:00:00Z' }))).toEqual(['session_times_wrong']);
    story.at('2024-05-06T04:00:00Z').planned();
    expect(story.codesOf({ ...story.hold([CHEN]), heldFrom: '2024-05-06T01:30:00Z' })).toEqual([
      'session_before_start',
    ]);
  });

  it('can be adjourned and cancelled while they are planned, and held once', () => {
    const story = Story.of().mediating().planned();
    const adjourn = { type: 'adjournSession', sessionId: 's1', to: null, occurredAt } as const;
    expect(story.take(adjourn).facts.sessions[0]).toMatchObject({ state: 'adjourned', roomId: null });
    const to = { startsAt: '2024-05-07T02:00:00Z', endsAt: '2024-05-07T03:00:00Z', roomId: 'room' };
    expect(story.take({ ...adjourn, to }).facts.sessions[0]).toMatchObject({
      state: 'scheduled',
      startsAt: '2024-05-07T02:00:00.000Z',
    });
    story.at('2024-05-07T03:00:00Z').take(story.hold([CHEN, LIN]));
    expect(story.codesOf(story.hold([CHEN]))).toEqual(['session_not_planned']);
    expect(story.codesOf({ type: 'cancelSession', sessionId: 's1', occurredAt })).toEqual(['session_not_planned']);
  });

  it('R3 seat nobody who joined later and was not told', () => {
    const story = Story.of()
      .mediating()
      .take({ type: 'addParty', party: person('p3', 'respondent'), occurredAt })
      .planned();
    expect(story.codesOf(story.hold([CHEN, LIN, 'p3']))).toEqual(['rights_notice_missing']);
    expect(story.codesOf(story.hold([CHEN, LIN]))).toEqual([]);
    expect(story.told('p3').codesOf(story.hold([CHEN, LIN, 'p3']))).toEqual([]);
  });

  it('know only parties of the case', () => {
    const story = Story.of().mediating().planned();
    expect(story.codesOf(story.hold(['stranger']))).toEqual(['party_unknown']);
  });
});

describe('R26 the form', () => {
  const oral = { form: 'oral', agreedOn: '2024-05-06' } as const;

  it('is written when something stays to be performed or a party asks', () => {
    const story = Story.of().mediating().sat();
    expect(story.codesOf(draft([duty()], oral))).toEqual(['written_form_required']);
    expect(story.codesOf(draft([quiet()], oral))).toEqual(['written_form_required']);
    expect(story.codesOf(draft([duty({ dueOn: '2024-05-06' })], { ...oral, writtenRequested: true }))).toEqual([
      'written_form_required',
    ]);
    expect(story.codesOf(draft([duty({ dueOn: '2024-05-06' })], oral))).toEqual([]);
  });

  it('may be oral for everything where the centre says so', () => {
    const story = Story.of().mediating().sat();
    const settings = { ...story.context().settings, writtenWhenToBePerformed: false };
    expect(story.codesOf(draft([duty()], oral), story.context(undefined, { settings }))).toEqual([]);
  });
});

describe('R27 effect', () => {
  it('comes with the last of all parties, a mediator and the seal, and settles the case', () => {
    const story = Story.of().mediating().sat().drafted().signedByHands();
    expect(story.facts.state).toBe('mediating');
    const events = story.eventsOf(story.sign(SEAL)).map((event) => event.type);
    expect(events).toEqual([
      'AgreementSigned',
      'AgreementTookEffect',
      'Settled',
      'ConfirmationWindowOpened',
      'ReturnVisitScheduled',
    ]);
    story.take(story.sign(SEAL));
    expect(story.facts).toMatchObject({
      state: 'settled',
      agreementId: 'a1',
      visits: [{ visitId: 'v1', dueOn: '2024-06-05' }],
    });
    expect(story.log.at(-1)).toMatchObject({ actorId: 'system', causedBy: story.facts.version - 1 });
  });

  it('is dated by the latest signature, whatever the order of recording', () => {
    const story = Story.of().mediating().sat().drafted().at('2024-05-10T01:00:00Z');
    story.take(story.sign(SEAL, { signedOn: '2024-05-09' })).signedByHands({ signedOn: '2024-05-07' });
    const [agreement] = story.facts.agreements;
    expect(agreement).toMatchObject({ state: 'effective', effectiveOn: '2024-05-09' });
    expect(story.facts.settledAt).toBe('2024-05-09T15:59:59.999Z');
  });

  it('is refused, and the last signature not stored, before everybody sat together', () => {
    const story = Story.of().mediating().sat([CHEN]).drafted().signedByHands();
    expect(story.codesOf(story.sign(SEAL))).toEqual(['no_session_held']);
    expect(availableActions(story.facts, EVERYTHING, story.context())).not.toContain('signatures');
    story.sat([CHEN, LIN], 's2');
    expect(story.codesOf(story.sign(SEAL))).toEqual([]);
  });

  it('takes the seal from somebody else than the signing mediator, in either order', () => {
    const mediator = { accountId: 'a-m1', staffId: 'm1', maySeal: true, onlyAsHelper: false } as const;
    const story = Story.of().mediating().sat().drafted().take(story0().sign(byMediator));
    expect(story.codesOf(story.sign(SEAL), story.context(mediator))).toEqual(['seal_by_signing_mediator']);
    const sealed = Story.of().mediating().sat().drafted();
    sealed.take(sealed.sign(SEAL), sealed.context(mediator));
    expect(sealed.codesOf(sealed.sign(byMediator))).toEqual(['seal_by_signing_mediator']);
    expect(sealed.codesOf(sealed.sign(SEAL), sealed.context(CLERK))).toContain('seal_not_permitted');
  });

  it('wants a witness or the scanned page for a party, and never the recorder as witness', () => {
    const story = Story.of().mediating().sat().drafted();
    expect(story.codesOf(story.sign(byChen, { witness: null }))).toEqual(['witness_missing']);
    story.take({ type: 'attach', attachmentId: 'scan', kind: 'scan', providedByPartyId: null, occurredAt: null });
    expect(story.codesOf(story.sign(byChen, { witness: null, evidenceId: 'scan' }))).toEqual([]);
    expect(story.codesOf(story.sign(byChen, { witness: { staffId: 'director' } }))).toEqual(['witness_is_recorder']);
    expect(story.codesOf(story.sign(byChen, { witness: { staffId: 'judge' } }))).toEqual([]);
  });

  it('R30 takes a page only if it is a picture of this text, no older than it, that shows no other', () => {
    const page = (attachmentId: string, kind: 'scan' | 'photo' | 'audio') =>
      ({ type: 'attach', attachmentId, kind, providedByPartyId: null, occurredAt: null }) as const;
    const story = Story.of().mediating().sat().take(page('early', 'scan')).at('2024-05-06T03:00:00.000Z').drafted();
    const shownBy = (evidenceId: string) => story.codesOf(story.sign(byChen, { witness: null, evidenceId }));
    story.take(page('sound', 'audio')).take(page('own', 'photo')).take(page('other', 'scan'));
    expect(shownBy('early')).toEqual(['page_of_another_text']);
    expect(shownBy('sound')).toEqual(['page_of_another_text']);
    expect(story.rulesOf(story.sign(byChen, { evidenceId: 'sound' }))).toEqual(['R30']);
    story.take(story.sign(byChen, { witness: null, evidenceId: 'own' }));
    // One page may show several hands under one text.
    expect(story.codesOf(story.sign({ kind: 'party', partyId: LIN }, { witness: null, evidenceId: 'own' }))).toEqual(
      [],
    );
    // The next version, even of the same moment, and a rival draft want pages of their own.
    story.drafted([duty()], { textDigest: 'sha256:2' });
    expect(shownBy('own')).toEqual(['page_of_another_text']);
    expect(shownBy('other')).toEqual([]);
    story.drafted([duty({ obligationId: 'o2' })], { agreementId: 'a2' });
    expect(story.codesOf(story.sign(byChen, { agreementId: 'a2', witness: null, evidenceId: 'own' }))).toEqual([
      'page_of_another_text',
    ]);
  });

  it('refuses electronic signatures, strangers, repetitions and wrong days', () => {
    const story = Story.of().mediating().sat().drafted();
    expect(story.codesOf(story.sign(byChen, { method: 'electronic' }))).toEqual(['electronic_not_configured']);
    expect(story.codesOf(story.sign({ kind: 'mediator', staffId: 'm2' }))).toEqual(['signer_unknown']);
    expect(story.codesOf(story.sign(byChen, { signedOn: '2024-05-05' }))).toContain('signed_too_early');
    expect(story.codesOf(story.sign(byChen, { signedOn: '2024-05-07' }))).toEqual(['occurred_in_future']);
    expect(story.take(story.sign(byChen)).codesOf(story.sign(byChen))).toEqual(['already_signed']);
    expect(story.codesOf(story.sign(byChen, { agreementId: 'a9' }))).toContain('no_draft');
  });

  it('lets the first of competing drafts win; nothing is drafted afterwards', () => {
    const story = Story.of().mediating().sat().drafted().drafted([], { agreementId: 'a2' });
    story.signedByHands({ agreementId: 'a2' }).take(story.sign(SEAL, { agreementId: 'a2' }));
    expect(story.facts.agreements.map(({ agreementId, state }) => [agreementId, state])).toEqual([
      ['a1', 'superseded'],
      ['a2', 'effective'],
    ]);
    expect(story.codesOf(draft([], { agreementId: 'a3' }))).toEqual(['wrong_state']);
  });

  it('comes at once with an oral agreement that its mediator writes down, and later when somebody else did', () => {
    const oral = draft([duty({ dueOn: '2024-05-06' })], { form: 'oral', agreedOn: '2024-05-06' });
    const mediator = { accountId: 'a-m1', staffId: 'm1', maySeal: false, onlyAsHelper: false } as const;
    const story = Story.of().mediating().planned();
    expect(story.codesOf(oral, story.context(mediator))).toEqual(['no_session_held']);
    story.take(story.hold([CHEN, LIN]));
    expect(story.eventsOf(oral, story.context(mediator)).map((event) => event.type)).toContain('Settled');
    story.take(oral);
    expect(story.facts.state).toBe('mediating');
    expect(story.codesOf(story.sign(byChen))).toEqual(['oral_needs_no_signature']);
    story.at('2024-05-07T01:00:00Z').take(story.sign(byMediator));
    expect(story.facts).toMatchObject({ state: 'settled', agreements: [{ effectiveOn: '2024-05-06' }] });
    expect(
      Story.of()
        .mediating()
        .sat()
        .codesOf(draft([], { form: 'oral' })),
    ).toEqual(['agreed_on_missing']);
  });
});

const story0 = (): Story => Story.of().mediating().sat().drafted();

it('R8 a minor is signed for by the legal representative, R9 an agent only within the power to settle', () => {
  const parent = representative('r1', 'legal');
  const clerk = representative('r2', 'agent', ['receive_documents']);
  const minor = { ...person(LIN, 'respondent'), minor: true, representatives: [parent] };
  const story = Story.of([{ ...person(CHEN, 'applicant'), representatives: [clerk] }, minor])
    .mediating()
    .sat()
    .drafted();
  expect(story.codesOf(story.sign({ kind: 'party', partyId: LIN }))).toEqual(['legal_representative_needed']);
  expect(story.codesOf(story.sign({ kind: 'representative', representativeId: 'r2' }))).toEqual(['agent_lacks_power']);
  story
    .take(story.sign({ kind: 'representative', representativeId: 'r1' }))
    .take(story.sign(byChen))
    .take(story.sign(byMediator));
  expect(story.take(story.sign(SEAL)).facts.state).toBe('settled');
  const earning = Story.of([person(CHEN, 'applicant'), { ...minor, selfSupporting: true }])
    .mediating()
    .sat()
    .drafted();
  expect(earning.codesOf(earning.sign({ kind: 'party', partyId: LIN }))).toEqual([]);
});

it('R28 an unclear agreement is refused with everything that is missing', () => {
  const story = Story.of().mediating();
  const vague = duty({ debtorPartyIds: [], described: false, amountFen: null, dueOn: null });
  expect(story.codesOf(draft([vague], { missingTexts: ['facts'] }))).toEqual([
    'agreement_unclear',
    'obligation_unclear',
  ]);
  expect(story.codesOf(draft([duty({ continuing: true })]))).toEqual(['obligation_unclear']);
  expect(story.codesOf(draft([duty({ debtorPartyIds: ['stranger'] })]))).toEqual(['party_unknown']);
  story.drafted().take({ type: 'addParty', party: person('p3', 'respondent'), occurredAt });
  expect(story.codesOf(story.sign(byChen))).toEqual(['agreement_lacks_party']);
});

it('R29 sums are exact to the last fen', () => {
  const story = Story.of().mediating();
  const parts = (second: number) =>
    duty({
      dueOn: null,
      instalments: [
        { amountFen: 400_000, dueOn: '2024-05-20' },
        { amountFen: second, dueOn: '2024-06-20' },
      ],
    });
  expect(story.codesOf(draft([parts(399_999)]))).toEqual(['instalments_do_not_add_up']);
  expect(story.codesOf(draft([parts(400_000)]))).toEqual([]);
  expect(story.take(draft([parts(400_000)])).facts.agreements[0]?.obligations[0]?.dueOn).toBe('2024-06-20');
  expect(story.codesOf(draft([duty({ amountFen: 0 })]))).toEqual(['amount_not_positive']);
  expect(story.codesOf(draft([duty({ kind: 'act' })]))).toEqual(['amount_not_applicable']);
  expect(story.codesOf(draft([duty({ creditorPartyIds: [LIN] })]))).toEqual(['debtor_is_creditor']);
});

it('R30 an agreement in force is not written anew under its old id', () => {
  const story = Story.of().settled();
  const answer = decide({ ...story.facts, state: 'mediating' }, draft([duty()]), story.context());
  expect(answer).toMatchObject({ ok: false, refusals: [{ code: 'agreement_not_draft' }] });
});

it('R30 a new version voids all signatures', () => {
  const story = Story.of().mediating().sat().drafted().signedByHands();
  const old = story.sign(SEAL);
  story.drafted([], { textDigest: 'sha256:2' });
  expect(story.facts.agreements).toMatchObject([{ version: 2, signatures: [] }]);
  expect(story.codesOf(old)).toEqual(['agreement_changed']);
});

describe('R34 performance', () => {
  it('may come in parts and completes the case by itself', () => {
    const story = Story.of().settled().paid(300_000);
    expect(story.facts).toMatchObject({ state: 'settled', obligations: [{ state: 'open', paidFen: 300_000 }] });
    expect(story.codesOf(story.pay(500_001, 'f2'))).toEqual(['amount_exceeds_open']);
    story.paid(null, 'f2');
    expect(story.facts).toMatchObject({ state: 'performed', obligations: [{ state: 'performed', paidFen: 800_000 }] });
    expect(story.codesOf(story.pay(null, 'f3'))).toEqual(['obligation_not_open']);
  });

  it('is voided, never deleted, and the case goes back', () => {
    const story = Story.of().settled().paid(null);
    story.take({ type: 'voidPerformance', performanceId: 'f1', occurredAt });
    expect(story.facts).toMatchObject({
      state: 'settled',
      obligations: [{ state: 'open', paidFen: 0, performances: [{ voided: true }] }],
    });
    expect(story.log.at(-1)).toMatchObject({ type: 'PerformanceReopened', actorId: 'system' });
    expect(story.codesOf({ type: 'voidPerformance', performanceId: 'f1', occurredAt })).toEqual([
      'performance_not_standing',
    ]);
    expect(story.paid(null, 'f2').facts.state).toBe('performed');
  });

  it('has nothing to wait for when the agreement leaves nothing to do', () => {
    expect(Story.of().settled([]).facts.state).toBe('performed');
  });
});

describe('R35 return visits', () => {
  it('end the observation of a continuing duty only when its time is over and no breach was found', () => {
    const story = Story.of().settled([quiet()]);
    expect(story.facts.visits.map((visit) => visit.dueOn)).toEqual(['2024-06-05', '2024-08-04']);
    expect(story.codesOf(story.pay(null))).toEqual(['continuing_obligation']);
    story.at('2024-06-05T01:00:00Z').take(story.visit('v1'));
    expect(story.facts.state).toBe('settled');
    story.at('2024-08-05T01:00:00Z').take(story.visit('v2', true));
    expect(story.facts.state).toBe('settled');
    story.take({
      type: 'scheduleReturnVisit',
      visitId: 'v3',
      dueOn: '2024-09-01',
      assigneeId: null,
      partyId: null,
      obligationId: 'o1',
      occurredAt,
    });
    story.take(story.visit('v3'));
    expect(story.facts).toMatchObject({ state: 'performed', obligations: [{ state: 'performed' }] });
    expect(story.take({ type: 'close', occurredAt }).facts.state).toBe('closed');
  });

  it('may come early, but not before the agreement, and only once', () => {
    const story = Story.of().settled();
    expect(story.codesOf({ ...story.visit(), visitedOn: '2024-05-05' })).toContain('visit_before_settlement');
    expect(story.take(story.visit()).codesOf(story.visit())).toEqual(['return_visit_not_open']);
    const early = {
      type: 'scheduleReturnVisit',
      visitId: 'v3',
      dueOn: '2024-05-05',
      assigneeId: 'nobody',
      partyId: 'x',
      obligationId: 'y',
      occurredAt,
    } as const;
    expect(story.codesOf(early)).toEqual([
      'party_unknown',
      'obligation_unknown',
      'staff_unknown',
      'visit_before_settlement',
    ]);
  });

  it('are recorded by a helper only when given to that helper', () => {
    const story = Story.of().settled();
    const helper = { accountId: 'a-grid', staffId: 'officer', maySeal: false, onlyAsHelper: true } as const;
    expect(story.codesOf(story.visit(), story.context(helper))).toEqual(['not_given_to_you']);
    expect(story.codesOf(story.pay(null), story.context(helper))).toEqual(['not_given_to_you']);
    story.take({
      type: 'scheduleReturnVisit',
      visitId: 'v3',
      dueOn: '2024-06-01',
      assigneeId: 'officer',
      partyId: null,
      obligationId: 'o1',
      occurredAt,
    });
    expect(story.codesOf(story.visit('v3'), story.context(helper))).toEqual([]);
    expect(story.codesOf(story.pay(null), story.context(helper))).toEqual([]);
  });
});

describe('R35 a visit that asks about performance', () => {
  const close = { type: 'close', occurredAt } as const;
  const visited = (on: string, ...duties: ObligationEntry[]): Story => {
    const story = Story.of()
      .settled(duties.length === 0 ? [duty()] : duties)
      .at(`${on}T02:00:00.000Z`);
    return story.take(story.visit());
  };

  it('comes no earlier than the last due day, or than what was performed before it', () => {
    const story = visited('2024-05-10').at('2024-05-18T02:00:00.000Z').paid(null);
    expect(story.codesOf(close)).toEqual(['visit_after_due_missing']);
    expect(story.rulesOf(close)).toEqual(['R35']);
    const plan = { type: 'scheduleReturnVisit', visitId: 'v3', dueOn: '2024-05-18', assigneeId: null } as const;
    story.take({ ...plan, partyId: null, obligationId: null, occurredAt }).take(story.visit('v3'));
    expect(story.codesOf(close)).toEqual([]);
  });

  it('may come before a performance that is late, once it was due', () => {
    expect(visited('2024-05-20').at('2024-06-18T02:00:00.000Z').paid(null).codesOf(close)).toEqual([]);
    expect(visited('2024-05-19').at('2024-06-18T02:00:00.000Z').paid(null).codesOf(close)).toEqual([
      'visit_after_due_missing',
    ]);
  });

  it('is owed neither about what was waived nor about what a court has now', () => {
    const sued = visited(
      '2024-05-10',
      duty({ dueOn: '2024-05-09' }),
      duty({ obligationId: 'o2', dueOn: '2024-05-30' }),
    );
    sued.take({ type: 'handOver', obligationId: 'o1', to: 'lawsuit', hasCourtPaper: false, occurredAt });
    sued.take({ type: 'waive', obligationId: 'o2', partyIds: [CHEN], occurredAt });
    expect(sued.codesOf({ ...close, closeReason: 'sued' })).toEqual([]);
  });
});

it('R38 an agreement reached is not yet closed', () => {
  const story = Story.of().settled();
  expect(story.codesOf({ type: 'close', occurredAt })).toEqual(['obligation_outstanding', 'return_visit_outstanding']);
  expect(story.rulesOf({ type: 'close', occurredAt })).toEqual(['R38', 'R35']);
  story.paid(null);
  expect(story.codesOf({ type: 'close', occurredAt })).toEqual(['return_visit_outstanding']);
  expect(story.take(story.visit()).take({ type: 'close', occurredAt }).facts.state).toBe('closed');
  expect(availableActions(story.facts, EVERYTHING, story.context())).toEqual([
    'rights-notices',
    'consents',
    'supervisions',
    'risk-flags',
    'risk-level',
    'risk-leader',
    'police-reports',
    'legal-aid-requests',
    'deliveries',
    'unsettled-reports',
    'dissuasions',
    'police-applications',
    'attachments',
    'links',
    'corrections',
  ]);
});

it('the deadlines of the founding story are met by what occurred', () => {
  const story = Story.of().settled().paid(null).take(Story.of().settled().visit());
  const rows = deadlinesOf(story.facts, '2024-12-01T00:00:00.000Z', ZONE);
  expect(rows.map(({ kind, state }) => [kind, state])).toEqual([
    ['performance', 'met'],
    ['mediation', 'met'],
    ['return_visit', 'met'],
  ]);
});
