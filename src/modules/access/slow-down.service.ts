/**
 * Slows those who guess (api.md §2): per account from one address, and, more loosely, per address. An attempt is counted
 * before the password is compared. Who signed in from an address before is not held up by strangers at that address.
 */
import { Injectable } from '@nestjs/common';
import { PER_ACCOUNT_AND_ADDRESS, PER_ADDRESS, type SlowDown, waitAfter } from '../../domain/access/credentials.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { networkOf } from '../../platform/http/remote-address.js';
import { Problem } from '../../platform/http/problem.js';
import { SignInFailuresStore } from './sign-in-failures.store.js';

/** Whose attempt it is: the account's name or id, and where from. */
export interface Attempt {
  readonly who: string;
  readonly address: string;
  /** The account was used from this address before. */
  readonly isKnownHere: boolean;
}

@Injectable()
export class SlowDownService {
  constructor(
    private readonly store: SignInFailuresStore,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  /** Counts the attempt, or tells how many seconds to wait before the next one. */
  async count(tx: Tx, attempt: Attempt): Promise<number> {
    const address = attempt.isKnownHere ? 0 : await this.countUnder(tx, this.addressKey(attempt), PER_ADDRESS);
    return address > 0 ? address : this.countUnder(tx, this.pairKey(attempt), PER_ACCOUNT_AND_ADDRESS);
  }

  /** The attempt turned out well: the account starts afresh, the address gets this one attempt back. */
  async succeed(tx: Tx, attempt: Attempt): Promise<void> {
    if (!attempt.isKnownHere) await this.store.takeBack(tx, this.addressKey(attempt));
    await this.store.clear(tx, this.pairKey(attempt));
  }

  async forgetOld(tx: Tx): Promise<void> {
    await this.store.forgetBefore(tx, this.earlier(PER_ACCOUNT_AND_ADDRESS.forgetSeconds));
  }

  /** Keyed hash of the place an address belongs to: of an IPv6 address, the network of one household. */
  addressHash(address: string): Buffer {
    return this.envelope.matchOf('address', networkOf(address));
  }

  private addressKey({ address }: Attempt): Buffer {
    return this.envelope.matchOf('sign-in address', networkOf(address));
  }

  private pairKey({ who, address }: Attempt): Buffer {
    return this.envelope.matchOf('sign-in', `${who}\0${networkOf(address)}`);
  }

  private async countUnder(tx: Tx, key: Buffer, slowDown: SlowDown): Promise<number> {
    const now = this.clock.now().getTime();
    const row = await this.store.lock(tx, key, this.clock.nowIso());
    const left = row.blockedUntil === null ? 0 : Date.parse(row.blockedUntil) - now;
    if (left > 0) return Math.ceil(left / 1000);
    const failures = (row.lastAt < this.earlier(slowDown.forgetSeconds) ? 0 : row.failures) + 1;
    const wait = waitAfter(failures, slowDown);
    const blockedUntil = wait === 0 ? null : this.clock.after({ seconds: wait });
    await this.store.update(tx, { key, failures, lastAt: this.clock.nowIso(), blockedUntil });
    return 0;
  }

  private earlier(seconds: number): string {
    return this.clock.after({ seconds: -seconds });
  }
}

/** 429 with the seconds to wait, in the header every client knows and in the draft of the IETF. */
export function tooManyRequests(seconds: number): Problem {
  return new Problem('too_many_requests', {
    params: { seconds },
    headers: {
      'retry-after': String(seconds),
      'ratelimit-policy': `"sign-in";q=${PER_ACCOUNT_AND_ADDRESS.free};w=${PER_ACCOUNT_AND_ADDRESS.forgetSeconds}`,
      ratelimit: `"sign-in";r=0;t=${seconds}`,
    },
  });
}
