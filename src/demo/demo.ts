/**
 * The demo centre 阳春社区, after the founding article: places, people, grid, roster, disputes, petitions. It is loaded
 * once, as one transaction, into a database nobody has used; anything that is there already is left as it is.
 */
import type pg from 'pg';
import type { Deps } from '../app.module.js';

/** Processes that load at once take turns; the second finds the work done. */
const LOAD_LOCK = '(20240501, 4)';

/** Fills an empty database with the demo centre; false when there is something in it already. */
export async function loadDemo({ config, pool, clock }: Deps): Promise<boolean> {
  if (!(await isUnused(pool))) return false;
  const { demoPassword } = config;
  if (demoPassword === undefined) throw new Error('the demo needs a password for its accounts');
  // Only a first start pays for the whole application here.
  const { inOneTransaction } = await import('./one-transaction.js');
  const { fillWithDemo } = await import('./fill.js');
  return inOneTransaction(pool, async (inside) => {
    const client = await inside.connect();
    try {
      await client.query(`SELECT pg_advisory_xact_lock${LOAD_LOCK}`);
    } finally {
      client.release();
    }
    if (!(await isUnused(inside))) return false;
    await fillWithDemo({ config, pool: inside, now: clock.nowIso(), password: demoPassword });
    return true;
  });
}

/** Everything anybody ever entered hangs on a centre or an account. */
async function isUnused(pool: pg.Pool): Promise<boolean> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ used: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM center) OR EXISTS (SELECT 1 FROM account) AS used',
    );
    return rows[0]?.used === false;
  } finally {
    client.release();
  }
}
