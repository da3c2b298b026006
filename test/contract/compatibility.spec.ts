/** What counts as breaking, case by case, and that adding never does. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { breaksBetween, undeclared, withoutWords } from '../../src/openapi.compatibility.js';

type Json = Record<string, unknown>;

const object = (properties: Json, required: string[] = [], rest: Json = {}): Json => ({
  type: 'object',
  properties,
  required,
  ...rest,
});
const TEXT = { type: 'string', maxLength: 10 };
const OK = { description: '' };

/** One operation with one parameter, a body and an answer. */
function documentOf({ path = '/things/{id}', sent = {}, answered = {}, query = {}, ...rest }: Json = {}): Json {
  const operation = {
    operationId: 'things_change',
    'x-permission': 'thing.change',
    security: [{ bearer: [] }, { apiKey: [] }],
    parameters: [
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'expand', in: 'query', schema: { type: 'string', enum: ['a', 'b'] }, ...(query as Json) },
    ],
    requestBody: { required: false, content: { 'application/json': { schema: sent } } },
    responses: {
      '200': { ...OK, headers: { ETag: {} }, content: { 'application/json': { schema: answered } } },
      '404': { $ref: '#/components/responses/None' },
    },
    ...rest,
  };
  const components = {
    responses: { None: OK },
    schemas: { Node: object({ next: { $ref: '#/components/schemas/Node' } }) },
  };
  return { info: { version: '1.0.0' }, paths: { [path as string]: { post: operation } }, components };
}

const whats = (before: Json, after: Json): string[] =>
  breaksBetween(documentOf(before), documentOf(after)).map(({ at, what }) => `${at}: ${what}`);

const P = 'POST /things/{}';

describe('an operation', () => {
  test.each<[string, Json, string]>([
    ['that is gone', { path: '/others/{id}' }, `${P}: operation removed`],
    ['under another id', { operationId: 'things_alter' }, `${P}: operationId changed`],
    ['that others may call', { 'x-permission': 'thing.own' }, `${P}: permission changed`],
    ['with a door less', { security: [{ bearer: [] }] }, `${P}: way of signing in removed`],
    ['that needs a parameter', { query: { required: true } }, `${P} query expand: parameter now required`],
    ['that has lost one', { parameters: [] }, `${P} query expand: parameter no longer taken`],
    [
      'that takes fewer values',
      { query: { schema: { type: 'string', enum: ['a'] } } },
      `${P} query expand: enum narrowed`,
    ],
    [
      'that needs a body',
      { requestBody: { required: true, content: { 'application/json': {} } } },
      `${P} body: body now required`,
    ],
    [
      'that takes no JSON',
      { requestBody: { content: { 'text/csv': {} } } },
      `${P} body application/json: media type removed`,
    ],
    [
      'without an answer',
      { responses: { '200': { headers: { ETag: {} }, content: { 'application/json': {} } } } },
      `${P} 404: answer removed`,
    ],
    [
      'without a header',
      { responses: { '200': { content: { 'application/json': {} } }, '404': OK } },
      `${P} 200 ETag: header no longer answered`,
    ],
  ])('%s', (_, change, expected) => {
    expect(whats({}, change)).toContain(expected);
    expect(whats(change, change)).toEqual([]);
  });

  test('may call the parameters of its path as it likes, and take another way of signing in', () => {
    expect(breaksBetween(documentOf(), documentOf({ path: '/things/{thingId}' }))).toEqual([]);
    expect(whats({}, { security: [{ bearer: [] }, { apiKey: [] }, { mutual: [] }] })).toEqual([]);
  });
});

test('an event is something we answer: a field, a header or a signature more is fine, one less is not', () => {
  const of = (properties: Json, rest: Json = {}): Json => {
    const requestBody = { required: true, content: { 'application/json': { schema: object(properties) } } };
    const post = { requestBody, security: [{}], ...rest };
    return { webhooks: { 'case.closed': { post: { ...post, responses: { '204': OK } } } } };
  };
  expect(breaksBetween(of({ a: TEXT }), of({ a: TEXT, b: TEXT }))).toEqual([]);
  const [gone] = breaksBetween(of({ a: TEXT, b: TEXT }), of({ a: TEXT }));
  expect(gone).toEqual({ at: 'POST case.closed body/b', what: 'field no longer answered' });
  const signed = of(
    {},
    {
      security: [{ signature: [] }],
      parameters: [{ in: 'header', name: 'stamp', required: true, schema: { type: 'integer' } }],
    },
  );
  expect(breaksBetween(of({}), signed)).toEqual([]);
  expect(breaksBetween(signed, of({}))).toEqual([
    { at: 'POST case.closed', what: 'way of signing in removed' },
    { at: 'POST case.closed header stamp', what: 'parameter no longer sent' },
  ]);
});

/** [schema before, schema after, what breaks when it is sent, what breaks when it is answered]. */
const PAIRS: readonly [string, Json, Json, string | null, string | null][] = [
  ['a field that is gone', object({ a: TEXT }), object({}), null, 'a: field no longer answered'],
  [
    '… of a closed object',
    object({ a: TEXT }, [], { additionalProperties: false }),
    object({}, [], { additionalProperties: false }),
    'a: field no longer taken',
    'a: field no longer answered',
  ],
  [
    'an object that closes',
    object({}),
    object({}, [], { additionalProperties: false }),
    '*: other fields no longer taken',
    null,
  ],
  ['a new field', object({}), object({ a: TEXT }), null, null],
  ['a new field that is needed', object({}), object({ a: TEXT }, ['a']), 'a: field now required', null],
  ['a field that becomes needed', object({ a: TEXT }), object({ a: TEXT }, ['a']), 'a: field now required', null],
  ['a field that may be missing', object({ a: TEXT }, ['a']), object({ a: TEXT }), null, 'a: field may now be missing'],
  ['a code less', { enum: ['a', 'b'] }, { enum: ['a'] }, 'enum narrowed', null],
  ['a code more', { enum: ['a'] }, { enum: ['a', 'b'] }, null, 'enum widened'],
  [
    'a code more in a list that grows',
    { type: 'array', maxItems: 1, items: { enum: ['a'], 'x-growing': true } },
    { type: 'array', maxItems: 2, items: { enum: ['a', 'b'], 'x-growing': true } },
    null,
    null,
  ],
  [
    'a code less in a list that grows',
    { enum: ['a', 'b'], 'x-growing': true },
    { enum: ['a'], 'x-growing': true },
    'enum narrowed',
    null,
  ],
  ['codes for a text', TEXT, { ...TEXT, enum: ['a'] }, 'enum narrowed', null],
  ['a shorter text', TEXT, { type: 'string', maxLength: 9 }, 'maxLength narrowed', null],
  ['a longer text', TEXT, { type: 'string', maxLength: 11 }, null, 'maxLength widened'],
  ['a limit where there was none', { type: 'integer' }, { type: 'integer', minimum: 0 }, 'minimum narrowed', null],
  ['a limit that is gone', { type: 'integer', maximum: 9 }, { type: 'integer' }, null, 'maximum widened'],
  ['fewer items', { type: 'array', maxItems: 5 }, { type: 'array', maxItems: 4 }, 'maxItems narrowed', null],
  ['another pattern', { pattern: '^a' }, { pattern: '^b' }, 'pattern narrowed', 'pattern widened'],
  ['a format', { type: 'string' }, { type: 'string', format: 'uuid' }, 'format narrowed', null],
  [
    'items that are all different',
    { type: 'array' },
    { type: 'array', uniqueItems: true },
    'uniqueItems narrowed',
    null,
  ],
  ['a whole number for any', { type: 'number' }, { type: 'integer' }, 'type narrowed', null],
  ['any number for a whole one', { type: 'integer' }, { type: 'number' }, null, 'type widened'],
  ['another type', { type: 'string' }, { type: 'boolean' }, 'type narrowed', 'type widened'],
  ['null no longer', { type: ['string', 'null'] }, { type: 'string' }, 'no longer takes null', null],
  ['null as well', { type: 'string' }, { anyOf: [{ type: 'string' }, { type: 'null' }] }, null, 'may now answer null'],
  [
    'null written in another way',
    { type: ['string', 'null'] },
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    null,
    null,
  ],
  [
    'a choice less',
    { oneOf: [{ type: 'string' }, { type: 'boolean' }] },
    { oneOf: [{ type: 'string' }] },
    'no longer takes boolean',
    null,
  ],
  [
    'something deep down',
    object({ a: { type: 'array', items: object({ b: TEXT }) } }),
    object({ a: { type: 'array', items: object({ b: { type: 'string' } }) } }),
    null,
    'a/[]/b: maxLength widened',
  ],
  [
    'put together by allOf',
    { allOf: [object({ a: TEXT }), object({ b: TEXT })] },
    { allOf: [object({ a: TEXT })] },
    null,
    'b: field no longer answered',
  ],
  ['a list of itself', { $ref: '#/components/schemas/Node' }, { $ref: '#/components/schemas/Node' }, null, null],
];

describe('a schema', () => {
  test.each(PAIRS)('%s', (_, before, after, whenSent, whenAnswered) => {
    const line = (at: string, what: string | null): string[] =>
      what === null ? [] : [`${P} ${at}${what.includes(': ') ? '/' : ': '}${what}`];
    expect(whats({ sent: before }, { sent: after })).toEqual(line('body', whenSent));
    expect(whats({ answered: before }, { answered: after })).toEqual(line('200', whenAnswered));
    for (const schema of [before, after]) expect(whats({ sent: schema }, { sent: schema, answered: {} })).toEqual([]);
  });
});

describe('whatever the schema', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const { schema } = fc.letrec<{ schema: Json }>((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small' },
      fc.record({ type: fc.constant('string'), maxLength: fc.integer({ min: 1, max: 50 }) }),
      fc.record({
        type: fc.constant('integer'),
        minimum: fc.integer({ min: -5, max: 0 }),
        maximum: fc.integer({ min: 1, max: 9 }),
      }),
      fc.record({
        type: fc.constant('string'),
        enum: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }),
      }),
      fc.record({ type: fc.constant('array'), maxItems: fc.integer({ min: 1, max: 9 }), items: tie('schema') }),
      fc
        .tuple(fc.dictionary(name, tie('schema'), { maxKeys: 3 }), fc.boolean())
        .map(([properties, all]) =>
          object(properties, all ? Object.keys(properties) : [], { additionalProperties: false }),
        ),
    ),
  }));

  /** The same, with more that may be sent (for answers: less that may come) wherever it can be. */
  const eased = (node: Json): Json => ({
    ...node,
    ...('maxLength' in node ? { maxLength: Number(node['maxLength']) + 1 } : {}),
    ...('minimum' in node ? { minimum: Number(node['minimum']) - 1 } : {}),
    ...('enum' in node ? { enum: [...(node['enum'] as string[]), 'more'] } : {}),
    ...('items' in node ? { items: eased(node['items'] as Json), maxItems: Number(node['maxItems']) + 1 } : {}),
    ...('properties' in node
      ? {
          required: [],
          properties: {
            ...Object.fromEntries(
              Object.entries(node['properties'] as Json).map(([key, value]) => [key, eased(value as Json)]),
            ),
            added: TEXT,
          },
        }
      : {}),
  });

  test('the same document breaks nothing', () => {
    fc.assert(
      fc.property(schema, schema, (sent, answered) => {
        expect(whats({ sent, answered }, { sent, answered })).toEqual([]);
      }),
    );
  });

  test('what is added breaks nothing, and taking it away again does', () => {
    fc.assert(
      fc.property(schema, schema, (sent, answered) => {
        expect(whats({ sent }, { sent: eased(sent) })).toEqual([]);
        expect(whats({ sent: eased(sent) }, { sent })).not.toEqual([]);
        expect(
          whats({ answered: eased(answered) }, { answered: { ...eased(answered), ...withField(answered) } }),
        ).toEqual([]);
      }),
    );
  });

  test('an operation, a status and a parameter nobody needs break nothing', () => {
    fc.assert(
      fc.property(schema, (sent) => {
        const before = documentOf({ sent });
        const after = structuredClone(before) as { paths: Record<string, Record<string, Json>> };
        const operation = after.paths['/things/{id}']?.['post'] as Json;
        (operation['responses'] as Json)['429'] = OK;
        (operation['parameters'] as Json[]).push({ name: 'more', in: 'query', schema: sent });
        after.paths['/more'] = { get: operation };
        expect(breaksBetween(before, after)).toEqual([]);
        expect(breaksBetween(after, before)).toHaveLength(3);
      }),
    );
  });

  const withField = (node: Json): Json =>
    'properties' in node ? { properties: { ...(eased(node)['properties'] as Json), another: TEXT } } : {};
});

describe('declared breaks', () => {
  const gone = { at: P, what: 'operation removed', reason: 'nobody used it', version: '1.0.0' };
  const [before, after] = [documentOf(), documentOf({ path: '/others/{id}' })];

  test('pass; an undeclared one, one that is none, one of another version and one without a reason do not', () => {
    expect(undeclared(before, after, [gone])).toEqual([]);
    expect(undeclared(before, after, [])).toEqual([expect.stringContaining(`breaks clients: ${P}: operation removed`)]);
    expect(undeclared(before, before, [gone])).toEqual([expect.stringContaining('declares what is not broken')]);
    for (const change of [{ version: '0.9.0' }, { reason: '' }]) {
      expect(undeclared(before, after, [{ ...gone, ...change }])).toEqual([expect.stringContaining('needs a reason')]);
    }
  });
});

describe('the landed document', () => {
  const read = (name: string): Json => JSON.parse(readFileSync(`openapi/${name}`, 'utf8')) as Json;

  test('is one of this API, in its own words, and would notice a loss', () => {
    const landed = read('landed.json');
    expect(JSON.stringify(withoutWords(landed))).toBe(JSON.stringify(landed));
    const paths = Object.keys(landed['paths'] as Json);
    expect(paths.length).toBeGreaterThan(200);
    const { [paths[0] ?? '']: _, ...others } = landed['paths'] as Json;
    expect(breaksBetween(landed, { ...landed, paths: others })).not.toEqual([]);
  });

  test('keeps what is called like a word for people but is a field', () => {
    const schema = object({ title: { type: 'string', description: 'x' }, description: TEXT });
    expect(withoutWords(schema)).toEqual(object({ title: { type: 'string' }, description: TEXT }));
  });
});
