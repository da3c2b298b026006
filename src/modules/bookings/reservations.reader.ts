/** Reservations as they stand. A lapsed one is no longer in force, though nothing was written when its time was up. */
import { Injectable } from '@nestjs/common';
import type { Interval } from '../../domain/shared/interval.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';

export interface ReservationRecord extends Interval {
  readonly id: string;
  readonly centerId: string;
  readonly disputeId: string | null;
  readonly roomId: string | null;
  readonly staffIds: string[];
  /** account */
  readonly heldBy: string;
  readonly heldByStaffId: string | null;
  readonly expiresAt: string;
  readonly releasedAt: string | null;
  readonly sessionId: string | null;
  readonly version: number;
  readonly createdAt: string;
}

/** Those in force at `now`; null = whatever. */
export interface ReservationFilter {
  readonly centerId: string | null;
  readonly heldBy: string | null;
  readonly now: string;
}

const COLUMNS = `id, center_id AS "centerId", dispute_id AS "disputeId", room_id AS "roomId", staff_ids AS "staffIds",
  starts_at AS "startsAt", ends_at AS "endsAt", held_by AS "heldBy", held_by_staff_id AS "heldByStaffId",
  expires_at AS "expiresAt", released_at AS "releasedAt", session_id AS "sessionId", version, created_at AS "createdAt"`;

const FILTER = `($1::uuid IS NULL OR center_id = $1) AND ($2::uuid IS NULL OR held_by = $2)
  AND expires_at > $3::timestamptz AND released_at IS NULL AND session_id IS NULL`;

@Injectable()
export class ReservationsReader {
  get(tx: Tx, id: string): Promise<ReservationRecord | undefined> {
    return tx.one<ReservationRecord>(`SELECT ${COLUMNS} FROM reservation WHERE id = $1`, [id]);
  }

  page(tx: Tx, { centerId, heldBy, now }: ReservationFilter, page: PageRequest): Promise<ReservationRecord[]> {
    const [startsAt = null, id = null] = page.after ?? [];
    return tx.query<ReservationRecord>(
      `SELECT ${COLUMNS} FROM reservation
        WHERE ${FILTER} AND ($4::timestamptz IS NULL OR (starts_at, id) > ($4, $5::uuid))
        ORDER BY starts_at, id LIMIT $6`,
      [centerId, heldBy, now, startsAt, id, page.limit + 1],
    );
  }

  async count(tx: Tx, { centerId, heldBy, now }: ReservationFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(`SELECT count(*) AS total FROM reservation WHERE ${FILTER}`, [
      centerId,
      heldBy,
      now,
    ]);
    return row?.total ?? 0;
  }

  /** What a person holds at the moment, wherever it is. */
  heldBy(tx: Tx, accountId: string, now: string): Promise<ReservationRecord[]> {
    return tx.query<ReservationRecord>(`SELECT ${COLUMNS} FROM reservation WHERE ${FILTER} ORDER BY starts_at, id`, [
      null,
      accountId,
      now,
    ]);
  }
}
