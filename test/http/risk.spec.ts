/**
 * Danger as it happens: a scuffle in the middle of a quarrel about water (case C), a dog that barks at night and was the
 * police's business before (case F), levels that rise and fall, and who may listen (R16, R20).
 */
import type {
  ActionsResponse,
  DisputeFileResponse,
  TimelineResponse,
} from '../../src/modules/case-file/case-file.dto.js';
import type { DeskResponse } from '../../src/modules/desk/desk.dto.js';
import type { DisputeResponse, DisputeSummary } from '../../src/modules/disputes/dispute.dto.js';
import type { PoliceReportResponse } from '../../src/modules/risk/risk.dto.js';
import type { SessionResponse } from '../../src/modules/sessions/session.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, CLEAN, type Json, listed, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

const today = () => app.clock.today('Asia/Shanghai');
const read = (file: Case): Promise<DisputeResponse> => world.get<DisputeResponse>('director', file.path);
const report = (file: Case): Promise<PoliceReportResponse> => world.get('director', `${file.path}/police-report`);
const told = (rest: Json = {}): Json => ({ reportedOn: today(), method: 'phone', unit: '示例派出所', ...rest });
const reasonCodes = ({ riskReasons }: DisputeResponse): string[] => riskReasons.map(({ code }) => code);
const flag = (file: Case, username: string, body: Json, expect = 200) =>
  file.act(username, 'risk-flags', { body, expect });
const errorsOf = (body: unknown): unknown => (body as { errors: unknown }).errors;

/** Ends a case that is being mediated, remedies told, so that only closing is left. */
async function withdrawn(file: Case): Promise<void> {
  await file.act('justice', 'withdraw', { body: { partyId: file.parties[0] } });
  for (const partyId of file.parties)
    await file.record('justice', 'remedies-notices', { partyId, method: 'oral', on: today() });
}

describe('R16 case C: leaks, then a scuffle and an injury', () => {
  let file: Case;

  test('flagged in the middle of mediation it is red at once, and a report to the police is owed', async () => {
    file = await Case.mediating(world);
    expect(await read(file)).toMatchObject({ riskLevel: 'green', riskReasons: [], policeReport: { state: 'none' } });
    world.wait(30);
    const { body } = await flag(file, 'mediator', { add: ['violence'], reason: '上门时推搡，一人手臂擦伤' });
    expect(body).toMatchObject({
      state: 'mediating',
      riskFlags: ['violence'],
      riskLevel: 'red',
      riskReasons: [
        { code: 'violence', level: 'red', flag: 'violence', text: '有暴力行为或暴力风险' },
        { code: 'concerns_police', level: 'yellow', flag: null, text: '已经或者需要报告公安机关' },
      ],
      riskLeaderId: null,
      policeReport: { state: 'required', since: world.now, flags: ['violence'] },
    });
    const { items } = await world.get<TimelineResponse>('director', `${file.path}/timeline`);
    expect(items.slice(-2)).toMatchObject([
      { type: 'RiskFlagsChanged', note: '上门时推搡，一人手臂擦伤', details: { add: ['violence'], remove: [] } },
      { type: 'PoliceReportRequired', staffId: null, causedBy: (body as DisputeResponse).version - 1 },
    ]);
    const { rows } = await app.pool.query(
      'SELECT type, payload FROM outbox WHERE subject_id = $1 ORDER BY id DESC LIMIT 2',
      [file.id],
    );
    expect(JSON.stringify(rows)).not.toContain('擦伤');
    expect(rows.map(({ type }: { type: string }) => type)).toContain('dispute.PoliceReportRequired');
  });

  test('it is on the desks: owed for those on the case, without a leader for the director', async () => {
    const idsOn = async (username: string, list: 'policeReports' | 'leaderless'): Promise<string[]> =>
      (await world.get<DeskResponse>(username, '/desk'))[list].map(({ disputeId }) => disputeId);
    expect(await idsOn('mediator', 'policeReports')).toContain(file.id);
    expect(await idsOn('mediator', 'leaderless')).not.toContain(file.id);
    expect(await idsOn('director', 'leaderless')).toContain(file.id);
    await file.act('director', 'risk-leader', { body: { staffId: world.staff('武警官'), reason: '分管治安' } });
    expect(await read(file)).toMatchObject({ riskLeaderId: world.staff('武警官') });
    expect(await idsOn('director', 'leaderless')).not.toContain(file.id);
  });

  test('who leads sees the case and works on it; before that an officer of another department knew nothing of it', async () => {
    const other = await Case.mediating(world);
    await world.get('police', other.path, 404);
    await flag(other, 'police', { add: ['weapon'] }, 404);
    const { body } = await flag(file, 'police', { add: ['repeat'] });
    expect(body).toMatchObject({ riskFlags: ['violence', 'repeat'], riskLevel: 'red' });
  });

  test('two thousand yuan on the spot: mediation goes on to its end, but nothing is closed over the report', async () => {
    await file.sit('mediator');
    const paidNow = file.duty({ description: '赔偿损失和医疗费', amount: '2000.00', dueOn: today() });
    const drafted = await file.record('mediator', 'agreements', file.agreement([paidNow]));
    const { id } = drafted.body as { id: string };
    for (const partyId of file.parties)
      await file.sign('mediator', id, { by: { partyId }, witness: { name: '邻居甲' } });
    await file.sign('mediator', id, { by: { staffId: world.staff('王调解') } });
    await file.sign('director', id, { by: { seal: true }, method: 'seal' });
    const whole = await world.get<DisputeFileResponse>('mediator', `${file.path}?expand=obligations,visits`);
    const [duty] = whole.obligations ?? [];
    await world.post('mediator', `/obligations/${duty?.id ?? ''}/performance`, {
      body: { performedOn: today(), evidence: '收条' },
    });
    const [visit] = whole.visits ?? [];
    const calm = { performance: 'performed', satisfaction: 'satisfied', breachFound: false, escalationSigns: false };
    await world.act('mediator', `/return-visits/${visit?.id ?? ''}`, 'record', {
      body: { visitedOn: today(), ...calm },
    });
    const refused = await file.act('mediator', 'close', { expect: 409 });
    expect(refused.body).toMatchObject({
      code: 'police_report_open',
      ruleId: 'R16',
      detail: '因“暴力风险”须向公安机关报告，尚未办理：请记录报告情况，或由主任说明理由决定无需报告。',
    });
    expect((refused.body as DisputeResponse).availableActions).toContain('police-reports');
    const { items } = await world.get<ActionsResponse>('mediator', `${file.path}/actions`);
    expect(items.find(({ action }) => action === 'close')?.reasons).toContainEqual(
      expect.objectContaining({ code: 'police_report_open' }),
    );
  });

  test('the record clears it', async () => {
    const wrong = await file.record('mediator', 'police-reports', told({ reportedOn: '2026-12-01' }), 409);
    expect(wrong.body).toMatchObject({ code: 'occurred_in_future' });
    await file.record('mediator', 'police-reports', told({ unit: undefined }), 400);
    await file.record('mediator', 'police-reports', told({ method: 'rumour' }), 400);
    await file.record('petition', 'police-reports', told(), 404);
    await file.record('auditor', 'police-reports', told(), 403);
    await file.record('other.director', 'police-reports', told(), 404);
    expect(await report(file)).toMatchObject({ state: 'required', statutory: false, reports: [] });

    const made = await file.record('mediator', 'police-reports', told({ referenceNo: '示例公（接）字第21号' }));
    expect(made.headers['location']).toBe(`/api/v1${file.path}/police-report`);
    expect(made.body).toMatchObject({ unit: '示例派出所', recordedByStaffId: world.staff('王调解') });
    const cleared = await report(file);
    expect(cleared).toMatchObject({
      state: 'reported',
      flags: ['violence'],
      tasks: [{ state: 'reported', clearedAt: world.now, reason: null }],
      reports: [{ id: (made.body as { id: string }).id, referenceNo: '示例公（接）字第21号' }],
    });
    const { rows } = await app.pool.query('SELECT payload FROM case_log WHERE dispute_id = $1', [file.id]);
    expect(JSON.stringify(rows)).not.toContain('派出所');
    expect((await file.act('mediator', 'close')).body).toMatchObject({ state: 'closed', riskLevel: 'red' });
  });

  test('closed, and then it happens again: owed anew, by a record of its own', async () => {
    await flag(file, 'mediator', { add: ['violence'], reason: '再次推搡' });
    expect(await report(file)).toMatchObject({
      state: 'required',
      tasks: [{ state: 'reported' }, { state: 'required', clearedAt: null }],
    });
    await file.record('mediator', 'police-reports', told({ referenceNo: null }));
    expect((await report(file)).reports.map(({ referenceNo }) => referenceNo)).toEqual(['示例公（接）字第21号', null]);
  });
});

test('R16 a report from before the danger became known here is kept and clears nothing; the answer says so', async () => {
  const file = await Case.mediating(world);
  await flag(file, 'mediator', { add: ['violence'], reason: '上门时推搡' });
  const old = await file.record('mediator', 'police-reports', told({ reportedOn: '2019-01-01' }));
  expect(old.body).toMatchObject({ reportedOn: '2019-01-01', cleared: false });
  expect(await report(file)).toMatchObject({
    state: 'required',
    tasks: [{ state: 'required', clearedAt: null }],
    reports: [{ reportedOn: '2019-01-01', cleared: false }],
  });
  expect((await file.record('mediator', 'police-reports', told())).body).toMatchObject({ cleared: true });
  const known = await report(file);
  expect(known).toMatchObject({ state: 'reported', reports: [{ cleared: false }, { cleared: true }] });
  const [task] = known.tasks;
  expect((task?.clearedAt ?? '') >= (task?.since ?? '')).toBe(true);
  // What came in with the case the resident may have told the police before coming, of what happened then.
  const came = await Case.registered(world, 'justice', { riskFlags: ['violence'], occurredOn: '2026-10-10' });
  const before = await came.record('justice', 'police-reports', told({ reportedOn: '2026-10-09' }));
  expect(before.body).toMatchObject({ cleared: false });
  const after = await came.record('justice', 'police-reports', told({ reportedOn: '2026-10-10' }));
  expect(after.body).toMatchObject({ cleared: true });
});

test('R16 no setting of a centre switches off the report the law demands', async () => {
  const path = `/centers/${world.center}/settings`;
  const set = async (policeReportFlags: string[]): Promise<void> => {
    const { duty, rooms, mediation } = await world.get<Record<'duty' | 'rooms' | 'mediation', Json>>('admin', path);
    const body = { duty, rooms, mediation: { ...mediation, policeReportFlags } };
    const reply = await (
      await world.as('admin')
    )
      .put(path)
      .set('If-Match', await world.etag('admin', path))
      .send(body);
    expect(reply.status).toBe(200);
  };
  const { mediation } = await world.get<{ mediation: { policeReportFlags: string[] } }>('admin', path);
  await set([]);
  const file = await Case.registered(world, 'justice', { riskFlags: ['violence', 'minor_victim'] });
  await set(mediation.policeReportFlags);
  expect(await report(file)).toMatchObject({
    statutory: true,
    state: 'required',
    tasks: [{ flags: ['violence', 'minor_victim'], state: 'required' }],
  });
  await file.act('justice', 'refuse', { body: { reason: 'outside_scope', remedy: 'court' } });
  const barred = await file.act('justice', 'close', { expect: 409 });
  expect(barred.body).toMatchObject({ code: 'police_report_open', ruleId: 'R16' });
});

test('R16 case F: the police were told before; what they know is kept, and the case is watched', async () => {
  const source = {
    kind: 'delegated',
    channel: 'transfer',
    delegatedBy: { body: 'public_security', letterNo: '示例公（移）字第5号' },
  };
  const file = await Case.registered(world, 'justice', { source, title: '夜间犬吠' });
  for (const reportedOn of ['2026-10-01', '2026-10-08'])
    await file.record('justice', 'police-reports', told({ reportedOn, referenceNo: `110-${reportedOn}` }));
  const known = await report(file);
  expect(known).toMatchObject({ state: 'reported', since: null, flags: [], tasks: [] });
  expect(known.reports.map(({ reportedOn }) => reportedOn)).toEqual(['2026-10-01', '2026-10-08']);
  expect(await read(file)).toMatchObject({
    riskLevel: 'yellow',
    riskReasons: [{ code: 'concerns_police', flag: null }],
  });

  await file.act('justice', 'accept', { body: { screening: CLEAN } });
  await file.act('justice', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
  for (const partyId of file.parties) await file.record('justice', 'rights-notices', { partyId, method: 'oral' });
  await file.act('justice', 'start');
  await file.sit('justice');
  const quiet = {
    kind: 'refrain',
    description: '夜间将犬只关在室内',
    continuing: true,
    amount: undefined,
    dueOn: undefined,
  };
  const { body } = await file.record('justice', 'agreements', file.agreement([file.duty(quiet)]));
  const { id } = body as { id: string };
  for (const partyId of file.parties) await file.sign('justice', id, { by: { partyId }, witness: { name: '邻居甲' } });
  await file.sign('mediator', id, { by: { staffId: world.staff('王调解') } });
  await file.sign('director', id, { by: { seal: true }, method: 'seal' });
  const { visits = [] } = await world.get<DisputeFileResponse>('director', `${file.path}?expand=visits`);
  const found = {
    performance: 'not_performed',
    satisfaction: 'dissatisfied',
    breachFound: true,
    escalationSigns: true,
  };
  await world.act('mediator', `/return-visits/${visits[0]?.id ?? ''}`, 'record', {
    body: { visitedOn: today(), ...found },
  });
  expect(reasonCodes(await read(file))).toEqual(['escalation_signs', 'concerns_police']);
});

describe('R16 at registration and by amendment', () => {
  test('a flag that demands it: the report is owed from the first second; many people are flagged by themselves', async () => {
    const file = await Case.registered(world, 'justice', { riskFlags: ['self_harm'], peopleInvolved: 9 });
    expect(await read(file)).toMatchObject({
      riskFlags: ['self_harm', 'mass'],
      riskLevel: 'red',
      policeReport: { state: 'required', flags: ['self_harm'] },
    });
    const { items } = await world.get<TimelineResponse>('director', `${file.path}/timeline`);
    expect(items.map(({ type, causedBy }) => [type, causedBy])).toEqual([
      ['Registered', null],
      ['RiskFlagsChanged', 1],
      ['PoliceReportRequired', 1],
      ['Routed', 1],
    ]);
  });

  test('an amendment adds flags; it removes none', async () => {
    const file = await Case.registered(world, 'grid', { riskFlags: ['repeat'], gridId: await ownGrid() });
    await flag(file, 'grid', { add: ['weapon'] }, 403);
    const dropped = await world.patch('grid', file.path, { body: { riskFlags: [] }, expect: 409 });
    expect(dropped.body).toMatchObject({ code: 'flag_removal_needs_reason', ruleId: 'R16' });
    await world.patch('grid', file.path, { body: { riskFlags: ['nonsense'] }, expect: 400 });
    const added = await world.patch('grid', file.path, {
      body: { riskFlags: ['repeat', 'weapon'], peopleInvolved: 6 },
    });
    expect(added.body).toMatchObject({
      riskFlags: ['repeat', 'weapon', 'mass'],
      riskLevel: 'red',
      policeReport: { state: 'required' },
    });
  });

  async function ownGrid(): Promise<string> {
    const { staffId } = await world.get('grid', '/me');
    const { rows } = await app.pool.query<{ id: string }>(
      'SELECT grid_id AS id FROM grid_duty WHERE staff_id = $1 LIMIT 1',
      [staffId],
    );
    return rows[0]?.id ?? '';
  }
});

describe('R16 the decision that no report is needed', () => {
  const decide = (file: Case, username: string, expect = 200, rest: Json = {}) =>
    file.act(username, 'police-report-decision', {
      body: { decision: 'not_required', reason: '口角中误报持械，现场核实无此情况', ...rest },
      expect,
    });

  test('by a director who had no part in it, with a reason', async () => {
    const file = await Case.registered(world, 'justice', { riskFlags: ['weapon'] });
    expect((await decide(file, 'justice', 403)).body).toMatchObject({ code: 'forbidden' });
    await decide(file, 'other.director', 404);
    expect(errorsOf((await decide(file, 'director', 400, { reason: undefined })).body)).toMatchObject([
      { pointer: '/reason', code: 'required' },
    ]);
    await decide(file, 'director', 400, { decision: 'forget_it' });
    const decided = await decide(file, 'director');
    expect(decided.body).toMatchObject({ riskLevel: 'red', policeReport: { state: 'not_required' } });
    expect(await report(file)).toMatchObject({
      state: 'not_required',
      tasks: [{ state: 'not_required', reason: '口角中误报持械，现场核实无此情况' }],
    });
    expect((await decide(file, 'director', 409)).body).toMatchObject({ code: 'police_report_not_owed' });
    const removed = await flag(file, 'justice', { remove: ['weapon'], reason: '经查实无凶器' });
    expect(removed.body).toMatchObject({ riskFlags: [], riskLevel: 'green' });
  });

  test('not by who recorded the flag', async () => {
    const file = await Case.registered(world, 'director', { riskFlags: ['weapon'] });
    const own = await decide(file, 'director', 409);
    expect(own.body).toMatchObject({ code: 'police_decision_by_recorder', ruleId: 'R16' });
    await file.record('director', 'police-reports', told());
    expect(await read(file)).toMatchObject({ policeReport: { state: 'reported' } });
  });

  test('never for violence against a child', async () => {
    const file = await Case.registered(world, 'justice', { riskFlags: ['violence', 'minor_victim'] });
    expect(await report(file)).toMatchObject({ statutory: true });
    const refused = await decide(file, 'director', 409);
    expect(refused.body).toMatchObject({
      code: 'police_report_statutory',
      detail: '无、限制民事行为能力人遭受暴力的，依法必须报案，不能决定无需报告；请报告公安机关并记录。',
      basis: { law: expect.stringContaining('反家庭暴力法') as string },
    });
    const { items } = await world.get<ActionsResponse>('director', `${file.path}/actions`);
    expect(items.find(({ action }) => action === 'police-report-decision')?.allowed).toBe(false);
  });

  test('a removed flag does not clear the report', async () => {
    const file = await Case.mediating(world);
    await flag(file, 'justice', { add: ['violence'] });
    await flag(file, 'justice', { remove: ['violence'], reason: '误记' });
    expect(await read(file)).toMatchObject({ riskFlags: [], riskLevel: 'yellow', policeReport: { state: 'required' } });
    await withdrawn(file);
    expect((await file.act('justice', 'close', { expect: 409 })).body).toMatchObject({ code: 'police_report_open' });
    await decide(file, 'director');
    expect((await file.act('justice', 'close')).body).toMatchObject({ state: 'closed' });
  });
});

describe('R16 the level over time', () => {
  test('green, yellow, raised to red, back as far as the rules let it; and found by it', async () => {
    const file = await Case.accepted(world);
    const level = (to: string, expect = 200, rest: Json = {}) =>
      file.act('justice', 'risk-level', { body: { level: to, reason: '研判', ...rest }, expect });
    const found = async (query: string): Promise<boolean> =>
      (await listed<DisputeSummary>(await world.as('director'), `/disputes?${query}`)).some(({ id }) => id === file.id);

    expect(await found('riskLevel=green')).toBe(true);
    await flag(file, 'justice', { add: ['repeat'] });
    expect(await found('riskLevel=green')).toBe(false);
    expect(await found('riskLevel=yellow&riskLevel=red')).toBe(true);
    const below = await level('green', 409);
    expect(below.body).toMatchObject({
      code: 'risk_level_below_rules',
      detail: '按规则本案为黄色，不能低于此等级；如标识有误，请说明理由移除该标识。',
    });
    expect((await level('yellow', 409)).body).toMatchObject({ code: 'risk_level_unchanged' });
    await level('purple', 400);
    await level('red', 400, { reason: '' });
    expect((await level('red')).body).toMatchObject({
      riskLevel: 'red',
      riskReasons: [{ code: 'repeat' }, { code: 'raised_to_red' }],
      policeReport: { state: 'none' },
    });
    expect(await found('riskLevel=red')).toBe(true);
    expect((await level('yellow')).body).toMatchObject({ riskLevel: 'yellow', riskReasons: [{ code: 'repeat' }] });
    const { body } = await flag(file, 'justice', { remove: ['repeat'], reason: '两起纠纷无关' });
    expect(body).toMatchObject({ riskLevel: 'green', riskReasons: [] });
    await world.get('director', '/disputes?riskLevel=purple', 400);
  });

  test('the rules are there to read, in the language asked for', async () => {
    const { items } = await world.get<{ items: Json[] }>('grid', '/risk-rules');
    expect(items[0]).toEqual({ code: 'violence', level: 'red', flag: 'violence', text: '有暴力行为或暴力风险' });
    const english = await (await world.as('grid')).get('/risk-rules').set('Accept-Language', 'en');
    expect((english.body as { items: Json[] }).items[0]).toMatchObject({ text: 'Violence, or a risk of it' });
  });

  test('wrong flags, wrong leaders, old versions: nothing is written', async () => {
    const file = await Case.accepted(world);
    const before = await read(file);
    const faultOf = async (body: Json): Promise<unknown> => errorsOf((await flag(file, 'justice', body, 400)).body);
    expect(await faultOf({})).toMatchObject([{ pointer: '/add', code: 'required' }]);
    expect(await faultOf({ add: ['repeat', 'nonsense'] })).toMatchObject([{ pointer: '/add/1', code: 'wrong_code' }]);
    expect(await faultOf({ remove: ['repeat'] })).toMatchObject([{ pointer: '/reason', code: 'required' }]);
    expect(await faultOf({ add: ['repeat'], remove: ['repeat'], reason: '无' })).toMatchObject([
      { pointer: '/remove/0', code: 'not_allowed_with' },
    ]);
    const absent = await flag(file, 'justice', { remove: ['weapon'], reason: '无' }, 409);
    expect(absent.body).toMatchObject({
      code: 'risk_flag_not_standing',
      detail: '本案没有“持械”这一风险标识，无需移除。',
    });
    await file.act('justice', 'risk-flags', { body: { add: ['repeat'] }, ifMatch: '"1"', expect: 412 });
    await file.act('justice', 'risk-flags', { body: { add: ['repeat'] }, ifMatch: null, expect: 428 });
    await flag(file, 'other.director', { add: ['repeat'] }, 404);
    await flag(file, 'auditor', { add: ['repeat'] }, 403);
    const lead = (staffId: string, username: string, expect: number) =>
      file.act(username, 'risk-leader', { body: { staffId }, expect });
    expect(errorsOf((await lead(newId(), 'director', 400)).body)).toMatchObject([{ pointer: '/staffId' }]);
    await lead(world.staff('周主任'), 'justice', 403);
    expect(await read(file)).toEqual(before);
  });

  test('somebody who has left leads nothing', async () => {
    const person = await world.post('admin', `/centers/${world.center}/staff`, { body: { name: '离某某' } });
    const { id } = person.body as { id: string };
    await world.patch('admin', `/staff/${id}`, { body: { active: false } });
    const file = await Case.accepted(world);
    const refused = await file.act('director', 'risk-leader', { body: { staffId: id }, expect: 409 });
    expect(refused.body).toMatchObject({ code: 'staff_unknown' });
  });
});

describe('R20 who may listen', () => {
  const hour = (day: number) => ({ startsAt: `2026-10-${day}T01:00:00Z`, endsAt: `2026-10-${day}T02:00:00Z` });
  const plan = (file: Case, day: number, rest: Json = {}, expect = 201) =>
    file.record('mediator', 'sessions', { ...hour(day), venue: 'on_site', ...rest }, expect);
  const open = { openness: 'open' };
  const sessionOf = (file: Case, id: string) => world.get<SessionResponse>('mediator', `${file.path}/sessions/${id}`);

  test('closed unless it is said; open until a party objects, then closed by itself', async () => {
    const file = await Case.mediating(world);
    const [, respondent = ''] = file.parties;
    expect((await plan(file, 19)).body).toMatchObject({ openness: 'closed', closedReason: null });
    const planned = (await plan(file, 20, open)).body as SessionResponse;
    expect(planned).toMatchObject({ openness: 'open', closedReason: null });
    await plan(file, 21, { openness: 'half' }, 400);

    const says = (decision: string) => ({ partyId: respondent, subject: 'open_session', decision });
    await file.record('mediator', 'consents', says('refused'));
    const closed = await sessionOf(file, planned.id);
    expect(closed).toMatchObject({ state: 'scheduled', openness: 'closed', closedReason: 'party_request' });
    expect(closed.version).toBeGreaterThan(planned.version);
    const refused = await plan(file, 22, open, 409);
    expect(refused.body).toMatchObject({
      code: 'session_must_be_closed',
      ruleId: 'R20',
      detail: '调解会不得公开：当事人反对公开。请安排为不公开。',
    });
    world.wait(1);
    await file.record('mediator', 'consents', says('given'));
    expect((await plan(file, 22, open)).body).toMatchObject({ openness: 'open' });
  });

  test('privacy is involved: none is open while it is marked', async () => {
    const file = await Case.mediating(world);
    const planned = (await plan(file, 26, open)).body as SessionResponse;
    const mark = (grounds: string[], username = 'mediator', expect = 200) =>
      file.act(username, 'confidentiality', { body: { grounds }, expect });
    await mark(['gossip'], 'mediator', 400);
    await mark(['privacy'], 'auditor', 403);
    await mark(['privacy'], 'other.director', 404);
    expect((await mark(['trade_secret', 'privacy'])).body).toMatchObject({ confidential: ['trade_secret', 'privacy'] });
    expect(await sessionOf(file, planned.id)).toMatchObject({ openness: 'closed', closedReason: 'privacy' });
    expect((await plan(file, 27, open, 409)).body).toMatchObject({ code: 'session_must_be_closed' });
    expect((await plan(file, 27)).body).toMatchObject({ closedReason: 'privacy' });
    await mark([]);
    expect((await plan(file, 28, open)).body).toMatchObject({ openness: 'open' });
  });
});
