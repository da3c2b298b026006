/** Keeps and finds the answers of requests that carried an Idempotency-Key (api.md §1.3). */
import { Injectable } from '@nestjs/common';
import type { IdempotencyContext } from '../auth/caller.js';
import type { Tx } from '../database/tx.js';

export interface StoredAnswer {
  readonly bodyDigest: string;
  readonly status: number;
  readonly self: string | null;
  readonly location: string | null;
  readonly etag: string | null;
  readonly record: Buffer | null;
}

@Injectable()
export class IdempotencyStore {
  /** Takes the key for this transaction; false while another transaction holds it. */
  async claim(tx: Tx, { scope, key }: IdempotencyContext): Promise<boolean> {
    const row = await tx.one<{ claimed: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 7)) AS claimed',
      [`${scope} ${key}`],
    );
    return row?.claimed === true;
  }

  find(tx: Tx, { scope, key }: IdempotencyContext): Promise<StoredAnswer | undefined> {
    return tx.one<StoredAnswer>(
      `SELECT body_digest AS "bodyDigest", status, self, location, etag, record
         FROM idempotency_key WHERE scope = $1 AND key = $2`,
      [scope, key],
    );
  }

  /** Keeps the answer, and forgets a few that are older than anybody may ask for again. */
  async keep(
    tx: Tx,
    { scope, key }: IdempotencyContext,
    answer: StoredAnswer,
    now: { at: string; forgetBefore: string },
  ): Promise<void> {
    await tx.query(
      `DELETE FROM idempotency_key WHERE (scope, key) IN
         (SELECT scope, key FROM idempotency_key WHERE stored_at < $1 ORDER BY stored_at LIMIT 20 FOR UPDATE SKIP LOCKED)`,
      [now.forgetBefore],
    );
    await tx.query(
      `INSERT INTO idempotency_key (scope, key, body_digest, status, self, location, etag, record, stored_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [scope, key, answer.bodyDigest, answer.status, answer.self, answer.location, answer.etag, answer.record, now.at],
    );
  }
}
