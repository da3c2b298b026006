/** The second wall: what the role of the service sees when a statement forgot to ask. R45 */
import pg from 'pg';
import { type DbScope, type Tx, UnitOfWork } from '../../src/platform/database/tx.js';
import { makingOf } from '../../src/platform/database/roles.js';
import { checkAppRole } from '../../src/platform/database/server-check.js';
import { createPool } from '../../src/platform/database/pool.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { lie, type Lying, type Situation } from '../matrix/situations.js';
import { centerOf, peopleOf } from '../matrix/people.js';
import { World } from '../support/world.js';

/** Read by everybody who is signed in, or telling nothing of people and cases. A table is walled, or stands here with its reason. */
const OPEN: Readonly<Record<string, string>> = {
  absence: 'the roster of the house, read by everybody signed in',
  account: 'names of colleagues in logs and lists; passwords are there as Argon2id alone',
  api_key: 'names of other systems in logs and lists',
  api_key_token: 'hashes alone',
  audit_pending: 'ids alone',
  audit_position: 'ids and hashes alone',
  audit_seal: 'hashes alone',
  calendar_year: 'the public calendar',
  calendar_year_version: 'the public calendar',
  center: 'the tree of centres, read by everybody signed in',
  center_settings: 'rules of the house, read by everybody signed in',
  code_entry: 'public vocabulary',
  department: 'the house, read by everybody signed in',
  dispute_key: 'wrapped under DATA_KEY; what the keys open is behind the wall',
  duty_alert: 'that a shift is unattended, with no word of a case',
  duty_call: 'who was called to the counter, with no word of a case',
  event_feed: 'one row, two numbers',
  grid: 'the house, read by everybody signed in',
  grid_building: 'the house, read by everybody signed in',
  grid_duty: 'the house, read by everybody signed in',
  handover: 'shifts, with no word of a case',
  idempotency_key: 'answers sealed under DATA_KEY',
  instance_key: 'wrapped under DATA_KEY',
  number_serial: 'counters',
  population: 'published figures',
  reference_change: 'one row, one mark',
  refresh_token: 'hashes alone',
  report_barrier: 'one row, one instant',
  role_grant: 'who has which office',
  room: 'the house, read by everybody signed in',
  room_booking: 'when a room is taken, with no word of why',
  roster_change: 'the roster of the house, read by everybody signed in',
  roster_coverage: 'the roster of the house, read by everybody signed in',
  roster_draft: 'the roster of the house, read by everybody signed in',
  roster_gap: 'the roster of the house, read by everybody signed in',
  routing_rule_set: 'rules of the house, read by everybody signed in',
  schema_migration: 'of the schema',
  shift: 'the roster of the house, read by everybody signed in',
  shift_attendance: 'the roster of the house, read by everybody signed in',
  sign_in_failure: 'hashes and counters',
  sign_in_session: 'when an account signed in',
  signing_key: 'public keys',
  staff: 'the house, read by everybody signed in',
  staff_booking: 'when somebody is engaged, with no word of what for',
  staff_engagement: 'when somebody is engaged, with no word of what for',
  stored_file: 'ids and digests of files that are sealed under the keys of their cases',
  swap_request: 'the roster of the house',
};

const NOBODY = '01900000-0000-7000-8000-00000000dead';

let app: TestApp;
let world: World;
let service: pg.Pool;
let unitOfWork: UnitOfWork;
let lying: ReadonlyMap<Situation, Lying>;
let staffOf: ReadonlyMap<string, string>;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  ({ staffOf } = await peopleOf(world));
  lying = await lie(world, staffOf);
  // One connection: what one transaction left behind, the next would find.
  service = createPool({ url: app.database.appUrl, poolSize: 1 });
  unitOfWork = new UnitOfWork(service);
});

afterAll(async () => {
  await service?.end();
  await app?.close();
});

async function walledTables(): Promise<string[]> {
  const { rows } = await app.pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relrowsecurity AND relforcerowsecurity ORDER BY relname`,
  );
  return rows.map(({ name }) => name);
}

interface Line {
  readonly id?: string;
  readonly center_id?: string | null;
  readonly dispute_id?: string | null;
  readonly subject_id?: string | null;
}

/** Every row of the table, with nothing asked for. */
const seenBy = (scope: Partial<DbScope>, table: string): Promise<Line[]> =>
  unitOfWork.read({ accountId: NOBODY, staffId: null, centerIds: [], ...scope }, (tx) =>
    tx.query<Line>(`SELECT * FROM "${table}"`),
  );

const caseOf = (situation: Situation): string => lying.get(situation)?.id ?? '';

test('every table is behind the wall, or open with a reason', async () => {
  const { rows } = await app.pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  );
  expect([...(await walledTables()), ...Object.keys(OPEN)].sort()).toEqual(rows.map(({ name }) => name));
});

test('there are no views that would look past the wall', async () => {
  const { rows } = await app.pool.query(
    `SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace
      AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)`,
  );
  expect(rows).toEqual([]);
});

test('R45 a statement without WHERE shows nothing while no scope is set, also after a transaction that had one', async () => {
  const shown: string[] = [];
  const filled: string[] = [];
  await seenBy({ centerIds: [world.center] }, 'dispute');
  for (const table of await walledTables()) {
    const { rows } = await service.query(`SELECT 1 FROM "${table}" LIMIT 1`);
    if (rows.length > 0) shown.push(table);
    if ((await app.pool.query(`SELECT 1 FROM "${table}" LIMIT 1`)).rows.length > 0) filled.push(table);
  }
  expect(shown).toEqual([]);
  expect(filled).toEqual(
    expect.arrayContaining([
      'dispute',
      'party',
      'case_log',
      'mediation_session',
      'agreement',
      'petition',
      'audit_log',
      'outbox',
    ]),
  );
});

test('R45 a statement without WHERE shows a centre its own rows and none of another centre', async () => {
  const wrong: string[] = [];
  let seen = 0;
  const all = await app.pool.query<{ id: string; center_id: string; custody_center_id: string }>(
    'SELECT * FROM dispute',
  );
  for (const centerId of [world.center, world.neighbour, centerOf(world, 'above')]) {
    const known = all.rows.filter((row) => row.center_id === centerId || row.custody_center_id === centerId);
    const cases = new Set(known.map(({ id }) => id));
    expect((await seenBy({ centerIds: [centerId] }, 'dispute')).map(({ id }) => id).sort()).toEqual([...cases].sort());
    for (const table of await walledTables()) {
      for (const row of await seenBy({ centerIds: [centerId] }, table)) {
        seen += 1;
        const isKnown = [row.id, row.dispute_id, row.subject_id].some((id) => id != null && cases.has(id));
        const isOfCenter = row.center_id === undefined || row.center_id === centerId || row.center_id === null;
        if (!isKnown && !isOfCenter) wrong.push(`${table} to ${centerId}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThan(100);
});

test('whoever has a part in a case of elsewhere sees that case and what belongs to it', async () => {
  const id = caseOf('theirs');
  const staffId = staffOf.get('m.own.mediator') ?? '';
  expect((await seenBy({ staffId }, 'dispute')).map((row) => row.id)).toEqual([id]);
  for (const table of ['party', 'case_log']) {
    const rows = await seenBy({ staffId }, table);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.dispute_id))).toEqual(new Set([id]));
  }
});

test('what is not seen is not changed or removed either', async () => {
  const elsewhere = { accountId: NOBODY, staffId: null, centerIds: [world.neighbour] };
  const neighbours = (await seenBy(elsewhere, 'party')).length;
  const { rows } = await app.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM party');
  expect(rows[0]?.n).toBeGreaterThan(neighbours);
  await expect(
    unitOfWork.run(elsewhere, async (tx) => {
      expect(await tx.query(`UPDATE party SET name = 'X' RETURNING id`)).toHaveLength(neighbours);
      await tx.query(`UPDATE party SET name = 'X'`);
      await tx.query('DELETE FROM party_representative');
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  const seen = await unitOfWork.run(elsewhere, async (tx) => {
    await tx.query(`UPDATE dispute SET title = 'X'`);
    return tx.query<Line>('SELECT id FROM dispute');
  });
  const titled = await app.pool.query(`SELECT id FROM dispute WHERE title = 'X'`);
  expect(titled.rows).toHaveLength(seen.length);
});

test('a search and the cases of a mediator are found by their indices behind the wall too', async () => {
  const planOf = (where: string): Promise<string> =>
    unitOfWork.read({ accountId: NOBODY, staffId: null, centerIds: [world.center] }, async (tx) => {
      // A table of a few rows is read whole however it is indexed.
      await tx.query('SET LOCAL enable_seqscan = off');
      const plan = await tx.query<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT id FROM dispute d WHERE ${where}`);
      return plan.map((line) => line['QUERY PLAN']).join('\n');
    });
  expect(await planOf(`d.search_grams @> ARRAY['漏水']`)).toMatch(/Index Cond: \(search_grams @>/);
  expect(await planOf(`d.mediator_ids @> ARRAY['${NOBODY}'::uuid]`)).toMatch(/Index Cond: \(mediator_ids @>/);
  expect(await planOf(`d.center_id = '${world.center}'`)).toMatch(/Index Cond: \(center_id =/);
});

test('everywhere shows all for as long as its work lasts, also where the work fails', async () => {
  const scope = { accountId: NOBODY, staffId: null, centerIds: [] };
  const count = async (tx: Tx) => (await tx.one<{ n: number }>('SELECT count(*)::int AS n FROM dispute'))?.n ?? 0;
  const counts = await unitOfWork.read(scope, async (tx) => {
    const first = await tx.everywhere(() => count(tx));
    await tx.everywhere(() => Promise.reject(new Error('nothing'))).catch(() => undefined);
    return [first, await count(tx)];
  });
  expect(counts[0]).toBeGreaterThan(0);
  expect(counts[1]).toBe(0);
  // A failed statement ends the transaction, and the next on the connection begins behind the wall.
  await expect(unitOfWork.read(scope, (tx) => tx.everywhere(() => tx.query('SELECT 1/0')))).rejects.toThrow(
    'division by zero',
  );
  expect(await unitOfWork.read(scope, count)).toBe(0);
});

describe('a role that would not be walled is not served', () => {
  const superuser = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: app.database.superUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const refusal = async (role: string, sql: string): Promise<string> => {
    await superuser(
      `CREATE ROLE ${role} LOGIN PASSWORD 'x'; GRANT CONNECT ON DATABASE "${new URL(app.database.appUrl).pathname.slice(1)}" TO ${role}; ${sql}`,
    );
    const url = new URL(app.database.appUrl);
    url.username = role;
    url.password = 'x';
    const pool = createPool({ url: url.href, poolSize: 1 });
    return checkAppRole(pool)
      .then(
        () => '',
        (error: Error) => error.message,
      )
      .finally(async () => {
        await pool.end();
        await superuser(`DROP OWNED BY ${role} CASCADE; DROP ROLE IF EXISTS ${role}_jobs; DROP ROLE ${role}`);
      });
  };

  test('one that passes by every wall', async () => {
    expect(await refusal('bypasser', 'ALTER ROLE bypasser BYPASSRLS')).toContain('BYPASSRLS');
  });

  test('one that inherits what the role for jobs may', async () => {
    expect(await refusal('heir', 'CREATE ROLE heir_jobs; GRANT heir_jobs TO heir')).toContain(
      'inherits the rights of "heir_jobs"',
    );
  });

  test('one that cannot do the work of the system', async () => {
    expect(await refusal('alone', '')).toContain('CREATE ROLE "alone_jobs" NOLOGIN');
  });

  test('one that takes it on and does not inherit it is served, as README says to make it', async () => {
    expect(await refusal('good', makingOf('good'))).toBe('');
  });
});
