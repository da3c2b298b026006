/**
 * An import of many cases with their history into a service of its own, killed with -9 in the middle and started again: rows a second,
 * the most memory the process ever had, and the speed against plain INSERTs of as many rows in the same run, which travels from machine to
 * machine where the seconds do not. `ROWS` (100,000) sets the size, one in a hundred is bad. After the kill the lease of the dead process is
 * ended by hand, so that nobody waits two minutes for it. Run by `npm run bench imports`, which builds first.
 */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, open, readFile } from 'node:fs/promises';
import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { removePlace } from '../../dist/src/platform/database/embedded-place.js';
import { startEmbedded } from '../../dist/src/platform/database/embedded.js';
import { migrate } from '../../dist/src/platform/database/migrate.js';
import { MIGRATIONS } from '../../dist/migrations/all.js';

const ROWS = Number(process.env.ROWS ?? 100_000);
const MODE = process.env.MODE ?? 'good_rows';
const PASSWORD = 'try-it-out-2026';
const POLL_MS = 500;
const HEAD =
  '原系统编号,收到日期,案件来源,渠道,事件类别,事件名称,事件简述,调解类型,申请人1姓名,申请人1电话,被申请人1姓名,受理日期,化解结果,化解日期,协议内容,协议金额,履行日期,结案日期';

const folder = await mkdtemp(join(tmpdir(), 'governance-bench-'));
await chmod(folder, 0o711);
const database = await startEmbedded({ dataDir: folder, fast: true, log: () => undefined });
const client = new pg.Client({ connectionString: database.superUrl.replace(/[^/]*$/, 'governance') });
let service;
try {
  await client.connect();
  await migrate({ migratorUrl: database.migratorUrl, appRole: 'app', migrations: MIGRATIONS });
  await measure();
} finally {
  service?.child.kill('SIGKILL');
  await client.end();
  await database.stop();
  await removePlace(folder);
}

async function measure() {
  const path = await file();
  const plain = await plainInserts();
  service = await started();
  const id = await ask(path);
  const begun = performance.now();
  const before = await until(id, ({ rowsRead, phase }) => rowsRead >= ROWS * 0.4 && phase === 'writing');
  const atKill = await memory(service.child.pid);
  service.child.kill('SIGKILL');
  await service.ended;
  const down = performance.now();
  service = await started();
  await client.query(`UPDATE import_job SET lease_until = now() WHERE state = 'running'`);
  const pause = performance.now() - down;
  const after = await until(id, ({ state }) => state !== 'queued' && state !== 'running');
  const seconds = (performance.now() - begun - pause) / 1000;
  const most = Math.max(atKill, await memory(service.child.pid));
  await tell({ before, after, seconds, most, plain });
}

async function tell({ before, after, seconds, most, plain }) {
  const { rows } = await client.query(
    `SELECT (SELECT count(*) FROM imported_record)::int AS records, (SELECT count(DISTINCT external_id) FROM imported_record)::int AS once,
            (SELECT count(*) FROM dispute d JOIN imported_record r ON r.subject_id = d.id)::int AS cases,
            (SELECT count(*) FROM dispute WHERE folded -> 'imported' <> 'null')::int AS marked`,
  );
  const { records, once, cases, marked } = rows[0];
  const isWhole = [records, once, cases, marked].every((count) => count === after.rowsWritten);
  const speed = after.rowsRead / seconds;
  console.log(`rows ${after.rowsRead}, written ${after.rowsWritten}, bad ${after.rowsBad}, state ${after.state}`);
  console.log(`killed at ${before.rowsRead}; doubles: ${isWhole ? 'none' : JSON.stringify(rows[0])}`);
  console.log(
    `${seconds.toFixed(1)} s, ${speed.toFixed(0)} rows/s, 1/${(plain / speed).toFixed(1)} of plain INSERTs (${plain.toFixed(0)} rows/s)`,
  );
  console.log(`most memory ${(most / 1024).toFixed(0)} MB, file ${(await sizeOf()).toFixed(0)} MB`);
  if (!isWhole || after.state !== 'done') process.exitCode = 1;
}

/** Five years of settled, paid and closed cases. */
async function file() {
  const path = join(folder, 'cases.csv');
  const out = await open(path, 'w');
  await out.write(`${HEAD}\r\n`);
  const day = (offset) => new Date(Date.UTC(2016, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
  let lines = [];
  for (let row = 0; row < ROWS; row += 1) {
    const at = (row * 7) % 1800;
    const ended = row % 100 === 50 ? '昨天' : day(at + 14);
    const phone = `1380${String(row % 10_000_000).padStart(7, '0')}`;
    lines.push(
      `B-${row},${day(at)},依申请,接访室,neighbor,楼上漏水第${row}号,卫生间漏水，天花板发霉，上门协商未果。,人民调解,陈某,${phone},林某,${day(at + 1)},达成协议,${ended},林某赔偿陈某。,3000,${day(at + 20)},${day(at + 21)}\r\n`,
    );
    if (lines.length < 5000) continue;
    await out.write(lines.join(''));
    lines = [];
  }
  await out.write(lines.join(''));
  await out.close();
  return path;
}

async function sizeOf() {
  return (await openAsBlob(join(folder, 'cases.csv'))).size / 1024 / 1024;
}

/** As many rows of a plain table, some hundred at a time: rows a second. */
async function plainInserts() {
  await client.query(
    'CREATE TABLE plain (id uuid PRIMARY KEY, title text, facts text, folded jsonb, made_at timestamptz)',
  );
  const begun = performance.now();
  for (let from = 0; from < ROWS; from += 500) {
    const rows = Array.from({ length: Math.min(500, ROWS - from) }, (_, index) => ({
      id: crypto.randomUUID(),
      title: `楼上漏水第${from + index}号`,
      facts: '卫生间漏水，天花板发霉，上门协商未果。',
      folded: { state: 'closed', version: 8, receivedAt: '2019-05-06' },
      made_at: new Date().toISOString(),
    }));
    await client.query('INSERT INTO plain SELECT * FROM json_populate_recordset(NULL::plain, $1::json)', [
      JSON.stringify(rows),
    ]);
  }
  const speed = ROWS / ((performance.now() - begun) / 1000);
  await client.query('DROP TABLE plain');
  return speed;
}

async function started() {
  const key = (byte) => Buffer.alloc(32, byte).toString('base64');
  const child = spawn(process.execPath, ['--no-warnings', 'dist/src/main.js'], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LOG_LEVEL: 'warn',
      DATABASE_URL: database.appUrl,
      MIGRATION_DATABASE_URL: database.migratorUrl,
      FILES_DIR: join(folder, 'uploads'),
      DEMO: 'true',
      DEMO_PASSWORD: PASSWORD,
      JWT_SECRET: 'a-secret-for-the-bench-only-0123456789',
      DATA_KEY: key(7),
      SIGNING_KEY: key(9),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let said = '';
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const url = /Ready on (http:\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    void ended.then(() => reject(new Error(`the service ended before it was ready:\n${said}`)));
  });
  return { child, ended, address: new URL(address).origin, token: null };
}

async function call(path, options = {}) {
  service.token ??= await signedIn();
  const headers = { ...options.headers, authorization: `Bearer ${service.token}` };
  const reply = await fetch(`${service.address}/api/v1${path}`, { ...options, headers });
  if (reply.status === 401) {
    service.token = null;
    return call(path, options);
  }
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
  return reply.json();
}

async function signedIn() {
  const reply = await fetch(`${service.address}/api/v1/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: PASSWORD }),
  });
  return (await reply.json()).accessToken;
}

async function ask(path) {
  const { centerId } = await call('/me');
  const form = new FormData();
  for (const [name, value] of Object.entries({ centerId, kind: 'disputes', source: '旧综治平台', mode: MODE }))
    form.append(name, value);
  form.append('file', await openAsBlob(path), 'cases.csv');
  return (await call('/imports', { method: 'POST', body: form })).id;
}

async function until(id, isSo) {
  for (;;) {
    const job = await call(`/imports/${id}`);
    if (isSo(job)) return job;
    if (job.state === 'failed' || job.state === 'cancelled') throw new Error(JSON.stringify(job.problem));
    await wait(POLL_MS);
  }
}

/** The most it ever had, in KiB. */
async function memory(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
}
