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
        for await (const piece of this.whole(file)) {
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

  /** Every file whose bytes are to be had came whole, and no other. */
  async demandAll(tx: Tx, arrivals: FileArrivals): Promise<void> {
    const missing = new Map(arrivals.sizes);
    for (let after: string | null = null, isMore = true; isMore;) {
      const files: KeptFile[] = await this.rows.files(tx, after, AT_ONCE);
      for (const { id, size } of files) {
        demandSize(id, missing.get(id) ?? 0, size);
        missing.delete(id);
      }
      after = files.at(-1)?.id ?? null;
      isMore = files.length === AT_ONCE;
    }
    const [stray] = missing.keys();
    if (stray !== undefined) throw new StartError(`The file ${stray} belongs to nothing: nothing was kept.`);
  }

  private async *whole(file: KeptFile): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const part of await this.opened(file)) {
      const piece = Buffer.from(part as Uint8Array);
      bytes += piece.length;
      yield piece;
    }
    demandSize(file.id, bytes, file.size);
  }

  private async opened({ id, size }: KeptFile): Promise<Readable> {
    try {
      return await this.store.read(id, { from: 0, to: sealedSize(size) });
    } catch (error) {
      const isKept = await this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.rows.isFileKept(tx, id));
      if (!isKept) throw new StartError(`The file ${id} was let go of meanwhile: take the instance out anew.`);
      throw new StartError(`The file ${id} cannot be read from the store of files: ${String(error)}`);
    }
  }
}

function demandSize(id: string, bytes: number, size: number): void {
  const whole = sealedSize(size);
  if (bytes !== whole) throw new StartError(`The file ${id} is not whole: ${bytes} bytes of ${whole}.`);
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
  /** bytes that came, by id */
  readonly sizes = new Map<string, number>();
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
    this.sizes.set(id, (this.sizes.get(id) ?? 0) + piece.length);
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
