/** SQL of attempts to stop a noise. */
import { Injectable } from '@nestjs/common';
import type { Dissuader, DissuasionMethod, DissuasionOutcome } from '../../domain/dispute/police/words.js';
import type { Tx } from '../../platform/database/tx.js';

export interface DissuasionRecord {
  readonly id: string;
  readonly partyId: string;
  readonly dissuadedOn: string;
  readonly by: Dissuader;
  readonly personSealed: Buffer;
  readonly method: DissuasionMethod;
  readonly outcome: DissuasionOutcome;
  readonly note: string | null;
  readonly recordedAt: string;
  readonly recordedByStaffId: string | null;
}

@Injectable()
export class DissuasionStore {
  /** False when the id is taken already. */
  async insert(tx: Tx, place: { centerId: string; disputeId: string }, row: DissuasionRecord): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO dissuasion (id, center_id, dispute_id, party_id, dissuaded_on, by, person_sealed, method, outcome, note,
                               recorded_at, recorded_by_staff_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        place.centerId,
        place.disputeId,
        row.partyId,
        row.dissuadedOn,
        row.by,
        row.personSealed,
        row.method,
        row.outcome,
        row.note,
        row.recordedAt,
        row.recordedByStaffId,
      ],
    );
    return inserted !== undefined;
  }

  ofDispute(tx: Tx, disputeId: string): Promise<DissuasionRecord[]> {
    return tx.query<DissuasionRecord>(
      `SELECT id, party_id AS "partyId", dissuaded_on AS "dissuadedOn", by, person_sealed AS "personSealed", method, outcome,
              note, recorded_at AS "recordedAt", recorded_by_staff_id AS "recordedByStaffId"
         FROM dissuasion WHERE dispute_id = $1 ORDER BY dissuaded_on, id`,
      [disputeId],
    );
  }
}
