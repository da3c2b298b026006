/** Which deadlines come near and which have passed. What a case keeps of the settings is looked up with it. */
import { Injectable } from '@nestjs/common';
import { DEFAULT_CENTER_SETTINGS } from '../../domain/centers/settings.js';
import { DEADLINE_KINDS, type DeadlineKind } from '../../domain/deadlines/deadlines.js';
import type { Tx } from '../../platform/database/tx.js';
import { OPEN_DEADLINES, whoseDay } from '../disputes/open-deadlines.reader.js';

export interface Reminder {
  readonly centerId: string;
  readonly disputeId: string;
  readonly kind: DeadlineKind;
  /** the obligation, visit, referral, supervision, request, party or report; for mediation as a whole the dispute */
  readonly subjectId: string;
  readonly dueOn: string;
  /** whom it concerns; null: nobody in particular, so whoever may act on it */
  readonly staffId: string | null;
}

/** One look at a time; what is left over waits for the next. */
const MOST = 500;

/** Civil day at the centre that has the case. */
const TODAY = `($1::timestamptz AT TIME ZONE c.time_zone)::date`;

/** How long before the day any centre wants to be reminded, in any version of its settings: a value that is known when the plan is made. */
const LONGEST = '$3::int';

/** Days on which some centre may have to be reminded, whatever its zone: what the settings of a case say is looked up for few. */
const FROM = `($1::timestamptz - interval '1 day')::date`;
const until = (days: number | string): string => `($1::timestamptz AT TIME ZONE 'UTC')::date + ${days} + 2`;

/** No earlier than today anywhere; known before the centre is. */
const TOMORROW = `($1::timestamptz + interval '1 day')::date`;

/** Every kind of deadline that runs and comes near somewhere. */
const COMING = DEADLINE_KINDS.map((kind) => {
  const deadline = OPEN_DEADLINES[kind];
  const { beside, runs, subjectId, dueOn, staffId, remindDaysBefore } = deadline;
  return `SELECT d.id AS dispute_id, ${subjectId} AS subject_id, '${kind}' AS kind, ${dueOn} AS due_on, ${staffId} AS staff_id,
         ${remindDaysBefore ?? 'NULL'}::int AS days_before
    FROM dispute d ${beside}
   WHERE ${runs} AND ${dueOn} >= ${FROM} AND ${whoseDay(deadline, `< ${until(remindDaysBefore ?? LONGEST)}`)}`;
}).join(' UNION ALL ');

@Injectable()
export class ClockWatchStore {
  /** Running cases whose last day is over at their centre and which are not marked yet; in an order that makes nobody walk all cases. */
  async pastTheirTerm(tx: Tx, now: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT d.id FROM dispute d JOIN center c ON c.id = d.custody_center_id
        WHERE d.state IN ('accepted','assigned','mediating') AND d.expired_at IS NULL AND d.mediation_due_on < ${TODAY}
          AND d.mediation_due_on < ${TOMORROW}
        ORDER BY d.mediation_due_on, d.id LIMIT ${MOST}`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of whom nobody was told before: the primary key decides, also between processes. */
  async remind(tx: Tx, now: string): Promise<Reminder[]> {
    const byDefault = DEFAULT_CENTER_SETTINGS.mediation.remindDaysBefore;
    const longest = await tx.one<{ days: number }>(
      `SELECT greatest($1::int, max((settings -> 'mediation' ->> 'remindDaysBefore')::int)) AS days FROM center_settings`,
      [byDefault],
    );
    return tx.query<Reminder>(
      `WITH near AS MATERIALIZED (
         SELECT * FROM (${COMING}) coming
          WHERE NOT EXISTS (SELECT 1 FROM deadline_reminder r WHERE r.dispute_id = coming.dispute_id
                  AND r.subject_id = coming.subject_id AND r.kind = coming.kind AND r.due_on = coming.due_on))
       INSERT INTO deadline_reminder (dispute_id, subject_id, due_on, center_id, kind, staff_id, reminded_at)
       SELECT l.dispute_id, l.subject_id, l.due_on, c.id, l.kind, l.staff_id, $1::timestamptz
         FROM near l
         JOIN dispute d ON d.id = l.dispute_id
         JOIN center c ON c.id = d.custody_center_id
         LEFT JOIN center_settings s
           ON s.center_id = (d.folded -> 'settings' ->> 'centerId')::uuid AND s.version = (d.folded -> 'settings' ->> 'version')::int
        WHERE l.due_on >= ${TODAY}
          AND l.due_on <= ${TODAY} + coalesce(l.days_before, (s.settings -> 'mediation' ->> 'remindDaysBefore')::int, $2::int)
        ORDER BY l.due_on, l.subject_id LIMIT ${MOST}
       ON CONFLICT DO NOTHING
       RETURNING center_id AS "centerId", dispute_id AS "disputeId", kind, subject_id AS "subjectId", due_on AS "dueOn", staff_id AS "staffId"`,
      [now, byDefault, longest?.days ?? byDefault],
    );
  }
}
