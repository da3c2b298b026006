/** The report on the duty roster over HTTP: every figure recounted from its records, frozen as it was, and refused where wrong. */
import { MEASURED } from '../../src/domain/roster/duty-report.js';
import { addMinutes, weekday } from '../../src/domain/shared/day.js';
import type { ReportRecordResponse } from '../../src/modules/reports/reports.dto.js';
import type { RosterFigureResponse, RosterReportResponse } from '../../src/modules/reports/roster-report.dto.js';
import type { ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { listed, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let department: string;
let officers: string[];
let shifts: ShiftResponse[];

/** Eleven working days of November, two Mondays and two Fridays among them. */
const PERIOD = { from: '2026-11-16', to: '2026-12-01' };

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  const body = { code: 'reported', nameZh: '示例部门', nameEn: 'reported', presence: 'resident' };
  const made = await world.post('admin', `/centers/${world.center}/departments`, { body });
  department = (made.body as { id: string }).id;
  officers = [];
  for (const name of ['官甲', '官乙', '官丙']) {
    const person = { departmentId: department, name, isOfficer: true };
    const { body: officer } = await world.post('admin', `/centers/${world.center}/staff`, { body: person });
    officers.push((officer as { id: string }).id);
  }
  const draft = await world.post('admin', `/centers/${world.center}/roster/drafts`, {
    body: { ...PERIOD, departments: [department] },
  });
  await world.act('admin', `/roster/drafts/${(draft.body as { id: string }).id}`, 'publish');
  shifts = await listed<ShiftResponse>(
    await world.as('admin'),
    `/centers/${world.center}/roster?from=${PERIOD.from}&to=${PERIOD.to}&departmentId=${department}`,
  );
});

afterAll(() => app?.close());

const shiftOn = (on: string): ShiftResponse => {
  const found = shifts.find((shift) => shift.on === on);
  if (found === undefined) throw new Error(`nobody on ${on}`);
  return found;
};

const someoneBut = (...staffIds: string[]): string => officers.find((id) => !staffIds.includes(id)) ?? '';

async function change(kind: string): Promise<string> {
  const id = newId();
  await app.pool.query(
    `INSERT INTO roster_change (id, center_id, kind, reason, recorded_at) VALUES ($1, $2, $3, '本人请求', $4)`,
    [id, world.center, kind, world.now],
  );
  return id;
}

/** The line is cancelled and another one takes its place. */
async function replaced(shift: ShiftResponse, staffId: string, changeId: string): Promise<string> {
  const id = newId();
  await app.pool.query('UPDATE shift SET cancelled_at = $2, cancelled_by_change_id = $3 WHERE id = $1', [
    shift.id,
    world.now,
    changeId,
  ]);
  await app.pool.query(
    `INSERT INTO shift (id, center_id, department_id, staff_id, on_day, part, kind, starts_at, ends_at, why, change_id, replaces_id,
       published_at)
     SELECT $2, center_id, department_id, $3, on_day, part, kind, starts_at, ends_at, '{"code": "fixed"}', $4, id, $5
       FROM shift WHERE id = $1`,
    [shift.id, id, staffId, changeId, world.now],
  );
  return id;
}

async function absent(staffId: string, from: string, to: string, cancelled = false): Promise<string> {
  const id = newId();
  await app.pool.query(
    `INSERT INTO absence (id, center_id, staff_id, from_on, to_on, starts_at, ends_at, kind, note, recorded_at, cancelled_at)
     VALUES ($1, $2, $3, $4, $5, $4::date, $5::date, 'ill', '发烧', $6, $7)`,
    [id, world.center, staffId, from, to, world.now, cancelled ? world.now : null],
  );
  return id;
}

async function gap(on: string, filledBy: string | null): Promise<void> {
  await app.pool.query(
    `INSERT INTO roster_gap (id, center_id, department_id, on_day, part, kind, starts_at, ends_at, why, opened_by_change_id, opened_at,
       filled_by_shift_id, filled_at)
     VALUES ($1, $2, $3, $4, 'day', 'counter', $4::date + interval '1 hour', $4::date + interval '9 hours', '{}', $5, $6, $7,
       CASE WHEN $7::uuid IS NULL THEN NULL ELSE $6::timestamptz END)`,
    [newId(), world.center, department, on, await change('absence'), world.now, filledBy],
  );
}

const produced = async (rest: object = {}, by = 'director'): Promise<RosterReportResponse> =>
  (await world.post(by, '/reports/roster', { body: { centerId: world.center, ...PERIOD, ...rest } }))
    .body as RosterReportResponse;

const behind = async (figure: RosterFigureResponse, by = 'director'): Promise<ReportRecordResponse[]> =>
  listed<ReportRecordResponse>(await world.as(by), figure.href.replace('/api/v1', ''));

interface Counted {
  readonly figure: RosterFigureResponse;
  readonly departmentId: string;
  readonly people: readonly string[];
  readonly staffId: string | null;
}

const allFigures = (report: RosterReportResponse): Counted[] =>
  report.departments.flatMap(({ departmentId, figures, people }) => {
    const ids = people.map(({ staffId }) => staffId);
    return [
      ...figures.map((figure) => ({ figure, departmentId, people: ids, staffId: null })),
      ...people.flatMap((person) =>
        person.figures.map((figure) => ({
          figure,
          departmentId,
          people: [person.staffId],
          staffId: person.staffId,
        })),
      ),
    ];
  });

function figure(report: RosterReportResponse, metric: string, staffId: string | null = null): RosterFigureResponse {
  const found = allFigures(report).find(
    (each) => each.departmentId === department && each.staffId === staffId && each.figure.metric === metric,
  );
  if (found === undefined) throw new Error(`no ${metric}`);
  return found.figure;
}

const values = (report: RosterReportResponse, metrics: readonly string[], staffId: string | null = null) =>
  Object.fromEntries(metrics.map((metric) => [metric, figure(report, metric, staffId).value]));

test('R12 counts what is published: loads, weighted loads, how evenly they are shared', async () => {
  const report = await produced({ departmentIds: [department] });
  expect(report).toMatchObject({ kind: 'roster', definition: 'duty_roster@1', calendarKnown: true, ...PERIOD });
  expect(report.departments.map(({ departmentId }) => departmentId)).toEqual([department]);
  expect(report.departments[0]?.people.map(({ staffId }) => staffId).sort()).toEqual([...officers].sort());
  const heavy = shifts.filter(({ on }) => [1, 5].includes(weekday(on))).length;
  expect([shifts.length, heavy]).toEqual([11, 5]);
  expect(values(report, ['shifts', 'weighted_load', 'spread', 'gaps_open'])).toEqual({
    shifts: '11',
    weighted_load: '12.25',
    spread: '1',
    gaps_open: 'n/a',
  });
});

test('weighs a make-up day one and a half', async () => {
  const report = await produced({ from: '2026-10-10', to: '2026-10-11' });
  const worked = allFigures(report).find(({ figure: { metric, numerator } }) => metric === 'shifts' && numerator > 0);
  expect(worked).toBeDefined();
  const [record] = worked === undefined ? [] : await behind(worked.figure);
  expect(record).toMatchObject({ on: '2026-10-10', weight: 1.5, kind: 'shift' });
});

describe('after a month in which things happened', () => {
  let before: RosterReportResponse;
  let report: RosterReportResponse;
  let ill: string;
  let helper: string;

  beforeAll(async () => {
    before = await produced();
    world.wait(10);
    const first = shiftOn('2026-11-17');
    ill = first.staffId;
    helper = someoneBut(ill);
    const stands = await replaced(first, helper, await change('substitution'));
    await gap('2026-11-17', stands);
    await gap('2026-11-21', null);
    await gap('2026-12-05', null);
    // From before the period until into it, and one that was taken back.
    await absent(ill, '2026-11-14', '2026-11-17');
    await absent(ill, '2026-12-01', '2026-12-05');
    await absent(helper, '2026-12-10', '2026-12-11', true);
    const swap = await change('swap');
    const mine = shiftOn('2026-11-24');
    const theirs = shifts.find(({ on, staffId }) => on > mine.on && staffId !== mine.staffId) ?? mine;
    await replaced(mine, theirs.staffId, swap);
    await replaced(theirs, mine.staffId, swap);
    for (const state of ['done', 'declined'])
      await app.pool.query(
        `INSERT INTO swap_request (id, center_id, shift_id, staff_id, counter_shift_id, counter_staff_id, state, needs_approval,
           requested_by, requested_at, decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, false, $4, $8, $8)`,
        [newId(), world.center, mine.id, mine.staffId, theirs.id, theirs.staffId, state, world.now],
      );
    report = await produced();
  });

  test('counts what was changed, missed and left empty', () => {
    const changes = ['shifts', 'substitutions', 'swaps', 'absences', 'absence_days', 'gaps_open', 'gaps_filled'];
    expect(values(report, changes)).toEqual({
      shifts: '11',
      substitutions: '1',
      swaps: '1',
      absences: '1',
      absence_days: '1',
      gaps_open: '50.0%',
      gaps_filled: '50.0%',
    });
    const own = ['substitutions_taken', 'substitutions_given', 'absences', 'absence_days'];
    expect(values(report, own, ill)).toEqual({
      substitutions_taken: '0',
      substitutions_given: '1',
      absences: '1',
      absence_days: '1',
    });
    expect(values(report, own, helper)).toEqual({
      substitutions_taken: '1',
      substitutions_given: '0',
      absences: '0',
      absence_days: '0',
    });
    const swaps = officers.map((id) => Number(figure(report, 'swaps', id).value));
    expect(swaps.sort()).toEqual([0, 1, 1]);
  });

  test('every figure is what its records make of it', async () => {
    const counted = allFigures(report);
    expect(counted.length).toBeGreaterThan(80);
    for (const { figure: each, people } of counted) {
      const records = await behind(each);
      const facts = records.map(({ on, ...record }) => ({ ...record, on: on ?? '' }));
      const measure = each.measure as keyof typeof MEASURED;
      expect([each.key, MEASURED[measure](facts, people)]).toEqual([each.key, each.numerator]);
      if (each.denominator === null) expect(each.value).toBe(String(each.numerator));
    }
  });

  test('loads of the people add up to that of the department', () => {
    for (const { figures, people } of report.departments) {
      const of = (list: readonly RosterFigureResponse[], metric: string) =>
        list.find((each) => each.metric === metric)?.numerator ?? Number.NaN;
      for (const metric of ['shifts', 'weighted_load', 'absences', 'absence_days']) {
        expect(people.reduce((sum, person) => sum + of(person.figures, metric), 0)).toBe(of(figures, metric));
      }
    }
  });

  test('never says why somebody was away', async () => {
    const records = await behind(figure(report, 'absences'));
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ kind: 'absence', on: '2026-11-16', until: '2026-11-17', staffId: ill });
    expect(JSON.stringify([report, records])).not.toMatch(/"ill"|发烧|本人请求/);
  });

  test('stays what it was, with its records, whatever has happened since', async () => {
    expect(await world.get('auditor', `/reports/${before.id}`)).toEqual(before);
    const then = await behind(figure(before, 'shifts'));
    expect(then.map(({ id }) => id)).toEqual(shifts.map(({ id }) => id));
    expect(values(before, ['substitutions', 'absences', 'gaps_open'])).toEqual({
      substitutions: '0',
      absences: '0',
      gaps_open: 'n/a',
    });
    expect(before.digest).not.toBe(report.digest);
    const again = await produced();
    expect({ ...again, departments: [] }).toMatchObject({ from: PERIOD.from, definition: report.definition });
    expect(again.departments.map(({ figures }) => figures.map(({ value }) => value))).toEqual(
      report.departments.map(({ figures }) => figures.map(({ value }) => value)),
    );
  });

  test('opens its records page by page to administrators, directors and auditors of the centre alone', async () => {
    const href = figure(report, 'shifts').href.replace('/api/v1', '');
    for (const reader of ['admin', 'director', 'auditor']) {
      const page = await world.get<{ items: object[]; total: number }>(reader, `${href}&limit=4&withTotal=true`);
      expect([page.items.length, page.total]).toEqual([4, 11]);
    }
    expect((await behind(figure(report, 'shifts'), 'auditor')).length).toBe(11);
    await world.get('mediator', href, 403);
    await world.get('other.director', href, 404);
    await world.get('other.director', `/reports/${report.id}`, 404);
    await world.get('director', `/reports/${report.id}/records?figure=shifts`, 400);
    const listedKinds = await world.get<{ items: { kind: string; zero: unknown }[] }>(
      'auditor',
      '/reports?kind=roster',
    );
    expect(new Set(listedKinds.items.map(({ kind, zero }) => `${kind} ${String(zero)}`))).toEqual(
      new Set(['roster null']),
    );
  });

  test('tells other systems that it was produced, without a name', async () => {
    const { rows } = await app.pool.query(
      `SELECT payload FROM outbox WHERE type = 'report.produced' AND subject_id = $1`,
      [report.id],
    );
    const { digest, asOf } = report;
    expect(rows).toEqual([{ payload: { kind: 'roster', definition: 'duty_roster@1', digest, asOf } }]);
  });
});

test('says so where the period touches a year nobody has entered', async () => {
  expect(await produced({ from: '2026-12-28', to: '2027-01-05' })).toMatchObject({ calendarKnown: false });
});

describe('is refused', () => {
  const tried = async (rest: object, expected: number, by = 'director') =>
    (
      await world.post(by, '/reports/roster', {
        body: { centerId: world.center, ...PERIOD, ...rest },
        expect: expected,
      })
    ).body as { code: string; errors?: { pointer: string; code: string }[] };
  const faults = async (rest: object) =>
    (await tried(rest, 400)).errors?.map(({ pointer, code }) => `${pointer} ${code}`);

  test.each<[string, () => object, string]>([
    ['a period backwards', () => ({ from: '2026-12-01', to: '2026-11-01' }), '/to roster_period_empty'],
    ['no day at all', () => ({ from: '2026-12-01', to: '2026-12-01' }), '/to roster_period_empty'],
    ['more than a year', () => ({ from: '2024-01-01', to: '2027-01-01' }), '/to roster_period_too_long'],
    ['a day that is none', () => ({ from: '2026-02-30' }), '/from bad_day'],
    ['a centre that is none', () => ({ centerId: newId() }), '/centerId unknown_reference'],
    [
      'a department that is none',
      () => ({ departmentIds: [department, newId()] }),
      '/departmentIds/1 unknown_reference',
    ],
    ['no department', () => ({ departmentIds: [] }), '/departmentIds too_few'],
    ['a department twice', () => ({ departmentIds: [department, department] }), '/departmentIds duplicate'],
    ['a definition of one’s own', () => ({ definition: 'x@1' }), '/definition unknown_field'],
  ])('%s', async (_, rest, expected) => expect(await faults(rest())).toEqual([expected]));

  test('a department of the neighbour, an id that is used, and whoever may not', async () => {
    const { items } = await world.get<{ items: { id: string }[] }>('admin', `/centers/${world.neighbour}/departments`);
    expect(await faults({ departmentIds: [items[0]?.id] })).toEqual(['/departmentIds/0 unknown_reference']);
    const { id } = await produced();
    expect(await tried({ id }, 409)).toMatchObject({ code: 'id_in_use' });
    await tried({}, 403, 'auditor');
    await tried({}, 403, 'mediator');
    await tried({}, 403, 'other.director');
  });
});

test('lateness and missing check-ins, each with its shifts', async () => {
  // November may have passed above: these days come after it, and the clock goes with them.
  const period = { from: '2026-12-07', to: '2026-12-10' };
  const draft = await world.post('admin', `/centers/${world.center}/roster/drafts`, {
    body: { ...period, departments: [department] },
  });
  await world.act('admin', `/roster/drafts/${(draft.body as { id: string }).id}`, 'publish');
  const path = `/centers/${world.center}/roster?from=${period.from}&to=${period.to}&departmentId=${department}`;
  const [inTime, late, missing] = await listed<ShiftResponse>(await world.as('admin'), path);
  for (const [shift, minutes] of [
    [inTime, 0],
    [late, 25],
  ] as const) {
    world.moveTo(addMinutes(shift?.startsAt ?? '', minutes));
    await world.act('director', `/shifts/${shift?.id ?? ''}`, 'check-in', { body: {} });
  }
  world.moveTo(missing?.endsAt ?? '');
  const report = await produced({ ...period, departmentIds: [department] });
  expect(values(report, ['shifts', 'late', 'not_checked_in'])).toEqual({
    shifts: '3',
    late: '50.0%',
    not_checked_in: '33.3%',
  });
  expect((await behind(figure(report, 'late'))).map(({ id, state }) => [id, state])).toEqual([[late?.id, 'late']]);
  expect((await behind(figure(report, 'not_checked_in'))).map(({ id, state }) => [id, state])).toEqual([
    [missing?.id, 'not_recorded'],
  ]);
});
