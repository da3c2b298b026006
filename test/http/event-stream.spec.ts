/** The feed as it grows (SSE): at once, in order, for as long as its reader may have it, and no longer than they keep up. */
import { type AddressInfo, connect } from 'node:net';
import { OutboxSequencer } from '../../src/platform/outbox/outbox.sequencer.js';
import { DEMO_PASSWORD, startTestApp, type TestApp } from '../support/app.js';
import { as, nobody, tokenOf } from '../support/as.js';
import { ask, bodyOf, endOf, number, readAll, shortly, Stream } from '../support/feed.js';
import { Case, World } from '../support/world.js';

let app: TestApp;
let world: World;
const opened: Stream[] = [];

beforeAll(async () => {
  app = await startTestApp({ settings: { EVENT_HEARTBEAT_SECONDS: '1' } });
  world = await World.of(app);
  app.app.get(OutboxSequencer).start();
});

afterAll(() => app?.close());

afterEach(async () => {
  for (const stream of opened.splice(0)) {
    stream.close();
    await stream.over();
  }
});

async function open(token: string, options: Parameters<typeof Stream.open>[2] = {}): Promise<Stream> {
  const stream = await Stream.open(app, token, options);
  opened.push(stream);
  return stream;
}

const streamOf = async (username: string, options: Parameters<typeof Stream.open>[2] = {}): Promise<Stream> =>
  open(await tokenOf(app, username), options);

const has =
  (file: Case, count = 1) =>
  (stream: Stream) =>
    stream.messages.filter(({ event }) => event.subject === `dispute/${file.id}`).length >= count;

/** Somebody of their own for one test: their session and grants end in it. */
async function signedIn(username: string): Promise<string> {
  const reply = await nobody(app).post('/auth/token').send({ username, password: DEMO_PASSWORD });
  return (reply.body as { accessToken: string }).accessToken;
}

describe('a stream', () => {
  it('tells what happens from now on, the same as the feed', async () => {
    const stream = await streamOf('director');
    expect(stream.reply.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-store',
      'x-accel-buffering': 'no',
    });
    await stream.until(({ comments }) => comments.length > 0);
    const after = await endOf(world, 'director');
    const file = await Case.accepted(world);
    const { events } = await readAll(world, 'director', { after });
    await stream.until(({ messages }) => messages.length >= events.length);
    expect(stream.messages.map(({ event }) => event)).toEqual(events);
    expect(has(file)(stream)).toBe(true);
  });

  it('goes on after the last one its reader had, which is a place in the feed as well', async () => {
    const after = await endOf(world, 'director');
    const file = await Case.mediating(world);
    const { events } = await readAll(world, 'director', { after });
    const first = await streamOf('director', { query: `?after=${after}` });
    await first.until(({ messages }) => messages.length >= events.length);
    const [, second] = first.messages;
    const again = await streamOf('director', {
      query: `?after=${after}`,
      headers: { 'last-event-id': second?.id ?? '' },
    });
    await again.until(({ messages }) => messages.length >= events.length - 2);
    expect(again.messages).toEqual(first.messages.slice(2));
    expect((await readAll(world, 'director', { after: second?.id ?? '' })).events).toEqual(events.slice(2));
    expect(has(file)(again)).toBe(true);
  });

  it('shows each reader their own, and takes the filters of the feed', async () => {
    const after = await endOf(world, 'director');
    const type = 'cn.governance-center.dispute.accepted.v1';
    const filtered = await streamOf('director', { query: `?after=${after}&type=${type}` });
    const stranger = await streamOf('other.director', { query: `?after=${after}` });
    const mediator = await streamOf('mediator', { query: `?after=${after}` });
    const file = await Case.assigned(world);
    await filtered.until(has(file));
    await mediator.until(has(file));
    // Two more heartbeats: what they may not have would have come by now.
    const beats = stranger.comments.length;
    await stranger.until(({ comments }) => comments.length > beats + 1);
    expect(filtered.messages.map(({ event }) => shortly(event))).toEqual(['dispute.accepted']);
    expect(stranger.messages).toEqual([]);
  });

  it('gives a sign of life when nothing happens', async () => {
    const stream = await streamOf('auditor');
    await stream.until(({ comments }) => comments.filter((comment) => comment === ':').length >= 2);
  });
});

describe('a stream ends', () => {
  it('with the session of its token, and tells nothing afterwards', async () => {
    const token = await signedIn('judge');
    const stream = await open(token);
    await stream.until(({ comments }) => comments.length > 0);
    await nobody(app).post('/auth/logout').set('Authorization', `Bearer ${token}`).expect(204);
    const file = await Case.registered(world);
    await stream.over();
    expect(has(file)(stream)).toBe(false);
  });

  it('with the token itself', async () => {
    const stream = await open(await signedIn('judge'));
    await stream.until(({ comments }) => comments.length > 0);
    world.wait(24 * 60);
    await stream.over();
    expect((await ask(app, 'abc')).statusCode).toBe(401);
  });

  it('with the key of another system, of whose centre it showed everything', async () => {
    const { body } = await world.post('admin', '/api-keys', {
      body: {
        name: '数据局',
        centerId: world.center,
        scopes: ['disputes:read.center'],
        expiresAt: '2027-06-30T16:00:00.000Z',
      },
    });
    const { id, token } = body as { id: string; token: string };
    await world.act('director', `/api-keys/${id}`, 'approve');
    const stream = await open(token);
    const seen = await Case.registered(world);
    await stream.until(has(seen));
    await world.act('director', `/api-keys/${id}`, 'revoke');
    const file = await Case.registered(world);
    await stream.over();
    expect(has(file)(stream)).toBe(false);
  });

  it('for a case when the grant by which it was seen goes', async () => {
    const token = await signedIn('lawyer');
    const stream = await open(token);
    const seen = await Case.registered(world);
    await stream.until(has(seen));
    const admin = await as(app, 'admin');
    const me = (await admin.get('/accounts?limit=200')).body as { items: { id: string; username: string }[] };
    const { id = '' } = me.items.find(({ username }) => username === 'lawyer') ?? {};
    const account = await admin.get(`/accounts/${id}`);
    for (const grant of (account.body as { grants: { id: string }[] }).grants) {
      const etag = (await admin.get(`/accounts/${id}`)).headers['etag'] ?? '';
      await admin
        .delete(`/accounts/${id}/grants/${grant.id}`)
        .set('If-Match', etag)
        .expect(({ status, text }) => {
          if (status >= 300) throw new Error(text);
        });
    }
    const file = await Case.registered(world);
    await stream.over();
    expect(has(file)(stream)).toBe(false);
  });

  it('for a reader who does not take it, and nobody else notices', async () => {
    const token = await tokenOf(app, 'director');
    await fillFeed();
    const after = (await world.get<{ nextCursor: string }>('director', '/events?limit=1')).nextCursor;
    const lazy = connect((app.server.address() as AddressInfo).port, '127.0.0.1').pause();
    const cut = new Promise<void>((resolve) => lazy.on('close', () => resolve()));
    lazy.on('error', () => undefined);
    lazy.write(
      `GET /api/v1/events/stream?after=${after} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    await openStreams(1);
    const other = await streamOf('director');
    const file = await Case.registered(world);
    await other.until(has(file));
    other.close();
    await other.over();
    await openStreams(0);
    lazy.destroy();
    await cut;
  });
});

describe('a stream is refused', () => {
  it('without a token, or with one in the address', async () => {
    expect((await ask(app, null)).statusCode).toBe(401);
    const token = await tokenOf(app, 'director');
    const reply = await ask(app, null, { query: `?access_token=${token}` });
    expect(reply.statusCode).toBe(401);
    expect((await ask(app, token, { query: `?access_token=${token}` })).statusCode).toBe(400);
  });

  it.each(['abc', '-1', '....', 'x'.repeat(1001)])('after %s', async (cursor) => {
    const token = await tokenOf(app, 'director');
    const header = await ask(app, token, { headers: { 'last-event-id': cursor } });
    expect([header.statusCode, (await bodyOf(header))['code']]).toEqual([400, 'bad_header']);
    const query = await ask(app, token, { query: `?after=${cursor}` });
    expect(query.statusCode).toBe(400);
    expect((await bodyOf(query))['errors']).toEqual([expect.objectContaining({ pointer: 'query/after' })]);
  });

  it('as the sixth of an account', async () => {
    for (let count = 0; count < 5; count += 1) await streamOf('auditor');
    const token = await tokenOf(app, 'auditor');
    const sixth = await ask(app, token);
    expect([sixth.statusCode, sixth.headers['retry-after']]).toEqual([429, '30']);
    expect(await bodyOf(sixth)).toMatchObject({ code: 'too_many_requests' });
    const [first] = opened;
    first?.close();
    await openStreams(4);
    await streamOf('auditor');
  });
});

describe('when the service stops', () => {
  it('every stream is closed at once', async () => {
    const other = await startTestApp();
    const stream = await Stream.open(other, await tokenOf(other, 'director'));
    await stream.until(({ comments }) => comments.length > 0);
    await other.close();
    await stream.over();
  });
});

/** Waits, by looking, until this process has so many open. */
async function openStreams(count: number): Promise<void> {
  const url = `${await app.app.getUrl()}/metrics`;
  const holds = async () => new RegExp(`^event_streams ${count}$`, 'm').test(await (await fetch(url)).text());
  while (!(await holds()));
}

/** More than the buffers between two processes hold. */
async function fillFeed(): Promise<void> {
  await app.pool.query(
    `INSERT INTO outbox (id, center_id, type, subject_kind, subject_id, payload, recorded_at, inserted)
     SELECT gen_random_uuid(), $1, 'center.settings_changed', 'center', $1, '{"version": 1}', now(), nextval('outbox_inserted')
       FROM generate_series(1, 40000)`,
    [world.center],
  );
  await number(app);
}
