/** SQL of published shifts. */
import { Injectable } from '@nestjs/common';
import type { Absence, ShiftPart, TakenShift } from '../../domain/roster/roster.js';
import { type Tx, violates } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { NewLine, ShiftLine, ShiftRecord } from './roster.record.js';

export interface ShiftFilter {
  readonly centerId: string;
  readonly from: string;
  readonly to: string;
  readonly departmentIds: readonly string[] | null;
  readonly staffIds: readonly string[] | null;
  /** what the roster said then; null: what it says now */
  readonly asKnownAt: string | null;
}

/** What keeps a line from being written: the database says which. */
export type Clash = 'double_booked' | 'absent';

const COLUMNS = `s.id, s.center_id AS "centerId", s.department_id AS "departmentId", s.staff_id AS "staffId", s.on_day AS "on",
  s.part, s.kind, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.why, s.draft_id AS "draftId",
  s.published_at AS "publishedAt", s.version, s.change_id AS "changeId", s.replaces_id AS "replacesId",
  (SELECT r.id FROM shift r WHERE r.replaces_id = s.id ORDER BY r.starts_at DESC, r.published_at DESC, r.id LIMIT 1) AS "replacedById",
  s.cancelled_at AS "cancelledAt", s.cancelled_by_change_id AS "cancelledByChangeId", c.kind AS "changeKind",
  c.recorded_at AS "changedAt"`;

const LINES = 'shift s LEFT JOIN roster_change c ON c.id = coalesce(s.cancelled_by_change_id, s.change_id)';

/** What the roster said at the instant of that parameter; now when it is null. */
const saidAt = (known: string): string =>
  `CASE WHEN ${known}::timestamptz IS NULL THEN s.cancelled_at IS NULL
        ELSE s.published_at <= ${known} AND (s.cancelled_at IS NULL OR s.cancelled_at > ${known}) END`;

const FILTER = `s.center_id = $1 AND s.on_day >= $2::date AND s.on_day < $3::date
  AND ($4::uuid[] IS NULL OR s.department_id = ANY($4)) AND ($5::uuid[] IS NULL OR s.staff_id = ANY($5)) AND ${saidAt('$6')}`;

const parameters = (filter: ShiftFilter): readonly unknown[] => [
  filter.centerId,
  filter.from,
  filter.to,
  filter.departmentIds,
  filter.staffIds,
  filter.asKnownAt,
];

@Injectable()
export class ShiftsStore {
  /** Also a line that was taken off. */
  get(tx: Tx, id: string): Promise<ShiftLine | undefined> {
    return tx.one<ShiftLine>(`SELECT ${COLUMNS} FROM ${LINES} WHERE s.id = $1`, [id]);
  }

  many(tx: Tx, ids: readonly string[]): Promise<ShiftLine[]> {
    return tx.query<ShiftLine>(
      `SELECT ${COLUMNS} FROM ${LINES} WHERE s.id = ANY($1::uuid[]) ORDER BY s.starts_at, s.staff_id, s.id`,
      [ids],
    );
  }

  /** Lines that changes made or took off. */
  ofChanges(tx: Tx, changeIds: readonly string[]): Promise<ShiftLine[]> {
    return tx.query<ShiftLine>(
      `SELECT ${COLUMNS} FROM ${LINES}
        WHERE s.change_id = ANY($1::uuid[]) OR s.cancelled_by_change_id = ANY($1::uuid[])
        ORDER BY s.starts_at, s.staff_id, s.id`,
      [changeIds],
    );
  }

  /** Lines in force of these people that have a part in `[from, to)`. */
  inForce(tx: Tx, staffIds: readonly string[], from: string, to: string): Promise<ShiftLine[]> {
    return tx.query<ShiftLine>(
      `SELECT ${COLUMNS} FROM ${LINES}
        WHERE s.staff_id = ANY($1::uuid[]) AND s.cancelled_at IS NULL AND s.starts_at < $3 AND s.ends_at > $2
        ORDER BY s.starts_at, s.id`,
      [staffIds, from, to],
    );
  }

  /** Lines in force that are not over, and the day of the first. */
  async toCome(
    tx: Tx,
    staffId: string,
    departmentIds: readonly string[],
    now: string,
  ): Promise<{ count: number; on: string | null }> {
    const row = await tx.one<{ count: number; on: string | null }>(
      `SELECT count(*) AS count, min(on_day) AS "on" FROM shift
        WHERE staff_id = $1 AND department_id = ANY($2::uuid[]) AND cancelled_at IS NULL AND ends_at > $3`,
      [staffId, departmentIds, now],
    );
    return row ?? { count: 0, on: null };
  }

  page(tx: Tx, filter: ShiftFilter, page: PageRequest): Promise<ShiftLine[]> {
    const [startsAt = null, id = null] = page.after ?? [];
    return tx.query<ShiftLine>(
      `SELECT ${COLUMNS} FROM ${LINES}
        WHERE ${FILTER} AND ($7::timestamptz IS NULL OR (s.starts_at, s.id) > ($7, $8::uuid))
        ORDER BY s.starts_at, s.id LIMIT $9`,
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
  at(tx: Tx, centerId: string, at: string, asKnownAt: string | null = null): Promise<ShiftLine[]> {
    return tx.query<ShiftLine>(
      `SELECT ${COLUMNS} FROM ${LINES}
        WHERE s.center_id = $1 AND ${saidAt('$3')}
          AND s.starts_at > $2::timestamptz - interval '1 day' AND s.starts_at <= $2 AND s.ends_at > $2`,
      [centerId, at, asKnownAt],
    );
  }

  /** Shifts of one person on the civil day of the instant, by the clock on the centre's wall. */
  ofStaffOnDayOf(tx: Tx, staffId: string, at: string): Promise<ShiftRecord[]> {
    return tx.query<ShiftRecord>(
      `SELECT ${COLUMNS} FROM ${LINES} JOIN center z ON z.id = s.center_id
        WHERE s.staff_id = $1 AND s.cancelled_at IS NULL
          AND s.on_day = ($2::timestamptz AT TIME ZONE z.time_zone)::date
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
  ): Promise<(Omit<TakenShift, 'standsIn'> & { departmentId: string; part: ShiftPart; isAdded: boolean })[]> {
    return tx.query(
      `SELECT s.staff_id AS "staffId", s.on_day AS "on", s.department_id AS "departmentId", s.part, s.draft_id IS NULL AS "isAdded",
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

  /** Writes lines; answers what kept one of them out. The transaction is lost then: refuse, do not go on. */
  async add(
    tx: Tx,
    shifts: readonly (ShiftRecord & Partial<Pick<NewLine, 'replacesId'>> & { readonly changeId?: string })[],
  ): Promise<Clash | undefined> {
    try {
      await tx.query(
        `INSERT INTO shift (id, center_id, department_id, staff_id, on_day, part, kind, starts_at, ends_at, why, draft_id,
           change_id, replaces_id, published_at, version)
         SELECT id, "centerId", "departmentId", "staffId", "on", part, kind, "startsAt", "endsAt", why, "draftId",
           "changeId", "replacesId", "publishedAt", version
           FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "centerId" uuid, "departmentId" uuid, "staffId" uuid, "on" date,
             part text, kind text, "startsAt" timestamptz, "endsAt" timestamptz, why jsonb, "draftId" uuid, "changeId" uuid,
             "replacesId" uuid, "publishedAt" timestamptz, version integer)`,
        [JSON.stringify(shifts)],
      );
      return undefined;
    } catch (error) {
      if (violates(error, 'shift_no_double_booking')) return 'double_booked';
      // Two shifts would have met the constraint above: what is left is an absence.
      if (violates(error, 'staff_engagement_exclusive')) return 'absent';
      throw error;
    }
  }

  /** Takes lines off the roster; the rows stay. Answers how many were still on it. */
  async cancel(tx: Tx, ids: readonly string[], changeId: string, at: string): Promise<number> {
    const rows = await tx.query(
      `UPDATE shift SET cancelled_at = $3, cancelled_by_change_id = $2, version = version + 1
        WHERE id = ANY($1::uuid[]) AND cancelled_at IS NULL RETURNING id`,
      [ids, changeId, at],
    );
    return rows.length;
  }

  /** Is one of these ids a shift's already? */
  async exists(tx: Tx, ids: readonly string[]): Promise<boolean> {
    return (await tx.one('SELECT 1 AS one FROM shift WHERE id = ANY($1::uuid[]) LIMIT 1', [ids])) !== undefined;
  }
}
