/** SQL of referrals and supervisions: their addresses and papers, and which referrals silence has accepted. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export interface ReferralRecord {
  readonly id: string;
  readonly centerId: string;
  readonly disputeId: string;
  readonly letterNo: string | null;
  readonly bodyName: string | null;
  readonly answerLetterNo: string | null;
}

export interface SupervisionRecord {
  readonly id: string;
  readonly centerId: string;
  readonly disputeId: string;
}

const COLUMNS = `id, center_id AS "centerId", dispute_id AS "disputeId", letter_no AS "letterNo", body_name AS "bodyName",
  answer_letter_no AS "answerLetterNo"`;

@Injectable()
export class ReferralStore {
  get(tx: Tx, id: string): Promise<ReferralRecord | undefined> {
    return tx.one<ReferralRecord>(`SELECT ${COLUMNS} FROM referral WHERE id = $1`, [id]);
  }

  ofDispute(tx: Tx, disputeId: string): Promise<ReferralRecord[]> {
    return tx.query<ReferralRecord>(`SELECT ${COLUMNS} FROM referral WHERE dispute_id = $1`, [disputeId]);
  }

  /** False when the id is taken already. */
  async insert(tx: Tx, row: Omit<ReferralRecord, 'answerLetterNo'>): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO referral (id, center_id, dispute_id, letter_no, body_name) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [row.id, row.centerId, row.disputeId, row.letterNo, row.bodyName],
    );
    return inserted !== undefined;
  }

  async keepAnswerLetter(tx: Tx, id: string, letterNo: string): Promise<void> {
    await tx.query('UPDATE referral SET answer_letter_no = $2 WHERE id = $1', [id, letterNo]);
  }

  supervision(tx: Tx, id: string): Promise<SupervisionRecord | undefined> {
    return tx.one<SupervisionRecord>(
      'SELECT id, center_id AS "centerId", dispute_id AS "disputeId" FROM supervision WHERE id = $1',
      [id],
    );
  }

  /** False when the id is taken already. */
  async insertSupervision(tx: Tx, { id, centerId, disputeId }: SupervisionRecord): Promise<boolean> {
    const inserted = await tx.one(
      'INSERT INTO supervision (id, center_id, dispute_id) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING RETURNING id',
      [id, centerId, disputeId],
    );
    return inserted !== undefined;
  }

  /** Cases with a referral whose last day has passed where they are, in the order in which rosters and cases are locked. */
  async silent(tx: Tx, now: string): Promise<{ id: string; custodyCenterId: string }[]> {
    return tx.query(
      `SELECT d.id, d.custody_center_id AS "custodyCenterId"
         FROM dispute d JOIN center c ON c.id = d.custody_center_id
        WHERE d.referred_to_department_id IS NOT NULL
          AND d.referral_due_on <= ($1::timestamptz AT TIME ZONE 'UTC')::date
          AND d.referral_due_on < ($1::timestamptz AT TIME ZONE c.time_zone)::date
        ORDER BY 2, 1`,
      [now],
    );
  }
}
