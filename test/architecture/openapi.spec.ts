/** The committed OpenAPI document is complete: every operation says what it does, who may, what it takes and what it answers. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { readFileSync } from 'node:fs';

type Json = Record<string, unknown>;
interface Media {
  readonly schema: Json;
  readonly example?: unknown;
}
interface Body {
  readonly content?: Record<string, Media>;
  readonly description?: string;
}
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: string[];
  readonly security?: unknown[];
  readonly requestBody?: Body;
  readonly responses: Record<string, Body>;
  readonly 'x-permission'?: string;
}

const document = JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
  tags: { name: string }[];
};

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method,
    path,
    operation,
  })),
);

it('is OpenAPI 3.1 with one operation id each', () => {
  expect(document.openapi).toBe('3.1.0');
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

it('describes every tag it uses, and no others', () => {
  const used = new Set(operations.flatMap(({ operation }) => operation.tags ?? []));
  expect(document.tags.map(({ name }) => name).sort()).toEqual([...used].sort());
});

it.each(operations)('$name says what it does, who may, and what it can answer', ({ operation, method, path }) => {
  expect(operation.summary ?? '').not.toBe('');
  expect(operation.description ?? '').not.toBe('');
  expect(operation.tags ?? []).not.toEqual([]);
  expect(operation['x-permission']).toBeDefined();
  if (operation['x-permission'] !== 'public') expect(operation.security).toBeDefined();
  const statuses = Object.keys(operation.responses);
  // Beside the one success: what was there already instead of being made, a part of a file instead of the whole, a job instead of its result.
  const success = statuses.filter((status) => status.startsWith('2')).join();
  if (!['200,201', '200,206', '201,202'].includes(success)) expect(success).toMatch(/^2\d\d$/);
  expect(statuses).toEqual(expect.arrayContaining(['400', '500']));
  if (path.includes('{')) expect(statuses).toContain('404');
  if (method !== 'get') expect(statuses).toContain('409');
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (status.startsWith('2'))
      expect(Object.values(answer.content ?? {}).every(({ schema }) => schema !== undefined)).toBe(true);
  }
});

describe('fields', () => {
  const undescribed = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
    Object.entries((schema['properties'] ?? {}) as Record<string, Json>)
      .filter(([, property]) => Object.keys(property).length === 0)
      .map(([property]) => `${name}.${property}`),
  );

  it('all have a type', () => {
    expect(undescribed).toEqual([]);
  });
});

describe('examples', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormatsModule as unknown as (instance: Ajv2020) => void)(ajv);
  ajv.addSchema({ $id: 'https://example.org/api', ...(document as object) });

  const bodies = operations.flatMap(({ name, method, path, operation }) => [
    ...(operation.requestBody === undefined
      ? []
      : [{ name: `${name} request`, at: [path, method, 'requestBody'], body: operation.requestBody }]),
    ...Object.entries(operation.responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([status, body]) => ({ name: `${name} ${status}`, at: [path, method, 'responses', status], body })),
  ]);

  it.each(bodies)('$name fits its schema', ({ at, body }) => {
    const media = body.content?.['application/json'];
    if (media === undefined) return;
    expect(media.example).toBeDefined();
    const pointer = ['paths', ...at, 'content', 'application/json', 'schema']
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = ajv.getSchema(`https://example.org/api#/${pointer}`);
    expect(validate).toBeDefined();
    void validate?.(media.example);
    expect(validate?.errors ?? []).toEqual([]);
  });
});
