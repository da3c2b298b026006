/** Files of papers as somebody opens them who has other programs than ours. */
import { createHash } from 'node:crypto';
import mammoth from 'mammoth';
import request, { type Response } from 'supertest';
import yauzl from 'yauzl';
import type { ObligationResponse } from '../../src/modules/disputes/obligation.dto.js';
import type { TestApp } from './app.js';
import { tokenOf } from './as.js';
import { type Case, demand, type World } from './world.js';

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** A file as bytes. */
export async function download(app: TestApp, username: string, path: string): Promise<Response & { body: Buffer }> {
  const reply = await request(app.server)
    .get(`/api/v1${path}`)
    .set('Authorization', `Bearer ${await tokenOf(app, username)}`)
    .buffer(true)
    .parse((stream, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => done(null, Buffer.concat(parts)));
    });
  return demand(reply, 200, `GET ${path}`);
}

export const textOf = async (content: Buffer): Promise<string> =>
  (await mammoth.extractRawText({ buffer: content })).value;

/** Every entry of an archive; a name that leads out of it is refused. */
export async function entriesOf(bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const archive = await yauzl.fromBufferPromise(bytes, { strictFileNames: true });
  for await (const entry of archive.eachEntry()) {
    const stream = await archive.openReadStreamPromise(entry);
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    files.set(entry.fileName, Buffer.concat(parts));
  }
  return files;
}

export interface Manifest {
  readonly number: string | null;
  readonly for: string;
  readonly ground: string | null;
  readonly madeAt: string;
  readonly digest: string;
  readonly missing: { code: string }[];
  readonly entries: {
    readonly path: string;
    readonly paper: string;
    readonly issued: boolean;
    readonly outdated: boolean;
    readonly version: number | null;
    readonly pages: number;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly attachments: {
    readonly path: string;
    readonly attachmentId: string;
    readonly kind: string;
    readonly title: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

export interface Opened {
  readonly names: string[];
  readonly files: ReadonlyMap<string, Buffer>;
  readonly manifest: Manifest;
}

export async function open(bytes: Buffer): Promise<Opened> {
  const files = await entriesOf(bytes);
  const manifest = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '{}') as Manifest;
  return { names: [...files.keys()], files, manifest };
}

/** Everything owed done, a case of the police named, every party asking for no penalty: R36 has nothing left to object to. */
export async function readyForPolice(world: World, file: Case): Promise<void> {
  const on = world.app.clock.today('Asia/Shanghai');
  const { obligations } = (await file.get('director', 'obligations')) as { obligations?: ObligationResponse[] };
  for (const { id, condition, dueOn } of obligations ?? []) {
    const evidence = '现场查看';
    const come = { occurredOn: on, happened: true, evidence };
    if (condition !== null && dueOn === null)
      await world.post('mediator', `/obligations/${id}/condition`, { body: come });
    await world.post('mediator', `/obligations/${id}/performance`, { body: { performedOn: on, evidence } });
  }
  const application = {
    partyIds: file.parties,
    filedOn: on,
    body: '示例派出所',
    caseNo: '示例行受字7号',
    text: '申请',
  };
  await file.record('mediator', 'police-applications', application);
}
