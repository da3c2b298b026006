/**
 * SQL of exports. Whoever works on one holds a lease and the number of the attempt: every statement of theirs says both, so that an
 * export that was cancelled or taken up by somebody else meanwhile is left alone.
 */
import { Injectable } from '@nestjs/common';
import type { GoneReason } from '../../domain/exports/words.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { ExportJob, ExportOrder, ExportProblem, ExportResult, KeptExport } from './export.record.js';

/** An export in somebody's hands. */
export type HeldExport = Pick<ExportJob, 'id' | 'attempts'>;

export interface ExportProgress {
  readonly casesDone: number;
  readonly casesTotal: number;
}

const COLUMNS = `id, center_id AS "centerId", requested_by AS "requestedBy", ground, language, wish, state,
  cases_done AS "casesDone", cases_total AS "casesTotal", attempts, problem, as_of AS "asOf", rights, file_id AS "fileId",
  wrapped_key AS "wrappedKey", manifest, expires_at AS "expiresAt", gone_at AS "goneAt", gone_why AS "goneWhy",
  requested_at AS "requestedAt", started_at AS "startedAt", finished_at AS "finishedAt", version`;

const FILTER = `requested_by = $1 AND ($2::varchar[] IS NULL OR state = ANY($2))`;
const HELD = `id = $1 AND state = 'running' AND attempts = $2`;
const KEPT = `state = 'done' AND gone_at IS NULL`;

@Injectable()
export class ExportJobsStore {
  /** One order of a caller at a time. */
  async lockCaller(tx: Tx, accountId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('exports of ' || $1::text, 0))`, [accountId]);
  }

  /** The export of a caller that is not over, and how many are kept for them. */
  async standing(tx: Tx, accountId: string): Promise<{ openId: string | null; kept: number }> {
    const row = await tx.one<{ openId: string | null; kept: number }>(
      `SELECT (SELECT id FROM export_job WHERE requested_by = $1 AND state IN ('queued', 'running')) AS "openId",
              (SELECT count(*)::int FROM export_job WHERE requested_by = $1 AND ${KEPT}) AS kept`,
      [accountId],
    );
    return row ?? { openId: null, kept: 0 };
  }

  async insert(tx: Tx, order: ExportOrder, now: string): Promise<ExportJob> {
    const job = await tx.one<ExportJob>(
      `INSERT INTO export_job (id, center_id, requested_by, ground, language, wish, wrapped_key, state, requested_at)
       VALUES ($1, $2, $3, $4, $5, $6::jsonb, ''::bytea, 'queued', $7) RETURNING ${COLUMNS}`,
      [order.id, order.centerId, order.requestedBy, order.ground, order.language, JSON.stringify(order.wish), now],
    );
    if (job === undefined) throw new Error('the export is not there');
    return job;
  }

  get(tx: Tx, id: string): Promise<ExportJob | undefined> {
    return tx.one<ExportJob>(`SELECT ${COLUMNS} FROM export_job WHERE id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<ExportJob | undefined> {
    return tx.one<ExportJob>(`SELECT ${COLUMNS} FROM export_job WHERE id = $1 FOR UPDATE`, [id]);
  }

  page(
    tx: Tx,
    requestedBy: string,
    states: readonly string[] | null,
    { after, limit }: PageRequest,
  ): Promise<ExportJob[]> {
    const [requestedAt = null, id = null] = after ?? [];
    return tx.query<ExportJob>(
      `SELECT ${COLUMNS} FROM export_job WHERE ${FILTER} AND ($3::timestamptz IS NULL OR (requested_at, id) < ($3, $4::uuid))
        ORDER BY requested_at DESC, id DESC LIMIT $5`,
      [requestedBy, states, requestedAt, id, limit + 1],
    );
  }

  async count(tx: Tx, requestedBy: string, states: readonly string[] | null): Promise<number> {
    const row = await tx.one<{ total: number }>(`SELECT count(*)::int AS total FROM export_job WHERE ${FILTER}`, [
      requestedBy,
      states,
    ]);
    return row?.total ?? 0;
  }

  /** Cases whose files are in it: many, so they are asked for alone. */
  async casesOf(tx: Tx, id: string): Promise<readonly string[]> {
    const row = await tx.one<{ ids: string[] | null }>('SELECT case_ids AS ids FROM export_job WHERE id = $1', [id]);
    return row?.ids ?? [];
  }

  async keptIds(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(`SELECT id FROM export_job WHERE ${KEPT} ORDER BY id`);
    return rows.map(({ id }) => id);
  }

  /** It was locked by the caller, who lets the file go. */
  async cancel(tx: Tx, { id, state }: ExportJob, now: string): Promise<ExportJob | undefined> {
    return tx.one<ExportJob>(
      `UPDATE export_job SET state = 'cancelled', lease_until = NULL, finished_at = coalesce(finished_at, $2), wrapped_key = ''::bytea,
              gone_at = CASE WHEN $3 THEN $2::timestamptz END, gone_why = CASE WHEN $3 THEN 'given_back' END, version = version + 1
        WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, now, state === 'done'],
    );
  }

  /** It was locked by the caller, who lets the file go. With the key the file is gone, wherever a copy of it lies. */
  async gone(tx: Tx, { id }: KeptExport, why: GoneReason, now: string): Promise<void> {
    await tx.query(
      `UPDATE export_job SET gone_at = $2, gone_why = $3, wrapped_key = ''::bytea, version = version + 1 WHERE id = $1`,
      [id, now, why],
    );
  }

  /** Takes the oldest export that waits, or whose holder has gone; passes over what another process is taking. */
  claim(tx: Tx, now: string, leaseUntil: string): Promise<ExportJob | undefined> {
    return tx.one<ExportJob>(
      `UPDATE export_job SET state = 'running', attempts = attempts + 1, lease_until = $2, cases_done = 0,
              started_at = coalesce(started_at, $1), version = version + 1
        WHERE id = (SELECT id FROM export_job WHERE state = 'queued' OR (state = 'running' AND lease_until <= $1)
                     ORDER BY requested_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING ${COLUMNS}`,
      [now, leaseUntil],
    );
  }

  /** Gives up the exports whose holders went away once too often. */
  abandon(tx: Tx, now: string, mostAttempts: number, problem: ExportProblem): Promise<ExportJob[]> {
    return tx.query<ExportJob>(
      `UPDATE export_job SET state = 'failed', lease_until = NULL, finished_at = $1, problem = $3::jsonb, version = version + 1
        WHERE id IN (SELECT id FROM export_job WHERE state = 'running' AND lease_until <= $1 AND attempts >= $2
                      FOR UPDATE SKIP LOCKED)
        RETURNING ${COLUMNS}`,
      [now, mostAttempts, JSON.stringify(problem)],
    );
  }

  /** Holds on to it for longer. False when it is no longer the caller's, here and below. */
  async hold(tx: Tx, job: HeldExport, leaseUntil: string): Promise<boolean> {
    const held = await tx.query(`UPDATE export_job SET lease_until = $3 WHERE ${HELD} RETURNING id`, [
      job.id,
      job.attempts,
      leaseUntil,
    ]);
    return held.length === 1;
  }

  async advance(tx: Tx, job: HeldExport, progress: ExportProgress, leaseUntil: string): Promise<boolean> {
    const advanced = await tx.query(
      `UPDATE export_job SET cases_done = $3, cases_total = greatest($3::int, $4::int), lease_until = $5 WHERE ${HELD} RETURNING id`,
      [job.id, job.attempts, progress.casesDone, progress.casesTotal, leaseUntil],
    );
    return advanced.length === 1;
  }

  finish(tx: Tx, job: HeldExport, result: ExportResult, now: string): Promise<ExportJob | undefined> {
    return tx.one<ExportJob>(
      `UPDATE export_job SET state = 'done', lease_until = NULL, finished_at = $3, as_of = $4, rights = $5::jsonb, file_id = $6,
              wrapped_key = $7, manifest = $8::jsonb, expires_at = $9, case_ids = $10, version = version + 1
        WHERE ${HELD} RETURNING ${COLUMNS}`,
      [
        job.id,
        job.attempts,
        now,
        result.asOf,
        JSON.stringify(result.rights),
        result.fileId,
        result.wrappedKey,
        JSON.stringify(result.manifest),
        result.expiresAt,
        result.caseIds,
      ],
    );
  }

  fail(tx: Tx, job: HeldExport, now: string, problem: ExportProblem): Promise<ExportJob | undefined> {
    return tx.one<ExportJob>(
      `UPDATE export_job SET state = 'failed', lease_until = NULL, finished_at = $3, problem = $4::jsonb, version = version + 1
        WHERE ${HELD} RETURNING ${COLUMNS}`,
      [job.id, job.attempts, now, JSON.stringify(problem)],
    );
  }

  /** Back among those that wait, as if nobody had begun: the process that held it is asked to stop. */
  async release(tx: Tx, job: HeldExport): Promise<void> {
    await tx.query(
      `UPDATE export_job SET state = 'queued', attempts = attempts - 1, lease_until = NULL, cases_done = 0, version = version + 1
        WHERE ${HELD}`,
      [job.id, job.attempts],
    );
  }

  /** An export may take longer than somebody who waits for an answer. Until the end of the transaction. */
  async allowTime(tx: Tx, milliseconds: number): Promise<void> {
    await tx.query(
      `SELECT set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $1, true)`,
      [String(milliseconds)],
    );
  }
}
