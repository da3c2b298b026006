/**
 * Keeps what reports count of a case, version by version. Whoever writes holds the barrier shared until the end of the
 * transaction (`CaseLog.append`); a report raises it, alone, before it reads: so everything known by its instant is there, and
 * what comes later becomes known later, whatever the clocks of several processes say.
 */
import { Injectable } from '@nestjs/common';
import { isSameRecord, type CaseRecord } from '../../domain/reports/case-record.js';
import type { Tx } from '../../platform/database/tx.js';
import { REPORT_BARRIER } from './report-barrier.js';

/** Key of the lock under which histories are made; an arbitrary number nothing else uses. */
const HISTORY = 7_301_948_653;

const CONTENT = 'channel, category, subcategory, grid_id, amount_fen, people, difficult';
const CONTENT_NOW = 'd.channel, d.category, d.subcategory, d.grid_id, d.amount_fen, d.people_involved, d.difficult';

const RECORD = `version, custody_center_id, department_id, state, track, source_kind, delegated_by, received_on, accepted_on,
  assigned_on, started_on, held_on, outcome, ended_on, performed_on, closed_on, last_on, form, parties, sessions, escalated, repeat,
  pending_entries, pauses, referrals, deadlines, promises, visits, confirmations`;

const SENT = `version int, "knownFrom" timestamptz, "custodyCenterId" uuid, "departmentId" uuid, state text, track text,
  "sourceKind" text, "delegatedBy" text, "receivedOn" date, "acceptedOn" date, "assignedOn" date, "startedOn" date, "heldOn" date,
  outcome text, "endedOn" date, "performedOn" date, "closedOn" date, "lastOn" date, form text, parties int, sessions int, escalated boolean, repeat boolean,
  "pendingEntries" int, pauses jsonb, referrals jsonb, deadlines jsonb, promises jsonb, visits jsonb, confirmations jsonb`;

const SENT_RECORD = `r.version, r."custodyCenterId", r."departmentId", r.state, r.track, r."sourceKind", r."delegatedBy",
  r."receivedOn", r."acceptedOn", r."assignedOn", r."startedOn", r."heldOn", r.outcome, r."endedOn", r."performedOn", r."closedOn",
  coalesce(r."lastOn", 'infinity'), r.form, r.parties, r.sessions, r.escalated, r.repeat, r."pendingEntries", r.pauses, r.referrals, r.deadlines, r.promises, r.visits,
  r.confirmations`;

/** Later than every report made so far, and not before what the case was known as until now. */
const knownFrom = (recordedAt: string): string => `greatest(${recordedAt},
  (SELECT b.as_of + interval '1 millisecond' FROM report_barrier b),
  (SELECT v.known_from FROM case_version v WHERE v.dispute_id = d.id AND v.known_until = 'infinity'))`;

/**
 * Closes what was in force. What became known at the very same instant, after every report, nobody can have seen: it gives way
 * to the new row.
 */
const CLOSE = `
  closed AS (UPDATE case_version v SET known_until = fresh.known_from FROM fresh
    WHERE v.dispute_id = fresh.dispute_id AND v.known_until = 'infinity' AND v.known_from < fresh.known_from),
  replaced AS (DELETE FROM case_version v USING fresh
    WHERE v.dispute_id = fresh.dispute_id AND v.known_until = 'infinity' AND v.known_from = fresh.known_from)`;

@Injectable()
export class CaseVersions {
  /** Nothing is written when a report would count the same. */
  async keep(tx: Tx, disputeId: string, record: CaseRecord, before: CaseRecord | null): Promise<void> {
    if (before !== null && isSameRecord(before, record)) return;
    await tx.query(
      `WITH fresh AS MATERIALIZED (
         SELECT d.id AS dispute_id, d.center_id, ${knownFrom('r."knownFrom"')} AS known_from, ${SENT_RECORD}, ${CONTENT_NOW}
           FROM dispute d, jsonb_to_record($2::jsonb) AS r(${SENT}) WHERE d.id = $1),
       ${CLOSE}
       INSERT INTO case_version (dispute_id, center_id, known_from, ${RECORD}, ${CONTENT}) SELECT * FROM fresh`,
      [disputeId, JSON.stringify(record)],
    );
  }

  /** Of cases that are new, whose log is written in this transaction. */
  async keepFirst(
    tx: Tx,
    cases: readonly { readonly disputeId: string; readonly record: CaseRecord }[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO case_version (dispute_id, center_id, known_from, ${RECORD}, ${CONTENT})
       SELECT d.id, d.center_id, greatest(r."knownFrom", b.as_of + interval '1 millisecond'), ${SENT_RECORD}, ${CONTENT_NOW}
         FROM jsonb_to_recordset($1::jsonb) AS r("disputeId" uuid, ${SENT}) JOIN dispute d ON d.id = r."disputeId"
         LEFT JOIN report_barrier b ON true`,
      [JSON.stringify(cases.map(({ disputeId, record }) => ({ disputeId, ...record })))],
    );
  }

  /** One start at a time, and no report meanwhile: neither may see the history of a case half written. */
  async holdHistory(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(${HISTORY})`);
    await tx.query(`SELECT pg_advisory_xact_lock_shared(${REPORT_BARRIER})`);
  }

  /** Cases of an earlier version of the service. Of all the others two indexes are read and no row: every start asks. */
  withoutAny(tx: Tx, limit: number): Promise<{ readonly id: string; readonly zone: string }[]> {
    return tx.query(
      `SELECT d.id, c.time_zone AS zone
         FROM (SELECT b.id FROM dispute b WHERE NOT EXISTS (SELECT 1 FROM case_version v WHERE v.dispute_id = b.id)
                ORDER BY b.id LIMIT $1) AS bare
         JOIN dispute d USING (id) JOIN center c ON c.id = d.center_id
        ORDER BY d.id FOR UPDATE OF d`,
      [limit],
    );
  }

  /** After the words and codes on the row were written anew by the entry the row stands at. */
  async recontent(tx: Tx, disputeId: string): Promise<void> {
    await tx.query(
      `UPDATE case_version v SET (${CONTENT}) = (SELECT ${CONTENT_NOW} FROM dispute d WHERE d.id = v.dispute_id)
         FROM dispute d WHERE v.dispute_id = $1 AND d.id = $1 AND v.known_until = 'infinity' AND v.version = d.version`,
      [disputeId],
    );
    await tx.query(
      `WITH fresh AS MATERIALIZED (
         SELECT d.id AS dispute_id, d.center_id, ${knownFrom('d.updated_at')} AS known_from,
                ${RECORD.replace('version', 'd.version').replace(/, (\w+)/g, ', v.$1')}, ${CONTENT_NOW}
           FROM dispute d JOIN case_version v ON v.dispute_id = d.id AND v.known_until = 'infinity' AND v.version < d.version
          WHERE d.id = $1 AND (v.channel, v.category, v.subcategory, v.grid_id, v.amount_fen, v.people, v.difficult)
                IS DISTINCT FROM (${CONTENT_NOW})),
       ${CLOSE}
       INSERT INTO case_version (dispute_id, center_id, known_from, ${RECORD}, ${CONTENT}) SELECT * FROM fresh`,
      [disputeId],
    );
  }
}
