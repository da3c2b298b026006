/** Bytes as text, strictly: what is not of the encoding stops the reading instead of becoming question marks. */
import type { Readable } from 'node:stream';
import { type Encoding, FileFault, type SourceFile } from './source-file.js';

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Text as it comes. A mark at the beginning is taken away, one anywhere else is left for whoever judges the value. */
export async function* decoded(file: SourceFile, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  const decode = (piece: Uint8Array, stream: boolean): string => {
    try {
      return decoder.decode(piece, { stream });
    } catch {
      throw new FileFault('import_bad_encoding', { encoding, line });
    }
  };
  for await (const piece of (await file.read({ from: 0, to: file.size })) as AsyncIterable<Buffer>) {
    const text = decode(piece, true);
    if (text !== '') yield text;
    line += linesIn(text);
  }
  const rest = decode(new Uint8Array(), false);
  if (rest !== '') yield rest;
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** By its mark; without one UTF-8 when all of it is, for nothing else looks like it by chance. */
export async function encodingOf(file: SourceFile): Promise<Encoding> {
  const head = await bytesOf(await file.read({ from: 0, to: Math.min(file.size, UTF8_MARK.length) }));
  if (head.equals(UTF8_MARK)) return 'utf-8';
  try {
    for await (const _ of decoded(file, 'utf-8'));
    return 'utf-8';
  } catch (error) {
    if (error instanceof FileFault) return 'gb18030';
    throw error;
  }
}

export async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}
