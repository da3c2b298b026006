/** Rows of clips; what is left of an erased one says nothing of its content. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';

export interface NewClip {
  readonly id: string;
  readonly centerId: string;
  readonly fileId: string | null;
  readonly wrappedKey: Buffer | null;
  readonly requestedBySealed: Buffer;
  readonly reasonSealed: Buffer;
  readonly cameraSealed: Buffer;
  readonly nameSealed: Buffer;
  readonly recordedFrom: string;
  readonly recordedTo: string;
  readonly takenAt: string;
  readonly takenByAccountId: string;
  readonly expiresAt: string;
}

export interface ClipRecord extends NewClip {
  readonly expiredAt: string | null;
  readonly attached: boolean;
  /** of the content; null: erased */
  readonly size: number | null;
  readonly sha256: string | null;
  readonly mediaType: string | null;
}

const SELECT = `SELECT c.id, c.center_id AS "centerId", c.file_id AS "fileId", c.wrapped_key AS "wrappedKey",
  c.requested_by_sealed AS "requestedBySealed", c.reason_sealed AS "reasonSealed", c.camera_sealed AS "cameraSealed",
  c.name_sealed AS "nameSealed", c.recorded_from AS "recordedFrom", c.recorded_to AS "recordedTo", c.taken_at AS "takenAt",
  c.taken_by_account_id AS "takenByAccountId", c.expires_at AS "expiresAt", c.expired_at AS "expiredAt", c.attached,
  f.size, f.sha256, f.media_type AS "mediaType"
  FROM camera_clip c LEFT JOIN stored_file f ON f.id = c.file_id`;

@Injectable()
export class ClipStore {
  get(tx: Tx, id: string): Promise<ClipRecord | undefined> {
    return tx.one<ClipRecord>(`${SELECT} WHERE c.id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<ClipRecord | undefined> {
    return tx.one<ClipRecord>(`${SELECT} WHERE c.id = $1 FOR UPDATE OF c`, [id]);
  }

  /** The latest first. */
  page(tx: Tx, centerIds: readonly string[], page: PageRequest): Promise<ClipRecord[]> {
    const [id = null] = page.after ?? [];
    return tx.query<ClipRecord>(
      `${SELECT} WHERE c.center_id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR c.id < $2) ORDER BY c.id DESC LIMIT $3`,
      [centerIds, id, page.limit + 1],
    );
  }

  async count(tx: Tx, centerIds: readonly string[]): Promise<number> {
    const row = await tx.one<{ total: number }>(
      'SELECT count(*) AS total FROM camera_clip WHERE center_id = ANY($1::uuid[])',
      [centerIds],
    );
    return row?.total ?? 0;
  }

  async insert(tx: Tx, clip: NewClip): Promise<void> {
    await tx.query(
      `INSERT INTO camera_clip (id, center_id, file_id, wrapped_key, requested_by_sealed, reason_sealed, camera_sealed, name_sealed,
                                recorded_from, recorded_to, taken_at, taken_by_account_id, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        clip.id,
        clip.centerId,
        clip.fileId,
        clip.wrappedKey,
        clip.requestedBySealed,
        clip.reasonSealed,
        clip.cameraSealed,
        clip.nameSealed,
        clip.recordedFrom,
        clip.recordedTo,
        clip.takenAt,
        clip.takenByAccountId,
        clip.expiresAt,
      ],
    );
  }

  async markAttached(tx: Tx, id: string): Promise<void> {
    await tx.query('UPDATE camera_clip SET attached = true WHERE id = $1', [id]);
  }

  async due(tx: Tx, now: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM camera_clip WHERE expired_at IS NULL AND expires_at <= $1 ORDER BY expires_at LIMIT 200',
      [now],
    );
    return rows.map(({ id }) => id);
  }

  async erase(tx: Tx, id: string, at: string): Promise<void> {
    await tx.query(
      'UPDATE camera_clip SET expired_at = $2, file_id = NULL, wrapped_key = NULL WHERE id = $1 AND expired_at IS NULL',
      [id, at],
    );
  }
}
