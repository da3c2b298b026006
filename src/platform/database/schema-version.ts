/** Does the schema of the database fit this version of the service? Serving on another one would damage data silently. */
import type pg from 'pg';
import { codeOf } from '../config/error-code.js';
import { StartError } from '../config/start-error.js';
import type { MigrationClass } from './data-source.js';
import { MIGRATIONS_TABLE } from './roles.js';

export interface SchemaVersion {
  /** Known to this version, not yet run on the database. */
  readonly pending: readonly string[];
  /** Run on the database by a later version. */
  readonly unknown: readonly string[];
}

export async function readSchemaVersion(
  client: pg.Client | pg.Pool,
  migrations: readonly MigrationClass[],
): Promise<SchemaVersion> {
  return compared(await migrationsRun(client), migrations);
}

function compared(run: readonly string[], migrations: readonly MigrationClass[]): SchemaVersion {
  const known = migrations.map((migration) => new migration().name ?? migration.name);
  return {
    pending: known.filter((name) => !run.includes(name)),
    unknown: run.filter((name) => !known.includes(name)),
  };
}

/** Of a database that is not there yet: it may be older than this version, not newer. */
export const refuseUnknown = (run: readonly string[], migrations: readonly MigrationClass[]): void =>
  refuseNewerSchema(compared(run, migrations));

/** Refuses a schema older or newer than this version knows, and says what to do. */
export async function checkSchema(client: pg.Client | pg.Pool, migrations: readonly MigrationClass[]): Promise<void> {
  const version = await readSchemaVersion(client, migrations);
  refuseNewerSchema(version);
  if (version.pending.length === 0) return;
  throw new StartError(
    `The schema of the database is older than this version (${version.pending.length} migrations are missing, first ` +
      `${version.pending[0]}). Run "npm run db:migrate" with MIGRATION_DATABASE_URL, then start again.`,
  );
}

export function refuseNewerSchema(version: SchemaVersion): void {
  if (version.unknown.length === 0) return;
  throw new StartError(
    `The schema of the database is newer than this version knows (${version.unknown.join(', ')}). ` +
      'Start the version of the service that wrote it, or a later one.',
  );
}

async function migrationsRun(client: pg.Client | pg.Pool): Promise<string[]> {
  const { rows: found } = await client.query<{ name: string | null }>('SELECT to_regclass($1) AS name', [
    MIGRATIONS_TABLE,
  ]);
  if ((found[0]?.name ?? null) === null) return [];
  try {
    const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY "timestamp"`);
    return rows.map(({ name }) => name);
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    throw new StartError(
      'The role of DATABASE_URL may not read the schema version. Run "npm run db:migrate": it grants what is needed.',
    );
  }
}
