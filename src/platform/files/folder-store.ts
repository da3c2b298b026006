/** Sealed files in a folder, spread over 256 subfolders. A file appears by renaming, after its bytes have reached the disk. */
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Span } from '../crypto/file-cipher.js';
import type { FileStore } from './file-store.js';

export class FolderStore implements FileStore {
  constructor(private readonly folder: string) {}

  async put(name: string, path: string): Promise<void> {
    const target = this.pathOf(name);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await flushed(path);
    await rename(path, target);
    await flushed(dirname(target));
  }

  async read(name: string, { from, to }: Span): Promise<Readable> {
    // Opened before the answer begins, so that a file that is gone is an error and not half an answer.
    const file = await open(this.pathOf(name), 'r');
    return createReadStream('', { fd: file, start: from, end: to - 1 });
  }

  remove(name: string): Promise<void> {
    return rm(this.pathOf(name), { force: true });
  }

  private pathOf(name: string): string {
    return join(this.folder, name.slice(0, 2), name);
  }
}

async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
