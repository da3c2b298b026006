/** Makes the database ready before anything is served: started, migrated or checked, and filled with the demo. */
import type pg from 'pg';
import { MIGRATIONS } from '../migrations/all.js';
import { DEMO_ACCOUNTS } from './demo/demo-accounts.js';
import type { Clock } from './platform/clock/clock.js';
import { type Config, roleOf } from './platform/config/config.js';
import { migrate } from './platform/database/migrate.js';
import { createPool } from './platform/database/pool.js';
import { startEmbedded } from './platform/database/embedded.js';
import { checkSchema } from './platform/database/schema-version.js';
import { adviceOn, checkAppRole, checkServer } from './platform/database/server-check.js';

/** Whose accounts are in the database: nobody's, those of a real centre, or the demo's, with the known password or not. */
export type Accounts = 'none' | 'own' | 'demo' | 'demo_other_password';

/** A database that can be served. */
interface Server {
  readonly appUrl: string;
  /** Ends the embedded server; a foreign server is left alone. */
  stop(): Promise<void>;
}

export interface PreparedDatabase extends Server {
  readonly accounts: Accounts;
}

export async function prepareDatabase(
  config: Config,
  clock: Clock,
  onLost: (why: string) => void,
): Promise<PreparedDatabase> {
  const { database: settings } = config;
  const database =
    settings.kind === 'embedded' ? await ownServer(config, onLost) : await foreignServer(settings.appUrl);
  try {
    const accounts = await whoMaySignIn(config, clock, database.appUrl);
    return { appUrl: database.appUrl, stop: () => database.stop(), accounts };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function ownServer(config: Config, onLost: (why: string) => void): Promise<Server> {
  const log = (line: string): void => void process.stdout.write(`${line}\n`);
  const embedded = await startEmbedded({ dataDir: config.dataDir, log, onLost });
  try {
    const { migratorUrl, appUrl } = embedded;
    await migrate({ migratorUrl, appRole: roleOf(appUrl), migrations: MIGRATIONS });
    return embedded;
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** On a server of the operator nothing is changed by starting: migrations are run by hand, with another role. */
async function foreignServer(appUrl: string): Promise<Server> {
  const pool = createPool({ url: appUrl, poolSize: 1 });
  try {
    await checkServer(pool);
    await checkSchema(pool, MIGRATIONS);
    await checkAppRole(pool);
    for (const advice of await adviceOn(pool)) process.stdout.write(`${advice}\n`);
  } finally {
    await pool.end();
  }
  return { appUrl, stop: () => Promise.resolve() };
}

/** The demo fills an empty database only; what a start says about its accounts must be true of them. */
async function whoMaySignIn(config: Config, clock: Clock, appUrl: string): Promise<Accounts> {
  const pool = createPool({ url: appUrl, statementTimeout: 0 });
  try {
    if (config.demoPassword === undefined) return (await exists(pool)) ? 'own' : 'none';
    const { loadDemo } = await import('./demo/demo.js');
    if (await loadDemo({ config, pool, clock })) return 'demo';
    return await demoAccounts(pool, config.demoPassword);
  } finally {
    await pool.end();
  }
}

async function exists(pool: pg.Pool): Promise<boolean> {
  return (await pool.query('SELECT 1 FROM account LIMIT 1')).rows.length > 0;
}

/** An earlier start may have loaded the demo with another password, and people may change theirs. */
async function demoAccounts(pool: pg.Pool, password: string): Promise<Accounts> {
  const { PasswordsService } = await import('./modules/access/passwords.service.js');
  const { rows } = await pool.query<{ hash: string | null }>(
    'SELECT password_hash AS hash FROM account WHERE username_key = $1',
    [DEMO_ACCOUNTS[0]?.username],
  );
  if (rows.length === 0) return 'own';
  return (await new PasswordsService().verify(rows[0]?.hash ?? null, password)) ? 'demo' : 'demo_other_password';
}
