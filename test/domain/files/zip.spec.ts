/** The archive of a file as it is sent: one file open at a time, closed when nobody reads on, broken off when one fails. */
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { zipOf } from '../../../src/modules/documents/layout/zip.js';
import { entriesOf } from '../../support/opened-papers.js';

const LARGE = Buffer.alloc(4 * 1024 * 1024, 7);

/** Remembers what was opened, and what is open. */
function source() {
  const opened: Readable[] = [];
  const file = (path: string, content = LARGE, size = content.length) => ({
    path,
    size,
    open: () => {
      expect(opened.filter((stream) => !stream.readableEnded)).toEqual([]);
      const stream = Readable.from([content.subarray(0, 1000), content.subarray(1000)], { objectMode: false });
      opened.push(stream);
      return Promise.resolve(stream);
    },
  });
  return { opened, file };
}

function* breakingOff(): Generator<Buffer> {
  yield Buffer.from('half');
  throw new Error('gone');
}

it('holds what it was given, in its order, the same bytes each time', async () => {
  const { file } = source();
  const files = [
    { path: '一.txt', content: Buffer.from('一') },
    file('附件/a.bin'),
    file('附件/b.bin', LARGE.subarray(9)),
  ];
  const [one, other] = [await buffer(zipOf(files)), await buffer(zipOf(files))];
  expect(one.equals(other)).toBe(true);
  const entries = await entriesOf(one);
  expect([...entries].map(([path, { length }]) => [path, length])).toEqual([
    ['一.txt', 3],
    ['附件/a.bin', LARGE.length],
    ['附件/b.bin', LARGE.length - 9],
  ]);
});

it('opens nothing before its turn, and closes what is open when the reader leaves', async () => {
  const { opened, file } = source();
  const output = zipOf([file('a'), file('b')]);
  await once(output, 'readable');
  output.destroy();
  await once(output, 'close');
  expect(opened).toHaveLength(1);
  expect(opened[0]?.destroyed).toBe(true);
});

it.each<[string, () => Promise<Readable>]>([
  ['cannot be opened', () => Promise.reject(new Error('gone'))],
  ['breaks off', () => Promise.resolve(Readable.from(breakingOff(), { objectMode: false }))],
  ['is shorter than it was', () => Promise.resolve(Readable.from([Buffer.from('short')], { objectMode: false }))],
])('a file that %s breaks the archive off', async (_, open) => {
  await expect(buffer(zipOf([{ path: 'a', size: 10, open }]))).rejects.toThrow();
});
