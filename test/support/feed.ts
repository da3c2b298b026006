/** The feed and its stream as another system reads them. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { EVENTS } from '../../src/domain/events/event-types.js';
import { schemaOf } from '../../src/domain/events/fields.js';
import type { CloudEventResponse, EventPage } from '../../src/modules/events/events.dto.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { OutboxSequencer } from '../../src/platform/outbox/outbox.sequencer.js';
import type { TestApp } from './app.js';
import type { World } from './world.js';

export type Told = CloudEventResponse;

/** `deadline.due-soon` for `cn.governance-center.deadline.due-soon.v1`. */
export const shortly = ({ type }: Told): string => type.replace(/^cn\.governance-center\.|\.v1$/g, '');

/** Everything committed gets its place, as a serving process does it by itself. */
export async function number({ app }: TestApp): Promise<void> {
  const [work, sequencer] = [app.get(UnitOfWork), app.get(OutboxSequencer)];
  while ((await work.run(SYSTEM_SCOPE, (tx) => sequencer.number(tx))) > 0);
}

export async function page(world: World, username: string, query: Record<string, string> = {}): Promise<EventPage> {
  return world.get<EventPage>(username, `/events?${new URLSearchParams(query).toString()}`);
}

/** All there is for somebody, page by page, and the cursor at the end. */
export async function readAll(
  world: World,
  username: string,
  query: Record<string, string> = {},
): Promise<{ events: Told[]; cursor: string }> {
  await number(world.app);
  const events: Told[] = [];
  for (let after = query['after']; ;) {
    const told = await page(world, username, { limit: '200', ...query, ...(after === undefined ? {} : { after }) });
    events.push(...told.items);
    after = told.nextCursor;
    if (told.caughtUp) return { events, cursor: after };
  }
}

export const endOf = async (world: World, username: string): Promise<string> => (await readAll(world, username)).cursor;

const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormatsModule as unknown as (ajv: Ajv2020) => void)(ajv);
const CHECKS = new Map(EVENTS.map(({ type, data }) => [type, ajv.compile(schemaOf(data))]));

/** What is wrong with the data of an event, by the schema of its type. */
export function faultsOf({ type, data }: Told): string[] {
  const check = CHECKS.get(type);
  if (check === undefined) return [`${type} is not listed`];
  check(data);
  return (check.errors ?? []).map(({ instancePath, message }) => `${type}${instancePath} ${message ?? ''}`);
}

/** What in an event could be a name, a sentence or a number of somebody: none of it may leave the house. */
export function wordsIn({ type, data }: Told): string[] {
  // The numbers of a case are made of days and counts.
  const { number: _, receiptNo: __, ...rest } = data;
  const text = JSON.stringify(rest).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}/g, '');
  return (text.match(/[\u3400-\u9fff]+|\d{7,}/g) ?? []).map((found) => `${type}: ${found}`);
}

/** An open stream, read message by message. */
export class Stream {
  readonly comments: string[] = [];
  readonly messages: { readonly id: string; readonly event: Told }[] = [];
  isOver = false;
  private rest = '';
  private wake: () => void = () => undefined;

  private constructor(readonly reply: IncomingMessage) {
    reply.setEncoding('utf8');
    reply.on('data', (text: string) => this.take(text));
    const end = (): void => {
      this.isOver = true;
      this.wake();
    };
    reply.on('close', end).on('error', end);
  }

  static async open(
    app: TestApp,
    token: string,
    options: { query?: string; headers?: Record<string, string> } = {},
  ): Promise<Stream> {
    return new Stream(await ask(app, token, options));
  }

  /** Resolves when it holds, and fails where the stream ends before. */
  async until(holds: (stream: this) => boolean): Promise<void> {
    while (!holds(this)) {
      if (this.isOver) throw new Error('the stream ended');
      await this.change();
    }
  }

  async over(): Promise<void> {
    while (!this.isOver) await this.change();
  }

  close(): void {
    this.reply.destroy();
  }

  private change(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }

  private take(text: string): void {
    this.rest += text;
    const blocks = this.rest.split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const id = /^id: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (id !== undefined && data !== undefined) this.messages.push({ id, event: JSON.parse(data) as Told });
      else this.comments.push(block);
    }
    this.wake();
  }
}

/** The answer as soon as its head is there; a stream has no end to wait for. */
export function ask(
  app: TestApp,
  token: string | null,
  { query = '', headers = {} }: { query?: string; headers?: Record<string, string> } = {},
): Promise<IncomingMessage> {
  const { port } = app.server.address() as AddressInfo;
  const all = { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ port, host: '127.0.0.1', path: `/api/v1/events/stream${query}`, headers: all }, resolve);
    sent.on('error', reject).end();
  });
}

export async function bodyOf(reply: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of reply.setEncoding('utf8')) text += String(chunk);
  return JSON.parse(text) as Record<string, unknown>;
}
