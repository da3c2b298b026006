/** SQL of obligations and of the records of their performance. States and sums are written by the projection of the log. */
import { Injectable } from '@nestjs/common';
import { insertRows } from '../../platform/database/insert-rows.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PursuitKind } from './obligation.dto.js';

export interface InstalmentRecord {
  readonly amountFen: number;
  readonly dueOn: string;
}

export interface ShareRecord {
  readonly partyId: string;
  readonly amountFen: number;
}

export interface ConditionRecord {
  readonly text: string;
  readonly dueDaysAfter: number | null;
}

export interface ObligationRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly agreementId: string;
  readonly position: number;
  readonly debtorPartyIds: readonly string[];
  readonly creditorPartyIds: readonly string[];
  readonly kind: string;
  readonly description: string;
  readonly amountFen: number | null;
  /** what each debtor owes; empty: jointly */
  readonly shares: readonly ShareRecord[];
  readonly instalments: readonly InstalmentRecord[] | null;
  readonly dueOn: string | null;
  readonly continuing: boolean;
  readonly condition: ConditionRecord | null;
  readonly state: string;
  readonly paidFen: number;
}

export interface PerformanceRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly obligationId: string;
  readonly performedOn: string;
  readonly amountFen: number | null;
  readonly evidence: string;
  readonly method: string | null;
  readonly paidBy: string | null;
  readonly saidBy: string | null;
  /** attachment that shows it */
  readonly evidenceId: string | null;
  readonly confirmedBy: string | null;
  readonly voidedSeq: number | null;
  readonly voidReason: string | null;
}

export interface FindingRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly obligationId: string;
  readonly happened: boolean;
  readonly occurredOn: string;
  readonly evidence: string;
  readonly recordedAt: string;
}

export interface PursuitRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly obligationId: string;
  readonly kind: PursuitKind;
  readonly occurredAt: string;
  readonly method: string | null;
  readonly advised: boolean | null;
  readonly partyIds: readonly string[];
  readonly handedTo: string | null;
  readonly paper: string | null;
  /** attachment with that paper */
  readonly evidenceId: string | null;
  readonly note: string | null;
}

const COLUMNS = `id, dispute_id AS "disputeId", agreement_id AS "agreementId", position, debtor_party_ids AS "debtorPartyIds",
  creditor_party_ids AS "creditorPartyIds", kind, description, amount_fen AS "amountFen", coalesce(shares, '[]') AS shares, instalments,
  due_on AS "dueOn", continuing, condition, state, paid_fen AS "paidFen"`;

const PERFORMANCE = `id, dispute_id AS "disputeId", obligation_id AS "obligationId", performed_on AS "performedOn",
  amount_fen AS "amountFen", evidence, evidence_id AS "evidenceId", method, paid_by AS "paidBy", said_by AS "saidBy", confirmed_by AS "confirmedBy", voided_seq AS "voidedSeq", void_reason AS "voidReason"`;

const FINDING = `id, dispute_id AS "disputeId", obligation_id AS "obligationId", happened, occurred_on AS "occurredOn", evidence,
  recorded_at AS "recordedAt"`;

const PURSUIT = `id, dispute_id AS "disputeId", obligation_id AS "obligationId", kind, occurred_at AS "occurredAt", method, advised,
  party_ids AS "partyIds", handed_to AS "handedTo", paper, evidence_id AS "evidenceId", note`;

@Injectable()
export class ObligationStore {
  /** The obligations of a draft, in the place of those of an earlier version. */
  /** With what was performed, of agreements that come with their case. */
  async insertWhole(
    tx: Tx,
    centerId: string,
    duties: readonly ObligationRecord[],
    performances: readonly PerformanceRecord[],
  ): Promise<void> {
    await insertRows(
      tx,
      'obligation',
      duties.map((row) => ({
        id: row.id,
        center_id: centerId,
        dispute_id: row.disputeId,
        agreement_id: row.agreementId,
        position: row.position,
        debtor_party_ids: row.debtorPartyIds,
        creditor_party_ids: row.creditorPartyIds,
        kind: row.kind,
        description: row.description,
        amount_fen: row.amountFen,
        due_on: row.dueOn,
        next_due_on: row.state === 'open' ? row.dueOn : null,
        continuing: row.continuing,
        state: row.state,
        paid_fen: row.paidFen,
      })),
    );
    await insertRows(
      tx,
      'performance',
      performances.map(({ id, disputeId, obligationId, performedOn, amountFen, evidence }) => ({
        id,
        dispute_id: disputeId,
        obligation_id: obligationId,
        performed_on: performedOn,
        amount_fen: amountFen,
        evidence,
      })),
    );
  }

  async replace(tx: Tx, centerId: string, agreementId: string, rows: readonly ObligationRecord[]): Promise<void> {
    await tx.query('DELETE FROM obligation WHERE agreement_id = $1', [agreementId]);
    for (const row of rows) {
      await tx.query(
        `INSERT INTO obligation (id, center_id, dispute_id, agreement_id, position, debtor_party_ids, creditor_party_ids, kind,
                                 description, amount_fen, instalments, due_on, continuing, state, paid_fen, shares, condition)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, $14, $15, $16::jsonb, $17::jsonb)`,
        [
          row.id,
          centerId,
          row.disputeId,
          agreementId,
          row.position,
          row.debtorPartyIds,
          row.creditorPartyIds,
          row.kind,
          row.description,
          row.amountFen,
          row.instalments === null ? null : JSON.stringify(row.instalments),
          row.dueOn,
          row.continuing,
          row.state,
          row.paidFen,
          row.shares.length === 0 ? null : JSON.stringify(row.shares),
          row.condition === null ? null : JSON.stringify(row.condition),
        ],
      );
    }
  }

  /** What another agreement overtook obliges nobody any more; what was performed under it stays performed. */
  async voidOf(tx: Tx, agreementIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE obligation SET state = 'void' WHERE agreement_id = ANY($1::uuid[]) AND state IN ('draft', 'open')`,
      [agreementIds],
    );
  }

  get(tx: Tx, id: string): Promise<ObligationRecord | undefined> {
    return tx.one<ObligationRecord>(`SELECT ${COLUMNS} FROM obligation WHERE id = $1`, [id]);
  }

  ofDispute(tx: Tx, disputeId: string): Promise<ObligationRecord[]> {
    return tx.query<ObligationRecord>(
      `SELECT ${COLUMNS} FROM obligation WHERE dispute_id = $1 ORDER BY agreement_id, position`,
      [disputeId],
    );
  }

  performancesOf(tx: Tx, disputeId: string): Promise<PerformanceRecord[]> {
    return tx.query<PerformanceRecord>(
      `SELECT ${PERFORMANCE} FROM performance WHERE dispute_id = $1 ORDER BY performed_on, id`,
      [disputeId],
    );
  }

  /** False when the id is taken already. */
  async addPerformance(tx: Tx, row: PerformanceRecord): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO performance (id, dispute_id, obligation_id, performed_on, amount_fen, evidence, method, paid_by, said_by, confirmed_by, evidence_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        row.disputeId,
        row.obligationId,
        row.performedOn,
        row.amountFen,
        row.evidence,
        row.method,
        row.paidBy,
        row.saidBy,
        row.confirmedBy,
        row.evidenceId,
      ],
    );
    return inserted !== undefined;
  }

  async voidPerformance(tx: Tx, id: string, seq: number, reason: string): Promise<void> {
    await tx.query('UPDATE performance SET voided_seq = $2, void_reason = $3 WHERE id = $1', [id, seq, reason]);
  }

  findingsOf(tx: Tx, disputeId: string): Promise<FindingRecord[]> {
    return tx.query<FindingRecord>(
      `SELECT ${FINDING} FROM condition_finding WHERE dispute_id = $1 ORDER BY recorded_at, id`,
      [disputeId],
    );
  }

  /** False when the id is taken already. */
  async addFinding(tx: Tx, centerId: string, row: FindingRecord): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO condition_finding (id, center_id, dispute_id, obligation_id, happened, occurred_on, evidence, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [row.id, centerId, row.disputeId, row.obligationId, row.happened, row.occurredOn, row.evidence, row.recordedAt],
    );
    return inserted !== undefined;
  }

  pursuitsOf(tx: Tx, disputeId: string): Promise<PursuitRecord[]> {
    return tx.query<PursuitRecord>(
      `SELECT ${PURSUIT} FROM obligation_pursuit WHERE dispute_id = $1 ORDER BY occurred_at, id`,
      [disputeId],
    );
  }

  /** False when the id is taken already. */
  async addPursuit(tx: Tx, centerId: string, row: PursuitRecord): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO obligation_pursuit (id, center_id, dispute_id, obligation_id, kind, occurred_at, method, advised, party_ids, handed_to, paper, note, evidence_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        centerId,
        row.disputeId,
        row.obligationId,
        row.kind,
        row.occurredAt,
        row.method,
        row.advised,
        row.partyIds,
        row.handedTo,
        row.paper,
        row.note,
        row.evidenceId,
      ],
    );
    return inserted !== undefined;
  }
}
