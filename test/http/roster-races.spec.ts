/** R12 Many hands on one roster at once: one winner, clear refusals, and tables that agree with each other afterwards. */
import type { Response } from 'supertest';
import type { DraftResponse } from '../../src/modules/roster/drafts.dto.js';
import type { ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import type { SwapRequestResponse } from '../../src/modules/roster-changes/swaps.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { accountFor, published, roster, type Team, team } from '../support/rosters.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let guard: Team;
let duty: ShiftResponse[];

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  guard = await team(world, 'market_regulation', { presence: 'resident' }, [{}, {}, {}, {}]);
  for (const [index, staffId] of guard.staffIds.entries())
    await accountFor(world, staffId, guard.departmentId, `guard${index}`);
  duty = await published(world, guard.departmentId);
  await app.pool.query(
    `INSERT INTO center_settings (center_id, version, settings, recorded_at) VALUES ($1, 1, '{"duty": {"swapNeedsApproval": false}}', $2)`,
    [world.center, world.now],
  );
});

afterEach(() => demandConsistent());
afterAll(() => app?.close());

const codes = (replies: readonly Response[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of replies) {
    const name = status < 300 ? 'done' : String((body as { code?: string }).code);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

/** What must hold however the hands came: the tables tell one story. */
async function demandConsistent(): Promise<void> {
  const none = async (what: string, sql: string) => {
    const { rows } = await app.pool.query(sql);
    expect({ what, rows }).toEqual({ what, rows: [] });
  };
  await none(
    'nobody is in two places',
    `SELECT a.id FROM shift a JOIN shift b ON a.staff_id = b.staff_id AND a.id < b.id
       AND tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
      WHERE a.cancelled_at IS NULL AND b.cancelled_at IS NULL`,
  );
  await none(
    'nobody absent is on duty',
    `SELECT s.id FROM shift s JOIN absence a ON a.staff_id = s.staff_id AND a.cancelled_at IS NULL
       AND tstzrange(a.starts_at, a.ends_at) && tstzrange(s.starts_at, s.ends_at) WHERE s.cancelled_at IS NULL`,
  );
  await none(
    'every line of a change has its change, every cancelled line its place taken or open',
    `SELECT s.id FROM shift s WHERE s.cancelled_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM shift r WHERE r.replaces_id = s.id)
        AND NOT EXISTS (SELECT 1 FROM roster_gap g WHERE g.shift_id = s.id)`,
  );
  await none(
    'engagements mirror shifts and absences',
    `SELECT id FROM (SELECT id FROM shift WHERE cancelled_at IS NULL UNION ALL SELECT id FROM absence WHERE cancelled_at IS NULL) x
      FULL JOIN staff_engagement e ON e.subject_id = x.id WHERE e.subject_id IS NULL OR x.id IS NULL`,
  );
  await none(
    'a swap that is done has a change with two lines off and two on',
    `SELECT w.id FROM swap_request w WHERE w.state = 'done' AND (
       (SELECT count(*) FROM shift s WHERE s.change_id = w.change_id) <> 2
       OR (SELECT count(*) FROM shift s WHERE s.cancelled_by_change_id = w.change_id) <> 2)`,
  );
  await none(
    'no request waits for a line that is gone',
    `SELECT w.id FROM swap_request w JOIN shift s ON s.id IN (w.shift_id, w.counter_shift_id)
      WHERE w.state IN ('requested', 'accepted') AND s.cancelled_at IS NOT NULL`,
  );
}

test('30 swaps that touch the same shifts are accepted at once: no shift changes hands twice', async () => {
  const ahead = duty.filter(({ startsAt }) => startsAt > world.now).slice(0, 8);
  const pairs = ahead.flatMap((own, at) => ahead.slice(at + 1).map((counter) => [own, counter] as const));
  const swaps: { swap: SwapRequestResponse; by: string }[] = [];
  for (const [own, counter] of pairs.filter(([a, b]) => a.staffId !== b.staffId)) {
    const made = await world.post('director', `/shifts/${own.id}/swap-requests`, {
      body: { counterShiftId: counter.id },
    });
    swaps.push({ swap: made.body as SwapRequestResponse, by: `guard${guard.staffIds.indexOf(counter.staffId)}` });
  }
  for (let index = 0; swaps.length < 30; index += 1) {
    const { swap, by } = swaps[index] as (typeof swaps)[number];
    const made = await world.post('director', `/shifts/${swap.shiftId}/swap-requests`, {
      body: { counterShiftId: swap.counterShiftId },
    });
    swaps.push({ swap: made.body as SwapRequestResponse, by });
  }
  const sent = swaps.slice(0, 30);
  const replies = await Promise.all(
    sent.map(async ({ swap, by }) =>
      (await world.as(by)).post(`/swap-requests/${swap.id}/accept`).set('If-Match', `"${swap.version}"`),
    ),
  );
  const counts = codes(replies);
  expect(Object.keys(counts).filter((code) => !['done', 'stale', 'swap_overtaken'].includes(code))).toEqual([]);
  expect(counts['done']).toBeGreaterThanOrEqual(1);
  expect(counts['done']).toBeLessThanOrEqual(4);
  const states = await app.pool.query<{ state: string; count: number }>(
    'SELECT state, count(*)::int AS count FROM swap_request WHERE id = ANY($1::uuid[]) GROUP BY state',
    [sent.map(({ swap }) => swap.id)],
  );
  expect(Object.fromEntries(states.rows.map(({ state, count }) => [state, count]))).toEqual({
    done: counts['done'],
    overtaken: 30 - (counts['done'] ?? 0),
  });
  const again = await roster(world, guard.departmentId);
  expect(again.map(({ on }) => on)).toEqual(duty.map(({ on }) => on));
  const load = (lines: readonly ShiftResponse[]) =>
    guard.staffIds.map((id) => lines.filter((l) => l.staffId === id).length);
  expect(load(again)).toEqual(load(duty));
});

test('20 substitutes of one shift: one stands in, the others are told', async () => {
  const line = (await roster(world, guard.departmentId)).at(-1);
  const others = guard.staffIds.filter((id) => id !== line?.staffId);
  const director = await world.as('director');
  const send = (index: number, version: number) =>
    director
      .post(`/shifts/${line?.id ?? ''}/substitute`)
      .set('If-Match', `"${version}"`)
      .send({ staffId: others[index % others.length], reason: '替班' });
  const replies = await Promise.all(Array.from({ length: 20 }, async (_, index) => send(index, line?.version ?? 1)));
  expect(codes(replies)).toEqual({ done: 1, stale: 19 });
  const { rows } = await app.pool.query('SELECT id FROM shift WHERE replaces_id = $1', [line?.id]);
  expect(rows).toHaveLength(1);
});

test('20 substitutes for one gap: one fills it', async () => {
  const line = (await roster(world, guard.departmentId)).at(-2);
  const off = await world.act('director', `/shifts/${line?.id ?? ''}`, 'cancel', {
    body: { reason: '撤下' },
    expect: 201,
  });
  expect(off.status).toBe(201);
  const director = await world.as('director');
  const replies = await Promise.all(
    Array.from({ length: 20 }, async (_, index) =>
      director
        .post(`/shifts/${line?.id ?? ''}/substitute`)
        .set('If-Match', '"2"')
        .send({ staffId: guard.staffIds[index % guard.staffIds.length], reason: '替班' }),
    ),
  );
  expect(codes(replies)).toEqual({ done: 1, shift_not_in_force: 19 });
});

test('the same absence from ten sides: one is recorded', async () => {
  const [staffId = ''] = guard.staffIds;
  const director = await world.as('director');
  const replies = await Promise.all(
    Array.from({ length: 10 }, async (_, index) =>
      director
        .post(`/staff/${staffId}/absences`)
        .send({ from: `2026-11-${String(index + 1).padStart(2, '0')}`, to: '2026-11-12', kind: 'leave' }),
    ),
  );
  expect(codes(replies)).toEqual({ done: 1, absence_overlaps: 9 });
});

test('publications against new absences: whichever comes first, nobody absent is on duty', async () => {
  const [staffId = ''] = guard.staffIds;
  for (let week = 0; week < 6; week += 1) {
    const day = (offset: number) => new Date(Date.UTC(2026, 10, 16 + week * 7 + offset)).toISOString().slice(0, 10);
    const body = { from: day(0), to: day(5), departments: [guard.departmentId] };
    const made = await world.post('admin', `/centers/${world.center}/roster/drafts`, { body });
    const draft = made.body as DraftResponse;
    const mine = draft.shifts.filter((shift) => shift.staffId === staffId);
    const [admin, director] = [await world.as('admin'), await world.as('director')];
    const publish = async () => admin.post(`/roster/drafts/${draft.id}/publish`).set('If-Match', '"1"');
    const leave = async () =>
      director.post(`/staff/${staffId}/absences`).send({ from: day(0), to: day(5), kind: 'leave' });
    const pair = week % 2 === 0 ? [publish, leave] : [leave, publish];
    const replies = await Promise.all(pair.map((each) => each()));
    const [publication, absence] = week % 2 === 0 ? replies : [replies[1], replies[0]];
    expect(absence?.status).toBe(201);
    const opened = (absence?.body as { opened: object[] }).opened;
    if (publication?.status === 200) {
      expect(opened).toHaveLength(mine.length);
    } else {
      expect(publication?.status).toBe(409);
      expect(['draft_outdated', 'absent', 'double_booked']).toContain((publication?.body as { code: string }).code);
      expect(opened).toEqual([]);
    }
    await demandConsistent();
  }
});
