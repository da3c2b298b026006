/** SQL of alerts, and of finding what nobody has told of yet. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { DutyEventLine } from './duty-event.js';

/** After a longer standstill of the service nobody is helped by hearing of it. */
const LOOK_BACK = `interval '3 days'`;

/** The last note of a department is wanted after the longest holidays too: whoever comes next takes over what was open. */
const LAST_NOTE_BACK = `interval '14 days'`;

const FOLLOWED = `SELECT 1 FROM shift n WHERE n.department_id = s.department_id AND n.cancelled_at IS NULL
  AND n.on_day >= s.on_day AND n.starts_at >= s.ends_at AND n.ends_at <= $1::timestamptz`;

/** What is left of a line somebody was taken off is not told of again. */
const TOLD_BEFORE = `SELECT 1 FROM shift s JOIN shift b ON b.id = s.replaces_id AND b.staff_id = s.staff_id
  JOIN duty_alert t ON t.shift_id = b.id AND t.kind = $2::varchar WHERE s.id = r.id`;

@Injectable()
export class DutyAlertsStore {
  /** Ids of those that were not told of before: the primary key decides, also between processes. */
  async raise(tx: Tx, kind: string, shifts: readonly DutyEventLine[], now: string): Promise<string[]> {
    const rows = await tx.query<{ shiftId: string }>(
      `INSERT INTO duty_alert (shift_id, kind, center_id, raised_at)
       SELECT id, $2::varchar, "centerId", $3 FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "centerId" uuid)
        WHERE NOT EXISTS (${TOLD_BEFORE})
       ON CONFLICT (shift_id, kind) DO NOTHING RETURNING shift_id AS "shiftId"`,
      [JSON.stringify(shifts.map(({ id, centerId }) => ({ id, centerId }))), kind, now],
    );
    return rows.map(({ shiftId }) => shiftId);
  }

  async resolve(tx: Tx, shiftId: string, kinds: readonly string[], now: string): Promise<void> {
    await tx.query(
      `UPDATE duty_alert SET resolved_at = $3
        WHERE shift_id = $1 AND kind = ANY($2::varchar[]) AND resolved_at IS NULL`,
      [shiftId, kinds, now],
    );
  }

  /**
   * Counter shifts that have begun and of which something may still have to be told, each locked against a check-in. What
   * somebody else holds is left to the next look; what is read afterwards is read as they left it.
   */
  async lockUntold(tx: Tx, now: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT s.id FROM shift s
        WHERE s.kind = 'counter' AND s.cancelled_at IS NULL
          AND s.starts_at <= $1::timestamptz AND s.starts_at > $1::timestamptz - ${LOOK_BACK}
          AND NOT EXISTS (SELECT 1 FROM shift_attendance a WHERE a.shift_id = s.id)
          AND NOT EXISTS (SELECT 1 FROM duty_alert t WHERE t.shift_id = s.id AND t.kind = 'missing')
        ORDER BY s.id FOR SHARE OF s SKIP LOCKED`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** Shifts that are over and whose note is not written, locked in the same way. */
  async lockUnwritten(tx: Tx, now: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT s.id FROM shift s
        WHERE s.cancelled_at IS NULL AND s.ends_at <= $1::timestamptz AND s.starts_at > $1::timestamptz - ${LAST_NOTE_BACK}
          AND (s.starts_at > $1::timestamptz - ${LOOK_BACK} OR NOT EXISTS (${FOLLOWED}))
          AND NOT EXISTS (SELECT 1 FROM handover h WHERE h.shift_id = s.id AND h.written_at IS NOT NULL)
        ORDER BY s.id FOR SHARE OF s SKIP LOCKED`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** Shifts whose note nobody has accepted in time. Who accepts one locks the shift, then the note: both, or it is left alone. */
  async lockOverdue(tx: Tx, now: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT h.shift_id AS id FROM handover h JOIN shift s ON s.id = h.shift_id
        WHERE h.accepted_at IS NULL AND h.accept_by <= $1::timestamptz
          AND NOT EXISTS (SELECT 1 FROM duty_alert t WHERE t.shift_id = h.shift_id AND t.kind = 'handover_overdue')
        ORDER BY h.shift_id FOR SHARE OF s, h SKIP LOCKED`,
      [now],
    );
    return rows.map(({ id }) => id);
  }
}
