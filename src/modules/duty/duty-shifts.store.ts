/** Lines of the published roster as the day sees them: with the zone of their centre and what was recorded about them. */
import { Injectable } from '@nestjs/common';
import type { DutyPresence } from '../../domain/roster/attendance.js';
import type { ShiftPart } from '../../domain/roster/roster.js';
import type { Tx } from '../../platform/database/tx.js';

export interface DutyShift extends DutyPresence {
  readonly id: string;
  readonly centerId: string;
  readonly departmentId: string;
  readonly staffId: string;
  readonly on: string;
  readonly part: ShiftPart;
  /** zone of the centre */
  readonly zone: string;
  readonly cancelledAt: string | null;
  /** of the line itself; attendance does not change it */
  readonly version: number;
  /** minutes late at the check-in; null before it */
  readonly lateMinutes: number | null;
  /** 0: nothing recorded yet */
  readonly attendanceVersion: number;
}

const SELECT = `
  SELECT s.id, s.center_id AS "centerId", s.department_id AS "departmentId", s.staff_id AS "staffId", s.on_day AS "on", s.part, s.kind,
         s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.published_at AS "publishedAt", s.cancelled_at AS "cancelledAt", s.version, c.time_zone AS zone,
         a.checked_in_at AS "checkedInAt", a.checked_out_at AS "checkedOutAt", a.late_minutes AS "lateMinutes",
         coalesce(a.version, 0) AS "attendanceVersion"
    FROM shift s JOIN center c ON c.id = s.center_id LEFT JOIN shift_attendance a ON a.shift_id = s.id`;

@Injectable()
export class DutyShiftsStore {
  get(tx: Tx, id: string): Promise<DutyShift | undefined> {
    return tx.one<DutyShift>(`${SELECT} WHERE s.id = $1`, [id]);
  }

  /** Under the line's lock: whoever changes the roster or the attendance waits. */
  async lock(tx: Tx, id: string): Promise<DutyShift | undefined> {
    await tx.query('SELECT FROM shift WHERE id = $1 FOR UPDATE', [id]);
    return this.get(tx, id);
  }

  many(tx: Tx, ids: readonly string[]): Promise<DutyShift[]> {
    return tx.query<DutyShift>(`${SELECT} WHERE s.id = ANY($1::uuid[]) ORDER BY s.starts_at, s.id`, [ids]);
  }

  /** Counter shifts running now to which nobody has checked in, longest waiting first. */
  unattended(tx: Tx, centerIds: readonly string[], now: string, most: number): Promise<DutyShift[]> {
    return tx.query<DutyShift>(
      `${SELECT}
        WHERE s.center_id = ANY($1::uuid[]) AND s.cancelled_at IS NULL AND s.kind = 'counter' AND a.shift_id IS NULL
          AND s.starts_at > $2::timestamptz - interval '1 day' AND s.starts_at <= $2 AND s.ends_at > $2
        ORDER BY s.starts_at, s.id LIMIT $3`,
      [centerIds, now, most],
    );
  }
}
