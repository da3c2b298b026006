/** SQL of the monthly returns. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Month } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { ReturnRecord, ReturnVersion } from './petition.record.js';

export interface ReturnFilter {
  /** centres whose returns the caller may read */
  readonly readable: readonly string[];
  readonly centerIds: readonly string[] | null;
  readonly fromMonth: string | null;
  readonly toMonth: string | null;
  readonly states: readonly string[] | null;
}

const COLUMNS = `id, center_id AS "centerId", month, is_nil AS nil, counts, state, filed_by AS "filedBy",
  filed_by_staff_id AS "filedByStaffId", filed_at AS "filedAt", confirmed_by AS "confirmedBy", confirmed_at AS "confirmedAt",
  contradicted_at AS "contradictedAt", version, updated_at AS "updatedAt"`;

const FILTER = `center_id = ANY($1::uuid[]) AND ($2::uuid[] IS NULL OR center_id = ANY($2))
  AND ($3::varchar IS NULL OR month >= $3) AND ($4::varchar IS NULL OR month < $4)
  AND ($5::varchar[] IS NULL OR state = ANY($5))`;

/** The version of a return as it has just been written (`r`), beside the ones before it; `reason` is a parameter. */
const keepVersion = (reason: string): string =>
  `INSERT INTO petition_return_version (id, return_id, center_id, version, is_nil, counts, state, reason, recorded_at, recorded_by)
   SELECT $1::uuid, r.id, r.center_id, r.version, r.is_nil, r.counts, r.state, ${reason}::text, r.updated_at, $2::uuid
     FROM r RETURNING return_id`;

@Injectable()
export class PetitionReturnsStore {
  get(tx: Tx, id: string): Promise<ReturnRecord | undefined> {
    return tx.one<ReturnRecord>(`SELECT ${COLUMNS} FROM petition_return WHERE id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<ReturnRecord | undefined> {
    return tx.one<ReturnRecord>(`SELECT ${COLUMNS} FROM petition_return WHERE id = $1 FOR UPDATE`, [id]);
  }

  lockMonth(tx: Tx, centerId: string, month: Month): Promise<ReturnRecord | undefined> {
    return tx.one<ReturnRecord>(
      `SELECT ${COLUMNS} FROM petition_return WHERE center_id = $1 AND month = $2 FOR UPDATE`,
      [centerId, month],
    );
  }

  /** What it stated, from the first version on. */
  versions(tx: Tx, id: string): Promise<ReturnVersion[]> {
    return tx.query<ReturnVersion>(
      `SELECT version, is_nil AS nil, counts, state, reason, recorded_at AS "recordedAt", recorded_by AS "recordedBy"
         FROM petition_return_version WHERE return_id = $1 ORDER BY version`,
      [id],
    );
  }

  page(tx: Tx, filter: ReturnFilter, page: PageRequest): Promise<ReturnRecord[]> {
    const [month = null, id = null] = page.after ?? [];
    return tx.query<ReturnRecord>(
      `SELECT ${COLUMNS} FROM petition_return WHERE ${FILTER} AND ($6::varchar IS NULL OR (month, id) < ($6, $7::uuid))
        ORDER BY month DESC, id DESC LIMIT $8`,
      [...parameters(filter), month, id, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: ReturnFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM petition_return WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  /** `month_taken` when the centre has a return of that month, `id_taken` when the id names another one. */
  async insert(tx: Tx, row: ReturnRecord): Promise<'inserted' | 'month_taken' | 'id_taken'> {
    const kept = await tx.query(
      `WITH r AS (
         INSERT INTO petition_return (filed_by, id, is_nil, counts, state, filed_by_staff_id, filed_at, confirmed_by,
           confirmed_at, contradicted_at, version, updated_at, center_id, month)
         VALUES ($2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         ON CONFLICT DO NOTHING RETURNING *)
       ${keepVersion('$16')}`,
      [uuidv7(), row.filedBy, row.id, ...stateOf(row), row.centerId, row.month, null],
    );
    if (kept.length > 0) return 'inserted';
    return (await this.lockMonth(tx, row.centerId, row.month)) === undefined ? 'id_taken' : 'month_taken';
  }

  /** `reason`: why it was corrected. */
  async update(tx: Tx, row: ReturnRecord, changedBy: string, reason: string | null = null): Promise<void> {
    await tx.query(
      `WITH r AS (
         UPDATE petition_return SET is_nil = $4, counts = $5::jsonb, state = $6, filed_by_staff_id = $7, filed_at = $8,
           confirmed_by = $9, confirmed_at = $10, contradicted_at = $11, version = $12, updated_at = $13, filed_by = $14
         WHERE id = $3 RETURNING *)
       ${keepVersion('$15')}`,
      [uuidv7(), changedBy, row.id, ...stateOf(row), row.filedBy, reason],
    );
  }
}

const stateOf = (row: ReturnRecord): readonly unknown[] => [
  row.nil,
  row.counts === null ? null : JSON.stringify(row.counts),
  row.state,
  row.filedByStaffId,
  row.filedAt,
  row.confirmedBy,
  row.confirmedAt,
  row.contradictedAt,
  row.version,
  row.updatedAt,
];

const parameters = (filter: ReturnFilter): readonly unknown[] => [
  filter.readable,
  filter.centerIds,
  filter.fromMonth,
  filter.toMonth,
  filter.states,
];
