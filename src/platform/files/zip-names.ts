/**
 * What a zip archive says it holds, from its directory at the end of the file: nothing is unpacked, so an archive that would
 * grow without measure costs no more than any other. Source: APPNOTE.TXT 4.3.12, 4.3.16. Example: a DOCX names
 * `[Content_Types].xml` and `word/document.xml`.
 */
import type { Span } from '../crypto/file-cipher.js';

export type ReadPart = (span: Span) => Promise<Buffer>;

export interface ZipDirectory {
  readonly names: readonly string[];
  /** bytes all entries would have, unpacked */
  readonly unpacked: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
/** No office document has a longer one. */
const LONGEST_DIRECTORY = 4 * 1024 * 1024;

/** Undefined where the file has no directory we understand. */
export async function zipDirectory(size: number, read: ReadPart): Promise<ZipDirectory | undefined> {
  const from = Math.max(0, size - END_LENGTH - LONGEST_COMMENT);
  const tail = await read({ from, to: size });
  const end = endOf(tail);
  if (end === undefined) return undefined;
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (length > LONGEST_DIRECTORY || length === 0 || start + length > size) return undefined;
  return entriesOf(await read({ from: start, to: start + length }));
}

function endOf(tail: Buffer): number | undefined {
  for (let at = tail.length - END_LENGTH; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END) return at;
  }
  return undefined;
}

function entriesOf(directory: Buffer): ZipDirectory | undefined {
  const names: string[] = [];
  let unpacked = 0;
  for (let at = 0; at < directory.length;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) return undefined;
    const nameLength = directory.readUInt16LE(at + 28);
    names.push(directory.toString('utf8', at + 46, at + 46 + nameLength));
    unpacked += directory.readUInt32LE(at + 24);
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return { names, unpacked };
}
