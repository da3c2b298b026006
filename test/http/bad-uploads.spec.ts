/** Uploads as nobody should send them: each is told what is wrong with it, and neither a file nor a row is left. */
import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { crc32 } from 'node:zlib';
import { BLOCK, sealed } from '../../src/platform/crypto/file-cipher.js';
import { FILE_STORE, type FileStore } from '../../src/platform/files/file-store.js';
import { FilesService } from '../../src/platform/files/files.service.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { tokenOf } from '../support/as.js';
import * as files from '../support/files.js';
import { Case, World } from '../support/world.js';

let app: TestApp;
let world: World;
let file: Case;
let before: Awaited<ReturnType<typeof files.keptBy>>;

beforeAll(async () => {
  app = await startTestApp({ settings: { MAX_UPLOAD_MB: '1' } });
  world = await World.of(app);
  file = await Case.registered(world);
});

afterAll(() => app?.close());

beforeEach(async () => {
  world.moveTo(TEST_NOW);
  before = await files.keptBy(app);
});

afterEach(async () => expect(await files.keptBy(app)).toEqual(before));

const PHOTO = { kind: 'photo', title: '渗水照片' };
const path = (): string => `${file.path}/attachments`;

const sent = (rest: Partial<files.Sent> = {}): Promise<Response> =>
  files.upload(world, 'justice', path(), { content: files.aJpeg(), fields: PHOTO, ...rest });

interface Told {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

const faults = ({ errors = [] }: Told): string[] => errors.map(({ pointer, code }) => `${pointer} ${code}`);

const BOUNDARY = 'a-boundary-of-ours';
const field = (name: string, value: string, rest = ''): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n${rest}\r\n${value}\r\n`;
const fileHead = (name = 'file', filename = 'a.jpg'): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\nContent-Type: image/jpeg\r\n\r\n`;
const END = `\r\n--${BOUNDARY}--\r\n`;
const FIELDS = field('kind', 'photo') + field('title', '渗水照片');

/** A body written by hand, as one request. */
const raw = async (body: string | Buffer, type = `multipart/form-data; boundary=${BOUNDARY}`): Promise<Response> =>
  (await world.as('justice')).post(path()).set('Content-Type', type).send(body);

async function open(): Promise<Socket> {
  const { port } = app.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

async function head(length: number | null, rest = ''): Promise<string> {
  const token = await tokenOf(app, 'justice');
  const framing = length === null ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`;
  return `POST /api/v1${path()} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\n${framing}\r\n${rest}\r\n`;
}

/** Everything the server says until it hangs up. */
async function answerOn(socket: Socket): Promise<string> {
  let text = '';
  for await (const part of socket) text += String(part);
  return text;
}

describe('content that is not what its name says', () => {
  test.each([
    ['a program called photo.jpg', () => files.aProgram(), '照片.jpg', 'application/x-msdownload'],
    ['a page of HTML called photo.png', () => Buffer.from('<html><script>1</script></html>'), 'a.png', 'text/plain'],
    [
      'bytes of no kind called paper.pdf',
      () => Buffer.concat([Buffer.from([0, 1, 2, 3]), randomBytes(99)]),
      'a.pdf',
      'application/octet-stream',
    ],
    [
      'text in another encoding',
      () => Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0x0a]),
      'a.txt',
      'application/octet-stream',
    ],
  ])('%s', async (_, content, name, found) => {
    const told = (await sent({ content: content(), name })).body as Told;
    expect(told).toMatchObject({ status: 400, code: 'validation_failed' });
    expect(faults(told)).toEqual(['/file wrong_file_type']);
    expect(told.errors?.[0]?.detail).toContain(found);
  });

  test('a plain archive, a document with macros, and a bomb called a document: looked at, never unpacked', async () => {
    const archive = await files.aZip({ 'a.txt': files.aText() });
    const macros = await files.aDocx({ 'word/vbaProject.bin': randomBytes(9) });
    for (const content of [archive, macros, bomb(), Buffer.concat([archive.subarray(0, 40), randomBytes(40)])]) {
      const told = (await sent({ content, name: '协议.docx' })).body as Told;
      expect(faults(told)).toEqual(['/file wrong_file_type']);
      expect(told.errors?.[0]?.detail).toContain('application/zip');
    }
  });

  /** A document as its directory says, whose one entry would be four gigabytes. */
  function bomb(): Buffer {
    const names = ['[Content_Types].xml', 'word/document.xml'];
    const local = Buffer.alloc(30 + 9);
    local.writeUInt32LE(0x04034b50, 0);
    const entries = names.map((name) => {
      const entry = Buffer.alloc(46 + name.length);
      entry.writeUInt32LE(0x02014b50, 0);
      entry.writeUInt32LE(crc32(''), 16);
      entry.writeUInt32LE(0xfffffffe, 24);
      entry.writeUInt16LE(name.length, 28);
      entry.write(name, 46);
      return entry;
    });
    const directory = Buffer.concat(entries);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(local.length, 16);
    return Buffer.concat([local, directory, end]);
  }
});

describe('too much and too little', () => {
  test('ten gigabytes announced are refused before one of them is read', async () => {
    const socket = await open();
    socket.write(await head(10 * 1024 ** 3));
    const text = await answerOn(socket);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toMatch(/connection: close/i);
    expect(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))).toMatchObject({ code: 'too_large' });
  });

  test('more than a file may have, unannounced, is refused on the way', async () => {
    const socket = await open();
    const answer = answerOn(socket);
    socket.write(await head(null));
    const chunk = (text: string | Buffer): void => {
      const bytes = Buffer.from(text);
      socket.write(`${bytes.length.toString(16)}\r\n`);
      socket.write(bytes);
      socket.write('\r\n');
    };
    chunk(FIELDS + fileHead());
    for (let sentBytes = 0; sentBytes < 1.5 * 1024 * 1024; sentBytes += 65_536) chunk(Buffer.alloc(65_536, 1));
    const text = await answer;
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toContain('1048576');
  });

  test('a file of exactly the limit is taken, one byte more is not', async () => {
    const whole = Buffer.concat([files.aJpeg(), Buffer.alloc(1024 * 1024)]).subarray(0, 1024 * 1024);
    const one = await sent({ content: Buffer.concat([whole, Buffer.alloc(1)]) });
    expect(one.body).toMatchObject({ status: 413, code: 'too_large' });
    expect((one.body as Told).detail).toContain('1048576');
    const { body } = await sent({ content: whole });
    expect(body).toMatchObject({ size: 1024 * 1024 });
    before = await files.keptBy(app);
  });

  test('an empty file, none, two, one in the wrong place, and a text where the file should be', async () => {
    expect(faults((await sent({ content: Buffer.alloc(0) })).body as Told)).toEqual(['/file empty_file']);
    const body = (text: string) => raw(text + END.slice(2)).then((reply) => faults(reply.body as Told));
    expect(await body(FIELDS)).toEqual(['/file required']);
    expect(await body(`${FIELDS}${field('file', 'text')}`)).toEqual(['/file wrong_type']);
    const two = Buffer.concat([
      Buffer.from(FIELDS + fileHead()),
      files.aJpeg(),
      Buffer.from(`\r\n${fileHead()}`),
      files.aJpeg(),
      Buffer.from(END),
    ]);
    expect(faults((await raw(two)).body as Told)).toEqual(['/file too_many']);
    const elsewhere = Buffer.concat([Buffer.from(FIELDS + fileHead('photo')), files.aJpeg(), Buffer.from(END)]);
    expect(faults((await raw(elsewhere)).body as Told)).toEqual(['/photo unknown_field']);
  });

  test('a field twice, one of seventy kilobytes, one that is no text, a hundred of them', async () => {
    const withFile = (fields: string): Promise<Told> =>
      raw(Buffer.concat([Buffer.from(fields + fileHead()), files.aJpeg(), Buffer.from(END)])).then(
        ({ body }) => body as Told,
      );
    expect(faults(await withFile(FIELDS + field('title', '又一个')))).toEqual(['/title duplicate']);
    expect(faults(await withFile(field('title', 'x'.repeat(70_000))))).toEqual(['/title too_long']);
    const json = field('title', '{"a":1}', 'Content-Type: application/json\r\n');
    expect(faults(await withFile(field('kind', 'photo') + json))).toEqual(['/title wrong_type']);
    const many = Array.from({ length: 100 }, (_, index) => field(`f${index}`, '1')).join('');
    expect((await withFile(many)).status).toBe(400);
    expect(await withFile(field('__proto__', '1'))).toMatchObject({ status: 400, code: 'malformed_multipart' });
    expect(await withFile(field('constructor', '1'))).toMatchObject({ status: 400 });
  });

  test('fields after the file are as good as before it, and as bad', async () => {
    const after = Buffer.concat([Buffer.from(fileHead()), files.aJpeg(), Buffer.from(`\r\n${FIELDS}${END.slice(2)}`)]);
    const { status, body } = await raw(after);
    expect(status).toBe(201);
    expect(body).toMatchObject(PHOTO);
    before = await files.keptBy(app);
    const bad = Buffer.concat([
      Buffer.from(fileHead()),
      files.aJpeg(),
      Buffer.from(`\r\n${field('kind', 'no')}${END.slice(2)}`),
    ]);
    expect(faults((await raw(bad)).body as Told)).toEqual(
      expect.arrayContaining(['/kind wrong_code', '/title required']),
    );
  });
});

describe('what is no form', () => {
  test('a broken boundary, none, half a form, an empty body', async () => {
    const whole = Buffer.concat([Buffer.from(FIELDS + fileHead()), files.aJpeg()]);
    expect((await raw(whole)).body).toMatchObject({ status: 400, code: 'malformed_multipart' });
    expect((await raw(whole, 'multipart/form-data')).body).toMatchObject({ status: 400, code: 'malformed_multipart' });
    const other = await raw(Buffer.concat([whole, Buffer.from(END)]), 'multipart/form-data; boundary=another');
    expect((other.body as Told).status).toBe(400);
    expect((await raw('')).body).toMatchObject({ status: 400 });
  });

  test('JSON, and a form where JSON is expected', async () => {
    const json = await (await world.as('justice')).post(path()).send(PHOTO);
    expect(json.body).toMatchObject({ status: 415, code: 'unsupported_media_type' });
    expect((json.body as Told).detail).toContain('multipart/form-data');
    const bare = await (await world.as('justice')).post(path());
    expect(bare.body).toMatchObject({ status: 415 });
    const notice = await files.upload(world, 'justice', `${file.path}/rights-notices`, { content: files.aJpeg() });
    expect(notice.body).toMatchObject({ status: 415 });
    expect((notice.body as Told).detail).toContain('application/json');
  });

  test('a connection that breaks off in the middle of a file leaves nothing, at once', async () => {
    const socket = await open();
    const body = Buffer.concat([Buffer.from(FIELDS + fileHead()), files.aJpeg(), Buffer.alloc(200_000)]);
    socket.write(await head(500_000));
    await new Promise<void>((resolve) => socket.write(body, () => resolve()));
    await until(async () => (await files.keptBy(app)).rows.length > before.rows.length);
    socket.destroy();
    await until(async () => (await files.keptBy(app)).rows.length === before.rows.length);
  });
});

/** Asks until it is so; each question is a query and gives the others their turn. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let asked = 0; asked < 2000; asked += 1) if (await isSo()) return;
  throw new Error('it never came about');
}

describe('when something fails behind it', () => {
  /** The store fails at this, once. */
  function failing(step: 'put' | 'remove'): void {
    const store = app.app.get<FileStore>(FILE_STORE);
    Object.defineProperty(store, step, {
      configurable: true,
      value: () => {
        delete (store as Partial<FileStore>)[step];
        return Promise.reject(new Error('the store is away'));
      },
    });
  }

  test('a store that cannot keep it: 500 with an error id, and nothing left', async () => {
    failing('put');
    const { body } = await sent();
    expect(body).toMatchObject({ status: 500, code: 'internal_error' });
  });

  test('a store that cannot even take it away again: the sweeper does, an hour later', async () => {
    failing('remove');
    expect((await sent({ fields: { kind: 'photo' } })).status).toBe(400);
    const left = await files.keptBy(app);
    expect([left.files.length, left.rows.length]).toEqual([before.files.length + 1, before.rows.length + 1]);
    await app.app.get(Ticker).runDue();
    expect(await files.keptBy(app)).toEqual(left);
    world.wait(61);
    await app.app.get(Ticker).runDue();
  });

  test('a crash between any two steps leaves what the sweeper finds, and it touches nothing that lives', async () => {
    const live = (await sent()).body as { id: string };
    before = await files.keptBy(app);
    const service = app.app.get(FilesService);
    const expected = { name: 'a.jpg', types: ['jpg' as const], keyOf: () => Buffer.alloc(32) };
    // The bytes are in the store and nobody came to confirm them.
    const stored = await service.receive(pieces(files.aJpeg()), expected);
    // The row was made, and the bytes came half.
    const half = stored.id.replace(/^..../, 'dead');
    await app.pool.query('INSERT INTO stored_file (id, staged_at) VALUES ($1, $2)', [half, TEST_NOW]);
    await writeFile(join(app.files, 'incoming', half), 'half');
    // The row was made and nothing else.
    const bare = stored.id.replace(/^..../, 'beef');
    await app.pool.query('INSERT INTO stored_file (id, staged_at) VALUES ($1, $2)', [bare, TEST_NOW]);
    world.wait(59);
    await app.app.get(Ticker).runDue();
    expect((await files.keptBy(app)).rows).toEqual(expect.arrayContaining([stored.id, half, bare]));
    world.wait(11);
    await app.app.get(Ticker).runDue();
    expect(await files.keptBy(app)).toEqual(before);
    const whole = await (await world.as('justice')).get(`/attachments/${live.id}/content`);
    expect(whole.status).toBe(200);
  });

  test('bytes here that no row knows are taken away; what was swept under somebody’s hands is not confirmed', async () => {
    const service = app.app.get(FilesService);
    await writeFile(join(app.files, 'incoming', '01900000-0000-4000-8000-000000000000'), 'nobody’s');
    const keyOf = (): Buffer => Buffer.alloc(32);
    const slow = await service.receive(pieces(files.aJpeg()), { name: 'a.jpg', types: ['jpg'], keyOf });
    world.wait(61);
    await app.app.get(Ticker).runDue();
    expect(await files.keptBy(app)).toEqual(before);
    const { UnitOfWork, SYSTEM_SCOPE } = await import('../../src/platform/database/tx.js');
    const confirming = app.app.get(UnitOfWork).run(SYSTEM_SCOPE, (tx) => service.confirm(tx, slow));
    await expect(confirming).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('a file that was cut short, or put in the place of another, is not answered', async () => {
    const content = Buffer.concat([files.aPdf(), randomBytes(150_000)]);
    const { id } = (await sent({ content })).body as { id: string };
    const twin = (await sent({ content: Buffer.concat([files.aPdf(), randomBytes(150_000)]) })).body as { id: string };
    before = await files.keptBy(app);
    const { rows } = await app.pool.query<{ id: string; file: string }>('SELECT id, file_id AS file FROM attachment');
    const placeOf = (one: string): string => {
      const { file: name = '' } = rows.find((row) => row.id === one) ?? {};
      return join(app.files, name.slice(0, 2), name);
    };
    const read = async () => (await world.as('justice')).get(`/attachments/${id}/content`);
    expect((await read()).status).toBe(200);
    await rename(placeOf(id), `${placeOf(id)}.aside`);
    const parts: Buffer[] = [];
    for await (const part of sealed(Buffer.alloc(32), pieces(content))) parts.push(part);
    await writeFile(placeOf(id), Buffer.concat(parts));
    expect((await read()).status).toBe(500);
    await rm(placeOf(id));
    await rename(placeOf(twin.id), placeOf(id));
    expect((await read()).status).toBe(500);
    await rename(placeOf(id), placeOf(twin.id));
    const gone = await read();
    expect(gone.body).toMatchObject({ status: 500, code: 'internal_error' });
    await writeFile(placeOf(id), (await readFile(`${placeOf(id)}.aside`)).subarray(0, BLOCK + 16));
    await expect(read()).rejects.toThrow('aborted');
    await rename(`${placeOf(id)}.aside`, placeOf(id));
    expect((await read()).status).toBe(200);
  });
});

async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
