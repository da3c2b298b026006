/**
 * The server process of the embedded PostgreSQL. It outlives a service that was killed; the next start finds it by its
 * lock file and takes it over, after making sure that it is the server of this very folder and not a process that
 * happens to have got the same number.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { chown, readFile, rm, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { codeOf } from '../config/error-code.js';
import { StartError } from '../config/start-error.js';
import { type Binaries, SERVER_ENVIRONMENT } from './embedded-binaries.js';
import { SUPERUSER } from './embedded-cluster.js';
import type { Place } from './embedded-place.js';

const execute = promisify(execFile);

const PATIENCE_MS = 60_000;
const LOG_LIMIT = 5_000_000;

export interface ServerOptions {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly password: string;
  /** Gives durability away for speed: for tests, whose data nobody will miss. */
  readonly fast: boolean;
}

export interface RunningServer {
  readonly port: number;
  /** Found running, left over by a service that was killed. */
  readonly adopted: boolean;
}

export function superUrl(port: number, password: string, database = 'postgres'): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/** The server of this folder: the one left running, or a new one. */
export async function ensureServer(options: ServerOptions): Promise<RunningServer> {
  let reason = '';
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const port = await findRunning(options);
    if (port !== undefined) return { port, adopted: true };
    const launched = await launch(options);
    if (typeof launched === 'number') return { port: launched, adopted: false };
    // The port was taken meanwhile, children of a killed server still end, or another service was faster.
    reason = launched.reason;
    await sleep(300 * (attempt + 1));
  }
  throw new StartError(`The embedded database does not start. Its last words (${logFile(options.place)}):\n${reason}`);
}

/** Ends the server in good order: open transactions are rolled back, everything committed is on disk. */
export async function stopServer(options: Pick<ServerOptions, 'place' | 'binaries'>): Promise<void> {
  const { place, binaries } = options;
  const settings = { ...place.runAs, env: SERVER_ENVIRONMENT, cwd: '/' };
  try {
    await execute(binaries.pgCtl, ['stop', '-D', place.cluster, '-m', 'fast', '-w', '-t', '60', '-s'], settings);
  } catch (error) {
    // It may have ended by itself, in good order or not.
    const lock = await readLock(place.cluster);
    if (lock !== undefined && (await isServerOf(lock.pid, place.cluster))) throw error;
  }
}

interface Lock {
  readonly pid: number;
  readonly port: number;
}

async function readLock(cluster: string): Promise<Lock | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const lines = text?.split('\n') ?? [];
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3] ?? 0) } : undefined;
}

/** The port of the server of this folder, if one runs. */
export async function findRunning(options: Pick<ServerOptions, 'place' | 'password'>): Promise<number | undefined> {
  const { cluster } = options.place;
  for (let waited = 0; waited < PATIENCE_MS; waited += 100) {
    const lock = await readLock(cluster);
    if (lock === undefined) return undefined;
    if (lock.port > 0 && (await answersAs(cluster, superUrl(lock.port, options.password)))) return lock.port;
    if (!(await isServerOf(lock.pid, cluster))) {
      await rm(join(cluster, 'postmaster.pid'), { force: true });
      return undefined;
    }
    // It is ours, and on its way up or down.
    await sleep(100);
  }
  throw new StartError(
    `A server of ${cluster} is running but does not answer, or not to the password kept in DATA_DIR. ` +
      'End that process, then start again.',
  );
}

async function answersAs(cluster: string, url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory === cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether the living process is a PostgreSQL server of the folder, by its command line. */
async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  return (await commandLine(pid)).includes(cluster);
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return execute('ps', ['-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

async function launch(options: ServerOptions): Promise<number | { reason: string }> {
  const port = await freePort();
  const { place, binaries } = options;
  const logStart = await prepareLog(place);
  const log = openSync(logFile(place), 'a', 0o600);
  const child = spawn(binaries.postgres, serverArguments(options, port), {
    ...place.runAs,
    env: SERVER_ENVIRONMENT,
    cwd: '/',
    stdio: ['ignore', log, log],
    // Its own session: Ctrl-C reaches the service alone, which stops the server when the last request is answered.
    detached: true,
  });
  closeSync(log);
  child.unref();
  if (await comesUp(child, superUrl(port, options.password), place.cluster)) return port;
  return { reason: readFileSync(logFile(place)).subarray(logStart).toString('utf8').trim() };
}

async function comesUp(child: ChildProcess, url: string, cluster: string): Promise<boolean> {
  let gone = false;
  child.once('exit', () => (gone = true));
  child.once('error', () => (gone = true));
  for (let waited = 0; waited < PATIENCE_MS && !gone; waited += 30) {
    if (await answersAs(cluster, url)) return true;
    await sleep(30);
  }
  if (!gone) child.kill('SIGINT');
  return false;
}

/** Loopback only, no socket files (their paths may not be longer than 107 bytes), nothing of the data in the log. */
function serverArguments(options: ServerOptions, port: number): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    jit: 'off',
    max_wal_size: '2GB',
    // A backup that takes too long fails; it does not fill the disk.
    max_slot_wal_keep_size: '8GB',
    ...(options.fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', options.place.cluster, ...flags];
}

function logFile(place: Place): string {
  return join(place.dataDir, 'postgres.log');
}

/** Where the words of this start will begin; an overgrown log begins anew. */
async function prepareLog(place: Place): Promise<number> {
  const file = logFile(place);
  closeSync(openSync(file, 'a', 0o600));
  const { uid, gid } = place.runAs;
  const folder = await stat(place.dataDir);
  if (uid !== undefined && gid !== undefined && folder.uid === uid) await chown(file, uid, gid);
  const { size } = await stat(file);
  if (size < LOG_LIMIT) return size;
  await truncate(file, 0);
  return 0;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port on the loopback address');
  return address.port;
}
