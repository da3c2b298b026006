/**
 * Which cases belong in which section, as SQL. A section asks for a permission first: whoever holds it nowhere has nothing there. Each
 * of its arms is found by an index on what is open, and then judged by relation, as an action on the case would be.
 */
import type { Permission } from '../../domain/access/permissions.js';
import { DEADLINE_KINDS, type DeadlineKind } from '../../domain/deadlines/deadlines.js';
import { CALENDAR_KNOWN } from '../disputes/calendar-known.reader.js';
import { OPEN_DEADLINES, whoseDay } from '../disputes/open-deadlines.reader.js';
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
const MINE = relatedBy('mediator', 'responsible');
const WORKS = mayDo('dispute.start');
const TRIAGES = mayDo('dispute.assign');
const DIRECTS = RELATED.director;
/** Centres that triage looks at: an index on centre and state finds the cases there before anybody is asked whose they are. */
const AT_MY_CENTERS = `d.custody_center_id = ANY($3::uuid[] || $4::uuid[])`;
const ROUTED_TO_ME = `coalesce(d.routed_officer_id = $2::uuid, false)`;
/** Routed to a department the caller is a duty officer of; to none, it concerns all duty officers of the centre. */
const OURS = `(d.custody_center_id = ANY($5::uuid[]) OR coalesce(d.routed_department_id = ANY($6::uuid[]), d.custody_center_id = ANY($4::uuid[])))`;

const RUNNING = `d.state IN ('accepted','assigned','mediating')`;
const OPEN_REFERRAL = `(jsonb_path_query_first(d.folded, '$.custody.referrals[*] ? (@.state == "open")'))`;

/** The daily work, in ways that have indexes of their own; who has several finds a case by the first. Together they are WORKS. */
const WAYS = [RELATED.director, RELATED.department_duty_officer, relatedBy('mediator', 'responsible', 'risk_leader')];
const OUTSIDE = `x.entry ->> 'body' IS NOT NULL`;
const GIVEN = `EXISTS (SELECT 1 FROM return_visit g WHERE g.dispute_id = d.id AND g.obligation_id = x.id
  AND g.assignee_id = $2::uuid AND g.visited_on IS NULL)`;

/** Who may act on what runs out: whoever works on the case; a visit or check, also who was given it; what officers or directors decide, they. */
const ACTING: Readonly<Record<DeadlineKind, readonly string[]>> = {
  mediation: WAYS,
  performance: [...WAYS, `(${RELATED.helper} AND ${GIVEN})`],
  return_visit: [...WAYS, `(${RELATED.helper} AND x.assignee_id = $2::uuid)`],
  referral_answer: [RELATED.referral_receiver],
  referral: [`(${DIRECTS} OR (${WORKS} AND NOT ${OUTSIDE}))`],
  supervision: [mayDo('supervision.answer')],
  legal_aid_decision: [mayDo('legal_aid.decide')],
  legal_aid_assignment: [mayDo('legal_aid.decide')],
  confirmation_notice: WAYS,
  enforcement: WAYS,
  unsettled: WAYS,
};

const DUE = due('d.due_on');
const deadline = (kind: string, calendarKnown: string): string =>
  `${DISPUTE}, d.state, d.received_at AS "receivedAt", ${calendarKnown} AS "calendarKnown", ${kind} AS kind, d.subject_id AS "subjectId", ${DUE}`;

interface Shown {
  readonly ways?: readonly string[];
  readonly more?: string;
  readonly line?: string;
}

/** Those of a kind whose last day lies there, each once. */
function running(kind: DeadlineKind, lies: string, shown: Shown = {}): Arm[] {
  const open = OPEN_DEADLINES[kind];
  const { ways = ACTING[kind], more, line = deadline(`'${kind}'`, open.calendarKnown) } = shown;
  return ways.map((way, index) => {
    const earlier = ['false', ...ways.slice(0, index)].join(' OR ');
    return {
      from: `dispute d ${open.beside}`,
      where: `${open.runs} AND ${open.until ?? '$9::date'} >= $9::date AND ${whoseDay(open, lies)} AND ${way} AND (${earlier}) IS NOT TRUE`,
      more: [`${open.subjectId} AS subject_id`, `${open.dueOn} AS due_on`, `${open.entry} AS entry`, more ?? []]
        .flat()
        .join(', '),
      order: 'due_on, subject_id',
      line,
    };
  });
}

const deadlines = (lies: string): Section => ({
  permission: 'dispute.read',
  arms: DEADLINE_KINDS.flatMap((kind) => running(kind, lies)),
  order: '"dueOn", "subjectId"',
});

/** What the case of a reminder has of its kind. */
const REMINDED = DEADLINE_KINDS.map((kind) => {
  const { beside, runs, subjectId, dueOn, entry } = OPEN_DEADLINES[kind];
  return `SELECT ${subjectId} AS subject_id, ${dueOn} AS due_on, ${entry} AS entry, (${ACTING[kind].join(' OR ')}) AS may_act
    FROM (VALUES (1)) AS one(n) ${beside} WHERE r.kind = '${kind}' AND ${runs}`;
}).join(' UNION ALL ');
const KNOWN = DEADLINE_KINDS.map((kind) => `WHEN '${kind}' THEN ${OPEN_DEADLINES[kind].calendarKnown}`).join(' ');

/** Of the officer who was reminded; where that was nobody in particular, of whoever may act. Gone when the deadline is kept or moved. */
const REMINDERS: Section = {
  permission: 'dispute.read',
  arms: [
    {
      from: `deadline_reminder r JOIN dispute d ON d.id = r.dispute_id CROSS JOIN LATERAL (${REMINDED}) l`,
      where: `r.due_on >= $9::date AND l.subject_id = r.subject_id AND l.due_on = r.due_on
        AND ((r.staff_id = $2::uuid AND ${VISIBLE}) OR (r.staff_id IS NULL AND l.may_act))`,
      more: 'r.kind, r.subject_id, r.due_on, r.reminded_at, l.entry',
      order: 'r.due_on, r.subject_id',
      line: `${deadline('d.kind', `CASE d.kind ${KNOWN} END`)}, d.reminded_at AS "remindedAt"`,
    },
  ],
  order: '"dueOn", "subjectId"',
};

/** An order is answered by whoever has the case; by the officers of its department while nobody has. */
const ORDERED = [
  MINE,
  `(d.responsible_officer_id IS NULL AND ${AT_MY_CENTERS} AND ${RELATED.department_duty_officer})`,
];

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
  toAnswer: {
    permission: 'supervision.answer',
    arms: [...running('referral_answer', 'IS NOT NULL'), ...running('supervision', 'IS NOT NULL', { ways: ORDERED })],
    order: '"dueOn", "subjectId"',
  },
  outside: {
    permission: 'dispute.refer',
    arms: [
      {
        from: 'dispute d',
        where: `d.state = 'referred' AND ${DIRECTS} AND d.folded @? '$.custody.referrals[*] ? (@.state == "open")'`,
        order: 'd.state_since, d.id',
        line: `${DISPUTE}, (${OPEN_REFERRAL} ->> 'referralId')::uuid AS "referralId", ${OPEN_REFERRAL} ->> 'body' AS body,
          d.state_since AS "sentAt", ${due('d.referral_due_on')}`,
      },
    ],
    order: '"sentAt", "disputeId"',
  },
  dueSoon: deadlines('<= $10::date'),
  overdue: deadlines('< $9::date'),
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
  /** Whoever looks after the agreement: how long the parties can still go to court together. */
  toConfirm: {
    permission: 'agreement.draft',
    arms: WAYS.map((way, index) => ({
      from: 'dispute d',
      where: `d.confirmation_until >= $9::date AND ${way} AND (${['false', ...WAYS.slice(0, index)].join(' OR ')}) IS NOT TRUE`,
      order: 'd.confirmation_until, d.id',
      line: `${DISPUTE}, d.agreement_id AS "agreementId", ${due('d.confirmation_until')}`,
    })),
    order: '"dueOn", "disputeId"',
  },
  toTell: {
    permission: 'notice.record',
    arms: running('confirmation_notice', '<= $10::date', {
      more: `d.agreement_id AS agreement, (SELECT CASE WHEN p.restricted_at IS NULL THEN p.name ELSE left(p.name, 1) || '***' END FROM party p WHERE p.id = (x.entry ->> 'partyId')::uuid) AS party_name`,
      line: `${DISPUTE}, d.agreement AS "agreementId", d.subject_id AS "partyId", d.party_name AS "partyName", d.entry ->> 'occasion' AS occasion, ${DUE}`,
    }),
    order: '"dueOn", "partyId"',
  },
  unsettled: {
    permission: 'dispute.close',
    arms: running('unsettled', 'IS NOT NULL', {
      line: `${DISPUTE}, d.subject_id AS "reportId", (d.entry ->> 'partyId')::uuid AS "partyId", (d.entry ->> 'obligationId')::uuid AS "obligationId",
        d.entry ->> 'ground' AS ground, ${DUE}`,
    }),
    order: '"dueOn", "reportId"',
  },
  checks: {
    permission: 'performance.record',
    arms: running('performance', '<= $10::date', {
      more: 'x.description',
      line: `${DISPUTE}, d.subject_id AS "obligationId", d.description, ${DUE}`,
    }),
    order: '"dueOn", "obligationId"',
  },
  visits: {
    permission: 'visit.record',
    arms: running('return_visit', '<= $10::date', {
      more: 'x.assignee_id',
      line: `${DISPUTE}, d.subject_id AS "visitId", d.assignee_id AS "assigneeId", ${DUE}`,
    }),
    order: '"dueOn", "visitId"',
  },
};
