/**
 * A real PostgreSQL for every test file: the template is migrated once per run, each file gets a copy of it (some
 * 50 ms) and drops it afterwards.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TemplateKind, TemplateUrls } from './template.js';

export interface TestDatabase extends TemplateUrls {
  /** Only for tests that look at the database from outside; the service is tested with its own roles. */
  readonly superUrl: string;
  drop(): Promise<void>;
}

export async function cloneDatabase(kind: TemplateKind): Promise<TestDatabase> {
  const server = await serverUrls();
  const template = await ensureTemplate(server, kind);
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(server, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER migrator`);
  return { ...urlsOf(server, name), drop: () => asSuperuser(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** A database without any schema: for tests of the migrations themselves. `options` are those of CREATE DATABASE. */
export async function bareDatabase(options = ''): Promise<TestDatabase> {
  const server = await serverUrls();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(server, `CREATE DATABASE ${name} OWNER migrator ${options}`);
  return { ...urlsOf(server, name), drop: () => asSuperuser(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

interface ServerUrls extends TemplateUrls {
  readonly superUrl: string;
}

let server: Promise<ServerUrls> | undefined;

function serverUrls(): Promise<ServerUrls> {
  server ??= askHost();
  return server;
}

async function askHost(): Promise<ServerUrls> {
  const address = process.env['TEST_DATABASE_HOST'];
  if (address === undefined) throw new Error('the tests run under Jest with the globalSetup of package.json');
  const reply = await fetch(address);
  const text = await reply.text();
  if (!reply.ok) throw new Error(`the test database did not start: ${text}`);
  return JSON.parse(text) as ServerUrls;
}

/** The first test file that needs it makes the template; others wait at the lock. A half-made one is made anew. */
async function ensureTemplate(urls: ServerUrls, kind: TemplateKind): Promise<string> {
  const name = `template_${kind}`;
  const client = new pg.Client({ connectionString: urls.superUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rows.length > 0) return name;
    const draft = `${name}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft} OWNER migrator`);
    // Loaded by the one file that makes it: migrations and demo are much to load for each of a hundred.
    const { prepareTemplate } = await import('./template.js');
    await prepareTemplate(kind, urlsOf(urls, draft));
    await disconnectAll(client, draft);
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

/** Closed connections take a moment to disappear, and a template may have none. */
async function disconnectAll(client: pg.Client, database: string): Promise<void> {
  await client.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [database]);
}

async function asSuperuser(urls: ServerUrls, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: urls.superUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function urlsOf(urls: ServerUrls, database: string): ServerUrls {
  const at = (url: string): string => url.replace(/\/[^/]*$/, `/${database}`);
  return { migratorUrl: at(urls.migratorUrl), appUrl: at(urls.appUrl), superUrl: at(urls.superUrl) };
}

/** Ends the connection it is run on: as whoever signed in, since a role taken on may not. */
export const ENDS_ITSELF = "SELECT set_config('role', 'none', true), pg_terminate_backend(pg_backend_pid())";
