/** In whose hands a case is: one example per rule, named after it, and what holds on every walk. */
import fc from 'fast-check';
import { deadlinesOf, runningDeadline } from '../../../src/domain/deadlines/deadlines.js';
import type { CaseCommand, CommandOf } from '../../../src/domain/dispute/commands.js';
import { toEntries } from '../../../src/domain/dispute/decide.js';
import { openReferral, openSupervisions, referralAccepted } from '../../../src/domain/dispute/custody/facts.js';
import { acceptedBySilence } from '../../../src/domain/dispute/custody/silence.js';
import type { DisputeFacts } from '../../../src/domain/dispute/facts.js';
import { foldFacts } from '../../../src/domain/dispute/fold.js';
import type { State } from '../../../src/domain/dispute/states.js';
import { addDays } from '../../../src/domain/shared/day.js';
import { CLERK, contextAt, person, ZONE } from '../../support/arbitraries.js';
import { CHEN, consent, LIN, occurredAt, remedies, Story } from '../../support/dispute-story.js';

const at = (day: string, time = '02:00'): string => `${day}T${time}:00.000Z`;

const send = (rest: Partial<CommandOf<'referToDepartment'>> = {}): CommandOf<'referToDepartment'> => ({
  type: 'referToDepartment',
  referralId: 'r1',
  departmentId: 'court',
  departmentPresent: true,
  dueOn: '2024-05-20',
  occurredAt,
  ...rest,
});

const accept = (referralId = 'r1', staffId: string | null = 'judge'): CommandOf<'acceptReferral'> => ({
  type: 'acceptReferral',
  referralId,
  officer: staffId === null ? null : { staffId, shiftId: 'line' },
  occurredAt,
});

const object = (referralId = 'r1', rest: { occurredAt?: string } = {}): CommandOf<'objectToReferral'> => ({
  type: 'objectToReferral',
  referralId,
  supervisionId: `s-${referralId}`,
  occurredAt,
  ...rest,
});

const hand = (rest: Partial<CommandOf<'refer'>> = {}): CommandOf<'refer'> => ({
  type: 'refer',
  referralId: 'out',
  body: 'court',
  ground: 'statutory',
  consentIds: [],
  dueOn: null,
  occurredAt,
  ...rest,
});

const anew: CommandOf<'assign'> = {
  type: 'assign',
  departmentId: 'justice-above',
  departmentPresent: true,
  mediatorIds: ['m2'],
  mediatorsNamed: true,
  officerOnDutyId: 'officer',
  shiftId: 'shift',
  occurredAt,
};

const THIRD = 'p3';

const ofThree = (): Story =>
  Story.of([person(CHEN, 'applicant'), person(LIN, 'respondent'), person(THIRD, 'respondent')]).mediating();

const gone: CommandOf<'leaveParty'> = { type: 'leaveParty', partyId: THIRD, reason: 'not_concerned', occurredAt };

const ROUTING = { departmentId: 'justice-above', staffId: 'officer', shiftId: 'line-above', rule: null, track: null };

const up = (rest: Partial<CommandOf<'escalate'>> = {}): CommandOf<'escalate'> => ({
  type: 'escalate',
  toCenterId: 'street',
  isAbove: true,
  routing: ROUTING,
  occurredAt,
  ...rest,
});

const down = (): CommandOf<'returnCase'> => ({ type: 'returnCase', routing: ROUTING, occurredAt });

const fail = (on: string): CommandOf<'fail'> => ({
  type: 'fail',
  reason: 'no_agreement',
  remediesNotices: [CHEN, LIN].map((partyId) => ({ noticeId: `n-${partyId}`, partyId, method: 'written', on })),
  occurredAt,
});

const silent = (facts: DisputeFacts, now: string): DisputeFacts => {
  const events = acceptedBySilence(facts, { now, zone: ZONE }, null);
  return events.length === 0 ? facts : foldFacts(toEntries(events, facts, contextAt(now)), facts);
};

const deadline = (facts: DisputeFacts, kind: string, now = at('2024-05-06')) =>
  deadlinesOf(facts, now, ZONE).find((row) => row.kind === kind);

const dueOf = (story: Story): string => runningDeadline(story.facts)?.dueOn ?? '';

describe('R13 a referral to a department', () => {
  it('may be objected to for five working days, the day of sending not counted, make-up days counted', () => {
    const { facts } = Story.of().assigned().take(send());
    // Tuesday to Friday, and the Saturday that is worked.
    expect(openReferral(facts)).toMatchObject({ fromDepartmentId: 'justice', objectUntil: '2024-05-11' });
    expect(deadline(facts, 'referral_answer')).toMatchObject({
      dueOn: '2024-05-11',
      state: 'running',
      subjectId: 'r1',
    });
    expect(deadline(facts, 'referral')).toMatchObject({ dueOn: '2024-05-20', state: 'running' });
    expect(facts.departmentId).toBe('justice');
  });

  it('goes to one other department at a time, which is there, and is due later', () => {
    const story = Story.of().assigned();
    expect(story.codesOf(send({ departmentId: 'justice' }))).toEqual(['department_has_case']);
    expect(story.codesOf(send({ departmentPresent: false }))).toEqual(['department_not_present']);
    expect(story.codesOf(send({ dueOn: '2024-05-05' }))).toEqual(['due_before_order']);
    expect(Story.of().codesOf(send({ departmentId: 'justice' }))).toEqual(['department_has_case']);
    story.take(send());
    expect(story.codesOf(send({ referralId: 'r2', departmentId: 'police' }))).toEqual(['referral_open']);
    expect(story.codesOf(accept('r2'))).toEqual(['referral_not_open']);
  });

  it('moves the case with its acceptance: the officer on duty answers for it, the mediators stay', () => {
    const story = Story.of().mediating().take(send()).take(accept());
    expect(story.facts).toMatchObject({
      state: 'mediating',
      departmentId: 'court',
      responsibleOfficerId: 'judge',
      mediatorIds: ['m1'],
      assignedYet: true,
      queued: false,
    });
    expect(deadline(story.facts, 'referral_answer')).toMatchObject({ state: 'met' });
    expect(story.codesOf(accept())).toEqual(['referral_not_open']);
    expect(story.codesOf(object())).toEqual(['referral_not_open']);
  });

  it('drops the officer who had it from the mediators, and waits in the queue when nobody is on duty', () => {
    const story = Story.of().accepted();
    story.take(
      {
        type: 'assign',
        departmentId: 'justice',
        departmentPresent: true,
        mediatorIds: ['m1', 'officer'],
        mediatorsNamed: true,
        officerOnDutyId: 'officer',
        shiftId: 'shift',
        occurredAt,
      },
      story.context(undefined, {
        staff: () => ({
          active: true,
          isPeoplesMediator: true,
          isOfficer: true,
          appointedFrom: '2020-01-01',
          appointedTo: null,
        }),
      }),
    );
    story.take(send()).take(accept('r1', null));
    expect(story.facts).toMatchObject({ mediatorIds: ['m1'], responsibleOfficerId: null, queued: true });
  });

  it('routes a case that nobody has accepted yet', () => {
    const story = Story.of().take(send()).take(accept());
    expect(story.facts).toMatchObject({
      state: 'registered',
      departmentId: 'court',
      routing: { departmentId: 'court', staffId: 'judge', shiftId: 'line' },
      queued: false,
    });
    const accepted = Story.of().accepted().take(send()).take(accept('r1', null));
    expect(accepted.facts).toMatchObject({ state: 'accepted', departmentId: 'court', acceptedByStaffId: 'director' });
    expect(accepted.facts.queued).toBe(true);
  });

  it('comes back to the centre when objected to in time, judged by the day of the objection', () => {
    const story = Story.of().assigned().take(send()).at(at('2024-05-11', '15:59'));
    expect(story.codesOf(object())).toEqual([]);
    story.at(at('2024-05-13'));
    expect(story.codesOf(object())).toEqual(['objection_too_late']);
    expect(story.rulesOf(object())).toEqual(['R13']);
    story.take(object('r1', { occurredAt: at('2024-05-10') }));
    expect(story.facts).toMatchObject({ state: 'assigned', departmentId: 'justice', responsibleOfficerId: 'officer' });
    expect(openReferral(story.facts)).toBeUndefined();
    expect(deadline(story.facts, 'referral')).toBeUndefined();
  });

  it('is not answered before it was sent', () => {
    const story = Story.of().at(at('2024-05-07')).assigned().at(at('2024-05-08')).take(send());
    const early = { occurredAt: at('2024-05-07', '03:00') };
    expect(story.codesOf({ ...accept(), ...early })).toEqual(['answered_before_sent']);
    expect(story.codesOf(object('r1', early))).toEqual(['answered_before_sent']);
  });

  it('is accepted by silence at the end of the last day, and not a moment earlier', () => {
    const { facts } = Story.of().assigned().take(send());
    expect(silent(facts, at('2024-05-11', '15:59'))).toBe(facts);
    const [event] = acceptedBySilence(facts, { now: at('2024-05-12', '01:00'), zone: ZONE }, null);
    expect(event).toMatchObject({
      type: 'ReferralAcceptedBySilence',
      occurredAt: '2024-05-11T15:59:59.999Z',
      bySystem: true,
      causedBy: null,
    });
    const after = silent(facts, at('2024-05-12', '01:00'));
    expect(after).toMatchObject({ departmentId: 'court', responsibleOfficerId: null, queued: true });
    expect(after.custody.referrals[0]).toMatchObject({ state: 'accepted', bySilence: true });
    expect(silent(after, at('2024-05-13'))).toBe(after);
  });

  it('after two objections raises a supervision once, and only the director sends it on', () => {
    const story = Story.of().assigned().take(send()).take(object());
    expect(openSupervisions(story.facts)).toEqual([]);
    story.take(send({ referralId: 'r2', departmentId: 'police' }), story.context(CLERK));
    const events = story.eventsOf(object('r2'));
    expect(events.map(({ type, bySystem }) => [type, bySystem])).toEqual([
      ['ReferralObjected', false],
      ['SupervisionOrdered', true],
    ]);
    story.take(object('r2'));
    expect(openSupervisions(story.facts)).toMatchObject([{ cause: 'objections', dueOn: '2024-05-11', state: 'open' }]);
    const third = send({ referralId: 'r3' });
    expect(story.codesOf(third, story.context(CLERK))).toEqual(['director_decides_referral']);
    story.take(third).take(object('r3'));
    expect(openSupervisions(story.facts)).toHaveLength(1);
    expect(deadline(story.facts, 'supervision')).toMatchObject({ subjectId: 's-r2', state: 'running' });
  });

  it.each<[string, (story: Story) => CaseCommand, State]>([
    ['withdrawn', () => ({ type: 'withdraw', partyId: CHEN, occurredAt }), 'withdrawn'],
    ['failed', (story) => fail(story.today), 'failed'],
    ['handed outside', () => hand(), 'referred'],
    ['escalated', () => up(), 'accepted'],
  ])('lapses when the case is %s', (_, command, state) => {
    const story = Story.of().mediating().planned().take(send());
    const events = story.eventsOf(command(story));
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['SessionCancelled', 'ReferralLapsed']);
    story.take(command(story));
    expect(story.facts.state).toBe(state);
    expect(story.facts.custody.referrals[0]).toMatchObject({ state: 'lapsed' });
    expect(deadline(story.facts, 'referral_answer')).toBeUndefined();
  });

  it('goes on while a party refuses mediation only with its answer', () => {
    const story = Story.of().assigned().take(send()).take(consent(LIN, 'refused'));
    expect(story.codesOf(object())).toEqual([]);
    story.take(object());
    expect(story.codesOf(send({ referralId: 'r2' }))).toEqual(['party_refuses']);
  });

  it('is dealt with by the receiver when mediation has ended', () => {
    const story = Story.of().assigned().take(send()).take(accept()).at(at('2024-05-21')).take(fail('2024-05-21'));
    expect(deadline(story.facts, 'referral', at('2024-05-22'))).toMatchObject({ dueOn: '2024-05-20', state: 'missed' });
    const refused = Story.of().take(send()).take(accept());
    refused.take({ type: 'refuse', reason: 'outside_scope', remedy: 'court', occurredAt });
    expect(deadline(refused.facts, 'referral')).toBeUndefined();
  });
});

describe('R46 handing a case to an outside body', () => {
  const share = (partyId: string, decision: 'given' | 'refused' = 'given') =>
    consent(partyId, decision, { subject: 'share', consentId: `share-${partyId}` });

  it('on consent needs that of every party, standing and of this case', () => {
    const story = Story.of().mediating();
    expect(story.codesOf(hand())).toEqual([]);
    expect(story.codesOf(hand({ dueOn: '2024-05-05' }))).toEqual(['due_before_order']);
    expect(story.codesOf(hand({ ground: 'consent' }))).toEqual(['share_consent_missing', 'share_consent_missing']);
    story.take(share(CHEN)).take(share(LIN));
    expect(story.codesOf(hand({ ground: 'consent', consentIds: ['elsewhere'] }))).toEqual(['share_consent_unknown']);
    expect(story.eventsOf(hand({ ground: 'consent' }))[0]).toMatchObject({
      payload: { ground: 'consent', consentIds: ['share-p1', 'share-p2'] },
    });
    expect(story.eventsOf(hand())[0]).toMatchObject({ payload: { ground: 'statutory', consentIds: [] } });
    story.at(at('2024-05-07')).take(share(LIN, 'refused'));
    expect(story.codesOf(hand({ ground: 'consent' }))).toEqual(['share_consent_missing']);
  });

  it('asks nobody who has left', () => {
    const story = ofThree().take(share(CHEN)).take(share(LIN));
    expect(story.codesOf(hand({ ground: 'consent' }))).toEqual(['share_consent_missing']);
    story.take(gone);
    expect(story.codesOf(hand({ ground: 'consent' }))).toEqual([]);
  });

  it('leaves nothing to silence: months later it still waits', () => {
    const { facts } = Story.of()
      .mediating()
      .take(hand({ dueOn: '2024-05-20' }));
    expect(silent(facts, at('2024-12-01'))).toBe(facts);
    expect(deadline(facts, 'referral', at('2024-05-21'))).toMatchObject({ dueOn: '2024-05-20', state: 'missed' });
    expect(deadline(facts, 'mediation', at('2024-12-01'))).toMatchObject({ state: 'paused' });
  });
});

describe('R38 a case that was handed outside', () => {
  it('closes only when the body has accepted it; mediation ended when it was handed over', () => {
    const story = Story.of().mediating().at(at('2024-05-20')).take(hand());
    expect(story.codesOf({ type: 'close', occurredAt })).toEqual(['referral_unanswered']);
    expect(referralAccepted(story.facts)).toBe(false);
    story.at(at('2024-07-20')).take(accept('out', null));
    expect(referralAccepted(story.facts)).toBe(true);
    expect(story.facts).toMatchObject({ state: 'referred', departmentId: 'justice', responsibleOfficerId: 'officer' });
    expect(deadline(story.facts, 'mediation', at('2024-07-20'))).toMatchObject({ state: 'met' });
    expect(story.take({ type: 'close', occurredAt }).facts).toMatchObject({ state: 'closed', closedFrom: 'referred' });
  });

  it('comes back to where it was when the body objects, and the time away does not count', () => {
    const story = Story.of().mediating().planned();
    const due = dueOf(story);
    story.at(at('2024-05-10')).take(hand());
    expect(story.facts.sessions[0]).toMatchObject({ state: 'cancelled' });
    expect(story.codesOf({ type: 'start', occurredAt })).toEqual(['wrong_state']);
    story.at(at('2024-05-20')).take(object('out'));
    expect(story.facts).toMatchObject({ state: 'mediating', mediatorIds: ['m1'], responsibleOfficerId: 'officer' });
    expect(dueOf(story)).toBe('2024-06-17');
    expect(addDays(due, 10)).toBe('2024-06-15');
    expect(story.facts.pauses).toMatchObject([{ kind: 'referral', to: at('2024-05-20') }]);
  });

  it.each<[State, (story: Story) => Story]>([
    ['registered', (story) => story],
    ['accepted', (story) => story.accepted()],
    ['assigned', (story) => story.assigned()],
    ['suspended', (story) => story.mediating().take({ type: 'suspend', reason: 'appraisal', occurredAt })],
  ])('is restored to %s', (state, prepare) => {
    const story = prepare(Story.of());
    expect(story.take(hand()).take(object('out')).facts.state).toBe(state);
  });

  it('that was suspended stays so: the suspension runs on and is counted once', () => {
    const story = Story.of().mediating().at(at('2024-05-08'));
    story.take({ type: 'suspend', reason: 'appraisal', occurredAt });
    story.at(at('2024-05-10')).take(hand()).at(at('2024-05-15')).take(object('out'));
    expect(story.facts.pauses).toMatchObject([{ kind: 'appraisal', to: null }]);
    story.at(at('2024-05-18')).take({ type: 'resume', occurredAt });
    expect(story.facts.state).toBe('mediating');
    expect(dueOf(story)).toBe('2024-06-17');
  });

  it('that waited in a queue waits there again', () => {
    const nobody = { departmentId: 'justice', staffId: null, shiftId: null, rule: null, track: null };
    const story = Story.of(undefined, { routing: nobody }).take(hand()).take(object('out'));
    expect(story.facts).toMatchObject({ state: 'registered', queued: true });
  });

  it('never loses time by it, however long it was away', () => {
    fc.assert(
      fc.property(fc.nat(29), fc.nat(300), (before, away) => {
        const story = Story.of().mediating();
        const due = dueOf(story);
        story.at(at(addDays('2024-05-06', before), '09:00')).take(hand());
        story.at(at(addDays('2024-05-06', before + away), '10:00')).take(object('out'));
        expect(dueOf(story) >= addDays(due, away)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('R17 a case escalated to a centre above', () => {
  it('keeps identity, number and history, and belongs to nobody there yet', () => {
    const story = Story.of().mediating().planned();
    const before = story.facts;
    expect(story.codesOf(up({ isAbove: false }))).toEqual(['center_not_above']);
    const topmost = story.context(undefined, { hasCenterAbove: false });
    for (const isAbove of [true, false]) expect(story.codesOf(up({ isAbove }), topmost)).toEqual(['no_center_above']);
    story.take(up());
    expect(story.facts).toMatchObject({
      state: 'accepted',
      number: before.number,
      receiptNo: before.receiptNo,
      centerId: 'center',
      custodyCenterId: 'street',
      departmentId: null,
      responsibleOfficerId: null,
      acceptedByStaffId: null,
      mediatorIds: [],
      assignedYet: false,
      routing: null,
    });
    expect(story.facts.deadlines).toEqual(before.deadlines);
    expect(story.facts.sessions[0]).toMatchObject({ state: 'cancelled' });
    expect(story.codesOf({ type: 'start', occurredAt })).toEqual(['wrong_state']);
  });

  it('stays registered when nobody had accepted it, on the desk of whoever is on duty there', () => {
    const story = Story.of().take(up());
    expect(story.facts).toMatchObject({ state: 'registered', routing: ROUTING, queued: false });
    const nobody = { ...ROUTING, staffId: null, shiftId: null };
    expect(Story.of().take(up({ routing: nobody })).facts.queued).toBe(true);
    expect(Story.of().accepted().take(up()).facts).toMatchObject({ state: 'accepted', routing: null });
  });

  it('ends a suspension; the deadline moves by the days of the pause', () => {
    const story = Story.of().mediating().take({ type: 'suspend', reason: 'appraisal', occurredAt });
    story.at(at('2024-05-16')).take(up());
    expect(story.facts).toMatchObject({ state: 'accepted', suspendedFrom: null });
    expect(story.facts.pauses).toMatchObject([{ to: at('2024-05-16') }]);
    expect(dueOf(story)).toBe('2024-06-17');
  });

  it('after it had failed is a new attempt: a fresh term, and everybody consents anew before it starts', () => {
    const story = Story.of()
      .mediating()
      .take(consent(CHEN, 'given'))
      .take(consent(LIN, 'given'))
      .take(fail('2024-05-06'));
    story.at(at('2024-08-01')).take(up());
    expect(story.facts.deadlines.map(({ startedOn, endedAt }) => [startedOn, endedAt === null])).toEqual([
      ['2024-05-06', false],
      ['2024-08-01', true],
    ]);
    expect(dueOf(story)).toBe('2024-09-02');
    expect(story.facts).toMatchObject({ state: 'accepted', expiredAt: null, number: 'no. 1' });
    story.take(anew);
    expect(story.codesOf({ type: 'start', occurredAt })).toEqual(['new_consent_missing', 'new_consent_missing']);
    story.at(at('2024-08-02')).take(consent(CHEN, 'given')).take(consent(LIN, 'given'));
    expect(story.take({ type: 'start', occurredAt }).facts.state).toBe('mediating');
  });

  it('R22 after it had failed counts extensions anew, and no consent to one from before', () => {
    const story = Story.of().mediating();
    const agree = (): void =>
      [CHEN, LIN].forEach((partyId) => story.take(consent(partyId, 'given', { subject: 'extension' })));
    const extend = (dueOn: string) => ({ type: 'extend', dueOn, occurredAt }) as const;
    agree();
    story.take(extend('2024-06-20'));
    agree();
    story.take(fail('2024-05-06')).at(at('2024-08-01')).take(up());
    expect(story.codesOf(extend('2024-09-10'))).toEqual(['extension_consent_missing', 'extension_consent_missing']);
    agree();
    expect(story.codesOf(extend('2024-09-10'))).toEqual([]);
  });

  it('R30 takes neither sitting nor signatures with it: drafted, signed and agreed anew by those who mediate now', () => {
    for (const ended of [false, true]) {
      const story = Story.of().mediating().sat().drafted().signedByHands();
      if (ended) story.take(fail('2024-05-06'));
      story.take(up()).take(anew);
      if (ended) story.take(consent(CHEN, 'given')).take(consent(LIN, 'given'));
      story.take({ type: 'start', occurredAt });
      // All of it at one instant: what counts is the order of recording.
      expect(story.codesOf(story.sign({ kind: 'seal' }))).toEqual(['agreement_before_reopening', 'no_session_held']);
      story.drafted();
      for (const partyId of [CHEN, LIN]) story.take(story.sign({ kind: 'party', partyId }));
      expect(story.codesOf(story.sign({ kind: 'mediator', staffId: 'm1' }))).toEqual(['signer_unknown']);
      story.take(story.sign({ kind: 'mediator', staffId: 'm2' }));
      expect(story.codesOf(story.sign({ kind: 'seal' }))).toEqual(['no_session_held']);
      story.sat(undefined, 's2');
      expect(story.take(story.sign({ kind: 'seal' })).facts.state).toBe('settled');
    }
  });

  it('R30 nor back with it on its return', () => {
    const story = Story.of().take(up()).mediating().sat().drafted().signedByHands();
    story.take(down()).take(anew).take({ type: 'start', occurredAt });
    expect(story.codesOf(story.sign({ kind: 'seal' }))).toEqual(['agreement_before_reopening', 'no_session_held']);
  });

  it('asks nobody for another yes when it changes hands in the middle: nobody has stopped', () => {
    const story = Story.of().mediating().take(up()).take(anew);
    expect(story.codesOf({ type: 'start', occurredAt })).toEqual([]);
  });

  it('asks nobody anew who left before it failed', () => {
    const story = ofThree().take(gone).take(fail('2024-05-06')).at(at('2024-08-01')).take(up()).take(anew);
    story.take(consent(CHEN, 'given')).take(consent(LIN, 'given'));
    expect(story.codesOf({ type: 'start', occurredAt })).toEqual([]);
  });

  it('goes back step by step to where it came from, and no further', () => {
    const story = Story.of().mediating();
    expect(story.codesOf(down())).toEqual(['not_escalated']);
    story
      .take(up())
      .take(up({ toCenterId: 'city' }))
      .take(down());
    expect(story.facts).toMatchObject({ custodyCenterId: 'street', custody: { cameFrom: ['center'] } });
    story.take(down());
    expect(story.facts).toMatchObject({ custodyCenterId: 'center', state: 'accepted', assignedYet: false });
    expect(story.codesOf(down())).toEqual(['not_escalated']);
    const registered = Story.of().take(up()).take(down());
    expect(registered.facts).toMatchObject({ state: 'registered', custodyCenterId: 'center', routing: ROUTING });
  });
});

describe('supervision', () => {
  const order = (rest: Partial<CommandOf<'orderSupervision'>> = {}): CommandOf<'orderSupervision'> => ({
    type: 'orderSupervision',
    supervisionId: 's1',
    dueOn: '2024-05-10',
    occurredAt,
    ...rest,
  });
  const answer = (when: string | null = null): CommandOf<'answerSupervision'> => ({
    type: 'answerSupervision',
    supervisionId: 's1',
    occurredAt: when,
  });
  const close = (dueAgainOn: string | null = null, when: string | null = null): CommandOf<'closeSupervision'> => ({
    type: 'closeSupervision',
    supervisionId: 's1',
    dueAgainOn,
    occurredAt: when,
  });

  it('is ordered, answered, found wanting, answered again and closed', () => {
    const story = Story.of().assigned();
    expect(story.codesOf(order({ dueOn: '2024-05-05' }))).toEqual(['due_before_order']);
    expect(story.codesOf(answer())).toEqual(['supervision_not_open']);
    story.at(at('2024-05-07')).take(order());
    expect(story.codesOf(answer(at('2024-05-06', '03:00')))).toEqual(['answered_before_order']);
    expect(story.codesOf(close())).toEqual(['supervision_not_answered']);
    story.at(at('2024-05-09')).take(answer());
    expect(deadline(story.facts, 'supervision', at('2024-05-11'))).toMatchObject({ state: 'met' });
    expect(story.codesOf(close(null, at('2024-05-08')))).toEqual(['decided_before_answer']);
    expect(story.codesOf(close('2024-05-08'))).toEqual(['due_before_order']);
    story.take(close('2024-05-15'));
    expect(openSupervisions(story.facts)).toMatchObject([{ state: 'open', dueOn: '2024-05-15', answeredAt: null }]);
    story.at(at('2024-05-16')).take(answer()).take(close());
    expect(openSupervisions(story.facts)).toEqual([]);
    expect(deadline(story.facts, 'supervision', at('2024-05-17'))).toMatchObject({ state: 'missed' });
    expect(story.codesOf(answer())).toEqual(['supervision_not_open']);
  });

  it('does not stand in the way of closing, and goes on after it', () => {
    const story = Story.of()
      .assigned()
      .take(order())
      .take(remedies(CHEN, '2024-05-06'))
      .take(remedies(LIN, '2024-05-06'));
    story.take(fail('2024-05-06')).take({ type: 'close', occurredAt });
    expect(openSupervisions(story.facts)).toHaveLength(1);
    expect(story.take(answer()).take(close()).facts.state).toBe('closed');
  });
});

it('R30 goes to no body outside while something agreed is open or a visit is not recorded', () => {
  const story = Story.of().settled().at(at('2024-05-07'));
  for (const partyId of [CHEN, LIN]) story.take(consent(partyId, 'given'));
  story.take({ type: 'reopen', occurredAt });
  expect(story.codesOf(hand())).toEqual(['agreement_stands']);
  expect(story.paid(null).codesOf(hand())).toEqual(['agreement_stands']);
  expect(story.take(story.visit()).codesOf(hand())).toEqual([]);
});
