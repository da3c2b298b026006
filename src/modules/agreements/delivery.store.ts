/** SQL of the copies of agreements that were handed over. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export interface DeliveryRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly agreementId: string;
  readonly partyId: string | null;
  readonly copies: number;
  readonly method: string;
  readonly deliveredOn: string;
  readonly receiptSealed: Buffer;
  readonly recordedAt: string;
}

const COLUMNS = `id, dispute_id AS "disputeId", agreement_id AS "agreementId", party_id AS "partyId", copies, method,
  delivered_on AS "deliveredOn", receipt_sealed AS "receiptSealed", recorded_at AS "recordedAt"`;

@Injectable()
export class DeliveryStore {
  /** False when the id is taken already. */
  async insert(tx: Tx, centerId: string, row: DeliveryRecord): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO agreement_delivery (id, center_id, dispute_id, agreement_id, party_id, copies, method, delivered_on,
                                       receipt_sealed, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        centerId,
        row.disputeId,
        row.agreementId,
        row.partyId,
        row.copies,
        row.method,
        row.deliveredOn,
        row.receiptSealed,
        row.recordedAt,
      ],
    );
    return inserted !== undefined;
  }

  ofDispute(tx: Tx, disputeId: string): Promise<DeliveryRecord[]> {
    return tx.query<DeliveryRecord>(
      `SELECT ${COLUMNS} FROM agreement_delivery WHERE dispute_id = $1 ORDER BY recorded_at, id`,
      [disputeId],
    );
  }
}
