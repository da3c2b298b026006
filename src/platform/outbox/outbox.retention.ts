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

  async forget(tx: Tx): Promise<void> {
    const before = addMinutes(this.clock.nowIso(), -this.config.events.retentionDays * MINUTES_A_DAY);
    const moved = await tx.one<{ keptAfter: number }>(
      `UPDATE event_feed h SET kept_after = k.position FROM (
         SELECT coalesce((SELECT min(position) - 1 FROM outbox, event_feed
                           WHERE position > kept_after AND recorded_at >= $1), (SELECT last_position FROM event_feed)) AS position
       ) AS k WHERE k.position > h.kept_after RETURNING h.kept_after AS "keptAfter"`,
      [before],
    );
    if (moved === undefined) return;
    await tx.query(
      `DELETE FROM outbox o WHERE o.position <= $1
          AND EXISTS (SELECT 1 FROM outbox later WHERE later.subject_id = o.subject_id AND later.sequence > o.sequence)`,
      [moved.keptAfter],
    );
  }
}
