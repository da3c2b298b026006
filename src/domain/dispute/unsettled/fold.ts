/** From log to facts about what a party says is not settled. */
import type { FoldsOf } from '../folding.js';
import type { UnsettledPayloads } from './events.js';

export const UNSETTLED_FOLDS = {
  UnsettledReported: (facts, payload, { occurredAt, seq }) => {
    const about = facts.obligations.filter(
      ({ obligationId }) => payload.obligationId === null || obligationId === payload.obligationId,
    );
    const urgesThen = about.reduce((sum, { urges }) => sum + urges, 0);
    const unanswered = { answeredAt: null, answeredSeq: null, outcome: null };
    return { ...facts, unsettled: [...facts.unsettled, { ...payload, seq, at: occurredAt, urgesThen, ...unanswered }] };
  },
  UnsettledAnswered: (facts, { reportId, outcome }, { occurredAt, seq }) => ({
    ...facts,
    unsettled: facts.unsettled.map((report) =>
      report.reportId === reportId && report.answeredAt === null
        ? { ...report, outcome, answeredAt: occurredAt, answeredSeq: seq }
        : report,
    ),
  }),
} as const satisfies FoldsOf<UnsettledPayloads>;
