/** Webhooks as their managers work on them, and deliveries one can follow: signatures, order, failures, dead letters, replay. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Webhook } from 'standardwebhooks';
import { WEBHOOK_STATES } from '../../src/domain/webhooks/subscriptions.js';
import { addMinutes } from '../../src/domain/shared/day.js';
import { WebhookDispatcher } from '../../src/modules/webhooks/webhook-dispatcher.service.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { nobody } from '../support/as.js';
import { faultsOf, number, wordsIn, endOf } from '../support/feed.js';
import {
  deliver,
  type Delivery,
  happen,
  Receiver,
  SETTINGS_CHANGED,
  shown,
  someone,
  subscribe,
  TO_THIS_MACHINE,
} from '../support/receiver.js';
import { Case, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let receiver: Receiver;

beforeAll(async () => {
  app = await startTestApp({ settings: { ...TO_THIS_MACHINE, WEBHOOK_TIMEOUT_SECONDS: '1' } });
  world = await World.of(app);
});
afterAll(() => app?.close());

beforeEach(async () => {
  receiver = await Receiver.open();
});
afterEach(async () => {
  // What one test left behind must not be sent in the next.
  await app.pool.query(`UPDATE webhook SET state = 'deleted', reason = NULL, stopped_at = NULL`);
  await receiver.close();
});

interface Line {
  readonly outcome: string;
  readonly attempt: number;
  readonly status: number | null;
  readonly failure: string | null;
  readonly nextAt: string | null;
  readonly eventId: string;
}

const logOf = async (id: string, query = ''): Promise<Line[]> =>
  (await world.get<{ items: Line[] }>('admin', `/webhooks/${id}/deliveries?limit=200${query}`)).items;
const deadOf = async (id: string): Promise<Json[]> =>
  (await world.get<{ items: Json[] }>('admin', `/webhooks/${id}/dead-letters`)).items;
const act = (id: string, action: string, body?: object) =>
  world.act('admin', `/webhooks/${id}`, action, body === undefined ? {} : { body });

/** What the desk of an administrator says of it. */
const onDesk = async (id: string, by = 'admin'): Promise<Json[]> =>
  (await world.get<{ stoppedWebhooks: Json[] }>(by, '/desk')).stoppedWebhooks.filter(
    ({ webhookId }) => webhookId === id,
  );

/** An API key that sees the cases of the centre and may keep webhooks. */
async function keyOf(scopes: readonly string[], centerId = world.center): Promise<{ id: string; token: string }> {
  const body = { name: '法院', centerId, scopes, expiresAt: '2027-06-30T16:00:00Z' };
  const key = (await world.post('admin', '/api-keys', { body })).body as {
    id: string;
    token: string;
    standing: string;
  };
  if (key.standing === 'pending') await world.act('director', `/api-keys/${key.id}`, 'approve');
  return key;
}

/** With such a key, by whoever holds it. */
async function subscribeBy(
  { token }: { token: string },
  url: string,
  expected = 201,
): Promise<{ id: string; secret: string }> {
  const body = { url, centerId: world.center, description: '法院' };
  const reply = await nobody(app).post('/webhooks').set('Authorization', `Bearer ${token}`).send(body);
  expect([reply.status, reply.body]).toMatchObject([expected, {}]);
  return reply.body as { id: string; secret: string };
}

describe('a webhook', () => {
  test('gets what happens from now on, as the feed tells it, signed', async () => {
    const key = await keyOf(['disputes:read.center', 'webhooks:manage']);
    await Case.registered(world);
    const hook = await subscribeBy(key, receiver.url);
    const before = await endOf(world, 'director');
    const file = await Case.mediating(world);
    await deliver(app);
    const { items } = await world.get<{ items: Json[] }>(
      'director',
      `/events?${new URLSearchParams({ after: before, subject: `dispute/${file.id}`, limit: '200' }).toString()}`,
    );
    const mine = receiver.deliveries.filter(({ event }) => event.subject === `dispute/${file.id}`);
    expect(mine.length).toBeGreaterThan(3);
    expect(mine.map(({ event }) => event)).toEqual(items);
    expect(mine.map(({ event }) => event.sequence)).toEqual(items.map(({ sequence }) => sequence).sort());
    for (const { id, event, headers } of receiver.deliveries) {
      expect(headers).toMatchObject({
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'webhook-id': event.id,
      });
      expect([id, faultsOf(event), wordsIn(event)]).toEqual([event.id, [], []]);
    }
    expect((await logOf(hook.id)).every(({ outcome, status }) => outcome === 'delivered' && status === 204)).toBe(true);
    expect(await shown(world, hook.id)).toMatchObject({ outstanding: 0, deadLetters: 0, failingSince: null });
  });

  test('signs with both secrets during the overlap of a rotation, and with the new one alone afterwards', async () => {
    world.moveTo(new Date().toISOString());
    const hook = await subscribe(world, receiver.url);
    await act(hook.id, 'ping');
    const rotated = (await act(hook.id, 'rotate-secret', { overlapHours: 2 })).body as { secret: string };
    expect(rotated.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await act(hook.id, 'ping');
    const verifies = (secret: string, index: number): boolean => {
      const { text, headers } = receiver.deliveries[index] ?? { text: '', headers: {} };
      try {
        new Webhook(secret).verify(text, headers);
        return true;
      } catch {
        return false;
      }
    };
    expect([verifies(hook.secret, 0), verifies(rotated.secret, 0)]).toEqual([true, false]);
    expect([verifies(hook.secret, 1), verifies(rotated.secret, 1)]).toEqual([true, true]);
    expect(await shown(world, hook.id)).toMatchObject({ previousSecretUntil: addMinutes(world.now, 120) });
    const again = (await act(hook.id, 'rotate-secret', { overlapHours: 0 })).body as { secret: string };
    await act(hook.id, 'ping');
    expect([hook.secret, rotated.secret, again.secret].map((secret) => verifies(secret, 2))).toEqual([
      false,
      false,
      true,
    ]);
    world.moveTo(TEST_NOW);
  });

  test('is told apart from anybody else by the few lines of the README', async () => {
    const text = /```js\n([^`]*isGenuine.*?)```/s.exec(await readFile('README.md', 'utf8'))?.[1] ?? '';
    expect(text.trim().split('\n').length).toBeLessThanOrEqual(7);
    const { isGenuine } = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
      isGenuine: (secret: string, headers: Delivery['headers'], body: string) => boolean;
    };
    world.moveTo(new Date().toISOString());
    const hook = await subscribe(world, receiver.url);
    const { secret } = (await act(hook.id, 'rotate-secret', {})).body as { secret: string };
    await act(hook.id, 'ping');
    world.wait(-6);
    await act(hook.id, 'ping');
    world.moveTo(TEST_NOW);
    const [now, late] = receiver.deliveries.map(({ headers, text: body }) => ({ headers, body }));
    if (now === undefined || late === undefined) throw new Error('no ping came');
    const is = (key: string, { headers, body }: typeof now) => isGenuine(key, headers, body);
    expect([is(secret, now), is(hook.secret, now), is(secret, late)]).toEqual([true, true, false]);
    expect(is(secret, { ...now, body: `${now.body} ` })).toBe(false);
    for (const [name, value] of [
      ['webhook-id', someone()],
      ['webhook-timestamp', String(Number(now.headers['webhook-timestamp']) + 1)],
      ['webhook-signature', `v1,${'é'.repeat(44)} v1,`],
    ] as const)
      expect(is(secret, { ...now, headers: { ...now.headers, [name]: value } })).toBe(false);
  });

  test('sends the types it names, of its centre alone', async () => {
    const wanted = await subscribe(world, receiver.url, { types: [SETTINGS_CHANGED] });
    const other = await Receiver.open();
    await subscribe(world, other.url, { types: ['cn.governance-center.report.produced.v1'] });
    const subject = someone();
    await happen(world, subject);
    await happen(world, someone(), 1, world.neighbour);
    await deliver(app);
    expect(receiver.deliveries.map(({ event }) => [event.type, event.subject])).toEqual([
      [SETTINGS_CHANGED, `center/${subject}`],
    ]);
    expect(other.deliveries).toEqual([]);
    await other.close();
    expect((await logOf(wanted.id)).length).toBe(1);
  });

  test('given other types, has what is on its way all the same', async () => {
    const hook = await subscribe(world, receiver.url, { types: [SETTINGS_CHANGED] });
    receiver.react = () => 500;
    const subject = someone();
    await happen(world, subject);
    await deliver(app);
    receiver.react = () => undefined;
    const types = ['cn.governance-center.report.produced.v1'];
    await world.patch('admin', `/webhooks/${hook.id}`, { body: { types } });
    await happen(world, someone());
    world.wait(1);
    await deliver(app);
    expect(receiver.sequencesOf(subject)).toEqual([1, 1]);
    expect(receiver.deliveries).toHaveLength(2);
    expect(await shown(world, hook.id)).toMatchObject({ types, outstanding: 0 });
  });

  test('of an administrator gets no case; what a key saw and sees no more is not sent', async () => {
    await subscribe(world, receiver.url);
    const key = await keyOf(['disputes:read.center', 'webhooks:manage']);
    const late = await Receiver.open();
    const hook = await subscribeBy(key, late.url);
    late.react = () => 503;
    const file = await Case.registered(world);
    await deliver(app);
    expect(receiver.deliveries.filter(({ event }) => event.subject.startsWith('dispute/'))).toEqual([]);
    expect(late.deliveries.filter(({ event }) => event.subject.endsWith(file.id)).length).toBeGreaterThan(0);
    late.forget();
    await world.act('director', `/api-keys/${key.id}`, 'revoke');
    app.clock.advance({ minutes: 5 });
    await deliver(app);
    expect(late.deliveries).toEqual([]);
    expect(await shown(world, hook.id)).toMatchObject({ state: 'disabled', reason: 'owner_gone' });
    await late.close();
  });

  test('narrowed in its rights while events wait, leaves those out and says so', async () => {
    const key = await keyOf(['disputes:read.center', 'reports:read', 'webhooks:manage']);
    const hook = await subscribeBy(key, receiver.url);
    receiver.react = () => 500;
    await Case.registered(world);
    await deliver(app);
    receiver.forget();
    receiver.react = () => undefined;
    await world.patch('admin', `/api-keys/${key.id}`, { body: { scopes: ['reports:read'] } });
    await act(hook.id, 'pause');
    await act(hook.id, 'resume');
    await deliver(app);
    expect(receiver.deliveries.filter(({ event }) => event.subject.startsWith('dispute/'))).toEqual([]);
    const withheld = await logOf(hook.id, '&outcome=withheld');
    expect(withheld.length).toBeGreaterThan(0);
    expect(new Set(withheld.map(({ failure }) => failure))).toEqual(new Set(['not_visible']));
    expect(await shown(world, hook.id)).toMatchObject({ outstanding: 0, state: 'active' });
  });

  test('paused keeps its place; resumed sends what happened meanwhile', async () => {
    const hook = await subscribe(world, receiver.url);
    await act(hook.id, 'pause');
    const subject = someone();
    await happen(world, subject, 3);
    await deliver(app);
    expect(receiver.deliveries).toEqual([]);
    await act(hook.id, 'resume');
    await deliver(app);
    expect(receiver.sequencesOf(subject)).toEqual([1, 2, 3]);
  });

  test('deleted sends nothing more, is listed no more and cannot come back', async () => {
    const hook = await subscribe(world, receiver.url);
    receiver.react = () => 500;
    await happen(world, someone());
    await deliver(app);
    const agent = await world.as('admin');
    const gone = await agent
      .delete(`/webhooks/${hook.id}`)
      .set('If-Match', await world.etag('admin', `/webhooks/${hook.id}`));
    expect([gone.status, gone.body]).toMatchObject([200, { state: 'deleted', outstanding: 0 }]);
    receiver.forget();
    app.clock.advance({ minutes: 20 });
    world.moveTo(world.now);
    await deliver(app);
    expect(receiver.deliveries).toEqual([]);
    const idsOf = async (query: string) =>
      (await world.get<{ items: Json[] }>('admin', `/webhooks${query}`)).items.map(({ id }) => id);
    expect(await idsOf('')).not.toContain(hook.id);
    expect(await idsOf('?state=deleted&limit=200')).toContain(hook.id);
    for (const [action, body] of [
      ['pause'],
      ['resume'],
      ['ping'],
      ['rotate-secret', {}],
      ['replay', { from: world.now }],
    ] as const) {
      const reply = await world.act('admin', `/webhooks/${hook.id}`, action, { expect: 409, ...(body && { body }) });
      expect(reply.body).toMatchObject({ code: 'webhook_deleted' });
    }
    await world.patch('admin', `/webhooks/${hook.id}`, { body: { description: '甲' }, expect: 409 });
  });

  test('pausing what is paused and resuming what runs is refused in words', async () => {
    const hook = await subscribe(world, receiver.url);
    const running = await world.act('admin', `/webhooks/${hook.id}`, 'resume', { expect: 409 });
    expect(running.body).toMatchObject({ code: 'webhook_active' });
    await act(hook.id, 'pause');
    const paused = await world.act('admin', `/webhooks/${hook.id}`, 'pause', { expect: 409 });
    expect(paused.body).toMatchObject({ code: 'webhook_not_active' });
  });

  test('ping tells what came back, also while paused, and counts for nothing', async () => {
    const hook = await subscribe(world, receiver.url);
    await act(hook.id, 'pause');
    expect((await act(hook.id, 'ping')).body).toMatchObject({ outcome: 'ping', status: 204, failure: null });
    receiver.react = () => 410;
    expect((await act(hook.id, 'ping')).body).toMatchObject({ outcome: 'ping', status: 410, failure: 'gone' });
    expect(receiver.deliveries[0]?.event).toMatchObject({
      specversion: '1.0',
      type: 'cn.governance-center.webhook.ping.v1',
      subject: `webhook/${hook.id}`,
    });
    expect(await shown(world, hook.id)).toMatchObject({ state: 'paused', failingSince: null });
    expect((await logOf(hook.id)).map(({ outcome }) => outcome)).toEqual(['ping', 'ping']);
  });
});

test('of a person who keeps webhooks there no longer is stopped, and nothing is passed over', async () => {
  const hook = await subscribe(world, receiver.url);
  const taken = await app.pool.query<{ id: string }>(
    `UPDATE role_grant SET role = 'auditor' WHERE role = 'administrator' AND account_id = (SELECT id FROM account WHERE username = 'admin')
     RETURNING id`,
  );
  const subject = someone();
  try {
    await happen(world, subject, 2);
    await deliver(app);
  } finally {
    await app.pool.query(`UPDATE role_grant SET role = 'administrator' WHERE id = ANY($1::uuid[])`, [
      taken.rows.map(({ id }) => id),
    ]);
  }
  expect(receiver.deliveries).toEqual([]);
  expect(await shown(world, hook.id)).toMatchObject({ state: 'disabled', reason: 'owner_gone' });
  await act(hook.id, 'resume');
  await deliver(app);
  expect(receiver.sequencesOf(subject)).toEqual([1, 2]);
});

describe('when deliveries fail', () => {
  test('they come again after growing pauses, the later ones of the subject wait, those of others do not', async () => {
    const hook = await subscribe(world, receiver.url);
    const [sick, well] = [someone(), someone()];
    receiver.react = ({ event }) => (event.subject.endsWith(sick) ? 500 : undefined);
    await happen(world, sick, 2);
    await happen(world, well, 3);
    await deliver(app);
    expect(receiver.sequencesOf(sick)).toEqual([1]);
    expect(receiver.sequencesOf(well)).toEqual([1, 2, 3]);
    await deliver(app);
    expect(receiver.sequencesOf(sick)).toEqual([1]);
    const pauses: number[] = [];
    for (let attempt = 1; attempt < 6; attempt += 1) {
      const [line] = await logOf(hook.id, '&outcome=again');
      expect(line).toMatchObject({ outcome: 'again', attempt, status: 500, failure: 'answered_5xx' });
      pauses.push((Date.parse(line?.nextAt ?? '') - Date.parse(world.now)) / 1000);
      world.moveTo(line?.nextAt ?? '');
      await deliver(app);
    }
    const typical = [10, 40, 160, 640, 2560];
    pauses.forEach((pause, index) => expect(Math.abs(pause / (typical[index] ?? 1) - 1)).toBeLessThanOrEqual(0.26));
    receiver.react = () => undefined;
    world.moveTo((await logOf(hook.id, '&outcome=again'))[0]?.nextAt ?? '');
    await deliver(app);
    expect(receiver.sequencesOf(sick)).toEqual([1, 1, 1, 1, 1, 1, 1, 2]);
    expect(await shown(world, hook.id)).toMatchObject({ outstanding: 0, failingSince: null });
  });

  test('the last failure makes a dead letter, later ones pass, and it can be sent again: one, or all', async () => {
    const hook = await subscribe(world, receiver.url);
    const [first, second] = [someone(), someone()];
    receiver.react = ({ event }) => (Number(event.sequence) === 1 ? 500 : undefined);
    await happen(world, first, 2);
    await happen(world, second, 2);
    await exhaust(hook.id);
    expect(receiver.sequencesOf(first)).toEqual([...Array.from({ length: 10 }, () => 1), 2]);
    expect((await deadOf(hook.id)).map(({ subjectId, attempts, failure }) => [subjectId, attempts, failure])).toEqual([
      [first, 10, 'answered_5xx'],
      [second, 10, 'answered_5xx'],
    ]);
    expect(await shown(world, hook.id)).toMatchObject({ deadLetters: 2, outstanding: 0, state: 'active' });
    receiver.forget();
    receiver.react = () => undefined;
    const [letter] = await deadOf(hook.id);
    await act(hook.id, `dead-letters/${String(letter?.['eventId'])}/redeliver`);
    await deliver(app);
    expect([receiver.sequencesOf(first), receiver.sequencesOf(second)]).toEqual([[1], []]);
    await world.act('admin', `/webhooks/${hook.id}`, `dead-letters/${String(letter?.['eventId'])}/redeliver`, {
      expect: 404,
    });
    expect((await act(hook.id, 'dead-letters/redeliver')).body).toMatchObject({ deadLetters: 0, outstanding: 1 });
    await deliver(app);
    expect(receiver.sequencesOf(second)).toEqual([1]);
  });

  test('Retry-After holds everything up for so long', async () => {
    const hook = await subscribe(world, receiver.url);
    receiver.react = (_, response) => {
      response.writeHead(429, { 'retry-after': '3600' }).end();
      return 'handled';
    };
    await happen(world, someone());
    await deliver(app);
    expect(await shown(world, hook.id)).toMatchObject({ holdUntil: addMinutes(world.now, 60) });
    receiver.react = () => undefined;
    const other = someone();
    await happen(world, other);
    world.wait(59);
    await deliver(app);
    expect(receiver.sequencesOf(other)).toEqual([]);
    world.wait(1);
    await deliver(app);
    expect(receiver.sequencesOf(other)).toEqual([1]);
    expect(await shown(world, hook.id)).toMatchObject({ holdUntil: null, outstanding: 0 });
  });

  test('a delivery that arrives meanwhile does not end the time asked for', async () => {
    const hook = await subscribe(world, receiver.url, { types: [SETTINGS_CHANGED] });
    let goOn = (): void => undefined;
    const asked = new Promise<undefined>((resolve) => (goOn = () => resolve(undefined)));
    receiver.react = () => asked;
    await happen(world, someone());
    await number(app);
    const sent = app.app.get(WebhookDispatcher).deliverDue();
    await receiver.until(({ deliveries }) => deliveries.length === 1);
    const until = addMinutes(world.now, 60);
    await app.pool.query('UPDATE webhook SET hold_until = $2, failing_since = $3 WHERE id = $1', [
      hook.id,
      until,
      world.now,
    ]);
    goOn();
    await sent;
    expect(await shown(world, hook.id)).toMatchObject({ outstanding: 0, failingSince: null, holdUntil: until });
  });

  test('410 disables it and an event says so; resumed, nothing is lost', async () => {
    const hook = await subscribe(world, receiver.url);
    const before = await endOf(world, 'admin');
    receiver.react = () => 410;
    const subject = someone();
    await happen(world, subject, 2);
    await deliver(app);
    expect(await shown(world, hook.id)).toMatchObject({ state: 'disabled', reason: 'gone', outstanding: 2 });
    await deliver(app);
    const { items } = await world.get<{ items: Json[] }>(
      'admin',
      `/events?${new URLSearchParams({ after: before, type: 'cn.governance-center.webhook.stopped.v1' }).toString()}`,
    );
    expect(items).toMatchObject([{ subject: `webhook/${hook.id}`, data: { reason: 'gone' } }]);
    const { rows } = await app.pool.query(
      `SELECT actor_account_id AS by, params FROM audit_log WHERE action = 'webhook_stopped' AND subject_id = $1`,
      [hook.id],
    );
    expect(rows).toEqual([{ by: null, params: { reason: 'gone' } }]);
    const line = { webhookId: hook.id, centerId: world.center, description: '市大数据局', reason: 'gone' };
    expect(await onDesk(hook.id)).toEqual([{ ...line, stoppedAt: world.now, outstanding: 2 }]);
    expect(await onDesk(hook.id, 'director')).toEqual([]);
    expect(await onDesk(hook.id, 'other.admin')).toEqual([]);
    receiver.react = () => undefined;
    receiver.forget();
    await act(hook.id, 'resume');
    expect(await onDesk(hook.id)).toEqual([]);
    await deliver(app);
    expect(receiver.sequencesOf(subject)).toEqual([1, 2]);
  });

  test('days of nothing but failures disable it', async () => {
    const hook = await subscribe(world, receiver.url);
    await receiver.close();
    for (let day = 0; day < 6; day += 1) {
      await happen(world, someone());
      await deliver(app);
      expect([day, (await shown(world, hook.id))['state']]).toEqual([day, day < 5 ? 'active' : 'disabled']);
      world.wait(24 * 60);
    }
    expect(await shown(world, hook.id)).toMatchObject({ reason: 'failing' });
  });

  test('with a thousand events on their way the rest waits in the feed', async () => {
    const hook = await subscribe(world, receiver.url, { types: [SETTINGS_CHANGED] });
    receiver.react = () => 500;
    const subject = someone();
    await happen(world, subject, 1050);
    await deliver(app);
    expect(await shown(world, hook.id)).toMatchObject({ outstanding: 1000 });
    // As if most had been delivered: one after the other takes its time.
    await app.pool.query(
      'DELETE FROM webhook_delivery d WHERE webhook_id = $1 AND position < (SELECT max(position) - 5 FROM webhook_delivery)',
      [hook.id],
    );
    receiver.react = () => undefined;
    receiver.forget();
    await act(hook.id, 'pause');
    await act(hook.id, 'resume');
    await deliver(app);
    expect(receiver.sequencesOf(subject)).toEqual(Array.from({ length: 56 }, (_, index) => index + 995));
  });

  /** Until nothing waits any more, however often it has to come. */
  async function exhaust(id: string): Promise<void> {
    for (let round = 0; round < 12; round += 1) {
      await deliver(app);
      const [line] = await logOf(id, '&outcome=again');
      if ((await shown(world, id))['outstanding'] === 0) return;
      world.moveTo(addMinutes(world.now > (line?.nextAt ?? '') ? world.now : (line?.nextAt ?? ''), 300));
    }
    throw new Error('something still waits');
  }
});

describe('while a delivery is under way', () => {
  /** The receiver is told to do this before it answers its first delivery. */
  const meanwhile = (work: () => Promise<unknown>): void => {
    receiver.react = async () => {
      receiver.react = () => undefined;
      await work();
      return undefined;
    };
  };

  test('a pause lets it arrive and holds back the next', async () => {
    const hook = await subscribe(world, receiver.url, { types: [SETTINGS_CHANGED] });
    const subject = someone();
    await happen(world, subject, 2);
    meanwhile(() => act(hook.id, 'pause'));
    await deliver(app);
    expect(receiver.sequencesOf(subject)).toEqual([1]);
    expect((await logOf(hook.id)).map(({ outcome }) => outcome)).toEqual(['delivered']);
    expect(await shown(world, hook.id)).toMatchObject({ state: 'paused', outstanding: 1 });
    await act(hook.id, 'resume');
    await deliver(app);
    expect(receiver.sequencesOf(subject)).toEqual([1, 2]);
  });

  test('a deletion is the end of it', async () => {
    const hook = await subscribe(world, receiver.url, { types: [SETTINGS_CHANGED] });
    const subject = someone();
    await happen(world, subject, 2);
    meanwhile(async () => {
      const etag = await world.etag('admin', `/webhooks/${hook.id}`);
      await (await world.as('admin')).delete(`/webhooks/${hook.id}`).set('If-Match', etag).expect(200);
    });
    await deliver(app);
    expect(receiver.sequencesOf(subject)).toEqual([1]);
    expect(await shown(world, hook.id)).toMatchObject({ state: 'deleted', outstanding: 0, failingSince: null });
    expect(await logOf(hook.id)).toMatchObject([{ outcome: 'delivered', attempt: 1, status: 204, nextAt: null }]);
  });

  test('a replay sends it again, in its turn; only what the webhook asks for', async () => {
    const hook = await subscribe(world, receiver.url, { types: [SETTINGS_CHANGED] });
    const after = await endOf(world, 'admin');
    const subject = someone();
    await happen(world, subject, 3);
    meanwhile(() => act(hook.id, 'replay', { after }));
    await deliver(app);
    expect(receiver.sequencesOf(subject)).toEqual([1, 1, 2, 3]);
    expect(receiver.deliveries.every(({ event }) => event.type === SETTINGS_CHANGED)).toBe(true);
    expect(await shown(world, hook.id)).toMatchObject({ outstanding: 0 });
    expect((await logOf(hook.id)).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 4 }, () => 'delivered'));
  });

  test('one that fails after a deletion is in the log too, with the address it went to', async () => {
    const hook = await subscribe(world, receiver.url, { types: [SETTINGS_CHANGED] });
    await happen(world, someone());
    receiver.react = async (_, response): Promise<'handled'> => {
      const etag = await world.etag('admin', `/webhooks/${hook.id}`);
      await (await world.as('admin')).delete(`/webhooks/${hook.id}`).set('If-Match', etag).expect(200);
      response.writeHead(500).end();
      return 'handled';
    };
    await deliver(app);
    const urlSha256 = createHash('sha256').update(receiver.url).digest('hex');
    expect(await logOf(hook.id)).toMatchObject([
      { outcome: 'dropped', attempt: 1, status: 500, failure: 'answered_5xx', nextAt: null, urlSha256 },
    ]);
  });
});

describe('replay', () => {
  test('from a cursor or an instant sends again what comes after it, in order', async () => {
    const hook = await subscribe(world, receiver.url);
    const subject = someone();
    await happen(world, subject, 2);
    await deliver(app);
    const after = await endOf(world, 'admin');
    world.wait(10);
    const from = world.now;
    await happen(world, subject, 2);
    await deliver(app);
    expect(receiver.sequencesOf(subject)).toEqual([1, 2, 3, 4]);
    for (const body of [{ after }, { from }]) {
      receiver.forget();
      await act(hook.id, 'replay', body);
      await deliver(app);
      expect(receiver.sequencesOf(subject)).toEqual([3, 4]);
    }
  });

  test.each([
    [{}, '/from', 'needs'],
    [{ after: 'x', from: '2026-01-01T00:00:00Z' }, '/from', 'not_allowed_with'],
    [{ after: 'nowhere' }, '/after', 'bad_cursor'],
    [{ from: '2027-01-01T00:00:00Z' }, '/from', 'in_future'],
  ])('%j names the field at fault', async (body, pointer, code) => {
    const hook = await subscribe(world, receiver.url);
    const reply = await world.act('admin', `/webhooks/${hook.id}`, 'replay', { body, expect: 400 });
    expect(reply.body).toMatchObject({ errors: [{ pointer, code }] });
  });

  test('what is no longer kept cannot be replayed, and a webhook left behind says so', async () => {
    const hook = await subscribe(world, receiver.url);
    const old = await endOf(world, 'admin');
    await act(hook.id, 'pause');
    await happen(world, someone(), 2);
    await deliver(app);
    const kept = await app.pool.query<{ kept: string }>('SELECT kept_after AS kept FROM event_feed');
    await app.pool.query('UPDATE event_feed SET kept_after = last_position');
    try {
      const reply = await world.act('admin', `/webhooks/${hook.id}`, 'replay', { body: { after: old }, expect: 410 });
      expect(reply.body).toMatchObject({ code: 'cursor_gone' });
      await act(hook.id, 'resume');
      await deliver(app);
      expect(await shown(world, hook.id)).toMatchObject({ state: 'disabled', reason: 'events_gone' });
      expect(await onDesk(hook.id)).toMatchObject([{ reason: 'events_gone' }]);
    } finally {
      await app.pool.query('UPDATE event_feed SET kept_after = $1', [kept.rows[0]?.kept]);
    }
  });
});

test('what waited for so long that the feed has let go of it is withheld, and the log says why', async () => {
  const hook = await subscribe(world, receiver.url, { types: [SETTINGS_CHANGED] });
  receiver.react = () => 500;
  await happen(world, someone());
  await deliver(app);
  const kept = await app.pool.query<{ kept: string }>('SELECT kept_after AS kept FROM event_feed');
  await app.pool.query('UPDATE event_feed SET kept_after = last_position');
  try {
    await act(hook.id, 'pause');
    await act(hook.id, 'resume');
    await deliver(app);
    expect((await logOf(hook.id))[0]).toMatchObject({ outcome: 'withheld', failure: 'not_kept', attempt: 0 });
    expect(await shown(world, hook.id)).toMatchObject({ outstanding: 0, state: 'active' });
  } finally {
    await app.pool.query('UPDATE event_feed SET kept_after = $1', [kept.rows[0]?.kept]);
  }
});

test('a secret is told once and kept sealed; one that cannot be opened any more stops its own webhook alone', async () => {
  const broken = await subscribe(world, receiver.url, { types: [SETTINGS_CHANGED] });
  const well = await Receiver.open();
  const hook = await subscribe(world, well.url, { types: [SETTINGS_CHANGED] });
  const told = [await world.get('admin', '/webhooks?limit=200'), await shown(world, hook.id), await logOf(hook.id)];
  const kept = await app.pool.query(`SELECT encode(secret, 'escape') AS secret, url, description FROM webhook`);
  expect(JSON.stringify([told, kept.rows])).not.toMatch(/whsec_/);
  await app.pool.query(`UPDATE webhook SET secret = '\\x00' WHERE id = $1`, [broken.id]);
  const subject = someone();
  await happen(world, subject, 2);
  await deliver(app);
  expect([well.sequencesOf(subject), receiver.deliveries]).toEqual([[1, 2], []]);
  expect(await shown(world, broken.id)).toMatchObject({ outstanding: 2 });
  await act(broken.id, 'rotate-secret', { overlapHours: 0 });
  world.wait(1);
  await deliver(app);
  expect(receiver.sequencesOf(subject)).toEqual([1, 2]);
  await well.close();
});

describe('who may', () => {
  test('a key with the scope keeps its own webhooks and knows no others', async () => {
    const [mine, other] = [await keyOf(['webhooks:manage']), await keyOf(['webhooks:manage'])];
    const by = (token: string) => ({
      get: (path: string) => nobody(app).get(path).set('Authorization', `Bearer ${token}`),
      post: (path: string) => nobody(app).post(path).set('Authorization', `Bearer ${token}`),
    });
    const body = { url: receiver.url, centerId: world.center, description: '法院' };
    const made = await by(mine.token).post('/webhooks').send(body);
    expect([made.status, made.body]).toMatchObject([201, { ownerId: mine.id }]);
    const { id } = made.body as { id: string };
    await subscribe(world, receiver.url);
    const listed = (await by(mine.token).get('/webhooks')).body as { items: Json[] };
    expect(listed.items.map((each) => each['id'])).toEqual([id]);
    expect((await by(other.token).get(`/webhooks/${id}`)).status).toBe(404);
    expect(
      (
        await by(mine.token)
          .post('/webhooks')
          .send({ ...body, ownerKeyId: other.id })
      ).body,
    ).toMatchObject({
      errors: [{ pointer: '/ownerKeyId', code: 'unknown_reference' }],
    });
    expect(
      (
        await by(mine.token)
          .post('/webhooks')
          .send({ ...body, centerId: world.neighbour })
      ).status,
    ).toBe(403);
    expect(await shown(world, id)).toMatchObject({ ownerId: mine.id });
  });

  test('nobody but a key itself sends what it sees, and administrators do not, to an address of their choice', async () => {
    const key = await keyOf(['disputes:read.center', 'webhooks:manage']);
    const body = { url: receiver.url, centerId: world.center, description: '外', ownerKeyId: key.id };
    const refused = await world.post('admin', '/webhooks', { body, expect: 409 });
    expect(refused.body).toMatchObject({ code: 'webhook_of_key', detail: expect.stringContaining('webhooks:manage') });
    const { id } = await subscribeBy(key, receiver.url);
    const elsewhere = { url: receiver.url.replace('centre', 'mine') };
    const moved = await world.patch('admin', `/webhooks/${id}`, { body: elsewhere, expect: 409 });
    expect(moved.body).toMatchObject({ code: 'webhook_of_key' });
    await world.patch('admin', `/webhooks/${id}`, { body: { url: receiver.url, description: '法院二' } });
    expect(await shown(world, id)).toMatchObject({ url: receiver.url, description: '法院二' });
    const etag = await world.etag('admin', `/webhooks/${id}`);
    const own = await nobody(app)
      .patch(`/webhooks/${id}`)
      .set('Authorization', `Bearer ${key.token}`)
      .set('If-Match', etag)
      .send(elsewhere);
    expect([own.status, own.body]).toMatchObject([200, elsewhere]);
    const harmless = await keyOf(['reports:read']);
    const named = await subscribe(world, receiver.url, { ownerKeyId: harmless.id });
    expect(await shown(world, named.id)).toMatchObject({ ownerId: harmless.id });
    await world.patch('admin', `/webhooks/${named.id}`, { body: elsewhere });
  });

  test('neighbours know nothing of it; a key of elsewhere is no owner', async () => {
    const hook = await subscribe(world, receiver.url);
    await world.get('other.admin', `/webhooks/${hook.id}`, 404);
    await world.post('other.admin', `/webhooks/${hook.id}/ping`, { expect: 404 });
    const body = { url: receiver.url, centerId: world.neighbour, description: '外' };
    await world.post('admin', '/webhooks', { body, expect: 403 });
    for (const ownerKeyId of [newId(), (await keyOf(['webhooks:manage'])).id]) {
      const elsewhere = { url: receiver.url, centerId: world.neighbour, description: '外', ownerKeyId };
      const reply = await world.post('other.admin', '/webhooks', { body: elsewhere, expect: 400 });
      expect(reply.body).toMatchObject({ errors: [{ pointer: '/ownerKeyId', code: 'unknown_reference' }] });
    }
  });

  test('fifty at a centre are enough, also when they are asked for at once', async () => {
    await app.pool.query(
      `INSERT INTO webhook (id, center_id, owner_id, url, description, types, state, position, secret, created_by, created_at, updated_at)
       SELECT gen_random_uuid(), $1, $2, 'https://h.example', 'x', '{}', 'paused', 0, '\\x00', $2, now(), now() FROM generate_series(1, 48)`,
      [world.center, newId()],
    );
    const agent = await world.as('admin');
    const body = { url: receiver.url, centerId: world.center, description: '同时' };
    const replies = await Promise.all(Array.from({ length: 6 }, () => agent.post('/webhooks').send(body)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
    const refused = replies.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'too_many_webhooks' });
  });
});

test('every state is shown, each change is in the audit log without address or secret, and figures are measured', async () => {
  const hook = await subscribe(world, receiver.url);
  await act(hook.id, 'pause');
  const url = receiver.url.replace('centre', 'another');
  await world.patch('admin', `/webhooks/${hook.id}`, { body: { url, description: '市大数据局' } });
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  const { id: ownerId } = await world.get<Json>('admin', '/me');
  const [before, after] = [receiver.url, url].map((one) => ({ ownerId, urlSha256: digest(one) }));
  const { rows } = await app.pool.query<{ action: string; params: object }>(
    'SELECT action, params FROM audit_log WHERE subject_id = $1 ORDER BY at, id',
    [hook.id],
  );
  expect(rows).toEqual([
    { action: 'webhook_created', params: { state: 'active', changed: [], ...before } },
    { action: 'webhook_paused', params: { state: 'paused', changed: [], ...before } },
    { action: 'webhook_changed', params: { state: 'paused', changed: ['url'], ...after } },
  ]);
  const { body: metrics } = await app.app.inject({ method: 'GET', url: '/metrics' });
  for (const name of ['webhook_outstanding', 'webhook_dead_letters', 'webhooks_failing', 'webhook_lag_events'])
    expect(metrics).toMatch(new RegExp(`^${name} \\d+$`, 'm'));
  expect(WEBHOOK_STATES).toContain((await shown(world, hook.id))['state']);
});

test('what is asked for twice under one Idempotency-Key is done once and answered alike', async () => {
  const hook = await subscribe(world, receiver.url);
  const path = `/webhooks/${hook.id}`;
  const agent = await world.as('admin');
  for (const [action, body] of [
    ['pause', undefined],
    ['resume', undefined],
    ['replay', { from: world.now }],
    ['dead-letters/redeliver', undefined],
  ] as const) {
    const key = newId();
    const etag = await world.etag('admin', path);
    const ask = () => agent.post(`${path}/${action}`).set('If-Match', etag).set('Idempotency-Key', key).send(body);
    const [first, second] = [await ask(), await ask()];
    expect([action, first.status, second.status]).toEqual([action, 200, 200]);
    expect([action, (second.body as Json)['version']]).toEqual([action, (first.body as Json)['version']]);
  }
  const { rows } = await app.pool.query('SELECT action FROM audit_log WHERE subject_id = $1', [hook.id]);
  expect(rows).toHaveLength(5);
});

test('the log is forgotten in time', async () => {
  const hook = await subscribe(world, receiver.url);
  await act(hook.id, 'ping');
  for (const [days, lines] of [
    [29, 1],
    [2, 0],
  ] as const) {
    world.wait(days * 24 * 60);
    await app.app.get(Ticker).runDue();
    expect(await logOf(hook.id)).toHaveLength(lines);
  }
});
