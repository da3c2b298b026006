/**
 * Lists of codes that become longer with the product: what people may do, what keys open, what events tell. The document marks them
 * (`x-growing`), so that a client knows to pass over a code it does not know, and one more of them breaks nobody.
 */
import { KEY_SCOPES } from './domain/access/key-scopes.js';
import { PERMISSIONS } from './domain/access/permissions.js';
import { EVENT_TYPES } from './domain/events/event-types.js';

export const GROWING = 'x-growing';

const LISTS: readonly (readonly string[])[] = [PERMISSIONS, KEY_SCOPES, EVENT_TYPES];

const isGrowing = (codes: readonly unknown[]): boolean =>
  LISTS.some((list) => list.length === codes.length && list.every((code) => codes.includes(code)));

/** Wherever such a list stands, whichever field it is of. */
export function markGrowing(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const schema = node as Record<string, unknown>;
  if (Array.isArray(schema['enum']) && isGrowing(schema['enum'])) schema[GROWING] = true;
  for (const part of Object.values(schema)) markGrowing(part);
}
