/** Takes from the feed what a webhook is to be sent: one place for each webhook, and rows only for what is on its way. */
import { Injectable, Logger } from '@nestjs/common';
import { eventOf } from '../../domain/events/event-types.js';
import { Clock } from '../../platform/clock/clock.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { EventFeedReader } from '../events/event-feed.reader.js';
import { WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import { WebhookRights } from './webhook-rights.js';
import { WebhooksStore } from './webhooks.store.js';

const PAGE = 200;
/** With so much on its way the rest stays in the feed: a receiver that is down for days fills no table. */
const MOST_OUTSTANDING = 1000;

@Injectable()
export class WebhookPlanner {
  private readonly logger = new Logger(WebhookPlanner.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: WebhooksStore,
    private readonly deliveries: WebhookDeliveriesStore,
    private readonly feed: EventFeedReader,
    private readonly rights: WebhookRights,
    private readonly clock: Clock,
  ) {}

  /** A page for every webhook, each in a transaction of its own: nobody waits for the backlog of another. True: there is more. */
  async planAll(): Promise<boolean> {
    const behind = await this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.store.behind(tx));
    let isMore = false;
    for (const { id } of behind) {
      const found = await this.unitOfWork
        .run(SYSTEM_SCOPE, (tx) => this.plan(tx, id))
        .catch((error: unknown) => {
          this.logger.warn(error);
          return false;
        });
      isMore ||= found;
    }
    return isMore;
  }

  /** True: there is more, and room for it. */
  private async plan(tx: Tx, id: string): Promise<boolean> {
    const webhook = await this.store.lockFree(tx, id);
    const room = Math.min(PAGE, MOST_OUTSTANDING - (webhook?.outstanding ?? 0));
    if (webhook?.state !== 'active' || room <= 0) return false;
    const filter = await this.rights.filterOf(tx, webhook);
    if (filter === undefined) return this.rights.stop(tx, webhook, 'owner_gone');
    if (!(await this.feed.isKept(tx, webhook.position))) return this.rights.stop(tx, webhook, 'events_gone');
    const { rows, through, head } = await this.feed.after(tx, webhook.position, room, filter);
    const named = rows.flatMap((row) => {
      const event = eventOf(row.type);
      return event === undefined ? [] : [{ ...row, name: event.type }];
    });
    await this.deliveries.plan(tx, id, named, this.clock.nowIso());
    await this.store.moveTo(tx, id, through);
    return through < head;
  }
}
