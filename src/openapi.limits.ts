/**
 * What holds of every value in the document, written once: how long a text of a format is, how wide a number, which texts are
 * free. Limits of fields stand at the fields (atoms.ts), where they are also enforced.
 */
import { LINES_PATTERN, TEXT_PATTERN } from './platform/http/atoms.js';

type Json = Record<string, unknown>;

/** What the checks of each format let through at most; an instant may have nine digits of a second and an offset. */
const LENGTHS: Readonly<Record<string, number>> = { uuid: 36, date: 10, 'date-time': 35, binary: 2_147_483_647 };
/** A header, a diagram, a sentence of ours: no answer holds a longer text, and Node takes no longer header. */
const LONGEST_TEXT = 16_384;
const INT32 = 2_147_483_647;

/** Fills in what is left open; `sent` are the schemas of request bodies, in which texts of one line stay such. */
export function limit(document: Json, sent: ReadonlySet<string>): void {
  const { schemas, ...components } = document['components'] as { schemas: Record<string, Json> } & Json;
  for (const [name, schema] of Object.entries(schemas)) visit(schema, !sent.has(name));
  visit(components, false);
  visit(document['paths'], false);
  visit(document['webhooks'], true);
}

function visit(node: unknown, isAnswer: boolean): void {
  if (Array.isArray(node)) for (const item of node) visit(item, isAnswer);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const schema = node as Json;
  if (isOf(schema, 'string')) limitText(schema, isAnswer);
  if (isOf(schema, 'integer')) limitInteger(schema);
  for (const [key, value] of Object.entries(schema)) if (key !== 'example') visit(value, isAnswer);
}

/** A property may itself be called `type`: then it is an object. */
const isOf = ({ type }: Json, name: string): boolean => type === name || (Array.isArray(type) && type.includes(name));

function limitText(schema: Json, isAnswer: boolean): void {
  const { format, enum: codes, const: only } = schema;
  if (codes !== undefined || only !== undefined) return;
  schema['maxLength'] ??= LENGTHS[String(format)] ?? LONGEST_TEXT;
  if (format === undefined) schema['pattern'] ??= LINES_PATTERN;
  // An answer may put together what came as several lines.
  if (isAnswer && schema['pattern'] === TEXT_PATTERN) schema['pattern'] = LINES_PATTERN;
}

function limitInteger(schema: Json): void {
  if (schema['enum'] !== undefined) return;
  schema['minimum'] ??= 0;
  schema['maximum'] ??= INT32;
  const isShort = Number(schema['maximum']) <= INT32 && Number(schema['minimum']) >= -INT32;
  schema['format'] ??= isShort ? 'int32' : 'int64';
}
