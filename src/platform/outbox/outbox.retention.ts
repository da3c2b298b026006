/**
 * The feed is kept for EVENT_RETENTION_DAYS; what is older goes, from the beginning and without a gap. The last event of
 * each subject stays in the table, though the feed no longer shows it: the next one takes its number from it.
 */
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { addMinutes } from '../../domain/shared/day.js';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import type { Tx } from '../database/tx.js';
import { Ticker } from '../jobs/ticker.js';

const MINUTES_A_DAY = 24 * 60;
/** At one time; what is left over waits for the next. */
const MOST = 200_000;

@Injectable()
export class OutboxRetention implements OnModuleInit {
  constructor(
    private readonly ticker: Ticker,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.ticker.register({ name: 'event-retention', everySeconds: 3600, run: (tx) => this.forget(tx) });
  }

  /** Looks at what has become too old since the last time, and no further: the feed of years is not read again every hour. */
  async forget(tx: Tx): Promise<void> {
    const before = addMinutes(this.clock.nowIso(), -this.config.events.retentionDays * MINUTES_A_DAY);
    const feed = await tx.one<{ last: number; keptAfter: number }>(
      'SELECT last_position AS last, kept_after AS "keptAfter" FROM event_feed',
    );
    if (feed === undefined) return;
    const kept = await tx.one<{ position: number }>(
      'SELECT position FROM outbox WHERE position > $1 AND recorded_at >= $2 ORDER BY position LIMIT 1',
      [feed.keptAfter, before],
    );
    const last = Math.min(kept === undefined ? feed.last : kept.position - 1, feed.keptAfter + MOST);
    if (last <= feed.keptAfter) return;
    await tx.query(
      `DELETE FROM outbox o USING (
         SELECT subject_id, max(sequence) AS sequence FROM outbox WHERE position > $1 AND position <= $2 GROUP BY subject_id) AS old
        WHERE o.subject_id = old.subject_id AND o.sequence < old.sequence`,
      [feed.keptAfter, last],
    );
    await tx.query(
      `DELETE FROM outbox o WHERE o.position > $1 AND o.position <= $2
          AND EXISTS (SELECT 1 FROM outbox later WHERE later.subject_id = o.subject_id AND later.sequence > o.sequence)`,
      [feed.keptAfter, last],
    );
    // Last: whoever gives positions waits for it.
    await tx.query('UPDATE event_feed SET kept_after = $1', [last]);
  }
}
