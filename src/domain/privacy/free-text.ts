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

export function misplacedIn(sent: unknown, most: number): Misplaced[] {
  const found: Misplaced[] = [];
  walk(sent, '', found, most);
  return found.slice(0, most);
}

function walk(node: unknown, pointer: string, found: Misplaced[], most: number): void {
  if (found.length >= most) return;
  if (typeof node === 'string') for (const kind of identifiersIn(node)) found.push({ pointer, kind });
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    if (!isTheirPlace(name, node))
      walk(value, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, found, most);
  }
}

function isTheirPlace(name: string, parent: object): boolean {
  const isCorrection = (name === 'old' || name === 'new') && 'pointer' in parent && typeof parent.pointer === 'string';
  return isCorrection ? CORRECTED.test(String(parent.pointer)) : THEIR_PLACE.test(name);
}
