/** What a hostile caller or a failing database must not bring about: each of these once did. */
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { DeskResponse } from '../../src/modules/desk/desk.dto.js';
import { loggedError } from '../../src/platform/http/logged-error.js';
import { DEMO_PASSWORD, startTestApp, type TestApp } from '../support/app.js';
import { tokenOf } from '../support/as.js';
import { Case, CLEAN, leak, type Json, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json & { code?: string; errors?: { pointer: string; code: string }[] };
}

/** Past the test's own client, which would mend what is sent. */
async function send(path: string, init: RequestInit & { token?: string } = {}): Promise<Answer> {
  const { port } = app.server.address() as AddressInfo;
  const { token = await tokenOf(app, 'justice'), headers, ...rest } = init;
  const sent = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    ...(headers as Record<string, string>),
  };
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, { ...rest, headers: sent });
  const text = await reply.text();
  return {
    status: reply.status,
    headers: reply.headers,
    body: (text === '' ? {} : JSON.parse(text)) as Answer['body'],
  };
}

const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  send(path, { method: 'POST', body, headers });

/** A new account of the centre with one role, signed in; without a person of the staff behind it unless one is named. */
async function newcomer(username: string, role: string): Promise<string> {
  const { body } = await world.post('admin', '/accounts', {
    body: { centerId: world.center, username, name: username },
  });
  const path = `/accounts/${String((body as Json)['id'])}`;
  const issued = await world.act('admin', path, 'password-reset');
  await world.post('admin', `${path}/grants`, { body: { role, centerId: world.center } });
  const { temporaryPassword } = issued.body as { temporaryPassword: string };
  const sign = await post('/auth/token', JSON.stringify({ username, password: temporaryPassword }));
  const token = String(sign.body['accessToken']);
  const change = { currentPassword: temporaryPassword, newPassword: DEMO_PASSWORD };
  expect((await send('/me/password', { method: 'POST', body: JSON.stringify(change), token })).status).toBe(204);
  return token;
}

describe('the database', () => {
  test('a connection that breaks in the middle of a transaction costs that request and no more', async () => {
    const holder = await app.pool.connect();
    await holder.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('center tree', 0))`);
    const path = `/centers/${world.center}`;
    const waiting = world.patch('admin', path, { body: { name: '阳春社区综治中心' }, expect: 503 });
    const broken = async (): Promise<boolean> => {
      const { rowCount } = await app.served.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event = 'advisory' AND pid <> pg_backend_pid()`,
      );
      return (rowCount ?? 0) > 0;
    };
    for (let tries = 0; tries < 200 && !(await broken()); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(((await waiting).body as Json)['code']).toBe('unavailable');
    await holder.query('ROLLBACK');
    holder.release();
    await world.get('admin', path);
  });

  test('a receipt number that was given before is drawn anew, unseen by the counter', async () => {
    const outside = new pg.Client({ connectionString: app.database.superUrl });
    await outside.connect();
    // The first two draws meet a number already given; a sequence keeps its count when a transaction is rolled back.
    await outside.query(`
      CREATE SEQUENCE draws;
      GRANT USAGE ON SEQUENCE draws TO PUBLIC;
      CREATE FUNCTION already_given() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('draws') < 3 THEN
          RAISE EXCEPTION 'given before' USING ERRCODE = '23505', CONSTRAINT = 'dispute_receipt_no';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER already_given BEFORE INSERT ON dispute FOR EACH ROW EXECUTE FUNCTION already_given()`);
    const { id } = await Case.registered(world);
    await outside.query(`DROP TRIGGER already_given ON dispute`);
    const { rows } = await outside.query('SELECT last_value FROM draws');
    await outside.end();
    expect(rows).toEqual([{ last_value: '3' }]);
    const { rows: log } = await app.pool.query('SELECT seq FROM case_log WHERE dispute_id = $1 ORDER BY seq', [id]);
    expect(log).toEqual([{ seq: 1 }, { seq: 2 }]);
  });

  test('what it says of a row does not reach the log', () => {
    const row = 'Failing row contains (张某, 13800000000).';
    const error = Object.assign(new Error('violates check constraint'), {
      code: '23514',
      table: 'party',
      detail: row,
      where: row,
    });
    const logged = loggedError(new Error('outer', { cause: error }));
    expect(logged.cause).toMatchObject({ message: 'violates check constraint', code: '23514', table: 'party' });
    expect(JSON.stringify({ ...logged, stack: '' })).not.toContain('张某');
  });
});

describe('bodies', () => {
  test('one that nests for ever is refused with an Idempotency-Key as without', async () => {
    const deep = `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    for (const headers of [{}, { 'idempotency-key': 'deep' }]) {
      const { status, body } = await post('/disputes', deep, headers);
      expect([status, body.errors?.map(({ code }) => code)]).toEqual([400, ['too_deep']]);
    }
  });

  test('names that every object answers to are unknown fields and parameters like any other', async () => {
    const body = leak(world);
    const parties = [{ ...body.parties[0], toString: 3 }];
    const spoilt = { hasOwnProperty: 1, constructor: 2, ...body, parties };
    const refused = await post('/disputes', JSON.stringify(spoilt));
    expect(refused.body.errors).toMatchObject([
      { pointer: '/hasOwnProperty', code: 'unknown_field' },
      { pointer: '/constructor', code: 'unknown_field' },
      { pointer: '/parties/0/toString', code: 'unknown_field' },
    ]);
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const { status, body: problem } = await send(`/disputes?${name}=1`);
      expect([status, problem.errors?.[0]?.code]).toEqual([400, 'unknown_parameter']);
    }
  });

  test('another encoding than UTF-8 is no JSON, rather than a case with broken names', async () => {
    const [before = '', after = ''] = JSON.stringify(leak(world, { title: '@@' })).split('@@');
    // 阳春 in GBK.
    const gbk = Uint8Array.from([...Buffer.from(before), 0xd1, 0xf4, 0xb4, 0xba, ...Buffer.from(after)]);
    const { status, body } = await post('/disputes', gbk);
    expect([status, body.code]).toEqual([400, 'malformed_json']);
  });

  test('a title nobody can see is none', async () => {
    const { status, body } = await post('/disputes', JSON.stringify(leak(world, { title: '\u200b\u2066 \u2069' })));
    expect([status, body.errors]).toMatchObject([400, [{ pointer: '/title', code: 'too_short' }]]);
  });

  test('a petition need not say that it is no joint letter', async () => {
    const petition = { occurredOn: '2026-10-12', channel: 'visit', level: 'community', persons: 1, group: false };
    const rest = { centerId: world.center, matter: '楼道照明', first: true, knownFrom: 'own' };
    const { body } = await world.post('petition', '/petitions', { body: { ...petition, ...rest } });
    expect((body as Json)['jointLetter']).toBe(false);
  });
});

test('headers without end are answered as a problem too', async () => {
  const { status, headers, body } = await send('/me', { headers: { 'x-long': 'x'.repeat(20_000) } });
  expect([status, body.code]).toEqual([431, 'headers_too_large']);
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
});

describe('rights', () => {
  test('an account without a person is not the guest from outside whom a session names', async () => {
    const file = await Case.mediating(world);
    for (const partyId of file.parties)
      await file.record('justice', 'consents', { partyId, subject: 'invite', decision: 'given' });
    const startsAt = new Date(Date.parse(world.now) + 60_000).toISOString();
    const endsAt = new Date(Date.parse(world.now) + 600_000).toISOString();
    const invited = [{ name: '王老师', as: 'invited' }];
    await file.record('mediator', 'sessions', { startsAt, endsAt, venue: 'online', invited });
    const shown = await world.get<DeskResponse>('mediator', '/desk');
    expect(shown.sessionsToday.map(({ disputeId }) => disputeId)).toContain(file.id);
    const { body } = await send('/desk', { token: await newcomer('nobody.in.particular', 'petition_officer') });
    expect(body['sessionsToday']).toEqual([]);
  });

  test('whose role no longer reads cases finds none on the desk, however well they knew them', async () => {
    const file = await Case.registered(world, 'police');
    const onDesk = async () =>
      (await world.get<DeskResponse>('police', '/desk')).toAccept.map(({ disputeId }) => disputeId);
    expect(await onDesk()).toContain(file.id);
    const key = { 'Idempotency-Key': 'accepted-once' };
    const ifMatch = await world.etag('police', file.path);
    const accept = {
      body: { screening: CLEAN, departmentId: world.department('public_security') },
      ifMatch,
      headers: key,
    };
    await file.act('police', 'accept', accept);
    await file.act('police', 'accept', accept);
    const { id, grants } = await world.get<{ id: string; grants: { id: string }[] }>('police', '/me');
    const grant = `/accounts/${id}/grants/${grants[0]?.id ?? ''}`;
    await (await world.as('admin')).delete(grant).expect(200);
    const give = (role: string, rest: Json = {}) =>
      world.post('admin', `/accounts/${id}/grants`, { body: { role, centerId: world.center, ...rest } });
    await give('administrator');
    expect(await onDesk()).toEqual([]);
    await world.get('police', file.path, 403);
    // As duty officer of another department they see what they registered, and may no longer accept it: not even again.
    await file.act('justice', 'assign', {
      body: { departmentId: world.department('justice'), mediatorIds: [world.staff('王调解')] },
      expect: 403,
    });
    await file.act('director', 'assign', {
      body: { departmentId: world.department('justice'), mediatorIds: [world.staff('王调解')] },
    });
    await give('duty_officer', { departmentId: world.department('court') });
    await file.get('police');
    await file.act('police', 'accept', { ...accept, expect: 403 });
  });

  test('a grid worker who answers for no grid reports from none', async () => {
    const token = await newcomer('worker.without.grid', 'grid_worker');
    const { status, body } = await send('/disputes', { method: 'POST', body: JSON.stringify(leak(world)), token });
    expect([status, body.errors]).toMatchObject([400, [{ pointer: '/gridId', code: 'required' }]]);
  });

  test('actions promise nothing that the role forbids', async () => {
    const file = await Case.accepted(world, 'justice', { track: 'consultation' });
    const { staffId } = await world.get<{ staffId: string }>('grid', '/me');
    await file.act('justice', 'assign', {
      body: { departmentId: world.department('justice'), mediatorIds: [staffId] },
    });
    const { availableActions } = await file.get('grid');
    expect(availableActions).not.toContain('rights-notices');
    await file.record('grid', 'rights-notices', { partyId: file.parties[0], method: 'oral' }, 403);
  });
});

test('the same body with its names in another order is the same body', async () => {
  const body = leak(world);
  const headers = { 'idempotency-key': 'in-any-order' };
  const first = await post('/disputes', JSON.stringify(body), headers);
  const again = await post('/disputes', JSON.stringify(Object.fromEntries(Object.entries(body).reverse())), headers);
  expect([first.status, again.status, again.body['id']]).toEqual([201, 201, first.body['id']]);
  expect([again.headers.get('idempotency-replayed'), again.headers.get('cache-control')]).toEqual([
    'true',
    'private, no-cache',
  ]);
  const other = await post('/disputes', JSON.stringify({ ...body, claims: ['赔偿损失', '修复漏水'] }), headers);
  expect(other.body.code).toBe('idempotency_mismatch');
});
