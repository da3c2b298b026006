/** R16 and R20 by example: flags and what they demand, the level people give, and who may listen. */
import type { CaseCommand } from '../../../src/domain/dispute/commands.js';
import type { Context } from '../../../src/domain/dispute/context.js';
import { policeReportOf, riskOfCase, standingFlags } from '../../../src/domain/dispute/risk/level.js';
import { missingAboutRisk } from '../../../src/domain/dispute/risk/guards.js';
import type { RiskLevel } from '../../../src/domain/risk/risk.js';
import { CLERK, DIRECTOR, person } from '../../support/arbitraries.js';
import { CHEN, consent, LIN, occurredAt, remedies, session, Story } from '../../support/dispute-story.js';

const PARTIES = [person(CHEN, 'applicant'), person(LIN, 'respondent')];
const SCUFFLE = ['violence'];

const flag = (add: readonly string[], remove: readonly string[] = []): CaseCommand => ({
  type: 'changeRiskFlags',
  add,
  remove,
  occurredAt,
});
const level = (to: RiskLevel): CaseCommand => ({ type: 'setRiskLevel', level: to, occurredAt });
const leader = (staffId: string): CaseCommand => ({ type: 'nameRiskLeader', staffId, occurredAt });
const report = (reportedOn: string, matterOn: string | null = null): CaseCommand => ({
  type: 'recordPoliceReport',
  reportId: 'report',
  reportedOn,
  method: 'phone',
  matterOn,
});
const NOT_REQUIRED: CaseCommand = { type: 'decidePoliceReport', decision: 'not_required', occurredAt };
const CLOSE: CaseCommand = { type: 'close', occurredAt };

const typesOf = (story: Story): string[] => story.log.map(({ type }) => type);
const levelOf = (story: Story): RiskLevel => riskOfCase(story.facts.risk).level;
const stateOf = (story: Story): string => policeReportOf(story.facts.risk).state;

function withSettings(story: Story, settings: Partial<Context['settings']>): Context {
  const context = story.context();
  return { ...context, settings: { ...context.settings, ...settings } };
}

describe('R16 flags', () => {
  it('are part of the log from the first entry on; the report they demand is owed at once', () => {
    const story = Story.of(PARTIES, { riskFlags: ['violence', 'repeat'] });
    expect(typesOf(story)).toEqual(['Registered', 'PoliceReportRequired', 'Routed']);
    expect(story.log[1]).toMatchObject({ actorId: 'system', causedBy: 1, payload: { flags: SCUFFLE } });
    expect(standingFlags(story.facts.risk)).toEqual(['violence', 'repeat']);
    expect(policeReportOf(story.facts.risk)).toEqual({
      state: 'required',
      since: story.facts.receivedAt,
      flags: SCUFFLE,
    });
  });

  it('of danger demand a report whatever a centre has set: settings only add to them', () => {
    const none = { policeReportFlags: [] };
    const story = Story.of(PARTIES, { riskFlags: ['repeat'] });
    for (const one of ['violence', 'weapon', 'self_harm', 'minor_victim', 'incapacitated_victim'])
      expect(story.eventsOf(flag([one]), withSettings(story, none))).toMatchObject([
        { type: 'RiskFlagsChanged' },
        { type: 'PoliceReportRequired', payload: { flags: [one] }, bySystem: true },
      ]);
    story.take(flag(['violence', 'minor_victim']), withSettings(story, none));
    expect(stateOf(story)).toBe('required');
    story.take({ type: 'refuse', reason: 'outside_scope', remedy: 'court', occurredAt });
    expect(story.codesOf(CLOSE, withSettings(story, none))).toEqual(['police_report_open']);
  });

  it('that demand nothing demand nothing, and which others do is a setting of the centre', () => {
    const story = Story.of(PARTIES, { riskFlags: ['repeat'] });
    expect(typesOf(story)).toEqual(['Registered', 'Routed']);
    expect(story.eventsOf(flag(['mass'])).map(({ type }) => type)).toEqual(['RiskFlagsChanged']);
    const strict = withSettings(story, { policeReportFlags: ['mass'] });
    expect(story.eventsOf(flag(['mass', 'violence']), strict)).toMatchObject([
      { type: 'RiskFlagsChanged' },
      { type: 'PoliceReportRequired', payload: { flags: ['mass', 'violence'] }, bySystem: true },
    ]);
  });

  it('mark a case with many people by themselves, at registration and when it is amended', () => {
    const story = Story.of(PARTIES, { peopleInvolved: 5 });
    expect(typesOf(story)).toEqual(['Registered', 'RiskFlagsChanged', 'Routed']);
    expect(standingFlags(story.facts.risk)).toEqual(['mass']);
    const later = Story.of(PARTIES, { peopleInvolved: 4 });
    expect(standingFlags(later.facts.risk)).toEqual([]);
    const amend = { type: 'amend', changed: ['peopleInvolved'], peopleInvolved: 12, occurredAt } as const;
    expect(standingFlags(later.take(amend).facts.risk)).toEqual(['mass']);
    later.take(flag([], ['mass'])).take({ type: 'amend', changed: ['title'], occurredAt });
    expect(standingFlags(later.facts.risk)).toEqual([]);
    expect(later.log.every(({ payload }) => !('peopleInvolved' in payload))).toBe(true);
  });

  it('mark it also when the number of people is corrected, and the correction keeps no number in the log', () => {
    const story = Story.of(PARTIES, { peopleInvolved: 2 }).accepted();
    const correct = (peopleInvolved: number): CaseCommand => ({
      type: 'correct',
      correctionId: 'c',
      pointer: '/peopleInvolved',
      isCurrent: true,
      peopleInvolved,
      occurredAt,
    });
    expect(standingFlags(story.take(correct(4)).facts.risk)).toEqual([]);
    expect(standingFlags(story.take(correct(50)).facts.risk)).toEqual(['mass']);
    expect(story.log.every(({ payload }) => !('peopleInvolved' in payload))).toBe(true);
  });

  it('of a merged case are those it came with: only the report that is owed there goes on', () => {
    const merge = { type: 'merge', linkId: 'l', intoDisputeId: 'other', occurredAt } as const;
    const target = { isThisCase: false, isOfSameCenter: true, state: 'accepted' } as const;
    const story = Story.of(PARTIES, { riskFlags: SCUFFLE }).take({ ...merge, target });
    expect(story.facts.state).toBe('merged');
    for (const step of [flag(['weapon']), flag([], SCUFFLE), level('red'), leader('officer')])
      expect(story.codesOf(step)).toEqual(['wrong_state']);
    expect(missingAboutRisk(story.facts).map(({ code }) => code)).toEqual(['police_report_open']);
    expect(story.take(report(story.today)).codesOf(CLOSE)).toEqual([]);
    const decided = Story.of(PARTIES, { riskFlags: SCUFFLE }).take({ ...merge, target });
    expect(decided.codesOf(NOT_REQUIRED, decided.context(CLERK))).toEqual([]);
  });

  it('minors among the parties alone are not minors harmed', () => {
    const story = Story.of([{ ...person(CHEN, 'applicant'), minor: true }, person(LIN, 'respondent')]);
    expect(standingFlags(story.facts.risk)).toEqual([]);
  });

  it('are only added by an amendment: removing one is a step of its own, with a reason', () => {
    const story = Story.of(PARTIES, { riskFlags: ['repeat'] });
    const amend = (riskFlags: readonly string[]): CaseCommand => ({
      type: 'amend',
      changed: ['riskFlags'],
      riskFlags,
      occurredAt,
    });
    expect(story.codesOf(amend([]))).toEqual(['flag_removal_needs_reason']);
    expect(story.rulesOf(amend(['weapon']))).toEqual(['R16']);
    expect(typesOf(story.take(amend(['weapon', 'repeat'])))).toContain('PoliceReportRequired');
    expect(standingFlags(story.facts.risk)).toEqual(['repeat', 'weapon']);
    expect(standingFlags(story.take(flag([], ['repeat'])).facts.risk)).toEqual(['weapon']);
    expect(story.codesOf(flag([], ['repeat']))).toEqual(['risk_flag_not_standing']);
  });

  it('are recorded in every state, whether or not a party refuses, but not in the archive', () => {
    const story = Story.of().take(consent(LIN, 'refused'));
    story.take({ type: 'refuse', reason: 'party_refuses', remedy: 'court', occurredAt }).take(CLOSE);
    expect(story.codesOf(flag(SCUFFLE))).toEqual([]);
    expect(story.take(flag(SCUFFLE)).facts.state).toBe('closed');
    expect(stateOf(story)).toBe('required');
  });
});

describe('R16 the report to the police', () => {
  it('bars closing, and nothing else: mediation of a brawl goes on', () => {
    const story = Story.of(PARTIES, { riskFlags: SCUFFLE }).mediating().sat();
    story.take({ type: 'withdraw', partyId: CHEN, occurredAt });
    for (const id of [CHEN, LIN]) story.take(remedies(id, story.today));
    expect(story.codesOf(CLOSE)).toEqual(['police_report_open']);
    expect(story.rulesOf(CLOSE)).toEqual(['R16']);
    expect(story.take(report(story.today)).take(CLOSE).facts.state).toBe('closed');
    expect(stateOf(story)).toBe('reported');
  });

  it('is still owed when the flag has been removed', () => {
    const story = Story.of(PARTIES, { riskFlags: SCUFFLE }).take(flag([], SCUFFLE));
    expect(stateOf(story)).toBe('required');
    expect(levelOf(story)).toBe('yellow');
  });

  it('is owed again after it was cleared, when it happens once more', () => {
    const story = Story.of(PARTIES, { riskFlags: SCUFFLE });
    story.take(report(story.today));
    story.at('2024-05-07T02:00:00Z').take(flag(SCUFFLE));
    expect(story.facts.risk.policeTasks.map(({ state }) => state)).toEqual(['reported', 'required']);
    expect(policeReportOf(story.facts.risk).since).toBe('2024-05-07T02:00:00.000Z');
    expect(standingFlags(story.facts.risk)).toEqual(SCUFFLE);
  });

  it('joins the one that is owed already', () => {
    const story = Story.of(PARTIES, { riskFlags: SCUFFLE }).take(flag(['weapon']));
    expect(story.facts.risk.policeTasks).toHaveLength(1);
    expect(policeReportOf(story.facts.risk).flags).toEqual(['violence', 'weapon']);
    story.take(flag(['repeat']));
    expect(typesOf(story).filter((type) => type === 'PoliceReportRequired')).toHaveLength(2);
  });

  it('may have been made before the case was received, by the resident and of this matter, never tomorrow', () => {
    const story = Story.of(PARTIES, { riskFlags: SCUFFLE });
    expect(story.codesOf(report('2024-05-07'))).toEqual(['occurred_in_future']);
    story.at('2024-05-08T01:00:00Z');
    // Nobody said when it occurred, or it occurred after that report: the police were told of something else.
    for (const other of [report('2024-05-01'), report('2024-05-01', '2024-05-02')]) {
      story.take(other);
      expect(story.log.at(-1)?.payload).toMatchObject({ reportedOn: '2024-05-01', clears: false });
      expect(stateOf(story)).toBe('required');
    }
    story.take(report('2024-05-01', '2024-05-01'));
    expect(story.log.at(-1)).toMatchObject({
      occurredAt: story.facts.receivedAt,
      payload: { reportedOn: '2024-05-01', clears: true },
    });
    expect(story.log.at(-1)?.payload).not.toHaveProperty('matterOn');
    expect(story.facts.risk).toMatchObject({
      policeReports: 3,
      policeTasks: [{ state: 'reported', clearedAt: story.facts.receivedAt }],
    });
    story.take(report('2024-05-07'));
    expect(story.log.at(-1)).toMatchObject({ occurredAt: '2024-05-07T15:59:59.999Z', payload: { clears: false } });
  });

  it('made before the danger became known clears nothing: it told the police of something else', () => {
    const story = Story.of().at('2024-05-20T02:00:00Z').take(flag(SCUFFLE));
    for (const [reportedOn, matterOn] of [
      ['2019-01-01', null],
      ['2024-05-19', '2024-05-01'],
    ] as const) {
      story.take(report(reportedOn, matterOn));
      expect(story.facts.risk.policeTasks).toMatchObject([{ state: 'required', clearedAt: null }]);
    }
    story.at('2024-05-21T02:00:00Z').take(flag(['weapon']));
    // The scuffle was told, the knife was not.
    expect(stateOf(story.take(report('2024-05-20')))).toBe('required');
    story.take(report('2024-05-21'));
    const [task] = story.facts.risk.policeTasks;
    expect(task).toMatchObject({ state: 'reported', since: '2024-05-20T02:00:00.000Z' });
    expect((task?.clearedAt ?? '') >= (task?.lastAt ?? '')).toBe(true);
  });

  it('is the centre’s own where the law lays it on the centre: what a resident told before does not clear it', () => {
    const story = Story.of(PARTIES, { riskFlags: ['violence', 'minor_victim'] }).at('2024-05-08T01:00:00Z');
    expect(stateOf(story.take(report('2024-05-05', '2024-05-04')))).toBe('required');
    expect(stateOf(story.take(report('2024-05-06')))).toBe('reported');
  });

  it('of an entry from before it was asked what it clears, cleared what was owed', () => {
    const story = Story.of(PARTIES, { riskFlags: SCUFFLE });
    const payload = { reportId: 'r', reportedOn: '2019-01-01', method: 'phone' } as const;
    const entry = { type: 'PoliceReportRecorded', payload, occurredAt: story.facts.receivedAt } as const;
    story.happened([{ ...entry, causedBy: null, bySystem: false }]);
    expect(stateOf(story)).toBe('reported');
  });

  it('made without a demand is kept and counts', () => {
    const story = Story.of();
    expect([stateOf(story), levelOf(story)]).toEqual(['none', 'green']);
    story.take(report(story.today));
    expect([stateOf(story), levelOf(story)]).toEqual(['reported', 'yellow']);
  });
});

describe('R16 the decision that no report is needed', () => {
  it('is made by somebody who had no part in the flag', () => {
    const story = Story.of(PARTIES, { riskFlags: ['weapon'] });
    expect(story.codesOf(NOT_REQUIRED, story.context(DIRECTOR))).toEqual(['police_decision_by_recorder']);
    expect(story.rulesOf(NOT_REQUIRED, story.context(DIRECTOR))).toEqual(['R16']);
    story.take(NOT_REQUIRED, story.context(CLERK));
    expect([stateOf(story), levelOf(story)]).toEqual(['not_required', 'red']);
    expect(levelOf(story.take(flag([], ['weapon'])))).toBe('green');
    expect(story.codesOf(NOT_REQUIRED, story.context(CLERK))).toEqual(['police_report_not_owed']);
  });

  it('nor by who removed it, or recorded it again', () => {
    const removed = Story.of(PARTIES, { riskFlags: ['weapon'] });
    removed.take(flag([], ['weapon']), removed.context(CLERK));
    expect(removed.codesOf(NOT_REQUIRED, removed.context(CLERK))).toEqual(['police_decision_by_recorder']);
    const again = Story.of(PARTIES, { riskFlags: ['weapon'] });
    again.take(flag(['weapon']), again.context(CLERK));
    expect(again.codesOf(NOT_REQUIRED, again.context(CLERK))).toEqual(['police_decision_by_recorder']);
    const other = Story.of(PARTIES, { riskFlags: ['weapon', 'repeat'] });
    other.take(flag([], ['repeat']), other.context(CLERK));
    expect(other.codesOf(NOT_REQUIRED, other.context(CLERK))).toEqual([]);
  });

  it.each(['minor_victim', 'incapacitated_victim'])('is none for violence with %s: the law demands it', (victim) => {
    const story = Story.of(PARTIES, { riskFlags: ['violence', victim] });
    expect(story.codesOf(NOT_REQUIRED, story.context(CLERK))).toEqual(['police_report_statutory']);
    const alone = Story.of(PARTIES, { riskFlags: [victim] });
    expect(alone.codesOf(NOT_REQUIRED, alone.context(CLERK))).toEqual([]);
  });
});

describe('R16 the level', () => {
  it('is raised by people, and falls back no further than the rules let it', () => {
    const story = Story.of(PARTIES, { riskFlags: ['repeat'] });
    expect(levelOf(story)).toBe('yellow');
    expect(story.codesOf(level('green'))).toEqual(['risk_level_below_rules']);
    expect(story.codesOf(level('yellow'))).toEqual(['risk_level_unchanged']);
    story.take(level('red'));
    expect(riskOfCase(story.facts.risk).reasons.map(({ code }) => code)).toEqual(['repeat', 'raised_to_red']);
    expect(levelOf(story.take(level('yellow')))).toBe('yellow');
    expect(story.facts.risk.raisedTo).toBeNull();
    expect(levelOf(story.take(flag([], ['repeat'])))).toBe('green');
  });

  it('rises with the signs a return visit sees, and falls when a later one is calm', () => {
    const story = Story.of().settled().paid(null);
    const visit = (visitId: string, visitedOn: string, escalationSigns: boolean): CaseCommand => ({
      ...story.visit(visitId),
      visitedOn,
      escalationSigns,
    });
    const planned = (visitId: string): CaseCommand => ({
      type: 'scheduleReturnVisit',
      visitId,
      dueOn: '2024-05-20',
      assigneeId: null,
      partyId: null,
      obligationId: null,
      occurredAt,
    });
    story
      .take(planned('v8'))
      .take(planned('v9'))
      .at('2024-05-20T02:00:00Z')
      .take(visit('v1', '2024-05-10', true));
    expect(levelOf(story)).toBe('yellow');
    story.take(visit('v8', '2024-05-09', false));
    expect(levelOf(story)).toBe('yellow');
    expect(levelOf(story.take(visit('v9', '2024-05-10', false)))).toBe('green');
  });

  it('red has a named leader: missing until there is one, and never a reason to refuse', () => {
    const story = Story.of(PARTIES, { riskFlags: SCUFFLE });
    const missing = (): string[] => missingAboutRisk(story.facts).map(({ code }) => code);
    expect(missing()).toEqual(['police_report_open', 'risk_leader_missing']);
    expect(story.codesOf(leader('nobody'))).toEqual(['staff_unknown']);
    expect(story.take(leader('officer')).facts.risk.leaderId).toBe('officer');
    expect(missing()).toEqual(['police_report_open']);
    story.take(report(story.today));
    expect(missing()).toEqual([]);
  });
});

it('R16 who led a red case here does not lead it at another centre', () => {
  const story = Story.of(PARTIES, { riskFlags: SCUFFLE }).assigned().take(leader('officer'));
  story.take({
    type: 'escalate',
    toCenterId: 'street',
    isAbove: true,
    routing: null,
    occurredAt,
  });
  expect(story.facts).toMatchObject({ custodyCenterId: 'street', risk: { leaderId: null } });
  expect(missingAboutRisk(story.facts).map(({ code }) => code)).toContain('risk_leader_missing');
});

describe('R20 who may listen', () => {
  const open = (rest: Parameters<typeof session>[0] = {}) => session({ openness: 'open', ...rest });
  const listeners = (decision: 'given' | 'refused') => consent(LIN, decision, { subject: 'open_session' });
  const secrets = (grounds: ('privacy' | 'trade_secret')[]): CaseCommand => ({
    type: 'markConfidential',
    grounds,
    occurredAt,
  });
  const closedReasons = (story: Story) =>
    story.facts.sessions.map(({ openness, closedReason }) => [openness, closedReason]);

  it('a session may be open while nobody objects; not said, it is closed', () => {
    const story = Story.of()
      .mediating()
      .take(open())
      .take(session({ sessionId: 's2' }));
    expect(closedReasons(story)).toEqual([
      ['open', null],
      ['closed', null],
    ]);
  });

  it('a party objects: none is planned open, the planned one is closed by itself; a held one stays what it was', () => {
    const story = Story.of().mediating().take(open());
    story
      .take(story.hold([CHEN, LIN]))
      .take(open({ sessionId: 's2' }))
      .take(listeners('refused'));
    expect(story.log.at(-1)).toMatchObject({
      type: 'SessionClosedToPublic',
      actorId: 'system',
      payload: { sessionId: 's2', reason: 'party_request' },
    });
    expect(closedReasons(story)).toEqual([
      ['open', null],
      ['closed', 'party_request'],
    ]);
    expect(story.codesOf(open({ sessionId: 's3' }))).toEqual(['session_must_be_closed']);
    expect(story.rulesOf(open({ sessionId: 's3' }))).toEqual(['R20']);
    story.take(session({ sessionId: 's3' }));
    expect(closedReasons(story)[2]).toEqual(['closed', 'party_request']);
    story.at('2024-05-06T02:00:00Z').take(listeners('given'));
    expect(story.codesOf(open({ sessionId: 's4' }))).toEqual([]);
    expect(closedReasons(story)[1]).toEqual(['closed', 'party_request']);
  });

  it.each(['privacy', 'trade_secret'] as const)('%s is involved: closed, until it no longer stands', (ground) => {
    const story = Story.of()
      .mediating()
      .take(open())
      .take(secrets([ground]));
    expect(closedReasons(story)).toEqual([['closed', ground]]);
    expect(story.codesOf(open({ sessionId: 's2' }))).toEqual(['session_must_be_closed']);
    expect(story.take(secrets([])).codesOf(open({ sessionId: 's2' }))).toEqual([]);
  });

  it('what keeps listeners out of a case comes along when it is merged, and goes with what is split off', () => {
    const story = Story.of().mediating().planned();
    const planned = session({
      sessionId: 'open',
      startsAt: story.log[0]?.recordedAt ?? '',
      endsAt: '2024-05-06T02:00:00Z',
    });
    story.take({ ...planned, openness: 'open' });
    const absorb = { type: 'absorb', linkId: 'l', mergedDisputeId: 'd', receivedAt: story.facts.receivedAt } as const;
    const rest = { parties: [], alreadyThere: [], riskFlags: [], occurredAt } as const;
    story.take({ ...absorb, ...rest, confidential: ['privacy'] });
    expect(story.facts.risk.confidential).toEqual(['privacy']);
    expect(story.facts.sessions.at(-1)).toMatchObject({ openness: 'closed', closedReason: 'privacy' });
    story.take({ ...absorb, ...rest, confidential: ['privacy', 'trade_secret'] });
    expect(story.facts.risk.confidential).toEqual(['privacy', 'trade_secret']);
    const split = Story.of(PARTIES, { confidential: ['trade_secret'] }).mediating();
    expect(split.codesOf({ ...planned, openness: 'open' })).toEqual(['session_must_be_closed']);
  });
});
