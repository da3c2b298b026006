/**
 * How often somebody may see personal fields in the clear: so many times within an hour, for all processes together, whoever signed
 * in with the account and from wherever (api.md §1). Enough for a day's work on cases, too little to carry a register away. Counted
 * in the transaction of the reveal and beside the failures to sign in: a refused reveal counts nothing.
 */
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { SignInFailuresStore } from './sign-in-failures.store.js';

const HOUR = 3600;

@Injectable()
export class RevealLimitService {
  constructor(
    private readonly counters: SignInFailuresStore,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Counts one reveal or several, or refuses until the hour that began with the first one is over. What alone is more than an hour
   * allows takes the whole of one.
   */
  async take(tx: Tx, accountId: string, reveals = 1): Promise<void> {
    const now = this.clock.nowIso();
    const key = this.envelope.matchOf('reveals', accountId);
    const { failures: taken, lastAt } = await this.counters.lock(tx, key, now);
    const isOver = lastAt <= this.clock.after({ seconds: -HOUR });
    const since = isOver ? now : lastAt;
    const count = (isOver ? 0 : taken) + Math.min(reveals, this.config.revealsPerHour);
    if (count > this.config.revealsPerHour) throw this.tooMany(since);
    await this.counters.update(tx, { key, failures: count, lastAt: since, blockedUntil: null });
  }

  private tooMany(since: string): Problem {
    const seconds = Math.max(1, Math.ceil((Date.parse(since) - this.clock.now().getTime()) / 1000) + HOUR);
    return new Problem('too_many_requests', {
      params: { seconds },
      headers: {
        'retry-after': String(seconds),
        'ratelimit-policy': `"reveal";q=${this.config.revealsPerHour};w=${HOUR}`,
        ratelimit: `"reveal";r=0;t=${seconds}`,
      },
    });
  }
}
