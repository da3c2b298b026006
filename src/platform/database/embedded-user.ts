/**
 * Who runs the embedded PostgreSQL. PostgreSQL refuses to run as root, so a service started by root lends the server
 * to an unprivileged user that exists everywhere; any other user runs it himself.
 */
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../config/start-error.js';

const execute = promisify(execFile);

/** The user a child process runs as; without ids it is the user of the service. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

const CANDIDATES = ['postgres', '_postgres', 'nobody'];

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The owner of an existing cluster stays its owner; else the first unprivileged user of the system. */
export async function chooseUser(cluster: string | undefined): Promise<RunAs> {
  if (!isRoot()) return {};
  if (cluster !== undefined) {
    const owner = await stat(cluster).catch(() => undefined);
    if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  for (const name of CANDIDATES) {
    const user = await lookUp(name);
    if (user !== undefined) return user;
  }
  const made = await execute('useradd', ['--system', '--no-create-home', 'postgres']).then(
    () => lookUp('postgres'),
    () => undefined,
  );
  if (made !== undefined) return made;
  throw new StartError(
    'PostgreSQL does not run as root, and no user "postgres" or "nobody" was found to run it. ' +
      'Create one (useradd --system postgres), start the service as an ordinary user, or set DATABASE_URL.',
  );
}

async function lookUp(name: string): Promise<RunAs | undefined> {
  try {
    const uid = Number((await execute('id', ['-u', name])).stdout.trim());
    const gid = Number((await execute('id', ['-g', name])).stdout.trim());
    return Number.isInteger(uid) && uid > 0 ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the user may pass through every folder on the way; a home with mode 0700 stops others. */
export async function canReach(folder: string, user: RunAs): Promise<boolean> {
  if (user.uid === undefined) return true;
  for (let current = folder; ; current = dirname(current)) {
    const entry = await stat(current);
    const bit = entry.uid === user.uid ? 0o100 : entry.gid === user.gid ? 0o010 : 0o001;
    if ((entry.mode & bit) === 0) return false;
    if (current === dirname(current)) return true;
  }
}
