/** Which registered cases a change of the roster may concern. They are locked and judged one by one behind the one door. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

@Injectable()
export class RoutingStore {
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
