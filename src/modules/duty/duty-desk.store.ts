/** The desk's questions about duty, beside who is late: what waits for the director and for the officer. */
import { Injectable } from '@nestjs/common';
import type { ShiftPart } from '../../domain/roster/roster.js';
import type { Tx } from '../../platform/database/tx.js';

const MOST = 50;

export interface OpenCall {
  readonly callId: string;
  readonly shiftId: string;
  readonly centerId: string;
  readonly departmentId: string;
  readonly staffId: string;
  readonly on: string;
  readonly calledAt: string;
}

export interface Waiting {
  readonly id: string;
  readonly centerId: string;
  readonly departmentId: string;
  readonly shiftId: string | null;
  readonly staffId: string | null;
  readonly on: string;
  readonly since: string;
}

export interface AskedSwap {
  readonly swapRequestId: string;
  readonly centerId: string;
  readonly fromStaffId: string;
  readonly ownShiftId: string;
  readonly ownOn: string;
  readonly offeredShiftId: string;
  readonly offeredOn: string;
  readonly requestedAt: string;
}

export interface OpenGap extends Waiting {
  readonly part: ShiftPart;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A call nobody answered for a day is history. */
const OPEN_CALL = `
  SELECT k.id AS "callId", k.shift_id AS "shiftId", k.center_id AS "centerId", k.department_id AS "departmentId",
         s.staff_id AS "staffId", s.on_day AS "on", k.called_at AS "calledAt"
    FROM duty_call k JOIN shift s ON s.id = k.shift_id
   WHERE k.answered_at IS NULL AND k.called_at > $1::timestamptz - interval '1 day'`;

@Injectable()
export class DutyDeskStore {
  openCalls(tx: Tx, centerIds: readonly string[], now: string): Promise<OpenCall[]> {
    return tx.query(`${OPEN_CALL} AND k.center_id = ANY($2::uuid[]) ORDER BY k.called_at, k.id LIMIT ${MOST}`, [
      now,
      centerIds,
    ]);
  }

  /** Calls to this officer, or to a department for which they are on duty by now. */
  callsTo(tx: Tx, staffId: string, now: string, centerId: string | null): Promise<OpenCall[]> {
    return tx.query(
      `${OPEN_CALL} AND ($3::uuid IS NULL OR k.center_id = $3)
         AND (s.staff_id = $2 OR EXISTS (SELECT 1 FROM shift l
               WHERE l.department_id = k.department_id AND l.staff_id = $2 AND l.cancelled_at IS NULL
                 AND l.starts_at <= $1 AND l.ends_at > $1))
       ORDER BY k.called_at, k.id LIMIT ${MOST}`,
      [now, staffId, centerId],
    );
  }

  /** Requests this officer has been asked and has not answered, while both shifts are still to come. */
  swapsToAnswer(tx: Tx, staffId: string, now: string, centerId: string | null): Promise<AskedSwap[]> {
    return tx.query(
      `SELECT q.id AS "swapRequestId", q.center_id AS "centerId", q.staff_id AS "fromStaffId", q.counter_shift_id AS "ownShiftId",
              own.on_day AS "ownOn", q.shift_id AS "offeredShiftId", offered.on_day AS "offeredOn", q.requested_at AS "requestedAt"
         FROM swap_request q JOIN shift own ON own.id = q.counter_shift_id JOIN shift offered ON offered.id = q.shift_id
        WHERE q.counter_staff_id = $1 AND q.state = 'requested' AND ($3::uuid IS NULL OR q.center_id = $3)
          AND own.starts_at > $2::timestamptz AND offered.starts_at > $2
        ORDER BY q.requested_at, q.id LIMIT ${MOST}`,
      [staffId, now, centerId],
    );
  }

  /** Places nobody stands in, now or within a week. */
  gaps(tx: Tx, centerIds: readonly string[], now: string): Promise<OpenGap[]> {
    return tx.query(
      `SELECT g.id, g.center_id AS "centerId", g.department_id AS "departmentId", g.shift_id AS "shiftId", NULL::uuid AS "staffId",
              g.on_day AS "on", g.part, g.opened_at AS since, greatest(g.starts_at, $2::timestamptz) AS "startsAt",
              g.ends_at AS "endsAt"
         FROM roster_gap g
        WHERE g.center_id = ANY($1::uuid[]) AND g.filled_at IS NULL
          AND g.ends_at > $2::timestamptz AND g.starts_at < $2::timestamptz + interval '7 days'
        ORDER BY g.starts_at, g.id LIMIT ${MOST}`,
      [centerIds, now],
    );
  }

  overdueHandovers(tx: Tx, centerIds: readonly string[], now: string): Promise<Waiting[]> {
    return tx.query(
      `SELECT s.id, s.center_id AS "centerId", s.department_id AS "departmentId", s.id AS "shiftId", s.staff_id AS "staffId",
              s.on_day AS "on", h.accept_by AS since
         FROM handover h JOIN shift s ON s.id = h.shift_id
        WHERE h.center_id = ANY($1::uuid[]) AND h.accepted_at IS NULL AND h.accept_by <= $2::timestamptz
        ORDER BY h.accept_by, s.id LIMIT ${MOST}`,
      [centerIds, now],
    );
  }

  /** Both officers want it, the centre wants the director to say so; once one of the shifts has begun it is too late. */
  swapsToApprove(tx: Tx, centerIds: readonly string[], now: string): Promise<Waiting[]> {
    return tx.query(
      `SELECT q.id, q.center_id AS "centerId", s.department_id AS "departmentId", q.shift_id AS "shiftId",
              q.staff_id AS "staffId", s.on_day AS "on", coalesce(q.answered_at, q.requested_at) AS since
         FROM swap_request q JOIN shift s ON s.id = q.shift_id JOIN shift o ON o.id = q.counter_shift_id
        WHERE q.center_id = ANY($1::uuid[]) AND q.state = 'accepted' AND q.needs_approval
          AND s.starts_at > $2::timestamptz AND o.starts_at > $2::timestamptz
        ORDER BY q.requested_at, q.id LIMIT ${MOST}`,
      [centerIds, now],
    );
  }
}
