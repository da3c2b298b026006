/**
 * What an event may say, field by field: the schema of its data in the contract, and at the same time the list of what
 * leaves the house. What is not listed stays inside, whatever the log holds; so no name or text goes out by oversight.
 * Example: `{ partyId: id, amountFen: money }` of `{ partyId, amountFen: 80000, secret }` is `{ partyId, amount: '800.00' }`.
 */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Field {
  readonly schema: JsonSchema;
  /** The name outside, where it is another one than inside. */
  readonly as?: string;
  /** May be absent: entries older than the question lack it. */
  readonly optional?: true;
  readonly say: (value: unknown) => unknown;
}

export type Shape = Readonly<Record<string, Field>>;

const plain = (schema: JsonSchema): Field => ({ schema, say: (value) => value });

export const id = plain({ type: 'string', format: 'uuid' });
export const day = plain({ type: 'string', format: 'date' });
export const instant = plain({ type: 'string', format: 'date-time' });
export const month = plain({ type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });
export const count = plain({ type: 'integer', minimum: 0 });
export const flag = plain({ type: 'boolean' });
/** Of a fixed vocabulary or a code table; new codes may come. */
export const code = plain({ type: 'string', pattern: '^[\\w@.:/-]{1,128}$', example: 'a_code' });
/** The number of a case, as it stands on its papers. */
export const caseNumber = plain({ type: 'string', maxLength: 64, example: '(2026)阳春人调字第1号' });
export const digest = plain({ type: 'string', maxLength: 128, example: 'sha256:9f86d081884c7d65' });

/** Integers of fen inside, yuan with two places outside. */
export const money: Field = {
  schema: { type: 'string', pattern: '^(0|[1-9]\\d{0,9})\\.\\d{2}$', example: '8000.00' },
  as: 'amount',
  say: (value) => (typeof value === 'number' ? (value / 100).toFixed(2) : value),
};

export const orNull = (field: Field): Field => ({
  ...field,
  schema: { anyOf: [field.schema, { type: 'null' }] },
  say: (value) => (value === null ? null : field.say(value)),
});

export const maybe = (field: Field): Field => ({ ...field, optional: true });

export const list = (field: Field): Field => ({
  schema: { type: 'array', items: field.schema, maxItems: 10_000 },
  say: (value) => (Array.isArray(value) ? value.map((item) => field.say(item)) : value),
});

export const object = (shape: Shape): Field => ({ schema: schemaOf(shape), say: (value) => project(shape, value) });

/** Receivers must bear fields that are added later, so the schema is left open. */
export function schemaOf(shape: Shape): JsonSchema {
  const fields = Object.entries(shape).map(([name, field]) => [field.as ?? name, field] as const);
  return {
    type: 'object',
    required: fields.filter(([, field]) => field.optional !== true).map(([name]) => name),
    properties: Object.fromEntries(fields.map(([name, field]) => [name, field.schema])),
    additionalProperties: true,
  };
}

/** Of the value only what the shape lists. */
export function project(shape: Shape, value: unknown): Record<string, unknown> {
  const from = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const told = Object.entries(shape).filter(([name]) => from[name] !== undefined);
  return Object.fromEntries(told.map(([name, field]) => [field.as ?? name, field.say(from[name])]));
}
