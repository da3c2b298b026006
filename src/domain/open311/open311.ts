/**
 * A dispute as citizen apps and hotlines of other cities know service requests (GeoReport v2, open311.org): every category and
 * sub-type is a service, every state is open or closed, and a key sees what it sent in and no more than that.
 * Example: `neighbor-water_leak` is the sub-type `water_leak` of `neighbor`; a case in mediation is open, a refused one closed.
 */
import type { Actor } from '../access/actor.js';
import type { State } from '../dispute/states.js';
import { type Instant, instantOfMs, msOfInstant } from '../shared/day.js';

export const REQUEST_STATUSES = ['open', 'closed'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** Closed: here nobody does anything more about it. A promise that is being performed is still looked after. */
const STATUS_OF = {
  registered: 'open',
  accepted: 'open',
  assigned: 'open',
  mediating: 'open',
  suspended: 'open',
  settled: 'open',
  performed: 'open',
  failed: 'closed',
  withdrawn: 'closed',
  refused: 'closed',
  referred: 'closed',
  merged: 'closed',
  closed: 'closed',
  archived: 'closed',
} as const satisfies Record<State, RequestStatus>;

export const statusOfState = (state: State): RequestStatus => STATUS_OF[state];

export const statesWith = (statuses: readonly RequestStatus[]): State[] =>
  (Object.keys(STATUS_OF) as State[]).filter((state) => statuses.includes(STATUS_OF[state]));

/** Codes of our tables know no hyphen, so the two parts are told apart again. */
export const serviceCode = (category: string, subcategory: string | null): string =>
  subcategory === null ? category : `${category}-${subcategory}`;

export interface ServiceParts {
  readonly category: string;
  readonly subcategory: string | null;
}

/** Undefined for what is no service code in form. */
export function serviceParts(code: string): ServiceParts | undefined {
  const [, category, subcategory = null] = /^([a-z][a-z0-9_]*)(?:-([a-z][a-z0-9_]*))?$/.exec(code) ?? [];
  return category === undefined ? undefined : { category, subcategory };
}

/**
 * The façade takes cases in for a key that itself opens nothing of the API: within it, the key is to its own cases what one
 * with `disputes:write` is, whatever else it may hold. It never reads the centre's other cases here.
 */
export const withinFacade = (actor: Actor): Actor => ({
  ...actor,
  grants: actor.grants.map((grant) => ({ ...grant, scopes: ['disputes:write'] })),
});

/** The longest range a list spans, and what it spans when nobody says (the specification). */
export const SPAN_DAYS = 90;

/** The most requests of one list (the specification). */
export const MOST_REQUESTS = 1000;

export interface Range {
  readonly from: Instant;
  readonly to: Instant;
}

/** Both ends belong to it; what is missing is 90 days from the other end, which is now when neither is given. Undefined: too long. */
export function rangeOf(start: Instant | null, end: Instant | null, now: Instant): Range | undefined {
  const from = start ?? shifted(end ?? now, -SPAN_DAYS);
  const to = end ?? (start === null ? now : shifted(start, SPAN_DAYS));
  return from <= to && to <= shifted(from, SPAN_DAYS) ? { from, to } : undefined;
}

const DAY_MS = 86_400_000;
const shifted = (instant: Instant, days: number): Instant => instantOfMs(msOfInstant(instant) + days * DAY_MS);

/** Chinese names are written family name first and together; others as they are sent. */
export function fullName(first: string | undefined, last: string | undefined): string | undefined {
  const names = [first, last].filter((name) => name !== undefined);
  if (names.length === 0) return undefined;
  return names.some((name) => /\p{Script=Han}/u.test(name)) ? names.reverse().join('') : names.join(' ');
}
