/** R31–R33: when a court can be asked to confirm an agreement, which one, and what stands open after its answer. */
import type {
  ApplyForConfirmation,
  RecordConfirmationResult,
  TellOfConfirmation,
} from '../../../src/domain/dispute/confirmation/commands.js';
import type { CaseCommand } from '../../../src/domain/dispute/commands.js';
import { ALL_TRACKS } from '../../../src/domain/deadlines/tracks.js';
import { deadlinesOf } from '../../../src/domain/deadlines/deadlines.js';
import { courtsOf } from '../../../src/domain/dispute/confirmation/courts.js';
import { waysOf } from '../../../src/domain/dispute/confirmation/window.js';
import type { ConfirmationResult } from '../../../src/domain/dispute/confirmation/words.js';
import { person, ZONE } from '../../support/arbitraries.js';
import { CHEN, consent, draft, duty, LIN, quiet, Story } from '../../support/dispute-story.js';

/** In effect on 6 May 2024: the thirtieth day is Wednesday 5 June. */
const LAST = '2024-06-05';

const apply = (rest: Partial<ApplyForConfirmation> = {}): ApplyForConfirmation => ({
  type: 'applyForConfirmation',
  confirmationId: 'k1',
  agreementId: 'a1',
  filedOn: '2024-05-06',
  partyIds: [CHEN, LIN],
  courtGround: 'organisation_seat',
  papers: ['application', 'agreement', 'mediation_proof', 'identity'],
  contents: [],
  lateByCourt: false,
  ...rest,
});

const decided = (
  result: ConfirmationResult,
  rest: Partial<RecordConfirmationResult> = {},
): RecordConfirmationResult => ({
  type: 'recordConfirmationResult',
  confirmationId: 'k1',
  decidedOn: '2024-05-20',
  result,
  hasRuling: result === 'valid' || result === 'dismissed',
  ...rest,
});

const settled = (): Story => Story.of().settled();
/** Both want to talk again; the agreement binds meanwhile. */
const again = (story: Story, day = '2024-05-07'): Story => {
  later(story, day);
  for (const { partyId } of story.facts.parties) story.take(consent(partyId, 'given'));
  return story.take({ type: 'reopen', occurredAt: null });
};
const later = (story: Story, day: string): Story => story.at(`${day}T02:00:00.000Z`);
const ways = (story: Story): string[] => waysOf(story.facts, story.today, story.context().calendar);

describe('R31 an application', () => {
  it('is about the agreement in force, and not before it is', () => {
    const draft = Story.of().mediating().sat().drafted().signedByHands();
    expect(draft.codesOf(apply())).toEqual(['agreement_not_in_force']);
    expect(settled().codesOf(apply({ agreementId: 'other' }))).toEqual(['agreement_not_in_force']);
    expect(settled().codesOf(apply({ filedOn: '2024-05-05' }))).toContain('confirmation_before_effect');
    expect(settled().take(apply()).facts.confirmations).toMatchObject([{ agreementId: 'a1', result: null }]);
  });

  it('is made by all of them together, each told by name', () => {
    expect(settled().codesOf(apply({ partyIds: [CHEN] }))).toEqual(['confirmation_not_joint']);
    expect(settled().codesOf(apply({ partyIds: [CHEN, LIN, 'nobody'] }))).toEqual(['party_unknown']);
  });

  it('comes with the proof of mediation and the other papers', () => {
    expect(settled().codesOf(apply({ papers: ['application', 'agreement', 'identity'] }))).toEqual([
      'confirmation_papers_missing',
    ]);
  });

  it.each(['marriage', 'parentage', 'adoption', 'ownership', 'other_procedure'] as const)(
    'is refused about %s',
    (one) => {
      expect(settled().codesOf(apply({ contents: [one] }))).toEqual(['confirmation_content_excluded']);
    },
  );

  it('needs an organisation that mediated', () => {
    const talks = { track: 'consultation' } as const;
    const story = settled();
    const { facts } = story;
    Object.assign(facts, talks);
    expect(story.codesOf(apply())).toEqual(['confirmation_without_mediation']);
    expect(ways(story)).toEqual(['sue']);
  });

  it.each(ALL_TRACKS)('is open on the track %s only to what a mediation organisation mediated', (track) => {
    const opens = track === 'peoples_mediation' || track === 'court_pre_filing';
    const story = Story.of().mediating().sat().drafted().signedByHands();
    Object.assign(story.facts, { track });
    story.take(story.sign({ kind: 'seal' }));
    expect(story.facts.confirmationWindow !== null).toBe(opens);
    expect(story.codesOf(apply())).toEqual(opens ? [] : ['confirmation_without_mediation']);
    expect(ways(story)).toEqual(opens ? ['apply', 'sue'] : ['sue']);
  });
});

describe('R32 the window', () => {
  it('is open on its last day and over on the next', () => {
    expect(later(settled(), LAST).codesOf(apply({ filedOn: LAST }))).toEqual([]);
    const late = later(settled(), '2024-06-06');
    expect(late.codesOf(apply({ filedOn: '2024-06-06' }))).toEqual(['confirmation_window_over']);
    expect(late.codesOf(apply({ filedOn: LAST }))).toEqual([]);
    expect(late.codesOf(apply({ filedOn: '2024-06-06', lateByCourt: true }))).toEqual([]);
  });

  it('leaves the lawsuit when it is over', () => {
    expect(ways(settled())).toEqual(['apply', 'sue']);
    expect(ways(later(settled(), '2024-06-06'))).toEqual(['sue']);
    expect(ways(Story.of())).toEqual([]);
  });
});

describe('R33 the court', () => {
  it('is the one that sent the case, and no other; where none did, it is not named', () => {
    expect(courtsOf(settled().facts)).toEqual(['party_domicile', 'subject_matter_place', 'organisation_seat']);
    expect(settled().codesOf(apply({ courtGround: 'inviting_court' }))).toEqual(['no_inviting_court']);
    const source = { kind: 'delegated', channel: 'transfer', delegatedBy: { body: 'court', hasLetter: true } } as const;
    const sent = Story.of(undefined, { source }).settled();
    expect(courtsOf(sent.facts)).toEqual(['inviting_court']);
    expect(sent.codesOf(apply())).toEqual(['inviting_court_confirms']);
    expect(sent.codesOf(apply({ courtGround: 'inviting_court' }))).toEqual([]);
  });

  it('is asked once, and again only when it did not take the case or the parties took it back', () => {
    const asked = settled().take(apply());
    expect(asked.codesOf(apply({ confirmationId: 'k2' }))).toEqual(['confirmation_pending']);
    expect(ways(asked)).toEqual([]);
    later(asked, '2024-05-20');
    expect(asked.codesOf(decided('valid', { decidedOn: '2024-05-05' }))).toContain('decided_before_filing');
    expect(asked.codesOf(decided('valid', { confirmationId: 'k9' }))).toEqual(['confirmation_not_pending']);
    expect(asked.codesOf(decided('valid', { hasRuling: false }))).toEqual(['ruling_number_missing']);
    expect(asked.codesOf(decided('dismissed', { hasRuling: false }))).toEqual(['ruling_number_missing']);
    asked.take(decided('withdrawn'));
    expect(ways(asked)).toEqual(['apply', 'sue']);
    expect(asked.codesOf(decided('valid'))).toEqual(['confirmation_not_pending']);
    expect(asked.codesOf(apply({ confirmationId: 'k2', filedOn: '2024-05-20' }))).toEqual([]);
  });

  it.each([
    ['valid', ['enforce'], 'already_confirmed'],
    ['dismissed', ['vary', 'new_agreement', 'sue'], 'confirmation_dismissed'],
  ] as const)('that says %s leaves %j', (result, open, code) => {
    const story = later(settled().take(apply()), '2024-05-20').take(decided(result));
    expect(ways(story)).toEqual(open);
    expect(story.codesOf(apply({ confirmationId: 'k2', filedOn: '2024-05-20' }))).toEqual([code]);
  });

  it('may answer when the case is closed; R40 until then the file is not complete', () => {
    const story = later(
      Story.of()
        .settled([duty({ dueOn: '2024-05-10' })])
        .take(apply()),
      '2024-05-20',
    );
    story.take({ type: 'handOver', obligationId: 'o1', to: 'lawsuit', hasCourtPaper: false, occurredAt: null });
    story.take(story.visit()).take({ type: 'close', closeReason: 'sued', occurredAt: null });
    const archive = { type: 'archive', retentionClass: 'long', hasReason: true, occurredAt: null } as const;
    expect(story.codesOf(archive)).toContain('confirmation_not_on_file');
    expect(
      later(story, '2024-05-21')
        .take(decided('dismissed', { decidedOn: '2024-05-21' }))
        .codesOf(archive),
    ).not.toContain('confirmation_not_on_file');
  });

  it('that gives an earlier agreement back does not open the application for the later one again', () => {
    const story = again(settled().take(apply()), '2024-05-07').at('2024-05-08T02:00:00.000Z').sat(undefined, 's2');
    const rest = { agreementId: 'a2', visitIds: ['v3', 'v4'] as const };
    story
      .take(draft([duty({ obligationId: 'o2' })], rest))
      .signedByHands(rest)
      .take(story.sign({ kind: 'seal' }, rest));
    later(story.take(apply({ confirmationId: 'k2', agreementId: 'a2', filedOn: '2024-05-08' })), '2024-05-20');
    story.take(decided('withdrawn'));
    expect(story.facts.confirmationWindow).toMatchObject({
      agreementId: 'a2',
      appliedAt: expect.any(String) as string,
    });
    story.take(decided('withdrawn', { confirmationId: 'k2' }));
    expect(story.facts.confirmationWindow).toMatchObject({ agreementId: 'a2', appliedAt: null });
  });

  it('that confirmed it enforces it without another paper', () => {
    const handOver = {
      type: 'handOver',
      obligationId: 'o1',
      to: 'enforcement',
      hasCourtPaper: false,
      occurredAt: null,
    } as const;
    const late = [duty({ dueOn: '2024-05-10' })];
    const plain = later(Story.of().settled(late), '2024-05-20');
    expect(plain.codesOf(handOver)).toEqual(['court_paper_missing']);
    const confirmed = later(Story.of().settled(late).take(apply()), '2024-05-20').take(decided('valid'));
    expect(confirmed.codesOf(handOver)).toEqual([]);
    expect(confirmed.codesOf({ ...handOver, to: 'void' })).toEqual(['court_paper_missing']);
  });
});

describe('R32 telling of the window', () => {
  const tell = (partyId: string, rest: Partial<TellOfConfirmation> = {}): CaseCommand => ({
    type: 'tellOfConfirmation',
    noticeId: 'n1',
    agreementId: 'a1',
    partyId,
    method: 'oral',
    occurredAt: null,
    ...rest,
  });
  const owed = (story: Story): string[] =>
    deadlinesOf(story.facts, '1990-01-01T00:00:00.000Z', ZONE)
      .filter(({ kind, state }) => kind === 'confirmation_notice' && state === 'running')
      .map(({ subjectId, dueOn }) => `${subjectId} ${dueOn}`);
  /** In effect on 6 May, open until 5 June: within three days, and again seven days before the end. */
  const ALL = [`${CHEN} 2024-05-09`, `${LIN} 2024-05-09`, `${CHEN} 2024-05-29`, `${LIN} 2024-05-29`];

  it('is owed to each party twice, once an organisation has mediated', () => {
    expect(owed(settled())).toEqual(ALL);
    const talks = Story.of(undefined, { track: 'consultation' }).settled();
    expect(owed(talks)).toEqual([]);
    expect(talks.codesOf(tell(CHEN))).toEqual(['no_confirmation_window']);
    expect(Story.of().mediating().codesOf(tell(CHEN))).toEqual(['no_confirmation_window']);
    expect(settled().codesOf(tell('nobody'))).toEqual(['party_unknown']);
    expect(settled().codesOf(tell(CHEN, { agreementId: 'other' }))).toEqual(['no_confirmation_window']);
  });

  it('early is the first notice, shortly before the end also the second', () => {
    expect(owed(settled().take(tell(CHEN)))).toEqual(ALL.filter((one) => one !== ALL[0]));
    expect(owed(later(settled(), '2024-05-21').take(tell(CHEN)))).toEqual(ALL.filter((one) => one !== ALL[0]));
    expect(owed(later(settled(), '2024-05-22').take(tell(CHEN)))).toEqual([ALL[1], ALL[3]]);
    expect(owed(settled().take(tell(LIN)).take(tell(LIN)))).toEqual(ALL.filter((one) => one !== ALL[1]));
  });

  it('is owed no more once they have applied, unless the court did not take it or they took it back', () => {
    const applied = settled().take(apply());
    expect(owed(applied)).toEqual([]);
    later(applied, '2024-05-20');
    for (const result of ['valid', 'dismissed'] as const)
      expect(owed(later(settled().take(apply()), '2024-05-20').take(decided(result)))).toEqual([]);
    for (const result of ['not_accepted', 'withdrawn'] as const)
      expect(owed(later(settled().take(apply()), '2024-05-20').take(decided(result)))).toEqual(ALL);
  });

  it('is owed no more once everything is performed, and again when that proves wrong', () => {
    const story = settled().paid(null);
    expect(owed(story)).toEqual([]);
    expect(owed(story.take({ type: 'voidPerformance', performanceId: 'f1', occurredAt: null }))).toEqual(ALL);
  });

  it('is of the agreement in force and no other; R9 who takes it for a party may receive papers', () => {
    expect(settled().codesOf(tell(CHEN, { agreementId: 'a0' }))).toEqual(['no_confirmation_window']);
    expect(settled().codesOf(tell(CHEN, { toRepresentativeId: 'nobody' }))).toEqual(['representative_unknown']);
  });

  it('once the time is over is no notice any more: what was missed stays missed', () => {
    expect(owed(later(settled(), LAST).take(tell(CHEN)))).toEqual([ALL[1], ALL[3]]);
    const story = later(settled(), '2024-06-06').take(tell(CHEN));
    expect(story.log.at(-1)).toMatchObject({ type: 'ConfirmationTold', payload: { occasions: [] } });
    expect(owed(story)).toEqual(ALL);
    const missed = deadlinesOf(story.facts, '2024-06-06T02:00:00.000Z', ZONE).filter(
      ({ kind, state }) => kind === 'confirmation_notice' && state === 'missed',
    );
    expect(missed).toHaveLength(4);
  });

  it('is owed on while a change is mediated, not to who has left, and not once nothing is open', () => {
    const three = [person(CHEN, 'applicant'), person(LIN, 'respondent'), person('p3', 'respondent')];
    const story = again(Story.of(three).settled());
    expect(owed(story)).toHaveLength(6);
    expect(owed(story.take({ type: 'leaveParty', partyId: 'p3', reason: 'not_concerned', occurredAt: null }))).toEqual(
      ALL,
    );
    expect(owed(story.paid(null))).toEqual([]);
    expect(owed(again(settled().paid(null)))).toEqual([]);
  });

  it('follows the settings of the centre, and never falls before the effect', () => {
    const story = Story.of().mediating().sat().drafted().signedByHands();
    const settings = { ...story.context().settings, confirmationNoticeDays: 0, confirmationWarningDays: 60 };
    story.take(story.sign({ kind: 'seal' }), story.context(undefined, { settings }));
    expect(owed(story)).toEqual(
      Array(2)
        .fill([`${CHEN} 2024-05-06`, `${LIN} 2024-05-06`])
        .flat()
        .sort(),
    );
  });
});

describe('R34 enforcement', () => {
  const ends = (story: Story): string[] =>
    deadlinesOf(story.facts, '1990-01-01T00:00:00.000Z', ZONE)
      .filter(({ kind }) => kind === 'enforcement')
      .map(({ subjectId, dueOn }) => `${subjectId} ${dueOn}`);
  const confirmed = (story: Story): Story => later(story.take(apply()), '2024-05-20').take(decided('valid'));

  it('ends two years after the last day, of instalments the last one, and only of what a court confirmed', () => {
    const halves = [
      { amountFen: 400_000, dueOn: '2024-05-20' },
      { amountFen: 400_000, dueOn: '2024-06-20' },
    ];
    const story = Story.of().settled([
      duty(),
      duty({ obligationId: 'o2', instalments: halves, dueOn: null }),
      quiet({ obligationId: 'o3' }),
    ]);
    expect(ends(story)).toEqual([]);
    expect(ends(confirmed(story))).toEqual(['o1 2026-05-20', 'o2 2026-06-20']);
    expect(ends(later(settled().take(apply()), '2024-05-20').take(decided('dismissed')))).toEqual([]);
  });

  it('of 29 February ends on the 28th', () => {
    expect(ends(confirmed(Story.of().settled([duty({ dueOn: '2028-02-29' })])))).toEqual(['o1 2030-02-28']);
  });

  it('runs on while a change is mediated, and when that came to nothing', () => {
    const story = confirmed(again(settled(), '2024-05-07'));
    expect(story.facts.state).toBe('mediating');
    expect(ends(story)).toEqual(['o1 2026-05-20']);
    expect(ends(story.take({ type: 'withdraw', partyId: CHEN, occurredAt: null }))).toEqual(['o1 2026-05-20']);
  });

  it('ends with the performance', () => {
    expect(ends(confirmed(settled()).paid(null))).toEqual([]);
  });
});
