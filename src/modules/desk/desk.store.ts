/** The desk's questions, each one indexed query over what the caller may see. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/access/scope.js';
import type { Tx } from '../../platform/database/tx.js';
import { CALENDAR_KNOWN } from '../disputes/calendar-known.reader.js';
import { VISIBLE, visibilityParams } from '../disputes/visibility.reader.js';
import type { DeskCase, DeskCheck, DeskIntake, DeskQueued, DeskReturn, DeskSession, DeskVisit } from './desk.dto.js';

const MOST = 50;

export interface DeskQuestion {
  readonly actor: Actor;
  readonly centerId: string | null;
  readonly today: string;
  /** Last day that counts as soon. */
  readonly until: string;
}

const CASE = `d.id AS "disputeId", d.receipt_no AS "receiptNo", d.number, d.title, d.state, d.received_at AS "receivedAt",
  d.mediation_due_on AS "dueOn", ${CALENDAR_KNOWN} AS "calendarKnown",
  (d.mediation_due_on - $9::date)::int AS "daysLeft"`;

/** Parameters $1–$7 are the caller, $8 the centre or null, $9 today, $10 the horizon. */
const params = ({ actor, centerId, today, until }: DeskQuestion): unknown[] => [
  ...visibilityParams(actor),
  centerId,
  today,
  until,
];

const HERE = `${VISIBLE} AND ($8::uuid IS NULL OR d.custody_center_id = $8::uuid)`;
const USED = `($9::date IS NOT NULL AND $10::date IS NOT NULL)`;

const MINE = `coalesce(d.routed_officer_id = $2::uuid, false)`;
/** Routed to a department the caller is a duty officer of; to none, it concerns all duty officers of the centre. */
const OURS = `(d.custody_center_id = ANY($5::uuid[]) OR coalesce(d.routed_department_id = ANY($6::uuid[]), d.custody_center_id = ANY($4::uuid[])))`;

@Injectable()
export class DeskStore {
  toAccept(tx: Tx, question: DeskQuestion): Promise<DeskIntake[]> {
    return tx.query<DeskIntake>(
      `SELECT ${CASE}, ${MINE} AS mine, d.routed_officer_id IS NULL AS queued,
              d.routed_department_id AS "routedDepartmentId", d.routed_officer_id AS "routedOfficerId"
         FROM dispute d
        WHERE ${HERE} AND ${USED} AND d.state = 'registered'
        ORDER BY ${MINE} DESC, ${OURS} DESC, d.received_at, d.id LIMIT ${MOST}`,
      params(question),
    );
  }

  /** Seen by whoever can do something about it: the duty officers of the department, all of them when it has none, the directors. */
  queue(tx: Tx, question: DeskQuestion, now: string): Promise<DeskQueued[]> {
    return tx.query<DeskQueued>(
      `SELECT ${CASE}, d.routed_department_id AS "routedDepartmentId",
              greatest(0, floor(extract(epoch FROM $11::timestamptz - coalesce(d.routed_at, d.created_at)) / 60))::int
                AS "waitingMinutes"
         FROM dispute d
        WHERE ${HERE} AND ${USED} AND d.state = 'registered' AND d.routed_officer_id IS NULL
          AND (${OURS} OR d.center_id = ANY($3::uuid[]) OR d.custody_center_id = ANY($3::uuid[]))
        ORDER BY coalesce(d.routed_at, d.created_at), d.id LIMIT ${MOST}`,
      [...params(question), now],
    );
  }

  /** Also what a department took over while nobody of it was on duty: somebody has to answer for it. */
  toAssign(tx: Tx, question: DeskQuestion): Promise<DeskCase[]> {
    const waits = `(d.state = 'accepted' OR d.queued AND d.state IN ('assigned','mediating','suspended'))`;
    return this.cases(tx, question, waits, 'd.queued DESC, d.received_at, d.id');
  }

  dueSoon(tx: Tx, question: DeskQuestion): Promise<DeskCase[]> {
    return this.cases(
      tx,
      question,
      `d.state IN ('accepted','assigned','mediating') AND d.mediation_due_on <= $10::date`,
      'd.mediation_due_on, d.id',
    );
  }

  policeReports(tx: Tx, question: DeskQuestion): Promise<DeskCase[]> {
    return this.cases(tx, question, 'd.police_report_open', 'd.received_at, d.id');
  }

  /** Red, and nobody answers for it: for the directors to name somebody. */
  leaderless(tx: Tx, question: DeskQuestion): Promise<DeskCase[]> {
    const unfinished = `d.state NOT IN ('closed','archived','merged')`;
    const directed = '(d.center_id = ANY($3::uuid[]) OR d.custody_center_id = ANY($3::uuid[]))';
    const condition = `d.risk_level = 'red' AND d.risk_leader_id IS NULL AND ${unfinished} AND ${directed}`;
    return this.cases(tx, question, condition, 'd.received_at, d.id');
  }

  private cases(tx: Tx, question: DeskQuestion, condition: string, order: string): Promise<DeskCase[]> {
    return tx.query<DeskCase>(
      `SELECT ${CASE} FROM dispute d WHERE ${HERE} AND ${USED} AND ${condition} ORDER BY ${order} LIMIT ${MOST}`,
      params(question),
    );
  }

  /** Sessions of today that the caller leads, attends, or whose case the caller may see; a guest without a staff id is nobody's. */
  sessionsToday(tx: Tx, question: DeskQuestion, day: { from: string; to: string }): Promise<DeskSession[]> {
    return tx.query<DeskSession>(
      `SELECT s.id AS "sessionId", d.id AS "disputeId", d.title, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.venue,
              s.room_id AS "roomId"
         FROM mediation_session s JOIN dispute d ON d.id = s.dispute_id
        WHERE (${HERE} OR ($13::uuid IS NOT NULL AND s.invited @> jsonb_build_array(jsonb_build_object('staffId', $13::uuid))))
          AND ${USED} AND s.state = 'scheduled' AND s.starts_at >= $11::timestamptz AND s.starts_at < $12::timestamptz
        ORDER BY s.starts_at, s.id LIMIT ${MOST}`,
      [...params(question), day.from, day.to, question.actor.staffId],
    );
  }

  checks(tx: Tx, question: DeskQuestion): Promise<DeskCheck[]> {
    return tx.query<DeskCheck>(
      `SELECT o.id AS "obligationId", d.id AS "disputeId", d.title, o.description, o.due_on AS "dueOn",
              (o.due_on - $9::date)::int AS "daysLeft"
         FROM obligation o JOIN dispute d ON d.id = o.dispute_id
        WHERE ${HERE} AND o.state = 'open' AND o.due_on <= $10::date
        ORDER BY o.due_on, o.id LIMIT ${MOST}`,
      params(question),
    );
  }

  visits(tx: Tx, question: DeskQuestion): Promise<DeskVisit[]> {
    return tx.query<DeskVisit>(
      `SELECT v.id AS "visitId", d.id AS "disputeId", d.title, v.due_on AS "dueOn", v.assignee_id AS "assigneeId",
              (v.due_on - $9::date)::int AS "daysLeft"
         FROM return_visit v JOIN dispute d ON d.id = v.dispute_id
        WHERE ${HERE} AND v.visited_on IS NULL AND v.due_on <= $10::date AND d.state IN ('settled','performed')
        ORDER BY v.due_on, v.id LIMIT ${MOST}`,
      params(question),
    );
  }

  /** Returns to file for the last finished month, to confirm, or contradicted by a later petition. */
  returns(tx: Tx, filing: readonly string[], confirming: readonly string[], month: string): Promise<DeskReturn[]> {
    return tx.query<DeskReturn>(
      `SELECT c.id AS "centerId", $3::text AS month, 'missing' AS state
         FROM center c
        WHERE c.id = ANY($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM center k WHERE k.parent_id = c.id)
          AND NOT EXISTS (SELECT 1 FROM petition_return r WHERE r.center_id = c.id AND r.month = $3::text)
        UNION ALL
       SELECT r.center_id, r.month, CASE r.state WHEN 'filed' THEN 'to_confirm' ELSE 'contradicted' END
         FROM petition_return r
        WHERE (r.state = 'filed' AND r.center_id = ANY($2::uuid[]))
           OR (r.state = 'contradicted' AND (r.center_id = ANY($1::uuid[]) OR r.center_id = ANY($2::uuid[])))
        ORDER BY 2, 1 LIMIT ${MOST}`,
      [filing, confirming, month],
    );
  }
}
