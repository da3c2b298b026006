/** What a webhook may be sent: what its owner may see at this very moment, of its centre and the centres below. */
import { Injectable } from '@nestjs/common';
import { mayInCenter } from '../../domain/access/actor.js';
import { isKey } from '../../domain/access/api-keys.js';
import type { StopReason } from '../../domain/webhooks/subscriptions.js';
import { AuditStore, SYSTEM_ORIGIN } from '../../platform/audit/audit.store.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { ActorsReader } from '../access/actors.reader.js';
import { CentersReader } from '../centers/centers.reader.js';
import type { FeedFilter } from '../events/event-feed.reader.js';
import type { WebhookRow } from './webhook.entity.js';
import { type WebhookRecord, WebhooksStore } from './webhooks.store.js';

@Injectable()
export class WebhookRights {
  constructor(
    private readonly store: WebhooksStore,
    private readonly actors: ActorsReader,
    private readonly centers: CentersReader,
    private readonly outbox: OutboxStore,
    private readonly audit: AuditStore,
    private readonly clock: Clock,
  ) {}

  /** Undefined: the owner may have nothing any more. A key whose webhook others keep need not keep webhooks itself. */
  async filterOf(tx: Tx, webhook: WebhookRow): Promise<FeedFilter | undefined> {
    const actor = await this.actors.now(tx, webhook.ownerId);
    if (actor === undefined) return undefined;
    if (!isKey(actor) && !mayInCenter(actor, 'webhook.manage', webhook.centerId)) return undefined;
    const centerIds = await this.centers.subtreeIds(tx, [webhook.centerId]);
    return { actor, centerIds, types: webhook.types.length === 0 ? undefined : webhook.types };
  }

  /** By the service itself; event, audit log and desk tell those who manage webhooks. Always false: there is nothing more to do. */
  async stop(tx: Tx, webhook: WebhookRecord, reason: StopReason): Promise<false> {
    const now = this.clock.nowIso();
    const { id, centerId, version } = webhook;
    await this.store.update(tx, {
      ...webhook,
      state: 'disabled',
      reason,
      stoppedAt: now,
      version: version + 1,
      updatedAt: now,
    });
    const about = { centerId, subjectKind: 'webhook', subjectId: id };
    await this.outbox.add(tx, [{ ...about, type: 'webhook.stopped', payload: { reason }, recordedAt: now }]);
    await this.audit.add(tx, SYSTEM_ORIGIN, { ...about, action: 'webhook_stopped', params: { reason } });
    return false;
  }
}
