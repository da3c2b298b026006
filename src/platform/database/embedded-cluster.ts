/** Creates the folder of the embedded server (initdb). It appears whole or not at all, whatever interrupts it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../config/start-error.js';
import { type Binaries, SERVER_ENVIRONMENT } from './embedded-binaries.js';
import type { Place } from './embedded-place.js';

const execute = promisify(execFile);

export const SUPERUSER = 'postgres';
const MAJOR_VERSION = '18';

/**
 * Chinese letters must be letters to the server: under the locale C its text functions pass them over. ICU's zh-Hans
 * sorts names by pinyin. Not every system names its plain UTF-8 locale alike.
 */
const LOCALES = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'zh_CN.UTF-8'];

export async function ensureCluster(place: Place, binaries: Binaries, password: string, fast: boolean): Promise<void> {
  if (existsSync(place.cluster)) {
    await checkVersion(place.cluster);
    return;
  }
  const staging = await mkdtemp(join(place.home, 'postgres-new-'));
  try {
    await chmod(staging, 0o700);
    const passwordFile = join(staging, 'password');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await giveTo(place, staging, passwordFile);
    await initialise(place, binaries, { folder: join(staging, 'cluster'), passwordFile, fast });
    // Of two services that initialise at once the first rename wins; the other goes on with that cluster.
    await rename(join(staging, 'cluster'), place.cluster).catch((error: unknown) => {
      if (!existsSync(place.cluster)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function giveTo(place: Place, ...paths: string[]): Promise<void> {
  const { uid, gid } = place.runAs;
  if (uid === undefined || gid === undefined) return;
  for (const path of paths) await chown(path, uid, gid);
}

interface NewCluster {
  readonly folder: string;
  readonly passwordFile: string;
  readonly fast: boolean;
}

async function initialise(place: Place, binaries: Binaries, made: NewCluster): Promise<void> {
  let reason = '';
  for (const locale of LOCALES) {
    try {
      await execute(binaries.initdb, initdbArguments(made, locale), {
        ...place.runAs,
        env: SERVER_ENVIRONMENT,
        cwd: '/',
      });
      return;
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
      if (!reason.includes('invalid locale')) break;
    }
  }
  throw new StartError(`The embedded database could not be created in ${place.cluster}: ${reason}`);
}

function initdbArguments(made: NewCluster, locale: string): string[] {
  return [
    `--pgdata=${made.folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${made.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${locale}`,
    '--locale-provider=icu',
    '--icu-locale=zh-Hans-CN',
    '--no-instructions',
    ...(made.fast ? ['--no-sync'] : []),
  ];
}

async function checkVersion(cluster: string): Promise<void> {
  const version = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => 'no')).trim();
  if (version === MAJOR_VERSION) return;
  throw new StartError(
    `${cluster} was written by PostgreSQL ${version}, this version brings ${MAJOR_VERSION}. ` +
      'Move the folder aside, or set DATA_DIR to another one.',
  );
}
