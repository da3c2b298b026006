/** What the operator's tools read at /metrics: every figure there, well-formed, true, cheap, and naming nobody. */
import request from 'supertest';
import { DEADLINE_KINDS } from '../../src/domain/deadlines/deadlines.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { nobody } from '../support/as.js';
import { type Series, seriesIn, valueOf } from '../support/metrics.js';
import { Case, World } from '../support/world.js';

const TOKEN = 'a-token-for-the-metrics';

let app: TestApp;
let world: World;

beforeAll(async () => {
  // One job fails on purpose.
  app = await startTestApp({ settings: { METRICS_TOKEN: TOKEN }, log: { write: () => undefined } });
  world = await World.of(app);
});

afterAll(() => app?.close());

const get = (authorization?: string) => {
  const asked = request(app.server).get('/metrics');
  return authorization === undefined ? asked : asked.set('Authorization', authorization);
};

async function scrape(): Promise<Series[]> {
  const { text } = await get(`Bearer ${TOKEN}`)
    .expect(200)
    .expect('content-type', /^text\/plain; version=0.0.4/);
  return seriesIn(text);
}

/** Figures of the database are asked for again after some seconds. */
async function later(): Promise<Series[]> {
  world.wait(2);
  return scrape();
}

test.each([
  undefined,
  'Bearer',
  `Bearer ${TOKEN} `,
  `Bearer ${TOKEN}x`,
  `Bearer ${TOKEN.slice(1)}`,
  TOKEN,
  `Basic ${TOKEN}`,
])('%s does not open them', async (authorization) => {
  // The blank at the end does not arrive.
  await get(authorization?.endsWith(' ') === true ? `${authorization}.` : authorization).expect(401);
});

test('every figure the README names is there, with a word on what it means', async () => {
  await app.app.get(Ticker).runDue();
  const { text } = await get(`Bearer ${TOKEN}`).expect(200);
  const names = new Set(seriesIn(text).map(({ name }) => name.replace(/_(bucket|sum|count)$/, '')));
  const section =
    (await import('node:fs')).readFileSync('README.md', 'utf8').split('### What to watch')[1]?.split('\n## ')[0] ?? '';
  const promised = new Set(
    [...section.matchAll(/\b([a-z]+(?:_[a-z]+)+)(?:\{|\[|\)|`|,| )/g)].map(([, name = '']) => name),
  );
  const ours = [...promised]
    .filter((name) => !PROMQL.includes(name))
    .map((name) => name.replace(/_(bucket|sum|count)$/, ''));
  expect(ours.length).toBeGreaterThan(15);
  expect(ours.filter((name) => !names.has(name))).toEqual([]);
  const helped = new Set([...text.matchAll(/^# HELP (\w+) \S/gm)].map(([, name]) => name));
  expect([...names].filter((name) => !helped.has(name))).toEqual([]);
});

/** Words of the language of the alerts. */
const PROMQL = ['histogram_quantile'];

test('requests are timed by route, and problems counted by code', async () => {
  const before = await scrape();
  const { id, path } = await Case.registered(world);
  await world.get('other.director', path, 404);
  await world.get('justice', '/audit-log', 403);
  await nobody(app).post('/auth/token').send({ username: 'judge', password: 'not-the-password' }).expect(401);
  const after = await scrape();
  const grown = (name: string, labels: Record<string, string>) =>
    (valueOf(after, name, labels) ?? 0) - (valueOf(before, name, labels) ?? 0);
  const route = '/api/v1/disputes/:disputeId';
  expect(grown('http_request_duration_seconds_count', { method: 'GET', route, status: '404' })).toBe(1);
  for (const code of ['not_found', 'forbidden', 'sign_in_failed'])
    expect([code, grown('http_problems_total', { code })]).toEqual([code, 1]);
  expect(JSON.stringify(after)).not.toContain(id);
});

test('no label names a person, a thing or an address', async () => {
  const labels = (await scrape()).flatMap((series) => Object.entries(series.labels));
  const known = ['method', 'route', 'status', 'code', 'job', 'outcome', 'kind', 'le'];
  const ofNode = ['version', 'major', 'minor', 'patch', 'type', 'space', 'quantile'];
  expect([...new Set(labels.map(([name]) => name))].filter((name) => ![...known, ...ofNode].includes(name))).toEqual(
    [],
  );
  expect(labels.filter(([, value]) => /[0-9a-f]{8}-[0-9a-f]{4}-|127\.0\.0\.1|\p{Script=Han}/u.test(value))).toEqual([]);
});

test('jobs tell when they last did their work, and that they failed', async () => {
  world.wait(2);
  const ticker = app.app.get(Ticker);
  await ticker.runDue();
  const first = await scrape();
  expect(valueOf(first, 'job_last_done_timestamp_seconds', { job: 'audit-seal' })).toBe(Date.parse(world.now) / 1000);
  ticker.register({ name: 'sure-to-fail', everySeconds: 1, run: () => Promise.reject(new Error('on purpose')) });
  const holder = await app.pool.connect();
  await holder.query(`SELECT pg_advisory_lock(hashtextextended('job audit-seal', 0))`);
  world.wait(2);
  await ticker.runDue();
  await holder.query('SELECT pg_advisory_unlock_all()');
  holder.release();
  const second = await scrape();
  expect(valueOf(second, 'job_runs_total', { job: 'sure-to-fail', outcome: 'failed' })).toBe(1);
  expect(valueOf(second, 'job_last_done_timestamp_seconds', { job: 'sure-to-fail' })).toBeUndefined();
  expect(valueOf(second, 'job_runs_total', { job: 'audit-seal', outcome: 'left' })).toBe(1);
  expect(valueOf(second, 'job_duration_seconds_count', { job: 'audit-seal' })).toBe(
    valueOf(first, 'job_duration_seconds_count', { job: 'audit-seal' }),
  );
});

test('what waits is told with its age: events, the audit log, long jobs, files', async () => {
  const before = await later();
  await app.app.get(Ticker).runDue();
  const done = await later();
  expect(['audit_waiting', 'outbox_waiting'].map((name) => valueOf(done, name))).toEqual([0, 0]);
  expect(valueOf(before, 'long_jobs_open', { kind: 'report' })).toBe(0);
  await Case.registered(world);
  await app.app.get(UnitOfWork).run(SYSTEM_SCOPE, async (tx) => {
    await tx.query(
      `INSERT INTO report_job (id, center_id, kind, parameters, state, done, total, requested_by, requested_at)
       VALUES (gen_random_uuid(), $1, 'caseload', '{}', 'queued', 0, 1, gen_random_uuid(), $2)`,
      [world.center, world.now],
    );
    await tx.query(
      `INSERT INTO stored_file (id, staged_at, forgotten_at) VALUES (gen_random_uuid(), $1, $1), (gen_random_uuid(), $1, $1)`,
      [world.now],
    );
  });
  const told = await later();
  expect(valueOf(told, 'long_jobs_open', { kind: 'report' })).toBe(1);
  expect(valueOf(told, 'long_jobs_oldest_seconds', { kind: 'report' })).toBe(120);
  expect(valueOf(told, 'long_jobs_open', { kind: 'export' })).toBe(0);
  expect(valueOf(told, 'files_to_remove')).toBe(2);
  expect(valueOf(told, 'files_to_remove_oldest_seconds')).toBe(120);
  expect(valueOf(told, 'outbox_waiting')).toBeGreaterThan(0);
  expect(valueOf(told, 'outbox_lag_seconds')).toBeGreaterThanOrEqual(120);
  expect(valueOf(told, 'audit_waiting')).toBeGreaterThan(0);
  expect(valueOf(told, 'audit_lag_seconds')).toBeGreaterThanOrEqual(120);
});

test('deadlines that have passed are counted by kind, and go when they are met', async () => {
  const { id } = await Case.accepted(world);
  const before = await later();
  expect(before.filter(({ name }) => name === 'deadlines_overdue').map(({ labels }) => labels['kind'])).toEqual([
    ...DEADLINE_KINDS,
  ]);
  await app.pool.query(`UPDATE dispute SET mediation_due_on = '2026-10-01' WHERE id = $1`, [id]);
  const overdue = async () => valueOf(await later(), 'deadlines_overdue', { kind: 'mediation' }) ?? 0;
  const with_ = await overdue();
  expect(with_).toBe((valueOf(before, 'deadlines_overdue', { kind: 'mediation' }) ?? 0) + 1);
  await app.pool.query(`UPDATE dispute SET mediation_due_on = '2030-10-01' WHERE id = $1`, [id]);
  expect(await overdue()).toBe(with_ - 1);
});

test('a second scrape within seconds asks the database nothing, and one when it does not answer tells of the process', async () => {
  await later();
  let connections = 0;
  const count = (): void => void (connections += 1);
  app.served.on('acquire', count);
  await scrape();
  expect(connections).toBe(0);
  await later();
  expect(connections).toBeGreaterThan(0);
  app.served.off('acquire', count);
  world.wait(2);
  const connect = app.served.connect.bind(app.served);
  app.served.connect = () => Promise.reject(new Error('no database'));
  const told = await scrape();
  app.served.connect = connect;
  expect(valueOf(told, 'outbox_waiting')).toBeNaN();
  expect(valueOf(told, 'database_connections')).toBeGreaterThan(0);
  expect(valueOf(await scrape(), 'outbox_waiting')).not.toBeNaN();
});
