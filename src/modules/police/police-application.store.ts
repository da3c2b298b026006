/** SQL of the parties' applications to the police. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export interface PoliceApplicationRecord {
  readonly id: string;
  readonly partyIds: readonly string[];
  readonly filedOn: string;
  readonly toDepartmentId: string | null;
  readonly body: string | null;
  readonly caseNo: string | null;
  readonly text: string | null;
  readonly recordedAt: string;
}

@Injectable()
export class PoliceApplicationStore {
  /** False when the id is taken already. */
  async insert(tx: Tx, place: { centerId: string; disputeId: string }, row: PoliceApplicationRecord): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO police_application (id, center_id, dispute_id, party_ids, filed_on, to_department_id, body, case_no, text, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        place.centerId,
        place.disputeId,
        row.partyIds,
        row.filedOn,
        row.toDepartmentId,
        row.body,
        row.caseNo,
        row.text,
        row.recordedAt,
      ],
    );
    return inserted !== undefined;
  }

  ofDispute(tx: Tx, disputeId: string): Promise<PoliceApplicationRecord[]> {
    return tx.query<PoliceApplicationRecord>(
      `SELECT id, party_ids AS "partyIds", filed_on AS "filedOn", to_department_id AS "toDepartmentId", body,
              case_no AS "caseNo", text, recorded_at AS "recordedAt"
         FROM police_application WHERE dispute_id = $1 ORDER BY filed_on, id`,
      [disputeId],
    );
  }
}
