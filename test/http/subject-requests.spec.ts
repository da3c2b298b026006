/** R48 what a party asks about their own data: recorded, decided with a reason and in time, told to them alone, or restricted. */
import type {
  SubjectDataResponse,
  SubjectRequestResponse,
} from '../../src/modules/subject-requests/subject-requests.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, type Json, newId, World } from '../support/world.js';

const NAME = '查无此名';
const PHONE = '13700000271';
const ID_NUMBER = '350981199001010011';
const OTHER_PHONE = '13700000272';

let app: TestApp;
let world: World;
let closed: Case;
let earlier: Case;
let open: Case;

const parties = (): Json => ({
  parties: [
    {
      ...{ id: newId(), role: 'applicant', kind: 'person', name: NAME, phone: PHONE, idNumber: ID_NUMBER },
      address: '鹤祥新城7号楼502室',
    },
    { id: newId(), role: 'respondent', kind: 'person', name: '对方当事人', phone: OTHER_PHONE },
  ],
});

async function ended(): Promise<Case> {
  const file = await Case.registered(world, 'justice', parties());
  await file.act('justice', 'refuse', { body: { reason: 'outside_scope', remedy: 'court' } });
  await file.act('justice', 'close');
  return file;
}

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  earlier = await ended();
  closed = await ended();
  open = await Case.registered(world, 'justice', parties());
});

afterAll(() => app?.close());

const asked = (file: Case, rest: Json = {}): Json => ({
  partyId: file.parties[0],
  kind: 'access',
  via: 'in_person',
  identityCheck: 'id_card_seen',
  receivedOn: '2026-10-14',
  ...rest,
});

async function recorded(file: Case, kind = 'access'): Promise<SubjectRequestResponse> {
  const reply = await file.record('justice', 'subject-requests', asked(file, { kind, words: '请处理本人资料。' }));
  return reply.body as SubjectRequestResponse;
}

const decided = async ({ id }: SubjectRequestResponse, body: Json, expect = 200, by = 'director') =>
  (await world.act(by, `/subject-requests/${id}`, 'decide', { body, expect })).body as SubjectRequestResponse & Json;

const dataOf = ({ id }: SubjectRequestResponse): Promise<SubjectDataResponse> =>
  world.get<SubjectDataResponse>('director', `/subject-requests/${id}/data`);

const reveal = (file: Case, expect: number) =>
  world.post('justice', `${file.path}/parties/${file.parties[0] ?? ''}/reveal`, {
    body: { fields: ['phone'], purpose: 'contact' },
    expect,
  });

const found = async (query: string): Promise<string[]> =>
  (await world.get<{ items: { id: string }[] }>('director', `/disputes?${query}`)).items.map(({ id }) => id);

const similar = async (): Promise<string[]> => {
  const body = { centerId: world.center, category: 'neighbor', parties: [{ name: NAME, idNumber: ID_NUMBER }] };
  const reply = await world.post('justice', '/duplicate-searches', { body, expect: 200 });
  return (reply.body as { items: { disputeId: string }[] }).items.map(({ disputeId }) => disputeId).sort();
};

describe('R48 a request', () => {
  test('is recorded with how it was made sure who asks, and is due in thirty days', async () => {
    const request = await recorded(closed);
    expect(request).toMatchObject({
      disputeId: closed.id,
      kind: 'access',
      receivedOn: '2026-10-14',
      dueOn: '2026-11-13',
      words: '请处理本人资料。',
      decision: null,
    });
    expect(await world.get('justice', `/subject-requests/${request.id}`)).toEqual(request);
    const { items } = await world.get<{ items: Json[] }>(
      'director',
      `/subject-requests?state=open&disputeId=${closed.id}`,
    );
    expect(items.map(({ id }) => id)).toContain(request.id);
    const { rows } = await app.pool.query(`SELECT words_sealed FROM subject_request WHERE id = $1`, [request.id]);
    expect(JSON.stringify(rows)).not.toContain('请处理');
  });

  test('is refused where it is wrong, and by whom it is none of their business', async () => {
    for (const wrong of [
      { partyId: open.parties[0] },
      { partyId: newId() },
      { kind: 'oblivion' },
      { via: 'telepathy' },
      { identityCheck: 'trust_me' },
      { receivedOn: '2026-10-15' },
      { words: '' },
      { extra: 1 },
    ])
      await closed.record('justice', 'subject-requests', asked(closed, wrong), 400);
    await closed.record('grid', 'subject-requests', asked(closed), 403);
    await closed.record('other.director', 'subject-requests', asked(closed), 404);
    const request = await recorded(closed);
    await world.get('other.director', `/subject-requests/${request.id}`, 404);
    await world.get('justice', '/subject-requests', 403);
    await decided(request, { decision: 'granted' }, 403, 'justice');
    await world.get('justice', `/subject-requests/${request.id}/data`, 403);
    expect((await world.get<{ items: Json[] }>('other.director', '/subject-requests')).items).toEqual([]);
  });

  test('is decided once, on the version that was seen, and refused with a reason', async () => {
    const request = await recorded(closed, 'correction');
    const path = `/subject-requests/${request.id}`;
    await world.act('director', path, 'decide', { body: { decision: 'granted' }, ifMatch: null, expect: 428 });
    await decided(request, { decision: 'refused' }, 400);
    expect(await decided(request, { decision: 'refused', reason: '身份无法核实。' })).toMatchObject({
      decision: 'refused',
      outcome: 'none',
      reason: '身份无法核实。',
    });
    await world.act('director', path, 'decide', { body: { decision: 'granted' }, ifMatch: '"1-x"', expect: 412 });
    expect(await decided(request, { decision: 'granted' }, 409)).toMatchObject({
      code: 'subject_request_decided',
      ruleId: 'R48',
    });
  });
});

test('R48 a granted access tells the person all that is held about them, and of others nothing', async () => {
  const request = await recorded(closed);
  const early = await world.get<Json>('director', `/subject-requests/${request.id}/data`, 409);
  expect(early).toMatchObject({ code: 'subject_access_not_granted' });
  await decided(request, { decision: 'granted' });
  const data = await dataOf(request);
  expect(data.cases.map(({ disputeId }) => disputeId).sort()).toEqual([earlier.id, closed.id, open.id].sort());
  for (const one of data.cases) {
    expect(one).toMatchObject({ role: 'applicant', others: ['对***'] });
    expect(one.own).toMatchObject({ name: NAME, phone: PHONE, idNumber: ID_NUMBER, address: '鹤祥新城7号楼502室' });
  }
  expect(data.text).toContain(PHONE);
  expect(JSON.stringify(data)).not.toContain(OTHER_PHONE);
  expect(JSON.stringify(data)).not.toContain('对方');
  const { rows } = await app.pool.query(
    `SELECT params FROM audit_log WHERE action = 'subject_data.told' AND subject_id = $1`,
    [request.id],
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(PHONE);
});

describe('R48 restriction', () => {
  test('waits for the end of the case', async () => {
    const request = await recorded(open, 'consent_withdrawal');
    expect(await decided(request, { decision: 'granted' }, 409)).toMatchObject({
      code: 'subject_case_open',
      ruleId: 'R48',
    });
    await reveal(open, 200);
  });

  test('erasure during retention: stored and kept safe, nothing else, and counted all the same', async () => {
    const q = encodeURIComponent(NAME);
    expect((await found(`q=${q}`)).sort()).toEqual([earlier.id, closed.id, open.id].sort());
    expect(await similar()).toEqual([earlier.id, closed.id, open.id].sort());
    const counted = await world.get<{ total: number }>('director', '/disputes?withTotal=true&limit=1');
    const request = await recorded(closed, 'erasure');
    expect(await decided(request, { decision: 'granted' })).toMatchObject({ outcome: 'restricted' });
    for (const file of [closed, earlier]) {
      expect((await reveal(file, 409)).body).toMatchObject({ code: 'personal_data_restricted', ruleId: 'R48' });
      const [party] = (await world.get<{ items: Json[] }>('justice', `${file.path}/parties`)).items;
      expect(party).toMatchObject({ name: '查***', phone: '137******71', restrictedAt: world.now });
      const record = await world.get('director', `/national-records/${file.id}?ground=statutory`);
      for (const value of [NAME, PHONE, ID_NUMBER]) expect(JSON.stringify(record)).not.toContain(value);
      const whole = await file.get('director', 'parties,timeline');
      expect(JSON.stringify(whole)).not.toContain(NAME);
    }
    await reveal(open, 200);
    expect(await found(`q=${q}`)).toEqual([open.id]);
    expect(await similar()).toEqual([open.id]);
    expect(await world.get('director', '/disputes?withTotal=true&limit=1')).toMatchObject({ total: counted.total });
    expect(await found(`q=${encodeURIComponent('楼上漏水')}`)).toContain(closed.id);
  });

  test('ends when the person agrees again', async () => {
    const request = await recorded(closed, 'release');
    expect(await decided(request, { decision: 'granted' })).toMatchObject({ outcome: 'released' });
    expect((await reveal(earlier, 200)).body).toEqual({ phone: PHONE });
    expect(await similar()).toEqual([earlier.id, closed.id, open.id].sort());
    expect(await found(`q=${encodeURIComponent(NAME)}`)).toHaveLength(3);
    await decided(await recorded(closed, 'restriction'), { decision: 'granted' });
    expect(await similar()).toEqual([open.id]);
  });

  test('the person still may see what is held', async () => {
    const request = await recorded(closed);
    await decided(request, { decision: 'granted' });
    const data = await dataOf(request);
    const own = data.cases.find(({ disputeId }) => disputeId === closed.id);
    expect(own).toMatchObject({ own: { name: NAME, phone: PHONE }, restrictedAt: expect.any(String) });
  });
});
