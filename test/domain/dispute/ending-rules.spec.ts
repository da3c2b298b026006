/** What the rules say after the outcome and beside it: merging, splitting, linking, reopening, correcting, closing, archiving. */
import fc from 'fast-check';
import type { CaseCommand, CommandOf } from '../../../src/domain/dispute/commands.js';
import { slotsOpen } from '../../../src/domain/dispute/agreement-effect.js';
import { ALL_POWERS } from '../../../src/domain/dispute/people/words.js';
import type { Context } from '../../../src/domain/dispute/context.js';
import { availableActions, stepsLacking } from '../../../src/domain/dispute/available.js';
import { decide } from '../../../src/domain/dispute/decide.js';
import { missingPapers } from '../../../src/domain/dispute/ending/papers.js';
import { proposedRetention, retainedUntil } from '../../../src/domain/dispute/ending/retention.js';
import { reopenedTo } from '../../../src/domain/dispute/ending/reopening.js';
import type { DisputeFacts, ObligationState } from '../../../src/domain/dispute/facts.js';
import { ALL_STATES, type State } from '../../../src/domain/dispute/states.js';
import { ALL_VERBS, transitionOf } from '../../../src/domain/dispute/transitions.js';
import { addYears, isDay } from '../../../src/domain/shared/day.js';
import type { Permission } from '../../../src/domain/access/permissions.js';
import { aDay, candidatesFor, CASE_VERBS, CLERK, contextAt, countingIds, person } from '../../support/arbitraries.js';
import {
  CHEN,
  CLEAN,
  consent,
  draft,
  duty,
  LIN,
  occurredAt,
  PLAIN_TERM,
  remedies,
  Story,
} from '../../support/dispute-story.js';

const EVERYTHING: ReadonlySet<Permission> = new Set(ALL_VERBS.map((verb) => transitionOf(verb).permission));

const merge = (target: Partial<CommandOf<'merge'>['target']> = {}): CaseCommand => ({
  type: 'merge',
  linkId: 'l1',
  intoDisputeId: 'other',
  target: { isThisCase: false, isOfSameCenter: true, state: 'mediating', ...target },
  occurredAt,
});

const absorb = (rest: Partial<CommandOf<'absorb'>> = {}): CaseCommand => ({
  type: 'absorb',
  linkId: 'l1',
  mergedDisputeId: 'merged',
  receivedAt: '2024-05-06T01:00:00.000Z',
  parties: [{ fromPartyId: 'x3', party: person('p3', 'respondent') }],
  alreadyThere: [{ fromPartyId: 'x1', partyId: CHEN }],
  riskFlags: ['violence'],
  confidential: [],
  occurredAt,
  ...rest,
});

const link = (rest: Partial<CommandOf<'link'>> = {}): CaseCommand => ({
  type: 'link',
  linkId: 'l1',
  otherDisputeId: 'other',
  isThisCase: false,
  kind: 'related',
  direction: 'to',
  occurredAt,
  ...rest,
});

const reopen: CommandOf<'reopen'> = { type: 'reopen', occurredAt };
const close: CaseCommand = { type: 'close', occurredAt };
const archive = (retentionClass: 'short' | 'long' | 'permanent' = 'long'): CaseCommand => ({
  type: 'archive',
  retentionClass,
  hasReason: true,
  occurredAt,
});
const correct = (rest: Partial<CommandOf<'correct'>> = {}): CaseCommand => ({
  type: 'correct',
  correctionId: 'c1',
  pointer: '/title',
  isCurrent: true,
  occurredAt,
  ...rest,
});
const PERSON_ACTING = {
  kind: 'legal',
  powers: ALL_POWERS,
  validFrom: null,
  validTo: null,
  evidenceId: null,
  hasLetter: false,
} as const;
const withdraw: CaseCommand = { type: 'withdraw', partyId: CHEN, occurredAt };
const fail = (story: Story): CommandOf<'fail'> => ({
  type: 'fail',
  reason: 'no_agreement',
  remediesNotices: story.facts.parties.map(({ partyId }) => ({
    noticeId: `n-${partyId}`,
    partyId,
    method: 'oral',
    on: story.today,
  })),
  occurredAt,
});

const BEFORE_FAILING = '2024-05-06T04:00:00.000Z';
const FAILING = '2024-05-06T05:00:00.000Z';
const LATER = '2024-05-07T02:00:00.000Z';
const LATER_STILL = '2024-05-08T02:00:00.000Z';

const failed = (): Story => {
  const story = Story.of().mediating().sat();
  return story.take(fail(story));
};
const consenting = (story: Story, at = LATER): Story =>
  story
    .at(at)
    .take(consent(CHEN, 'given', { consentId: `anew-${CHEN}` }))
    .take(consent(LIN, 'given', { consentId: `anew-${LIN}` }));

describe('merging', () => {
  it('R4 goes into an unfinished case of the same centre, and not into itself', () => {
    const story = Story.of();
    expect(story.codesOf(merge({ isThisCase: true }))).toEqual(['merge_into_itself']);
    expect(story.codesOf(merge({ isOfSameCenter: false }))).toEqual(['merge_other_center']);
    for (const state of ALL_STATES)
      expect([state, story.codesOf(merge({ state }))]).toEqual([
        state,
        ['closed', 'archived', 'merged'].includes(state) ? ['merge_target_finished'] : [],
      ]);
    expect(story.take(merge()).facts).toMatchObject({ state: 'merged', ending: { outcome: { state: 'merged' } } });
    // Read-only but for the report that stays owed where it was.
    const allowed = availableActions(story.facts, EVERYTHING, story.context());
    expect(allowed).toEqual(['close', 'police-reports']);
  });

  it('R4 gives the other case the earliest time of receipt; nobody is told or asked by it', () => {
    const story = Story.of().mediating().at(LATER);
    const earlier = '2024-05-01T01:00:00.000Z';
    story.take(absorb({ receivedAt: earlier }));
    expect(story.facts.receivedAt).toBe(earlier);
    expect(story.facts.parties.map(({ partyId }) => partyId)).toEqual([CHEN, LIN, 'p3']);
    expect(story.facts.risk).toMatchObject({ flags: [{ flag: 'violence' }], policeTasks: [] });
    expect(story.facts.parties[2]).toMatchObject({ joinedAt: LATER, rightsNotices: [], consents: [] });
    expect(story.take(absorb({ linkId: 'l2', parties: [], receivedAt: LATER })).facts.receivedAt).toBe(earlier);
    expect(Story.of().take(withdraw).codesOf(absorb())).toEqual([]);
  });

  it('waits for a party that refuses, whose word must not get lost on the way (R2)', () => {
    const story = Story.of().take(consent(LIN, 'refused'));
    expect(story.codesOf(merge())).toEqual(['party_refuses']);
  });
});

describe('splitting and linking', () => {
  it('R4 carries the time of receipt over, which is then nothing recorded late', () => {
    const receivedAt = '2024-04-01T01:00:00.000Z';
    const types = (story: Story): string[] => story.log.map(({ type }) => type);
    const split = Story.of(undefined, { receivedAt, splitFrom: { linkId: 'l1', disputeId: 'old' } });
    expect(types(split)).toEqual(['Registered', 'Routed']);
    expect(types(Story.of(undefined, { receivedAt }))).toEqual(['Registered', 'Routed', 'CountersignRequired']);
  });

  const split = (partyIds: readonly string[]): CaseCommand => ({
    type: 'split',
    linkId: 'l1',
    newDisputeId: 'new',
    partyIds,
    occurredAt,
  });

  it('splits among the parties of the case, which goes on', () => {
    const story = Story.of().mediating();
    expect(story.codesOf(split([CHEN, 'nobody']))).toEqual(['party_unknown']);
    story.take(split([CHEN, LIN]));
    expect(story.facts).toMatchObject({ state: 'mediating', parties: [{ partyId: CHEN }, { partyId: LIN }] });
    expect(story.facts.ending.links).toEqual([
      { linkId: 'l1', kind: 'split_from', disputeId: 'new', direction: 'from', endedAt: null },
    ]);
    expect(story.codesOf({ type: 'endLink', linkId: 'l1', occurredAt })).toEqual(['link_is_history']);
  });

  it('names where a split case comes from', () => {
    const story = Story.of(undefined, { splitFrom: { linkId: 'l1', disputeId: 'old' } });
    expect(story.facts.ending.links).toEqual([
      { linkId: 'l1', kind: 'split_from', disputeId: 'old', direction: 'to', endedAt: null },
    ]);
  });

  it('links once in the same way, and again after that has ended', () => {
    const story = Story.of().take(link());
    expect(story.codesOf(link({ linkId: 'l2' }))).toEqual(['already_linked']);
    expect(story.codesOf(link({ linkId: 'l2', kind: 'duplicate' }))).toEqual([]);
    expect(story.codesOf(link({ linkId: 'l2', otherDisputeId: 'another' }))).toEqual([]);
    expect(story.codesOf(link({ otherDisputeId: 'itself', isThisCase: true }))).toEqual(['link_to_itself']);
    expect(story.codesOf({ type: 'endLink', linkId: 'nothing', occurredAt })).toEqual(['link_not_open']);
    story.take({ type: 'endLink', linkId: 'l1', occurredAt });
    expect(story.codesOf({ type: 'endLink', linkId: 'l1', occurredAt })).toEqual(['link_not_open']);
    expect(story.codesOf(link({ linkId: 'l2' }))).toEqual([]);
  });
});

const start: CaseCommand = { type: 'start', occurredAt };
const ASSIGN_ABOVE: CaseCommand = {
  type: 'assign',
  departmentId: 'justice-above',
  departmentPresent: true,
  mediatorIds: ['m2'],
  mediatorsNamed: true,
  officerOnDutyId: 'officer',
  shiftId: 'shift',
  occurredAt,
};

describe('reopening', () => {
  it('R2 asks for consent given since the outcome, party by party', () => {
    const story = Story.of().mediating().at(FAILING);
    story.take(fail(story)).at(LATER);
    expect(story.codesOf(reopen)).toEqual(['fresh_consent_missing', 'fresh_consent_missing']);
    story.take(consent(CHEN, 'given', { consentId: 'anew' }));
    expect(story.codesOf(reopen)).toEqual(['fresh_consent_missing']);
    // Said before the case failed, written down afterwards.
    story.take(consent(LIN, 'given', { occurredAt: BEFORE_FAILING }));
    expect(story.codesOf(reopen)).toEqual(['fresh_consent_missing']);
    story.take(consent(LIN, 'given', { consentId: 'anew too' }));
    expect(story.codesOf(reopen)).toEqual([]);
    story.at(LATER_STILL).take(consent(LIN, 'refused'));
    expect(story.codesOf(reopen)).toEqual(['fresh_consent_missing']);
  });

  it('R2 does not count consent recorded at the very instant of the outcome, before it', () => {
    const story = Story.of().mediating().take(consent(CHEN, 'given')).take(consent(LIN, 'given'));
    story.take(fail(story));
    expect(story.codesOf(reopen)).toEqual(['fresh_consent_missing', 'fresh_consent_missing']);
    story.take(consent(CHEN, 'given', { consentId: 'a' })).take(consent(LIN, 'given', { consentId: 'b' }));
    expect(story.codesOf(reopen)).toEqual([]);
  });

  it('R22 runs a fresh term from the reopening, and counts extensions anew', () => {
    const story = consenting(failed()).take(reopen);
    expect(story.facts).toMatchObject({ state: 'mediating', begunAnew: { cause: 'reopened' } });
    expect(story.facts.ending.outcome).toBeNull();
    expect(story.facts.deadlines.map(({ startedOn, dueOn, endedAt }) => [startedOn, dueOn, endedAt === null])).toEqual([
      ['2024-05-06', '2024-06-05', false],
      ['2024-05-07', '2024-06-06', true],
    ]);
    expect(story.facts.extensions).toEqual([]);
  });

  it('brings what was refused or withdrawn back to the counter, unless somebody refuses', () => {
    const refused = Story.of().take({ type: 'refuse', reason: 'outside_scope', remedy: 'court', occurredAt });
    const routing = { departmentId: 'justice', staffId: null, shiftId: null, rule: null, track: null };
    refused.at(LATER).take({ ...reopen, routing });
    expect(refused.facts).toMatchObject({ state: 'registered', queued: true, routing });
    expect(refused.log.at(-1)).toMatchObject({ type: 'Routed', actorId: 'system', payload: { cause: 'reopened' } });
    const withdrawn = Story.of().assigned().take(withdraw).at(LATER).take(consent(LIN, 'refused'));
    expect(withdrawn.codesOf(reopen)).toEqual(['party_refuses']);
    withdrawn.at(LATER_STILL).take(consent(LIN, 'given'));
    expect(withdrawn.codesOf(reopen)).toEqual([]);
  });

  it('R2 starts no mediation with a party who withdrew and has not said yes since, whoever reopens, accepts and assigns', () => {
    const story = Story.of().mediating().take(consent(CHEN, 'given')).take(consent(LIN, 'given'));
    story.at(FAILING).take(withdraw).at(LATER).take(reopen).assigned();
    expect(story.codesOf(start)).toEqual(['fresh_consent_missing', 'fresh_consent_missing']);
    expect(story.rulesOf(start)).toEqual(['R2', 'R2']);
    expect(availableActions(story.facts, EVERYTHING, story.context())).not.toContain('start');
    // Said before the withdrawal, written down afterwards.
    story.take(consent(LIN, 'given', { occurredAt: BEFORE_FAILING }));
    story.take(consent(CHEN, 'given', { consentId: 'anew' }));
    expect(story.codesOf(start)).toEqual(['fresh_consent_missing']);
    story.at(LATER_STILL).take(consent(LIN, 'given', { consentId: 'anew too' }));
    expect(story.take(start).facts.state).toBe('mediating');
  });

  it('R2 counts a yes from between the withdrawal and the reopening, also when the case changes hands afterwards', () => {
    const story = Story.of().mediating().take(withdraw).at(LATER);
    story.take(consent(CHEN, 'given')).take(consent(LIN, 'given')).take(reopen).assigned();
    expect(story.codesOf(start)).toEqual([]);
    story.take({ type: 'escalate', toCenterId: 'above', isAbove: true, routing: null, occurredAt }).take(ASSIGN_ABOVE);
    expect(story.codesOf(start)).toEqual([]);
  });

  it('R22 counts no consent to an extension from before it', () => {
    const story = Story.of().mediating();
    for (const partyId of [CHEN, LIN]) story.take(consent(partyId, 'given', { subject: 'extension' }));
    story.take(fail(story)).at(LATER);
    consenting(story).take(reopen);
    const extend = { type: 'extend', dueOn: '2024-06-20', occurredAt } as const;
    expect(story.codesOf(extend)).toEqual(['extension_consent_missing', 'extension_consent_missing']);
    for (const partyId of [CHEN, LIN]) story.take(consent(partyId, 'given', { subject: 'extension' }));
    expect(story.codesOf(extend)).toEqual([]);
  });

  it('R39 keeps number, procedure and day of acceptance when the case is accepted again', () => {
    const story = Story.of().assigned().take(withdraw).at(LATER).take(reopen);
    const { acceptedAt } = story.facts;
    expect(story.facts).toMatchObject({ state: 'registered', number: 'no. 1' });
    const again: CaseCommand = {
      type: 'accept',
      departmentId: 'justice',
      track: null,
      screening: CLEAN,
      ...PLAIN_TERM,
      number: 'no. 2',
      occurredAt,
    };
    expect(story.codesOf({ ...again, track: 'consultation' })).toEqual(['track_fixed']);
    story.take(again);
    expect(story.facts).toMatchObject({ state: 'accepted', number: 'no. 1', acceptedAt });
    expect(story.facts.deadlines.map(({ startedOn }) => startedOn)).toEqual(['2024-05-06', '2024-05-07']);
  });

  it('leaves a closed case to the director, by what it was closed from', () => {
    const clerk = (story: Story): Context => story.context(CLERK);
    const story = consenting(failed().take(close));
    expect(story.codesOf(reopen, clerk(story))).toEqual(['reopen_closed_not_permitted']);
    expect(availableActions(story.facts, EVERYTHING, clerk(story))).not.toContain('reopen');
    expect(availableActions(story.facts, EVERYTHING, story.context())).toContain('reopen');
    expect(story.take(reopen).facts).toMatchObject({ state: 'mediating', closedAt: null, closedFrom: null });
    const merged = Story.of().take(merge()).take(close).at(LATER);
    expect(merged.codesOf(reopen)).toEqual(['reopen_not_possible']);
  });

  it('leads somewhere exactly from the outcomes of the table', () => {
    const facts = Story.of().facts;
    const to = (state: State, closedFrom: State | null = null) => reopenedTo({ ...facts, state, closedFrom });
    for (const state of ALL_STATES.filter((one) => one !== 'closed'))
      expect(to(state)).toBe(
        ['refused', 'withdrawn'].includes(state)
          ? 'registered'
          : ['failed', 'settled', 'performed'].includes(state)
            ? 'mediating'
            : undefined,
      );
    for (const state of ALL_STATES.filter((one) => one !== 'closed')) expect(to('closed', state)).toBe(to(state));
  });

  it('R30 lets the agreement bind until a new one takes effect', () => {
    const story = consenting(Story.of().settled()).take(reopen);
    expect(story.facts).toMatchObject({ state: 'mediating', agreementId: 'a1' });
    story.paid(100_000);
    expect(story.facts.obligations[0]).toMatchObject({ paidFen: 100_000, state: 'open' });
    expect(story.codesOf(draft([duty()], { agreementId: 'a1' }))).toEqual(['agreement_not_draft']);
    story
      .at(LATER_STILL)
      .sat(undefined, 's2')
      .take(draft([duty({ obligationId: 'o2', amountFen: 5_000 })], { agreementId: 'a2', visitIds: ['v3', 'v4'] }));
    const rest = { agreementId: 'a2', visitIds: ['v3', 'v4'] as const };
    story.signedByHands(rest).take(story.sign({ kind: 'seal' }, rest));
    expect(story.facts).toMatchObject({ state: 'settled', agreementId: 'a2' });
    expect(story.facts.agreements.map(({ agreementId, state }) => [agreementId, state])).toEqual([
      ['a1', 'superseded'],
      ['a2', 'effective'],
    ]);
    expect(story.facts.obligations.map(({ obligationId }) => obligationId)).toEqual(['o2']);
  });

  it('R30 is merged into no other case while something agreed is open or a visit is not recorded', () => {
    const escalate: CaseCommand = {
      type: 'escalate',
      toCenterId: 'street',
      isAbove: true,
      routing: { departmentId: 'justice-above', staffId: 'officer', shiftId: 'line', rule: null, track: null },
      occurredAt,
    };
    const story = consenting(Story.of().settled()).take(reopen).take(escalate);
    expect(story.facts).toMatchObject({ state: 'accepted', agreementId: 'a1' });
    expect(story.codesOf(merge())).toEqual(['agreement_stands']);
    expect(story.paid(null).codesOf(merge())).toEqual(['agreement_stands']);
    expect(story.take(story.visit()).codesOf(merge())).toEqual([]);
  });

  it.each([
    ['fails', fail, (): readonly string[] => ['Failed', 'AgreementStands']],
    ['is withdrawn', () => withdraw, (): readonly string[] => ['Withdrawn', 'AgreementStands']],
  ] as const)('R30 goes back to the agreement in force when talking again %s', (_, end, events) => {
    const story = consenting(Story.of().settled()).take(reopen);
    story.take(end(story));
    expect(story.log.slice(-events().length).map(({ type }) => type)).toEqual(events());
    expect(story.facts).toMatchObject({ state: 'settled', agreementId: 'a1' });
    expect(story.paid(null).facts.state).toBe('performed');
  });

  it('R30 goes back to performed when all was performed before or meanwhile', () => {
    const story = consenting(Story.of().settled().paid(null)).take(reopen);
    expect(story.take(withdraw).facts.state).toBe('performed');
    const meanwhile = consenting(Story.of().settled()).take(reopen).paid(null);
    expect(meanwhile.facts.state).toBe('mediating');
    expect(meanwhile.take(withdraw).facts.state).toBe('performed');
  });

  it('R30 does not take signatures from before the reopening for the new mediation', () => {
    const story = Story.of().mediating().sat().drafted().signedByHands();
    story.take(fail(story));
    consenting(story).take(reopen).at(LATER_STILL);
    expect(story.codesOf(story.sign({ kind: 'seal' }))).toEqual(['agreement_before_reopening', 'no_session_held']);
    story.sat(undefined, 's2');
    expect(story.codesOf(story.sign({ kind: 'seal' }))).toEqual(['agreement_before_reopening']);
    story.drafted();
    expect(story.codesOf(story.sign({ kind: 'party', partyId: CHEN }, { signedOn: '2024-05-07' }))).toContain(
      'signed_too_early',
    );
    expect(story.codesOf(story.sign({ kind: 'party', partyId: CHEN }))).toEqual([]);
  });

  it('R30 goes by the order of recording: a reopening dated back saves neither draft nor sitting', () => {
    const story = Story.of().mediating().take(consent(CHEN, 'given')).take(consent(LIN, 'given'));
    story.take(fail(story));
    consenting(story).take(reopen).at(LATER_STILL).sat().drafted().signedByHands();
    story.take({ ...fail(story), occurredAt: LATER });
    for (const partyId of [CHEN, LIN]) story.take(consent(partyId, 'given', { occurredAt: LATER, consentId: partyId }));
    story.take({ ...reopen, occurredAt: LATER });
    expect(story.codesOf(story.sign({ kind: 'seal' }))).toEqual(['agreement_before_reopening', 'no_session_held']);
  });

  it('R35 plans no visit where nothing was agreed', () => {
    const story = Story.of().mediating();
    const visit: CaseCommand = {
      type: 'scheduleReturnVisit',
      visitId: 'v9',
      dueOn: story.today,
      assigneeId: null,
      partyId: null,
      obligationId: null,
      occurredAt,
    };
    expect(story.codesOf(visit)).toEqual(['no_agreement_in_force']);
    const again = consenting(Story.of().settled()).take(reopen);
    expect(again.codesOf({ ...visit, dueOn: again.today })).toEqual([]);
  });
});

describe('R38 closing', () => {
  const settledWith = (state: ObligationState): DisputeFacts => {
    const { facts } = Story.of().settled();
    return {
      ...facts,
      obligations: facts.obligations.map((one) => ({ ...one, state, handedTo: 'enforcement' })),
      visits: facts.visits.map((one) => ({ ...one, visitedOn: '2024-05-06', visitedAt: facts.lastRecordedAt })),
    };
  };
  const codes = (facts: DisputeFacts, command: CaseCommand): string[] => {
    const decision = decide(facts, command, contextAt(LATER));
    return decision.ok ? [] : decision.refusals.map(({ code }) => code);
  };
  const closeFor: CaseCommand = { ...close, closeReason: 'enforcement' };

  it('R38 takes a settled case only when no duty is open, and for a reason', () => {
    expect(codes(settledWith('open'), closeFor)).toEqual(['obligation_outstanding']);
    for (const state of ['handed_to_enforcement', 'void', 'waived'] as const) {
      expect(codes(settledWith(state), close)).toEqual(['close_reason_missing']);
      expect(codes(settledWith(state), closeFor)).toEqual([]);
    }
    const decision = decide(settledWith('void'), closeFor, contextAt(LATER));
    expect(decision).toMatchObject({ ok: true, events: [{ payload: { from: 'settled', reason: 'enforcement' } }] });
  });

  it('R38 takes no reason where the outcome says it already', () => {
    expect(failed().codesOf(closeFor)).toEqual(['close_reason_not_applicable']);
    expect(failed().take(close).facts).toMatchObject({
      state: 'closed',
      closedFrom: 'failed',
      ending: { closeReason: null, outcome: { state: 'failed' } },
    });
  });
});

describe('R40 archiving', () => {
  it('R40 lists a late party that was never told, until it is on file', () => {
    const story = Story.of().mediating().sat();
    story.take({ type: 'addParty', party: person('p3', 'third_party'), occurredAt });
    story.take(fail(story)).take(close).at(LATER);
    expect(story.codesOf(archive())).toEqual(['rights_notice_not_on_file']);
    expect(story.rulesOf(archive())).toEqual(['R40']);
    expect(story.told('p3').codesOf(archive())).toEqual([]);
  });

  it('R40 lists everything that follows from what happened, and nothing else', () => {
    const papers = (facts: DisputeFacts): string[] => missingPapers(facts, LATER).map(({ paper }) => paper);
    const { facts } = Story.of().settled();
    const bare = { ...facts, sessions: [], agreementId: null };
    const copies = ['delivery', 'delivery', 'delivery'];
    expect(papers(facts)).toEqual([...copies, 'return_visit']);
    expect(papers(bare)).toEqual(['agreement', 'mediation_record', 'return_visit']);
    expect(papers({ ...facts, visits: [], lateEntries: [{ seq: 2, recordedByAccountId: 'a', at: null }] })).toEqual([
      ...copies,
      'countersign',
    ]);
    expect(papers({ ...facts, visits: [], lateEntries: [{ seq: 2, recordedByAccountId: 'a', at: LATER }] })).toEqual(
      copies,
    );
    const supervised = Story.of().take({
      type: 'orderSupervision',
      supervisionId: 's',
      dueOn: '2024-05-20',
      occurredAt,
    });
    expect(papers(supervised.facts)).toEqual(['supervision']);
    const violent = Story.of(undefined, { riskFlags: ['violence'] });
    expect(papers(violent.facts)).toEqual(['police_report']);
    const challenged = Story.of().mediating().take({
      type: 'challengeMediator',
      challengeId: 'c',
      partyId: CHEN,
      byRepresentativeId: null,
      staffId: 'm1',
      ground: 'relative',
      occurredAt,
    });
    expect(papers(challenged.facts)).toEqual(['challenge']);
    expect(papers(Story.of().facts)).toEqual([]);
    expect(papers(Story.of().assigned().facts)).toEqual([]);
    expect(papers(Story.of().assigned().take(withdraw).facts)).toEqual(['remedies_notice', 'remedies_notice']);
    const told = Story.of()
      .assigned()
      .take(withdraw)
      .take(remedies(CHEN, '2024-05-06'))
      .take(remedies(LIN, '2024-05-06'));
    expect(papers(told.facts)).toEqual([]);
    expect(missingPapers(told.facts, '2024-05-01T00:00:00.000Z')).toHaveLength(2);
  });

  it.each([
    ['short', '2034-12-31'],
    ['long', '2054-12-31'],
    ['permanent', null],
  ] as const)('R40 keeps a file of %s retention until %s', (retentionClass, until) => {
    const story = failed().take(close).at(LATER).take(archive(retentionClass));
    expect(story.facts).toMatchObject({ state: 'archived', ending: { retention: { retentionClass, until } } });
    expect(story.facts.ending.outcome?.state).toBe('failed');
  });

  it('R40 proposes a retention by outcome and danger, and keeps a file shorter only for a reason', () => {
    const plain = failed().take(close);
    const { settings } = plain.context();
    expect(proposedRetention(plain.facts, settings)).toEqual({ retentionClass: 'short', ground: 'outcome' });
    const settled = Story.of().settled().facts;
    expect(proposedRetention(settled, settings)).toEqual({ retentionClass: 'long', ground: 'outcome' });
    const longer = { ...settings, retentionByOutcome: { ...settings.retentionByOutcome, failed: 'long' } } as const;
    const context = plain.context(undefined, { settings: longer });
    const without = { ...archive('short'), hasReason: false } as CaseCommand;
    expect(plain.codesOf(without, context)).toEqual(['retention_below_proposal']);
    expect(plain.codesOf(archive('short'), context)).toEqual([]);
    for (const retentionClass of ['long', 'permanent'] as const)
      expect(plain.codesOf({ ...archive(retentionClass), hasReason: false } as CaseCommand, context)).toEqual([]);
    const red = Story.of(undefined, { riskFlags: ['violence'] }).facts;
    expect(proposedRetention(red, settings)).toEqual({ retentionClass: 'permanent', ground: 'high_risk' });
    const lenient = { ...settings, retentionOfHighRisk: 'short' } as const;
    expect(proposedRetention({ ...red, ending: settled.ending }, lenient).ground).toBe('outcome');
  });

  it('R40 counts whole years from the January after the closing', () => {
    const years = { ...contextAt(LATER).settings, retentionYears: { short: 10, long: 30 } };
    expect(retainedUntil('2026-01-01', 'long', years)).toBe('2056-12-31');
    expect(retainedUntil('2026-12-31', 'short', years)).toBe('2036-12-31');
    expect(retainedUntil('2026-12-31', 'permanent', years)).toBe(null);
    fc.assert(
      fc.property(aDay, aDay, (one, other) => {
        const [first, last] = [one, other].sort();
        const until = retainedUntil(first ?? one, 'short', years) ?? '';
        expect(until <= (retainedUntil(last ?? one, 'short', years) ?? '')).toBe(true);
        expect(until >= addYears(first ?? one, 10)).toBe(true);
      }),
    );
  });

  it('R40 leaves an archived case read-only for every verb but the end of its file', () => {
    const story = consenting(failed()).take(close).take(archive()).at(LATER_STILL);
    expect(availableActions(story.facts, EVERYTHING, story.context())).toEqual([]);
    const ofTheFile = ['proposeDestruction', 'decideDestruction'];
    const andItsCovers = [...ofTheFile, 'issuePaper'];
    expect(CASE_VERBS.filter((verb) => transitionOf(verb).from.includes('archived')).sort()).toEqual(
      andItsCovers.sort(),
    );
    for (const verb of CASE_VERBS.filter((one) => !andItsCovers.includes(one)))
      for (const command of candidatesFor(verb, story.facts, LATER_STILL, countingIds()))
        expect([verb, story.codesOf(command)]).toEqual([verb, ['wrong_state']]);
  });

  it('counts years by the calendar, also from the leap day', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
    fc.assert(
      fc.property(aDay, fc.nat(200), (day, years) => {
        const later = addYears(day, years);
        expect(isDay(later) && later.slice(0, 4) === String(Number(day.slice(0, 4)) + years)).toBe(true);
      }),
    );
  });
});

describe('corrections', () => {
  it('are the way also back at the counter: what was accepted once is not amended again', () => {
    const story = Story.of().accepted().take(withdraw).take(reopen);
    expect(story.facts.state).toBe('registered');
    const party = { type: 'amendParty', partyId: LIN, occurredAt } as const;
    for (const step of [
      { type: 'amend', changed: ['title'], occurredAt },
      { ...party, changed: ['name'] },
      { ...party, changed: ['representatives'], party: { representatives: [] } },
    ] as const)
      expect(story.codesOf(step)).toEqual(['correct_instead']);
    expect(story.codesOf(correct())).toEqual([]);
  });

  it('come after acceptance, correct what stands there, and leave the state alone', () => {
    expect(Story.of().codesOf(correct())).toEqual(['amend_instead']);
    const turnedAway = Story.of().take({ type: 'refuse', reason: 'outside_scope', remedy: 'court', occurredAt });
    expect(turnedAway.take(reopen).codesOf(correct())).toEqual(['amend_instead']);
    const story = failed().take(close);
    expect(story.codesOf(correct({ isCurrent: false }))).toEqual(['correction_outdated']);
    expect(story.take(correct()).facts.state).toBe('closed');
    expect(Story.of().take(merge()).codesOf(correct())).toEqual(['wrong_state']);
  });

  it('R1 leave an applicant, and change the role the rules look at', () => {
    const story = Story.of().accepted();
    const role = (partyId: string, to: 'applicant' | 'respondent' | 'third_party'): CaseCommand =>
      correct({ pointer: `/parties/${partyId}/role`, party: { partyId, role: to } });
    expect(story.codesOf(role(CHEN, 'third_party'))).toEqual(['no_applicant']);
    expect(story.codesOf(role(LIN, 'third_party'))).toEqual(['respondent_needed']);
    expect(story.codesOf(role(LIN, 'applicant'))).toEqual(['respondent_needed']);
    story.take({ type: 'addParty', party: person('p3', 'respondent'), occurredAt });
    story.take(role(LIN, 'applicant'));
    expect(story.facts.parties.map((party) => party.role)).toEqual(['applicant', 'applicant', 'respondent']);
    story.take({ type: 'leaveParty', partyId: CHEN, reason: 'claim_dropped', occurredAt });
    expect(story.codesOf(role(LIN, 'third_party'))).toEqual(['no_applicant']);
    // Where there never was one, as the case was turned away for it, none is asked for.
    const alone = Story.of([person(CHEN, 'applicant'), person(LIN, 'applicant')]);
    alone.take({ type: 'refuse', reason: 'outside_scope', remedy: 'court', occurredAt });
    expect(alone.codesOf(role(LIN, 'third_party'))).toEqual([]);
  });

  it('of a role from before other particulars could be corrected stand', () => {
    const story = Story.of().accepted();
    const role = { partyId: LIN, role: 'third_party' } as const;
    const payload = { correctionId: 'c', pointer: `/parties/${LIN}/role`, role };
    const entry = { type: 'Corrected', payload, occurredAt: story.facts.lastRecordedAt } as const;
    story.happened([{ ...entry, causedBy: null, bySystem: false }]);
    expect(story.facts.parties[1]).toMatchObject({ partyId: LIN, role: 'third_party', kind: 'person' });
  });

  it('R8 of who turns out to be a minor have the guardian asked for, at the start, at the table and under a draft', () => {
    const minor = (partyId: string, is = true): CaseCommand =>
      correct({ pointer: `/parties/${partyId}/minor`, party: { partyId, minor: is } });
    const starting = Story.of().assigned().told(CHEN).told(LIN).take(minor(LIN));
    expect(starting.codesOf({ type: 'start', occurredAt })).toEqual(['guardian_missing']);
    const story = Story.of().mediating().sat().drafted().signedByHands();
    const seal = story.sign({ kind: 'seal' });
    expect(story.codesOf(seal)).toEqual([]);
    story.take(minor(LIN));
    expect(story.planned('s2').codesOf(story.hold([CHEN, LIN], 's2'))).toEqual(['guardian_missing']);
    const [draft] = story.facts.agreements;
    expect(draft?.signatures.map(({ by }) => by.kind)).toEqual(['party', 'party', 'mediator']);
    expect(slotsOpen(story.facts, draft as never).partyIds).toEqual([LIN]);
    expect(story.codesOf(story.sign({ kind: 'party', partyId: LIN }))).toEqual(['legal_representative_needed']);
    story.take(seal);
    expect(story.facts.state).toBe('mediating');
    const mother = { ...PERSON_ACTING, representativeId: 'mother' };
    story.take({ type: 'addRepresentative', partyId: LIN, representative: mother, occurredAt });
    story.take(story.sign({ kind: 'representative', representativeId: 'mother' }, { signatureId: 'mother' }));
    expect(story.facts.state).toBe('settled');
    expect(Story.of().mediating().take(minor(LIN)).take(minor(LIN, false)).facts.parties[1]?.minor).toBe(false);
  });
});

it('what is still lacking is told of the steps that lead on from here', () => {
  const lacking = (story: Story): [string, string[]][] =>
    stepsLacking(story.facts, EVERYTHING, story.context()).map(({ action, reasons }) => [
      action,
      reasons.map(({ code }) => code),
    ]);
  expect(lacking(Story.of().assigned().told(CHEN))).toEqual([['start', ['rights_notice_missing']]]);
  expect(lacking(Story.of().mediating())).toEqual([['signatures', ['no_draft']]]);
  expect(lacking(failed())).toEqual([]);
  expect(lacking(Story.of().settled())).toEqual([['close', ['obligation_outstanding', 'return_visit_outstanding']]]);
  const nothing = stepsLacking(Story.of().settled().facts, new Set<Permission>(['dispute.start']), contextAt(LATER));
  expect(nothing).toEqual([]);
});
