/** SQL of the claims from before the register: rows are only added, the latest of a centre holds. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';

export interface BaselineRecord {
  readonly id: string;
  readonly centerId: string;
  readonly declaredSince: string;
  readonly ground: string;
  readonly declaredBy: string;
  readonly recordedAt: string;
}

/** With when a later claim took its place; null for the one that holds. */
export type ListedBaseline = BaselineRecord & { readonly replacedAt: string | null };

@Injectable()
export class ZeroBaselinesStore {
  page(tx: Tx, centerId: string, page: PageRequest): Promise<ListedBaseline[]> {
    const [recordedAt = null, id = null] = page.after ?? [];
    return tx.query<ListedBaseline>(
      `SELECT * FROM (
         SELECT id, center_id AS "centerId", declared_since AS "declaredSince", ground, declared_by AS "declaredBy",
                recorded_at AS "recordedAt", lead(recorded_at) OVER (ORDER BY recorded_at, id) AS "replacedAt"
           FROM zero_baseline WHERE center_id = $1) listed
        WHERE $2::timestamptz IS NULL OR ("recordedAt", id) < ($2, $3::uuid) ORDER BY "recordedAt" DESC, id DESC LIMIT $4`,
      [centerId, recordedAt, id, page.limit + 1],
    );
  }

  async count(tx: Tx, centerId: string): Promise<number> {
    const row = await tx.one<{ total: number }>('SELECT count(*) AS total FROM zero_baseline WHERE center_id = $1', [
      centerId,
    ]);
    return row?.total ?? 0;
  }

  /** False when the id is taken already. */
  async insert(tx: Tx, row: BaselineRecord): Promise<boolean> {
    const added = await tx.query(
      `INSERT INTO zero_baseline (id, center_id, declared_since, ground, declared_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [row.id, row.centerId, row.declaredSince, row.ground, row.declaredBy, row.recordedAt],
    );
    return added.length > 0;
  }
}
