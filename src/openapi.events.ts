/** The section `webhooks` of the document: every type of event with its data and a whole example, made from `domain/events`. */
import { AUDIENCES, type Audience } from './domain/events/center-events.js';
import { EVENTS, type PublicEvent } from './domain/events/event-types.js';
import { schemaOf } from './domain/events/fields.js';
import { exampleOf } from './openapi.examples.js';

type Json = Record<string, unknown>;

const whoReads = (audience: Audience): string => {
  if (audience === 'case') return 'For those who see the case.';
  const permissions = AUDIENCES[audience].map((permission) => `\`${permission}\``).join(' or ');
  const officers = audience === 'swap' ? ', and for its two officers' : '';
  return `For those who hold ${permissions} at the centre${officers}.`;
};

/** One entry for each type; feed and stream give the same events. */
export function describeEvents(): Json {
  return Object.fromEntries(EVENTS.map((event) => [event.type, { post: operationOf(event) }]));
}

function operationOf(event: PublicEvent): Json {
  const { type, text, audience } = event;
  return {
    operationId: `event_${type.replace(/^cn\.governance-center\./, '').replace(/\W/g, '_')}`,
    tags: ['events'],
    security: [{}],
    summary: `${text.en} ${text.zh}`,
    description: `${text.en}. ${whoReads(audience)} CloudEvents 1.0; the same in \`GET /events\` and in the stream.`,
    requestBody: {
      required: true,
      content: { 'application/cloudevents+json': { schema: eventSchema(event), example: exampleEvent(event) } },
    },
    responses: { '204': { description: 'Taken.' } },
  };
}

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
