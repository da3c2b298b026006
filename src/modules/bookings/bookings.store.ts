/** SQL of what people are booked for, and of reservations. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Interval } from '../../domain/shared/interval.js';
import { type Tx, violates } from '../../platform/database/tx.js';
import type { ReservationRecord } from './reservations.reader.js';

/** The time of these people, for a session or held by a reservation. */
export interface StaffBooking extends Interval {
  readonly centerId: string;
  readonly staffIds: readonly string[];
  readonly sessionId: string | null;
  readonly reservation: { readonly id: string; readonly expiresAt: string } | null;
  readonly now: string;
}

export interface BookedTime extends Interval {
  readonly staffId: string;
}

const IN_FORCE = 'released_at IS NULL AND (expires_at IS NULL OR expires_at > $4::timestamptz)';

@Injectable()
export class BookingsStore {
  /** One booking at a centre at a time: two that want the same room and people in another order would deadlock. */
  async lockBookingsOf(tx: Tx, centerId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('bookings of ' || $1::text, 0))`, [centerId]);
  }

  /** One reservation of a person at a time, so that the cap holds; always after the lock of the centre. */
  async lockHolder(tx: Tx, accountId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('reservations of ' || $1::text, 0))`, [accountId]);
  }

  /** What these people are booked for in the period; reservations that have lapsed do not count. */
  taken(tx: Tx, staffIds: readonly string[], { startsAt, endsAt }: Interval, now: string): Promise<BookedTime[]> {
    return tx.query<BookedTime>(
      `SELECT staff_id AS "staffId", lower(during) AS "startsAt", upper(during) AS "endsAt" FROM staff_booking
        WHERE staff_id = ANY($1::uuid[]) AND ${IN_FORCE} AND during && tstzrange($2, $3)
        ORDER BY lower(during), staff_id`,
      [staffIds, startsAt, endsAt, now],
    );
  }

  /** False when somebody is booked at that time. Reservations that have lapsed make way. */
  async book(tx: Tx, { staffIds, startsAt, endsAt, ...booking }: StaffBooking): Promise<boolean> {
    await tx.query(
      `UPDATE staff_booking SET released_at = expires_at
        WHERE staff_id = ANY($1::uuid[]) AND released_at IS NULL AND expires_at <= $4 AND during && tstzrange($2, $3)`,
      [staffIds, startsAt, endsAt, booking.now],
    );
    const rows = staffIds.map((staffId) => ({ id: uuidv7(), staffId }));
    const { centerId, sessionId, reservation, now } = booking;
    try {
      await tx.query(
        `INSERT INTO staff_booking (id, center_id, staff_id, session_id, reservation_id, during, expires_at, created_at)
         SELECT id, $2, "staffId", $3, $4, tstzrange($5, $6), $7, $8
           FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "staffId" uuid)`,
        [
          JSON.stringify(rows),
          centerId,
          sessionId,
          reservation?.id ?? null,
          startsAt,
          endsAt,
          reservation?.expiresAt ?? null,
          now,
        ],
      );
      return true;
    } catch (error) {
      if (violates(error, 'staff_booking_no_overlap')) return false;
      throw error;
    }
  }

  /** Gives back the time that people had for a session or reservation; answers whose it was. */
  async release(tx: Tx, holderId: string, now: string): Promise<string[]> {
    const rows = await tx.query<{ staffId: string }>(
      `UPDATE staff_booking SET released_at = $2
        WHERE (session_id = $1 OR reservation_id = $1) AND released_at IS NULL RETURNING staff_id AS "staffId"`,
      [holderId, now],
    );
    return rows.map(({ staffId }) => staffId);
  }

  /** Of these sessions, the time of one person alone. */
  async releasePerson(tx: Tx, sessionIds: readonly string[], staffId: string, now: string): Promise<void> {
    await tx.query(
      `UPDATE staff_booking SET released_at = $3
        WHERE session_id = ANY($1::uuid[]) AND staff_id = $2 AND released_at IS NULL`,
      [sessionIds, staffId, now],
    );
  }

  /** False when the id is used already. */
  async insertReservation(tx: Tx, row: ReservationRecord): Promise<boolean> {
    const inserted = await tx.query(
      `INSERT INTO reservation (id, center_id, dispute_id, room_id, staff_ids, starts_at, ends_at, held_by, held_by_staff_id,
         expires_at, version, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        row.centerId,
        row.disputeId,
        row.roomId,
        row.staffIds,
        row.startsAt,
        row.endsAt,
        row.heldBy,
        row.heldByStaffId,
        row.expiresAt,
        row.version,
        row.createdAt,
      ],
    );
    return inserted.length === 1;
  }

  /** The end of a reservation: given back, or become a session. */
  async endReservation(
    tx: Tx,
    { id, releasedAt, sessionId, version }: Pick<ReservationRecord, 'id' | 'releasedAt' | 'sessionId' | 'version'>,
  ): Promise<void> {
    await tx.query('UPDATE reservation SET released_at = $2, session_id = $3, version = $4 WHERE id = $1', [
      id,
      releasedAt,
      sessionId,
      version,
    ]);
  }
}
