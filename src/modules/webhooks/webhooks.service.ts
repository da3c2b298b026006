/** Webhooks are listed, shown and created. A secret is told once, so no answer is kept for a retry. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { centersWith } from '../../domain/access/actor.js';
import { isKey } from '../../domain/access/api-keys.js';
import { MOST_WEBHOOKS, WEBHOOK_STATES } from '../../domain/webhooks/subscriptions.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { refuse } from '../../platform/http/problem.js';
import { created, found, type Reply } from '../../platform/http/reply.js';
import { EventFeedReader } from '../events/event-feed.reader.js';
import { pathOf, WebhookDesk } from './webhook-desk.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookTargets } from './webhook-targets.js';
import type { CreateWebhookRequest, WebhookQuery, WebhookResponse, WebhookWithSecretResponse } from './webhooks.dto.js';
import { type WebhookRecord, WebhooksStore } from './webhooks.store.js';

export const ONCE = { 'cache-control': 'no-store' };
const SHOWN = WEBHOOK_STATES.filter((state) => state !== 'deleted');

@Injectable()
export class WebhooksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: WebhooksStore,
    private readonly desk: WebhookDesk,
    private readonly targets: WebhookTargets,
    private readonly secrets: WebhookSecrets,
    private readonly feed: EventFeedReader,
    private readonly envelope: Envelope,
  ) {}

  list({ actor, scope }: Caller, query: WebhookQuery): Promise<Reply<PageOf<WebhookResponse>>> {
    const purpose = purposeOf('webhooks', query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = {
      visibleIn: centersWith(actor, 'webhook.manage'),
      ownerId: isKey(actor) ? actor.accountId : null,
      centerId: query.centerId ?? null,
      states: query.state ?? SHOWN,
    };
    return this.unitOfWork.read(scope, async (tx) => {
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      const view = (row: WebhookRecord) => this.desk.view(row);
      const answer = pageOf(rows, page, (row: WebhookRecord) => [row.id], view, sign, total);
      return pageReply(answer, '/webhooks', query);
    });
  }

  get(caller: Caller, id: string): Promise<Reply<WebhookResponse>> {
    return this.desk.read(caller, id, (_, webhook) =>
      Promise.resolve(found(this.desk.view(webhook), webhook.version, pathOf(id))),
    );
  }

  /** It begins with what happens from now on. */
  async create(caller: Caller, input: CreateWebhookRequest): Promise<Reply<WebhookWithSecretResponse>> {
    const { url, centerId, description, types = [], ownerKeyId } = input;
    const ownerId = await this.unitOfWork.read(caller.scope, (tx) =>
      this.targets.ownerFor(tx, caller, centerId, ownerKeyId),
    );
    await this.targets.demandUrl(url);
    const id = uuidv7();
    const { secret, sealed } = this.secrets.make(id);
    return this.unitOfWork.run(caller.scope, async (tx) => {
      if ((await this.store.countAt(tx, centerId)) >= MOST_WEBHOOKS) {
        throw refuse('too_many_webhooks', { params: { max: MOST_WEBHOOKS } });
      }
      const position = await this.feed.head(tx);
      const row = { id, centerId, ownerId, url, description, types, position, secret: sealed };
      const webhook = await this.desk.add(tx, caller, row);
      return { ...created({ ...this.desk.view(webhook), secret }, 1, pathOf(id)), headers: ONCE };
    });
  }
}
