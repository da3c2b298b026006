/**
 * R12 Routing rests on the roster: a case goes to the officer on duty, by a line that is stored with it; nobody on duty: it
 * waits in the department's queue, on the right desks; a change of the roster moves only what nobody has accepted yet.
 */
import type { RosterChangeResponse } from '../../src/modules/roster-changes/changes.dto.js';
import type { DeskResponse } from '../../src/modules/desk/desk.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import type { ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, CLEAN, type Json, listed, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

const read = (id: string): Promise<DisputeResponse> => world.get<DisputeResponse>('director', `/disputes/${id}`);
const desk = (username: string): Promise<DeskResponse> => world.get<DeskResponse>(username, '/desk');

/** The line of the department that is running now. */
async function running(code: string): Promise<ShiftResponse> {
  const { items } = await world.get<{ items: ShiftResponse[] }>('grid', `/centers/${world.center}/on-duty`);
  const line = items.find(({ departmentId }) => departmentId === world.department(code));
  if (line === undefined) throw new Error(`nobody of ${code} is on duty`);
  return line;
}

/** Somebody of the department who is free to stand in for that line. */
async function standIn(line: ShiftResponse): Promise<string> {
  const { candidates } = await world.get<{ candidates: { staffId: string }[] }>(
    'director',
    `/shifts/${line.id}/substitutes`,
  );
  return candidates[0]?.staffId ?? '';
}

const substituted = async (line: ShiftResponse, staffId: string): Promise<RosterChangeResponse> =>
  (
    await world.act('director', `/shifts/${line.id}`, 'substitute', {
      body: { staffId, reason: '临时公务' },
      expect: 201,
    })
  ).body as RosterChangeResponse;

test('a case goes to the officer on duty for the department, and the roster line is kept with it', async () => {
  const line = await running('justice');
  const file = await Case.registered(world);
  expect(await read(file.id)).toMatchObject({
    queued: false,
    routedDepartmentId: line.departmentId,
    routedOfficerId: line.staffId,
    routedShiftId: line.id,
  });
  const { items } = await world.get<{ items: Json[] }>('director', `${file.path}/timeline`);
  expect(items.map(({ type }) => type)).toEqual(['Registered', 'Routed']);
  expect(items[1]).toMatchObject({ details: { shiftId: line.id, cause: 'registered' } });
  const queued = await listed<Json>(await world.as('director'), '/disputes?queued=true');
  expect(queued.map(({ id }) => id)).not.toContain(file.id);
  const mine = await listed<Json>(await world.as('director'), `/disputes?routedOfficerId=${line.staffId}`);
  expect(mine.map(({ id }) => id)).toContain(file.id);
});

test('a change of the roster moves what nobody has accepted, and lists it; what was accepted stays', async () => {
  const line = await running('justice');
  const open = await Case.registered(world);
  const accepted = await Case.accepted(world);
  const before = await read(accepted.id);
  const staffId = await standIn(line);
  const { made, moved } = await substituted(line, staffId);
  const next = made.find((each) => each.staffId === staffId);
  const { receiptNo } = await read(open.id);
  expect(moved).toContainEqual({
    disputeId: open.id,
    receiptNo,
    departmentId: line.departmentId,
    fromStaffId: line.staffId,
    toStaffId: staffId,
  });
  expect(moved.map(({ disputeId }) => disputeId)).not.toContain(accepted.id);
  expect(await read(open.id)).toMatchObject({ routedOfficerId: staffId, routedShiftId: next?.id, version: 3 });
  expect(await read(accepted.id)).toEqual(before);
  const { items } = await world.get<{ items: Json[] }>('director', `${open.path}/timeline`);
  expect(items.at(-1)).toMatchObject({ type: 'Routed', details: { cause: 'roster_changed' } });
});

test('when nobody is left the case waits in the queue, and an absence says so', async () => {
  const line = await running('court').catch(() => running('public_security'));
  const file = await Case.registered(world, 'justice', { departmentId: line.departmentId });
  expect(await read(file.id)).toMatchObject({ routedDepartmentId: line.departmentId, routedOfficerId: line.staffId });
  const absence = { from: line.on, to: '2026-10-16', since: world.now, kind: 'ill' };
  const { body } = await world.post('director', `/staff/${line.staffId}/absences`, { body: absence });
  const { moved } = body as { moved: Json[] };
  expect(moved).toContainEqual(
    expect.objectContaining({ disputeId: file.id, fromStaffId: line.staffId, toStaffId: null }),
  );
  expect(await read(file.id)).toMatchObject({ queued: true, routedOfficerId: null, routedShiftId: null });
  expect((await desk('director')).queue.map(({ disputeId }) => disputeId)).toContain(file.id);
  const [gap] = (body as { opened: { substitutes: { staffId: string }[] }[] }).opened;
  const staffId = gap?.substitutes[0]?.staffId ?? '';
  const filled = await substituted(await world.get<ShiftResponse>('director', `/shifts/${line.id}`), staffId);
  expect(filled.moved).toContainEqual(
    expect.objectContaining({ disputeId: file.id, fromStaffId: null, toStaffId: staffId }),
  );
  expect(await read(file.id)).toMatchObject({ queued: false, routedOfficerId: staffId });
});

describe('at night', () => {
  let waiting: Case;

  test('it waits in the queue of its department, on the desks of its officers and of the director', async () => {
    world.moveTo('2026-10-14T14:00:00.000Z');
    waiting = await Case.registered(world);
    expect(await read(waiting.id)).toMatchObject({
      queued: true,
      routedDepartmentId: world.department('justice'),
      routedOfficerId: null,
      routedShiftId: null,
    });
    world.wait(90);
    for (const username of ['justice', 'director']) {
      const line = (await desk(username)).queue.find(({ disputeId }) => disputeId === waiting.id);
      expect(line).toMatchObject({ waitingMinutes: 90, routedDepartmentId: world.department('justice') });
    }
    expect((await desk('police')).queue.map(({ disputeId }) => disputeId)).not.toContain(waiting.id);
    const queued = await listed<Json>(await world.as('justice'), '/disputes?queued=true');
    expect(queued.map(({ id }) => id)).toContain(waiting.id);
  });

  test('nothing moves while nobody is on duty', async () => {
    await app.app.get(Ticker).runDue();
    expect(await read(waiting.id)).toMatchObject({ queued: true, version: 2 });
  });

  test('when the shift begins it goes to its officer by itself, once', async () => {
    world.moveTo('2026-10-15T00:31:00.000Z');
    expect(await app.app.get(Ticker).runDue()).toContain('routing');
    const line = await running('justice');
    expect(await read(waiting.id)).toMatchObject({
      queued: false,
      routedOfficerId: line.staffId,
      routedShiftId: line.id,
    });
    world.wait(5);
    await app.app.get(Ticker).runDue();
    expect((await read(waiting.id)).version).toBe(3);
    const { items } = await world.get<{ items: Json[] }>('director', `${waiting.path}/timeline`);
    expect(items.at(-1)).toMatchObject({ type: 'Routed', details: { cause: 'duty_began', shiftId: line.id } });
  });

  test('accepted, it comes to that department, and the roster moves it no more', async () => {
    await waiting.act('justice', 'accept', { body: { screening: CLEAN } });
    const accepted = await read(waiting.id);
    expect(accepted).toMatchObject({ departmentId: world.department('justice'), queued: false });
    const line = await running('justice');
    await substituted(line, await standIn(line));
    expect(await read(waiting.id)).toEqual(accepted);
  });
});

test('an amended category leads to the department that takes it, whose officer then has the case', async () => {
  const file = await Case.registered(world);
  const before = await read(file.id);
  await world.patch('justice', file.path, { body: { departmentId: world.department('public_security') } });
  const after = await read(file.id);
  const line = await running('public_security');
  expect(before.routedDepartmentId).toBe(world.department('justice'));
  expect(after).toMatchObject({ routedDepartmentId: line.departmentId, routedOfficerId: line.staffId });
});

test('30 registrations and 10 changes of the roster at once: every open case has whoever stands there in the end', async () => {
  const justice = await world.as('justice');
  const change = async (): Promise<void> => {
    const line = await running('justice');
    const staffId = await standIn(line);
    const agent = await world.as('director');
    await agent
      .post(`/shifts/${line.id}/substitute`)
      .set('If-Match', `"${line.version}"`)
      .send({ staffId, reason: '示例' });
  };
  const body = (await import('../support/world.js')).leak(world);
  const { parties: _, ...rest } = body;
  const parties = [
    { role: 'applicant', kind: 'person', name: '陈某' },
    { role: 'respondent', kind: 'person', name: '林某' },
  ];
  const replies = await Promise.all([
    ...Array.from(
      { length: 30 },
      async () => (await justice.post('/disputes').send({ ...rest, parties })).body as DisputeResponse,
    ),
    ...Array.from({ length: 10 }, async () => change().then(() => null)),
  ]);
  const line = await running('justice');
  for (const reply of replies)
    if (reply !== null)
      expect(await read(reply.id)).toMatchObject({
        routedOfficerId: line.staffId,
        routedShiftId: line.id,
        queued: false,
      });
});
