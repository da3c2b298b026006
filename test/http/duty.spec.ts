/** The day on duty over HTTP: in time, late, missing, for somebody else, on call; what the desk shows and what is told. */
import { addDays, addMinutes } from '../../src/domain/shared/day.js';
import type { DeskResponse } from '../../src/modules/desk/desk.dto.js';
import type { ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { cancelLine, eventsOf, linesOf, publishDecember, tick, whileHeld } from '../support/duty.js';
import { type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let justice: ShiftResponse[];
let onCall: ShiftResponse[];

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  await publishDecember(world);
  justice = (await linesOf(world, { staffId: world.staff('司某某') })).filter(({ on }) => on > '2026-10-14');
  onCall = (await linesOf(world, { staffId: world.staff('卢律师') })).filter(({ on }) => on > '2026-10-14');
});

afterAll(() => app?.close());

/** The next line of the justice bureau's officer that has not begun; the clock only goes forward. */
function next(lines: readonly ShiftResponse[]): ShiftResponse {
  const line = lines.find(({ startsAt }) => addMinutes(startsAt, -120) > world.now);
  if (line === undefined) throw new Error('the roster has no further line');
  return line;
}

const pathOf = ({ id }: ShiftResponse): string => `/shifts/${id}`;

const at = ({ startsAt }: ShiftResponse, minutes: number): string => addMinutes(startsAt, minutes);

const attendance = (username: string, line: ShiftResponse, expected = 200) =>
  world.get<Json>(username, `${pathOf(line)}/attendance`, expected);

const checkIn = (username: string, line: ShiftResponse, body: object = {}, expect = 200) =>
  world.act(username, pathOf(line), 'check-in', { body, expect });

const checkOut = (username: string, line: ShiftResponse, body: object = {}, expect = 200) =>
  world.act(username, pathOf(line), 'check-out', { body, expect });

const fault = (pointer: string, code: string) => ({
  code: 'validation_failed',
  errors: [expect.objectContaining({ pointer, code })],
});

async function onDesk(username: string, line: ShiftResponse) {
  const { duty } = await world.get<DeskResponse>(username, '/desk');
  return duty.filter(({ shiftId }) => shiftId === line.id);
}

const told = async (line: ShiftResponse) => ({
  late: await eventsOf(world, 'duty.late', line.id),
  missing: await eventsOf(world, 'duty.missing', line.id),
});

describe('R12 who comes', () => {
  test('in time: expected, present, left; not earlier than an hour before, and once', async () => {
    const line = next(justice);
    world.moveTo(at(line, -61));
    expect(await attendance('justice', line)).toMatchObject({ state: 'expected', lateMinutes: 0, version: 0 });
    expect((await checkIn('justice', line, {}, 409)).body).toMatchObject({ code: 'check_in_too_early' });
    world.moveTo(at(line, -5));
    const { shifts } = await world.get<DeskResponse>('justice', '/desk');
    expect(shifts).toContainEqual(expect.objectContaining({ shiftId: line.id, attendance: 'expected' }));
    const came = await checkIn('justice', line);
    expect(came.body).toMatchObject({
      shiftId: line.id,
      staffId: line.staffId,
      state: 'present',
      checkedInAt: world.now,
      checkedOutAt: null,
      lateMinutes: 0,
      version: 1,
    });
    expect((await checkIn('justice', line, {}, 409)).body).toMatchObject({ code: 'already_checked_in' });
    world.moveTo(at(line, 45));
    await tick(world);
    expect(await onDesk('director', line)).toEqual([]);
    expect(await told(line)).toEqual({ late: 0, missing: 0 });
    world.moveTo(addMinutes(line.endsAt, 3));
    const left = await checkOut('justice', line);
    expect(left.body).toMatchObject({ state: 'left', checkedOutAt: world.now, version: 2 });
    expect(left.headers['etag']).toMatch(/^"2-/);
    expect((await checkOut('justice', line, {}, 409)).body).toMatchObject({ code: 'already_checked_out' });
    expect(await eventsOf(world, 'duty.checked_in', line.id)).toBe(1);
    expect(await eventsOf(world, 'duty.checked_out', line.id)).toBe(1);
  });

  test('late, then missing: told once each, on the director’s desk with somebody to send, gone with the check-in', async () => {
    const line = next(justice);
    world.moveTo(at(line, 9));
    await tick(world);
    expect(await onDesk('director', line)).toEqual([]);
    expect(await told(line)).toEqual({ late: 0, missing: 0 });

    world.moveTo(at(line, 10));
    expect(await onDesk('director', line)).toEqual([
      expect.objectContaining({ kind: 'late', staffId: line.staffId, minutes: 10, proposedStaffId: null }),
    ]);
    await tick(world);
    world.wait(2);
    await tick(world);
    expect(await told(line)).toEqual({ late: 1, missing: 0 });

    world.moveTo(at(line, 30));
    const [missing, ...others] = await onDesk('director', line);
    expect(others).toEqual([]);
    expect(missing).toMatchObject({ kind: 'missing', minutes: 30, href: `/shifts/${line.id}/substitutes` });
    const substitutes = ['法某某', '公某某'].map((name) => world.staff(name));
    expect(substitutes).toContain(missing?.proposedStaffId);
    expect(await onDesk('admin', line)).toHaveLength(1);
    expect(await onDesk('police', line)).toEqual([]);
    expect(await onDesk('other.director', line)).toEqual([]);
    await tick(world);
    world.wait(1);
    await tick(world);
    expect(await told(line)).toEqual({ late: 1, missing: 1 });
    expect(await attendance('justice', line)).toMatchObject({ state: 'missing', lateMinutes: 31 });

    const came = await checkIn('justice', line, { at: at(line, 12) });
    expect(came.body).toMatchObject({ state: 'present', lateMinutes: 12, checkedInAt: at(line, 12) });
    expect(await onDesk('director', line)).toEqual([]);
    world.wait(1);
    await tick(world);
    expect(await told(line)).toEqual({ late: 1, missing: 1 });
    const { rows } = await app.pool.query('SELECT FROM duty_alert WHERE shift_id = $1 AND resolved_at IS NULL', [
      line.id,
    ]);
    expect(rows).toEqual([]);
  });

  test('of twenty who check in at once one does', async () => {
    const line = next(justice);
    world.moveTo(at(line, -1));
    const ifMatch = await world.etag('justice', pathOf(line));
    const agent = await world.as('justice');
    const send = async () =>
      agent
        .post(`${pathOf(line)}/check-in`)
        .set('If-Match', ifMatch)
        .send({});
    const hold = 'SELECT FROM shift WHERE id = $1 FOR SHARE';
    const replies = await whileHeld(world, hold, line.id, () => Array.from({ length: 20 }, send));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = replies.filter(({ status }) => status !== 200);
    expect(refused.map(({ body }) => (body as Json)['code'])).toEqual(refused.map(() => 'already_checked_in'));
    expect(await eventsOf(world, 'duty.checked_in', line.id)).toBe(1);
  });

  test('who is free is proposed: neither absent nor on duty, and nobody where nobody is', async () => {
    const line = next(justice);
    world.moveTo(at(line, 30));
    const [before] = await onDesk('director', line);
    const absent = (staffId: string) =>
      app.pool.query(
        `INSERT INTO absence (id, center_id, staff_id, from_on, to_on, starts_at, ends_at, kind, recorded_at)
         VALUES ($1, $2, $3, $4::date, $4::date + 1, $5, $6, 'leave', $5)`,
        [newId(), world.center, staffId, line.on, world.now, line.endsAt],
      );
    await absent(before?.proposedStaffId ?? '');
    const [second] = await onDesk('director', line);
    expect(second?.proposedStaffId).not.toBe(before?.proposedStaffId);
    expect(second?.proposedStaffId).not.toBeNull();
    await absent(second?.proposedStaffId ?? '');
    expect(await onDesk('director', line)).toEqual([expect.objectContaining({ proposedStaffId: null })]);
  });

  test('too late is told even when nobody looked in between', async () => {
    const line = next(justice);
    world.moveTo(at(line, 40));
    expect((await checkIn('justice', line)).body).toMatchObject({ state: 'present', lateMinutes: 40 });
    expect(await told(line)).toEqual({ late: 1, missing: 1 });
  });

  test('nobody recorded anything: after the end it is called just that', async () => {
    const line = next(justice);
    world.moveTo(line.endsAt);
    expect(await attendance('justice', line)).toMatchObject({ state: 'not_recorded', lateMinutes: null });
    expect(await onDesk('director', line)).toEqual([]);
    expect((await checkIn('justice', line, {}, 409)).body).toMatchObject({ code: 'check_in_after_end' });
    expect((await checkOut('justice', line, {}, 409)).body).toMatchObject({ code: 'not_checked_in' });
    await tick(world);
    expect(await told(line)).toEqual({ late: 1, missing: 1 });
    await checkIn('director', line, { at: at(line, 2) });
    expect(await attendance('justice', line)).toMatchObject({ state: 'left', lateMinutes: 0, checkedOutAt: null });
  });
});

describe('for somebody else', () => {
  test('the director and the administrator may, a colleague may not; nobody outside learns of it', async () => {
    const line = next(justice);
    world.moveTo(at(line, 5));
    expect((await checkIn('police', line, {}, 403)).body).toMatchObject({ code: 'forbidden' });
    await checkIn('other.director', line, {}, 403);
    await checkIn('mediator', line, {}, 403);
    await attendance('police', line, 403);
    await attendance('other.admin', line, 403);
    await attendance('justice', line);
    expect((await checkIn('admin', line, { at: at(line, -3) })).body).toMatchObject({
      state: 'present',
      lateMinutes: 0,
    });
    world.moveTo(at(line, 300));
    expect((await checkOut('director', line)).body).toMatchObject({ state: 'left' });
    const { rows } = await app.pool.query<{ same: boolean }>(
      'SELECT in_recorded_by = out_recorded_by AS same FROM shift_attendance WHERE shift_id = $1',
      [line.id],
    );
    expect(rows).toEqual([{ same: false }]);
  });

  test('once the day has passed, nobody records for themselves', async () => {
    const line = next(justice);
    world.moveTo(at(line, 1));
    await checkIn('justice', line);
    world.wait(24 * 60);
    expect((await checkOut('justice', line, { at: at(line, 100) }, 409)).body).toMatchObject({
      code: 'attendance_day_over',
    });
    expect((await checkOut('director', line, {}, 409)).body).toMatchObject({ code: 'check_out_other_day' });
    await checkOut('director', line, { at: at(line, 100) });
  });

  test('times that cannot be are named, and nothing is written', async () => {
    const line = next(justice);
    world.moveTo(at(line, 60));
    for (const [time, code] of [
      [at(line, 61), 'in_future'],
      [at(line, -61), 'check_in_too_early'],
      [at(line, -24 * 60), 'check_in_too_early'],
    ] as const) {
      expect((await checkIn('justice', line, { at: time }, 400)).body).toMatchObject(fault('/at', code));
    }
    expect(await attendance('justice', line)).toMatchObject({ version: 0 });
    await checkIn('justice', line, { at: at(line, 3) });
    for (const [time, code] of [
      [at(line, 3), 'check_out_before_check_in'],
      [at(line, 61), 'in_future'],
    ] as const) {
      expect((await checkOut('justice', line, { at: time }, 400)).body).toMatchObject(fault('/at', code));
    }
    world.wait(24 * 60);
    const nextDay = await checkOut('director', line, { at: world.now }, 400);
    expect(nextDay.body).toMatchObject(fault('/at', 'check_out_other_day'));
    expect(await attendance('director', line)).toMatchObject({ version: 1, checkedOutAt: null });
  });
});

describe('the roster changes', () => {
  test('a line that was taken off is neither attended nor missed', async () => {
    const line = next(justice);
    world.moveTo(at(line, 15));
    const tag = await world.etag('justice', pathOf(line));
    await cancelLine(world, line, newId());
    const stale = await world.post('justice', `${pathOf(line)}/check-in`, { body: {}, ifMatch: tag, expect: 412 });
    expect(stale.body).toMatchObject({ code: 'stale' });
    const version = `"${line.version + 1}"`;
    const refused = await world.post('justice', `${pathOf(line)}/check-in`, {
      body: {},
      ifMatch: version,
      expect: 409,
    });
    expect(refused.body).toMatchObject({ code: 'shift_cancelled' });
    expect(await onDesk('director', line)).toEqual([]);
    await tick(world);
    expect(await told(line)).toEqual({ late: 0, missing: 0 });
  });

  test('who goes home ill keeps what was recorded on the shorter line', async () => {
    const line = next(justice);
    world.moveTo(at(line, 15));
    await checkIn('justice', line, { at: at(line, 12) });
    world.moveTo(at(line, 90));
    const [changeId, shorter] = [newId(), { ...line, id: newId() }];
    await cancelLine(world, line, changeId);
    await app.pool.query(
      `INSERT INTO shift (id, center_id, department_id, staff_id, on_day, part, kind, starts_at, ends_at, why, draft_id, change_id, replaces_id, published_at)
       SELECT $2, center_id, department_id, staff_id, on_day, part, kind, starts_at, $3, why, draft_id, $4, id, $3 FROM shift WHERE id = $1`,
      [line.id, shorter.id, world.now, changeId],
    );
    expect(await attendance('justice', shorter)).toMatchObject({ state: 'left', lateMinutes: 12 });
    expect((await checkOut('justice', shorter)).body).toMatchObject({ state: 'left', checkedOutAt: world.now });
  });

  test('a gap and a swap that waits are on the desk of those who look after the roster', async () => {
    const line = next(justice);
    const other = onCall.find(({ startsAt }) => startsAt > line.startsAt) ?? line;
    const [gapId, swapId, changeId] = [newId(), newId(), newId()];
    world.moveTo(at(line, -60));
    await cancelLine(world, line, changeId);
    await app.pool.query(
      `INSERT INTO roster_gap (id, center_id, department_id, on_day, part, kind, starts_at, ends_at, why, shift_id, opened_by_change_id, opened_at)
       SELECT $2, center_id, department_id, on_day, part, kind, starts_at, ends_at, '{}', id, $3, $4 FROM shift WHERE id = $1`,
      [line.id, gapId, changeId, world.now],
    );
    const { id: accountId } = await world.get<{ id: string }>('justice', '/me');
    await app.pool.query(
      `INSERT INTO swap_request (id, center_id, shift_id, staff_id, counter_shift_id, counter_staff_id, state, needs_approval, requested_by, requested_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'accepted', true, $7, $8)`,
      [swapId, world.center, line.id, line.staffId, other.id, other.staffId, accountId, world.now],
    );
    const { duty } = await world.get<DeskResponse>('director', `/desk?centerId=${world.center}`);
    const of = (subject: string) => duty.find(({ subjectId }) => subjectId === subject);
    expect(of(gapId)).toMatchObject({ kind: 'gap', href: `/shifts/${line.id}/substitutes` });
    expect(of(gapId)?.proposedStaffId).not.toBeNull();
    expect(of(swapId)).toMatchObject({ kind: 'swap_to_approve', href: `/swap-requests/${swapId}` });
    const kinds = (await world.get<DeskResponse>('admin', '/desk')).duty.map(({ kind }) => kind);
    expect(kinds).toContain('gap');
    expect(kinds).not.toContain('swap_to_approve');
    const elsewhere = await world.get<DeskResponse>('director', `/desk?centerId=${world.neighbour}`);
    expect(elsewhere.duty).toEqual([]);
    // Once a shift has begun it cannot be approved any more: then it waits for nobody.
    world.moveTo([line.startsAt, other.startsAt].sort().at(-1) ?? '');
    const later = (await world.get<DeskResponse>('director', '/desk')).duty.map(({ subjectId }) => subjectId);
    expect(later).not.toContain(swapId);
  });

  test('who is excused before the delay is over is neither late nor missing on what is left of the line', async () => {
    const line = next(justice);
    world.moveTo(at(line, 8));
    const body = { from: line.on, to: dayAfter(line.on), since: at(line, 5), kind: 'ill' };
    await world.post('director', `/staff/${line.staffId}/absences`, { body });
    const [shorter] = (await linesOf(world, { staffId: line.staffId })).filter(({ on }) => on === line.on);
    expect(shorter).toMatchObject({ endsAt: at(line, 5), replacesId: line.id });
    world.moveTo(at(line, 45));
    await tick(world);
    expect(await told(shorter as ShiftResponse)).toEqual({ late: 0, missing: 0 });
  });

  test('who is missing and replaced is told of once, not again for what is left of the line', async () => {
    const line = next(justice);
    world.moveTo(at(line, 30));
    await tick(world);
    expect(await told(line)).toEqual({ late: 1, missing: 1 });
    const [missing] = await onDesk('director', line);
    world.moveTo(at(line, 40));
    const body = { staffId: missing?.proposedStaffId, reason: '未到岗' };
    await world.act('director', pathOf(line), 'substitute', { body, expect: 201 });
    const lines = await linesOf(world, { staffId: line.staffId });
    const shorter = lines.find(({ replacesId }) => replacesId === line.id);
    if (shorter === undefined) throw new Error('nothing is left of the line');
    expect(shorter.endsAt).toBe(at(line, 40));
    world.wait(1);
    await tick(world);
    expect(await told(shorter)).toEqual({ late: 0, missing: 0 });
  });

  const dayAfter = (day: string) => addDays(day, 1);
});

describe('on call', () => {
  const call = (username: string, line: ShiftResponse, body: object, expect = 201) =>
    world.post(username, `${pathOf(line)}/calls`, { body, expect });

  const answer = (username: string, id: string, body: object = {}, expect = 200) =>
    world.act(username, `/calls/${id}`, 'answer', { body, expect });

  const waiting = async (username: string, id: string) =>
    (await world.get<DeskResponse>(username, '/desk')).calls.filter(({ callId }) => callId === id);

  test('nobody on call has to check in', async () => {
    const line = next(onCall);
    world.moveTo(at(line, 120));
    await tick(world);
    expect(await attendance('lawyer', line)).toMatchObject({ state: 'not_recorded', lateMinutes: null });
    expect(await onDesk('director', line)).toEqual([]);
    expect(await told(line)).toEqual({ late: 0, missing: 0 });
  });

  test('a call, who answered it, and the minutes it took', async () => {
    const line = next(onCall);
    world.moveTo(at(line, 60));
    const made = await call('justice', line, { reason: '当事人想咨询继承问题。' });
    const { id } = made.body as { id: string };
    expect(made.headers['location']).toBe(`/api/v1/calls/${id}`);
    expect(made.body).toMatchObject({ staffId: line.staffId, calledAt: world.now, minutesToAnswer: null });
    expect(await waiting('lawyer', id)).toHaveLength(1);
    expect(await waiting('justice', id)).toEqual([]);
    world.wait(29);
    expect(await onDesk('director', line)).toEqual([]);
    world.wait(1);
    expect(await onDesk('director', line)).toEqual([
      expect.objectContaining({ kind: 'call_unanswered', subjectId: id, minutes: 30, href: `/calls/${id}` }),
    ]);
    await answer('police', id, {}, 403);
    const answered = await answer('lawyer', id, { answeredAt: addMinutes(world.now, -5) });
    expect(answered.body).toMatchObject({ minutesToAnswer: 25, answeredByStaffId: line.staffId, version: 2 });
    expect((await answer('lawyer', id, {}, 409)).body).toMatchObject({ code: 'call_answered' });
    expect(await waiting('lawyer', id)).toEqual([]);
    expect(await onDesk('director', line)).toEqual([]);

    const second = await call('director', line, { reason: '再次呼叫。', calledAt: addMinutes(world.now, -2) });
    const { id: secondId } = second.body as { id: string };
    world.wait(3);
    expect((await answer('director', secondId)).body).toMatchObject({
      minutesToAnswer: 5,
      answeredByStaffId: line.staffId,
    });
    const { items } = await world.get<{ items: Json[] }>('police', `${pathOf(line)}/calls`);
    expect(items.map((each) => each['minutesToAnswer'])).toEqual([25, 5]);
    const { rows } = await app.pool.query<{ payload: object }>(
      `SELECT payload FROM outbox WHERE type LIKE 'duty.call%' AND subject_id = $1`,
      [line.id],
    );
    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows)).not.toMatch(/\p{Script=Han}/u);
  });

  test('what cannot be called or answered, and who learns of a call', async () => {
    const [line, counter] = [next(onCall), next(justice)];
    world.moveTo(at(line, 60));
    const reason = '示例';
    const before = await call('justice', line, { reason, calledAt: at(line, -1) }, 400);
    expect(before.body).toMatchObject(fault('/calledAt', 'call_outside_shift'));
    const future = await call('justice', line, { reason, calledAt: at(line, 61) }, 400);
    expect(future.body).toMatchObject(fault('/calledAt', 'in_future'));
    expect((await call('justice', counter, { reason }, 409)).body).toMatchObject({ code: 'not_on_call' });
    await call('admin', line, { reason }, 403);
    await call('other.director', line, { reason }, 403);
    const made = await call('justice', line, { reason, id: newId() });
    const { id } = made.body as { id: string };
    expect((await call('justice', line, { reason, id }, 409)).body).toMatchObject({ code: 'id_in_use' });
    await world.get('other.director', `/calls/${id}`, 404);
    await world.get('admin', `/calls/${id}`, 403);
    await world.get('admin', `${pathOf(line)}/calls`, 403);
    const early = await answer('lawyer', id, { answeredAt: at(line, 59) }, 400);
    expect(early.body).toMatchObject(fault('/answeredAt', 'answered_before_called'));
    const late = await answer('lawyer', id, { answeredAt: at(line, 62) }, 400);
    expect(late.body).toMatchObject(fault('/answeredAt', 'in_future'));
    world.moveTo(line.endsAt);
    expect((await call('justice', line, { reason }, 409)).body).toMatchObject({ code: 'call_outside_shift' });
    expect(await world.get('lawyer', `/calls/${id}`)).toMatchObject({ answeredAt: null, version: 1 });
  });
});

test('what the centre has set decides when somebody is late', async () => {
  await app.pool.query(
    `INSERT INTO center_settings (center_id, version, settings, recorded_at) VALUES ($1, 1, '{"duty": {"lateAfterMinutes": 3}}', $2)`,
    [world.center, world.now],
  );
  const line = next(justice);
  world.moveTo(at(line, 3));
  expect(await onDesk('director', line)).toEqual([expect.objectContaining({ kind: 'late', minutes: 3 })]);
  world.moveTo(at(line, 29));
  expect(await onDesk('director', line)).toEqual([expect.objectContaining({ kind: 'late' })]);
});
