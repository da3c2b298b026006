/** R34 and R38: a promise that is not kept by itself is urged, given up in writing, or handed over; and only then the case is closed over it. */
import fc from 'fast-check';
import type { CaseCommand, RecordPerformance } from '../../../src/domain/dispute/commands.js';
import type { PursuitCommand, Urge } from '../../../src/domain/dispute/pursuit/commands.js';
import { isLate } from '../../../src/domain/dispute/pursuit/overdue.js';
import { deadlinesOf } from '../../../src/domain/deadlines/deadlines.js';
import { nextDueOn, partsPaid } from '../../../src/domain/dispute/pursuit/instalments.js';
import { addDays } from '../../../src/domain/shared/day.js';
import { aDay, ZONE } from '../../support/arbitraries.js';
import { CHEN, duty, LIN, quiet, Story } from '../../support/dispute-story.js';

const occurredAt = null;
const DUE = '2024-05-20T04:00:00.000Z';
const LATE = '2024-05-21T02:00:00.000Z';

const urge = (rest: Partial<Urge> = {}): Urge => ({
  type: 'urge',
  urgeId: 'u1',
  obligationId: 'o1',
  method: 'phone',
  advised: false,
  occurredAt,
  ...rest,
});

const waive = (...partyIds: string[]): PursuitCommand => ({ type: 'waive', obligationId: 'o1', partyIds, occurredAt });

const handOver = (to: 'enforcement' | 'lawsuit' | 'void', hasCourtPaper = to !== 'lawsuit'): PursuitCommand => ({
  type: 'handOver',
  obligationId: 'o1',
  to,
  hasCourtPaper,
  occurredAt,
});

const close = (closeReason: 'enforcement' | 'sued' | 'agreement_void'): CaseCommand => ({
  type: 'close',
  closeReason,
  occurredAt,
});

const HALVES = [
  { amountFen: 400_000, dueOn: '2024-05-20' },
  { amountFen: 400_000, dueOn: '2024-06-20' },
];

describe('R34 late promises', () => {
  it('are urged once their last day has passed, not on it', () => {
    const story = Story.of().settled().at(DUE);
    expect(story.codesOf(urge())).toEqual(['obligation_not_late']);
    expect(story.at(LATE).take(urge()).facts.obligations).toMatchObject([{ urges: 1, advised: false, state: 'open' }]);
    expect(story.paid(null).codesOf(urge())).toEqual(['obligation_not_open']);
  });

  it('are late by instalment: the first half unpaid is late, paid it is not until the second day has passed', () => {
    const story = Story.of().settled([duty({ instalments: HALVES, dueOn: null })]);
    expect(story.at(LATE).codesOf(urge())).toEqual([]);
    story.paid(400_000);
    expect(story.codesOf(urge())).toEqual(['obligation_not_late']);
    expect(story.at('2024-06-21T02:00:00.000Z').codesOf(urge())).toEqual([]);
  });

  it('that last are urged when the latest visit found a breach', () => {
    const story = Story.of().settled([quiet()]).at(LATE);
    expect(story.codesOf(urge())).toEqual(['no_breach_found']);
    story.take(story.visit('v1', true));
    expect(story.codesOf(urge())).toEqual([]);
    story.at('2024-07-01T02:00:00.000Z').take(story.visit('v2'));
    expect(story.codesOf(urge())).toEqual(['no_breach_found']);
  });

  it('that last are broken by a visit about them or about all, the latest one counting, and by no other', () => {
    const story = Story.of()
      .settled([quiet(), duty({ obligationId: 'o2' })])
      .at(LATE);
    const planned = (visitId: string, obligationId: string) =>
      story.take({
        type: 'scheduleReturnVisit',
        visitId,
        dueOn: '2024-06-01',
        assigneeId: null,
        partyId: null,
        obligationId,
        occurredAt,
      });
    planned('v8', 'o2').take(story.visit('v8', true));
    expect(story.codesOf(urge())).toEqual(['no_breach_found']);
    planned('v9', 'o1').take(story.visit('v9', true));
    expect(story.codesOf(urge())).toEqual([]);
    story.at('2024-05-22T02:00:00.000Z').take(story.visit('v1'));
    expect(story.codesOf(urge())).toEqual(['no_breach_found']);
    expect(story.codesOf(urge({ obligationId: 'o2' }))).toEqual([]);
  });

  it('from the second urging on ask for the advice that a court can help, once', () => {
    const story = Story.of().settled().at(LATE).take(urge());
    expect(story.codesOf(urge({ urgeId: 'u2' }))).toEqual(['court_advice_missing']);
    story.take(urge({ urgeId: 'u2', advised: true }));
    expect(story.take(urge({ urgeId: 'u3' })).facts.obligations).toMatchObject([{ urges: 3, advised: true }]);
  });

  it('with the number of urgings the centre set', () => {
    const story = Story.of().settled().at(LATE);
    const { settings } = story.context();
    const strict = story.context(undefined, { settings: { ...settings, urgesUntilAdvice: 1 } });
    expect(story.codesOf(urge(), strict)).toEqual(['court_advice_missing']);
  });

  it('a helper urges only about what was given to them', () => {
    const story = Story.of().settled().at(LATE);
    const helper = { accountId: 'a-grid', staffId: 'officer', maySeal: false, onlyAsHelper: true } as const;
    expect(story.codesOf(urge(), story.context(helper))).toEqual(['not_given_to_you']);
  });

  it('an amount is late exactly while less is paid than what was due before today', () => {
    const facts = Story.of().settled([duty({ instalments: HALVES, dueOn: null })]).facts;
    const [base] = facts.obligations;
    if (base === undefined) throw new Error('no obligation');
    fc.assert(
      fc.property(fc.nat(90), fc.nat(800_000), (days, paidFen) => {
        const today = addDays('2024-05-01', days);
        const due = HALVES.reduce((sum, { amountFen, dueOn }) => sum + (dueOn < today ? amountFen : 0), 0);
        expect(isLate(facts, { ...base, paidFen }, today)).toBe(paidFen < due);
      }),
    );
  });
});

describe('R34 a promise in parts', () => {
  const due = ({ facts }: Story) =>
    deadlinesOf(facts, '2024-05-21T02:00:00.000Z', ZONE)
      .filter(({ kind }) => kind === 'performance')
      .map(({ dueOn, state }) => [dueOn, state]);

  it('is missed with the first part that is not paid in full, not only with the last one', () => {
    const story = Story.of().settled([duty({ instalments: HALVES, dueOn: null })]);
    expect(due(story)).toEqual([['2024-05-20', 'missed']]);
    expect(due(story.paid(399_999, 'f1'))).toEqual([['2024-05-20', 'missed']]);
    expect(due(story.paid(1, 'f2'))).toEqual([['2024-06-20', 'running']]);
    expect(due(story.paid(400_000, 'f3'))).toEqual([['2024-06-20', 'met']]);
  });

  it('is paid from the earliest day on, whatever the order they were written in, and never beyond', () => {
    const parts = fc.array(fc.record({ amountFen: fc.integer({ min: 1, max: 9 }), dueOn: aDay }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(parts, fc.nat(60), (instalments, paidFen) => {
        const found = partsPaid(instalments, paidFen);
        expect(found.map(({ dueOn }) => dueOn)).toEqual(instalments.map(({ dueOn }) => dueOn).sort());
        const full = found.filter(({ state }) => state === 'paid').reduce((sum, { amountFen }) => sum + amountFen, 0);
        const next = found.find(({ state }) => state !== 'paid');
        expect(full).toBeLessThanOrEqual(paidFen);
        if (next !== undefined) expect(full + next.amountFen).toBeGreaterThan(paidFen);
        expect(next?.state).toBe(next === undefined ? undefined : paidFen > full ? 'partly' : 'open');
        expect(nextDueOn({ instalments, paidFen, dueOn: null })).toBe(next?.dueOn ?? null);
      }),
    );
  });
});

describe('R34 promises given up or handed over', () => {
  it('a waiver names everybody to whom it is owed and nobody else', () => {
    const story = Story.of().settled();
    expect(story.codesOf(waive(LIN))).toEqual(['not_the_creditor', 'waiver_missing']);
    expect(story.codesOf(waive('nobody'))).toEqual(['party_unknown']);
    expect(story.take(waive(CHEN)).facts).toMatchObject({ state: 'performed', obligations: [{ state: 'waived' }] });
    expect(story.codesOf(story.pay(null))).toEqual(['obligation_not_open']);
  });

  it('where the agreement names no creditor, everybody who does not owe it waives it', () => {
    const story = Story.of().settled([duty({ kind: 'act', amountFen: null, creditorPartyIds: [] })]);
    expect(story.codesOf(waive(LIN))).toEqual(['not_the_creditor', 'waiver_missing']);
    expect(story.codesOf(waive(CHEN))).toEqual([]);
  });

  it('a part that was paid and voided afterwards stays given up with the rest', () => {
    const story = Story.of().settled().paid(300_000).take(waive(CHEN));
    story.take({ type: 'voidPerformance', performanceId: 'f1', occurredAt });
    expect(story.facts).toMatchObject({
      state: 'performed',
      obligations: [{ state: 'waived', paidFen: 0, performedAt: expect.any(String) as string }],
    });
  });

  it('a court enforces what a court confirmed; without its paper the agreement is sued on', () => {
    const story = Story.of().settled().at(LATE);
    expect(story.codesOf(handOver('enforcement', false))).toEqual(['court_paper_missing']);
    expect(story.codesOf(handOver('void', false))).toEqual(['court_paper_missing']);
    expect(story.codesOf(handOver('lawsuit'))).toEqual([]);
    expect(story.take(handOver('enforcement')).facts.obligations).toMatchObject([
      { state: 'handed_to_enforcement', handedTo: 'enforcement' },
    ]);
  });

  it('nothing is handed over before it is late, unless a court set the agreement aside', () => {
    const story = Story.of().settled();
    expect(story.codesOf(handOver('lawsuit'))).toEqual(['obligation_not_late']);
    expect(story.take(handOver('void')).facts).toMatchObject({ state: 'settled', obligations: [{ state: 'void' }] });
  });
});

describe('R29 who performed, who says so and who confirmed it', () => {
  const pay = (who: Partial<RecordPerformance>): RecordPerformance => ({
    type: 'recordPerformance',
    performanceId: 'f1',
    obligationId: 'o1',
    performedOn: '2024-05-06',
    amountFen: null,
    confirmedByPartyId: null,
    ...who,
  });

  it('are parties of the case, and the payer owes it', () => {
    const story = Story.of().settled();
    expect(story.codesOf(pay({ saidByPartyId: 'nobody' }))).toEqual(['party_unknown']);
    expect(story.codesOf(pay({ confirmedByPartyId: 'nobody' }))).toEqual(['party_unknown']);
    expect(story.codesOf(pay({ paidByPartyId: CHEN }))).toEqual(['payer_owes_nothing']);
    const all = pay({ saidByPartyId: LIN, confirmedByPartyId: CHEN, paidByPartyId: LIN });
    expect(story.eventsOf(all)).toMatchObject([
      { payload: { saidByPartyId: LIN, confirmedByPartyId: CHEN, paidByPartyId: LIN } },
      { type: 'Performed' },
    ]);
  });
});

it.each([
  ['enforcement', 'enforcement'],
  ['lawsuit', 'sued'],
  ['void', 'agreement_void'],
] as const)('R38 handed over to %s the case is closed as %s and as nothing else', (to, reason) => {
  const story = Story.of().settled().at(LATE);
  expect(story.codesOf(close(reason))).toContain('obligation_outstanding');
  story.take(handOver(to)).take(story.visit('v1', true));
  for (const other of ['enforcement', 'sued', 'agreement_void'] as const)
    expect(story.codesOf(close(other))).toEqual(other === reason ? [] : ['close_reason_unfounded']);
  expect(story.take(close(reason)).facts).toMatchObject({ state: 'closed', ending: { closeReason: reason } });
});

it('R38 no case is closed over an open promise, in whatever state it is', () => {
  const story = Story.of().settled();
  for (const state of ['referred', 'merged'] as const) {
    Object.assign(story.facts, { state });
    expect(story.codesOf({ type: 'close', occurredAt })).toContain('obligation_outstanding');
  }
});
