/**
 * The example of a request as the document prints it, made to fit a case of the test: ids, days, instants and who is concerned
 * come from what the test would send, every other value from the document.
 */
import { isDay, isInstant } from '../../src/domain/shared/day.js';
import { isUuid } from '../../src/platform/http/atoms.js';
import type { Operation } from './document.js';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What only makes sense in its own case. */
const isOwn = (value: unknown): boolean =>
  typeof value === 'string' && (isUuid(value) || isDay(value) || isInstant(value) || /^\d{4}-\d{2}$/.test(value));

const hasOwn = (value: unknown): boolean =>
  isOwn(value) || (typeof value === 'object' && value !== null && Object.values(value).some(hasOwn));

export function fitted(target: Operation, own: object): object {
  const { example: shown } = target;
  return isObject(shown) ? objectOf(shown, own as Json) : own;
}

function objectOf(shown: Json, own: Json): Json {
  const fromDocument = Object.entries(shown)
    .filter(([name, value]) => name in own || !hasOwn(value))
    .map(([name, value]) => [name, name in own ? valueOf(value, own[name]) : value] as const);
  // What the document leaves out and the case cannot do without.
  const fromCase = Object.entries(own).filter(
    ([name, value]) => !(name in shown) && (hasOwn(value) || isObject(value) || typeof value === 'boolean'),
  );
  return { ...Object.fromEntries(fromDocument), ...Object.fromEntries(fromCase) };
}

function valueOf(shown: unknown, own: unknown): unknown {
  if (isObject(shown) && isObject(own)) return objectOf(shown, own);
  // Several people or promises have their parts to play; one can be the one of the document.
  if (Array.isArray(shown) && Array.isArray(own) && isObject(shown[0]))
    return own.length === 1 && isObject(own[0]) ? [objectOf(shown[0], own[0])] : own;
  return hasOwn(shown) || hasOwn(own) ? own : shown;
}
