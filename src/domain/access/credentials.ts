/**
 * User names, and how failed sign-ins are slowed. Equal names are equal whatever their case or composition. Example: the fifth failure for one account from one address costs a second, the sixth two, the seventh four, up to
 * 15 minutes; the owner of the account, at another address, notices nothing.
 */
/** Letters of any script, digits and . _ - @ inside. */
export const isUsername = (username: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._@-]{1,63}$/u.test(username);

/** What two spellings of one user name have in common. */
export const usernameKey = (username: string): string => username.normalize('NFC').toLowerCase().normalize('NFC');

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
