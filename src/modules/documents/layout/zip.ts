/** Files in the order given as one zip archive with names in UTF-8; the same files give the same bytes. */
import type { Readable } from 'node:stream';
import yazl from 'yazl';
import { dateOfInstant } from '../../../domain/shared/day.js';

/** At hand, or read when its turn comes. */
export type Packed = { readonly path: string } & (
  { readonly content: Buffer } | { readonly size: number; readonly open: () => Promise<Readable> }
);

/** No time of packing: what was made when stands in the manifest. */
const NO_TIME = { mtime: dateOfInstant('2000-01-01T12:00:00.000Z'), mode: 0o100644 };

/** One file is open at a time; who hangs up closes it, and one that fails breaks the archive off, so that nobody takes it for whole. */
export function zipOf(files: readonly Packed[]): Readable {
  const archive = new yazl.ZipFile();
  const output = archive.outputStream as Readable;
  let reading: Readable | undefined;
  for (const file of files) {
    if ('content' in file) archive.addBuffer(file.content, file.path, NO_TIME);
    else
      archive.addReadStreamLazy(file.path, { ...NO_TIME, compress: false, size: file.size }, (done) => {
        file.open().then(
          (stream) => {
            reading = stream.once('error', (error) => output.destroy(error));
            if (output.destroyed) stream.destroy();
            else done(null, stream);
          },
          (error: unknown) => output.destroy(asError(error)),
        );
      });
  }
  archive.on('error', (error: Error) => output.destroy(error));
  output.once('close', () => reading?.destroy());
  archive.end();
  return output;
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('a file that cannot be read'));
