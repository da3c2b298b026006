/**
 * The folder of the embedded server as it comes out of a backup: beside its place first, and moved there when all of it has come.
 * Until then nothing is there; what came of one that failed goes away again.
 */
import { createWriteStream, existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StartError } from '../config/start-error.js';
import { findPlace, type Place } from './embedded-place.js';
import type { Copied } from './running-copy.js';

export class ArrivingCluster {
  private constructor(
    private readonly place: Place,
    private readonly staging: string,
  ) {}

  /** Refuses a folder that holds a database already. */
  static async in(dataDir: string): Promise<ArrivingCluster> {
    const place = await findPlace(dataDir);
    if (existsSync(place.cluster) || existsSync(join(place.dataDir, 'database-passwords')))
      throw new StartError(
        `${place.dataDir} holds a database already. A backup is restored into an empty folder: set DATA_DIR to one, or move this one aside.`,
      );
    const arriving = new ArrivingCluster(place, await mkdtemp(join(place.home, 'postgres-restored-')));
    await arriving.give(arriving.staging, 0o700);
    return arriving;
  }

  async take({ name, content }: Copied): Promise<void> {
    const path = join(this.staging, name);
    if (normalize(name) !== name || name.startsWith('..') || name.startsWith('/'))
      throw new StartError(`The backup names a file outside of its folder: ${name}`);
    if (name.endsWith('/')) {
      await mkdir(path, { mode: 0o700 });
      return this.give(path, 0o700);
    }
    await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
    await this.give(path, 0o600);
  }

  /** All of it has come. */
  async settle(): Promise<void> {
    await rename(this.staging, this.place.cluster);
  }

  /** Before or after it was settled. */
  async undo(): Promise<void> {
    await rm(this.staging, { recursive: true, force: true });
  }

  /** To the user that runs the server. */
  private async give(path: string, mode: number): Promise<void> {
    const { uid, gid } = this.place.runAs;
    await chmod(path, mode);
    if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
  }
}
