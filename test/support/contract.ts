/**
 * Holds every answer of the HTTP tests against the OpenAPI document: a documented path and method, a documented status, the
 * documented media type, and a body that fits its schema (fields the document does not know are faults). Keeps a list of
 * what was called by whom, for the test that every route is called.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { appendFileSync, readFileSync } from 'node:fs';
import type { Response } from 'supertest';

type Json = Record<string, unknown>;
interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, Answer & { $ref?: string }>;
}
interface Answer {
  readonly content?: Record<string, { schema?: Json }>;
}

const document = closed(JSON.parse(readFileSync('openapi/openapi.json', 'utf8'))) as {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Answer> };
};

/** Strict for the test: an object that lists its properties has no others. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  const isObjectSchema = copy['type'] === 'object' && typeof copy['properties'] === 'object';
  return isObjectSchema && copy['additionalProperties'] === undefined ? { ...copy, additionalProperties: false } : copy;
}

const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
addFormats(ajv);
ajv.addSchema({ $id: 'https://openapi.example/document', ...(document as object) });

const routes = Object.keys(document.paths).map((path) => ({
  path,
  pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
  literal: path.split('/').filter((part) => !part.startsWith('{')).length,
}));

function routeOf(path: string): string | undefined {
  return routes.filter(({ pattern }) => pattern.test(path)).sort((a, b) => b.literal - a.literal)[0]?.path;
}

/** Where calls are noted for the coverage test; set by the test run. */
const CALLS = process.env['TEST_CALLS_FILE'];

/** An answer as it came, whoever fetched it. */
export interface Answered {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
  /** Read as JSON where the media type says so. */
  readonly body: unknown;
}

export function checkAgainstDocument(reply: Response, username: string | null): void {
  const { method, url } = reply.request as unknown as { method: string; url: string };
  const mediaType = (reply.headers['content-type'] ?? '').split(';')[0] ?? '';
  const { status, text, body } = reply as { status: number; text: string; body: unknown };
  checkAnswered({ method, path: new URL(url).pathname, status, mediaType, text, body }, username);
}

export function checkAnswered(reply: Answered, username: string | null): void {
  const { method, path } = reply;
  const route = routeOf(path);
  const operation = route === undefined ? undefined : document.paths[route]?.[method.toLowerCase()];
  if (route === undefined || operation === undefined) {
    if (reply.status === 404 || reply.status === 405) return;
    throw new Error(`${method} ${path} answered ${reply.status} but is not in the OpenAPI document`);
  }
  if (CALLS !== undefined) appendFileSync(CALLS, `${operation.operationId}\t${username ?? '-'}\t${reply.status}\n`);
  const listed = operation.responses[String(reply.status)];
  const shared = listed?.$ref?.split('/').at(-1);
  const documented = shared === undefined ? listed : document.components.responses[shared];
  if (documented === undefined)
    throw new Error(`${method} ${route}: status ${reply.status} is not documented: ${reply.text}`);
  const place = ['paths', route, method.toLowerCase(), 'responses', String(reply.status)];
  checkBody(
    reply,
    `${method} ${route}`,
    documented,
    shared === undefined ? place : ['components', 'responses', shared],
  );
}

function checkBody(reply: Answered, name: string, documented: Answer, pointer: readonly string[]): void {
  const { mediaType: media } = reply;
  if (documented.content === undefined || reply.status === 304) return;
  const schema = documented.content[media]?.schema;
  if (schema === undefined)
    throw new Error(`${name}: ${reply.status} answered with ${media || 'no media type'}, which is not documented`);
  if (!/[/+]json$/.test(media)) return;
  const reference = [...pointer, 'content', media, 'schema']
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const validate = ajv.getSchema(`https://openapi.example/document#/${reference}`);
  if (validate === undefined) throw new Error(`${name}: no schema at ${reference}`);
  if (validate(reply.body) !== true) {
    const faults = (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
    throw new Error(
      `${name} ${reply.status} does not fit the document:\n${[...new Set(faults)].slice(0, 8).join('\n')}\n${reply.text.slice(0, 600)}`,
    );
  }
}
