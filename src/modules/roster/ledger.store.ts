/** SQL of what happens to a published roster: changes, gaps, and the swap requests a change overtakes. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { ChangeRecord, GapRecord } from './roster.record.js';

export interface GapFilter {
  readonly centerId: string;
  readonly from: string;
  readonly to: string;
  readonly departmentIds: readonly string[] | null;
  /** null: both */
  readonly open: boolean | null;
}

export interface ChangeFilter {
  readonly centerId: string;
  /** recorded in `[from, to)` */
  readonly from: string;
  readonly to: string;
}

const GAP = `g.id, g.center_id AS "centerId", g.department_id AS "departmentId", g.on_day AS "on", g.part, g.kind,
  g.starts_at AS "startsAt", g.ends_at AS "endsAt", g.why, g.draft_id AS "draftId", g.shift_id AS "shiftId",
  g.opened_by_change_id AS "openedByChangeId", g.opened_at AS "openedAt", g.filled_by_shift_id AS "filledByShiftId",
  g.filled_at AS "filledAt"`;

const CHANGE = `id, center_id AS "centerId", kind, reason, subject_id AS "subjectId", recorded_by AS "recordedBy",
  recorded_at AS "recordedAt"`;

const GAP_FILTER = `g.center_id = $1 AND g.on_day >= $2::date AND g.on_day < $3::date
  AND ($4::uuid[] IS NULL OR g.department_id = ANY($4)) AND ($5::boolean IS NULL OR (g.filled_at IS NULL) = $5)`;

const gapParameters = ({ centerId, from, to, departmentIds, open }: GapFilter): readonly unknown[] => [
  centerId,
  from,
  to,
  departmentIds,
  open,
];

@Injectable()
export class LedgerStore {
  async addChange(tx: Tx, change: ChangeRecord): Promise<void> {
    await tx.query(
      `INSERT INTO roster_change (id, center_id, kind, reason, subject_id, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [change.id, change.centerId, change.kind, change.reason, change.subjectId, change.recordedBy, change.recordedAt],
    );
  }

  async addGaps(tx: Tx, gaps: readonly GapRecord[]): Promise<void> {
    await tx.query(
      `INSERT INTO roster_gap (id, center_id, department_id, on_day, part, kind, starts_at, ends_at, why, draft_id, shift_id,
         opened_by_change_id, opened_at)
       SELECT id, "centerId", "departmentId", "on", part, kind, "startsAt", "endsAt", why, "draftId", "shiftId",
         "openedByChangeId", "openedAt"
         FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "centerId" uuid, "departmentId" uuid, "on" date, part text, kind text,
           "startsAt" timestamptz, "endsAt" timestamptz, why jsonb, "draftId" uuid, "shiftId" uuid, "openedByChangeId" uuid,
           "openedAt" timestamptz)`,
      [JSON.stringify(gaps)],
    );
  }

  async fillGap(tx: Tx, gapId: string, shiftId: string, at: string): Promise<void> {
    await tx.query(
      'UPDATE roster_gap SET filled_by_shift_id = $2, filled_at = $3 WHERE id = $1 AND filled_at IS NULL',
      [gapId, shiftId, at],
    );
  }

  /** The open place this line left behind. */
  openGapOf(tx: Tx, shiftId: string): Promise<GapRecord | undefined> {
    return tx.one<GapRecord>(
      `SELECT ${GAP} FROM roster_gap g WHERE g.shift_id = $1 AND g.filled_at IS NULL ORDER BY g.opened_at DESC, g.id LIMIT 1`,
      [shiftId],
    );
  }

  /** The first open place of that department, day and part that is not over. */
  openGapAt(tx: Tx, departmentId: string, on: string, part: string, now: string): Promise<GapRecord | undefined> {
    return tx.one<GapRecord>(
      `SELECT ${GAP} FROM roster_gap g
        WHERE g.department_id = $1 AND g.on_day = $2::date AND g.part = $3 AND g.filled_at IS NULL AND g.ends_at > $4
        ORDER BY g.starts_at, g.id LIMIT 1`,
      [departmentId, on, part, now],
    );
  }

  gapsOpenedBy(tx: Tx, changeIds: readonly string[]): Promise<GapRecord[]> {
    return tx.query<GapRecord>(
      `SELECT ${GAP} FROM roster_gap g WHERE g.opened_by_change_id = ANY($1::uuid[]) ORDER BY g.starts_at, g.id`,
      [changeIds],
    );
  }

  gaps(tx: Tx, filter: GapFilter, page: PageRequest): Promise<GapRecord[]> {
    const [startsAt = null, id = null] = page.after ?? [];
    return tx.query<GapRecord>(
      `SELECT ${GAP} FROM roster_gap g
        WHERE ${GAP_FILTER} AND ($6::timestamptz IS NULL OR (g.starts_at, g.id) > ($6, $7::uuid))
        ORDER BY g.starts_at, g.id LIMIT $8`,
      [...gapParameters(filter), startsAt, id, page.limit + 1],
    );
  }

  async countGaps(tx: Tx, filter: GapFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM roster_gap g WHERE ${GAP_FILTER}`,
      gapParameters(filter),
    );
    return row?.total ?? 0;
  }

  change(tx: Tx, id: string): Promise<ChangeRecord | undefined> {
    return tx.one<ChangeRecord>(`SELECT ${CHANGE} FROM roster_change WHERE id = $1`, [id]);
  }

  /** The changes made for a subject; all of one subject are recorded in the same instant. */
  changesFor(tx: Tx, centerId: string, subjectId: string, recordedAt: string): Promise<ChangeRecord[]> {
    return tx.query<ChangeRecord>(
      `SELECT ${CHANGE} FROM roster_change WHERE center_id = $1 AND recorded_at = $3 AND subject_id = $2`,
      [centerId, subjectId, recordedAt],
    );
  }

  /** Oldest first. */
  changes(tx: Tx, { centerId, from, to }: ChangeFilter, page: PageRequest): Promise<ChangeRecord[]> {
    const [recordedAt = null, id = null] = page.after ?? [];
    return tx.query<ChangeRecord>(
      `SELECT ${CHANGE} FROM roster_change
        WHERE center_id = $1 AND recorded_at >= $2 AND recorded_at < $3
          AND ($4::timestamptz IS NULL OR (recorded_at, id) > ($4, $5::uuid))
        ORDER BY recorded_at, id LIMIT $6`,
      [centerId, from, to, recordedAt, id, page.limit + 1],
    );
  }

  async countChanges(tx: Tx, { centerId, from, to }: ChangeFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      'SELECT count(*) AS total FROM roster_change WHERE center_id = $1 AND recorded_at >= $2 AND recorded_at < $3',
      [centerId, from, to],
    );
    return row?.total ?? 0;
  }

  /** Swap requests that wait for one of these lines wait in vain from now on; answers which. */
  async overtakeSwaps(tx: Tx, change: ChangeRecord, shiftIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE swap_request SET state = 'overtaken', change_id = $2, decided_at = $3, version = version + 1
        WHERE state IN ('requested', 'accepted') AND (shift_id = ANY($1::uuid[]) OR counter_shift_id = ANY($1::uuid[]))
          AND id IS DISTINCT FROM $4::uuid
        RETURNING id`,
      [shiftIds, change.id, change.recordedAt, change.subjectId],
    );
    return rows.map(({ id }) => id).sort();
  }
}
