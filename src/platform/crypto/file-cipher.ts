/**
 * Files at rest, in blocks of AES-256-GCM: a part of a file is opened without the rest. Every file has a key of its own, used
 * once; the nonce of a block is its place and whether it is the last, so that a block that is missing, moved, taken from another
 * file or cut off is found. Example: the second 64 KiB of a clip are read by opening one block, not the whole clip.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';

export const BLOCK = 65_536;
const TAG = 16;

/** Bytes `from` up to `to`, which is not among them. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

function sealBlock(key: Buffer, index: number, { block, isLast }: Block): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, isLast));
  return Buffer.concat([cipher.update(block), cipher.final(), cipher.getAuthTag()]);
}

function openBlock(key: Buffer, index: number, { block, isLast }: Block): Buffer {
  if (block.length < TAG) throw new Error('a sealed file is cut off');
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, isLast));
  decipher.setAuthTag(block.subarray(block.length - TAG));
  return Buffer.concat([decipher.update(block.subarray(0, block.length - TAG)), decipher.final()]);
}

interface Block {
  readonly block: Buffer;
  readonly isLast: boolean;
}

/** Pieces of whatever size as blocks of one size, the last one shorter; nothing at all is one empty block. */
async function* inBlocks(pieces: AsyncIterable<Buffer>, size: number): AsyncGenerator<Block> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length <= size) continue;
    let rest = Buffer.concat(held);
    for (; rest.length > size; rest = rest.subarray(size)) yield { block: rest.subarray(0, size), isLast: false };
    held = [rest];
    length = rest.length;
  }
  yield { block: Buffer.concat(held), isLast: true };
}

export async function* sealed(key: Buffer, plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let index = 0;
  for await (const block of inBlocks(plain, BLOCK)) yield sealBlock(key, index++, block);
}

const blocksIn = (size: number): number => Math.max(1, Math.ceil(size / BLOCK));

export const sealedSize = (size: number): number => size + blocksIn(size) * TAG;

/** Where in the sealed file the blocks lie that hold this part of a file of that size. */
export function sealedSpan(size: number, { from, to }: Span): Span {
  const first = Math.floor(from / BLOCK);
  const end = Math.max(first + 1, Math.ceil(to / BLOCK));
  return { from: first * (BLOCK + TAG), to: Math.min(end * (BLOCK + TAG), sealedSize(size)) };
}

/** The part of the file of that size whose sealed blocks are read; throws where they are not what was sealed. */
export async function* opened(
  key: Buffer,
  size: number,
  span: Span,
  blocks: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const first = Math.floor(span.from / BLOCK);
  const count = (sealedSpan(size, span).to - first * (BLOCK + TAG)) / (BLOCK + TAG);
  let index = first;
  for await (const { block } of inBlocks(blocks, BLOCK + TAG)) {
    const plain = openBlock(key, index, { block, isLast: index === blocksIn(size) - 1 });
    const start = index * BLOCK;
    yield plain.subarray(Math.max(0, span.from - start), Math.max(0, span.to - start));
    index += 1;
  }
  if (index - first < Math.ceil(count)) throw new Error('a sealed file is cut off');
}
