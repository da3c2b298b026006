/**
 * Delivers what is due, at least once and each subject in order. Whoever sends an event has claimed it for the time an
 * attempt may take: of two processes one sends, and what a killed one held is sent again when its lease has run out. No
 * transaction is open while a receiver thinks. So much goes on at once for one webhook, and so much in all; most of it is only
 * for those that do not fail and have nothing under way, so that receivers who keep us waiting, even all that a centre may
 * have, leave room for everybody else.
 */
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../platform/database/tx.js';
import { FeedGrowth } from '../../platform/outbox/feed-growth.js';
import { type Claim, WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import { WebhookDelivery } from './webhook-delivery.service.js';
import { WebhookPlanner } from './webhook-planner.service.js';

/** Under way in this process: so many whosever they are, and then one for each webhook, be they all those of a centre. */
const FREE_FOR_ALL = 32;
const MOST_AT_ONCE = 96;
const MOST_PER_WEBHOOK = 4;
/** What comes due by itself is found after so long. */
const LOOK_MS = 1000;

@Injectable()
export class WebhookDispatcher implements OnModuleDestroy {
  private readonly flying = new Set<Promise<void>>();
  private readonly over = new AbortController();
  private readonly logger = new Logger(WebhookDispatcher.name);
  private nap = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: WebhookDeliveriesStore,
    private readonly planner: WebhookPlanner,
    private readonly delivery: WebhookDelivery,
    private readonly growth: FeedGrowth,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** From now on by itself, until the application closes. Only a serving process calls it. */
  start(): void {
    this.running ??= this.work();
  }

  async onModuleDestroy(): Promise<void> {
    this.over.abort();
    this.nap.abort();
    await this.running;
    await this.landed();
  }

  /** Everything that is due now, and what becomes due by that. */
  async deliverDue(): Promise<void> {
    while (await this.round()) await this.landed();
  }

  /** True: something was begun, or there is more to plan. */
  private async round(): Promise<boolean> {
    const isMore = await this.planner.planAll();
    const isCrowded = this.flying.size >= FREE_FOR_ALL;
    const most = (isCrowded ? MOST_AT_ONCE : FREE_FOR_ALL) - this.flying.size;
    if (most <= 0) return isMore;
    // Twice the time of an attempt: a slow process must not lose what it is sending.
    const leasedUntil = this.clock.after({ seconds: 2 * this.config.webhooks.timeoutSeconds + 1 });
    const each = isCrowded ? { perWebhook: 1, perFailing: 0 } : { perWebhook: MOST_PER_WEBHOOK, perFailing: 1 };
    const limits = { now: this.clock.nowIso(), lease: uuidv7(), leasedUntil, most, ...each };
    const claims = await this.unitOfWork.run(SYSTEM_SCOPE, (tx) => this.deliveries.claim(tx, limits));
    for (const claim of claims) this.launch(claim);
    return isMore || claims.length > 0;
  }

  private launch(claim: Claim): void {
    const flight = this.delivery
      .deliver(claim, this.over.signal)
      .catch((error: unknown) => this.warn(error))
      .finally(() => {
        this.flying.delete(flight);
        this.nap.abort();
      });
    this.flying.add(flight);
  }

  private async landed(): Promise<void> {
    for (const flight of [...this.flying]) await flight;
  }

  private async work(): Promise<void> {
    while (!this.over.signal.aborted) {
      const mark = this.growth.mark();
      this.nap = new AbortController();
      const isBusy = await this.round().catch((error: unknown) => this.warn(error));
      if (isBusy !== true && !this.over.signal.aborted) await this.growth.beyond(mark, LOOK_MS, this.nap.signal);
    }
  }

  /** It is tried again: nothing is lost. */
  private warn(error: unknown): void {
    if (!this.over.signal.aborted) this.logger.warn(error);
  }
}
