/** Is this PostgreSQL one the service can keep its promises on? Asked once, at the start. */
import type pg from 'pg';
import { StartError } from '../config/start-error.js';
import { APPEND_ONLY_TABLES, INDEXED_BEHIND_WALLS, jobsRoleOf, makingOf } from './roles.js';

const OLDEST_VERSION = 15;

interface ServerFacts {
  readonly version: number;
  readonly encoding: string;
  readonly ctype: string;
  readonly name: string;
}

/** Refuses a server that is too old, or whose text functions do not see Chinese. */
export async function checkServer(client: pg.Client | pg.Pool): Promise<void> {
  const { rows } = await client.query<ServerFacts>(
    `SELECT current_setting('server_version_num')::int / 10000 AS version, pg_encoding_to_char(encoding) AS encoding,
            datctype AS ctype, datname AS name
       FROM pg_database WHERE datname = current_database()`,
  );
  const facts = rows[0];
  if (facts === undefined) throw new StartError('The database server does not describe the database.');
  if (facts.version < OLDEST_VERSION) {
    throw new StartError(`PostgreSQL ${OLDEST_VERSION} or later is required; this server is ${facts.version}.`);
  }
  if (facts.encoding !== 'UTF8') {
    throw new StartError(`The database "${facts.name}" is encoded as ${facts.encoding}; UTF8 is required.`);
  }
  if (facts.ctype !== 'C' && facts.ctype !== 'POSIX') return;
  throw new StartError(
    `The database "${facts.name}" has lc_ctype ${facts.ctype}: to it Chinese characters are no letters, and a search ` +
      `would not find them. Create it anew with: CREATE DATABASE "${facts.name}" TEMPLATE template0 ENCODING 'UTF8' ` +
      `LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`,
  );
}

/** Refuses to serve as a role that could rewrite the logs, or that PostgreSQL would show every row. */
export async function checkAppRole(client: pg.Client | pg.Pool): Promise<void> {
  await checkLogs(client);
  await checkWall(client);
}

/** Two roles are the point of having append-only tables. */
async function checkLogs(client: pg.Client | pg.Pool): Promise<void> {
  const { rows } = await client.query<{ role: string; table: string }>(
    `SELECT current_user AS role, name AS table FROM unnest($1::text[]) AS name
      WHERE to_regclass(name) IS NOT NULL AND has_table_privilege(to_regclass(name), 'UPDATE, DELETE, TRUNCATE')`,
    [APPEND_ONLY_TABLES],
  );
  const found = rows[0];
  if (found === undefined) return;
  throw new StartError(
    `The role "${found.role}" of DATABASE_URL may change ${found.table}, which is append-only. Give the service a role ` +
      `of its own (CREATE ROLE app LOGIN PASSWORD '…'), name it in DATABASE_URL, and run "npm run db:migrate".`,
  );
}

interface RoleFacts {
  readonly role: string;
  readonly isPastWalls: boolean;
  readonly hasJobs: boolean;
  readonly inheritsJobs: boolean;
}

/** Inherited, the rights of the role for jobs would take the wall away; without them no work of the system is done. */
async function checkWall(client: pg.Client | pg.Pool): Promise<void> {
  const { rows } = await client.query<RoleFacts>(
    `SELECT r.rolname AS role, r.rolsuper OR r.rolbypassrls AS "isPastWalls",
            j.oid IS NOT NULL AND pg_has_role(r.oid, j.oid, 'MEMBER') AS "hasJobs",
            j.oid IS NOT NULL AND pg_has_role(r.oid, j.oid, 'USAGE') AS "inheritsJobs"
       FROM pg_roles r LEFT JOIN pg_roles j ON j.rolname = r.rolname || '_jobs' WHERE r.rolname = current_user`,
  );
  const facts = rows[0];
  if (facts === undefined) throw new StartError('The database server does not describe the role of DATABASE_URL.');
  const { role } = facts;
  if (facts.isPastWalls) {
    throw new StartError(
      `The role "${role}" of DATABASE_URL is a superuser or has BYPASSRLS: PostgreSQL would show it every row of every centre. ` +
        `Give the service a role of its own (CREATE ROLE app LOGIN PASSWORD '…'), and run "npm run db:migrate".`,
    );
  }
  if (facts.hasJobs && !facts.inheritsJobs) return;
  throw new StartError(
    facts.hasJobs
      ? `The role "${role}" inherits the rights of "${jobsRoleOf(role)}": PostgreSQL would show it every row of every centre. ` +
          `Take them back: ALTER ROLE "${role}" NOINHERIT; REVOKE "${jobsRoleOf(role)}" FROM "${role}"; GRANT "${jobsRoleOf(role)}" TO "${role}"`
      : `The role "${role}" may not take on "${jobsRoleOf(role)}", as which the service does the work of the system itself. ` +
          `As a superuser: ${makingOf(role)}, then run "npm run db:migrate".`,
  );
}

/** What an operator had better know of a server that serves all the same; nothing, where all is well. */
export async function adviceOn(client: pg.Client | pg.Pool): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT 1 FROM pg_proc WHERE oid = 'pg_catalog.arraycontains(anyarray,anyarray)'::regprocedure AND proleakproof`,
  );
  if (rows.length > 0) return [];
  return [
    `Searches and the lists of mediators will be slow in a large database. As a superuser of it: ${INDEXED_BEHIND_WALLS}`,
  ];
}
