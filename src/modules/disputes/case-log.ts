/**
 * The log of a case: lock, read, append. Only `workflow` may import it; that is what makes workflow the one door for
 * writes. Lock first, then read, as two statements: one statement that waits for the lock would read the log as it was
 * before it waited.
 */
import { Injectable } from '@nestjs/common';
import type { LogEntry } from '../../domain/dispute/events.js';
import { markTold, type Tx } from '../../platform/database/tx.js';
import { REPORT_BARRIER } from './report-barrier.js';
import { DISPUTE_COLUMNS, type DisputeRecord } from './dispute.record.js';

/** Once the lock is had: while it is waited for, the case may have gone out of the scope. */
const LOCK = `WITH locked AS MATERIALIZED (SELECT id FROM dispute WHERE id = $1 FOR UPDATE)
  SELECT set_config('app.case_ids', concat_ws(',', nullif(current_setting('app.case_ids', true), ''), id::text), true) FROM locked`;

@Injectable()
export class CaseLog {
  /**
   * Locks the dispute's row and nothing else; two cases are locked in the order of their ids. The case stays within the scope of the
   * transaction from here on, wherever the step takes it.
   */
  async lock(tx: Tx, disputeId: string): Promise<DisputeRecord | undefined> {
    const locked = await tx.one(LOCK, [disputeId]);
    if (locked === undefined) return undefined;
    return tx.one<DisputeRecord>(
      `SELECT ${DISPUTE_COLUMNS} FROM dispute d JOIN dispute_key k ON k.dispute_id = d.id WHERE d.id = $1`,
      [disputeId],
    );
  }

  read(tx: Tx, disputeId: string): Promise<LogEntry[]> {
    return tx.query<LogEntry>(
      `SELECT seq, type, occurred_at AS "occurredAt", recorded_at AS "recordedAt", actor_id AS "actorId",
              staff_id AS "staffId", caused_by AS "causedBy", payload
         FROM case_log WHERE dispute_id = $1 ORDER BY seq`,
      [disputeId],
    );
  }

  /**
   * `(dispute_id, seq)` is unique: a second writer that slipped past the lock would fail here. From here on no report begins
   * before this transaction has ended.
   */
  append(tx: Tx, disputeId: string, centerId: string, entries: readonly LogEntry[]): Promise<void> {
    return this.appendAll(tx, [{ disputeId, centerId, entries }]);
  }

  async appendAll(
    tx: Tx,
    cases: readonly { readonly disputeId: string; readonly centerId: string; readonly entries: readonly LogEntry[] }[],
  ): Promise<void> {
    const rows = cases.flatMap(({ entries, ...of }) => entries.map((entry) => ({ ...of, ...entry })));
    await tx.query(
      `INSERT INTO case_log (dispute_id, seq, center_id, type, occurred_at, recorded_at, actor_id, staff_id, caused_by, payload)
       SELECT "disputeId", seq, "centerId", type, "occurredAt", "recordedAt", "actorId", "staffId", "causedBy", payload
         FROM (SELECT pg_advisory_xact_lock_shared(${REPORT_BARRIER})) barrier, jsonb_to_recordset($1::jsonb)
           AS e("disputeId" uuid, "centerId" uuid, seq int, type text, "occurredAt" timestamptz, "recordedAt" timestamptz,
                "actorId" text, "staffId" uuid, "causedBy" int, payload jsonb)`,
      [JSON.stringify(rows)],
    );
    markTold(tx);
  }
}
