/** Files to upload, each the smallest of its kind and unlike any other, and the forms they go in. */
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { Response, Test } from 'supertest';
import { ZipFile } from 'yazl';
import type { TestApp } from './app.js';
import type { Json, World } from './world.js';

const headed = (hex: string): Buffer => Buffer.concat([Buffer.from(hex, 'hex'), randomBytes(64)]);

export const aJpeg = (): Buffer => headed('ffd8ffe000104a46494600010100000100010000');
export const aPng = (): Buffer =>
  headed('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154');
export const aPdf = (): Buffer => headed('255044462d312e370a25e2e3cfd30a');
export const anMp4 = (): Buffer => headed('00000018667479706d703432000000006d70343269736f6d');
export const aMov = (): Buffer => headed('0000001466747970717420202005030071742020');
export const anMp3 = (): Buffer => headed('fffb9064000000000000000000000000');
export const aWav = (): Buffer => headed('524946462400000057415645666d7420');
export const anM4a = (): Buffer => headed('00000020667479704d344120000000004d3441206d703432');
export const anOgg = (): Buffer => headed('4f67675300020000000000000000000000000000000000000000011e01766f72626973');
export const aWebp = (): Buffer => headed('524946462400000057454250565038204c000000');
export const aHeic = (): Buffer => headed('0000001866747970686569630000000068656963');
/** A Windows program. */
export const aProgram = (): Buffer => headed('4d5a90000300000004000000ffff0000b800000000000000');
export const aText = (text = '收条：今收到林某修缮款。\n'): Buffer =>
  Buffer.from(`${text}${randomBytes(8).toString('hex')}\n`);

/** An archive with these entries. */
export async function aZip(entries: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(content, name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const TYPES = Buffer.from('<Types/>');

export const aDocx = (rest: Readonly<Record<string, Buffer>> = {}): Promise<Buffer> =>
  aZip({ 'word/document.xml': randomBytes(16), '[Content_Types].xml': TYPES, ...rest });

export const anXlsx = (): Promise<Buffer> => aZip({ '[Content_Types].xml': TYPES, 'xl/workbook.xml': randomBytes(16) });

export interface Sent {
  readonly content: Buffer;
  readonly name?: string;
  readonly fields?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

export const fill = (request: Test, { content, name = '照片.jpg', fields = {} }: Sent): Test =>
  Object.entries(fields)
    .reduce((form, [field, value]) => form.field(field, String(value)), request)
    .attach('file', content, name);

export async function upload(world: World, username: string, path: string, sent: Sent): Promise<Response> {
  return fill((await world.as(username)).post(path).set(sent.headers ?? {}), sent);
}

/** A scanned page on file with the case; its id. */
export async function aScan(world: World, path: string, username = 'justice', title = '签名页'): Promise<string> {
  const fields = { kind: 'scan', title };
  const reply = await upload(world, username, `${path}/attachments`, { content: aJpeg(), fields });
  if (reply.status !== 201) throw new Error(reply.text);
  return (reply.body as { id: string }).id;
}

/** Every file in the store, and what waits to come in. */
export async function filesIn({ files }: Pick<TestApp, 'files'>): Promise<string[]> {
  const found = await readdir(files, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** What is kept: files, and their rows. */
export async function keptBy(app: TestApp): Promise<{ files: string[]; rows: string[] }> {
  const { rows } = await app.pool.query<{ id: string }>('SELECT id FROM stored_file');
  return { files: (await filesIn(app)).sort(), rows: rows.map(({ id }) => id).sort() };
}
