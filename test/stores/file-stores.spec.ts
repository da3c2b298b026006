/** The two places files can lie in, held to the same promises: a folder, and an S3-compatible store over HTTP. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { Span } from '../../src/platform/crypto/file-cipher.js';
import type { FileStore } from '../../src/platform/files/file-store.js';
import { FolderStore } from '../../src/platform/files/folder-store.js';
import { S3Store } from '../../src/platform/files/s3-store.js';

let folder: string;
let server: S3rver;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'governance-store-'));
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'files', configs: [] }],
  });
  ({ port } = await server.run());
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const s3 = (accessKeyId = 'S3RVER'): S3Store =>
  new S3Store({
    endpoint: `http://127.0.0.1:${port}`,
    bucket: 'files',
    region: 'us-east-1',
    accessKeyId,
    secretAccessKey: 'S3RVER',
    pathStyle: true,
  });

async function content(store: FileStore, name: string, span: Span): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await store.read(name, span)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

describe.each([
  ['a folder', (): FileStore => new FolderStore(join(folder, 'folder'))],
  ['an S3-compatible store', (): FileStore => s3()],
])('%s', (_, open) => {
  test('keeps a file whole, gives any part of it, and forgets it', async () => {
    const store = open();
    const name = randomUUID();
    const bytes = randomBytes(300_000);
    const path = join(folder, name);
    await writeFile(path, bytes);
    await store.put(name, path);
    for (const [from, to] of [
      [0, 300_000],
      [0, 16],
      [299_999, 300_000],
      [70_000, 140_001],
    ] as const)
      expect((await content(store, name, { from, to })).equals(bytes.subarray(from, to))).toBe(true);
    await store.remove(name);
    await expect(store.read(name, { from: 0, to: 1 })).rejects.toThrow();
    await store.remove(name);
  });

  test('one that was never there is an error before the first byte', async () => {
    await expect(open().read(randomUUID(), { from: 0, to: 1 })).rejects.toThrow();
  });
});

test('a folder keeps files for its owner alone, spread over subfolders', async () => {
  const store = new FolderStore(join(folder, 'owned'));
  const name = randomUUID();
  const path = join(folder, name);
  await writeFile(path, 'x', { mode: 0o600 });
  await store.put(name, path);
  expect(await readdir(join(folder, 'owned'))).toEqual([name.slice(0, 2)]);
  expect((await stat(join(folder, 'owned', name.slice(0, 2), name))).mode & 0o777).toBe(0o600);
  await expect(stat(path)).rejects.toThrow('ENOENT');
});

test('a store that does not know the key says so, and nothing is there', async () => {
  const name = randomUUID();
  const path = join(folder, name);
  await writeFile(path, 'x');
  await expect(s3('NOBODY').put(name, path)).rejects.toThrow();
  await expect(s3().read(name, { from: 0, to: 1 })).rejects.toThrow();
});
