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
  const schema = eventSchema(event);
  return {
    operationId: `event_${type.replace(/^cn\.governance-center\./, '').replace(/\W/g, '_')}`,
    tags: ['events'],
    summary: `${text.en} ${text.zh}`,
    description: `${text.en}. ${whoReads(audience)} CloudEvents 1.0; the same in \`GET /events\` and in the stream.`,
    requestBody: {
      required: true,
      content: { 'application/cloudevents+json': { schema, example: exampleOf(schema, {}) } },
    },
    responses: { '204': { description: 'Taken.' } },
  };
}

function eventSchema({ type, subjectKind, data }: PublicEvent): Json {
  const subject = `${subjectKind}/01900000-0000-7000-8000-000000000001`;
  const properties = {
    specversion: { type: 'string', const: '1.0', example: '1.0' },
    id: { type: 'string', format: 'uuid', description: 'The same wherever the event arrives.' },
    source: {
      type: 'string',
      format: 'uri-reference',
      description: 'The centre it comes from.',
      example: '/centers/01900000-0000-7000-8000-000000000002',
    },
    type: { type: 'string', const: type, example: type },
    subject: { type: 'string', description: 'What it happened to.', example: subject },
    time: { type: 'string', format: 'date-time', description: 'When it was recorded.' },
    datacontenttype: { type: 'string', const: 'application/json', example: 'application/json' },
    sequence: {
      type: 'string',
      pattern: '^\\d{10}$',
      description: 'Number among the events of the subject.',
      example: '0000000001',
    },
    centerid: { type: 'string', format: 'uuid', description: 'The centre of `source`.' },
    data: schemaOf(data),
  };
  return { type: 'object', required: Object.keys(properties), properties, additionalProperties: true };
}
