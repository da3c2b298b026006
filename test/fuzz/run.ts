/**
 * A run of spoilt requests against the whole service on its own database, one after the other, so that what was written can be
 * laid at the door of the request that wrote it. Looks for: no answer, a 5xx, an answer the document does not know, a refusal
 * that is no problem or tells of the inside, and a refused request that wrote something.
 */
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Pool } from 'undici';
import { startTestApp, type TestApp } from '../support/app.js';
import { signInAgain, tokenOf } from '../support/as.js';
import { checkAnswered } from '../support/contract.js';
import { fill, resourceOf } from '../support/document.js';
import { aNewcomer, permissionsOf, placesOf } from '../support/places.js';
import { World } from '../support/world.js';
import { type FuzzRequest, type Ground, requestOf } from './requests.js';
import { Watch } from './watch.js';

export interface Findings {
  /** What is wrong, with the request that shows it. */
  readonly faults: readonly string[];
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Bytes the heap of the service grew by in the second half of the run. */
  readonly growth: number;
}

/** Long enough for any answer, short enough to notice one that never comes. */
const HANG_MS = 20_000;
const PREFIX = '/api/v1';
/** Written by refusals on purpose: failures to sign in are counted, refusals noted; the barrier says until when reports may look. */
const NOTED = ['sign_in_failure', 'audit_log', 'audit_pending', 'report_barrier'];
const MAX_FAULTS = 40;

type Headers = Record<string, string | string[]>;

interface Answer {
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
  readonly etag: string | undefined;
}

export async function fuzz({
  seed,
  from = 0,
  count,
}: {
  seed: number;
  from?: number;
  count: number;
}): Promise<Findings> {
  const log: string[] = [];
  const app = await startTestApp({ log: { write: (line) => void log.push(line) }, settings: { LOG_LEVEL: 'error' } });
  try {
    const run = await Run.on(app, log);
    return await run.all(seed, from, count);
  } finally {
    await app.close();
  }
}

class Run {
  private readonly faults: string[] = [];
  private readonly statuses: Record<string, number> = {};
  private readonly tags = new Map<string, string>();

  private constructor(
    private readonly app: TestApp,
    private readonly client: Pool,
    private readonly watch: Watch,
    private readonly ground: Ground,
    private readonly log: string[],
  ) {}

  static async on(app: TestApp, log: string[]): Promise<Run> {
    const world = await World.of(app);
    const held = await permissionsOf(world);
    const places = { ...(await placesOf(world)), ...(await aNewcomer(world)) };
    const { port } = app.server.address() as AddressInfo;
    const options = { connections: 4, headersTimeout: HANG_MS, bodyTimeout: HANG_MS };
    const client = new Pool(`http://127.0.0.1:${port}`, options);
    return new Run(app, client, await Watch.over(app.database.superUrl), { places, held }, log);
  }

  async all(seed: number, from: number, count: number): Promise<Findings> {
    let halfway = 0;
    for (let nth = from; nth < from + count && this.faults.length < MAX_FAULTS; nth += 1) {
      if (nth === from + Math.floor(count / 2)) halfway = heapUsed();
      await this.one(seed, nth);
    }
    const growth = heapUsed() - halfway;
    await this.client.close();
    await this.watch.close();
    return { faults: this.faults, statuses: this.statuses, growth };
  }

  private async one(seed: number, nth: number): Promise<void> {
    const request = requestOf(seed, nth, this.ground);
    const faults = await this.faultsOf(request);
    for (const fault of faults) this.faults.push(`${seed}/${nth} ${fault}\n    ${shown(request)}`);
  }

  private async faultsOf(request: FuzzRequest): Promise<string[]> {
    const headers = await this.headersOf(request);
    await this.watch.written();
    this.log.length = 0;
    let answer: Answer;
    try {
      answer = await this.send(request, headers);
    } catch (error) {
      return [`no answer: ${String(error)}`];
    }
    this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
    if (answer.status === 401 && request.who !== null && !request.who.startsWith('!')) signInAgain(this.app);
    const faults = [...this.outside(request, answer), ...this.log.map((line) => `logged: ${line.slice(0, 600)}`)];
    if (answer.status < 400) return faults;
    const written = (await this.watch.written()).filter((name) => !NOTED.includes(name));
    return written.length > 0 && (await this.writesAgain(request, headers))
      ? [...faults, `refused, and wrote ${written.join()}`]
      : faults;
  }

  /** What an earlier request set going may write at any time: only what is written once more was written by this one. */
  private async writesAgain(request: FuzzRequest, headers: Headers): Promise<boolean> {
    await this.watch.written();
    const { status } = await this.send(request, headers);
    return status >= 400 && (await this.watch.written()).some((name) => !NOTED.includes(name));
  }

  private outside(request: FuzzRequest, answer: Answer): string[] {
    const { status, mediaType, text } = answer;
    const faults: string[] = [];
    if (status >= 500) faults.push(`answered ${status}: ${text.slice(0, 400)}`);
    if (/node_modules|\bat \S+ \(|SELECT |INSERT |UPDATE "/.test(text) && status >= 400)
      faults.push(`tells of the inside: ${text}`);
    if (status >= 400 && request.method !== 'HEAD' && mediaType !== 'application/problem+json')
      faults.push(`${status} is no problem but ${mediaType}: ${text.slice(0, 200)}`);
    try {
      const body: unknown = mediaType.includes('json') && text !== '' ? JSON.parse(text) : {};
      const path = PREFIX + (request.path.split('?')[0] ?? '');
      if (isDocumented(request)) checkAnswered({ method: request.method, path, status, mediaType, text, body }, null);
    } catch (error) {
      faults.push(String(error));
    }
    return faults;
  }

  private async headersOf(request: FuzzRequest): Promise<Headers> {
    const headers: Headers = { ...request.headers };
    if (request.who !== null) headers['authorization'] = `Bearer ${await this.tokenOf(request.who)}`;
    if (request.tagOf !== null) headers['if-match'] = await this.tagOf(request);
    return headers;
  }

  private async send(request: FuzzRequest, headers: Headers): Promise<Answer> {
    const {
      statusCode,
      headers: got,
      body,
    } = await this.client.request({
      method: request.method,
      path: PREFIX + request.path,
      headers,
      body: request.body,
    });
    const mediaType = String(got['content-type'] ?? '').split(';')[0] ?? '';
    const etag = got['etag'] === undefined ? undefined : String(got['etag']);
    if (etag !== undefined && request.tagOf !== null)
      this.tags.set(fill(resourceOf(request.target), this.ground.places), etag);
    if (mediaType === 'text/event-stream') {
      body.on('error', () => undefined).destroy();
      return { status: statusCode, mediaType, text: '', etag };
    }
    return { status: statusCode, mediaType, text: await body.text(), etag };
  }

  private async tokenOf(who: string): Promise<string> {
    return who.startsWith('!') ? who.slice(1) : tokenOf(this.app, who);
  }

  private async tagOf({ target, who }: FuzzRequest): Promise<string> {
    const path = fill(resourceOf(target), this.ground.places);
    const known = this.tags.get(path);
    if (known !== undefined || who === null || who.startsWith('!')) return known ?? '"1"';
    const headers = { authorization: `Bearer ${await this.tokenOf(who)}` };
    const { headers: got, body } = await this.client.request({ method: 'GET', path: PREFIX + path, headers });
    await body.dump();
    const tag = String(got['etag'] ?? '"1"');
    this.tags.set(path, tag);
    return tag;
  }
}

/** Another method may be asked for and is refused; how, is for the framework to say. */
const isDocumented = ({ method, target }: FuzzRequest): boolean => method === target.method.toUpperCase();

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

function shown({ method, path, who, headers, tagOf, body }: FuzzRequest): string {
  const what = body === null ? '' : Buffer.isBuffer(body) ? `<${body.length} bytes>` : body.slice(0, 500);
  return `${method} ${path.slice(0, 300)} by ${who?.slice(0, 40) ?? 'nobody'} ${JSON.stringify(headers).slice(0, 300)}${tagOf === null ? '' : ' with its ETag'} ${what}`;
}
