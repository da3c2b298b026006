/** SQL of reports to the police, and of the words that go with entries of the log. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export interface PoliceReportRecord {
  readonly id: string;
  readonly centerId: string;
  readonly disputeId: string;
  readonly seq: number;
  readonly reportedOn: string;
  readonly method: string;
  readonly unit: string;
  readonly referenceNo: string | null;
  readonly recordedAt: string;
  readonly recordedByStaffId: string | null;
}

@Injectable()
export class PoliceReportStore {
  async insert(tx: Tx, row: PoliceReportRecord): Promise<void> {
    await tx.query(
      `INSERT INTO police_report (id, center_id, dispute_id, seq, reported_on, method, unit, reference_no, recorded_at,
                                  recorded_by_staff_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        row.centerId,
        row.disputeId,
        row.seq,
        row.reportedOn,
        row.method,
        row.unit,
        row.referenceNo,
        row.recordedAt,
        row.recordedByStaffId,
      ],
    );
  }

  /** In the order of recording. */
  ofDispute(tx: Tx, disputeId: string): Promise<PoliceReportRecord[]> {
    return tx.query<PoliceReportRecord>(
      `SELECT id, center_id AS "centerId", dispute_id AS "disputeId", seq, reported_on AS "reportedOn", method, unit,
              reference_no AS "referenceNo", recorded_at AS "recordedAt", recorded_by_staff_id AS "recordedByStaffId"
         FROM police_report WHERE dispute_id = $1 ORDER BY seq`,
      [disputeId],
    );
  }

  /** What was written with these entries of the log. */
  async notes(tx: Tx, disputeId: string, seqs: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const rows = await tx.query<{ seq: number; text: string }>(
      'SELECT seq, text FROM case_note WHERE dispute_id = $1 AND seq = ANY($2::int[])',
      [disputeId, seqs],
    );
    return new Map(rows.map(({ seq, text }) => [seq, text]));
  }
}
