/**
 * Every kind of deadline that `GET /workflow` lists, at a clock that is moved: told of once to whoever it concerns, with an event of
 * ids alone; on the desks of those who may act on it until it is kept; and late there when it is not.
 */
import { DEADLINES } from '../../src/domain/deadlines/deadlines-as-data.js';
import { createApp } from '../../src/app.setup.js';
import type { DeskResponse } from '../../src/modules/desk/desk.dto.js';
import type { DeskDeadline } from '../../src/modules/desk/desk-lines.dto.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { createPool } from '../../src/platform/database/pool.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, TEST_NOW, type TestApp, testConfig } from '../support/app.js';
import { misdated, openDeadlines } from '../support/open-deadlines.js';
import { Case, CLEAN, type Json, World } from '../support/world.js';

type Timely = 'dueSoon' | 'overdue' | 'reminders';

const KINDS = DEADLINES.map(({ kind }) => kind).sort();
const PEOPLE = ['director', 'justice', 'police', 'mediator', 'grid', 'auditor', 'admin', 'other.director'];

let app: TestApp;
let world: World;

beforeAll(async () => {
  // It looks back over more than two years at what other systems were told.
  app = await startTestApp({ settings: { EVENT_RETENTION_DAYS: '1000' } });
  world = await World.of(app);
});

afterAll(() => app?.close());

/** A Wednesday. */
beforeEach(() => world.moveTo(TEST_NOW));

const idOf = ({ body }: { body: unknown }): string => (body as { id: string }).id;

/** The clock strikes: whatever is due in this process is done. */
async function at(instant: string): Promise<void> {
  world.moveTo(instant);
  await app.app.get(Ticker).runDue();
}

async function on(username: string, section: Timely, { id }: Case): Promise<DeskDeadline[]> {
  const desk = await world.get<DeskResponse>(username, '/desk');
  return (desk[section] as DeskDeadline[]).filter(({ disputeId }) => disputeId === id);
}

/** On whose desks that deadline lies. */
async function desksWith(section: Timely, file: Case, kind: string, subjectId: string): Promise<string[]> {
  const found: string[] = [];
  for (const username of PEOPLE) {
    const lines = await on(username, section, file);
    if (lines.some((line) => line.kind === kind && line.subjectId === subjectId)) found.push(username);
  }
  return found;
}

/** What other systems were told, oldest first. */
async function told({ id }: Case, kind?: string): Promise<Json[]> {
  const { rows } = await app.pool.query<{ payload: Json }>(
    `SELECT payload FROM outbox WHERE type = 'deadline.due_soon' AND subject_id = $1 ORDER BY recorded_at, id`,
    [id],
  );
  return rows.map(({ payload }) => payload).filter((payload) => kind === undefined || payload['kind'] === kind);
}

/** Taken in by somebody who has nothing more to do with it. */
async function assigned(): Promise<Case> {
  const file = await Case.registered(world, 'lawyer', { departmentId: world.department('justice') });
  await file.act('justice', 'accept', { body: { screening: CLEAN } });
  await file.act('justice', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
  return file;
}

const refer = async (file: Case, dueOn: string): Promise<string> => {
  const body = { toDepartmentId: world.department('public_security'), reason: '涉及该部门职责', dueOn };
  return idOf(await file.act('justice', 'referrals', { body, expect: 201 }));
};

async function handOver(file: Case, dueOn: string): Promise<string> {
  await file.act('director', 'refer', { body: { body: 'court', ground: 'statutory', letterNo: '阳综函9号', dueOn } });
  const { items } = await world.get<{ items: { id: string }[] }>('director', `${file.path}/referrals`);
  return items.at(-1)?.id ?? '';
}

const order = async (file: Case, dueOn: string): Promise<string> =>
  idOf(await file.act('director', 'supervisions', { body: { order: '请组织双方到场', dueOn }, expect: 201 }));

const askForAid = async (file: Case): Promise<string> =>
  idOf(
    await file.record('mediator', 'legal-aid-requests', {
      partyId: file.parties[0],
      kind: 'drafting',
      ground: 'hardship',
    }),
  );

const aid = (by: string, id: string, word: string, body: Json = {}) =>
  world.act(by, `/legal-aid-requests/${id}`, word, { body });
const GRANT = { granted: true, reason: '低保家庭，准予代拟起诉状' };

/** Settled, and a court has said that the agreement is valid. */
async function confirmedByCourt(): Promise<Case> {
  const file = await Case.settled(world);
  const { items } = await world.get<{ items: { id: string }[] }>('mediator', `${file.path}/agreements`);
  const path = `/agreements/${items[0]?.id ?? ''}/confirmation`;
  const filed = {
    filedOn: world.now.slice(0, 10),
    court: '示例区人民法院',
    courtGround: 'organisation_seat',
    partyIds: file.parties,
    papers: ['application', 'agreement', 'mediation_proof', 'identity'],
    contents: [],
  };
  await world.post('mediator', path, { body: filed, expect: 201 });
  const result = { decidedOn: filed.filedOn, result: 'valid', rulingNo: '(2026)浙0203民特1号' };
  await world.post('mediator', `${path}/result`, { body: result, expect: 201 });
  return file;
}

const responsibleFor = async (file: Case): Promise<unknown> => (await file.get('director'))['responsibleOfficerId'];

/** Who signs in as that officer; where nobody does, an account that has nothing else to do with the case. */
async function accountOf(staffId: unknown): Promise<string> {
  const known = await app.pool.query<{ username: string }>('SELECT username FROM account WHERE staff_id = $1', [
    staffId,
  ]);
  if (known.rows[0] !== undefined) return known.rows[0].username;
  await app.pool.query(`UPDATE account SET staff_id = $1 WHERE username = 'lawyer'`, [staffId]);
  return 'lawyer';
}

test('of every kind that is listed somebody is reminded once, whatever runs beside it, and it is late on a desk', async () => {
  const settled = await Case.settled(world);
  await settled.record('mediator', 'unsettled-reports', {
    partyId: settled.parties[0],
    ground: 'other',
    words: '还在漏',
  });
  const confirmed = await confirmedByCourt();
  const [referred, outside, worked] = [await assigned(), await assigned(), await Case.mediating(world)];
  const ids = [settled, confirmed, referred, outside, worked].map(({ id }) => id);
  await refer(referred, '2026-10-30');
  await handOver(outside, '2026-10-30');
  await order(worked, '2026-10-30');
  await askForAid(worked);
  await aid('justice', await askForAid(worked), 'decide', GRANT);

  const late = new Set<string>();
  const look = async (instant: string): Promise<void> => {
    world.moveTo(instant);
    for (const username of ['director', 'justice', 'police'])
      for (const line of (await world.get<DeskResponse>(username, '/desk')).overdue)
        if (ids.includes(line.disputeId)) late.add(line.kind);
  };
  for (const [near, past] of [
    ['2026-10-18', '2026-10-22'],
    ['2026-10-28', '2026-11-02'],
    ['2026-11-04', '2026-11-09'],
    ['2026-11-11', '2026-11-16'],
    ['2026-12-29', '2027-01-04'],
    ['2028-11-15', '2029-01-04'],
  ]) {
    world.moveTo(`${near}T02:00:00.000Z`);
    // Once with another process beside; the other rounds are alike.
    await (near === '2026-10-28' ? besideAnother() : at(world.now));
    await look(`${past}T02:00:00.000Z`);
  }
  expect([...late].sort()).toEqual(KINDS);

  const { rows } = await app.pool.query<{ kind: string; reminders: number; events: number }>(
    `SELECT r.kind, count(DISTINCT (r.dispute_id, r.subject_id, r.due_on))::int AS reminders, count(o.id)::int AS events
       FROM deadline_reminder r LEFT JOIN outbox o ON o.type = 'deadline.due_soon' AND o.subject_id = r.dispute_id
        AND o.payload ->> 'kind' = r.kind AND o.payload ->> 'dueOn' = r.due_on::text
        AND coalesce(o.payload ->> 'subjectId', r.dispute_id::text) = r.subject_id::text
      WHERE r.dispute_id = ANY($1) GROUP BY 1 ORDER BY 1`,
    [ids],
  );
  const several: Record<string, number> = {
    referral: 2,
    mediation: 2,
    performance: 2,
    return_visit: 2,
    confirmation_notice: 2,
  };
  expect(rows).toEqual(KINDS.map((kind) => ({ kind, reminders: several[kind] ?? 1, events: several[kind] ?? 1 })));
});

/** Two processes strike at once; then one that has just started. */
async function besideAnother(): Promise<void> {
  const pool = createPool({ url: app.database.appUrl });
  const process = () => createApp({ config: testConfig(app.database.appUrl), pool, clock: new FixedClock(world.now) });
  const other = await process();
  await Promise.all([app.app.get(Ticker).runDue(), other.get(Ticker).runDue()]);
  await other.close();
  const restarted = await process();
  expect(await restarted.get(Ticker).runDue()).toContain('reminders');
  await restarted.close();
  await pool.end();
}

describe('a referral', () => {
  test('is answered by its receiver, who is reminded; accepted, its other day counts, also when it is the same', async () => {
    const file = await assigned();
    const subjectId = await refer(file, '2026-10-21');
    await at('2026-10-17T02:00:00.000Z');
    expect(await told(file)).toEqual([]);
    await at('2026-10-18T02:00:00.000Z');
    const answer = { kind: 'referral_answer', subjectId, dueOn: '2026-10-21', staffId: null };
    expect(await told(file)).toEqual([answer]);
    for (const section of ['reminders', 'dueSoon'] as const) {
      expect(await desksWith(section, file, 'referral_answer', subjectId)).toEqual(['police']);
      expect(await desksWith(section, file, 'referral', subjectId)).toEqual([]);
    }
    const [line] = await on('police', 'reminders', file);
    expect(line).toMatchObject({ dueOn: '2026-10-21', daysLeft: 3, remindedAt: world.now, calendarKnown: true });

    world.moveTo('2026-10-19T02:00:00.000Z');
    await world.act('police', `/referrals/${subjectId}`, 'accept', { body: {} });
    expect(await desksWith('reminders', file, 'referral_answer', subjectId)).toEqual([]);
    await at('2026-10-20T02:00:00.000Z');
    const staffId = await responsibleFor(file);
    expect(staffId).not.toBeNull();
    expect(await told(file)).toEqual([answer, { ...answer, kind: 'referral', staffId }]);
    const officer = await accountOf(staffId);
    expect((await on(officer, 'reminders', file)).map(({ kind }) => kind)).toEqual(['referral']);
    expect(await desksWith('dueSoon', file, 'referral', subjectId)).toEqual(['director', 'police', 'mediator']);
    await at('2026-10-23T02:00:00.000Z');
    expect(await on(officer, 'reminders', file)).toEqual([]);
    expect(await desksWith('overdue', file, 'referral', subjectId)).toEqual(['director', 'police', 'mediator']);
    expect(await on('police', 'overdue', file)).toMatchObject([{ kind: 'referral', subjectId, daysLeft: -2 }]);
    await file.act('mediator', 'withdraw', { body: { partyId: file.parties[0] } });
    expect(await desksWith('overdue', file, 'referral', subjectId)).toEqual([]);
    expect(await told(file)).toHaveLength(2);
  });

  test('to a body outside is the director’s to pursue, while the case is away', async () => {
    const file = await assigned();
    const subjectId = await handOver(file, '2026-10-20');
    await at('2026-10-18T02:00:00.000Z');
    expect(await told(file)).toEqual([{ kind: 'referral', subjectId, dueOn: '2026-10-20', staffId: null }]);
    for (const section of ['reminders', 'dueSoon'] as const)
      expect(await desksWith(section, file, 'referral', subjectId)).toEqual(['director']);
    await at('2026-10-22T02:00:00.000Z');
    expect(await desksWith('reminders', file, 'referral', subjectId)).toEqual([]);
    expect(await desksWith('overdue', file, 'referral', subjectId)).toEqual(['director']);
    await world.act('director', `/referrals/${subjectId}`, 'object', { body: { reason: '不符合起诉条件' } });
    for (const section of ['dueSoon', 'overdue'] as const)
      expect(await desksWith(section, file, 'referral', subjectId)).toEqual([]);
  });
});

test('of two orders of the director each has its day, also while mediation rests; one that is answered is off the desk', async () => {
  const file = await Case.mediating(world, 'justice');
  const [first, second] = [await order(file, '2026-10-20'), await order(file, '2026-10-20')];
  await file.act('mediator', 'suspend', { body: { reason: 'appraisal' } });
  await at('2026-10-18T02:00:00.000Z');
  const staffId = await responsibleFor(file);
  const reminded = { kind: 'supervision', dueOn: '2026-10-20', staffId };
  const events = await told(file);
  expect(events).toHaveLength(2);
  for (const subjectId of [first, second]) expect(events).toContainEqual({ ...reminded, subjectId });
  const officer = await accountOf(staffId);
  expect(await on(officer, 'reminders', file)).toHaveLength(2);
  await world.act('mediator', `/supervisions/${first}`, 'answer', { body: { answer: '已约定周五' } });
  expect(await on(officer, 'reminders', file)).toMatchObject([{ kind: 'supervision', subjectId: second }]);
  await at('2026-10-22T02:00:00.000Z');
  expect(await desksWith('overdue', file, 'supervision', first)).toEqual([]);
  expect(await desksWith('overdue', file, 'supervision', second)).toEqual(['director', 'justice', 'mediator']);

  // Found wanting, it has another day, and somebody is told again.
  const again = { accepted: false, dueOn: '2026-10-27' };
  await world.act('director', `/supervisions/${first}`, 'close', { body: again });
  await at('2026-10-24T02:00:00.000Z');
  expect((await told(file)).at(-1)).toEqual({ ...reminded, subjectId: first, dueOn: '2026-10-27' });
});

describe('legal aid', () => {
  test('is for those who decide about it: before its day unless papers are missing, and after', async () => {
    const file = await Case.mediating(world);
    const id = await askForAid(file);
    world.moveTo('2026-10-16T02:00:00.000Z');
    await aid('justice', id, 'papers', { missing: ['identity'] });
    await at('2026-10-19T02:00:00.000Z');
    expect(await told(file)).toEqual([]);
    for (const section of ['reminders', 'dueSoon'] as const)
      expect(await desksWith(section, file, 'legal_aid_decision', id)).toEqual([]);
    world.moveTo('2026-10-23T02:00:00.000Z');
    expect(await desksWith('overdue', file, 'legal_aid_decision', id)).toEqual([]);

    // Seven days of waiting, from the 16th to the 23rd: the 21st becomes the 28th.
    await aid('mediator', id, 'papers-complete');
    await at('2026-10-26T02:00:00.000Z');
    const decision = { kind: 'legal_aid_decision', subjectId: id, dueOn: '2026-10-28', staffId: null };
    expect(await told(file)).toEqual([decision]);
    for (const section of ['reminders', 'dueSoon'] as const)
      expect(await desksWith(section, file, 'legal_aid_decision', id)).toEqual(['director', 'justice']);
    await at('2026-10-30T02:00:00.000Z');
    expect(await desksWith('overdue', file, 'legal_aid_decision', id)).toEqual(['director', 'justice']);

    // From the 30th three days, to Monday.
    await aid('justice', id, 'decide', GRANT);
    expect(await desksWith('overdue', file, 'legal_aid_decision', id)).toEqual([]);
    await at('2026-10-31T02:00:00.000Z');
    const assignment = { ...decision, kind: 'legal_aid_assignment', dueOn: '2026-11-02' };
    expect(await told(file)).toEqual([decision, assignment]);
    expect(await desksWith('reminders', file, 'legal_aid_assignment', id)).toEqual(['director', 'justice']);
    await at('2026-11-05T02:00:00.000Z');
    expect(await desksWith('overdue', file, 'legal_aid_assignment', id)).toEqual(['director', 'justice']);
    expect(await on('director', 'overdue', file)).toMatchObject([{ daysLeft: -3 }]);
    await aid('director', id, 'assign', { lawyerName: '示例律师' });
    expect(await desksWith('overdue', file, 'legal_aid_assignment', id)).toEqual([]);
    expect(await told(file, 'legal_aid_assignment')).toHaveLength(1);
  });

  test('decided late is late although papers were asked for, if nobody asked in time', async () => {
    const file = await Case.mediating(world);
    const id = await askForAid(file);
    world.moveTo('2026-10-22T02:00:00.000Z');
    await aid('justice', id, 'papers', { missing: ['identity'] });
    expect(await desksWith('overdue', file, 'legal_aid_decision', id)).toEqual(['director', 'justice']);
    await aid('mediator', id, 'withdraw', { note: '不再需要' });
    expect(await desksWith('overdue', file, 'legal_aid_decision', id)).toEqual([]);
  });

  test('decided on and given within one day: two deadlines of one request and of one day are two reminders', async () => {
    const file = await Case.mediating(world);
    const id = await askForAid(file);
    await at('2026-10-18T02:00:00.000Z');
    await aid('justice', id, 'decide', GRANT);
    await at('2026-10-19T02:00:00.000Z');
    expect((await told(file)).map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['legal_aid_decision', '2026-10-21'],
      ['legal_aid_assignment', '2026-10-21'],
    ]);
  });
});

test('what nobody in particular has is told to whoever may act on it', async () => {
  const file = await Case.registered(world, 'lawyer', { departmentId: world.department('justice') });
  const subjectId = await order(file, '2026-10-16');
  await at('2026-10-15T02:00:00.000Z');
  expect(await told(file)).toEqual([{ kind: 'supervision', subjectId, dueOn: '2026-10-16', staffId: null }]);
  expect(await desksWith('reminders', file, 'supervision', subjectId)).toEqual(['director', 'justice']);
});

test('a promise in parts is watched by the day of each part, also while its change is mediated', async () => {
  const file = await Case.mediating(world);
  await file.sit('justice');
  const instalments = [
    { amount: '1000.00', dueOn: '2026-11-15' },
    { amount: '2000.00', dueOn: '2026-12-15' },
  ];
  await file.agree('justice', file.agreement([file.duty({ dueOn: undefined, instalments })]));
  const { obligations = [] } = (await file.get('mediator', 'obligations')) as { obligations?: { id: string }[] };
  const id = obligations[0]?.id ?? '';
  const late = async () =>
    (await on('mediator', 'overdue', file))
      .filter(({ kind }) => kind !== 'mediation')
      .map(({ kind, dueOn }) => `${kind} ${dueOn}`);
  const due = async () => (await told(file, 'performance')).map(({ dueOn }) => dueOn);
  await at('2026-11-13T02:00:00.000Z');
  expect(await due()).toEqual(['2026-11-15']);
  world.moveTo('2026-11-16T02:00:00.000Z');
  expect(await late()).toContain('performance 2026-11-15');
  const paid = { performedOn: '2026-11-16', amount: '1500.00', evidence: '收条' };
  await world.post('mediator', `/obligations/${id}/performance`, { body: paid, expect: 201 });
  expect(await late()).not.toContain('performance 2026-11-15');
  expect(await world.get('mediator', `/obligations/${id}`)).toMatchObject({
    dueOn: '2026-12-15',
    instalments: [{ state: 'paid' }, { state: 'partly' }],
  });

  for (const partyId of file.parties)
    await file.record('mediator', 'consents', { partyId, subject: 'mediation', decision: 'given' });
  await file.act('mediator', 'reopen', { body: { reason: '双方愿意再谈' } });
  const body = { body: 'court', ground: 'statutory', letterNo: '阳综函10号' };
  const refused = await file.act('director', 'refer', { body, expect: 409 });
  expect(refused.body).toMatchObject({ code: 'agreement_stands', ruleId: 'R30' });
  await at('2026-12-13T02:00:00.000Z');
  expect(await due()).toEqual(['2026-11-15', '2026-12-15']);
  world.moveTo('2026-12-16T02:00:00.000Z');
  expect(await late()).toEqual(
    expect.arrayContaining(['performance 2026-12-15', expect.stringMatching(/^return_visit/)]),
  );
});

test('everywhere the database finds just the deadlines that the rule book says run', async () => {
  const { rows } = await app.pool.query<{ id: string }>('SELECT id FROM dispute');
  const kinds = new Set<string>();
  for (const { id } of rows) {
    const { found, told: expected } = await openDeadlines(app.pool, id);
    expect({ id, found }).toEqual({ id, found: expected });
    for (const line of found) kinds.add(line.split(' ')[0] ?? '');
  }
  expect(kinds.size).toBeGreaterThan(3);
  expect(await misdated(app.pool)).toEqual([]);
});
