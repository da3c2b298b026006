/** SQL of published shifts. */
import { Injectable } from '@nestjs/common';
import type { Absence, TakenShift } from '../../domain/roster/roster.js';
import { type Tx, violates } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { ShiftRecord } from './roster.record.js';

export interface ShiftFilter {
  readonly centerId: string;
  readonly from: string;
  readonly to: string;
  readonly departmentIds: readonly string[] | null;
  readonly staffIds: readonly string[] | null;
}

const COLUMNS = `s.id, s.center_id AS "centerId", s.department_id AS "departmentId", s.staff_id AS "staffId", s.on_day AS "on",
  s.part, s.kind, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.why, s.draft_id AS "draftId",
  s.published_at AS "publishedAt", s.version`;

const FILTER = `s.center_id = $1 AND s.cancelled_at IS NULL AND s.on_day >= $2::date AND s.on_day < $3::date
  AND ($4::uuid[] IS NULL OR s.department_id = ANY($4)) AND ($5::uuid[] IS NULL OR s.staff_id = ANY($5))`;

const parameters = (filter: ShiftFilter): readonly unknown[] => [
  filter.centerId,
  filter.from,
  filter.to,
  filter.departmentIds,
  filter.staffIds,
];

@Injectable()
export class ShiftsStore {
  get(tx: Tx, id: string): Promise<ShiftRecord | undefined> {
    return tx.one<ShiftRecord>(`SELECT ${COLUMNS} FROM shift s WHERE s.id = $1 AND s.cancelled_at IS NULL`, [id]);
  }

  page(tx: Tx, filter: ShiftFilter, page: PageRequest): Promise<ShiftRecord[]> {
    const [startsAt = null, id = null] = page.after ?? [];
    return tx.query<ShiftRecord>(
      `SELECT ${COLUMNS} FROM shift s
        WHERE ${FILTER} AND ($6::timestamptz IS NULL OR (s.starts_at, s.id) > ($6, $7::uuid))
        ORDER BY s.starts_at, s.id LIMIT $8`,
      [...parameters(filter), startsAt, id, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: ShiftFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM shift s WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  /** Shifts that cover the instant. A shift never lasts longer than a day, so a day back is far enough. */
  at(tx: Tx, centerId: string, at: string): Promise<ShiftRecord[]> {
    return tx.query<ShiftRecord>(
      `SELECT ${COLUMNS} FROM shift s
        WHERE s.center_id = $1 AND s.cancelled_at IS NULL
          AND s.starts_at > $2::timestamptz - interval '1 day' AND s.starts_at <= $2 AND s.ends_at > $2`,
      [centerId, at],
    );
  }

  /** Shifts of one person on the civil day of the instant, by the clock on the centre's wall. */
  ofStaffOnDayOf(tx: Tx, staffId: string, at: string): Promise<ShiftRecord[]> {
    return tx.query<ShiftRecord>(
      `SELECT ${COLUMNS} FROM shift s JOIN center c ON c.id = s.center_id
        WHERE s.staff_id = $1 AND s.cancelled_at IS NULL
          AND s.on_day = ($2::timestamptz AT TIME ZONE c.time_zone)::date
        ORDER BY s.starts_at, s.id`,
      [staffId, at],
    );
  }

  /** What the departments' people stood in during `[from, to)`. */
  served(
    tx: Tx,
    departmentIds: readonly string[],
    from: string,
    to: string,
  ): Promise<{ on: string; departmentId: string; staffId: string }[]> {
    return tx.query(
      `SELECT on_day AS "on", department_id AS "departmentId", staff_id AS "staffId" FROM shift
        WHERE department_id = ANY($1::uuid[]) AND cancelled_at IS NULL AND on_day >= $2::date AND on_day < $3::date
        ORDER BY on_day, department_id, staff_id, part`,
      [departmentIds, from, to],
    );
  }

  /** Shifts these people are bound to in `[from, to)`, in whatever department, by the clock on the centre's wall. */
  taken(
    tx: Tx,
    staffIds: readonly string[],
    from: string,
    to: string,
  ): Promise<(TakenShift & { departmentId: string })[]> {
    return tx.query(
      `SELECT s.staff_id AS "staffId", s.on_day AS "on", s.department_id AS "departmentId",
              to_char(s.starts_at AT TIME ZONE c.time_zone, 'HH24:MI') AS "from",
              to_char(s.ends_at AT TIME ZONE c.time_zone, 'HH24:MI') AS "to"
         FROM shift s JOIN center c ON c.id = s.center_id
        WHERE s.staff_id = ANY($1::uuid[]) AND s.cancelled_at IS NULL AND s.on_day >= $2::date AND s.on_day < $3::date
        ORDER BY s.on_day, s.staff_id, s.starts_at`,
      [staffIds, from, to],
    );
  }

  /** When these people are away on days of `[from, to)`, by person and day. */
  absences(tx: Tx, staffIds: readonly string[], from: string, to: string): Promise<Absence[]> {
    return tx.query<Absence>(
      `SELECT staff_id AS "staffId", from_on AS "from", to_on AS "to" FROM absence
        WHERE staff_id = ANY($1::uuid[]) AND cancelled_at IS NULL AND from_on < $3::date AND to_on > $2::date
        ORDER BY staff_id, from_on`,
      [staffIds, from, to],
    );
  }

  /** False when somebody would be in two places at once. */
  async insert(tx: Tx, shifts: readonly ShiftRecord[]): Promise<boolean> {
    try {
      await tx.query(
        `INSERT INTO shift (id, center_id, department_id, staff_id, on_day, part, kind, starts_at, ends_at, why, draft_id,
           published_at, version)
         SELECT id, "centerId", "departmentId", "staffId", "on", part, kind, "startsAt", "endsAt", why, "draftId",
           "publishedAt", version
           FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "centerId" uuid, "departmentId" uuid, "staffId" uuid, "on" date,
             part text, kind text, "startsAt" timestamptz, "endsAt" timestamptz, why jsonb, "draftId" uuid,
             "publishedAt" timestamptz, version integer)`,
        [JSON.stringify(shifts)],
      );
      return true;
    } catch (error) {
      if (violates(error, 'shift_no_double_booking')) return false;
      throw error;
    }
  }
}
