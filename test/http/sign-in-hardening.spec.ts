/**
 * Signing in where somebody guesses: the right person elsewhere notices nothing, who asks learns nothing of which names there are, and
 * what ends a session ends it in every process at once.
 */
import { jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import request from 'supertest';
import { createApp } from '../../src/app.setup.js';
import { PasswordsService } from '../../src/modules/access/passwords.service.js';
import { createPool } from '../../src/platform/database/pool.js';
import { DEMO_PASSWORD, startTestApp, type TestApp, testConfig } from '../support/app.js';
import { World } from '../support/world.js';

const SETTINGS = { TRUST_PROXY: 'true' };

let app: TestApp;
let world: World;
let other: { app: NestFastifyApplication; pool: pg.Pool };

beforeAll(async () => {
  app = await startTestApp({ settings: SETTINGS });
  world = await World.of(app);
  const pool = createPool({ url: app.database.appUrl });
  const { clock } = app;
  other = { app: await createApp({ config: testConfig(app.database.appUrl, SETTINGS), pool, clock }), pool };
  await other.app.listen(0, '127.0.0.1');
});

afterAll(async () => {
  await other?.app.close();
  await other?.pool.end();
  await app?.close();
});

type Where = 'here' | 'there';

const serverOf = (where: Where) => (where === 'here' ? app.server : other.app.getHttpServer());

const signIn = (username: string, password: string, from: string, where: Where = 'here') =>
  request(serverOf(where)).post('/api/v1/auth/token').set('X-Forwarded-For', from).send({ username, password });

const send = (where: Where, token: string, path: string, body: object) =>
  request(serverOf(where)).post(`/api/v1${path}`).set('Authorization', `Bearer ${token}`).send(body);

const read = async (where: Where, token: string): Promise<number> =>
  (await request(serverOf(where)).get('/api/v1/me').set('Authorization', `Bearer ${token}`)).status;

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const tokens = async (username: string, where: Where = 'here', password = DEMO_PASSWORD): Promise<Tokens> =>
  (await signIn(username, password, '192.0.2.50', where).expect(200)).body as Tokens;

test('who guesses at one address holds up neither its owner at another nor any process', async () => {
  const [stranger, owner] = ['203.0.113.66', '192.0.2.10'];
  const statuses: number[] = [];
  for (let guess = 0; guess < 12; guess += 1)
    statuses.push((await signIn('judge', `guess-${guess}`, stranger, guess % 2 === 0 ? 'here' : 'there')).status);
  expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(7).fill(429)]);
  // The stranger is told to wait even with the right password: else the answer would tell that it is right.
  expect((await signIn('judge', DEMO_PASSWORD, stranger, 'there')).status).toBe(429);
  expect((await signIn('judge', DEMO_PASSWORD, owner, 'there')).status).toBe(200);
  expect((await signIn('judge', DEMO_PASSWORD, owner, 'here')).status).toBe(200);
});

test('guesses from many addresses slow none of them down for the owner', async () => {
  for (let guess = 0; guess < 30; guess += 1)
    expect((await signIn('police', 'a-wrong-one', `198.51.100.${guess}`)).status).toBe(401);
  expect((await signIn('police', DEMO_PASSWORD, '192.0.2.11')).status).toBe(200);
});

test('a name nobody has costs the same statements and the same hash as a wrong password', async () => {
  const asked: string[] = [];
  const acquire = (client: pg.PoolClient & { isHeard?: true }): void => {
    if (client.isHeard) return;
    client.isHeard = true;
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]): unknown => {
      const [first] = given as [string | { text: string }];
      asked.push(typeof first === 'string' ? first : first.text);
      return query(...given);
    }) as typeof client.query;
  };
  app.served.on('acquire', acquire);
  const verify = jest.spyOn(app.app.get(PasswordsService), 'verify');
  const costOf = async (username: string): Promise<{ statements: string[]; hashes: number }> => {
    asked.length = 0;
    verify.mockClear();
    const { status, body } = await signIn(username, 'not-the-password', '192.0.2.77');
    expect([status, body.code]).toEqual([401, 'sign_in_failed']);
    return { statements: [...asked], hashes: verify.mock.calls.length };
  };
  const known = await costOf('mediator');
  const unknown = await costOf('nobody.of.that.name');
  expect(known.statements.length).toBeGreaterThan(5);
  expect(unknown).toEqual(known);
  verify.mockRestore();
});

test('where there is no hash the password is compared with one all the same', async () => {
  const compared: string[] = [];
  jest.unstable_mockModule('@node-rs/argon2', () => ({
    hash: (password: string) => Promise.resolve(`hash of ${password}`),
    verify: (hash: string, password: string) => {
      compared.push(hash);
      return Promise.resolve(hash === `hash of ${password}`);
    },
  }));
  jest.resetModules();
  const { PasswordsService: Service } = await import('../../src/modules/access/passwords.service.js');
  const service = new Service();
  jest.spyOn(service, 'temporary').mockReturnValue('guessed-by-chance');
  expect(await service.verify(null, 'guessed-by-chance')).toBe(false);
  expect(await service.verify('hash of mine', 'mine')).toBe(true);
  expect(compared).toEqual(['hash of guessed-by-chance', 'hash of mine']);
});

describe('what ends a session ends it in the other process at once', () => {
  test('signing out', async () => {
    const { accessToken, refreshToken } = await tokens('lawyer');
    expect(await read('there', accessToken)).toBe(200);
    await send('here', accessToken, '/auth/logout', {}).expect(204);
    expect(await read('there', accessToken)).toBe(401);
    await send('there', '', '/auth/refresh', { refreshToken }).expect(401);
  });

  test('a refresh token that comes twice', async () => {
    const { accessToken, refreshToken } = await tokens('lawyer');
    const next = (await send('here', '', '/auth/refresh', { refreshToken }).expect(200)).body as Tokens;
    expect(await read('there', next.accessToken)).toBe(200);
    await send('there', '', '/auth/refresh', { refreshToken }).expect(401);
    expect([await read('here', next.accessToken), await read('there', accessToken)]).toEqual([401, 401]);
  });

  test('another password, a reset one, and an account that is disabled', async () => {
    const made = await world.post('admin', '/accounts', {
      body: { centerId: world.center, username: 'short.lived', name: '临时' },
    });
    const path = `/accounts/${(made.body as { id: string }).id}`;
    const issue = async (): Promise<string> =>
      ((await world.act('admin', path, 'password-reset')).body as { temporaryPassword: string }).temporaryPassword;
    const first = await issue();
    const [here, there] = [await tokens('short.lived', 'here', first), await tokens('short.lived', 'there', first)];
    const change = { currentPassword: first, newPassword: 'three-calm-rivers' };
    await send('here', here.accessToken, '/me/password', change).expect(204);
    expect([await read('here', there.accessToken), await read('there', here.accessToken)]).toEqual([401, 200]);
    await issue();
    expect(await read('there', here.accessToken)).toBe(401);
    const { accessToken } = await tokens('short.lived', 'there', await issue());
    expect(await read('here', accessToken)).toBe(200);
    await world.patch('admin', path, { body: { disabled: true } });
    expect(await read('there', accessToken)).toBe(401);
    expect((await signIn('short.lived', 'three-calm-rivers', '192.0.2.50', 'there')).status).toBe(401);
  });

  test('a grant that is taken away', async () => {
    const made = await world.post('admin', '/accounts', {
      body: { centerId: world.center, username: 'once.officer', name: '前值班员' },
    });
    const path = `/accounts/${(made.body as { id: string }).id}`;
    const grant = await world.post('admin', `${path}/grants`, {
      body: { role: 'petition_officer', centerId: world.center },
    });
    const issued = await world.act('admin', path, 'password-reset');
    const { temporaryPassword } = issued.body as { temporaryPassword: string };
    const { accessToken } = await tokens('once.officer', 'there', temporaryPassword);
    const change = { currentPassword: temporaryPassword, newPassword: 'three-calm-rivers' };
    await send('there', accessToken, '/me/password', change).expect(204);
    const register = async (token: string): Promise<number> =>
      (await request(serverOf('there')).get('/api/v1/petitions').set('Authorization', `Bearer ${token}`)).status;
    expect(await register(accessToken)).toBe(200);
    const { id } = grant.body as { id: string };
    await (await world.as('admin')).delete(`${path}/grants/${id}`).expect(200);
    expect(await register(accessToken)).toBe(403);
  });

  test('an API key that is revoked', async () => {
    const body = {
      name: '前系统',
      centerId: world.center,
      scopes: ['petitions:read'],
      expiresAt: '2027-06-30T16:00:00.000Z',
    };
    const key = (await world.post('admin', '/api-keys', { body })).body as {
      id: string;
      token: string;
      standing: string;
    };
    if (key.standing === 'pending') await world.act('director', `/api-keys/${key.id}`, 'approve');
    expect([await read('here', key.token), await read('there', key.token)]).toEqual([200, 200]);
    await world.act('admin', `/api-keys/${key.id}`, 'revoke');
    expect([await read('there', key.token), await read('here', key.token)]).toEqual([401, 401]);
  });
});
