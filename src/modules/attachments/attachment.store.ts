/** Rows of attachments, with what is known of their content. */
import { Injectable } from '@nestjs/common';
import type { AttachmentKind } from '../../domain/dispute/evidence/words.js';
import type { Tx } from '../../platform/database/tx.js';

export interface NewAttachmentRow {
  readonly id: string;
  readonly centerId: string;
  readonly disputeId: string;
  readonly fileId: string;
  readonly kind: AttachmentKind;
  readonly providedByPartyId: string | null;
  readonly titleSealed: Buffer;
  readonly nameSealed: Buffer;
  readonly sourceSealed: Buffer | null;
  readonly providerSealed: Buffer | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly recordedByAccountId: string;
}

export interface AttachmentRecord extends Omit<NewAttachmentRow, 'centerId'> {
  readonly voidedAt: string | null;
  readonly voidReasonSealed: Buffer | null;
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
}

const SELECT = `SELECT a.id, a.dispute_id AS "disputeId", a.file_id AS "fileId", a.kind, a.provided_by_party_id AS "providedByPartyId",
  a.title_sealed AS "titleSealed", a.name_sealed AS "nameSealed", a.source_sealed AS "sourceSealed",
  a.provider_sealed AS "providerSealed", a.occurred_at AS "occurredAt", a.recorded_at AS "recordedAt",
  a.recorded_by_account_id AS "recordedByAccountId", a.voided_at AS "voidedAt",
  a.void_reason_sealed AS "voidReasonSealed", f.size, f.sha256, f.media_type AS "mediaType"
  FROM attachment a JOIN stored_file f ON f.id = a.file_id`;

@Injectable()
export class AttachmentStore {
  get(tx: Tx, id: string): Promise<AttachmentRecord | undefined> {
    return tx.one<AttachmentRecord>(`${SELECT} WHERE a.id = $1`, [id]);
  }

  /** In the order they were filed, void ones included. */
  ofDispute(tx: Tx, disputeId: string): Promise<AttachmentRecord[]> {
    return tx.query<AttachmentRecord>(`${SELECT} WHERE a.dispute_id = $1 ORDER BY a.recorded_at, a.id`, [disputeId]);
  }

  /** The one that stands with this content. */
  sameContent(tx: Tx, disputeId: string, sha256: string): Promise<AttachmentRecord | undefined> {
    return tx.one<AttachmentRecord>(
      `${SELECT} WHERE a.dispute_id = $1 AND f.sha256 = $2 AND a.voided_at IS NULL ORDER BY a.recorded_at LIMIT 1`,
      [disputeId, sha256],
    );
  }

  /** False when the id is taken already. */
  async insert(tx: Tx, row: NewAttachmentRow): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO attachment (id, center_id, dispute_id, file_id, kind, provided_by_party_id, title_sealed, name_sealed,
                               source_sealed, provider_sealed, occurred_at, recorded_at, recorded_by_account_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        row.centerId,
        row.disputeId,
        row.fileId,
        row.kind,
        row.providedByPartyId,
        row.titleSealed,
        row.nameSealed,
        row.sourceSealed,
        row.providerSealed,
        row.occurredAt,
        row.recordedAt,
        row.recordedByAccountId,
      ],
    );
    return inserted !== undefined;
  }

  async void(tx: Tx, id: string, at: string, reasonSealed: Buffer): Promise<void> {
    await tx.query('UPDATE attachment SET voided_at = $2, void_reason_sealed = $3 WHERE id = $1', [
      id,
      at,
      reasonSealed,
    ]);
  }
}
