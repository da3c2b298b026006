/**
 * Which cases belong in which section, as SQL. A section asks for a permission first: whoever holds it nowhere has nothing there. Each
 * of its arms is found by an index on what is open, and then judged by relation, as an action on the case would be.
 */
import type { Permission } from '../../domain/access/permissions.js';
import { CALENDAR_KNOWN } from '../disputes/calendar-known.reader.js';
import { mayDo, RELATED, relatedBy, VISIBLE } from '../disputes/visibility.reader.js';
import type { SectionName } from './desk.dto.js';

/** One way for a line to get there. */
interface Arm {
  /** tables; `d` is the dispute */
  readonly from: string;
  readonly where: string;
  /** columns of the other tables under names of their own */
  readonly more?: string;
  readonly order: string;
  /** the line, over `d` with those */
  readonly line: string;
}

export interface Section {
  readonly permission: Permission;
  readonly arms: readonly Arm[];
  /** of the lines: over columns of the dispute, or those of the line */
  readonly order: string;
}

/**
 * Parameters: $1–$7 the caller, $8 the centre or null, $9 today, $10 the horizon, $11 now, $12 and $13 the beginning and the end of
 * today, $14 the caller's staff id, also of those who may not read cases.
 */
const DISPUTE = `d.id AS "disputeId", d.receipt_no AS "receiptNo", d.number, d.title`;
const left = (day: string): string => `(${day} - $9::date)::int AS "daysLeft"`;
const due = (day: string): string => `${day} AS "dueOn", ${left(day)}`;
const CASE = `${DISPUTE}, d.state, d.received_at AS "receivedAt", ${CALENDAR_KNOWN} AS "calendarKnown", ${due('d.mediation_due_on')}`;
const DEADLINE = `${DISPUTE}, d.state, d.received_at AS "receivedAt"`;
const deadline = (kind: string, subject: string, day: string, known = 'true'): string =>
  `${DEADLINE}, ${known} AS "calendarKnown", '${kind}' AS kind, ${subject} AS "subjectId", ${due(day)}`;

const MINE = relatedBy('mediator', 'responsible');
const WORKS = mayDo('dispute.start');
const TRIAGES = mayDo('dispute.assign');
const DIRECTS = RELATED.director;
/** Centres that triage looks at: an index on centre and state finds the cases there before anybody is asked whose they are. */
const AT_MY_CENTERS = `d.custody_center_id = ANY($3::uuid[] || $4::uuid[])`;
/** Something is left to be done; the indexes `dispute_work_*` hold no others. */
const UNFINISHED = `d.state IN ('registered','accepted','assigned','mediating','suspended','settled','performed')`;

/** Ways in which a case is one's work, each with indexes of its own; who has several finds it by the first. Together they are WORKS. */
const WAYS = [RELATED.director, RELATED.department_duty_officer, relatedBy('mediator', 'responsible', 'risk_leader')];
const worked = (arm: Arm): Arm[] =>
  WAYS.map((way, index) => {
    const earlier = ['false', ...WAYS.slice(0, index)].join(' OR ');
    return { ...arm, where: `${arm.where} AND ${way} AND (${earlier}) IS NOT TRUE` };
  });

const ROUTED_TO_ME = `coalesce(d.routed_officer_id = $2::uuid, false)`;
/** Routed to a department the caller is a duty officer of; to none, it concerns all duty officers of the centre. */
const OURS = `(d.custody_center_id = ANY($5::uuid[]) OR coalesce(d.routed_department_id = ANY($6::uuid[]), d.custody_center_id = ANY($4::uuid[])))`;

const RUNNING = `d.state IN ('accepted','assigned','mediating')`;
const OPEN_REFERRAL = `(jsonb_path_query_first(d.folded, '$.custody.referrals[*] ? (@.state == "open")'))`;
const REFERRAL_ID = `(${OPEN_REFERRAL} ->> 'referralId')::uuid`;
const SUPERVISION_ID = `(SELECT (s ->> 'supervisionId')::uuid FROM jsonb_path_query(d.folded, '$.custody.supervisions[*] ? (@.state == "open")') s
  ORDER BY s ->> 'dueOn' LIMIT 1)`;
const REFERRAL_CALENDAR = `${OPEN_REFERRAL} -> 'calendarKnown' IS DISTINCT FROM 'false'::jsonb`;

const RECEIVED: Arm = {
  from: 'dispute d',
  where: `d.referred_to_department_id IS NOT NULL AND ${RELATED.referral_receiver}`,
  order: 'd.referral_due_on, d.id',
  line: deadline('referral_answer', REFERRAL_ID, 'd.referral_due_on', REFERRAL_CALENDAR),
};

const SUPERVISED: Arm = {
  from: 'dispute d',
  where: 'd.supervision_due_on IS NOT NULL',
  order: 'd.supervision_due_on, d.id',
  line: deadline('supervision', SUPERVISION_ID, 'd.supervision_due_on'),
};

/** Answered by whoever has the case; by the officers of its department while nobody has. */
const ORDERED: Arm = {
  ...SUPERVISED,
  where: `d.supervision_due_on IS NOT NULL
    AND (${MINE} OR (d.responsible_officer_id IS NULL AND ${AT_MY_CENTERS} AND ${RELATED.department_duty_officer}))`,
};

const CHECK = {
  more: 'o.id AS obligation_id, o.description, o.due_on',
  order: 'o.due_on, o.id',
  line: `${DISPUTE}, d.obligation_id AS "obligationId", d.description, ${due('d.due_on')}`,
};

/** In cases the caller works on; and those given with a visit. */
const checks = (until: string): readonly Arm[] => [
  ...worked({
    ...CHECK,
    from: 'dispute d JOIN obligation o ON o.dispute_id = d.id',
    where: `o.state = 'open' AND o.due_on ${until} AND ${UNFINISHED}`,
  }),
  {
    ...CHECK,
    from: `(SELECT DISTINCT g.obligation_id FROM return_visit g WHERE g.assignee_id = $2::uuid AND g.visited_on IS NULL) g
      JOIN obligation o ON o.id = g.obligation_id JOIN dispute d ON d.id = o.dispute_id`,
    where: `o.state = 'open' AND o.due_on ${until} AND ${RELATED.helper} AND ${WORKS} IS NOT TRUE`,
  },
];

const VISIT = {
  more: 'v.id AS visit_id, v.due_on, v.assignee_id',
  order: 'v.due_on, v.id',
  line: `${DISPUTE}, d.visit_id AS "visitId", d.assignee_id AS "assigneeId", ${due('d.due_on')}`,
};

/** In cases the caller works on; and those given to the caller elsewhere. */
const visits = (until: string): readonly Arm[] => {
  const from = 'dispute d JOIN return_visit v ON v.dispute_id = d.id';
  const open = `v.visited_on IS NULL AND v.due_on ${until} AND d.state IN ('settled','performed')`;
  return [
    ...worked({ ...VISIT, from, where: open }),
    { ...VISIT, from, where: `${open} AND v.assignee_id = $2::uuid AND ${RELATED.helper} AND ${WORKS} IS NOT TRUE` },
  ];
};

const saying = (line: string, arms: readonly Arm[]): Arm[] => arms.map((arm) => ({ ...arm, line }));

const SESSIONS = `mediation_session s JOIN dispute d ON d.id = s.dispute_id`;
const SESSION = `s.id AS session_id, s.starts_at, s.ends_at, s.venue, s.room_id`;
const SESSION_LINE = `${DISPUTE}, d.session_id AS "sessionId", d.starts_at AS "startsAt", d.ends_at AS "endsAt", d.venue, d.room_id AS "roomId"`;
/** A guest without a staff id is nobody's. */
const INVITED = `($14::uuid IS NOT NULL AND s.invited @> jsonb_build_array(jsonb_build_object('staffId', $14::uuid)))`;

const cases = (permission: Permission, where: string, order: string, more = ''): Section => ({
  permission,
  arms: [{ from: 'dispute d', where, order, line: `${CASE}${more}` }],
  order,
});

const OVERDUE: Section = {
  permission: 'dispute.read',
  arms: [
    ...worked({
      from: 'dispute d',
      where: `${RUNNING} AND d.mediation_due_on < $9::date`,
      order: 'd.mediation_due_on, d.id',
      line: deadline('mediation', 'd.id', 'd.mediation_due_on', CALENDAR_KNOWN),
    }),
    ...saying(deadline('performance', 'd.obligation_id', 'd.due_on'), checks('< $9::date')),
    ...saying(deadline('return_visit', 'd.visit_id', 'd.due_on'), visits('< $9::date')),
    { ...RECEIVED, where: `d.referral_due_on < $9::date AND ${RECEIVED.where}` },
    {
      from: 'dispute d',
      where: `d.state = 'referred' AND d.referral_due_on < $9::date AND ${DIRECTS}`,
      order: 'd.referral_due_on, d.id',
      line: deadline('referral', REFERRAL_ID, 'd.referral_due_on'),
    },
    ...worked({ ...SUPERVISED, where: `d.supervision_due_on < $9::date AND ${SUPERVISED.where}` }),
  ],
  order: '"dueOn", "subjectId"',
};

const REMINDERS: Section = {
  permission: 'dispute.read',
  arms: [
    {
      from: `deadline_reminder r JOIN dispute d ON d.id = r.dispute_id
        LEFT JOIN obligation o ON o.id = r.subject_id LEFT JOIN return_visit v ON v.id = r.subject_id`,
      where: `r.staff_id = $2::uuid AND r.due_on >= $9::date AND ${VISIBLE} AND (
           (r.kind = 'mediation' AND ${RUNNING} AND d.mediation_due_on = r.due_on)
        OR (r.kind = 'performance' AND o.state = 'open' AND o.due_on = r.due_on)
        OR (r.kind = 'return_visit' AND v.visited_on IS NULL AND v.due_on = r.due_on))`,
      more: 'r.kind, r.subject_id, r.due_on, r.reminded_at',
      order: 'r.due_on, r.subject_id',
      line: `${DEADLINE}, true AS "calendarKnown", d.kind, d.subject_id AS "subjectId", ${due('d.due_on')}, d.reminded_at AS "remindedAt"`,
    },
  ],
  order: '"dueOn", "subjectId"',
};

export const SECTIONS: Readonly<Record<SectionName, Section>> = {
  toAccept: cases(
    'dispute.accept',
    `d.state = 'registered' AND ${AT_MY_CENTERS} AND (${TRIAGES} OR ${RELATED.centre_duty_officer})`,
    `${ROUTED_TO_ME} DESC, ${OURS} DESC, d.received_at, d.id`,
    `, ${ROUTED_TO_ME} AS mine, d.routed_officer_id IS NULL AS queued, d.routed_department_id AS "routedDepartmentId",
       d.routed_officer_id AS "routedOfficerId"`,
  ),
  /** Seen by whoever can do something about it: the duty officers of the department, all of them when it has none, the directors. */
  queue: cases(
    'dispute.accept',
    `d.state = 'registered' AND d.routed_officer_id IS NULL AND ${AT_MY_CENTERS} AND (${OURS} OR ${DIRECTS})
      AND (${TRIAGES} OR ${RELATED.centre_duty_officer})`,
    `coalesce(d.routed_at, d.created_at), d.id`,
    `, d.routed_department_id AS "routedDepartmentId",
       greatest(0, floor(extract(epoch FROM $11::timestamptz - coalesce(d.routed_at, d.created_at)) / 60))::int AS "waitingMinutes"`,
  ),
  toAssign: cases(
    'dispute.assign',
    `(d.state = 'accepted' OR d.queued AND d.state IN ('assigned','mediating','suspended')) AND ${AT_MY_CENTERS} AND ${TRIAGES}`,
    'd.queued DESC, d.received_at, d.id',
  ),
  toStart: cases('dispute.start', `d.state = 'assigned' AND ${MINE}`, 'd.mediation_due_on, d.id', ', d.folded'),
  toHold: {
    permission: 'session.manage',
    arms: [
      {
        from: SESSIONS,
        where: `d.state = 'mediating' AND s.state = 'scheduled' AND s.ends_at <= $11::timestamptz AND ${MINE}`,
        more: SESSION,
        order: 's.starts_at, s.id',
        line: SESSION_LINE,
      },
    ],
    order: '"startsAt", "sessionId"',
  },
  toAnswer: { permission: 'supervision.answer', arms: [RECEIVED, ORDERED], order: '"dueOn", "subjectId"' },
  outside: {
    permission: 'dispute.refer',
    arms: [
      {
        from: 'dispute d',
        where: `d.state = 'referred' AND ${DIRECTS} AND d.folded @? '$.custody.referrals[*] ? (@.state == "open")'`,
        order: 'd.state_since, d.id',
        line: `${DISPUTE}, ${REFERRAL_ID} AS "referralId", ${OPEN_REFERRAL} ->> 'body' AS body,
          d.state_since AS "sentAt", ${due('d.referral_due_on')}`,
      },
    ],
    order: '"sentAt", "disputeId"',
  },
  dueSoon: {
    permission: 'dispute.start',
    arms: worked({
      from: 'dispute d',
      where: `${RUNNING} AND d.mediation_due_on <= $10::date`,
      order: 'd.mediation_due_on, d.id',
      line: CASE,
    }),
    order: '"dueOn", "disputeId"',
  },
  overdue: OVERDUE,
  reminders: REMINDERS,
  expired: cases(
    'dispute.extend',
    `d.expired_at IS NOT NULL AND ${RUNNING} AND (${DIRECTS} OR ${MINE})`,
    'd.mediation_due_on, d.id',
    ', d.expired_at AS "expiredAt"',
  ),
  suspended: cases(
    'dispute.suspend',
    `d.state = 'suspended' AND ${MINE}`,
    'd.state_since, d.id',
    ', d.state_since AS since',
  ),
  toCountersign: cases(
    'late_entry.countersign',
    `d.late_entry_seqs <> '{}' AND ${DIRECTS}`,
    'd.received_at, d.id',
    ', d.late_entry_seqs AS seqs',
  ),
  toDecide: cases('challenge.decide', `d.director_decides AND ${DIRECTS}`, 'd.received_at, d.id', ', d.folded'),
  policeReports: cases('risk.record', `d.police_report_open AND ${WORKS}`, 'd.received_at, d.id'),
  leaderless: cases(
    'risk.direct',
    `d.risk_level = 'red' AND d.risk_leader_id IS NULL AND d.state NOT IN ('closed','archived','merged') AND ${DIRECTS}`,
    'd.received_at, d.id',
  ),
  sessionsToday: {
    permission: 'desk.read',
    arms: [
      {
        from: SESSIONS,
        where: `s.state = 'scheduled' AND s.starts_at >= $12::timestamptz AND s.starts_at < $13::timestamptz AND (${VISIBLE} OR ${INVITED})`,
        more: SESSION,
        order: 's.starts_at, s.id',
        line: SESSION_LINE,
      },
    ],
    order: '"startsAt", "sessionId"',
  },
  checks: { permission: 'performance.record', arms: checks('<= $10::date'), order: '"dueOn", "obligationId"' },
  visits: { permission: 'visit.record', arms: visits('<= $10::date'), order: '"dueOn", "visitId"' },
};
