/** Is this PostgreSQL one the service can keep its promises on? Asked once, at the start. */
import type pg from 'pg';
import { StartError } from '../config/start-error.js';
import { APPEND_ONLY_TABLES } from './roles.js';

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

/** Refuses to serve as a role that could rewrite the logs: two roles are the point of having append-only tables. */
export async function checkAppRole(client: pg.Client | pg.Pool): Promise<void> {
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
