/** Values that fit a schema, and values no schema asks for: what requests are made of. */
import { addDays } from '../../src/domain/shared/day.js';
import type { Chance } from '../support/chance.js';
import { isNullable, resolved, type Schema, typeOf, wellFormed } from '../support/document.js';
import type { Places } from '../support/places.js';

const WORDS = ['楼上漏水', '阳台渗水，墙皮脱落', 'a leak', '张某', '2栋305', '已核实。\n第二段', 'x'];

/** Texts that have broken services. */
const HOSTILE = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u2066反转',
  '\ufeff',
  '🀄️👩‍👩‍👧‍👦',
  '\u200b\u200d',
  'é'.repeat(50),
  'ﷺ'.repeat(20),
  '﷐￿',
  "' OR 1=1 --",
  '$1',
  '%',
  '%_\\',
  '\\',
  '"',
  '{{7*7}}',
  '${7*7}',
  '=cmd|calc!A1',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'true',
  '-1',
  '1e309',
  '0x10',
  '１２３',
  '٣',
  '0000-00-00',
  '2026-02-30',
  '2026-13-01',
  '9999-12-31',
  '0001-01-01',
  '-000001-01-01',
  '+275760-09-13T00:00:00Z',
  '2026-10-14T25:00:00Z',
  '2026-10-14T02:00:00+14:00',
  '2026-10-14T02:00:60Z',
  '99999999999999999999.99',
  '-0.00',
  '0.001',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '{"a":1}',
  '[]',
];

const LENGTHS = [256, 2_001, 20_000, 120_000];

const NUMBERS = [
  0, -0, -1, 1.5, 2_147_483_647, 2_147_483_648, -2_147_483_649, 9_007_199_254_740_993, 1e21, 1e308, -1e308, 5e-324,
];

export function hostileText(chance: Chance): string {
  return chance.happens(0.08) ? chance.of(WORDS).repeat(chance.of(LENGTHS)) : chance.of(HOSTILE);
}

/** Of any type, and rarely the right one. */
export function hostileValue(chance: Chance): unknown {
  const kinds: readonly (() => unknown)[] = [
    () => hostileText(chance),
    () => hostileText(chance),
    () => chance.of(NUMBERS),
    () => chance.of([null, true, false, [], {}, [[]], [null], { a: {} }, [{}]]),
    () => nested(chance.of([3, 40, 600]), chance.happens(0.5)),
    () => Array.from({ length: chance.of([2, 60, 1_500]) }, () => chance.of(WORDS)),
    () => Object.fromEntries(Array.from({ length: chance.of([2, 60, 1_500]) }, (_, nth) => [`k${nth}`, nth])),
  ];
  return chance.of(kinds)();
}

function nested(depth: number, asList: boolean): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = asList ? [value] : { a: value };
  return value;
}

/** Fits the schema; ids are those of the demo centre where a field is named after one, so that rules are reached. */
export function fittingValue(schema: Schema, name: string, places: Places, chance: Chance): unknown {
  if (isNullable(schema) && chance.happens(0.1)) return null;
  const plain = resolved(schema);
  switch (typeOf(schema)) {
    case 'object':
      return fittingObject(plain, places, chance);
    case 'array': {
      const least = plain.minItems ?? 0;
      const length = chance.int(least, Math.min(plain.maxItems ?? least + 2, least + 2));
      return Array.from({ length }, () => fittingValue(plain.items ?? {}, name.replace(/s$/, ''), places, chance));
    }
    case 'boolean':
      return chance.happens(0.5);
    case 'integer':
    case 'number':
      return chance.int(plain.minimum ?? 0, Math.min(plain.maximum ?? 1_000, (plain.minimum ?? 0) + 1_000));
    default:
      return fittingText(plain, name, places, chance);
  }
}

function fittingObject({ properties = {}, required = [] }: Schema, places: Places, chance: Chance): object {
  const named = Object.entries(properties).filter(([name]) => required.includes(name) || chance.happens(0.5));
  return Object.fromEntries(named.map(([name, property]) => [name, fittingValue(property, name, places, chance)]));
}

function fittingText(plain: Schema, name: string, places: Places, chance: Chance): string {
  if (plain.enum !== undefined) return String(chance.of(plain.enum));
  const known = places[name] ?? places[`${name}Id`];
  if (plain.format === 'uuid') return known !== undefined && chance.happens(0.85) ? known : chance.uuid();
  const day = addDays('2026-10-14', chance.int(-60, 60));
  if (plain.format === 'date') return day;
  if (plain.format === 'date-time') return `${day}T0${chance.int(0, 9)}:00:00.000Z`;
  if (plain.pattern !== undefined || plain.minLength !== undefined) return String(wellFormed(plain));
  return chance.of(WORDS).slice(0, plain.maxLength ?? 100);
}
