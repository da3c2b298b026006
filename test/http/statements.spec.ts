/**
 * A list asks the database at most three times, and once for what it is a list of, whatever the size of its page: what is read row by row grows with the page and shows
 * here. The statements by which the caller is known come on top and are the same for every route.
 */
import type { PoolClient } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { fill, type Operation, OPERATIONS } from '../support/document.js';
import { permissionsOf, type Places, placesOf, whoMay } from '../support/places.js';
import { World } from '../support/world.js';

const MOST = 3;
/** Few for each case, and whole: what these show lies in as many tables. */
const COMPOUND: Readonly<Record<string, number>> = {
  // versions with promises, performances, reminders, signatures, copies and the words of the log
  agreements_list: 7,
  // people, places, where they are, what was agreed and promised there, and what was linked by hand
  related_list: 7,
  // each record is a document: cases, who leads them, parties, and who speaks for those
  nationalRecords_list: 4,
};

let app: TestApp;
let world: World;
let places: Places;
let held: ReadonlyMap<string, readonly string[]>;
const asked: string[] = [];

/** Beginning and ending a transaction or its scope is no question, and to note down who looked is none. */
const isQuestion = (text: string): boolean =>
  !/^(BEGIN|COMMIT|ROLLBACK|SET|SAVEPOINT|SELECT set_config)|INSERT INTO audit_log/.test(text);

const heardAlready = new WeakSet<PoolClient>();

function listen(client: PoolClient): void {
  if (heardAlready.has(client)) return;
  heardAlready.add(client);
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const heard = (...given: unknown[]): unknown => {
    const [first] = given as [string | { text: string }];
    const text = typeof first === 'string' ? first : first.text;
    if (isQuestion(text)) asked.push(text);
    return query(...given);
  };
  client.query = heard as PoolClient['query'];
}

beforeAll(async () => {
  app = await startTestApp();
  app.served.on('acquire', listen);
  world = await World.of(app);
  places = await placesOf(world);
  held = await permissionsOf(world);
  const { petitions } = await world.get<{ petitions: { key: string }[] }>(
    'director',
    `/reports/${places['reportId'] ?? ''}`,
  );
  NEEDED['reports_records'] = `&figure=${petitions[0]?.key ?? ''}`;
});

afterAll(() => app?.close());

async function statementsOf(username: string, path: string): Promise<string[]> {
  const agent = await world.as(username);
  // Nothing is remembered: what is asked at most is what counts.
  await app.pool.query('UPDATE reference_change SET mark = gen_random_uuid()');
  asked.length = 0;
  const reply = await agent.get(path);
  if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}: ${reply.text}`);
  return [...asked];
}

const LISTS = OPERATIONS.filter(
  ({ method, parameters }) =>
    method === 'get' && parameters.some(({ name, in: where }) => name === 'limit' && where === 'query'),
);

/** What a list cannot do without, as its own test asks it. */
const NEEDED: Record<string, string> = {
  roster_list: '&from=2026-10-01&to=2026-11-01',
  rosterHistory_gaps: '&from=2026-10-01&to=2026-11-01',
  rosterHistory_changes: '&from=2026-10-01&to=2026-11-01',
};

const addressOf = (target: Operation, limit: number): string =>
  `${fill(target, places)}?limit=${limit}${NEEDED[target.id] ?? ''}`;

test.each(LISTS.map((target) => [target.id, target] as const))('%s', async (_, target) => {
  const username = whoMay(target, held);
  const known = (await statementsOf(username, '/workflow')).length;
  const small = await statementsOf(username, addressOf(target, 1));
  const large = await statementsOf(username, addressOf(target, 200));
  expect({ of: target.id, statements: large.slice(known) }).toEqual({ of: target.id, statements: small.slice(known) });
  const most = (COMPOUND[target.id] ?? MOST) + (target.path.includes('{') ? 1 : 0);
  expect(large.length - known).toBeLessThanOrEqual(most);
  expect(large.length).toBeGreaterThan(known);
});
