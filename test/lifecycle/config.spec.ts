/** Settings, clock and the values that come out of the database: what every other part rests on. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { type Config, ConfigError, loadConfig, loadMigrationConfig } from '../../src/platform/config/config.js';
import { createPool } from '../../src/platform/database/pool.js';
import { bareDatabase } from '../support/database.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'governance-config-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const load = (settings: Record<string, string> = {}): Config => loadConfig({ DATA_DIR: folder, ...settings });

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const S3 = {
  FILES_STORE: 's3',
  S3_BUCKET: 'files',
  S3_REGION: 'cn-north-1',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: 'secret',
};

describe('settings', () => {
  it('makes the secrets nobody gave once, and keeps them for the owner alone', async () => {
    const first = load();
    const second = load();
    expect(second).toEqual(first);
    expect(first.demo).toBe(true);
    expect(first.keys.dataKey).toHaveLength(32);
    for (const name of ['jwt-secret', 'data-key', 'signing-key', 'demo-password']) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
    expect(first.demoPassword).toBe((await readFile(join(folder, 'demo-password'), 'utf8')).trim());
  });

  it('reads keys as base64, as hexadecimal digits, and from files', async () => {
    const hex = 'ab'.repeat(32);
    await writeFile(join(folder, 'key'), `${Buffer.from(hex, 'hex').toString('base64')}\n`);
    const { keys } = load({ DATA_KEY: hex, SIGNING_KEY_FILE: join(folder, 'key'), DEMO: 'false' });
    expect(keys.dataKey.toString('hex')).toBe(hex);
    expect(keys.signingKey.toString('hex')).toBe(hex);
    expect(keys.previousDataKeys).toEqual([]);
  });

  it('reads the keys before DATA_KEY, several apart by commas or lines, and names one that is none', async () => {
    const [first, second] = ['ab'.repeat(32), 'cd'.repeat(32)];
    const before = (settings: Record<string, string>) =>
      load({ DEMO: 'false', ...settings }).keys.previousDataKeys.map((key) => key.toString('hex'));
    expect(before({ DATA_KEY_PREVIOUS: `${first}, ${second}` })).toEqual([first, second]);
    await writeFile(join(folder, 'keys'), `${first}\n${second}\n`);
    expect(before({ DATA_KEY_PREVIOUS_FILE: join(folder, 'keys') })).toEqual([first, second]);
    expect(problemsOf(() => load({ DATA_KEY_PREVIOUS: `${first},short`, DEMO: 'false' }))).toEqual([
      expect.stringContaining('Each key of DATA_KEY_PREVIOUS must be 32 bytes'),
    ]);
  });

  it('refuses demo accounts with an unknown password on an address others can reach', () => {
    expect(problemsOf(() => load({ HOST: '0.0.0.0' }))).toEqual([expect.stringContaining('DEMO_PASSWORD is required')]);
    for (const settings of [
      { HOST: '0.0.0.0', DEMO: 'false' },
      { HOST: '0.0.0.0', DEMO_PASSWORD: 'spring-sun' },
      { HOST: '::1' },
      { HOST: 'localhost' },
    ]) {
      expect(problemsOf(() => load(settings))).toEqual([]);
    }
  });

  it('refuses a demo password that everybody tries where others can reach it', () => {
    const outside = { HOST: '0.0.0.0', DEMO: 'true' };
    for (const password of ['password123', '12345678', 'Admin@2026', '19900101'])
      expect(problemsOf(() => load({ ...outside, DEMO_PASSWORD: password }))).toEqual([
        expect.stringContaining('DEMO_PASSWORD is one that everybody tries'),
      ]);
    expect(problemsOf(() => load({ DEMO_PASSWORD: 'password123' }))).toEqual([]);
    for (const password of ['short', 'x'.repeat(201)])
      expect(problemsOf(() => load({ DEMO_PASSWORD: password }))).toEqual([
        'DEMO_PASSWORD must have 8 to 200 characters',
      ]);
  });

  it('takes an identity provider with an audience, over https or on this machine, and no demo beside it', () => {
    const oidc = { OIDC_ISSUER: 'https://sso.example/realms/city', OIDC_AUDIENCE: 'governance' };
    expect(load(oidc)).toMatchObject({
      demo: false,
      oidc: { issuer: 'https://sso.example/realms/city', audience: 'governance', claim: 'sub' },
    });
    expect(load({ ...oidc, OIDC_CLAIM: 'email' }).oidc?.claim).toBe('email');
    for (const issuer of ['http://127.0.0.1:8080', 'http://localhost', 'http://[::1]:8080']) {
      expect(load({ ...oidc, OIDC_ISSUER: issuer }).oidc?.issuer).toBe(issuer);
    }
    const refused = [
      'http://sso.example',
      'sso.example',
      'https://sso.example/?a=1',
      'https://sso.example/#',
      'ftp://sso.example',
    ];
    for (const issuer of [...refused, 'https://name:word@sso.example', 'http://127.0.0.1.example']) {
      const problems = problemsOf(() => load({ ...oidc, OIDC_ISSUER: issuer }));
      expect(problems).toEqual([expect.stringContaining('OIDC_ISSUER must')]);
    }
    expect(problemsOf(() => load({ OIDC_AUDIENCE: 'x', OIDC_CLAIM: 'sub' }))).toHaveLength(2);
    expect(problemsOf(() => load({ OIDC_ISSUER: 'https://sso.example' })).join()).toContain(
      'OIDC_AUDIENCE is required',
    );
    expect(problemsOf(() => load({ ...oidc, DEMO: 'true' })).join()).toContain('DEMO and OIDC_ISSUER');
    expect(load().oidc).toBeUndefined();
  });

  it('refuses addresses that contradict each other', () => {
    const app = 'postgres://app:secret@db.example/governance';
    expect(problemsOf(() => load({ MIGRATION_DATABASE_URL: app }))).toHaveLength(1);
    const same = problemsOf(() => loadMigrationConfig({ DATABASE_URL: app, MIGRATION_DATABASE_URL: app }));
    expect(same).toEqual([expect.stringContaining('name the same role')]);
    expect(problemsOf(() => loadMigrationConfig({}))).toEqual([expect.stringContaining('DATABASE_URL is not set')]);
    expect(problemsOf(() => loadMigrationConfig({ DATABASE_URL: app }))).toHaveLength(1);
    expect(problemsOf(() => load({ DATABASE_URL: 'postgres://db.example' })).join()).toMatch(/no role.*no database/s);
  });

  it('keeps files in a folder of DATA_DIR, in one that is named, or in an S3-compatible store', () => {
    const inFolder = load().files;
    expect(inFolder).toEqual({
      store: { kind: 'folder', folder: join(folder, 'files') },
      incoming: join(folder, 'files', 'incoming'),
      maxBytes: 50 * 1024 * 1024,
      maxImportBytes: 2048 * 1024 * 1024,
    });
    expect(load({ FILES_DIR: '/srv/files', MAX_UPLOAD_MB: '7' }).files).toMatchObject({
      store: { folder: '/srv/files' },
      maxBytes: 7 * 1024 * 1024,
    });
    const { store, incoming } = load({ ...S3, S3_ENDPOINT: 'https://store.example:9000' }).files;
    expect(store).toEqual({
      kind: 's3',
      s3: {
        endpoint: 'https://store.example:9000',
        bucket: 'files',
        region: 'cn-north-1',
        accessKeyId: 'key',
        secretAccessKey: 'secret',
        pathStyle: true,
      },
    });
    expect(incoming).toBe(join(folder, 'incoming'));
    expect(load(S3).files.store).toMatchObject({ s3: { endpoint: undefined, pathStyle: false } });
  });

  it('reads the secret of the store from a file, and names all that is missing or contradicts', async () => {
    await writeFile(join(folder, 'secret'), 'from-a-file\n');
    const { S3_SECRET_ACCESS_KEY: _, ...rest } = S3;
    const { store } = load({ ...rest, S3_SECRET_ACCESS_KEY_FILE: join(folder, 'secret') }).files;
    expect(store).toMatchObject({ s3: { secretAccessKey: 'from-a-file' } });
    const bare = problemsOf(() =>
      load({ FILES_STORE: 's3', FILES_DIR: '/srv', S3_ENDPOINT: 'store', S3_PATH_STYLE: 'x' }),
    );
    for (const name of [
      'FILES_DIR and FILES_STORE=s3 contradict',
      'S3_BUCKET is required',
      'S3_REGION is required',
      'S3_ACCESS_KEY_ID is required',
      'S3_SECRET_ACCESS_KEY (or S3_SECRET_ACCESS_KEY_FILE) is required',
      'S3_ENDPOINT must look like',
      'S3_PATH_STYLE must be',
    ])
      expect(bare).toContainEqual(expect.stringContaining(name));
    const { FILES_STORE: __, ...astray } = S3;
    expect(problemsOf(() => load(astray))).toHaveLength(4);
    expect(problemsOf(() => load({ FILES_STORE: 'ftp' }))).toHaveLength(1);
    expect(problemsOf(() => load({ MAX_UPLOAD_MB: '0' }))).toHaveLength(1);
    expect(problemsOf(() => load({ MAX_IMPORT_MB: '0' }))).toHaveLength(1);
    expect(problemsOf(() => load({ MAX_EXPORT_MB: '0', EXPORT_RETENTION_DAYS: '91' }))).toHaveLength(2);
    expect(load({}).exports).toEqual({ retentionDays: 7, maxBytes: 10_240 * 1024 * 1024 });
  });

  it('needs a place for files that stays, with a database that does', () => {
    const hex = 'ab'.repeat(32);
    const server = { DATABASE_URL: 'postgres://app:x@db/g', JWT_SECRET: hex, DATA_KEY: hex, SIGNING_KEY: hex };
    expect(problemsOf(() => load(server))).toEqual([
      expect.stringContaining('FILES_DIR (or FILES_STORE=s3) is required'),
    ]);
    expect(problemsOf(() => load({ ...server, FILES_DIR: '/srv/files' }))).toEqual([]);
    expect(problemsOf(() => load({ ...server, ...S3 }))).toEqual([]);
  });

  it('knows how far to trust proxies', () => {
    expect(load({ TRUST_PROXY: 'loopback, 10.0.0.0/8' }).trustProxy).toBe('loopback, 10.0.0.0/8');
    const { trustProxy } = load({ TRUST_PROXY: '1' });
    if (typeof trustProxy !== 'function') throw new Error('a number of proxies is asked per hop');
    expect([trustProxy('10.0.0.1', 0), trustProxy('10.0.0.2', 1)]).toEqual([true, false]);
    expect(problemsOf(() => load({ TRUST_PROXY: '10.0.0.0/99' }))).toHaveLength(1);
  });
});

describe('the clock', () => {
  it('tells the civil day of a zone', () => {
    const clock = new FixedClock('2024-04-30T16:30:00.000Z');
    expect(clock.today('Asia/Shanghai')).toBe('2024-05-01');
    expect(clock.today('UTC')).toBe('2024-04-30');
    clock.advance({ days: 1, hours: -1, minutes: 5 });
    expect(clock.nowIso()).toBe('2024-05-01T15:35:00.000Z');
  });
});

it('gives instants, days, decimals and whole numbers out as text and numbers, without a Date between', async () => {
  const database = await bareDatabase();
  const pool = createPool({ url: database.appUrl, poolSize: 1 });
  const { rows } = await pool.query(
    `SELECT '2024-05-01 08:00:00.5+08'::timestamptz AS instant, '2024-05-01 08:00+08'::timestamptz AS round,
            date '2024-02-29' AS day, 12::bigint AS count, 9007199254740993::bigint AS huge, 1.50::numeric AS amount,
            ARRAY['2024-05-01 08:00+08'::timestamptz, NULL] AS instants, ARRAY[date '2024-02-29'] AS days,
            ARRAY[1, 2]::bigint[] AS counts, '{}'::bigint[] AS none, current_setting('TimeZone') AS zone`,
  );
  await pool.end();
  await database.drop();
  expect(rows).toEqual([
    {
      instant: '2024-05-01T00:00:00.500Z',
      round: '2024-05-01T00:00:00.000Z',
      day: '2024-02-29',
      count: 12,
      huge: '9007199254740993',
      amount: '1.50',
      instants: ['2024-05-01T00:00:00.000Z', null],
      days: ['2024-02-29'],
      counts: [1, 2],
      none: [],
      zone: 'UTC',
    },
  ]);
});
