/**
 * A whole example for every request and answer, put together from the examples of its fields, so that nobody keeps the same
 * thing in two places. Optional fields appear only where they have an example of their own.
 */
type Json = Record<string, unknown>;

const SAMPLES: Readonly<Record<string, unknown>> = {
  uuid: '01900000-0000-7000-8000-000000000001',
  date: '2026-05-20',
  'date-time': '2026-05-20T02:30:00.000Z',
};

const PATTERNS: Readonly<Record<string, string>> = {
  '^[a-z][a-z0-9_]{0,63}$': 'neighbor',
  '^\\d{4}-(0[1-9]|1[0-2])$': '2026-05',
  '^([01]\\d|2[0-3]):[0-5]\\d$': '08:30',
  '^(0|[1-9]\\d{0,9})\\.\\d{2}$': '8000.00',
};

/** An example that fits the schema; `schemas` resolves references. */
export function exampleOf(schema: Json, schemas: Readonly<Record<string, Json>>, depth = 0): unknown {
  const { $ref, example } = schema;
  const alternatives = schema['allOf'] ?? schema['anyOf'] ?? schema['oneOf'];
  if (example !== undefined) return example;
  if (typeof schema['default'] !== 'undefined') return schema['default'];
  if (typeof $ref === 'string') return exampleOf(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas, depth);
  if (Array.isArray(alternatives)) return exampleOf(alternatives[0] as Json, schemas, depth);
  const type = Array.isArray(schema['type']) ? (schema['type'] as unknown[])[0] : schema['type'];
  if (type === 'object') return objectExample(schema, schemas, depth);
  if (type === 'array') return arrayExample(schema, schemas, depth);
  return scalarExample(schema, type);
}

function objectExample(schema: Json, schemas: Readonly<Record<string, Json>>, depth: number): Json {
  const required = new Set((schema['required'] ?? []) as string[]);
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Json>);
  const shown = properties.filter(
    ([name, property]) => required.has(name) || (property['example'] !== undefined && depth === 0),
  );
  return Object.fromEntries(shown.map(([name, property]) => [name, exampleOf(property, schemas, depth + 1)]));
}

function arrayExample(schema: Json, schemas: Readonly<Record<string, Json>>, depth: number): unknown[] {
  if (depth > 6) return [];
  const count = Math.max(1, Number(schema['minItems'] ?? 0));
  return Array.from({ length: count }, () => exampleOf((schema['items'] ?? {}) as Json, schemas, depth + 1));
}

function scalarExample(schema: Json, type: unknown): unknown {
  const { format, pattern } = schema;
  if (Array.isArray(schema['enum'])) return (schema['enum'] as unknown[])[0];
  if (typeof format === 'string' && format in SAMPLES) return SAMPLES[format];
  if (typeof pattern === 'string' && pattern in PATTERNS) return PATTERNS[pattern];
  if (type === 'integer' || type === 'number') return Math.max(1, Number(schema['minimum'] ?? 1));
  if (type === 'boolean') return false;
  return '…'.repeat(Math.max(1, Number(schema['minLength'] ?? 1)));
}
