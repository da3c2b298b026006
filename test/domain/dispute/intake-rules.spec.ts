/** Taking in, taking on, assigning, starting and ending: one example per rule, named after it. */
import { decide } from '../../../src/domain/dispute/decide.js';
import type { Register } from '../../../src/domain/dispute/commands.js';
import { availableActions, explainActions } from '../../../src/domain/dispute/available.js';
import { ALL_VERBS, transitionOf } from '../../../src/domain/dispute/transitions.js';
import { CLERK, contextAt, OPENING, person, registration } from '../../support/arbitraries.js';
import { CHEN, CLEAN, consent, LIN, occurredAt, remedies, Story, PLAIN_TERM } from '../../support/dispute-story.js';

const EVERYTHING = new Set(ALL_VERBS.map((verb) => transitionOf(verb).permission));

const codesAtRegistration = (command: Register): string[] => {
  const decision = decide(null, command, contextAt(OPENING));
  return decision.ok ? [] : decision.refusals.map((refusal) => refusal.code);
};

const accept = {
  type: 'accept',
  departmentId: null,
  track: null,
  screening: CLEAN,
  ...PLAIN_TERM,
  number: '1',
  occurredAt,
} as const;

const assign = {
  type: 'assign',
  departmentId: 'justice',
  departmentPresent: true,
  mediatorIds: ['m1'],
  mediatorsNamed: true,
  officerOnDutyId: 'officer',
  shiftId: 'shift',
  occurredAt,
} as const;

describe('R1 registration', () => {
  const respondent = person(LIN, 'respondent');

  it('needs an applicant, unless the centre steps in by itself', () => {
    expect(codesAtRegistration(registration([respondent]))).toEqual(['no_applicant']);
    const proactive = { kind: 'proactive', channel: 'grid_worker', delegatedBy: null } as const;
    expect(codesAtRegistration(registration([respondent], { source: proactive }))).toEqual([]);
  });

  it('needs body and letter of a delegated case', () => {
    const parties = [person(CHEN, 'applicant'), respondent];
    const source = { kind: 'delegated', channel: 'transfer', delegatedBy: null } as const;
    expect(codesAtRegistration(registration(parties, { source }))).toEqual(['delegation_incomplete']);
    const named = { ...source, delegatedBy: { body: 'court', hasLetter: true } } as const;
    expect(codesAtRegistration(registration(parties, { source: named }))).toEqual([]);
  });

  it('does not name a party twice', () => {
    expect(codesAtRegistration(registration([person(CHEN, 'applicant'), person(CHEN, 'respondent')]))).toEqual([
      'party_twice',
    ]);
  });

  it('may be written down later, but not before it happened', () => {
    const parties = [person(CHEN, 'applicant')];
    expect(codesAtRegistration(registration(parties, { receivedAt: '2024-05-01T01:00:00Z' }))).toEqual([]);
    expect(codesAtRegistration(registration(parties, { receivedAt: '2024-05-07T01:00:00Z' }))).toEqual([
      'occurred_in_future',
    ]);
  });
});

describe('R2 a refusal of mediation', () => {
  it('lets only consents, notices of remedies, endings and what concerns danger or is beside mediation go on, until the party changes its mind', () => {
    const story = Story.of().assigned().take(consent(LIN, 'refused'));
    expect(availableActions(story.facts, EVERYTHING, story.context())).toEqual([
      'consents',
      'remedies-notices',
      'withdraw',
      'fail',
      'suspend',
      'refer',
      'escalate',
      'supervisions',
      'risk-flags',
      'risk-level',
      'risk-leader',
      'police-reports',
      'confidentiality',
      'legal-aid-requests',
      'dissuasions',
      'attachments',
      'links',
      'corrections',
    ]);
    expect(story.codesOf({ type: 'start', occurredAt })).toContain('party_refuses');
    story
      .at('2024-05-06T02:00:00Z')
      .take(consent(LIN, 'given'))
      .told(CHEN)
      .told(LIN)
      .take({ type: 'start', occurredAt });
    expect(story.facts.parties[1]?.consents.map((one) => one.decision)).toEqual(['refused', 'given']);
  });

  it('does not count before it was uttered, and blocks acceptance', () => {
    const story = Story.of().take(consent(LIN, 'refused'));
    expect(story.codesOf(accept)).toEqual(['party_refuses']);
    const later = Story.of().at('2024-05-06T03:00:00Z').take(consent(LIN, 'refused'));
    expect(later.codesOf({ ...accept, occurredAt: '2024-05-06T02:00:00Z' })).toEqual([]);
  });

  it('no longer matters once there is an agreement', () => {
    const story = Story.of().settled().take(consent(LIN, 'refused'));
    expect(story.codesOf(story.pay(null))).toEqual([]);
  });
});

describe('R3 the rights notice', () => {
  it('is needed for every party before mediation starts', () => {
    const story = Story.of().assigned();
    expect(story.codesOf({ type: 'start', occurredAt })).toEqual(['rights_notice_missing', 'rights_notice_missing']);
    story.told(CHEN);
    expect(story.codesOf({ type: 'start', occurredAt })).toEqual(['rights_notice_missing']);
    const start = explainActions(story.facts, EVERYTHING, story.context()).find((one) => one.action === 'start');
    expect(start?.reasons).toEqual([{ code: 'rights_notice_missing', ruleId: 'R3', params: { partyId: LIN } }]);
  });

  it('does not count when it was given after the start', () => {
    const story = Story.of().assigned().at('2024-05-06T03:00:00Z').told(CHEN).told(LIN);
    expect(story.codesOf({ type: 'start', occurredAt: '2024-05-06T02:00:00Z' })).toEqual([
      'rights_notice_missing',
      'rights_notice_missing',
    ]);
  });
});

it('R4 the time of receipt stays, and nothing happens before it', () => {
  const story = Story.of();
  expect(story.codesOf({ type: 'amend', changed: ['receivedAt'], occurredAt })).toEqual(['received_at_fixed']);
  expect(story.codesOf({ ...accept, occurredAt: '2024-05-05T01:00:00Z' })).toEqual(['occurred_before_receipt']);
});

describe('R6 the track', () => {
  it('is named at the latest with acceptance', () => {
    const story = Story.of(undefined, { track: null });
    expect(story.codesOf(accept)).toEqual(['track_missing']);
    expect(story.codesOf({ ...accept, track: 'consultation' })).toEqual([]);
  });

  it("asks a people's mediation for a people's mediator", () => {
    const story = Story.of().accepted();
    expect(story.codesOf({ ...assign, mediatorIds: ['judge'] })).toEqual([
      'mediator_not_in_term',
      'peoples_mediator_needed',
    ]);
    expect(story.codesOf({ ...assign, mediatorIds: [] })).toEqual(['peoples_mediator_needed']);
  });

  it('lets an officer mediate elsewhere', () => {
    const story = Story.of(undefined, { track: 'police_mediation' })
      .accepted()
      .take({ ...assign, mediatorIds: [] });
    expect(story.facts.mediatorIds).toEqual(['officer']);
  });
});

describe('R7 screening', () => {
  it('names every reason against acceptance', () => {
    const screening = { reservedToOrgan: true, acceptedElsewhere: true, administrativeOnly: true };
    const story = Story.of();
    expect(story.codesOf({ ...accept, screening })).toEqual([
      'reserved_to_organ',
      'accepted_elsewhere',
      'administrative_only',
    ]);
  });

  it('lets a delegated case pass that another organ had taken on', () => {
    const source = { kind: 'delegated', channel: 'transfer', delegatedBy: { body: 'court', hasLetter: true } } as const;
    const story = Story.of(undefined, { source });
    expect(story.codesOf({ ...accept, screening: { ...CLEAN, acceptedElsewhere: true } })).toEqual([]);
  });

  it('asks for somebody to mediate with', () => {
    const story = Story.of([person(CHEN, 'applicant')]);
    expect(story.codesOf(accept)).toEqual(['no_respondent']);
    expect(availableActions(story.facts, EVERYTHING, story.context())).not.toContain('accept');
    expect(story.take({ type: 'addParty', party: person(LIN, 'respondent'), occurredAt }).codesOf(accept)).toEqual([]);
  });

  it('ends a case that cannot be mediated, and that case can be closed at once', () => {
    const story = Story.of().take({
      type: 'refuse',
      reason: 'reserved_to_organ',
      remedy: 'administrative',
      occurredAt,
    });
    expect(story.take({ type: 'close', occurredAt }).facts.state).toBe('closed');
  });
});

describe('assignment', () => {
  it('keeps the officer on duty, the roster line and the mediators', () => {
    const { facts } = Story.of().assigned();
    expect(facts).toMatchObject({
      state: 'assigned',
      responsibleOfficerId: 'officer',
      mediatorIds: ['m1'],
      assignedYet: true,
    });
  });

  it('waits for the director when nobody is on duty', () => {
    const story = Story.of()
      .accepted()
      .take({ ...assign, mediatorsNamed: false, officerOnDutyId: null });
    expect(story.facts).toMatchObject({ state: 'accepted', queued: true, responsibleOfficerId: null });
    story.take(assign);
    expect(story.facts).toMatchObject({ state: 'assigned', queued: false });
  });

  it('falls to the accepting officer when mediators are named and nobody is on duty', () => {
    const story = Story.of();
    story.take(accept, story.context(CLERK)).take({ ...assign, officerOnDutyId: null });
    expect(story.facts).toMatchObject({ state: 'assigned', responsibleOfficerId: 'officer' });
  });

  it('may be repeated later without going back', () => {
    const story = Story.of()
      .mediating()
      .take({ ...assign, mediatorIds: ['m2'] });
    expect(story.facts).toMatchObject({ state: 'mediating', mediatorIds: ['m2'] });
  });

  it('needs a department that is present', () => {
    const story = Story.of().accepted();
    expect(story.codesOf({ ...assign, departmentPresent: false })).toEqual(['department_not_present']);
    const bare = Story.of().take(accept);
    expect(bare.codesOf({ ...assign, departmentId: null })).toEqual(['department_missing']);
  });

  it('R18 takes only mediators in term', () => {
    expect(
      Story.of()
        .accepted()
        .codesOf({ ...assign, mediatorIds: ['m1', 'lapsed'] }),
    ).toEqual(['mediator_not_in_term']);
    expect(
      Story.of()
        .accepted()
        .codesOf({ ...assign, mediatorIds: ['m1', 'stranger'] }),
    ).toEqual(['staff_unknown']);
  });
});

it('R21 the clock runs 30 days from acceptance, the first day not counted, and rolls over a rest day', () => {
  const [deadline] = Story.of().accepted().facts.deadlines;
  expect(deadline).toMatchObject({ kind: 'mediation', startedOn: '2024-05-06', dueOn: '2024-06-05', endedAt: null });
  // 2024-06-08 is a Saturday, the 10th a holiday.
  const rolled = Story.of().at('2024-05-09T01:00:00Z').accepted().facts.deadlines[0];
  expect(rolled?.dueOn).toBe('2024-06-11');
});

describe('R23 withdrawing', () => {
  it('is open to any party at any time without a reason', () => {
    const story = Story.of().mediating().take({ type: 'withdraw', partyId: LIN, occurredAt });
    expect(story.facts.state).toBe('withdrawn');
    expect(Story.of().codesOf({ type: 'withdraw', partyId: 'nobody', occurredAt })).toEqual(['party_unknown']);
  });

  it('cancels planned sessions by itself', () => {
    const story = Story.of().mediating().planned().take({ type: 'withdraw', partyId: LIN, occurredAt });
    expect(story.facts.sessions[0]?.state).toBe('cancelled');
    expect(story.log.at(-1)).toMatchObject({
      type: 'SessionCancelled',
      actorId: 'system',
      causedBy: story.facts.version - 1,
    });
  });
});

describe('R24 remedies notices', () => {
  const fail = { type: 'fail', reason: 'no_agreement', remediesNotices: [], occurredAt } as const;

  it('come before a failure, one for each party, earlier or in the same request', () => {
    const story = Story.of().mediating().take(remedies(CHEN, '2024-05-06'));
    expect(story.codesOf(fail)).toEqual(['remedies_notice_missing']);
    story.take({ ...fail, remediesNotices: [remedies(LIN, '2024-05-06')] });
    expect(story.facts.state).toBe('failed');
    expect(story.log.slice(-2).map((entry) => entry.type)).toEqual(['RemediesNoticeGiven', 'Failed']);
    expect(story.take({ type: 'close', occurredAt }).facts.state).toBe('closed');
  });

  it('come before a withdrawn case is closed', () => {
    const story = Story.of().take({ type: 'withdraw', partyId: CHEN, occurredAt });
    expect(story.codesOf({ type: 'close', occurredAt })).toEqual([
      'remedies_notice_missing',
      'remedies_notice_missing',
    ]);
    story.take(remedies(CHEN, '2024-05-06')).take(remedies(LIN, '2024-05-06'));
    expect(story.codesOf({ type: 'close', occurredAt })).toEqual([]);
  });

  it('do not count when they came later than the failure', () => {
    const story = Story.of()
      .mediating()
      .at('2024-05-08T01:00:00Z')
      .take(remedies(CHEN, '2024-05-08'))
      .take(remedies(LIN, '2024-05-08'));
    expect(story.codesOf({ ...fail, occurredAt: '2024-05-07T01:00:00Z' })).toHaveLength(2);
  });
});

describe('the two clocks', () => {
  it('refuse what lies ahead and a change of state before the one it follows', () => {
    const story = Story.of().at('2024-05-06T05:00:00Z').accepted();
    expect(story.codesOf({ ...assign, occurredAt: '2024-05-06T06:00:00Z' })).toEqual(['occurred_in_future']);
    expect(story.codesOf({ ...assign, occurredAt: '2024-05-06T04:00:00Z' })).toEqual(['occurred_before_previous_step']);
  });

  it('let facts interleave', () => {
    const story = Story.of().at('2024-05-06T05:00:00Z').accepted();
    const notice = { type: 'giveRightsNotice', noticeId: 'n', partyId: CHEN, method: 'oral' } as const;
    expect(story.codesOf({ ...notice, occurredAt: '2024-05-06T02:00:00Z' })).toEqual([]);
  });

  it('take a day as its end, at most now', () => {
    const story = Story.of().at('2024-05-08T01:00:00Z');
    expect(story.eventsOf(remedies(CHEN, '2024-05-07'))[0]?.occurredAt).toBe('2024-05-07T15:59:59.999Z');
    expect(story.eventsOf(remedies(CHEN, '2024-05-08'))[0]?.occurredAt).toBe('2024-05-08T01:00:00.000Z');
    expect(story.codesOf(remedies(CHEN, '2024-05-09'))).toEqual(['occurred_in_future']);
    expect(story.codesOf(remedies(CHEN, '2024-05-05'))).toEqual(['occurred_before_receipt']);
  });

  it('never run backwards within a case', () => {
    const story = Story.of().at('2024-05-06T05:00:00Z').accepted().at('2024-05-06T04:00:00Z').take(assign);
    expect(story.log.at(-1)).toMatchObject({
      occurredAt: '2024-05-06T05:00:00.000Z',
      recordedAt: '2024-05-06T05:00:00.000Z',
    });
  });
});

it('amending is for the time before acceptance', () => {
  const story = Story.of().take({ type: 'amend', changed: ['track'], track: 'consultation', occurredAt });
  expect(story.facts.track).toBe('consultation');
  story.take({ type: 'amendParty', partyId: LIN, changed: ['role'], party: { role: 'third_party' }, occurredAt });
  expect(story.facts.parties[1]?.role).toBe('third_party');
  expect(
    story.codesOf({ type: 'amendParty', partyId: CHEN, changed: ['role'], party: { role: 'respondent' }, occurredAt }),
  ).toEqual(['no_applicant']);
  expect(
    Story.of()
      .accepted()
      .codesOf({ type: 'amend', changed: ['title'], occurredAt }),
  ).toEqual(['wrong_state']);
});
