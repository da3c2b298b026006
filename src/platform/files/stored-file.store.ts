/** Rows of files: staged, confirmed, let go, swept. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';

/** What is known of a file's content. */
export interface FileFacts {
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
}

@Injectable()
export class StoredFileStore {
  async stage(tx: Tx, id: string, at: string): Promise<void> {
    await tx.query('INSERT INTO stored_file (id, staged_at) VALUES ($1, $2)', [id, at]);
  }

  async restage(tx: Tx, id: string, at: string): Promise<void> {
    await tx.query('UPDATE stored_file SET staged_at = $2 WHERE id = $1 AND confirmed_at IS NULL', [id, at]);
  }

  /** False when it was swept in the meantime. */
  async confirm(tx: Tx, id: string, at: string, { size, sha256, mediaType }: FileFacts): Promise<boolean> {
    const confirmed = await tx.one(
      `UPDATE stored_file SET confirmed_at = $2, size = $3, sha256 = $4, media_type = $5
        WHERE id = $1 AND confirmed_at IS NULL RETURNING id`,
      [id, at, size, sha256, mediaType],
    );
    return confirmed !== undefined;
  }

  /** It belongs to nothing any more. */
  async letGo(tx: Tx, id: string, stagedAt: string): Promise<void> {
    await tx.query('UPDATE stored_file SET confirmed_at = NULL, staged_at = $2 WHERE id = $1', [id, stagedAt]);
  }

  /** Locks it, if it belongs to nothing. */
  async lockUnconfirmed(tx: Tx, id: string): Promise<boolean> {
    const row = await tx.one('SELECT id FROM stored_file WHERE id = $1 AND confirmed_at IS NULL FOR UPDATE', [id]);
    return row !== undefined;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.query('DELETE FROM stored_file WHERE id = $1', [id]);
  }

  async stagedBefore(tx: Tx, at: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM stored_file WHERE confirmed_at IS NULL AND staged_at < $1 ORDER BY staged_at LIMIT 200',
      [at],
    );
    return rows.map(({ id }) => id);
  }

  async forget(tx: Tx, ids: readonly string[], at: string): Promise<void> {
    await tx.query('UPDATE stored_file SET forgotten_at = $2 WHERE id = ANY($1::uuid[])', [ids, at]);
  }

  /** Their rows stay, so that what named them still can. */
  async forgotten(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM stored_file WHERE forgotten_at IS NOT NULL AND gone_at IS NULL ORDER BY forgotten_at LIMIT 200',
    );
    return rows.map(({ id }) => id);
  }

  async gone(tx: Tx, id: string, at: string): Promise<void> {
    await tx.query('UPDATE stored_file SET gone_at = $2 WHERE id = $1', [id, at]);
  }

  /** Of these ids the ones that are nobody's. */
  async unknownOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM unnest($1::uuid[]) AS given(id) WHERE NOT EXISTS (SELECT 1 FROM stored_file f WHERE f.id = given.id)',
      [ids],
    );
    return rows.map(({ id }) => id);
  }
}
