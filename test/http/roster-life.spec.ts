/** R12 The life of a published roster over HTTP: absences, substitutes, extra shifts, and what was believed when. */
import { weekday } from '../../src/domain/shared/day.js';
import type { AbsenceResponse } from '../../src/modules/roster-changes/absences.dto.js';
import type {
  ChangePage,
  GapPage,
  RosterChangeResponse,
  SubstitutesResponse,
} from '../../src/modules/roster-changes/changes.dto.js';
import type { DraftResponse } from '../../src/modules/roster/drafts.dto.js';
import type { OnDutyResponse, ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { nobody } from '../support/as.js';
import { accountFor, officer, onDuty, published, roster, substitute, type Team, team } from '../support/rosters.js';
import { type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let everyDay: Team;
let lines: ShiftResponse[];

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  everyDay = await team(world, 'market_regulation', { presence: 'resident' }, [{}, {}, {}]);
  lines = await published(world, everyDay.departmentId);
});

afterAll(() => app?.close());

const absent = async (staffId: string, body: Json, by = 'director', expect = 201): Promise<AbsenceResponse> =>
  (await world.post(by, `/staff/${staffId}/absences`, { body: { kind: 'leave', ...body }, expect }))
    .body as AbsenceResponse;

const lineOn = (on: string, among = lines): ShiftResponse => {
  const line = among.find((each) => each.on === on);
  if (line === undefined) throw new Error(`nobody is on duty on ${on}`);
  return line;
};

const gapsOf = async (departmentId: string, open = ''): Promise<GapPage['items']> =>
  (
    await world.get<GapPage>(
      'grid',
      `/centers/${world.center}/roster/gaps?from=2026-10-14&to=2026-12-31&departmentId=${departmentId}&limit=200${open}`,
    )
  ).items;

describe('an officer falls ill at 08:40', () => {
  const KNOWN = '2026-10-15T00:45:00.000Z';
  let ill: ShiftResponse;
  let absence: AbsenceResponse;

  test('the shift is shortened, the rest is a gap with substitutes in the fair order', async () => {
    world.moveTo(KNOWN);
    ill = lineOn('2026-10-15');
    absence = await absent(ill.staffId, {
      from: '2026-10-15',
      to: '2026-10-17',
      since: '2026-10-15T08:40:00+08:00',
      kind: 'ill',
      note: '发热',
    });
    expect(absence).toMatchObject({ startsAt: '2026-10-15T00:40:00.000Z', kind: 'ill', note: '发热', moved: [] });
    const [today, ...later] = absence.opened;
    expect(later.map(({ on }) => on)).toEqual(
      lines.filter(({ on, staffId }) => on === '2026-10-16' && staffId === ill.staffId).map(({ on }) => on),
    );
    expect(today).toMatchObject({
      open: true,
      startsAt: '2026-10-15T00:40:00.000Z',
      endsAt: ill.endsAt,
      shiftId: ill.id,
      why: { code: 'officer_absent' },
      shift: { id: ill.id, state: 'cancelled', change: { kind: 'absence' } },
    });
    const others = everyDay.staffIds.filter((id) => id !== ill.staffId);
    const proposed = today?.substitutes ?? [];
    expect(proposed.map(({ staffId }) => staffId).sort()).toEqual([...others].sort());
    expect(proposed.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(proposed.map(({ shifts }) => shifts)).toEqual([...proposed.map(({ shifts }) => shifts)].sort());
    for (const { reason } of proposed) expect(reason.text).toMatch(/前后四周值班/);
  });

  test('what was believed and what was true are both answered', async () => {
    const { departmentId } = everyDay;
    const stood = '2026-10-15T00:35:00.000Z';
    const left = '2026-10-15T00:42:00.000Z';
    expect(await onDuty(world, departmentId, stood)).toEqual([ill.staffId]);
    expect(await onDuty(world, departmentId, left)).toEqual([]);
    expect(await onDuty(world, departmentId, left, '2026-10-15T00:44:59.000Z')).toEqual([ill.staffId]);
    expect(await onDuty(world, departmentId, left, KNOWN)).toEqual([]);
    expect(await onDuty(world, departmentId, left, '2026-10-13T00:00:00.000Z')).toEqual([]);
    const path = `/centers/${world.center}/on-duty?at=${left}`;
    expect(await world.get<OnDutyResponse>('grid', path)).toMatchObject({ at: left, asKnownAt: KNOWN });
    const future = await (await world.as('grid')).get(`${path}&asKnownAt=2026-10-15T00:45:01Z`).expect(400);
    expect(future.body).toMatchObject({ errors: [{ pointer: 'query/asKnownAt', code: 'in_future' }] });
  });

  test('the roster as it was known, and the line with its history', async () => {
    const query = `from=2026-10-15&to=2026-10-16&departmentId=${everyDay.departmentId}`;
    const read = (known: string) =>
      world.get<{ items: ShiftResponse[] }>('grid', `/centers/${world.center}/roster?${query}${known}`);
    const before = (await read('&asKnownAt=2026-10-15T00:44:00Z')).items;
    expect(before).toEqual([expect.objectContaining({ id: ill.id, state: 'cancelled', cancelledAt: KNOWN })]);
    const [kept, ...rest] = (await read('')).items;
    expect(rest).toEqual([]);
    expect(kept).toMatchObject({
      replacesId: ill.id,
      staffId: ill.staffId,
      startsAt: ill.startsAt,
      endsAt: '2026-10-15T00:40:00.000Z',
      state: 'in_force',
      draftId: null,
      why: { code: 'shortened' },
    });
    expect(await world.get('grid', `/shifts/${ill.id}`)).toMatchObject({
      state: 'cancelled',
      replacedById: kept?.id,
      cancelledAt: KNOWN,
      version: 2,
    });
  });

  test('a substitute fills the gap from now on; twice is refused', async () => {
    world.moveTo('2026-10-15T01:00:00.000Z');
    const [first] = absence.opened[0]?.substitutes ?? [];
    const change = await substitute(world, ill.id, first?.staffId ?? '');
    expect(change).toMatchObject({ kind: 'substitution', reason: '临时公务', cancelled: [], opened: [], moved: [] });
    expect(change.made).toEqual([
      expect.objectContaining({
        staffId: first?.staffId,
        startsAt: '2026-10-15T01:00:00.000Z',
        endsAt: ill.endsAt,
        replacesId: ill.id,
      }),
    ]);
    expect(change.made[0]?.why).toMatchObject({ code: 'substitutes', params: { rank: 1, of: 2 } });
    expect(await onDuty(world, everyDay.departmentId, '2026-10-15T01:00:00.000Z')).toEqual([first?.staffId]);
    const [gap] = await gapsOf(everyDay.departmentId);
    expect(gap).toMatchObject({ open: false, filledByShiftId: change.made[0]?.id });
    const again = await world.act('director', `/shifts/${ill.id}`, 'substitute', {
      body: { staffId: first?.staffId, reason: '再次' },
      expect: 409,
    });
    expect(again.body).toMatchObject({ code: 'shift_not_in_force' });
    const read = await world.get<AbsenceResponse>('director', `/absences/${absence.id}`);
    expect(read.opened[0]).toMatchObject({ open: false, substitutes: [] });
  });

  test('why somebody is away is told to the person and to those who keep the roster, nobody else', async () => {
    for (const username of ['grid', 'justice', 'auditor']) {
      const seen = await world.get(username, `/absences/${absence.id}`);
      expect(seen).toMatchObject({ from: '2026-10-15', to: '2026-10-17', kind: null, note: null });
      const list = await world.get<{ items: Json[] }>(username, `/staff/${ill.staffId}/absences?withTotal=true`);
      expect(list).toMatchObject({ total: 1, items: [{ id: absence.id, kind: null, note: null }] });
    }
    const own = await accountFor(world, ill.staffId, everyDay.departmentId, 'own.eyes');
    expect(await world.get(own, `/absences/${absence.id}`)).toMatchObject({ kind: 'ill', note: '发热' });
    for (const path of [`/absences/${absence.id}`, `/staff/${ill.staffId}/absences`])
      await world.get('other.director', path, 404);
    await nobody(app).get(`/absences/${absence.id}`).expect(401);
    const { rows } = await app.pool.query<{ text: string }>(
      `SELECT (SELECT json_agg(o) FROM outbox o)::text || (SELECT json_agg(a) FROM audit_log a)::text AS text`,
    );
    expect(rows[0]?.text).toContain('absence.recorded');
    for (const secret of ['发热', '"ill"', '临时公务']) expect(rows[0]?.text).not.toContain(secret);
  });

  test('history is never lost: every change with its lines, the reason for those who keep the roster', async () => {
    const path = `/centers/${world.center}/roster/changes?from=2026-10-15&to=2026-10-16`;
    const { items } = await world.get<ChangePage>('director', path);
    expect(items.map(({ kind }) => kind)).toEqual(['absence', 'substitution']);
    const [fallen, filled] = items;
    expect(fallen).toMatchObject({ reason: null, subjectId: absence.id, recordedAt: KNOWN });
    expect(fallen?.cancelled.map(({ id }) => id)).toContain(ill.id);
    expect(fallen?.opened.map(({ shiftId }) => shiftId)).toContain(ill.id);
    expect(filled?.reason).toBe('临时公务');
    const seen = await world.get<ChangePage>('grid', `${path}&limit=1&withTotal=true`);
    expect(seen).toMatchObject({ total: 2, items: [{ id: fallen?.id }] });
    const next = await world.get<ChangePage>('grid', `${path}&limit=1&cursor=${seen.nextCursor ?? ''}`);
    expect(next.items).toEqual([expect.objectContaining({ id: filled?.id, reason: null })]);
    expect(
      (await world.get<ChangePage>('grid', path.replace('10-15&to=2026-10-16', '10-14&to=2026-10-15'))).items,
    ).toEqual([]);
    const events = await app.pool.query<{ payload: { kind: string } }>(
      `SELECT payload FROM outbox WHERE type = 'roster.changed' ORDER BY recorded_at`,
    );
    expect(events.rows.map(({ payload }) => payload.kind)).toEqual(['absence', 'substitution']);
    const [opened, closed] = events.rows.map(({ payload }) => payload as unknown as { gaps: Json[]; filled: string[] });
    expect(closed).toMatchObject({ gaps: [], filled: [opened?.gaps[0]?.['gapId']] });
  });
});

describe('a court that comes only on Tuesdays and Thursdays', () => {
  test('a substitute must come on that weekday too', async () => {
    const court = await team(world, 'housing', { presence: 'rotating', weekdays: [2, 4] }, [
      { weekdays: [2, 4] },
      { weekdays: [2] },
      { weekdays: [2, 4], maxShiftsPerWeek: 1 },
    ]);
    const [both = '', tuesdays = '', once = ''] = court.staffIds;
    const duty = await published(world, court.departmentId, { from: '2026-11-02', to: '2026-11-30' });
    expect([...new Set(duty.map(({ on }) => weekday(on)))].sort()).toEqual([2, 4]);
    const thursdays = duty.filter(({ on }) => weekday(on) === 4);
    const thursday = thursdays.find(({ staffId }) => staffId === both) ?? thursdays[0];
    const asked = await world.get<SubstitutesResponse>('director', `/shifts/${thursday?.id ?? ''}/substitutes`);
    expect(asked).toMatchObject({ shiftId: thursday?.id, fillable: true });
    expect(asked.hindered).toContainEqual(
      expect.objectContaining({
        staffId: tuesdays,
        reason: expect.objectContaining({ code: 'other_weekday' }) as object,
      }),
    );
    const candidates = asked.candidates.map(({ staffId }) => staffId);
    expect(candidates).not.toContain(tuesdays);
    const wrong = await world.act('director', `/shifts/${thursday?.id ?? ''}`, 'substitute', {
      body: { staffId: tuesdays, reason: '替班' },
      expect: 400,
    });
    expect(wrong.body).toMatchObject({ errors: [{ pointer: '/staffId', code: 'other_weekday' }] });
    // The third has room for one shift a week: whoever has it on Tuesday cannot take Thursday as well.
    const other = [both, once].find((id) => id !== thursday?.staffId) ?? '';
    const isFull =
      other === once && duty.some(({ on, staffId }) => staffId === once && sameWeek(on, thursday?.on ?? ''));
    expect(candidates).toEqual(isFull ? [] : [other]);
  });

  const sameWeek = (left: string, right: string): boolean =>
    Math.abs(Date.parse(left) - Date.parse(right)) / 86_400_000 <= 4 && left !== right && weekday(left) === 2;
});

describe('a department with a single officer on leave', () => {
  let alone: Team;
  let leave: AbsenceResponse;

  test('every day of the leave is a gap without substitutes, visible to all', async () => {
    alone = await team(world, 'urban_management', { presence: 'resident' }, [{}]);
    await published(world, alone.departmentId, { from: '2026-10-15', to: '2026-11-14' });
    const [staffId = ''] = alone.staffIds;
    leave = await absent(staffId, { from: '2026-10-26', to: '2026-10-31' });
    expect(leave.opened.map(({ on }) => on)).toEqual([26, 27, 28, 29, 30].map((day) => `2026-10-${day}`));
    for (const { substitutes } of leave.opened) expect(substitutes).toEqual([]);
    expect(await gapsOf(alone.departmentId, '&open=true')).toHaveLength(5);
    expect(await gapsOf(alone.departmentId, '&open=false')).toEqual([]);
    expect(await onDuty(world, alone.departmentId, '2026-10-26T02:00:00.000Z')).toEqual([]);
  });

  test('an officer of another department who also stands there is proposed, and an extra shift fills the gap', async () => {
    const [, second = ''] = everyDay.staffIds;
    await world.patch('admin', `/staff/${second}`, { body: { alsoDepartmentIds: [alone.departmentId] } });
    const read = await world.get<AbsenceResponse>('director', `/absences/${leave.id}`);
    const busy = new Set(
      (await roster(world, everyDay.departmentId)).filter((l) => l.staffId === second).map((l) => l.on),
    );
    for (const gap of read.opened)
      expect(gap.substitutes.map(({ staffId }) => staffId)).toEqual(busy.has(gap.on) ? [] : [second]);
    const free = read.opened.find(({ on }) => !busy.has(on));
    const body = {
      id: newId(),
      on: free?.on,
      part: 'day',
      departmentId: alone.departmentId,
      staffId: second,
      reason: '支援',
    };
    const path = `/centers/${world.center}/roster/shifts`;
    const made = await world.post('director', path, { body });
    const change = made.body as RosterChangeResponse;
    expect(made.headers['location']).toBe(`/api/v1/shifts/${body.id}`);
    expect(change.made).toEqual([
      expect.objectContaining({ id: body.id, replacesId: free?.shiftId, why: expect.anything() as object }),
    ]);
    const gaps = await gapsOf(alone.departmentId);
    expect(gaps.find(({ id }) => id === free?.id)).toMatchObject({ open: false, filledByShiftId: body.id });
    expect(
      (await world.post('director', path, { body: { ...body, on: '2026-12-01' }, expect: 409 })).body,
    ).toMatchObject({
      code: 'id_in_use',
    });
  });

  test('taken back before it begins it frees the person, and restores nothing by itself', async () => {
    const [staffId = ''] = alone.staffIds;
    const back = (await world.act('director', `/absences/${leave.id}`, 'cancel')).body as AbsenceResponse;
    expect(back).toMatchObject({ version: 2, cancelledAt: world.now });
    const open = back.opened.filter((gap) => gap.open);
    expect(open).toHaveLength(4);
    for (const gap of open) expect(gap.substitutes.map((each) => each.staffId)).toContain(staffId);
    const again = await world.act('director', `/absences/${leave.id}`, 'cancel', { expect: 409 });
    expect(again.body).toMatchObject({ code: 'absence_cancelled' });
    await substitute(world, open[0]?.shiftId ?? '', staffId);
    expect(await gapsOf(alone.departmentId, '&open=true')).toHaveLength(3);
  });

  test('begun it can only be ended, on an earlier day', async () => {
    const [staffId = ''] = alone.staffIds;
    const long = await absent(staffId, { from: '2026-10-15', to: '2026-10-20' });
    const cancel = await world.act('director', `/absences/${long.id}`, 'cancel', { expect: 409 });
    expect(cancel.body).toMatchObject({ code: 'absence_begun', availableActions: ['end'] });
    const end = (to: string, expect: number) =>
      world.act('director', `/absences/${long.id}`, 'end', { body: { to }, expect });
    for (const [to, code] of [
      ['2026-10-20', 'not_earlier'],
      ['2026-10-21', 'not_earlier'],
      ['2026-10-15', 'bad_range'],
      ['2026-10-14', 'bad_range'],
    ] as const)
      expect((await end(to, 400)).body).toMatchObject({ errors: [{ pointer: '/to', code }] });
    expect((await end('2026-10-19', 200)).body).toMatchObject({ to: '2026-10-19', endsAt: '2026-10-18T16:00:00.000Z' });
    world.moveTo('2026-10-19T02:00:00.000Z');
    expect((await end('2026-10-17', 409)).body).toMatchObject({ code: 'absence_over' });
  });
});

describe('a line is taken off, and a running one is shared', () => {
  test('the gap has its reason; frozen, over and gone lines are refused', async () => {
    const monday = lineOn('2026-10-19', await roster(world, everyDay.departmentId));
    const other = everyDay.staffIds.find((id) => id !== monday.staffId) ?? '';
    const change = await substitute(world, monday.id, other);
    expect(change.cancelled).toEqual([expect.objectContaining({ id: monday.id })]);
    expect(change.made).toEqual([
      expect.objectContaining({ staffId: monday.staffId, endsAt: '2026-10-19T02:00:00.000Z' }),
      expect.objectContaining({ staffId: other, startsAt: '2026-10-19T02:00:00.000Z' }),
    ]);
    const seen = await world.get('grid', `/shifts/${monday.id}`);
    expect(seen).toMatchObject({ state: 'cancelled', replacedById: change.made[1]?.id });
    world.moveTo('2026-10-19T10:00:00.000Z');
    const rest = `/shifts/${change.made[1]?.id ?? ''}`;
    const over = await world.act('director', rest, 'cancel', { body: { reason: '撤下' }, expect: 409 });
    expect(over.body).toMatchObject({ code: 'shift_over' });
    expect(await world.get('director', `${rest}/substitutes`)).toMatchObject({ fillable: false });
    world.moveTo('2026-10-20T02:00:00.000Z');
    for (const action of ['cancel', 'substitute']) {
      const body = { reason: '更正', ...(action === 'cancel' ? {} : { staffId: other }) };
      for (const id of [change.made[1]?.id, monday.id]) {
        const frozen = await world.act('director', `/shifts/${id ?? ''}`, action, { body, expect: 409 });
        expect(frozen.body).toMatchObject({ code: 'roster_frozen' });
      }
    }
    expect(await world.get('grid', rest)).toMatchObject({ state: 'frozen' });
    const line = lineOn('2026-10-22', await roster(world, everyDay.departmentId));
    const off = await world.act('director', `/shifts/${line.id}`, 'cancel', { body: { reason: '停电' }, expect: 201 });
    expect((off.body as RosterChangeResponse).opened).toEqual([
      expect.objectContaining({
        shiftId: line.id,
        on: '2026-10-22',
        why: expect.objectContaining({ code: 'line_cancelled' }) as object,
      }),
    ]);
    const twice = await world.act('director', `/shifts/${line.id}`, 'cancel', {
      body: { reason: '停电' },
      expect: 409,
    });
    expect(twice.body).toMatchObject({ code: 'shift_not_in_force' });
    await substitute(world, line.id, line.staffId);
  });

  test('an extra shift beside the published ones, on a day off for those who come then, and what is wrong with others', async () => {
    const saturday = await officer(world, everyDay.departmentId, '周末', { weekdays: [6] });
    const path = `/centers/${world.center}/roster/shifts`;
    const extra = (rest: Json, expect = 201) =>
      world.post('director', path, {
        body: {
          on: '2026-10-24',
          part: 'am',
          departmentId: everyDay.departmentId,
          staffId: saturday,
          reason: '活动',
          ...rest,
        },
        expect,
      });
    const made = (await extra({})).body as RosterChangeResponse;
    expect(made.made).toEqual([
      expect.objectContaining({ startsAt: '2026-10-24T00:30:00.000Z', kind: 'counter', draftId: null }),
    ]);
    const foreign = (await world.get<{ items: { id: string }[] }>('grid', `/centers/${world.neighbour}/staff`)).items[0]
      ?.id;
    const [busy] = await roster(world, everyDay.departmentId, { from: '2026-10-26', to: '2026-10-27' });
    const wrong: readonly [Json, string, string][] = [
      [{}, '/staffId', 'double_booked'],
      [{ part: 'day' }, '/staffId', 'double_booked'],
      [{ on: busy?.on, staffId: busy?.staffId }, '/staffId', 'double_booked'],
      [{ on: '2026-10-25' }, '/staffId', 'other_weekday'],
      [{ on: '2026-10-19' }, '/on', 'roster_frozen'],
      [{ on: '2028-01-08' }, '/on', 'calendar_unknown'],
      [{ staffId: world.staff('方法官') }, '/staffId', 'not_an_officer'],
      [{ staffId: world.staff('王调解') }, '/staffId', 'not_an_officer'],
      [{ staffId: foreign }, '/staffId', 'unknown_reference'],
      [{ staffId: newId() }, '/staffId', 'unknown_reference'],
      [{ departmentId: newId() }, '/departmentId', 'unknown_reference'],
    ];
    for (const [rest, pointer, code] of wrong)
      expect((await extra(rest, 400)).body).toMatchObject({ errors: [{ pointer, code }] });
    await absent(saturday, { from: '2026-10-31', to: '2026-11-01' });
    expect((await extra({ on: '2026-10-31' }, 400)).body).toMatchObject({
      errors: [{ pointer: '/staffId', code: 'absent' }],
    });
    world.moveTo('2026-10-24T05:00:00.000Z');
    expect((await extra({}, 400)).body).toMatchObject({ errors: [{ pointer: '/part', code: 'shift_over' }] });
    await world.post('justice', path, { body: {}, expect: 403 });
    await world.post('other.director', path, { body: {}, expect: 403 });
    await world.post('director', `/centers/${newId()}/roster/shifts`, { body: {}, expect: 404 });
  });

  test('minimum rest and weekly maximum keep somebody from standing in', async () => {
    const tired = await officer(world, everyDay.departmentId, '少休', { minRestHours: 24 });
    const full = await officer(world, everyDay.departmentId, '已满', { maxShiftsPerWeek: 1 });
    const line = lineOn('2026-10-28', await roster(world, everyDay.departmentId));
    const day = (on: string, staffId: string) =>
      world.post('director', `/centers/${world.center}/roster/shifts`, {
        body: { on, part: 'day', departmentId: everyDay.departmentId, staffId, reason: '增援' },
      });
    await day('2026-10-27', tired);
    await day('2026-10-26', full);
    const { hindered } = await world.get<SubstitutesResponse>('director', `/shifts/${line.id}/substitutes`);
    const reasons = new Map(hindered.map(({ staffId, reason }) => [staffId, reason]));
    expect(reasons.get(tired)).toMatchObject({ code: 'too_little_rest', params: { hours: 24 } });
    expect(reasons.get(full)).toMatchObject({ code: 'weekly_maximum_reached', params: { max: 1 } });
    expect(reasons.get(full)?.text).toContain('1');
  });
});

describe('recording absences', () => {
  test('what is wrong names its field, and nothing is written', async () => {
    const staffId = world.staff('郑劝和');
    await absent(staffId, { from: '2026-12-10', to: '2026-12-20' });
    const count = async () => (await app.pool.query('SELECT 1 FROM absence')).rows.length;
    const before = await count();
    const wrong: readonly [Json, string, string][] = [
      [{ from: '2026-12-05', to: '2026-12-05' }, '/to', 'bad_range'],
      [{ from: '2026-12-05', to: '2026-12-04' }, '/to', 'bad_range'],
      [{ from: '2026-12-01', to: '2027-12-03' }, '/to', 'absence_too_long'],
      [{ from: '2026-10-23', to: '2026-10-30' }, '/from', 'roster_frozen'],
      [{ from: '2026-12-01', to: '2026-12-03', since: '2026-11-30T15:59:59Z' }, '/since', 'since_other_day'],
      [{ from: '2026-12-01', to: '2026-12-03', kind: 'gone' }, '/kind', 'wrong_code'],
      [{ from: '2026-12-01' }, '/to', 'required'],
      [{ from: '2026-12-01', to: '2026-12-03', staffId }, '/staffId', 'unknown_field'],
    ];
    for (const [body, pointer, code] of wrong) {
      const reply = await world.post('director', `/staff/${staffId}/absences`, {
        body: { kind: 'leave', ...body },
        expect: 400,
      });
      expect((reply.body as { errors: object[] }).errors).toContainEqual(expect.objectContaining({ pointer, code }));
    }
    for (const [from, to] of [
      ['2026-12-01', '2026-12-11'],
      ['2026-12-19', '2026-12-21'],
      ['2026-12-12', '2026-12-13'],
    ] as const) {
      const refused = await world.post('director', `/staff/${staffId}/absences`, {
        body: { kind: 'leave', from, to },
        expect: 409,
        headers: { 'Accept-Language': 'en' },
      });
      expect(refused.body).toMatchObject({
        code: 'absence_overlaps',
        reasons: [{ params: { from: '2026-12-10', to: '2026-12-20' } }],
      });
      expect((refused.body as { detail: string }).detail).toContain('2026-12-10');
    }
    expect(await count()).toBe(before);
    await absent(staffId, { from: '2026-12-20', to: '2026-12-21' });
  });

  test('somebody for themselves, those who keep the roster for anybody of the centre, nobody for others', async () => {
    const body = { from: '2026-12-24', to: '2026-12-25', kind: 'training' };
    const to = (name: string) => `/staff/${world.staff(name)}/absences`;
    await world.post('mediator', to('王调解'), { body });
    await world.post('justice', to('司某某'), { body });
    await world.post('admin', to('网格员03'), { body });
    await world.post('justice', to('方法官'), { body, expect: 403 });
    await world.post('mediator', to('林和事'), { body: {}, expect: 403 });
    await world.post('grid', to('网格员02'), { body, expect: 403 });
    await world.post('other.director', to('林和事'), { body, expect: 404 });
    await world.post('director', `/staff/${newId()}/absences`, { body, expect: 404 });
    const id = newId();
    const made = await absent(world.staff('林和事'), { ...body, id });
    const taken = await world.post('director', to('方法官'), { body: { ...body, id }, expect: 409 });
    expect(taken.body).toMatchObject({ code: 'id_in_use' });
    await world.act('justice', `/absences/${made.id}`, 'cancel', { expect: 403 });
    await world.act('other.director', `/absences/${made.id}`, 'cancel', { expect: 404 });
  });

  test('a retry answers the same absence', async () => {
    const path = `/staff/${world.staff('袁法官')}/absences`;
    const headers = { 'Idempotency-Key': 'leave-1' };
    const body = { from: '2026-10-29', to: '2026-10-31', kind: 'leave' };
    const first = await world.post('director', path, { body, headers });
    const again = await world.post('director', path, { body, headers });
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
  });
});

describe('what people who rely on it run into', () => {
  let pair: Team;

  beforeAll(async () => {
    pair = await team(world, 'natural_resources', { presence: 'resident' }, [{}, {}]);
    await published(world, pair.departmentId, { from: '2026-10-26', to: '2026-11-07' });
  });

  const onMonday = async (on: string) => lineOn(on, await roster(world, pair.departmentId));

  const refusedFields = async (path: string, body: Json, pointer: string, code: string) => {
    const [, resource = '', action = ''] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
    const reply =
      action === 'absences'
        ? await world.post('director', path, { body, expect: 400 })
        : await world.act('director', resource, action, { body, expect: 400 });
    expect(reply.body).toMatchObject({ errors: [{ pointer, code }] });
  };

  test('an absence of one day that has begun can be ended: the person is back that afternoon', async () => {
    world.moveTo('2026-10-26T00:40:00.000Z');
    const line = await onMonday('2026-10-26');
    const absence = await absent(line.staffId, { from: '2026-10-26', to: '2026-10-27' });
    const path = `/absences/${absence.id}/end`;
    const until = '2026-10-26T04:00:00.000Z';
    await refusedFields(path, { to: '2026-10-27' }, '/to', 'not_earlier');
    await refusedFields(path, { to: '2026-10-28', until }, '/to', 'not_earlier');
    await refusedFields(path, { to: '2026-10-27', until: '2026-10-26T16:00:00Z' }, '/until', 'until_other_day');
    await refusedFields(path, { to: '2026-10-27', until: '2026-10-25T16:00:00Z' }, '/until', 'bad_range');
    const ended = await world.act('director', `/absences/${absence.id}`, 'end', { body: { to: '2026-10-27', until } });
    expect(ended.body).toMatchObject({ from: '2026-10-26', to: '2026-10-27', endsAt: until, version: 2 });
    world.moveTo(until);
    const again = await world.act('director', `/absences/${absence.id}`, 'end', {
      body: { to: '2026-10-27', until },
      expect: 409,
    });
    expect(again.body).toMatchObject({ code: 'absence_over' });
    await substitute(world, line.id, line.staffId);
    expect(await onDuty(world, pair.departmentId, until)).toEqual([line.staffId]);
  });

  test('who has checked in was there: an absence without the moment of leaving does not take that away', async () => {
    world.moveTo('2026-10-27T00:20:00.000Z');
    const line = await onMonday('2026-10-27');
    await world.act('director', `/shifts/${line.id}`, 'check-in', { body: {} });
    world.moveTo('2026-10-27T05:00:00.000Z');
    const path = `/staff/${line.staffId}/absences`;
    const body = { from: '2026-10-27', to: '2026-10-28', kind: 'ill' };
    const wrong = await world.post('director', path, { body, expect: 400 });
    expect(wrong.body).toMatchObject({ errors: [{ pointer: '/since', code: 'since_before_check_in' }] });
    expect((wrong.body as { errors: [{ detail: string }] }).errors[0].detail).toContain('2026-10-27 08:20');
    await refusedFields(path, { ...body, since: '2026-10-27T00:19:00Z' }, '/since', 'since_before_check_in');
    expect(await world.get('grid', `/shifts/${line.id}`)).toMatchObject({ state: 'in_force' });
    const { opened } = await absent(line.staffId, { ...body, since: '2026-10-27T04:30:00Z' });
    expect(opened).toEqual([expect.objectContaining({ startsAt: '2026-10-27T04:30:00.000Z' })]);
    expect(await onDuty(world, pair.departmentId, '2026-10-27T02:00:00.000Z')).toEqual([line.staffId]);
  });

  test('nobody leaves the department or the centre while the roster counts on them; an absence opens their shifts', async () => {
    const [staffId = ''] = pair.staffIds;
    const mine = (await roster(world, pair.departmentId)).filter(
      (line) => line.staffId === staffId && line.endsAt > world.now,
    );
    for (const body of [{ active: false }, { isOfficer: false }, { departmentId: world.department('justice') }]) {
      const reply = await world.patch('admin', `/staff/${staffId}`, { body, expect: 409 });
      expect(reply.body).toMatchObject({
        code: 'staff_on_roster',
        reasons: [{ params: { count: mine.length, on: mine[0]?.on } }],
      });
      expect((reply.body as { detail: string }).detail).toContain('请假');
    }
    await world.patch('admin', `/staff/${staffId}`, { body: { title: '科员' } });
    await world.patch('admin', `/staff/${staffId}`, { body: { alsoDepartmentIds: [world.department('justice')] } });
    const leave = await absent(staffId, { from: '2026-10-28', to: '2026-11-07' });
    expect(leave.opened.length).toBeGreaterThan(0);
    const other = pair.staffIds.find((id) => id !== staffId) ?? '';
    const left = (await roster(world, pair.departmentId)).filter(
      (line) => line.staffId === staffId && line.endsAt > world.now,
    );
    for (const line of left) await substitute(world, line.id, other);
    await world.patch('admin', `/staff/${staffId}`, { body: { active: false } });
    const [gap] = leave.opened;
    expect(await onDuty(world, pair.departmentId, gap?.startsAt ?? '')).toEqual([]);
    expect((await gapsOf(pair.departmentId, '&open=true')).map(({ id }) => id)).toContain(gap?.id);
  });

  test('an id read in a draft and given to an extra shift: the draft says so when it is published', async () => {
    const path = `/centers/${world.center}/roster`;
    const body = { from: '2026-11-09', to: '2026-11-14', departments: [pair.departmentId] };
    const draft = (await world.post('admin', `${path}/drafts`, { body })).body as {
      id: string;
      shifts: { id: string }[];
    };
    const { departmentId } = everyDay;
    const staffId = await officer(world, departmentId, '借号');
    const extra = { id: draft.shifts[0]?.id, on: '2026-11-03', part: 'day', departmentId, staffId, reason: '增援' };
    await world.post('director', `${path}/shifts`, { body: extra });
    const refused = await world.act('admin', `/roster/drafts/${draft.id}`, 'publish', { expect: 409 });
    expect(refused.body).toMatchObject({ code: 'id_in_use' });
  });
});

test('an extra shift on a day that is drafted only later binds its officer in the draft, which can then be published', async () => {
  const { departmentId, staffIds } = await team(world, 'natural_resources_two', { presence: 'resident' }, [{}]);
  const path = `/centers/${world.center}/roster`;
  const period = { from: '2026-12-07', to: '2026-12-12', departments: [departmentId] };
  const draft = async () => (await world.post('admin', `${path}/drafts`, { body: period })).body as DraftResponse;
  const before = await draft();
  const extra = { on: '2026-12-08', part: 'day', departmentId, staffId: staffIds[0], reason: '活动' };
  await world.post('director', `${path}/shifts`, { body: extra });
  const outdated = await world.act('admin', `/roster/drafts/${before.id}`, 'publish', { expect: 409 });
  expect((outdated.body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)).toEqual([
    'draft_outdated',
    'shift_elsewhere_added',
  ]);
  const after = await draft();
  expect(after.shifts.map(({ on }) => on)).toEqual(['2026-12-07', '2026-12-09', '2026-12-10', '2026-12-11']);
  expect(after.gaps).toEqual([]);
  await world.act('admin', `/roster/drafts/${after.id}`, 'publish');
  expect((await roster(world, departmentId, period)).map(({ on }) => on)).toEqual(
    [7, 8, 9, 10, 11].map((day) => `2026-12-${String(day).padStart(2, '0')}`),
  );
});

test('nobody is put in their own place', async () => {
  const { departmentId } = await team(world, 'sports_two', { presence: 'resident' }, [{}, {}]);
  const [line] = await published(world, departmentId, { from: '2026-12-14', to: '2026-12-16' });
  const body = { staffId: line?.staffId, reason: '试试' };
  const refused = await world.act('director', `/shifts/${line?.id ?? ''}`, 'substitute', { body, expect: 400 });
  expect(refused.body).toMatchObject({ errors: [{ pointer: '/staffId', code: 'substitute_is_same' }] });
});

test('three who fall ill on one day: the desk proposes two different people for their places, and no third', async () => {
  const terms = { presence: 'resident', peopleNeeded: 3 };
  const { departmentId } = await team(world, 'civil_affairs_two', terms, [{}, {}, {}, {}, {}]);
  const lines = await published(world, departmentId, { from: '2026-12-21', to: '2026-12-23' });
  const ofDay = lines.filter(({ on }) => on === '2026-12-21');
  world.moveTo('2026-12-18T01:00:00.000Z');
  for (const { staffId } of ofDay)
    await world.post('director', `/staff/${staffId}/absences`, {
      body: { from: '2026-12-21', to: '2026-12-22', kind: 'ill' },
    });
  const { duty } = await world.get<{ duty: { departmentId: string; proposedStaffId: string | null }[] }>(
    'director',
    '/desk',
  );
  const proposed = duty.filter((line) => line.departmentId === departmentId).map((line) => line.proposedStaffId);
  expect(proposed).toHaveLength(3);
  expect(new Set(proposed).size).toBe(3);
  expect(proposed.filter((staffId) => staffId === null)).toHaveLength(1);
});
