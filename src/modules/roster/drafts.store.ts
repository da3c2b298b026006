/** SQL of roster drafts and of the days published ones settle. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Tx, violates } from '../../platform/database/tx.js';
import type { DraftRecord } from './roster.record.js';

const COLUMNS = `id, center_id AS "centerId", from_on AS "from", to_on AS "to", department_ids AS "departmentIds", state, seed,
  ground, ground_facts AS "groundFacts", fixed, dropped, calendar_known AS "calendarKnown", shifts, gaps, fairness, created_by AS "createdBy", created_at AS "createdAt",
  published_by AS "publishedBy", published_at AS "publishedAt", version`;

@Injectable()
export class DraftsStore {
  get(tx: Tx, id: string): Promise<DraftRecord | undefined> {
    return tx.one<DraftRecord>(`SELECT ${COLUMNS} FROM roster_draft WHERE id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<DraftRecord | undefined> {
    return tx.one<DraftRecord>(`SELECT ${COLUMNS} FROM roster_draft WHERE id = $1 FOR UPDATE`, [id]);
  }

  /** Without the lists, which may be long. */
  head(tx: Tx, id: string): Promise<{ centerId: string; version: number } | undefined> {
    return tx.one('SELECT center_id AS "centerId", version FROM roster_draft WHERE id = $1', [id]);
  }

  /** One publication at a centre at a time: two that wait for each other's days would deadlock. */
  async lockRosterOf(tx: Tx, centerId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('roster of ' || $1::text, 0))`, [centerId]);
  }

  /** False when the id is used already. */
  async insert(tx: Tx, draft: DraftRecord): Promise<boolean> {
    const inserted = await tx.query(
      `INSERT INTO roster_draft (id, center_id, from_on, to_on, department_ids, state, seed, ground, ground_facts, fixed, dropped,
         calendar_known, shifts, gaps, fairness, created_by, created_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        draft.id,
        draft.centerId,
        draft.from,
        draft.to,
        draft.departmentIds,
        draft.state,
        draft.seed,
        draft.ground,
        JSON.stringify(draft.groundFacts),
        JSON.stringify(draft.fixed),
        JSON.stringify(draft.dropped),
        draft.calendarKnown,
        JSON.stringify(draft.shifts),
        JSON.stringify(draft.gaps),
        JSON.stringify(draft.fairness),
        draft.createdBy,
        draft.createdAt,
        draft.version,
      ],
    );
    return inserted.length > 0;
  }

  async markPublished(tx: Tx, draft: DraftRecord): Promise<void> {
    await tx.query(
      'UPDATE roster_draft SET state = $2, published_by = $3, published_at = $4, version = $5 WHERE id = $1',
      [draft.id, draft.state, draft.publishedBy, draft.publishedAt, draft.version],
    );
  }

  /** False when a published roster settles one of these days for one of these departments already. */
  async cover(tx: Tx, draft: DraftRecord): Promise<boolean> {
    const rows = draft.departmentIds.map((departmentId) => ({ id: uuidv7(), departmentId }));
    try {
      await tx.query(
        `INSERT INTO roster_coverage (id, center_id, department_id, draft_id, from_on, to_on)
         SELECT id, $2, "departmentId", $3, $4, $5 FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "departmentId" uuid)`,
        [JSON.stringify(rows), draft.centerId, draft.id, draft.from, draft.to],
      );
      return true;
    } catch (error) {
      if (violates(error, 'roster_coverage_once')) return false;
      throw error;
    }
  }
}
