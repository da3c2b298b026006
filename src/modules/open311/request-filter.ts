/** What a list of requests asks for, read from its query. Parameters of others are passed over, as the specification has extensions. */
import { isInstant, toInstant, type Instant } from '../../domain/shared/day.js';
import { rangeOf, REQUEST_STATUSES, type RequestStatus, SPAN_DAYS, statesWith } from '../../domain/open311/open311.js';
import { invalid } from '../../platform/http/problem.js';
import type { RequestFilter } from './open311.store.js';

const NAMES = ['jurisdiction_id', 'service_request_id', 'service_code', 'start_date', 'end_date', 'status'] as const;

export type ListQuery = Readonly<Partial<Record<(typeof NAMES)[number], string>>>;

/** Each once; an empty one counts as absent. */
export function listQueryOf(query: Readonly<Record<string, unknown>>): ListQuery {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = Object.hasOwn(query, name) ? query[name] : undefined;
      if (value === undefined || value === '') return [];
      if (typeof value !== 'string' || value.includes('\0')) throw invalid(name, 'open311_repeated');
      return [[name, value]];
    }),
  );
}

/** Numbers override everything else (the specification). */
export function filterOf(query: ListQuery, now: Instant): RequestFilter {
  const { service_request_id: ids, service_code: codes, status } = query;
  if (ids !== undefined) return { receiptNos: listOf(ids) };
  const range = rangeOf(instantOf(query, 'start_date'), instantOf(query, 'end_date'), now);
  if (range === undefined) throw invalid('start_date', 'open311_span', { max: SPAN_DAYS });
  return {
    range,
    ...(codes === undefined ? {} : { serviceCodes: listOf(codes) }),
    ...(status === undefined ? {} : { states: statesWith(listOf(status).map(statusOf)) }),
  };
}

const listOf = (text: string): string[] => text.split(',').map((part) => part.trim());

function statusOf(text: string): RequestStatus {
  const status = REQUEST_STATUSES.find((one) => one === text);
  if (status === undefined) throw invalid('status', 'wrong_code', { allowed: REQUEST_STATUSES.join(', ') });
  return status;
}

function instantOf(query: ListQuery, name: 'start_date' | 'end_date'): Instant | null {
  const text = query[name];
  if (text === undefined) return null;
  // A plus sign that was not written as a code arrives as a space.
  const whole = text.replace(' ', '+');
  if (!isInstant(whole)) throw invalid(name, 'bad_instant');
  return toInstant(whole);
}
