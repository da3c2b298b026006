/** The SQL predicate of who may see a case against the rule book's `relationsTo`, on random people and random cases. */
import fc from 'fast-check';
import pg from 'pg';
import { type Actor, type Grant, reachOf } from '../../src/domain/access/actor.js';
import { actorOfKey } from '../../src/domain/access/api-keys.js';
import { KEY_SCOPES } from '../../src/domain/access/key-scopes.js';
import { PERMISSIONS, ROLES } from '../../src/domain/access/permissions.js';
import { type CaseScope, mayPerform, mayRead, RELATIONS, relationsTo } from '../../src/domain/access/scope.js';
import { DisputeListReader } from '../../src/modules/disputes/dispute-list.reader.js';
import { mayDo, VISIBLE, visibilityParams } from '../../src/modules/disputes/visibility.reader.js';
import { TYPES } from '../../src/platform/database/parsers.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

/** A small pool, so that people and cases meet. */
const idsOf = (kind: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `01900000-0000-7000-800${kind}-00000000000${index}`);

const CENTERS = idsOf(1, 4);
const DEPARTMENTS = idsOf(2, 4);
const STAFF = idsOf(3, 4);
const ACCOUNTS = idsOf(4, 4);
/** 0 is above 1 and 2; 3 stands apart. */
const [ROOT = '', LEFT = '', RIGHT = '', APART = ''] = CENTERS;
const SUBTREES: Readonly<Record<string, readonly string[]>> = { [ROOT]: [LEFT, RIGHT] };

/** One key for each set of scopes and centre; each has sent in a case or two. */
const KEYS = CENTERS.flatMap((_, centre) =>
  [KEY_SCOPES.slice(0, 1), KEY_SCOPES.slice(1, 2), KEY_SCOPES.slice(2, 4), KEY_SCOPES.slice(3)].map(
    (scopes, index) => ({
      id: `01900000-0000-7000-8005-0000000000${centre}${index}`,
      name: 'a system',
      centerId: CENTERS[centre] ?? '',
      scopes,
    }),
  ),
);

const SENDERS = KEYS.map(({ id }) => id);

const oneOf = (ids: readonly string[]) => fc.constantFrom(...ids);
const perhaps = (ids: readonly string[]) => fc.option(oneOf(ids), { nil: null });

const scopes: fc.Arbitrary<CaseScope> = fc.record({
  centerId: oneOf(CENTERS),
  custodyCenterId: oneOf(CENTERS),
  departmentId: perhaps(DEPARTMENTS),
  assignedYet: fc.boolean(),
  registeredByAccountId: fc.oneof({ weight: 2, arbitrary: oneOf(ACCOUNTS) }, { weight: 1, arbitrary: oneOf(SENDERS) }),
  registeredByStaffId: perhaps(STAFF),
  responsibleOfficerId: perhaps(STAFF),
  riskLeaderId: perhaps(STAFF),
  mediatorIds: fc.uniqueArray(oneOf(STAFF), { maxLength: 2 }),
  helperIds: fc.uniqueArray(oneOf(STAFF), { maxLength: 2 }),
  referredToDepartmentId: perhaps(DEPARTMENTS),
});

const grants: fc.Arbitrary<Grant> = fc.record({
  role: fc.constantFrom(...ROLES),
  centerId: oneOf(CENTERS),
  departmentId: perhaps(DEPARTMENTS),
});

const people: fc.Arbitrary<Actor> = fc
  .record({ accountId: oneOf(ACCOUNTS), staffId: perhaps(STAFF), grants: fc.array(grants, { maxLength: 3 }) })
  .map((person) => ({
    ...person,
    username: 'somebody',
    name: 'somebody',
    reach: reachOf(person.grants, (centerId) => SUBTREES[centerId] ?? []),
  }));

const actors = fc.oneof(
  { weight: 3, arbitrary: people },
  { weight: 1, arbitrary: fc.constantFrom(...KEYS.map(actorOfKey)) },
);

const cases = fc
  .sample(scopes, { numRuns: 60, seed: 20261014 })
  .map((scope, index) => ({ id: `01900000-0000-7000-8009-${String(index).padStart(12, '0')}`, scope, index }));

/** Several were received at once, so that the id has to decide. */
const receivedAt = (index: number): string => `2026-10-${10 + ((index * 7) % 11)}T02:00:00.000Z`;

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await cloneDatabase('empty');
  client = new pg.Client({ connectionString: database.appUrl, types: TYPES, options: '-c role=app_jobs' });
  await client.connect();
  await enterGround();
  for (const { id, scope, index } of cases) await enterCase(id, scope, receivedAt(index));
});

afterAll(async () => {
  await client?.end();
  await database?.drop();
});

test('the database shows a person exactly the cases the rule book lets them see', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(actors, async (actor) => {
      const sql = `SELECT d.id FROM dispute d WHERE ${VISIBLE} ORDER BY d.id`;
      const { rows } = await client.query<{ id: string }>(sql, visibilityParams(actor));
      const expected = cases.filter(({ scope }) => mayRead(relationsTo(actor, scope))).map(({ id }) => id);
      expect(rows.map((row) => row.id)).toEqual(expected);
      seen += expected.length;
    }),
    { numRuns: 250 },
  );
  // Neither everything nor nothing, or the comparison would prove little.
  expect(seen).toBeGreaterThan(250);
  expect(seen).toBeLessThan(250 * cases.length * 0.9);
});

/** None; one that looks at every case; and those by which few are sought first, whoever may see them. */
const FILTERS = [{}, { state: ['registered'] }, { q: '漏' }] as const;

test('… page by page, the newest first, each of them once', async () => {
  const tx = {
    query: async (sql: string, params: unknown[]) => (await client.query(sql, params)).rows,
    planOnce: () => client.query(`SET plan_cache_mode = 'force_generic_plan'`),
  } as unknown as Tx;
  const store = new DisputeListReader();
  const newestFirst = [...cases].sort((a, b) =>
    `${receivedAt(b.index)}${b.id}` < `${receivedAt(a.index)}${a.id}` ? -1 : 1,
  );
  let pages = 0;
  await fc.assert(
    fc.asyncProperty(
      actors,
      fc.constantFrom(...FILTERS),
      fc.integer({ min: 1, max: 9 }),
      async (actor, filter, limit) => {
        const listed: string[] = [];
        let after: readonly [string, string] | null = null;
        do {
          const rows = await store.list(tx, actor, filter, { limit, after, withTotal: false });
          const shown = rows.slice(0, limit);
          listed.push(...shown.map(({ id }) => id));
          const last = shown.at(-1);
          after = rows.length > limit && last !== undefined ? [last.receivedAt, last.id] : null;
          pages += 1;
        } while (after !== null);
        const expected = newestFirst.filter(({ scope }) => mayRead(relationsTo(actor, scope))).map(({ id }) => id);
        expect(listed).toEqual(expected);
      },
    ),
    { numRuns: 150 },
  );
  expect(pages).toBeGreaterThan(300);
});

/** Those some relation lets somebody do; each of the parameters has its type, also where a permission does not ask for it. */
const DONE = PERMISSIONS.filter((permission) =>
  RELATIONS.some((relation) => mayPerform(permission, new Set([relation]))),
);
const TYPED = ['uuid', 'uuid', ...Array<string>(5).fill('uuid[]')].map((type, index) => `$${index + 1}::${type}`);

test('… and lets them do exactly what the rule book lets them do', async () => {
  let allowed = 0;
  await fc.assert(
    fc.asyncProperty(actors, fc.constantFrom(...DONE), async (actor, permission) => {
      const sql = `SELECT d.id FROM dispute d WHERE ${mayDo(permission)} AND num_nulls(${TYPED.join(', ')}) >= 0 ORDER BY d.id`;
      const { rows } = await client.query<{ id: string }>(sql, visibilityParams(actor));
      const mayDoIt = ({ scope }: (typeof cases)[number]) => mayPerform(permission, relationsTo(actor, scope));
      const expected = cases.filter(mayDoIt).map(({ id }) => id);
      expect(rows.map((row) => row.id)).toEqual(expected);
      allowed += expected.length;
    }),
    { numRuns: 400 },
  );
  expect(allowed).toBeGreaterThan(400);
});

async function enterGround(): Promise<void> {
  const paths = { [ROOT]: [ROOT], [LEFT]: [ROOT, LEFT], [RIGHT]: [ROOT, RIGHT], [APART]: [APART] };
  for (const [id, path] of Object.entries(paths)) {
    const parentId = path.length > 1 ? ROOT : null;
    await insert('center', {
      id,
      parent_id: parentId,
      path,
      name: id,
      short_name: id,
      level: parentId === null ? 'city' : 'community',
    });
  }
  for (const [index, id] of DEPARTMENTS.entries()) {
    const names = { code: `department_${index}`, name_zh: '部门', name_en: 'Department' };
    await insert('department', { id, center_id: CENTERS[index % 2], ...names, presence: 'resident', parts: 'day' });
  }
  for (const id of STAFF) await insert('staff', { id, center_id: ROOT, name: '某人' });
}

async function enterCase(id: string, scope: CaseScope, receivedAt: string): Promise<void> {
  await insert('dispute', {
    id,
    center_id: scope.centerId,
    custody_center_id: scope.custodyCenterId,
    department_id: scope.departmentId,
    assigned_yet: scope.assignedYet,
    registered_by_account_id: scope.registeredByAccountId,
    registered_by_staff_id: scope.registeredByStaffId,
    responsible_officer_id: scope.responsibleOfficerId,
    risk_leader_id: scope.riskLeaderId,
    mediator_ids: scope.mediatorIds,
    helper_ids: scope.helperIds,
    referred_to_department_id: scope.referredToDepartmentId,
    receipt_no: id,
    state: 'registered',
    version: 1,
    source_kind: 'application',
    channel: 'visit',
    category: 'neighbour',
    title: '漏水',
    facts: '漏水',
    received_at: receivedAt,
    folded: {},
    search_text: '漏水',
    search_grams: ['漏'],
  });
}

/** One row, with the instants every table has. */
async function insert(table: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const row = { ...values, created_at: '2026-10-14T02:00:00Z', updated_at: '2026-10-14T02:00:00Z' };
  const places = Object.keys(row).map((_, index) => `$${index + 1}`);
  await client.query(
    `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  );
}
