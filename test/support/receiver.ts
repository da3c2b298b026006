/** Another system that takes events over HTTP, and the events it is sent. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { OutboxStore } from '../../src/platform/outbox/outbox.store.js';
import { WebhookDispatcher } from '../../src/modules/webhooks/webhook-dispatcher.service.js';
import type { TestApp } from './app.js';
import { number, type Told } from './feed.js';
import type { Json, World } from './world.js';

/** The type of what `happen` makes. */
export const SETTINGS_CHANGED = 'cn.governance-center.center.settings-changed.v1';

export interface Delivery {
  readonly path: string;
  readonly id: string;
  readonly event: Told;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What it answers; undefined: 204. */
export type Reaction = (
  delivery: Delivery,
  response: ServerResponse,
) => number | 'handled' | undefined | Promise<undefined | 'handled'>;

/** Settings of a service that may send to this machine. */
export const TO_THIS_MACHINE = { WEBHOOK_ALLOW: '127.0.0.0/8,::1', WEBHOOK_ALLOW_HTTP: 'true' };

export class Receiver {
  readonly deliveries: Delivery[] = [];
  react: Reaction = () => undefined;
  private wake: () => void = () => undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.take(request, response));
  }

  static async open(): Promise<Receiver> {
    const receiver = new Receiver(createServer());
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/events?of=centre`;
  }

  /** Of one subject, in the order in which they came. */
  sequencesOf(subjectId: string): number[] {
    return this.deliveries
      .filter(({ event }) => event.subject.endsWith(subjectId))
      .map(({ event }) => Number(event.sequence));
  }

  async until(holds: (receiver: this) => boolean): Promise<void> {
    while (!holds(this)) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  forget(): void {
    this.deliveries.length = 0;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const [id, path] = [headers['webhook-id'] ?? '', request.url ?? ''];
    const delivery = { id, path, event: JSON.parse(text) as Told, text, headers };
    this.deliveries.push(delivery);
    this.wake();
    const status = await this.react(delivery, response);
    if (status !== 'handled') response.writeHead(status ?? 204).end();
    this.wake();
  }
}

export interface Subscription {
  readonly id: string;
  readonly secret: string;
}

export async function subscribe(world: World, url: string, rest: object = {}, by = 'admin'): Promise<Subscription> {
  const body = { url, centerId: world.center, description: '市大数据局', ...rest };
  return (await world.post(by, '/webhooks', { body })).body as Subscription;
}

/** So many changes of one subject, which everybody of the centre may know of. */
export async function happen(
  { app, center }: Pick<World, 'app' | 'center'>,
  subjectId: string,
  count = 1,
  centerId = center,
): Promise<void> {
  const events = Array.from({ length: count }, () => ({
    centerId,
    type: 'center.settings_changed',
    subjectKind: 'center',
    subjectId,
    payload: { version: 1 },
    recordedAt: app.clock.nowIso(),
  }));
  await app.app.get(UnitOfWork).run(SYSTEM_SCOPE, (tx) => app.app.get(OutboxStore).add(tx, events));
}

/** Everything that happened is numbered, and everything that is due is sent. */
export async function deliver(app: TestApp): Promise<void> {
  await number(app);
  await app.app.get(WebhookDispatcher).deliverDue();
}

export const shown = (world: World, id: string, by = 'admin'): Promise<Json> => world.get<Json>(by, `/webhooks/${id}`);

export const someone = (): string => uuidv7();
