import type { WebhookAttemptRow, WebhookDeliveryRow } from './webhook.entity.js';
import type { AttemptResponse, DeadLetterResponse, WebhookResponse } from './webhooks.dto.js';
import type { WebhookRecord } from './webhooks.store.js';

/** Never its secrets. */
export const toWebhookView = (row: WebhookRecord, cursor: string): WebhookResponse => ({
  id: row.id,
  url: row.url,
  centerId: row.centerId,
  description: row.description,
  types: [...row.types],
  ownerId: row.ownerId,
  state: row.state,
  reason: row.reason,
  stoppedAt: row.stoppedAt,
  cursor,
  outstanding: row.outstanding,
  deadLetters: row.deadLetters,
  failingSince: row.failingSince,
  holdUntil: row.holdUntil,
  previousSecretUntil: row.previousUntil,
  createdBy: row.createdBy,
  createdAt: row.createdAt,
  version: row.version,
});

export const toAttemptView = ({ webhookId: _, ...line }: WebhookAttemptRow): AttemptResponse => line;

export const toDeadLetterView = (row: WebhookDeliveryRow): DeadLetterResponse => ({
  eventId: row.eventId,
  type: row.type,
  subjectId: row.subjectId,
  attempts: row.attempts,
  failure: row.failure,
  deadAt: row.deadAt ?? row.dueAt,
});
