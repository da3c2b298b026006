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

  it('refuses addresses that contradict each other', () => {
    const app = 'postgres://app:secret@db.example/governance';
    expect(problemsOf(() => load({ MIGRATION_DATABASE_URL: app }))).toHaveLength(1);
    const same = problemsOf(() => loadMigrationConfig({ DATABASE_URL: app, MIGRATION_DATABASE_URL: app }));
    expect(same).toEqual([expect.stringContaining('name the same role')]);
    expect(problemsOf(() => loadMigrationConfig({}))).toEqual([expect.stringContaining('DATABASE_URL is not set')]);
    expect(problemsOf(() => loadMigrationConfig({ DATABASE_URL: app }))).toHaveLength(1);
    expect(problemsOf(() => load({ DATABASE_URL: 'postgres://db.example' })).join()).toMatch(/no role.*no database/s);
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
