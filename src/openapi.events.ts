/**
 * The section `webhooks` of the document: every type of event with its data and a whole example, made from `domain/events`, the
 * test event, and what each delivery is signed with.
 */
import { AUDIENCES, type Audience } from './domain/events/center-events.js';
import { EVENTS, type PublicEvent } from './domain/events/event-types.js';
import { schemaOf } from './domain/events/fields.js';
import { PING_TYPE, pingOf } from './domain/webhooks/ping.js';
import { exampleOf } from './openapi.examples.js';

type Json = Record<string, unknown>;

const whoReads = (audience: Audience): string => {
  if (audience === 'case') return 'For those who see the case.';
  const permissions = AUDIENCES[audience].map((permission) => `\`${permission}\``).join(' or ');
  const officers = audience === 'swap' ? ', and for its two officers' : '';
  return `For those who hold ${permissions} at the centre${officers}.`;
};

/** What proves to the receiver who sent it; the names of its other headers are those of the parameters below. */
export const SIGNATURE_SCHEME = 'webhookSignature';
export const SIGNATURE = {
  type: 'apiKey',
  in: 'header',
  name: 'webhook-signature',
  description:
    'On events sent to webhooks (Standard Webhooks): `v1,` and the base64 of HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}` ' +
    'as received, with the bytes that `whsec_` stands before in base64 as the key. After a rotation there are two, with a space ' +
    'between; one of them fits. Compare in constant time, and refuse a timestamp that is more than five minutes off.',
} as const;
export const SIGNED_HEADERS = {
  WebhookId: {
    name: 'webhook-id',
    in: 'header',
    required: true,
    description: 'The `id` of the event, the same in every attempt: drop what came before.',
    schema: { type: 'string', format: 'uuid', example: '01900000-0000-7000-8000-00000000000e' },
  },
  WebhookTimestamp: {
    name: 'webhook-timestamp',
    in: 'header',
    required: true,
    description: 'When this attempt was made, in seconds since 1970.',
    schema: { type: 'integer', minimum: 0, maximum: 253402300799, example: 1779244200 },
  },
} as const;

/** One entry for each type; feed and stream give the same events. */
export function describeEvents(): Json {
  const events = EVENTS.map((event) => [event.type, { post: operationOf(event) }] as const);
  return Object.fromEntries([...events, [PING_TYPE, { post: PING }]]);
}

const sent = (type: string, words: { summary: string; description: string }, media: Json): Json => ({
  operationId: `event_${type.replace(/^cn\.governance-center\./, '').replace(/\W/g, '_')}`,
  tags: ['events'],
  security: [{ [SIGNATURE_SCHEME]: [] }],
  ...words,
  parameters: Object.keys(SIGNED_HEADERS).map((name) => ({ $ref: `#/components/parameters/${name}` })),
  requestBody: { required: true, content: { 'application/cloudevents+json': media } },
  responses: {
    '204': { description: 'Taken, as with any 2xx. Everything else is tried again.' },
    '410': { description: 'No more, please: the webhook is disabled, and nothing is lost.' },
  },
});

function operationOf(event: PublicEvent): Json {
  const { type, text, audience } = event;
  const description = `${text.en}. ${whoReads(audience)} CloudEvents 1.0; the same in \`GET /events\` and in the stream.`;
  const media = { schema: eventSchema(event), example: exampleEvent(event) };
  return sent(type, { summary: `${text.en} ${text.zh}`, description }, media);
}

const PING_EXAMPLE = pingOf({
  id: '01900000-0000-7000-8000-00000000000e',
  webhookId: '01900000-0000-7000-8000-000000000001',
  centerId: '01900000-0000-7000-8000-000000000002',
  time: '2026-05-20T02:30:00.000Z',
});

const PING = sent(
  PING_TYPE,
  {
    summary: 'A test event of a webhook 测试推送',
    description:
      'Sent by `POST /webhooks/{webhookId}/ping`, neither in the feed nor in the stream: it has no `sequence`.',
  },
  {
    schema: {
      type: 'object',
      required: Object.keys(PING_EXAMPLE),
      properties: {
        ...Object.fromEntries(Object.keys(PING_EXAMPLE).map((name) => [name, { type: 'string' }])),
        specversion: { type: 'string', const: '1.0' },
        id: { type: 'string', format: 'uuid' },
        type: { type: 'string', const: PING_TYPE },
        time: { type: 'string', format: 'date-time' },
        datacontenttype: { type: 'string', const: 'application/json' },
        centerid: { type: 'string', format: 'uuid' },
        data: { type: 'object', properties: {}, additionalProperties: true },
      },
      additionalProperties: true,
    },
    example: PING_EXAMPLE,
  },
);

/** The envelope is that of the feed; here with the type and its data. */
function eventSchema({ type, data }: PublicEvent): Json {
  const own = {
    type: 'object',
    properties: { type: { type: 'string', const: type }, data: schemaOf(data) },
    additionalProperties: true,
  };
  return { allOf: [{ $ref: '#/components/schemas/CloudEventResponse' }, own] };
}

function exampleEvent({ type, subjectKind, data }: PublicEvent): Json {
  return {
    specversion: '1.0',
    id: '01900000-0000-7000-8000-00000000000e',
    source: '/centers/01900000-0000-7000-8000-000000000002',
    type,
    subject: `${subjectKind}/01900000-0000-7000-8000-000000000001`,
    time: '2026-05-20T02:30:00.000Z',
    datacontenttype: 'application/json',
    sequence: '0000000003',
    centerid: '01900000-0000-7000-8000-000000000002',
    data: exampleOf(schemaOf(data), {}),
  };
}
