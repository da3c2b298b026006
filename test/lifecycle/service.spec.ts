/** The service as a process: settings, two starts, violent ends, a server of the operator. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { removePlace } from '../../src/platform/database/embedded-place.js';
import { bareDatabase, cloneDatabase, type TestDatabase } from '../support/database.js';
import { type ServiceProcess, startService } from '../support/service.js';

const key = (): string => randomBytes(32).toString('base64');
/** What a service with a database of its own needs beside its address. */
const KEYS = {
  JWT_SECRET: key(),
  DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  SIGNING_KEY: key(),
  FILES_DIR: join(tmpdir(), 'governance-service-files'),
};

const services: ServiceProcess[] = [];

async function run(settings: Record<string, string>, script?: string): Promise<ServiceProcess> {
  const service = await startService(settings, script);
  services.push(service);
  return service;
}

afterEach(async () => {
  for (const service of services.splice(0)) await service.stop();
});

async function query<R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

it('names every wrong setting in one message', async () => {
  const service = await run({
    PORT: '70000',
    DATABASE_URL: 'mysql://somewhere/else',
    DATA_KEY: 'short',
    JWT_SECRET: KEYS.JWT_SECRET,
    JWT_SECRET_FILE: '/nowhere',
    DEMO: 'true',
    HOST: '0.0.0.0',
    LOG_LEVEL: 'loud',
    WORKERS: 'many',
    TRUST_PROXY: 'perhaps',
    REQUESTS_PER_MINUTE: '0',
    REVEALS_PER_HOUR: 'all',
    CORS_ORIGINS: 'https://desk.example/path',
    OIDC_ISSUER: 'http://issuer.example',
    OIDC_CLAIM: 'two words',
    API_KEY_MAX_DAYS: '0',
  });
  expect(await service.ended()).toBe(1);
  for (const name of [
    'PORT must',
    'DATABASE_URL must',
    'DATA_KEY must',
    'JWT_SECRET and JWT_SECRET_FILE contradict',
    'JWT_SECRET_FILE cannot be read (ENOENT)',
    'SIGNING_KEY (or SIGNING_KEY_FILE) is required',
    'DEMO_PASSWORD is required',
    'LOG_LEVEL must',
    'WORKERS must',
    'TRUST_PROXY must',
    'REQUESTS_PER_MINUTE must',
    'REVEALS_PER_HOUR must',
    'CORS_ORIGINS must',
    'OIDC_ISSUER must be an https address',
    'OIDC_AUDIENCE is required with OIDC_ISSUER',
    'OIDC_CLAIM must',
    'DEMO and OIDC_ISSUER contradict',
    'API_KEY_MAX_DAYS must',
  ]) {
    expect(service.output()).toContain(name);
  }
  expect(service.output()).not.toContain('short');
});

describe('with the embedded database', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'governance-service-')));
    await chmod(folder, 0o711);
  });

  afterEach(async () => {
    for (const service of services.splice(0)) await service.stop();
    await removePlace(folder);
  });

  const settings = (more: Record<string, string> = {}): Record<string, string> => ({
    DATA_DIR: folder,
    DEMO: 'false',
    ...more,
  });
  /** The server removes its lock file when it has ended in good order. */
  const isRunning = (): boolean => existsSync(join(folder, 'postgres', 'postmaster.pid'));

  it('takes over the server a killed service left, refuses a second service, and stops both on SIGTERM', async () => {
    const first = await run(settings());
    await first.ready();
    await first.stop('SIGKILL');
    expect(isRunning()).toBe(true);

    const second = await run(settings({ WORKERS: '2' }));
    const url = await second.ready();
    expect(second.output()).toContain('taken over');
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);

    const third = await run(settings());
    expect(await third.ended()).toBe(1);
    expect(third.output()).toContain(`Another service (process ${second.child.pid ?? 0}) is using ${folder}`);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);

    expect(await second.stop()).toBe(0);
    expect(isRunning()).toBe(false);
  });

  it('is started in two clones at once, on two ports when nobody names one', async () => {
    const other = await realpath(await mkdtemp(join(tmpdir(), 'clone-')));
    try {
      const both = [await run(settings({ PORT: '' })), await run(settings({ PORT: '', DATA_DIR: other }))];
      const ports = await Promise.all(both.map(async (service) => new URL(await service.ready()).port));
      expect(new Set(ports).size).toBe(2);
    } finally {
      for (const service of services.splice(0)) await service.stop();
      await removePlace(other);
    }
  });

  it('stops in good order when the signal comes in the middle of the start, and Ctrl-C comes twice', async () => {
    const service = await run(settings());
    await new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (!service.output().includes('embedded PostgreSQL started')) return;
        clearInterval(look);
        resolve();
      }, 20);
    });
    expect(isRunning()).toBe(true);
    service.child.kill('SIGINT');
    expect(await service.stop('SIGINT')).toBe(0);
    expect(isRunning()).toBe(false);
  });
});

describe('with a server of the operator', () => {
  let database: TestDatabase;

  afterEach(async () => {
    for (const service of services.splice(0)) await service.stop();
    await database.drop();
  });

  const settings = (url: string): Record<string, string> => ({ DATABASE_URL: url, ...KEYS });
  const refusal = async (url: string): Promise<string> => {
    const service = await run(settings(url));
    expect(await service.ended()).toBe(1);
    return service.output();
  };

  it('refuses an empty schema, is migrated by the script also from two processes at once, and then serves', async () => {
    database = await bareDatabase();
    expect(await refusal(database.appUrl)).toContain('npm run db:migrate');
    const urls = { DATABASE_URL: database.appUrl, MIGRATION_DATABASE_URL: database.migratorUrl };
    const runs = [await run(urls, 'migrate.script'), await run(urls, 'migrate.script')];
    expect([await runs[0]?.ended(), await runs[1]?.ended()]).toEqual([0, 0]);
    const said = runs.map((migration) => migration.output()).join('');
    expect(said.match(/Migrated:/g)).toHaveLength(1);
    expect(said.match(/up to date/g)).toHaveLength(1);
    const url = await (await run(settings(database.appUrl))).ready();
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('lets the service add to the case log and read it, nothing else', async () => {
    database = await cloneDatabase('empty');
    const [rights] = await query<Record<string, boolean>>(
      database.appUrl,
      `SELECT has_table_privilege('case_log', 'SELECT') AS may_read, has_table_privilege('case_log', 'INSERT') AS may_add,
              has_table_privilege('case_log', 'UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') AS may_change,
              has_table_privilege('schema_migration', 'INSERT, UPDATE, DELETE') AS may_forge,
              has_schema_privilege('public', 'CREATE') AS may_create`,
    );
    expect(rights).toEqual({ may_read: true, may_add: true, may_change: false, may_forge: false, may_create: false });
    await expect(query(database.appUrl, 'DELETE FROM case_log')).rejects.toThrow('permission denied');
    expect(await refusal(database.migratorUrl)).toContain('append-only');
  });

  it('does by itself what is due, once for all its processes, and stops in the middle of it', async () => {
    database = await cloneDatabase('demo');
    await query(
      database.superUrl,
      `INSERT INTO shift (id, center_id, department_id, staff_id, on_day, part, kind, starts_at, ends_at, why, draft_id, published_at)
       SELECT gen_random_uuid(), s.center_id, s.department_id, p.id, now()::date, 'day', 'counter', now() - interval '1 hour',
              now() + interval '1 hour', '{"code": "fixed"}', s.draft_id, now() - interval '1 day'
         FROM shift s JOIN staff p ON p.center_id = s.center_id AND p.name = '周主任' LIMIT 1`,
    );
    const both = [await run(settings(database.appUrl)), await run(settings(database.appUrl))];
    for (const service of both) await service.ready();
    const told = () =>
      query<{ type: string }>(
        database.superUrl,
        `SELECT o.type FROM outbox o JOIN shift s ON s.id = o.subject_id JOIN staff p ON p.id = s.staff_id
          WHERE p.name = '周主任' AND o.type IN ('duty.late', 'duty.missing') ORDER BY o.type`,
      );
    while ((await told()).length === 0) await new Promise((look) => setTimeout(look, 100));
    expect(await both[0]?.stop()).toBe(0);
    expect(await both[1]?.stop()).toBe(0);
    expect((await told()).map(({ type }) => type)).toEqual(['duty.late', 'duty.missing']);
  });

  it('refuses a schema of a later version', async () => {
    database = await cloneDatabase('empty');
    await query(
      database.superUrl,
      `INSERT INTO schema_migration ("timestamp", name) VALUES (4000000000000, 'Later4000000000000')`,
    );
    expect(await refusal(database.appUrl)).toContain('newer than this version knows (Later4000000000000)');
  });

  it('refuses a database whose lc_ctype hides Chinese', async () => {
    database = await bareDatabase("TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'");
    expect(await refusal(database.appUrl)).toContain('lc_ctype C');
  });
});
