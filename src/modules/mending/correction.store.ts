/** SQL of corrections; why each was made is the note of its entry. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export interface CorrectionRecord {
  readonly id: string;
  readonly seq: number;
  readonly pointer: string;
  readonly oldSealed: Buffer | null;
  readonly newSealed: Buffer | null;
  readonly correctedAt: string;
  readonly staffId: string | null;
  readonly reason: string | null;
}

@Injectable()
export class CorrectionStore {
  async add(
    tx: Tx,
    place: { centerId: string; disputeId: string },
    row: Omit<CorrectionRecord, 'reason'>,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO correction (id, center_id, dispute_id, seq, pointer, old_sealed, new_sealed, corrected_at, staff_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        row.id,
        place.centerId,
        place.disputeId,
        row.seq,
        row.pointer,
        row.oldSealed,
        row.newSealed,
        row.correctedAt,
        row.staffId,
      ],
    );
  }

  ofDispute(tx: Tx, disputeId: string): Promise<CorrectionRecord[]> {
    return tx.query<CorrectionRecord>(
      `SELECT c.id, c.seq, c.pointer, c.old_sealed AS "oldSealed", c.new_sealed AS "newSealed",
              c.corrected_at AS "correctedAt", c.staff_id AS "staffId", n.text AS reason
         FROM correction c LEFT JOIN case_note n ON n.dispute_id = c.dispute_id AND n.seq = c.seq
        WHERE c.dispute_id = $1 ORDER BY c.seq`,
      [disputeId],
    );
  }
}
