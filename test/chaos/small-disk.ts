/**
 * A disk of its own for the log of the cases, so small that whoever else writes on it fills it: then PostgreSQL is told by the machine
 * that there is no room. To mount one takes root; without it, or where root may not, the failpoint of `trouble.ts` stands for it.
 */
import { execFile } from 'node:child_process';
import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { codeOf } from '../../src/platform/config/error-code.js';
import type { RunAs } from '../../src/platform/database/embedded-user.js';

const run = promisify(execFile);
const SIZE_MB = 32;
const OTHERS = 'of-others';

export class SmallDisk {
  private constructor(readonly folder: string) {}

  static async mount(home: string, { uid, gid }: RunAs): Promise<SmallDisk | undefined> {
    if (uid === undefined || gid === undefined) return undefined;
    const folder = join(home, 'small-disk');
    await mkdir(folder);
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', folder]).then(
      () => true,
      () => false,
    );
    if (!mounted) return undefined;
    await chown(folder, uid, gid);
    return new SmallDisk(folder);
  }

  /** To the last byte. */
  async fill(): Promise<void> {
    const more = Buffer.alloc(1024);
    await writeFile(join(this.folder, OTHERS), Buffer.alloc(SIZE_MB * 1024 * 1024)).catch(full);
    await writeFile(join(this.folder, OTHERS), more, { flag: 'a' }).catch(full);
  }

  async free(): Promise<void> {
    await rm(join(this.folder, OTHERS), { force: true });
  }

  /** Once nobody writes on it any more. */
  async unmount(): Promise<void> {
    await run('umount', [this.folder]);
  }
}

function full(error: unknown): void {
  if (codeOf(error) !== 'ENOSPC') throw error;
}
