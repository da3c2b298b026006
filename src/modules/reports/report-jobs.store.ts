/**
 * SQL of the jobs. Whoever works on one holds a lease and the number of the attempt: every statement of theirs says both, so
 * that a job that was cancelled or taken up by somebody else meanwhile is left alone.
 */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { JobProblem, ReportJob } from './report-job.record.js';
import type { ReportOrder } from './report-runners.js';

export interface JobFilter {
  /** centres whose reports the caller may read */
  readonly readable: readonly string[];
  readonly centerIds: readonly string[] | null;
  readonly states: readonly string[] | null;
}

/** A job in somebody's hands. */
export type HeldJob = Pick<ReportJob, 'id' | 'attempts'>;

const COLUMNS = `id, center_id AS "centerId", kind, parameters, state, done, total, attempts, problem,
  requested_by AS "requestedBy", requested_at AS "requestedAt", started_at AS "startedAt", finished_at AS "finishedAt", version`;

const FILTER = `center_id = ANY($1::uuid[]) AND ($2::uuid[] IS NULL OR center_id = ANY($2))
  AND ($3::varchar[] IS NULL OR state = ANY($3))`;

const HELD = `id = $1 AND state = 'running' AND attempts = $2`;

@Injectable()
export class ReportJobsStore {
  /** False when the id is that of another job. */
  async insert(tx: Tx, order: ReportOrder, total: number, now: string): Promise<boolean> {
    const inserted = await tx.query(
      `INSERT INTO report_job (id, center_id, kind, parameters, state, done, total, requested_by, requested_at)
       VALUES ($1, $2, $3, $4::jsonb, 'queued', 0, $5, $6, $7) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [order.id, order.centerId, order.kind, JSON.stringify(order.parameters), total, order.requestedBy, now],
    );
    return inserted.length > 0;
  }

  /** A report or a job bears this id. */
  async isTaken(tx: Tx, id: string): Promise<boolean> {
    const row = await tx.one<{ taken: boolean }>(
      `SELECT EXISTS (SELECT FROM report WHERE id = $1) OR EXISTS (SELECT FROM report_job WHERE id = $1) AS taken`,
      [id],
    );
    return row?.taken === true;
  }

  get(tx: Tx, id: string): Promise<ReportJob | undefined> {
    return tx.one<ReportJob>(`SELECT ${COLUMNS} FROM report_job WHERE id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<ReportJob | undefined> {
    return tx.one<ReportJob>(`SELECT ${COLUMNS} FROM report_job WHERE id = $1 FOR UPDATE`, [id]);
  }

  page(tx: Tx, filter: JobFilter, page: PageRequest): Promise<ReportJob[]> {
    const [requestedAt = null, id = null] = page.after ?? [];
    return tx.query<ReportJob>(
      `SELECT ${COLUMNS} FROM report_job
        WHERE ${FILTER} AND ($4::timestamptz IS NULL OR (requested_at, id) < ($4, $5::uuid))
        ORDER BY requested_at DESC, id DESC LIMIT $6`,
      [...parameters(filter), requestedAt, id, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: JobFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM report_job WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  /** `job` was locked by the caller. */
  cancel(tx: Tx, id: string, now: string): Promise<ReportJob | undefined> {
    return tx.one<ReportJob>(
      `UPDATE report_job SET state = 'cancelled', lease_until = NULL, finished_at = $2, version = version + 1
        WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, now],
    );
  }

  /** Takes the oldest job that waits, or whose holder has gone; passes over what another process is taking. */
  claim(tx: Tx, now: string, leaseUntil: string): Promise<ReportJob | undefined> {
    return tx.one<ReportJob>(
      `UPDATE report_job SET state = 'running', attempts = attempts + 1, lease_until = $2, done = 0,
              started_at = coalesce(started_at, $1), version = version + 1
        WHERE id = (SELECT id FROM report_job WHERE state = 'queued' OR (state = 'running' AND lease_until <= $1)
                     ORDER BY requested_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING ${COLUMNS}`,
      [now, leaseUntil],
    );
  }

  /** Gives up the jobs whose holders went away once too often. */
  abandon(tx: Tx, now: string, mostAttempts: number, problem: JobProblem): Promise<ReportJob[]> {
    return tx.query<ReportJob>(
      `UPDATE report_job SET state = 'failed', lease_until = NULL, finished_at = $1, problem = $3::jsonb, version = version + 1
        WHERE id IN (SELECT id FROM report_job WHERE state = 'running' AND lease_until <= $1 AND attempts >= $2
                      FOR UPDATE SKIP LOCKED)
        RETURNING ${COLUMNS}`,
      [now, mostAttempts, JSON.stringify(problem)],
    );
  }

  /** Holds on to it for longer. False when it is no longer the caller's, here and below. */
  async hold(tx: Tx, job: HeldJob, leaseUntil: string): Promise<boolean> {
    return isOne(
      await tx.query(`UPDATE report_job SET lease_until = $3 WHERE ${HELD} RETURNING id`, [
        job.id,
        job.attempts,
        leaseUntil,
      ]),
    );
  }

  async advance(tx: Tx, job: HeldJob, done: number, leaseUntil: string): Promise<boolean> {
    return isOne(
      await tx.query(
        `UPDATE report_job SET done = least($3::int, total), lease_until = $4 WHERE ${HELD} RETURNING id`,
        [job.id, job.attempts, done, leaseUntil],
      ),
    );
  }

  async finish(tx: Tx, job: HeldJob, now: string): Promise<boolean> {
    return isOne(
      await tx.query(
        `UPDATE report_job SET state = 'done', done = total, lease_until = NULL, finished_at = $3, version = version + 1
          WHERE ${HELD} RETURNING id`,
        [job.id, job.attempts, now],
      ),
    );
  }

  async fail(tx: Tx, job: HeldJob, now: string, problem: JobProblem): Promise<boolean> {
    return isOne(
      await tx.query(
        `UPDATE report_job SET state = 'failed', lease_until = NULL, finished_at = $3, problem = $4::jsonb, version = version + 1
          WHERE ${HELD} RETURNING id`,
        [job.id, job.attempts, now, JSON.stringify(problem)],
      ),
    );
  }

  /** Back among those that wait, as if nobody had begun: the process that held it is asked to stop. */
  async release(tx: Tx, job: HeldJob): Promise<void> {
    await tx.query(
      `UPDATE report_job SET state = 'queued', attempts = attempts - 1, lease_until = NULL, done = 0, version = version + 1
        WHERE ${HELD}`,
      [job.id, job.attempts],
    );
  }

  /** A job may take longer than somebody who waits for an answer. Until the end of the transaction. */
  async allowTime(tx: Tx, milliseconds: number): Promise<void> {
    await tx.query(
      `SELECT set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $1, true)`,
      [String(milliseconds)],
    );
  }
}

const parameters = (filter: JobFilter): readonly unknown[] => [filter.readable, filter.centerIds, filter.states];

const isOne = (rows: readonly unknown[]): boolean => rows.length === 1;
