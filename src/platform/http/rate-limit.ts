/**
 * So many requests a minute for each caller, and ten times that for an address, so that nobody gets more by making tokens up
 * (api.md §1). Counted in each process; failures to sign in are counted apart, for all processes together.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import type { Clock } from '../clock/clock.js';
import { decoded } from './address.js';
import { Problem } from './problem.js';
import { networkOf, remoteAddressOf } from './remote-address.js';
import { API_PREFIX } from './use-cases.js';

const WINDOW_SECONDS = 60;
const LIMITED = [API_PREFIX, '/open311/'];
/** People of one office come from one address. */
const CALLERS_OF_AN_ADDRESS = 10;

export interface Allowance {
  readonly isExceeded: boolean;
  readonly remaining: number;
  /** Seconds until the next window. */
  readonly reset: number;
}

export class RateLimit {
  private window = 0;
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly perMinute: number,
    private readonly clock: Clock,
  ) {}

  /** Counts one request of this caller from this address. */
  take(caller: string | undefined, remoteAddress: string): Allowance {
    const address = networkOf(remoteAddress);
    const seconds = Math.floor(this.clock.now().getTime() / 1000);
    const window = Math.floor(seconds / WINDOW_SECONDS);
    if (window !== this.window) this.counts.clear();
    this.window = window;
    const ofAddress = this.perMinute * CALLERS_OF_AN_ADDRESS - this.count(`from ${address}`);
    // A made-up token does not get a count of its own once its address has had enough.
    const own = ofAddress < 0 ? ofAddress : this.perMinute - this.count(caller ?? `nobody ${address}`);
    const remaining = Math.min(own, ofAddress);
    return {
      isExceeded: remaining < 0,
      remaining: Math.max(0, remaining),
      reset: (window + 1) * WINDOW_SECONDS - seconds,
    };
  }

  private count(key: string): number {
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count;
  }
}

/** Before anything else is done for a request to the API or its façade; health and metrics are the operator's. */
export function limitRequests(perMinute: number, clock: Clock) {
  const limit = new RateLimit(perMinute, clock);
  return (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
    if (!isLimited(request)) return done();
    const { isExceeded, remaining, reset } = limit.take(callerOf(request), remoteAddressOf(request));
    reply.header('ratelimit-policy', `"requests";q=${perMinute};w=${WINDOW_SECONDS}`);
    reply.header('ratelimit', `"requests";r=${remaining};t=${reset}`);
    if (!isExceeded) return done();
    done(new Problem('too_many_requests', { params: { seconds: reset }, headers: { 'retry-after': String(reset) } }));
  };
}

/** By the route that was found, and, where none was, by the address as it is meant: letters of it may be written as codes. */
const isLimited = ({ url, routeOptions }: FastifyRequest): boolean =>
  LIMITED.some((prefix) =>
    [routeOptions.url ?? '', decoded(url.split('?')[0] ?? '')].some((path) => path.startsWith(prefix)),
  );

/** What was sent to prove who asks; never kept as it is. */
function callerOf({ headers: { authorization } }: FastifyRequest): string | undefined {
  return authorization === undefined ? undefined : createHash('sha256').update(authorization).digest('base64url');
}
