/** What is told of webhooks to whoever watches the service, and what is forgotten in time. */
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { MetricsService } from '../../platform/health/metrics.service.js';
import { Ticker } from '../../platform/jobs/ticker.js';
import { WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import { type WebhookFigures, WebhooksStore } from './webhooks.store.js';

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
    const figures = () => this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.store.figures(tx));
    const tell = (name: string, help: string, of: keyof WebhookFigures) =>
      // A scrape tells of the process also while the database does not answer.
      this.metrics.gauge(name, help, () =>
        figures().then(
          (all) => all[of],
          () => Number.NaN,
        ),
      );
    tell('webhook_outstanding', 'Events on their way to a webhook', 'outstanding');
    tell('webhook_dead_letters', 'Events no webhook took', 'dead');
    tell('webhooks_failing', 'Active webhooks whose last delivery failed', 'failing');
    tell('webhook_lag_events', 'Events of the feed the webhook furthest behind has not looked at', 'lag');
  }

  async forget(tx: Tx): Promise<void> {
    await this.deliveries.forgetOld(tx, this.clock.after({ seconds: -this.config.webhooks.logDays * DAY }));
  }
}
