/** Who takes part: representatives, guardians, groups, leaving, conflicts and challenges; one example per rule, named after it. */
import fc from 'fast-check';
import type { CaseCommand, PartyEntry, Signer } from '../../../src/domain/dispute/commands.js';
import { acceptedBySilence } from '../../../src/domain/dispute/custody/silence.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/dispute/context.js';
import { decide } from '../../../src/domain/dispute/decide.js';
import { hasFullSession, isOutdated } from '../../../src/domain/dispute/agreement-effect.js';
import { partiesAt, partiesRefusing, standing } from '../../../src/domain/dispute/guard.js';
import { foldFacts } from '../../../src/domain/dispute/fold.js';
import type { LogEntry } from '../../../src/domain/dispute/events.js';
import { neutralityOf, type MediatorTraits, type PartyTraits } from '../../../src/domain/dispute/people/neutrality.js';
import { faultsOfParty } from '../../../src/domain/dispute/people/party-form.js';
import { ALL_TRACKS } from '../../../src/domain/deadlines/tracks.js';
import { refusalText } from '../../../src/platform/http/texts.js';
import {
  aWalk,
  CLERK,
  DIRECTOR,
  person,
  registration,
  contextAt,
  OPENING,
  walk,
  ZONE,
} from '../../support/arbitraries.js';
import {
  CHEN,
  consent,
  draft,
  duty,
  LIN,
  occurredAt,
  representative,
  session,
  Story,
} from '../../support/dispute-story.js';

const WU = 'p3';
const three = (): Story => Story.of([person(CHEN, 'applicant'), person(LIN, 'respondent'), person(WU, 'third_party')]);

const leave = (partyId: string, at: string | null = occurredAt): CaseCommand => ({
  type: 'leaveParty',
  partyId,
  reason: 'not_concerned',
  occurredAt: at,
});

const name = (partyId: string, one: ReturnType<typeof representative>): CaseCommand => ({
  type: 'addRepresentative',
  partyId,
  representative: one,
  occurredAt,
});

const end = (partyId: string, representativeId: string): CaseCommand => ({
  type: 'endRepresentative',
  partyId,
  representativeId,
  occurredAt,
});

const conflict = (staffId: string, byOfficer = true): CaseCommand => ({
  type: 'declareConflict',
  conflictId: `conflict-${staffId}`,
  staffId,
  byOfficer,
  ground: 'relative',
  occurredAt,
});

const challenge = (
  staffId: string,
  rest: Partial<Extract<CaseCommand, { type: 'challengeMediator' }>> = {},
): CaseCommand => ({
  type: 'challengeMediator',
  challengeId: `challenge-${staffId}`,
  partyId: LIN,
  byRepresentativeId: null,
  staffId,
  ground: 'relative',
  occurredAt,
  ...rest,
});

const decision = (upheld: boolean, challengeId = 'challenge-m1'): CaseCommand => ({
  type: 'decideChallenge',
  challengeId,
  upheld,
  occurredAt,
});

const assign = (...mediatorIds: string[]): CaseCommand => ({
  type: 'assign',
  departmentId: 'justice',
  departmentPresent: true,
  mediatorIds,
  mediatorsNamed: true,
  officerOnDutyId: 'officer',
  shiftId: 'shift',
  occurredAt,
});

const by = (representativeId: string): Signer => ({ kind: 'representative', representativeId });
const start: CaseCommand = { type: 'start', occurredAt };

const CHILD: PartyEntry = { ...person(LIN, 'respondent'), minor: true, under14: true };
const MOTHER = representative('mother', 'legal');

describe('R8 who cannot act alone', () => {
  const against = (party: PartyEntry): Story =>
    Story.of([person(CHEN, 'applicant'), party])
      .assigned()
      .told(CHEN)
      .told(LIN);

  it('does not start without a legal representative, whatever the reason', () => {
    for (const party of [CHILD, { ...CHILD, under14: false }, { ...person(LIN, 'respondent'), incapacitated: true }])
      expect(against(party).codesOf(start)).toEqual(['guardian_missing']);
    const earning = { ...person(LIN, 'respondent'), minor: true, selfSupporting: true };
    expect(against(earning).codesOf(start)).toEqual([]);
  });

  it('below 14 also needs the guardian’s consent to the use of personal data', () => {
    const story = against({ ...CHILD, representatives: [MOTHER] });
    expect(story.codesOf(start)).toEqual(['guardian_consent_missing']);
    expect(story.codesOf(consent(LIN, 'given', { subject: 'data' }))).toEqual(['legal_representative_needed']);
    story.at('2024-05-06T02:00:00Z');
    story.take(consent(LIN, 'given', { subject: 'data', byRepresentativeId: 'mother' }));
    expect(story.codesOf(start)).toEqual([]);
    story.at('2024-05-06T03:00:00Z');
    story.take(consent(LIN, 'refused', { subject: 'data', byRepresentativeId: 'mother' }));
    expect(story.codesOf(start)).toEqual(['guardian_consent_missing']);
  });

  it('does not sit at the table once the guardian has ended, nor when joining later without one', () => {
    const story = against({ ...CHILD, under14: false, representatives: [MOTHER] })
      .take(start)
      .planned();
    expect(story.codesOf(story.hold([CHEN, LIN]))).toEqual([]);
    story.take(end(LIN, 'mother'));
    expect(story.codesOf(story.hold([CHEN, LIN]))).toEqual(['guardian_missing']);
    expect(story.codesOf(story.hold([CHEN]))).toEqual([]);
    story.take(name(LIN, representative('father', 'legal')));
    expect(story.codesOf(story.hold([CHEN, LIN]))).toEqual([]);
  });

  it('agrees to nothing alone, and may refuse and stop alone', () => {
    const SUBJECTS = ['mediation', 'extension', 'invite', 'open_session', 'share', 'data', 'concessions'] as const;
    const adult = { ...person(LIN, 'respondent'), incapacitated: true };
    for (const party of [CHILD, { ...CHILD, under14: false }, adult])
      for (const subject of SUBJECTS) {
        const story = against(party);
        expect(story.codesOf(consent(LIN, 'given', { subject }))).toEqual(['guardian_missing']);
        expect(story.rulesOf(consent(LIN, 'given', { subject }))).toEqual(['R8']);
        story.take(name(LIN, MOTHER));
        expect(story.codesOf(consent(LIN, 'given', { subject }))).toEqual(['legal_representative_needed']);
        expect(story.codesOf(consent(LIN, 'given', { subject, byRepresentativeId: 'mother' }))).toEqual([]);
        expect(story.codesOf(consent(LIN, 'refused', { subject }))).toEqual([]);
        expect(story.codesOf({ type: 'withdraw', partyId: LIN, occurredAt })).toEqual([]);
      }
    const earning = { ...CHILD, under14: false, selfSupporting: true };
    expect(against(earning).codesOf(consent(LIN, 'given'))).toEqual([]);
  });

  it('agrees through the guardian’s agent only while there is a guardian', () => {
    const story = against({ ...CHILD, representatives: [MOTHER, representative('lawyer', 'agent')] });
    const yes = consent(LIN, 'given', { byRepresentativeId: 'lawyer' });
    expect(story.codesOf(yes)).toEqual([]);
    expect(story.take(end(LIN, 'mother')).codesOf(yes)).toEqual(['guardian_missing']);
    expect(story.codesOf({ ...yes, byRepresentativeId: 'mother' })).toEqual([
      'representative_not_acting',
      'guardian_missing',
    ]);
  });

  it('has a legal representative; who can act alone has none', () => {
    const story = against(person(LIN, 'respondent'));
    expect(story.codesOf(name(LIN, MOTHER))).toEqual(['legal_representative_misplaced']);
    expect(story.rulesOf(name(LIN, MOTHER))).toEqual(['R8']);
    const company: PartyEntry = { ...person(LIN, 'respondent'), kind: 'organization' };
    expect(against(company).codesOf(name(LIN, representative('boss', 'legal')))).toEqual([]);
  });

  it('an incapacitated adult does not sign in person', () => {
    const party = { ...person(LIN, 'respondent'), incapacitated: true, representatives: [MOTHER] };
    const story = against(party).take(start).sat().drafted();
    expect(story.codesOf(story.sign({ kind: 'party', partyId: LIN }))).toEqual(['legal_representative_needed']);
    expect(story.codesOf(story.sign(by('mother')))).toEqual([]);
  });
});

describe('R9 a representative acts within their powers and days', () => {
  it('signs with the power to settle, on its days, until it ends', () => {
    const story = Story.of().mediating().sat().drafted();
    story.take(name(LIN, representative('clerk', 'agent', ['receive_documents', 'sign_documents'])));
    story.take(
      name(LIN, representative('lawyer', 'agent', ['settle'], { validFrom: '2024-05-07', validTo: '2024-05-09' })),
    );
    expect(story.codesOf(story.sign(by('clerk')))).toEqual(['agent_lacks_power']);
    expect(story.codesOf(story.sign(by('lawyer')))).toEqual(['representative_not_acting']);
    story.at('2024-05-09T01:00:00Z');
    expect(story.codesOf({ ...story.sign(by('lawyer')), signedOn: '2024-05-08' })).toEqual([]);
    expect(story.codesOf(story.sign(by('lawyer')))).toEqual(['representative_not_acting']);
    story.take({ ...story.sign(by('lawyer')), signedOn: '2024-05-08' }).take(end(LIN, 'lawyer'));
    expect(story.facts.agreements[0]?.signatures).toHaveLength(1);
    expect(story.codesOf(end(LIN, 'lawyer'))).toEqual(['representative_not_acting']);
    expect(story.codesOf(end(LIN, 'nobody'))).toEqual(['representative_unknown']);
    expect(story.codesOf(name(LIN, representative('lawyer', 'agent')))).toEqual(['representative_twice']);
  });

  it('withdraws, consents and takes notices only with the power for it', () => {
    const story = Story.of().assigned();
    story
      .take(name(LIN, representative('post', 'agent', ['receive_documents'])))
      .take(name(LIN, representative('agent', 'agent', ['apply_or_stop', 'choose_mediator'])));
    const notice = { type: 'giveRightsNotice', noticeId: 'n', partyId: LIN, method: 'written', occurredAt } as const;
    expect(story.codesOf({ ...notice, toRepresentativeId: 'post' })).toEqual([]);
    expect(story.codesOf({ ...notice, toRepresentativeId: 'agent' })).toEqual(['representative_lacks_power']);
    expect(story.codesOf({ ...notice, toRepresentativeId: 'nobody' })).toEqual(['representative_unknown']);
    expect(story.codesOf({ ...notice, partyId: CHEN, toRepresentativeId: 'post' })).toEqual(['representative_unknown']);
    expect(story.codesOf({ ...notice, witnessStaffId: 'stranger' })).toEqual(['staff_unknown']);
    const remedy = {
      type: 'giveRemediesNotice',
      noticeId: 'n',
      partyId: LIN,
      method: 'oral',
      on: story.today,
    } as const;
    expect(story.codesOf({ ...remedy, toRepresentativeId: 'agent' })).toEqual(['representative_lacks_power']);
    expect(story.codesOf({ ...remedy, witnessStaffId: 'stranger' })).toEqual(['staff_unknown']);
    const { type: _, ...entry } = remedy;
    const notices = [
      { ...entry, partyId: CHEN },
      { ...entry, toRepresentativeId: 'agent', witnessStaffId: 'stranger' },
    ];
    const fail = { type: 'fail', reason: 'no_agreement', remediesNotices: notices, occurredAt } as const;
    expect(story.codesOf(fail)).toEqual(['representative_lacks_power', 'staff_unknown']);
    const withdraw = { type: 'withdraw', partyId: LIN, occurredAt } as const;
    expect(story.codesOf({ ...withdraw, byRepresentativeId: 'post' })).toEqual(['representative_lacks_power']);
    expect(story.codesOf({ ...withdraw, byRepresentativeId: 'agent' })).toEqual([]);
    const said = (subject: 'mediation' | 'extension' | 'invite' | 'share' | 'data', byRepresentativeId: string) =>
      story.codesOf(consent(LIN, 'given', { subject, byRepresentativeId }));
    expect(said('mediation', 'agent')).toEqual([]);
    expect(said('extension', 'post')).toEqual(['representative_lacks_power']);
    expect(said('invite', 'agent')).toEqual([]);
    expect(said('data', 'agent')).toEqual(['only_legal_representative']);
    expect(said('share', 'agent')).toEqual(['only_legal_representative']);
    expect(refusalText('representative_lacks_power', { party: '林某', power: 'apply_or_stop' }, 'zh')).toBe(
      '林某的该代理人没有“申请、接受或终止调解”的授权。',
    );
  });

  it('an organisation signs by its seal or who represents it, a group by those it chose', () => {
    const company: PartyEntry = {
      ...person(LIN, 'respondent'),
      kind: 'organization',
      representatives: [representative('boss', 'legal')],
    };
    const firm = Story.of([person(CHEN, 'applicant'), company])
      .mediating()
      .sat()
      .drafted();
    const hand = firm.sign({ kind: 'party', partyId: LIN });
    expect(firm.codesOf(hand)).toEqual(['organization_acts_by_others']);
    expect(firm.codesOf({ ...hand, method: 'seal' })).toEqual([]);
    expect(firm.codesOf(firm.sign(by('boss')))).toEqual([]);

    const families: PartyEntry = {
      ...person(CHEN, 'applicant'),
      kind: 'group',
      memberCount: 12,
      representatives: [representative('r1', 'group', ['settle']), representative('r2', 'group', ['give_evidence'])],
    };
    const group = Story.of([families, person(LIN, 'respondent')])
      .mediating()
      .sat()
      .drafted();
    expect(group.codesOf(group.sign({ kind: 'party', partyId: CHEN }))).toEqual(['group_acts_by_representatives']);
    expect(group.codesOf(group.sign(by('r2')))).toEqual(['agent_lacks_power']);
    expect(group.codesOf(group.sign(by('r1')))).toEqual([]);
    expect(group.codesOf(name(LIN, representative('x', 'group')))).toEqual(['group_representative_misplaced']);
  });

  it('an organisation and a group agree through who acts for them, and refuse in whatever way', () => {
    const company: PartyEntry = { ...person(LIN, 'respondent'), kind: 'organization' };
    const households: PartyEntry = { ...person(CHEN, 'applicant'), kind: 'group', memberCount: 12 };
    const story = Story.of([households, company]).assigned();
    story.take(name(LIN, representative('boss', 'legal'))).take(name(CHEN, representative('r1', 'group')));
    expect(story.codesOf(consent(LIN, 'given'))).toEqual(['organization_acts_by_others']);
    expect(story.codesOf(consent(CHEN, 'given'))).toEqual(['group_acts_by_representatives']);
    expect(story.rulesOf(consent(CHEN, 'given'))).toEqual(['R9']);
    expect(story.codesOf(consent(LIN, 'given', { byRepresentativeId: 'boss' }))).toEqual([]);
    expect(story.codesOf(consent(CHEN, 'given', { byRepresentativeId: 'r1' }))).toEqual([]);
    for (const partyId of [LIN, CHEN]) expect(story.codesOf(consent(partyId, 'refused'))).toEqual([]);
  });

  it('is represented at the table by somebody on record who still acts when the sitting ends', () => {
    const story = Story.of().mediating().planned();
    const hold = (): CaseCommand => {
      const held = story.hold([CHEN]);
      const row = { partyId: LIN, staffId: null, as: 'representative', present: true } as const;
      return { ...held, attendance: [...held.attendance, row] };
    };
    expect(story.codesOf(hold())).toEqual(['represented_by_nobody']);
    expect(story.rulesOf(hold())).toEqual(['R9']);
    story.take(name(LIN, representative('lawyer', 'agent', ['settle'], { validTo: '2024-05-07' })));
    expect(story.codesOf(hold())).toEqual([]);
    story.at('2024-05-07T02:00:00.000Z');
    expect(story.codesOf(hold())).toEqual(['represented_by_nobody']);
    story.take(name(LIN, representative('sister', 'agent', ['settle'])));
    expect(story.codesOf(hold())).toEqual([]);
    story.take(end(LIN, 'sister'));
    expect(story.codesOf(hold())).toEqual(['represented_by_nobody']);
    const absent = story.hold([CHEN]);
    const row = { partyId: LIN, staffId: null, as: 'representative', present: false } as const;
    expect(story.codesOf({ ...absent, attendance: [...absent.attendance, row] })).toEqual([]);
  });

  it('a group has at most five representatives at a time, at every door', () => {
    const chosen = (count: number) => Array.from({ length: count }, (_, index) => representative(`r${index}`, 'group'));
    const group = (count: number, partyId = CHEN): PartyEntry => ({
      ...person(partyId, 'applicant'),
      kind: 'group',
      memberCount: 12,
      representatives: chosen(count),
    });
    const registered = (count: number) => {
      const answer = decide(null, registration([group(count), person(LIN, 'respondent')]), contextAt(OPENING));
      return answer.ok ? [] : answer.refusals.map(({ code }) => code);
    };
    expect(registered(5)).toEqual([]);
    expect(registered(6)).toEqual(['too_many_group_representatives']);
    const story = Story.of([group(5), person(LIN, 'respondent')]);
    const sixth = name(CHEN, representative('sixth', 'group'));
    expect(story.codesOf(sixth)).toEqual(['too_many_group_representatives']);
    expect(story.codesOf({ type: 'addParty', party: group(6, WU), occurredAt })).toEqual([
      'too_many_group_representatives',
    ]);
    const amend = { type: 'amendParty', partyId: CHEN, changed: ['representatives'], occurredAt } as const;
    expect(story.codesOf({ ...amend, party: { representatives: chosen(6) } })).toEqual([
      'too_many_group_representatives',
    ]);
    expect(story.take(end(CHEN, 'r0')).codesOf(sixth)).toEqual([]);
    const settings = { ...DEFAULT_SETTINGS, groupRepresentativesMost: 4 };
    expect(story.codesOf(sixth, story.context(DIRECTOR, { settings }))).toEqual(['too_many_group_representatives']);
  });

  it('no longer listed by an amendment have acted until then, and stay known', () => {
    const story = Story.of([{ ...person(CHEN, 'applicant'), representatives: [representative('r1', 'agent')] }]);
    const amend = { type: 'amendParty', partyId: CHEN, changed: ['representatives'], occurredAt } as const;
    story.at('2024-05-07T02:00:00Z').take({ ...amend, party: { representatives: [representative('r2', 'agent')] } });
    const acting = () =>
      story.facts.parties[0]?.representatives.map(({ representativeId, endedAt }) => [representativeId, endedAt]);
    const ended = ['r1', '2024-05-07T02:00:00.000Z'];
    expect(acting()).toEqual([ended, ['r2', null]]);
    story.at('2024-05-08T02:00:00Z').take({ ...amend, changed: ['phone'] });
    story.take({ ...amend, party: { representatives: [] } });
    expect(acting()).toEqual([ended, ['r2', '2024-05-08T02:00:00.000Z']]);
  });

  it('contradictory particulars name the field', () => {
    const { partyId: _, role: __, representatives: ___, ...plain } = person(LIN, 'respondent');
    const pointers = (rest: Partial<PartyEntry>, ...those: ReturnType<typeof representative>[]) =>
      faultsOfParty({ ...plain, ...rest }, those).map(({ pointer, code }) => `${pointer} ${code}`);
    expect(pointers({})).toEqual([]);
    expect(pointers({ under14: true })).toEqual(['/under14 needs']);
    expect(pointers({ minor: true, under14: true, selfSupporting: true })).toEqual([
      '/selfSupporting not_allowed_with',
    ]);
    expect(pointers({ kind: 'group' })).toEqual(['/memberCount required']);
    expect(pointers({ memberCount: 3 })).toEqual(['/memberCount not_allowed_with']);
    expect(pointers({ kind: 'organization', incapacitated: true })).toEqual(['/incapacitated not_allowed_with']);
    expect(pointers({}, MOTHER)).toEqual(['/representatives/0/kind not_allowed_with']);
    expect(pointers({ minor: true }, MOTHER)).toEqual([]);
    expect(pointers({}, representative('r', 'group'))).toEqual(['/representatives/0/kind not_allowed_with']);
    const backwards = representative('r', 'agent', [], { validFrom: '2024-06-01', validTo: '2024-06-01' });
    expect(pointers({}, backwards)).toEqual(['/representatives/0/validTo bad_range']);
  });

  it('what an earlier version wrote down still folds: an agent who might settle may', () => {
    const old = (kind: 'legal' | 'agent', maySettle: boolean) => ({
      representativeId: `${kind}-${maySettle}`,
      kind,
      maySettle,
    });
    const representatives = [old('legal', true), old('agent', true), old('agent', false)];
    const { log } = Story.of([person(CHEN, 'applicant')]);
    const [first] = log;
    if (first?.type !== 'Registered') throw new Error('a log begins with Registered');
    const party = { partyId: CHEN, role: 'applicant', kind: 'person', minor: false, selfSupporting: false } as const;
    const entry: LogEntry = { ...first, payload: { ...first.payload, parties: [{ ...party, representatives }] } };
    const [folded] = foldFacts([entry]).parties;
    expect(folded).toMatchObject({ under14: false, incapacitated: false, memberCount: null, leftAt: null });
    expect(folded?.representatives.map(({ powers }) => powers.includes('settle'))).toEqual([true, true, false]);
  });
});

describe('leaving', () => {
  it('R23 is open to anybody but the last of a side, who withdraws instead', () => {
    const story = three();
    expect(story.codesOf(leave(CHEN))).toEqual(['last_applicant']);
    expect(story.codesOf(leave(LIN))).toEqual(['last_respondent']);
    expect(story.codesOf(leave('nobody'))).toEqual(['party_unknown']);
    story.take(name(WU, representative('agent', 'agent'))).take(leave(WU));
    expect(story.codesOf(leave(WU))).toEqual(['party_left']);
    expect(story.codesOf(name(WU, representative('other', 'agent')))).toEqual(['party_left']);
    expect(story.codesOf(end(WU, 'agent'))).toEqual(['party_left']);
    const proactive = { kind: 'proactive', channel: 'grid_worker', delegatedBy: null } as const;
    const stepped = Story.of([person(CHEN, 'applicant'), person(LIN, 'respondent')], { source: proactive });
    expect(stepped.codesOf(leave(CHEN))).toEqual([]);
    expect(stepped.codesOf(leave(LIN))).toEqual(['last_respondent']);
  });

  it('asks no more of who left: neither notice nor consent nor hand', () => {
    const story = three().assigned().told(CHEN).told(LIN);
    story.take(consent(WU, 'refused'));
    expect(story.codesOf(start)).toEqual(['party_refuses', 'rights_notice_missing']);
    story.take(leave(WU));
    expect(story.codesOf(start)).toEqual([]);
    expect(story.codesOf(challenge('m1', { partyId: WU }))).toEqual(['party_left']);
    story.take(start).at('2024-05-06T02:00:00Z').planned();
    expect(story.codesOf(story.hold([CHEN, LIN, WU]))).toEqual(['party_left']);
    expect(story.codesOf(consent(WU, 'given'))).toEqual(['party_left']);
    expect(
      story.codesOf(
        story
          .take(story.hold([CHEN, LIN]))
          .drafted()
          .sign({ kind: 'party', partyId: WU }),
      ),
    ).toEqual(['party_left']);
    story.signedByHands().take(story.sign({ kind: 'seal' }));
    expect(story.facts.state).toBe('settled');
  });

  it('outdates a draft that names them, without completing anything', () => {
    const story = three().mediating().sat([CHEN, LIN]).drafted();
    story.take(story.sign({ kind: 'party', partyId: CHEN })).take(story.sign({ kind: 'party', partyId: LIN }));
    story.take(leave(WU));
    expect(story.facts.state).toBe('mediating');
    expect(story.codesOf(story.sign({ kind: 'mediator', staffId: 'm1' }))).toEqual(['agreement_lacks_party']);
    expect(story.codesOf(draft([duty({ debtorPartyIds: [WU] })]))).toEqual(['party_left']);
    story.drafted([], { textDigest: 'sha256:2' });
    expect(story.facts.agreements[0]).toMatchObject({ version: 2, partyIds: [CHEN, LIN] });
  });

  it('is not before joining, and counts from when it happened', () => {
    const story = Story.of()
      .at('2024-05-07T01:00:00Z')
      .take({ type: 'addParty', party: person(WU, 'third_party'), occurredAt });
    expect(story.codesOf(leave(WU, '2024-05-06T02:00:00Z'))).toEqual(['left_before_joining']);
    story.at('2024-05-09T01:00:00Z').take(consent(WU, 'refused', { occurredAt: '2024-05-07T02:00:00Z' }));
    story.take(leave(WU, '2024-05-08T01:00:00Z'));
    expect(partiesRefusing(story.facts, '2024-05-07T03:00:00.000Z')).toEqual([WU]);
    expect(partiesRefusing(story.facts, '2024-05-08T01:00:00.000Z')).toEqual([]);
  });

  it('R24 lets who left still be told where else to turn, and demands it of nobody who left', () => {
    const story = three().accepted().take(leave(WU));
    const told = (partyId: string) => ({ noticeId: partyId, partyId, method: 'oral' as const, on: story.today });
    expect(story.codesOf({ type: 'giveRemediesNotice', ...told(WU) })).toEqual([]);
    const fail = { type: 'fail', reason: 'no_agreement', occurredAt } as const;
    expect(story.codesOf({ ...fail, remediesNotices: [told(CHEN), told(LIN)] })).toEqual([]);
  });

  it('an obligation of the agreement in force binds: only a later version lets go', () => {
    const story = three().settled([duty({ creditorPartyIds: [WU] })]);
    const reopened = { ...story.facts, state: 'mediating' as const };
    const codes = (partyId: string) => {
      const answer = decide(reopened, leave(partyId), story.context());
      return answer.ok ? [] : answer.refusals.map(({ code }) => code);
    };
    expect(codes(WU)).toEqual(['party_bound_by_agreement']);
  });

  it('however often it happens, both sides remain, and nobody who left counts anywhere', () => {
    fc.assert(
      fc.property(aWalk(60), (steps) => {
        const { facts } = walk(steps);
        const now = facts.lastRecordedAt;
        const gone = facts.parties.filter(({ leftAt }) => leftAt !== null).map(({ partyId }) => partyId);
        expect(standing(facts).some(({ role }) => role === 'applicant')).toBe(true);
        expect(partiesAt(facts, now).map(({ partyId }) => partyId)).toEqual(
          standing(facts).map(({ partyId }) => partyId),
        );
        expect(partiesRefusing(facts, now).filter((id) => gone.includes(id))).toEqual([]);
        for (const agreement of facts.agreements.filter(({ state }) => state === 'draft'))
          if (agreement.partyIds.some((id) => gone.includes(id))) expect(isOutdated(facts, agreement)).toBe(true);
        const inForce = facts.agreements.find(({ agreementId }) => agreementId === facts.agreementId);
        const bound = inForce?.obligations.flatMap((owed) => [...owed.debtorPartyIds, ...owed.creditorPartyIds]) ?? [];
        expect(bound.filter((id) => gone.includes(id))).toEqual([]);
        const sat = facts.sessions.map(({ presentPartyIds }) => presentPartyIds);
        const isFull = sat.some((present) => standing(facts).every(({ partyId }) => present.includes(partyId)));
        if (hasFullSession(facts, now)) expect(isFull).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('R18 conflicts and challenges', () => {
  it('a declared conflict takes the mediator off the case and out of the next session', () => {
    const story = Story.of().mediating().planned();
    story.at('2024-05-06T02:00:00Z').take(conflict('m1'));
    expect(story.facts.mediatorIds).toEqual([]);
    expect(story.codesOf(story.hold([CHEN, LIN]))).toEqual(['mediator_has_conflict']);
    expect(story.codesOf(assign('m1'))).toEqual(['mediator_has_conflict']);
    expect(story.codesOf({ ...assign('m1'), occurredAt: '2024-05-06T01:30:00Z' } as CaseCommand)).toEqual([
      'mediator_has_conflict',
    ]);
    expect(story.codesOf(session({ sessionId: 's2', mediatorIds: ['m1'] }))).toEqual(['mediator_has_conflict']);
    expect(story.codesOf(conflict('m1'))).toEqual(['mediator_has_conflict']);
    expect(story.codesOf(conflict('stranger'))).toEqual(['staff_unknown']);
    expect(story.codesOf(assign('m2'))).toEqual([]);
  });

  it('what they led before stays', () => {
    const story = Story.of().mediating().sat().at('2024-05-07T01:00:00Z').take(conflict('m1')).take(assign('m2'));
    expect(story.facts.sessions[0]).toMatchObject({ state: 'held', presentMediatorIds: ['m1'] });
    story.drafted();
    expect(story.codesOf(story.sign({ kind: 'mediator', staffId: 'm1' }))).toEqual(['mediator_has_conflict']);
    expect(story.codesOf(story.sign({ kind: 'mediator', staffId: 'm2' }))).toEqual([]);
  });

  it('is declared by the mediator or recorded by an officer, not by a colleague', () => {
    const story = Story.of().assigned();
    expect(story.codesOf(conflict('m1', false))).toEqual(['conflict_of_another']);
    const self = { accountId: 'a-m1', staffId: 'm1', maySeal: false, onlyAsHelper: false };
    expect(story.codesOf(conflict('m1', false), story.context(self))).toEqual([]);
  });

  it('a challenge keeps the mediator from sessions and signing until it is decided', () => {
    const story = Story.of().mediating().sat().drafted().planned('s2');
    story.at('2024-05-06T02:00:00Z').take(challenge('m1'));
    expect(story.codesOf(story.hold([CHEN, LIN], 's2'))).toEqual(['challenge_open']);
    expect(story.codesOf(story.sign({ kind: 'mediator', staffId: 'm1' }))).toEqual(['challenge_open']);
    expect(story.codesOf(assign('m1'))).toEqual(['challenge_open']);
    expect(story.codesOf(challenge('m1', { challengeId: 'again' }))).toEqual(['challenge_pending']);
    story.at('2024-05-06T03:00:00Z').take(decision(false));
    expect(story.codesOf(story.hold([CHEN, LIN], 's2'))).toEqual([]);
    expect(
      story.codesOf({
        ...story.hold([CHEN, LIN], 's2'),
        heldTo: '2024-05-06T02:30:00Z',
        heldFrom: '2024-05-06T02:00:00Z',
      }),
    ).toEqual(['challenge_open']);
    expect(story.facts.mediatorIds).toEqual(['m1']);
  });

  it('upheld, it takes the mediator off; refused, it is not made again on the same ground', () => {
    const upheld = Story.of().assigned().take(challenge('m1')).take(decision(true));
    expect(upheld.facts).toMatchObject({ mediatorIds: [], challenges: [{ state: 'upheld' }] });
    expect(upheld.codesOf(assign('m1'))).toEqual(['challenge_upheld']);
    expect(upheld.codesOf(decision(true))).toEqual(['challenge_not_open']);
    const refused = Story.of().assigned().take(challenge('m1')).take(decision(false));
    expect(refused.codesOf(challenge('m1', { challengeId: 'again' }))).toEqual(['challenge_repeated']);
    expect(refused.codesOf(challenge('m1', { challengeId: 'again', ground: 'interest' }))).toEqual([]);
    expect(refused.codesOf(challenge('m1', { challengeId: 'again', partyId: CHEN }))).toEqual([]);
  });

  it('is against a mediator of the case, by a party or who may choose for it', () => {
    const story = Story.of().assigned();
    expect(story.codesOf(challenge('m2'))).toEqual(['not_mediator_of_case']);
    expect(story.codesOf(challenge('m1', { partyId: 'nobody' }))).toEqual(['party_unknown']);
    story.take(name(LIN, representative('post', 'agent', ['receive_documents'])));
    expect(story.codesOf(challenge('m1', { byRepresentativeId: 'post' }))).toEqual(['representative_lacks_power']);
    const planned = Story.of()
      .mediating()
      .take(session({ mediatorIds: ['m2'] }))
      .take(conflict('m2'));
    expect(planned.codesOf(challenge('m2'))).toEqual(['mediator_has_conflict']);
  });

  it('is decided by somebody else than the one challenged, and not before it was made', () => {
    const story = Story.of(undefined, { track: 'police_mediation' }).accepted().take(assign('director'));
    story.at('2024-05-06T02:00:00Z').take(challenge('director'));
    expect(story.codesOf(decision(false, 'challenge-director'))).toEqual(['challenge_by_challenged']);
    const other = story.context(CLERK);
    expect(story.codesOf(decision(false, 'challenge-director'), other)).toEqual([]);
    const early = { ...decision(false, 'challenge-director'), occurredAt: '2024-05-06T01:30:00Z' } as CaseCommand;
    expect(story.codesOf(early, other)).toEqual(['decided_before_challenge']);
  });

  it('nobody barred is ever among the mediators, however a case goes', () => {
    fc.assert(
      fc.property(aWalk(60), (steps) => {
        const { facts } = walk(steps);
        const barred = [
          ...facts.conflicts.map(({ staffId }) => staffId),
          ...facts.challenges.filter(({ state }) => state === 'upheld').map(({ staffId }) => staffId),
        ];
        expect(facts.mediatorIds.filter((id) => barred.includes(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

it('R22 who takes part may still change after the deadline: what is left to do needs the right people', () => {
  const story = three().mediating().at('2024-07-01T01:00:00Z');
  const steps = [
    name(LIN, representative('agent', 'agent')),
    end(LIN, 'agent'),
    challenge('m1'),
    decision(false),
    conflict('m1'),
    leave(WU),
  ];
  for (const step of steps) story.take(step);
  expect(story.codesOf(start)).toContain('wrong_state');
  expect(story.codesOf(assign('m2'))).toContain('mediation_expired');
});

describe('R19 consent to outsiders', () => {
  const guest = (staffId: string | null, as: 'invited' | 'adviser' = 'invited') => [{ staffId, as }];
  const invite = (partyId: string, subjectId: string | null, decision: 'given' | 'refused' = 'given') =>
    consent(partyId, decision, { subject: 'invite', subjectId });

  it('that names a session or a person covers no other', () => {
    const story = Story.of().mediating().take(invite(CHEN, null)).take(invite(LIN, 'judge'));
    expect(story.codesOf(session({ invited: guest('judge') }))).toEqual([]);
    expect(story.codesOf(session({ invited: guest('officer') }))).toEqual(['invite_consent_missing']);
    story.at('2024-05-06T02:00:00Z').take(invite(LIN, 's1'));
    expect(story.codesOf(session({ invited: [...guest('judge'), ...guest(null)] }))).toEqual([]);
    expect(story.codesOf(session({ sessionId: 's2', invited: guest(null) }))).toEqual(['invite_consent_missing']);
    story.at('2024-05-06T03:00:00Z').take(invite(CHEN, 'judge', 'refused'));
    expect(story.codesOf(session({ invited: guest('judge') }))).toEqual(['invite_consent_missing']);
    story.at('2024-05-06T04:00:00Z').take(invite(CHEN, null));
    expect(story.codesOf(session({ invited: guest('judge') }))).toEqual([]);
  });

  it('is asked for the centre’s own staff where the centre says so', () => {
    const story = Story.of().mediating();
    const plan = session({ invited: guest('judge', 'adviser') });
    expect(story.codesOf(plan)).toEqual([]);
    const settings = { ...DEFAULT_SETTINGS, ownStaffNeedConsent: true };
    expect(story.codesOf(plan, story.context(DIRECTOR, { settings }))).toEqual([
      'invite_consent_missing',
      'invite_consent_missing',
    ]);
  });
});

describe('R18 who is taken off the case', () => {
  const consultation = (): Story => {
    const story = Story.of(undefined, { track: 'consultation' }).accepted();
    story.take({ ...assign('officer'), officerOnDutyId: 'officer' } as CaseCommand);
    for (const partyId of [CHEN, LIN]) story.told(partyId);
    return story;
  };

  it('answers for it no longer either: it waits to be assigned, whatever else happens meanwhile', () => {
    for (const off of [[conflict('officer')], [challenge('officer'), decision(true, 'challenge-officer')]]) {
      const story = consultation();
      for (const step of off) story.take(step);
      const waits = { mediatorIds: [], responsibleOfficerId: null, queued: true };
      expect(story.facts).toMatchObject(waits);
      expect(story.take(start).facts).toMatchObject({ state: 'mediating', ...waits });
      story.take({ type: 'suspend', reason: 'appraisal', occurredAt }).take({ type: 'resume', occurredAt });
      expect(story.facts).toMatchObject({ state: 'mediating', ...waits });
      // On duty again, and not brought back by it.
      story.take(assign('judge'));
      expect(story.facts).toMatchObject({ mediatorIds: ['judge'], responsibleOfficerId: 'director', queued: false });
    }
  });

  it('a challenge refused, and the conflict of somebody else, leave the officer where they are', () => {
    const story = consultation().take(challenge('officer')).take(decision(false, 'challenge-officer'));
    expect(story.take(conflict('judge')).facts).toMatchObject({ responsibleOfficerId: 'officer', queued: false });
  });

  it('nobody left to answer for it: it waits for the director, and so does what another department takes over', () => {
    const story = consultation().take(conflict('officer'));
    const nobody = { ...assign(), mediatorsNamed: false } as CaseCommand;
    expect(story.take(nobody).facts).toMatchObject({ responsibleOfficerId: null, queued: true });
    const sent = {
      type: 'referToDepartment',
      referralId: 'r',
      departmentId: 'court',
      departmentPresent: true,
    } as const;
    story.take({ ...sent, dueOn: '2024-05-20', occurredAt });
    const officer = { staffId: 'officer', shiftId: 'shift' };
    story.take({ type: 'acceptReferral', referralId: 'r', officer, occurredAt });
    expect(story.facts).toMatchObject({ departmentId: 'court', responsibleOfficerId: null, queued: true });
    const silent = consultation()
      .take(conflict('officer'))
      .take({ ...sent, dueOn: '2024-05-20', occurredAt });
    const [taken] = acceptedBySilence(silent.facts, { now: '2024-06-20T02:00:00.000Z', zone: ZONE }, officer);
    expect(taken).toMatchObject({ type: 'ReferralAcceptedBySilence', payload: { officer: null } });
  });

  it('once mediation is over it waits for nobody', () => {
    const story = Story.of().assigned().take(challenge('m1'));
    expect(story.take(conflict('officer')).facts.queued).toBe(true);
    expect(story.take({ type: 'withdraw', partyId: LIN, occurredAt }).facts.queued).toBe(false);
  });
});

describe('R6 who leads on which track', () => {
  const CASES = {
    peoples_mediation: {
      m1: [],
      judge: ['mediator_not_in_term', 'peoples_mediator_needed'],
      grid: ['mediator_not_in_term', 'peoples_mediator_needed'],
    },
    court_pre_filing: { m1: [], judge: [], grid: ['lead_not_permitted'] },
    court_entrusted: { m1: [], judge: [], grid: ['lead_not_permitted'] },
    police_mediation: { m1: [], judge: [], grid: ['lead_not_permitted'] },
    administrative_mediation: { m1: [], judge: [], grid: ['lead_not_permitted'] },
    consultation: { m1: [], judge: [], grid: [] },
  } as const;

  it.each(ALL_TRACKS)('%s: assigned, at the table and under the agreement alike', (track) => {
    for (const [staffId, codes] of Object.entries(CASES[track])) {
      const story = Story.of(undefined, { track }).accepted();
      expect(story.codesOf(assign(staffId))).toEqual(codes);
      const court = Story.of(undefined, { track }).mediating().planned();
      const lead = { partyId: null, staffId, as: 'mediator', present: true } as const;
      const hold = { ...court.hold([CHEN, LIN]), attendance: [lead] };
      expect(court.codesOf(hold)).toEqual(codes);
      if (codes.length > 0) continue;
      const drafted = Story.of(undefined, { track }).mediating().take(assign(staffId)).drafted();
      expect(drafted.codesOf(drafted.sign({ kind: 'mediator', staffId }))).toEqual([]);
    }
  });

  it('a duty judge beside a people’s mediator advises and does not lead', () => {
    const story = Story.of().mediating().planned();
    const row = (staffId: string, as: 'mediator' | 'adviser') => ({ partyId: null, staffId, as, present: true });
    const hold = (...attendance: ReturnType<typeof row>[]) => ({ ...story.hold([]), attendance });
    expect(story.codesOf(hold(row('m1', 'mediator'), row('judge', 'adviser')))).toEqual([]);
    expect(story.codesOf(hold(row('m1', 'mediator'), row('judge', 'mediator')))).toEqual(['mediator_not_in_term']);
    const words = refusalText(
      'lead_not_permitted',
      { staff: '葛网格长', track: 'police_mediation', leads: ['officer'] },
      'zh',
    );
    expect(words).toBe('葛网格长不能主持“治安调解”；可主持的有：部门派驻的法官、民警等工作人员。');
  });
});

describe('neutrality', () => {
  const nobody: MediatorTraits = { household: null, workUnit: null, gridIds: [], earlier: [] };
  const party = (partyId: string, role: PartyTraits['role'], rest: Partial<PartyTraits> = {}): PartyTraits => ({
    partyId,
    role,
    household: null,
    workUnit: null,
    gridId: null,
    ...rest,
  });
  const codes = (mediator: Partial<MediatorTraits>, ...parties: PartyTraits[]) =>
    neutralityOf({ ...nobody, ...mediator }, parties).map(({ code, partyIds, cases }) => [code, partyIds, cases]);

  it('warns of what connects a mediator with a party, and of nothing that is merely unknown', () => {
    const [chen, lin] = [
      party(CHEN, 'applicant', { household: 'h', workUnit: 'w' }),
      party(LIN, 'respondent', { gridId: 'g' }),
    ];
    expect(codes({}, chen, lin)).toEqual([]);
    expect(codes({ household: 'h' }, chen, lin)).toEqual([['same_household', [CHEN], 0]]);
    expect(codes({ workUnit: 'w' }, chen, lin)).toEqual([['same_work_unit', [CHEN], 0]]);
    expect(codes({ gridIds: ['x', 'g'] }, chen, lin)).toEqual([['same_grid', [LIN], 0]]);
  });

  it('counts earlier cases of one side only', () => {
    const parties = [party(CHEN, 'applicant'), party(LIN, 'respondent'), party(WU, 'third_party')];
    expect(codes({ earlier: [[CHEN, LIN], [WU]] }, ...parties)).toEqual([]);
    expect(codes({ earlier: [[CHEN], [CHEN, WU], [CHEN, LIN]] }, ...parties)).toEqual([
      ['mediated_one_side', [CHEN, WU], 2],
    ]);
  });

  it('says the same whichever side is which', () => {
    const role = fc.constantFrom<PartyTraits['role']>('applicant', 'respondent', 'third_party');
    const traits = fc.array(fc.record({ role, household: fc.constantFrom(null, 'h', 'i') }), { maxLength: 5 });
    const swapped = { applicant: 'respondent', respondent: 'applicant', third_party: 'third_party' } as const;
    fc.assert(
      fc.property(traits, fc.array(fc.array(fc.nat(4), { maxLength: 3 }), { maxLength: 4 }), (those, earlier) => {
        const parties = those.map((one, index) => party(String(index), one.role, { household: one.household }));
        const mediator = { ...nobody, household: 'h', earlier: earlier.map((known) => known.map(String)) };
        const mirrored = parties.map((one) => ({ ...one, role: swapped[one.role] }));
        expect(neutralityOf(mediator, mirrored)).toEqual(neutralityOf(mediator, parties));
      }),
    );
  });
});
