/**
 * The embedded PostgreSQL: a real server of its own folder, started by the service and stopped with it. Loopback only,
 * on a free port, with random passwords kept in DATA_DIR; never run by root; one service per folder.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { keepSecret } from '../config/kept-secrets.js';
import { StartError } from '../config/start-error.js';
import { provideBinaries } from './embedded-binaries.js';
import { ensureCluster } from './embedded-cluster.js';
import { FolderInUseError, holdServiceLock } from './embedded-lock.js';
import { findPlace } from './embedded-place.js';
import { ensureServer, findRunning, type ServerOptions, stopServer, superUrl } from './embedded-process.js';
import { prepareRoles, type RolePasswords } from './roles.js';

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** Without durability, for tests. */
  readonly fast?: boolean;
  /** Called when the server is gone for good while the service runs. */
  readonly onLost?: (why: string) => void;
}

export interface EmbeddedDatabase {
  readonly migratorUrl: string;
  readonly appUrl: string;
  /** For tests, which create and drop databases; the service itself never uses it. */
  readonly superUrl: string;
  stop(): Promise<void>;
}

export const DATABASE_NAME = 'governance';

interface Passwords extends RolePasswords {
  readonly superuser: string;
}

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const place = await findPlace(options.dataDir);
  const passwords = keptPasswords(place.dataDir);
  const binaries = await provideBinaries(place);
  const fast = options.fast ?? false;
  await ensureCluster(place, binaries, passwords.superuser, fast);
  const server: ServerOptions = { place, binaries, password: passwords.superuser, fast };
  const { port, adopted } = await ensureServer(server);
  const url = superUrl(port, passwords.superuser);
  const onLost = options.onLost ?? ((why: string) => options.log(why));
  let lock;
  try {
    lock = await holdServiceLock(url, place.dataDir, onLost);
    await prepareRoles(url, DATABASE_NAME, passwords);
  } catch (error) {
    // A server that another service uses is left alone; one that we started must not stay behind.
    if (!(error instanceof FolderInUseError)) await stopServer(server);
    throw error;
  }
  const held = lock;
  options.log(
    `embedded PostgreSQL ${adopted ? 'taken over' : 'started'} on 127.0.0.1:${port}, data in ${place.cluster}`,
  );
  return {
    ...roleUrls(port, passwords),
    superUrl: url,
    stop: () => held.endWith(() => stopServer(server)),
  };
}

/** The same server for somebody beside the service. */
export interface ReachedDatabase extends Omit<EmbeddedDatabase, 'migratorUrl'> {
  /** The folder of the server. */
  readonly cluster: string;
  /** As they are kept in DATA_DIR. */
  readonly passwords: string;
}

/** The server that is there, with a service on it or without one: then it is started, and nobody else has it meanwhile. */
export async function reachEmbedded(options: EmbeddedOptions): Promise<ReachedDatabase> {
  const place = await findPlace(options.dataDir);
  const { cluster } = place;
  if (!existsSync(cluster)) throw new StartError(`DATA_DIR (${place.dataDir}) holds no database.`);
  const passwords = keptPasswords(place.dataDir);
  const reached = { cluster, passwords: `${JSON.stringify(passwords)}\n` };
  const addresses = (port: number) => ({
    appUrl: roleUrls(port, passwords).appUrl,
    superUrl: superUrl(port, passwords.superuser, DATABASE_NAME),
  });
  try {
    const { superUrl: own, stop } = await startEmbedded(options);
    return { ...reached, ...addresses(Number(new URL(own).port)), stop };
  } catch (error) {
    if (!(error instanceof FolderInUseError)) throw error;
    const port = await findRunning({ place, password: passwords.superuser });
    if (port === undefined) throw new StartError('The service stopped in this very moment: begin anew.');
    return { ...reached, ...addresses(port), stop: () => Promise.resolve() };
  }
}

function roleUrls(port: number, passwords: Passwords): { migratorUrl: string; appUrl: string } {
  const address = `127.0.0.1:${port}/${DATABASE_NAME}`;
  return {
    migratorUrl: `postgres://migrator:${passwords.migrator}@${address}`,
    appUrl: `postgres://app:${passwords.app}@${address}`,
  };
}

function keptPasswords(dataDir: string): Passwords {
  const fresh = (): string => randomBytes(24).toString('base64url');
  const make = (): string => JSON.stringify({ superuser: fresh(), migrator: fresh(), app: fresh() });
  return JSON.parse(keepSecret(dataDir, 'database-passwords', make)) as Passwords;
}
