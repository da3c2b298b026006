/**
 * What a client written for the landed document would stumble over in this one: operations, fields and answers that are gone,
 * requests that are taken less gladly, answers that may hold what they could not, other doors. What is only added is fine.
 */
import { type Break, type Direction, schemaBreaks, type Side } from './openapi.schemas.js';

type Json = Record<string, unknown>;

interface Operation {
  readonly name: string;
  readonly operation: Json;
  /** We send and the other side answers. */
  readonly isEvent: boolean;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
/** Words for people and what is made for documentation: nobody's program depends on them. */
const WORDS = ['description', 'summary', 'example', 'examples', 'title', 'tags', 'externalDocs', 'servers', 'info'];

export function breaksBetween(landed: Json, current: Json): Break[] {
  const [old, now] = [new Contract(landed), new Contract(current)];
  return old.operations.flatMap(({ name, operation, isEvent }) => {
    const successor = now.operations.find((each) => each.name === name)?.operation;
    if (successor === undefined) return [{ at: name, what: 'operation removed' }];
    return new OperationComparison(old, now, name, isEvent).of(operation, successor);
  });
}

/** The document without words: what is kept as landed. */
export function withoutWords(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutWords(item));
  if (typeof node !== 'object' || node === null) return node;
  // A field may itself be called `title`: names below `properties` and the like are no keywords.
  const kept = Object.entries(node).filter(([key]) => isMap || !WORDS.includes(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, withoutWords(value, !isMap && ['properties', 'schemas', 'paths'].includes(key))]),
  );
}

class Contract {
  readonly operations: readonly Operation[];

  constructor(private readonly document: Json) {
    this.operations = ['paths', 'webhooks'].flatMap((part) =>
      Object.entries((document[part] ?? {}) as Record<string, Json>).flatMap(([path, item]) =>
        METHODS.filter((method) => method in item).map((method) => ({
          // What a parameter of the path is called is nobody's business but ours.
          name: `${method.toUpperCase()} ${path.replace(/\{[^}]+\}/g, '{}')}`,
          operation: item[method] as Json,
          isEvent: part === 'webhooks',
        })),
      ),
    );
  }

  side(schema: unknown): Side {
    return { schema: (schema ?? {}) as Json, schemas: this.components('schemas') };
  }

  /** The thing itself where it is only named. */
  plain(node: unknown): Json {
    const { $ref } = (node ?? {}) as { $ref?: string };
    if ($ref === undefined) return (node ?? {}) as Json;
    const [part = '', name = ''] = $ref.split('/').slice(-2);
    return this.components(part)[name] ?? {};
  }

  private components(part: string): Record<string, Json> {
    return ((this.document['components'] ?? {}) as Record<string, Record<string, Json>>)[part] ?? {};
  }
}

/** Of an event body and headers are ours, and it may come to be signed. */
class OperationComparison {
  private readonly request: Direction;

  constructor(
    private readonly old: Contract,
    private readonly now: Contract,
    private readonly name: string,
    private readonly isEvent: boolean,
  ) {
    this.request = isEvent ? 'answered' : 'sent';
  }

  of(before: Json, after: Json): Break[] {
    return [
      ...this.identity(before, after),
      ...this.parameters(before, after),
      ...this.bodies(before, after),
      ...this.answers(before, after),
    ];
  }

  private identity(before: Json, after: Json): Break[] {
    const doors = doorsOf(before).filter((door) => !this.isEvent || door !== OPEN);
    const whats = [
      ...(before['operationId'] === after['operationId'] ? [] : ['operationId changed']),
      ...(before['x-permission'] === after['x-permission'] ? [] : ['permission changed']),
      ...(doors.every((door) => doorsOf(after).includes(door)) ? [] : ['way of signing in removed']),
    ];
    return whats.map((what) => ({ at: this.name, what }));
  }

  private parameters(before: Json, after: Json): Break[] {
    const [was, is] = [this.parametersOf(before, this.old), this.parametersOf(after, this.now)];
    const added = [...is].filter(([key, { required }]) => !this.isEvent && !was.has(key) && required === true);
    const fresh = added.map(([key]) => ({ at: `${this.name} ${key}`, what: 'parameter now required' }));
    const kept = [...was].flatMap(([key, parameter]): Break[] => {
      const at = `${this.name} ${key}`;
      const successor = is.get(key);
      if (successor === undefined) return [{ at, what: `parameter no longer ${this.isEvent ? 'sent' : 'taken'}` }];
      const isDemanded = !this.isEvent && successor['required'] === true && parameter['required'] !== true;
      const [old, now] = [this.old.side(parameter['schema']), this.now.side(successor['schema'])];
      return [
        ...(isDemanded ? [{ at, what: 'parameter now required' }] : []),
        ...schemaBreaks(old, now, this.request, at),
      ];
    });
    return [...fresh, ...kept];
  }

  /** By place and name; those of the path by their order. */
  private parametersOf(operation: Json, contract: Contract): Map<string, Json> {
    const all = ((operation['parameters'] ?? []) as unknown[]).map((parameter) => contract.plain(parameter));
    const inPath = all.filter((parameter) => parameter['in'] === 'path');
    const others = all.filter((parameter) => parameter['in'] !== 'path');
    return new Map([
      ...inPath.map((parameter, index) => [`path ${index + 1}`, parameter] as const),
      ...others.map((parameter) => [`${String(parameter['in'])} ${String(parameter['name'])}`, parameter] as const),
    ]);
  }

  private bodies(before: Json, after: Json): Break[] {
    const [was, is] = [this.old.plain(before['requestBody']), this.now.plain(after['requestBody'])];
    const at = `${this.name} body`;
    const isDemanded = is['required'] === true && was['required'] !== true;
    return [...(isDemanded ? [{ at, what: 'body now required' }] : []), ...this.media(was, is, this.request, at)];
  }

  private answers(before: Json, after: Json): Break[] {
    const [was, is] = [before['responses'], after['responses']] as [Json, Json];
    return Object.entries(was).flatMap(([status, answer]) => {
      const at = `${this.name} ${status}`;
      if (is[status] === undefined) return [{ at, what: 'answer removed' }];
      const [old, now] = [this.old.plain(answer), this.now.plain(is[status])];
      const headers = Object.keys((old['headers'] ?? {}) as Json).filter(
        (name) => !(name in ((now['headers'] ?? {}) as Json)),
      );
      return [
        ...headers.map((name) => ({ at: `${at} ${name}`, what: 'header no longer answered' })),
        ...this.media(old, now, 'answered', at),
      ];
    });
  }

  private media(was: Json, is: Json, direction: Direction, at: string): Break[] {
    const [before, after] = [was['content'] ?? {}, is['content'] ?? {}] as [Record<string, Json>, Record<string, Json>];
    return Object.entries(before).flatMap(([type, media]) => {
      const successor = after[type];
      if (successor === undefined) return [{ at: `${at} ${type}`, what: 'media type removed' }];
      return schemaBreaks(this.old.side(media['schema']), this.now.side(successor['schema']), direction, at);
    });
  }
}

/** Nobody has to prove anything. */
const OPEN = '[]';

/** Each way in by itself; none named is a way in, too. */
const doorsOf = ({ security }: Json): readonly string[] =>
  ((security ?? [{}]) as Json[]).map((door) => JSON.stringify(Object.keys(door).sort()));

/** A break that is meant, with the reason and the version of the API it comes with. */
export interface DeclaredBreak extends Break {
  readonly reason: string;
  readonly version: string;
}

/** One line for each break nobody declared, and for each declaration that nothing answers to. */
export function undeclared(landed: Json, current: Json, declared: readonly DeclaredBreak[]): string[] {
  const found = breaksBetween(landed, current);
  const isSame = (one: Break, other: Break): boolean => one.at === other.at && one.what === other.what;
  const { version } = current['info'] as { version: string };
  return [
    ...found
      .filter((one) => !declared.some((other) => isSame(one, other)))
      .map(({ at, what }) => `breaks clients: ${at}: ${what} (mend it, or declare it in openapi/breaks.json)`),
    ...declared
      .filter((one) => !found.some((other) => isSame(one, other)))
      .map(({ at, what }) => `openapi/breaks.json declares what is not broken: ${at}: ${what}`),
    ...declared
      .filter((one) => one.reason === '' || one.version !== version)
      .map(({ at }) => `openapi/breaks.json: ${at} needs a reason, and the version ${version} it comes with`),
  ];
}
