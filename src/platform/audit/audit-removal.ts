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
}

export class AuditRemoval {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Everything that was sealed more than so many months ago, or nothing. */
  run(months: number): Promise<Removed[]> {
    return this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('audit seal', 0))`);
      const ends = await tx.query<{ chainId: string; through: number }>(
        `SELECT chain_id AS "chainId", max(last_position) AS through FROM audit_seal s
          WHERE sealed_at < $1::timestamptz - make_interval(months => $2::int) GROUP BY chain_id ORDER BY chain_id`,
        [this.clock.nowIso(), months],
      );
      const removed: Removed[] = [];
      for (const { chainId, through } of ends) {
        const lines = await this.remove(tx, chainId, through);
        if (lines > 0) removed.push({ chainId, through, lines });
      }
      await this.note(tx, removed);
      return removed;
    });
  }

  private async remove(tx: Tx, chainId: string, through: number): Promise<number> {
    const row = await tx.one<{ lines: number }>(
      `WITH places AS (DELETE FROM audit_position WHERE chain_id = $1 AND position <= $2 RETURNING audit_id),
            gone AS (DELETE FROM audit_log WHERE id IN (SELECT audit_id FROM places))
       SELECT count(*)::int AS lines FROM places`,
      [chainId, through],
    );
    return row?.lines ?? 0;
  }

  private note(tx: Tx, removed: readonly Removed[]): Promise<void> {
    const lines = removed.map(({ chainId, through, lines: count }) => ({
      origin: SYSTEM_ORIGIN,
      entry: {
        action: 'audit_log.removed' as const,
        subjectKind: 'audit_log',
        subjectId: null,
        centerId: chainId === NO_CENTER ? null : chainId,
        params: { chainId, through, lines: count },
      },
    }));
    return new AuditStore(this.clock).addAll(tx, lines);
  }
}
