/**
 * Hundreds of cases: the file is on the disk while it is made and never whole in memory; broken off in the middle by the database, by a
 * process that is never heard of again and by one that is asked to stop, it is made once, each line once, of one moment.
 */
import { jest } from '@jest/globals';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.setup.js';
import { ExportJobsStore } from '../../src/modules/exports/export-jobs.store.js';
import { ExportWorker } from '../../src/modules/exports/export-worker.service.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { createPool } from '../../src/platform/database/pool.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { LEASE_SECONDS } from '../../src/platform/jobs/leased-worker.js';
import { startTestApp, type TestApp, testConfig } from '../support/app.js';
import { ENDS_ITSELF } from '../support/database.js';
import { type Line, ofKind, sweep, Taker, wake, workOff } from '../support/exports.js';
import { aSettledCase, imported, tableOf } from '../support/imports.js';
import { Case, World } from '../support/world.js';

jest.setTimeout(300_000);

const CASES = 600;

let app: TestApp;
let world: World;
let director: Taker;

beforeAll(async () => {
  app = await startTestApp({ log: { write: () => undefined } });
  world = await World.of(app);
  director = Taker.person(app, 'director');
  const lines = Array.from({ length: CASES }, (_, index) => aSettledCase({ externalId: `X-${index}` }));
  expect(await imported(world, tableOf('disputes', lines))).toMatchObject({ state: 'done', rowsWritten: CASES });
});

afterEach(() => jest.restoreAllMocks());
afterAll(() => app?.close());

const incoming = (): string => join(app.files, 'incoming');

/** Bytes of what is being written. */
async function onDisk(): Promise<number> {
  let size = 0;
  for (const name of await readdir(incoming()).catch(() => [])) size += (await stat(join(incoming(), name))).size;
  return size;
}

const leaseEnds = (): void => world.wait(LEASE_SECONDS / 60);

/** After each piece of the work: how many pieces there were, and on which connection. */
function atEachPiece(
  process: NestFastifyApplication,
  look: (piece: number, end: () => Promise<unknown>) => Promise<unknown>,
): void {
  const jobs = process.get(ExportJobsStore);
  const advance = jobs.advance.bind(jobs);
  let piece = 0;
  jest.spyOn(jobs, 'advance').mockImplementation(async (tx, ...rest) => {
    const isHeld = await advance(tx, ...rest);
    await look((piece += 1), () => tx.query(ENDS_ITSELF));
    return isHeld;
  });
}

/** Another process of the service on the same database and the same files. */
async function another(settings: Record<string, string> = {}) {
  const pool = createPool({ url: app.database.appUrl });
  const config = testConfig(app.database.appUrl, { FILES_DIR: app.files, ...settings });
  const process = await createApp({ config, pool, clock: new FixedClock(world.now), log: { write: () => undefined } });
  const close = async (): Promise<void> => {
    await process.close();
    await pool.end();
  };
  return { process, close };
}

/** Each party once, and those of every case that is listed. */
async function demandEachOnce(lines: readonly Line[]): Promise<void> {
  const ids = lines.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const listed = await director.listed('/disputes');
  const cases = new Set(ofKind(lines, 'party').map(({ disputeId }) => disputeId));
  expect([...cases].sort()).toEqual(listed.map(({ id }) => String(id)).sort());
}

/** Lines of the register of provisions for an export, with the cases each names. */
const registered = async (id: string): Promise<{ cases: string[] }[]> =>
  (
    await app.pool.query<{ cases: string[] }>('SELECT dispute_ids AS cases FROM data_provision WHERE subject_id = $1', [
      id,
    ])
  ).rows;

test('written to the disk as it is read, of one moment though cases go on', async () => {
  const sizes: number[] = [];
  let late: Case | undefined;
  atEachPiece(app.app, async (piece) => {
    sizes.push(await onDisk());
    if (piece === 3) late = await Case.registered(world);
  });
  const { id } = await director.ordered({ kinds: ['dispute', 'party', 'timeline_entry', 'agreement'] });
  await workOff(world);
  const seen = await director.seen(id);
  expect(seen).toMatchObject({ state: 'done', casesDone: seen.casesTotal });
  expect(seen.casesDone).toBeGreaterThan(CASES);
  // Of a dozen pieces and more not even two are held back.
  expect(sizes.length).toBeGreaterThan(12);
  const bytes = Number(seen['bytes']);
  expect(sizes.at(-1)).toBeGreaterThan(bytes * 0.9);
  expect(sizes[6]).toBeLessThan(bytes * 0.6);
  const lines = await director.lines(id);
  expect(ofKind(lines, 'dispute')).toHaveLength(seen.casesDone);
  expect(lines.filter(({ id: one, disputeId }) => one === late?.id || disputeId === late?.id)).toEqual([]);
  await director.cancel(id);
});

test('the database breaks off, then a process dies without a word: who takes it up makes all of it, each line once', async () => {
  const { id } = await director.ordered({ kinds: ['party'] });
  atEachPiece(app.app, (piece, end) => (piece === 5 ? end() : Promise.resolve()));
  await workOff(world);
  jest.restoreAllMocks();
  expect(await director.seen(id)).toMatchObject({ state: 'running', ready: false });
  expect(await onDisk()).toBe(0);
  leaseEnds();
  // Begun, and never heard of again.
  const claimed = await app.app
    .get(UnitOfWork)
    .run(SYSTEM_SCOPE, (tx) =>
      app.app.get(ExportJobsStore).claim(tx, world.now, app.clock.after({ seconds: LEASE_SECONDS })),
    );
  expect(claimed?.id).toBe(id);
  await workOff(world);
  expect(await director.seen(id)).toMatchObject({ state: 'running' });
  leaseEnds();
  const other = await another();
  await workOff(world, other.process);
  await other.close();
  expect(await director.seen(id)).toMatchObject({ state: 'done', ready: true });
  await demandEachOnce(await director.lines(id));
  // R46: one set, of the attempt that came about.
  const cases = (await registered(id)).flatMap((line) => line.cases);
  expect(cases.sort()).toEqual((await director.listed('/disputes')).map((one) => String(one['id'])).sort());
  const { rows } = await app.pool.query(`SELECT 1 FROM stored_file WHERE confirmed_at IS NULL`);
  expect(rows).toEqual([]);
  await director.cancel(id);
});

test('given up when it broke off three times', async () => {
  const { id } = await director.ordered();
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    atEachPiece(app.app, (piece, end) => (piece === 2 ? end() : Promise.resolve()));
    await workOff(world);
    jest.restoreAllMocks();
    leaseEnds();
  }
  await workOff(world);
  expect(await director.seen(id)).toMatchObject({ state: 'failed', problem: { code: 'export_abandoned' } });
  expect(await registered(id)).toEqual([]);
});

test('a process that is asked to stop puts it back; another goes on, and nobody waits for the lease', async () => {
  const { id } = await director.ordered({ kinds: ['party'] });
  const first = await another();
  let isReached = (): void => undefined;
  const reached = new Promise<void>((resolve) => (isReached = resolve));
  atEachPiece(first.process, (piece) => {
    if (piece === 4) {
      first.process.get(ExportWorker).onModuleDestroy();
      isReached();
    }
    return Promise.resolve();
  });
  await wake(world, first.process);
  await reached;
  await first.close();
  expect(await director.seen(id)).toMatchObject({ state: 'queued', casesDone: 0 });
  await workOff(world);
  await demandEachOnce(await director.lines(id));
  await director.cancel(id);
});

test('cancelled while it is made: it stops with the next piece, and nothing stays', async () => {
  const { id } = await director.ordered();
  let pieces = 0;
  let cancelled: Promise<unknown> = Promise.resolve();
  // It waits for the row, which the worker holds until this piece is written down.
  atEachPiece(app.app, (piece) => {
    pieces = piece;
    if (piece === 3) cancelled = director.cancel(id);
    return Promise.resolve();
  });
  await workOff(world);
  await cancelled;
  await sweep(world);
  expect(await director.seen(id)).toMatchObject({ state: 'cancelled', ready: false });
  expect(await registered(id)).toEqual([]);
  expect(pieces).toBeLessThan(8);
  expect(await onDisk()).toBe(0);
});

test('two processes work on it at once: one makes it, each of two callers has theirs', async () => {
  const other = await another();
  const neighbour = Taker.person(app, 'other.director');
  const [mine, theirs] = [
    await director.ordered({ kinds: ['party'] }),
    await neighbour.ordered({ kinds: ['dispute'] }),
  ];
  await Promise.all([workOff(world), workOff(world, other.process)]);
  await other.close();
  await demandEachOnce(await director.lines(mine.id));
  expect(ofKind(await neighbour.lines(theirs.id), 'dispute').map(({ id }) => id)).toEqual(
    (await neighbour.listed('/disputes')).map(({ id }) => String(id)).reverse(),
  );
  const { rows } = await app.pool.query('SELECT attempts FROM export_job WHERE id = ANY($1::uuid[])', [
    [mine.id, theirs.id],
  ]);
  expect(rows).toEqual([{ attempts: 1 }, { attempts: 1 }]);
  await director.cancel(mine.id);
});

test('larger than the operator allows: it fails, says by how much to split it, and nothing stays', async () => {
  const small = await another({ MAX_EXPORT_MB: '1' });
  const { id } = await director.ordered({ kinds: ['party', 'timeline_entry'] });
  await workOff(world, small.process);
  await small.close();
  const seen = await director.seen(id);
  expect(seen).toMatchObject({ state: 'failed', problem: { code: 'export_too_large' }, lines: null });
  expect(seen.problem?.detail).toContain(String(1024 * 1024));
  expect(await onDisk()).toBe(0);
});
