/** R12 Swaps over HTTP: asked, declined, accepted, approved, overtaken; both sides or none, and everything that is refused. */
import type { AbsenceResponse } from '../../src/modules/roster-changes/absences.dto.js';
import type { SwapRequestPage, SwapRequestResponse } from '../../src/modules/roster-changes/swaps.dto.js';
import type { ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { accountFor, officer, published, roster, substitute, type Team, team } from '../support/rosters.js';
import { type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let guard: Team;
let duty: ShiftResponse[];
let first: string;
let second: string;
let third: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  guard = await team(world, 'market_regulation', { presence: 'resident' }, [{}, {}, {}]);
  [first, second, third] = guard.staffIds as [string, string, string];
  for (const [username, staffId] of [
    ['one', first],
    ['two', second],
    ['three', third],
  ] as const)
    await accountFor(world, staffId, guard.departmentId, username);
  duty = await published(world, guard.departmentId);
});

afterAll(() => app?.close());

/** The line in force of that officer number `index` after today. */
async function lineOf(staffId: string, index: number): Promise<ShiftResponse> {
  const now = await roster(world, guard.departmentId);
  const line = now.filter((each) => each.staffId === staffId && each.startsAt > world.now)[index];
  if (line === undefined) throw new Error('no such shift');
  return line;
}

const ask = async (by: string, own: string, counterShiftId: string, expect = 201, rest: Json = {}) =>
  (await world.post(by, `/shifts/${own}/swap-requests`, { body: { counterShiftId, ...rest }, expect }))
    .body as SwapRequestResponse;

const act = async (by: string, id: string, action: string, expect = 200) =>
  (await world.act(by, `/swap-requests/${id}`, action, { expect })).body as SwapRequestResponse;

const holders = async (...lines: ShiftResponse[]): Promise<string[]> => {
  const now = await roster(world, guard.departmentId);
  return lines.map(({ on }) => now.find((line) => line.on === on)?.staffId ?? '');
};

async function settings(swapNeedsApproval: boolean): Promise<void> {
  await app.pool.query(
    `INSERT INTO center_settings (center_id, version, settings, recorded_at)
     SELECT $1, coalesce(max(version), 0) + 1, $2, $3 FROM center_settings WHERE center_id = $1`,
    [world.center, JSON.stringify({ duty: { swapNeedsApproval } }), world.now],
  );
}

describe('a swap is declined, then accepted, then overtaken by an absence', () => {
  let mine: ShiftResponse;
  let theirs: ShiftResponse;

  beforeAll(async () => {
    mine = await lineOf(first, 1);
    theirs = await lineOf(second, 1);
  });

  test('declined: nothing changes, and it stays declined', async () => {
    const made = await ask('one', mine.id, theirs.id, 201, { reason: '家中有事' });
    expect(made).toMatchObject({
      state: 'requested',
      needsApproval: true,
      staffId: first,
      counterStaffId: second,
      reason: '家中有事',
      version: 1,
    });
    for (const by of ['one', 'director']) await act(by, made.id, 'accept', 403);
    await act('one', made.id, 'approve', 403);
    expect(await act('director', made.id, 'approve', 409)).toMatchObject({ code: 'swap_not_accepted' });
    expect(await act('two', made.id, 'decline')).toMatchObject({ state: 'declined', version: 2, moved: [] });
    for (const [by, action] of [
      ['two', 'accept'],
      ['two', 'decline'],
      ['director', 'approve'],
      ['one', 'withdraw'],
    ] as const)
      expect(await act(by, made.id, action, 409)).toMatchObject({ code: 'swap_closed' });
    expect(await holders(mine, theirs)).toEqual([first, second]);
  });

  test('a director who is one of the two does not approve it', async () => {
    const grant = newId();
    await app.pool.query(
      `INSERT INTO role_grant (id, account_id, role, center_id, state, granted_at)
       SELECT $1, id, 'director', $2, 'active', $3 FROM account WHERE username = 'one'`,
      [grant, world.center, world.now],
    );
    const made = await ask('one', (await lineOf(first, 2)).id, (await lineOf(second, 2)).id);
    await act('two', made.id, 'accept');
    expect(await act('one', made.id, 'approve', 409)).toMatchObject({ code: 'own_swap' });
    await act('one', made.id, 'withdraw');
    await app.pool.query('DELETE FROM role_grant WHERE id = $1', [grant]);
  });

  test('accepted and approved: both shifts change hands in one change', async () => {
    const made = await ask('one', mine.id, theirs.id);
    const asked = async (by: string) => (await world.get<{ swaps: Json[] }>(by, '/desk')).swaps;
    expect(await asked('two')).toContainEqual({
      swapRequestId: made.id,
      centerId: world.center,
      fromStaffId: first,
      ownShiftId: theirs.id,
      ownOn: theirs.on,
      offeredShiftId: mine.id,
      offeredOn: mine.on,
      requestedAt: made.requestedAt,
    });
    for (const other of ['one', 'director']) expect(await asked(other)).toEqual([]);
    expect(await act('two', made.id, 'accept')).toMatchObject({ state: 'accepted', changeId: null });
    expect((await asked('two')).map(({ swapRequestId }) => swapRequestId)).not.toContain(made.id);
    expect(await act('two', made.id, 'accept', 409)).toMatchObject({ code: 'swap_accepted' });
    expect(await holders(mine, theirs)).toEqual([first, second]);
    await act('one', made.id, 'approve', 403);
    const done = await act('director', made.id, 'approve');
    expect(done).toMatchObject({ state: 'done', moved: [], overtakenBy: null });
    expect(await holders(mine, theirs)).toEqual([second, first]);
    const { items } = await world.get<{ items: Json[] }>(
      'director',
      `/centers/${world.center}/roster/changes?from=2026-10-14&to=2026-10-15`,
    );
    const change = items.find(({ id }) => id === done.changeId) as unknown as { cancelled: Json[]; made: Json[] };
    expect(change).toMatchObject({ kind: 'swap', subjectId: made.id });
    expect(change.cancelled.map(({ id }) => id).sort()).toEqual([mine.id, theirs.id].sort());
    expect(change.made.map(({ replacesId }) => replacesId).sort()).toEqual([mine.id, theirs.id].sort());
    expect(change.made.every(({ why }) => (why as Json)['code'] === 'swapped')).toBe(true);
  });

  test('overtaken by an absence: the request says by what, to both and in the refusal', async () => {
    const own = await lineOf(first, 3);
    const other = await lineOf(second, 3);
    const made = await ask('one', own.id, other.id);
    await act('two', made.id, 'accept');
    const before = await world.etag('director', `/swap-requests/${made.id}`);
    const leave = await world.post('two', `/staff/${second}/absences`, {
      body: { from: other.on, to: nextDay(other.on), kind: 'ill' },
    });
    const stale = (await world.as('director')).post(`/swap-requests/${made.id}/approve`).set('If-Match', before);
    expect((await stale).status).toBe(412);
    const refused = await act('director', made.id, 'approve', 409);
    expect(refused).toMatchObject({ code: 'swap_overtaken', reasons: [{ params: { kind: 'absence' } }] });
    expect((refused as unknown as { detail: string }).detail).toContain('请假');
    for (const by of ['one', 'two'])
      expect(await world.get(by, `/swap-requests/${made.id}`)).toMatchObject({
        state: 'overtaken',
        changeId: null,
        overtakenBy: { kind: 'absence', recordedAt: world.now },
      });
    expect(await holders(own)).toEqual([first]);
    const { opened } = leave.body as AbsenceResponse;
    expect(opened.map(({ shiftId }) => shiftId)).toEqual([other.id]);
    const events = await app.pool.query<{ type: string }>(
      'SELECT type FROM outbox WHERE subject_id = $1 ORDER BY recorded_at, id',
      [made.id],
    );
    expect(events.rows.map(({ type }) => type).sort()).toEqual([
      'swap_request.accepted',
      'swap_request.overtaken',
      'swap_request.requested',
    ]);
  });
});

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

describe('other ends', () => {
  test('a substitution and another swap overtake too; only what waited is overtaken', async () => {
    const [own, other, thirds] = [await lineOf(first, 2), await lineOf(second, 2), await lineOf(third, 2)];
    const swap = await ask('one', own.id, other.id);
    const withThird = await ask('one', own.id, thirds.id);
    const closed = await ask('two', other.id, thirds.id);
    await act('three', closed.id, 'decline');
    await act('two', swap.id, 'accept');
    await act('director', swap.id, 'approve');
    expect(await world.get('one', `/swap-requests/${withThird.id}`)).toMatchObject({
      state: 'overtaken',
      overtakenBy: { kind: 'swap' },
    });
    expect(await world.get('three', `/swap-requests/${closed.id}`)).toMatchObject({ state: 'declined' });
    const again = await ask('three', thirds.id, (await lineOf(first, 0)).id);
    await substitute(world, thirds.id, second);
    expect(await act('one', again.id, 'accept', 409)).toMatchObject({
      code: 'swap_overtaken',
      reasons: [{ params: { kind: 'substitution' } }],
    });
  });

  test('withdrawn by whoever asked; turned down by the director', async () => {
    const [own, other] = [await lineOf(first, 4), await lineOf(third, 4)];
    const made = await ask('one', own.id, other.id);
    await act('three', made.id, 'withdraw', 403);
    expect(await act('one', made.id, 'withdraw')).toMatchObject({ state: 'withdrawn' });
    const next = await ask('director', own.id, other.id);
    expect(next).toMatchObject({ staffId: first });
    await act('three', next.id, 'accept');
    await act('one', next.id, 'decline', 403);
    expect(await act('director', next.id, 'decline')).toMatchObject({
      state: 'declined',
      answeredBy: expect.any(String) as string,
    });
    expect(await holders(own, other)).toEqual([first, third]);
  });

  test('without approval it is done as soon as the other one accepts', async () => {
    await settings(false);
    const [own, other] = [await lineOf(first, 4), await lineOf(third, 4)];
    const made = await ask('one', own.id, other.id);
    expect(made.needsApproval).toBe(false);
    expect(await act('three', made.id, 'accept')).toMatchObject({ state: 'done', decidedBy: null });
    expect(await holders(own, other)).toEqual([third, first]);
    await settings(true);
  });

  test('somebody who cannot come any more is found when it is carried out, and nothing is half done', async () => {
    const [own, other] = [await lineOf(first, 5), await lineOf(third, 5)];
    const made = await ask('one', own.id, other.id);
    await act('three', made.id, 'accept');
    await world.patch('admin', `/staff/${third}`, { body: { isOfficer: true, maxShiftsPerWeek: 0 } });
    expect(await act('director', made.id, 'approve', 409)).toMatchObject({ code: 'weekly_maximum_reached' });
    expect(await holders(own, other)).toEqual([first, third]);
    expect(await world.get('one', `/swap-requests/${made.id}`)).toMatchObject({ state: 'accepted' });
    await world.patch('admin', `/staff/${third}`, { body: { maxShiftsPerWeek: null } });
    expect(await act('director', made.id, 'approve')).toMatchObject({ state: 'done' });
  });
});

describe('what is refused', () => {
  test('each names the field', async () => {
    const [own, other] = [await lineOf(first, 0), await lineOf(second, 0)];
    const foreign = await world.post('admin', `/centers/${world.center}/roster/drafts`, {
      body: { from: '2027-03-01', to: '2027-03-03', departments: [world.department('justice')] },
    });
    const begun = duty[0]?.id ?? '';
    const gone =
      (await roster(world, guard.departmentId)).find(({ replacesId }) => replacesId !== null)?.replacesId ?? '';
    const unpublished = (foreign.body as { shifts: { id: string }[] }).shifts[0]?.id ?? newId();
    const court = (await roster(world, world.department('court'))).find(({ startsAt }) => startsAt > world.now);
    const wrong: readonly [string, string][] = [
      [own.id, 'swap_same_shift'],
      [(await lineOf(first, 1)).id, 'swap_with_oneself'],
      [newId(), 'unknown_reference'],
      [unpublished, 'unknown_reference'],
      [court?.id ?? '', 'not_an_officer'],
    ];
    for (const [counterShiftId, code] of wrong)
      expect(await ask('one', own.id, counterShiftId, 400)).toMatchObject({
        errors: [{ pointer: '/counterShiftId', code }],
      });
    const stranger = duty[0]?.staffId === first ? 'swap_with_oneself' : 'shift_begun';
    expect(await ask('one', own.id, begun, 400)).toMatchObject({
      errors: [{ pointer: '/counterShiftId', code: stranger }],
    });
    const { staffId: giver } = await world.get<ShiftResponse>('director', `/shifts/${gone}`);
    const counter = giver === second ? own : other;
    expect(await ask('director', gone, counter.id, 409)).toMatchObject({ code: 'shift_not_in_force' });
    for (const [by, path] of [
      ['two', own.id],
      ['mediator', own.id],
      ['other.director', own.id],
    ] as const)
      await ask(by, path, other.id, 403);
    await ask('one', newId(), other.id, 404);
    const id = newId();
    await ask('one', own.id, other.id, 201, { id });
    expect(await ask('one', own.id, other.id, 409, { id })).toMatchObject({ code: 'id_in_use' });
  });

  test('the other one absent, on duty, of another weekday; the same for whoever asks', async () => {
    const own = await lineOf(first, 0);
    const monday = await officer(world, guard.departmentId, '周一', { weekdays: [6] });
    const extra = await world.post('director', `/centers/${world.center}/roster/shifts`, {
      body: { on: '2026-10-31', part: 'day', departmentId: guard.departmentId, staffId: monday, reason: '活动' },
    });
    const [weekend] = (extra.body as { made: ShiftResponse[] }).made;
    const counter = weekend?.id ?? '';
    expect(await ask('one', own.id, counter, 400)).toMatchObject({
      errors: [{ pointer: '/counterShiftId', code: 'other_weekday' }],
    });
    await world.patch('admin', `/staff/${monday}`, { body: { weekdays: [1, 2, 3, 4, 5, 6] } });
    expect(await ask('one', own.id, counter, 400)).toMatchObject({
      errors: [{ pointer: '/counterShiftId', code: 'own_other_weekday' }],
    });
    await world.post('director', `/staff/${monday}/absences`, {
      body: { from: own.on, to: nextDay(own.on), kind: 'leave' },
    });
    expect(await ask('one', own.id, counter, 400)).toMatchObject({
      errors: [{ pointer: '/counterShiftId', code: 'absent' }],
    });
    const others = await lineOf(second, 0);
    await world.post('director', `/centers/${world.center}/roster/shifts`, {
      body: { on: own.on, part: 'pm', departmentId: guard.departmentId, staffId: second, reason: '支援' },
    });
    expect(await ask('one', own.id, others.id, 400)).toMatchObject({
      errors: [{ pointer: '/counterShiftId', code: 'double_booked' }],
    });
  });

  test('a day that has passed', async () => {
    const [own, other] = [await lineOf(first, 0), await lineOf(third, 0)];
    const made = await ask('one', own.id, other.id);
    world.moveTo('2026-11-20T02:00:00.000Z');
    expect(await act('three', made.id, 'accept', 409)).toMatchObject({ code: 'roster_frozen' });
    expect(await act('three', made.id, 'decline')).toMatchObject({ state: 'declined' });
    expect(await ask('one', own.id, other.id, 409)).toMatchObject({ code: 'roster_frozen' });
  });
});

test('who sees which requests: the two officers theirs, those who keep the roster all, the others none', async () => {
  const list = (by: string, query = '') =>
    world.get<SwapRequestPage>(by, `/centers/${world.center}/swap-requests?limit=200${query}`);
  const all = (await list('director')).items;
  expect(all.length).toBeGreaterThan(5);
  expect((await list('two')).items).toEqual(
    all.filter(({ staffId, counterStaffId }) => [staffId, counterStaffId].includes(second)),
  );
  expect((await list('justice')).items).toEqual([]);
  const done = await list('director', '&state=done&state=overtaken&withTotal=true');
  expect(new Set(done.items.map(({ state }) => state))).toEqual(new Set(['done', 'overtaken']));
  expect(done.total).toBe(done.items.length);
  const page = await world.get<SwapRequestPage>('director', `/centers/${world.center}/swap-requests?limit=2`);
  const next = await world.get<SwapRequestPage>(
    'director',
    `/centers/${world.center}/swap-requests?limit=2&cursor=${page.nextCursor ?? ''}`,
  );
  expect([...page.items, ...next.items].map(({ id }) => id)).toEqual(all.slice(0, 4).map(({ id }) => id));
  const [some] = all;
  await world.get('justice', `/swap-requests/${some?.id ?? ''}`, 404);
  await world.get('other.director', `/swap-requests/${some?.id ?? ''}`, 404);
  await world.get('mediator', `/swap-requests/${some?.id ?? ''}`, 403);
  await world.act('justice', `/swap-requests/${some?.id ?? ''}`, 'withdraw', { ifMatch: '"1"', expect: 404 });
});

test('two who stand together have nothing to swap', async () => {
  const twins = await team(world, 'natural_resources', { presence: 'resident', peopleNeeded: 2 }, [{}, {}]);
  const [one, other] = await published(world, twins.departmentId, { from: '2026-12-07', to: '2026-12-08' });
  expect([one?.on, one?.startsAt]).toEqual([other?.on, other?.startsAt]);
  expect(await ask('director', one?.id ?? '', other?.id ?? '', 400)).toMatchObject({
    errors: [{ pointer: '/counterShiftId', code: 'swap_same_shift' }],
  });
});
