/** SQL of applications for judicial confirmation. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export interface ConfirmationRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly agreementId: string;
  readonly court: string;
  readonly courtGround: string;
  readonly filedOn: string;
  readonly latePaper: string | null;
  readonly result: string | null;
  readonly decidedOn: string | null;
  readonly rulingNo: string | null;
  readonly note: string | null;
}

export type Decided = Pick<ConfirmationRecord, 'id' | 'result' | 'decidedOn' | 'rulingNo' | 'note'>;

const COLUMNS = `id, dispute_id AS "disputeId", agreement_id AS "agreementId", court, court_ground AS "courtGround",
  filed_on AS "filedOn", late_paper AS "latePaper", result, decided_on AS "decidedOn", ruling_no AS "rulingNo", note`;

@Injectable()
export class ConfirmationStore {
  ofAgreement(tx: Tx, agreementId: string): Promise<ConfirmationRecord[]> {
    return tx.query<ConfirmationRecord>(
      `SELECT ${COLUMNS} FROM judicial_confirmation WHERE agreement_id = $1 ORDER BY filed_on, id`,
      [agreementId],
    );
  }

  ofDispute(tx: Tx, disputeId: string): Promise<ConfirmationRecord[]> {
    return tx.query<ConfirmationRecord>(
      `SELECT ${COLUMNS} FROM judicial_confirmation WHERE dispute_id = $1 ORDER BY filed_on, id`,
      [disputeId],
    );
  }

  /** False when the id is taken already. */
  async insert(tx: Tx, centerId: string, row: ConfirmationRecord): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO judicial_confirmation (id, center_id, dispute_id, agreement_id, court, court_ground, filed_on, late_paper, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        centerId,
        row.disputeId,
        row.agreementId,
        row.court,
        row.courtGround,
        row.filedOn,
        row.latePaper,
        row.note,
      ],
    );
    return inserted !== undefined;
  }

  async decide(tx: Tx, { id, result, decidedOn, rulingNo, note }: Decided): Promise<void> {
    await tx.query(
      'UPDATE judicial_confirmation SET result = $2, decided_on = $3, ruling_no = $4, note = coalesce($5, note) WHERE id = $1',
      [id, result, decidedOn, rulingNo, note],
    );
  }
}
