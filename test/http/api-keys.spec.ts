/** Keys of other systems: what each scope opens and nothing more, who issues and approves, rotation, expiry, revocation. */
import type { Response } from 'supertest';
import { crc32 } from 'node:zlib';
import { createApp } from '../../src/app.setup.js';
import { KEY_SCOPES, type KeyScope } from '../../src/domain/access/key-scopes.js';
import { newToken } from '../../src/modules/access/api-key-token.js';
import { createPool } from '../../src/platform/database/pool.js';
import { startTestApp, type TestApp, testConfig } from '../support/app.js';
import { type Agent, nobody } from '../support/as.js';
import { fill, type Operation, OPERATIONS } from '../support/document.js';
import { newId, World, leak, CLEAN, Case } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

const START = '2026-10-14T02:00:00.000Z';
const END = '2027-06-30T16:00:00.000Z';
beforeEach(() => world.moveTo(START));

interface Key {
  readonly id: string;
  readonly token: string;
  readonly standing: string;
}

const wish = (scopes: readonly string[], rest: object = {}) => ({
  name: '12345 热线',
  centerId: world.center,
  scopes,
  expiresAt: END,
  ...rest,
});

const issue = async (scopes: readonly string[], rest: object = {}): Promise<Key> =>
  (await world.post('admin', '/api-keys', { body: wish(scopes, rest) })).body as Key;

/** Issued, and approved where that is needed. */
async function working(scopes: readonly string[], rest: object = {}): Promise<Key> {
  const key = await issue(scopes, rest);
  if (key.standing === 'pending') await world.act('director', `/api-keys/${key.id}`, 'approve');
  return key;
}

/** Requests of another system. */
function by({ token }: Pick<Key, 'token'>): Agent {
  const agent = nobody(app);
  const dressed = (method: keyof Agent) => (path: string) =>
    agent[method](path).set('Authorization', `Bearer ${token}`);
  return {
    get: dressed('get'),
    post: dressed('post'),
    patch: dressed('patch'),
    put: dressed('put'),
    delete: dressed('delete'),
  };
}

const codeOf = ({ status, body }: Response): [number, string] => [status, (body as { code: string }).code];

async function auditOf(id: string): Promise<string[]> {
  const sql = 'SELECT action FROM audit_log WHERE subject_id = $1 ORDER BY at, id';
  return (await app.pool.query<{ action: string }>(sql, [id])).rows.map(({ action }) => action);
}

describe('what a key opens', () => {
  /** Written down once more on purpose: the table of the rule book must not be its own witness. */
  const OPENS: Readonly<Record<KeyScope, readonly string[]>> = {
    'disputes:read': ['dispute.read'],
    'disputes:read.center': ['dispute.read'],
    'disputes:write': ['dispute.read', 'dispute.register', 'dispute.amend'],
    'petitions:read': ['petition.read'],
    'indicators:write': ['indicator.read', 'indicator.record'],
    'reports:read': ['indicator.read', 'report.read'],
    'exports:read': ['export.read'],
    'webhooks:manage': ['webhook.manage'],
    'imports:write': ['import.write'],
    open311: [],
  };
  /** Of whoever is signed in as a person. */
  const OF_PEOPLE = ['auth_logout', 'me_changePassword', 'accounts_get', 'grants_take'];
  const isOpenTo = ({ id, permission }: Operation, scope: KeyScope): boolean => {
    if (permission === 'signed-in') return !OF_PEOPLE.includes(id);
    return permission === 'center.read' || OPENS[scope].includes(permission);
  };
  const closed = OPERATIONS.filter(({ permission }) => permission !== 'public');

  test.each(KEY_SCOPES)('%s opens what it says and nothing more', async (scope) => {
    const caller = by(await working([scope]));
    const wrong: string[] = [];
    for (const target of closed) {
      // A stream that is opened does not end: from nowhere it is refused after all questions of rights.
      const nowhere = target.id === 'events_stream' ? '?after=nowhere' : '';
      const path = target.path.replace(/\{(centerId)\}/g, world.center).replace(/\{\w*Id\}/g, newId()) + nowhere;
      const request = caller[target.method](
        fill({ path }, { year: '2026', month: '2026-10', seq: '1', table: 'categories' }),
      );
      const reply = await (target.body === null ? request : request.send({}));
      const isShut = reply.status === 403;
      if (reply.status === 401 || reply.status >= 500 || isShut === isOpenTo(target, scope)) {
        wrong.push(`${target.id} answered ${reply.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('the document names the scopes that open an operation, and none for what keys cannot do', () => {
    const named = (id: string) => OPERATIONS.find((each) => each.id === id);
    expect(named('intake_register')?.permission).toBe('dispute.register');
    expect(named('intake_register')?.scopes).toEqual(['disputes:write']);
    expect(named('centers_list')?.scopes).toEqual([]);
    for (const id of [...OF_PEOPLE, 'apiKeys_issue', 'grants_give', 'triage_accept']) {
      expect(named(id)?.scopes).toBeUndefined();
    }
  });

  test('nothing of people, of rights and of keys', async () => {
    const caller = by(await working([...KEY_SCOPES]));
    expect(codeOf(await caller.post('/auth/logout'))).toEqual([403, 'people_only']);
    const change = { currentPassword: 'a-long-password', newPassword: 'three-calm-rivers' };
    expect(codeOf(await caller.post('/me/password').send(change))).toEqual([403, 'people_only']);
    const { id } = await world.get('director', '/me');
    expect(codeOf(await caller.get(`/accounts/${String(id)}`))).toEqual([403, 'people_only']);
    expect(codeOf(await caller.delete(`/accounts/${String(id)}/grants/${newId()}`))).toEqual([403, 'people_only']);
    expect(codeOf(await caller.post('/api-keys').send(wish(['reports:read'])))).toEqual([403, 'forbidden']);
    expect(codeOf(await caller.get('/api-keys'))).toEqual([403, 'forbidden']);
  });
});

describe('a hotline', () => {
  test('sends cases in, follows them, and learns of no others', async () => {
    const key = await working(['disputes:write']);
    const caller = by(key);
    const other = await Case.registered(world);
    const order = leak(world);
    const sent = await caller.post('/disputes').set('Idempotency-Key', 'order-1').send(order).expect(201);
    const { id } = sent.body as { id: string };
    await caller.get(`/disputes/${id}`).expect(200);
    expect(codeOf(await caller.get(`/disputes/${other.id}`))).toEqual([404, 'not_found']);
    const { items, total } = (await caller.get('/disputes?withTotal=true').expect(200)).body as {
      items: { id: string }[];
      total: number;
    };
    expect([items.map((item) => item.id), total]).toEqual([[id], 1]);
    const etag = String((await caller.get(`/disputes/${id}`)).headers['etag']);
    const accept = caller.post(`/disputes/${id}/accept`).set('If-Match', etag).send({ screening: CLEAN });
    expect(codeOf(await accept)).toEqual([403, 'forbidden']);
    const { rows } = await app.pool.query<{ actorId: string }>(
      'SELECT DISTINCT actor_id AS "actorId" FROM case_log WHERE dispute_id = $1',
      [id],
    );
    expect(rows.map(({ actorId }) => actorId)).toContain(key.id);

    // The request repeated after the token was changed gives the first answer again: the key is the caller, not its token.
    const rotated = await world.act('admin', `/api-keys/${key.id}`, 'rotate', { body: { expiresAt: END } });
    const again = by(rotated.body as Key)
      .post('/disputes')
      .set('Idempotency-Key', 'order-1')
      .send(order);
    expect((await again.expect(201)).headers['idempotency-replayed']).toBe('true');
  });

  test('with disputes:read.center reads every case of its centre, works on none, and knows none of the neighbours', async () => {
    const caller = by(await working(['disputes:read.center']));
    const file = await Case.mediating(world);
    await caller.get(`/disputes/${file.id}?expand=parties,timeline`).expect(200);
    const shown = (await caller.get('/disputes?withTotal=true').expect(200)).body as { total: number };
    const { rows } = await app.pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM dispute WHERE center_id = $1 OR custody_center_id = $1',
      [world.center],
    );
    expect(shown.total).toBe(rows[0]?.count);
    const neighbour = by(await otherKey(['disputes:read.center']));
    expect(codeOf(await neighbour.get(`/disputes/${file.id}`))).toEqual([404, 'not_found']);
    expect(codeOf(await caller.post(`/disputes/${file.id}/withdraw`).send({}))).toEqual([403, 'forbidden']);
  });

  async function otherKey(scopes: readonly string[]): Promise<Key> {
    const key = (await world.post('other.admin', '/api-keys', { body: wish(scopes, { centerId: world.neighbour }) }))
      .body as Key;
    await world.act('other.director', `/api-keys/${key.id}`, 'approve');
    return key;
  }
});

describe('two people', () => {
  test('a key that opens what administrators may not see opens nothing until a director approves it', async () => {
    const key = await issue(['disputes:read']);
    expect(key.standing).toBe('pending');
    expect(codeOf(await by(key).get('/disputes'))).toEqual([403, 'api_key_pending']);
    expect(codeOf(await by(key).get('/me'))).toEqual([403, 'api_key_pending']);
    await world.act('admin', `/api-keys/${key.id}`, 'approve', { expect: 403 });
    const rotate = await world.act('admin', `/api-keys/${key.id}`, 'rotate', { body: { expiresAt: END }, expect: 409 });
    expect(codeOf(rotate)).toEqual([409, 'key_pending']);
    const approved = await world.act('director', `/api-keys/${key.id}`, 'approve');
    expect(approved.body).toMatchObject({ standing: 'active', approvedAt: START });
    await by(key).get('/disputes').expect(200);
    const twice = await world.act('director', `/api-keys/${key.id}`, 'approve', { expect: 409 });
    expect(codeOf(twice)).toEqual([409, 'key_not_pending']);
    expect(await auditOf(key.id)).toEqual(['api_key_issued', 'api_key_approved', 'api_key_first_used']);
  });

  test('nobody approves the key they issued, also as director and administrator in one', async () => {
    const { id: accountId } = await world.get('director', '/me');
    const grant = await world.post('admin', `/accounts/${String(accountId)}/grants`, {
      body: { role: 'administrator', centerId: world.center },
    });
    const { body } = await world.post('director', '/api-keys', { body: wish(['petitions:read']) });
    const path = `/api-keys/${(body as Key).id}`;
    expect(codeOf(await world.act('director', path, 'approve', { expect: 409 }))).toEqual([409, 'approver_is_issuer']);
    const grants = `/accounts/${String(accountId)}/grants/${(grant.body as Key).id}`;
    await (await world.as('admin')).delete(grants).expect(200);
  });

  test('a key that only reads reports works at once', async () => {
    const key = await issue(['reports:read']);
    expect(key.standing).toBe('active');
    await by(key).get('/reports').expect(200);
  });

  test('a key of the centre above has the report on its whole subtree as its director has: each record, and whether it still holds', async () => {
    const [above = ''] = world.above;
    for (const [username, role] of [
      ['admin', 'administrator'],
      ['director', 'director'],
    ] as const) {
      const { id } = await world.get(username, '/me');
      await app.pool.query(
        `INSERT INTO role_grant (id, account_id, role, center_id, state, granted_at) VALUES ($1, $2, $3, $4, 'active', $5)`,
        [newId(), id, role, above, world.now],
      );
    }
    const period = { centerId: above, from: '2020-01-01', to: '2030-01-01' };
    const { body } = await world.post('director', '/reports/caseload', { body: period });
    const report = body as { id: string; figures: { href: string | null; numerator: number }[] };
    const most = [...report.figures].sort((one, other) => other.numerator - one.numerator)[0];
    const path = `${String(most?.href).replace('/api/v1', '')}&limit=100`;
    const [key, director] = [by(await issue(['reports:read'], { centerId: above })), await world.as('director')];
    const [seen, expected] = [await key.get(path).expect(200), await director.get(path).expect(200)];
    const idsIn = ({ body: page }: Response) => (page as { items: { id: string }[] }).items.map(({ id }) => id);
    expect(idsIn(expected).length).toBeGreaterThan(0);
    expect(idsIn(seen)).toEqual(idsIn(expected));
    await Case.registered(world);
    world.wait(1);
    const comparisonOf = async (agent: Agent) =>
      ((await agent.get(`/reports/${report.id}`).expect(200)).body as { comparison: unknown }).comparison;
    expect(await comparisonOf(key)).toEqual(await comparisonOf(director));
    const difference = await key.get(`/reports/${report.id}/difference`);
    const same = await director.get(`/reports/${report.id}/difference`);
    expect([difference.status, (difference.body as { caseCount: number }).caseCount]).toEqual([
      same.status,
      (same.body as { caseCount: number }).caseCount,
    ]);
    await app.pool.query(`DELETE FROM role_grant WHERE center_id = $1 AND role IN ('administrator', 'director')`, [
      above,
    ]);
  });

  test('what is narrowed to what administrators may see waits no longer', async () => {
    const key = await issue(['petitions:read', 'reports:read']);
    const narrowed = await world.patch('admin', `/api-keys/${key.id}`, { body: { scopes: ['reports:read'] } });
    expect(narrowed.body).toMatchObject({ standing: 'active', scopes: ['reports:read'] });
  });
});

describe('the life of a key', () => {
  test('GET /me tells the key, its centre, its scopes and its end', async () => {
    const key = await working(['disputes:write']);
    expect((await by(key).get('/me').expect(200)).body).toMatchObject({
      id: key.id,
      kind: 'api_key',
      staffId: null,
      name: '12345 热线',
      centerId: world.center,
      scopes: ['disputes:write'],
      permissions: ['center.read', 'dispute.read', 'dispute.register', 'dispute.amend'],
      expiresAt: END,
      mustChangePassword: false,
    });
  });

  test('rotated, two tokens work for the overlap; then only the new one; a third ends the first at once', async () => {
    const first = await issue(['reports:read']);
    const path = `/api-keys/${first.id}`;
    const rotate = async (overlapHours?: number) => {
      const body = { expiresAt: END, ...(overlapHours === undefined ? {} : { overlapHours }) };
      return (await world.act('admin', path, 'rotate', { body })).body as Key & { tokens: object[] };
    };
    const second = await rotate(2);
    expect(second.tokens).toHaveLength(2);
    app.clock.set('2026-10-14T03:59:59.999Z');
    await by(first).get('/me').expect(200);
    await by(second).get('/me').expect(200);
    app.clock.set('2026-10-14T04:00:00.000Z');
    expect(codeOf(await by(first).get('/me'))).toEqual([401, 'api_key_expired']);
    await by(second).get('/me').expect(200);

    world.moveTo('2026-10-14T05:00:00.000Z');
    const third = await rotate();
    const fourth = await rotate();
    expect(codeOf(await by(second).get('/me'))).toEqual([401, 'api_key_expired']);
    await by(third).get('/me').expect(200);
    await by(fourth).get('/me').expect(200);
    const fifth = await rotate(0);
    expect(codeOf(await by(fourth).get('/me'))).toEqual([401, 'api_key_expired']);
    await by(fifth).get('/me').expect(200);
  });

  test('of rotations and revocations at the same moment one goes through', async () => {
    const { id } = await issue(['reports:read']);
    const path = `/api-keys/${id}`;
    const etag = await world.etag('admin', path);
    const admin = await world.as('admin');
    const acts = ['rotate', 'revoke', 'rotate', 'revoke'].map((act) =>
      admin
        .post(`${path}/${act}`)
        .set('If-Match', etag)
        .send(act === 'rotate' ? { expiresAt: END } : undefined),
    );
    const statuses = (await Promise.all(acts)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 412, 412, 412]);
  });

  test('the overlap never outlives the token itself', async () => {
    const key = await issue(['reports:read'], { expiresAt: '2026-10-14T03:00:00Z' });
    await world.act('admin', `/api-keys/${key.id}`, 'rotate', { body: { expiresAt: END, overlapHours: 168 } });
    app.clock.set('2026-10-14T03:00:00.000Z');
    expect(codeOf(await by(key).get('/me'))).toEqual([401, 'api_key_expired']);
  });

  test('ends at its instant, and an expired key is not brought back', async () => {
    const key = await issue(['reports:read'], { expiresAt: '2026-10-15T02:00:00+08:00' });
    app.clock.set('2026-10-14T17:59:59.999Z');
    await by(key).get('/me').expect(200);
    app.clock.set('2026-10-14T18:00:00.000Z');
    const refused = await by(key).get('/me');
    expect(codeOf(refused)).toEqual([401, 'api_key_expired']);
    expect(refused.headers['www-authenticate']).toBe('Bearer');
    world.moveTo('2026-10-14T18:00:01.000Z');
    const path = `/api-keys/${key.id}`;
    expect(await world.get('admin', path)).toMatchObject({ standing: 'expired', tokens: [] });
    expect(codeOf(await world.act('admin', path, 'rotate', { body: { expiresAt: END }, expect: 409 }))).toEqual([
      409,
      'key_expired',
    ]);
    const expired = await world.get<{ items: Key[] }>('admin', '/api-keys?standing=expired');
    expect(expired.items.map(({ id }) => id)).toContain(key.id);
    const alive = await world.get<{ items: Key[] }>('admin', '/api-keys?standing=active&standing=pending&limit=200');
    expect(alive.items.map(({ id }) => id)).not.toContain(key.id);
  });

  test('revoked, it is refused at once in every process, and for good', async () => {
    const key = await issue(['reports:read']);
    const pool = createPool({ url: app.database.appUrl });
    const config = testConfig(app.database.appUrl, { LOG_LEVEL: 'error', FILES_DIR: app.files });
    const second = await createApp({ config, pool, clock: app.clock, log: process.stderr });
    try {
      await second.listen(0, '127.0.0.1');
      const elsewhere = by(key).get('/me');
      const there = { ...app, app: second, server: second.getHttpServer() };
      const ask = () => nobody(there).get('/me').set('Authorization', `Bearer ${key.token}`);
      await elsewhere.expect(200);
      await ask().expect(200);
      const revoked = await world.act('director', `/api-keys/${key.id}`, 'revoke');
      expect(revoked.body).toMatchObject({ standing: 'revoked', revokedAt: START });
      expect(codeOf(await ask())).toEqual([401, 'api_key_revoked']);
      expect(codeOf(await by(key).get('/me'))).toEqual([401, 'api_key_revoked']);
    } finally {
      await second.close();
      await pool.end();
    }
    const path = `/api-keys/${key.id}`;
    const refusals = [
      await world.act('admin', path, 'revoke', { expect: 409 }),
      await world.act('admin', path, 'rotate', { body: { expiresAt: END }, expect: 409 }),
      await world.act('director', path, 'approve', { expect: 409 }),
      await world.patch('admin', path, { body: { name: '又一个' }, expect: 409 }),
    ];
    for (const refusal of refusals) expect(codeOf(refusal)).toEqual([409, 'key_revoked']);
  });

  test('its scopes are narrowed with the next request and never widened', async () => {
    const key = await working(['disputes:read', 'reports:read']);
    const path = `/api-keys/${key.id}`;
    await by(key).get('/reports').expect(200);
    await world.patch('admin', path, { body: { scopes: ['disputes:read'] } });
    expect(codeOf(await by(key).get('/reports'))).toEqual([403, 'forbidden']);
    const wider = await world.patch('admin', path, {
      body: { scopes: ['disputes:read', 'reports:read'] },
      expect: 400,
    });
    expect(wider.body).toMatchObject({ errors: [{ pointer: '/scopes', code: 'scopes_only_narrow' }] });
  });

  test('its use is noted to the hour, and the first one in the audit log', async () => {
    const key = await issue(['reports:read']);
    const path = `/api-keys/${key.id}`;
    const lastUsed = async () => (await world.get('admin', path))['lastUsedAt'];
    expect(await lastUsed()).toBeNull();
    const { version } = await world.get('admin', path);
    await by(key).get('/me');
    expect(await lastUsed()).toBe(START);
    world.moveTo('2026-10-14T02:59:59.000Z');
    await by(key).get('/me');
    expect(await lastUsed()).toBe(START);
    world.moveTo('2026-10-14T03:00:00.000Z');
    await by(key).get('/me');
    expect(await lastUsed()).toBe('2026-10-14T03:00:00.000Z');
    expect((await world.get('admin', path))['version']).toBe(version);
    expect(await auditOf(key.id)).toEqual(['api_key_issued', 'api_key_first_used']);
  });
});

describe('who manages keys', () => {
  test('an administrator, for the centres they reach; the neighbours’ keys do not exist', async () => {
    const key = await issue(['reports:read']);
    const outside = await world.post('admin', '/api-keys', {
      body: wish(['reports:read'], { centerId: world.neighbour }),
      expect: 403,
    });
    expect(codeOf(outside)).toEqual([403, 'forbidden']);
    await world.get('other.admin', `/api-keys/${key.id}`, 404);
    for (const username of ['mediator', 'auditor', 'justice']) await world.get(username, '/api-keys', 403);
    await world.post('director', '/api-keys', { body: wish(['reports:read']), expect: 403 });
    const { items } = await world.get<{ items: { centerId: string }[] }>('other.director', '/api-keys?limit=200');
    expect(items.every(({ centerId }) => centerId === world.neighbour)).toBe(true);
  });

  test('a token is told once: neither list nor record nor table nor audit log holds it', async () => {
    const key = await issue(['reports:read']);
    const secret = key.token.slice(17);
    const shown = await world.read('admin', `/api-keys/${key.id}`);
    const list = await world.read('admin', '/api-keys?limit=200');
    const { rows } = await app.pool.query<{ text: string }>(
      `SELECT string_agg(t::text, ' ') AS text FROM (SELECT k::text FROM api_key k UNION ALL SELECT k::text FROM api_key_token k
         UNION ALL SELECT a::text FROM audit_log a UNION ALL SELECT i::text FROM idempotency_key i) AS t`,
    );
    for (const text of [shown.text, list.text, rows[0]?.text ?? '']) expect(text).not.toContain(secret);
    expect(shown.text).toContain(key.token.slice(4, 16));
  });

  test('an Idempotency-Key is ignored: what holds a secret is not kept', async () => {
    const again = () =>
      world.post('admin', '/api-keys', { body: wish(['reports:read']), headers: { 'Idempotency-Key': 'k1' } });
    const [one, two] = [(await again()).body as Key, (await again()).body as Key];
    expect(one.id).not.toBe(two.id);
    expect(one.token).not.toBe(two.token);
  });

  test('no account takes the id of a key: it would see what was sent in under it', async () => {
    const key = await issue(['reports:read']);
    const account = { id: key.id, username: `neu.${newId().slice(-6)}`, name: '新某', centerId: world.center };
    expect(codeOf(await world.post('admin', '/accounts', { body: account, expect: 409 }))).toEqual([409, 'id_in_use']);
  });

  test.each([
    ['an expiry that has come', { expiresAt: START }, '/expiresAt', 'out_of_range'],
    ['an expiry long past', { expiresAt: '1999-01-01T00:00:00Z' }, '/expiresAt', 'out_of_range'],
    ['an expiry beyond what is allowed', { expiresAt: '2027-10-15T02:00:00.001Z' }, '/expiresAt', 'out_of_range'],
    ['no scope', { scopes: [] }, '/scopes', 'too_few'],
    ['a scope twice', { scopes: ['reports:read', 'reports:read'] }, '/scopes', 'duplicate'],
    ['a scope nobody knows', { scopes: ['everything'] }, '/scopes', 'wrong_code'],
    ['a permission instead of a scope', { scopes: ['grant.manage'] }, '/scopes', 'wrong_code'],
    ['an id of its own choice', { id: newId() }, '/id', 'unknown_field'],
  ])('a key with %s is not issued', async (_, rest, pointer, code) => {
    const reply = await world.post('admin', '/api-keys', { body: wish(['reports:read'], rest), expect: 400 });
    expect(reply.body).toMatchObject({ errors: [{ pointer, code }] });
  });

  test.each([-1, 169, 1.5])('an overlap of %s hours is refused', async (overlapHours) => {
    const key = await issue(['reports:read']);
    const body = { expiresAt: END, overlapHours };
    const reply = await world.act('admin', `/api-keys/${key.id}`, 'rotate', { body, expect: 400 });
    expect(reply.body).toMatchObject({ errors: [{ pointer: '/overlapHours' }] });
  });
});

describe('tokens that are none', () => {
  const ask = (token: string) => nobody(app).get('/me').set('Authorization', `Bearer ${token}`);

  /** The checksum is no secret: whoever guesses can write it. */
  function withChecksum(body: string): string {
    const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    let [rest, text] = [crc32(body), ''];
    for (let place = 0; place < 6; place += 1) {
      text = alphabet.charAt(rest % 62) + text;
      rest = Math.floor(rest / 62);
    }
    return body + text;
  }

  test('a mistyped one is told so, whatever was mistyped', async () => {
    const { token } = await issue(['reports:read']);
    const spoilt = [
      token.slice(0, -1),
      `${token}A`,
      token.slice(0, 20) + (token[20] === 'x' ? 'y' : 'x') + token.slice(21),
      token.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      'gck_',
      'gck_00000000000000000000000000000000000000000000000',
      `gck_${'a'.repeat(5000)}`,
    ];
    for (const one of spoilt) expect(codeOf(await ask(one))).toEqual([401, 'api_key_malformed']);
    await ask(token.replace('gck_', 'GCK_')).expect(401);
  });

  test('an unknown one and a wrong secret get the same answer, are slowed, and shut nobody else out', async () => {
    const key = await issue(['reports:read']);
    const guess = withChecksum(`${key.token.slice(0, 17)}${'A'.repeat(43)}`);
    const unknown = await ask(newToken().token);
    const wrong = await ask(guess);
    expect(codeOf(unknown)).toEqual([401, 'unauthenticated']);
    expect(codeOf(wrong)).toEqual([401, 'unauthenticated']);
    const codes: string[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) codes.push(codeOf(await ask(guess))[1]);
    expect(codes.at(-1)).toBe('too_many_requests');
    await ask(key.token).expect(200);
  });
});
