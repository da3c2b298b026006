/** `npm run db:migrate`: brings the schema of a PostgreSQL server to this version and renews the service's privileges. */
import { MIGRATIONS } from '../migrations/all.js';
import { loadMigrationConfig } from './platform/config/config.js';
import { migrate } from './platform/database/migrate.js';
import { reasonOf } from './reason.js';

try {
  const run = await migrate({ ...loadMigrationConfig(), migrations: MIGRATIONS });
  const done = run.length === 0 ? 'Nothing to do: the schema is up to date.' : `Migrated: ${run.join(', ')}`;
  process.stdout.write(`${done}\n`);
} catch (error) {
  process.stderr.write(`The migration was not run. ${reasonOf(error)}\n`);
  process.exitCode = 1;
}
