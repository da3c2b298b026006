/**
 * Whether a schema says yes to less (of what is sent) or to more (of what is answered) than it did: JSON Schema as our document
 * uses it. For what is sent the old values must still be taken; for what is answered no value may come that could not before.
 */
type Json = Record<string, unknown>;

export type Direction = 'sent' | 'answered';

export interface Side {
  readonly schema: Json;
  /** Of the document the schema is from; resolves references. */
  readonly schemas: Readonly<Record<string, Json>>;
}

export interface Break {
  /** Where: an operation, then the way to the field. */
  readonly at: string;
  readonly what: string;
}

const UPPER = ['maxLength', 'maximum', 'maxItems', 'maxProperties'];
const LOWER = ['minLength', 'minimum', 'minItems', 'minProperties'];
const EXACT = ['pattern', 'format', 'multipleOf', 'const'];
const NOTHING: Json = {};

export function schemaBreaks(old: Side, now: Side, direction: Direction, at: string): Break[] {
  return new Comparison(old.schemas, now.schemas, direction).of(old.schema, now.schema, at);
}

class Comparison {
  private readonly seen = new Set<string>();

  constructor(
    private readonly oldSchemas: Side['schemas'],
    private readonly newSchemas: Side['schemas'],
    private readonly direction: Direction,
  ) {}

  of(oldSchema: Json, newSchema: Json, at: string): Break[] {
    const pair = `${String(oldSchema['$ref'])} ${String(newSchema['$ref'])}`;
    if (oldSchema['$ref'] !== undefined && newSchema['$ref'] !== undefined) {
      // Compared where it was first met; a schema that holds itself ends here.
      if (this.seen.has(pair)) return [];
      this.seen.add(pair);
    }
    const [old, now] = [resolved(oldSchema, this.oldSchemas), resolved(newSchema, this.newSchemas)];
    const [before, after] = [alternatives(old), alternatives(now)];
    if (before.length > 1 || after.length > 1) return this.choices(before, after, at);
    const [one = NOTHING] = before;
    const [other = NOTHING] = after;
    if (one !== old || other !== now) return this.of(one, other, at);
    return [...this.values(old, now, at), ...this.fields(old, now, at), ...this.items(old, now, at)];
  }

  /** Each alternative that was taken must still be taken by one; each that may come must be covered by one that could. */
  private choices(before: readonly Json[], after: readonly Json[], at: string): Break[] {
    const isSent = this.direction === 'sent';
    const [demanded, offered] = isSent ? [before, after] : [after, before];
    const fits = (one: Json, other: Json): boolean => {
      const fresh = new Comparison(this.oldSchemas, this.newSchemas, this.direction);
      return (isSent ? fresh.of(one, other, at) : fresh.of(other, one, at)).length === 0;
    };
    const lost = demanded.filter((one) => !offered.some((other) => fits(one, other)));
    return lost.map((one) => ({ at, what: `${isSent ? 'no longer takes' : 'may now answer'} ${named(one)}` }));
  }

  private values(old: Json, now: Json, at: string): Break[] {
    const isSent = this.direction === 'sent';
    const [wide, narrow] = isSent ? [old, now] : [now, old];
    const verb = isSent ? 'narrowed' : 'widened';
    const grows = !isSent && isGrowing(now, this.newSchemas);
    const faults = [
      ...(covers(typesOf(narrow), typesOf(wide)) ? [] : ['type']),
      ...(grows || covers(codesOf(narrow), codesOf(wide)) ? [] : ['enum']),
      ...UPPER.filter((name) => !grows && numberOf(narrow, name, Infinity) < numberOf(wide, name, Infinity)),
      ...LOWER.filter((name) => numberOf(narrow, name, -Infinity) > numberOf(wide, name, -Infinity)),
      ...EXACT.filter((name) => narrow[name] !== undefined && narrow[name] !== wide[name]),
      ...(narrow['uniqueItems'] === true && wide['uniqueItems'] !== true ? ['uniqueItems'] : []),
    ];
    return faults.map((name) => ({ at, what: `${name} ${verb}` }));
  }

  private fields(old: Json, now: Json, at: string): Break[] {
    const [before, after] = [fieldsOf(old), fieldsOf(now)];
    const [mustBefore, mustNow] = [requiredOf(old), requiredOf(now)];
    const kept = Object.keys(before).filter((name) => after[name] !== undefined);
    const gone = Object.keys(before).filter((name) => after[name] === undefined);
    const isSent = this.direction === 'sent';
    const isClosed = now['additionalProperties'] === false;
    const whats = isSent
      ? [
          ...(isClosed ? gone.map((name) => [name, 'field no longer taken'] as const) : []),
          ...mustNow.filter((name) => !mustBefore.includes(name)).map((name) => [name, 'field now required'] as const),
          ...(isClosed && old['additionalProperties'] !== false && isObject(old)
            ? [['*', 'other fields no longer taken'] as const]
            : []),
        ]
      : [
          ...gone.map((name) => [name, 'field no longer answered'] as const),
          ...mustBefore
            .filter((name) => kept.includes(name) && !mustNow.includes(name))
            .map((name) => [name, 'field may now be missing'] as const),
        ];
    const own = whats.map(([name, what]) => ({ at: `${at}/${name}`, what }));
    const below = kept.flatMap((name) => this.of(before[name] ?? {}, after[name] ?? {}, `${at}/${name}`));
    return [...own, ...below];
  }

  private items(old: Json, now: Json, at: string): Break[] {
    const [before, after] = [old['items'] as Json | undefined, now['items'] as Json | undefined];
    if (before === undefined && after === undefined) return [];
    return this.of(before ?? {}, after ?? {}, `${at}/[]`);
  }
}

/** The schema behind a reference, its `allOf` put together. */
function resolved(schema: Json, schemas: Side['schemas']): Json {
  const { $ref, allOf, ...own } = schema;
  if (typeof $ref === 'string') return resolved(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if (!Array.isArray(allOf)) return schema;
  return [...(allOf as Json[]).map((part) => resolved(part, schemas)), own].reduce((whole, part) => ({
    ...whole,
    ...part,
    ...('properties' in whole && 'properties' in part
      ? { properties: { ...fieldsOf(whole), ...fieldsOf(part) }, required: [...requiredOf(whole), ...requiredOf(part)] }
      : {}),
  }));
}

function alternatives(schema: Json): readonly Json[] {
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return choices as Json[];
  const { type, ...rest } = schema;
  // "or null" is written in two ways, which must compare alike.
  if (!Array.isArray(type) || !type.includes('null')) return [schema];
  const types = type.filter((each) => each !== 'null') as unknown[];
  const { enum: codes, ...others } = rest;
  const enumeration = Array.isArray(codes) ? { enum: codes.filter((code) => code !== null) as unknown[] } : {};
  return [{ ...others, ...enumeration, type: types.length === 1 ? types[0] : types }, { type: 'null' }];
}

const fieldsOf = (schema: Json): Record<string, Json> => (schema['properties'] ?? {}) as Record<string, Json>;
const requiredOf = (schema: Json): readonly string[] => (schema['required'] ?? []) as string[];
const isObject = ({ type, properties }: Json): boolean => type === 'object' || properties !== undefined;
const numberOf = (schema: Json, name: string, fallback: number): number => Number(schema[name] ?? fallback);
const named = ({ $ref, type }: Json): string => String($ref ?? type ?? 'another form').replace(/^.*\//, '');

/** Codes of which clients know that more will come, or a list of such. */
function isGrowing(schema: Json, schemas: Side['schemas']): boolean {
  const { items } = schema;
  const codes = items === undefined ? schema : resolved(items as Json, schemas);
  return codes['x-growing'] === true;
}

/** Undefined: everything. */
type Values = readonly unknown[] | undefined;

function typesOf({ type }: Json): Values {
  if (type === undefined) return undefined;
  const types = (Array.isArray(type) ? type : [type]) as unknown[];
  return types.includes('number') ? [...types, 'integer'] : types;
}

const codesOf = (schema: Json): Values => schema['enum'] as unknown[] | undefined;

const covers = (whole: Values, part: Values): boolean =>
  whole === undefined || (part !== undefined && part.every((each) => whole.includes(each)));
