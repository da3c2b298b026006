/** Signing secrets (Standard Webhooks): told once, kept sealed; during an overlap two of them sign each delivery. */
import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { WebhookRow } from './webhook.entity.js';

const BYTES = 32;

/** SHA-256 of an address, in hexadecimal. */
export const digestOf = (url: string): string => createHash('sha256').update(url).digest('hex');

@Injectable()
export class WebhookSecrets {
  constructor(
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  make(webhookId: string): { secret: string; sealed: Buffer } {
    const secret = `whsec_${randomBytes(BYTES).toString('base64')}`;
    return { secret, sealed: this.envelope.recordKey.seal(secret, contextOf(webhookId)) };
  }

  /** The headers of one delivery. */
  headersFor(webhook: WebhookRow, eventId: string, body: string): Record<string, string> {
    const now = this.clock.now();
    const { secret, previousSecret, previousUntil } = webhook;
    const isOverlap = previousSecret !== null && previousUntil !== null && previousUntil > this.clock.nowIso();
    const signatures = [secret, ...(isOverlap ? [previousSecret] : [])].map((sealed) =>
      new Webhook(this.envelope.recordKey.open(sealed, contextOf(webhook.id))).sign(eventId, now, body),
    );
    return {
      'webhook-id': eventId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
    };
  }
}

const contextOf = (webhookId: string): string => `webhook ${webhookId}`;
