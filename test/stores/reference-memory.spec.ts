/** What each process remembers of the house and its rules: never older than the request, whoever changed it. */
import { jest } from '@jest/globals';
import pg from 'pg';
import { effectOf, REFERENCE_TABLES, ReferenceMemory } from '../../src/platform/database/reference-memory.js';
import { type DbScope, TryAgain, type Tx, UnitOfWork } from '../../src/platform/database/tx.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, World } from '../support/world.js';

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

const mark = async (): Promise<string> =>
  (await owner.query<{ mark: string }>('SELECT mark FROM reference_change')).rows[0]?.mark ?? '';

const scope = (referencesAt: string): DbScope => ({
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

test('each of its tables, and no other, renews the mark, and not when it is undone', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
      WHERE p.proname = 'tell_reference_change' AND t.tgdeferrable AND t.tginitdeferred ORDER BY 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual(REFERENCE_TABLES);
  for (const table of REFERENCE_TABLES) {
    const before = await mark();
    await owner.query(`BEGIN; CREATE TEMP TABLE kept AS SELECT ctid AS at FROM "${table}" LIMIT 3`);
    const column = table === 'code_entry' ? 'sort' : 'center_id';
    const same = table === 'center' ? 'name = name' : `${column} = ${column}`;
    const { rowCount } = await owner.query(`UPDATE "${table}" SET ${same} WHERE ctid IN (SELECT at FROM kept)`);
    await owner.query('DROP TABLE kept; COMMIT');
    expect([table, (await mark()) !== before]).toEqual([table, (rowCount ?? 0) > 0]);
  }
  const before = await mark();
  await owner.query('BEGIN; UPDATE staff SET name = name; ROLLBACK');
  await owner.query('UPDATE room SET name = name');
  expect(await mark()).toBe(before);
});

test('is not asked again under the same mark, and anew under the next', async () => {
  const units = new UnitOfWork(app.served);
  const asked = jest.spyOn(pg.Client.prototype, 'query');
  const asks = () => asked.mock.calls.filter(([first]) => JSON.stringify(first).includes(NAME)).length;
  await named('甲中心');
  const first = await mark();
  for (let turn = 0; turn < 3; turn += 1) expect(await units.read(scope(first), nameIn)).toBe('甲中心');
  expect(asks()).toBe(1);
  await named('乙中心');
  expect(await units.read(scope(await mark()), nameIn)).toBe('乙中心');
  // A request that began before the change is answered from the database.
  expect(await units.read(scope(first), nameIn)).toBe('乙中心');
  expect(asks()).toBe(3);
  asked.mockRestore();
});

test('who changes it reads it from then on, and what was undone is not kept', async () => {
  const units = new UnitOfWork(app.served);
  const at = await mark();
  const before = await units.read(scope(at), nameIn);
  const undone = units.run(scope(at), async (tx) => {
    await tx.query('UPDATE center SET name = $2 WHERE id = $1', [world.center, '丙中心']);
    expect(await nameIn(tx)).toBe('丙中心');
    await tx.query('SELECT 1 FROM center WHERE id = $1 FOR UPDATE', [world.center]);
    expect(await nameIn(tx)).toBe('丙中心');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await units.read(scope(at), nameIn)).toBe(before);
});

test.each([
  'SELECT 1 FROM center WHERE id = $1 FOR UPDATE',
  'SELECT 1 FROM dispute WHERE center_id = $1 FOR NO KEY UPDATE',
  'SELECT pg_advisory_xact_lock(hashtextextended($1::text, 0))',
  'SELECT pg_advisory_xact_lock_shared(hashtextextended($1::text, 0))',
])('who may have waited looks again: %s', async (lock) => {
  const units = new UnitOfWork(app.served);
  await units.run(scope(await mark()), async (tx) => {
    await nameIn(tx);
    // Somebody else was done while this one waited.
    await named(`中心${lock.length}`);
    await tx.query(lock, [world.center]);
    expect(await nameIn(tx)).toBe(`中心${lock.length}`);
  });
});

test('work that is begun anew knows nothing of what it knew', async () => {
  const units = new UnitOfWork(app.served);
  let turn = 0;
  await units.run(scope(await mark()), async (tx) => {
    turn += 1;
    const name = await nameIn(tx);
    if (turn > 1) return expect(name).toBe('戊中心');
    await named('戊中心');
    throw new TryAgain();
  });
  expect(turn).toBe(2);
});

test('nobody is assigned to a department that was closed while the step waited for the case', async () => {
  // It is open and there, and that is remembered.
  await Case.assigned(world);
  const file = await Case.accepted(world);
  const department = world.department('justice');
  const assign = () =>
    file.act('director', 'assign', {
      body: { departmentId: department, mediatorIds: [world.staff('王调解')] },
      expect: 409,
    });
  await owner.query('BEGIN');
  await owner.query('SELECT 1 FROM dispute WHERE id = $1 FOR UPDATE', [file.id]);
  const answer = assign();
  await waiting();
  const other = new pg.Client({ connectionString: app.database.superUrl });
  await other.connect();
  await other.query('UPDATE department SET is_active = false WHERE id = $1', [department]);
  await owner.query('COMMIT');
  const { body } = await answer;
  await other.query('UPDATE department SET is_active = true WHERE id = $1', [department]);
  await other.end();
  expect((body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)).toContain('department_not_present');
});

/** Until somebody waits for a lock. */
async function waiting(): Promise<void> {
  for (;;) {
    const { rows } = await app.pool.query(
      `SELECT 1 FROM pg_locks WHERE NOT granted AND locktype IN ('tuple', 'transactionid')`,
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('its rows are the same for everybody, so nobody can change them', async () => {
  const at = await mark();
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
  memory.keep(
    'mark',
    'many rows',
    Array.from({ length: 5_000 }, () => ({})),
  );
  memory.keep(
    'mark',
    'as many',
    Array.from({ length: 5_000 }, () => ({})),
  );
  expect(memory.recall('mark', 'many rows')).toHaveLength(5_000);
  expect(memory.recall('another', 'many rows')).toBeUndefined();
  memory.keep('mark', 'one more', []);
  expect(memory.recall('mark', 'many rows')).toBeUndefined();
  expect(memory.recall('mark', 'one more')).toEqual([]);
  memory.keep('another', 'one more', [1]);
  expect(memory.recall('mark', 'one more')).toBeUndefined();
});

test.each([
  ['UPDATE center SET name = $1', 'changes'],
  ['INSERT INTO "staff" (id) VALUES ($1)', 'changes'],
  ['DELETE FROM code_entry', 'changes'],
  ['SELECT *\n FROM department WHERE id = $1 FOR SHARE', 'waits'],
  ['WITH locked AS MATERIALIZED (SELECT id FROM dispute WHERE id = $1 FOR UPDATE) SELECT id FROM locked', 'waits'],
  ['SELECT pg_advisory_xact_lock_shared(7)', 'waits'],
  ['SELECT id FROM outbox FOR UPDATE SKIP LOCKED', 'none'],
  ['SELECT * FROM center WHERE id = $1', 'none'],
  ['INSERT INTO center_founding (id) VALUES ($1)', 'none'],
])('%s: %s', (sql, effect) => expect(effectOf(sql)).toBe(effect));
