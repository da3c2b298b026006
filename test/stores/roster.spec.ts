/** The duty roster on a real database: races of publication, nobody in two places, and what moves a draft's ground. */
import type pg from 'pg';
import { CalendarReader } from '../../src/modules/centers/calendar.reader.js';
import { CalendarStore } from '../../src/modules/centers/calendar.store.js';
import { CentersReader } from '../../src/modules/centers/centers.reader.js';
import { CentersStore } from '../../src/modules/centers/centers.store.js';
import { SettingsReader } from '../../src/modules/centers/settings.reader.js';
import { SettingsStore } from '../../src/modules/centers/settings.store.js';
import { DepartmentsReader } from '../../src/modules/departments/departments.reader.js';
import { DepartmentsStore } from '../../src/modules/departments/departments.store.js';
import { DraftsStore } from '../../src/modules/roster/drafts.store.js';
import { LedgerStore } from '../../src/modules/roster/ledger.store.js';
import type { DraftRecord } from '../../src/modules/roster/roster.record.js';
import { RosterGroundService } from '../../src/modules/roster/roster-ground.service.js';
import { type DraftOrder, RosterPlanningService } from '../../src/modules/roster/roster-planning.service.js';
import { RosterReader } from '../../src/modules/roster/roster.reader.js';
import { ShiftsStore } from '../../src/modules/roster/shifts.store.js';
import { StaffReader } from '../../src/modules/staff/staff.reader.js';
import { StaffStore } from '../../src/modules/staff/staff.store.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { createPool } from '../../src/platform/database/pool.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../src/platform/database/tx.js';
import { OutboxStore } from '../../src/platform/outbox/outbox.store.js';
import { RefusedProblem } from '../../src/platform/http/problem.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

const NOW = '2026-10-14T02:00:00.000Z';
const CENTER = '01900000-0000-7000-8001-000000000001';
const [COURT, POLICE] = ['01900000-0000-7000-8002-000000000001', '01900000-0000-7000-8002-000000000002'] as const;
const NOVEMBER = { centerId: CENTER, from: '2026-11-02', to: '2026-12-01', by: null };

let database: TestDatabase;
let pool: pg.Pool;
let work: UnitOfWork;
let planning: RosterPlanningService;
let drafts: DraftsStore;
let reader: RosterReader;

const run = <T>(use: (tx: Tx) => Promise<T>): Promise<T> => work.run(SYSTEM_SCOPE, use);
const draft = (order: Partial<DraftOrder> = {}): Promise<DraftRecord> =>
  run((tx) => planning.draft(tx, { ...NOVEMBER, ...order }));

/** Publishes, and answers the code of the refusal or nothing. */
async function publish(made: DraftRecord): Promise<string | undefined> {
  try {
    await run(async (tx) => planning.publish(tx, (await drafts.lock(tx, made.id)) ?? made, null));
    return undefined;
  } catch (error) {
    if (error instanceof RefusedProblem) return error.refusals[0].code;
    throw error;
  }
}

beforeEach(async () => {
  database = await cloneDatabase('empty');
  pool = createPool({ url: database.appUrl, role: 'app_jobs' });
  work = new UnitOfWork(pool);
  drafts = new DraftsStore();
  const shifts = new ShiftsStore();
  const departments = new DepartmentsReader(new DepartmentsStore());
  const calendars = new CalendarReader(new CalendarStore());
  const staff = new StaffReader(new StaffStore());
  const settings = new SettingsReader(new SettingsStore());
  const grounds = new RosterGroundService(calendars, departments, staff, settings, shifts);
  const centers = new CentersReader(new CentersStore());
  const clock = new FixedClock(NOW);
  planning = new RosterPlanningService(drafts, shifts, new LedgerStore(), grounds, centers, new OutboxStore(), clock);
  reader = new RosterReader(shifts, drafts);
  await enterGround();
});

afterEach(async () => {
  await pool?.end();
  await database?.drop();
});

test('of many publications of the same days one stands, and the others are told why', async () => {
  const made = [
    await draft(),
    await draft({ seed: 'b' }),
    await draft({ departments: [COURT] }),
    await draft({ from: '2026-11-16' }),
  ];
  const answers = await Promise.all([...made, ...made].map(publish));
  const stood = answers.filter((answer) => answer === undefined).length;
  expect(stood).toBe(1);
  expect(answers.filter((answer) => answer === 'roster_overlaps' || answer === 'draft_already_published')).toHaveLength(
    7,
  );
  const { rows } = await pool.query(
    'SELECT staff_id, on_day FROM shift WHERE cancelled_at IS NULL GROUP BY staff_id, on_day HAVING count(*) > 1',
  );
  expect(rows).toEqual([]);
  const events = await pool.query(`SELECT subject_id FROM outbox WHERE type = 'roster.published'`);
  expect(events.rows).toHaveLength(1);
});

test('two departments publish side by side', async () => {
  const made = [await draft({ departments: [COURT] }), await draft({ departments: [POLICE] })];
  expect(await Promise.all(made.map(publish))).toEqual([undefined, undefined]);
  const lines = await run((tx) => reader.onDutyAt(tx, CENTER, '2026-11-03T02:00:00.000Z'));
  expect(lines.map((line) => line.departmentId).sort()).toEqual([COURT, POLICE]);
});

test('an officer who moves to another department is bound by what is published', async () => {
  expect(await publish(await draft({ departments: [COURT], to: '2026-11-09' }))).toBeUndefined();
  await pool.query('UPDATE staff SET department_id = $1 WHERE department_id = $2', [POLICE, COURT]);
  const police = await draft({ departments: [POLICE], to: '2026-11-09' });
  const bound = await run((tx) => reader.onDutyAt(tx, CENTER, '2026-11-03T02:00:00.000Z'));
  const tuesday = police.shifts.filter((shift) => shift.on === '2026-11-03');
  expect(tuesday.map((shift) => shift.staffId)).not.toContain(bound[0]?.staffId);
  expect(await publish(police)).toBeUndefined();
});

test('a draft whose people would be in two places is refused by the database itself', async () => {
  const made = await draft({ departments: [COURT] });
  expect(await publish(made)).toBeUndefined();
  const twice = pool.query(
    `INSERT INTO shift (id, center_id, department_id, staff_id, on_day, part, kind, starts_at, ends_at, why, draft_id, published_at)
     SELECT gen_random_uuid(), center_id, $1, staff_id, on_day, part, kind, ends_at - interval '1 minute', ends_at + interval '1 hour',
       why, draft_id, published_at FROM shift LIMIT 1`,
    [POLICE],
  );
  await expect(twice).rejects.toMatchObject({ constraint: 'shift_no_double_booking' });
});

test.each([
  ['an officer', `UPDATE staff SET max_shifts_per_week = 1 WHERE id = '01900000-0000-7000-8003-000000000000'`],
  ['a department', `UPDATE department SET people_needed = 2 WHERE id = '${COURT}'`],
  [
    'a holiday',
    `INSERT INTO calendar_year (id, center_id, year, known, holidays, working_days, source, created_at, updated_at)
     VALUES (gen_random_uuid(), '${CENTER}', 2026, true, '{2026-11-09}', '{}', 'notice', '${NOW}', '${NOW}')`,
  ],
  ['a closed department', `UPDATE department SET is_active = false WHERE id = '${POLICE}'`],
])('a draft is outdated when %s moved', async (_, sql) => {
  const made = await draft();
  await pool.query(sql);
  expect(await publish(made)).toBe('draft_outdated');
  expect(await run((tx) => reader.onDutyAt(tx, CENTER, '2026-11-03T02:00:00.000Z'))).toEqual([]);
});

test('a name or an earlier roster of another department moves nothing; one of its own does', async () => {
  const december = await draft({ from: '2026-12-01', to: '2027-01-01', departments: [COURT] });
  await pool.query(`UPDATE staff SET name = '改名'`);
  expect(await publish(await draft({ departments: [POLICE], to: '2026-11-28' }))).toBeUndefined();
  expect(await publish(await draft({ departments: [COURT], to: '2026-11-28' }))).toBeUndefined();
  expect(await publish(december)).toBe('draft_outdated');
});

test('history decides who starts: the next month goes on where the last one ended', async () => {
  const first = await run((tx) => planning.layOut(tx, { ...NOVEMBER, from: '2026-10-01', to: '2026-11-01' }));
  const next = await draft();
  const servedBefore = next.fairness.flatMap((each) => each.people.map((person) => person.servedBefore));
  expect(servedBefore.reduce((sum, served) => sum + served, 0)).toBe(first.shifts.length);
  expect(next.fairness.map((each) => each.spreadAmongEquals).every((spread) => spread <= 1)).toBe(true);
});

test('who is on duty, to the second, and whose day it is', async () => {
  const made = await draft({ departments: [COURT] });
  await publish(made);
  const at = async (instant: string) => (await run((tx) => reader.onDutyAt(tx, CENTER, instant)))[0];
  const [morning] = made.shifts.filter((shift) => shift.on === '2026-11-03');
  expect(await at('2026-11-03T00:29:59.999Z')).toBeUndefined();
  expect(await at('2026-11-03T00:30:00.000Z')).toMatchObject({ shiftId: morning?.id, staffId: morning?.staffId });
  expect(await at('2026-11-03T09:30:00.000Z')).toBeUndefined();
  // 23:30 of the day before in UTC is that day's morning in the centre.
  const today = await run((tx) => reader.ofStaffToday(tx, morning?.staffId ?? '', '2026-11-02T23:30:00.000Z'));
  expect(today.map((line) => line.shiftId)).toEqual([morning?.id]);
});

async function enterGround(): Promise<void> {
  await pool.query(
    `INSERT INTO center (id, path, name, short_name, level, created_at, updated_at)
     VALUES ($1, ARRAY[$1::uuid], '某社区', '某', 'community', $2, $2)`,
    [CENTER, NOW],
  );
  for (const [index, id] of [COURT, POLICE].entries()) {
    await pool.query(
      `INSERT INTO department (id, center_id, code, name_zh, name_en, presence, parts, weekdays, created_at, updated_at)
       VALUES ($1, $2, $3, '部门', 'Department', 'resident', 'day', '{1,2,3,4,5}', $4, $4)`,
      [id, CENTER, `department_${index}`, NOW],
    );
  }
  for (let index = 0; index < 6; index += 1) {
    await pool.query(
      `INSERT INTO staff (id, center_id, department_id, name, is_officer, created_at, updated_at)
       VALUES ($1, $2, $3, '某人', true, $4, $4)`,
      [`01900000-0000-7000-8003-00000000000${index}`, CENTER, index < 3 ? COURT : POLICE, NOW],
    );
  }
}
