/** What a party said is not settled, as the API shows it: facts of the case with the words kept beside its log. */
import type { UnsettledFact } from '../../domain/dispute/unsettled/facts.js';
import type { UnsettledReportResponse } from './unsettled.dto.js';

export const toReport = (
  disputeId: string,
  { reportId: id, partyId, obligationId, ground, at, dueOn, outcome, answeredAt, seq, answeredSeq }: UnsettledFact,
  notes: ReadonlyMap<number, string>,
): UnsettledReportResponse => ({
  id,
  disputeId,
  partyId,
  obligationId,
  ground,
  words: notes.get(seq) ?? null,
  saidAt: at,
  dueOn,
  outcome,
  answer: answeredSeq === null ? null : (notes.get(answeredSeq) ?? null),
  answeredAt,
});
