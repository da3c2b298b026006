/** With several workers a scrape answers for all of them, whichever it meets; a worker that dies leaves its number to its successor. */
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { type Series, seriesIn } from '../support/metrics.js';
import { type ServiceProcess, startService } from '../support/service.js';

const KEYS = {
  JWT_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
  DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  SIGNING_KEY: Buffer.alloc(32, 9).toString('base64'),
  FILES_DIR: join(tmpdir(), 'governance-workers-files'),
};

let database: TestDatabase;
let service: ServiceProcess;
let url: string;

beforeAll(async () => {
  database = await cloneDatabase('demo');
  service = await startService({ ...KEYS, DATABASE_URL: database.appUrl, DEMO: 'false', WORKERS: '3' });
  url = await service.ready();
}, 300_000);

afterAll(async () => {
  await service?.stop();
  await database?.drop();
});

/** A connection of its own each time: the next worker answers. */
const get = (path: string) =>
  // What was on its way to a worker that is killed is never answered.
  fetch(`${url}${path}`, { headers: { connection: 'close' }, signal: AbortSignal.timeout(5000) });

const scrape = async (): Promise<Series[]> => seriesIn(await (await get('/metrics')).text());

const workersOf = (all: readonly Series[]): string[] =>
  [...new Set(all.flatMap(({ labels }) => labels['worker'] ?? []))].sort();

const answered = (all: readonly Series[], route: string): number =>
  all
    .filter(({ name, labels }) => name === 'http_request_duration_seconds_count' && labels['route'] === route)
    .reduce((sum, { value }) => sum + value, 0);

test('counters of all of them, each once, and never fewer when another one answers', async () => {
  for (let times = 0; times < 12; times += 1) expect((await get('/health/live')).status).toBe(200);
  for (let times = 0; times < 6; times += 1) {
    const all = await scrape();
    expect(workersOf(all)).toEqual(['1', '2', '3']);
    expect(answered(all, '/health/live')).toBe(12);
  }
  const all = await scrape();
  expect(
    new Set(all.filter(({ name }) => name === 'process_start_time_seconds').map(({ labels }) => labels['worker'])).size,
  ).toBe(3);
  // What every worker would tell alike is told once, by no worker.
  expect(all.filter(({ name }) => name === 'outbox_waiting').map(({ labels }) => labels)).toEqual([{}]);
  expect(all.filter(({ name }) => name === 'database_connections').length).toBe(3);
});

test('one that is killed is followed by another under its number', async () => {
  const pids = execFileSync('pgrep', ['-P', String(service.child.pid)], { encoding: 'utf8' })
    .trim()
    .split('\n');
  expect(pids).toHaveLength(3);
  const starts = async (): Promise<ReadonlyMap<string, number>> =>
    new Map(
      (await scrape())
        .filter(({ name }) => name === 'process_start_time_seconds')
        .map(({ labels, value }) => [labels['worker'] ?? '', value]),
    );
  const before = await starts();
  process.kill(Number(pids[0]), 'SIGKILL');
  const isFollowed = async (): Promise<boolean> => {
    const now = await starts().catch(() => new Map<string, number>());
    return now.size === 3 && [...now].filter(([worker, at]) => before.get(worker) !== at).length === 1;
  };
  while (!(await isFollowed())) await new Promise((resolve) => setTimeout(resolve, 100));
  expect([...(await starts()).keys()].sort()).toEqual(['1', '2', '3']);
}, 300_000);
