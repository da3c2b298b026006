/** How the cases of a period were routed before anybody accepted them; the log tells what their registration named. */
import { Injectable } from '@nestjs/common';
import type { Track } from '../../domain/deadlines/tracks.js';
import type { Interval } from '../../domain/shared/interval.js';
import type { Tx } from '../../platform/database/tx.js';
import type { RoutedMatter } from './destinations.js';

export interface PastCase extends RoutedMatter {
  readonly id: string;
  readonly receiptNo: string;
  /** when it was registered */
  readonly createdAt: string;
  readonly registeredByStaffId: string | null;
  /** where it was routed; of cases older than routing the department that has it */
  readonly departmentId: string | null;
  readonly byRule: boolean;
  readonly ruleTrack: Track | null;
  readonly namedDepartmentId: string | null;
  readonly namedTrack: Track | null;
}

@Injectable()
export class PastCasesStore {
  /** Taken in by the centre, the last received first. */
  received(tx: Tx, centerId: string, { startsAt, endsAt }: Interval): Promise<PastCase[]> {
    return tx.query<PastCase>(
      `SELECT d.id, d.receipt_no AS "receiptNo", d.created_at AS "createdAt", d.received_at AS "receivedAt",
              d.category, d.subcategory, d.grid_id AS "gridId", d.risk_flags AS "riskFlags",
              d.registered_by_staff_id AS "registeredByStaffId",
              CASE WHEN d.routed_at IS NULL THEN d.department_id ELSE d.routed_department_id END AS "departmentId",
              coalesce(d.folded->'routing'->'rule', 'null') <> 'null' AS "byRule",
              d.folded->'routing'->>'track' AS "ruleTrack",
              named.department_id AS "namedDepartmentId", named.track AS "namedTrack"
         FROM dispute d
        CROSS JOIN LATERAL (
          SELECT (array_agg(l.payload->>'departmentId' ORDER BY l.seq DESC)
                    FILTER (WHERE l.payload ? 'departmentId'))[1]::uuid AS department_id,
                 (array_agg(l.payload->>'track' ORDER BY l.seq DESC) FILTER (WHERE l.payload ? 'track'))[1] AS track
            FROM case_log l WHERE l.dispute_id = d.id AND l.type IN ('Registered', 'Amended')) named
        WHERE d.center_id = $1 AND d.received_at >= $2 AND d.received_at < $3
        ORDER BY d.received_at DESC, d.id DESC`,
      [centerId, startsAt, endsAt],
    );
  }
}
