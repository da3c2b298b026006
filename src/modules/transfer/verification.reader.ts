/** What the verification of an instance asks the database: each answer is a list of what does not fit, or of what is to be opened. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

/** A wrapped key, and the id it is bound to. */
export interface Sealed {
  readonly id: string;
  readonly wrapped: Buffer;
}

export interface OwnedFile {
  readonly id: string;
  readonly size: number;
  readonly sha256: string;
  /** null: nothing owns it */
  readonly wrapped: Buffer | null;
  readonly context: string | null;
}

/** A centre's numbers of one year and word. */
export interface BrokenSeries {
  readonly centerId: string;
  readonly year: number;
  readonly word: string;
  readonly last: number;
  readonly numbers: number;
}

@Injectable()
export class VerificationReader {
  /** Files are opened between two statements. Until the end of the transaction. */
  async allowTime(tx: Tx): Promise<void> {
    await tx.query(`SELECT set_config('idle_in_transaction_session_timeout', '0', true)`);
  }

  logsWithGaps(tx: Tx): Promise<string[]> {
    return idsOf(
      tx,
      'SELECT dispute_id AS id FROM case_log GROUP BY dispute_id HAVING min(seq) <> 1 OR max(seq) <> count(*) ORDER BY 1',
    );
  }

  /** Serials are drawn with the number, in one transaction: of each series there are all from 1 to the last, each once (R39). */
  brokenSeries(tx: Tx): Promise<BrokenSeries[]> {
    return tx.query(
      `WITH given AS (SELECT center_id, number FROM dispute WHERE number IS NOT NULL UNION ALL SELECT center_id, number FROM petition),
       numbered AS (
         SELECT DISTINCT ON (g.center_id, g.number) s.center_id, s.year, s.word, substring(g.number from '字第(\\d+)号$')::int AS serial
           FROM given g JOIN number_serial s ON s.center_id = g.center_id AND starts_with(g.number, '(' || s.year || ')')
            AND right(split_part(g.number, '字第', 1), length(s.word)) = s.word
          ORDER BY g.center_id, g.number, length(s.word) DESC)
       SELECT s.center_id AS "centerId", s.year, s.word, s.last, count(DISTINCT n.serial)::int AS numbers
         FROM number_serial s LEFT JOIN numbered n ON (n.center_id, n.year, n.word) = (s.center_id, s.year, s.word)
        GROUP BY s.center_id, s.year, s.word, s.last
       HAVING count(DISTINCT n.serial) <> s.last OR max(n.serial) <> s.last`,
    );
  }

  /** From where the feed begins its places follow each other; what waits for its place has none. */
  async isFeedWhole(tx: Tx): Promise<boolean> {
    const row = await tx.one<{ isWhole: boolean }>(
      `SELECT (SELECT count(*) FROM outbox WHERE position > f.kept_after) = f.last_position - f.kept_after AS "isWhole"
         FROM event_feed f`,
    );
    return row?.isWhole ?? true;
  }

  reportsUnlikeTheirSeal(tx: Tx): Promise<string[]> {
    return idsOf(
      tx,
      `SELECT r.id FROM report r JOIN report_seal s ON s.report_id = r.id
        WHERE s.digest <> r.digest OR s.sealed::jsonb ->> 'digest' <> r.digest ORDER BY 1`,
    );
  }

  keys(tx: Tx, after: string | null, limit: number): Promise<Sealed[]> {
    return tx.query(
      `SELECT dispute_id AS id, wrapped FROM dispute_key WHERE $1::uuid IS NULL OR dispute_id > $1 ORDER BY 1 LIMIT $2`,
      [after, limit],
    );
  }

  /** Files whose bytes are to be had, with the key of what they belong to. */
  files(tx: Tx, after: string | null, limit: number): Promise<OwnedFile[]> {
    return tx.query(
      `SELECT f.id, f.size, f.sha256, coalesce(k.wrapped, c.wrapped_key, e.wrapped_key, i.wrapped_key) AS wrapped,
              coalesce(a.dispute_id, c.file_id, e.file_id, i.file_id) AS context
         FROM stored_file f
         LEFT JOIN attachment a ON a.file_id = f.id LEFT JOIN dispute_key k ON k.dispute_id = a.dispute_id
         LEFT JOIN camera_clip c ON c.file_id = f.id
         LEFT JOIN export_job e ON e.file_id = f.id
         LEFT JOIN import_job i ON i.file_id = f.id
        WHERE f.confirmed_at IS NOT NULL AND f.forgotten_at IS NULL AND ($1::uuid IS NULL OR f.id > $1)
        ORDER BY f.id LIMIT $2`,
      [after, limit],
    );
  }
}

const idsOf = async (tx: Tx, sql: string): Promise<string[]> =>
  (await tx.query<{ id: string }>(sql)).map(({ id }) => id);
