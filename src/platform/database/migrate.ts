/** Brings a database to the schema of this version. Processes that start at once take turns, the first does the work. */
import pg from 'pg';
import type { MigrationClass } from './data-source.js';
import { demandRoles, grantAppPrivileges } from './roles.js';
import { readSchemaVersion, refuseNewerSchema } from './schema-version.js';
import { checkServer } from './server-check.js';

const MIGRATION_LOCK = '(20240501, 2)';

export interface MigrateOptions {
  readonly migratorUrl: string;
  /** The role of the service, which gets its privileges anew. */
  readonly appRole: string;
  readonly migrations: readonly MigrationClass[];
}

/** Runs what is pending and returns its names, oldest first. Each migration is one transaction. */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: options.migratorUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await checkServer(client);
    await client.query(`SELECT pg_advisory_lock${MIGRATION_LOCK}`);
    const version = await readSchemaVersion(client, options.migrations);
    refuseNewerSchema(version);
    await demandRoles(client, options.appRole);
    if (version.pending.length > 0) await runPending(options);
    await grantAppPrivileges(client, options.appRole);
    return [...version.pending];
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}

/** TypeORM is loaded only when there is something to do: a usual start goes without. */
async function runPending(options: MigrateOptions): Promise<void> {
  const { createDataSource } = await import('./data-source.js');
  const source = createDataSource({
    url: options.migratorUrl,
    migrations: options.migrations,
    poolSize: 2,
    statementTimeout: 0,
  });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}
