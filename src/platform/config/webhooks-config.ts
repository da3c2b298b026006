/** How events are sent to other systems, and where they may be sent. */
import ipaddr from 'ipaddr.js';
import type { Variables } from './variables.js';

export type Network = ReturnType<typeof ipaddr.parseCIDR>;

export interface WebhooksConfig {
  /** Private networks that may be sent to all the same. */
  readonly allow: readonly Network[];
  readonly isHttpAllowed: boolean;
  /** For a whole attempt. */
  readonly timeoutSeconds: number;
  /** After so many an event is a dead letter. */
  readonly attempts: number;
  /** A webhook that failed for so long without a success is disabled. */
  readonly disableDays: number;
  /** How long the log of deliveries is kept. */
  readonly logDays: number;
}

export function readWebhooks(variables: Variables): WebhooksConfig {
  const networks = (variables.text('WEBHOOK_ALLOW') ?? '').split(',').map((part) => part.trim());
  const allow = networks.filter((part) => part !== '').map((part) => networkOf(part));
  if (allow.includes(undefined)) {
    variables.refuse('WEBHOOK_ALLOW must be a list of networks such as 10.20.0.0/16,fd12::/32');
  }
  return Object.freeze({
    allow: allow.filter((network) => network !== undefined),
    isHttpAllowed: variables.flag('WEBHOOK_ALLOW_HTTP', false),
    timeoutSeconds: variables.integer('WEBHOOK_TIMEOUT_SECONDS', { min: 1, max: 60, fallback: 15 }),
    attempts: variables.integer('WEBHOOK_ATTEMPTS', { min: 1, max: 30, fallback: 10 }),
    disableDays: variables.integer('WEBHOOK_DISABLE_DAYS', { min: 1, max: 90, fallback: 5 }),
    logDays: variables.integer('WEBHOOK_LOG_DAYS', { min: 1, max: 400, fallback: 30 }),
  });
}

function networkOf(text: string): Network | undefined {
  const whole = text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`;
  return ipaddr.isValidCIDR(whole) ? ipaddr.parseCIDR(whole) : undefined;
}
