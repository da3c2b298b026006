/**
 * How long each report takes over many cases of five years: for one centre, for the whole tree, and as of an instant two years ago, in milliseconds
 * and against counting the same rows plainly in the same run: the ratio travels from machine to machine, the milliseconds do not.
 * Over HTTP, on an embedded server of its own that is thrown away. `CASES` (1,000,000), `CENTRES` (200) and `ROUNDS` (3, of which the median counts) set the size;
 * `--explain <kind>` prints the plans of a report of the whole tree instead. Run by `npm run bench reports`, which builds first.
 */
import { chmod, mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { MIGRATIONS } from '../../dist/migrations/all.js';
import { createApp } from '../../dist/src/app.setup.js';
import { loadDemo } from '../../dist/src/demo/demo.js';
import { ReportWorker } from '../../dist/src/modules/reports/report-worker.service.js';
import { CaseCountingStore } from '../../dist/src/modules/reports/case-counting.store.js';
import { CASE_REPORT_KINDS } from '../../dist/src/modules/reports/report.record.js';
import { FixedClock } from '../../dist/src/platform/clock/clock.js';
import { loadConfig } from '../../dist/src/platform/config/config.js';
import { removePlace } from '../../dist/src/platform/database/embedded-place.js';
import { startEmbedded } from '../../dist/src/platform/database/embedded.js';
import { migrate } from '../../dist/src/platform/database/migrate.js';
import { createPool } from '../../dist/src/platform/database/pool.js';
import { fillWithVersions } from './report-cases.mjs';

const NOW = '2026-10-14T02:00:00.000Z';
const THEN = '2025-10-14T02:00:00.000Z';
const PASSWORD = 'try-it-out-2026';
const CASES = Number(process.env.CASES ?? 1_000_000);
const CENTRES = Number(process.env.CENTRES ?? 200);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
/** Of disk, for each case: its rows, their indexes and the log of the database meanwhile. */
const BYTES = 6000;
const SPARE = 2e9;
const PERIOD = { from: '2025-01-01', to: '2026-01-01' };

const medianOf = (figures) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];
const ms = (figure) => `${figure.toFixed(0).padStart(7)} ms`;

await demandSpace();
const folder = await mkdtemp(join(tmpdir(), 'governance-bench-'));
await chmod(folder, 0o711);
const database = await startEmbedded({ dataDir: folder, fast: true, log: () => undefined });
try {
  await measure();
} finally {
  await database.stop();
  await removePlace(folder);
}

async function demandSpace() {
  const { bavail, bsize } = await statfs(tmpdir());
  const needed = CASES * BYTES + SPARE;
  if (bavail * bsize < needed) throw new Error(`needs ${(needed / 1e9).toFixed(1)} GB below ${tmpdir()}`);
}

async function measure() {
  const clock = new FixedClock(NOW);
  const key = (byte) => Buffer.alloc(32, byte).toString('base64');
  const settings = { JWT_SECRET: 'a-secret-for-the-bench-only-0123456789', DATA_KEY: key(7), SIGNING_KEY: key(9) };
  const config = loadConfig({
    DATABASE_URL: database.appUrl,
    FILES_DIR: folder,
    DEMO: 'true',
    DEMO_PASSWORD: PASSWORD,
    LOG_LEVEL: 'silent',
    REQUESTS_PER_MINUTE: '10000000',
    ...settings,
  });
  await migrate({ migratorUrl: database.migratorUrl, appRole: 'app', migrations: MIGRATIONS });
  const pool = createPool({ url: database.appUrl, role: 'app_jobs', statementTimeout: 0 });
  await loadDemo({ config, pool, clock });
  const app = await createApp({ config, pool, clock });
  await app.listen(0, '127.0.0.1');
  try {
    const desk = await signedIn(app);
    const places = await loaded(desk.center);
    await everyReport(app, pool, desk, places);
  } finally {
    await app.close();
    await pool.end();
  }
}

async function loaded(parentId) {
  const client = new pg.Client({ connectionString: database.superUrl.replace(/[^/]*$/, 'governance') });
  await client.connect();
  try {
    const started = performance.now();
    const ids = await fillWithVersions(client, { cases: CASES, centres: CENTRES, parentId });
    const { rows } = await client.query(
      `SELECT count(*)::int AS n, pg_size_pretty(pg_total_relation_size('case_version')) AS size FROM case_version`,
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`${CASES} cases of ${CENTRES} centres, ${rows[0].n} versions, ${rows[0].size}, in ${seconds} s`);
    return { one: ids[0], all: parentId };
  } finally {
    await client.end();
  }
}

async function signedIn(app) {
  const base = `${await app.getUrl()}/api/v1`;
  const ask = async (path, options) => {
    const reply = await fetch(base + path, options);
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`);
    return reply.json();
  };
  const json = { 'content-type': 'application/json' };
  const token = { method: 'POST', headers: json, body: JSON.stringify({ username: 'director', password: PASSWORD }) };
  const { accessToken } = await ask('/auth/token', token);
  const headers = { ...json, authorization: `Bearer ${accessToken}` };
  const { centerId } = await ask('/me', { headers });
  // A report over many centres is a job: it is worked off at once, as the ticker would.
  const worker = app.get(ReportWorker);
  const produce = async (kind, body) => {
    const path = `/reports/${kind.replaceAll('_', '-')}`;
    const answer = await ask(path, { method: 'POST', headers, body: JSON.stringify({ ...PERIOD, ...body }) });
    if (answer.reportId === undefined) return answer;
    await worker.wake();
    await worker.idle();
    const job = await ask(`/report-jobs/${answer.id}`, { headers });
    if (job.state !== 'done') throw new Error(`${kind}: the job is ${job.state}`);
    return job;
  };
  return { center: centerId, produce };
}

async function timed(work) {
  const taken = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return medianOf(taken);
}

/** The rows a report of the centre looks at, counted and nothing else. */
function plainCount(pool, centerId, asOf) {
  return pool.query(
    `SELECT count(*)::int AS n FROM case_version c WHERE c.center_id IN (SELECT id FROM center WHERE path @> ARRAY[$1::uuid])
       AND c.known_from <= $2::timestamptz AND c.known_until > $2::timestamptz`,
    [centerId, asOf],
  );
}

async function everyReport(app, pool, { produce }, { one, all }) {
  const explained = process.argv.includes('--explain') ? process.argv.at(-1) : undefined;
  if (explained !== undefined) return explain(app, () => produce(explained, { centerId: all, asOf: null }));
  const scopes = [
    ['one centre', one, null],
    ['whole tree', all, null],
    ['a year ago', all, THEN],
  ];
  for (const [name, centerId, asOf] of scopes) {
    const { rows } = await plainCount(pool, centerId, asOf ?? NOW);
    const plain = await timed(() => plainCount(pool, centerId, asOf ?? NOW));
    console.log(`${name}: ${rows[0].n} cases, counted plainly in ${ms(plain)}`);
    for (const kind of CASE_REPORT_KINDS) {
      const taken = await timed(() => produce(kind, { centerId, asOf }));
      console.log(`    ${kind.padEnd(22)} ${ms(taken)}  ${(taken / plain).toFixed(1).padStart(6)} plain counts`);
    }
  }
}

/** Runs a report once more, each of its statements first with its plan. */
async function explain(app, work) {
  const store = app.get(CaseCountingStore);
  store.count = (tx, counts, scope) => CaseCountingStore.prototype.count.call(store, explaining(tx), counts, scope);
  await work();
  delete store.count;
}

function explaining(tx) {
  const query = async (sql, params) => {
    const plan = await tx.query(`EXPLAIN (ANALYZE, BUFFERS) ${sql}`, params);
    console.log(plan.map((row) => row['QUERY PLAN']).join('\n'));
    return tx.query(sql, params);
  };
  return { query, one: async (...asked) => (await query(...asked))[0] };
}
