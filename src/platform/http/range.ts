/**
 * A part of a file: one range of bytes (RFC 9110 §14). Several at once, or a unit we do not know, are answered with the whole,
 * as they may be; one that lies outside is refused. Example: of 10 bytes `bytes=-3` are those from 7 up to 10.
 */
import type { Span } from '../crypto/file-cipher.js';

/** Undefined: the whole; null: nothing of the file lies there. */
export function spanOf(header: string | undefined, size: number): Span | undefined | null {
  if (header === undefined || !/^bytes=/i.test(header)) return undefined;
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header);
  // A list of ranges is well-formed and may be passed over; anything else names no bytes.
  if (match === null) return /^bytes=[\d\s,-]+$/i.test(header) && header.includes(',') ? undefined : null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  if (first === '') return Number(last) === 0 ? null : { from: Math.max(0, size - Number(last)), to: size };
  const from = Number(first);
  const to = last === '' ? size : Math.min(Number(last) + 1, size);
  return from >= size || to <= from ? null : { from, to };
}
