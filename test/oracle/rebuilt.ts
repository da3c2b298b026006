/** The versions of the cases written step by step against those made anew from the log, and against what the migration makes of old ones. */
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { ReachOfCases1764000000412 } from '../../migrations/1764000000412-reach-of-cases.js';
import { CaseHistory } from '../../src/modules/workflow/case-history.service.js';
import type { TestApp } from '../support/app.js';

/** What follows from the log; the codes only the row holds do not. */
const COUNTED = `custody_center_id, department_id, state, track, source_kind, delegated_by, received_on, accepted_on, assigned_on,
  started_on, held_on, outcome, ended_on, performed_on, closed_on, last_on, form, parties, sessions, escalated, repeat, pending_entries, pauses,
  referrals, deadlines, promises, visits, confirmations`;

/** A version that differs from the one before in its codes only is none of the log. */
const OF_THE_LOG = `SELECT dispute_id, known_from, row_to_json(v)::jsonb - '{dispute_id,known_from,was}'::text[] AS counted
  FROM (SELECT dispute_id, known_from, ${COUNTED},
          lag(row(${COUNTED})::text) OVER (PARTITION BY dispute_id ORDER BY known_from) AS was
          FROM case_version WHERE dispute_id = ANY($1::uuid[])) v
 WHERE was IS DISTINCT FROM row(${COUNTED})::text`;

/** Those that are in one and not in the other; what was there before is there again afterwards. Before any report is made. */
export async function differingVersions(
  { app, pool }: TestApp,
  disputeIds: readonly string[],
): Promise<{ readonly versions: number; readonly differing: unknown[] }> {
  const client = await pool.connect();
  try {
    await client.query('CREATE TEMP TABLE kept AS SELECT * FROM case_version');
    await client.query(`CREATE TEMP TABLE live AS ${OF_THE_LOG}`, [disputeIds]);
    await client.query('DELETE FROM case_version');
    await app.get(CaseHistory).completeAll();
    await client.query(`CREATE TEMP TABLE anew AS ${OF_THE_LOG}`, [disputeIds]);
    const { rows: differing } = await client.query<object>(
      `(SELECT 'live' AS only, * FROM (TABLE live EXCEPT TABLE anew) a) UNION ALL (SELECT 'anew', * FROM (TABLE anew EXCEPT TABLE live) b) LIMIT 20`,
    );
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM anew');
    await client.query('DELETE FROM case_version');
    await client.query('INSERT INTO case_version SELECT * FROM kept');
    return { versions: rows[0]?.n ?? 0, differing };
  } finally {
    client.release();
  }
}

/** Cases whose last day the migration sees otherwise than the log had it; and how many have one. */
export async function differingReach({
  database,
}: TestApp): Promise<{ readonly over: number; readonly differing: unknown[] }> {
  const client = new pg.Client({ connectionString: database.migratorUrl });
  await client.connect();
  try {
    await client.query('CREATE TEMP TABLE reach AS SELECT dispute_id, version, last_on FROM case_version');
    const runner = { query: (sql: string) => client.query(sql) } as unknown as QueryRunner;
    const migration = new ReachOfCases1764000000412();
    await migration.down(runner);
    await migration.up(runner);
    const { rows: differing } = await client.query<object>(
      `SELECT c.dispute_id, c.version, r.last_on::text AS kept, c.last_on::text AS anew FROM case_version c JOIN reach r USING (dispute_id, version)
        WHERE c.last_on <> r.last_on LIMIT 20`,
    );
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM reach WHERE last_on < 'infinity'`,
    );
    return { over: rows[0]?.n ?? 0, differing };
  } finally {
    await client.end();
  }
}
