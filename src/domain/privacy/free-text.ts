/**
 * Where in what somebody sent a phone or an identity number stands that has a field of its own elsewhere. Told by field and kind, never by
 * value. Source: PIPL 51 (R45). Example: `{"facts": "他的电话 13800138000"}` gives `/facts`, `phone`; `{"phone": "13800138000"}` nothing.
 */
import { type IdentifierKind, identifiersIn } from './identifiers.js';

export interface Misplaced {
  /** JSON pointer */
  readonly pointer: string;
  readonly kind: IdentifierKind;
}

/** Made for them, encrypted; and secrets, at which nobody looks. */
const THEIR_PLACE = /^(?:phone|idNumber|username|.*Phone|.*[pP]assword|.*[tT]oken|id|.*Ids?)$/u;
/** A correction of such a field says both values where they are encrypted as well. */
const CORRECTED = /\/(?:phone|idNumber|address)$/u;

/** Characters looked through at the most, names of fields among them: nobody waits for a warning. */
const LOOKED_AT = 100_000;

interface Search {
  readonly found: Misplaced[];
  readonly most: number;
  /** what may still be looked through; each value counts one beside them */
  left: number;
}

export function misplacedIn(sent: unknown, most: number): Misplaced[] {
  const search: Search = { found: [], most, left: LOOKED_AT };
  walk(sent, '', search);
  return search.found.slice(0, most);
}

function walk(node: unknown, pointer: string, search: Search): void {
  if (search.found.length >= search.most || search.left <= 0) return;
  search.left -= 1;
  if (typeof node === 'string') look(node, pointer, search);
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (let index = 0; index < node.length && search.left > 0; index += 1)
      walk(node[index], `${pointer}/${index}`, search);
    return;
  }
  for (const name of Object.keys(node)) {
    search.left -= name.length;
    if (search.left <= 0) return;
    if (!isTheirPlace(name, node))
      walk(
        (node as Record<string, unknown>)[name],
        `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        search,
      );
  }
}

function look(text: string, pointer: string, search: Search): void {
  const part = text.slice(0, search.left);
  search.left -= part.length;
  for (const kind of identifiersIn(part)) search.found.push({ pointer, kind });
}

function isTheirPlace(name: string, parent: object): boolean {
  const isCorrection = (name === 'old' || name === 'new') && 'pointer' in parent && typeof parent.pointer === 'string';
  return isCorrection ? CORRECTED.test(String(parent.pointer)) : THEIR_PLACE.test(name);
}
