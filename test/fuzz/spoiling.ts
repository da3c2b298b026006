/** Turns a body that fits into one that does not: first as a value, then as the text it travels in. */
import type { Chance } from '../support/chance.js';
import { hostileText, hostileValue } from './values.js';

type Json = Record<string, unknown>;
type Node = Json | unknown[];

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Changes one place of the body, however deep. */
export function spoilt(body: unknown, chance: Chance): unknown {
  const copy = structuredClone(body);
  const nodes = nodesOf(copy);
  if (nodes.length === 0) return hostileValue(chance);
  change(chance.of(nodes), chance);
  return copy;
}

function nodesOf(value: unknown): Node[] {
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}

function change(node: Node, chance: Chance): void {
  const keys = Object.keys(node);
  if (keys.length === 0 || chance.happens(0.1)) {
    put(node, Array.isArray(node) ? String(keys.length) : strangeKey(chance), hostileValue(chance));
    return;
  }
  const key = chance.of(keys);
  const value = Reflect.get(node, key) as unknown;
  const changes: readonly (() => void)[] = [
    () => put(node, key, hostileValue(chance)),
    () => put(node, key, hostileValue(chance)),
    () => Reflect.deleteProperty(node, key),
    () => put(node, key, [value]),
    () => put(node, key, { value }),
    () => put(node, key, typeof value === 'object' ? JSON.stringify(value) : String(value)),
    () => put(node, key, typeof value === 'string' ? value + hostileText(chance) : null),
    () => (Array.isArray(value) ? value.push(...(value as unknown[])) : put(node, key, null)),
    () => put(node, key.toUpperCase(), value),
  ];
  chance.of(changes)();
}

const STRANGE_KEYS = [
  '',
  'id',
  'centerId',
  'state',
  'constructor',
  'toString',
  '__proto__',
  'noSuchField',
  'ｉｄ',
  '\u0000',
];
const strangeKey = (chance: Chance): string => chance.of(STRANGE_KEYS);

/** `__proto__` as a key of its own, as JSON.parse makes it. */
function put(node: Node, key: string, value: unknown): void {
  Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true });
}

const HUGE_NUMBERS = [
  '1e999',
  '-1e999',
  '1' + '0'.repeat(400),
  '0.' + '0'.repeat(400) + '1',
  '00012',
  '+1',
  '.5',
  'NaN',
];

/** Faults a value cannot have, because only its text has them. */
export function spoiltText(text: string, chance: Chance): string | Buffer {
  const cut = chance.int(0, text.length);
  const faults: readonly (() => string | Buffer)[] = [
    () => text.slice(0, cut),
    () => text.slice(0, cut) + hostileText(chance) + text.slice(cut),
    () => text.replace(/:("[^"]*"|\d+)/, () => `:${chance.of(HUGE_NUMBERS)}`),
    () => text.replace(/^\{("(?:[^"\\]|\\.)*":(?:"(?:[^"\\]|\\.)*"|[\d.]+|true|false|null))/, '{$1,$1'),
    () => `\ufeff${text}`,
    () => `${text}${text}`,
    () => text.replace(/\}$/, ',}'),
    () => text.replaceAll('"', "'"),
    () => `${'['.repeat(20_000)}${text}${']'.repeat(20_000)}`,
    () =>
      Buffer.concat([Buffer.from(text.slice(0, cut)), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from(text.slice(cut))]),
    () => Buffer.from(text, 'utf16le'),
    () => '',
  ];
  return chance.of(faults)();
}
