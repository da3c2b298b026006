/**
 * The two database roles. `migrator` owns the tables; `app` works on the rows, and of the logs it can only add lines
 * and read them: whoever takes over the service still cannot rewrite what happened.
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

/** Makes roles and database of the embedded server; what is there already stays. */
export async function prepareRoles(superUrl: string, database: string, passwords: RolePasswords): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    for (const [role, password] of [['migrator', passwords.migrator] as const, ['app', passwords.app] as const]) {
      if (await has(client, 'SELECT 1 FROM pg_roles WHERE rolname = $1', role)) continue;
      await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
    }
    if (await has(client, 'SELECT 1 FROM pg_database WHERE datname = $1', database)) return;
    const name = pg.escapeIdentifier(database);
    await client.query(`CREATE DATABASE ${name} OWNER migrator`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO app`);
  } finally {
    await client.end();
  }
}

async function has(client: pg.Client, sql: string, name: string): Promise<boolean> {
  return (await client.query(sql, [name])).rows.length > 0;
}

/**
 * Gives the role of the service what it needs on the tables of the migrator, after every migration, in one transaction
 * so that the logs never stand open. Run by the owner of the tables.
 */
export async function grantAppPrivileges(client: pg.Client, appRole: string): Promise<void> {
  if (!(await has(client, 'SELECT 1 FROM pg_roles WHERE rolname = $1', appRole))) {
    throw new StartError(
      `The role "${appRole}" named in DATABASE_URL does not exist on the server. Create it first: ` +
        `CREATE ROLE ${pg.escapeIdentifier(appRole)} LOGIN PASSWORD '…'`,
    );
  }
  const role = pg.escapeIdentifier(appRole);
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
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

function privilegesOn(table: string): string {
  if (table === MIGRATIONS_TABLE) return 'SELECT';
  return APPEND_ONLY_TABLES.includes(table) ? 'SELECT, INSERT' : 'SELECT, INSERT, UPDATE, DELETE';
}

async function currentSchema(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT current_schema() AS name');
  return rows[0]?.name ?? 'public';
}
