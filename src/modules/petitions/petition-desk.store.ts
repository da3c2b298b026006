/** SQL of what the register puts on desks. */
import { Injectable } from '@nestjs/common';
import type { ItemClockKind } from '../../domain/petitions/item-clocks.js';
import type { Month } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';

export interface ReturnToDo {
  readonly centerId: string;
  readonly month: Month;
  readonly returnId: string | null;
  readonly state: 'missing' | 'to_confirm' | 'contradicted';
}

export interface ItemToDo {
  readonly itemId: string;
  readonly petitionId: string;
  readonly petitionNumber: string;
  readonly centerId: string;
  readonly kind: ItemClockKind;
  readonly dueOn: string;
  readonly calendarKnown: boolean;
  readonly daysLeft: number;
}

export interface ProvisionalPetition {
  readonly petitionId: string;
  readonly number: string;
  readonly centerId: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly late: boolean;
}

export const MOST = 50;
/** Before those are left out that are not due yet where somebody else files. */
const MOST_RETURNS = 1000;

@Injectable()
export class PetitionDeskStore {
  /**
   * Returns nobody filed since the first one of the centre (or of the last month), up to the month; those to confirm; those
   * contradicted. Of whoever files or confirms there.
   */
  returns(tx: Tx, filing: readonly string[], confirming: readonly string[], month: Month): Promise<ReturnToDo[]> {
    return tx.query<ReturnToDo>(
      `WITH leaf AS (
         SELECT c.id, least((SELECT min(r.month) FROM petition_return r WHERE r.center_id = c.id), $3::varchar) AS first
           FROM center c WHERE c.id = ANY($1::uuid[] || $2::uuid[])
            AND NOT EXISTS (SELECT 1 FROM center k WHERE k.parent_id = c.id)),
       due AS (
         SELECT l.id, to_char(m, 'YYYY-MM') AS month
           FROM leaf l, generate_series((l.first || '-01')::timestamp, ($3 || '-01')::timestamp, '1 month') m)
       SELECT d.id AS "centerId", d.month, NULL::uuid AS "returnId", 'missing' AS state
         FROM due d
        WHERE NOT EXISTS (SELECT 1 FROM petition_return r WHERE r.center_id = d.id AND r.month = d.month)
        UNION ALL
       SELECT r.center_id, r.month, r.id, CASE r.state WHEN 'filed' THEN 'to_confirm' ELSE 'contradicted' END
         FROM petition_return r
        WHERE (r.state = 'filed' AND r.center_id = ANY($2::uuid[]))
           OR (r.state = 'contradicted' AND r.center_id = ANY($1::uuid[] || $2::uuid[]))
        ORDER BY 3 NULLS LAST, 2 DESC, 1 LIMIT ${MOST_RETURNS}`,
      [filing, confirming, month],
    );
  }

  /** Items with a duty whose last day is at latest `until`, soonest first. */
  items(tx: Tx, centerIds: readonly string[], today: string, until: string): Promise<ItemToDo[]> {
    return tx.query<ItemToDo>(
      `SELECT i.id AS "itemId", i.petition_id AS "petitionId", p.number AS "petitionNumber", i.center_id AS "centerId",
              i.due_kind AS kind, i.due_on AS "dueOn", i.calendar_known AS "calendarKnown", (i.due_on - $2::date)::int AS "daysLeft"
         FROM petition_item i JOIN petition p ON p.id = i.petition_id
        WHERE i.center_id = ANY($1::uuid[]) AND i.due_on IS NOT NULL AND i.due_on <= $3
        ORDER BY i.due_on, i.id LIMIT ${MOST}`,
      [centerIds, today, until],
    );
  }

  /** Entries to confirm, waiting longest first. */
  provisional(tx: Tx, centerIds: readonly string[]): Promise<ProvisionalPetition[]> {
    return tx.query<ProvisionalPetition>(
      `SELECT id AS "petitionId", number, center_id AS "centerId", occurred_on AS "occurredOn", recorded_at AS "recordedAt",
              is_late AS late
         FROM petition WHERE provisional AND center_id = ANY($1::uuid[]) ORDER BY recorded_at, id LIMIT ${MOST}`,
      [centerIds],
    );
  }
}
