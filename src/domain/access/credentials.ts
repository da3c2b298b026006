/**
 * User names, passwords and how failed sign-ins are slowed. Equal names are equal whatever their case or composition;
 * a password is judged by length and against the obvious ones, not by classes of characters (NIST SP 800-63B 5.1.1).
 * Example: the fifth failure for one account from one address costs a second, the sixth two, the seventh four, up to
 * 15 minutes; the owner of the account, at another address, notices nothing.
 */
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 200;

/** Letters of any script, digits and . _ - @ inside. */
export const isUsername = (username: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._@-]{1,63}$/u.test(username);

/** What two spellings of one user name have in common. */
export const usernameKey = (username: string): string => username.normalize('NFC').toLowerCase().normalize('NFC');

export type PasswordFault = 'weak_password' | 'common_password';

/** Nothing when the password may be used. */
export function passwordFault(password: string, username: string): PasswordFault | undefined {
  const length = [...password].length;
  if (length < PASSWORD_MIN || length > PASSWORD_MAX) return 'weak_password';
  if (usernameKey(password) === usernameKey(username)) return 'weak_password';
  return isObvious(usernameKey(password)) ? 'common_password' : undefined;
}

const OBVIOUS: readonly string[] = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'password1',
  'password123',
  '12345678',
  '123456789',
  '1234567890',
  '87654321',
  '11223344',
  '12341234',
  'qwertyui',
  'qwertyuiop',
  'qwerty123',
  '1qaz2wsx',
  '1q2w3e4r',
  'abcd1234',
  'abc12345',
  'a1234567',
  'a12345678',
  'woaini1314',
  'woaini520',
  '5201314520',
  'iloveyou',
  'admin123',
  'admin1234',
  'administrator',
  'letmein1',
  'changeme',
  'changeme123',
  'welcome1',
];

/** On the list, or one character over and over. */
const isObvious = (key: string): boolean => OBVIOUS.includes(key) || new Set(key).size === 1;

/** How often one may fail before it takes longer, how long it may take, and when failures are forgotten. */
export interface SlowDown {
  readonly free: number;
  readonly capSeconds: number;
  readonly forgetSeconds: number;
}

/** One account from one address. */
export const PER_ACCOUNT_AND_ADDRESS: SlowDown = { free: 5, capSeconds: 900, forgetSeconds: 86_400 };

/** One address trying many accounts; looser, since a whole office may share it. */
export const PER_ADDRESS: SlowDown = { free: 100, capSeconds: 60, forgetSeconds: 3_600 };

/** Seconds to wait after that many failures in a row. */
export function waitAfter(failures: number, { free, capSeconds }: SlowDown): number {
  return failures < free ? 0 : Math.min(capSeconds, 2 ** Math.min(failures - free, 20));
}
