/** The committed OpenAPI document as a list of operations, so that tests can be made from it and leave none out. */
import { readFileSync } from 'node:fs';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly example?: unknown;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Reference {
  readonly $ref: string;
}

interface Media {
  readonly schema: Schema;
  readonly example?: unknown;
}

interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly 'x-permission'?: string;
  readonly 'x-scopes'?: readonly string[];
  readonly 'x-audited'?: true;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface Operation {
  readonly id: string;
  readonly method: Method;
  /** Below /api/v1. */
  readonly path: string;
  readonly permission: string;
  /** That open it to API keys; none: every key may; undefined: no key may. */
  readonly scopes: readonly string[] | undefined;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | null;
  /** The body as the document shows it; undefined when there is none. */
  readonly example: unknown;
  /** Fields of a form with a file in it. */
  readonly form: Schema | null;
  readonly needsIfMatch: boolean;
  readonly takesKey: boolean;
  /** Who reads it is in the audit log. */
  readonly isAudited: boolean;
}

const document = JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as {
  paths: Record<string, Partial<Record<Method, RawOperation>>>;
  components: { schemas: Record<string, Schema>; parameters?: Record<string, Parameter> };
};

function parameterOf(parameter: Parameter | Reference): Parameter[] {
  if (!('$ref' in parameter)) return [parameter];
  return [document.components.parameters?.[parameter.$ref.split('/').at(-1) ?? '']].flatMap((found) => found ?? []);
}

const operationOf = (path: string, method: string, raw: RawOperation): Operation => {
  const parameters = (raw.parameters ?? []).flatMap(parameterOf);
  const header = (name: string) => parameters.find((parameter) => parameter.in === 'header' && parameter.name === name);
  return {
    id: raw.operationId,
    method: method as Method,
    path: path.replace('/api/v1', ''),
    permission: raw['x-permission'] ?? '',
    scopes: raw['x-scopes'],
    parameters,
    body: raw.requestBody?.content['application/json']?.schema ?? null,
    example: raw.requestBody?.content['application/json']?.example,
    form: raw.requestBody?.content['multipart/form-data']?.schema ?? null,
    needsIfMatch: header('If-Match')?.required === true,
    takesKey: header('Idempotency-Key') !== undefined,
    isAudited: raw['x-audited'] === true,
  };
};

export const OPERATIONS: readonly Operation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, raw]) => operationOf(path, method, raw)),
);

export function operation(id: string): Operation {
  const found = OPERATIONS.find((each) => each.id === id);
  if (found === undefined) throw new Error(`the document has no operation ${id}`);
  return found;
}

/** The path with its parameters filled in. */
export const fill = ({ path }: Pick<Operation, 'path'>, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? `no-${name}`);

/** Where the ETag of what an operation works on is read: the nearest address above it that can be read and is no list. */
export function resourceOf(target: Operation): Pick<Operation, 'path'> {
  const isList = ({ parameters }: Operation): boolean => parameters.some(({ name }) => name === 'cursor');
  const readable = (path: string): boolean =>
    OPERATIONS.some((each) => each.path === path && each.method === 'get' && !isList(each));
  const parts = target.path.split('/');
  for (let end = parts.length; end > 1; end -= 1) {
    const path = parts.slice(0, end).join('/');
    if (path.includes('{') && readable(path)) return { path };
  }
  throw new Error(`nothing above ${target.path} can be read`);
}

/** Without references and without "or null". */
export function resolved(schema: Schema): Schema {
  if (schema.$ref !== undefined)
    return resolved(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  const [alternative] = (schema.anyOf ?? schema.allOf ?? []).filter(({ type }) => type !== 'null');
  return alternative === undefined ? schema : { ...schema, ...resolved(alternative) };
}

export const isNullable = (schema: Schema): boolean =>
  (Array.isArray(schema.type) && schema.type.includes('null')) ||
  schema.anyOf?.some(({ type }) => type === 'null') === true;

export const typeOf = (schema: Schema): string => {
  const { type } = resolved(schema);
  return (
    (Array.isArray(type)
      ? (type as readonly string[]).find((each) => each !== 'null')
      : (type as string | undefined)) ?? 'string'
  );
};

/** Any text but control characters. */
export const isFreeText = (pattern: string): boolean => pattern.startsWith('^[^');

const UUID = '01900000-0000-7000-8000-00000000beef';

/** A value that has the right form; whether it makes sense is for the rules to say. */
export function wellFormed(schema: Schema): unknown {
  const plain = resolved(schema);
  switch (typeOf(schema)) {
    case 'object':
      return Object.fromEntries(
        Object.entries(plain.properties ?? {}).map(([name, property]) => [name, wellFormed(property)]),
      );
    case 'array':
      return Array.from({ length: Math.max(1, plain.minItems ?? 0) }, () => wellFormed(plain.items ?? {}));
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return plain.minimum ?? 1;
    default:
      return wellFormedText(plain);
  }
}

function wellFormedText({ enum: codes, format, pattern = '', minLength = 1 }: Schema): string {
  if (codes !== undefined) return String(codes[0]);
  if (format === 'uuid') return UUID;
  if (format === 'date') return '2026-10-13';
  if (format === 'date-time') return '2026-10-13T02:00:00.000Z';
  if (pattern.includes('\\.\\d{2}')) return '10.00';
  if (pattern.startsWith('^\\d{4}-')) return '2026-09';
  if (pattern.includes(':')) return '09:00';
  return pattern === '' || isFreeText(pattern) ? 'x'.repeat(Math.max(1, minLength)) : 'other';
}
