/** What a backup has to know of the instance. */
import { Injectable } from '@nestjs/common';
import type { PublishedHead } from '../../platform/audit/audit-heads.js';
import type { Tx } from '../../platform/database/tx.js';

/** Rows that are never taken away, and how far each chain of the audit log reaches. */
export interface Counts {
  readonly cases: number;
  readonly logEntries: number;
  readonly heads: readonly PublishedHead[];
}

export interface SafeFile {
  readonly id: string;
  /** bytes before sealing */
  readonly size: number;
  /** False: it was let go of, and may be gone. */
  readonly isKept: boolean;
}

@Injectable()
export class BackupReader {
  async schema(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY id');
    return rows.map(({ name }) => name);
  }

  async counts(tx: Tx): Promise<Omit<Counts, 'heads'>> {
    const row = await tx.one<Omit<Counts, 'heads'>>(
      `SELECT (SELECT count(*)::int FROM dispute) AS cases, (SELECT count(*)::int FROM case_log) AS "logEntries"`,
    );
    return row ?? { cases: 0, logEntries: 0 };
  }

  /** Every file whose bytes may be there, by their ids. */
  files(tx: Tx, after: string | null, limit: number): Promise<SafeFile[]> {
    return tx.query(
      `SELECT id, size, confirmed_at IS NOT NULL AND forgotten_at IS NULL AS "isKept" FROM stored_file
        WHERE size IS NOT NULL AND gone_at IS NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
      [after, limit],
    );
  }
}
