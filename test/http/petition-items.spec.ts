/**
 * Petition items over HTTP (R14): the clocks of the law from receipt to re-review, what is late on the desks of those who answer for
 * it, and records that are struck but never lost.
 */
import type { Response } from 'supertest';
import type { DeskResponse } from '../../src/modules/desk/desk.dto.js';
import type { ItemClockResponse, ItemResponse } from '../../src/modules/petitions/petition-items.dto.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

beforeEach(() => world.moveTo(TEST_NOW));

const on = (day: string): void => world.moveTo(`${day}T02:00:00.000Z`);

async function petition(terms: Json = {}): Promise<string> {
  const body = {
    centerId: world.center,
    occurredOn: '2026-10-13',
    channel: 'letter',
    level: 'community',
    persons: 1,
    group: false,
    matter: '反映楼道照明',
    first: true,
    firstScope: 'body',
    knownFrom: 'own',
    ...terms,
  };
  return idOf(await world.post('petition', '/petitions', { body }));
}

const receipt = (terms: Json = {}): Json => ({
  receivedOn: '2026-10-13',
  source: 'direct',
  departmentId: world.department('public_security'),
  ...terms,
});
const opening = (petitionId: string, terms: Json, expected: number): Promise<Response> =>
  world.post('petition', `/petitions/${petitionId}/item`, { body: receipt(terms), expect: expected });

async function opened(terms: Json = {}): Promise<ItemResponse> {
  return (await opening(await petition(), terms, 201)).body as ItemResponse;
}

interface Step {
  readonly by?: string;
  readonly expect?: number;
}

async function step(
  { id }: { id: string },
  verb: string,
  body: Json,
  { by = 'petition', expect: expected = 200 }: Step = {},
): Promise<ItemResponse & { code?: string }> {
  const reply = await world.act(by, `/petition-items/${id}`, verb, { body, expect: expected });
  return reply.body as ItemResponse & { code?: string };
}

const read = ({ id }: { id: string }): Promise<ItemResponse> =>
  world.get<ItemResponse>('director', `/petition-items/${id}`);
const clock = ({ clocks }: ItemResponse, kind: string): ItemClockResponse | undefined =>
  clocks.find((each) => each.kind === kind);
const faults = (reply: Response): string[] =>
  (reply.body as { errors: { pointer: string; code: string }[] }).errors.map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
const idOf = ({ body }: { body: unknown }): string => (body as { id: string }).id;

/** On whose desks the item lies, and for what. */
async function desks({ id }: { id: string }): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of ['petition', 'director', 'admin', 'justice', 'mediator', 'other.director']) {
    const { petitionItems } = await world.get<DeskResponse>(name, '/desk');
    const line = petitionItems.find(({ itemId }) => itemId === id);
    if (line !== undefined) found[name] = `${line.kind} ${line.dueOn} ${line.daysLeft}`;
  }
  return found;
}

test('R14 an item goes from receipt to its re-review, each clock met, missed or extended as the law has it', async () => {
  const item = await opened();
  expect(item).toMatchObject({
    state: 'received',
    endedAs: null,
    nextDue: { kind: 'notice', dueOn: '2026-10-28', calendarKnown: true },
    clocks: [{ kind: 'notice', from: '2026-10-13', state: 'running', basis: { law: '信访工作条例', article: '23' } }],
    records: [{ seq: 1, kind: 'open', occurredOn: '2026-10-13', recordedAt: world.now, late: false, struck: false }],
    version: 1,
  });
  expect(await world.get('petition', `/petitions/${item.petitionId}`)).toMatchObject({ itemId: item.id });
  expect(await desks(item)).toEqual({});

  on('2026-10-21');
  const soon = 'notice 2026-10-28 7';
  expect(await desks(item)).toEqual({ petition: soon, director: soon });
  on('2026-10-29');
  expect(await desks(item)).toEqual({ petition: 'notice 2026-10-28 -1', director: 'notice 2026-10-28 -1' });
  const overdue = await world.get<{ items: ItemResponse[] }>('director', '/petition-items?overdue=true');
  expect(overdue.items.map(({ id }) => id)).toEqual([item.id]);
  const told = await step(item, 'notify', { on: '2026-10-29', form: 'written' });
  expect(clock(told, 'notice')).toMatchObject({ doneOn: '2026-10-29', state: 'missed' });
  expect(told).toMatchObject({ state: 'accepted', nextDue: { kind: 'answer', dueOn: '2026-12-28' } });
  expect(await desks(item)).toEqual({});

  on('2026-12-22');
  const extension = { on: '2026-12-22', days: 30, reason: '情况复杂，需实地勘察' };
  expect(await step(item, 'extend', extension, { expect: 403 })).toMatchObject({ code: 'forbidden' });
  const extended = await step(item, 'extend', extension, { by: 'director' });
  expect(clock(extended, 'answer')?.dueOn).toBe('2027-01-27');
  expect(await desks(item)).toMatchObject({ petition: 'extension_notice 2026-12-28 6' });
  expect(await step(item, 'extend', extension, { by: 'director', expect: 409 })).toMatchObject({
    code: 'already_extended',
    ruleId: 'R14',
    basis: { law: '信访工作条例' },
    availableActions: expect.arrayContaining(['answer', 'tell-extension']),
  });
  await step(item, 'tell-extension', { on: '2026-12-22' });

  on('2027-01-27');
  expect(await desks(item)).toMatchObject({ director: 'answer 2027-01-27 0' });
  const answered = await step(item, 'answer', { on: '2027-01-27', outcome: 'not_supported' });
  expect([answered.state, clock(answered, 'answer')?.state, answered.nextDue]).toEqual(['answered', 'met', null]);
  await step(item, 'request-review', { on: '2027-01-27' }, { expect: 409 });
  await step(item, 'deliver', { on: '2027-01-27' });
  on('2027-02-26');
  const asked = await step(item, 'request-review', { on: '2027-02-26', body: '示例县人民政府' });
  expect(asked).toMatchObject({ state: 'in_review', nextDue: { kind: 'review' } });
  on('2027-03-10');
  await step(item, 'decide-review', { on: '2027-03-10', outcome: 'upheld' });
  await step(item, 'deliver', { on: '2027-03-10' });
  await step(item, 'request-review', { on: '2027-03-10' });
  on('2027-04-14');
  const ended = await step(item, 'decide-review', { on: '2027-04-14', outcome: 'changed', hearingDays: 10 });
  expect(ended).toMatchObject({ state: 'ended', endedAs: 're_reviewed', nextDue: null, availableActions: ['strike'] });
  expect(clock(ended, 're_review')).toMatchObject({ state: 'met', basis: { article: '36' } });
  expect(await read(item)).toEqual(ended);
});

test('R14 the same matter is not taken up beside itself nor after its re-review, and is registered all the same', async () => {
  const first = await opened();
  const again = await petition();
  const pending = await opening(again, { sameMatterAsId: first.id }, 409);
  expect(pending.body).toMatchObject({ code: 'same_matter_pending', ruleId: 'R14' });
  await step(first, 'notify', { on: '2026-10-13', form: 'address_unclear' });
  await step(first, 'answer', { on: '2026-10-13', outcome: 'supported' });
  for (const verb of ['deliver', 'request-review']) await step(first, verb, { on: '2026-10-14' });
  await step(first, 'decide-review', { on: '2026-10-14', outcome: 'upheld' });
  for (const verb of ['deliver', 'request-review']) await step(first, verb, { on: '2026-10-14' });
  await step(first, 'decide-review', { on: '2026-10-14', outcome: 'upheld' });
  const final = await opening(again, { sameMatterAsId: first.id }, 409);
  expect(final.body).toMatchObject({ code: 'same_facts_final', ruleId: 'R14' });
  expect(await world.get('petition', `/petitions/${again}`)).toMatchObject({ itemId: null });
});

test('R14 what was passed on may be objected to within five working days, and goes back if the sender agrees', async () => {
  const receivedOn = '2026-10-08';
  const sent = async () => {
    const petitionId = await petition({ occurredOn: receivedOn, knownFrom: 'transfer' });
    const terms = { receivedOn, source: 'transferred', departmentId: undefined, body: '示例街道办事处' };
    return (await opening(petitionId, terms, 201)).body as ItemResponse;
  };
  const [returned, kept] = [await sent(), await sent()];
  // The Saturday is worked in exchange for the holiday.
  expect(clock(returned, 'objection')).toMatchObject({ dueOn: '2026-10-14', state: 'running' });
  const objection = { on: '2026-10-14', reason: '不属于本单位职权范围' };
  expect(await step(returned, 'object', objection)).toMatchObject({ state: 'objected', nextDue: { kind: 'notice' } });
  expect(await step(returned, 'decide-objection', { on: '2026-10-14', upheld: true })).toMatchObject({
    state: 'ended',
    endedAs: 'returned',
    records: [{ kind: 'open', late: true }, { kind: 'object', note: objection.reason }, { upheld: true }],
  });
  await step(kept, 'object', objection);
  await step(kept, 'decide-objection', { on: '2026-10-14', upheld: false });
  expect(await step(kept, 'object', objection, { expect: 409 })).toMatchObject({ code: 'already_objected' });
  expect(await step(kept, 'transfer', { on: '2026-10-14', body: '示例县水利局' })).toMatchObject({
    endedAs: 'transferred',
  });
  expect(await step(await opened(), 'object', objection, { expect: 409 })).toMatchObject({
    code: 'objection_only_if_sent',
  });
});

test('a wrong record is struck and stays visible; the rest is as it was before', async () => {
  const item = await opened();
  await step(item, 'withdraw', { on: '2026-10-14' });
  const struck = await step(item, 'strike', { reason: '误录' });
  expect(struck).toMatchObject({
    state: 'received',
    endedAs: null,
    nextDue: item.nextDue,
    clocks: item.clocks,
    records: [
      { kind: 'open', struck: false },
      { kind: 'withdraw', struck: true },
      { kind: 'strike', struck: false, note: '误录' },
    ],
    version: 3,
  });
  expect(await step(item, 'strike', { reason: '误录' }, { expect: 409 })).toMatchObject({ code: 'nothing_to_strike' });
});

describe('an item', () => {
  it.each([
    [{ departmentId: undefined }, '/departmentId required'],
    [{ body: '示例街道办事处' }, '/body not_allowed_with'],
    [{ departmentId: newId() }, '/departmentId unknown_reference'],
    [{ receivedOn: '2026-10-12' }, '/receivedOn out_of_range'],
    [{ receivedOn: '2026-10-15' }, '/receivedOn out_of_range'],
    [{ sameMatterAsId: newId() }, '/sameMatterAsId unknown_reference'],
    [{ source: 'rumour' }, '/source wrong_code'],
    [{ petitioner: '某人' }, '/petitioner unknown_field'],
  ])('is not opened with a fault (%#)', async (terms, fault) => {
    expect(faults(await opening(await petition(), terms, 400))).toEqual([fault]);
  });

  it.each([
    ['notify', { on: '2026-10-15', form: 'written' }, '/on in_future'],
    ['notify', { on: '2026-10-14', form: 'written', acceptedOn: '2026-10-12' }, '/acceptedOn out_of_range'],
    ['notify', { on: '2026-10-13', form: 'written', acceptedOn: '2026-10-14' }, '/acceptedOn out_of_range'],
    ['notify', { on: '2026-10-14', form: 'shouted' }, '/form wrong_code'],
    ['withdraw', { on: '2026-02-30' }, '/on bad_day'],
    ['transfer', { on: '2026-10-14' }, '/body required'],
    ['strike', { reason: ' ' }, '/reason too_short'],
  ])('records nothing with a fault: %s (%#)', async (verb, body, fault) => {
    const item = await opened();
    const reply = await world.act('petition', `/petition-items/${item.id}`, verb, { body, expect: 400 });
    expect(faults(reply)).toEqual([fault]);
    expect(await read(item)).toEqual(item);
  });

  it('records nothing out of order', async () => {
    const item = await opened();
    await step(item, 'notify', { on: '2026-10-14', form: 'written' });
    const refused = await step(item, 'answer', { on: '2026-10-13', outcome: 'supported' }, { expect: 409 });
    expect(refused).toMatchObject({ code: 'item_out_of_order', ruleId: 'R14' });
    const wrong = await step(item, 'deliver', { on: '2026-10-14' }, { expect: 409 });
    expect(wrong).toMatchObject({ code: 'item_wrong_state', detail: expect.stringContaining('已受理') });
  });

  it('was not received before its petition was made, whatever is amended', async () => {
    const { petitionId } = await opened();
    const path = `/petitions/${petitionId}`;
    const later = await world.patch('petition', path, { body: { occurredOn: '2026-10-14' }, expect: 400 });
    expect(faults(later)).toEqual(['/occurredOn not_after']);
    await world.patch('petition', path, { body: { occurredOn: '2026-10-12' } });
  });

  it('is there for those who read the register, and acted on with the version just read', async () => {
    const item = await opened();
    const path = `/petition-items/${item.id}`;
    await world.get('other.director', path, 404);
    for (const name of ['mediator', 'admin', 'auditor', 'justice']) await world.get(name, path, 403);
    const body = { on: '2026-10-14' };
    await world.post('other.director', `${path}/extend`, {
      body: { ...body, days: 1, reason: '复杂' },
      ifMatch: '"1"',
      expect: 404,
    });
    await world.post('director', `${path}/withdraw`, { body, ifMatch: '"1"', expect: 403 });
    await world.post('petition', `${path}/withdraw`, { body, expect: 428 });
    await world.post('petition', `${path}/withdraw`, { body, ifMatch: '"7"', expect: 412 });
    await world.post('petition', `/petitions/${newId()}/item`, { body: receipt(), expect: 404 });
    await world.post('director', `/petitions/${item.petitionId}/item`, { body: receipt(), expect: 403 });
    await world.post('petition', `/petitions/${await petition()}/item`, {
      body: receipt(),
      ifMatch: '"7"',
      expect: 412,
    });
    expect(await read(item)).toEqual(item);
  });

  it('is one per entry, and takes one of many records written at once', async () => {
    const petitionId = await petition();
    const agent = await world.as('petition');
    const openings = await Promise.all(
      Array.from({ length: 6 }, async () => await agent.post(`/petitions/${petitionId}/item`).send(receipt())),
    );
    expect(openings.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(openings.filter(({ body }) => (body as Json)['code'] === 'item_exists')).toHaveLength(5);
    const { itemId } = await world.get('petition', `/petitions/${petitionId}`);
    const path = `/petition-items/${String(itemId)}`;
    const endings = await Promise.all(
      Array.from({ length: 6 }, async () =>
        agent.post(`${path}/withdraw`).set('If-Match', '"1"').send({ on: '2026-10-14' }),
      ),
    );
    expect(endings.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
    expect((await world.get<ItemResponse>('petition', path)).records).toHaveLength(2);
  });

  it('is opened once by a retry', async () => {
    const path = `/petitions/${await petition()}/item`;
    const ask = { body: receipt(), headers: { 'Idempotency-Key': newId() } };
    const first = await world.post('petition', path, ask);
    const second = await world.post('petition', path, ask);
    expect([second.body, second.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    await world.post('petition', path, { body: receipt(), expect: 409 });
  });

  it('tells other systems codes and days, and is listed by what it is', async () => {
    const item = await opened({ id: newId() });
    await step(item, 'notify', { on: '2026-10-14', form: 'written' });
    const { rows } = await app.pool.query('SELECT type, payload FROM outbox WHERE subject_id = $1 ORDER BY id', [
      item.id,
    ]);
    const { petitionId } = item;
    expect(rows).toEqual([
      {
        type: 'petition_item.recorded',
        payload: {
          petitionId,
          kind: 'open',
          on: '2026-10-13',
          state: 'received',
          dueKind: 'notice',
          dueOn: '2026-10-28',
          version: 1,
        },
      },
      {
        type: 'petition_item.recorded',
        payload: {
          petitionId,
          kind: 'notify',
          on: '2026-10-14',
          state: 'accepted',
          dueKind: 'answer',
          dueOn: '2026-12-14',
          version: 2,
        },
      },
    ]);
    const list = (query: string) =>
      world.get<{ items: Json[]; total?: number }>('director', `/petition-items?${query}`);
    const mine = `petitionId=${petitionId}&centerId=${world.center}`;
    expect((await list(`${mine}&state=accepted&overdue=false&withTotal=true`)).total).toBe(1);
    expect((await list(`${mine}&state=received`)).items).toEqual([]);
    expect((await list(`${mine}&overdue=true`)).items).toEqual([]);
    const theirs = await world.get<{ items: Json[] }>('other.director', `/petition-items?${mine}`);
    expect(theirs.items).toEqual([]);
  });
});

test('R14 stands in the rule book with its codes', async () => {
  const { items } = await world.get<{ items: { id: string; codes: { code: string; text: string }[] }[] }>(
    'petition',
    '/rules',
  );
  const codes = items.find(({ id }) => id === 'R14')?.codes ?? [];
  expect(codes.map(({ code }) => code)).toEqual(expect.arrayContaining(['same_facts_final', 'review_window_closed']));
  expect(codes.filter(({ code, text }) => code === text)).toEqual([]);
});
