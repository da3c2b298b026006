/** R35: what a party says is not settled is somebody's work until it is answered with what is on record. */
import type { CaseCommand } from '../../../src/domain/dispute/commands.js';
import type { AnswerUnsettled, ReportUnsettled } from '../../../src/domain/dispute/unsettled/commands.js';
import type { UnsettledOutcome } from '../../../src/domain/dispute/unsettled/words.js';
import { deadlinesOf } from '../../../src/domain/deadlines/deadlines.js';
import { ZONE } from '../../support/arbitraries.js';
import { CHEN, duty, LIN, quiet, Story } from '../../support/dispute-story.js';

const occurredAt = null;
const LATE = '2024-05-21T02:00:00.000Z';

const report = (rest: Partial<ReportUnsettled> = {}): ReportUnsettled => ({
  type: 'reportUnsettled',
  reportId: 'r1',
  partyId: CHEN,
  obligationId: 'o1',
  ground: 'badly_performed',
  occurredAt,
  ...rest,
});

const answer = (outcome: UnsettledOutcome, rest: Partial<AnswerUnsettled> = {}): AnswerUnsettled => ({
  type: 'answerUnsettled',
  reportId: 'r1',
  outcome,
  occurredAt,
  ...rest,
});

const close: CaseCommand = { type: 'close', occurredAt };

describe('R35 what a party says is not settled', () => {
  it('is about an agreement of this case, said by a party of it, about a promise of it or about all', () => {
    expect(
      Story.of()
        .mediating()
        .codesOf(report({ obligationId: null })),
    ).toEqual(['no_agreement_in_force']);
    const story = Story.of().settled();
    expect(story.codesOf(report({ partyId: 'nobody' }))).toEqual(['party_unknown']);
    expect(story.codesOf(report({ obligationId: 'other' }))).toEqual(['obligation_unknown']);
    expect(story.codesOf(report({ obligationId: null }))).toEqual([]);
  });

  it('is not said before the agreement took effect', () => {
    const story = Story.of().at('2024-05-07T02:00:00.000Z').settled();
    expect(story.codesOf(report({ occurredAt: '2024-05-06T15:59:00.000Z' }))).toEqual(['unsettled_before_effect']);
    expect(story.codesOf(report({ occurredAt: '2024-05-06T16:00:00.000Z' }))).toEqual([]);
  });

  it('is answered within five working days, a weekend and a holiday not counted', () => {
    const story = Story.of().settled().at('2024-05-31T02:00:00.000Z').take(report());
    const due = deadlinesOf(story.facts, '2024-06-01T00:00:00.000Z', ZONE).find(({ kind }) => kind === 'unsettled');
    expect(due).toMatchObject({ subjectId: 'r1', dueOn: '2024-06-07', state: 'running' });
  });

  it('bars closing until it is answered, once, and not before it was said', () => {
    const story = Story.of().settled().paid(null).take(Story.of().settled().visit()).at(LATE).take(report());
    expect(story.codesOf(close)).toEqual(['unsettled_open']);
    expect(story.codesOf(answer('explained', { reportId: 'other' }))).toEqual(['unsettled_not_open']);
    expect(story.codesOf(answer('explained', { occurredAt: '2024-05-20T02:00:00.000Z' }))).toEqual([
      'answer_before_report',
    ]);
    story.take(answer('explained'));
    expect(story.codesOf(answer('explained'))).toEqual(['unsettled_not_open']);
    expect(story.codesOf(close)).toEqual([]);
  });

  it('may still come when the case is closed, and then bars the archive', () => {
    const story = Story.of().settled().paid(null).take(Story.of().settled().visit()).take(close).take(report());
    const archive: CaseCommand = { type: 'archive', retentionClass: 'long', hasReason: false, occurredAt };
    expect(story.codesOf(archive)).toContain('unsettled_not_on_file');
    expect(story.take(answer('taken_back')).codesOf(archive)).not.toContain('unsettled_not_on_file');
  });

  it('holds a contested promise open: the last payment completes the case once it is answered', () => {
    const story = Story.of().settled().take(report()).paid(null);
    expect(story.facts).toMatchObject({ state: 'settled', obligations: [{ state: 'performed' }] });
    expect(story.take(answer('performed_now')).facts.state).toBe('performed');
  });

  it('said of the quarrel as a whole keeps no payment from completing the case', () => {
    expect(
      Story.of()
        .settled()
        .take(report({ obligationId: null }))
        .paid(null).facts.state,
    ).toBe('performed');
  });

  it('is answered “performed now” only when what is in dispute is performed', () => {
    const two = [duty(), duty({ obligationId: 'o2' })];
    const story = Story.of().settled(two).take(report());
    expect(story.codesOf(answer('performed_now'))).toEqual(['answer_unfounded']);
    expect(story.paid(null, 'f1', 'o2').codesOf(answer('performed_now'))).toEqual(['answer_unfounded']);
    expect(story.paid(null, 'f2').codesOf(answer('performed_now'))).toEqual([]);
    expect(
      Story.of()
        .settled([])
        .take(report({ obligationId: null }))
        .codesOf(answer('performed_now')),
    ).toEqual(['answer_unfounded']);
  });

  it('is not answered with the very record that is contested: that one is voided, and the performance recorded', () => {
    const story = Story.of()
      .settled([duty(), duty({ obligationId: 'o2' })])
      .paid(null)
      .take(report());
    expect(story.codesOf(answer('performed_now'))).toEqual(['answer_unfounded']);
    story.take({ type: 'voidPerformance', performanceId: 'f1', occurredAt }).paid(null, 'f2');
    expect(story.codesOf(answer('performed_now'))).toEqual([]);
    const earlier = Story.of()
      .settled([duty(), duty({ obligationId: 'o2' })])
      .paid(100)
      .take(report());
    earlier.paid(null, 'f2').take({ type: 'voidPerformance', performanceId: 'f1', occurredAt });
    expect(earlier.codesOf(answer('performed_now'))).toEqual(['answer_unfounded']);
  });

  it('of a continuing duty is answered with a visit since that found no breach', () => {
    const story = Story.of().settled([quiet(), duty({ obligationId: 'o2' })]);
    const until = story.facts.obligations[0]?.observationUntil ?? '';
    story.at(`${until}T02:00:00.000Z`).take(report());
    expect(story.codesOf(answer('performed_now'))).toEqual(['answer_unfounded']);
    story.at(`${until}T03:00:00.000Z`).take(story.visit('v2'));
    expect(story.codesOf(answer('performed_now'))).toEqual([]);
  });

  it('said again at a visit is answered for itself: an earlier answer stays as it was', () => {
    const story = Story.of()
      .settled()
      .take(report({ reportId: 'v1' }))
      .take(answer('explained', { reportId: 'v1' }));
    story.take({ ...story.visit(), resolved: 'no' }).take(answer('taken_back', { reportId: 'v1' }));
    expect(story.facts.unsettled).toMatchObject([{ outcome: 'explained' }, { outcome: 'taken_back' }]);
  });

  it('completes the case when it is answered, not when the promise was performed before that', () => {
    const story = Story.of().settled().take(report()).paid(null).at(LATE).take(answer('performed_now'));
    expect(story.log.at(-1)).toMatchObject({ type: 'Performed', occurredAt: LATE });
  });

  it('is answered “urged” only with an urging since', () => {
    const urge = (urgeId: string): CaseCommand => ({
      type: 'urge',
      urgeId,
      obligationId: 'o1',
      method: 'phone',
      advised: true,
      occurredAt,
    });
    const story = Story.of().settled().at(LATE).take(urge('u1')).take(report());
    expect(story.codesOf(answer('urged'))).toEqual(['answer_unfounded']);
    expect(story.take(urge('u2')).codesOf(answer('urged'))).toEqual([]);
  });

  it('is answered “mediated again” only when the case was reopened since', () => {
    const story = Story.of().settled().take(report());
    expect(story.codesOf(answer('mediated_again'))).toEqual(['answer_unfounded']);
    for (const partyId of [CHEN, LIN])
      story.take({
        type: 'recordConsent',
        consentId: `again-${partyId}`,
        partyId,
        subject: 'mediation',
        decision: 'given',
        subjectId: null,
        evidenceId: null,
        occurredAt,
      });
    story.take({ type: 'reopen', occurredAt });
    expect(story.codesOf(answer('mediated_again'))).toEqual([]);
  });

  it('at a return visit becomes a report of its own, about what the visit was about', () => {
    const story = Story.of().settled();
    const visit = story.visit();
    expect(story.eventsOf(visit).map(({ type }) => type)).toEqual(['ReturnVisitRecorded']);
    story.take({ ...visit, resolved: 'no' });
    expect(story.facts.unsettled).toMatchObject([{ reportId: 'v1', partyId: null, obligationId: null, outcome: null }]);
    for (const resolved of ['yes', 'partly', 'not_asked'] as const)
      expect(
        Story.of()
          .settled()
          .take({ ...visit, resolved }).facts.unsettled,
      ).toEqual([]);
  });
});
