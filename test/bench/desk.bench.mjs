/**
 * How long a desk takes among 100,000 cases, in milliseconds and against the first page of the caller's own list in the same run:
 * the ratio travels from machine to machine, the milliseconds do not. Over HTTP, one request after the other, on an embedded server
 * of its own that is thrown away. `--sections` tells what each section costs, `--explain <section>` prints its plan.
 * Run by `npm run bench desk`, which builds first.
 */
import { mkdtemp, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { MIGRATIONS } from '../../dist/migrations/all.js';
import { createApp } from '../../dist/src/app.setup.js';
import { loadDemo } from '../../dist/src/demo/demo.js';
import { DeskStore } from '../../dist/src/modules/desk/desk.store.js';
import { SECTIONS } from '../../dist/src/modules/desk/desk-sections.reader.js';
import { FixedClock } from '../../dist/src/platform/clock/clock.js';
import { loadConfig } from '../../dist/src/platform/config/config.js';
import { removePlace } from '../../dist/src/platform/database/embedded-place.js';
import { startEmbedded } from '../../dist/src/platform/database/embedded.js';
import { migrate } from '../../dist/src/platform/database/migrate.js';
import { createPool } from '../../dist/src/platform/database/pool.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../dist/src/platform/database/tx.js';
import { fillWithCases } from './desk-cases.mjs';

const NOW = '2026-10-14T02:00:00.000Z';
const PASSWORD = 'try-it-out-2026';
const CASES = 100_000;
/** A named statement is planned for good at its sixth run. */
const WARM = 8;
const ROUNDS = 60;

const medianOf = (figures) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];
const ms = (figure) => `${figure.toFixed(1).padStart(7)} ms`;

const folder = await mkdtemp(join(tmpdir(), 'governance-bench-'));
await chmod(folder, 0o711);
const database = await startEmbedded({ dataDir: folder, fast: true, log: () => undefined });
try {
  await measure();
} finally {
  await database.stop();
  await removePlace(folder);
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
  const started = performance.now();
  const client = new pg.Client({ connectionString: database.superUrl.replace(/[^/]*$/, 'governance') });
  await client.connect();
  try {
    await fillWithCases(client, CASES, NOW);
  } finally {
    await client.end();
  }
  console.log(`${CASES} cases in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const app = await createApp({ config, pool, clock });
  await app.listen(0, '127.0.0.1');
  for (const username of ['justice', 'mediator', 'director', 'grid']) await ofPerson(app, username);
  await app.close();
  await pool.end();
}

async function ofPerson(app, username) {
  const base = `${await app.getUrl()}/api/v1`;
  const signed = await fetch(`${base}/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  const { accessToken } = await signed.json();
  const headers = { authorization: `Bearer ${accessToken}` };
  const get = async (path) => {
    const reply = await fetch(base + path, { headers });
    if (!reply.ok) throw new Error(`${path} for ${username}: ${await reply.text()}`);
    return reply.json();
  };
  const figures = { '/disputes?limit=50': [], '/disputes?limit=50&state=mediating': [], '/desk': [] };
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    for (const path of Object.keys(figures)) {
      const start = performance.now();
      await get(path);
      if (round >= WARM) figures[path].push(performance.now() - start);
    }
  }
  const [list, filtered, desk] = Object.values(figures).map(medianOf);
  const { counts } = await get('/desk');
  const lines = Object.values(counts).reduce((sum, { count }) => sum + Math.min(count, 50), 0);
  console.log(
    `${username.padEnd(9)} desk ${ms(desk)}  list ${ms(list)}  list by state ${ms(filtered)}  ` +
      `${(desk / list).toFixed(2)} lists, ${(desk / filtered).toFixed(2)} lists by state  (${lines} lines)`,
  );
  await tellSections(app, get, counts);
}

/** The same question as the request asks, section by section. */
async function tellSections(app, get, counts) {
  const explained = process.argv.includes('--explain') ? process.argv.at(-1) : undefined;
  if (explained === undefined && !process.argv.includes('--sections')) return;
  const store = app.get(DeskStore);
  let question;
  store.section = (tx, asked, name) => {
    question = asked;
    return DeskStore.prototype.section.call(store, tx, asked, name);
  };
  await get('/desk');
  delete store.section;
  const work = (use) => app.get(UnitOfWork).read(SYSTEM_SCOPE, use);
  for (const name of Object.keys(SECTIONS).filter((each) => explained === undefined || each === explained)) {
    const taken = [];
    await work(async (tx) => {
      for (let round = 0; round < WARM + 10; round += 1) {
        const start = performance.now();
        await store.section(tx, question, name);
        taken.push(performance.now() - start);
      }
    });
    const { count, more } = counts[name];
    console.log(`    ${name.padEnd(14)} ${ms(medianOf(taken.slice(WARM)))}  ${count}${more ? '+' : ''}`);
    if (explained !== undefined) await work((tx) => store.section(explaining(tx), question, name));
  }
}

/** Runs a statement once more, to see how. */
function explaining(tx) {
  const query = async (sql, params) => {
    const rows = await tx.query(`EXPLAIN (ANALYZE, BUFFERS) ${sql}`, params);
    console.log(rows.map((row) => row['QUERY PLAN']).join('\n'));
    return [];
  };
  return { query, one: async (...asked) => (await query(...asked))[0] };
}
