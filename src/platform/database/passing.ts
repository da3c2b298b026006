/** What went wrong for a moment only. */
import pg from 'pg';
import { TryAgain } from './tx.js';

/** Deadlocks, locks not had in time, serialisation failures, lost connections and exhausted resources pass; a retry may succeed. */
export const isPassing = (error: unknown): boolean =>
  error instanceof TryAgain ||
  (error instanceof pg.DatabaseError && /^(40|08|53|57|55P03)/.test(error.code ?? '')) ||
  (error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|not queryable|ECONNREFUSED|ECONNRESET/.test(
      error.message,
    ));
