/**
 * One request of a run, made from the OpenAPI document and spoilt: nothing of it depends on what was answered before, so the same
 * seed and number make the same request again.
 */
import { Chance } from '../support/chance.js';
import { type Operation, OPERATIONS, type Parameter } from '../support/document.js';
import { type Places, whoMay } from '../support/places.js';
import { spoilt, spoiltText } from './spoiling.js';
import { fittingValue, hostileText } from './values.js';

export interface FuzzRequest {
  readonly target: Operation;
  readonly method: string;
  /** Below /api/v1, with its query. */
  readonly path: string;
  /** A demo account; null: nobody is signed in; a text beginning with `!` is sent as the token itself. */
  readonly who: string | null;
  readonly headers: Readonly<Record<string, string | string[]>>;
  /** Send the ETag this resource has. */
  readonly tagOf: string | null;
  readonly body: string | Buffer | null;
}

export interface Ground {
  readonly places: Places;
  readonly held: ReadonlyMap<string, readonly string[]>;
}

const ANYBODY = [
  'admin',
  'director',
  'justice',
  'mediator',
  'petition',
  'grid',
  'auditor',
  'police',
  'other.admin',
  'other.director',
];
const NOT_TOKENS = ['!', '!x', '!a.b.c', '!eyJhbGciOiJub25lIn0.e30.', `!${'a'.repeat(8_000)}`];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

export function requestOf(seed: number, nth: number, ground: Ground): FuzzRequest {
  const chance = new Chance(seed * 1_000_003 + nth);
  const target = chance.of(OPERATIONS);
  const body = bodyOf(target, ground, chance);
  return {
    target,
    method: chance.happens(0.04) ? chance.of(METHODS) : target.method.toUpperCase(),
    path: pathOf(target, ground.places, chance) + queryOf(target, ground.places, chance),
    who: whoAsks(target, ground, chance),
    headers: { ...(body === null ? {} : { 'content-type': mediaTypeOf(chance) }), ...strangeHeaders(target, chance) },
    tagOf: target.needsIfMatch && chance.happens(0.85) ? target.path : null,
    body,
  };
}

function whoAsks(target: Operation, { held }: Ground, chance: Chance): string | null {
  const draw = chance.next();
  if (draw < 0.04) return null;
  if (draw < 0.08) return chance.of(NOT_TOKENS);
  if (draw < 0.3) return chance.of(ANYBODY);
  return target.permission === 'public' ? null : whoMay(target, held);
}

/** Byte by byte, so that what is no text travels too. */
const encoded = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

function pathOf({ path }: Operation, places: Places, chance: Chance): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const draw = chance.next();
    if (draw < 0.88) return encodeURIComponent(places[name] ?? chance.uuid());
    if (draw < 0.94) return chance.uuid();
    return encoded(hostileText(chance).slice(0, 300)) || '%20';
  });
}

function queryOf(target: Operation, places: Places, chance: Chance): string {
  const asked = target.parameters.filter(
    ({ in: where, required = false }) => where === 'query' && chance.happens(required ? 0.9 : 0.3),
  );
  const pairs = asked.flatMap((parameter) => pairsOf(parameter, places, chance));
  if (chance.happens(0.04))
    pairs.push(`${encoded(hostileText(chance).slice(0, 300))}=${encoded(hostileText(chance).slice(0, 300))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function pairsOf({ name, schema }: Parameter, places: Places, chance: Chance): string[] {
  const value = fittingValue(schema, name, places, chance);
  const fitting = encodeURIComponent(Array.isArray(value) ? value.join(',') : String(value));
  const draw = chance.next();
  if (draw < 0.6) return [`${name}=${fitting}`];
  if (draw < 0.7) return [`${name}=${fitting}`, `${name}=${fitting}`];
  if (draw < 0.75) return [`${name}[a]=${fitting}`];
  if (draw < 0.78) return [name];
  return [`${name}=${encoded(hostileText(chance).slice(0, 2_000))}`];
}

function bodyOf({ body, form, example }: Operation, { places }: Ground, chance: Chance): string | Buffer | null {
  const schema = body ?? form;
  if (schema === null) return chance.happens(0.06) ? JSON.stringify(hostileText(chance)) : null;
  const isShown = example !== undefined && chance.happens(0.35);
  let value = isShown ? placed(example, places) : fittingValue(schema, '', places, chance);
  const faults = chance.of([0, 0, 0, 1, 1, 1, 2, 3]);
  for (let fault = 0; fault < faults; fault += 1) value = spoilt(value, chance);
  const text = JSON.stringify(value) ?? '';
  return chance.happens(0.08) ? spoiltText(text, chance) : text;
}

/** The example with the ids of this centre in it. */
function placed(value: unknown, places: Places): unknown {
  if (Array.isArray(value)) return value.map((item) => placed(item, places));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, places[name] ?? placed(field, places)]);
  return Object.fromEntries(fields) as object;
}

const MEDIA_TYPES = [
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/merge-patch+json',
  '*/*',
  ';',
];

const mediaTypeOf = (chance: Chance): string => (chance.happens(0.94) ? 'application/json' : chance.of(MEDIA_TYPES));

/** Header values travel in ASCII. */
const ascii = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 2_000);

function strangeHeaders(target: Operation, chance: Chance): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  const sometimes = (share: number, name: string, value: () => string | string[]): void => {
    if (chance.happens(share)) headers[name] = value();
  };
  const junk = (): string => ascii(hostileText(chance));
  sometimes(target.takesKey ? 0.3 : 0.02, 'idempotency-key', () => chance.of([chance.uuid(), 'again', junk()]));
  sometimes(0.04, 'if-match', () => chance.of([junk(), '*', '"1"', '"1-x", "2-y"', 'W/"1"', '"99999999999999999999"']));
  sometimes(0.04, 'if-none-match', () => chance.of([junk(), '*', '"1"']));
  sometimes(0.05, 'accept', () => chance.of([junk(), '*/*', 'text/html', 'application/xml;q=0.1', ',,,;q=9']));
  sometimes(0.05, 'accept-language', () => chance.of([junk(), 'zh', 'en;q=0', 'fr', `${'zh,'.repeat(300)}en`]));
  sometimes(0.03, 'prefer', () => chance.of([junk(), 'respond-async', 'respond-async, wait=99999999999']));
  sometimes(0.03, 'range', () =>
    chance.of([junk(), 'bytes=0-', 'bytes=-1', 'bytes=9-1', 'bytes=0-1,3-4', 'bytes=99999999999-']),
  );
  sometimes(0.03, 'last-event-id', () => chance.of([junk(), '1', '-1', '99999999999999999999']));
  sometimes(0.02, 'content-encoding', () => chance.of([junk(), 'gzip', 'br', 'identity']));
  sometimes(0.02, 'x-http-method-override', () => 'DELETE');
  sometimes(0.02, 'x-request-id', () => chance.of([junk(), chance.uuid()]));
  sometimes(0.02, 'origin', () => chance.of([junk(), 'null', 'http://evil.example']));
  sometimes(0.02, 'x-forwarded-for', () => chance.of([junk(), '127.0.0.1, 10.0.0.1']));
  sometimes(0.01, 'accept-language', () => ['zh', 'en']);
  sometimes(0.01, 'idempotency-key', () => ['a', 'b']);
  sometimes(0.01, 'if-match', () => ['"1"', '"2"']);
  sometimes(0.01, 'cookie', () => 'a='.padEnd(12_000, 'x'));
  return headers;
}
