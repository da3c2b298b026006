/**
 * SQL of the jobs. Whoever works on one holds a lease and the number of the attempt: every statement of theirs says both, so
 * that a job that was cancelled or taken up by somebody else meanwhile is left alone. Progress is written in the transaction of
 * the rows it counts.
 */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { ImportJob, ImportOrder, ImportPhase, ImportProblem } from './import.record.js';

export interface ImportFilter {
  /** centres at which the caller may import */
  readonly readable: readonly string[];
  readonly centerIds: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly states: readonly string[] | null;
}

/** A job in somebody's hands. */
export type HeldImport = Pick<ImportJob, 'id' | 'attempts'>;

/** What a few rows add to the counts. */
export interface Counted {
  readonly read: number;
  readonly good: number;
  readonly bad: number;
  readonly skipped: number;
  readonly written: number;
}

const COLUMNS = `id, center_id AS "centerId", kind, source, mode, dry_run AS "dryRun", reading, file_id AS "fileId",
  (SELECT f.size FROM stored_file f WHERE f.id = file_id) AS "fileSize", wrapped_key AS "wrappedKey", state, phase, position,
  rows_read AS "rowsRead", rows_good AS "rowsGood", rows_bad AS "rowsBad", rows_skipped AS "rowsSkipped",
  rows_written AS "rowsWritten", ignored_columns AS "ignoredColumns", attempts, problem, requested_by AS "requestedBy",
  requested_at AS "requestedAt", started_at AS "startedAt", finished_at AS "finishedAt", version`;

const FILTER = `center_id = ANY($1::uuid[]) AND ($2::uuid[] IS NULL OR center_id = ANY($2))
  AND ($3::varchar[] IS NULL OR kind = ANY($3)) AND ($4::varchar[] IS NULL OR state = ANY($4))`;

const HELD = `id = $1 AND state = 'running' AND attempts = $2`;

/** With the key the file is gone, wherever a copy of it lies. */
const OVER = `lease_until = NULL, wrapped_key = ''::bytea, version = version + 1`;

@Injectable()
export class ImportJobsStore {
  /** False when the id is taken already. */
  async insert(tx: Tx, order: ImportOrder, phase: ImportPhase, now: string): Promise<boolean> {
    const inserted = await tx.query(
      `INSERT INTO import_job (id, center_id, kind, source, mode, dry_run, reading, file_id, wrapped_key, state, phase, requested_by,
                               requested_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, 'queued', $10, $11, $12) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        order.id,
        order.centerId,
        order.kind,
        order.source,
        order.mode,
        order.dryRun,
        JSON.stringify(order.reading),
        order.fileId,
        order.wrappedKey,
        phase,
        order.requestedBy,
        now,
      ],
    );
    return inserted.length > 0;
  }

  get(tx: Tx, id: string): Promise<ImportJob | undefined> {
    return tx.one<ImportJob>(`SELECT ${COLUMNS} FROM import_job WHERE id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<ImportJob | undefined> {
    return tx.one<ImportJob>(`SELECT ${COLUMNS} FROM import_job WHERE id = $1 FOR UPDATE`, [id]);
  }

  page(tx: Tx, filter: ImportFilter, page: PageRequest): Promise<ImportJob[]> {
    const [requestedAt = null, id = null] = page.after ?? [];
    return tx.query<ImportJob>(
      `SELECT ${COLUMNS} FROM import_job
        WHERE ${FILTER} AND ($5::timestamptz IS NULL OR (requested_at, id) < ($5, $6::uuid))
        ORDER BY requested_at DESC, id DESC LIMIT $7`,
      [...parameters(filter), requestedAt, id, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: ImportFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM import_job WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  /** It was locked by the caller. */
  cancel(tx: Tx, id: string, now: string): Promise<ImportJob | undefined> {
    return tx.one<ImportJob>(
      `UPDATE import_job SET state = 'cancelled', finished_at = $2, ${OVER} WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, now],
    );
  }

  /** Takes the oldest job that waits, or whose holder has gone; passes over what another process is taking. */
  claim(tx: Tx, now: string, leaseUntil: string): Promise<ImportJob | undefined> {
    return tx.one<ImportJob>(
      `UPDATE import_job SET state = 'running', attempts = attempts + 1, stalls = stalls + 1, lease_until = $2,
              started_at = coalesce(started_at, $1), version = version + 1
        WHERE id = (SELECT id FROM import_job WHERE state = 'queued' OR (state = 'running' AND lease_until <= $1)
                     ORDER BY requested_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING ${COLUMNS}`,
      [now, leaseUntil],
    );
  }

  /** Gives up the jobs whose holders went away once too often without a row being done. */
  abandon(tx: Tx, now: string, mostStalls: number, problem: ImportProblem): Promise<ImportJob[]> {
    return tx.query<ImportJob>(
      `UPDATE import_job SET state = 'failed', finished_at = $1, problem = $3::jsonb, ${OVER}
        WHERE id IN (SELECT id FROM import_job WHERE state = 'running' AND lease_until <= $1 AND stalls >= $2
                      FOR UPDATE SKIP LOCKED)
        RETURNING ${COLUMNS}`,
      [now, mostStalls, JSON.stringify(problem)],
    );
  }

  /** Holds on to it for longer. False when it is no longer the caller's, here and below. */
  async hold(tx: Tx, job: HeldImport, leaseUntil: string): Promise<boolean> {
    const held = await tx.query(`UPDATE import_job SET lease_until = $3 WHERE ${HELD} RETURNING id`, [
      job.id,
      job.attempts,
      leaseUntil,
    ]);
    return held.length === 1;
  }

  /** From its first row; a check that begins anew counts anew. */
  async begin(tx: Tx, job: HeldImport, phase: ImportPhase, ignoredColumns: readonly string[]): Promise<boolean> {
    const begun = await tx.query(
      `UPDATE import_job SET phase = $3, position = 0, ignored_columns = $4::jsonb, stalls = 0,
              rows_read = rows_read * $5::int, rows_good = rows_good * $5::int, rows_bad = rows_bad * $5::int,
              rows_skipped = rows_skipped * $5::int
        WHERE ${HELD} RETURNING id`,
      [job.id, job.attempts, phase, JSON.stringify(ignoredColumns), phase === 'checking' ? 0 : 1],
    );
    return begun.length === 1;
  }

  async advance(tx: Tx, job: HeldImport, rows: number, counted: Counted, leaseUntil: string): Promise<boolean> {
    const advanced = await tx.query(
      `UPDATE import_job SET position = position + $3::int, rows_read = rows_read + $4::int, rows_good = rows_good + $5::int,
              rows_bad = rows_bad + $6::int, rows_skipped = rows_skipped + $7::int, rows_written = rows_written + $8::int,
              lease_until = $9, stalls = 0
        WHERE ${HELD} RETURNING id`,
      [
        job.id,
        job.attempts,
        rows,
        counted.read,
        counted.good,
        counted.bad,
        counted.skipped,
        counted.written,
        leaseUntil,
      ],
    );
    return advanced.length === 1;
  }

  finish(tx: Tx, job: HeldImport, now: string): Promise<ImportJob | undefined> {
    return tx.one<ImportJob>(
      `UPDATE import_job SET state = 'done', finished_at = $3, ${OVER} WHERE ${HELD} RETURNING ${COLUMNS}`,
      [job.id, job.attempts, now],
    );
  }

  fail(tx: Tx, job: HeldImport, now: string, problem: ImportProblem): Promise<ImportJob | undefined> {
    return tx.one<ImportJob>(
      `UPDATE import_job SET state = 'failed', finished_at = $3, problem = $4::jsonb, ${OVER}
        WHERE ${HELD} RETURNING ${COLUMNS}`,
      [job.id, job.attempts, now, JSON.stringify(problem)],
    );
  }

  /** Back among those that wait: the process that held it is asked to stop. */
  async release(tx: Tx, job: HeldImport): Promise<void> {
    await tx.query(
      `UPDATE import_job SET state = 'queued', stalls = greatest(stalls - 1, 0), lease_until = NULL, version = version + 1
        WHERE ${HELD}`,
      [job.id, job.attempts],
    );
  }
}

const parameters = (filter: ImportFilter): readonly unknown[] => [
  filter.readable,
  filter.centerIds,
  filter.kinds,
  filter.states,
];
