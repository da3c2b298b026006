/** The deadlines that run in a case, twice: as the database finds them for reminders and desks, and as the rule book tells them. */
import type pg from 'pg';
import { HANDLING_DUE_ON, LEGAL_AID_DUE_ON } from '../../migrations/1764000000220-every-deadline.js';
import {
  BINDS,
  CONFIRMATION_UNTIL,
  ENFORCEMENT_DUE_ON,
  NEXT_DUE_ON,
  NOTICE_DUE_ON,
} from '../../migrations/1764000000350-next-due-day.js';
import { DEADLINE_KINDS, deadlinesOf, type DeadlineView } from '../../src/domain/deadlines/deadlines.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { isOpen } from '../../src/domain/dispute/states.js';
import { toInstant } from '../../src/domain/shared/day.js';
import { OPEN_DEADLINES, whoseDay } from '../../src/modules/disputes/open-deadlines.reader.js';

/** Long before any of them has passed: what is not done and does not rest is running. */
const LONG_AGO = toInstant('2000-01-01T00:00:00.000Z');

const FOUND = DEADLINE_KINDS.map((kind) => {
  const { beside, runs, subjectId, dueOn } = OPEN_DEADLINES[kind];
  return `SELECT concat_ws(' ', '${kind}', ${subjectId}, ${dueOn}) AS line FROM dispute d ${beside}
    WHERE d.id = $1 AND ${runs} AND ${whoseDay(OPEN_DEADLINES[kind], `<= ${dueOn}`)}`;
}).join(' UNION ALL ');

/** A receiver that has not answered has nothing to deal with yet; a case that is over promises no visits and no performance. */
function isAsked({ state, custody }: DisputeFacts, { kind, subjectId }: DeadlineView): boolean {
  if (kind === 'performance' || kind === 'return_visit')
    return isOpen(state) || state === 'settled' || state === 'performed';
  const referral = custody.referrals.find(({ referralId }) => referralId === subjectId);
  return kind !== 'referral' || referral?.state !== 'open' || referral.body !== null;
}

/** Both in one order. */
export async function openDeadlines(pool: pg.Pool, id: string): Promise<{ found: string[]; told: string[] }> {
  const { rows } = await pool.query<{ line: string }>(FOUND, [id]);
  const { rows: cases } = await pool.query<{ folded: DisputeFacts; zone: string }>(
    'SELECT d.folded, c.time_zone AS zone FROM dispute d JOIN center c ON c.id = d.custody_center_id WHERE d.id = $1',
    [id],
  );
  const told = cases.flatMap(({ folded, zone }) =>
    deadlinesOf(folded, LONG_AGO, zone)
      .filter((view) => view.state === 'running' && isAsked(folded, view))
      .map(({ kind, subjectId, dueOn }) => `${kind} ${subjectId ?? id} ${dueOn}`),
  );
  return { found: rows.map(({ line }) => line).sort(), told: told.sort() };
}

/** Cases and promises whose new days the migration would have judged otherwise than their projection does. */
export async function misdated(pool: pg.Pool): Promise<unknown[]> {
  const { rows } = await pool.query(
    `SELECT id, state FROM dispute WHERE (handling_due_on, legal_aid_due_on) IS DISTINCT FROM (${HANDLING_DUE_ON}, ${LEGAL_AID_DUE_ON})
      UNION ALL
     SELECT d.id, d.state FROM dispute d WHERE ${BINDS} AND (d.confirmation_until, d.confirmation_notice_due_on, d.enforcement_due_on)
       IS DISTINCT FROM (${CONFIRMATION_UNTIL}, ${NOTICE_DUE_ON}, ${ENFORCEMENT_DUE_ON})
      UNION ALL
     SELECT o.id, o.state FROM obligation o WHERE o.state = 'open' AND o.next_due_on IS DISTINCT FROM (${NEXT_DUE_ON})`,
  );
  return rows;
}
