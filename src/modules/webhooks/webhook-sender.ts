/** Sends one event to one receiver, signed, and tells what became of it. */
import { Injectable } from '@nestjs/common';
import { performance } from 'node:perf_hooks';
import { failureOf, type Outcome } from '../../domain/webhooks/delivery.js';
import { Outgoing } from '../../platform/outgoing/outgoing.js';
import type { WebhookRow } from './webhook.entity.js';
import { WebhookSecrets } from './webhook-secrets.js';

@Injectable()
export class WebhookSender {
  constructor(
    private readonly outgoing: Outgoing,
    private readonly secrets: WebhookSecrets,
  ) {}

  async send(webhook: WebhookRow, event: { readonly id: string }, signal: AbortSignal): Promise<Outcome> {
    const body = JSON.stringify(event);
    const headers = {
      ...this.secrets.headersFor(webhook, event.id, body),
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'governance-center-webhooks/1',
    };
    const began = performance.now();
    const answer = await this.outgoing.post(webhook.url, headers, body, signal);
    const durationMs = Math.round(performance.now() - began);
    if (typeof answer === 'string') return { failure: answer, status: null, retryAfter: null, durationMs };
    return { failure: failureOf(answer.status), ...answer, durationMs };
  }
}
