/** What is open at a department, as ids, codes and days: the facts of its handover note. */
import { Injectable } from '@nestjs/common';
import type { HandoverTimes } from '../../domain/roster/handover.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DutyShift } from './duty-shifts.store.js';
import type { HandoverDeadline, HandoverItems } from './handover.record.js';

/** Nobody reads more on a note than this; the lists of cases are complete. */
export const MOST_ITEMS = 200;

/** Cases the department has now. */
const OURS = 'd.department_id = $1 AND d.custody_center_id = $2';

@Injectable()
export class HandoverItemsStore {
  async of(
    tx: Tx,
    shift: DutyShift,
    times: HandoverTimes,
    sessions: { from: string; to: string },
  ): Promise<HandoverItems> {
    const { departmentId, centerId } = shift;
    const ours = [departmentId, centerId];
    return {
      ...times,
      cases: await this.cases(tx, ours),
      promises: await this.promises(tx, ours),
      deadlines: await this.deadlines(tx, ours, times.horizonOn),
      sessions: await this.sessions(tx, ours, sessions),
    };
  }

  /** Those that wait in the queue first, then by how far they have come. */
  private cases(tx: Tx, ours: readonly string[]): Promise<HandoverItems['cases'][number][]> {
    return tx.query(
      `SELECT d.id AS "disputeId", d.state, d.queued FROM dispute d
        WHERE ${OURS} AND d.state IN ('registered','accepted','assigned','mediating')
        ORDER BY d.queued DESC, array_position(ARRAY['registered','accepted','assigned','mediating'], d.state::text),
                 d.received_at, d.id LIMIT ${MOST_ITEMS}`,
      ours,
    );
  }

  private promises(tx: Tx, ours: readonly string[]): Promise<HandoverItems['promises'][number][]> {
    return tx.query(
      `SELECT o.id AS "obligationId", d.id AS "disputeId", o.next_due_on AS "dueOn"
         FROM obligation o JOIN dispute d ON d.id = o.dispute_id
        WHERE ${OURS} AND o.state = 'open' ORDER BY o.next_due_on NULLS LAST, o.id LIMIT ${MOST_ITEMS}`,
      ours,
    );
  }

  /** Up to the horizon, those that have passed included. */
  private deadlines(tx: Tx, ours: readonly string[], horizonOn: string): Promise<HandoverDeadline[]> {
    return tx.query(
      `SELECT 'mediation' AS kind, d.id AS "subjectId", d.id AS "disputeId", d.mediation_due_on AS "dueOn" FROM dispute d
        WHERE ${OURS} AND d.state IN ('accepted','assigned','mediating') AND d.mediation_due_on <= $3::date
        UNION ALL
       SELECT 'obligation', o.id, d.id, o.next_due_on FROM obligation o JOIN dispute d ON d.id = o.dispute_id
        WHERE ${OURS} AND o.state = 'open' AND o.next_due_on <= $3::date
        UNION ALL
       SELECT 'return_visit', v.id, d.id, v.due_on FROM return_visit v JOIN dispute d ON d.id = v.dispute_id
        WHERE ${OURS} AND v.visited_on IS NULL AND v.due_on <= $3::date AND d.state IN ('accepted','assigned','mediating','suspended','settled','performed')
        ORDER BY 4, 1, 2 LIMIT ${MOST_ITEMS}`,
      [...ours, horizonOn],
    );
  }

  private sessions(
    tx: Tx,
    ours: readonly string[],
    { from, to }: { from: string; to: string },
  ): Promise<HandoverItems['sessions'][number][]> {
    return tx.query(
      `SELECT s.id AS "sessionId", d.id AS "disputeId", s.starts_at AS "startsAt"
         FROM mediation_session s JOIN dispute d ON d.id = s.dispute_id
        WHERE ${OURS} AND s.state = 'scheduled' AND s.starts_at >= $3::timestamptz AND s.starts_at < $4::timestamptz
        ORDER BY s.starts_at, s.id LIMIT ${MOST_ITEMS}`,
      [...ours, from, to],
    );
  }
}
