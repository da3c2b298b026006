/**
 * Which passwords may be used. Judged by length and by whether somebody would guess them: the ones everybody tries, those that go on by
 * themselves, and those made of what is known of the account. No classes of characters are asked for, and none is ever too simple in
 * them (NIST SP 800-63B 5.1.1.2). Examples: `三条静静的河流流过` may be used; `Passw0rd2026`, `12345678abc`, `19900101` and, by the
 * mediator of 东湖, `mediator@1` may not.
 */
import { COMMON_STRINGS, COMMON_WORDS } from './common-passwords.data.js';
import { usernameKey } from './credentials.js';

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 200;
/** Letters that have to be left when everything is taken away that a guesser knows. */
const LEAST_UNKNOWN = 6;

export type PasswordFault = 'weak_password' | 'common_password' | 'guessable_password';

/** Nothing when the password may be used; `known`: the user name, the person's, the centre's. */
export function passwordFault(password: string, known: readonly string[]): PasswordFault | undefined {
  const { length } = [...password];
  if (length < PASSWORD_MIN || length > PASSWORD_MAX) return 'weak_password';
  const key = usernameKey(password);
  if (isMadeOf(key, known)) return 'guessable_password';
  return isCommon(key) ? 'common_password' : undefined;
}

const WORDS = new Set(COMMON_WORDS);
const STRINGS = new Set(COMMON_STRINGS);

const isCommon = (key: string): boolean =>
  STRINGS.has(key) || WORDS.has(stemOf(key)) || isDate(key) || isMobile(key) || isRepeated(key) || goesOn(key);

const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** The word in it: without what stands before and after, and with letters where others stand for them. */
const stemOf = (key: string): string =>
  key.replace(/^[^\p{L}@$]+|[^\p{L}]+$/gu, '').replace(/[013457@$!]/g, (sign) => LOOKALIKES[sign] ?? sign);

/** A birthday is the commonest number of eight digits. */
const isDate = (key: string): boolean =>
  /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(key.replace(/[-./年月日]/g, ''));

const isMobile = (key: string): boolean => /^(\+?86)?1[3-9]\d{9}$/.test(key.replace(/[\s-]/g, ''));

/** A few letters over and over. */
function isRepeated(key: string): boolean {
  const letters = [...key];
  return [1, 2, 3, 4].some((length) => letters.every((letter, at) => at < length || letter === letters[at - length]));
}

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '!@#$%^&*()'];

/** 1 or -1 where one letter follows or precedes the other in a row everybody knows. */
function stepBetween(one: string, other: string): number {
  for (const row of ROWS) {
    if (row.includes(one + other)) return 1;
    if (row.includes(other + one)) return -1;
  }
  return 0;
}

/** Too few letters that are not the last one again or the next one of a row. */
function goesOn(key: string): boolean {
  const letters = [...key];
  let step = 0;
  const unknown = letters.filter((letter, index) => {
    const before = letters[index - 1];
    if (before === undefined) return true;
    if (before === letter) return false;
    const next = stepBetween(before, letter);
    const follows = next !== 0 && next === step;
    step = next;
    return !follows;
  });
  return unknown.length < LEAST_UNKNOWN;
}

/** One of the names is in it, and little besides. */
function isMadeOf(key: string, known: readonly string[]): boolean {
  const names = known.map(usernameKey).filter((name) => [...name].length >= (/\p{Script=Han}/u.test(name) ? 2 : 3));
  return names.some((name) => key.includes(name) && [...key.replaceAll(name, '')].length < LEAST_UNKNOWN);
}
