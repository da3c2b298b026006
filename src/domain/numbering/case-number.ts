/**
 * The two numbers of a dispute. The receipt number is given to everybody at the counter at once, unique but not
 * gap-free; the case number comes with acceptance, gap-free per centre of origin, year and track word (R39).
 * Example: `R20240506-7K3QX` and `(2024)阳春人调字第1号`. The "民调字" pattern differs from place to place: the word is
 * data of the track (domain.md §13).
 */
import { TRACKS, type Track } from '../deadlines/tracks.js';
import type { Day } from '../shared/day.js';

/** Crockford's base 32: no I, L, O, U, so that a number read out over the phone is written down right. */
export const RECEIPT_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const RECEIPT_CHARACTERS = 5;

/** `random` are five characters of the alphabet, drawn by the caller. */
export function receiptNo(receivedOn: Day, random: string): string {
  if (!/^[0-9A-HJKMNP-TV-Z]{5}$/.test(random)) throw new Error('a receipt number needs five Crockford characters');
  return `R${receivedOn.replaceAll('-', '')}-${random}`;
}

/** Turns five or more random bytes into the random part. */
export function receiptCharacters(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, RECEIPT_CHARACTERS), (byte) => RECEIPT_ALPHABET.charAt(byte % 32)).join('');
}

export const trackWord = (track: Track): string => TRACKS[track].word;

export interface CaseNumberParts {
  readonly year: number;
  /** the centre's short name, 阳春 */
  readonly shortName: string;
  readonly trackWord: string;
  readonly serial: number;
}

export function caseNumber(parts: CaseNumberParts): string {
  return `(${parts.year})${parts.shortName}${parts.trackWord}字第${parts.serial}号`;
}
