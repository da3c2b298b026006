/**
 * The chain over the audit log on a real server: sealed by several at once while others write, and looked through after a
 * superuser has tampered with it in every way.
 */
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { ChainFault } from '../../src/domain/audit/chain-check.js';
import { NO_CENTER } from '../../src/domain/audit/chain.js';
import { AuditSealer } from '../../src/platform/audit/audit.sealer.js';
import { AuditRemoval } from '../../src/platform/audit/audit-removal.js';
import { AuditStore, SYSTEM_ORIGIN } from '../../src/platform/audit/audit.store.js';
import type { PublishedHead } from '../../src/platform/audit/audit-heads.js';
import { AuditVerification, type Verified } from '../../src/platform/audit/audit-verification.js';
import { createPool } from '../../src/platform/database/pool.js';
import { OwnersUnitOfWork, SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../src/platform/database/tx.js';
import { startTestApp, type TestApp } from '../support/app.js';

const ONE = '01900000-0000-7000-8000-0000000000a1';
const TWO = '01900000-0000-7000-8000-0000000000a2';

let app: TestApp;
let superuser: pg.Client;
let unitOfWork: UnitOfWork;
let audit: AuditStore;
let sealer: AuditSealer;

beforeAll(async () => {
  app = await startTestApp({ kind: 'empty' });
  superuser = new pg.Client({ connectionString: app.database.superUrl });
  await superuser.connect();
  unitOfWork = app.app.get(UnitOfWork);
  audit = app.app.get(AuditStore);
  sealer = app.app.get(AuditSealer);
});

afterAll(async () => {
  await superuser?.end();
  await app?.close();
});

const told = (tx: Tx, centerId: string | null): Promise<void> =>
  audit.add(
    tx,
    { actor: { accountId: uuidv7() }, address: '192.0.2.7', requestId: uuidv7() },
    {
      action: 'data.read',
      subjectKind: 'dispute',
      subjectId: uuidv7(),
      centerId,
      params: { times: 2, shown: ['b', 'a'] },
    },
  );

const tell = (centerId: string | null): Promise<void> => unitOfWork.run(SYSTEM_SCOPE, (tx) => told(tx, centerId));
const seal = (): Promise<number> => unitOfWork.run(SYSTEM_SCOPE, (tx) => sealer.seal(tx));

async function verified(heads: readonly PublishedHead[] = []): Promise<Verified & { found: ChainFault[] }> {
  const found: ChainFault[] = [];
  const result = await new AuditVerification(unitOfWork, (fault) => void found.push(fault)).run(heads);
  expect(result.faults).toBe(found.length);
  return { ...result, found };
}

async function rows<R>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
  return (await superuser.query(sql, [...params])).rows as R[];
}

describe('sealing', () => {
  test('every line gets one place, however many write and seal at once, and what commits late comes late', async () => {
    let isLate: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (isLate = resolve));
    const written = new Promise<void>((resolve) => {
      void (async () => {
        await unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
          await told(tx, ONE);
          resolve();
          await gate;
        });
        lateIsOver();
      })();
    });
    let lateIsOver: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (lateIsOver = resolve));
    await written;
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let line = 0; line < 10; line += 1) await tell([ONE, TWO, null][(writer + line) % 3] ?? null);
    });
    const sealers = Array.from({ length: 3 }, async () => {
      for (let times = 0; times < 8; times += 1) await seal();
    });
    await Promise.all([...writers, ...sealers]);
    await seal();
    const before = await verified();
    expect(before).toMatchObject({ faults: 0, lines: 60, waiting: 0 });
    isLate();
    await late;
    expect(await seal()).toBe(1);
    const after = await verified();
    expect(after).toMatchObject({ faults: 0, lines: 61 });
    expect(after.chains.map(({ chainId, position }) => [chainId, position])).toEqual([
      [NO_CENTER, 20],
      [ONE, 21],
      [TWO, 20],
    ]);
    // The head that was known before the late one still stands in the chain.
    expect((await verified(before.chains)).found).toEqual([]);
  });

  test('a sealer that is killed in the middle leaves nothing behind', async () => {
    for (const centerId of [ONE, TWO]) await tell(centerId);
    const before = await rows('SELECT * FROM audit_seal');
    const killed = unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      await sealer.seal(tx);
      const row = await tx.one<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await superuser.query('SELECT pg_terminate_backend($1)', [row?.pid]);
      await tx.query('SELECT 1');
    });
    await expect(killed).rejects.toThrow();
    expect(await rows('SELECT * FROM audit_seal')).toEqual(before);
    expect(await verified()).toMatchObject({ faults: 0, waiting: 2 });
    expect(await seal()).toBe(2);
    expect(await verified()).toMatchObject({ faults: 0, waiting: 0 });
  });

  test('the service can add places and seals, and change or remove none', async () => {
    for (const table of ['audit_log', 'audit_position', 'audit_seal']) {
      await expect(app.pool.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
      await expect(app.pool.query(`TRUNCATE ${table}`)).rejects.toThrow(/permission denied/);
    }
    await expect(app.pool.query('UPDATE audit_position SET hash = hash')).rejects.toThrow(/permission denied/);
    await expect(app.pool.query('UPDATE audit_seal SET hash = hash')).rejects.toThrow(/permission denied/);
  });

  test('a clock that is set back makes no seal older than the one before it or than its lines', async () => {
    await tell(ONE);
    await seal();
    app.clock.advance({ hours: 1 });
    await tell(ONE);
    const newest = app.clock.nowIso();
    app.clock.advance({ hours: -3 });
    try {
      await seal();
      await tell(ONE);
      await seal();
    } finally {
      app.clock.advance({ hours: 3 });
    }
    const times = await rows<{ sealedAt: Date }>(
      'SELECT sealed_at AS "sealedAt" FROM audit_seal WHERE chain_id = $1 ORDER BY last_position DESC LIMIT 2',
      [ONE],
    );
    expect(times.map(({ sealedAt }) => sealedAt.toISOString())).toEqual([newest, newest]);
    expect((await verified()).found).toEqual([]);
  });

  test('a line that was rolled back is in no chain', async () => {
    const failed = unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      await audit.add(tx, SYSTEM_ORIGIN, {
        action: 'signed_in',
        subjectKind: 'account',
        subjectId: null,
        centerId: ONE,
      });
      throw new Error('undone');
    });
    await expect(failed).rejects.toThrow('undone');
    expect(await seal()).toBe(0);
  });
});

describe('tampering by a superuser', () => {
  const TABLES = ['audit_log', 'audit_position', 'audit_seal', 'audit_pending'];
  let lines: { id: string; position: number }[];

  beforeAll(async () => {
    await seal();
    for (const table of TABLES) await superuser.query(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
    lines = await rows(
      'SELECT audit_id AS id, position::int FROM audit_position WHERE chain_id = $1 ORDER BY position',
      [ONE],
    );
  });

  afterEach(async () => {
    for (const table of TABLES) {
      await superuser.query(`TRUNCATE ${table}`);
      await superuser.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
    }
    expect((await verified()).found).toEqual([]);
  });

  const at = (position: number): string => lines[position - 1]?.id ?? '';
  const last = (): number => lines.length;
  const fault = (code: string, position: number, auditId: string | null = null) => ({
    code,
    chainId: ONE,
    position,
    auditId,
  });

  test.each([
    ['at', `at = at + interval '1 ms'`],
    ['actor_account_id', 'actor_account_id = NULL'],
    ['center_id', `center_id = '${TWO}'`],
    ['action', `action = 'signed_in'`],
    ['subject_kind', `subject_kind = 'party'`],
    ['subject_id', 'subject_id = gen_random_uuid()'],
    ['params', `params = params || '{"times": 3}'`],
    ['address', `address = '198.51.100.1'`],
    ['request_id', 'request_id = NULL'],
  ])('an altered %s is found, with its place and row', async (_, change) => {
    await superuser.query(`UPDATE audit_log SET ${change} WHERE id = $1`, [at(5)]);
    expect((await verified()).found).toEqual([fault('line_altered', 5, at(5))]);
  });

  test('another id', async () => {
    const other = uuidv7();
    await superuser.query('UPDATE audit_log SET id = $2 WHERE id = $1', [at(5), other]);
    expect((await verified()).found).toEqual([fault('line_missing', 5, at(5)), fault('never_sealed', 0, other)]);
  });

  test.each(['first', 'middle', 'last'])('the %s row removed', async (which) => {
    const position = { first: 1, middle: 7, last: last() }[which] ?? 0;
    await superuser.query('DELETE FROM audit_log WHERE id = $1', [at(position)]);
    expect((await verified()).found).toEqual([fault('line_missing', position, at(position))]);
  });

  test('a row removed with its place', async () => {
    await superuser.query('DELETE FROM audit_log WHERE id = $1', [at(7)]);
    await superuser.query('DELETE FROM audit_position WHERE audit_id = $1', [at(7)]);
    expect((await verified()).found[0]).toEqual(fault('place_missing', 7));
  });

  test('the beginning removed, with its places', async () => {
    const [end] = await rows<{ position: number }>(
      'SELECT last_position::int AS position FROM audit_seal WHERE chain_id = $1 ORDER BY last_position LIMIT 1',
      [ONE],
    );
    const through = end?.position ?? 0;
    await superuser.query('DELETE FROM audit_log WHERE id = ANY($1)', [lines.slice(0, through).map(({ id }) => id)]);
    await superuser.query('DELETE FROM audit_position WHERE chain_id = $1 AND position <= $2', [ONE, through]);
    expect((await verified()).found).toEqual([fault('removed_early', through)]);
  });

  test('two rows exchanged', async () => {
    const fields = ['at', 'actor_account_id', 'subject_id', 'request_id']
      .map((name) => `${name} = o.${name}`)
      .join(', ');
    await superuser.query(
      `UPDATE audit_log l SET ${fields} FROM audit_log o WHERE (l.id, o.id) IN (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
      [at(4), at(9)],
    );
    expect((await verified()).found).toEqual([fault('line_altered', 4, at(4)), fault('line_altered', 9, at(9))]);
  });

  test('two places exchanged', async () => {
    await superuser.query('DROP INDEX audit_position_line');
    await superuser.query(
      `UPDATE audit_position SET audit_id = CASE audit_id WHEN $1 THEN $2::uuid ELSE $1::uuid END WHERE audit_id IN ($1, $2)`,
      [at(4), at(9)],
    );
    await superuser.query('CREATE UNIQUE INDEX audit_position_line ON audit_position (audit_id)');
    expect((await verified()).found).toEqual([fault('line_altered', 4, at(9)), fault('line_altered', 9, at(4))]);
  });

  test('a line that waits for a second place: found, and no other waits for it', async () => {
    await superuser.query('INSERT INTO audit_pending VALUES ($1)', [at(5)]);
    expect((await verified()).found).toEqual([fault('waits_again', 5, at(5))]);
    await tell(TWO);
    expect(await seal()).toBe(1);
    expect(await verified()).toMatchObject({ found: [], waiting: 0 });
  });

  test('a line removed while it waited: found, also after others were sealed', async () => {
    const id = '00000000-0000-7000-8000-000000000000';
    await superuser.query('INSERT INTO audit_pending VALUES ($1)', [id]);
    await tell(TWO);
    expect(await seal()).toBe(1);
    expect((await verified()).found).toEqual([{ ...fault('waits_without_line', 0, id), chainId: NO_CENTER }]);
  });

  test('a line that waits on while others are sealed', async () => {
    await tell(ONE);
    const [waiting] = await rows<{ id: string }>('DELETE FROM audit_pending RETURNING audit_id AS id');
    for (const minutes of [5, 1]) {
      app.clock.advance({ minutes });
      await tell(TWO);
      await seal();
      if (minutes === 5) await superuser.query('INSERT INTO audit_pending VALUES ($1)', [waiting?.id]);
      if (minutes === 5) expect((await verified()).found).toEqual([]);
      if (minutes === 5) await superuser.query('DELETE FROM audit_pending');
    }
    await superuser.query('INSERT INTO audit_pending VALUES ($1)', [waiting?.id]);
    expect((await verified()).found).toEqual([fault('waits_long', 0, waiting?.id)]);
  });

  const COPY = `INSERT INTO audit_log (id, at, actor_account_id, center_id, action, subject_kind, subject_id, params, address, request_id)
    SELECT $2, at, actor_account_id, center_id, action, subject_kind, subject_id, params, address, request_id FROM audit_log WHERE id = $1`;

  test('a row put in past the service', async () => {
    const id = uuidv7();
    await superuser.query(COPY, [at(5), id]);
    expect((await verified()).found).toEqual([fault('never_sealed', 0, id)]);
  });

  test('a row put in in the middle, with a place of its own', async () => {
    const id = uuidv7();
    await superuser.query(COPY, [at(5), id]);
    await superuser.query('ALTER TABLE audit_position DROP CONSTRAINT audit_position_from_one');
    await superuser.query('UPDATE audit_position SET position = -position - 1 WHERE chain_id = $1 AND position >= 6', [
      ONE,
    ]);
    await superuser.query('UPDATE audit_position SET position = -position WHERE chain_id = $1 AND position < 0', [ONE]);
    await superuser.query('ALTER TABLE audit_position ADD CONSTRAINT audit_position_from_one CHECK (position >= 1)');
    await superuser.query(
      `INSERT INTO audit_position (chain_id, position, audit_id, hash) VALUES ($1, 6, $2, repeat('a', 64))`,
      [ONE, id],
    );
    expect((await verified()).found[0]).toEqual(fault('line_altered', 6, id));
  });

  test('a place added at the end without a seal', async () => {
    const id = uuidv7();
    await superuser.query(COPY, [at(5), id]);
    await superuser.query(
      `INSERT INTO audit_position (chain_id, position, audit_id, hash) VALUES ($1, $3, $2, repeat('a', 64))`,
      [ONE, id, last() + 1],
    );
    expect((await verified()).found).toEqual([fault('line_altered', last() + 1, id), fault('not_sealed', last() + 1)]);
  });

  test('the time of a seal', async () => {
    await superuser.query(
      `UPDATE audit_seal SET sealed_at = sealed_at - interval '1 day' WHERE chain_id = $1 AND last_position = $2`,
      [ONE, last()],
    );
    expect((await verified()).found).toEqual([fault('seal_altered', last())]);
  });

  test('a tail cut off with everything about it is found by the head that was published', async () => {
    const { chains } = await verified();
    const [seal2] = await rows<{ first: number }>(
      'SELECT first_position::int AS first FROM audit_seal WHERE chain_id = $1 AND last_position = $2',
      [ONE, last()],
    );
    const first = seal2?.first ?? 0;
    await superuser.query('DELETE FROM audit_log WHERE id = ANY($1)', [lines.slice(first - 1).map(({ id }) => id)]);
    await superuser.query('DELETE FROM audit_position WHERE chain_id = $1 AND position >= $2', [ONE, first]);
    expect((await verified()).found).toEqual([fault('cut_off', first)]);
    await superuser.query('DELETE FROM audit_seal WHERE chain_id = $1 AND last_position >= $2', [ONE, first]);
    expect((await verified()).found).toEqual([]);
    expect((await verified(chains)).found).toEqual([fault('cut_off', last())]);
  });

  test('a chain made anew from the altered line on is found by the head that was published', async () => {
    const { chains } = await verified();
    await superuser.query(`UPDATE audit_log SET address = '198.51.100.1' WHERE id = $1`, [at(5)]);
    await superuser.query('DELETE FROM audit_position WHERE chain_id = $1', [ONE]);
    await superuser.query('DELETE FROM audit_seal WHERE chain_id = $1', [ONE]);
    await superuser.query('INSERT INTO audit_pending SELECT unnest($1::uuid[])', [lines.map(({ id }) => id)]);
    expect(await seal()).toBe(last());
    expect((await verified()).found).toEqual([]);
    expect((await verified(chains)).found).toEqual([fault('other_head', last())]);
  });
});

describe('R47 removal after the time', () => {
  let migrator: pg.Pool;
  let removal: AuditRemoval;

  beforeAll(() => {
    migrator = createPool({ url: app.database.migratorUrl });
    removal = new AuditRemoval(new OwnersUnitOfWork(migrator), app.clock);
  });

  afterAll(() => migrator?.end());

  test('takes whole sealed batches that are old enough, keeps their seals and says so; the chain still verifies', async () => {
    await seal();
    const before = await verified();
    const countOf = async (table: string) =>
      (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n ?? 0;
    app.clock.advance({ days: 100 });
    await tell(ONE);
    await seal();
    expect(await removal.run(6)).toEqual([]);
    app.clock.advance({ days: 90 });
    const seals = await countOf('audit_seal');
    const removed = await removal.run(6);
    expect(removed.map(({ chainId, through }) => ({ chainId, through }))).toEqual(
      before.chains.map(({ chainId, position }) => ({ chainId, through: position })),
    );
    expect(removed.reduce((sum, { lines }) => sum + lines, 0)).toBe(before.lines);
    expect(await countOf('audit_seal')).toBe(seals);
    expect(await verified(before.chains)).toMatchObject({ faults: 0, lines: 1, waiting: removed.length });
    await seal();
    expect(await verified(before.chains)).toMatchObject({ faults: 0, lines: 1 + removed.length, waiting: 0 });
    const notes = await rows<{ params: object }>(
      `SELECT params FROM audit_log WHERE action = 'audit_log.removed' ORDER BY center_id NULLS FIRST`,
    );
    expect(notes.map(({ params }) => params)).toEqual(removed);
    expect(await removal.run(6)).toEqual([]);
  });

  test.each([
    ['another hash', `params = params || '{"hash": "ab"}'`],
    ['another place', `params = params || '{"through": 1}'`],
    ['the chain of another', `center_id = '${TWO}'`],
    ['an earlier time', `at = at - interval '100 days'`],
  ])('that is noted with %s is found', async (_, change) => {
    const [note] = await rows<{ id: string; at: Date; params: object }>(
      `SELECT id, at, params FROM audit_log WHERE action = 'audit_log.removed' AND center_id = $1`,
      [ONE],
    );
    await superuser.query(`UPDATE audit_log SET ${change} WHERE id = $1`, [note?.id]);
    const { found } = await verified();
    await superuser.query('UPDATE audit_log SET at = $2, params = $3, center_id = $4 WHERE id = $1', [
      note?.id,
      note?.at,
      note?.params,
      ONE,
    ]);
    expect(found).toMatchObject([{ code: 'removed_early', chainId: ONE }, { code: 'line_altered' }]);
    expect((await verified()).found).toEqual([]);
  });

  test('after which the kept seal was altered is found', async () => {
    const [kept] = await rows<{ position: number }>(
      'SELECT min(position)::int - 1 AS position FROM audit_position WHERE chain_id = $1',
      [ONE],
    );
    const shift = (days: number) =>
      superuser.query(
        'UPDATE audit_seal SET sealed_at = sealed_at + make_interval(days => $3) WHERE chain_id = $1 AND last_position = $2',
        [ONE, kept?.position, days],
      );
    await shift(-30);
    const { found } = await verified();
    await shift(30);
    expect(found).toMatchObject([{ code: 'removed_early', chainId: ONE, position: kept?.position }]);
  });

  test('that went further than was noted, or came too early, is found', async () => {
    await superuser.query(
      'DELETE FROM audit_log WHERE id IN (SELECT audit_id FROM audit_position WHERE chain_id = $1 AND position < (SELECT max(position) FROM audit_position WHERE chain_id = $1))',
      [ONE],
    );
    await superuser.query(
      'DELETE FROM audit_position WHERE chain_id = $1 AND position < (SELECT max(position) FROM audit_position p WHERE p.chain_id = $1)',
      [ONE],
    );
    expect((await verified()).found).toMatchObject([{ code: 'removed_early', chainId: ONE }]);
  });

  test('stops before the first seal or line that is not old enough, whatever comes after it', async () => {
    const THREE = '01900000-0000-7000-8000-0000000000a3';
    for (let line = 0; line < 3; line += 1) {
      await tell(THREE);
      await seal();
    }
    app.clock.advance({ days: 200 });
    const fresh = app.clock.nowIso();
    const [second] = await rows<{ id: string; at: Date }>(
      'SELECT l.id, l.at FROM audit_log l JOIN audit_position p ON p.audit_id = l.id WHERE p.chain_id = $1 AND p.position = 2',
      [THREE],
    );
    const through = async () => (await removal.run(6)).find(({ chainId }) => chainId === THREE)?.through;
    await superuser.query('UPDATE audit_log SET at = $2 WHERE id = $1', [second?.id, fresh]);
    expect(await through()).toBe(1);
    await superuser.query('UPDATE audit_log SET at = $2 WHERE id = $1', [second?.id, second?.at]);
    const SEAL = 'UPDATE audit_seal SET sealed_at = $2 WHERE chain_id = $1 AND last_position = 2';
    await superuser.query(SEAL, [THREE, fresh]);
    expect(await through()).toBeUndefined();
    await superuser.query(SEAL, [THREE, second?.at]);
    expect(await through()).toBe(3);
  });

  test('is not the service’s', async () => {
    await expect(new AuditRemoval(new UnitOfWork(app.pool), app.clock).run(6)).rejects.toThrow(/permission denied/);
  });
});
