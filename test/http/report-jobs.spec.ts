/**
 * Reports as jobs over HTTP: asked for and looked at, cancelled before and during, taken up after a crash, failed with a reason;
 * and in every case one report or none.
 */
import { jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { createApp } from '../../src/app.setup.js';
import { REPORT_BARRIER } from '../../src/modules/disputes/report-barrier.js';
import { CASE_REPORT_KINDS } from '../../src/modules/reports/report.record.js';
import { REPORT_KINDS } from '../../src/modules/reports/reports.dto.js';
import { ReportJobsStore } from '../../src/modules/reports/report-jobs.store.js';
import { type Progress, type ReportOrder, ReportRunners } from '../../src/modules/reports/report-runners.js';
import { ReportWorker } from '../../src/modules/reports/report-worker.service.js';
import { LEASE_SECONDS } from '../../src/platform/jobs/leased-worker.js';
import { ZeroPetitionService } from '../../src/modules/reports/zero-petition.service.js';
import { Clock, FixedClock } from '../../src/platform/clock/clock.js';
import { createPool } from '../../src/platform/database/pool.js';
import { SYSTEM_SCOPE, TryAgain, type Tx, UnitOfWork } from '../../src/platform/database/tx.js';
import { RefusedProblem } from '../../src/platform/http/problem.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, type TestApp, testConfig } from '../support/app.js';
import { nobody } from '../support/as.js';
import { eventsOf } from '../support/duty.js';
import { people } from '../support/people-above.js';
import { type Json, newId, World } from '../support/world.js';

interface Job extends Json {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly reportId: string | null;
  readonly problem: {
    readonly code: string;
    readonly detail: string;
    readonly reasons: Json[];
    readonly errors: Json[];
  } | null;
}

const LATER = { Prefer: 'respond-async' };
const logged: string[] = [];

/** Everything but what the worker beats with. */
const UNTOUCHED = [
  'Date',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setTimeout',
  'clearTimeout',
] as const;

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp({ log: { write: (line) => void logged.push(line) } });
  world = await World.of(app);
  await people(world, world.above[0] ?? '', 'above');
  for (const kind of Object.keys(RUNS)) registerOn(app.app, kind);
  hangUp();
});

afterEach(async () => {
  hanging.goOn();
  await work();
  expect(await unfinished()).toBe(0);
});

afterAll(() => app?.close());

const zero = (rest: object = {}) => ({
  centerId: world.center,
  from: '2015-03-01',
  to: '2015-04-01',
  definition: 'no_petition_above_community@1',
  ...rest,
});

/** What every kind can be asked. */
const bodyOf = (kind: string) => ({
  centerId: world.center,
  from: '2026-09-01',
  to: '2026-10-01',
  ...(kind === 'zero_petition' ? { definition: 'no_petition_at_all@1' } : {}),
  ...(kind === 'three_zero' ? { definition: 'three_zero@1' } : {}),
});

const jobOf = (id: string): Promise<Job> => world.get<Job>('director', `/report-jobs/${id}`);

const unfinished = async (): Promise<number> =>
  (await app.pool.query(`SELECT FROM report_job WHERE state IN ('queued', 'running')`)).rowCount ?? 0;

const reportsWith = async (id: string): Promise<number> =>
  (await app.pool.query('SELECT FROM report WHERE id = $1', [id])).rowCount ?? 0;

async function queued(body: object = zero(), kind = 'zero-petition'): Promise<string> {
  const reply = await world.post('director', `/reports/${kind}`, { body, headers: LATER, expect: 202 });
  return (reply.body as Job).id;
}

/** Wakes the worker of a process, the next time its job is due. */
async function wake(process: NestFastifyApplication = app.app): Promise<void> {
  app.clock.advance({ seconds: 5 });
  process.get<Clock, FixedClock>(Clock).set(world.now);
  expect(await process.get(Ticker).runDue()).toContain('reports');
}

async function work(process: NestFastifyApplication = app.app): Promise<void> {
  await wake(process);
  await process.get(ReportWorker).idle();
}

/** A job of a kind that only the tests have. */
async function queuedAs(kind: string, centerId = world.center): Promise<string> {
  const { id: requestedBy } = await world.get('director', '/me');
  const { centerId: _, ...parameters } = zero();
  const order = { id: newId(), centerId, kind, parameters, requestedBy: String(requestedBy) };
  await app.app.get(UnitOfWork).run(SYSTEM_SCOPE, (tx) => app.app.get(ReportJobsStore).insert(tx, order, 3, world.now));
  return order.id;
}

/** Where the hanging runner stands, and what lets it go on. */
let hanging: { readonly reached: Promise<void>; readonly goOn: () => void };
let hangs: { reach: () => void; readonly free: Promise<void> };

function hangUp(): void {
  let reach = (): void => undefined;
  let goOn = (): void => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const free = new Promise<void>((resolve) => (goOn = resolve));
  hanging = { reached, goOn };
  hangs = { reach, free };
}

let patience: unknown;
let hasPassed = false;
const patienceOf = (tx: Tx): Promise<unknown> =>
  tx.one(`SELECT current_setting('statement_timeout') AS statement,
                 current_setting('idle_in_transaction_session_timeout') AS pause`);

const RUNS: Record<string, (progress: Progress, tx: Tx) => Promise<void>> = {
  slow: async (progress) => {
    for (const _ of [1, 2, 3]) await progress.step();
  },
  hanging: async (progress) => {
    await progress.step();
    hangs.reach();
    await hangs.free;
    await progress.step();
    await progress.step();
  },
  hanging_at_the_end: async (progress) => {
    for (const _ of [1, 2, 3]) await progress.step();
    hangs.reach();
    await hangs.free;
  },
  patient: async (_, tx) => void (patience = await patienceOf(tx)),
  broken: () => Promise.reject(new Error('示例')),
  unlucky: () => (hasPassed ? Promise.resolve() : Promise.reject(new TryAgain())),
  refusing: () =>
    Promise.reject(
      new RefusedProblem([
        { code: 'month_not_finished', ruleId: 'R43', params: { month: '2015-03' } },
        { code: 'report_already_signed' },
      ]),
    ),
};

/** Makes the zero-petition report first, so that what happens afterwards has something to undo; who hangs makes it last. */
function registerOn(process: NestFastifyApplication, kind: string): void {
  const run = async (tx: Tx, order: ReportOrder, progress: Progress) => {
    const make = () => process.get(ZeroPetitionService).run(tx, order as never);
    const made = kind.startsWith('hanging') ? undefined : await make();
    await RUNS[kind]?.(progress, tx);
    return made ?? make();
  };
  process.get(ReportRunners).register({ kind, readsBelow: false, steps: () => 3, run });
}

/** Another process of the service on the same database. */
async function another(): Promise<{ app: NestFastifyApplication; close: () => Promise<void> }> {
  const pool: pg.Pool = createPool({ url: app.database.appUrl });
  const config = testConfig(app.database.appUrl);
  const process = await createApp({ config, pool, clock: new FixedClock(world.now) });
  for (const kind of Object.keys(RUNS)) registerOn(process, kind);
  const close = async (): Promise<void> => {
    await process.close();
    await pool.end();
  };
  return { app: process, close };
}

/** Somebody begins, and is never heard of again. */
async function crash(id: string): Promise<void> {
  const { clock } = app;
  const claimed = await app.app
    .get(UnitOfWork)
    .run(SYSTEM_SCOPE, (tx) =>
      app.app.get(ReportJobsStore).claim(tx, world.now, clock.after({ seconds: LEASE_SECONDS })),
    );
  expect(claimed?.id).toBe(id);
}

const leaseEnds = (): void => world.wait(LEASE_SECONDS / 60);

describe('asked for with Prefer: respond-async', () => {
  test('is a job first, and a report of what is known when it runs', async () => {
    const reply = await world.post('director', '/reports/zero-petition', { body: zero(), headers: LATER, expect: 202 });
    const { id } = reply.body as Job;
    const director = await world.get('director', '/me');
    expect(reply.headers).toMatchObject({
      location: `/api/v1/report-jobs/${id}`,
      'preference-applied': 'respond-async',
    });
    expect(reply.body).toEqual({
      id,
      centerId: world.center,
      kind: 'zero_petition',
      state: 'queued',
      done: 0,
      total: 1,
      reportId: null,
      problem: null,
      requestedBy: director['id'],
      requestedAt: world.now,
      startedAt: null,
      finishedAt: null,
    });
    await world.read('director', `/reports/${id}`, 404);
    world.wait(7);
    await work();
    const ran = world.now;
    expect(await jobOf(id)).toMatchObject({ state: 'done', done: 1, reportId: id, startedAt: ran, finishedAt: ran });
    const report = await world.get('director', `/reports/${id}`);
    expect(report).toMatchObject({ asOf: ran, producedBy: director['id'], state: 'provisional' });
    expect(await eventsOf(world, 'report.produced', id)).toBe(1);
    const {
      id: _,
      asOf: __,
      ...atOnce
    } = (await world.post('director', '/reports/zero-petition', { body: zero() })).body as Json;
    const { petitions: ___, ...rest } = atOnce;
    expect(report).toMatchObject(rest);
  });

  test.each(REPORT_KINDS)('goes for %s, which then is the report of the same id', async (kind) => {
    const path = kind.replaceAll('_', '-');
    const id = await queued(bodyOf(kind), path);
    world.wait(7);
    await work();
    const job = await jobOf(id);
    expect(job).toMatchObject({ kind, state: 'done', done: job.total, problem: null });
    const report = await world.get('director', `/reports/${id}`);
    expect(report).toMatchObject({ kind, asOf: world.now });
    const atOnce = await world.post('director', `/reports/${path}`, { body: bodyOf(kind) });
    expect(atOnce.body).toMatchObject({ kind, digest: report['digest'], asOf: world.now });
  });

  test.each(REPORT_KINDS.filter((kind) => kind !== 'roster'))(
    'tells of the instant that was asked for (%s)',
    async (kind) => {
      const asOf = '2026-10-01T00:00:00.000Z';
      const id = await queued({ ...bodyOf(kind), asOf }, kind.replaceAll('_', '-'));
      await work();
      expect(await world.get('director', `/reports/${id}`)).toMatchObject({ asOf, producedAt: world.now });
    },
  );

  test('other preferences are passed over', async () => {
    const body = bodyOf('roster');
    const headers = { Prefer: 'wait=10, handling=lenient' };
    const atOnce = await world.post('director', '/reports/roster', { body, headers });
    expect(atOnce.headers['preference-applied']).toBeUndefined();
  });

  test('what is wrong with the question is said at once, and nothing waits', async () => {
    for (const body of [zero({ to: '2015-03-01' }), zero({ definition: 'none@1' }), zero({ centerId: newId() })])
      await world.post('director', '/reports/zero-petition', { body, headers: LATER, expect: 400 });
    await world.post('other.director', '/reports/zero-petition', { body: zero(), headers: LATER, expect: 403 });
    expect(await unfinished()).toBe(0);
  });

  test('a retry under the same key is one job', async () => {
    const headers = { ...LATER, 'Idempotency-Key': newId() };
    const ask = () => world.post('director', '/reports/zero-petition', { body: zero(), headers, expect: 202 });
    const first = await ask();
    const again = await ask();
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect([again.body, again.headers['location']]).toEqual([first.body, first.headers['location']]);
    expect(await unfinished()).toBe(1);
  });

  test('an id stands for one report, whichever way it was asked for', async () => {
    const body = zero({ id: newId() });
    await queued(body);
    const refused = async (headers: Record<string, string>) => {
      const reply = await world.post('director', '/reports/zero-petition', { body, headers, expect: 409 });
      return (reply.body as { code: string }).code;
    };
    expect([await refused(LATER), await refused({})]).toEqual(['id_in_use', 'id_in_use']);
    await work();
    expect([await refused(LATER), await refused({})]).toEqual(['id_in_use', 'id_in_use']);
  });
});

/** At least so many centres below the one above; a while later, so that nobody signs in too often. */
async function grow(count: number): Promise<void> {
  await app.pool.query(
    `INSERT INTO center (id, parent_id, path, name, short_name, level, created_at, updated_at)
     SELECT id, $1, (SELECT path FROM center WHERE id = $1) || id, '示例中心', id::text, 'community', $3, $3
       FROM (SELECT gen_random_uuid() AS id
               FROM generate_series(1, $2 - (SELECT count(*)::int - 1 FROM center WHERE path @> ARRAY[$1::uuid]))) AS made`,
    [world.above[0], count, world.now],
  );
  app.clock.advance({ minutes: 20 });
  world.wait(0);
}

test('with many centres below it is a job unasked; a report on one centre alone is not', async () => {
  const above = world.above[0] ?? '';
  const ask = (report: string, body: object, expect: number) =>
    world.post('above.director', `/reports/${report}`, { body, expect });
  await grow(25);
  await ask('zero-petition', zero({ centerId: above }), 201);
  await grow(26);
  const cases = { centerId: above, from: '2026-09-01', to: '2026-10-01' };
  for (const kind of CASE_REPORT_KINDS) {
    const { body } = await ask(kind.replaceAll('_', '-'), cases, 202);
    expect(body).toMatchObject({ kind, total: 27, state: 'queued' });
  }
  await ask('litigation-rate', cases, 202);
  const reply = await ask('zero-petition', zero({ centerId: above }), 202);
  expect(reply.headers['preference-applied']).toBeUndefined();
  await ask('roster', { centerId: above, from: '2026-10-01', to: '2026-10-15' }, 201);
  await ask('zero-petition', zero(), 201);
  await work();
  const { id } = reply.body as Job;
  const report = await world.get('above.director', `/reports/${id}`);
  expect((report['completeness'] as unknown[]).length).toBeGreaterThan(25);
});

describe('a report on cases', () => {
  test('waits for whoever is writing a case before it counts, and not inside the transaction that counts', async () => {
    const id = await queued(bodyOf('caseload'), 'caseload');
    const writer = await app.pool.connect();
    try {
      await writer.query('BEGIN');
      await writer.query(`SELECT pg_advisory_xact_lock_shared(${REPORT_BARRIER})`);
      await wake();
      const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
      while ((await app.pool.query(waiting)).rowCount === 0) await new Promise((look) => setImmediate(look));
      expect((await jobOf(id)).done).toBe(0);
      await writer.query('COMMIT');
    } finally {
      writer.release();
    }
    await app.app.get(ReportWorker).idle();
    expect((await jobOf(id)).state).toBe('done');
  });

  test('counts centre by centre, and stops between them when it is cancelled', async () => {
    await grow(26);
    const body = { ...bodyOf('caseload'), centerId: world.above[0] };
    const asked = await world.post('above.director', '/reports/caseload', { body, headers: LATER, expect: 202 });
    const { id } = asked.body as Job;
    const jobs = app.app.get(ReportJobsStore);
    const advance = jobs.advance.bind(jobs);
    const seen: number[] = [];
    const spy = jest.spyOn(jobs, 'advance').mockImplementation(async (tx, job, done, lease) => {
      seen.push(done);
      if (seen.length === 1) await world.act('above.director', `/report-jobs/${id}`, 'cancel');
      return advance(tx, job, done, lease);
    });
    try {
      await work();
    } finally {
      spy.mockRestore();
    }
    expect(seen).toEqual([20]);
    const { state } = await world.get<Job>('above.director', `/report-jobs/${id}`);
    expect([state, await reportsWith(id)]).toEqual(['cancelled', 0]);
  });
});

describe('cancelled', () => {
  test('before anybody began: no report, and nothing to sign', async () => {
    const id = await queued();
    const reply = await world.act('admin', `/report-jobs/${id}`, 'cancel');
    expect(reply.body).toMatchObject({ state: 'cancelled', finishedAt: world.now, reportId: null });
    expect(reply.headers['etag']).toMatch(/^"2-/);
    await work();
    expect(await jobOf(id)).toEqual(reply.body);
    expect([await reportsWith(id), await eventsOf(world, 'report_job.cancelled', id)]).toEqual([0, 1]);
    const again = await world.act('director', `/report-jobs/${id}`, 'cancel', { expect: 409 });
    expect(again.body).toMatchObject({ code: 'report_job_over' });
    for (const action of ['sign', 'confirm']) {
      const signed = await world.post('director', `/reports/${id}/${action}`, { ifMatch: '"2"', expect: 409 });
      expect(signed.body).toMatchObject({
        code: 'report_not_finished',
        reasons: [{ params: { jobState: 'cancelled' } }],
      });
      expect((signed.body as { detail: string }).detail).toContain('已取消');
      await world.post('director', `/reports/${id}/${action}`, { ifMatch: '"1"', expect: 412 });
    }
    await world.post('other.director', `/reports/${id}/sign`, { ifMatch: '"2"', expect: 404 });
  });

  test('while it runs: progress is seen, and no report is made', async () => {
    hangUp();
    const id = await queuedAs('hanging');
    await wake();
    await hanging.reached;
    const running = await world.read('director', `/report-jobs/${id}`);
    expect(running.body).toMatchObject({ state: 'running', done: 1, total: 3, startedAt: world.now, reportId: null });
    expect(running.headers['etag']).toMatch(/^"2-/);
    await world.act('director', `/report-jobs/${id}`, 'cancel');
    hanging.goOn();
    await app.app.get(ReportWorker).idle();
    expect(await jobOf(id)).toMatchObject({ state: 'cancelled', done: 1, reportId: null, problem: null });
    expect([await reportsWith(id), await eventsOf(world, 'report.produced', id)]).toEqual([0, 0]);
  });

  test('when all steps are done and only the end is missing: still no report', async () => {
    const id = await queuedAs('slow');
    const run = RUNS['slow'];
    RUNS['slow'] = async (progress, tx) => {
      await run?.(progress, tx);
      await world.act('director', `/report-jobs/${id}`, 'cancel');
    };
    await work();
    RUNS['slow'] = run ?? RUNS['slow'];
    expect([(await jobOf(id)).state, await reportsWith(id)]).toEqual(['cancelled', 0]);
  });

  test('is no more possible for one that is done, and demands what was last read', async () => {
    const id = await queued();
    await world.act('director', `/report-jobs/${id}`, 'cancel', { ifMatch: null, expect: 428 });
    await world.act('director', `/report-jobs/${id}`, 'cancel', { ifMatch: '"7"', expect: 412 });
    await work();
    const { body } = await world.act('director', `/report-jobs/${id}`, 'cancel', { expect: 409 });
    expect(body).toMatchObject({ code: 'report_job_over' });
    expect(await reportsWith(id)).toBe(1);
  });
});

describe('one that takes long', () => {
  test('has more time than somebody who waits for an answer, and leaves it to nobody else', async () => {
    const id = await queuedAs('patient');
    await work();
    expect((await jobOf(id)).state).toBe('done');
    expect(patience).toEqual({ statement: '30min', pause: '30min' });
    const unitOfWork = app.app.get(UnitOfWork);
    expect(await unitOfWork.read(SYSTEM_SCOPE, patienceOf)).toEqual({ statement: '30s', pause: '1min' });
  });

  test('keeps its lease while its process lives', async () => {
    const leased = async () =>
      (await app.pool.query<{ at: string }>(`SELECT lease_until AS at FROM report_job WHERE state = 'running'`)).rows[0]
        ?.at;
    hangUp();
    await queuedAs('hanging');
    jest.useFakeTimers({ doNotFake: [...UNTOUCHED] });
    try {
      await wake();
      await hanging.reached;
      app.clock.advance({ seconds: LEASE_SECONDS - 1 });
      jest.advanceTimersByTime(30_000);
      const next = app.clock.after({ seconds: LEASE_SECONDS });
      while ((await leased()) !== next) await new Promise((look) => setImmediate(look));
      app.clock.advance({ seconds: 2 });
      const unitOfWork = app.app.get(UnitOfWork);
      const claim = (tx: Tx) => app.app.get(ReportJobsStore).claim(tx, world.now, next);
      expect(await unitOfWork.run(SYSTEM_SCOPE, claim)).toBeUndefined();
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('a process that is killed', () => {
  test('leaves the job to another when its lease ends, and not before', async () => {
    const id = await queued();
    await crash(id);
    await work();
    expect((await jobOf(id)).state).toBe('running');
    leaseEnds();
    await work();
    expect([(await jobOf(id)).state, await reportsWith(id)]).toEqual(['done', 1]);
  });

  test.each(['hanging', 'hanging_at_the_end'])(
    'and comes back from the dead makes no second report (%s)',
    async (kind) => {
      hangUp();
      const id = await queuedAs(kind);
      await wake();
      await hanging.reached;
      const zombie = hanging;
      leaseEnds();
      hangUp();
      hanging.goOn();
      const { app: other, close } = await another();
      try {
        await work(other);
        const made = await world.get('director', `/reports/${id}`);
        expect(await jobOf(id)).toMatchObject({ state: 'done', done: 3, reportId: id });
        zombie.goOn();
        await app.app.get(ReportWorker).idle();
        expect(await jobOf(id)).toMatchObject({ state: 'done', problem: null });
        expect(await world.get('director', `/reports/${id}`)).toEqual(made);
        expect(await eventsOf(world, 'report.produced', id)).toBe(1);
      } finally {
        await close();
      }
    },
  );

  test('as does one that met others at work: it is taken up again when its lease ends', async () => {
    const id = await queuedAs('unlucky');
    await work();
    expect(await jobOf(id)).toMatchObject({ state: 'running', problem: null });
    hasPassed = true;
    leaseEnds();
    await work();
    expect([(await jobOf(id)).state, await reportsWith(id)]).toEqual(['done', 1]);
  });

  test('once too often: the job is given up, in words somebody understands', async () => {
    const id = await queued();
    for (const _ of [1, 2, 3]) {
      await crash(id);
      leaseEnds();
    }
    await work();
    world.wait(0);
    const job = await jobOf(id);
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'report_abandoned' }, reportId: null });
    expect(job.problem?.detail).toContain('放弃');
    const english = await (await world.as('director')).get(`/report-jobs/${id}`).set('Accept-Language', 'en');
    expect((english.body as Job).problem?.detail).toContain('given up');
    expect([await reportsWith(id), await eventsOf(world, 'report_job.failed', id)]).toEqual([0, 1]);
  });

  test('gently puts back what it was at', async () => {
    hangUp();
    const { app: other, close } = await another();
    const id = await queuedAs('hanging');
    await wake(other);
    await hanging.reached;
    other.get(ReportWorker).onModuleDestroy();
    hanging.goOn();
    await close();
    expect(await jobOf(id)).toMatchObject({ state: 'queued', done: 0 });
    expect(await reportsWith(id)).toBe(0);
    await work();
    expect([(await jobOf(id)).state, await reportsWith(id)]).toEqual(['done', 1]);
  });
});

test('two processes share what waits: each report is made once, the oldest first', async () => {
  const ids = await ['slow', 'slow', 'slow', 'slow', 'slow'].reduce<Promise<string[]>>(
    async (before, kind) => [...(await before), await queuedAs(kind)],
    Promise.resolve([]),
  );
  const { app: other, close } = await another();
  try {
    await wake();
    await wake(other);
    await Promise.all([app.app, other].map((process) => process.get(ReportWorker).idle()));
  } finally {
    await close();
  }
  for (const id of ids)
    expect([(await jobOf(id)).state, await reportsWith(id), await eventsOf(world, 'report.produced', id)]).toEqual([
      'done',
      1,
      1,
    ]);
});

describe('one that fails', () => {
  test('names the field that turned out wrong, and keeps nobody from working', async () => {
    const body = { centerId: world.center, from: '2026-10-01', to: '2026-10-15', departmentIds: [newId()] };
    const [id, next] = [await queued(body, 'roster'), await queued()];
    await work();
    const job = await jobOf(id);
    expect(job).toMatchObject({ state: 'failed', reportId: null, finishedAt: world.now });
    expect(job.problem).toMatchObject({
      code: 'unknown_reference',
      reasons: [],
      errors: [{ pointer: '/departmentIds/0', code: 'unknown_reference' }],
    });
    expect(job.problem?.errors[0]?.['detail']).not.toBe('unknown_reference');
    expect([await reportsWith(id), (await jobOf(next)).state]).toEqual([0, 'done']);
  });

  test('names every reason of the rule book', async () => {
    const id = await queuedAs('refusing');
    await work();
    const { problem } = await jobOf(id);
    expect(problem).toMatchObject({
      code: 'month_not_finished',
      reasons: [
        { code: 'month_not_finished', ruleId: 'R43', params: { month: '2015-03' } },
        { code: 'report_already_signed', ruleId: null, params: {} },
      ],
    });
    expect(problem?.detail).toContain('2015-03');
    expect(problem?.detail).toContain('签发');
    expect([await reportsWith(id), await eventsOf(world, 'report_job.failed', id)]).toEqual([0, 1]);
  });

  test('by our fault is in the log under the id of the job, and shows nothing inner', async () => {
    const [id, unmade] = [await queuedAs('broken'), await queuedAs('nobody_makes_this')];
    logged.length = 0;
    await work();
    for (const each of [id, unmade]) {
      const { problem } = await jobOf(each);
      expect(problem).toMatchObject({ code: 'internal_error', reasons: [], errors: [] });
      expect(problem?.detail).toContain(each);
      expect(JSON.stringify(problem)).not.toContain('示例');
      expect(logged.filter((line) => line.includes(each) && line.includes('a job failed'))).toHaveLength(1);
    }
    expect(await reportsWith(id)).toBe(0);
  });
});

describe('who sees it', () => {
  test('those who read reports of the centre; those who produce them cancel', async () => {
    const id = await queued();
    const seen = async (by: string, method: 'get' | 'post', path: string) =>
      [by, (await (await world.as(by))[method](path).set('If-Match', '"1"')).status] as const;
    const cancel = `/report-jobs/${id}/cancel`;
    for (const [by, read, cancelled] of [
      ['auditor', 200, 403],
      ['petition', 403, 403],
      ['mediator', 403, 403],
      ['other.director', 404, 404],
    ] as const) {
      expect(await seen(by, 'get', `/report-jobs/${id}`)).toEqual([by, read]);
      expect(await seen(by, 'post', cancel)).toEqual([by, cancelled]);
    }
    expect((await nobody(app).get(`/report-jobs/${id}`)).status).toBe(401);
    expect((await nobody(app).post(cancel)).status).toBe(401);
    await world.read('director', `/report-jobs/${newId()}`, 404);
    expect((await jobOf(id)).state).toBe('queued');
  });

  test('a list of them, latest first, by centre and state, page by page', async () => {
    const ids = [await queued(), await queued()];
    const list = (query: string, by = 'auditor') =>
      world.get<{ items: Job[]; nextCursor: string | null; total?: number }>(by, `/report-jobs?${query}`);
    const waiting = await list(`state=queued&centerId=${world.center}&limit=1&withTotal=true`);
    expect(waiting).toMatchObject({ items: [{ id: ids[1] }], total: 2 });
    const cursor = encodeURIComponent(waiting.nextCursor ?? '');
    const rest = await list(`state=queued&centerId=${world.center}&limit=1&withTotal=true&cursor=${cursor}`);
    expect(rest).toMatchObject({ items: [{ id: ids[0] }], nextCursor: null });
    expect((await list('state=queued', 'other.director')).items).toEqual([]);
    expect((await list('state=done&state=failed&limit=200')).items.map(({ id }) => id)).not.toContain(ids[0]);
    await world.read('auditor', '/report-jobs?state=gone', 400);
    await world.read('auditor', `/report-jobs?centerId=1`, 400);
    await world.read('auditor', `/report-jobs?kind=roster`, 400);
  });
});
