/**
 * The only source of "now". Instants are UTC; a civil day is asked for in the zone of a centre, because a petition
 * handed in at 00:30 in 阳春 still belongs to the day before in UTC.
 */
import { type Day, dayOfInstant } from '../../domain/shared/day.js';

export class Clock {
  now(): Date {
    return new Date();
  }

  /** The instant as it goes into the database and out over HTTP: '2024-05-06T08:00:00.000Z'. */
  nowIso(): string {
    return this.now().toISOString();
  }

  /** The instant that many seconds from now; negative ones lie in the past. */
  after({ seconds }: { seconds: number }): string {
    return new Date(this.now().getTime() + seconds * 1000).toISOString();
  }

  today(zone: string): Day {
    return dayOfInstant(this.nowIso(), zone);
  }
}

/** A clock that stands still until it is moved: for tests and for writing the history of the demo centre. */
export class FixedClock extends Clock {
  private millis: number;

  constructor(iso: string) {
    super();
    this.millis = parseInstant(iso);
  }

  override now(): Date {
    return new Date(this.millis);
  }

  set(iso: string): void {
    this.millis = parseInstant(iso);
  }

  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const hours = (by.days ?? 0) * 24 + (by.hours ?? 0);
    const minutes = hours * 60 + (by.minutes ?? 0);
    this.millis += (minutes * 60 + (by.seconds ?? 0)) * 1000;
  }
}

/** Whether the runtime knows the time zone. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function parseInstant(iso: string): number {
  const millis = Date.parse(iso);
  if (Number.isNaN(millis)) throw new Error(`not an instant: ${iso}`);
  return millis;
}
