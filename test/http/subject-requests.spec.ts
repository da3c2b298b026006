/** R48 what a party asks about their own data: recorded, decided with a reason and in time, told to them alone, or restricted. */
import type {
  SubjectDataResponse,
  SubjectRequestResponse,
} from '../../src/modules/subject-requests/subject-requests.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Taker, workOff } from '../support/exports.js';
import * as files from '../support/files.js';
import { Case, CLEAN, type Json, newId, World } from '../support/world.js';

const NAME = '查无此名';
const PHONE = '13700000271';
const ID_NUMBER = '350981199001010015';
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

async function ended(rest: Json = parties()): Promise<Case> {
  const file = await Case.registered(world, 'justice', rest);
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
      disputeIds: null,
      notYet: null,
    });
    expect(await world.get('justice', `/subject-requests/${request.id}`)).toEqual(request);
    // Before it is decided, whoever decides sees which cases it reaches.
    expect(await world.get('director', `/subject-requests/${request.id}`)).toMatchObject({
      disputeIds: [closed.id, earlier.id, open.id],
      notYet: [],
    });
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
      { kind: 'release' },
      { kind: 'consent_withdrawal' },
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

test('R48 whoever recorded a request does not decide it, and the table holds to that', async () => {
  const reply = await closed.record('director', 'subject-requests', asked(closed));
  const request = reply.body as SubjectRequestResponse;
  expect(await decided(request, { decision: 'granted' }, 403)).toMatchObject({
    code: 'own_subject_request',
    detail: '登记请求的人不能自己作出决定，请由另一名有权限的人员办理。',
  });
  expect(await world.get('director', `/subject-requests/${request.id}`)).toMatchObject({ decision: null });
  const itself = app.pool.query(
    `UPDATE subject_request SET decision = 'granted', decided_at = recorded_at, decided_by = recorded_by WHERE id = $1`,
    [request.id],
  );
  await expect(itself).rejects.toThrow('subject_request_two_people');
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

describe('R48 the side doors of restriction', () => {
  let file: Case;
  let paper: string;
  let attachment: string;
  let before: string;
  let director: Taker;

  const person = (): Json => ({
    parties: [
      { id: newId(), role: 'applicant', kind: 'person', name: '侧门当事人', phone: '13700000281' },
      { id: newId(), role: 'respondent', kind: 'person', name: '侧门对方', phone: '13700000282' },
    ],
  });
  const refused = async (by: string, path: string): Promise<void> =>
    expect(await world.get<Json>(by, path, 409)).toMatchObject({ code: 'personal_data_restricted', ruleId: 'R48' });
  const exported = async (): Promise<string> => {
    const { id } = await director.ordered({ kinds: ['dispute', 'party'] });
    await workOff(world);
    return id;
  };
  const looks = async (): Promise<number> =>
    (
      await app.pool.query(
        `SELECT 1 FROM audit_log WHERE action IN ('paper.downloaded', 'attachment.downloaded', 'folder.exported')`,
      )
    ).rows.length;

  beforeAll(async () => {
    director = Taker.person(app, 'director');
    file = await Case.accepted(world, 'justice', person());
    const name = {
      pointer: `/parties/${file.parties[0] ?? ''}/name`,
      old: '侧门当事人',
      new: '侧门本名',
      reason: '误写',
    };
    await file.act('director', 'corrections', { body: name, expect: 201 });
    paper = ((await file.record('justice', 'documents', { paper: 'application' })).body as { id: string }).id;
    attachment = await files.aScan(world, file.path);
    await file.act('justice', 'withdraw', { body: { partyId: file.parties[0] } });
    for (const partyId of file.parties)
      await file.record('justice', 'remedies-notices', {
        partyId,
        method: 'oral',
        on: app.clock.today('Asia/Shanghai'),
      });
    await file.act('justice', 'close');
    before = await exported();
    await world.read('justice', `/documents/${paper}/content`, 200);
    await world.read('justice', `/attachments/${attachment}/content`, 200);
    expect(JSON.stringify(await director.lines(before))).toContain('侧门本名');
    await decided(await recorded(file, 'restriction'), { decision: 'granted' });
  });

  test('papers, attachments and the folder for others are refused, and leave no trace of a look', async () => {
    const seen = await looks();
    await refused('justice', `/documents/${paper}/content`);
    await refused('justice', `/attachments/${attachment}/content`);
    await refused('director', `${file.path}/folder.zip?for=court&ground=statutory`);
    await refused('director', `${file.path}/folder.zip?for=police&ground=statutory`);
    expect(await looks()).toBe(seen);
  });

  test('whoever puts files away still has the archive’s copy, on record', async () => {
    const seen = await looks();
    await world.read('justice', `${file.path}/folder.zip`, 200);
    expect(await looks()).toBe(seen + 1);
  });

  test('corrections show no name of the person', async () => {
    const text = JSON.stringify(await world.get('director', `${file.path}/corrections`));
    expect(text).toContain('侧***');
    expect(text).not.toMatch(/侧门当事人|侧门本名/);
  });

  test('an export from before is kept back; one made since holds nothing of the person, and may be had', async () => {
    expect(await director.fetchRefused(before, 409)).toMatchObject({ code: 'personal_data_restricted', ruleId: 'R48' });
    const since = await director.lines(await exported());
    expect(JSON.stringify(since)).not.toMatch(/侧门当事人|侧门本名/);
    expect(since.map(({ id }) => id)).toContain(file.id);
  });

  test('all of it opens again when the person agrees', async () => {
    await decided(await recorded(file, 'release'), { decision: 'granted' });
    await world.read('justice', `/documents/${paper}/content`, 200);
    await world.read('justice', `/attachments/${attachment}/content`, 200);
    await world.read('director', `${file.path}/folder.zip?for=court&ground=statutory`, 200);
    await director.fetch(before);
    expect(JSON.stringify(await world.get('director', `${file.path}/corrections`))).toContain('侧门本名');
  });
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
    expect(await decided(request, { decision: 'granted' })).toMatchObject({
      outcome: 'restricted',
      notYet: [{ disputeId: open.id, state: 'registered', reason: 'case_open' }],
    });
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

/** Of a case of its own: nothing else in this file knows these people. */
const person = (name: string, rest: Json = {}): Json => ({
  ...{ id: newId(), role: 'applicant', kind: 'person', name },
  ...rest,
});
const against = (applicant: Json, respondent: Json = { role: 'respondent', kind: 'person', name: '林某' }): Json => ({
  parties: [applicant, { id: newId(), ...respondent }],
});
const granted = async (file: Case, kind = 'access') => {
  const request = await recorded(file, kind);
  return { request, decision: await decided(request, { decision: 'granted' }) };
};
const codeOf = ({ body }: { body: unknown }): unknown => (body as Json)['code'];

describe('R48 the same person', () => {
  const office = { phone: '059362345678' };

  test('is nobody by an equal name and phone: two of them do not get each other’s data', async () => {
    const one = await ended(against(person('王女士', office)));
    const other = await ended(against(person('王女士', { ...office, address: '别人的住处9号' })));
    const { request, decision } = await granted(one);
    expect(decision.disputeIds).toEqual([one.id]);
    const data = await dataOf(request);
    expect(data.cases.map(({ disputeId }) => disputeId)).toEqual([one.id]);
    expect(JSON.stringify(data)).not.toContain('别人的住处');
    await granted(one, 'erasure');
    expect((await reveal(one, 409)).body).toMatchObject({ code: 'personal_data_restricted' });
    await reveal(other, 200);
  });

  test.each([
    ['a number that cannot be one', 'person', '350981199001010011', false],
    ['a word', 'person', '身份证遗失', false],
    ['a number of an organisation on a person', 'person', '91350100M000100Y43', false],
    ['an identity number', 'person', '11010519491231002x', true],
    ['a credit code', 'organization', '91350100M000100Y43', true],
    ['a credit code that cannot be one', 'organization', '91350100M000100Y44', false],
  ])('by %s: %s %s, the same: %s', async (_, kind, idNumber, isSame) => {
    const numbered = { kind, idNumber };
    const first = await ended(against(person('同名某', numbered)));
    const second = await ended(against(person('另名某', numbered)));
    const { disputeIds } = await world.get<SubjectRequestResponse>(
      'director',
      `/subject-requests/${(await recorded(first)).id}`,
    );
    expect(disputeIds).toEqual(isSame ? [first.id, second.id] : [first.id]);
  });
});

describe('R48 a case that has ended and is not closed', () => {
  const numbered = { idNumber: '110105199003070033' };

  test('is closed first, and named where it is passed over', async () => {
    const done = await ended(against(person('唐某', numbered)));
    const refused = await Case.registered(world, 'justice', against(person('唐某', numbered)));
    await refused.act('justice', 'refuse', { body: { reason: 'outside_scope', remedy: 'court' } });
    expect(await decided(await recorded(refused, 'erasure'), { decision: 'granted' }, 409)).toMatchObject({
      code: 'subject_case_not_closed',
      detail: '案件已经结束但尚未结案：请先办结案，再限制处理。',
    });
    const { request, decision } = await granted(done, 'erasure');
    expect(decision.disputeIds).toEqual([done.id, refused.id]);
    expect(decision.notYet).toEqual([{ disputeId: refused.id, state: 'refused', reason: 'case_not_closed' }]);
    await refused.act('justice', 'close');
    const later = await world.get<SubjectRequestResponse>('director', `/subject-requests/${request.id}`);
    expect(later.notYet).toEqual([{ disputeId: refused.id, state: 'closed', reason: 'not_asked' }]);
    await granted(refused, 'erasure');
    expect(await world.get('director', `/subject-requests/${request.id}`)).toMatchObject({ notYet: [] });
  });
});

describe('R48 nothing goes on with what is only stored', () => {
  const restrictedDirectly = (file: Case) =>
    app.pool.query('UPDATE party SET restricted_at = now() WHERE id = $1', [file.parties[0]]);
  const stopped = { code: 'personal_data_restricted', ruleId: 'R48', detail: expect.stringContaining('release') };
  const rowOf = async (file: Case): Promise<unknown> =>
    (await app.pool.query('SELECT * FROM party WHERE id = $1', [file.parties[0]])).rows[0];

  test('no correction writes over it, no case is reopened, until the person agrees again', async () => {
    const address = '鹤祥新城1号楼101';
    const file = await ended(against(person('章某', { phone: '13700000291', address })));
    await granted(file, 'restriction');
    const row = await rowOf(file);
    const correction = (field: string, old: string | null, corrected: string, expect: number) =>
      file.act('director', 'corrections', {
        body: { pointer: `/parties/${file.parties[0] ?? ''}/${field}`, old, new: corrected, reason: '登记时误写' },
        expect,
      });
    for (const [field, old, corrected] of [
      ['address', null, '别处2号'],
      ['address', address, '别处2号'],
      ['phone', null, '13700000292'],
      ['name', '章***', '章某某'],
      ['name', '章某', '章某某'],
    ] as const)
      expect((await correction(field, old, corrected, 409)).body).toMatchObject(stopped);
    const reopened = await file.act('director', 'reopen', { body: { reason: '再次申请' }, expect: 409 });
    expect(reopened.body).toMatchObject(stopped);
    expect(await rowOf(file)).toEqual(row);
    await granted(file, 'release');
    await correction('address', address, '别处2号', 201);
    await file.act('director', 'reopen', { body: { reason: '再次申请' } });
    expect(await file.get('director')).toMatchObject({ state: 'registered' });
  });

  test('nor is it carried into another case, or amended, in a case that was taken up anew before', async () => {
    const [file, free] = [await Case.registered(world), await Case.registered(world)];
    const ids = file.parties;
    await restrictedDirectly(file);
    const row = await rowOf(file);
    const merge = async (from: Case, into: Case): Promise<unknown> =>
      (await from.act('director', 'merge', { body: { intoDisputeId: into.id }, expect: 409 })).body;
    expect(await merge(file, free)).toMatchObject(stopped);
    expect(await merge(free, file)).toMatchObject(stopped);
    const part = { title: '另案', facts: '另有一处漏水。', reason: '分开处理' };
    const split = await file.act('director', 'split', { body: { ...part, partyIds: [...ids] }, expect: 409 });
    expect(split.body).toMatchObject(stopped);
    const amended = await world.patch('justice', `${file.path}/parties/${ids[0] ?? ''}`, {
      body: { name: '陈某某' },
      expect: 409,
    });
    expect(codeOf(amended)).toBe('personal_data_restricted');
    expect(await rowOf(file)).toEqual(row);
    expect(await free.get('director')).toMatchObject({ state: 'registered' });
  });
});

test('R48 what was reported to the police about somebody is not in what they are told', async () => {
  const suspect = { role: 'respondent', kind: 'person', name: '施某', idNumber: '110105198505050038' };
  const file = await Case.registered(world, 'justice', {
    ...against(person('苏某'), suspect),
    category: 'marriage_family',
    subcategory: null,
  });
  await file.act('justice', 'accept', { body: { screening: CLEAN } });
  await file.act('justice', 'risk-flags', { body: { add: ['violence'], reason: '遭受家庭暴力' } });
  const told = { reportedOn: '2026-10-14', unit: '示例派出所', method: 'phone' };
  await file.record('justice', 'police-reports', told);
  const { rows } = await app.pool.query(`SELECT kind FROM data_provision WHERE dispute_ids @> ARRAY[$1::uuid]`, [
    file.id,
  ]);
  expect(rows).toEqual([{ kind: 'police_report' }]);
  const reply = await file.record('justice', 'subject-requests', { ...asked(file), partyId: file.parties[1] });
  const request = reply.body as SubjectRequestResponse;
  await decided(request, { decision: 'granted' });
  const data = await dataOf(request);
  expect(data.cases).toMatchObject([{ disputeId: file.id, role: 'respondent', providedTo: [] }]);
  for (const word of ['公安', '派出所', '报告', 'police', '暴力']) expect(JSON.stringify(data)).not.toContain(word);
});

test('R48 the text says words instead of codes, who received it by name, and days as the centre counts them', async () => {
  const back = world.now;
  const file = await Case.registered(world, 'justice', against(person('柳某', { sex: 'female' })));
  const [partyId] = file.parties;
  await file.record('justice', 'consents', { partyId, subject: 'mediation', decision: 'given' });
  // In the evening of UTC it is the next day in the centre.
  world.moveTo('2026-10-14T17:00:00.000Z');
  const out = { body: 'court', bodyName: '示例区人民法院', letterNo: '阳综函1号', ground: 'statutory' };
  await file.act('director', 'refer', { body: out });
  const { request } = await granted(file);
  const { text, cases } = await dataOf(request);
  expect(cases[0]?.providedTo).toMatchObject([{ recipient: 'court', recipientName: '示例区人民法院' }]);
  for (const line of [
    '本中心持有的您的个人信息，截至2026-10-15',
    '办理状态：移送',
    '您的身份：申请人',
    '性别：女',
    '您的意思表示：调解，同意，2026-10-14',
    '提供情况：移送中心以外的单位，人民法院，示例区人民法院，依法定职责，2026-10-15',
  ])
    expect(text.split('\n')).toContain(line);
  expect(text).not.toMatch(/[a-z]/);
  const english = await (
    await world.as('director')
  )
    .get(`/subject-requests/${request.id}/data`)
    .set('Accept-Language', 'en');
  expect((english.body as SubjectDataResponse).text).toContain(
    'What you agreed to or refused: mediation, agreed, 2026-10-14',
  );
  world.moveTo(back);
});
