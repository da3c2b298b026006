/** Work in the field: a queue sent later, each request judged at its arrival, done once, and refused with what it builds on. */
import { startTestApp, type TestApp } from '../support/app.js';
import { nobody } from '../support/as.js';
import { Case, CLEAN, type Json, leak, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());
beforeEach(() => world.moveTo('2026-10-14T02:00:00.000Z'));

interface Outcome {
  readonly id: string;
  readonly outcome: string;
  readonly status: number;
  readonly location: string | null;
  readonly etag: string | null;
  readonly because: { code: string; detail: string; problem: Json } | null;
}

async function sync(
  username: string,
  requests: readonly Json[],
  headers: Record<string, string> = {},
): Promise<Outcome[]> {
  const reply = await world.post(username, '/sync', { body: { requests }, expect: 200, headers });
  return (reply.body as { items: Outcome[] }).items;
}

const told = (items: readonly Outcome[]): unknown[] =>
  items.map(({ outcome, status, because }) => [outcome, status, because?.code ?? null]);
const queued = (path: string, body: Json = {}, rest: Json = {}): Json & { id: string } => ({
  id: newId(),
  path,
  body,
  ...rest,
});

/** Taken in and accepted in the field, an hour before there is a network. */
function village(): { id: string; requests: (Json & { id: string })[] } {
  const id = newId();
  const occurredAt = '2026-10-14T01:30:00.000Z';
  const register = queued('/disputes', { ...leak(world), id, receivedAt: '2026-10-14T01:00:00.000Z' });
  const accept = queued(`/disputes/${id}/accept`, { screening: CLEAN, occurredAt }, { afterId: register.id });
  return { id, requests: [register, accept] };
}

test('a case begun in the field is registered and accepted at arrival, as of when it happened', async () => {
  const { id, requests } = village();
  const items = await sync('justice', requests);
  expect(told(items)).toEqual([
    ['registered', 201, null],
    ['registered', 200, null],
  ]);
  expect(items[0]?.location).toBe(`/api/v1/disputes/${id}`);
  expect(await world.get('justice', `/disputes/${id}`)).toMatchObject({
    state: 'accepted',
    receivedAt: '2026-10-14T01:00:00.000Z',
    acceptedAt: '2026-10-14T01:30:00.000Z',
  });
});

test('sent again, whole, in part or at the same moment, it is done once', async () => {
  const { id, requests } = village();
  const all = await Promise.all([sync('justice', requests), sync('justice', requests)]);
  const done = all.flat().filter(({ outcome }) => outcome === 'registered');
  expect(done.map((one) => one.id).sort()).toEqual(requests.map((one) => one.id).sort());
  expect(told(await sync('justice', requests))).toEqual([
    ['received', 201, null],
    ['received', 200, null],
  ]);
  const { version } = await world.get('justice', `/disputes/${id}`);
  expect(told(await sync('justice', requests.slice(0, 1)))).toEqual([['received', 201, null]]);
  expect((await world.get('justice', `/disputes/${id}`))['version']).toBe(version);
});

test('an id that was used for something else is refused', async () => {
  const [register] = village().requests;
  await sync('justice', [register ?? {}]);
  const other = await sync('justice', [{ ...register, body: leak(world) }]);
  expect(told(other)).toEqual([['refused', 422, 'idempotency_mismatch']]);
});

test('what builds on a refused request is refused with it, the others go on', async () => {
  const bad = village();
  const good = village();
  const wrong = { ...bad.requests[0], body: { ...leak(world), id: bad.id, category: 'nonsense' } };
  const named = queued('/disputes', leak(world), { afterId: bad.requests[0]?.id ?? '' });
  const items = await sync('justice', [wrong, ...bad.requests.slice(1), named, ...good.requests]);
  expect(told(items)).toEqual([
    ['refused', 400, 'validation_failed'],
    ['refused', 409, 'depends_on_refused'],
    ['refused', 409, 'depends_on_refused'],
    ['registered', 201, null],
    ['registered', 200, null],
  ]);
  expect(items[0]?.because?.problem).toMatchObject({ errors: [{ pointer: '/category' }] });
  expect(items[1]?.because?.detail).toContain(bad.requests[0]?.id);
  await world.get('director', `/disputes/${bad.id}`, 404);
  // Mended, the same ids are good again.
  expect(told(await sync('justice', bad.requests))).toEqual([
    ['registered', 201, null],
    ['registered', 200, null],
  ]);
});

test('rights are asked for at arrival: a mediator from whom the case was taken meanwhile is told what may have happened', async () => {
  const [kept, taken] = [await Case.assigned(world), await Case.assigned(world)];
  const withdrawal = async ({ id, parties }: Case) =>
    queued(
      `/disputes/${id}/withdraw`,
      { partyId: parties[0] ?? '' },
      { ifMatch: await world.etag('mediator', `/disputes/${id}`) },
    );
  const requests = [await withdrawal(taken), await withdrawal(kept)];
  await taken.act('director', 'assign', { body: { mediatorIds: [world.staff('林和事')] } });
  const items = await sync('mediator', requests);
  expect(told(items)).toEqual([
    ['refused', 404, 'not_found'],
    ['registered', 200, null],
  ]);
  expect(items[0]?.because?.detail).toMatch(/改派/);
  const english = await sync('mediator', requests.slice(0, 1), { 'accept-language': 'en' });
  expect(english[0]?.because?.detail).toMatch(/no longer yours/);
  expect(await world.get('director', `/disputes/${taken.id}`)).toMatchObject({ state: 'assigned' });
});

test('a case that somebody changed meanwhile is refused by the ETag last read, and nothing is overwritten', async () => {
  const file = await Case.registered(world);
  const before = await world.etag('justice', `/disputes/${file.id}`);
  await world.patch('justice', `/disputes/${file.id}`, { body: { title: '改过' } });
  const accept = queued(`/disputes/${file.id}/accept`, { screening: CLEAN }, { ifMatch: before });
  expect(told(await sync('justice', [accept]))).toEqual([['refused', 412, 'stale']]);
  const { ifMatch: _, ...blind } = accept;
  expect(told(await sync('justice', [blind]))).toEqual([['refused', 428, 'if_match_required']]);
  const now = await world.etag('justice', `/disputes/${file.id}`);
  expect(told(await sync('justice', [{ ...accept, ifMatch: now }]))).toEqual([['registered', 200, null]]);
});

test('who may not do it at all is refused as anywhere', async () => {
  expect(told(await sync('auditor', [queued('/disputes', leak(world))]))).toEqual([['refused', 403, 'forbidden']]);
  await nobody(app)
    .post('/sync')
    .send({ requests: [queued('/disputes', leak(world))] })
    .expect(401);
});

test.each<[string, (first: Json) => Json[], string]>([
  ['another door', () => [queued('/accounts')], '/requests/0/path'],
  ['itself', () => [queued('/sync')], '/requests/0/path'],
  ['a way out', () => [queued('/disputes/../accounts')], '/requests/0/path'],
  ['a query', () => [queued('/disputes?x=1')], '/requests/0/path'],
  ['an id twice', (first) => [first, first], '/requests/1/id'],
  ['building on what is not there', (first) => [{ ...first, afterId: newId() }], '/requests/0/afterId'],
  ['building on itself', (first) => [{ ...first, afterId: first['id'] }], '/requests/0/afterId'],
  [
    'building on what comes later',
    (first) => [{ ...queued('/disputes'), afterId: first['id'] }, first],
    '/requests/0/afterId',
  ],
  ['a list for a body', (first) => [{ ...first, body: [] }], '/requests/0/body'],
  ['nothing', () => [], '/requests'],
])('%s: the whole batch is refused and nothing done', async (_, make, pointer) => {
  const first = queued('/disputes', leak(world));
  const reply = await world.post('justice', '/sync', { body: { requests: make(first) }, expect: 400 });
  expect(reply.body).toMatchObject({ errors: [{ pointer }] });
  // Had it been done, this would be a repetition.
  expect(told(await sync('justice', [first]))).toEqual([['registered', 201, null]]);
});
