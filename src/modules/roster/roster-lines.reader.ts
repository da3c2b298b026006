/** The roster's lines, gaps and absences over a period, for those who show it or plan with it. */
import { Injectable } from '@nestjs/common';
import type { FeedLine } from '../../domain/roster/feed-entries.js';
import type { MonthGap, MonthLine } from '../../domain/roster/month-grid.js';
import type { Instant } from '../../domain/shared/day.js';
import type { Interval } from '../../domain/shared/interval.js';
import type { Tx } from '../../platform/database/tx.js';

/** Days of `[from, to)`. */
export interface LinesPeriod {
  readonly from: string;
  readonly to: string;
}

export interface LinesOfCenter extends LinesPeriod {
  readonly centerId: string;
  /** null: of all departments */
  readonly departmentId: string | null;
}

export type TimedLine = MonthLine & { readonly startsAt: Instant; readonly endsAt: Instant };

const IN_PERIOD = `center_id = $1 AND on_day >= $2::date AND on_day < $3::date
  AND ($4::uuid IS NULL OR department_id = $4)`;

const parameters = ({ centerId, from, to, departmentId }: LinesOfCenter) => [centerId, from, to, departmentId];

@Injectable()
export class RosterLinesReader {
  /** What is in force, in order of time. */
  inForce(tx: Tx, lines: LinesOfCenter): Promise<TimedLine[]> {
    return tx.query<TimedLine>(
      `SELECT department_id AS "departmentId", staff_id AS "staffId", on_day AS "on", part, kind,
              starts_at AS "startsAt", ends_at AS "endsAt"
         FROM shift WHERE ${IN_PERIOD} AND cancelled_at IS NULL
        ORDER BY starts_at, department_id, staff_id`,
      parameters(lines),
    );
  }

  /** Places nobody stands in. */
  openGaps(tx: Tx, lines: LinesOfCenter): Promise<MonthGap[]> {
    return tx.query<MonthGap>(
      `SELECT department_id AS "departmentId", on_day AS "on", part, kind
         FROM roster_gap WHERE ${IN_PERIOD} AND filled_at IS NULL
        ORDER BY starts_at, department_id, id`,
      parameters(lines),
    );
  }

  /** When these people are away during the period. */
  absences(
    tx: Tx,
    staffIds: readonly string[],
    { startsAt, endsAt }: Interval,
  ): Promise<(Interval & { readonly staffId: string })[]> {
    return tx.query(
      `SELECT staff_id AS "staffId", starts_at AS "startsAt", ends_at AS "endsAt" FROM absence
        WHERE staff_id = ANY($1::uuid[]) AND cancelled_at IS NULL AND starts_at < $3 AND ends_at > $2
        ORDER BY starts_at, id`,
      [staffIds, startsAt, endsAt],
    );
  }

  /** When lines or gaps of the period last came or went; null before the first publication. */
  async changedAt(tx: Tx, lines: LinesOfCenter): Promise<Instant | null> {
    const row = await tx.one<{ at: Instant | null }>(
      `SELECT max(at) AS at FROM (
         SELECT greatest(published_at, cancelled_at) AS at FROM shift WHERE ${IN_PERIOD}
         UNION ALL SELECT greatest(opened_at, filled_at) FROM roster_gap WHERE ${IN_PERIOD}) AS moment`,
      parameters(lines),
    );
    return row?.at ?? null;
  }

  /** Everything published for one person or one department, also what was cancelled since. */
  published(tx: Tx, of: 'staff' | 'department', id: string, { from, to }: LinesPeriod): Promise<FeedLine[]> {
    return tx.query<FeedLine>(PUBLISHED[of], [id, from, to]);
  }
}

/** Each line with the first one that stood on its place. */
const publishedOf = (column: string): string => `
  WITH RECURSIVE line AS (
    SELECT * FROM shift WHERE ${column} = $1 AND on_day >= $2::date AND on_day < $3::date),
  place AS (
    SELECT id AS line_id, id, replaces_id FROM line
    UNION ALL
    SELECT p.line_id, s.id, s.replaces_id FROM place p JOIN shift s ON s.id = p.replaces_id)
  SELECT l.id, p.id AS "rootId", l.department_id AS "departmentId", l.staff_id AS "staffId", l.part, l.kind,
         l.starts_at AS "startsAt", l.ends_at AS "endsAt", l.published_at AS "publishedAt", l.cancelled_at AS "cancelledAt"
    FROM line l JOIN place p ON p.line_id = l.id AND p.replaces_id IS NULL
   ORDER BY l.starts_at, l.id`;

const PUBLISHED = { staff: publishedOf('staff_id'), department: publishedOf('department_id') } as const;
