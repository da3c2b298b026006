/** Sealed files: any part of them is that part of the plain file, and no change goes unseen. */
import fc from 'fast-check';
import { BLOCK, opened, sealed, sealedSize, sealedSpan } from '../../../src/platform/crypto/file-cipher.js';
import { Envelope } from '../../../src/platform/crypto/envelope.js';

const KEY = Buffer.alloc(32, 3);
const CHUNK = BLOCK + 16;

async function* inPieces(content: Buffer, size = 50_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of pieces) parts.push(part);
  return Buffer.concat(parts);
}

const seal = (content: Buffer, key = KEY, size?: number): Promise<Buffer> =>
  whole(sealed(key, inPieces(content, size)));

function open(kept: Buffer, size: number, from: number, to: number, key = KEY): Promise<Buffer> {
  const span = { from, to };
  const { from: start, to: end } = sealedSpan(size, span);
  return whole(opened(key, size, span, inPieces(kept.subarray(start, end), 10_000)));
}

/** Sizes about the borders of blocks, where mistakes live. */
const aSize = fc.oneof(
  fc.nat(3 * BLOCK),
  fc.tuple(fc.nat(3), fc.integer({ min: -2, max: 2 })).map(([blocks, more]) => Math.max(0, blocks * BLOCK + more)),
);

const contentOf = (size: number): Buffer => Buffer.from(Array.from({ length: size }, (_, index) => (index * 31) % 251));

it('any range is the slice of the plain file, however the bytes come in', () =>
  fc.assert(
    fc.asyncProperty(aSize, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 200_000 }), async (size, a, b, pieces) => {
      const content = contentOf(size);
      const kept = await seal(content, KEY, pieces);
      expect(kept.length).toBe(sealedSize(size));
      const [from = 0, to = 0] = [a % (size + 1), b % (size + 1)].sort((x, y) => x - y);
      const part = await open(kept, size, from, to);
      expect(part.equals(content.subarray(from, to))).toBe(true);
    }),
    { numRuns: 60 },
  ));

it('a byte that changed, wherever, is found', () =>
  fc.assert(
    fc.asyncProperty(aSize, fc.nat(), fc.integer({ min: 1, max: 255 }), async (size, place, change) => {
      const kept = await seal(contentOf(size));
      const at = place % kept.length;
      kept.writeUInt8(kept.readUInt8(at) ^ change, at);
      await expect(open(kept, size, 0, size)).rejects.toThrow();
    }),
    { numRuns: 40 },
  ));

describe('blocks that are not where they were', () => {
  const size = 3 * BLOCK + 100;
  const content = contentOf(size);
  const blocks = async (key = KEY): Promise<Buffer[]> => {
    const kept = await seal(content, key);
    return [0, 1, 2, 3].map((index) => kept.subarray(index * CHUNK, (index + 1) * CHUNK));
  };
  const refused = async (changed: readonly (Buffer | undefined)[], length = size): Promise<void> => {
    const kept = Buffer.concat(changed.flatMap((block) => block ?? []));
    await expect(whole(opened(KEY, length, { from: 0, to: length }, inPieces(kept)))).rejects.toThrow();
  };

  it('swapped, left out, repeated, cut off, or of another file', async () => {
    const [a, b, c, d] = await blocks();
    const [other] = await blocks(Buffer.alloc(32, 4));
    await refused([b, a, c, d]);
    await refused([a, c, d]);
    await refused([a, b, b, d]);
    await refused([a, b, c]);
    await refused([a, b, c, d?.subarray(0, 50)]);
    await refused([a, b, c, d?.subarray(0, 5)]);
    await refused([other, b, c, d]);
    await refused([]);
    // Cut off at a border, with a size that would fit: the last block says that it was the last.
    await refused([a, b, c], 3 * BLOCK);
    await refused([a, b, c, d, a]);
  });
});

it('each file of a dispute has a key of its own, and without the dispute’s there is none', () => {
  const envelope = new Envelope(Buffer.alloc(32, 7));
  const { wrapped, key } = envelope.newKey('d1');
  expect(key.fileKey('f1').equals(key.fileKey('f2'))).toBe(false);
  expect(envelope.unwrap(wrapped, 'd1').fileKey('f1').equals(key.fileKey('f1'))).toBe(true);
  expect(envelope.newKey('d1').key.fileKey('f1').equals(key.fileKey('f1'))).toBe(false);
});
