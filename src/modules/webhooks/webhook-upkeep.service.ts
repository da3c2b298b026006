/** What is told of webhooks to whoever watches the service, and what is forgotten in time. */
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { MetricsService } from '../../platform/health/metrics.service.js';
import { Ticker } from '../../platform/jobs/ticker.js';
import { WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import { WebhooksStore } from './webhooks.store.js';

const HOUR = 3600;
const DAY = 24 * HOUR;

@Injectable()
export class WebhookUpkeep implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: WebhooksStore,
    private readonly deliveries: WebhookDeliveriesStore,
    private readonly metrics: MetricsService,
    private readonly ticker: Ticker,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.ticker.register({ name: 'webhook-log', everySeconds: HOUR, run: (tx) => this.forget(tx) });
    const told = {
      webhook_outstanding: 'Events on their way to a webhook',
      webhook_dead_letters: 'Events no webhook took',
      webhooks_failing: 'Active webhooks whose last delivery failed',
      webhook_lag_events: 'Events of the feed the webhook furthest behind has not looked at',
    };
    this.metrics.figures(told, async () => {
      const { outstanding, dead, failing, lag } = await this.unitOfWork.read(SYSTEM_SCOPE, (tx) =>
        this.store.figures(tx),
      );
      return {
        webhook_outstanding: outstanding,
        webhook_dead_letters: dead,
        webhooks_failing: failing,
        webhook_lag_events: lag,
      };
    });
  }

  async forget(tx: Tx): Promise<void> {
    await this.deliveries.forgetOld(tx, this.clock.after({ seconds: -this.config.webhooks.logDays * DAY }));
  }
}
