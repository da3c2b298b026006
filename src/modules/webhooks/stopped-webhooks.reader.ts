/** The webhooks the service stopped by itself, as the desks of those who keep them show them. */
import { Injectable } from '@nestjs/common';
import { type Actor, centersWith } from '../../domain/access/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import type { WebhookRow } from './webhook.entity.js';

const MOST = 50;

export interface StoppedWebhook extends Pick<WebhookRow, 'centerId' | 'description'> {
  readonly webhookId: string;
  readonly reason: string;
  readonly stoppedAt: string;
  readonly outstanding: number;
}

@Injectable()
export class StoppedWebhooksReader {
  /** Stopped longest ago first; of the centre asked for, or of all. */
  for(tx: Tx, { actor, centerId }: { actor: Actor; centerId: string | null }): Promise<StoppedWebhook[]> {
    return tx.query<StoppedWebhook>(
      `SELECT w.id AS "webhookId", w.center_id AS "centerId", w.description, w.reason, w.stopped_at AS "stoppedAt",
              (SELECT count(*)::int FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'waiting') AS outstanding
         FROM webhook w
        WHERE w.state = 'disabled' AND w.center_id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR w.center_id = $2)
        ORDER BY w.stopped_at, w.id LIMIT $3`,
      [centersWith(actor, 'webhook.manage'), centerId, MOST],
    );
  }
}
