/** What each process remembers of the house and its rules: never older than the request, whoever changed it. */
import { jest } from '@jest/globals';
import pg from 'pg';
import { outdatesReferences, REFERENCE_TABLES, ReferenceMemory } from '../../src/platform/database/reference-memory.js';
import { type DbScope, type Tx, UnitOfWork } from '../../src/platform/database/tx.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  owner = new pg.Client({ connectionString: app.database.superUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner?.end();
  await app?.close();
});

const NAME = 'SELECT name FROM center WHERE id = $1';

const number = async (): Promise<number> =>
  Number((await owner.query<{ number: string }>('SELECT number FROM reference_change')).rows[0]?.number);

const scope = (referencesAt: number): DbScope => ({
  accountId: '01900000-0000-7000-8000-00000000a001',
  staffId: null,
  centerIds: [world.center],
  referencesAt,
});

const nameIn = async (tx: Tx): Promise<string> => {
  const [row] = await tx.recall<{ name: string }>(NAME, [world.center]);
  return row?.name ?? '';
};

const named = (name: string) => owner.query('UPDATE center SET name = $2 WHERE id = $1', [world.center, name]);

test('each of its tables, and no other, raises the number, once for a transaction and not when it is undone', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
      WHERE p.proname = 'tell_reference_change' AND t.tgdeferrable AND t.tginitdeferred ORDER BY 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual(REFERENCE_TABLES);
  for (const table of REFERENCE_TABLES) {
    const before = await number();
    await owner.query(`BEGIN; CREATE TEMP TABLE kept AS SELECT ctid AS at FROM "${table}" LIMIT 3`);
    const column = table === 'code_entry' ? 'sort' : 'center_id';
    const same = table === 'center' ? 'name = name' : `${column} = ${column}`;
    const { rowCount } = await owner.query(`UPDATE "${table}" SET ${same} WHERE ctid IN (SELECT at FROM kept)`);
    await owner.query('DROP TABLE kept; COMMIT');
    expect([table, await number()]).toEqual([table, before + ((rowCount ?? 0) > 0 ? 1 : 0)]);
  }
  const before = await number();
  await owner.query('BEGIN; UPDATE staff SET name = name; ROLLBACK');
  await owner.query('UPDATE room SET name = name');
  expect(await number()).toBe(before);
});

test('is not asked again under the same number, and anew under the next', async () => {
  const units = new UnitOfWork(app.served);
  const asked = jest.spyOn(pg.Client.prototype, 'query');
  const asks = () => asked.mock.calls.filter(([first]) => JSON.stringify(first).includes(NAME)).length;
  await named('甲中心');
  const first = await number();
  for (let turn = 0; turn < 3; turn += 1) expect(await units.read(scope(first), nameIn)).toBe('甲中心');
  expect(asks()).toBe(1);
  await named('乙中心');
  expect(await units.read(scope(first + 1), nameIn)).toBe('乙中心');
  // A request that began before the change is answered from the database, and what it finds is not kept as new.
  expect(await units.read(scope(first), nameIn)).toBe('乙中心');
  expect(asks()).toBe(3);
  asked.mockRestore();
});

test('who changes, locks or waited reads anew, and what was undone is not kept', async () => {
  const units = new UnitOfWork(app.served);
  const at = await number();
  const { name: before = '' } = await units.read(scope(at), async (tx) => ({ name: await nameIn(tx) }));
  const undone = units.run(scope(at), async (tx) => {
    await tx.query('UPDATE center SET name = $2 WHERE id = $1', [world.center, '丙中心']);
    expect(await nameIn(tx)).toBe('丙中心');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await units.read(scope(at), nameIn)).toBe(before);
  for (const lock of [
    `SELECT 1 FROM center WHERE id = $1 FOR UPDATE`,
    `SELECT pg_advisory_xact_lock(hashtextextended($1::text, 0))`,
  ]) {
    await units.run(scope(at), async (tx) => {
      await nameIn(tx);
      // Somebody else was done while this one waited.
      await named(`${before}${lock.length}`);
      await tx.query(lock, [world.center]);
      expect(await nameIn(tx)).toBe(`${before}${lock.length}`);
    });
  }
});

test('its rows are the same for everybody, so nobody can change them', async () => {
  const at = await number();
  const units = new UnitOfWork(app.served);
  for (let turn = 0; turn < 2; turn += 1) {
    const rows = await units.read(scope(at), (tx) =>
      tx.recall<{ path: string[] }>('SELECT path FROM center WHERE id = $1', [world.center]),
    );
    expect(() => rows.pop()).toThrow(TypeError);
    expect(() => rows[0]?.path.push('x')).toThrow(TypeError);
  }
});

test('a change over the interface is seen by the next request', async () => {
  const grid = async () => (await world.get('admin', `/centers/${world.center}`))['name'];
  expect(await grid()).not.toBe('丁中心');
  const { headers } = await (await world.as('admin')).get(`/centers/${world.center}`);
  await (
    await world.as('admin')
  )
    .patch(`/centers/${world.center}`)
    .set('If-Match', String(headers['etag']))
    .send({ name: '丁中心' })
    .expect(200);
  expect(await grid()).toBe('丁中心');
});

test('begins anew when it holds too much', () => {
  const memory = new ReferenceMemory();
  for (let turn = 0; turn < 2_000; turn += 1) memory.keep(1, `question ${turn}`, []);
  expect(memory.recall(1, 'question 0')).toEqual([]);
  memory.keep(1, 'one more', []);
  expect(memory.recall(1, 'question 0')).toBeUndefined();
  expect(memory.recall(1, 'one more')).toEqual([]);
});

test.each([
  ['UPDATE center SET name = $1', true],
  ['INSERT INTO "staff" (id) VALUES ($1)', true],
  ['DELETE FROM code_entry', true],
  ['SELECT *\n FROM department WHERE id = $1 FOR SHARE', true],
  ['SELECT pg_advisory_xact_lock(7)', true],
  ['SELECT * FROM center WHERE id = $1', false],
  ['INSERT INTO center_founding (id) VALUES ($1)', false],
  ['SELECT id FROM dispute WHERE id = $1 FOR UPDATE', false],
  ['SELECT pg_advisory_xact_lock_shared(7)', false],
])('%s: what was known before it may be outdated: %s', (sql, outdates) =>
  expect(outdatesReferences(sql)).toBe(outdates),
);
