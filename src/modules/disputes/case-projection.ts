/**
 * The tables that follow from the log: the dispute's row, the state of its obligations and its return visits. Written after
 * every command, in its transaction, so that lists, the desk and the reports read plain columns.
 */
import { Injectable } from '@nestjs/common';
import type { LogEntry } from '../../domain/dispute/events.js';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { nextDueOn } from '../../domain/dispute/pursuit/instalments.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DisputeRecord } from './dispute.record.js';
import { DisputeStore } from './dispute.store.js';
import { projectedFields } from './projected-columns.js';

@Injectable()
export class CaseProjection {
  constructor(
    private readonly disputes: DisputeStore,
    private readonly clock: Clock,
  ) {}

  /** The row as it stands after the entries. */
  async project(
    tx: Tx,
    record: DisputeRecord,
    before: DisputeFacts,
    facts: DisputeFacts,
    entries: readonly LogEntry[],
  ): Promise<DisputeRecord> {
    const now = this.clock.nowIso();
    const shiftId =
      entries.map((entry) => (entry.type === 'Assigned' ? entry.payload.shiftId : null)).find((id) => id !== null) ??
      null;
    await this.disputes.project(tx, record.id, facts, shiftId, now);
    if (facts.obligations !== before.obligations) await projectObligations(tx, facts);
    if (facts.visits !== before.visits) await projectVisits(tx, record, facts);
    await cancelSessions(tx, entries, facts.version, now);
    await closeSessionsToPublic(tx, entries, facts.version);
    return rowAfter(record, facts, shiftId, now);
  }
}

async function projectObligations(tx: Tx, facts: DisputeFacts): Promise<void> {
  if (facts.obligations.length === 0) return;
  const rows = facts.obligations.map((duty) => {
    const { obligationId: id, state, paidFen, dueOn } = duty;
    return { id, state, paidFen, dueOn, nextDueOn: state === 'open' ? nextDueOn(duty) : null };
  });
  await tx.query(
    `UPDATE obligation o SET state = r.state, paid_fen = r."paidFen", due_on = r."dueOn", next_due_on = r."nextDueOn"
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, state text, "paidFen" bigint, "dueOn" date, "nextDueOn" date)
      WHERE o.id = r.id
        AND (o.state, o.paid_fen, o.due_on, o.next_due_on) IS DISTINCT FROM (r.state, r."paidFen", r."dueOn", r."nextDueOn")`,
    [JSON.stringify(rows)],
  );
}

async function projectVisits(tx: Tx, record: DisputeRecord, facts: DisputeFacts): Promise<void> {
  const rows = facts.visits.map(({ visitId, ...visit }) => ({ id: visitId, ...visit }));
  await tx.query(
    `INSERT INTO return_visit (id, center_id, dispute_id, due_on, assignee_id, party_id, obligation_id, visited_on, breach_found)
     SELECT id, $2, $3, "dueOn", "assigneeId", "partyId", "obligationId", "visitedOn", "breachFound"
       FROM jsonb_to_recordset($1::jsonb)
         AS r(id uuid, "dueOn" date, "assigneeId" uuid, "partyId" uuid, "obligationId" uuid, "visitedOn" date, "breachFound" boolean)
     ON CONFLICT (id) DO UPDATE SET visited_on = excluded.visited_on, breach_found = excluded.breach_found
      WHERE return_visit.dispute_id = excluded.dispute_id`,
    [JSON.stringify(rows), record.centerId, record.id],
  );
}

/** Sessions still planned when mediation ends are cancelled by the system; their rooms and people are free again. */
async function cancelSessions(tx: Tx, entries: readonly LogEntry[], version: number, now: string): Promise<void> {
  const ids = entries.flatMap((entry) => (entry.type === 'SessionCancelled' ? [entry.payload.sessionId] : []));
  if (ids.length === 0) return;
  await tx.query(`UPDATE mediation_session SET state = 'cancelled', version = $2 WHERE id = ANY($1::uuid[])`, [
    ids,
    version,
  ]);
  await tx.query(
    'UPDATE room_booking SET released_at = $2 WHERE session_id = ANY($1::uuid[]) AND released_at IS NULL',
    [ids, now],
  );
  await tx.query(
    'UPDATE staff_booking SET released_at = $2 WHERE session_id = ANY($1::uuid[]) AND released_at IS NULL',
    [ids, now],
  );
}

/** Planned sessions that were to be open and no longer may be (R20). */
async function closeSessionsToPublic(tx: Tx, entries: readonly LogEntry[], version: number): Promise<void> {
  const closed = entries.flatMap((entry) => (entry.type === 'SessionClosedToPublic' ? [entry.payload] : []));
  if (closed.length === 0) return;
  await tx.query(
    `UPDATE mediation_session s SET openness = 'closed', closed_reason = r.reason, version = $2
       FROM jsonb_to_recordset($1::jsonb) AS r("sessionId" uuid, reason text) WHERE s.id = r."sessionId"`,
    [JSON.stringify(closed), version],
  );
}

/** What `DisputeStore.project` wrote, without reading it again. */
function rowAfter(record: DisputeRecord, facts: DisputeFacts, shiftId: string | null, now: string): DisputeRecord {
  return {
    ...record,
    ...projectedFields(facts),
    calendarKnown: facts.deadlines.every((deadline) => deadline.calendarKnown !== false),
    shiftId: shiftId ?? record.shiftId,
    folded: facts,
    updatedAt: now,
  };
}
