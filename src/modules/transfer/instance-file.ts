/**
 * The file a whole instance travels in: lines of JSON, `{"kind":…,"data":…}`; the first says what it is, the last counts every table
 * and all files and has their SHA-256. Names and texts stand in it, so the whole of it is sealed under a key that DATA_KEY gives for this one file:
 * whoever has the file and not the key has nothing, and a file that was cut off or changed is found. Version 2.
 */
import type { Envelope } from '../../platform/crypto/envelope.js';
import { BLOCK, opened, sealed } from '../../platform/crypto/file-cipher.js';

export const FILE_KIND = 'governance-center-export';
export const FILE_VERSION = 2;
const TAG = 16;

export interface TableCount {
  readonly rows: number;
  readonly sha256: string;
}
export type Manifest = Readonly<Record<string, TableCount>>;

/** `data` is JSON already. */
export const lineOf = (kind: string, data: string): string => `{"kind":${JSON.stringify(kind)},"data":${data}}\n`;

export interface Line {
  readonly kind: string;
  /** as it was written */
  readonly data: string;
}

const LINE = /^\{"kind":"([a-z_-]+)","data":(.*)\}$/s;

export function readLine(text: string): Line {
  const [, kind, data] = LINE.exec(text) ?? [];
  if (kind === undefined || data === undefined) throw new Error('a line of the file is none of an export');
  return { kind, data };
}

const headOf = (id: string): string => `${FILE_KIND} ${FILE_VERSION} ${id}\n`;
export const HEAD_LENGTH = headOf('0'.repeat(36)).length;

const keyOf = (envelope: Envelope, id: string): Buffer => envelope.travelKey(`${FILE_KIND} ${id}`);

export async function* sealedFile(
  envelope: Envelope,
  id: string,
  lines: AsyncIterable<string>,
): AsyncGenerator<Buffer> {
  yield Buffer.from(headOf(id), 'utf8');
  yield* sealed(keyOf(envelope, id), inBytes(lines));
}

async function* inBytes(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(line, 'utf8');
}

/** Lines of a file of that size; `head` is its beginning, `rest` what follows. */
export async function* openedFile(
  envelope: Envelope,
  file: { readonly head: string; readonly size: number; readonly rest: AsyncIterable<Buffer> },
): AsyncGenerator<Line> {
  const [, id] = new RegExp(`^${FILE_KIND} ${FILE_VERSION} ([0-9a-f-]{36})\n$`).exec(file.head) ?? [];
  if (id === undefined) throw new Error('this is no export of an instance, or one of another version');
  const sealedBytes = file.size - HEAD_LENGTH;
  const size = sealedBytes - Math.ceil(sealedBytes / (BLOCK + TAG)) * TAG;
  let pieces: Buffer[] = [];
  for await (const bytes of opened(keyOf(envelope, id), size, { from: 0, to: size }, file.rest)) {
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      pieces.push(bytes.subarray(start, end));
      yield readLine(Buffer.concat(pieces).toString('utf8'));
      pieces = [];
      start = end + 1;
    }
    pieces.push(bytes.subarray(start));
  }
}
