/**
 * Removes lines of the audit log after their time (R47): whole sealed batches from the beginning of a chain, whose seals stay, so
 * that the chain still follows and its published heads still fit; and a line says so. The service cannot do it, its role only
 * adds: it is the operator's, under the role that owns the tables.
 */
import type { Clock } from '../clock/clock.js';
import { SYSTEM_SCOPE, type Tx, type UnitOfWork } from '../database/tx.js';
import { NO_CENTER } from '../../domain/audit/chain.js';
import { AuditStore, SYSTEM_ORIGIN } from './audit.store.js';

export interface Removed {
  readonly chainId: string;
  /** The last place that is gone. */
  readonly through: number;
  readonly lines: number;
  /** Of that place: from it the seal that is kept can be made again. */
  readonly hash: string;
}

export class AuditRemoval {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Everything before the first seal or line that is not so many months old, or nothing. */
  run(months: number): Promise<Removed[]> {
    return this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('audit seal', 0))`);
      const ends = await tx.query<{ chainId: string; through: number }>(
        `WITH fresh AS (
           SELECT chain_id, last_position AS position FROM audit_seal
            WHERE sealed_at >= $1::timestamptz - make_interval(months => $2::int)
           UNION ALL SELECT p.chain_id, p.position FROM audit_log l JOIN audit_position p ON p.audit_id = l.id
            WHERE l.at >= $1::timestamptz - make_interval(months => $2::int)
         ) SELECT s.chain_id AS "chainId", max(s.last_position) AS through FROM audit_seal s
           LEFT JOIN (SELECT chain_id, min(position) AS position FROM fresh GROUP BY chain_id) f ON f.chain_id = s.chain_id
            WHERE f.position IS NULL OR s.last_position < f.position GROUP BY s.chain_id ORDER BY s.chain_id`,
        [this.clock.nowIso(), months],
      );
      const removed: Removed[] = [];
      for (const { chainId, through } of ends) {
        const { lines, hash } = await this.remove(tx, chainId, through);
        if (hash !== null) removed.push({ chainId, through, lines, hash });
      }
      await this.note(tx, removed);
      return removed;
    });
  }

  private async remove(tx: Tx, chainId: string, through: number): Promise<{ lines: number; hash: string | null }> {
    const row = await tx.one<{ lines: number; hash: string | null }>(
      `WITH places AS (DELETE FROM audit_position WHERE chain_id = $1 AND position <= $2 RETURNING audit_id, position, hash),
            gone AS (DELETE FROM audit_log WHERE id IN (SELECT audit_id FROM places))
       SELECT count(*)::int AS lines, max(hash) FILTER (WHERE position = $2) AS hash FROM places`,
      [chainId, through],
    );
    return row ?? { lines: 0, hash: null };
  }

  private note(tx: Tx, removed: readonly Removed[]): Promise<void> {
    const lines = removed.map(({ chainId, through, lines: count, hash }) => ({
      origin: SYSTEM_ORIGIN,
      entry: {
        action: 'audit_log.removed' as const,
        subjectKind: 'audit_log',
        subjectId: null,
        centerId: chainId === NO_CENTER ? null : chainId,
        params: { chainId, through, lines: count, hash },
      },
    }));
    return new AuditStore(this.clock).addAll(tx, lines);
  }
}
