/**
 * Drawing lots without chance: a person's place is computed from the seed, so a draft can be repeated and shown to be
 * the same (FNV-1a, 32 bits).
 */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

export function lotOf(text: string): number {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0;
}
