/** R15 by example: advice for anyone; all else decided in seven days, assigned in three, its papers asked for once. */
import type { CaseCommand, CommandOf, Verb } from '../../../src/domain/dispute/commands.js';
import type { Context } from '../../../src/domain/dispute/context.js';
import type { LegalAidFacts } from '../../../src/domain/dispute/aid/facts.js';
import { dueWithPapers } from '../../../src/domain/dispute/aid/deadlines.js';
import { availableActions } from '../../../src/domain/dispute/available.js';
import { missingPapers } from '../../../src/domain/dispute/ending/papers.js';
import { ALL_STATES, type State } from '../../../src/domain/dispute/states.js';
import { transitionOf } from '../../../src/domain/dispute/transitions.js';
import { deadlinesOf, type DeadlineView } from '../../../src/domain/deadlines/deadlines.js';
import { addDays } from '../../../src/domain/shared/day.js';
import fc from 'fast-check';
import { CALENDAR, STAFF, ZONE } from '../../support/arbitraries.js';
import { CHEN, consent, LIN, occurredAt, remedies, session, Story } from '../../support/dispute-story.js';

type Request = CommandOf<'requestLegalAid'>;

/** Stories begin on Monday 2024-05-06; Saturday the 11th is a make-up working day, and the 10th of June a holiday. */
const MONDAY = '2024-05-06';
const requestId = 'aid';
const ask = (rest: Partial<Request> = {}): Request => ({
  type: 'requestLegalAid',
  requestId,
  partyId: CHEN,
  kind: 'representation',
  ground: 'listed_matter',
  receivedOn: null,
  ...rest,
});
const ADVICE = ask({ kind: 'advice', ground: null });
const PAPERS: CaseCommand = { type: 'listLegalAidPapers', requestId, missing: ['hardship_statement'], occurredAt };
const COMPLETE: CaseCommand = { type: 'completeLegalAidPapers', requestId, occurredAt };
const decide = (granted: boolean): CommandOf<'decideLegalAid'> => ({
  type: 'decideLegalAid',
  requestId,
  granted,
  occurredAt,
});
const assign = (staffId: string | null): CaseCommand => ({ type: 'assignLegalAid', requestId, staffId, occurredAt });
const ADVISE: CaseCommand = { type: 'giveLegalAdvice', requestId, occurredAt };
const WITHDRAW: CaseCommand = { type: 'withdrawLegalAid', requestId, occurredAt };
const AFTERWARDS = [PAPERS, COMPLETE, decide(true), assign(null), ADVISE, WITHDRAW] as const;

const request = ({ facts }: Story): LegalAidFacts => {
  const [found] = facts.legalAid;
  if (found === undefined) throw new Error('no request');
  return found;
};
const morningOf = (day: string): string => `${day}T01:00:00.000Z`;
const deadlines = (story: Story): Pick<DeadlineView, 'kind' | 'dueOn' | 'state'>[] =>
  deadlinesOf(story.facts, story.context().now, ZONE)
    .filter(({ kind }) => kind.startsWith('legal_aid'))
    .map(({ kind, dueOn, state }) => ({ kind, dueOn, state }));
const decision = (dueOn: string, state: string) => ({ kind: 'legal_aid_decision', dueOn, state });
const assignment = (dueOn: string, state: string) => ({ kind: 'legal_aid_assignment', dueOn, state });

describe('R15 advice', () => {
  it('is given at once, to either side, without papers, decision or deadline', () => {
    const story = Story.of().take(ask({ ...ADVICE, partyId: LIN }));
    expect(deadlines(story)).toEqual([]);
    for (const command of [PAPERS, decide(false), decide(true)]) {
      expect(story.codesOf(command)).toEqual(['advice_is_for_anyone']);
      expect(story.rulesOf(command)).toEqual(['R15']);
    }
    expect(story.codesOf(assign('judge'))).toEqual(['legal_aid_not_granted']);
    expect(request(story.take(ADVISE))).toMatchObject({ state: 'advised', partyId: LIN, endedSeq: story.log.length });
    expect(story.codesOf(ADVISE)).toEqual(['legal_aid_not_waiting']);
  });

  it('is not what was asked for by somebody who wants to be represented', () => {
    expect(Story.of().take(ask()).codesOf(ADVISE)).toEqual(['legal_aid_needs_decision']);
  });
});

describe('R15 who asks', () => {
  it('is a party of this case', () => {
    expect(Story.of().codesOf(ask({ partyId: 'nobody' }))).toEqual(['party_unknown']);
  });

  it('may have asked before it was written down, not before the case was received and not tomorrow', () => {
    const story = Story.of().at(morningOf('2024-05-09'));
    expect(story.codesOf(ask({ receivedOn: '2024-05-05' }))).toEqual(['occurred_before_receipt']);
    expect(story.codesOf(ask({ receivedOn: '2024-05-10' }))).toEqual(['occurred_in_future']);
    expect(request(story.take(ask({ receivedOn: '2024-05-07' })))).toMatchObject({
      receivedOn: '2024-05-07',
      receivedAt: '2024-05-07T15:59:59.999Z',
      decision: { dueOn: '2024-05-14' },
    });
  });

  it('asks, and is answered, in every state but the archive; a merged case takes no new request: refused, expired or ended, mediation does not matter', () => {
    const barred = (verb: Verb): State[] => ALL_STATES.filter((state) => !transitionOf(verb).from.includes(state));
    expect(barred('requestLegalAid')).toEqual(['merged', 'archived']);
    for (const { type } of AFTERWARDS) expect(barred(type)).toEqual(['archived']);
    const refused = Story.of().take(consent(LIN, 'refused'));
    expect(refused.codesOf(ask())).toEqual([]);
    const expired = Story.of().mediating().at(morningOf('2024-08-01'));
    expect(expired.codesOf({ type: 'start', occurredAt })).not.toEqual([]);
    for (const command of AFTERWARDS) expect(transitionOf(command.type).afterExpiry).toBe(true);
    expect(expired.take(ask()).take(decide(true)).take(assign(null)).facts.state).toBe('mediating');
    const closed = Story.of().mediating().take({ type: 'withdraw', partyId: CHEN, occurredAt });
    for (const id of [CHEN, LIN]) closed.take(remedies(id, closed.today));
    closed.take({ type: 'close', occurredAt });
    expect(closed.take(ask()).take(decide(false)).facts.state).toBe('closed');
  });
});

describe('R15 the decision', () => {
  it('is due in seven calendar days; the first does not count, a last day of rest is moved', () => {
    const monday = Story.of().take(ask());
    expect(request(monday)).toMatchObject({ receivedOn: MONDAY, state: 'requested' });
    expect(deadlines(monday)).toEqual([decision('2024-05-13', 'running')]);
    // Seven days after Monday the 3rd of June is a holiday.
    const june = Story.of().at(morningOf('2024-06-03')).take(ask());
    expect(deadlines(june)).toEqual([decision('2024-06-11', 'running')]);
    expect(deadlinesOf(june.facts, june.context().now, ZONE)).toContainEqual(
      expect.objectContaining({
        kind: 'legal_aid_decision',
        subjectId: requestId,
        calendarKnown: true,
        basis: { law: '中华人民共和国法律援助法', article: '43' },
      }),
    );
  });

  it('is met or missed by its day', () => {
    const inTime = Story.of().take(ask()).at(morningOf('2024-05-13')).take(decide(false));
    expect(deadlines(inTime)).toEqual([decision('2024-05-13', 'met')]);
    const late = Story.of().take(ask()).at(morningOf('2024-05-14'));
    expect(deadlines(late)).toEqual([decision('2024-05-13', 'missed')]);
    expect(deadlines(late.take(decide(false)))).toEqual([decision('2024-05-13', 'missed')]);
  });

  it('grants representation in a listed matter only; papers are drafted on either ground', () => {
    const hardship = Story.of().take(ask({ ground: 'hardship' }));
    expect(hardship.codesOf(decide(true))).toEqual(['representation_not_listed']);
    expect(hardship.codesOf(decide(false))).toEqual([]);
    expect(Story.of().take(ask()).codesOf(decide(true))).toEqual([]);
    for (const ground of ['hardship', 'listed_matter'] as const)
      expect(
        Story.of()
          .take(ask({ kind: 'drafting', ground }))
          .codesOf(decide(true)),
      ).toEqual([]);
  });

  it('is made once, and nothing is asked for after it', () => {
    const story = Story.of().take(ask()).take(decide(false));
    for (const command of [decide(true), PAPERS, WITHDRAW])
      expect(story.codesOf(command)).toEqual(['legal_aid_not_waiting']);
    expect(story.codesOf(COMPLETE)).toEqual(['no_papers_missing']);
    expect(story.codesOf(assign(null))).toEqual(['legal_aid_not_granted']);
    expect(request(story)).toMatchObject({ state: 'refused', granted: false, assignment: null });
  });
});

describe('R15 the papers', () => {
  it('are asked for once', () => {
    const story = Story.of().take(ask()).take(PAPERS);
    expect(story.codesOf(PAPERS)).toEqual(['papers_listed_before']);
    expect(story.take(COMPLETE).codesOf(PAPERS)).toEqual(['papers_listed_before']);
    expect(story.codesOf(COMPLETE)).toEqual(['no_papers_missing']);
    expect(request(story)).toMatchObject({ state: 'requested', missing: ['hardship_statement'] });
  });

  it('stop the clock until they are there; then it goes on', () => {
    // Seven days from Monday: the 13th. Five days of waiting move that to Saturday the 18th, and so to Monday.
    const story = Story.of().take(ask()).at(morningOf('2024-05-08')).take(PAPERS);
    expect(deadlines(story.at(morningOf('2024-06-20')))).toEqual([decision('2024-05-13', 'paused')]);
    story.at(morningOf('2024-05-13')).take(COMPLETE);
    expect(deadlines(story)).toEqual([decision('2024-05-20', 'running')]);
    expect(deadlines(story.at(morningOf('2024-05-20')).take(decide(true)))[0]).toEqual(decision('2024-05-20', 'met'));
  });

  it('asked for too late mend nothing', () => {
    const story = Story.of().take(ask()).at(morningOf('2024-05-14')).take(PAPERS);
    expect(deadlines(story)).toEqual([decision('2024-05-13', 'missed')]);
    story.at(morningOf('2024-05-16')).take(COMPLETE).take(decide(false));
    expect(deadlines(story)).toEqual([decision('2024-05-15', 'missed')]);
  });

  it('never move the decision to an earlier day, and by no fewer days than they took', () => {
    const aDay = fc.nat(300).map((days) => addDays('2024-01-02', days));
    fc.assert(
      fc.property(aDay, fc.nat(3), aDay, fc.nat(40), (rawDueOn, moved, listedOn, days) => {
        const dueOn = addDays(rawDueOn, moved);
        const due = dueWithPapers({ rawDueOn, dueOn }, listedOn, addDays(listedOn, days), CALENDAR);
        expect(due.rawDueOn).toBe(addDays(rawDueOn, days));
        expect(due.dueOn >= due.rawDueOn && due.dueOn >= dueOn).toBe(true);
      }),
    );
  });

  it('that are missing are no ground for a refusal; what is urgent is granted before they come', () => {
    const story = Story.of().take(ask()).take(PAPERS);
    expect(story.codesOf(decide(false))).toEqual(['legal_aid_papers_missing']);
    expect(story.take(decide(true)).codesOf(COMPLETE)).toEqual(['no_papers_missing']);
    const never = Story.of().take(ask()).take(PAPERS).at(morningOf('2024-06-20')).take(WITHDRAW);
    expect(request(never)).toMatchObject({ state: 'withdrawn', granted: null });
    expect(never.codesOf(WITHDRAW)).toEqual(['legal_aid_not_waiting']);
  });
});

describe('R15 the assignment', () => {
  const granted = (): Story => Story.of().mediating().take(ask()).take(decide(true));

  it('is due in three calendar days from granting, whoever it is', () => {
    const story = granted();
    expect(deadlines(story)).toEqual([assignment('2024-05-09', 'running'), decision('2024-05-13', 'met')]);
    expect(deadlines(story.at(morningOf('2024-05-10')))[0]).toEqual(assignment('2024-05-09', 'missed'));
    expect(deadlines(granted().take(assign('judge')))[0]).toEqual(assignment('2024-05-09', 'met'));
    const wednesday = Story.of().at(morningOf('2024-05-15')).take(ask()).take(decide(true));
    expect(deadlines(wednesday)[0]).toEqual(assignment('2024-05-20', 'running'));
  });

  it('is given by nobody who is to lead a session, though the case is another’s', () => {
    const story = Story.of()
      .mediating()
      .take(session({ mediatorIds: ['m2'] }));
    story.take(ask()).take(decide(true));
    expect(story.codesOf(assign('m2'))).toEqual(['legal_aid_by_mediator']);
    story.take({ type: 'cancelSession', sessionId: 's1', occurredAt });
    expect(story.codesOf(assign('m2'))).toEqual([]);
  });

  it('bars who gives it from mediating: not assigned to the case, nor leading a session', () => {
    const story = Story.of().mediating().sat().drafted().take(ask()).take(decide(true)).take(assign('m2'));
    const give = (mediatorIds: readonly string[]): CaseCommand => ({
      type: 'assign',
      departmentId: 'justice',
      departmentPresent: true,
      mediatorIds,
      mediatorsNamed: true,
      officerOnDutyId: 'officer',
      shiftId: 'shift',
      occurredAt,
    });
    expect(story.codesOf(give(['m2']))).toEqual(['mediator_gives_legal_aid']);
    expect(story.rulesOf(give(['m2']))).toEqual(['R15']);
    expect(story.codesOf(give(['m1']))).toEqual([]);
    expect(story.codesOf(session({ sessionId: 's2', mediatorIds: ['m2'] }))).toEqual(['mediator_gives_legal_aid']);
    const held = story.planned('s2').hold([CHEN, LIN], 's2');
    const led = {
      ...held,
      attendance: held.attendance.map((row) => (row.as === 'mediator' ? { ...row, staffId: 'm2' } : row)),
    };
    expect(story.codesOf(led)).toEqual(['mediator_gives_legal_aid']);
  });

  it('is made once, to somebody active who does not mediate in the case', () => {
    const story = granted();
    expect(story.codesOf(assign('m1'))).toEqual(['legal_aid_by_mediator']);
    expect(story.codesOf(assign('nobody'))).toEqual(['staff_unknown']);
    const judge = STAFF['judge'];
    if (judge === undefined) throw new Error('no judge');
    const gone: Context = story.context(undefined, { staff: () => ({ ...judge, active: false }) });
    expect(story.codesOf(assign('judge'), gone)).toEqual(['staff_unknown']);
    expect(request(story.take(assign('judge')))).toMatchObject({ state: 'assigned', staffId: 'judge' });
    for (const command of [assign(null), WITHDRAW]) expect(story.codesOf(command)).not.toEqual([]);
    expect(request(granted().take(assign(null)))).toMatchObject({ state: 'assigned', staffId: null });
  });

  it('falls away when the party no longer wants it', () => {
    const story = granted().at(morningOf('2024-05-08')).take(WITHDRAW).at(morningOf('2024-06-20'));
    expect(deadlines(story)[0]).toEqual(assignment('2024-05-09', 'met'));
  });
});

it('R15 nothing about a request is recorded before what stands there already', () => {
  const early = { occurredAt: '2024-05-07T01:00:00.000Z' };
  const later = (kind: Partial<Request>, ...steps: readonly CaseCommand[]): Story => {
    const story = Story.of().at(morningOf('2024-05-08')).take(ask(kind));
    for (const step of steps) story.take(step);
    return story;
  };
  const cases: [Story, CaseCommand][] = [
    [later({}), PAPERS],
    [later({}, PAPERS), COMPLETE],
    [later({}), decide(true)],
    [later({}, decide(true)), assign(null)],
    [later({ kind: 'advice', ground: null }), ADVISE],
    [later({}), WITHDRAW],
  ];
  for (const [story, command] of cases) {
    expect(story.codesOf({ ...command, ...early })).toEqual(['legal_aid_out_of_order']);
    expect(story.codesOf(command)).toEqual([]);
  }
});

it('R15, R40 the file is archived when every request in it is dealt with', () => {
  const open = (...steps: readonly CaseCommand[]): string[] => {
    const story = Story.of();
    for (const step of steps) story.take(step);
    return missingPapers(story.facts, story.context().now).map(({ paper, code }) => `${paper}: ${code}`);
  };
  const waiting = ['legal_aid: legal_aid_not_on_file'];
  for (const steps of [
    [],
    [ADVICE, ADVISE],
    [ask(), decide(false)],
    [ask(), decide(true), assign(null)],
    [ask(), WITHDRAW],
  ])
    expect(open(...steps)).toEqual([]);
  for (const steps of [[ADVICE], [ask()], [ask(), PAPERS], [ask(), decide(true)]])
    expect(open(...steps)).toEqual(waiting);
});

it('R15 the desk shows what a request waits for, and which of several', () => {
  const permissions = new Set(['legal_aid.request', 'legal_aid.decide'] as const);
  const offered = (story: Story): string[] => availableActions(story.facts, permissions, story.context());
  const story = Story.of();
  expect(offered(story)).toEqual(['legal-aid-requests']);
  story.take(ADVICE).take(ask({ requestId: 'second', ground: 'hardship' }));
  expect(offered(story)).toEqual([
    'legal-aid-requests',
    'list-legal-aid-papers',
    'decide-legal-aid',
    'give-legal-advice',
    'withdraw-legal-aid',
  ]);
  expect(story.codesOf({ ...PAPERS, requestId: 'unknown' })).toEqual(['legal_aid_not_waiting']);
});
