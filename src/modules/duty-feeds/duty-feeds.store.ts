/** SQL of the calendar links. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { DutyFeedRow } from './duty-feed.entity.js';

/** Without the hash: whoever reads the row need not know it. */
export type DutyFeedRecord = Omit<DutyFeedRow, 'tokenHash'>;

/** Whose link it is. */
export type FeedOwner = Pick<DutyFeedRow, 'centerId' | 'staffId' | 'departmentId'>;

const COLUMNS = `f.id, f.center_id AS "centerId", f.staff_id AS "staffId", f.department_id AS "departmentId",
  f.created_by AS "createdBy", f.created_at AS "createdAt", f.revoked_at AS "revokedAt", f.last_read_at AS "lastReadAt"`;

@Injectable()
export class DutyFeedsStore {
  get(tx: Tx, id: string): Promise<DutyFeedRecord | undefined> {
    return tx.one<DutyFeedRecord>(`SELECT ${COLUMNS} FROM duty_feed f WHERE f.id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<DutyFeedRecord | undefined> {
    return tx.one<DutyFeedRecord>(`SELECT ${COLUMNS} FROM duty_feed f WHERE f.id = $1 FOR UPDATE`, [id]);
  }

  /** One link of an owner at a time is made, so that their number holds. */
  async lockLinksOf(tx: Tx, { staffId, departmentId }: FeedOwner): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('duty feeds of ' || $1::text, 0))`, [
      staffId ?? departmentId,
    ]);
  }

  /** Links in force, oldest first. */
  inForce(tx: Tx, { staffId, departmentId }: FeedOwner): Promise<DutyFeedRecord[]> {
    return tx.query<DutyFeedRecord>(
      `SELECT ${COLUMNS} FROM duty_feed f
        WHERE (f.staff_id = $1 OR f.department_id = $2) AND f.revoked_at IS NULL ORDER BY f.id`,
      [staffId, departmentId],
    );
  }

  /** The link in force with that secret, of somebody who still works here or a department that is open. */
  byToken(tx: Tx, tokenHash: Buffer): Promise<DutyFeedRecord | undefined> {
    return tx.one<DutyFeedRecord>(
      `SELECT ${COLUMNS} FROM duty_feed f
         LEFT JOIN staff s ON s.id = f.staff_id LEFT JOIN department d ON d.id = f.department_id
        WHERE f.token_hash = $1 AND f.revoked_at IS NULL AND coalesce(s.is_active, d.is_active)`,
      [tokenHash],
    );
  }

  async insert(tx: Tx, row: DutyFeedRow): Promise<void> {
    await tx.query(
      `INSERT INTO duty_feed (id, center_id, staff_id, department_id, token_hash, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [row.id, row.centerId, row.staffId, row.departmentId, row.tokenHash, row.createdBy, row.createdAt],
    );
  }

  async revoke(tx: Tx, id: string, at: string): Promise<void> {
    await tx.query('UPDATE duty_feed SET revoked_at = $2 WHERE id = $1', [id, at]);
  }

  /** Noted at most once an hour: calendars ask often. */
  async noteRead(tx: Tx, id: string, at: string): Promise<void> {
    await tx.query(
      `UPDATE duty_feed SET last_read_at = $2::timestamptz
        WHERE id = $1 AND (last_read_at IS NULL OR last_read_at <= $2::timestamptz - interval '1 hour')`,
      [id, at],
    );
  }
}
