/**
 * Gives every committed line of the audit log its place in the chain of its centre, within seconds and after the commit: no
 * request waits for another because both are audited. As in the feed of events, one at a time gives places, under a lock that
 * PostgreSQL lets go only when the batch is visible; what commits late gets its place late, after what was sealed before. A
 * sealer that is killed leaves nothing: links, seal and the emptied waiting list are one transaction.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AuditLine, chainOf, type Head, NO_HEAD, sealedBatch } from '../../domain/audit/chain.js';
import { Clock } from '../clock/clock.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../database/tx.js';
import { MetricsService } from '../health/metrics.service.js';
import { Ticker } from '../jobs/ticker.js';
import { LINE_COLUMNS } from './audit-columns.js';
import { sha256 } from './sha256.js';

const BATCH = 1000;
/** At one tick: a flood does not keep one transaction open for long. */
const BATCHES = 20;

@Injectable()
export class AuditSealer implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ticker: Ticker,
    private readonly metrics: MetricsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const told = {
      audit_waiting: 'Lines of the audit log without a place in their chain',
      audit_lag_seconds: 'Age of the oldest of them',
    };
    this.metrics.figures(told, () => this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.lag(tx)));
    this.ticker.register({ name: 'audit-seal', everySeconds: 1, run: async (tx) => void (await this.seal(tx)) });
  }

  private async lag(tx: Tx): Promise<{ audit_waiting: number; audit_lag_seconds: number }> {
    const row = await tx.one<{ audit_waiting: number; audit_lag_seconds: number }>(
      `SELECT count(*)::int AS audit_waiting,
              greatest(0, coalesce(extract(epoch FROM $1::timestamptz - min(l.at)), 0))::float8 AS audit_lag_seconds
         FROM audit_pending w LEFT JOIN audit_log l ON l.id = w.audit_id`,
      [this.clock.nowIso()],
    );
    return row ?? { audit_waiting: 0, audit_lag_seconds: 0 };
  }

  /** Seals what is committed and waits; answers how many lines that were. */
  async seal(tx: Tx): Promise<number> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('audit seal', 0))`);
    let sealed = 0;
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const lines = await this.take(tx);
      if (lines.length > 0) await this.chain(tx, lines);
      sealed += lines.length;
      if (lines.length < BATCH) break;
    }
    return sealed;
  }

  /**
   * A statement of its own: it sees what was committed until the lock was had. What has its place already does not get another;
   * what waits without a line goes on waiting, for the verification to find.
   */
  private take(tx: Tx): Promise<AuditLine[]> {
    return tx.query<AuditLine>(
      `WITH taken AS (
         DELETE FROM audit_pending WHERE audit_id IN (
           SELECT w.audit_id FROM audit_pending w JOIN audit_log l ON l.id = w.audit_id ORDER BY w.audit_id LIMIT $1)
         RETURNING audit_id
       ) SELECT ${LINE_COLUMNS} FROM audit_log l JOIN taken ON taken.audit_id = l.id
          WHERE NOT EXISTS (SELECT 1 FROM audit_position p WHERE p.audit_id = l.id) ORDER BY l.id`,
      [BATCH],
    );
  }

  private async chain(tx: Tx, lines: readonly AuditLine[]): Promise<void> {
    const chains = new Map<string, AuditLine[]>();
    for (const line of lines) {
      const id = chainOf(line.centerId);
      chains.set(id, [...(chains.get(id) ?? []), line]);
    }
    const heads = await endsOf(tx, [...chains.keys()]);
    const now = this.clock.nowIso();
    const batches = [...chains].map(([chainId, own]) => {
      const head = heads.get(chainId);
      // A clock that was set back makes no seal older than what it seals: by its age lines are removed.
      const sealedAt = latestOf([now, head?.sealedAt ?? now, ...own.map(({ at }) => at)]);
      return { chainId, ...sealedBatch(sha256, chainId, head ?? NO_HEAD, own, sealedAt) };
    });
    const links = batches.flatMap(({ chainId, links: own }) => own.map((link) => ({ chainId, ...link })));
    await tx.query(
      `INSERT INTO audit_position (chain_id, position, audit_id, hash) SELECT "chainId", position, "auditId", hash
         FROM jsonb_to_recordset($1::jsonb) AS r("chainId" uuid, position bigint, "auditId" uuid, hash text)`,
      [JSON.stringify(links)],
    );
    await tx.query(
      `INSERT INTO audit_seal (chain_id, last_position, first_position, hash, sealed_at)
       SELECT "chainId", "lastPosition", "firstPosition", hash, "sealedAt" FROM jsonb_to_recordset($1::jsonb)
           AS r("chainId" uuid, "lastPosition" bigint, "firstPosition" bigint, hash text, "sealedAt" timestamptz)`,
      [JSON.stringify(batches.map(({ chainId, seal }) => ({ chainId, ...seal })))],
    );
  }
}

const latestOf = (instants: readonly string[]): string =>
  instants.reduce((latest, instant) => (instant > latest ? instant : latest));

type End = Head & { readonly sealedAt: string };

/** The last seal of each chain that has one. */
async function endsOf(tx: Tx, chainIds: readonly string[]): Promise<ReadonlyMap<string, End>> {
  const rows = await tx.query<End & { readonly chainId: string }>(
    `SELECT c.id AS "chainId", s.last_position AS position, s.hash, s.sealed_at AS "sealedAt" FROM unnest($1::uuid[]) AS c(id)
       CROSS JOIN LATERAL (SELECT last_position, hash, sealed_at FROM audit_seal WHERE chain_id = c.id ORDER BY last_position DESC LIMIT 1) s`,
    [chainIds],
  );
  return new Map(rows.map(({ chainId, ...end }) => [chainId, end]));
}
