/**
 * The three database roles. `migrator` owns the tables; `app` works on the rows, and of the logs it can only add lines
 * and read them: whoever takes over the service still cannot rewrite what happened. Of what tells of people and cases `app` sees the
 * rows within the scope of its transaction alone; `app_jobs`, which nobody can sign in as, sees all of them: the service takes it
 * on for work of the system itself (`UnitOfWork`).
 */
import pg from 'pg';
import { StartError } from '../config/start-error.js';

/** Tables whose rows are never changed or removed, not even by the service. */
export const APPEND_ONLY_TABLES: readonly string[] = [
  'case_log',
  'audit_log',
  'audit_position',
  'audit_seal',
  'petition_version',
  'petition_item_record',
  'petition_return_version',
  'population',
  'outside_count',
  'zero_baseline_version',
  'roster_change',
  'center_settings',
  'routing_rule_set',
  'correction',
  'session_private_note',
  'investigation_record',
  'agreement_delivery',
  'destruction_paper',
  'issued_document',
  'report',
  'report_confirmation',
  'report_seal',
  'signing_key',
  'data_provision',
];
/** Kept by the migrations; the service looks, to know whether it fits the schema. */
export const MIGRATIONS_TABLE = 'schema_migration';

export interface RolePasswords {
  readonly migrator: string;
  readonly app: string;
}

/** The role for work of the system itself: may what the service may, on every row. */
export const jobsRoleOf = (appRole: string): string => `${appRole}_jobs`;

/** Makes roles and database of the embedded server; what is there already stays. */
export async function prepareRoles(superUrl: string, database: string, passwords: RolePasswords): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    for (const [role, password] of [['migrator', passwords.migrator] as const, ['app', passwords.app] as const]) {
      if (await has(client, 'SELECT 1 FROM pg_roles WHERE rolname = $1', role)) continue;
      await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
    }
    const jobs = jobsRoleOf('app');
    if (!(await has(client, 'SELECT 1 FROM pg_roles WHERE rolname = $1', jobs))) {
      await client.query(`CREATE ROLE ${jobs} NOLOGIN; GRANT ${jobs} TO app WITH INHERIT FALSE`);
    }
    await mayBeAskedBeforeWalls(superUrl, 'template1');
    if (await has(client, 'SELECT 1 FROM pg_database WHERE datname = $1', database)) {
      await mayBeAskedBeforeWalls(superUrl, database);
      return;
    }
    const name = pg.escapeIdentifier(database);
    await client.query(`CREATE DATABASE ${name} OWNER migrator`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO app`);
  } finally {
    await client.end();
  }
}

/**
 * Behind a wall an index serves only conditions that cannot tell anybody of the rows they look at (LEAKPROOF). Containment of uuids and
 * texts says nothing but yes or no, and the searches and lists rest on its indices; PostgreSQL itself does not vouch for it, as it is for
 * arrays of any type. What a new database has it has from template1.
 */
export const INDEXED_BEHIND_WALLS = 'ALTER FUNCTION pg_catalog.arraycontains(anyarray, anyarray) LEAKPROOF';

async function mayBeAskedBeforeWalls(superUrl: string, database: string): Promise<void> {
  const url = new URL(superUrl);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const known = `SELECT 1 FROM pg_proc WHERE oid = 'pg_catalog.arraycontains(anyarray,anyarray)'::regprocedure AND proleakproof`;
    if ((await client.query(known)).rows.length === 0) await client.query(INDEXED_BEHIND_WALLS);
  } finally {
    await client.end();
  }
}

async function has(client: pg.Client, sql: string, name: string): Promise<boolean> {
  return (await client.query(sql, [name])).rows.length > 0;
}

/** Throws unless the roles of the service are there: a database is not migrated to what nobody could serve. */
export async function demandRoles(client: pg.Client, appRole: string): Promise<void> {
  if (!(await has(client, 'SELECT 1 FROM pg_roles WHERE rolname = $1', appRole))) {
    throw new StartError(
      `The role "${appRole}" named in DATABASE_URL does not exist on the server. Create it first: ` +
        `CREATE ROLE ${pg.escapeIdentifier(appRole)} LOGIN PASSWORD '…'`,
    );
  }
  const jobsRole = jobsRoleOf(appRole);
  if (!(await has(client, 'SELECT 1 FROM pg_roles WHERE rolname = $1', jobsRole))) {
    throw new StartError(
      `The role "${jobsRole}", as which the service does the work of the system itself, does not exist on the server. Create it first: ` +
        `${makingOf(appRole)}, and run "npm run db:migrate" again.`,
    );
  }
}

/**
 * Gives the role of the service what it needs on the tables of the migrator, after every migration, in one transaction
 * so that the logs never stand open. Run by the owner of the tables.
 */
export async function grantAppPrivileges(client: pg.Client, appRole: string): Promise<void> {
  const jobsRole = jobsRoleOf(appRole);
  const role = `${pg.escapeIdentifier(appRole)}, ${pg.escapeIdentifier(jobsRole)}`;
  const { rows } = await client.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND pg_has_role(tableowner, 'USAGE')`,
  );
  await client.query('BEGIN');
  try {
    await client.query(`GRANT USAGE ON SCHEMA ${pg.escapeIdentifier(await currentSchema(client))} TO ${role}`);
    for (const { tablename } of rows) {
      const table = pg.escapeIdentifier(tablename);
      await client.query(`REVOKE ALL ON ${table} FROM PUBLIC, ${role}`);
      await client.query(`GRANT ${privilegesOn(tablename)} ON ${table} TO ${role}`);
    }
    await client.query(
      `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${pg.escapeIdentifier(await currentSchema(client))} TO ${role}`,
    );
    await showAllTo(client, jobsRole);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** The policy by which the role sees every row, on the tables that do not have it yet. */
async function showAllTo(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
      WHERE c.relrowsecurity AND c.relnamespace = current_schema()::regnamespace AND NOT EXISTS (
        SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'whole_for_system' AND p.polroles = ARRAY[$1::regrole::oid])`,
    [pg.escapeIdentifier(role)],
  );
  for (const { name } of rows) {
    const table = pg.escapeIdentifier(name);
    await client.query(`DROP POLICY IF EXISTS whole_for_system ON ${table}`);
    await client.query(
      `CREATE POLICY whole_for_system ON ${table} TO ${pg.escapeIdentifier(role)} USING (true) WITH CHECK (true)`,
    );
  }
}

/** What the operator of a server types, once. */
export function makingOf(appRole: string): string {
  const [app, jobs] = [appRole, jobsRoleOf(appRole)].map((role) => pg.escapeIdentifier(role));
  return `CREATE ROLE ${jobs} NOLOGIN; ALTER ROLE ${app} NOINHERIT; GRANT ${jobs} TO ${app}`;
}

function privilegesOn(table: string): string {
  if (table === MIGRATIONS_TABLE) return 'SELECT';
  return APPEND_ONLY_TABLES.includes(table) ? 'SELECT, INSERT' : 'SELECT, INSERT, UPDATE, DELETE';
}

async function currentSchema(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT current_schema() AS name');
  return rows[0]?.name ?? 'public';
}
