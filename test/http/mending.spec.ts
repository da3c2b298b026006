/** Mending: reopening with consent given anew, and corrections that keep what stood there; nothing that happened is taken away. */
import type { Response } from 'supertest';
import type {
  ActionsResponse,
  DisputeFileResponse,
  TimelineResponse,
} from '../../src/modules/case-file/case-file.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import type { CorrectionListResponse } from '../../src/modules/mending/mending.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, CLEAN, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());
beforeEach(() => world.moveTo('2026-10-14T02:00:00.000Z'));

const REASON = { body: { reason: '双方愿意再谈' } };
const codeOf = ({ body }: Response): unknown => (body as { code: string }).code;
const faultOf = ({ body }: Response): unknown => (body as { errors: { pointer: string; code: string }[] }).errors[0];
const today = () => app.clock.today('Asia/Shanghai');

const consentAnew = async (file: Case, by = 'mediator'): Promise<void> => {
  for (const partyId of file.parties)
    await file.record(by, 'consents', { partyId, subject: 'mediation', decision: 'given' });
};

const failed = async (): Promise<Case> => {
  const file = await Case.mediating(world);
  const remediesNotices = file.parties.map((partyId) => ({ partyId, method: 'oral', on: today() }));
  await file.act('mediator', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
  return file;
};

const logOf = async (file: Case): Promise<TimelineResponse['items']> =>
  (await world.get<TimelineResponse>('director', `${file.path}/timeline`)).items;

const obligationOf = async (file: Case): Promise<string> =>
  ((await file.get('director', 'obligations'))['obligations'] as { id: string }[]).at(-1)?.id ?? '';

const pay = (id: string, amount?: string): Promise<Response> =>
  world.post('mediator', `/obligations/${id}/performance`, {
    body: { performedOn: today(), evidence: '收条', ...(amount === undefined ? {} : { amount }) },
  });

describe('reopening', () => {
  test('R2 a failed mediation goes on when both consent anew; R22 a fresh term runs', async () => {
    const file = await failed();
    world.moveTo('2026-10-21T02:00:00.000Z');
    const stopped = await file.act('mediator', 'reopen', { ...REASON, expect: 409 });
    expect(stopped.body).toMatchObject({ code: 'fresh_consent_missing', ruleId: 'R2' });
    expect((stopped.body as { detail: string }).detail).toContain('陈某');
    expect((stopped.body as { reasons: unknown[] }).reasons).toHaveLength(2);
    await consentAnew(file);
    const { items } = await world.get<ActionsResponse>('mediator', `${file.path}/actions`);
    expect(items.find(({ action }) => action === 'reopen')).toMatchObject({ allowed: true });
    const reopened = await file.act('mediator', 'reopen', REASON);
    expect(reopened.body).toMatchObject({ state: 'mediating', mediationDueOn: '2026-11-20', expired: false });
    const entry = (await logOf(file)).find(({ type }) => type === 'Reopened');
    expect(entry).toMatchObject({ note: '双方愿意再谈', details: { to: 'mediating' } });
    expect((await logOf(file)).map(({ type }) => type)).toEqual(expect.arrayContaining(['Failed', 'Reopened']));
    expect((reopened.body as DisputeResponse).deadlines.map(({ state }) => state)).toEqual(['met', 'running']);
    await file.sit('mediator');
  });

  test('R2 who withdrew is not mediated again on the old notices: every party says yes first', async () => {
    const file = await Case.mediating(world);
    await consentAnew(file);
    world.wait(5);
    await file.act('mediator', 'withdraw', { body: { partyId: file.parties[1] } });
    world.wait(5);
    await file.act('mediator', 'reopen', REASON);
    await file.act('justice', 'accept', { body: { screening: CLEAN } });
    await file.act('justice', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
    const stopped = await file.act('mediator', 'start', { expect: 409 });
    expect(stopped.body).toMatchObject({ code: 'fresh_consent_missing', ruleId: 'R2' });
    expect((stopped.body as { reasons: unknown[] }).reasons).toHaveLength(2);
    const { items } = await world.get<ActionsResponse>('mediator', `${file.path}/actions`);
    expect(items.find(({ action }) => action === 'start')).toMatchObject({
      allowed: false,
      reasons: [{ code: 'fresh_consent_missing' }, { code: 'fresh_consent_missing' }],
    });
    await consentAnew(file);
    expect((await file.act('mediator', 'start')).body).toMatchObject({ state: 'mediating' });
  });

  test('R22 what was agreed about the old term extends no new one', async () => {
    const file = await Case.mediating(world);
    const agree = async (): Promise<void> => {
      for (const partyId of file.parties)
        await file.record('mediator', 'consents', { partyId, subject: 'extension', decision: 'given' });
    };
    await agree();
    const remediesNotices = file.parties.map((partyId) => ({ partyId, method: 'oral', on: today() }));
    await file.act('mediator', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
    world.wait(5);
    await consentAnew(file);
    await file.act('mediator', 'reopen', REASON);
    const longer = { body: { dueOn: '2026-11-30', reason: '需要时间' } };
    expect(codeOf(await file.act('mediator', 'extend', { ...longer, expect: 409 }))).toBe('extension_consent_missing');
    await agree();
    await file.act('mediator', 'extend', longer);
  });

  test('R39 a withdrawn case comes back to the counter, to whoever is on duty, and keeps its number', async () => {
    const file = await Case.assigned(world);
    const { number, acceptedAt } = await world.get<DisputeResponse>('justice', file.path);
    await file.act('mediator', 'withdraw', { body: { partyId: file.parties[0] } });
    world.moveTo('2026-10-15T02:00:00.000Z');
    await file.record('mediator', 'consents', { partyId: file.parties[1], subject: 'mediation', decision: 'refused' });
    expect(codeOf(await file.act('mediator', 'reopen', { ...REASON, expect: 409 }))).toBe('party_refuses');
    app.clock.advance({ minutes: 1 });
    await file.record('mediator', 'consents', { partyId: file.parties[1], subject: 'mediation', decision: 'given' });
    const reopened = await file.act('mediator', 'reopen', REASON);
    expect(reopened.body).toMatchObject({ state: 'registered', number, acceptedAt });
    const { rows } = await app.pool.query<{ at: string; department: string }>(
      'SELECT routed_at AS at, routed_department_id AS department FROM dispute WHERE id = $1',
      [file.id],
    );
    expect(rows[0]).toEqual({ at: '2026-10-15T02:01:00.000Z', department: world.department('justice') });
    expect((await logOf(file)).at(-1)).toMatchObject({ type: 'Routed', details: { cause: 'reopened' } });
    const other = { body: { screening: CLEAN, track: 'consultation' }, expect: 409 };
    expect(codeOf(await file.act('justice', 'accept', other))).toBe('track_fixed');
    const again = await file.act('justice', 'accept', { body: { screening: CLEAN } });
    expect(again.body).toMatchObject({ state: 'accepted', number, acceptedAt, mediationDueOn: '2026-11-16' });
    // No serial was drawn for it: the next case gets the next number.
    const serial = (text: unknown): number => Number(/第(\d+)号/.exec(String(text))?.[1]);
    const next = await Case.accepted(world);
    expect(serial((await next.get('justice'))['number'])).toBe(serial(number) + 1);
  });

  test('R30 a settled case is talked about again: the old agreement is performed until the new one takes effect', async () => {
    const file = await Case.settled(world);
    const old = await obligationOf(file);
    world.wait(60);
    await consentAnew(file);
    await file.act('mediator', 'reopen', REASON);
    await pay(old, '1000.00');
    const whole = await world.get<DisputeFileResponse>('mediator', `${file.path}?expand=agreement,obligations`);
    expect(whole).toMatchObject({ state: 'mediating', agreement: { state: 'effective' } });
    expect(whole.obligations).toMatchObject([{ state: 'open', paid: '1000.00' }]);
    world.wait(60);
    await file.sit('mediator');
    const body = file.agreement([file.duty({ amount: '1500.00', dueOn: '2027-02-01' })]);
    const { id } = (await file.record('mediator', 'agreements', body)).body as { id: string };
    for (const partyId of file.parties)
      await file.sign('mediator', id, { by: { partyId }, witness: { name: '邻居甲' } });
    await file.sign('mediator', id, { by: { staffId: world.staff('王调解') } });
    await file.sign('director', id, { by: { seal: true }, method: 'seal' });
    const after = await world.get<DisputeFileResponse>('mediator', `${file.path}?expand=agreement,obligations`);
    expect(after).toMatchObject({ state: 'settled', agreementId: id, agreement: { id, state: 'effective' } });
    expect(after.obligations).toMatchObject([{ state: 'open', paid: '0.00', amount: '1500.00' }]);
    expect(await world.get('mediator', `/obligations/${old}`)).toMatchObject({ state: 'void', paid: '1000.00' });
    const refused = await world.post('mediator', `/obligations/${old}/performance`, {
      body: { performedOn: today(), evidence: '收条', amount: '1.00' },
      expect: 409,
    });
    expect(codeOf(refused)).toBe('obligation_not_open');
  });

  test('R30 nothing new comes of it: the case is settled as before, and performed and visited', async () => {
    const file = await Case.settled(world);
    world.wait(60);
    await consentAnew(file);
    await file.act('mediator', 'reopen', REASON);
    await file.record('mediator', 'consents', { partyId: file.parties[1], subject: 'mediation', decision: 'refused' });
    await pay(await obligationOf(file), '500.00');
    const ended = await file.act('mediator', 'withdraw', { body: { partyId: file.parties[1] } });
    expect(ended.body).toMatchObject({ state: 'settled' });
    expect((await logOf(file)).slice(-2).map(({ type, staffName }) => [type, staffName === null])).toEqual([
      ['Withdrawn', false],
      ['AgreementStands', true],
    ]);
    await pay(await obligationOf(file));
    expect(await file.get('mediator')).toMatchObject({ state: 'performed' });
  });

  test('a closed case is reopened by the director alone, and by what it was closed from', async () => {
    const file = await failed();
    await file.act('mediator', 'close');
    world.wait(60);
    await consentAnew(file);
    const stopped = await file.act('justice', 'reopen', { ...REASON, expect: 409 });
    expect(codeOf(stopped)).toBe('reopen_closed_not_permitted');
    expect((stopped.body as { availableActions: string[] }).availableActions).not.toContain('reopen');
    const reopened = await file.act('director', 'reopen', REASON);
    expect(reopened.body).toMatchObject({ state: 'mediating' });
    const refused = await Case.registered(world);
    await refused.act('justice', 'refuse', { body: { reason: 'outside_scope', remedy: 'court' } });
    await refused.act('justice', 'close');
    world.wait(10);
    expect((await refused.act('director', 'reopen', REASON)).body).toMatchObject({ state: 'registered', number: null });
  });

  test('needs a reason, its permission, the version read, and an outcome', async () => {
    const file = await failed();
    await consentAnew(file);
    const before = await logOf(file);
    expect(faultOf(await file.act('mediator', 'reopen', { body: {}, expect: 400 }))).toMatchObject({
      pointer: '/reason',
    });
    await file.act('mediator', 'reopen', { ...REASON, ifMatch: '"1"', expect: 412 });
    await file.act('mediator', 'reopen', { ...REASON, ifMatch: null, expect: 428 });
    await file.act('grid', 'reopen', { ...REASON, ifMatch: '"1"', expect: 403 });
    await file.act('other.director', 'reopen', { ...REASON, ifMatch: '"1"', expect: 404 });
    const past = { body: { reason: '再谈', occurredAt: '2026-10-13T00:00:00Z' }, expect: 409 };
    await file.act('mediator', 'reopen', past);
    expect(await logOf(file)).toEqual(before);
    const open = await Case.mediating(world);
    expect(codeOf(await open.act('mediator', 'reopen', { ...REASON, expect: 409 }))).toBe('wrong_state');
  });
});

describe('corrections', () => {
  const correct = (file: Case, body: Json, expect = 201, by = 'director'): Promise<Response> =>
    file.act(by, 'corrections', { body: { reason: '登记时误写', ...body }, expect });

  test('put right what was registered wrongly, of the case and of its parties; both values are kept', async () => {
    const chen = { id: newId(), role: 'applicant', kind: 'person', name: '陈某', phone: '13800005555' };
    const lin = { id: newId(), role: 'respondent', kind: 'person', name: '林某' };
    const grids = await world.get<{ items: { id: string }[] }>('admin', `/centers/${world.center}/grids?level=3`);
    const gridId = grids.items[0]?.id ?? '';
    const file = await Case.accepted(world, 'justice', {
      parties: [chen, lin, { id: newId(), role: 'respondent', kind: 'person', name: '许某' }],
      amountInvolved: '3000.00',
      location: { address: '安居小区3号楼502', longitude: 119.6, latitude: 27.1 },
    });
    const party = `/parties/${chen.id}`;
    const changes: [string, string | null, string | null][] = [
      ['/title', '楼上漏水', '楼上厨房漏水'],
      ['/facts', '申请人称楼上水管漏水，天花板受潮发霉，上门协商时发生口角。', '厨房水管漏水。'],
      ['/claims/1', '赔偿损失', '赔偿损失二千元'],
      ['/claims/2', null, '赔礼道歉'],
      ['/claims/0', '修复漏水', null],
      ['/subcategory', 'water_leak', null],
      ['/amountInvolved', '3000.00', '2000.00'],
      ['/peopleInvolved', null, '3'],
      ['/occurredOn', null, '2026-09-30'],
      ['/gridId', null, gridId],
      ['/location/address', '安居小区3号楼502', '安居小区3号楼602'],
      [`${party}/name`, '陈某', '陈某某'],
      [`${party}/phone`, '13800005555', '13800006666'],
      [`${party}/idNumber`, null, '350981199001010011'],
      [`${party}/address`, null, '安居小区3号楼402'],
      [`/parties/${lin.id}/role`, 'respondent', 'third_party'],
    ];
    for (const [pointer, old, corrected] of changes) {
      const { body } = await correct(file, { pointer, old, new: corrected });
      expect(body).toMatchObject({ pointer, reason: '登记时误写' });
    }
    const now = await world.get<DisputeFileResponse>('justice', `${file.path}?expand=parties`);
    expect(now).toMatchObject({
      state: 'accepted',
      title: '楼上厨房漏水',
      facts: '厨房水管漏水。',
      claims: ['赔偿损失二千元', '赔礼道歉'],
      subcategory: null,
      amountInvolved: '2000.00',
      peopleInvolved: 3,
      occurredOn: '2026-09-30',
      gridId,
      location: { address: '安居小区3号楼602', longitude: 119.6, latitude: 27.1 },
    });
    expect(now.parties).toMatchObject([
      { name: '陈某某', phone: '138******66', idNumber: '350***********0011', address: '安居小区***' },
      { name: '林某', role: 'third_party' },
      { name: '许某', role: 'respondent' },
    ]);
    const { items } = await world.get<CorrectionListResponse>('justice', `${file.path}/corrections`);
    expect(items.map(({ pointer }) => pointer)).toEqual(changes.map(([pointer]) => pointer));
    expect(items[0]).toMatchObject({ old: '楼上漏水', new: '楼上厨房漏水', staffId: world.staff('周主任') });
    expect(items[12]).toMatchObject({ old: '138******55', new: '138******66' });
    const found = await world.get<{ items: { id: string }[] }>(
      'justice',
      `/disputes?q=${encodeURIComponent('陈某某 厨房')}`,
    );
    expect(found.items.map(({ id }) => id)).toContain(file.id);
    const log = JSON.stringify((await logOf(file)).map(({ details }) => details));
    for (const word of ['厨房', '13800006666', '陈某某', '号楼602']) expect(log).not.toContain(word);
    const { rows } = await app.pool.query<{ row: string }>(
      'SELECT c::text AS row FROM correction c WHERE dispute_id = $1',
      [file.id],
    );
    expect(rows.map(({ row }) => row).join()).not.toContain('13800006666');
  });

  test('are the director’s, after acceptance, of what stands there, under the rules of registration', async () => {
    const file = await Case.registered(world);
    const title = { pointer: '/title', old: '楼上漏水', new: '楼上厨房漏水' };
    expect(codeOf(await correct(file, title, 409))).toBe('amend_instead');
    await file.act('justice', 'accept', { body: { screening: CLEAN } });
    const before = await logOf(file);
    await correct(file, title, 403, 'justice');
    await file.act('director', 'corrections', { body: { ...title, reason: '误' }, ifMatch: null, expect: 428 });
    await file.act('director', 'corrections', { body: { ...title, reason: '误' }, ifMatch: '"1"', expect: 412 });
    const outdated = await correct(file, { ...title, old: '楼下漏水' }, 409);
    expect(outdated.body).toMatchObject({ code: 'correction_outdated' });
    expect(outdated.text).not.toContain('楼上漏水');
    const [first = ''] = file.parties;
    const wrong: [Json, string, string][] = [
      [{ pointer: '/receivedAt', old: 'a', new: 'b' }, '/pointer', 'not_correctable'],
      [{ pointer: '/number', old: 'a', new: 'b' }, '/pointer', 'not_correctable'],
      [{ pointer: '/track', old: 'peoples_mediation', new: 'consultation' }, '/pointer', 'not_correctable'],
      [{ pointer: 'title', old: 'a', new: 'b' }, '/pointer', 'not_correctable'],
      [{ pointer: '/title/', old: 'a', new: 'b' }, '/pointer', 'not_correctable'],
      [{ pointer: '/claims/x', old: 'a', new: 'b' }, '/pointer', 'not_correctable'],
      [{ pointer: '/claims/7', old: null, new: 'b' }, '/pointer', 'unknown_reference'],
      [{ pointer: `/parties/${newId()}/name`, old: 'a', new: 'b' }, '/pointer', 'unknown_reference'],
      [{ pointer: `/parties/${first}/memberId`, old: 'a', new: 'b' }, '/pointer', 'not_correctable'],
      [{ pointer: `/parties/${first}/minor`, old: 'false', new: 'maybe' }, '/new', 'wrong_type'],
      [{ pointer: `/parties/${first}/minor`, old: 'false', new: null }, '/new', 'wrong_type'],
      [{ pointer: `/parties/${first}/under14`, old: 'false', new: 'true' }, '/new', 'needs'],
      [{ pointer: `/parties/${first}/kind`, old: 'person', new: 'crowd' }, '/new', 'wrong_code'],
      [{ pointer: `/parties/${first}/memberCount`, old: null, new: '30' }, '/new', 'not_allowed_with'],
      [{ pointer: `/parties/${first}/memberCount`, old: null, new: 'many' }, '/new', 'wrong_type'],
      [{ pointer: '/title', old: '楼上漏水', new: '楼上漏水' }, '/new', 'unchanged'],
      [{ pointer: '/title', old: '楼上漏水', new: '长'.repeat(201) }, '/new', 'too_long'],
      [{ pointer: '/title', old: '楼上漏水', new: null }, '/new', 'wrong_type'],
      [{ pointer: '/category', old: 'neighbor', new: 'no_such' }, '/new', 'wrong_code'],
      [{ pointer: '/subcategory', old: 'water_leak', new: 'no_such' }, '/new', 'wrong_code'],
      [{ pointer: '/peopleInvolved', old: null, new: 'three' }, '/new', 'wrong_type'],
      [{ pointer: '/peopleInvolved', old: null, new: '0' }, '/new', 'out_of_range'],
      [{ pointer: '/amountInvolved', old: null, new: '3000' }, '/new', 'bad_money'],
      [{ pointer: '/occurredOn', old: null, new: '2027-01-01' }, '/new', 'in_future'],
      [{ pointer: '/gridId', old: null, new: newId() }, '/new', 'unknown_reference'],
      [{ pointer: `/parties/${first}/role`, old: 'applicant', new: 'judge' }, '/new', 'wrong_code'],
      [{ pointer: `/parties/${first}/name`, old: '陈某', new: '陈'.repeat(101) }, '/new', 'too_long'],
    ];
    for (const [body, pointer, code] of wrong)
      expect([body, faultOf(await correct(file, body, 400))]).toMatchObject([body, { pointer, code }]);
    const role = { pointer: `/parties/${first}/role`, old: 'applicant', new: 'third_party' };
    expect(codeOf(await correct(file, role, 409))).toBe('no_applicant');
    const other = { pointer: `/parties/${file.parties[1] ?? ''}/role`, old: 'respondent', new: 'third_party' };
    const alone = await correct(file, other, 409);
    expect(alone.body).toMatchObject({
      code: 'respondent_needed',
      detail: expect.stringContaining('被申请人') as string,
    });
    expect(await logOf(file)).toEqual(before);
    expect(await world.get('justice', `${file.path}/corrections`)).toEqual({ items: [] });
    await world.get('other.director', `${file.path}/corrections`, 404);
  });

  test('R8 mark who is found to be a minor at the table: the guardian is asked for, and both values are kept', async () => {
    const file = await Case.assigned(world);
    for (const partyId of file.parties) await file.record('mediator', 'rights-notices', { partyId, method: 'oral' });
    const [, lin = ''] = file.parties;
    const party = `/parties/${lin}`;
    await correct(file, { pointer: `${party}/minor`, old: 'false', new: 'true' });
    expect((await correct(file, { pointer: `${party}/minor`, old: 'false', new: 'true' }, 409)).body).toMatchObject({
      code: 'correction_outdated',
    });
    expect(await world.get('mediator', `${file.path}${party}`)).toMatchObject({ minor: true, under14: false });
    const starting = await file.act('mediator', 'start', { expect: 409 });
    expect(starting.body).toMatchObject({ code: 'guardian_missing', ruleId: 'R8' });
    await correct(file, { pointer: `${party}/selfSupporting`, old: 'false', new: 'true' });
    await file.act('mediator', 'start');
    await correct(file, { pointer: `${party}/selfSupporting`, old: 'true', new: 'false' });
    await correct(file, { pointer: `${party}/under14`, old: 'false', new: 'true' });
    await correct(file, { pointer: `${party}/incapacitated`, old: 'false', new: 'true' });
    const backwards = await correct(file, { pointer: `${party}/minor`, old: 'true', new: 'false' }, 400);
    expect(faultOf(backwards)).toMatchObject({ pointer: '/new', code: 'needs' });
    const { items } = await world.get<CorrectionListResponse>('justice', `${file.path}/corrections`);
    expect(items.map(({ pointer, old, new: now }) => [pointer.split('/').at(-1), old, now])).toEqual([
      ['minor', 'false', 'true'],
      ['selfSupporting', 'false', 'true'],
      ['selfSupporting', 'true', 'false'],
      ['under14', 'false', 'true'],
      ['incapacitated', 'false', 'true'],
    ]);
  });

  test('R9 of what a party is go word by word: a group has its kind first and then its number', async () => {
    const file = await Case.accepted(world);
    const party = `/parties/${file.parties[0] ?? ''}`;
    await correct(file, { pointer: `${party}/kind`, old: 'person', new: 'group' });
    await correct(file, { pointer: `${party}/memberCount`, old: null, new: '30' });
    expect(await world.get('justice', `${file.path}${party}`)).toMatchObject({ kind: 'group', memberCount: 30 });
    const early = await correct(file, { pointer: `${party}/kind`, old: 'group', new: 'person' }, 400);
    expect(faultOf(early)).toMatchObject({ pointer: '/new', code: 'not_allowed_with' });
    await correct(file, { pointer: `${party}/memberCount`, old: '30', new: null });
    await correct(file, { pointer: `${party}/kind`, old: 'group', new: 'organization' });
    expect(await world.get('justice', `${file.path}${party}`)).toMatchObject({
      kind: 'organization',
      memberCount: null,
    });
  });

  test('are the way also for a case that came back to the counter: nothing that was accepted is amended away', async () => {
    const agent = { id: newId(), kind: 'agent', name: '林妹', maySettle: true, letterNo: '授权委托书' };
    const lin = { id: newId(), role: 'respondent', kind: 'person', name: '林某', representatives: [agent] };
    const chen = { id: newId(), role: 'applicant', kind: 'person', name: '陈某' };
    const file = await Case.mediating(world, 'justice', { parties: [chen, lin] });
    await file.sit('mediator');
    const { id } = (await file.record('mediator', 'agreements', file.agreement())).body as { id: string };
    await file.sign('mediator', id, { by: { representativeId: agent.id }, witness: { name: '邻居甲' } });
    await file.act('mediator', 'withdraw', { body: { partyId: lin.id } });
    world.wait(60);
    await file.act('mediator', 'reopen', REASON);
    const party = `${file.path}/parties/${lin.id}`;
    for (const [path, body] of [
      [party, { representatives: [], name: '林大' }],
      [party, { phone: '13800000001' }],
      [file.path, { title: '改过的标题' }],
    ] as const) {
      const refused = await world.patch('justice', path, { body, expect: 409 });
      expect(refused.body).toMatchObject({
        code: 'correct_instead',
        detail: expect.stringContaining('更正') as string,
      });
    }
    const stands = { name: '林某', representatives: [{ id: agent.id, name: '林妹', endedAt: null }] };
    expect(await world.get('justice', party)).toMatchObject(stands);
    await correct(file, { pointer: `/parties/${lin.id}/name`, old: '林某', new: '林大' });
    expect(await world.get('justice', party)).toMatchObject({ ...stands, name: '林大' });
  });

  test('come after amendments, which end whom they no longer list and forget nobody', async () => {
    const agent = (name: string) => ({ id: newId(), kind: 'agent', name, maySettle: true, letterNo: '授权委托书' });
    const [sister, brother] = [agent('林妹'), agent('林弟')];
    const file = await Case.registered(world);
    const party = `${file.path}/parties/${file.parties[1] ?? ''}`;
    const list = (representatives: readonly Json[], expect?: number) =>
      world.patch('justice', party, { body: { representatives }, ...(expect === undefined ? {} : { expect }) });
    await list([sister]);
    world.wait(5);
    await list([{ ...sister, name: '林小妹' }, brother]);
    world.wait(5);
    await list([brother, brother], 409);
    await list([]);
    expect(await world.get('justice', party)).toMatchObject({
      representatives: [
        { id: sister.id, name: '林小妹', endedAt: world.now },
        { id: brother.id, name: '林弟', endedAt: world.now },
      ],
    });
    // Back on the list, they act again.
    await list([brother]);
    expect(await world.get('justice', party)).toMatchObject({
      representatives: [{ id: sister.id }, { id: brother.id, endedAt: null }],
    });
  });

  test('R16 of how many people are involved flags the case as a mass one, as an amendment does', async () => {
    const file = await Case.accepted(world, 'justice', { peopleInvolved: 2 });
    await correct(file, { pointer: '/peopleInvolved', old: '2', new: '50' });
    expect(await file.get('director')).toMatchObject({ peopleInvolved: 50, riskFlags: ['mass'], riskLevel: 'yellow' });
  });

  test('never reopen: a closed case is corrected and stays closed', async () => {
    const file = await failed();
    await file.act('mediator', 'close');
    await correct(file, { pointer: '/title', old: '楼上漏水', new: '楼上厨房漏水' });
    expect(await file.get('director')).toMatchObject({ state: 'closed', title: '楼上厨房漏水' });
  });

  test('of two corrections of one word at once, one is made', async () => {
    const file = await Case.accepted(world);
    const director = await world.as('director');
    const tag = await world.etag('director', file.path);
    const send = (corrected: string) => async (): Promise<Response> =>
      director
        .post(`${file.path}/corrections`)
        .set('If-Match', tag)
        .send({ pointer: '/title', old: '楼上漏水', new: corrected, reason: '误写' });
    const replies = await Promise.all(['甲', '乙', '丙'].map((word) => send(word)()));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 412, 412]);
    expect((await world.get<CorrectionListResponse>('director', `${file.path}/corrections`)).items).toHaveLength(1);
  });
});
