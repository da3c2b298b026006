/**
 * Gives every committed event its place in the feed: a position without gaps over all, a sequence without gaps over its
 * subject.
 *
 * Positions are given after the commit, because no number drawn before it is in the order of commits. One at a time may
 * give them, under the lock of the head row, and PostgreSQL lets the lock go only when the batch is visible: whoever reads
 * position p can read all before it, for good. What commits late is numbered late, and nobody waits for it.
 *
 * Within a batch the order is that of writing (`inserted`, drawn inside the transaction): of two changes of one case the
 * later waits for the lock of the case until the first has committed, so it draws the higher number and cannot be
 * visible without the first. No clock is asked.
 *
 * The other way, numbering by transaction id and reading up to `pg_snapshot_xmin`, was not taken: one long transaction
 * holds up the whole feed, and a transaction that got its id early and its lock late would come before what it follows.
 */
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../database/tx.js';
import { MetricsService } from '../health/metrics.service.js';
import { Ticker } from '../jobs/ticker.js';
import { FEED_CHANNEL } from './feed-channel.js';
import { OutboxStore } from './outbox.store.js';

const BATCH = 1000;

/** How far behind the feed is. */
export interface FeedLag {
  readonly waiting: number;
  readonly seconds: number;
}

@Injectable()
export class OutboxSequencer implements OnModuleInit, OnModuleDestroy {
  private isOn = false;
  private isWanted = false;
  private running: Promise<void> | undefined;
  private readonly logger = new Logger(OutboxSequencer.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: OutboxStore,
    private readonly ticker: Ticker,
    private readonly metrics: MetricsService,
    private readonly clock: Clock,
  ) {}

  /** Also at every tick: for what another process committed and did not live to number. */
  onModuleInit(): void {
    this.outbox.whenCommitted(() => this.nudge());
    const told = {
      outbox_waiting: 'Committed events without a place in the feed',
      outbox_lag_seconds: 'Age of the oldest event without a place in the feed',
    };
    this.metrics.figures(told, async () => {
      const { waiting, seconds } = await this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.lag(tx));
      return { outbox_waiting: waiting, outbox_lag_seconds: seconds };
    });
    this.ticker.register({ name: 'event-order', everySeconds: 1, run: async (tx) => void (await this.number(tx)) });
  }

  /** From now on right after each commit, until the application closes. Only a serving process calls it. */
  start(): void {
    this.isOn = true;
    this.nudge();
  }

  async onModuleDestroy(): Promise<void> {
    this.isOn = false;
    await this.running;
  }

  /** Something was committed. Nudges while a batch is under way come to one more batch. */
  private nudge(): void {
    if (!this.isOn) return;
    this.isWanted = true;
    this.running ??= this.work();
  }

  /** Numbers what is committed and has no number; answers how many that were, at most one batch. */
  async number(tx: Tx): Promise<number> {
    await tx.query('SELECT id FROM event_feed FOR UPDATE');
    // A statement of its own: it sees what was committed until the lock was had.
    const given = await tx.one<{ count: number }>(
      `WITH fresh AS (
         SELECT id, subject_id, row_number() OVER (ORDER BY inserted) AS place,
                row_number() OVER (PARTITION BY subject_id ORDER BY inserted) AS number
           FROM (SELECT id, subject_id, inserted FROM outbox WHERE position IS NULL ORDER BY inserted LIMIT $1) AS waiting
       ), known AS (
         SELECT subject_id, (SELECT coalesce(max(o.sequence), 0) FROM outbox o WHERE o.subject_id = s.subject_id) AS last
           FROM (SELECT DISTINCT subject_id FROM fresh) AS s
       ), given AS (
         UPDATE outbox o SET position = h.last_position + f.place, sequence = k.last + f.number
           FROM fresh f JOIN known k ON k.subject_id = f.subject_id CROSS JOIN event_feed h
          WHERE o.id = f.id RETURNING o.id
       ) SELECT count(*)::int AS count FROM given`,
      [BATCH],
    );
    const count = given?.count ?? 0;
    if (count === 0) return 0;
    await tx.query('UPDATE event_feed SET last_position = last_position + $1', [count]);
    await tx.query(`SELECT pg_notify('${FEED_CHANNEL}', '')`);
    return count;
  }

  async lag(tx: Tx): Promise<FeedLag> {
    const row = await tx.one<{ waiting: number; seconds: number }>(
      `SELECT count(*)::int AS waiting,
              greatest(0, coalesce(extract(epoch FROM $1::timestamptz - min(recorded_at)), 0))::float8 AS seconds
         FROM outbox WHERE position IS NULL`,
      [this.clock.nowIso()],
    );
    return { waiting: row?.waiting ?? 0, seconds: row?.seconds ?? 0 };
  }

  private async work(): Promise<void> {
    while (this.isOn && this.isWanted) {
      this.isWanted = false;
      try {
        if ((await this.unitOfWork.run(SYSTEM_SCOPE, (tx) => this.number(tx))) === BATCH) this.isWanted = true;
      } catch (error) {
        // The ticker comes back to it.
        this.logger.warn(error);
      }
    }
    this.running = undefined;
  }
}
