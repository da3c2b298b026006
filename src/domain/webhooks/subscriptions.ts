/**
 * The life of a webhook: it sends while `active`, keeps its place while `paused` by hand, and is `disabled` by the service
 * where sending on makes no sense; `deleted` is for good. Nothing is lost by a pause or a failure: sending goes on from the
 * place where it stopped, as long as the feed still has it.
 * Example: a receiver answers 410 Gone; the webhook is disabled with the reason `gone`, until somebody resumes it.
 */
export const WEBHOOK_STATES = ['active', 'paused', 'disabled', 'deleted'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/** Why the service stopped sending. */
export const STOP_REASONS = ['owner_gone', 'gone', 'failing', 'events_gone'] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** One per system and purpose; more than this at one centre is a mistake of some program. */
export const MOST_WEBHOOKS = 50;
/** Hours for which two secrets sign. */
export const SECRET_OVERLAP_HOURS = { max: 168, default: 24 } as const;

export type WebhookRefusal =
  'webhook_deleted' | 'webhook_not_active' | 'webhook_active' | 'webhook_of_key' | 'too_many_webhooks';

export function mayPause(state: WebhookState): WebhookRefusal | undefined {
  if (state === 'deleted') return 'webhook_deleted';
  return state === 'active' ? undefined : 'webhook_not_active';
}

export function mayResume(state: WebhookState): WebhookRefusal | undefined {
  if (state === 'deleted') return 'webhook_deleted';
  return state === 'active' ? 'webhook_active' : undefined;
}

export const mayChange = (state: WebhookState): WebhookRefusal | undefined =>
  state === 'deleted' ? 'webhook_deleted' : undefined;
