/**
 * Requests to addresses that others gave. The name is resolved here, every address it has is judged, and the connection goes
 * to just those, so that a name cannot change its mind in between; redirects are not followed, compressed answers are not
 * unpacked, and of an answer no more is read than a little, for a little while.
 */
import type { OnModuleDestroy } from '@nestjs/common';
import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import type { WebhooksConfig } from '../config/webhooks-config.js';
import { mayConnectTo } from './address-guard.js';
import { type Address, byDns, type Resolve } from './names.js';

const MOST_BODY = 64 * 1024;
/** The status has been told by then; the rest of the answer is politeness. */
const BODY_MS = 2000;
const MOST_HEADERS = 16 * 1024;
const RESOLVE_MS = 3000;

export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
}

export type Mishap = 'address_refused' | 'unknown_host' | 'not_connected' | 'not_secure' | 'timed_out' | 'bad_answer';

export class Refused extends Error {
  readonly code = 'ADDRESS_REFUSED';
}

export class Outgoing implements OnModuleDestroy {
  private readonly agent: Agent;

  constructor(
    private readonly config: WebhooksConfig,
    private readonly resolve: Resolve = byDns(),
  ) {
    const milliseconds = config.timeoutSeconds * 1000;
    this.agent = new Agent({
      connect: {
        timeout: milliseconds,
        lookup: (host, _options, done) => {
          void this.addressesOf(host).then(
            (found) => done(null, [...found]),
            (error: Error) => done(error, []),
          );
        },
      },
      headersTimeout: milliseconds,
      bodyTimeout: milliseconds,
      maxHeaderSize: MOST_HEADERS,
      // A connection is used once: a receiver holds none of ours open.
      pipelining: 0,
    });
  }

  /** False: it resolves, and to what is not allowed. A name that is not known today may be tomorrow. */
  async mayGoTo(url: string): Promise<boolean> {
    const host = hostOf(url);
    if (isIP(host) !== 0) return mayConnectTo(host, this.config.allow);
    return new Promise((resolve) => {
      const limit = setTimeout(() => resolve(true), RESOLVE_MS);
      void this.addressesOf(host)
        .then(
          () => true,
          (error: unknown) => !(error instanceof Refused),
        )
        .then(resolve)
        .finally(() => clearTimeout(limit));
    });
  }

  /** Answers the status, or what went wrong; nothing is thrown but where `signal` ended it. */
  async post(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    signal: AbortSignal,
  ): Promise<Answer | Mishap> {
    const host = hostOf(url);
    // For an address there is nothing to resolve, so the connection would not ask.
    if (isIP(host) !== 0 && !mayConnectTo(host, this.config.allow)) return 'address_refused';
    const limit = AbortSignal.timeout(this.config.timeoutSeconds * 1000);
    try {
      const answer = await request(url, {
        method: 'POST',
        headers,
        body,
        dispatcher: this.agent,
        reset: true,
        signal: AbortSignal.any([signal, limit]),
      });
      await readAWhile(answer.body);
      const retryAfter = answer.headers['retry-after'];
      return { status: answer.statusCode, retryAfter: typeof retryAfter === 'string' ? retryAfter : null };
    } catch (error) {
      signal.throwIfAborted();
      return limit.aborted ? 'timed_out' : mishapOf(error);
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.agent.destroy();
  }

  /** One address that is not allowed spoils the others: the name is not to be trusted. */
  private async addressesOf(host: string): Promise<readonly Address[]> {
    const found = await this.resolve(host);
    const isRefused = found.length === 0 || found.some(({ address }) => !mayConnectTo(address, this.config.allow));
    if (isRefused) throw new Refused('the address is not allowed');
    return found;
  }
}

const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '');

interface Body extends AsyncIterable<unknown> {
  destroy(): unknown;
  on(event: 'error', listener: () => void): unknown;
}

/** Whatever becomes of it, the status stands. */
async function readAWhile(body: Body): Promise<void> {
  body.on('error', () => undefined);
  const limit = setTimeout(() => body.destroy(), BODY_MS);
  try {
    let read = 0;
    for await (const chunk of body) {
      read += (chunk as Buffer).length;
      if (read > MOST_BODY) break;
    }
  } catch {
    // Cut off, by them or by us.
  } finally {
    clearTimeout(limit);
    body.destroy();
  }
}

const BY_CODE: Readonly<Record<string, Mishap>> = {
  ADDRESS_REFUSED: 'address_refused',
  UNKNOWN_HOST: 'unknown_host',
  UND_ERR_CONNECT_TIMEOUT: 'timed_out',
  UND_ERR_HEADERS_TIMEOUT: 'timed_out',
  UND_ERR_BODY_TIMEOUT: 'timed_out',
  UND_ERR_SOCKET: 'not_connected',
  UND_ERR_HEADERS_OVERFLOW: 'bad_answer',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'bad_answer',
};

/** What undici says of answers that are none, without a code of its own. */
const NO_ANSWER = ['bad response', 'bad upgrade'];

function mishapOf(error: unknown): Mishap {
  if (error instanceof Error && (error.name === 'HTTPParserError' || NO_ANSWER.includes(error.message)))
    return 'bad_answer';
  const codes = [error, ...(error instanceof AggregateError ? error.errors : [])].map((each: unknown) =>
    typeof each === 'object' && each !== null && 'code' in each ? String(each.code) : '',
  );
  const known = codes.map((code) => BY_CODE[code]).find((found) => found !== undefined);
  if (known !== undefined) return known;
  if (codes.some((code) => /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|EPROTO)/.test(code)))
    return 'not_secure';
  return 'not_connected';
}
