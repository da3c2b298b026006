/**
 * The form of an API key's token: `gck_<handle>_<secret><checksum>`. The handle finds it, the secret (256 random bits)
 * opens, and the checksum lets scanners for leaked secrets, and us, tell a whole token from a mistyped one unasked.
 */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PREFIX = 'gck_';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const HANDLE = 12;
/** 43 of 62 letters: just above 256 bits. */
const SECRET = 43;
const CHECKSUM = 6;
const WHOLE = new RegExp(`^${PREFIX}([0-9A-Za-z]{${HANDLE}})_[0-9A-Za-z]{${SECRET + CHECKSUM}}$`);

export interface NewToken {
  readonly token: string;
  readonly handle: string;
  readonly hash: Buffer;
}

export const looksLikeKey = (token: string): boolean => token.startsWith(PREFIX);

export function newToken(): NewToken {
  const handle = letters(HANDLE);
  const body = `${PREFIX}${handle}_${letters(SECRET)}`;
  const token = body + checksumOf(body);
  return { token, handle, hash: hashOf(token) };
}

/** The handle of a whole token; undefined for one that was mistyped or cut. */
export function handleOf(token: string): string | undefined {
  const handle = WHOLE.exec(token)?.[1];
  return checksumOf(token.slice(0, -CHECKSUM)) === token.slice(-CHECKSUM) ? handle : undefined;
}

export const isTokenOf = (hash: Buffer, token: string): boolean => timingSafeEqual(hash, hashOf(token));

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const letters = (count: number): string =>
  Array.from({ length: count }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');

function checksumOf(body: string): string {
  const digits: string[] = [];
  for (let rest = crc32(body); digits.length < CHECKSUM; rest = Math.floor(rest / ALPHABET.length)) {
    digits.unshift(ALPHABET.charAt(rest % ALPHABET.length));
  }
  return digits.join('');
}
