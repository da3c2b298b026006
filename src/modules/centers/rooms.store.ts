/** SQL of rooms and their bookings. */
import { Injectable } from '@nestjs/common';
import type { Interval } from '../../domain/shared/interval.js';
import { type Tx, violates } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import type { RoomRow } from './room.entity.js';
import type { BookingKind } from './rooms.dto.js';

export interface RoomFilter {
  readonly centerId: string;
  readonly kinds: readonly string[] | null;
  readonly active: boolean | null;
}

export interface BookingFilter {
  readonly roomId: string;
  readonly from: string | null;
  readonly to: string | null;
  /** reservations that have lapsed by then are not there */
  readonly now: string;
}

export interface BookingRecord extends Interval {
  readonly id: string;
  readonly roomId: string;
  readonly kind: BookingKind;
  readonly expiresAt: string | null;
}

export interface NewBooking extends Interval {
  readonly id: string;
  readonly centerId: string;
  readonly roomId: string;
  readonly sessionId: string | null;
  readonly reservationId: string | null;
  readonly expiresAt: string | null;
  readonly createdAt: string;
}

const COLUMNS = `id, center_id AS "centerId", name, kind, capacity, opening_hours AS "openingHours", is_active AS "isActive", version,
  created_at AS "createdAt", updated_at AS "updatedAt"`;

const FILTER = `center_id = $1 AND ($2::varchar[] IS NULL OR kind = ANY($2)) AND ($3::boolean IS NULL OR is_active = $3)`;

const IN_FORCE = 'released_at IS NULL AND (expires_at IS NULL OR expires_at > $4::timestamptz)';

const BOOKED = `room_id = $1 AND ${IN_FORCE} AND during && tstzrange($2::timestamptz, $3::timestamptz)`;

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
        `INSERT INTO room (id, center_id, name, kind, capacity, opening_hours, is_active, version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING RETURNING id`,
        [
          row.id,
          row.centerId,
          row.name,
          row.kind,
          row.capacity,
          hoursOf(row),
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
        `UPDATE room SET name = $2, kind = $3, capacity = $4, opening_hours = $5::jsonb, is_active = $6, version = $7,
           updated_at = $8 WHERE id = $1`,
        [row.id, row.name, row.kind, row.capacity, hoursOf(row), row.isActive, row.version, row.updatedAt],
      ),
    );
  }

  /** False when the room is taken at that time. */
  async book(tx: Tx, booking: NewBooking): Promise<boolean> {
    try {
      await tx.query(
        `INSERT INTO room_booking (id, center_id, room_id, session_id, reservation_id, during, expires_at, created_at)
         VALUES ($1, $2, $3, $4, $5, tstzrange($6, $7), $8, $9)`,
        [
          booking.id,
          booking.centerId,
          booking.roomId,
          booking.sessionId,
          booking.reservationId,
          booking.startsAt,
          booking.endsAt,
          booking.expiresAt,
          booking.createdAt,
        ],
      );
      return true;
    } catch (error) {
      if (violates(error, 'room_booking_no_overlap')) return false;
      throw error;
    }
  }

  /** Reservations that have lapsed make way for what wants their time; to be called under the lock of the room. */
  async releaseLapsed(tx: Tx, { roomId, startsAt, endsAt, createdAt }: NewBooking): Promise<void> {
    await tx.query(
      `UPDATE room_booking SET released_at = expires_at
        WHERE room_id = $1 AND released_at IS NULL AND expires_at <= $4 AND during && tstzrange($2, $3)`,
      [roomId, startsAt, endsAt, createdAt],
    );
  }

  /** Gives back what a session or a reservation had. */
  async release(tx: Tx, holderId: string, now: string): Promise<void> {
    await tx.query(
      'UPDATE room_booking SET released_at = $2 WHERE (session_id = $1 OR reservation_id = $1) AND released_at IS NULL',
      [holderId, now],
    );
  }

  /** When these rooms are taken in `[from, to)`. */
  taken(
    tx: Tx,
    roomIds: readonly string[],
    { startsAt, endsAt }: Interval,
    now: string,
  ): Promise<(Interval & { roomId: string })[]> {
    return tx.query(
      `SELECT room_id AS "roomId", lower(during) AS "startsAt", upper(during) AS "endsAt" FROM room_booking
        WHERE room_id = ANY($1::uuid[]) AND ${IN_FORCE} AND during && tstzrange($2, $3)
        ORDER BY lower(during), id`,
      [roomIds, startsAt, endsAt, now],
    );
  }

  bookings(tx: Tx, { roomId, from, to, now }: BookingFilter, page: PageRequest): Promise<BookingRecord[]> {
    const [startsAt = null, id = null] = page.after ?? [];
    return tx.query<BookingRecord>(
      `SELECT id, room_id AS "roomId", lower(during) AS "startsAt", upper(during) AS "endsAt",
              CASE WHEN reservation_id IS NULL THEN 'session' ELSE 'reservation' END AS kind, expires_at AS "expiresAt"
         FROM room_booking
        WHERE ${BOOKED} AND ($5::timestamptz IS NULL OR (lower(during), id) > ($5, $6::uuid))
        ORDER BY lower(during), id LIMIT $7`,
      [roomId, from, to, now, startsAt, id, page.limit + 1],
    );
  }

  async countBookings(tx: Tx, { roomId, from, to, now }: BookingFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(`SELECT count(*) AS total FROM room_booking WHERE ${BOOKED}`, [
      roomId,
      from,
      to,
      now,
    ]);
    return row?.total ?? 0;
  }
}

const hoursOf = ({ openingHours }: RoomRow): string | null =>
  openingHours === null ? null : JSON.stringify(openingHours);

async function unlessNameTaken<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (violates(error, 'room_name_unique')) throw new Problem('already_exists', { params: { what: 'name' } });
    throw error;
  }
}
