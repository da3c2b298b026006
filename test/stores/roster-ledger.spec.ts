/** R12 What the database itself rules out on a published roster, whatever the code does; and what the stores make of its "no". */
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { AbsencesStore } from '../../src/modules/roster-changes/absences.store.js';
import { DraftsStore } from '../../src/modules/roster/drafts.store.js';
import { LedgerStore } from '../../src/modules/roster/ledger.store.js';
import type { NewLine, ShiftLine } from '../../src/modules/roster/roster.record.js';
import { type LedgerOrder, RosterLedgerService } from '../../src/modules/roster/roster-ledger.service.js';
import { StaffUsesService } from '../../src/modules/staff/staff-uses.service.js';
import { ShiftsStore } from '../../src/modules/roster/shifts.store.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { createPool } from '../../src/platform/database/pool.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../src/platform/database/tx.js';
import { RefusedProblem } from '../../src/platform/http/problem.js';
import { OutboxStore } from '../../src/platform/outbox/outbox.store.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

const NOW = '2026-10-14T02:00:00.000Z';
const CENTER = '01900000-0000-7000-8001-000000000001';
const COURT = '01900000-0000-7000-8002-000000000001';
const [FANG, YUAN] = ['01900000-0000-7000-8003-000000000001', '01900000-0000-7000-8003-000000000002'] as const;
const MORNING = { startsAt: '2026-11-03T00:30:00.000Z', endsAt: '2026-11-03T04:00:00.000Z' };
const DAY = { startsAt: '2026-11-02T16:00:00.000Z', endsAt: '2026-11-03T16:00:00.000Z' };

let database: TestDatabase;
let pool: pg.Pool;
let work: UnitOfWork;
let ledger: RosterLedgerService;
const shifts = new ShiftsStore();
const absences = new AbsencesStore();

const run = <T>(use: (tx: Tx) => Promise<T>): Promise<T> => work.run(SYSTEM_SCOPE, use);

const line = (staffId: string, rest: Partial<NewLine> = {}): NewLine => ({
  id: uuidv7(),
  departmentId: COURT,
  staffId,
  on: '2026-11-03',
  part: 'am',
  kind: 'counter',
  ...MORNING,
  why: { code: 'added' },
  replacesId: null,
  ...rest,
});

const order = (rest: Partial<LedgerOrder>): LedgerOrder => ({
  centerId: CENTER,
  kind: 'extra',
  reason: null,
  subjectId: null,
  by: null,
  cancel: [],
  make: [],
  open: [],
  fill: [],
  ...rest,
});

const absence = (staffId: string, span = DAY) => ({
  ...{ id: uuidv7(), centerId: CENTER, staffId, from: '2026-11-03', to: '2026-11-04', ...span },
  ...{ kind: 'ill', note: null, recordedBy: null, recordedAt: NOW, cancelledAt: null, cancelledBy: null, version: 1 },
});

/** The code of the refusal, or nothing. */
async function refusal(work_: Promise<unknown>): Promise<string | undefined> {
  try {
    await work_;
    return undefined;
  } catch (error) {
    if (error instanceof RefusedProblem) return error.refusals[0].code;
    throw error;
  }
}

const counts = async (): Promise<number[]> => {
  const { rows } = await pool.query<Record<'lines' | 'changes' | 'gaps' | 'events', number>>(
    `SELECT (SELECT count(*)::int FROM shift) AS lines, (SELECT count(*)::int FROM roster_change) AS changes,
       (SELECT count(*)::int FROM roster_gap) AS gaps, (SELECT count(*)::int FROM outbox) AS events`,
  );
  return rows.flatMap(({ lines, changes, gaps, events }) => [lines, changes, gaps, events]);
};

beforeEach(async () => {
  database = await cloneDatabase('empty');
  pool = createPool({ url: database.appUrl, role: 'app_jobs' });
  work = new UnitOfWork(pool);
  ledger = new RosterLedgerService(
    new DraftsStore(),
    shifts,
    new LedgerStore(),
    new OutboxStore(),
    new FixedClock(NOW),
    new StaffUsesService(),
  );
  await enterGround();
});

afterEach(async () => {
  await pool?.end();
  await database?.drop();
});

test('raw SQL cannot put an absent officer on duty, nor make somebody on duty absent', async () => {
  await run((tx) => absences.insert(tx, absence(FANG)));
  const { made } = await run((tx) => ledger.apply(tx, order({ make: [line(YUAN)] })));
  const copied = (staffId: string) =>
    pool.query(
      `INSERT INTO shift (id, center_id, department_id, staff_id, on_day, part, kind, starts_at, ends_at, why, change_id, published_at)
       SELECT gen_random_uuid(), center_id, department_id, $2, on_day, part, kind, starts_at, ends_at, why, change_id, published_at
         FROM shift WHERE id = $1`,
      [made[0]?.id, staffId],
    );
  await expect(copied(FANG)).rejects.toMatchObject({ constraint: 'staff_engagement_exclusive' });
  await expect(copied(YUAN)).rejects.toMatchObject({ constraint: 'shift_no_double_booking' });
  await expect(pool.query('UPDATE shift SET staff_id = $1', [FANG])).rejects.toMatchObject({
    constraint: 'staff_engagement_exclusive',
  });
  await expect(pool.query('UPDATE absence SET staff_id = $1', [YUAN])).rejects.toMatchObject({
    constraint: 'staff_engagement_exclusive',
  });
  const { rows } = await pool.query('SELECT kind FROM staff_engagement ORDER BY kind');
  expect(rows).toEqual([{ kind: 'absence' }, { kind: 'shift' }]);
});

test('the ledger says absent or double booked, and leaves nothing behind', async () => {
  await run((tx) => absences.insert(tx, absence(FANG)));
  await run((tx) => ledger.apply(tx, order({ make: [line(YUAN)] })));
  const before = await counts();
  const open = [{ ...line(YUAN), why: { code: 'line_cancelled' }, shiftId: null }];
  expect(await refusal(run((tx) => ledger.apply(tx, order({ make: [line(FANG)], open }))))).toBe('absent');
  expect(await refusal(run((tx) => ledger.apply(tx, order({ make: [line(YUAN)], open }))))).toBe('double_booked');
  expect(await counts()).toEqual(before);
});

test('absences exclude each other and duty; half-open times may touch', async () => {
  const insert = (span: typeof DAY) =>
    run((tx) => absences.insert(tx, absence(FANG, span))).catch((error: Error) => error);
  expect(await insert(DAY)).toBeUndefined();
  const clash = await work
    .run(SYSTEM_SCOPE, async (tx) => {
      throw new Error(await absences.insert(tx, absence(FANG)));
    })
    .catch((error: Error) => error.message);
  expect(clash).toBe('absence_overlaps');
  expect(await insert({ startsAt: DAY.endsAt, endsAt: '2026-11-04T16:00:00.000Z' })).toBeUndefined();
  await run((tx) => ledger.apply(tx, order({ make: [line(YUAN)] })));
  const onDuty = await work
    .run(SYSTEM_SCOPE, async (tx) => {
      throw new Error(await absences.insert(tx, absence(YUAN)));
    })
    .catch((error: Error) => error.message);
  expect(onDuty).toBe('double_booked');
});

test('a line is taken off once; its history tells since when and until when the roster said so', async () => {
  const clock = new FixedClock(NOW);
  ledger = new RosterLedgerService(
    new DraftsStore(),
    shifts,
    new LedgerStore(),
    new OutboxStore(),
    clock,
    new StaffUsesService(),
  );
  const { made } = await run((tx) => ledger.apply(tx, order({ make: [line(FANG)] })));
  const [first] = made as [ShiftLine];
  clock.advance({ hours: 1 });
  const swap = order({ kind: 'substitution', cancel: [first], make: [line(YUAN, { replacesId: first.id })] });
  const entry = await run((tx) => ledger.apply(tx, swap));
  expect(entry.cancelled).toEqual([
    expect.objectContaining({
      id: first.id,
      version: 2,
      cancelledByChangeId: entry.changeId,
      changeKind: 'substitution',
    }),
  ]);
  expect(await refusal(run((tx) => ledger.apply(tx, swap)))).toBe('shift_not_in_force');
  const at = async (known: string | null) =>
    (await run((tx) => shifts.at(tx, CENTER, MORNING.startsAt, known))).map(({ staffId }) => staffId);
  expect(await at(null)).toEqual([YUAN]);
  expect(await at('2026-10-14T01:59:59.999Z')).toEqual([]);
  expect(await at(NOW)).toEqual([FANG]);
  expect(await at('2026-10-14T02:59:59.999Z')).toEqual([FANG]);
  expect(await at('2026-10-14T03:00:00.000Z')).toEqual([YUAN]);
});

async function enterGround(): Promise<void> {
  await pool.query(
    `INSERT INTO center (id, path, name, short_name, level, created_at, updated_at)
     VALUES ($1, ARRAY[$1::uuid], '某社区', '某', 'community', $2, $2)`,
    [CENTER, NOW],
  );
  await pool.query(
    `INSERT INTO department (id, center_id, code, name_zh, name_en, presence, parts, weekdays, created_at, updated_at)
     VALUES ($1, $2, 'department_1', '部门', 'Department', 'resident', 'half', '{1,2,3,4,5}', $3, $3)`,
    [COURT, CENTER, NOW],
  );
  for (const id of [FANG, YUAN]) {
    await pool.query(
      `INSERT INTO staff (id, center_id, department_id, name, is_officer, created_at, updated_at)
       VALUES ($1, $2, $3, '某人', true, $4, $4)`,
      [id, CENTER, COURT, NOW],
    );
  }
}
