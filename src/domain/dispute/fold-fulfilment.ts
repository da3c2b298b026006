/** Performance and return visits, from log to facts. A voided performance stays, marked, and counts for nothing. */
import { laterOf } from '../shared/day.js';
import type { ObligationFacts, PerformanceFact } from './facts.js';
import { inObligation, moveTo, type Folds } from './folding.js';
import { withVisit } from './risk/fold.js';

/** An amount is performed when it is paid in full; anything else when it was done. What was given up or handed over stays so. */
function withPerformances(obligation: ObligationFacts, performances: readonly PerformanceFact[]): ObligationFacts {
  const counting = performances.filter((performance) => !performance.voided);
  const paidFen = counting.reduce((sum, performance) => sum + (performance.amountFen ?? 0), 0);
  const isDone = counting.length > 0 && (obligation.amountFen === null || paidFen >= obligation.amountFen);
  const counted = { ...obligation, performances, paidFen };
  if (isDone)
    return {
      ...counted,
      state: 'performed',
      performedAt: laterOf('', ...counting.map((performance) => performance.at)),
    };
  return obligation.state === 'performed' ? { ...counted, state: 'open', performedAt: null } : counted;
}

export const FULFILMENT_FOLDS = {
  PerformanceRecorded: (
    facts,
    { performanceId, obligationId, performedOn, amountFen, evidenceId = null },
    { occurredAt: at, seq },
  ) =>
    inObligation(facts, obligationId, (obligation) =>
      withPerformances(obligation, [
        ...obligation.performances,
        { performanceId, performedOn, amountFen, at, seq, evidenceId, voided: false },
      ]),
    ),
  PerformanceVoided: (facts, payload) =>
    inObligation(facts, payload.obligationId, (obligation) =>
      withPerformances(
        obligation,
        obligation.performances.map((performance) =>
          performance.performanceId === payload.performanceId ? { ...performance, voided: true } : performance,
        ),
      ),
    ),
  ObligationObserved: (facts, payload, head) =>
    inObligation(facts, payload.obligationId, (obligation) => ({
      ...obligation,
      state: 'performed',
      performedAt: head.occurredAt,
    })),
  Performed: (facts, _, head) => moveTo(facts, 'performed', head),
  PerformanceReopened: (facts, _, head) => moveTo(facts, 'settled', head),
  ReturnVisitScheduled: (facts, payload) => ({
    ...facts,
    visits: [...facts.visits, { ...payload, visitedOn: null, visitedAt: null, breachFound: null }],
  }),
  ReturnVisitRecorded: (facts, { visitId, visitedOn, breachFound, escalationSigns }, head) => ({
    ...facts,
    risk: withVisit(facts.risk, visitedOn, escalationSigns),
    visits: facts.visits.map((visit) =>
      visit.visitId === visitId ? { ...visit, visitedOn, breachFound, visitedAt: head.occurredAt } : visit,
    ),
  }),
} as const satisfies Folds;
