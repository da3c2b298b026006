/**
 * Lets the services write a long history as one transaction: what each of them takes for its own is a savepoint inside
 * the one that holds everything. Whatever stops it on the way, the database is as empty as before.
 */
import type pg from 'pg';

/** Runs the work on a pool that has a single connection, inside a transaction; anything thrown undoes all of it. */
export async function inOneTransaction<T>(pool: pg.Pool, work: (inside: pg.Pool) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(insidePool(pool, client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    // The connection goes with the settings it was lent with.
    client.release(true);
  }
}

/** The pool with its one connection lent to one borrower after the other. */
function insidePool(pool: pg.Pool, client: pg.PoolClient): pg.Pool {
  let returned: Promise<void> = Promise.resolve();
  const connect = async (): Promise<pg.PoolClient> => {
    const before = returned;
    let giveBack = (): void => undefined;
    returned = new Promise((resolve) => {
      giveBack = resolve;
    });
    await before;
    return borrowed(client, giveBack);
  };
  return new Proxy(pool, {
    get: (target, name): unknown => (name === 'connect' ? connect : Reflect.get(target, name, target)),
  });
}

function borrowed(client: pg.PoolClient, giveBack: () => void): pg.PoolClient {
  const query = (statement: unknown, ...rest: readonly unknown[]): unknown =>
    Reflect.apply(client.query, client, [typeof statement === 'string' ? nested(statement) : statement, ...rest]);
  return new Proxy(client, {
    get: (target, name): unknown => {
      if (name === 'query') return query;
      if (name === 'release') return giveBack;
      return Reflect.get(target, name, target);
    },
  });
}

const nested = (statement: string): string =>
  statement
    .replace(/^BEGIN( READ ONLY)?/, 'SAVEPOINT step')
    .replace(/^COMMIT$/, 'RELEASE SAVEPOINT step')
    .replace(/^ROLLBACK$/, 'ROLLBACK TO SAVEPOINT step; RELEASE SAVEPOINT step');
