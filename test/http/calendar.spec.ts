/**
 * The working-day calendar over HTTP: its versions, what a year nobody entered does to every answer that rests on it, and what
 * a year entered anew means for the roster that is published.
 */
import type { CalendarResponse, PutCalendarRequest } from '../../src/modules/centers/calendar.dto.js';
import type { ConsequencesResponse } from '../../src/modules/roster/consequences.dto.js';
import type { DraftResponse } from '../../src/modules/roster/drafts.dto.js';
import type { ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, demand, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

interface Put {
  readonly centerId?: string;
  readonly by?: string;
  readonly etag?: string;
  readonly expect?: number;
}

const pathOf = (year: number | string, centerId = world.center): string => `/centers/${centerId}/calendar/${year}`;
const read = (year: number, query = ''): Promise<CalendarResponse> =>
  world.get<CalendarResponse>('mediator', `${pathOf(year)}${query}`);

async function put<T = CalendarResponse>(
  year: number | string,
  body: object,
  { centerId, by = 'admin', etag, expect: expected = 200 }: Put = {},
): Promise<T> {
  const path = pathOf(year, centerId);
  const request = (await world.as(by)).put(path).set('If-Match', etag ?? (await world.etag(by, path)));
  return demand(await request.send(body), expected, `PUT ${path} by ${by}`).body as T;
}

const notice = (rest: Partial<PutCalendarRequest> = {}): PutCalendarRequest => ({
  holidays: ['2027-01-01', '2027-10-01'],
  workingDays: [],
  source: '试验通知',
  ...rest,
});

/** A department with as many officers, coming every working day. */
async function departmentOf(code: string, officers: number): Promise<string> {
  const body = { code, nameZh: `示例${code}`, nameEn: code, presence: 'resident' };
  const made = await world.post('admin', `/centers/${world.center}/departments`, { body });
  const { id } = made.body as { id: string };
  for (let index = 0; index < officers; index += 1) {
    const person = { departmentId: id, name: `官${code}${index}`, isOfficer: true };
    await world.post('admin', `/centers/${world.center}/staff`, { body: person });
  }
  return id;
}

async function drafted(from: string, to: string, departmentId: string): Promise<DraftResponse> {
  const body = { from, to, departments: [departmentId] };
  return (await world.post('admin', `/centers/${world.center}/roster/drafts`, { body })).body as DraftResponse;
}

const shifts = async (from: string, to: string, departmentId: string) =>
  world.get<{ items: ShiftResponse[]; calendarKnown: boolean }>(
    'mediator',
    `/centers/${world.center}/roster?from=${from}&to=${to}&limit=200&departmentId=${departmentId}`,
  );

test('every version of a year stays, with who entered it and when', async () => {
  const { id: adminId } = await world.get('admin', '/me');
  expect(await read(2040)).toMatchObject({ version: 0, recordedBy: null, recordedAt: null });
  const first = await put(2040, notice({ holidays: ['2040-01-02'] }));
  expect(first).toMatchObject({ version: 1, recordedBy: adminId, recordedAt: world.now });
  world.wait(30);
  const second = await put(2040, notice({ holidays: ['2040-01-02', '2040-01-03'], workingDays: ['2040-01-07'] }));
  expect(second).toMatchObject({ version: 2, recordedAt: world.now });
  expect(await read(2040)).toEqual(second);
  expect(await read(2040, '?version=1')).toEqual(first);
  expect(await read(2040, '?version=2')).toEqual(second);
  await world.get('mediator', `${pathOf(2040)}?version=3`, 404);
  await world.get('mediator', `${pathOf(2040, world.neighbour)}?version=1`, 404);
  await world.get('mediator', `${pathOf(2040)}?version=0`, 400);
  const { rows } = await app.pool.query(
    `SELECT payload FROM outbox WHERE type = 'center.calendar_changed' AND subject_id = $1 ORDER BY recorded_at`,
    [world.center],
  );
  expect(rows).toEqual([1, 2].map((version) => ({ payload: { year: 2040, version } })));
});

test('an entry of the centre goes before one made above it', async () => {
  const { parentId } = await world.get<{ parentId: string }>('admin', `/centers/${world.center}`);
  const { id } = await world.get('lawyer', '/me');
  await app.pool.query(
    `INSERT INTO role_grant (id, account_id, role, center_id, state, granted_at) VALUES ($1, $2, 'administrator', $3, 'active', $4)`,
    [newId(), id, parentId, world.now],
  );
  await put(2041, notice({ holidays: ['2041-01-01'] }), { centerId: parentId, by: 'lawyer' });
  expect(await read(2041)).toMatchObject({ holidays: ['2041-01-01'], enteredAtCenterId: parentId, version: 0 });
  await put(2041, notice({ holidays: ['2041-01-02'] }));
  await put(2041, notice({ holidays: ['2041-01-01', '2041-01-03'] }), { centerId: parentId, by: 'lawyer' });
  expect(await read(2041)).toMatchObject({ holidays: ['2041-01-02'], enteredAtCenterId: world.center, version: 1 });
  expect(await world.get('mediator', pathOf(2041, world.neighbour))).toMatchObject({
    holidays: ['2041-01-01', '2041-01-03'],
    enteredAtCenterId: parentId,
    version: 0,
  });
});

describe('is refused where the year or its days are wrong', () => {
  const faults = async (body: object): Promise<string[]> => {
    const { errors } = await put<{ errors: { pointer: string; code: string }[] }>(2042, body, { expect: 400 });
    expect(await read(2042)).toMatchObject({ version: 0, holidays: [] });
    return errors.map(({ pointer, code }) => `${pointer} ${code}`);
  };
  const days = (count: number) =>
    Array.from({ length: count }, (_, at) => `2042-01-${String((at % 28) + 1).padStart(2, '0')}`);

  test.each<[string, object, string[]]>([
    ['a day of another year', notice({ holidays: ['2041-12-31'] }), ['/holidays day_of_other_year']],
    [
      'a make-up day of another year',
      notice({ holidays: [], workingDays: ['2043-01-03'] }),
      ['/workingDays day_of_other_year'],
    ],
    [
      'a Monday as make-up day',
      notice({ holidays: [], workingDays: ['2042-01-06'] }),
      ['/workingDays make_up_on_weekday'],
    ],
    [
      'a day that is both',
      notice({ holidays: ['2042-01-04'], workingDays: ['2042-01-04'] }),
      ['/holidays holiday_and_make_up'],
    ],
    ['a day that stands there twice', notice({ holidays: ['2042-01-01', '2042-01-01'] }), ['/holidays duplicate']],
    ['a day that does not exist', notice({ holidays: ['2042-02-29'] }), ['/holidays bad_day']],
    ['no list', { ...notice(), holidays: '2042-01-01' }, ['/holidays wrong_type']],
    ['more holidays than a year can have', notice({ holidays: days(151) }), ['/holidays too_many']],
    ['a source of nothing but blanks', notice({ holidays: [], source: '   ' }), ['/source too_short']],
    [
      'days of a year that is not known',
      notice({ calendarKnown: false, holidays: ['2042-01-01'] }),
      ['/calendarKnown unknown_year_has_no_days'],
    ],
    ['the year in the body', { ...notice({ holidays: [] }), year: 2042 }, ['/year unknown_field']],
  ])('%s', async (_, body, expected) => expect(await faults(body)).toEqual(expected));

  test.each(['1800', '1949', '2200', '9999', 'abc', '20270', '-2027', '2027.5', '0x7eb'])(
    'the year %s',
    async (year) => {
      await put(year, notice({ holidays: [] }), { etag: '"0"', expect: 404 });
      await world.get('mediator', pathOf(year), 404);
      await world.get('mediator', `${pathOf(year)}/consequences`, 404);
    },
  );
});

describe('R12 a year nobody has entered', () => {
  let department: string;
  let draft: DraftResponse;

  beforeAll(async () => {
    world.moveTo('2026-12-10T02:00:00.000Z');
    department = await departmentOf('unknown_year', 2);
    draft = await drafted('2026-12-28', '2027-01-09', department);
  });

  /** Everything that rests on the calendar, asked anew: a case accepted today ends mediation on 9 January, a Saturday. */
  async function answers(): Promise<Record<string, unknown>> {
    const file = await Case.accepted(world);
    const whole = await file.get('justice', 'timeline');
    const listed = await world.get<{ items: Json[] }>('justice', '/disputes?limit=200');
    const line = listed.items.find(({ id }) => id === file.id);
    const [deadline] = whole['deadlines'] as Json[];
    const onDuty = await world.get('mediator', `/centers/${world.center}/on-duty?at=2027-01-04T02:00:00Z`);
    return {
      roster: (await shifts('2027-01-01', '2027-02-01', department)).calendarKnown,
      acrossNewYear: (await shifts('2026-12-28', '2027-01-02', department)).calendarKnown,
      onDuty: onDuty['calendarKnown'],
      consequences: (await world.get('mediator', `${pathOf(2027)}/consequences`))['calendarKnown'],
      draft: (await drafted('2026-12-28', '2027-01-09', department)).calendarKnown,
      dispute: whole['calendarKnown'],
      listed: line?.['calendarKnown'],
      deadline: [deadline?.['dueOn'], deadline?.['calendarKnown']],
    };
  }

  let earlier: Case;

  test('is said so on every answer that rests on it', async () => {
    earlier = await Case.accepted(world);
    expect(draft.calendarKnown).toBe(false);
    expect(await answers()).toEqual({
      roster: false,
      acrossNewYear: false,
      onDuty: false,
      consequences: false,
      draft: false,
      dispute: false,
      listed: false,
      deadline: ['2027-01-11', false],
    });
    expect((await shifts('2026-12-01', '2027-01-01', department)).calendarKnown).toBe(true);
    const now = await world.get('mediator', `/centers/${world.center}/on-duty`);
    expect(now['calendarKnown']).toBe(true);
  });

  test('is not published on, in words that say which year and where to enter it', async () => {
    const publish = async (language: string) => {
      const agent = await world.as('admin');
      return agent
        .post(`/roster/drafts/${draft.id}/publish`)
        .set({ 'If-Match': `"${draft.version}"`, 'Accept-Language': language });
    };
    const english = demand(await publish('en'), 409, 'publishing').body as Json;
    expect(english).toMatchObject({ code: 'calendar_unknown' });
    expect(english['detail']).toBe(
      'The calendar of 2027 has not been entered: have an administrator enter it at the centre or above (PUT …/calendar/2027), then publish.',
    );
    const chinese = demand(await publish('zh-CN'), 409, 'publishing').body as Json;
    expect(chinese['detail']).toContain('2027 年的工作日历（PUT …/calendar/2027）');
    expect((await shifts('2026-12-28', '2027-01-09', department)).items).toEqual([]);
  });

  test('is known from the moment it is entered; what was counted before stays marked', async () => {
    await put(2027, notice({ workingDays: ['2027-01-09'] }));
    expect(await answers()).toEqual({
      roster: true,
      acrossNewYear: true,
      onDuty: true,
      consequences: true,
      draft: true,
      dispute: true,
      listed: true,
      deadline: ['2027-01-09', true],
    });
    expect(await earlier.get('justice')).toMatchObject({ mediationDueOn: '2027-01-11', calendarKnown: false });
    const outdated = await world.act('admin', `/roster/drafts/${draft.id}`, 'publish', { expect: 409 });
    expect(outdated.body).toMatchObject({ code: 'draft_outdated' });
    const again = await drafted('2026-12-28', '2027-01-09', department);
    await world.act('admin', `/roster/drafts/${again.id}`, 'publish');
    const { items } = await shifts('2026-12-28', '2027-01-09', department);
    expect(items.map(({ on }) => on)).not.toContain('2027-01-01');
    expect(items).toHaveLength(9);
  });
});

test('lateness is marked where it was counted on a year nobody has entered', async () => {
  await put(2027, { calendarKnown: false, holidays: [], workingDays: [], source: '撤回' });
  world.moveTo('2027-01-08T02:00:00.000Z');
  const petition = (occurredOn: string) => ({
    centerId: world.center,
    occurredOn,
    channel: 'visit',
    level: 'community',
    persons: 1,
    group: false,
    jointLetter: false,
    matter: '反映路灯损坏',
    first: true,
    knownFrom: 'own',
  });
  const registered = async (occurredOn: string) =>
    (await world.post('petition', '/petitions', { body: petition(occurredOn) })).body as Json & { id: string };
  const unknown = await registered('2027-01-04');
  expect(unknown).toMatchObject({ late: true, calendarKnown: false });
  expect(await registered('2026-12-10')).toMatchObject({ late: true, calendarKnown: true });
  expect(await registered('2027-01-08')).toMatchObject({ late: false, calendarKnown: true });

  const file = await Case.registered(world, 'justice', { receivedAt: '2027-01-04T02:00:00Z' });
  const timeline = async () =>
    ((await file.get('justice', 'timeline'))['timeline'] as Json[]).map((entry) => entry['calendarKnown']);
  // Routed, and put before a director, on the day it was recorded: nothing late to count there.
  expect(await timeline()).toEqual([false, true, true]);
  const desk = await world.get<{ dueSoon: Json[] }>('justice', '/desk');
  expect(desk.dueSoon.filter(({ calendarKnown }) => calendarKnown === false).map(({ dueOn }) => dueOn)).toContain(
    '2027-01-11',
  );

  await put(2027, notice());
  expect(await timeline()).toEqual([true, true, true]);
  const patched = await world.patch('petition', `/petitions/${unknown.id}`, { body: { persons: 2 } });
  expect(patched.body).toMatchObject({ late: true, calendarKnown: true });
});

describe('a year entered anew after the roster was published', () => {
  let department: string;
  const consequences = () => world.get<ConsequencesResponse>('mediator', `${pathOf(2027)}/consequences`);

  test('tells which shifts fall on rest days now, and which working days have nobody', async () => {
    department = await departmentOf('moved_days', 3);
    const draft = await drafted('2027-03-01', '2027-03-15', department);
    await world.act('admin', `/roster/drafts/${draft.id}`, 'publish');
    const before = await consequences();
    expect(before).toMatchObject({ year: 2027, from: '2027-01-08', to: '2028-01-01', calendarKnown: true });
    expect(before.onRestDays.filter((shift) => shift.departmentId === department)).toEqual([]);
    expect(before.withNobody.filter((day) => day.departmentId === department)).toEqual([]);

    // Wednesday the 10th becomes a holiday, Saturday the 6th is worked for it; the 20th lies beyond what is published.
    const moved = { holidays: ['2027-01-01', '2027-03-10', '2027-10-01'], workingDays: ['2027-03-06', '2027-03-20'] };
    await put(2027, notice(moved));
    const after = await consequences();
    const { items } = await shifts('2027-03-10', '2027-03-11', department);
    expect(items).toHaveLength(1);
    expect(after.onRestDays.filter((shift) => shift.departmentId === department)).toEqual(
      items.map(({ id, on, part, departmentId, staffId }) => ({ id, on, part, departmentId, staffId })),
    );
    expect(after.withNobody.filter((day) => day.departmentId === department)).toEqual([
      { on: '2027-03-06', departmentId: department },
    ]);
  });

  test('is looked at from today on: what has passed is frozen', async () => {
    world.moveTo('2027-03-10T16:00:00.000Z');
    const later = await consequences();
    expect(later.from).toBe('2027-03-11');
    expect(later.onRestDays.filter((shift) => shift.departmentId === department)).toEqual([]);
    expect(later.withNobody.filter((day) => day.departmentId === department)).toEqual([]);
    expect(await world.get('mediator', `${pathOf(2026)}/consequences`)).toMatchObject({
      from: '2027-01-01',
      to: '2027-01-01',
      onRestDays: [],
      withNobody: [],
    });
  });
});
