/** What became of deliveries: the log, the dead letters, and a test event that is sent while one waits for it. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { PING_TYPE, pingOf } from '../../domain/webhooks/ping.js';
import { mayChange } from '../../domain/webhooks/subscriptions.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { notFound, Problem } from '../../platform/http/problem.js';
import { plain, type Reply } from '../../platform/http/reply.js';
import { WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import { demand, pathOf, WebhookDesk } from './webhook-desk.js';
import { digestOf } from './webhook-secrets.js';
import { WebhookSender } from './webhook-sender.js';
import type { WebhookAttemptRow, WebhookDeliveryRow, WebhookRow } from './webhook.entity.js';
import { toAttemptView, toDeadLetterView } from './webhook.view.js';
import type { AttemptQuery, AttemptResponse, DeadLetterResponse, WebhookResponse } from './webhooks.dto.js';
import type { PageQuery } from '../../platform/http/page.js';

/** Somebody waits for each: a receiver that lets us wait must not use up what others need. */
const MOST_PINGS = 8;
const RETRY_SECONDS = 5;

@Injectable()
export class WebhookLogService {
  private pings = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: WebhookDesk,
    private readonly deliveries: WebhookDeliveriesStore,
    private readonly sender: WebhookSender,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
  ) {}

  attempts(caller: Caller, webhookId: string, query: AttemptQuery): Promise<Reply<PageOf<AttemptResponse>>> {
    const path = `${pathOf(webhookId)}/deliveries`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = { webhookId, eventId: query.eventId ?? null, outcomes: query.outcome ?? null };
    return this.desk.read(caller, webhookId, async (tx) => {
      const rows = await this.deliveries.attempts(tx, filter, page);
      const total = page.withTotal ? await this.deliveries.countAttempts(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row: WebhookAttemptRow) => [row.id], toAttemptView, sign, total),
        path,
        query,
      );
    });
  }

  deadLetters(caller: Caller, id: string, query: PageQuery): Promise<Reply<PageOf<DeadLetterResponse>>> {
    const path = `${pathOf(id)}/dead-letters`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    return this.desk.read(caller, id, async (tx, webhook) => {
      const rows = await this.deliveries.deadLetters(tx, id, page);
      const total = page.withTotal ? webhook.deadLetters : undefined;
      const sign = { envelope: this.envelope, purpose };
      const keyOf = (row: WebhookDeliveryRow) => [row.position];
      return pageReply(pageOf(rows, page, keyOf, toDeadLetterView, sign, total), path, query);
    });
  }

  /** One dead letter, or all of them (null): tried anew, before the later events of its subject. */
  redeliver(caller: Caller, id: string, eventId: string | null): Promise<Reply<WebhookResponse>> {
    return this.desk.change(caller, id, 'webhook_redelivered', async ({ state }, now, tx) => {
      demand(mayChange(state));
      const count = await this.deliveries.revive(tx, id, eventId, now);
      if (count === 0 && eventId !== null) throw notFound();
      return {};
    });
  }

  /** Whatever the state, so that one can try before resuming; it counts for nothing. */
  async ping(caller: Caller, id: string): Promise<Reply<AttemptResponse>> {
    const webhook = await this.desk.read(caller, id, (_, row) => Promise.resolve(row));
    demand(mayChange(webhook.state));
    if (this.pings >= MOST_PINGS) {
      const headers = { 'retry-after': String(RETRY_SECONDS) };
      throw new Problem('too_many_requests', { params: { seconds: RETRY_SECONDS }, headers });
    }
    this.pings += 1;
    try {
      const line = await this.tried(webhook);
      await this.unitOfWork.run(caller.scope, (tx) => this.deliveries.log(tx, line));
      return plain(toAttemptView(line));
    } finally {
      this.pings -= 1;
    }
  }

  private async tried(webhook: WebhookRow): Promise<WebhookAttemptRow> {
    const { id: webhookId, centerId, url } = webhook;
    const event = pingOf({ id: uuidv7(), webhookId, centerId, time: this.clock.nowIso() });
    const { failure, status, durationMs } = await this.sender.send(webhook, event, new AbortController().signal);
    const told = { failure: failure ?? null, status, durationMs, nextAt: null, urlSha256: digestOf(url) };
    const at = this.clock.nowIso();
    return { id: uuidv7(), webhookId, eventId: event.id, type: PING_TYPE, attempt: 1, at, outcome: 'ping', ...told };
  }
}
