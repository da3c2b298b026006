/** A first proposal of who could stand in: the desk's shortcut to the ranking at `/shifts/{id}/substitutes`. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

/** Time in which somebody is needed for a department. */
export interface Opening {
  readonly id: string;
  readonly departmentId: string;
  readonly on: string;
  readonly from: string;
  readonly to: string;
}

@Injectable()
export class SubstituteProposalsStore {
  /**
   * For each opening the officer of the department who comes on that weekday, is neither on duty nor absent then, and stands
   * in the fewest shifts of the month before and after; ties by id. Openings for which there is nobody are left out.
   */
  async propose(tx: Tx, openings: readonly Opening[]): Promise<ReadonlyMap<string, string>> {
    if (openings.length === 0) return new Map();
    const rows = await tx.query<{ id: string; staffId: string }>(
      `SELECT o.id, fit.id AS "staffId"
         FROM jsonb_to_recordset($1::jsonb)
           AS o(id uuid, "departmentId" uuid, "on" date, "from" timestamptz, "to" timestamptz)
        CROSS JOIN LATERAL (
          SELECT p.id FROM staff p
           WHERE p.is_officer AND p.is_active
             AND (p.department_id = o."departmentId" OR o."departmentId" = ANY(p.also_department_ids))
             AND (p.weekdays @> '{1,2,3,4,5}' OR extract(isodow FROM o."on")::integer = ANY(p.weekdays))
             AND NOT EXISTS (SELECT 1 FROM staff_engagement e
                  WHERE e.staff_id = p.id AND e.during && tstzrange(o."from", o."to"))
           ORDER BY (SELECT count(*) FROM shift s WHERE s.staff_id = p.id AND s.cancelled_at IS NULL
                       AND s.on_day BETWEEN o."on" - 30 AND o."on" + 30), p.id
           LIMIT 1) fit`,
      [JSON.stringify(openings)],
    );
    return new Map(rows.map(({ id, staffId }) => [id, staffId]));
  }
}
