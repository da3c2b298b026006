/** R46 the register of what was provided to whom: written with the act, on its ground, only added to, read by those who answer for the centre. */
import pg from 'pg';
import type { DataProvisionPage, DataProvisionResponse } from '../../src/modules/provisions/provisions.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, World } from '../support/world.js';

let app: TestApp;
let world: World;
let referred: Case;
let moved: Case;
let named: Case;

const list = (query: string, by = 'auditor'): Promise<DataProvisionPage> =>
  world.get<DataProvisionPage>(by, `/data-provisions${query}`);
const of = async (file: Case, by = 'auditor'): Promise<DataProvisionResponse[]> =>
  (await list(`?disputeId=${file.id}`, by)).items;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  referred = await Case.mediating(world);
  moved = await Case.assigned(world);
  named = await Case.registered(world);
  const outside = { body: 'other', bodyName: '示例仲裁委员会', ground: 'statutory', letterNo: '阳综函〔2026〕9号' };
  await referred.act('director', 'refer', { body: outside });
  const inside = { toDepartmentId: world.department('public_security'), reason: '涉及该部门职责', dueOn: '2026-12-31' };
  await moved.act('justice', 'referrals', { body: inside, expect: 201 });
  await world.get('director', `/national-records/${named.id}?ground=statutory`);
  await world.get('director', `/national-records/${named.id}`);
});

afterAll(() => app?.close());

test('R46 what left is there with recipient, ground and instant; what named nobody is not', async () => {
  const [out, ...more] = await of(referred);
  expect(more).toEqual([]);
  expect(out).toMatchObject({
    at: world.now,
    centerId: world.center,
    kind: 'referral_outside',
    text: '移送中心以外的单位',
    recipient: 'other',
    recipientName: '示例仲裁委员会',
    ground: 'statutory',
    cases: 1,
    disputeIds: [referred.id],
  });
  expect(await of(moved)).toMatchObject([
    {
      kind: 'referral_department',
      recipient: null,
      recipientId: world.department('public_security'),
      ground: 'statutory',
    },
  ]);
  expect((await of(moved))[0]?.recipientName).toEqual(expect.any(String));
  const records = await of(named);
  expect(records).toMatchObject([{ kind: 'national_records', ground: 'statutory' }]);
  expect(records[0]?.byAccountId).toEqual(expect.any(String));
});

test('a refused act leaves no line', async () => {
  const file = await Case.mediating(world);
  await file.act('director', 'refer', { body: { body: 'court', ground: 'consent', letterNo: '1' }, expect: 409 });
  expect(await of(file)).toEqual([]);
});

test('is asked by kind, ground, centre and time, page by page', async () => {
  const only = await list('?kind=referral_outside&kind=referral_department&ground=statutory&withTotal=true&limit=1');
  expect(only.items).toHaveLength(1);
  expect(only.total).toBeGreaterThan(1);
  const next = await list(
    `?kind=referral_outside&kind=referral_department&ground=statutory&withTotal=true&limit=1&cursor=${only.nextCursor ?? ''}`,
  );
  expect(next.items[0]?.id).not.toBe(only.items[0]?.id);
  expect((await list(`?kind=referral_outside&ground=consent&disputeId=${referred.id}`)).items).toEqual([]);
  expect((await list(`?disputeId=${referred.id}&to=${world.now}`)).items).toEqual([]);
  expect((await list(`?disputeId=${referred.id}&centerId=${world.neighbour}`)).items).toEqual([]);
  for (const wrong of [
    'kind=gossip',
    'ground=habit',
    `from=${world.now}&to=${world.now}`,
    'cursor=a.b',
    'centerId=1',
    'x=1',
  ])
    await world.get('auditor', `/data-provisions?${wrong}`, 400);
});

test('is for directors and auditors, of their centres; administrators see no cases', async () => {
  expect(await of(referred, 'director')).toHaveLength(1);
  expect(await of(referred, 'other.director')).toEqual([]);
  for (const by of ['admin', 'justice', 'mediator', 'petition', 'grid']) await world.get(by, '/data-provisions', 403);
});

test('the service itself can neither change nor remove a line', async () => {
  const client = new pg.Client({ connectionString: app.database.appUrl });
  await client.connect();
  await expect(client.query(`UPDATE data_provision SET ground = 'consent'`)).rejects.toThrow('permission denied');
  await expect(client.query('DELETE FROM data_provision')).rejects.toThrow('permission denied');
  await client.end();
});
