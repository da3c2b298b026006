/**
 * Where the deadlines that run are found, as SQL over `dispute d`: one entry for each kind that `GET /workflow` lists. Reminders before
 * a last day and the lines of a desk before and after it are made of these entries, so that a kind is in all of them or in none.
 */
import type { DeadlineKind } from '../../domain/deadlines/deadlines.js';
import { CALENDAR_KNOWN } from './calendar-known.reader.js';

export interface OpenDeadline {
  /** what has to be looked at beside the case; it is under the alias `x` */
  readonly beside: string;
  /** the deadline runs */
  readonly runs: string;
  readonly subjectId: string;
  readonly dueOn: string;
  /** a day no later than that, of which there is an index */
  readonly soonest: string;
  /** the officer it concerns; null: whoever may act on it */
  readonly staffId: string;
  /** what the snapshot says about it */
  readonly entry: string;
  /** over `d` with that entry: the day was counted on years somebody had entered */
  readonly calendarKnown: string;
  /** after that day nothing can be done about it any more, and it lies on no desk */
  readonly until?: string;
  /** calendar days before, where that is no matter of settings */
  readonly remindDaysBefore?: number;
}

const RESPONSIBLE = 'd.responsible_officer_id';
const NOBODY = 'NULL::uuid';
/** Something is left to be done; the indexes `dispute_work_*` hold no others. */
const UNFINISHED = `d.state IN ('registered','accepted','assigned','mediating','suspended','settled','performed')`;

const PLAIN = { entry: 'NULL::jsonb', calendarKnown: 'true' } as const;

/** Of a list of the snapshot, those members that wait. */
const listed = (path: string, id: string) =>
  ({
    beside: `CROSS JOIN LATERAL jsonb_path_query(d.folded, '${path}') AS x(entry)`,
    subjectId: `(x.entry ->> '${id}')::uuid`,
    dueOn: `(x.entry ->> 'dueOn')::date`,
    entry: 'x.entry',
    calendarKnown: `d.entry -> 'calendarKnown' IS DISTINCT FROM 'false'::jsonb`,
  }) as const;

const legalAid = (clock: 'decision' | 'assignment') =>
  ({
    ...listed(`$.legalAid[*] ? (@.${clock}.doneAt == null)`, 'requestId'),
    dueOn: `(x.entry -> '${clock}' ->> 'dueOn')::date`,
    soonest: 'd.legal_aid_due_on',
    staffId: NOBODY,
    calendarKnown: `d.entry #> '{${clock},calendarKnown}' IS DISTINCT FROM 'false'::jsonb`,
  }) as const;

/** Papers that were asked for in time: the decision waits for them. */
const WAITS_FOR_PAPERS = `(x.entry ->> 'state' = 'papers_missing' AND ((x.entry ->> 'papersListedAt')::timestamptz
  AT TIME ZONE (SELECT z.time_zone FROM center z WHERE z.id = d.custody_center_id))::date <= (x.entry -> 'decision' ->> 'dueOn')::date)`;

export const OPEN_DEADLINES: Readonly<Record<DeadlineKind, OpenDeadline>> = {
  mediation: {
    ...PLAIN,
    beside: '',
    runs: `d.state IN ('accepted','assigned','mediating')`,
    subjectId: 'd.id',
    dueOn: 'd.mediation_due_on',
    soonest: 'd.mediation_due_on',
    staffId: RESPONSIBLE,
    calendarKnown: CALENDAR_KNOWN,
  },
  performance: {
    ...PLAIN,
    beside: 'JOIN obligation x ON x.dispute_id = d.id',
    runs: `x.state = 'open' AND ${UNFINISHED}`,
    subjectId: 'x.id',
    dueOn: 'x.next_due_on',
    soonest: 'x.next_due_on',
    staffId: RESPONSIBLE,
  },
  return_visit: {
    ...PLAIN,
    beside: 'JOIN return_visit x ON x.dispute_id = d.id',
    runs: `x.visited_on IS NULL AND ${UNFINISHED}`,
    subjectId: 'x.id',
    dueOn: 'x.due_on',
    soonest: 'x.due_on',
    staffId: `coalesce(x.assignee_id, ${RESPONSIBLE})`,
  },
  /** For the officers of the receiving department; the officer who has the case has sent it. */
  referral_answer: {
    ...listed('$.custody.referrals[*] ? (@.state == "open" && @.body == null)', 'referralId'),
    runs: 'd.referred_to_department_id IS NOT NULL',
    dueOn: 'd.referral_due_on',
    soonest: 'd.referral_due_on',
    staffId: NOBODY,
  },
  /** A department deals with what it has accepted; of an outside body the director awaits the answer. */
  referral: {
    ...listed(
      '$.custody.referrals[*] ? (@.dueOn != null && (@.body == null && @.state == "accepted" || @.body != null && @.state == "open"))',
      'referralId',
    ),
    runs: 'd.handling_due_on IS NOT NULL',
    soonest: 'd.handling_due_on',
    staffId: `CASE WHEN x.entry ->> 'body' IS NULL THEN ${RESPONSIBLE} END`,
    calendarKnown: 'true',
  },
  supervision: {
    ...listed('$.custody.supervisions[*] ? (@.state == "open")', 'supervisionId'),
    runs: 'd.supervision_due_on IS NOT NULL',
    soonest: 'd.supervision_due_on',
    staffId: RESPONSIBLE,
  },
  legal_aid_decision: {
    ...legalAid('decision'),
    runs: `d.legal_aid_due_on IS NOT NULL AND ${WAITS_FOR_PAPERS} IS NOT TRUE`,
  },
  legal_aid_assignment: { ...legalAid('assignment'), runs: 'd.legal_aid_due_on IS NOT NULL' },
  confirmation_notice: {
    ...listed('$.confirmationWindow.notices[*] ? (@.at == null)', 'partyId'),
    runs: 'd.confirmation_notice_due_on IS NOT NULL',
    until: 'd.confirmation_until',
    soonest: 'd.confirmation_notice_due_on',
    staffId: RESPONSIBLE,
  },
  enforcement: {
    ...PLAIN,
    beside: 'JOIN obligation x ON x.dispute_id = d.id AND x.agreement_id = d.agreement_id',
    runs: `d.enforcement_due_on IS NOT NULL AND x.state = 'open' AND x.due_on IS NOT NULL AND NOT x.continuing`,
    subjectId: 'x.id',
    dueOn: `(x.due_on + interval '2 years')::date`,
    soonest: 'd.enforcement_due_on',
    staffId: RESPONSIBLE,
    remindDaysBefore: 60,
  },
  unsettled: {
    ...listed('$.unsettled[*] ? (@.answeredAt == null)', 'reportId'),
    runs: 'd.unsettled_due_on IS NOT NULL',
    soonest: 'd.unsettled_due_on',
    staffId: RESPONSIBLE,
  },
};

/** Its last day lies there, as a condition: `< $9::date`. */
export const whoseDay = ({ soonest, dueOn }: OpenDeadline, lies: string): string =>
  [...new Set([soonest, dueOn])].map((day) => `${day} ${lies}`).join(' AND ');
