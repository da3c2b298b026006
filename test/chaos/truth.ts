/** What must be true in the end, asked of the database. */
import type { LogEntry } from '../../src/domain/dispute/events.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { AuditVerification } from '../../src/platform/audit/audit-verification.js';
import { createPool } from '../../src/platform/database/pool.js';
import { UnitOfWork } from '../../src/platform/database/tx.js';
import type { Client } from './clients.js';
import type { Postgres } from './postgres.js';

/** Every write that was acknowledged is there, and none is there twice. */
export async function missingOrDouble(postgres: Postgres, clients: readonly Client[]): Promise<string[]> {
  const promised = new Map<string, number>();
  for (const client of clients)
    for (const [id, types] of client.promised)
      for (const [type, times] of types) promised.set(`${id} ${type}`, (promised.get(`${id} ${type}`) ?? 0) + times);
  const rows = await postgres.query<{ id: string; type: string; times: number }>(
    'SELECT dispute_id AS id, type, count(*)::int AS times FROM case_log GROUP BY dispute_id, type',
  );
  const kept = new Map(rows.map(({ id, type, times }) => [`${id} ${type}`, times]));
  return [...promised]
    .filter(([what, times]) => kept.get(what) !== times)
    .map(([what, times]) => `${what}: ${kept.get(what) ?? 0}, not ${times}`);
}

/** The row of every case is the fold of its log, whose numbers have no gap. */
export async function unfolded(postgres: Postgres): Promise<string[]> {
  const cases = await postgres.query<{ id: string; state: string; folded: unknown; version: number }>(
    'SELECT id, state, folded, version FROM dispute',
  );
  const log = await postgres.query<LogEntry & { id: string }>(
    `SELECT dispute_id AS id, seq, type, occurred_at AS "occurredAt", recorded_at AS "recordedAt", actor_id AS "actorId",
            staff_id AS "staffId", caused_by AS "causedBy", payload FROM case_log ORDER BY dispute_id, seq`,
  );
  const wrong: string[] = [];
  for (const { id, state, folded } of cases) {
    const entries = log.filter((entry) => entry.id === id).map(({ id: _, ...entry }) => iso(entry));
    if (entries.some(({ seq }, nth) => seq !== nth + 1)) wrong.push(`${id}: a gap in the log`);
    const facts = JSON.parse(JSON.stringify(foldFacts(entries))) as { state: string };
    if (facts.state !== state || !same(facts, folded)) wrong.push(`${id}: not the fold of its log`);
  }
  return wrong;
}

/** Instants as the service reads them. */
const iso = (entry: LogEntry): LogEntry => ({
  ...entry,
  occurredAt: new Date(entry.occurredAt).toISOString(),
  recordedAt: new Date(entry.recordedAt).toISOString(),
});

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, ordered(field)]),
  );
};
const same = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

/** Case numbers of a centre and year follow each other, none is missing, none is twice. */
export async function gapsInNumbers(postgres: Postgres): Promise<string[]> {
  const rows = await postgres.query<{ number: string }>('SELECT number FROM dispute WHERE number IS NOT NULL');
  const series = new Map<string, number[]>();
  for (const { number } of rows) {
    const [, before = '', digits = ''] = /^(.*?)(\d+)\D*$/.exec(number) ?? [];
    series.set(before, [...(series.get(before) ?? []), Number(digits)]);
  }
  return [...series].flatMap(([name, numbers]) => {
    const sorted = numbers.sort((a, b) => a - b);
    return sorted.every((number, nth) => number === (sorted[0] ?? 0) + nth) ? [] : [`${name}: ${sorted.join()}`];
  });
}

/** Every event has its place in the feed, and from where the feed begins the places follow each other. */
export async function lostEvents(postgres: Postgres): Promise<string[]> {
  const [row] = await postgres.query<{ unplaced: number; kept: number; expected: number }>(
    `SELECT (SELECT count(*)::int FROM outbox WHERE position IS NULL) AS unplaced,
            (SELECT count(*)::int FROM outbox WHERE position > h.kept_after) AS kept, (h.last_position - h.kept_after)::int AS expected
       FROM event_feed h`,
  );
  return row?.unplaced === 0 && row.kept === row.expected ? [] : [JSON.stringify(row)];
}

/** The audit log is one whole chain for each centre, and every line is in it. */
export async function brokenChain({ appUrl }: Postgres): Promise<string[]> {
  const pool = createPool({ url: appUrl, poolSize: 1 });
  const faults: string[] = [];
  const verification = new AuditVerification(new UnitOfWork(pool), (fault) => faults.push(JSON.stringify(fault)));
  const { waiting, lines } = await verification.run();
  await pool.end();
  return [...faults, ...(waiting > 0 || lines === 0 ? [`${lines} lines, ${waiting} without a place`] : [])];
}

/** Nobody holds a lock or a transaction any more. */
export const stuck = async (postgres: Postgres): Promise<string[]> =>
  (
    await postgres.query<{ what: string }>(
      `SELECT format('%s %s', state, left(query, 80)) AS what FROM pg_stat_activity
        WHERE usename = 'app' AND state LIKE 'idle in transaction%' AND state_change < clock_timestamp() - interval '2 seconds'
       UNION ALL SELECT format('waits %s', left(query, 80)) FROM pg_stat_activity WHERE usename = 'app' AND wait_event_type = 'Lock'`,
    )
  ).map(({ what }) => what);
