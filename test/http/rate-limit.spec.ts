/** So many requests a minute: for a caller, for an address, until the next minute; and what every answer says of it. */
import request from 'supertest';
import { RateLimit } from '../../src/platform/http/rate-limit.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { DEMO_PASSWORD, startTestApp, TEST_NOW, type TestApp } from '../support/app.js';

const LIMIT = 5;

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ settings: { REQUESTS_PER_MINUTE: String(LIMIT) } });
});

afterAll(() => app?.close());

const get = (path: string, token?: string) => {
  const asked = request(app.server).get(path);
  return token === undefined ? asked : asked.set('Authorization', `Bearer ${token}`);
};

test('one more than allowed waits, in a problem that says how long; others go on; the next minute begins anew', async () => {
  const signIn = { username: 'grid', password: DEMO_PASSWORD };
  const { body } = await request(app.server).post('/api/v1/auth/token').send(signIn).expect(200);
  const { accessToken } = body as { accessToken: string };
  for (let left = LIMIT - 1; left >= 0; left -= 1) {
    const { headers } = await get('/api/v1/me', accessToken).expect(200);
    expect(headers['ratelimit']).toBe(`"requests";r=${left};t=60`);
    expect(headers['ratelimit-policy']).toBe(`"requests";q=${LIMIT};w=60`);
  }
  const refused = await get('/api/v1/me', accessToken)
    .expect(429)
    .expect('content-type', /problem\+json/);
  expect(refused.body).toMatchObject({ code: 'too_many_requests', status: 429 });
  expect(refused.headers).toMatchObject({ 'retry-after': '60', ratelimit: '"requests";r=0;t=60' });
  await get('/api/v1/me', 'another-token').expect(401);
  await get('/health/live').expect(200);
  app.clock.set('2026-10-14T02:01:00.000Z');
  await get('/api/v1/me', accessToken).expect(200);
});

test('also what is refused early says how many are left', async () => {
  for (const path of ['/api/v1/me', '/api/v1/nothing']) {
    expect((await get(path)).headers['ratelimit']).toMatch(/^"requests";r=\d+;t=60$/);
  }
});

test.each(['/%61pi/v1/me', '/%61pi/v1/nothing', '/%6fpen311/services.json'])('%s is limited as well', async (path) => {
  expect((await get(path)).headers['ratelimit']).toMatch(/^"requests";r=\d+;t=60$/);
});

test('an address that a proxy passes on and that is none is not believed', async () => {
  const proxied = await startTestApp({ kind: 'empty', settings: { REQUESTS_PER_MINUTE: '2', TRUST_PROXY: 'true' } });
  try {
    const as = (address: string) =>
      request(proxied.server).get('/api/v1/report-signing-keys').set('X-Forwarded-For', address);
    for (const status of [200, 200, 429]) await as(`made-up-${status}-${'x'.repeat(300)}`).expect(status);
    await as('made-up-again').expect(429);
    await as('192.0.2.1').expect(200);
    for (const [end, status] of ([200, 200, 429] as const).entries()) await as(`2001:db8::${end}`).expect(status);
  } finally {
    await proxied.close();
  }
});

describe('the count', () => {
  test('made-up tokens share what their address has', () => {
    const limit = new RateLimit(LIMIT, new FixedClock(TEST_NOW));
    const taken = Array.from({ length: LIMIT * 10 + 1 }, (_, index) => limit.take(`token ${index}`, '192.0.2.1'));
    expect(taken.filter(({ isExceeded }) => isExceeded)).toHaveLength(1);
    expect(limit.take('token 0', '192.0.2.1').isExceeded).toBe(true);
    expect(limit.take('token 0', '192.0.2.2').isExceeded).toBe(false);
  });

  test('those without a token are counted by their address', () => {
    const limit = new RateLimit(LIMIT, new FixedClock(TEST_NOW));
    for (let index = 0; index < LIMIT; index += 1) expect(limit.take(undefined, '192.0.2.1').isExceeded).toBe(false);
    expect(limit.take(undefined, '192.0.2.1').isExceeded).toBe(true);
    expect(limit.take(undefined, '192.0.2.2').isExceeded).toBe(false);
  });
});
