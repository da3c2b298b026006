/**
 * The unit of work: one database transaction per use case, carrying the caller's scope as transaction-local settings
 * (`app.account_id`, `app.staff_id`, `app.center_ids`): PostgreSQL shows it the rows within that scope and no others. Work of the
 * system itself runs as the role that sees all.
 *
 * Write functions demand a `Tx`; it can be had here only, so a write outside a transaction does not compile.
 */
import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { createHash } from 'node:crypto';
import { type Effect, effectOf, ReferenceMemory } from './reference-memory.js';

declare const insideTransaction: unique symbol;

/** Who the transaction runs for, and the centres whose rows it may see at all. */
export interface DbScope {
  readonly accountId: string;
  readonly staffId: string | null;
  readonly centerIds: readonly string[];
  /** The mark of the last change of what is remembered, as the request begins; without it nothing is. */
  readonly referencesAt?: string;
}

/** The system itself: sees every row. */
export const SYSTEM_SCOPE = 'system';

type Scope = DbScope | typeof SYSTEM_SCOPE;

export interface Tx {
  readonly [insideTransaction]: true;
  /** Runs one statement; it is prepared once per connection under a name derived from its text. */
  query<R>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** As `query`, asked of `REFERENCE_TABLES` alone: remembered until one of them changes; the rows are frozen. */
  recall<R>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** The first row, or nothing. */
  one<R>(sql: string, params?: readonly unknown[]): Promise<R | undefined>;
  /**
   * Statements that have to count or compare what lies outside the scope, of which the caller learns a number at most. Each use is
   * listed in test/architecture/row-security.spec.ts with its reason.
   */
  everywhere<T>(work: () => Promise<T>): Promise<T>;
  /**
   * From here on PostgreSQL plans each statement once for a connection, not anew for each value. For statements whose planning takes
   * longer than their work, and whose plan is the same whatever is asked: all their alternatives have an index of their own.
   */
  planOnce(): Promise<void>;
  /** Done once the transaction is committed, and not at all when it is not: a hint that may get lost, never a part of the work. */
  afterCommit(hint: () => void): void;
}

export const PG_POOL = Symbol('PG_POOL');

/** Thrown by work that met somebody else's and would go through if begun anew. */
export class TryAgain extends Error {
  constructor(options?: ErrorOptions) {
    super('the work met other work', options);
  }
}

const ATTEMPTS = 3;
const DEADLOCK_OR_SERIALIZATION = ['40P01', '40001'];

const isWorthAnotherTry = (error: unknown): boolean =>
  error instanceof TryAgain ||
  (error instanceof pg.DatabaseError && DEADLOCK_OR_SERIALIZATION.includes(error.code ?? ''));

const AS_SYSTEM = `SELECT set_config('role', session_user || '_jobs', true)`;
const PLAN_ONCE = `SELECT set_config('plan_cache_mode', 'force_generic_plan', true)`;
const AS_SERVICE = `SELECT set_config('role', 'none', true)`;

@Injectable()
export class UnitOfWork {
  protected readonly everything: string = AS_SYSTEM;

  private readonly memory = new ReferenceMemory();

  constructor(@Inject(PG_POOL) private readonly pool: pg.Pool) {}

  /**
   * Runs the work in one read-write transaction; anything thrown rolls all of it back. Work that lost a deadlock, or says
   * `TryAgain`, is begun anew, so all it does it does through `tx`.
   */
  async run<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.within('BEGIN', attempt === 1 ? scope : knowingNothing(scope), work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isWorthAnotherTry(error)) throw error;
      }
    }
  }

  /** Runs reads on one snapshot-per-statement, read-only transaction. */
  read<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.within('BEGIN READ ONLY', scope, work);
  }

  /** Statements that stand for themselves, on tables that are open to everybody: two journeys fewer for what each request asks first. */
  async alone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      return await work(transactionOn(client, new Set(), true, NOTHING));
    } catch (error) {
      broken = error instanceof Error ? error : new Error('a statement broke off');
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Reads everything as it was at one instant, however long it takes. */
  snapshot<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.within('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', scope, work);
  }

  private async within<T>(begin: string, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(`${begin}; ${scope === SYSTEM_SCOPE ? this.everything : settingOf(scope)}`);
      const hints = new Set<() => void>();
      const remembered = scope === SYSTEM_SCOPE ? NOTHING : { memory: this.memory, mark: scope.referencesAt };
      const result = await work(transactionOn(client, hints, scope !== SYSTEM_SCOPE, remembered));
      await client.query('COMMIT');
      for (const hint of hints) hint();
      return result;
    } catch (error) {
      broken = await client.query('ROLLBACK').then(
        () => undefined,
        (rollbackError: Error) => rollbackError,
      );
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** What was known when it began may be what it failed of. */
const knowingNothing = (scope: Scope): Scope => {
  if (scope === SYSTEM_SCOPE) return scope;
  const { referencesAt: _, ...rest } = scope;
  return rest;
};

/** For the owner of the tables, who sees every row as it is. */
export class OwnersUnitOfWork extends UnitOfWork {
  protected override readonly everything = AS_SERVICE;
}

/** All of it at every beginning: the demo begins one inside another, and the later forgets the earlier. */
function settingOf(scope: DbScope): string {
  const settings = {
    role: 'none',
    'app.account_id': scope.accountId,
    'app.staff_id': scope.staffId ?? '',
    'app.center_ids': scope.centerIds.join(','),
    'app.case_ids': '',
  };
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `SELECT ${set.join(', ')}`;
}

interface Statement {
  readonly name: string;
  readonly effect: Effect;
}

const statements = new Map<string, Statement>();

function statementOf(sql: string): Statement {
  let statement = statements.get(sql);
  if (statement === undefined) {
    const name = createHash('sha1').update(sql).digest('base64url');
    statement = { name, effect: effectOf(sql) };
    statements.set(sql, statement);
  }
  return statement;
}

interface Remembered {
  readonly memory: ReferenceMemory;
  readonly mark: string | undefined;
}

const NOTHING: Remembered = { memory: new ReferenceMemory(), mark: undefined };

function transactionOn(
  client: pg.PoolClient,
  hints: Set<() => void>,
  isWalled: boolean,
  { memory, mark: begunAt }: Remembered,
): Tx {
  let mark = begunAt;
  let hasWaited = false;
  const query = async <R>(sql: string, params: readonly unknown[] = []): Promise<R[]> => {
    const { name, effect } = statementOf(sql);
    if (effect === 'changes') mark = undefined;
    if (effect === 'waits') hasWaited = true;
    const result = await client.query({ name, text: sql, values: [...params] });
    return result.rows as R[];
  };
  const recall = async <R>(sql: string, params: readonly unknown[] = []): Promise<R[]> => {
    if (mark !== undefined && hasWaited)
      mark = (await one<{ mark: string }>('SELECT mark FROM reference_change'))?.mark;
    hasWaited = false;
    if (mark === undefined) return query<R>(sql, params);
    const question = `${statementOf(sql).name} ${JSON.stringify(params)}`;
    const known = memory.recall(mark, question);
    return known === undefined ? memory.keep(mark, question, await query<R>(sql, params)) : (known as R[]);
  };
  const one = async <R>(sql: string, params: readonly unknown[] = []): Promise<R | undefined> =>
    (await query<R>(sql, params))[0];
  let isInside = !isWalled;
  const everywhere = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isInside) return work();
    isInside = true;
    await client.query(AS_SYSTEM);
    try {
      return await work();
    } finally {
      isInside = false;
      // In a transaction that has failed nothing can be set, and nothing be read.
      await client.query(AS_SERVICE).catch(() => undefined);
    }
  };
  const planOnce = async (): Promise<void> => void (await client.query(PLAN_ONCE));
  return { query, recall, one, everywhere, planOnce, afterCommit: (hint: () => void) => void hints.add(hint) } as Tx;
}

const told = new WeakSet<Tx>();

/** What the transaction does is told in a log of who did it: the audit log or the log of a case. */
export const markTold = (tx: Tx): void => void told.add(tx);

export const isTold = (tx: Tx): boolean => told.has(tx);

/** PostgreSQL's unique_violation or exclusion_violation on the named constraint: the index decided, not a check before. */
export function violates(error: unknown, constraint: string): boolean {
  return (
    error instanceof pg.DatabaseError &&
    (error.code === '23505' || error.code === '23P01') &&
    error.constraint === constraint
  );
}

/** Whoever tries again fails again: a value that no column takes (class 22), that a rule forbids (23), or that is none at all. */
export function isOfTheData(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? ''));
}

/** A foreign key that does not hold: an id in the body that names nothing. */
export function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23503';
}
