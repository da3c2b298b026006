/** Rows of obligations and performances as the API shows them. */
import type { ObligationFacts } from '../../domain/dispute/facts.js';
import { yuanOf } from '../../platform/http/money.js';
import type { ObligationResponse, PerformanceResponse, PursuitResponse } from './obligation.dto.js';
import type { ObligationRecord, PerformanceRecord, PursuitRecord } from './obligation.store.js';

const yuanOrNull = (fen: number | null): string | null => (fen === null ? null : yuanOf(fen));

export function toPerformance(row: PerformanceRecord): PerformanceResponse {
  const { disputeId: _, amountFen, voidedSeq, ...shown } = row;
  return { ...shown, amount: yuanOrNull(amountFen), voided: voidedSeq !== null };
}

export const toPursuit = ({ disputeId: _, handedTo, ...row }: PursuitRecord): PursuitResponse => ({
  ...row,
  partyIds: [...row.partyIds],
  to: handedTo,
});

/** `facts`: what the log says of it once the agreement is in force. */
export function toObligation(
  row: ObligationRecord,
  performances: readonly PerformanceRecord[],
  pursuits: readonly PursuitRecord[],
  facts: ObligationFacts | undefined,
): ObligationResponse {
  return {
    id: row.id,
    disputeId: row.disputeId,
    agreementId: row.agreementId,
    position: row.position,
    state: row.state,
    kind: row.kind,
    debtorPartyIds: [...row.debtorPartyIds],
    creditorPartyIds: [...row.creditorPartyIds],
    description: row.description,
    amount: yuanOrNull(row.amountFen),
    paid: yuanOf(row.paidFen),
    instalments: (row.instalments ?? []).map(({ amountFen, dueOn }) => ({ amount: yuanOf(amountFen), dueOn })),
    dueOn: row.dueOn,
    continuing: row.continuing,
    observationUntil: facts?.observationUntil ?? null,
    performances: performances.filter(({ obligationId }) => obligationId === row.id).map(toPerformance),
    pursuit: pursuits.filter(({ obligationId }) => obligationId === row.id).map(toPursuit),
  };
}
