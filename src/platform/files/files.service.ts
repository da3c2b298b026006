/**
 * Files on their way in and out. Before a byte is kept a row says that it may be (`staged`); the transaction of whatever the file
 * belongs to confirms it; what never is confirmed is taken away at once, or by the sweeper when a crash came between. So no row
 * is without its bytes, and no bytes are without a row.
 */
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { opened, sealed, sealedSpan, type Span } from '../crypto/file-cipher.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../database/tx.js';
import { isUuid } from '../http/atoms.js';
import { invalid, Problem } from '../http/problem.js';
import { type Piece, Ticker } from '../jobs/ticker.js';
import { FILE_STORE, type FileStore } from './file-store.js';
import { type Extension, MEDIA_TYPES, typeOf } from './media-type.js';
import { type FileFacts, StoredFileStore } from './stored-file.store.js';
import { UploadMeter } from './upload-meter.js';

/** A file that has come in, and belongs to nothing yet. */
export interface IncomingFile extends FileFacts {
  readonly id: string;
  /** null: nobody asked what it is */
  readonly extension: Extension | null;
}

export interface Expected {
  /** the name the sender gave it */
  readonly name: string;
  /** null: whatever it is; its reader finds out */
  readonly types: readonly Extension[] | null;
  /** bytes of it; absent: of any file */
  readonly maxBytes?: number;
  /** the key of the file under that id */
  readonly keyOf: (fileId: string) => Buffer;
}

/** Longer than an honest upload takes; what takes longer finds itself swept when it comes to be confirmed. */
const STAGED_SECONDS = 3600;

const UNJUDGED = 'application/octet-stream';

@Injectable()
export class FilesService implements OnModuleInit {
  constructor(
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(CONFIG) private readonly config: Config,
    private readonly rows: StoredFileStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ticker: Ticker,
  ) {}

  onModuleInit(): void {
    this.ticker.register({ name: 'files', everySeconds: 600, run: (tx) => this.abandoned(tx) });
  }

  /** Bytes of one file. */
  get maxBytes(): number {
    return this.config.files.maxBytes;
  }

  /** Seals it as it comes; judged when all of it is there. Whatever goes wrong, nothing of it is left. */
  async receive(source: AsyncIterable<Buffer>, expected: Expected): Promise<IncomingFile> {
    const id = randomUUID();
    await this.unitOfWork.run(SYSTEM_SCOPE, (tx) => this.rows.stage(tx, id, this.clock.nowIso()));
    try {
      return await this.take(id, source, expected);
    } catch (error) {
      await this.discard(id);
      throw error;
    }
  }

  private async take(id: string, source: AsyncIterable<Buffer>, expected: Expected): Promise<IncomingFile> {
    const { incoming } = this.config.files;
    const path = join(incoming, id);
    const key = expected.keyOf(id);
    const meter = new UploadMeter(expected.maxBytes ?? this.maxBytes);
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    await pipeline(sealed(key, meter.through(source)), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    const { size, head, isText, sha256 } = meter;
    if (size === 0) throw invalid('/file', 'empty_file');
    const read = (span: Span): Promise<Buffer> => readPart(path, key, size, span);
    const { name, types } = expected;
    const extension = types === null ? null : await typeOf({ head, size, isText, read }, name, types);
    await this.store.put(id, path);
    await rm(path, { force: true });
    return { id, size, sha256, mediaType: extension === null ? UNJUDGED : MEDIA_TYPES[extension], extension };
  }

  /** In the transaction of what it belongs to from now on. */
  async confirm(tx: Tx, { id, size, sha256, mediaType }: IncomingFile): Promise<void> {
    const isThere = await this.rows.confirm(tx, id, this.clock.nowIso(), { size, sha256, mediaType });
    if (!isThere) throw new Problem('unavailable', { headers: { 'retry-after': '1' } });
  }

  /** It takes long, and is still on its way: the sweeper leaves it alone for another while. */
  stillComing(tx: Tx, id: string): Promise<void> {
    return this.rows.restage(tx, id, this.clock.nowIso());
  }

  /** It belongs to nothing any more: the sweeper takes it away once this transaction is over. */
  letGo(tx: Tx, id: string): Promise<void> {
    return this.rows.letGo(tx, id, this.clock.after({ seconds: -STAGED_SECONDS - 1 }));
  }

  /** What they belonged to is destroyed: the sweeper takes their bytes away once this transaction is over; the rows stay. */
  forget(tx: Tx, ids: readonly string[]): Promise<void> {
    return this.rows.forget(tx, ids, this.clock.nowIso());
  }

  /** Takes away what came in and belongs to nothing; what this cannot, the sweeper will. */
  async discard(id: string): Promise<void> {
    await this.unitOfWork.run(SYSTEM_SCOPE, (tx) => this.sweep(tx, id)).catch(() => undefined);
  }

  /** A part of a file, opened as it is read. */
  async read(id: string, key: Buffer, size: number, span: Span): Promise<Readable> {
    const blocks = await this.store.read(id, sealedSpan(size, span));
    return Readable.from(opened(key, size, span, blocks), { objectMode: false });
  }

  /** Staged so long ago that nobody is at it any more, each in a transaction of its own; and bytes here that no row knows. */
  private async abandoned(tx: Tx): Promise<Piece[]> {
    const ids = await this.rows.stagedBefore(tx, this.clock.after({ seconds: -STAGED_SECONDS }));
    // Made after its row, removed before it: bytes without a row are nobody's.
    const here = (await readdir(this.config.files.incoming).catch(() => [])).filter(isUuid);
    for (const id of await this.rows.unknownOf(tx, here))
      await rm(join(this.config.files.incoming, id), { force: true });
    const forgotten = await this.rows.forgotten(tx);
    return [
      ...ids.map((id): Piece => ({ subject: id, run: (piece) => this.sweep(piece, id) })),
      ...forgotten.map((id): Piece => ({ subject: id, run: (piece) => this.erase(piece, id) })),
    ];
  }

  private async erase(tx: Tx, id: string): Promise<void> {
    await this.store.remove(id);
    await this.rows.gone(tx, id, this.clock.nowIso());
  }

  private async sweep(tx: Tx, id: string): Promise<void> {
    if (!(await this.rows.lockUnconfirmed(tx, id))) return;
    await rm(join(this.config.files.incoming, id), { force: true });
    await this.store.remove(id);
    await this.rows.remove(tx, id);
  }
}

async function readPart(path: string, key: Buffer, size: number, span: Span): Promise<Buffer> {
  const { from, to } = sealedSpan(size, span);
  const file = await open(path, 'r');
  const blocks = file.createReadStream({ start: from, end: to - 1 });
  const parts: Buffer[] = [];
  for await (const part of opened(key, size, span, blocks)) parts.push(part);
  return Buffer.concat(parts);
}
