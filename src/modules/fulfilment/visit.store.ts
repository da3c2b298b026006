/** SQL of return visits. The projection of the log inserts them; what the visitor wrote is added here. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export interface VisitRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly dueOn: string;
  readonly assigneeId: string | null;
  readonly partyId: string | null;
  readonly obligationId: string | null;
  readonly visitedOn: string | null;
  readonly performance: string | null;
  readonly satisfaction: string | null;
  readonly breachFound: boolean | null;
  readonly escalationSigns: boolean | null;
  readonly note: string | null;
}

export type VisitFindings = Pick<VisitRecord, 'performance' | 'satisfaction' | 'escalationSigns' | 'note'>;

const COLUMNS = `id, dispute_id AS "disputeId", due_on AS "dueOn", assignee_id AS "assigneeId", party_id AS "partyId",
  obligation_id AS "obligationId", visited_on AS "visitedOn", performance, satisfaction, breach_found AS "breachFound",
  escalation_signs AS "escalationSigns", note`;

@Injectable()
export class VisitStore {
  get(tx: Tx, id: string): Promise<VisitRecord | undefined> {
    return tx.one<VisitRecord>(`SELECT ${COLUMNS} FROM return_visit WHERE id = $1`, [id]);
  }

  ofDispute(tx: Tx, disputeId: string): Promise<VisitRecord[]> {
    return tx.query<VisitRecord>(`SELECT ${COLUMNS} FROM return_visit WHERE dispute_id = $1 ORDER BY due_on, id`, [
      disputeId,
    ]);
  }

  async keepFindings(
    tx: Tx,
    id: string,
    { performance, satisfaction, escalationSigns, note }: VisitFindings,
  ): Promise<void> {
    await tx.query(
      'UPDATE return_visit SET performance = $2, satisfaction = $3, escalation_signs = $4, note = $5 WHERE id = $1',
      [id, performance, satisfaction, escalationSigns, note],
    );
  }
}
