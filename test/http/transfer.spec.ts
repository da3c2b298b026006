/** A whole instance taken to an empty one: the same rows, the same answers, all of it or nothing, and no table forgotten. */
import { jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CARRIED, LEFT_BEHIND } from '../../src/modules/transfer/carried-tables.js';
import { FILE_KIND, HEAD_LENGTH, type Line, openedFile } from '../../src/modules/transfer/instance-file.js';
import { InstanceStore } from '../../src/modules/transfer/instance.store.js';
import { TransferService } from '../../src/modules/transfer/transfer.service.js';
import { AuditSealer } from '../../src/platform/audit/audit.sealer.js';
import type { PublishedHead } from '../../src/platform/audit/audit-heads.js';
import { AuditVerification } from '../../src/platform/audit/audit-verification.js';
import { Envelope } from '../../src/platform/crypto/envelope.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { archivedCase } from '../support/archived-case.js';
import { aSettledCase, imported, tableOf } from '../support/imports.js';
import { download } from '../support/opened-papers.js';
import { Case, World } from '../support/world.js';

let source: TestApp;
let world: World;
let settled: Case;
let archived: Case;
let attachmentId: string;
let importedId: string;
let reportId: string;
let signedId: string;
let file: Buffer;

beforeAll(async () => {
  source = await startTestApp();
  world = await World.of(source);
});

beforeAll(async () => {
  world.moveTo('2026-10-14T02:00:00.000Z');
  settled = await Case.settled(world);
  await Case.mediating(world);
  await Case.registered(world);
  const { file: away, places } = await archivedCase(world);
  [archived, attachmentId] = [away, places['attachmentId'] ?? ''];
  await imported(world, tableOf('disputes', [aSettledCase({ externalId: 'carried' })]));
  importedId = await firstOf(`SELECT subject_id AS id FROM imported_record WHERE external_id = 'carried'`);
  const body = {
    centerId: world.center,
    from: '2026-07-01',
    to: '2026-10-01',
    definition: 'no_petition_above_community@1',
  };
  const produced = await world.post('director', '/reports/zero-petition', { body });
  reportId = (produced.body as { id: string }).id;
  const { definition: _, ...period } = body;
  signedId = ((await world.post('admin', '/reports/roster', { body: period })).body as { id: string }).id;
  for (const act of ['confirm', 'sign']) await world.act('director', `/reports/${signedId}`, act);
  file = await takenOut(source);
});

afterEach(() => jest.restoreAllMocks());
afterAll(() => source?.close());

const firstOf = async (sql: string): Promise<string> =>
  (await source.pool.query<{ id: string }>(sql)).rows[0]?.id ?? '';

async function takenOut({ app }: TestApp): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await app.get(TransferService).takeOut(async (all) => {
    for await (const piece of all) pieces.push(piece);
  });
  return Buffer.concat(pieces);
}

const filesIn = async ({ files }: TestApp): Promise<string[]> =>
  (await readdir(files, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map(({ name }) => name);

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 10_000) yield await Promise.resolve(bytes.subarray(at, at + 10_000));
}

const asFile = (bytes: Buffer) => ({
  head: bytes.subarray(0, HEAD_LENGTH).toString('utf8'),
  size: bytes.length,
  rest: inPieces(bytes.subarray(HEAD_LENGTH)),
});

const takeIn = ({ app }: TestApp, bytes: Buffer) => app.get(TransferService).takeIn(asFile(bytes));

async function linesOf({ app }: TestApp, bytes: Buffer): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of openedFile(app.get(Envelope), asFile(bytes))) lines.push(line);
  return lines;
}

/** What differs between two exports of the same: when they were made, and what is noted of the transfers themselves. */
const isOfTransfer = ({ kind, data }: Line): boolean =>
  kind === FILE_KIND || kind === 'manifest' || (kind === 'audit_log' && data.includes('"instance.taken_'));

/** Without what differs, and without the places that the notes of the transfers wait for. */
function contentOf(lines: readonly Line[]): Line[] {
  const notes = lines.filter((line) => line.kind === 'audit_log' && isOfTransfer(line));
  const ids = notes.map(({ data }) => (JSON.parse(data) as { id: string }).id);
  const isWaiting = ({ kind, data }: Line) => kind === 'audit_pending' && ids.some((id) => data.includes(id));
  return lines.filter((line) => !isOfTransfer(line) && !isWaiting(line));
}

async function onEmpty<T>(work: (target: TestApp) => Promise<T>, settings: Record<string, string> = {}): Promise<T> {
  const target = await startTestApp({ kind: 'empty', now: source.clock.nowIso(), settings });
  try {
    return await work(target);
  } finally {
    await target.close();
  }
}

const countOf = async ({ pool }: TestApp, table: string): Promise<number> =>
  Number((await pool.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]?.count);

/** Made by triggers, and so on both sides of what was carried. */
const engagementsOf = async ({ pool }: TestApp): Promise<unknown[]> =>
  (await pool.query('SELECT to_jsonb(e) FROM staff_engagement e ORDER BY subject_id, staff_id, during')).rows;

it('forgets no table: each is carried, or left behind for a reason', async () => {
  const { rows } = await source.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`,
  );
  expect([...Object.keys(CARRIED), ...Object.keys(LEFT_BEHIND)].sort()).toEqual(rows.map(({ name }) => name).sort());
});

it('round trip: taken out, read into an empty instance and taken out again it is the same, line by line', () =>
  onEmpty(async (target) => {
    const manifest = await takeIn(target, file);
    expect(manifest['dispute']?.rows).toBe(await countOf(source, 'dispute'));
    const [before, after] = [await linesOf(source, file), await linesOf(target, await takenOut(target))];
    expect(contentOf(before).length).toBeGreaterThan(500);
    expect(contentOf(after)).toEqual(contentOf(before));
    expect(await countOf(target, 'outbox')).toBe(0);
    expect(await engagementsOf(target)).toEqual(await engagementsOf(source));
  }));

it('the chain over the audit log goes along whole, and goes on there', async () => {
  const seal = (app: TestApp) => app.app.get(UnitOfWork).run(SYSTEM_SCOPE, (tx) => app.app.get(AuditSealer).seal(tx));
  const verified = (app: TestApp, heads: readonly PublishedHead[] = []) =>
    new AuditVerification(app.app.get(UnitOfWork), (fault) => expect(fault).toBeUndefined()).run(heads);
  await seal(source);
  const there = await verified(source);
  expect(there.lines).toBeGreaterThan(0);
  const sealed = await takenOut(source);
  await onEmpty(async (target) => {
    await takeIn(target, sealed);
    expect(await verified(target)).toMatchObject({ faults: 0, lines: there.lines, chains: there.chains });
    expect(await seal(target)).toBeGreaterThan(0);
    expect(await verified(target, there.chains)).toMatchObject({ faults: 0, waiting: 0 });
  });
});

it('gives the same cases, timelines and reports over HTTP', () =>
  onEmpty(async (target) => {
    await takeIn(target, file);
    expect((await target.pool.query('SELECT 1 FROM account WHERE password_hash IS NOT NULL')).rows).toEqual([]);
    const hashes = await source.pool.query<{ id: string; hash: string }>(
      'SELECT id, password_hash AS hash FROM account',
    );
    for (const { id, hash } of hashes.rows)
      await target.pool.query('UPDATE account SET password_hash = $2 WHERE id = $1', [id, hash]);
    const there = await World.of(target);
    const everything = '?expand=parties,sessions,agreement,obligations,documents,timeline,visits';
    const paths = ['/disputes?limit=200&withTotal=true', `${settled.path}${everything}`, `${settled.path}/actions`];
    const more = [
      `/reports/${reportId}`,
      `/national-records/${settled.id}?ground=statutory`,
      '/petition-returns',
      '/desk',
    ];
    const carried = [`${archived.path}${everything}`, `/disputes/${importedId}${everything}`, `/reports/${signedId}`];
    const rosters = [`/centers/${world.center}/roster?from=2026-10-01&to=2026-11-01&limit=200`];
    for (const path of [...paths, ...carried, ...more, ...rosters])
      expect([path, await there.get('director', path)]).toEqual([path, await world.get('director', path)]);
    const added = await Case.registered(there);
    expect(await there.get('director', added.path)).toMatchObject({ state: 'registered' });
    for (const id of [reportId, signedId]) {
      const page = `/reports/${id}/files/html`;
      expect((await there.read('director', page)).text).toBe((await world.read('director', page)).text);
    }
    const content = `/attachments/${attachmentId}/content`;
    const [carriedOver, own] = [
      await download(target, 'director', content),
      await download(source, 'director', content),
    ];
    expect(own.body.length).toBeGreaterThan(50);
    expect(carriedOver.body.equals(own.body)).toBe(true);
  }));

/** What the database allows the transaction in which the tables are put into order. */
function waits({ app }: TestApp): string[] {
  const store = app.get(InstanceStore);
  const order = store.order.bind(store);
  const allowed: string[] = [];
  jest.spyOn(store, 'order').mockImplementation(async (tx) => {
    const row = await tx.one<{ most: string }>(`SELECT current_setting('idle_in_transaction_session_timeout') AS most`);
    allowed.push(row?.most ?? '');
    return order(tx);
  });
  return allowed;
}

it('is not broken off where files take their time, out or in', async () => {
  const out = waits(source);
  const whole = await takenOut(source);
  expect(out).toEqual(['0']);
  await onEmpty(async (target) => {
    const into = waits(target);
    await takeIn(target, whole);
    expect(into).toEqual(['0']);
  });
});

/** One of those that go along, as it lies in the store. */
async function fileOnDisk(): Promise<{ id: string; path: string; bytes: Buffer }> {
  const id = await firstOf(
    'SELECT id FROM stored_file WHERE confirmed_at IS NOT NULL AND forgotten_at IS NULL LIMIT 1',
  );
  const path = join(source.files, id.slice(0, 2), id);
  return { id, path, bytes: await readFile(path) };
}

it('does not go out without the whole of every file, and says which', async () => {
  const { id, path, bytes } = await fileOnDisk();
  try {
    await truncate(path, bytes.length - 1);
    await expect(takenOut(source)).rejects.toThrow(`The file ${id} is not whole: ${bytes.length - 1} bytes`);
    await rm(path);
    await expect(takenOut(source)).rejects.toThrow(`The file ${id} cannot be read`);
  } finally {
    await writeFile(path, bytes);
  }
});

it('does not come in without a file that its rows tell of', async () => {
  const id = await firstOf(
    'SELECT id FROM stored_file WHERE confirmed_at IS NOT NULL AND forgotten_at IS NULL LIMIT 1',
  );
  const store = source.app.get(InstanceStore);
  const files = store.files.bind(store);
  jest
    .spyOn(store, 'files')
    .mockImplementation(async (...args) => (await files(...args)).filter((one) => one.id !== id));
  const lacking = await takenOut(source);
  await onEmpty(async (target) => {
    await expect(takeIn(target, lacking)).rejects.toThrow(`The file ${id} is not whole: 0 bytes`);
    expect(await filesIn(target)).toEqual([]);
    expect(await countOf(target, 'center')).toBe(0);
  });
});

it('goes nowhere but into an empty instance', async () => {
  const before = await countOf(source, 'case_log');
  await expect(takeIn(source, file)).rejects.toThrow('not empty');
  expect(await countOf(source, 'case_log')).toBe(before);
});

it('tells nothing to whoever has the file and not the key', async () => {
  for (const word of ['阳春', 'dispute', '楼上漏水']) expect(file.includes(Buffer.from(word))).toBe(false);
  await onEmpty((target) => expect(takeIn(target, file)).rejects.toThrow(), {
    DATA_KEY: randomBytes(32).toString('base64'),
  });
});

it.each<[string, (bytes: Buffer) => Buffer]>([
  ['cut off', (bytes) => bytes.subarray(0, bytes.length - 1)],
  ['cut off at a block', (bytes) => bytes.subarray(0, HEAD_LENGTH + 65_552)],
  [
    'changed in one bit',
    (bytes) =>
      Buffer.concat([bytes.subarray(0, 70_000), Buffer.from([(bytes[70_000] ?? 0) ^ 1]), bytes.subarray(70_001)]),
  ],
  ['under another name', (bytes) => Buffer.concat([Buffer.from('x'), bytes.subarray(1)])],
  ['empty', () => Buffer.alloc(0)],
])('a file that is %s leaves nothing behind', (_, spoil) =>
  onEmpty(async (target) => {
    await expect(takeIn(target, spoil(file))).rejects.toThrow();
    expect(await countOf(target, 'center')).toBe(0);
    expect(await countOf(target, 'code_entry')).toBe(await countOf(source, 'code_entry'));
    expect(await filesIn(target)).toEqual([]);
  }),
);

it('takes no case whose row is not what its log says', async () => {
  await source.pool.query(`UPDATE dispute SET folded = jsonb_set(folded, '{queued}', 'true') WHERE id = $1`, [
    settled.id,
  ]);
  const altered = await takenOut(source);
  await source.pool.query(`UPDATE dispute SET folded = jsonb_set(folded, '{queued}', 'false') WHERE id = $1`, [
    settled.id,
  ]);
  await onEmpty(async (target) => {
    await expect(takeIn(target, altered)).rejects.toThrow(settled.id);
    expect(await countOf(target, 'dispute')).toBe(0);
  });
});
