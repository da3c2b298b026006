/** The note from shift to shift over HTTP: written by itself, added to, accepted; what nobody accepts goes to the director. */
import { AccessJournal } from '../../src/modules/audit/access-journal.service.js';
import type { DeskResponse } from '../../src/modules/desk/desk.dto.js';
import type { HandoverResponse } from '../../src/modules/duty/handover.dto.js';
import type { ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import { addMinutes, instantAt } from '../../src/domain/shared/day.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { eventsOf, linesOf, publishDecember, tick, whileHeld } from '../support/duty.js';
import { Case, newId, World } from '../support/world.js';

const ZONE = 'Asia/Shanghai';

let app: TestApp;
let world: World;
/** Lines of the justice bureau, one a working day, whoever stands on them. */
let lines: ShiftResponse[];
let officer: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  await publishDecember(world);
  lines = await linesOf(world, { departmentId: world.department('justice') });
  officer = world.staff('司某某');
});

afterAll(() => app?.close());

/** The next line of the justice account's officer that has not begun, with the lines before and after it. */
function next(): { before: ShiftResponse; own: ShiftResponse; after: ShiftResponse } {
  const place = lines.findIndex(
    ({ staffId }, index) => staffId === officer && (lines[index - 1]?.startsAt ?? '') > world.now,
  );
  const [before, own, after] = lines.slice(place - 1, place + 2);
  if (before === undefined || own === undefined || after === undefined) throw new Error('the roster is too short');
  return { before, own, after };
}

const pathOf = ({ id }: Pick<ShiftResponse, 'id'>): string => `/shifts/${id}/handover`;

const noteOf = (username: string, line: Pick<ShiftResponse, 'id'>) =>
  world.get<HandoverResponse>(username, pathOf(line));

async function add(username: string, line: ShiftResponse, note: string, expect = 200) {
  const ifMatch = await world.etag(username, pathOf(line));
  return world.post(username, pathOf(line), { body: { note }, ifMatch, expect });
}

const accept = (username: string, line: ShiftResponse, expect = 200) =>
  world.act(username, pathOf(line), 'accept', { expect });

const overdueOnDesk = async (username: string, line: ShiftResponse) =>
  (await world.get<DeskResponse>(username, '/desk')).duty.filter(
    ({ kind, shiftId }) => kind === 'handover_overdue' && shiftId === line.id,
  );

const toAccept = async (username: string, line: ShiftResponse) =>
  (await world.get<DeskResponse>(username, '/desk')).handovers.filter(({ shiftId }) => shiftId === line.id);

test('written at the end of the shift: what is open, promised, due and planned; accepted by the next one', async () => {
  const { before, own } = next();
  const accepted = await Case.accepted(world, 'justice', {
    title: '等待分派',
    departmentId: world.department('justice'),
  });
  const mediating = await Case.mediating(world);
  const settled = await Case.settled(world);
  const elsewhere = await Case.registered(world, 'police', { title: '别的部门' });
  const plan = { venue: 'on_site', startsAt: addMinutes(own.startsAt, 150), endsAt: addMinutes(own.startsAt, 210) };
  const planned = await mediating.record('justice', 'sessions', plan);
  const { obligations } = (await settled.get('director', 'obligations')) as { obligations: { id: string }[] };
  await app.pool.query('UPDATE obligation SET due_on = $2, next_due_on = $2 WHERE id = $1', [
    obligations[0]?.id,
    own.on,
  ]);

  world.moveTo(addMinutes(before.endsAt, -1));
  await tick(world);
  expect(await noteOf('justice', before)).toMatchObject({ state: 'not_written', writtenAt: null, version: 0 });
  expect((await accept('justice', before, 409)).body).toMatchObject({ code: 'handover_not_written' });
  world.moveTo(before.endsAt);
  await tick(world);
  world.wait(1);
  await tick(world);
  expect(await eventsOf(world, 'duty.handover_written', before.id)).toBe(1);

  const note = await noteOf('justice', before);
  expect(note).toMatchObject({
    state: 'written',
    staffId: before.staffId,
    writtenAt: before.endsAt,
    acceptBy: own.startsAt,
    nextWorkingDay: own.on,
    overdue: false,
    hiddenCases: 0,
    notes: [],
    version: 1,
  });
  const states = note.cases.map(({ state }) => state);
  expect(states).toEqual([...states].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
  const of = (file: Case) => expect.objectContaining({ disputeId: file.id });
  expect(note.cases).toContainEqual(expect.objectContaining({ disputeId: accepted.id, title: '等待分派' }));
  expect(note.cases).toContainEqual(of(mediating));
  expect(note.cases).not.toContainEqual(of(settled));
  expect(note.cases).not.toContainEqual(of(elsewhere));
  expect(note.promises).toContainEqual(expect.objectContaining({ obligationId: obligations[0]?.id, dueOn: own.on }));
  expect(note.deadlines).toContainEqual(
    expect.objectContaining({ kind: 'obligation', subjectId: obligations[0]?.id, dueOn: own.on }),
  );
  expect(note.deadlines.every(({ dueOn }) => dueOn <= note.horizonOn)).toBe(true);
  expect(note.sessions).toContainEqual(
    expect.objectContaining({ sessionId: (planned.body as { id: string }).id, disputeId: mediating.id }),
  );

  expect(await toAccept('justice', before)).toEqual([expect.objectContaining({ acceptBy: own.startsAt })]);
  const taken = await accept('justice', before);
  expect(taken.body).toMatchObject({ state: 'accepted', acceptedByStaffId: officer, toShiftId: own.id, version: 2 });
  expect((await accept('justice', before, 409)).body).toMatchObject({ code: 'handover_accepted' });
  expect((await add('director', before, '太晚了', 409)).body).toMatchObject({ code: 'handover_accepted' });
  expect(await toAccept('justice', before)).toEqual([]);
  world.moveTo(own.startsAt);
  await tick(world);
  expect(await eventsOf(world, 'duty.handover_overdue', before.id)).toBe(0);
  expect(await eventsOf(world, 'duty.handover_accepted', before.id)).toBe(1);
});

const ORDER = ['registered', 'accepted', 'assigned', 'mediating'];

test('what waits in the queue comes first', async () => {
  const { own } = next();
  world.moveTo(addMinutes(own.startsAt, -600));
  const file = await Case.accepted(world, 'justice');
  const assigned = await file.act('justice', 'assign', { body: {} });
  expect(assigned.body).toMatchObject({ queued: true, departmentId: world.department('justice') });
  world.moveTo(addMinutes(own.startsAt, 10));
  const [first, second] = (await noteOf('justice', own)).cases;
  expect(first).toMatchObject({ disputeId: file.id, queued: true, state: 'accepted' });
  expect(second?.queued).toBe(false);
});

test('the officer adds to it before and after it is written; nobody accepts: it goes to the director once', async () => {
  const { own, after } = next();
  world.moveTo(addMinutes(own.startsAt, -5));
  expect((await add('justice', own, '还没开始', 409)).body).toMatchObject({ code: 'handover_not_begun' });
  world.moveTo(addMinutes(own.startsAt, 1));
  await world.act('justice', `/shifts/${own.id}`, 'check-in', { body: {} });
  const added = await add('justice', own, '陈某下午来电。');
  expect(added.body).toMatchObject({ state: 'not_written', version: 1 });
  world.moveTo(addMinutes(own.endsAt, -3));
  await world.act('justice', `/shifts/${own.id}`, 'check-out', { body: {} });
  const note = await noteOf('justice', own);
  expect(note).toMatchObject({ state: 'written', writtenAt: world.now, acceptBy: after.startsAt, version: 2 });
  const both = await add('justice', own, '钥匙在前台。');
  expect((both.body as HandoverResponse).notes).toEqual([
    { text: '陈某下午来电。', addedAt: addMinutes(own.startsAt, 1), addedByStaffId: officer },
    { text: '钥匙在前台。', addedAt: world.now, addedByStaffId: officer },
  ]);
  expect((await accept('justice', own, 409)).body).toMatchObject({ code: 'not_next_on_duty' });
  expect((await accept('director', own, 409)).body).toMatchObject({ code: 'not_next_on_duty' });

  world.moveTo(addMinutes(after.startsAt, -1));
  await tick(world);
  expect(await overdueOnDesk('director', own)).toEqual([]);
  expect(await eventsOf(world, 'duty.handover_overdue', own.id)).toBe(0);
  world.moveTo(after.startsAt);
  await tick(world);
  world.wait(1);
  await tick(world);
  expect(await eventsOf(world, 'duty.handover_overdue', own.id)).toBe(1);
  expect(await overdueOnDesk('director', own)).toEqual([
    expect.objectContaining({ since: after.startsAt, href: pathOf(own), staffId: officer }),
  ]);
  expect(await overdueOnDesk('admin', own)).toEqual([]);
  expect(await noteOf('director', own)).toMatchObject({ overdue: true });
  const taken = await accept('director', own);
  expect(taken.body).toMatchObject({ state: 'accepted', overdue: false, toShiftId: null });
  expect(await overdueOnDesk('director', own)).toEqual([]);
  const { rows } = await app.pool.query(
    'SELECT FROM duty_alert WHERE shift_id = $1 AND kind = $2 AND resolved_at IS NULL',
    [own.id, 'handover_overdue'],
  );
  expect(rows).toEqual([]);
});

test('whoever needs it first has it written: accepting does, reading does not', async () => {
  const { before, own } = next();
  world.moveTo(addMinutes(before.endsAt, 5));
  expect(await noteOf('justice', before)).toMatchObject({ state: 'not_written', version: 0 });
  const taken = await accept('justice', before);
  expect(taken.body).toMatchObject({ state: 'accepted', writtenAt: world.now, toShiftId: own.id });
  expect(await eventsOf(world, 'duty.handover_written', before.id)).toBe(1);
  await tick(world);
  expect(await eventsOf(world, 'duty.handover_written', before.id)).toBe(1);
});

test('on Friday it waits until Monday', async () => {
  const friday = lines.find(({ startsAt, on }) => startsAt > world.now && new Date(`${on}T00:00Z`).getUTCDay() === 5);
  if (friday === undefined) throw new Error('the roster has no further Friday');
  const monday = lines[lines.indexOf(friday) + 1];
  world.moveTo(friday.endsAt);
  await tick(world);
  expect(await noteOf('director', friday)).toMatchObject({ nextWorkingDay: monday?.on, acceptBy: monday?.startsAt });
  world.moveTo(instantAt(monday?.on ?? '', '08:29', ZONE));
  await tick(world);
  expect(await eventsOf(world, 'duty.handover_overdue', friday.id)).toBe(0);
});

test('of twenty who accept at once one does', async () => {
  const { before } = next();
  world.moveTo(before.endsAt);
  await tick(world);
  const ifMatch = await world.etag('justice', pathOf(before));
  const agent = await world.as('justice');
  const send = async () => agent.post(`${pathOf(before)}/accept`).set('If-Match', ifMatch);
  const hold = 'SELECT FROM handover WHERE shift_id = $1 FOR UPDATE';
  const replies = await whileHeld(world, hold, before.id, () => Array.from({ length: 20 }, send));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
  expect(await eventsOf(world, 'duty.handover_accepted', before.id)).toBe(1);
});

test('a department with a single officer: the next shift is their own, and so is the note', async () => {
  const own = await linesOf(world, { staffId: world.staff('卢律师') });
  const place = own.findIndex(({ startsAt }) => startsAt > world.now);
  const [today, tomorrow] = own.slice(place, place + 2);
  if (today === undefined || tomorrow === undefined) throw new Error('the roster is too short');
  world.moveTo(addMinutes(today.endsAt, -30));
  expect((await accept('lawyer', today, 409)).body).toMatchObject({ code: 'handover_not_written' });
  world.moveTo(today.endsAt);
  await tick(world);
  expect(await toAccept('lawyer', today)).toHaveLength(1);
  expect((await accept('lawyer', today)).body).toMatchObject({ state: 'accepted', toShiftId: tomorrow.id });
});

describe('who reads it', () => {
  test('those of the department and the directors; the roster itself everybody', async () => {
    const { own } = next();
    world.moveTo(addMinutes(own.startsAt, 1));
    for (const username of ['justice', 'director']) await noteOf(username, own);
    for (const username of ['police', 'judge', 'other.director', 'admin', 'mediator', 'auditor'])
      await world.get(username, pathOf(own), 403);
    await world.get('justice', pathOf({ id: newId() }), 404);
    await world.post('police', pathOf(own), { body: { note: '示例' }, ifMatch: '"0"', expect: 403 });
    await world.post('police', `${pathOf(own)}/accept`, { ifMatch: '"0"', expect: 403 });
  });

  test('a colleague of the department reads and does not add; who stands in from elsewhere sees only the cases they may', async () => {
    const { before, own } = next();
    world.moveTo(addMinutes(before.startsAt, 1));
    expect(before.staffId).not.toBe(officer);
    await noteOf('justice', before);
    await world.post('justice', pathOf(before), { body: { note: '示例' }, ifMatch: '"0"', expect: 403 });
    expect((await add('director', before, '由主任代记。')).body).toMatchObject({ version: 1 });

    world.moveTo(before.endsAt);
    await tick(world);
    const guest = world.staff('武警官');
    await app.pool.query('UPDATE staff SET also_department_ids = $2 WHERE id = $1', [
      guest,
      [world.department('justice')],
    ]);
    const changeId = newId();
    await app.pool.query(
      `INSERT INTO roster_change (id, center_id, kind, reason, recorded_at) VALUES ($1, $2, 'extra', '示例', $3)`,
      [changeId, world.center, world.now],
    );
    await app.pool.query(
      `INSERT INTO shift (id, center_id, department_id, staff_id, on_day, part, kind, starts_at, ends_at, why, draft_id, change_id, published_at)
       SELECT $2, center_id, department_id, $3, on_day, part, kind, starts_at - interval '30 minutes', starts_at, why, draft_id, $4, $5
         FROM shift WHERE id = $1`,
      [own.id, newId(), guest, changeId, world.now],
    );
    world.moveTo(addMinutes(own.startsAt, -40));
    const seen = await noteOf('police', before);
    const full = await noteOf('director', before);
    const inMediation = full.cases.filter(({ state }) => state === 'mediating').length;
    expect(inMediation).toBeGreaterThan(0);
    expect(full.hiddenCases).toBe(0);
    // What nobody was given yet every duty officer of the centre may see.
    expect(seen.cases).toEqual(full.cases.filter(({ state }) => state === 'accepted'));
    expect(seen.promises).toEqual([]);
    expect(seen.hiddenCases).toBeGreaterThanOrEqual(inMediation);
    expect(seen.notes).toEqual(full.notes);
    expect((await accept('police', before)).body).toMatchObject({ state: 'accepted', acceptedByStaffId: guest });
  });

  test('neither the stored lists nor the events hold a name or a text', async () => {
    const { rows } = await app.pool.query<{ text: string }>(
      `SELECT items::text AS text FROM handover WHERE items IS NOT NULL
       UNION ALL SELECT payload::text FROM outbox WHERE type LIKE 'duty.%'`,
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ text }) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

test('a note with too many additions, an empty or endless one: refused, nothing written', async () => {
  const { own } = next();
  world.moveTo(addMinutes(own.startsAt, 1));
  for (const note of ['', '   ', '长'.repeat(2001), 'a\u0000b']) {
    const reply = await add('justice', own, note, 400);
    expect(reply.body).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '/note' }] });
  }
  await app.pool.query(
    `INSERT INTO handover (shift_id, center_id, department_id, notes)
     SELECT id, center_id, department_id, (SELECT jsonb_agg(jsonb_build_object('text', 'x', 'addedAt', $2::text, 'addedBy', NULL)) FROM generate_series(1, 50))
       FROM shift WHERE id = $1`,
    [own.id, world.now],
  );
  expect((await add('justice', own, '再一条', 409)).body).toMatchObject({ code: 'handover_full' });
  expect(await noteOf('justice', own)).toMatchObject({ version: 1 });
});

test('an overdue note that somebody is just accepting is left alone: the job waits for nobody', async () => {
  const { before } = next();
  world.moveTo(before.endsAt);
  await tick(world);
  const { acceptBy } = await noteOf('director', before);
  world.moveTo(acceptBy ?? '');
  const hand = await app.pool.connect();
  try {
    await hand.query('BEGIN');
    await hand.query('SELECT FROM shift WHERE id = $1 FOR UPDATE', [before.id]);
    await tick(world);
    expect(await eventsOf(world, 'duty.handover_overdue', before.id)).toBe(0);
  } finally {
    await hand.query('ROLLBACK');
    hand.release();
  }
  world.wait(1);
  await tick(world);
  expect(await eventsOf(world, 'duty.handover_overdue', before.id)).toBe(1);
});

test('the service stood still over the long holidays: the last note is written all the same, and is overdue', async () => {
  const [last, followed] = [lines.at(-1), lines.at(-3)] as [ShiftResponse, ShiftResponse];
  world.moveTo(addMinutes(last.endsAt, 9 * 24 * 60));
  await tick(world);
  expect(await noteOf('director', last)).toMatchObject({ state: 'written', writtenAt: world.now, overdue: true });
  expect(await noteOf('director', followed)).toMatchObject({ state: 'not_written' });
  expect(await eventsOf(world, 'duty.late', last.id)).toBe(0);
});

test('who reads a note is in the audit log, with the cases it named', async () => {
  await Case.assigned(world, 'justice');
  const own = lines.at(-1);
  if (own === undefined) throw new Error('no roster');
  const journal = app.app.get(AccessJournal);
  await journal.flush();
  const { cases } = await noteOf('director', own);
  expect(cases.length).toBeGreaterThan(0);
  await journal.flush();
  const { rows } = await app.pool.query<{ params: { shown: string[] } }>(
    `SELECT params FROM audit_log WHERE subject_id = $1 AND params ->> 'operation' = 'handover_get' ORDER BY id DESC LIMIT 1`,
    [own.id],
  );
  expect(rows[0]?.params.shown).toEqual(expect.arrayContaining(cases.map(({ disputeId }) => disputeId)));
});
