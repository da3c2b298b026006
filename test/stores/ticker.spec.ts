/** Jobs that run by themselves: in every process, at most one at a time, again and again, and never in the way of a stop. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { createApp } from '../../src/app.setup.js';
import { addMinutes } from '../../src/domain/shared/day.js';
import type { ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { createPool } from '../../src/platform/database/pool.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, type TestApp, testConfig } from '../support/app.js';
import { eventsOf, linesOf } from '../support/duty.js';
import { World } from '../support/world.js';

let first: TestApp;
let world: World;
let line: ShiftResponse;
const others: { app: NestFastifyApplication; pool: pg.Pool }[] = [];

beforeAll(async () => {
  first = await startTestApp();
  world = await World.of(first);
  const lines = await linesOf(world, { departmentId: world.department('justice') });
  const next = lines.find(({ startsAt }) => startsAt > world.now);
  if (next === undefined) throw new Error('the roster has no further line');
  line = next;
});

afterAll(async () => {
  for (const { app, pool } of others) {
    await app.close();
    await pool.end();
  }
  await first?.close();
});

/** Another process of the service on the same database: its own application, pool and clock. */
async function another(now: string): Promise<Ticker> {
  const pool = createPool({ url: first.database.appUrl });
  const config = testConfig(first.database.appUrl);
  const app = await createApp({ config, pool, clock: new FixedClock(now) });
  others.push({ app, pool });
  return app.get(Ticker);
}

const told = () => eventsOf(world, 'duty.late', line.id);

test('two processes that look at once, and one that starts later, tell of it once', async () => {
  const late = addMinutes(line.startsAt, 15);
  world.moveTo(late);
  const [here, there] = [first.app.get(Ticker), await another(late)];
  const ran = await Promise.all([here.runDue(), there.runDue()]);
  expect(ran.flat()).toContain('duty');
  expect(await told()).toBe(1);
  expect(await here.runDue()).toEqual([]);
  const afterRestart = await another(addMinutes(late, 1));
  expect(await afterRestart.runDue()).toContain('duty');
  expect(await told()).toBe(1);
});

test('a job that another process is at is left to it', async () => {
  const ticker = await another(world.now);
  const client = await first.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('job duty', 0))`);
    expect(await ticker.runDue()).not.toContain('duty');
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});

test('a job is due again when its time has passed; one that fails writes nothing and keeps nobody from working', async () => {
  const clock = new FixedClock(world.now);
  const pool = createPool({ url: first.database.appUrl });
  const app = await createApp({ config: testConfig(first.database.appUrl), pool, clock });
  others.push({ app, pool });
  const ticker = app.get(Ticker);
  let runs = 0;
  ticker.register({
    name: 'broken',
    everySeconds: 30,
    run: async (tx) => {
      await tx.query('UPDATE room SET capacity = 99');
      throw new Error('示例');
    },
  });
  ticker.register({ name: 'counted', everySeconds: 90, run: () => Promise.resolve(void (runs += 1)) });
  expect(() => ticker.register({ name: 'counted', everySeconds: 1, run: () => Promise.resolve() })).toThrow('counted');
  const ran = await ticker.runDue();
  expect(ran).toContain('counted');
  expect(ran).not.toContain('broken');
  clock.advance({ seconds: 89 });
  expect(await ticker.runDue()).not.toContain('counted');
  clock.advance({ seconds: 1 });
  expect(await ticker.runDue()).toContain('counted');
  expect(runs).toBe(2);
  const { rows } = await first.pool.query('SELECT FROM room WHERE capacity = 99');
  expect(rows).toEqual([]);
});

test('pieces of a job do not wait for each other: one that fails undoes itself alone', async () => {
  const pool = createPool({ url: first.database.appUrl });
  const app = await createApp({ config: testConfig(first.database.appUrl), pool, clock: new FixedClock(world.now) });
  others.push({ app, pool });
  const ticker = app.get(Ticker);
  const piece = (subject: string, capacity: number) => ({
    subject,
    run: async (tx: Tx) => {
      await tx.query('UPDATE room SET capacity = $1 WHERE capacity >= 97 OR $1 = 97', [capacity]);
      if (subject === 'bad') throw new Error('示例');
    },
  });
  const run = () => Promise.resolve([piece('first', 97), piece('bad', 98), piece('last', 99)]);
  ticker.register({ name: 'in pieces', everySeconds: 60, run });
  expect(await ticker.runDue()).toContain('in pieces');
  const { rows } = await first.pool.query('SELECT DISTINCT capacity FROM room');
  expect(rows).toEqual([{ capacity: 99 }]);
});

test('closing waits for the job that runs, and none begins afterwards', async () => {
  const pool = createPool({ url: first.database.appUrl });
  const app = await createApp({ config: testConfig(first.database.appUrl), pool, clock: new FixedClock(world.now) });
  const ticker = app.get(Ticker);
  const steps: string[] = [];
  let release = (): void => undefined;
  const begun = new Promise<void>((begin) =>
    ticker.register({
      name: 'slow',
      everySeconds: 60,
      run: async (tx) => {
        steps.push('begun');
        begin();
        await new Promise<void>((free) => (release = free));
        await tx.query('SELECT 1');
        steps.push('done');
      },
    }),
  );
  ticker.register({ name: 'after', everySeconds: 60, run: () => Promise.resolve(void steps.push('after')) });
  const running = ticker.runDue();
  await begun;
  const closed = app.close().then(() => steps.push('closed'));
  release();
  await closed;
  await running;
  await pool.end();
  expect(steps).toEqual(['begun', 'done', 'closed']);
  expect(await ticker.runDue()).toEqual([]);
});
