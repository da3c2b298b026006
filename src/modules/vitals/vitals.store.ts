/** SQL of what waits, each from an index that holds nothing but what waits. Counts and ages only. */
import { Injectable } from '@nestjs/common';
import { DEADLINE_KINDS } from '../../domain/deadlines/deadlines.js';
import type { Tx } from '../../platform/database/tx.js';
import { OPEN_DEADLINES, whoseDay } from '../disputes/open-deadlines.reader.js';

const ageOf = (instant: string): string =>
  `greatest(0, coalesce(extract(epoch FROM $1::timestamptz - min(${instant})), 0))::float8`;

const LONG_JOBS = ['export', 'import', 'report']
  .map(
    (kind) =>
      `SELECT '${kind}' AS kind, count(*)::int AS long_jobs_open, ${ageOf('requested_at')} AS long_jobs_oldest_seconds
         FROM ${kind}_job WHERE state IN ('queued', 'running')`,
  )
  .join(' UNION ALL ');

/** The day that has begun everywhere: whatever the zone of a centre, nothing counts as overdue too early. */
const TODAY = `($1::timestamptz - interval '12 hours')::date`;

const OVERDUE = DEADLINE_KINDS.map((kind) => {
  const open = OPEN_DEADLINES[kind];
  return `SELECT '${kind}' AS kind, count(*)::int AS deadlines_overdue FROM dispute d ${open.beside}
           WHERE ${open.runs} AND ${open.until ?? TODAY} >= ${TODAY} AND ${whoseDay(open, `< ${TODAY}`)}`;
}).join(' UNION ALL ');

@Injectable()
export class VitalsStore {
  longJobs(tx: Tx, now: string): Promise<{ kind: string; long_jobs_open: number; long_jobs_oldest_seconds: number }[]> {
    return tx.query(LONG_JOBS, [now]);
  }

  overdue(tx: Tx, now: string): Promise<{ kind: string; deadlines_overdue: number }[]> {
    return tx.query(OVERDUE, [now]);
  }

  async files(tx: Tx, now: string): Promise<{ files_to_remove: number; files_to_remove_oldest_seconds: number }> {
    const row = await tx.one<{ files_to_remove: number; files_to_remove_oldest_seconds: number }>(
      `SELECT count(*)::int AS files_to_remove, ${ageOf('forgotten_at')} AS files_to_remove_oldest_seconds
         FROM stored_file WHERE forgotten_at IS NOT NULL AND gone_at IS NULL`,
      [now],
    );
    return row ?? { files_to_remove: 0, files_to_remove_oldest_seconds: 0 };
  }
}
