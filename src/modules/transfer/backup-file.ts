/**
 * The file of a backup: a line that says what it is and under which key, and behind it, sealed under a key that DATA_KEY alone gives for
 * this one file, entries one after the other: a name and a content, each in pieces with their lengths before them. Names, texts and the
 * passwords of the database stand in it, so whoever has the file and not the key has nothing; cut off, exchanged or altered in one
 * byte it is found. Version 1.
 */
import { StartError } from '../../platform/config/start-error.js';
import type { Envelope } from '../../platform/crypto/envelope.js';
import { BLOCK, opened, sealed } from '../../platform/crypto/file-cipher.js';

const KIND = 'governance-center-backup';
const VERSION = 1;
const TAG = 16;
/** Of a name; a content may be longer, its pieces are not. */
const LONGEST = 16 * 1024 * 1024;

export interface Entry {
  readonly name: string;
  /** To be read before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>;
}

export interface BackupFile {
  readonly head: string;
  readonly size: number;
  readonly rest: AsyncIterable<Buffer>;
}

const headOf = (id: string, keyId: string): string => `${KIND} ${VERSION} ${id} ${keyId}\n`;
export const BACKUP_HEAD_LENGTH = headOf('0'.repeat(36), '0'.repeat(16)).length;
const HEAD = new RegExp(`^${KIND} (\\d+) ([0-9a-f-]{36}) ([0-9a-f]{16})\n$`);

const keyOf = (envelope: Envelope, id: string, keyId: string): Buffer => envelope.travelKey(`${KIND} ${id}`, keyId);

export async function* sealedBackup(
  envelope: Envelope,
  id: string,
  entries: AsyncIterable<Entry>,
): AsyncGenerator<Buffer> {
  yield Buffer.from(headOf(id, envelope.keyId), 'utf8');
  yield* sealed(keyOf(envelope, id, envelope.keyId), framed(entries));
}

async function* framed(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  for await (const { name, content } of entries) {
    yield* piece(Buffer.from(name, 'utf8'));
    for await (const part of content) if (part.length > 0) yield* piece(part);
    yield lengthOf(0);
  }
}

function* piece(bytes: Buffer): Generator<Buffer> {
  yield lengthOf(bytes.length);
  yield bytes;
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

/** Refuses at once what is no backup, or one made under a DATA_KEY that is neither the current one nor among those before it. */
export async function* openedBackup(envelope: Envelope, { head, size, rest }: BackupFile): AsyncGenerator<Entry> {
  const [, version, id, keyId] = HEAD.exec(head) ?? [];
  if (id === undefined || keyId === undefined) throw new StartError('This is no backup of this service.');
  if (version !== String(VERSION))
    throw new StartError(`This is a backup of version ${version}; this service reads ${VERSION}.`);
  if (!envelope.ring.ids.includes(keyId))
    throw new StartError('This backup was made under another DATA_KEY: nothing of it can be opened with this one.');
  const sealedBytes = size - BACKUP_HEAD_LENGTH;
  const length = sealedBytes - Math.ceil(sealedBytes / (BLOCK + TAG)) * TAG;
  const whole = genuine(opened(keyOf(envelope, id, keyId), length, { from: 0, to: length }, rest));
  yield* entriesIn(new Pieces(whole));
}

async function* genuine(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* parts;
  } catch (error) {
    throw new StartError('This backup is not what was written: it was altered or cut off.', { cause: error });
  }
}

async function* entriesIn(pieces: Pieces): AsyncGenerator<Entry> {
  for (let name = await pieces.next(); name !== undefined; name = await pieces.next()) {
    const content = contentOf(pieces);
    yield { name: name.toString('utf8'), content };
    for await (const _ of content);
  }
}

async function* contentOf(pieces: Pieces): AsyncGenerator<Buffer> {
  for (let part = await pieces.next(); part !== undefined && part.length > 0; part = await pieces.next()) yield part;
}

/** Takes pieces with their lengths before them out of parts of whatever size. */
class Pieces {
  private readonly parts: AsyncIterator<Buffer>;
  private held: Buffer = Buffer.alloc(0);

  constructor(parts: AsyncIterable<Buffer>) {
    this.parts = parts[Symbol.asyncIterator]();
  }

  /** undefined: nothing comes any more. */
  async next(): Promise<Buffer | undefined> {
    if (!(await this.holds(4))) return undefined;
    const length = this.take(4).readUInt32BE();
    if (length > LONGEST || !(await this.holds(length))) throw new StartError('This backup ends in the middle.');
    return this.take(length);
  }

  private take(length: number): Buffer {
    const taken = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return taken;
  }

  private async holds(length: number): Promise<boolean> {
    while (this.held.length < length) {
      const { done, value } = await this.parts.next();
      if (done === true) return false;
      this.held = this.held.length === 0 ? value : Buffer.concat([this.held, value]);
    }
    return true;
  }
}
