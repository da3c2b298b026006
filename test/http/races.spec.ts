/** Many people at once: exactly one of them, and numbers without gap or double, whatever the order. */
import type { Response } from 'supertest';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, CLEAN, leak, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

const times = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Some hands at a time: enough to be quick, few enough not to measure the queue. */
async function inParallel<T>(count: number, work: (index: number) => Promise<T>, hands = 10): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) results[index] = await work(index);
  };
  await Promise.all(times(hands).map(hand));
  return results;
}

const statuses = (replies: readonly Response[]): Record<number, number> => {
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

const logOf = async (id: string): Promise<string[]> => {
  const { rows } = await app.pool.query<{ type: string }>(
    'SELECT type FROM case_log WHERE dispute_id = $1 ORDER BY seq',
    [id],
  );
  return rows.map(({ type }) => type);
};

test('50 accept one dispute: one does', async () => {
  const file = await Case.registered(world);
  const [justice, director] = [await world.as('justice'), await world.as('director')];
  const accept = (index: number) =>
    (index % 2 === 0 ? justice : director)
      .post(`${file.path}/accept`)
      .set('If-Match', '"2"')
      .send({ screening: CLEAN });
  const replies = await Promise.all(times(50).map(async (index) => accept(index)));
  expect(statuses(replies)).toEqual({ 200: 1, 412: 49 });
  for (const { status, headers } of replies) if (status === 412) expect(headers['etag']).toMatch(/^"3/);
  expect(await logOf(file.id)).toEqual(['Registered', 'Routed', 'Accepted']);
});

test('200 different disputes are accepted at once: their numbers have neither gap nor double', async () => {
  const justice = await world.as('justice');
  const ids = await inParallel(200, async () => {
    const reply = await justice.post('/disputes').send(leak(world)).expect(201);
    return (reply.body as DisputeResponse).id;
  });
  // Every tenth acceptance is refused after its number was drawn: the serial must go back with it.
  const screening = (index: number) => ({ ...CLEAN, administrativeOnly: index % 10 === 0 });
  const replies = await Promise.all(
    ids.map(async (id, index) =>
      justice
        .post(`/disputes/${id}/accept`)
        .set('If-Match', '"2"')
        .send({ screening: screening(index) }),
    ),
  );
  expect(statuses(replies)).toEqual({ 200: 180, 409: 20 });
  const { rows } = await app.pool.query<{ number: string }>(
    "SELECT number FROM dispute WHERE center_id = $1 AND number LIKE '(2026)阳春人调字第%'",
    [world.center],
  );
  const serials = rows.map(({ number }) => Number(/第(\d+)号/.exec(number)?.[1])).sort((a, b) => a - b);
  expect(serials.length).toBeGreaterThanOrEqual(180);
  expect(serials).toEqual(serials.map((_, index) => index + 1));
});

test('50 cases want one room at one time: one gets it', async () => {
  const files = await inParallel(50, () => Case.mediating(world));
  const justice = await world.as('justice');
  const plan = (minute: number) => ({
    startsAt: `2026-10-18T02:${String(minute).padStart(2, '0')}:00Z`,
    endsAt: '2026-10-18T04:00:00Z',
    venue: 'room',
    roomId: world.room(),
  });
  const replies = await Promise.all(
    files.map(async (file, index) => justice.post(`${file.path}/sessions`).send(plan(index))),
  );
  expect(statuses(replies)).toEqual({ 201: 1, 409: 49 });
  for (const { status, body } of replies) if (status === 409) expect(body).toMatchObject({ code: 'room_taken' });
  const { rows } = await app.pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM mediation_session WHERE dispute_id = ANY($1::uuid[])',
    [files.map(({ id }) => id)],
  );
  expect(rows[0]?.count).toBe(1);
});

test('one Idempotency-Key sent ten times at once: one dispute, and every answer is that one or "still running"', async () => {
  const justice = await world.as('justice');
  const body = leak(world);
  const send = async () => justice.post('/disputes').set('Idempotency-Key', 'counter-7-0001').send(body);
  const replies = await Promise.all(times(10).map(send));
  const created = replies.filter(({ status }) => status === 201);
  const fresh = created.filter(({ headers }) => headers['idempotency-replayed'] === undefined);
  expect(fresh).toHaveLength(1);
  expect(new Set(created.map((reply) => (reply.body as DisputeResponse).id)).size).toBe(1);
  const others = replies.filter(({ status }) => status !== 201);
  for (const reply of others) {
    expect(reply.status).toBe(409);
    expect(reply.body).toMatchObject({ code: 'idempotency_in_flight' });
    expect(reply.headers['retry-after']).toBe('1');
  }
  const again = await send();
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect(again.headers['location']).toBe(fresh[0]?.headers['location']);
  expect(again.headers['etag']).toBe(fresh[0]?.headers['etag']);
  const { rows } = await app.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM party WHERE id = $1', [
    body.parties[0]?.id,
  ]);
  expect(rows[0]?.count).toBe(1);
});

test('one id sent by ten clients at once: one dispute, the others are told', async () => {
  const justice = await world.as('justice');
  const id = newId();
  const replies = await Promise.all(times(10).map(async () => justice.post('/disputes').send(leak(world, { id }))));
  expect(statuses(replies)).toEqual({ 201: 1, 409: 9 });
  for (const { status, body } of replies) if (status === 409) expect(body).toMatchObject({ code: 'id_in_use' });
});

test('all that is owed is paid once, however many record it; the settled case becomes performed once', async () => {
  const file = await Case.settled(world);
  const { obligations } = await file.get('director', 'obligations');
  const [{ id } = { id: '' }] = obligations as { id: string }[];
  const mediator = await world.as('mediator');
  const paid = { performedOn: '2026-10-14', evidence: '收条一张' };
  const replies = await Promise.all(
    times(20).map(async () => mediator.post(`/obligations/${id}/performance`).send(paid)),
  );
  expect(statuses(replies)).toEqual({ 201: 1, 409: 19 });
  expect((await logOf(file.id)).filter((type) => type === 'Performed')).toHaveLength(1);
  expect(await world.get('director', `/obligations/${id}`)).toMatchObject({ paid: '3000.00', state: 'performed' });
});
