/** SQL of destructions: the register, and the taking away of what people wrote and who they are. */
import { Injectable } from '@nestjs/common';
import { DESTROYED } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type Erasure, FILE_TABLES } from './file-tables.js';

export interface DestructionPaper {
  readonly id: string;
  readonly destructionId: string;
  readonly seq: number;
  readonly kind: 'proposed' | 'rejected' | 'approved';
  readonly reason: string | null;
  readonly listNo: string | null;
  readonly appraisalGroup: string | null;
  readonly paperNo: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly staffId: string | null;
}

const LEAVES = {
  word: `'${DESTROYED}'`,
  null: 'NULL',
  no_texts: `'{}'`,
  no_items: `'[]'::jsonb`,
  no_key: `''::bytea`,
} as const satisfies Record<Erasure, string>;

/** Tables and columns come from the list in the code, never from a request. */
const STATEMENTS = Object.entries(FILE_TABLES)
  .map(([table, { of, erased }]) => ({ table, of, columns: Object.entries(erased) }))
  .filter(({ columns }) => columns.length > 0)
  .map(({ table, of, columns }) => {
    const sets = columns.map(([column, erasure]) => `${column} = ${LEAVES[erasure]}`);
    return `UPDATE ${table} SET ${sets.join(', ')} WHERE ${of} = $1`;
  });

@Injectable()
export class DestructionStore {
  /** All of it, in the transaction of the approval: nothing is ever half destroyed. */
  async erase(tx: Tx, disputeId: string): Promise<void> {
    for (const statement of STATEMENTS) await tx.query(statement, [disputeId]);
  }

  /** Files in the store, whose bytes have to go too. */
  async filesOf(tx: Tx, disputeId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>('SELECT file_id AS id FROM attachment WHERE dispute_id = $1', [
      disputeId,
    ]);
    return rows.map(({ id }) => id);
  }

  async add(tx: Tx, place: { centerId: string; disputeId: string }, paper: DestructionPaper): Promise<void> {
    await tx.query(
      `INSERT INTO destruction_paper (id, center_id, dispute_id, destruction_id, seq, kind, reason, list_no, appraisal_group,
                                      paper_no, recorded_at, recorded_by, staff_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        paper.id,
        place.centerId,
        place.disputeId,
        paper.destructionId,
        paper.seq,
        paper.kind,
        paper.reason,
        paper.listNo,
        paper.appraisalGroup,
        paper.paperNo,
        paper.recordedAt,
        paper.recordedBy,
        paper.staffId,
      ],
    );
  }

  ofDispute(tx: Tx, disputeId: string): Promise<DestructionPaper[]> {
    return tx.query<DestructionPaper>(
      `SELECT id, destruction_id AS "destructionId", seq, kind, reason, list_no AS "listNo",
              appraisal_group AS "appraisalGroup", paper_no AS "paperNo", recorded_at AS "recordedAt",
              recorded_by AS "recordedBy", staff_id AS "staffId"
         FROM destruction_paper WHERE dispute_id = $1 ORDER BY seq`,
      [disputeId],
    );
  }
}
