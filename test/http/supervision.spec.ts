/** Supervision 督办: the director's order on a case with a due date, its answer, and what the director says of the answer. */
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import type { SupervisionResponse } from '../../src/modules/referrals/supervisions.dto.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { Case, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

beforeEach(() => world.moveTo(TEST_NOW));

const order = (rest: Json = {}): Json => ({ order: '请本周内组织双方到场', dueOn: '2026-10-20', ...rest });
const code = (body: unknown): unknown => (body as { code: string }).code;

async function ordered(file: Case, rest: Json = {}): Promise<SupervisionResponse> {
  const { body } = await file.act('director', 'supervisions', { body: order(rest), expect: 201 });
  return body as SupervisionResponse;
}

const act = (by: string, { id }: { id: string }, word: 'answer' | 'close', body: Json, expect = 200) =>
  world.act(by, `/supervisions/${id}`, word, { body, expect });

const supervision = async (file: Case): Promise<DisputeResponse['deadlines']> => {
  const { deadlines } = (await file.get('director')) as unknown as DisputeResponse;
  return deadlines.filter(({ kind }) => kind === 'supervision');
};

const dueOn = async ({ id }: Case): Promise<unknown> => {
  const { rows } = await app.pool.query<{ due: string | null }>(
    'SELECT supervision_due_on AS due FROM dispute WHERE id = $1',
    [id],
  );
  return rows[0]?.due;
};

test('ordered, answered by who works the case, found wanting, answered again too late, closed', async () => {
  const file = await Case.assigned(world);
  const reply = await file.act('director', 'supervisions', { body: order(), expect: 201 });
  const given = reply.body as SupervisionResponse;
  expect(reply.headers['location']).toBe(`/api/v1/supervisions/${given.id}`);
  expect(given).toMatchObject({
    disputeId: file.id,
    cause: 'director',
    state: 'open',
    order: '请本周内组织双方到场',
    dueOn: '2026-10-20',
    answer: null,
    closedAt: null,
  });
  expect(await dueOn(file)).toBe('2026-10-20');
  expect(await supervision(file)).toMatchObject([{ subjectId: given.id, dueOn: '2026-10-20', state: 'running' }]);
  expect(((await file.get('mediator')) as unknown as DisputeResponse).availableActions).toContain('answer-supervision');

  const early = await act('director', given, 'close', { accepted: true }, 409);
  expect(code(early.body)).toBe('supervision_not_answered');
  const answered = await act('mediator', given, 'answer', { answer: '已约定周五调解' });
  expect(answered.body).toMatchObject({ state: 'answered', answer: '已约定周五调解', answeredAt: world.now });
  expect(await supervision(file)).toMatchObject([{ state: 'met' }]);
  expect(await dueOn(file)).toBeNull();
  expect(code((await act('justice', given, 'answer', { answer: '又一次' }, 409)).body)).toBe('supervision_not_open');

  world.wait(60);
  const again = await act('director', given, 'close', { accepted: false, dueOn: '2026-10-23', note: '未说明对方态度' });
  expect(again.body).toMatchObject({ state: 'open', dueOn: '2026-10-23', answer: null, note: '未说明对方态度' });
  expect(await dueOn(file)).toBe('2026-10-23');
  world.moveTo('2026-10-26T02:00:00.000Z');
  expect(await supervision(file)).toMatchObject([{ state: 'missed' }]);
  await act('justice', given, 'answer', { answer: '双方已到场，同意修复' });
  const closed = await act('director', given, 'close', { accepted: true });
  expect(closed.body).toMatchObject({
    state: 'closed',
    answer: '双方已到场，同意修复',
    note: null,
    closedAt: world.now,
  });
  expect(await supervision(file)).toMatchObject([{ dueOn: '2026-10-23', state: 'missed' }]);

  const { items } = await world.get<{ items: Json[] }>('mediator', `${file.path}/timeline`);
  const told = items.filter(({ type }) => String(type).startsWith('Supervision'));
  expect(told.map(({ type, note }) => [type, note])).toEqual([
    ['SupervisionOrdered', '请本周内组织双方到场'],
    ['SupervisionAnswered', '已约定周五调解'],
    ['SupervisionReopened', '未说明对方态度'],
    ['SupervisionAnswered', '双方已到场，同意修复'],
    ['SupervisionClosed', null],
  ]);
  const { rows } = await app.pool.query<{ payload: Json }>(
    `SELECT payload FROM outbox WHERE subject_id = $1 AND type = 'dispute.SupervisionOrdered'`,
    [file.id],
  );
  expect(Object.keys(rows[0]?.payload ?? {}).sort()).toEqual(['cause', 'dueOn', 'occurredAt', 'seq', 'supervisionId']);
});

test('is the director’s to give and to close, and unknown to whom the case is nothing', async () => {
  const file = await Case.assigned(world);
  const given = await ordered(file);
  const version = `"${String(((await file.get('director')) as unknown as DisputeResponse).version)}"`;
  for (const [by, status] of [
    ['justice', 403],
    ['mediator', 403],
    ['police', 404],
    ['other.director', 404],
    ['admin', 403],
  ] as const) {
    await file.act(by, 'supervisions', {
      body: order(),
      ifMatch: version,
      expect: status === 404 && by === 'police' ? 403 : status,
    });
    await world.post(by, `/supervisions/${given.id}/close`, {
      body: { accepted: true },
      ifMatch: version,
      expect: status === 404 && by === 'police' ? 403 : status,
    });
  }
  for (const by of ['police', 'judge', 'other.director', 'other.mediator']) {
    await world.get(by, `/supervisions/${given.id}`, 404);
    await world.get(by, `${file.path}/supervisions`, 404);
    await world.post(by, `/supervisions/${given.id}/answer`, { body: { answer: '无' }, ifMatch: version, expect: 404 });
  }
  await world.post('grid', `/supervisions/${given.id}/answer`, {
    body: { answer: '无' },
    ifMatch: version,
    expect: 403,
  });
  await world.get('director', `/supervisions/${newId()}`, 404);
});

test('goes on after the outcome, and is not in the way of closing', async () => {
  const file = await Case.registered(world);
  const given = await ordered(file, { dueOn: '2026-12-01' });
  await file.act('justice', 'refuse', { body: { reason: 'outside_scope', remedy: 'court' } });
  await file.act('justice', 'close');
  const later = await ordered(file, { order: '请回访申请人', dueOn: '2026-12-08' });
  expect(await dueOn(file)).toBe('2026-12-01');
  await act('justice', later, 'answer', { answer: '已回访' });
  await act('director', later, 'close', { accepted: true, note: '可以' });
  const { items } = await world.get<{ items: SupervisionResponse[] }>('director', `${file.path}/supervisions`);
  expect(items.map(({ id, state, note }) => [id, state, note])).toEqual([
    [given.id, 'open', null],
    [later.id, 'closed', '可以'],
  ]);
});

test('what does not fit is refused, and nothing is written', async () => {
  const file = await Case.assigned(world);
  const refused = async (body: Json): Promise<unknown> =>
    code((await file.act('director', 'supervisions', { body, expect: 409 })).body);
  expect(await refused(order({ dueOn: '2026-10-13' }))).toBe('due_before_order');
  expect(await refused(order({ occurredAt: '2026-10-15T00:00:00Z' }))).toBe('occurred_in_future');
  await file.act('director', 'supervisions', { body: order({ order: '' }), expect: 400 });
  await file.act('director', 'supervisions', { body: order({ dueOn: 'soon' }), expect: 400 });
  await file.act('director', 'supervisions', { body: order(), ifMatch: null, expect: 428 });
  await file.act('director', 'supervisions', { body: order(), ifMatch: '"1"', expect: 412 });
  const { items } = await world.get<{ items: unknown[] }>('director', `${file.path}/supervisions`);
  expect(items).toEqual([]);

  const given = await ordered(file);
  const taken = await file.act('director', 'supervisions', { body: order({ id: given.id }), expect: 409 });
  expect(code(taken.body)).toBe('id_in_use');
  await act('mediator', given, 'answer', { answer: '已办' });
  for (const [body, pointer, reason] of [
    [{ accepted: false }, '/dueOn', 'required'],
    [{ accepted: true, dueOn: '2026-10-20' }, '/dueOn', 'not_allowed_with'],
  ] as const) {
    const { body: problem } = await act('director', given, 'close', body, 400);
    expect((problem as { errors: Json[] }).errors).toMatchObject([{ pointer, code: reason }]);
  }
  const past = await act('director', given, 'close', { accepted: false, dueOn: '2026-10-13' }, 409);
  expect(code(past.body)).toBe('due_before_order');
  expect(await world.get('director', `/supervisions/${given.id}`)).toMatchObject({ state: 'answered' });
});
