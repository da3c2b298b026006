/** A day at the desk for each role: every section shows what it should, tells how late it is, and lets go of what was done. */
import { WAITS } from '../../migrations/1764000000200-desk.js';
import type { ActionsResponse } from '../../src/modules/case-file/case-file.dto.js';
import type { DeskResponse, SectionName } from '../../src/modules/desk/desk.dto.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { Case, CLEAN, type Json, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

beforeEach(() => world.moveTo(TEST_NOW));

const desk = (username: string, query = ''): Promise<DeskResponse> =>
  world.get<DeskResponse>(username, `/desk${query}`);

/** The lines about the case. */
async function on(username: string, section: SectionName, { id }: Case): Promise<Json[]> {
  const lines = (await desk(username))[section] as unknown as (Json & { disputeId: string })[];
  return lines.filter(({ disputeId }) => disputeId === id);
}

/** On whose desks it lies, of these. */
async function desksWith(section: SectionName, file: Case): Promise<string[]> {
  const people = ['director', 'justice', 'police', 'mediator', 'grid', 'auditor', 'admin', 'other.director'];
  const lines = await Promise.all(people.map((username) => on(username, section, file)));
  return people.filter((_, index) => lines[index]?.length !== 0);
}

/** Cases that the migration would have judged otherwise than the rule book does. */
async function misjudged(): Promise<unknown[]> {
  return (await app.pool.query(`SELECT id, state FROM dispute WHERE (${WAITS}) <> director_decides`)).rows;
}

const idOf = ({ body }: { body: unknown }): string => (body as { id: string }).id;
const passing = () => app.app.get(Ticker).runDue();
const codesOf = (body: unknown): string[] =>
  (body as ActionsResponse).items.find(({ action }) => action === 'start')?.reasons.map(({ code }) => code) ?? [];
const assignment = () => ({ departmentId: world.department('justice'), mediatorIds: [world.staff('王调解')] });

/** Taken in by somebody who has nothing more to do with it. */
async function fromGrid(rest: Json = {}): Promise<Case> {
  const { rows } = await app.pool.query<{ grid_id: string }>('SELECT grid_id FROM grid_duty WHERE staff_id = $1', [
    world.staff('网格员02'),
  ]);
  return Case.registered(world, 'grid', { gridId: rows[0]?.grid_id, ...rest });
}

async function assigned(): Promise<Case> {
  const file = await fromGrid({ departmentId: world.department('justice') });
  await file.act('justice', 'accept', { body: { screening: CLEAN } });
  await file.act('justice', 'assign', { body: assignment() });
  return file;
}

async function mediating(): Promise<Case> {
  const file = await assigned();
  for (const partyId of file.parties) await file.record('justice', 'rights-notices', { partyId, method: 'oral' });
  await file.act('mediator', 'start');
  return file;
}

describe('from the counter to the table', () => {
  test('to accept, to assign, to start, to hold: each vanishes when it is done', async () => {
    const file = await fromGrid();
    expect(await desksWith('toAccept', file)).toEqual(['director', 'justice', 'police']);
    expect((await on('director', 'toAccept', file))[0]).toMatchObject({ number: null, title: '楼上漏水', dueOn: null });
    await file.act('justice', 'accept', { body: { screening: CLEAN, departmentId: world.department('justice') } });
    expect(await desksWith('toAccept', file)).toEqual([]);
    expect(await desksWith('toAssign', file)).toEqual(['director', 'justice']);
    await file.act('justice', 'assign', { body: assignment() });
    expect(await desksWith('toAssign', file)).toEqual([]);

    expect(await desksWith('toStart', file)).toEqual(expect.arrayContaining(['mediator']));
    expect(await desksWith('toStart', file)).not.toContain('director');
    const [line] = await on('mediator', 'toStart', file);
    expect(line).toMatchObject({ obstacles: ['rights_notice_missing'], dueOn: '2026-11-13', daysLeft: 30 });
    expect(line?.['number']).toMatch(/人调字/);
    expect(line).not.toHaveProperty('folded');
    const [first, second] = file.parties;
    await file.record('mediator', 'rights-notices', { partyId: first, method: 'oral' });
    await file.record('mediator', 'consents', { partyId: second, subject: 'mediation', decision: 'refused' });
    const [stopped] = await on('mediator', 'toStart', file);
    const reasons = codesOf(await world.get('mediator', `${file.path}/actions`));
    expect(stopped).toMatchObject({ obstacles: [...new Set(reasons)] });
    expect(reasons).toEqual(['party_refuses', 'rights_notice_missing']);
    world.wait(1);
    await file.record('mediator', 'consents', { partyId: second, subject: 'mediation', decision: 'given' });
    await file.record('mediator', 'rights-notices', { partyId: second, method: 'oral' });
    expect(await on('mediator', 'toStart', file)).toMatchObject([{ obstacles: [] }]);
    await file.act('mediator', 'start');
    expect(await desksWith('toStart', file)).toEqual([]);

    const plan = { startsAt: '2026-10-14T03:00:00.000Z', endsAt: '2026-10-14T04:00:00.000Z', venue: 'on_site' };
    const sessionId = idOf(await file.record('mediator', 'sessions', plan));
    expect(await on('mediator', 'sessionsToday', file)).toMatchObject([{ sessionId, ...plan, roomId: null }]);
    expect(await desksWith('toHold', file)).toEqual([]);
    world.moveTo('2026-10-15T02:00:00.000Z');
    expect(await on('mediator', 'sessionsToday', file)).toEqual([]);
    expect(await on('mediator', 'toHold', file)).toMatchObject([{ sessionId, receiptNo: line?.['receiptNo'] }]);
    expect(await desksWith('toHold', file)).not.toContain('director');
    const held = file.held({ heldFrom: plan.startsAt, heldTo: plan.endsAt, outcome: 'continue' });
    await world.act('mediator', `${file.path}/sessions/${sessionId}`, 'hold', { body: held });
    expect(await desksWith('toHold', file)).toEqual([]);
  });

  test('a case that rests says since when; its days come back with it', async () => {
    const file = await mediating();
    world.wait(60);
    await file.act('mediator', 'suspend', { body: { reason: 'appraisal' } });
    expect(await on('mediator', 'suspended', file)).toMatchObject([{ since: world.now, state: 'suspended' }]);
    expect(await desksWith('suspended', file)).not.toContain('director');
    world.moveTo('2026-11-20T02:00:00.000Z');
    expect(await desksWith('dueSoon', file)).toEqual([]);
    await file.act('mediator', 'resume');
    expect(await desksWith('suspended', file)).toEqual([]);
  });
});

describe('time', () => {
  test('a term that passes is late on the desks of who works on it and expired on the director’s, by how many days', async () => {
    const file = await mediating();
    world.moveTo('2026-11-10T02:00:00.000Z');
    await passing();
    expect(await desksWith('dueSoon', file)).toEqual(['director', 'justice', 'mediator']);
    expect(await on('mediator', 'dueSoon', file)).toMatchObject([{ dueOn: '2026-11-13', daysLeft: 3 }]);
    expect(await desksWith('overdue', file)).toEqual([]);
    world.moveTo('2026-11-16T02:00:00.000Z');
    await passing();
    expect(await desksWith('overdue', file)).toEqual(['director', 'justice', 'mediator']);
    const late = { kind: 'mediation', subjectId: file.id, dueOn: '2026-11-13', daysLeft: -3 };
    expect(await on('mediator', 'overdue', file)).toMatchObject([late]);
    expect(await desksWith('expired', file)).toEqual(expect.arrayContaining(['director', 'mediator']));
    expect(await on('director', 'expired', file)).toMatchObject([
      { expiredAt: '2026-11-13T15:59:59.999Z', daysLeft: -3 },
    ]);
    for (const partyId of file.parties)
      await file.record('mediator', 'consents', { partyId, subject: 'extension', decision: 'given' });
    await file.act('mediator', 'extend', { body: { dueOn: '2026-12-04', reason: '再谈一次' } });
    for (const section of ['overdue', 'expired', 'dueSoon'] as const)
      expect(await desksWith(section, file)).toEqual([]);
  });

  test('the officer who was reminded finds the deadline until it is kept', async () => {
    const file = await mediating();
    const responsible = (await file.get('director'))['responsibleOfficerId'];
    const officer = await accountOf(String(responsible));
    world.moveTo('2026-11-11T02:00:00.000Z');
    expect(await on(officer, 'reminders', file)).toEqual([]);
    await passing();
    expect(await on(officer, 'reminders', file)).toMatchObject([
      { kind: 'mediation', subjectId: file.id, dueOn: '2026-11-13', daysLeft: 2, remindedAt: world.now },
    ]);
    expect(await on('director', 'reminders', file)).toEqual([]);
    await file.act('mediator', 'suspend', { body: { reason: 'appraisal' } });
    expect(await on(officer, 'reminders', file)).toEqual([]);
  });

  test('a grid worker’s day: the visits given to them, soon and late, and nothing else of the case', async () => {
    const file = await Case.settled(world);
    const assigneeId = world.staff('网格员02');
    const visitId = idOf(await file.record('mediator', 'return-visits', { dueOn: '2026-10-20', assigneeId }));
    expect(await on('grid', 'visits', file)).toMatchObject([{ visitId, assigneeId, dueOn: '2026-10-20', daysLeft: 6 }]);
    expect(await on('grid', 'checks', file)).toEqual([]);
    world.moveTo('2026-10-18T02:00:00.000Z');
    await passing();
    expect(await on('grid', 'reminders', file)).toMatchObject([
      { kind: 'return_visit', subjectId: visitId, daysLeft: 2 },
    ]);
    world.moveTo('2026-10-22T02:00:00.000Z');
    expect(await on('grid', 'overdue', file)).toMatchObject([
      { kind: 'return_visit', subjectId: visitId, daysLeft: -2 },
    ]);
    expect(await on('grid', 'reminders', file)).toEqual([]);
    const found = { performance: 'performed', satisfaction: 'satisfied', breachFound: false, escalationSigns: false };
    await world.act('grid', `/return-visits/${visitId}`, 'record', { body: { visitedOn: '2026-10-21', ...found } });
    for (const section of ['visits', 'overdue'] as const) expect(await on('grid', section, file)).toEqual([]);
  });

  test('a promise is checked when it is due, by whoever works on the case or was given it with a visit', async () => {
    const file = await Case.settled(world);
    const { obligations } = (await file.get('mediator', 'obligations')) as { obligations?: { id: string }[] };
    const obligationId = obligations?.[0]?.id ?? '';
    const given = { dueOn: '2027-01-08', assigneeId: world.staff('网格员02'), obligationId };
    await file.record('mediator', 'return-visits', given);
    world.moveTo('2026-12-30T02:00:00.000Z');
    expect(await desksWith('checks', file)).toEqual(['director', 'justice', 'mediator', 'grid']);
    expect(await on('grid', 'checks', file)).toMatchObject([{ obligationId, dueOn: '2026-12-31', daysLeft: 1 }]);
    world.moveTo('2027-01-04T02:00:00.000Z');
    const late = { kind: 'performance', subjectId: obligationId, daysLeft: -4 };
    expect(await on('justice', 'overdue', file)).toContainEqual(expect.objectContaining(late));
    const paid = { performedOn: '2027-01-04', amount: '3000.00', evidence: '收据' };
    await world.post('mediator', `/obligations/${obligationId}/performance`, { body: paid });
    expect(await desksWith('checks', file)).toEqual([]);
  });
});

describe('in whose hands it is', () => {
  const to = (department: string): Json => ({
    toDepartmentId: world.department(department),
    reason: '涉及该部门职责',
    dueOn: '2026-12-31',
  });
  const refer = async (file: Case, by: string, department: string): Promise<string> =>
    idOf(await file.act(by, 'referrals', { body: to(department), expect: 201 }));

  test('a referral waits for its receiver alone, with the days that are left to object', async () => {
    const file = await assigned();
    const subjectId = await refer(file, 'justice', 'public_security');
    expect(await desksWith('toAnswer', file)).toEqual(['police']);
    world.moveTo('2026-10-19T02:00:00.000Z');
    expect(await on('police', 'toAnswer', file)).toMatchObject([
      { kind: 'referral_answer', subjectId, dueOn: '2026-10-21', daysLeft: 2, calendarKnown: true },
    ]);
    world.moveTo('2026-10-22T02:00:00.000Z');
    expect(await on('police', 'overdue', file)).toMatchObject([{ kind: 'referral_answer', subjectId, daysLeft: -1 }]);
    await world.act('police', `/referrals/${subjectId}`, 'accept', { body: {} });
    for (const section of ['toAnswer', 'overdue'] as const) expect(await desksWith(section, file)).toEqual([]);
  });

  test('sent back twice it is the director’s to decide, until it is sent on', async () => {
    const file = await assigned();
    const object = async (by: string, id: string) =>
      world.act(by, `/referrals/${id}`, 'object', { body: { reason: '不属本部门' } });
    await object('police', await refer(file, 'justice', 'public_security'));
    expect(await desksWith('toDecide', file)).toEqual([]);
    const last = await refer(file, 'justice', 'court');
    await object('judge', last);
    expect(await desksWith('toDecide', file)).toEqual(['director']);
    expect(await on('director', 'toDecide', file)).toMatchObject([
      { decisions: [{ kind: 'objections', subjectId: last, since: world.now }] },
    ]);
    expect(await misjudged()).toEqual([]);
    await refer(file, 'director', 'petition');
    expect(await desksWith('toDecide', file)).toEqual([]);
    expect(await misjudged()).toEqual([]);
  });

  test('an order is answered by who has the case, its answer judged by the director', async () => {
    const file = await assigned();
    const order = { order: '请本周内组织双方到场', dueOn: '2026-10-20' };
    const id = idOf(await file.act('director', 'supervisions', { body: order, expect: 201 }));
    const asked = { kind: 'supervision', subjectId: id, dueOn: '2026-10-20' };
    expect(await desksWith('toAnswer', file)).toContain('mediator');
    expect(await desksWith('toAnswer', file)).not.toContain('director');
    world.moveTo('2026-10-23T02:00:00.000Z');
    expect(await on('mediator', 'toAnswer', file)).toMatchObject([{ ...asked, daysLeft: -3 }]);
    expect(await desksWith('overdue', file)).toEqual(['director', 'justice', 'mediator']);
    const act = (by: string, word: string, body: Json) => world.act(by, `/supervisions/${id}`, word, { body });
    await act('mediator', 'answer', { answer: '已约定周五' });
    for (const section of ['toAnswer', 'overdue'] as const) expect(await desksWith(section, file)).toEqual([]);
    expect(await on('director', 'toDecide', file)).toMatchObject([
      { decisions: [{ kind: 'supervision_answer', subjectId: id }] },
    ]);
    expect(await misjudged()).toEqual([]);
    await act('director', 'close', { accepted: true });
    expect(await desksWith('toDecide', file)).toEqual([]);
  });

  test('of a case nobody has yet, an order is for the officers of its department', async () => {
    const file = await fromGrid({ departmentId: world.department('justice') });
    const order = { order: '请尽快受理', dueOn: '2026-10-16' };
    await file.act('director', 'supervisions', { body: order, expect: 201 });
    expect(await desksWith('toAnswer', file)).toEqual(['justice']);
  });

  test('handed to a body outside it waits for the director to record the answer', async () => {
    const file = await mediating();
    const body = { body: 'court', ground: 'statutory', letterNo: '阳综函〔2026〕9号', dueOn: '2026-10-20' };
    await file.act('director', 'refer', { body });
    expect(await desksWith('outside', file)).toEqual(['director']);
    world.moveTo('2026-10-22T02:00:00.000Z');
    const [line] = await on('director', 'outside', file);
    expect(line).toMatchObject({ body: 'court', sentAt: TEST_NOW, dueOn: '2026-10-20', daysLeft: -2 });
    expect(await on('director', 'overdue', file)).toMatchObject([
      { kind: 'referral', subjectId: line?.['referralId'] },
    ]);
    const accept = { body: { letterNo: '民函1号' } };
    await world.act('director', `/referrals/${String(line?.['referralId'])}`, 'accept', accept);
    for (const section of ['outside', 'overdue'] as const) expect(await desksWith(section, file)).toEqual([]);
  });
});

describe('a second pair of eyes', () => {
  test('a challenge waits for the director', async () => {
    const file = await assigned();
    const body = { partyId: file.parties[1], staffId: world.staff('王调解'), ground: 'relative' };
    const id = idOf(await file.record('justice', 'challenges', body));
    expect(await desksWith('toDecide', file)).toEqual(['director']);
    expect(await on('director', 'toDecide', file)).toMatchObject([
      { decisions: [{ kind: 'challenge', subjectId: id, since: world.now }] },
    ]);
    expect(await misjudged()).toEqual([]);
    await world.act('director', `/challenges/${id}`, 'decide', { body: { upheld: false, reason: '无此关系' } });
    expect(await desksWith('toDecide', file)).toEqual([]);
  });

  test('late entries wait for a director, who is told which are their own', async () => {
    const file = await mediating();
    world.moveTo('2026-10-26T02:00:00.000Z');
    const consent = (by: string) =>
      file.record(by, 'consents', {
        partyId: file.parties[0],
        subject: 'share',
        decision: 'given',
        occurredAt: '2026-10-15T02:00:00.000Z',
      });
    await consent('mediator');
    await consent('director');
    expect(await desksWith('toCountersign', file)).toEqual(['director']);
    const [line] = await on('director', 'toCountersign', file);
    const entries = line?.['entries'] as { seq: number }[];
    const entry = { type: 'ConsentRecorded', occurredAt: '2026-10-15T02:00:00.000Z', recordedAt: world.now };
    expect(entries).toMatchObject([
      { ...entry, mine: false },
      { ...entry, mine: true },
    ]);
    expect(line).not.toHaveProperty('seqs');
    await file.act('director', `late-entries/${entries[0]?.seq ?? 0}/countersign`);
    expect(await on('director', 'toCountersign', file)).toMatchObject([{ entries: [{ seq: entries[1]?.seq }] }]);
  });

  test('danger is for those who work on the case and for the director, not for who took it in', async () => {
    const file = await fromGrid({ departmentId: world.department('justice'), riskFlags: ['violence'] });
    expect(await desksWith('policeReports', file)).toEqual(['director', 'justice']);
    expect(await desksWith('leaderless', file)).toEqual(['director']);
  });
});

describe('whose it is not', () => {
  test('auditors and administrators find every section, and nothing in it; counts say so', async () => {
    for (const username of ['auditor', 'admin']) {
      const shown = await desk(username);
      for (const [section, count] of Object.entries(shown.counts)) {
        expect([section, count]).toEqual([section, { count: 0, more: false }]);
        expect([section, shown[section as SectionName]]).toEqual([section, []]);
      }
    }
  });

  test('another centre’s director sees none of this centre, and asking for a centre narrows the desk to it', async () => {
    const { rows } = await app.pool.query<{ id: string }>('SELECT id FROM dispute WHERE custody_center_id = $1', [
      world.center,
    ]);
    const ours = new Set(rows.map(({ id }) => id));
    const shown = await desk('other.director');
    for (const section of Object.keys(shown.counts))
      for (const { disputeId } of shown[section as SectionName]) expect(ours).not.toContain(disputeId);
    const elsewhere = await desk('director', `?centerId=${world.neighbour}`);
    for (const { count } of Object.values(elsewhere.counts)) expect(count).toBe(0);
    await world.get('director', '/desk?centerId=here', 400);
    await world.get('director', '/desk?section=toAccept', 400);
  });

  test('lines are shown without the names of parties', async () => {
    await fromGrid({ parties: [{ role: 'applicant', kind: 'person', name: '欧阳某某' }] });
    expect(JSON.stringify(await desk('director'))).not.toContain('欧阳某某');
  });
});

describe('more than fits', () => {
  /** So many more like it, as the database keeps them. */
  const copies = (file: Case, count: number) =>
    app.pool.query(
      `INSERT INTO dispute SELECT r.* FROM dispute d, generate_series(1, $2::int) n, LATERAL jsonb_populate_record(d,
         jsonb_build_object('id', gen_random_uuid(), 'number', NULL, 'receipt_no', 'N' || $2 || '-' || n)) r WHERE d.id = $1`,
      [file.id, count],
    );

  test('fifty lines are listed, all of them counted up to a thousand, and after that it says so', async () => {
    const file = await fromGrid();
    const before = (await desk('justice')).counts.toAccept;
    expect(before).toEqual({ count: (await desk('justice')).toAccept.length, more: false });
    await copies(file, 60);
    const many = await desk('justice');
    expect(many.toAccept).toHaveLength(50);
    expect(many.counts.toAccept).toEqual({ count: before.count + 60, more: false });
    await copies(file, 1000);
    expect((await desk('justice')).counts.toAccept).toEqual({ count: 1000, more: true });
  });

  test('what is late is listed and counted apart from what is due soon, also beyond the fifty', async () => {
    const file = await mediating();
    world.moveTo('2026-11-12T02:00:00.000Z');
    const before = (await desk('mediator')).counts;
    await copies(file, 55);
    const soon = await desk('mediator');
    expect(soon.counts).toMatchObject({
      overdue: before.overdue,
      dueSoon: { count: before.dueSoon.count + 55, more: false },
    });
    world.moveTo('2026-11-16T02:00:00.000Z');
    const late = await desk('mediator');
    expect(late.overdue).toHaveLength(50);
    expect(late.dueSoon).toEqual(late.overdue);
    expect(late.counts.overdue.count).toBeGreaterThanOrEqual(56);
    expect(late.counts.dueSoon.count).toBeGreaterThanOrEqual(late.counts.overdue.count);
  });
});

/** The account behind somebody; made by the administrator where there is none. */
async function accountOf(staffId: string): Promise<string> {
  const { rows } = await app.pool.query<{ username: string }>('SELECT username FROM account WHERE staff_id = $1', [
    staffId,
  ]);
  const known = rows[0]?.username;
  if (known !== undefined) return known;
  const { id } = await world.get('justice', '/me');
  await app.pool.query('UPDATE account SET staff_id = $2 WHERE id = $1', [id, staffId]);
  return 'justice';
}
