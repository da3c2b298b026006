/**
 * A report as of an instant has to see everything that was known by then, and nothing may become known by then afterwards.
 * Whoever writes what reports count holds this lock shared until it commits; raising the barrier waits for all of them and writes
 * down the instant, and whatever is written later is known later (`CaseVersions`, `knownAt`), whatever the clocks of several processes
 * say. It is held for a moment, not while a report is made.
 */
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/shared/day.js';
import { Clock } from '../../platform/clock/clock.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';

/** Key of the advisory lock; an arbitrary number nothing else uses. */
export const REPORT_BARRIER = 7_301_948_652;

const PATIENCE_MS = 5_000;

@Injectable()
export class ReportBarrier {
  constructor(
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * When what this transaction writes becomes known: now, but later than every report made so far. No report begins before it has
   * ended. Lock first, then read, as two statements; after the lock of what is written.
   */
  async knownAt(tx: Tx): Promise<Instant> {
    await tx.query(`SELECT pg_advisory_xact_lock_shared(${REPORT_BARRIER})`);
    const now = this.clock.nowIso();
    const row = await tx.one<{ at: Instant }>(
      `SELECT greatest($1::timestamptz, as_of + interval '1 millisecond') AS at FROM report_barrier`,
      [now],
    );
    return row?.at ?? now;
  }

  /** Afterwards everything known as of that instant is committed. Not inside another transaction that has written any of it. */
  async raise(asOf: Instant): Promise<void> {
    await this.units.run(SYSTEM_SCOPE, async (tx) => {
      // Who waits for this lock holds up every writer behind it: better no report now than a centre standing still.
      await tx.query(`SET LOCAL lock_timeout = '${PATIENCE_MS}ms'`);
      await tx.query(`SELECT pg_advisory_xact_lock(${REPORT_BARRIER})`);
      await tx.query(
        `INSERT INTO report_barrier (single, as_of) VALUES (true, $1)
         ON CONFLICT (single) DO UPDATE SET as_of = greatest(report_barrier.as_of, excluded.as_of)`,
        [asOf],
      );
    });
  }
}
