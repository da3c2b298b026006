/** SQL of rooms and their bookings. */
import { Injectable } from '@nestjs/common';
import { type Tx, violates } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import type { RoomRow } from './room.entity.js';

export interface RoomFilter {
  readonly centerId: string;
  readonly kinds: readonly string[] | null;
  readonly active: boolean | null;
}

export interface BookingFilter {
  readonly roomId: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface BookingRecord {
  readonly id: string;
  readonly roomId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

const COLUMNS = `id, center_id AS "centerId", name, kind, capacity, is_active AS "isActive", version,
  created_at AS "createdAt", updated_at AS "updatedAt"`;

const FILTER = `center_id = $1 AND ($2::varchar[] IS NULL OR kind = ANY($2)) AND ($3::boolean IS NULL OR is_active = $3)`;

const BOOKED = `room_id = $1 AND released_at IS NULL AND during && tstzrange($2::timestamptz, $3::timestamptz)`;

@Injectable()
export class RoomsStore {
  get(tx: Tx, id: string): Promise<RoomRow | undefined> {
    return tx.one<RoomRow>(`SELECT ${COLUMNS} FROM room WHERE id = $1`, [id]);
  }

  /** Also serialises the bookings of a room: two that wait for each other's interval would deadlock. */
  lock(tx: Tx, id: string): Promise<RoomRow | undefined> {
    return tx.one<RoomRow>(`SELECT ${COLUMNS} FROM room WHERE id = $1 FOR UPDATE`, [id]);
  }

  page(tx: Tx, filter: RoomFilter, page: PageRequest): Promise<RoomRow[]> {
    const [name = null, id = null] = page.after ?? [];
    return tx.query<RoomRow>(
      `SELECT ${COLUMNS} FROM room WHERE ${FILTER} AND ($4::text IS NULL OR (name, id) > ($4, $5::uuid))
        ORDER BY name, id LIMIT $6`,
      [filter.centerId, filter.kinds, filter.active, name, id, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: RoomFilter): Promise<number> {
    const parameters = [filter.centerId, filter.kinds, filter.active];
    const row = await tx.one<{ total: number }>(`SELECT count(*) AS total FROM room WHERE ${FILTER}`, parameters);
    return row?.total ?? 0;
  }

  async insert(tx: Tx, row: RoomRow): Promise<void> {
    const inserted = await unlessNameTaken(
      tx.query(
        `INSERT INTO room (id, center_id, name, kind, capacity, is_active, version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING RETURNING id`,
        [
          row.id,
          row.centerId,
          row.name,
          row.kind,
          row.capacity,
          row.isActive,
          row.version,
          row.createdAt,
          row.updatedAt,
        ],
      ),
    );
    if (inserted.length === 0) throw new Problem('id_in_use');
  }

  async update(tx: Tx, row: RoomRow): Promise<void> {
    await unlessNameTaken(
      tx.query(
        'UPDATE room SET name = $2, kind = $3, capacity = $4, is_active = $5, version = $6, updated_at = $7 WHERE id = $1',
        [row.id, row.name, row.kind, row.capacity, row.isActive, row.version, row.updatedAt],
      ),
    );
  }

  /** False when the room is taken at that time. */
  async book(
    tx: Tx,
    booking: BookingRecord & {
      readonly centerId: string;
      readonly sessionId: string | null;
      readonly createdAt: string;
    },
  ): Promise<boolean> {
    try {
      await tx.query(
        `INSERT INTO room_booking (id, center_id, room_id, session_id, during, created_at)
         VALUES ($1, $2, $3, $4, tstzrange($5, $6), $7)`,
        [
          booking.id,
          booking.centerId,
          booking.roomId,
          booking.sessionId,
          booking.startsAt,
          booking.endsAt,
          booking.createdAt,
        ],
      );
      return true;
    } catch (error) {
      if (violates(error, 'room_booking_no_overlap')) return false;
      throw error;
    }
  }

  async release(tx: Tx, sessionId: string, now: string): Promise<void> {
    await tx.query('UPDATE room_booking SET released_at = $2 WHERE session_id = $1 AND released_at IS NULL', [
      sessionId,
      now,
    ]);
  }

  bookings(tx: Tx, { roomId, from, to }: BookingFilter, page: PageRequest): Promise<BookingRecord[]> {
    const [startsAt = null, id = null] = page.after ?? [];
    return tx.query<BookingRecord>(
      `SELECT id, room_id AS "roomId", lower(during) AS "startsAt", upper(during) AS "endsAt" FROM room_booking
        WHERE ${BOOKED} AND ($4::timestamptz IS NULL OR (lower(during), id) > ($4, $5::uuid))
        ORDER BY lower(during), id LIMIT $6`,
      [roomId, from, to, startsAt, id, page.limit + 1],
    );
  }

  async countBookings(tx: Tx, { roomId, from, to }: BookingFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(`SELECT count(*) AS total FROM room_booking WHERE ${BOOKED}`, [
      roomId,
      from,
      to,
    ]);
    return row?.total ?? 0;
  }
}

async function unlessNameTaken<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (violates(error, 'room_name_unique')) throw new Problem('already_exists', { params: { what: 'name' } });
    throw error;
  }
}
