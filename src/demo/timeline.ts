/**
 * The history of the demo centre in the order in which it happened: every step is written by the service it belongs to,
 * with the clock standing where it stood then, so that numbers, logs and both clocks read as if somebody had worked there.
 */
import type { Instant } from '../domain/shared/day.js';
import type { FixedClock } from '../platform/clock/clock.js';

interface Step {
  readonly at: Instant;
  readonly what: string;
  readonly work: () => Promise<unknown>;
}

export class Timeline {
  private readonly steps: Step[] = [];

  constructor(private readonly until: Instant) {}

  add(at: Instant, what: string, work: () => Promise<unknown>): void {
    if (at > this.until) throw new Error(`the demo would write the future: ${what} at ${at}`);
    this.steps.push({ at, what, work });
  }

  /** Plays every step, the oldest first; those of one instant in the order they were added. */
  async play(clock: FixedClock): Promise<void> {
    const inOrder = [...this.steps].sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
    for (const { at, what, work } of inOrder) {
      clock.set(at);
      await work().catch((cause: unknown) => {
        throw new Error(`the demo stopped: ${what} at ${at}: ${String(cause)}`, { cause });
      });
    }
  }
}
