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
  readonly method: string | null;
  readonly resolved: string | null;
  readonly laterSuit: string | null;
  readonly judgment: string | null;
  readonly mediatedWrongly: boolean | null;
  readonly measures: string | null;
  readonly note: string | null;
}

export type VisitFindings = Omit<
  VisitRecord,
  'id' | 'disputeId' | 'dueOn' | 'assigneeId' | 'partyId' | 'obligationId' | 'visitedOn' | 'breachFound'
>;

const COLUMNS = `id, dispute_id AS "disputeId", due_on AS "dueOn", assignee_id AS "assigneeId", party_id AS "partyId",
  obligation_id AS "obligationId", visited_on AS "visitedOn", performance, satisfaction, breach_found AS "breachFound",
  escalation_signs AS "escalationSigns", method, resolved, later_suit AS "laterSuit", judgment,
  mediated_wrongly AS "mediatedWrongly", measures, note`;

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

  async keepFindings(tx: Tx, id: string, found: VisitFindings): Promise<void> {
    await tx.query(
      `UPDATE return_visit SET performance = $2, satisfaction = $3, escalation_signs = $4, method = $5, resolved = $6,
              later_suit = $7, judgment = $8, mediated_wrongly = $9, measures = $10, note = $11 WHERE id = $1`,
      [
        id,
        found.performance,
        found.satisfaction,
        found.escalationSigns,
        found.method,
        found.resolved,
        found.laterSuit,
        found.judgment,
        found.mediatedWrongly,
        found.measures,
        found.note,
      ],
    );
  }
}
