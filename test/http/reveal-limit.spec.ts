/** So many reveals an hour for an account: in every process, from every address, until the hour is over; and what does not count. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import request from 'supertest';
import { createApp } from '../../src/app.setup.js';
import { createPool } from '../../src/platform/database/pool.js';
import { startTestApp, type TestApp, testConfig } from '../support/app.js';
import { tokenOf } from '../support/as.js';
import { Case, newId, World } from '../support/world.js';

const SETTINGS = { REVEALS_PER_HOUR: '3', TRUST_PROXY: 'true' };

let app: TestApp;
let world: World;
let other: { app: NestFastifyApplication; pool: pg.Pool };
let path: string;

beforeAll(async () => {
  app = await startTestApp({ settings: SETTINGS });
  world = await World.of(app);
  const party = { id: newId(), role: 'applicant', kind: 'person', name: '卓某', phone: '13912345678' };
  const file = await Case.registered(world, 'justice', { parties: [party] });
  path = `${file.path}/parties/${party.id}/reveal`;
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

const BODY = { fields: ['phone'], purpose: 'contact' };

/** Past the test's own client: by either process, from any address. */
async function reveal(username: string, where: 'here' | 'there' = 'here', from = '192.0.2.1', body: object = BODY) {
  const server = where === 'here' ? app.server : other.app.getHttpServer();
  return request(server)
    .post(`/api/v1${path}`)
    .set({ Authorization: `Bearer ${await tokenOf(app, username)}`, 'X-Forwarded-For': from })
    .send(body);
}

test('one more than allowed waits, whichever process and address it comes by; others go on', async () => {
  expect((await reveal('justice')).status).toBe(200);
  world.wait(10);
  expect((await reveal('justice', 'there', '198.51.100.7')).status).toBe(200);
  expect((await reveal('justice', 'there')).body).toEqual({ phone: '13912345678' });
  for (const [where, from] of [
    ['here', '192.0.2.1'],
    ['there', '203.0.113.9'],
  ] as const) {
    const refused = await reveal('justice', where, from);
    expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([
      429,
      'too_many_requests',
      '3000',
    ]);
    expect(refused.headers).toMatchObject({
      'ratelimit-policy': '"reveal";q=3;w=3600',
      ratelimit: '"reveal";r=0;t=3000',
    });
    expect(refused.text).not.toContain('13912345678');
  }
  expect((await reveal('director')).status).toBe(200);
  world.wait(49);
  expect((await reveal('justice')).headers['retry-after']).toBe('60');
  world.wait(1);
  expect((await reveal('justice', 'there')).status).toBe(200);
});

test('what is refused for another reason counts nothing, and shows nothing', async () => {
  world.wait(60);
  for (let times = 0; times < 5; times += 1) {
    expect((await reveal('justice', 'here', '192.0.2.1', { fields: ['phone'] })).status).toBe(400);
    expect((await reveal('other.director')).status).toBe(404);
    expect((await reveal('admin')).status).toBe(403);
  }
  for (const status of [200, 200, 200, 429]) expect((await reveal('justice')).status).toBe(status);
});

test('many at once get no more than one by one', async () => {
  world.wait(60);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => reveal('justice', index % 2 === 0 ? 'here' : 'there')),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, ...Array<number>(7).fill(429)]);
  const { rows } = await app.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM audit_log WHERE action = 'party.revealed' AND at = $1`,
    [world.now],
  );
  expect(rows).toEqual([{ count: 3 }]);
});

test('what is told to a person about their own cases counts as one reveal for each of them', async () => {
  world.wait(120);
  const party = () => ({
    parties: [
      { id: newId(), role: 'applicant', kind: 'person', name: '卓某', idNumber: '350981199001010015' },
      { id: newId(), role: 'respondent', kind: 'person', name: '林某' },
    ],
  });
  const file = await Case.registered(world, 'justice', party());
  await Case.registered(world, 'justice', party());
  const body = { partyId: file.parties[0], kind: 'access', via: 'in_person', identityCheck: 'id_card_seen' };
  const { id } = (await file.record('justice', 'subject-requests', { ...body, receivedOn: '2026-10-14' })).body as {
    id: string;
  };
  await world.act('director', `/subject-requests/${id}`, 'decide', { body: { decision: 'granted' } });
  const data = `/subject-requests/${id}/data`;
  expect((await world.get<{ cases: unknown[] }>('director', data)).cases).toHaveLength(2);
  expect(await world.get('director', data, 429)).toMatchObject({ code: 'too_many_requests' });
  expect((await reveal('director')).status).toBe(200);
  expect((await reveal('director')).status).toBe(429);
  // Whoever has more cases than an hour allows is told of them all the same.
  for (const _ of [1, 2]) await Case.registered(world, 'justice', party());
  world.wait(61);
  expect((await world.get<{ cases: unknown[] }>('director', data)).cases).toHaveLength(4);
  expect((await reveal('director')).status).toBe(429);
});
