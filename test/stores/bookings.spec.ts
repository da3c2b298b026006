/** What the database itself rules out about rooms and people's time, whatever the code does; and what the store makes of it. */
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { BookingsStore, type StaffBooking } from '../../src/modules/bookings/bookings.store.js';
import { createPool } from '../../src/platform/database/pool.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../src/platform/database/tx.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

const NOW = '2026-10-14T02:00:00.000Z';
const LATER = '2026-10-14T02:30:00.000Z';
const CENTER = '01900000-0000-7000-8001-000000000001';
const ROOM = '01900000-0000-7000-8004-000000000001';
const [WANG, LIN] = ['01900000-0000-7000-8003-000000000001', '01900000-0000-7000-8003-000000000002'] as const;
const RESERVATION = '01900000-0000-7000-8005-000000000001';

let database: TestDatabase;
let pool: pg.Pool;
let work: UnitOfWork;
const store = new BookingsStore();

const run = <T>(use: (tx: Tx) => Promise<T>): Promise<T> => work.run(SYSTEM_SCOPE, use);

beforeEach(async () => {
  database = await cloneDatabase('empty');
  pool = createPool({ url: database.appUrl, role: 'app_jobs' });
  work = new UnitOfWork(pool);
  await pool.query(
    `INSERT INTO center (id, path, name, short_name, level, created_at, updated_at)
     VALUES ($1, ARRAY[$1::uuid], '某社区', '某', 'community', $2, $2)`,
    [CENTER, NOW],
  );
  await pool.query(
    `INSERT INTO room (id, center_id, name, kind, created_at, updated_at) VALUES ($1, $2, '调解室', 'mediation', $3, $3)`,
    [ROOM, CENTER, NOW],
  );
  for (const id of [WANG, LIN])
    await pool.query(
      `INSERT INTO staff (id, center_id, name, created_at, updated_at) VALUES ($1, $2, '某人', $3, $3)`,
      [id, CENTER, NOW],
    );
  await pool.query(
    `INSERT INTO reservation (id, center_id, room_id, starts_at, ends_at, held_by, expires_at, created_at)
     VALUES ($1, $2, $3, '2026-10-15T01:00Z', '2026-10-15T02:00Z', $1, $4, $5)`,
    [RESERVATION, CENTER, ROOM, LATER, NOW],
  );
});

afterEach(async () => {
  await pool?.end();
  await database?.drop();
});

interface Raw {
  readonly during?: string;
  readonly session?: string | null;
  readonly reservation?: string | null;
  readonly expiresAt?: string | null;
  readonly releasedAt?: string | null;
}

const NINE_TO_TEN = '[2026-10-15T01:00Z,2026-10-15T02:00Z)';
const BY_RESERVATION = { session: null, reservation: RESERVATION, expiresAt: LATER };

const raw = (table: 'room_booking' | 'staff_booking', what: string, rest: Raw = {}): Promise<unknown> => {
  const { during = NINE_TO_TEN, session = uuidv7(), reservation = null, expiresAt = null, releasedAt = null } = rest;
  return pool.query(
    `INSERT INTO ${table} (id, center_id, ${table === 'room_booking' ? 'room_id' : 'staff_id'}, session_id, reservation_id,
       during, expires_at, released_at, created_at)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5::tstzrange, $6, $7, $8)`,
    [CENTER, what, session, reservation, during, expiresAt, releasedAt, NOW],
  );
};

test.each([
  ['room_booking', ROOM],
  ['staff_booking', WANG],
] as const)('raw SQL cannot book twice at one time: %s', async (table, what) => {
  const taken = { constraint: `${table}_no_overlap` };
  await raw(table, what);
  await expect(raw(table, what)).rejects.toMatchObject(taken);
  await expect(raw(table, what, BY_RESERVATION)).rejects.toMatchObject(taken);
  await expect(raw(table, what, { during: '[2026-10-15T01:59Z,2026-10-15T03:00Z)' })).rejects.toMatchObject(taken);
  await raw(table, what, { during: '[2026-10-15T02:00Z,2026-10-15T03:00Z)' });
  await raw(table, what, { during: '[2026-10-15T00:00Z,2026-10-15T01:00Z)', ...BY_RESERVATION });
  await raw(table, what, { releasedAt: NOW });
  await expect(pool.query(`UPDATE ${table} SET released_at = NULL`)).rejects.toMatchObject(taken);
});

test.each([
  ['room_booking', ROOM],
  ['staff_booking', WANG],
] as const)('raw SQL cannot book without bounds, nor hold without an end: %s', async (table, what) => {
  for (const during of ['empty', '[2026-10-15T01:00Z,)', '(,2026-10-15T01:00Z)'])
    await expect(raw(table, what, { during })).rejects.toMatchObject({ constraint: `${table}_during` });
  const lapses = { constraint: `${table}_lapses` };
  await expect(raw(table, what, { ...BY_RESERVATION, expiresAt: null })).rejects.toMatchObject(lapses);
  await expect(raw(table, what, { expiresAt: LATER })).rejects.toMatchObject(lapses);
});

test('people’s time belongs to a session or to a reservation, a reservation holds something', async () => {
  const holder = { constraint: 'staff_booking_holder' };
  await expect(raw('staff_booking', WANG, { session: null })).rejects.toMatchObject(holder);
  await expect(raw('staff_booking', WANG, { reservation: RESERVATION, expiresAt: LATER })).rejects.toMatchObject(
    holder,
  );
  for (const [change, constraint] of [
    ['room_id = NULL', 'reservation_of_something'],
    ['ends_at = starts_at', 'reservation_bounds'],
    ['released_at = now(), session_id = id', 'reservation_end'],
  ] as const)
    await expect(pool.query(`UPDATE reservation SET ${change}`)).rejects.toMatchObject({ constraint });
});

describe('the store', () => {
  const booking = (rest: Partial<StaffBooking>): StaffBooking => ({
    ...{ centerId: CENTER, staffIds: [WANG], sessionId: null, reservation: null, now: NOW },
    ...{ startsAt: '2026-10-15T01:00:00.000Z', endsAt: '2026-10-15T02:00:00.000Z' },
    ...rest,
  });
  const reservation = { id: RESERVATION, expiresAt: LATER };

  /** Rolled back where the store says no, as the services do. */
  const book = async (rest: Partial<StaffBooking>): Promise<boolean> => {
    const refused = new Error('taken');
    try {
      await run(async (tx) => {
        if (!(await store.book(tx, booking(rest)))) throw refused;
      });
      return true;
    } catch (error) {
      if (error === refused) return false;
      throw error;
    }
  };

  test('says no where somebody is taken, and what has lapsed makes way as of its own end', async () => {
    expect(await book({ reservation })).toBe(true);
    expect(await book({ staffIds: [LIN, WANG], sessionId: uuidv7() })).toBe(false);
    expect(await run((tx) => store.taken(tx, [WANG, LIN], booking({}), NOW))).toEqual([
      { staffId: WANG, startsAt: '2026-10-15T01:00:00.000Z', endsAt: '2026-10-15T02:00:00.000Z' },
    ]);
    expect(await run((tx) => store.taken(tx, [WANG, LIN], booking({}), LATER))).toEqual([]);
    expect(await book({ staffIds: [LIN, WANG], sessionId: uuidv7(), now: LATER })).toBe(true);
    const { rows } = await pool.query(
      'SELECT released_at AS "releasedAt" FROM staff_booking WHERE reservation_id = $1',
      [RESERVATION],
    );
    expect(rows).toEqual([{ releasedAt: LATER }]);
  });

  test('gives back what a session had, and says whose it was', async () => {
    const sessionId = uuidv7();
    await book({ staffIds: [WANG, LIN], sessionId });
    expect((await run((tx) => store.release(tx, sessionId, NOW))).sort()).toEqual([WANG, LIN]);
    expect(await run((tx) => store.release(tx, sessionId, NOW))).toEqual([]);
    expect(await book({ staffIds: [WANG, LIN], reservation })).toBe(true);
  });
});
