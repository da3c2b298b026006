/** Every way in which one field of a well-formed body can be wrong, made from its schema. */
import { isFreeText, isNullable, resolved, type Schema, typeOf, wellFormed } from './document.js';

export interface SpoiltBody {
  readonly what: string;
  readonly body: unknown;
  /** The pointer of the fault, or one above or below it. */
  readonly pointer: string;
}

type Change = (field: unknown) => unknown;

interface Spoiling {
  readonly what: string;
  readonly pointer: readonly string[];
  readonly change: Change | 'remove';
}

/** Deeper than this the fields are those of nested classes that were spoilt elsewhere in the same way. */
const DEPTH = 3;

export function spoiltBodies(schema: Schema): SpoiltBody[] {
  return spoilings(schema, []).map(({ what, pointer, change }) => ({
    what: `${what} ${pointer.join('/')}`,
    body: changedAt(wellFormed(schema), pointer, change),
    pointer: `/${pointer.join('/')}`,
  }));
}

function spoilings(schema: Schema, at: readonly string[]): Spoiling[] {
  const { properties = {}, required = [] } = resolved(schema);
  const unknown: Spoiling = { what: 'unknown field', pointer: [...at, 'noSuchField'], change: () => 1 };
  const fields = Object.entries(properties).flatMap(([name, property]) => {
    const pointer = [...at, name];
    const missing: Spoiling[] = required.includes(name) ? [{ what: 'missing', pointer, change: 'remove' }] : [];
    const nulled: Spoiling[] = isNullable(property) ? [] : [{ what: 'null', pointer, change: () => null }];
    const faults = wrongValues(property).map(([what, value]): Spoiling => ({ what, pointer, change: () => value }));
    return [...missing, ...nulled, ...faults, ...nested(property, pointer)];
  });
  return [unknown, ...fields];
}

function nested(property: Schema, pointer: readonly string[]): Spoiling[] {
  if (pointer.length >= DEPTH) return [];
  if (typeOf(property) === 'object') return spoilings(property, pointer);
  const { items } = resolved(property);
  const isList = typeOf(property) === 'array' && items !== undefined && typeOf(items) === 'object';
  return isList ? spoilings(items, [...pointer, '0']) : [];
}

type Wrong = readonly [what: string, value: unknown];

function wrongValues(property: Schema): Wrong[] {
  const plain = resolved(property);
  switch (typeOf(property)) {
    case 'object':
      return plain.properties === undefined
        ? []
        : [
            ['text for object', 'x'],
            ['list for object', []],
          ];
    case 'array':
      return wrongLists(plain);
    case 'boolean':
      return [
        ['text for boolean', 'yes'],
        ['number for boolean', 1],
      ];
    case 'integer':
    case 'number':
      return wrongNumbers(plain, typeOf(property));
    default:
      return wrongTexts(plain);
  }
}

function wrongLists({ items = {}, maxItems, minItems = 0 }: Schema): Wrong[] {
  const isOfObjects = typeOf(items) === 'object';
  const item = wellFormed(items);
  const members = isOfObjects ? [] : wrongValues(items).map(([what, value]): Wrong => [`item with ${what}`, [value]]);
  return [
    ['text for list', 'x'],
    ['object for list', {}],
    ...(minItems > 0 ? [['empty list', []] as const] : []),
    ...(maxItems !== undefined && maxItems <= 100
      ? [['long list', Array.from({ length: maxItems + 1 }, () => item)] as const]
      : []),
    ...(isOfObjects ? [['list of texts', ['x']] as const] : members),
  ];
}

const wrongNumbers = ({ minimum, maximum }: Schema, type: string): Wrong[] => [
  ['text for number', '1'],
  ...(type === 'integer' ? [['fraction', (minimum ?? 0) + 0.5] as const] : []),
  ...(minimum === undefined ? [] : [['too small', minimum - 1] as const]),
  ...(maximum === undefined ? [] : [['too large', maximum + 1] as const]),
];

function wrongTexts({ enum: codes, format, pattern, maxLength, minLength = 1 }: Schema): Wrong[] {
  const number: Wrong = ['number for text', 7];
  if (codes !== undefined) return [number, ['unknown code', 'no_such_code']];
  if (format === 'uuid') return [number, ['no uuid', 'abc'], ['no uuid but long', 'x'.repeat(36)]];
  if (format === 'date')
    return [number, ['30 February', '2026-02-30'], ['no day', 'tomorrow'], ['instant for day', '2026-10-14T00:00:00Z']];
  if (format === 'date-time')
    return [
      number,
      ['30 February', '2026-02-30T00:00:00Z'],
      ['no zone', '2026-10-14T00:00:00'],
      ['hour 25', '2026-10-14T25:00:00Z'],
    ];
  if (pattern !== undefined && !isFreeText(pattern)) return [number, ['wrong form', '-1.5 Ä'], ['empty', '']];
  return [
    number,
    ['lone surrogate', 'a\ud800b'],
    ['NUL', 'a\u0000b'],
    ...(maxLength === undefined ? [] : [['too long', '长'.repeat(maxLength + 1)] as const]),
    ...(minLength > 0 ? [['empty', ''] as const, ['only blanks', '   '] as const] : []),
  ];
}

function changedAt(node: unknown, [name, ...rest]: readonly string[], change: Change | 'remove'): unknown {
  if (name === undefined) return change === 'remove' ? undefined : change(node);
  if (Array.isArray(node))
    return node.map((item: unknown, index) => (String(index) === name ? changedAt(item, rest, change) : item));
  const object = node as Record<string, unknown>;
  return { ...object, [name]: changedAt(object[name], rest, change) };
}
