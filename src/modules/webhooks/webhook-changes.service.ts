/** A webhook is changed, paused, resumed, given another secret, sent back to an earlier place, deleted. */
import { Injectable } from '@nestjs/common';
import { addMinutes } from '../../domain/shared/day.js';
import { mayChange, mayPause, mayResume, SECRET_OVERLAP_HOURS } from '../../domain/webhooks/subscriptions.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, Problem } from '../../platform/http/problem.js';
import type { Reply } from '../../platform/http/reply.js';
import { EventFeedReader } from '../events/event-feed.reader.js';
import { EventsService } from '../events/events.service.js';
import { WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import { demand, WebhookDesk } from './webhook-desk.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookTargets } from './webhook-targets.js';
import type {
  ReplayRequest,
  RotateSecretRequest,
  UpdateWebhookRequest,
  WebhookResponse,
  WebhookWithSecretResponse,
} from './webhooks.dto.js';
import { ONCE } from './webhooks.service.js';

const MINUTES = 60;
const NOT_STOPPED = { reason: null, stoppedAt: null };

@Injectable()
export class WebhookChangesService {
  constructor(
    private readonly desk: WebhookDesk,
    private readonly deliveries: WebhookDeliveriesStore,
    private readonly targets: WebhookTargets,
    private readonly secrets: WebhookSecrets,
    private readonly feed: EventFeedReader,
    private readonly events: EventsService,
    private readonly clock: Clock,
  ) {}

  async update(caller: Caller, id: string, input: UpdateWebhookRequest): Promise<Reply<WebhookResponse>> {
    const now = await this.desk.read(caller, id, (_, webhook) => Promise.resolve(webhook));
    if (input.url !== undefined && input.url !== now.url) await this.targets.demandUrl(input.url);
    return this.desk.change(caller, id, 'webhook_changed', async (webhook, _, tx) => {
      demand(mayChange(webhook.state));
      const isElsewhere = input.url !== undefined && input.url !== webhook.url;
      if (isElsewhere) await this.targets.demandHolder(tx, caller.actor, webhook.ownerId);
      const { url = webhook.url, description = webhook.description, types = webhook.types } = input;
      return { url, description, types };
    });
  }

  pause(caller: Caller, id: string): Promise<Reply<WebhookResponse>> {
    return this.desk.change(caller, id, 'webhook_paused', ({ state }) => {
      demand(mayPause(state));
      return { state: 'paused' };
    });
  }

  /** Everything that waits is tried at once. */
  resume(caller: Caller, id: string): Promise<Reply<WebhookResponse>> {
    return this.desk.change(
      caller,
      id,
      'webhook_resumed',
      ({ state }) => {
        demand(mayResume(state));
        return { state: 'active', ...NOT_STOPPED, failingSince: null, holdUntil: null };
      },
      (tx) => this.deliveries.allDue(tx, id, this.clock.nowIso()),
    );
  }

  async rotate(
    caller: Caller,
    id: string,
    { overlapHours = SECRET_OVERLAP_HOURS.default }: RotateSecretRequest,
  ): Promise<Reply<WebhookWithSecretResponse>> {
    const { secret, sealed } = this.secrets.make(id);
    // Its secret must not lie in a kept answer.
    const once = { ...caller, idempotency: null };
    const reply = await this.desk.change(once, id, 'webhook_secret_rotated', (webhook, now) => {
      demand(mayChange(webhook.state));
      const until = overlapHours === 0 ? null : addMinutes(now, overlapHours * MINUTES);
      return { secret: sealed, previousSecret: until === null ? null : webhook.secret, previousUntil: until };
    });
    return { ...reply, body: { ...reply.body, secret }, headers: ONCE };
  }

  /** Everything after the place is sent, again where it was sent before; what waits from before it still comes. */
  replay(caller: Caller, id: string, input: ReplayRequest): Promise<Reply<WebhookResponse>> {
    return this.desk.change(
      caller,
      id,
      'webhook_replayed',
      async ({ state }, _, tx) => {
        demand(mayChange(state));
        return { position: await this.placeOf(tx, input) };
      },
      (tx, { position }) => this.deliveries.forgetAfter(tx, id, position),
    );
  }

  delete(caller: Caller, id: string): Promise<Reply<WebhookResponse>> {
    return this.desk.change(
      caller,
      id,
      'webhook_deleted',
      ({ state }) => {
        demand(mayChange(state));
        return { state: 'deleted', ...NOT_STOPPED, secret: Buffer.alloc(0), previousSecret: null, previousUntil: null };
      },
      (tx) => this.deliveries.forgetAfter(tx, id, -1),
    );
  }

  private async placeOf(tx: Tx, { after, from }: ReplayRequest): Promise<number> {
    if (after === undefined && from === undefined) throw invalid('/from', 'needs', { other: 'after' });
    if (after !== undefined && from !== undefined) throw invalid('/from', 'not_allowed_with', { other: 'after' });
    if (from !== undefined) {
      if (Date.parse(from) > Date.parse(this.clock.nowIso())) throw invalid('/from', 'in_future');
      return this.feed.positionBefore(tx, from);
    }
    const position = this.events.placeOf(after ?? '', '/after');
    if (!(await this.feed.isKept(tx, position))) throw new Problem('cursor_gone');
    return position;
  }
}
