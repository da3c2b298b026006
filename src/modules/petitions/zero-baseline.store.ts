/** SQL of what centres declare from before their register. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Month } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';

export interface BaselineVersion {
  readonly version: number;
  readonly declaredSince: string;
  readonly ground: string;
  readonly declaredBy: string;
  readonly recordedAt: string;
}

const MOST = 1000;

@Injectable()
export class ZeroBaselineStore {
  /** Every version, the first one first. */
  versions(tx: Tx, centerId: string): Promise<BaselineVersion[]> {
    return tx.query<BaselineVersion>(
      `SELECT version, declared_since AS "declaredSince", ground, declared_by AS "declaredBy", recorded_at AS "recordedAt"
         FROM zero_baseline_version WHERE center_id = $1 ORDER BY version`,
      [centerId],
    );
  }

  /** The first month that a centre of the subtree answered for. */
  async firstReturn(tx: Tx, centerId: string): Promise<Month | null> {
    const row = await tx.everywhere(() =>
      tx.one<{ month: Month | null }>(
        `SELECT min(r.month) AS month FROM petition_return r JOIN center c ON c.id = r.center_id WHERE c.path @> ARRAY[$1::uuid]`,
        [centerId],
      ),
    );
    return row?.month ?? null;
  }

  /** Numbers of the petitions of the subtree in `[from, to)` at one of the levels, earliest first; `to` null: without end. */
  async petitions(
    tx: Tx,
    centerId: string,
    from: string,
    to: string | null,
    levels: readonly string[],
  ): Promise<string[]> {
    const rows = await tx.everywhere(() =>
      tx.query<{ number: string }>(
        `SELECT p.number FROM petition p JOIN center c ON c.id = p.center_id
        WHERE c.path @> ARRAY[$1::uuid] AND p.occurred_on >= $2 AND ($3::date IS NULL OR p.occurred_on < $3) AND p.level = ANY($4)
        ORDER BY p.occurred_on, p.id LIMIT ${MOST}`,
        [centerId, from, to, levels],
      ),
    );
    return rows.map(({ number }) => number);
  }

  /** False when somebody else declared the same version at the same moment. */
  async declare(tx: Tx, centerId: string, declared: BaselineVersion): Promise<boolean> {
    const kept = await tx.query(
      `WITH b AS (
         INSERT INTO zero_baseline (id, center_id, declared_since, ground, declared_by, recorded_at, version)
         VALUES ($1, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (center_id) DO UPDATE SET declared_since = excluded.declared_since, ground = excluded.ground,
           declared_by = excluded.declared_by, recorded_at = excluded.recorded_at, version = excluded.version
           WHERE zero_baseline.version = excluded.version - 1
         RETURNING *)
       INSERT INTO zero_baseline_version (id, baseline_id, center_id, version, declared_since, ground, declared_by, recorded_at)
       SELECT $2::uuid, b.id, b.center_id, b.version, b.declared_since, b.ground, b.declared_by, b.recorded_at FROM b RETURNING id`,
      [
        uuidv7(),
        uuidv7(),
        centerId,
        declared.declaredSince,
        declared.ground,
        declared.declaredBy,
        declared.recordedAt,
        declared.version,
      ],
    );
    return kept.length > 0;
  }
}
