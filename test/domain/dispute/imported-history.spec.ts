/** Histories of other systems: whatever order of steps they tell truthfully is a log that folds; whatever contradicts itself is refused. */
import fc from 'fast-check';
import type { Register } from '../../../src/domain/dispute/commands.js';
import { foldFacts } from '../../../src/domain/dispute/fold.js';
import {
  IMPORTED_OUTCOMES,
  importedLog,
  type ImportedHistory,
  objectionsToImport,
} from '../../../src/domain/dispute/imported/history.js';
import { decide, toEntries } from '../../../src/domain/dispute/decide.js';
import { deadlineRows } from '../../../src/domain/deadlines/deadlines.js';
import { caseRecordOf } from '../../../src/domain/reports/case-record.js';
import { addDays, dayOfInstant } from '../../../src/domain/shared/day.js';
import { CLERK, contextAt, OPENING, ZONE } from '../../support/arbitraries.js';

const context = contextAt(OPENING, CLERK);
const TODAY = dayOfInstant(OPENING, ZONE);

const party = (partyId: string, role: 'applicant' | 'respondent') => ({
  partyId,
  role,
  kind: 'person' as const,
  minor: false,
  under14: false,
  selfSupporting: false,
  incapacitated: false,
  memberCount: null,
  representatives: [],
});

const command = (rest: Partial<Register> = {}): Register => ({
  type: 'register',
  centerId: 'c',
  receivedAt: '2019-05-06T02:00:00.000Z',
  receiptNo: 'R20190506-00000',
  track: 'peoples_mediation',
  source: { kind: 'on_application', channel: 'phone', delegatedBy: null },
  departmentId: null,
  routing: { departmentId: null, staffId: null, shiftId: null, rule: null, track: null },
  parties: [party('p1', 'applicant'), party('p2', 'respondent')],
  riskFlags: [],
  peopleInvolved: null,
  registrant: 'nobody',
  ...rest,
});

const history = (rest: Partial<ImportedHistory> = {}): ImportedHistory => ({
  category: 'neighbor',
  acceptedOn: null,
  number: '(2019)例导入字第1号',
  assignedOn: null,
  departmentId: null,
  mediatorIds: [],
  responsibleOfficerId: null,
  outcome: null,
  endedOn: null,
  failReason: 'other',
  refusalReason: 'outside_scope',
  remedy: 'court',
  agreement: {
    agreementId: 'a',
    obligationId: 'o',
    performanceId: 'f',
    form: 'written',
    textDigest: 'd',
    amountFen: 300_000,
    dueOn: null,
  },
  performedOn: null,
  closedOn: null,
  ...rest,
});

const codes = (rest: Partial<ImportedHistory>, of: Partial<Register> = {}): string[] =>
  objectionsToImport(command(of), history(rest), context).map(({ pointer, code }) => `${pointer} ${code}`);

/** What happened, with so many days between one step and the next. */
const truthful = fc
  .record({
    startsOn: fc.integer({ min: 0, max: 3000 }),
    gaps: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 5, maxLength: 5 }),
    outcome: fc.constantFrom(null, ...IMPORTED_OUTCOMES),
    isAccepted: fc.boolean(),
    isAssigned: fc.boolean(),
    isPerformed: fc.boolean(),
    isClosed: fc.boolean(),
    dueAfter: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
    amountFen: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: null }),
  })
  .map(({ startsOn, gaps, outcome, dueAfter, amountFen, ...is }) => {
    let day = addDays('2015-01-01', startsOn);
    const on = (happens: boolean, index: number): string | null => {
      if (!happens) return null;
      const next = addDays(day, gaps[index] ?? 0);
      day = next > TODAY ? TODAY : next;
      return day;
    };
    const receivedAt = `${day}T02:00:00.000Z`;
    const needsAcceptance = outcome === 'settled' || outcome === 'failed';
    const acceptedOn = on(needsAcceptance || (is.isAccepted && outcome !== 'refused'), 0);
    const assignedOn = on(is.isAssigned && acceptedOn !== null, 1);
    const endedOn = on(outcome !== null, 2);
    const performedOn = on(is.isPerformed && outcome === 'settled', 3);
    const closedOn = on(is.isClosed && outcome !== null && (outcome !== 'settled' || performedOn !== null), 4);
    const dueOn = dueAfter === null || endedOn === null ? null : addDays(endedOn, dueAfter);
    const { agreement } = history();
    const assigned = assignedOn === null ? {} : { assignedOn, departmentId: 'dep', mediatorIds: ['m1'] };
    return {
      command: command({ receivedAt }),
      history: history({
        ...assigned,
        acceptedOn,
        outcome,
        endedOn,
        performedOn,
        closedOn,
        agreement: { ...agreement, amountFen, dueOn },
      }),
    };
  });

test('a truthful history is a log: it folds to where the case stood, on its days, recorded now, and rings nowhere', () => {
  fc.assert(
    fc.property(truthful, ({ command: asked, history: told }) => {
      expect(objectionsToImport(asked, told, context)).toEqual([]);
      const log = importedLog(asked, told, context);
      const facts = foldFacts(log);
      const { outcome, performedOn, closedOn, assignedOn, acceptedOn } = told;
      const before = assignedOn !== null ? 'assigned' : acceptedOn !== null ? 'accepted' : 'registered';
      const ended = performedOn === null ? (outcome ?? before) : 'performed';
      expect(facts.state).toBe(closedOn === null ? ended : 'closed');
      expect(facts.imported).toEqual({ throughSeq: log.length });
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
      expect(new Set(log.map(({ recordedAt }) => recordedAt))).toEqual(new Set([OPENING]));
      expect(
        log.every(({ occurredAt }, index) => index === 0 || occurredAt >= (log[index - 1]?.occurredAt ?? '')),
      ).toBe(true);
      expect([facts.lateEntries, facts.visits, facts.confirmationWindow, facts.registeredByAccountId]).toEqual([
        [],
        [],
        null,
        'nobody',
      ]);
      const overdue = deadlineRows(facts, ZONE).filter(({ doneOn, dueOn }) => doneOn === null && dueOn < TODAY);
      expect(overdue).toEqual([]);
      for (let length = 1; length <= log.length; length += 1)
        expect(foldFacts(log.slice(0, length)).version).toBe(length);
      expect(caseRecordOf(log, facts, ZONE)).toMatchObject({
        acceptedOn,
        closedOn,
        performedOn,
        endedOn: told.endedOn,
      });
    }),
    { numRuns: 300 },
  );
});

test('one day moved before the one it follows is refused, at its field', () => {
  fc.assert(
    fc.property(truthful, fc.integer({ min: 1, max: 400 }), ({ command: asked, history: told }, days) => {
      fc.pre(told.endedOn !== null);
      const receivedOn = dayOfInstant(asked.receivedAt ?? '', ZONE);
      const moved = { ...told, endedOn: addDays(receivedOn, -days) };
      const found = objectionsToImport(asked, moved, context);
      expect(found).toContainEqual({
        pointer: '/endedOn',
        code: 'not_before',
        params: { day: expect.any(String) as string },
      });
    }),
  );
});

test('steps that do not fit together are refused, each at its field', () => {
  const settled = { acceptedOn: '2019-05-07', outcome: 'settled', endedOn: '2019-05-20' } as const;
  expect(codes({ acceptedOn: '2019-05-07' }, { track: null })).toEqual(['/track track_missing']);
  expect(codes({ acceptedOn: '2019-05-07' }, { parties: [party('p1', 'applicant')] })).toEqual([
    '/parties no_respondent',
  ]);
  expect(codes({}, { parties: [] })).toEqual(['/source no_applicant']);
  expect(codes({ assignedOn: '2019-05-08' })).toEqual(['/assignedOn needs', '/assignedOn needs', '/assignedOn needs']);
  expect(codes({ outcome: 'withdrawn' })).toEqual(['/outcome needs']);
  expect(codes({ endedOn: '2019-05-08' })).toEqual(['/endedOn needs']);
  expect(codes({ outcome: 'failed', endedOn: '2019-05-08' })).toEqual(['/outcome needs']);
  expect(codes({ outcome: 'refused', endedOn: '2019-05-08', acceptedOn: '2019-05-07' })).toEqual([
    '/acceptedOn not_allowed_with',
  ]);
  expect(codes({ performedOn: '2019-05-08' })).toEqual(['/performedOn needs']);
  expect(codes({ closedOn: '2019-05-08' })).toEqual(['/closedOn needs']);
  expect(codes({ ...settled, closedOn: '2019-05-21' })).toEqual(['/closedOn needs']);
  expect(codes(settled, { receivedAt: '2030-01-01T00:00:00.000Z' })).toEqual(['/receivedAt in_future']);
  expect(codes({ ...settled, endedOn: addDays(TODAY, 1) })).toEqual(['/endedOn in_future']);
  expect(codes(settled)).toEqual([]);
});

test('R21 a term that has not run out runs on; R22 one that had is not ours to mark', () => {
  const acceptedLately = history({ acceptedOn: TODAY });
  const lately = { receivedAt: OPENING };
  const running = foldFacts(importedLog(command(lately), acceptedLately, context));
  expect(running.deadlines).toHaveLength(1);
  const longAgo = foldFacts(importedLog(command(), history({ acceptedOn: '2019-05-07' }), context));
  expect(longAgo.deadlines).toEqual([]);
});

test('R16 a flag of the earlier system demands no report here, at no later step either', () => {
  const flagged = command({ riskFlags: ['violence'], receivedAt: OPENING });
  const log = importedLog(flagged, history(), context);
  const facts = foldFacts(log);
  const decision = decide(facts, { type: 'withdraw', partyId: 'p1', occurredAt: null }, context);
  const after = decision.ok ? toEntries(decision.events, facts, context).map(({ type }) => type) : [];
  expect(after).toEqual(['Withdrawn']);
});
