/** R48 what a party asks about their own data: recorded, decided with a reason and in time, told to them alone, or restricted. */
import type {
  SubjectDataResponse,
  SubjectRequestResponse,
} from '../../src/modules/subject-requests/subject-requests.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Taker, workOff } from '../support/exports.js';
import * as files from '../support/files.js';
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
