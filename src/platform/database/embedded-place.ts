/**
 * Where the embedded server keeps its files: in DATA_DIR. Only when root starts the service from a folder the server's
 * user cannot pass (a home with mode 0700) they lie in a system folder, and DATA_DIR holds a file that says where.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../config/start-error.js';
import { canReach, chooseUser, type RunAs } from './embedded-user.js';

export interface Place {
  readonly dataDir: string;
  /** Holds the cluster, and a copy of the binaries when those of the package cannot be used. */
  readonly home: string;
  readonly cluster: string;
  readonly runAs: RunAs;
}

const POINTER = 'postgres.location';
const SYSTEM_FOLDERS = ['/var/lib', '/opt', '/srv'];

export async function findPlace(folder: string): Promise<Place> {
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const dataDir = await realpath(folder);
  const pointer = await readPointer(dataDir);
  const known = pointer ?? dataDir;
  const runAs = await chooseUser(join(known, 'postgres'));
  const home = pointer ?? ((await canReach(dataDir, runAs)) ? dataDir : await systemHome(dataDir, runAs));
  if (pointer !== undefined && !existsSync(pointer)) {
    throw new StartError(
      `The database of ${dataDir} was kept in ${pointer}, which is gone. Restore that folder, or remove ` +
        `${join(dataDir, POINTER)} to begin with an empty database.`,
    );
  }
  return { dataDir, home, cluster: join(home, 'postgres'), runAs };
}

/** Removes everything the embedded database wrote, wherever it lies. The server must have been stopped. */
export async function removePlace(folder: string): Promise<void> {
  const pointer = await readPointer(folder);
  if (pointer !== undefined) await rm(pointer, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

async function readPointer(dataDir: string): Promise<string | undefined> {
  const text = await readFile(join(dataDir, POINTER), 'utf8').catch(() => undefined);
  return text?.trim();
}

async function systemHome(dataDir: string, runAs: RunAs): Promise<string> {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  for (const folder of SYSTEM_FOLDERS) {
    const home = join(folder, 'governance-center', name);
    try {
      await setAsideLeftover(home);
      await mkdir(home, { recursive: true });
      await chmod(join(folder, 'governance-center'), 0o755);
      await chmod(home, 0o711);
      if (!(await canReach(home, runAs))) continue;
    } catch {
      continue;
    }
    await writeFile(join(dataDir, POINTER), `${home}\n`, { mode: 0o644 });
    return home;
  }
  throw new StartError(
    `The user that runs PostgreSQL for root cannot pass ${dataDir}, and none of ${SYSTEM_FOLDERS.join(', ')} can be ` +
      'written. Set DATA_DIR to a folder others can pass (mode 0711), or start the service as an ordinary user.',
  );
}

/** A database whose DATA_DIR was deleted has lost its keys; it is kept aside, not opened and not destroyed. */
async function setAsideLeftover(home: string): Promise<void> {
  if (existsSync(home)) await rename(home, `${home}.left-${randomBytes(4).toString('hex')}`);
}
