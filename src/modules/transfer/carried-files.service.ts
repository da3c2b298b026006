/**
 * The sealed files of an instance as they lie in its store: into the file it travels in, piece by piece, and out of it into the store
 * of the other. What that store has already under the same random name is left alone; nothing that was put there stays when it fails.
 */
import { Inject, Injectable } from '@nestjs/common';
import { createHash, type Hash } from 'node:crypto';
import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { StartError } from '../../platform/config/start-error.js';
import { sealedSize } from '../../platform/crypto/file-cipher.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { lineOf, type TableCount } from './instance-file.js';
import { InstanceStore, type KeptFile } from './instance.store.js';

export const FILE = 'file';

const AT_ONCE = 500;

/** A piece of a file; pieces of one file follow each other. */
interface Piece {
  readonly id: string;
  readonly sealed: string;
}

@Injectable()
export class CarriedFiles {
  constructor(
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(CONFIG) private readonly config: Config,
    private readonly rows: InstanceStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async *out(tx: Tx, sum: FileSum): AsyncGenerator<string> {
    for (let after: string | null = null, isMore = true; isMore;) {
      const files: KeptFile[] = await this.rows.files(tx, after, AT_ONCE);
      for (const file of files)
        for await (const bytes of (await this.opened(file)) ?? []) {
          const piece = Buffer.from(bytes as Uint8Array);
          sum.add(file.id, piece);
          yield lineOf(FILE, JSON.stringify({ id: file.id, sealed: piece.toString('base64') } satisfies Piece));
        }
      after = files.at(-1)?.id ?? null;
      isMore = files.length === AT_ONCE;
    }
  }

  arrivals(): FileArrivals {
    return new FileArrivals(this.store, this.config.files.incoming);
  }

  /** Undefined: whatever it belonged to let go of it since the snapshot. */
  private async opened({ id, size }: KeptFile): Promise<Readable | undefined> {
    try {
      return await this.store.read(id, { from: 0, to: sealedSize(size) });
    } catch (error) {
      const isKept = await this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.rows.isFileKept(tx, id));
      if (!isKept) return undefined;
      throw new StartError(`The file ${id} cannot be read from the store of files: ${String(error)}`);
    }
  }
}

/** Files counted, and one digest over their names and bytes in the order in which they come. */
export class FileSum {
  private files = 0;
  private last = '';
  private readonly hash: Hash = createHash('sha256');

  add(id: string, piece: Buffer): void {
    if (id !== this.last) {
      this.files += 1;
      this.hash.update(`\n${id}\n`);
    }
    this.last = id;
    this.hash.update(piece);
  }

  count(): TableCount {
    return { rows: this.files, sha256: this.hash.copy().digest('hex') };
  }
}

export class FileArrivals {
  readonly sum = new FileSum();
  private readonly put: string[] = [];
  private coming: string | undefined;

  constructor(
    private readonly store: FileStore,
    private readonly folder: string,
  ) {}

  async take(data: string): Promise<void> {
    const { id, sealed } = JSON.parse(data) as Piece;
    if (id !== this.coming) {
      await this.end();
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await rm(this.pathOf(id), { force: true });
      this.coming = id;
    }
    const piece = Buffer.from(sealed, 'base64');
    this.sum.add(id, piece);
    await appendFile(this.pathOf(id), piece, { mode: 0o600 });
  }

  /** The last one is complete. */
  async end(): Promise<void> {
    const id = this.coming;
    if (id === undefined) return;
    this.coming = undefined;
    if (!(await this.isThere(id))) {
      this.put.push(id);
      await this.store.put(id, this.pathOf(id));
    }
    await rm(this.pathOf(id), { force: true });
  }

  async undo(): Promise<void> {
    if (this.coming !== undefined) await rm(this.pathOf(this.coming), { force: true });
    for (const id of this.put) await this.store.remove(id);
  }

  private async isThere(id: string): Promise<boolean> {
    try {
      (await this.store.read(id, { from: 0, to: 1 })).destroy();
      return true;
    } catch {
      return false;
    }
  }

  private pathOf(id: string): string {
    return join(this.folder, id);
  }
}
