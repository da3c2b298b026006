/**
 * The answers of GeoReport v2 in JSON, written down from the text of the specification (types, required fields, values), by the
 * names of the XML roots they are made from. Null is an empty element of the XML (the Spark convention).
 */
const object = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});
const given = { type: 'string', minLength: 1 };
const text = { type: ['string', 'null'] };
const instant = { type: 'string', format: 'date-time' };
const instantOrNull = { type: ['string', 'null'], format: 'date-time' };
const list = (items: object, rest: object = {}) => ({ type: 'array', items, ...rest });

export const JSON_SCHEMAS = {
  discovery: object(['changeset', 'contact', 'key_service', 'endpoints'], {
    changeset: instant,
    contact: given,
    key_service: given,
    endpoints: list(
      object(['specification', 'url', 'changeset', 'type', 'formats'], {
        specification: { type: 'string', format: 'uri' },
        url: { type: 'string', format: 'uri' },
        changeset: instant,
        type: { enum: ['production', 'test'] },
        formats: list({ enum: ['text/xml', 'application/json'] }, { minItems: 1 }),
      }),
      { minItems: 1 },
    ),
  }),
  services: list(
    object(['service_code', 'service_name', 'description', 'metadata', 'type', 'keywords', 'group'], {
      service_code: given,
      service_name: given,
      description: text,
      metadata: { type: 'boolean' },
      type: { enum: ['realtime', 'batch', 'blackbox'] },
      keywords: { type: 'string' },
      group: { type: 'string' },
    }),
  ),
  service_definition: object(['service_code', 'attributes'], {
    service_code: given,
    attributes: list(
      object(['variable', 'code', 'datatype', 'required', 'datatype_description', 'order', 'description'], {
        variable: { type: 'boolean' },
        code: given,
        datatype: { enum: ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] },
        required: { type: 'boolean' },
        datatype_description: text,
        order: { type: 'integer', minimum: 1 },
        description: given,
        values: list(object(['key', 'name'], { key: given, name: given }), { minItems: 1 }),
      }),
    ),
  }),
  created: list(
    object(['service_request_id'], { service_request_id: given, service_notice: given, account_id: text }),
    { minItems: 1, maxItems: 1 },
  ),
  token: list(object(['service_request_id', 'token'], { service_request_id: given, token: given }), {
    minItems: 1,
    maxItems: 1,
  }),
  service_requests: list(
    object(['service_request_id', 'status', 'service_code', 'service_name', 'requested_datetime'], {
      service_request_id: given,
      status: { enum: ['open', 'closed'] },
      status_notes: text,
      service_name: given,
      service_code: given,
      description: { type: ['string', 'null'], maxLength: 4000 },
      agency_responsible: text,
      service_notice: text,
      requested_datetime: instant,
      updated_datetime: instantOrNull,
      expected_datetime: instantOrNull,
      address: text,
      address_id: text,
      zipcode: text,
      lat: { type: ['number', 'null'], minimum: -90, maximum: 90 },
      long: { type: ['number', 'null'], minimum: -180, maximum: 180 },
      media_url: { type: ['string', 'null'], format: 'uri' },
      extended_attributes: object(['state'], { state: given }),
    }),
    { maxItems: 1000 },
  ),
  errors: list(object(['code', 'description'], { code: { type: 'integer' }, description: given }), { minItems: 1 }),
} as const;

export type Answer = keyof typeof JSON_SCHEMAS;

/** The XML root of each. */
export const ROOT_OF = {
  discovery: 'discovery',
  services: 'services',
  service_definition: 'service_definition',
  created: 'service_requests',
  token: 'service_requests',
  service_requests: 'service_requests',
  errors: 'errors',
} as const satisfies Record<Answer, string>;
