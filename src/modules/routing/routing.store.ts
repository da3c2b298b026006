/** Which registered cases a change of the roster may concern. They are locked and judged one by one behind the one door. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

@Injectable()
export class RoutingStore {
  /** Centres where a case waits in a queue while somebody is on duty who could have it. */
  async centersToServe(tx: Tx, now: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT DISTINCT d.custody_center_id AS id FROM dispute d
        WHERE d.state = 'registered' AND d.routed_officer_id IS NULL
          AND EXISTS (SELECT 1 FROM shift s
                WHERE s.center_id = d.custody_center_id AND s.cancelled_at IS NULL
                  AND s.starts_at > $1::timestamptz - interval '1 day' AND s.starts_at <= $1 AND s.ends_at > $1
                  AND (d.routed_department_id IS NULL OR s.department_id = d.routed_department_id))
        ORDER BY 1`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** Routed by one of these lines, or waiting for one of these departments or for none; in the order in which cases are locked. */
  async concerned(
    tx: Tx,
    centerId: string,
    shiftIds: readonly string[],
    departmentIds: readonly string[],
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM dispute
        WHERE custody_center_id = $1 AND state = 'registered'
          AND (routed_shift_id = ANY($2::uuid[])
            OR routed_officer_id IS NULL AND (routed_department_id IS NULL OR routed_department_id = ANY($3::uuid[])))
        ORDER BY id`,
      [centerId, shiftIds, departmentIds],
    );
    return rows.map(({ id }) => id);
  }
}
