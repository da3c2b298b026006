/** The clock and what the operator set, as deliveries ask for them. */
import { Inject, Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { type Consequence, consequenceOf, type Outcome } from '../../domain/webhooks/delivery.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';

const DAY = 86_400;
const CHANCES = 1_000_000;

@Injectable()
export class WebhookTimes {
  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  now(): string {
    return this.clock.nowIso();
  }

  after(seconds: number): string {
    return this.clock.after({ seconds });
  }

  consequenceOf(outcome: Outcome, attempts: number): Consequence {
    const chance = randomInt(CHANCES) / CHANCES;
    const mostAttempts = this.config.webhooks.attempts;
    return consequenceOf(outcome, { attempts, mostAttempts, now: this.now(), chance });
  }

  isTooLong(failingSince: string): boolean {
    return failingSince <= this.after(-this.config.webhooks.disableDays * DAY);
  }
}
