/**
 * What follows from one attempt to deliver an event. Any 2xx is a delivery, everything else a failure (a redirect too: it
 * is not followed); a failure is tried again after a pause that grows fourfold up to six hours, with a quarter of jitter so
 * that many do not come back at once, and after the last attempt the event is a dead letter, which lets the later events of
 * its subject pass. 410 Gone means: never again (Standard Webhooks).
 * Example: attempts after about 10 s, 40 s, 3 min, 11 min, 43 min, 3 h, 6 h, 6 h, 6 h: ten in about a day.
 */
export const FAILURES = [
  'answered_4xx',
  'answered_5xx',
  'redirected',
  'gone',
  'bad_answer',
  'timed_out',
  'not_connected',
  'not_secure',
  'unknown_host',
  'address_refused',
] as const;
export type Failure = (typeof FAILURES)[number];

/** Why an event was not sent at all. */
export const WITHHELD = ['not_visible', 'not_kept'] as const;
export type Withheld = (typeof WITHHELD)[number];

export interface Outcome {
  /** undefined: delivered */
  readonly failure: Failure | undefined;
  /** null: there was no answer */
  readonly status: number | null;
  readonly retryAfter: string | null;
  readonly durationMs: number;
}

export type Consequence =
  | { readonly kind: 'delivered' }
  /** `holdSeconds`: the receiver asked to be left alone for so long, by all events. */
  | { readonly kind: 'again'; readonly seconds: number; readonly holdSeconds: number }
  | { readonly kind: 'dead' }
  /** The event waits; the webhook is disabled. */
  | { readonly kind: 'stop' };

const FIRST_SECONDS = 10;
const FACTOR = 4;
const MOST_SECONDS = 6 * 3600;
const JITTER = 0.25;
/** No receiver puts us off for longer. */
const MOST_HOLD_SECONDS = 24 * 3600;

/** Seconds after that many failed attempts; `chance` lies in [0, 1). */
export function pauseAfter(attempts: number, chance: number): number {
  const pause = Math.min(MOST_SECONDS, FIRST_SECONDS * FACTOR ** (attempts - 1));
  return Math.round(pause * (1 - JITTER + 2 * JITTER * chance));
}

/** `Retry-After` as RFC 9110 has it: seconds or a date; anything else asks for nothing. */
export function holdSeconds(retryAfter: string | null, now: string): number {
  if (retryAfter === null) return 0;
  const text = retryAfter.trim();
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Math.ceil((dateOf(text) - Date.parse(now)) / 1000);
  return Math.max(0, Math.min(MOST_HOLD_SECONDS, Number.isNaN(seconds) ? 0 : seconds));
}

/** IMF-fixdate alone; what else a runtime takes for a date is none here. */
const dateOf = (text: string): number =>
  /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text) ? Date.parse(text) : Number.NaN;

/** `attempts` counts this one. */
export function consequenceOf(
  { failure, retryAfter }: Outcome,
  { attempts, mostAttempts, now, chance }: { attempts: number; mostAttempts: number; now: string; chance: number },
): Consequence {
  if (failure === undefined) return { kind: 'delivered' };
  if (failure === 'gone') return { kind: 'stop' };
  if (attempts >= mostAttempts) return { kind: 'dead' };
  const hold = holdSeconds(retryAfter, now);
  return { kind: 'again', seconds: Math.max(hold, pauseAfter(attempts, chance)), holdSeconds: hold };
}

/** What a status of an answer means. */
export function failureOf(status: number): Failure | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) return 'redirected';
  if (status === 410) return 'gone';
  if (status >= 400 && status < 500) return 'answered_4xx';
  return status >= 500 && status < 600 ? 'answered_5xx' : 'bad_answer';
}
