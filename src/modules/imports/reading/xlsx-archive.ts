/**
 * The parts of a workbook out of its archive, unpacked as they are read. What would grow without measure is stopped while it
 * grows: an office's sheet shrinks ten- or twentyfold, a bomb a thousandfold.
 */
import { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileFault, type SourceFile } from './source-file.js';

/** Unpacked bytes up to which the ratio is not looked at. */
const HARMLESS = 32 * 1024 * 1024;
const LARGEST_RATIO = 200;
const LARGEST_PART = 8 * 1024 * 1024 * 1024;
const MOST_ENTRIES = 2000;

class FileReader extends yauzl.RandomAccessReader {
  constructor(private readonly file: SourceFile) {
    super();
  }

  override _readStreamForRange(from: number, to: number): Readable {
    const { file } = this;
    return Readable.from(
      (async function* pieces() {
        yield* (await file.read({ from, to })) as AsyncIterable<Buffer>;
      })(),
      { objectMode: false },
    );
  }
}

export class XlsxArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(file: SourceFile): Promise<XlsxArchive> {
    try {
      const zip = await yauzl.fromRandomAccessReaderPromise(new FileReader(file), file.size, { autoClose: false });
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        entries.set(entry.fileName, entry);
        if (entries.size > MOST_ENTRIES) throw new FileFault('import_not_a_workbook');
      }
      return new XlsxArchive(zip, entries);
    } catch (error) {
      throw error instanceof FileFault ? error : new FileFault('import_not_a_workbook');
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The part as text, piece by piece. */
  async *part(name: string): AsyncGenerator<string> {
    const entry = this.entries.get(name);
    if (entry === undefined || entry.isEncrypted()) throw new FileFault('import_not_a_workbook');
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let size = 0;
    try {
      const stream = await this.zip.openReadStreamPromise(entry);
      for await (const piece of stream as AsyncIterable<Buffer>) {
        size += piece.length;
        if (size > LARGEST_PART || (size > HARMLESS && size > entry.compressedSize * LARGEST_RATIO))
          throw new FileFault('import_zip_bomb');
        yield decoder.decode(piece, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      // Sizes that lie, sums that do not fit, bytes that are no text.
      throw error instanceof FileFault ? error : new FileFault('import_not_a_workbook');
    }
  }

  close(): void {
    this.zip.close();
  }
}
