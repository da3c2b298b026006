/** One attempt for one event: looked at once more with the owner's rights, sent, and what follows written down. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type CloudEvent, toCloudEvent } from '../../domain/events/cloud-event.js';
import type { Consequence, Outcome, Withheld } from '../../domain/webhooks/delivery.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { EventFeedReader } from '../events/event-feed.reader.js';
import { type Claim, WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import { WebhookRights } from './webhook-rights.js';
import { digestOf } from './webhook-secrets.js';
import { WebhookTimes } from './webhook-times.js';
import { WebhookSender } from './webhook-sender.js';
import type { WebhookAttemptRow, WebhookDeliveryRow } from './webhook.entity.js';
import { type WebhookRecord, WebhooksStore } from './webhooks.store.js';

const NOT_SENT = { outcome: 'withheld', attempt: 0, status: null, durationMs: 0, nextAt: null } as const;

interface Parcel {
  readonly webhook: WebhookRecord;
  readonly delivery: WebhookDeliveryRow;
  readonly event: CloudEvent;
}

@Injectable()
export class WebhookDelivery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: WebhooksStore,
    private readonly deliveries: WebhookDeliveriesStore,
    private readonly feed: EventFeedReader,
    private readonly rights: WebhookRights,
    private readonly sender: WebhookSender,
    private readonly times: WebhookTimes,
  ) {}

  async deliver(claim: Claim, signal: AbortSignal): Promise<void> {
    const parcel = await this.unitOfWork.run(SYSTEM_SCOPE, (tx) => this.pack(tx, claim));
    if (parcel === undefined) return;
    const outcome = await this.sender.send(parcel.webhook, parcel.event, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    // Broken off because the service stops: another process may send it at once.
    if (outcome === undefined) await this.unitOfWork.run(SYSTEM_SCOPE, (tx) => this.deliveries.release(tx, claim));
    else await this.unitOfWork.run(SYSTEM_SCOPE, (tx) => this.settle(tx, claim, parcel, outcome));
  }

  /** Undefined: there is nothing to be sent. */
  private async pack(tx: Tx, claim: Claim): Promise<Parcel | undefined> {
    const webhook = await this.store.lock(tx, claim.webhookId);
    const delivery = await this.deliveries.claimed(tx, claim);
    if (webhook === undefined || delivery === undefined) return undefined;
    const filter = webhook.state === 'active' ? await this.rights.filterOf(tx, webhook) : undefined;
    if (filter === undefined) {
      await this.deliveries.release(tx, claim);
      if (webhook.state === 'active') await this.rights.stop(tx, webhook, 'owner_gone');
      return undefined;
    }
    // It was asked for when it was planned; whether it may be seen is asked now.
    const row = await this.feed.at(tx, claim.position, { ...filter, types: undefined });
    if (row !== undefined) return { webhook, delivery, event: toCloudEvent(row) };
    const isKept = await this.feed.isKept(tx, claim.position - 1);
    const failure: Withheld = isKept ? 'not_visible' : 'not_kept';
    await this.log(tx, delivery, { ...NOT_SENT, failure, urlSha256: digestOf(webhook.url) });
    await this.deliveries.remove(tx, delivery);
    return undefined;
  }

  private async settle(tx: Tx, claim: Claim, sent: Parcel, outcome: Outcome): Promise<void> {
    const webhook = await this.store.lock(tx, claim.webhookId);
    const delivery = await this.deliveries.claimed(tx, claim);
    const { failure = null, status, durationMs } = outcome;
    const attempt = sent.delivery.attempts + 1;
    const made = { failure, status, durationMs, attempt, urlSha256: digestOf(sent.webhook.url) };
    if (webhook === undefined || delivery === undefined) {
      // It went all the same: the log tells of it, and nothing follows.
      const line = { ...made, outcome: failure === null ? 'delivered' : 'dropped', nextAt: null };
      return this.log(tx, sent.delivery, line);
    }
    const consequence = this.times.consequenceOf(outcome, attempt);
    const nextAt = consequence.kind === 'again' ? this.times.after(consequence.seconds) : null;
    await this.log(tx, delivery, { ...made, outcome: consequence.kind, nextAt });
    await this.move(tx, { ...delivery, attempts: attempt, failure }, consequence, nextAt);
    await this.note(tx, webhook, consequence);
  }

  private async move(tx: Tx, row: WebhookDeliveryRow, { kind }: Consequence, nextAt: string | null): Promise<void> {
    if (kind === 'delivered') return this.deliveries.remove(tx, row);
    const now = this.times.now();
    if (kind === 'dead') return this.deliveries.update(tx, { ...row, state: 'dead', deadAt: now });
    return this.deliveries.update(tx, { ...row, dueAt: nextAt ?? now });
  }

  /** How the receiver does: what is noted slows us down, and in the end stops us. */
  private async note(tx: Tx, webhook: WebhookRecord, consequence: Consequence): Promise<void> {
    const { id, holdUntil } = webhook;
    // Whoever asked to be left alone is, though what was on its way meanwhile arrived.
    const held = holdUntil !== null && holdUntil > this.times.now() ? holdUntil : null;
    if (consequence.kind === 'delivered') return this.store.noteHealth(tx, id, null, held);
    const failingSince = webhook.failingSince ?? this.times.now();
    const hold = consequence.kind === 'again' && consequence.holdSeconds > 0;
    await this.store.noteHealth(tx, id, failingSince, hold ? this.times.after(consequence.holdSeconds) : holdUntil);
    if (webhook.state !== 'active') return;
    const failing = { ...webhook, failingSince };
    if (consequence.kind === 'stop') await this.rights.stop(tx, failing, 'gone');
    else if (this.times.isTooLong(failingSince)) await this.rights.stop(tx, failing, 'failing');
  }

  private log(
    tx: Tx,
    { webhookId, eventId, type }: WebhookDeliveryRow,
    line: Omit<WebhookAttemptRow, 'id' | 'webhookId' | 'eventId' | 'type' | 'at'>,
  ): Promise<void> {
    return this.deliveries.log(tx, { id: uuidv7(), webhookId, eventId, type, at: this.times.now(), ...line });
  }
}
