/** Rows of obligations and performances as the API shows them. */
import type { ObligationFacts } from '../../domain/dispute/facts.js';
import { partsPaid } from '../../domain/dispute/pursuit/instalments.js';
import { yuanOf } from '../../platform/http/money.js';
import type {
  ConditionFindingResponse,
  ObligationConditionResponse,
  ObligationResponse,
  PerformanceResponse,
  PursuitResponse,
} from './obligation.dto.js';
import type { FindingRecord, ObligationRecord, PerformanceRecord, PursuitRecord } from './obligation.store.js';

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

export const toFinding = ({ disputeId: _, ...row }: FindingRecord): ConditionFindingResponse => row;

function toCondition(row: ObligationRecord, findings: readonly FindingRecord[]): ObligationConditionResponse | null {
  if (row.condition === null) return null;
  const mine = findings.filter(({ obligationId }) => obligationId === row.id).map(toFinding);
  const last = mine.at(-1);
  const state = last === undefined ? 'open' : last.happened ? 'came_true' : 'failed';
  return { text: row.condition.text, dueDaysAfter: row.condition.dueDaysAfter ?? 0, state, findings: mine };
}

export interface ObligationRecords {
  readonly performances: readonly PerformanceRecord[];
  readonly pursuits: readonly PursuitRecord[];
  readonly findings: readonly FindingRecord[];
  /** a party contests it and nobody has answered */
  readonly disputed: boolean;
}

/** `facts`: what the log says of it once the agreement is in force. */
export function toObligation(
  row: ObligationRecord,
  { performances, pursuits, findings, disputed }: ObligationRecords,
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
    liability: row.shares.length === 0 ? 'joint' : 'several',
    shares: row.shares.map(({ partyId, amountFen }) => ({ partyId, amount: yuanOf(amountFen) })),
    instalments: partsPaid(row.instalments ?? [], row.paidFen).map(({ amountFen, dueOn, state }) => ({
      amount: yuanOf(amountFen),
      dueOn,
      state,
    })),
    dueOn: row.dueOn,
    continuing: row.continuing,
    condition: toCondition(row, findings),
    observationUntil: facts?.observationUntil ?? null,
    disputed,
    performances: performances.filter(({ obligationId }) => obligationId === row.id).map(toPerformance),
    pursuit: pursuits.filter(({ obligationId }) => obligationId === row.id).map(toPursuit),
  };
}
