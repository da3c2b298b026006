/** Requests and responses of webhooks. */
import { EVENT_TYPES } from '../../domain/events/event-types.js';
import { FAILURES, WITHHELD } from '../../domain/webhooks/delivery.js';
import { SECRET_OVERLAP_HOURS, STOP_REASONS, WEBHOOK_STATES } from '../../domain/webhooks/subscriptions.js';
import { InstantField, Int, Matching, NestedList, OneOf, QueryList, Text, Uuid } from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';

const URL_FIELD = {
  max: 2000,
  description:
    'Where events are sent with POST: https, no credentials, no fragment, port 443, 80 or 1024 and above, and no address in a ' +
    'private or reserved network (`address_refused`), which is looked at again before every attempt. Redirects are not followed.',
  example: 'https://oa.example.gov.cn/governance-events',
};
const DESCRIPTION = { max: 200, description: 'The system that receives the events.', example: '市大数据局' };
const TYPES = {
  list: { max: 100, unique: true },
  enumName: 'EventType',
  description: 'Only events of these types; empty: all. Each type is described under `webhooks`.',
};
const CENTER = {
  description: 'Events of this centre and the centres below it, as far as the owner may see them.',
  example: '01900000-0000-7000-8000-000000000004',
};

export class CreateWebhookRequest {
  @Text(URL_FIELD) url!: string;
  @Uuid(CENTER) centerId!: string;
  @Text(DESCRIPTION) description!: string;
  @OneOf(EVENT_TYPES, { ...TYPES, optional: true }) types?: string[];
  @Uuid({
    optional: true,
    description:
      'API key of the same centre in whose name the events are sent: what it may see now is what is sent. Absent: the caller, ' +
      'and a key that calls can name itself only. A key that sees what administrators do not, such as cases, cannot be named by ' +
      'anybody else (409 `webhook_of_key`): its holder subscribes with it, which needs `webhooks:manage` too.',
  })
  ownerKeyId?: string;
}

export class UpdateWebhookRequest {
  @Text({ ...URL_FIELD, optional: true }) url?: string;
  @Text({ ...DESCRIPTION, optional: true }) description?: string;
  @OneOf(EVENT_TYPES, { ...TYPES, optional: true }) types?: string[];
}

export class RotateSecretRequest {
  @Int({
    min: 0,
    max: SECRET_OVERLAP_HOURS.max,
    optional: true,
    default: SECRET_OVERLAP_HOURS.default,
    description: 'Hours for which the secret until now signs as well.',
    example: 24,
  })
  overlapHours?: number;
}

export class ReplayRequest {
  @Text({
    max: 1000,
    optional: true,
    description: 'Everything after this place: `nextCursor` of `GET /events` or an `id` of the stream. Or `from`.',
  })
  after?: string;
  @InstantField({
    optional: true,
    description: 'Everything recorded then or later. Or `after`.',
    example: '2026-01-01T00:00:00Z',
  })
  from?: string;
}

export class WebhookQuery extends PageQuery {
  @Uuid({ optional: true, description: 'Only webhooks of this centre.' }) centerId?: string;
  @QueryList()
  @OneOf(WEBHOOK_STATES, {
    optional: true,
    list: { max: WEBHOOK_STATES.length },
    description: 'Only webhooks in these states; without it all but deleted ones.',
    example: ['active'],
  })
  state?: string[];
}

export class WebhookResponse {
  @Uuid({ description: 'Id of the webhook.' }) id!: string;
  @Text(URL_FIELD) url!: string;
  @Uuid(CENTER) centerId!: string;
  @Text(DESCRIPTION) description!: string;
  @OneOf(EVENT_TYPES, TYPES) types!: string[];
  @Uuid({ description: 'Account or API key whose rights decide what is sent.' }) ownerId!: string;
  @OneOf(WEBHOOK_STATES, {
    description:
      '`paused` by hand and `disabled` by the service: nothing is sent, nothing is lost; `resume` goes on where it stopped.',
    example: 'active',
  })
  state!: string;
  @OneOf(STOP_REASONS, {
    nullable: true,
    description:
      'Why it is disabled: `owner_gone`: the owner may see nothing any more; `gone`: the receiver answered 410; `failing`: nothing ' +
      'but failures for `WEBHOOK_DISABLE_DAYS`; `events_gone`: the next events are no longer kept, replay from a later point.',
  })
  reason!: string | null;
  @InstantField({ nullable: true, description: 'When it was disabled.' }) stoppedAt!: string | null;
  @Text({ max: 1000, description: 'Everything up to this place of the feed was looked at.' }) cursor!: string;
  @Int({ min: 0, max: 2147483647, description: 'Events on their way; with 1000 of them the rest waits in the feed.' })
  outstanding!: number;
  @Int({ min: 0, max: 2147483647, description: 'Events that were given up.' }) deadLetters!: number;
  @InstantField({ nullable: true, description: 'No delivery has succeeded since; null: the last one did.' })
  failingSince!: string | null;
  @InstantField({ nullable: true, description: 'The receiver asked not to be called before (`Retry-After`).' })
  holdUntil!: string | null;
  @InstantField({ nullable: true, description: 'Until then two secrets sign each delivery.' }) previousSecretUntil!:
    string | null;
  @Uuid({ description: 'Account or API key that created it.' }) createdBy!: string;
  @InstantField({ description: 'When it was created.' }) createdAt!: string;
  @Int({ min: 1, max: 2147483647, description: 'Raised by every change; part of the ETag. A delivery is no change.' })
  version!: number;
}

export class WebhookWithSecretResponse extends WebhookResponse {
  @Text({
    max: 100,
    description: 'Shown this once: the key of the signatures (Standard Webhooks, HMAC-SHA256).',
    example: 'whsec_<44 letters and digits>',
  })
  secret!: string;
}

export class WebhookPage extends PageResponse {
  @NestedList(() => WebhookResponse, { max: 200, description: 'Webhooks, newest first.' }) items!: WebhookResponse[];
}

const ATTEMPT_OUTCOMES = ['delivered', 'again', 'dead', 'stop', 'dropped', 'withheld', 'ping'] as const;
const FAILURE = {
  nullable: true,
  description:
    '`answered_4xx`, `answered_5xx`: the receiver refused it or failed, `status` tells more; `redirected`: 3xx, which is not ' +
    'followed; `gone`: 410, it wants no more; `bad_answer`: no HTTP, or far too much of it; `timed_out`: no answer within ' +
    '`WEBHOOK_TIMEOUT_SECONDS`; `not_connected`: no connection, or it broke; `not_secure`: the certificate is not trusted, or no ' +
    'TLS; `unknown_host`: DNS knows no address of the name; `address_refused`: a private or reserved address. Null: none.',
  example: 'answered_5xx',
};
const NOT_SENT = {
  ...FAILURE,
  description:
    `${FAILURE.description} And of what is \`withheld\`: \`not_visible\`: the owner may no longer see it; \`not_kept\`: it is older ` +
    'than what the feed keeps.',
};
const STATUS = { min: 100, max: 999, nullable: true, description: 'Status of the answer; null: there was none.' };
const DURATION = { min: 0, max: 2147483647, description: 'Milliseconds until the answer.' };

export class AttemptQuery extends PageQuery {
  @Uuid({ optional: true, description: 'Only attempts for this event.' }) eventId?: string;
  @QueryList()
  @OneOf(ATTEMPT_OUTCOMES, {
    optional: true,
    list: { max: ATTEMPT_OUTCOMES.length },
    description: 'Only attempts with these outcomes.',
    example: ['dead'],
  })
  outcome?: string[];
}

export class AttemptResponse {
  @Uuid({ description: 'Id of the line.' }) id!: string;
  @Uuid({ description: '`id` of the event and `webhook-id` of the delivery.' }) eventId!: string;
  @Text({ max: 200, description: 'Type of the event.', example: 'cn.governance-center.dispute.registered.v1' })
  type!: string;
  @Int({ min: 0, max: 100, description: 'Which attempt for this event; 0: none was made.' }) attempt!: number;
  @InstantField({ description: 'When it ended.' }) at!: string;
  @OneOf(ATTEMPT_OUTCOMES, {
    description:
      '`again`: failed, tried again at `nextAt`; `dead`: failed for the last time; `stop`: the receiver wants no more; `dropped`: ' +
      'failed, and a deletion, a replay or another attempt had overtaken it; `withheld`: not sent, `failure` tells why; `ping`: a test.',
    example: 'delivered',
  })
  outcome!: string;
  @Int(STATUS) status!: number | null;
  @Int(DURATION) durationMs!: number;
  @OneOf([...FAILURES, ...WITHHELD], NOT_SENT) failure!: string | null;
  @InstantField({ nullable: true, description: 'When it is tried again.' }) nextAt!: string | null;
  @Matching('^[0-9a-f]{64}$', {
    max: 64,
    expected: 'SHA-256 in hexadecimal',
    description: 'SHA-256 of the address it went to.',
    example: 'ab'.repeat(32),
  })
  urlSha256!: string;
}

export class AttemptPage extends PageResponse {
  @NestedList(() => AttemptResponse, { max: 200, description: 'Attempts, newest first; bodies are not kept.' })
  items!: AttemptResponse[];
}

export class DeadLetterResponse {
  @Uuid({ description: '`id` of the event.' }) eventId!: string;
  @Text({ max: 200, description: 'Type of the event.', example: 'cn.governance-center.dispute.registered.v1' })
  type!: string;
  @Uuid({ description: 'What it happened to.' }) subjectId!: string;
  @Int({ min: 1, max: 100, description: 'Attempts that failed.' }) attempts!: number;
  @OneOf(FAILURES, FAILURE) failure!: string | null;
  @InstantField({ description: 'When it was given up.' }) deadAt!: string;
}

export class DeadLetterPage extends PageResponse {
  @NestedList(() => DeadLetterResponse, { max: 200, description: 'In the order of the feed, the oldest first.' })
  items!: DeadLetterResponse[];
}
