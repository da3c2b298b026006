/**
 * DATA_KEY changed while people work: what the key before wraps stays readable and findable, everything new is under the new key, a job
 * wraps the rest anew, and then the key before may go. Started without a key that is needed, the service says so and does not serve.
 */
import type { Response } from 'supertest';
import { createApp } from '../../src/app.setup.js';
import { KeyRotationService } from '../../src/modules/data-keys/key-rotation.service.js';
import { StartError } from '../../src/platform/config/start-error.js';
import { Envelope } from '../../src/platform/crypto/envelope.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, type TestApp, testConfig } from '../support/app.js';
import * as files from '../support/files.js';
import { Case, type Json, newId, World } from '../support/world.js';

const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
/** What the demo of the tests was filled under. */
const A = keyOf(7);
const B = keyOf(21);
const PHONE = '13800000137';

let app: TestApp & { app: TestApp['app']; server: TestApp['server'] };
let world: World;
let old: Case;
let clipId: string;
let cursor: string;

const settingsOf = (keys: Record<string, string>) =>
  testConfig(app.database.appUrl, { LOG_LEVEL: 'error', FILES_DIR: app.files, ...keys });

type Log = { write(line: string): unknown };

const another = (keys: Record<string, string>, log: Log = process.stderr) =>
  createApp({
    config: settingsOf(keys),
    pool: app.pool,
    clock: app.clock,
    log: { write: (line) => void log.write(line) },
  });

/** The one process there is comes back with other keys, as the start of the service would bring it. */
async function restarted(keys: Record<string, string>, log?: Log): Promise<void> {
  const next = await another(keys, log);
  await next.get(KeyRotationService).demandKnown();
  await app.app.close();
  await next.listen(0, '127.0.0.1');
  Object.assign(app, { app: next, server: next.getHttpServer() });
}

const withParty = (phone: string): Json => ({
  parties: [
    { id: newId(), role: 'applicant', kind: 'person', name: '示例甲', phone, address: '鹤祥新城7号楼502室' },
    { id: newId(), role: 'respondent', kind: 'person', name: '示例乙' },
  ],
});

const revealed = async (file: Case): Promise<Json> =>
  (
    await world.post('justice', `${file.path}/parties/${file.parties[0] ?? ''}/reveal`, {
      body: { fields: ['phone', 'address'], purpose: 'verify_identity' },
      expect: 200,
    })
  ).body as Json;

const found = async (): Promise<string[]> => {
  const search = { centerId: world.center, category: 'neighbor', parties: [{ name: '示例甲', phone: PHONE }] };
  const { body } = await world.post('justice', '/duplicate-searches', { body: search, expect: 200 });
  return (body as { items: { disputeId: string }[] }).items.map(({ disputeId }) => disputeId).sort();
};

const left = async (): Promise<number> => {
  const { body } = await app.app.inject({ method: 'GET', url: '/metrics' });
  return Number(/^data_keys_left (\d+)$/m.exec(body)?.[1]);
};

async function allDone(): Promise<void> {
  while ((await left()) > 0) {
    await app.app.get(Ticker).runDue();
    app.clock.advance({ seconds: 10 });
  }
}

const nextPage = (): Promise<Response> => world.read('justice', `/disputes?limit=2&cursor=${cursor}`);
const content = (): Promise<Response> => world.read('director', `/clips/${clipId}/content?purpose=mediation`);

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  old = await Case.registered(world, 'justice', withParty(PHONE));
  const clip = await files.upload(world, 'director', '/clips', {
    content: files.anMp4(),
    name: '07号.mp4',
    fields: {
      centerId: world.center,
      requestedBy: '示例派出所 民警甲',
      reason: '楼道堆物纠纷，核实堆放时间',
      camera: '安居小区3幢东侧07号',
      recordedFrom: '2026-10-12T09:00:00+08:00',
      recordedTo: '2026-10-12T09:05:00+08:00',
    },
  });
  clipId = (clip.body as { id: string }).id;
  cursor = encodeURIComponent((await world.get<{ nextCursor: string }>('justice', '/disputes?limit=2')).nextCursor);
});

afterAll(() => app?.close());

test('a case, a search, a clip and a page begun under one key go on under the next', async () => {
  const written: Case[] = [];
  await restarted({ DATA_KEY: B, DATA_KEY_PREVIOUS: A });
  const before = await left();
  expect(before).toBeGreaterThan(2);
  expect(await revealed(old)).toEqual({ phone: PHONE, address: '鹤祥新城7号楼502室' });
  expect(await found()).toEqual([old.id]);
  expect((await nextPage()).body).toMatchObject({ items: expect.any(Array) });
  expect((await content()).status).toBe(200);
  written.push(await Case.registered(world, 'justice', withParty(PHONE)));
  expect(await left()).toBe(before);
  expect(await found()).toEqual([old.id, ...written.map(({ id }) => id)].sort());
});

test('a job wraps the rest anew while people write; then the key before may go', async () => {
  const second = await another({ DATA_KEY: B, DATA_KEY_PREVIOUS: A });
  const [, meanwhile] = await Promise.all([
    Promise.all([app.app.get(Ticker).runDue(), second.get(Ticker).runDue()]),
    Case.registered(world, 'justice', withParty(PHONE)),
  ]);
  await second.close();
  await allDone();
  const { rows } = await app.pool.query('SELECT DISTINCT key_id AS "keyId" FROM dispute_key');
  expect(rows).toEqual([{ keyId: app.app.get(Envelope).keyId }]);
  await restarted({ DATA_KEY: B });
  expect(await revealed(old)).toEqual({ phone: PHONE, address: '鹤祥新城7号楼502室' });
  expect(await revealed(meanwhile)).toMatchObject({ phone: PHONE });
  expect(await found()).toHaveLength(3);
  expect(await found()).toContain(old.id);
  expect((await nextPage()).status).toBe(200);
  expect((await content()).status).toBe(200);
  expect(await world.get('director', `/clips/${clipId}`)).toMatchObject({ camera: '安居小区3幢东侧07号' });
});

test('a destroyed key stays destroyed', async () => {
  const gone = await Case.registered(world, 'justice', withParty(PHONE));
  await app.pool.query(`UPDATE dispute_key SET wrapped = ''::bytea WHERE dispute_id = $1`, [gone.id]);
  await restarted({ DATA_KEY: A, DATA_KEY_PREVIOUS: B });
  await allDone();
  const { rows } = await app.pool.query('SELECT length(wrapped) AS n FROM dispute_key WHERE dispute_id = $1', [
    gone.id,
  ]);
  expect(rows).toEqual([{ n: 0 }]);
  expect(await revealed(old)).toMatchObject({ phone: PHONE });
});

const bytesOf = async (table: string, column: string, id: string): Promise<Buffer | undefined> =>
  (
    await app.pool.query<{ bytes: Buffer }>(`SELECT ${column} AS bytes FROM ${table} WHERE $1 IN (${NAMED[table]})`, [
      id,
    ])
  ).rows[0]?.bytes;
const NAMED: Readonly<Record<string, string>> = { dispute_key: 'dispute_id', camera_clip: 'id' };

test('keys that do not open are named by their ids, and all others are wrapped anew', async () => {
  const spoilt = await Case.registered(world, 'justice', withParty('13800000139'));
  const places = [
    ['dispute_key', 'wrapped', spoilt.id],
    ['camera_clip', 'wrapped_key', clipId],
  ] as const;
  const whole: (Buffer | undefined)[] = [];
  for (const [table, column, id] of places) {
    whole.push(await bytesOf(table, column, id));
    await app.pool.query(
      `UPDATE ${table} SET ${column} = set_byte(${column}, 30, get_byte(${column}, 30) # 1) WHERE $1 IN (${NAMED[table]})`,
      [id],
    );
  }
  let said = '';
  await restarted({ DATA_KEY: B, DATA_KEY_PREVIOUS: A }, { write: (line) => (said += line) });
  for (let round = 0; round < 4; round += 1) {
    await app.app.get(Ticker).runDue();
    app.clock.advance({ seconds: 10 });
  }
  expect(await left()).toBe(places.length);
  const { rows } = await app.pool.query('SELECT dispute_id AS id FROM dispute_key WHERE key_id <> $1', [
    app.app.get(Envelope).keyId,
  ]);
  expect(rows).toEqual([{ id: spoilt.id }]);
  for (const [, , id] of places) expect(said).toContain(id);
  for (const [at, [table, column, id]] of places.entries())
    await app.pool.query(`UPDATE ${table} SET ${column} = $2 WHERE $1 IN (${NAMED[table]})`, [id, whole[at]]);
  await allDone();
  expect(await revealed(spoilt)).toMatchObject({ phone: '13800000139' });
});

test('two processes whose keys are exchanged do not undo each other’s work: whoever was started last decides', async () => {
  const wrapped = async (): Promise<string> =>
    (await app.pool.query<{ is: string }>(`SELECT encode(wrapped, 'hex') AS is FROM instance_key`)).rows[0]?.is ?? '';
  const second = await another({ DATA_KEY: A, DATA_KEY_PREVIOUS: B });
  const own = second.get(Envelope).keyId;
  await second.get(Ticker).runDue();
  const decided = await wrapped();
  expect(decided.startsWith(own)).toBe(true);
  for (let round = 0; round < 3; round += 1) {
    app.clock.advance({ seconds: 10 });
    await app.app.get(Ticker).runDue();
    expect(await wrapped()).toBe(decided);
    await second.get(Ticker).runDue();
  }
  const { rows } = await app.pool.query('SELECT DISTINCT key_id AS "keyId" FROM dispute_key');
  expect(rows).toEqual([{ keyId: own }]);
  expect(await left()).toBeGreaterThan(2);
  await second.close();
  await restarted({ DATA_KEY: B, DATA_KEY_PREVIOUS: A });
  await allDone();
  expect((await wrapped()).startsWith(app.app.get(Envelope).keyId)).toBe(true);
});

test('does not start without a key that something is wrapped by, and says which', async () => {
  const { keyId } = app.app.get(Envelope);
  await expect(another({ DATA_KEY: keyOf(33) })).rejects.toThrow(StartError);
  await expect(another({ DATA_KEY: keyOf(33) })).rejects.toThrow(`(key id ${keyId}). Give the one it had before`);
  // The instance's own key is wrapped anew, and one case is not.
  await restarted({ DATA_KEY: B, DATA_KEY_PREVIOUS: A });
  await allDone();
  const { wrapped } = new Envelope(Buffer.alloc(32, 33)).newKey(old.id);
  await app.pool.query(`UPDATE dispute_key SET wrapped = $2, key_id = $3 WHERE dispute_id = $1`, [
    old.id,
    wrapped,
    new Envelope(Buffer.alloc(32, 33)).keyId,
  ]);
  const next = await another({ DATA_KEY: B });
  await expect(next.get(KeyRotationService).demandKnown()).rejects.toThrow('sealed under another DATA_KEY');
  await next.close();
  await restarted({ DATA_KEY: B, DATA_KEY_PREVIOUS: `${A}, ${keyOf(33)}` });
});

test('an instance older than its own key goes on with the DATA_KEY it had, found among several', async () => {
  const older = await startTestApp({ kind: 'demo' });
  await older.app.close();
  const legacy = new Envelope(Buffer.alloc(32, 7));
  const match = legacy.matchOf('phone', '13800000138');
  await older.pool.query('DELETE FROM instance_key');
  const config = testConfig(older.database.appUrl, { DATA_KEY: B, DATA_KEY_PREVIOUS: A, FILES_DIR: older.files });
  const next = await createApp({ config, pool: older.pool, clock: older.clock });
  expect(next.get(Envelope).matchOf('phone', '13800000138')).toEqual(match);
  await next.close();
  await older.pool.query('DELETE FROM instance_key');
  const wrong = testConfig(older.database.appUrl, { DATA_KEY: B, FILES_DIR: older.files });
  await expect(createApp({ config: wrong, pool: older.pool, clock: older.clock })).rejects.toThrow('another DATA_KEY');
  await older.pool.end();
  await older.database.drop();
});
