/** Two processes on one database are one service: what the one did, the other knows with its next request, and a guard holds for both. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import request from 'supertest';
import { createApp } from '../../src/app.setup.js';
import { PER_ACCOUNT_AND_ADDRESS } from '../../src/domain/access/credentials.js';
import type { SettingsResponse } from '../../src/modules/centers/settings.dto.js';
import { createPool } from '../../src/platform/database/pool.js';
import { startTestApp, type TestApp, testConfig } from '../support/app.js';
import { tokenOf } from '../support/as.js';
import { Case, CLEAN, type Json, World } from '../support/world.js';

let one: TestApp;
let world: World;
let second: NestFastifyApplication;
let pool: pg.Pool;
/** The same people, signed in with the one and asking the other. */
async function other(username: string): Promise<Record<'get' | 'post', (path: string) => request.Test>> {
  const token = await tokenOf(one, username);
  const call = (method: 'get' | 'post') => (path: string) =>
    request(second.getHttpServer())[method](`/api/v1${path}`).set('Authorization', `Bearer ${token}`);
  return { get: call('get'), post: call('post') };
}

beforeAll(async () => {
  one = await startTestApp();
  world = await World.of(one);
  pool = createPool({ url: one.database.appUrl });
  const config = testConfig(one.database.appUrl, { FILES_DIR: one.files });
  second = await createApp({ config, pool, clock: one.clock });
});

afterAll(async () => {
  await second?.close();
  await pool?.end();
  await one?.close();
});

const signIn = (server: TestApp['server'], username: string, password: string) =>
  request(server).post('/api/v1/auth/token').send({ username, password });

test('a right is in force and gone, a session over, a key revoked, at once for both', async () => {
  const { id } = await world.get('lawyer', '/me');
  await (await other('lawyer')).get('/audit-log').expect(403);
  const body = { role: 'auditor', centerId: world.center };
  const given = await world.post('admin', `/accounts/${String(id)}/grants`, { body });
  await (await other('lawyer')).get('/audit-log').expect(200);
  const grant = `/accounts/${String(id)}/grants/${(given.body as { id: string }).id}`;
  await (await world.as('admin')).delete(grant).expect(200);
  await (await other('lawyer')).get('/audit-log').expect(403);

  const key = {
    name: '热线',
    centerId: world.center,
    scopes: ['disputes:write'],
    expiresAt: '2027-06-30T16:00:00.000Z',
  };
  const issued = (await world.post('admin', '/api-keys', { body: key })).body as { id: string; token: string };
  const asKey = () => request(second.getHttpServer()).get('/api/v1/me').set('Authorization', `Bearer ${issued.token}`);
  expect((await asKey()).status).not.toBe(401);
  await world.act('admin', `/api-keys/${issued.id}`, 'revoke', {});
  expect((await asKey()).status).toBe(401);

  await (await other('procurator')).post('/auth/logout').expect(204);
  await (await world.as('procurator')).get('/me').expect(401);
});

test('settings that the one changed hold in the other, and what it read before is stale there', async () => {
  const path = `/centers/${world.center}/settings`;
  const before = await (await other('admin')).get(path).expect(200);
  const { mediation, duty, rooms, petitions } = before.body as SettingsResponse;
  const changed = { mediation, duty: { ...duty, swapNeedsApproval: !duty.swapNeedsApproval }, rooms, petitions };
  const admin = await world.as('admin');
  await admin.put(path).set('If-Match', String(before.headers['etag'])).send(changed).expect(200);
  const after = await (await other('admin')).get(path).expect(200);
  expect(after.body).toMatchObject(changed);
  const again = await request(second.getHttpServer())
    .put(`/api/v1${path}`)
    .set('Authorization', `Bearer ${await tokenOf(one, 'admin')}`)
    .set('If-Match', String(before.headers['etag']))
    .send(changed);
  expect(again.status).toBe(412);
});

test('a request that is repeated at the other is done once, and a page goes on there', async () => {
  const key = randomUUID();
  const body = { name: '第四调解室', kind: 'mediation' };
  const path = `/centers/${world.center}/rooms`;
  const made = await world.post('admin', path, { body, headers: { 'idempotency-key': key } });
  const again = await (await other('admin')).post(path).set('idempotency-key', key).send(body);
  expect([again.status, again.body]).toEqual([201, made.body]);
  await Case.registered(world);
  await Case.registered(world);
  const all = await world.get<{ items: { id: string }[] }>('director', '/disputes?limit=2');
  const first = await world.get<{ items: { id: string }[]; nextCursor: string }>('director', '/disputes?limit=1');
  const next = await (await other('director')).get(`/disputes?limit=1&cursor=${first.nextCursor}`).expect(200);
  expect([...first.items, ...(next.body as typeof first).items].map(({ id }) => id)).toEqual(
    all.items.map(({ id }) => id),
  );
});

test('of many who accept one case through both, one does; numbers of cases accepted through both have no gap', async () => {
  const accept = async (file: Case, at: 'one' | 'other') => {
    const etag = await world.etag('justice', file.path);
    const path = `${file.path}/accept`;
    const sent = at === 'one' ? (await world.as('justice')).post(path) : (await other('justice')).post(path);
    return sent.set('If-Match', etag).send({ screening: CLEAN });
  };
  const file = await Case.registered(world);
  const replies = await Promise.all((['one', 'other', 'one', 'other'] as const).map((at) => accept(file, at)));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(replies.filter(({ status }) => ![200, 409, 412].includes(status)).map(({ body }) => body as Json)).toEqual([]);
  const files = [await Case.registered(world), await Case.registered(world), await Case.registered(world)];
  const accepted = await Promise.all(files.map((each, nth) => accept(each, nth % 2 === 0 ? 'one' : 'other')));
  const serials = accepted.map(({ body }) => Number(/(\d+)号$/.exec(String((body as Json)['number']))?.[1]));
  const [first = 0] = serials.sort((a, b) => a - b);
  expect(serials).toEqual([first, first + 1, first + 2]);
});

test('who fails to sign in at the one is slowed at the other', async () => {
  const servers = [one.server, second.getHttpServer()];
  for (let tries = 0; tries < PER_ACCOUNT_AND_ADDRESS.free + 1; tries += 1)
    await signIn(servers[tries % 2] ?? one.server, 'mediator', 'wrong-password').expect(({ status }) =>
      expect([401, 429]).toContain(status),
    );
  for (const server of servers) expect((await signIn(server, 'mediator', 'wrong-password')).status).toBe(429);
});
