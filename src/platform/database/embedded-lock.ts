/**
 * One service per data folder. The lock is a session of the embedded server itself: it ends with the process that
 * holds it, however that ends, and cannot be mistaken for another process with the same number.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { codeOf } from '../config/error-code.js';
import { StartError } from '../config/start-error.js';

const LOCK = 'pg_try_advisory_lock(20240501, 1)';
/** A killed service's session takes a moment to be noticed. */
const GRACE_MS = 1000;
const RECOVERY_MS = 15_000;

export interface ServiceLock {
  /** Keeps the lock until the server itself has stopped, so that nobody slips in between. */
  endWith(stopServer: () => Promise<void>): Promise<void>;
}

export class FolderInUseError extends StartError {}

export async function holdServiceLock(
  url: string,
  folder: string,
  onLost: (why: string) => void,
): Promise<ServiceLock> {
  let released = false;
  let client = await acquire(url, GRACE_MS);
  if (client === undefined) {
    throw new FolderInUseError(
      `Another service (process ${await holderOf(url)}) is using ${folder}. ` +
        'Stop it first, or set DATA_DIR to another folder for this one.',
    );
  }
  const watch = (held: pg.Client): void => {
    held.once('error', () => {
      if (!released) void recover();
    });
  };
  const recover = async (): Promise<void> => {
    client = await acquire(url, RECOVERY_MS);
    if (client !== undefined) watch(client);
    else if (!released) onLost('the embedded database has stopped');
  };
  watch(client);
  return {
    endWith: async (stopServer) => {
      released = true;
      await stopServer();
      await client?.end().catch(() => undefined);
    },
  };
}

async function acquire(url: string, patience: number): Promise<pg.Client | undefined> {
  let refusals = 0;
  for (let waited = 0; waited <= patience && refusals < 3; waited += 200) {
    const client = new pg.Client({
      connectionString: url,
      application_name: `service ${process.pid}`,
      keepAlive: true,
    });
    // A listener stays for good: an error event without one would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ held: boolean }>(`SELECT ${LOCK} AS held`);
      if (rows[0]?.held === true) return client;
    } catch (error) {
      // A server that restarts after a crash of one of its processes still answers; one that is gone refuses.
      if (codeOf(error) === 'ECONNREFUSED') refusals += 1;
    }
    await client.end().catch(() => undefined);
    await sleep(200);
  }
  return undefined;
}

async function holderOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE l.locktype = 'advisory' AND l.classid = 20240501 AND l.granted`,
    );
    return rows[0]?.name.replace('service ', '') ?? 'unknown';
  } catch {
    return 'unknown';
  } finally {
    await client.end().catch(() => undefined);
  }
}
