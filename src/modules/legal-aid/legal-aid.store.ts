/** SQL of requests for legal aid: their addresses, and who was assigned from outside. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export interface LegalAidRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly lawyerName: string | null;
}

const COLUMNS = `id, dispute_id AS "disputeId", lawyer_name AS "lawyerName"`;

@Injectable()
export class LegalAidStore {
  get(tx: Tx, id: string): Promise<LegalAidRecord | undefined> {
    return tx.one<LegalAidRecord>(`SELECT ${COLUMNS} FROM legal_aid_request WHERE id = $1`, [id]);
  }

  ofDispute(tx: Tx, disputeId: string): Promise<LegalAidRecord[]> {
    return tx.query<LegalAidRecord>(`SELECT ${COLUMNS} FROM legal_aid_request WHERE dispute_id = $1`, [disputeId]);
  }

  /** False when the id is taken already. */
  async insert(tx: Tx, row: { id: string; centerId: string; disputeId: string }): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO legal_aid_request (id, center_id, dispute_id) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [row.id, row.centerId, row.disputeId],
    );
    return inserted !== undefined;
  }

  async keepLawyer(tx: Tx, id: string, name: string): Promise<void> {
    await tx.query('UPDATE legal_aid_request SET lawyer_name = $2 WHERE id = $1', [id, name]);
  }
}
