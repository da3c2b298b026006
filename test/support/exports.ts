/** Exports led to their end, fetched and read, and compared with what `GET` answers. */
import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request, { type Response } from 'supertest';
import { ExportWorker } from '../../src/modules/exports/export-worker.service.js';
import { Clock, type FixedClock } from '../../src/platform/clock/clock.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import type { TestApp } from './app.js';
import { tokenOf } from './as.js';
import { demand, type Json, type World } from './world.js';

export interface ExportSeen extends Json {
  readonly id: string;
  readonly state: string;
  readonly casesDone: number;
  readonly casesTotal: number;
  readonly ready: boolean;
  readonly goneWhy: string | null;
  readonly problem: { readonly code: string; readonly detail: string } | null;
}

export interface ManifestSeen extends Json {
  readonly lines: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly asOf: string;
  readonly nextChangedSince: string;
  readonly parts: { readonly kind: string; readonly count: number; readonly sha256: string }[];
}

export interface Line {
  readonly kind: string;
  readonly id: string;
  readonly disputeId?: string;
  readonly data: Json;
  /** as it stands in the file, with its line feed */
  readonly text: string;
}

/** Whoever has a token: a person or an API key. */
export class Taker {
  private constructor(
    private readonly app: TestApp,
    private readonly token: () => Promise<string>,
  ) {}

  static person = (app: TestApp, username: string): Taker => new Taker(app, () => tokenOf(app, username));
  static key = (app: TestApp, token: string): Taker => new Taker(app, () => Promise.resolve(token));

  async send(method: 'get' | 'post', path: string, body?: object, headers: Json = {}): Promise<Response> {
    const asked = request(this.app.server)
      [method](`/api/v1${path}`)
      .set('Authorization', `Bearer ${await this.token()}`)
      .set(headers as Record<string, string>);
    return body === undefined ? asked : asked.send(body);
  }

  async get<T = Json>(path: string, expected = 200): Promise<T> {
    return demand(await this.send('get', path), expected, `GET ${path}`).body as T;
  }

  async ordered(body: Json = {}, headers: Json = {}): Promise<ExportSeen> {
    const reply = await this.send('post', '/exports', { ground: 'statutory', ...body }, headers);
    return demand(reply, 202, 'POST /exports').body as ExportSeen;
  }

  async refused(body: Json, expected: number): Promise<Json> {
    const reply = await this.send('post', '/exports', { ground: 'statutory', ...body });
    return demand(reply, expected, 'POST /exports').body as Json;
  }

  seen(id: string): Promise<ExportSeen> {
    return this.get<ExportSeen>(`/exports/${id}`);
  }

  manifest(id: string): Promise<ManifestSeen> {
    return this.get<ManifestSeen>(`/exports/${id}/manifest`);
  }

  async cancel(id: string, expected = 200): Promise<Json> {
    const { headers } = await this.send('get', `/exports/${id}`);
    const reply = await this.send('post', `/exports/${id}/cancel`, undefined, { 'If-Match': headers['etag'] ?? '"0"' });
    return demand(reply, expected, 'cancel').body as Json;
  }

  /** Bytes of the file, or of the part that is asked for. */
  async fetch(id: string, headers: Json = {}, expected = 200): Promise<Response & { body: Buffer }> {
    const asked = request(this.app.server)
      .get(`/api/v1/exports/${id}/content`)
      .set('Authorization', `Bearer ${await this.token()}`)
      .set(headers as Record<string, string>)
      .buffer(true)
      .parse((stream, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => done(null, Buffer.concat(parts)));
      });
    return demand(await asked, expected, `GET content of ${id}`);
  }

  /** What a refused fetch says. */
  async fetchRefused(id: string, expected: number): Promise<Json> {
    const { body } = await this.fetch(id, {}, expected);
    return JSON.parse(body.toString('utf8')) as Json;
  }

  async lines(id: string): Promise<Line[]> {
    return linesOf((await this.fetch(id)).body);
  }

  /** Asked for, made and read. */
  async taken(world: World, body: Json = {}, headers: Json = {}): Promise<Line[]> {
    const { id } = await this.ordered(body, headers);
    await workOff(world);
    return this.lines(id);
  }

  /** Everything a list holds, page by page; nothing for whoever may not have it. */
  async listed(path: string): Promise<Json[]> {
    const items: Json[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const reply = await this.send('get', `${path}?limit=200${query}`);
      if (reply.status === 403) return [];
      const page = demand(reply, 200, path).body as { items: Json[]; nextCursor: string | null };
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }
}

export function linesOf(file: Buffer): Line[] {
  const texts = file.toString('utf8').split('\n');
  if (texts.pop() !== '') throw new Error('the last line does not end');
  return texts.map((text) => ({ ...(JSON.parse(text) as Line), text: `${text}\n` }));
}

export const ofKind = (lines: readonly Line[], kind: string): Line[] => lines.filter((line) => line.kind === kind);

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** Wakes the worker of a process and waits until it has nothing left to do. */
export async function workOff(world: World, process: NestFastifyApplication = world.app.app): Promise<void> {
  await wake(world, process);
  await process.get(ExportWorker).idle();
}

export async function wake(world: World, process: NestFastifyApplication = world.app.app): Promise<void> {
  world.app.clock.advance({ seconds: 5 });
  process.get<Clock, FixedClock>(Clock).set(world.now);
  const ran = await process.get(Ticker).runDue();
  if (!ran.includes('exports')) throw new Error('the exports were not due');
}

/** What kept exports are looked at for, and what the store no longer needs goes. */
export async function sweep(world: World): Promise<void> {
  world.app.clock.advance({ minutes: 10 });
  await world.app.app.get(Ticker).runDue();
  world.wait(120);
  await world.app.app.get(Ticker).runDue();
}

/** Every id of the file in the order of its lines. */
const idsOf = (lines: readonly Line[]): string[] => lines.map(({ id }) => id);

const PARTS = {
  party: 'parties',
  session: 'sessions',
  obligation: 'obligations',
  return_visit: 'visits',
} as const;

/**
 * The file against the routes, as this very caller is answered: the same cases as in the list, each byte for byte as `GET` gives it,
 * each part as it stands in the whole file, and nothing besides. Answers how many cases were compared.
 */
export async function sameAsGet(taker: Taker, lines: readonly Line[]): Promise<number> {
  const disputes = ofKind(lines, 'dispute');
  const listed = await taker.listed('/disputes');
  expect(idsOf(disputes).sort()).toEqual(listed.map(({ id }) => String(id)).sort());
  const known = new Set(idsOf(disputes));
  for (const line of lines) if (line.disputeId !== undefined) expect(known.has(line.disputeId)).toBe(true);
  for (const { id, data } of disputes) {
    const path = `/disputes/${id}`;
    const { text } = await taker.send('get', path);
    expect(JSON.stringify(data)).toBe(text);
    const whole = await taker.get(`${path}?expand=${Object.values(PARTS).join(',')}`);
    const own = lines.filter(({ disputeId }) => disputeId === id);
    for (const [kind, name] of Object.entries(PARTS)) {
      const shown = whole[name] as Json[];
      expect([id, kind, ofKind(own, kind).map((line) => line.data)]).toEqual([id, kind, shown]);
      expect(ofKind(own, kind).map((line) => line.id)).toEqual(shown.map((part) => part['id']));
    }
    const agreements = await taker.listed(`${path}/agreements`);
    expect(ofKind(own, 'agreement').map((line) => line.data)).toEqual(agreements);
    const { items } = await taker.get<{ items: Json[] }>(`${path}/timeline`);
    expect(ofKind(own, 'timeline_entry').map((line) => line.data)).toEqual(items);
  }
  expect(ofKind(lines, 'petition').map(({ data }) => data)).toEqual(await taker.listed('/petitions'));
  const reports = await taker.listed('/reports');
  expect(idsOf(ofKind(lines, 'report'))).toEqual(reports.map(({ id }) => id));
  for (const { id, data } of ofKind(lines, 'report')) expect(data).toEqual(await taker.get(`/reports/${id}`));
  return disputes.length;
}
