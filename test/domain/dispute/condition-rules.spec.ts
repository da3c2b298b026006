/** Conditions of single steps, one example each: what is refused, and that it is that condition which refuses. */
import { CHEN, CLEAN, draft, duty, LIN, occurredAt, PLAIN_TERM, Story } from '../../support/dispute-story.js';
import type { RecordPerformance } from '../../../src/domain/dispute/commands.js';
import { person } from '../../support/arbitraries.js';

const NOBODY = 'nobody';
const accept = {
  type: 'accept',
  departmentId: null,
  track: null,
  screening: CLEAN,
  ...PLAIN_TERM,
  number: '1',
  occurredAt,
} as const;

describe('what an amendment leaves', () => {
  it('is a source that still says who applied, and by which letter a case came', () => {
    const delegated = { kind: 'delegated', channel: 'transfer', delegatedBy: null } as const;
    const amend = { type: 'amend', changed: ['source'], source: delegated, occurredAt } as const;
    expect(Story.of().codesOf(amend)).toEqual(['delegation_incomplete']);
  });

  it('is a party of this case', () => {
    const amend = { type: 'amendParty', changed: ['phone'], partyId: NOBODY, occurredAt } as const;
    expect(Story.of().codesOf(amend)).toEqual(['party_unknown']);
  });
});

describe('parties', () => {
  it('join once', () => {
    expect(Story.of().codesOf({ type: 'addParty', party: person(CHEN, 'respondent'), occurredAt })).toEqual([
      'party_twice',
    ]);
  });

  it('are told, ask and confirm only in their own case', () => {
    const story = Story.of().assigned();
    const notice = { noticeId: 'n', partyId: NOBODY, method: 'oral' } as const;
    expect(story.codesOf({ type: 'giveRightsNotice', ...notice, occurredAt })).toEqual(['party_unknown']);
    expect(story.codesOf({ type: 'giveRemediesNotice', ...notice, on: story.today })).toEqual(['party_unknown']);
    const consent = { consentId: 'c', partyId: NOBODY, subject: 'mediation', decision: 'given' } as const;
    expect(story.codesOf({ type: 'recordConsent', ...consent, subjectId: null, evidenceId: null, occurredAt })).toEqual(
      ['party_unknown'],
    );
    const told = [CHEN, LIN, NOBODY].map((partyId) => ({ ...notice, partyId, on: story.today }));
    expect(story.codesOf({ type: 'fail', reason: 'no_agreement', remediesNotices: told, occurredAt })).toEqual([
      'party_unknown',
    ]);
    const settled = Story.of().settled();
    expect(settled.codesOf({ ...settled.pay(null), confirmedByPartyId: NOBODY } as RecordPerformance)).toEqual([
      'party_unknown',
    ]);
  });
});

describe('R21 a court’s procedure and file', () => {
  it('belong to a court’s case, and the file came between receipt and acceptance', () => {
    expect(Story.of().codesOf({ ...accept, courtProcedure: 'summary' })).toEqual(['not_a_court_case']);
    expect(Story.of().codesOf({ ...accept, fileReceivedOn: '2024-05-06' })).toEqual(['not_a_court_case']);
    const entrusted = { ...accept, track: 'court_entrusted', courtProcedure: 'summary' } as const;
    expect(Story.of().codesOf({ ...entrusted, fileReceivedOn: '2024-05-06' })).toEqual([]);
    expect(Story.of().codesOf({ ...entrusted, fileReceivedOn: '2024-05-05' })).toEqual(['file_received_outside']);
    expect(Story.of().codesOf({ ...entrusted, fileReceivedOn: '2024-05-07' })).toEqual(['file_received_outside']);
  });
});

describe('sessions', () => {
  const plan = {
    type: 'scheduleSession',
    sessionId: 's',
    startsAt: '2024-05-07T01:00:00Z',
    endsAt: '2024-05-07T02:00:00Z',
    venue: 'on_site',
    roomId: null,
    mediatorIds: ['m1'],
    invited: [],
    openness: 'closed',
    occurredAt,
  } as const;

  it('are attended by people of the centre or by guests every party wants', () => {
    const story = Story.of().mediating();
    expect(story.codesOf({ ...plan, invited: [{ staffId: NOBODY, as: 'adviser' }] })).toEqual(['staff_unknown']);
    story.take(plan).at('2024-05-07T02:00:00Z');
    const lead = { partyId: null, staffId: 'm1', as: 'mediator', present: true } as const;
    const guest = { partyId: null, staffId: null, as: 'invited', present: true } as const;
    const held = { type: 'holdSession', sessionId: 's', heldFrom: plan.startsAt, heldTo: plan.endsAt } as const;
    const rest = { lawExplained: true, outcome: 'continue' } as const;
    expect(story.codesOf({ ...held, attendance: [lead, guest], ...rest })).toEqual([
      'invite_consent_missing',
      'invite_consent_missing',
    ]);
  });

  it('move to a time after the start of mediation, and only while they are planned', () => {
    const story = Story.of().mediating().take(plan);
    const adjourn = (sessionId: string, startsAt: string) =>
      story.codesOf({
        type: 'adjournSession',
        sessionId,
        to: { startsAt, endsAt: '2024-05-08T02:00:00Z', roomId: null },
        occurredAt,
      });
    expect(adjourn(NOBODY, '2024-05-08T01:00:00Z')).toEqual(['session_not_planned']);
    expect(adjourn('s', '2024-05-08T03:00:00Z')).toEqual(['session_times_wrong']);
    expect(adjourn('s', '2024-05-08T01:00:00Z')).toEqual([]);
  });
});

describe('an oral agreement', () => {
  it('was not reached before the parties last sat together', () => {
    const story = Story.of().mediating().at('2024-05-08T02:00:00.000Z').sat().at('2024-05-09T02:00:00.000Z');
    const oral = (agreedOn: string) =>
      story.codesOf(draft([duty({ dueOn: agreedOn })], { form: 'oral', agreedOn, occurredAt: null }));
    expect(oral('2024-05-07')).toContain('signed_too_early');
    expect(oral('2024-05-08')).toEqual([]);
  });
});
