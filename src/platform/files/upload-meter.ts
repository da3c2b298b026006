/** Watches an upload go by: how much, its digest, its first bytes, and whether all of it is text. Stops what is too large. */
import { createHash } from 'node:crypto';
import { Problem } from '../http/problem.js';
import { HEAD_BYTES } from './media-type.js';

/** Line breaks, tabs and form feeds are the only control characters of a text. */
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

export const tooLarge = (limit: number): Problem =>
  new Problem('too_large', { params: { limit }, headers: { connection: 'close' } });

export class UploadMeter {
  size = 0;
  isText = true;
  private readonly hash = createHash('sha256');
  private readonly first: Buffer[] = [];
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  constructor(private readonly limit: number) {}

  get head(): Buffer {
    return Buffer.concat(this.first).subarray(0, HEAD_BYTES);
  }

  get sha256(): string {
    return this.hash.copy().digest('hex');
  }

  async *through(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      if (this.size < HEAD_BYTES) this.first.push(piece);
      this.size += piece.length;
      if (this.size > this.limit) throw tooLarge(this.limit);
      this.hash.update(piece);
      this.isText &&= this.decodes(piece, true);
      yield piece;
    }
    this.isText &&= this.decodes(Buffer.alloc(0), false);
  }

  private decodes(piece: Buffer, stream: boolean): boolean {
    try {
      return !CONTROL.test(this.decoder.decode(piece, { stream }));
    } catch {
      return false;
    }
  }
}
