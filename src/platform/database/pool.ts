/** The connections the service works on: plain pg, no ORM between a request and its statement. */
import pg from 'pg';
import { TYPES } from './parsers.js';

const POOL_SIZE = 10;
const STATEMENT_TIMEOUT_MS = 30_000;
const APPLICATION_NAME = 'governance-center';

export interface PoolOptions {
  readonly url: string;
  readonly poolSize?: number;
  /** Milliseconds; 0 for work that may take long. */
  readonly statementTimeout?: number;
  /** Taken on by every connection; without it, whoever signed in. */
  readonly role?: string;
  /** Told when an idle connection breaks; the pool replaces it. */
  readonly onError?: (error: Error) => void;
}

export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({ connectionString: options.url, ...connectionSettings(options) });
  const onError = options.onError ?? (() => undefined);
  // Without listeners a broken connection would end the process: the pool speaks for idle ones only, so each speaks for itself.
  pool.on('error', onError).on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** One place for what every connection promises: UTC, cheap parsers, no statement that runs for ever. */
export function connectionSettings(options: PoolOptions): pg.PoolConfig {
  return {
    max: options.poolSize ?? POOL_SIZE,
    types: TYPES,
    application_name: APPLICATION_NAME,
    statement_timeout: options.statementTimeout ?? STATEMENT_TIMEOUT_MS,
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    options: `-c TimeZone=UTC -c DateStyle=ISO${options.role === undefined ? '' : ` -c role=${options.role}`}`,
  };
}
