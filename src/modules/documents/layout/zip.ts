/** Files in the order given as one zip archive with names in UTF-8; the same files give the same bytes. */
import yazl from 'yazl';
import { dateOfInstant } from '../../../domain/shared/day.js';

export interface Packed {
  readonly path: string;
  readonly content: Buffer;
}

/** No time of packing: what was made when stands in the manifest. */
const NO_TIME = { mtime: dateOfInstant('2000-01-01T12:00:00.000Z'), mode: 0o100644 };

export async function zipOf(files: readonly Packed[]): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const { path, content } of files) archive.addBuffer(content, path, NO_TIME);
  archive.end();
  const parts: Buffer[] = [];
  for await (const part of archive.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
