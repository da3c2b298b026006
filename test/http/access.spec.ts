/** Signing in and out, one's own account, accounts and grants, over HTTP on a real database. */
import request from 'supertest';
import { AccountSetupService } from '../../src/modules/access/account-setup.service.js';
import { PasswordsService } from '../../src/modules/access/passwords.service.js';
import { CentersService } from '../../src/modules/centers/centers.service.js';
import type { Role } from '../../src/domain/access/permissions.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../src/platform/database/tx.js';
import { DEMO_PASSWORD, startTestApp, type TestApp } from '../support/app.js';
import { type Agent, as, nobody, signInAgain, tokenOf } from '../support/as.js';

const UNKNOWN = '01900000-0000-7000-8000-00000000dead';

let app: TestApp;
const centers: Record<'county' | 'east' | 'west', string> = { county: '', east: '', west: '' };
const accounts = new Map<string, string>();

const idOf = (username: string): string => accounts.get(username) ?? UNKNOWN;

beforeAll(async () => {
  app = await startTestApp({ kind: 'empty' });
  const passwordHash = await app.app.get(PasswordsService).hash(DEMO_PASSWORD);
  await app.app.get(UnitOfWork).run(SYSTEM_SCOPE, async (tx) => {
    await foundCenters(tx);
    const people: [string, Role, keyof typeof centers][] = [
      ['county.admin', 'administrator', 'county'],
      ['admin', 'administrator', 'east'],
      ['director', 'director', 'east'],
      ['officer', 'duty_officer', 'east'],
      ['mediator', 'mediator', 'east'],
      ['auditor', 'auditor', 'county'],
      ['west.admin', 'administrator', 'west'],
      ['guessed', 'mediator', 'east'],
      ['Émile', 'mediator', 'east'],
    ];
    for (const [username, role, center] of people) {
      const grants = [{ role, centerId: centers[center], departmentId: null }];
      const account = {
        centerId: centers[center],
        staffId: null,
        username,
        name: `${username} 某`,
        passwordHash,
        grants,
      };
      accounts.set(username, await app.app.get(AccountSetupService).create(tx, account));
    }
  });
});

afterAll(() => app.close());
beforeEach(() => signInAgain(app));

async function foundCenters(tx: Tx): Promise<void> {
  const service = app.app.get(CentersService);
  const county = await service.add(tx, { parentId: null, name: '望江县综治中心', shortName: '望江', level: 'county' });
  const below = { parentId: county.id, level: 'community' as const };
  const east = await service.add(tx, { ...below, name: '东湖社区综治中心', shortName: '东湖' });
  const west = await service.add(tx, { ...below, name: '西湖社区综治中心', shortName: '西湖' });
  Object.assign(centers, { county: county.id, east: east.id, west: west.id });
}

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const signIn = (username: string, password = DEMO_PASSWORD) =>
  nobody(app).post('/auth/token').send({ username, password });
const tokensOf = async (username: string, password = DEMO_PASSWORD): Promise<Tokens> =>
  (await signIn(username, password).expect(200)).body as Tokens;
const refresh = (refreshToken: string) => nobody(app).post('/auth/refresh').send({ refreshToken });
const bearer = (accessToken: string) => ({ Authorization: `Bearer ${accessToken}` });
const me = (accessToken: string) => nobody(app).get('/me').set(bearer(accessToken));

async function etagOf(agent: Agent, path: string): Promise<string> {
  return String((await agent.get(path).expect(200)).headers['etag']);
}

/** An account with a password of its own, made the way an administrator makes one. */
async function newcomer(
  username: string,
  manager = 'admin',
  center: keyof typeof centers = 'east',
): Promise<{ id: string; password: string }> {
  const admin = await as(app, manager);
  const made = await admin.post('/accounts').send({ username, name: '新同事', centerId: centers[center] }).expect(201);
  const { id } = made.body as { id: string };
  const issued = await admin
    .post(`/accounts/${id}/password-reset`)
    .set('If-Match', made.headers['etag'] ?? '')
    .expect(200);
  return { id, password: (issued.body as { temporaryPassword: string }).temporaryPassword };
}

/** The same, with the password already changed to the one of the other accounts. */
async function colleague(username: string, center: keyof typeof centers = 'east'): Promise<string> {
  const { id, password } = await newcomer(username, 'county.admin', center);
  const { accessToken } = await tokensOf(username, password);
  await nobody(app)
    .post('/me/password')
    .set(bearer(accessToken))
    .send({ currentPassword: password, newPassword: DEMO_PASSWORD })
    .expect(204);
  return id;
}

async function auditOf(subjectId: string): Promise<string[]> {
  const { rows } = await app.pool.query<{ action: string }>(
    'SELECT action FROM audit_log WHERE subject_id = $1 ORDER BY id',
    [subjectId],
  );
  return rows.map(({ action }) => action);
}

describe('signing in', () => {
  it('gives a pair of tokens, and /me tells who that is and what they may do', async () => {
    const reply = await signIn('director').expect(200);
    expect(reply.body).toMatchObject({ tokenType: 'Bearer', expiresIn: 900 });
    expect(reply.headers['cache-control']).toBe('no-store');
    const { body } = await me((reply.body as Tokens).accessToken).expect(200);
    expect(body).toMatchObject({
      id: idOf('director'),
      username: 'director',
      staffId: null,
      mustChangePassword: false,
    });
    expect(body.grants).toEqual([
      { id: expect.any(String), role: 'director', centerId: centers.east, departmentId: null },
    ]);
    expect(body.permissions).toEqual(expect.arrayContaining(['agreement.seal', 'grant.manage']));
    expect(body.permissions).not.toContain('account.manage');
  });

  it('does not mind the case or the composition of a user name', async () => {
    await signIn('DIRECTOR').expect(200);
    await signIn('E\u0301MILE').expect(200);
  });

  it('answers a wrong password, a wrong name, a disabled account and one without password alike', async () => {
    const admin = await as(app, 'admin');
    const made = await admin
      .post('/accounts')
      .send({ username: 'no-password', name: '无', centerId: centers.east })
      .expect(201);
    const path = `/accounts/${(made.body as { id: string }).id}`;
    const answers = [
      await signIn('mediator', 'not-the-one'),
      await signIn('nobody-of-that-name'),
      await signIn('no-password'),
    ];
    await admin
      .patch(path)
      .set('If-Match', await etagOf(admin, path))
      .send({ disabled: true })
      .expect(200);
    answers.push(await signIn('no-password'));
    for (const { status, body, headers } of answers) {
      expect([status, body.code, body.detail]).toEqual([401, 'sign_in_failed', answers[0]?.body.detail]);
      expect(headers['www-authenticate']).toBe('Bearer');
    }
  });

  it('refuses malformed requests and tokens', async () => {
    const post = (body: object) => nobody(app).post('/auth/token').send(body).expect(400);
    expect((await post({})).body.errors).toEqual(
      expect.arrayContaining([expect.objectContaining({ pointer: '/username', code: 'required' })]),
    );
    expect((await post({ username: 'admin', password: 'x'.repeat(201) })).body.errors[0].code).toBe('too_long');
    expect((await post({ username: 'ad\u0000min', password: 'x' })).body.errors[0].code).toBe('bad_text');
    expect((await post({ username: 'admin', password: 12345678 })).body.errors[0].code).toBe('wrong_type');
    expect((await post({ username: 'admin', password: 'x', otp: '1' })).body.errors[0].code).toBe('unknown_field');
    await nobody(app).get('/me').expect(401);
    await me('abc.def.ghi').expect(401);
    const [header, payload] = (await tokenOf(app, 'admin')).split('.');
    await me(`${header}.${payload}.${'A'.repeat(43)}`).expect(401);
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    await me(`${unsigned}.${payload}.`).expect(401);
  });

  it('slows failures for one account from one address, and for nobody else', async () => {
    for (let failure = 1; failure <= 5; failure += 1) await signIn('guessed', `wrong-${failure}`).expect(401);
    const slowed = await signIn('guessed');
    expect([slowed.status, slowed.body.code, slowed.headers['retry-after']]).toEqual([429, 'too_many_requests', '1']);
    expect(slowed.headers['ratelimit']).toContain('t=1');
    await signIn('mediator').expect(200);
    app.clock.advance({ seconds: 1 });
    await signIn('guessed', 'wrong-6').expect(401);
    expect((await signIn('guessed', 'wrong-7').expect(429)).headers['retry-after']).toBe('2');
    app.clock.advance({ seconds: 2 });
    await signIn('guessed').expect(200);
    await signIn('guessed', 'wrong-8').expect(401);
    await signIn('guessed').expect(200);
  });

  it('does not let many guesses at once slip through, whether the account exists or not', async () => {
    for (const username of ['phantom', 'Émile']) {
      const answers = await Promise.all(Array.from({ length: 12 }, (_, guess) => signIn(username, `guess-${guess}`)));
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(7).fill(429)]);
    }
  });

  it('does not hold up those who know an address when strangers guess there', async () => {
    const strangers = Array.from({ length: 110 }, (_, index) => `stranger${index}`);
    let status = 0;
    for (const username of strangers) ({ status } = await signIn(username, 'guess'));
    expect(status).toBe(429);
    await signIn('mediator').expect(200);
    app.clock.advance({ hours: 2 });
    await signIn('stranger0', 'guess').expect(401);
  });
});

describe('a session', () => {
  it('goes on by refreshing, each refresh token once', async () => {
    const first = await tokensOf('mediator');
    await me(first.accessToken).expect(200);
    app.clock.advance({ minutes: 16 });
    await me(first.accessToken).expect(401);
    const second = (await refresh(first.refreshToken).expect(200)).body as Tokens;
    await me(second.accessToken).expect(200);
    expect((await refresh(first.refreshToken).expect(401)).body.code).toBe('refresh_failed');
    await me(second.accessToken).expect(401);
    await refresh(second.refreshToken).expect(401);
    expect(await auditOf(idOf('mediator'))).toContain('refresh_token_reused');
  });

  it('gives one of two simultaneous refreshes, and ends the session for both', async () => {
    const { refreshToken } = await tokensOf('mediator');
    const answers = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const winner = answers.find(({ status }) => status === 200)?.body as Tokens;
    await me(winner.accessToken).expect(401);
  });

  it('ends after 12 unused hours, and after 7 days in any case', async () => {
    const { refreshToken } = await tokensOf('mediator');
    app.clock.advance({ hours: 12, seconds: 1 });
    await refresh(refreshToken).expect(401);
    let { refreshToken: current } = await tokensOf('mediator');
    for (let hours = 0; hours < 7 * 24 - 11; hours += 11) {
      app.clock.advance({ hours: 11 });
      const answer = await refresh(current);
      expect(answer.status).toBe(200);
      current = (answer.body as Tokens).refreshToken;
    }
    app.clock.advance({ hours: 11 });
    await refresh(current).expect(401);
    await refresh('gcr_unknown').expect(401);
    await refresh('').expect(400);
  });

  it('ends at once by signing out, and only this one', async () => {
    const [here, elsewhere] = [await tokensOf('mediator'), await tokensOf('mediator')];
    await nobody(app).post('/auth/logout').set(bearer(here.accessToken)).expect(204);
    await me(here.accessToken).expect(401);
    await refresh(here.refreshToken).expect(401);
    await me(elsewhere.accessToken).expect(200);
    await nobody(app).post('/auth/logout').expect(401);
  });
});

describe('passwords', () => {
  it('opens nothing but its change while it is one that was issued', async () => {
    const { id, password } = await newcomer('issued');
    const { accessToken } = await tokensOf('issued', password);
    expect((await me(accessToken).expect(200)).body.mustChangePassword).toBe(true);
    expect((await nobody(app).get('/centers').set(bearer(accessToken)).expect(403)).body.code).toBe(
      'password_change_required',
    );
    const change = (body: object) => nobody(app).post('/me/password').set(bearer(accessToken)).send(body);
    await change({ currentPassword: password, newPassword: 'three-calm-rivers' }).expect(204);
    await nobody(app).get('/centers').set(bearer(accessToken)).expect(200);
    await signIn('issued', password).expect(401);
    await signIn('issued', 'three-calm-rivers').expect(200);
    expect(await auditOf(id)).toEqual(
      expect.arrayContaining(['account_created', 'password_issued', 'password_changed', 'signed_in']),
    );
  });

  it('is judged, and other sessions end with its change', async () => {
    await colleague('careful.person');
    const [here, elsewhere] = [await tokensOf('careful.person'), await tokensOf('careful.person')];
    const change = (body: object) => nobody(app).post('/me/password').set(bearer(here.accessToken)).send(body);
    const faultOf = async (currentPassword: string, newPassword: string): Promise<object> =>
      (await change({ currentPassword, newPassword }).expect(400)).body.errors[0];
    expect(await faultOf(DEMO_PASSWORD, 'short')).toMatchObject({ pointer: '/newPassword', code: 'too_short' });
    for (const obvious of [
      'Password123',
      'P@ssw0rd!',
      '12345678',
      '1990-01-01',
      '13800138000',
      'abababab',
      'qwertyuiop1',
    ])
      expect(await faultOf(DEMO_PASSWORD, obvious)).toMatchObject({ pointer: '/newPassword', code: 'common_password' });
    for (const made of ['CAREFUL.person', 'careful.person1', '东湖社区综治中心2026', 'careful.person 某!!'])
      expect(await faultOf(DEMO_PASSWORD, made)).toMatchObject({ pointer: '/newPassword', code: 'guessable_password' });
    expect(await faultOf(DEMO_PASSWORD, 'x'.repeat(201))).toMatchObject({ code: 'too_long' });
    expect(await faultOf(DEMO_PASSWORD, DEMO_PASSWORD)).toMatchObject({ code: 'same_password' });
    expect(await faultOf('not-the-current-one', 'three-calm-rivers')).toMatchObject({
      pointer: '/currentPassword',
      code: 'wrong_password',
    });
    await change({ currentPassword: DEMO_PASSWORD, newPassword: 'three-calm-rivers' }).expect(204);
    await me(here.accessToken).expect(200);
    await me(elsewhere.accessToken).expect(401);
    for (let failure = 1; failure <= 5; failure += 1) await faultOf(`wrong-${failure}`, 'four-calm-rivers');
    expect((await change({ currentPassword: 'x', newPassword: 'four-calm-rivers' }).expect(429)).body.code).toBe(
      'too_many_requests',
    );
    await nobody(app).post('/me/password').send({ currentPassword: 'x', newPassword: 'four-calm-rivers' }).expect(401);
  });

  it('is reset by an administrator over all the account opens, told once and never kept', async () => {
    const id = await colleague('forgetful');
    const { accessToken } = await tokensOf('forgetful');
    const path = `/accounts/${id}`;
    const admin = await as(app, 'admin');
    const reset = (etag: string) =>
      admin.post(`${path}/password-reset`).set('If-Match', etag).set('Idempotency-Key', 'reset-1');
    const first = await reset(await etagOf(admin, path)).expect(200);
    await me(accessToken).expect(401);
    const second = await reset(await etagOf(admin, path)).expect(200);
    expect(second.body.temporaryPassword).not.toBe(first.body.temporaryPassword);
    expect(second.headers['cache-control']).toBe('no-store');
    await signIn('forgetful', (second.body as { temporaryPassword: string }).temporaryPassword).expect(200);
    const kept = await app.pool.query('SELECT 1 FROM idempotency_key WHERE key = $1', ['reset-1']);
    expect(kept.rows).toEqual([]);
    expect((await reset('"0-x"').expect(412)).body.code).toBe('stale');
    await admin.post(`${path}/password-reset`).expect(428);
    expect(
      (
        await admin
          .post(`/accounts/${idOf('admin')}/password-reset`)
          .set('If-Match', await etagOf(admin, `/accounts/${idOf('admin')}`))
      ).body.code,
    ).toBe('own_account');
    await (await as(app, 'mediator')).post(`${path}/password-reset`).set('If-Match', '"1"').expect(403);
    await nobody(app).post(`${path}/password-reset`).expect(401);
  });
});

describe('accounts', () => {
  it('are made, read, listed and changed', async () => {
    const admin = await as(app, 'admin');
    const person = await admin.post(`/centers/${centers.east}/staff`).send({ name: '周某' }).expect(201);
    const staffId = (person.body as { id: string }).id;
    const made = await admin
      .post('/accounts')
      .send({ username: 'Zhou.周', name: '周某', centerId: centers.east, staffId })
      .expect(201);
    const { id } = made.body as { id: string };
    expect(made.headers['location']).toBe(`/api/v1/accounts/${id}`);
    expect(made.body).toMatchObject({
      username: 'Zhou.周',
      staffId,
      hasPassword: false,
      disabled: false,
      grants: [],
      version: 1,
    });
    const etag = await etagOf(admin, `/accounts/${id}`);
    await admin.get(`/accounts/${id}`).set('If-None-Match', etag).expect(304);
    const change = await admin
      .patch(`/accounts/${id}`)
      .set('If-Match', etag)
      .send({ name: '周某某', staffId: null })
      .expect(200);
    expect(change.body).toMatchObject({ name: '周某某', staffId: null, version: 2 });
    await admin.patch(`/accounts/${id}`).set('If-Match', etag).send({ name: '周' }).expect(412);
    await admin.patch(`/accounts/${id}`).send({ name: '周' }).expect(428);
    const list = await admin.get(`/accounts?q=${encodeURIComponent('周')}&withTotal=true`).expect(200);
    expect(list.body).toMatchObject({ total: 1, items: [{ id }] });
    expect(await auditOf(id)).toEqual(['account_created', 'account_changed']);
  });

  it('are listed by pages, each once', async () => {
    const county = await as(app, 'county.admin');
    const seen: string[] = [];
    let path: string | undefined = '/accounts?limit=3';
    while (path !== undefined) {
      const { body, headers }: request.Response = await county.get(path).expect(200);
      seen.push(...(body as { items: { username: string }[] }).items.map(({ username }) => username.toLowerCase()));
      path = /<\/api\/v1([^>]+)>; rel="next"/.exec(headers['link'] ?? '')?.[1];
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(['admin', 'west.admin', 'director', 'county.admin']));
    await county.get('/accounts?cursor=bm8.no').expect(400);
    await county.get('/accounts?offset=3').expect(400);
  });

  it('refuses what is wrong', async () => {
    const admin = await as(app, 'admin');
    const make = (body: object) =>
      admin.post('/accounts').send({ username: 'fine', name: '某', centerId: centers.east, ...body });
    expect((await make({ username: 'ADMIN' }).expect(409)).body.code).toBe('already_exists');
    expect((await make({ id: idOf('admin') }).expect(409)).body.code).toBe('id_in_use');
    expect((await make({ username: 'two words' }).expect(400)).body.errors[0]).toMatchObject({
      pointer: '/username',
      code: 'wrong_value',
    });
    expect((await make({ centerId: UNKNOWN }).expect(400)).body.code).toBe('unknown_reference');
    expect((await make({ staffId: UNKNOWN }).expect(400)).body.errors[0].pointer).toBe('/staffId');
    expect((await make({ centerId: centers.west }).expect(403)).body.code).toBe('forbidden');
    expect((await make({ password: 'x' }).expect(400)).body.errors[0].code).toBe('unknown_field');
    await (
      await as(app, 'director')
    )
      .post('/accounts')
      .send({ username: 'fine', name: '某', centerId: centers.east })
      .expect(403);
    await (await as(app, 'mediator')).get('/accounts').expect(403);
    await nobody(app).get('/accounts').expect(401);
    await nobody(app).post('/accounts').send({}).expect(401);
  });

  it('does not exist for the administrator of another centre', async () => {
    const west = await as(app, 'west.admin');
    const path = `/accounts/${idOf('mediator')}`;
    await west.get(path).expect(404);
    await west.patch(path).set('If-Match', '"1"').send({ name: 'x' }).expect(404);
    await west.patch(path).send({ nonsense: 1 }).expect(404);
    await west.post(`${path}/password-reset`).set('If-Match', '"1"').expect(404);
    await west.post(`${path}/grants`).send({ role: 'mediator', centerId: centers.west }).expect(404);
    const { body } = await west.get('/accounts').expect(200);
    expect((body as { items: { username: string }[] }).items.map(({ username }) => username)).not.toContain('mediator');
    await (await as(app, 'mediator')).get(path).expect(200);
    await (await as(app, 'mediator')).get(`/accounts/${idOf('admin')}`).expect(404);
    await (await as(app, 'mediator')).get('/accounts/not-an-id').expect(404);
  });

  it('can be disabled, at once and never one’s own', async () => {
    const id = await colleague('leaving');
    const { accessToken, refreshToken } = await tokensOf('leaving');
    const admin = await as(app, 'admin');
    const patch = async (account: string, body: object) =>
      admin
        .patch(`/accounts/${account}`)
        .set('If-Match', await etagOf(admin, `/accounts/${account}`))
        .send(body);
    expect((await patch(id, { disabled: true })).body.disabled).toBe(true);
    await me(accessToken).expect(401);
    await refresh(refreshToken).expect(401);
    expect((await patch(id, { disabled: false })).body.disabled).toBe(false);
    await me(accessToken).expect(401);
    await signIn('leaving').expect(200);
    const own = await patch(idOf('admin'), { disabled: true });
    expect([own.status, own.body.code]).toEqual([409, 'own_account']);
    await admin
      .patch(`/accounts/${id}`)
      .set('If-Match', await etagOf(admin, `/accounts/${id}`))
      .send({ disabled: null })
      .expect(400);
    expect(await auditOf(id)).toEqual(expect.arrayContaining(['account_disabled', 'account_enabled']));
  });
});

describe('grants', () => {
  it('are in force at once and gone at once', async () => {
    const id = await colleague('new.officer');
    const { accessToken } = await tokensOf('new.officer');
    const admin = await as(app, 'admin');
    await nobody(app).get('/accounts').set(bearer(accessToken)).expect(403);
    const given = await admin
      .post(`/accounts/${id}/grants`)
      .send({ role: 'administrator', centerId: centers.east })
      .expect(201);
    expect(given.body).toMatchObject({
      role: 'administrator',
      state: 'active',
      grantedBy: idOf('admin'),
      approvedBy: null,
    });
    expect(given.headers['location']).toBe(`/api/v1/accounts/${id}`);
    await nobody(app).get('/accounts').set(bearer(accessToken)).expect(200);
    const path = `/accounts/${id}/grants/${(given.body as { id: string }).id}`;
    await admin.delete(path).set('If-Match', '"1-x"').expect(412);
    expect((await admin.delete(path).expect(200)).body.grants).toEqual([]);
    await nobody(app).get('/accounts').set(bearer(accessToken)).expect(403);
    await admin.delete(path).expect(404);
    expect(await auditOf(id)).toEqual(expect.arrayContaining(['grant_given', 'grant_taken']));
  });

  it('reach the subtree for administrators and one centre for the others', async () => {
    const county = await as(app, 'county.admin');
    await county.get(`/accounts/${idOf('west.admin')}`).expect(200);
    const id = await colleague('both.sides', 'county');
    const grant = await county
      .post(`/accounts/${id}/grants`)
      .send({ role: 'mediator', centerId: centers.west })
      .expect(201);
    const west = await as(app, 'west.admin');
    const path = `/accounts/${id}`;
    const seen = await west.get(path).expect(200);
    await west
      .patch(path)
      .set('If-Match', seen.headers['etag'] ?? '')
      .send({ name: 'x' })
      .expect(403);
    await west
      .post(`${path}/password-reset`)
      .set('If-Match', seen.headers['etag'] ?? '')
      .expect(403);
    await west.delete(`${path}/grants/${(grant.body as { id: string }).id}`).expect(200);
    await west.get(path).expect(404);
  });

  it('keeps a lower administrator from the password of somebody with rights elsewhere', async () => {
    const id = await colleague('travelling', 'east');
    await (
      await as(app, 'county.admin')
    )
      .post(`/accounts/${id}/grants`)
      .send({ role: 'auditor', centerId: centers.county })
      .expect(201);
    const admin = await as(app, 'admin');
    const etag = await etagOf(admin, `/accounts/${id}`);
    await admin.post(`/accounts/${id}/password-reset`).set('If-Match', etag).expect(403);
  });

  it('are given to others only, inside one’s reach, and once', async () => {
    const admin = await as(app, 'admin');
    const give = (account: string, body: object) =>
      admin.post(`/accounts/${account}/grants`).send({ role: 'mediator', centerId: centers.east, ...body });
    const self = await give(idOf('admin'), {});
    expect([self.status, self.body.code]).toEqual([409, 'grant_to_self']);
    expect((await give(idOf('mediator'), {}).expect(409)).body.code).toBe('already_exists');
    await give(idOf('mediator'), { centerId: centers.west }).expect(403);
    await give(idOf('mediator'), { centerId: centers.county, role: 'administrator' }).expect(403);
    expect((await give(idOf('mediator'), { centerId: UNKNOWN }).expect(400)).body.code).toBe('unknown_reference');
    expect((await give(idOf('mediator'), { departmentId: UNKNOWN }).expect(400)).body.errors[0].pointer).toBe(
      '/departmentId',
    );
    expect((await give(idOf('mediator'), { role: 'integrator' }).expect(400)).body.errors[0].code).toBe(
      'grant_role_is_for_keys',
    );
    expect((await give(idOf('mediator'), { role: 'king' }).expect(400)).body.errors[0].code).toBe('wrong_code');
    const departments = await admin.get(`/centers/${centers.east}/departments`).expect(200);
    const departmentId = (departments.body as { items: { id: string }[] }).items[0]?.id;
    const limited = { role: 'auditor', departmentId };
    expect((await give(idOf('mediator'), limited).expect(400)).body.errors[0].code).toBe(
      'grant_department_not_applicable',
    );
    await give(idOf('mediator'), { role: 'duty_officer', departmentId }).expect(201);
    expect((await give(idOf('mediator'), { role: 'duty_officer', departmentId }).expect(409)).body.code).toBe(
      'already_exists',
    );
    await (
      await as(app, 'mediator')
    )
      .post(`/accounts/${idOf('officer')}/grants`)
      .send({ role: 'mediator', centerId: centers.east })
      .expect(403);
    await nobody(app)
      .post(`/accounts/${idOf('officer')}/grants`)
      .send({})
      .expect(401);
  });

  it('are not given to oneself behind a second account', async () => {
    const admin = await as(app, 'county.admin');
    const person = await admin.post(`/centers/${centers.east}/staff`).send({ name: '双某' }).expect(201);
    const staffId = (person.body as { id: string }).id;
    const [first, second] = [await colleague('double.one'), await colleague('double.two')];
    for (const id of [first, second]) {
      await admin
        .patch(`/accounts/${id}`)
        .set('If-Match', await etagOf(admin, `/accounts/${id}`))
        .send({ staffId })
        .expect(200);
    }
    await admin.post(`/accounts/${first}/grants`).send({ role: 'administrator', centerId: centers.east }).expect(201);
    const double = await as(app, 'double.one');
    const refused = await double.post(`/accounts/${second}/grants`).send({ role: 'mediator', centerId: centers.east });
    expect([refused.status, refused.body.code]).toEqual([409, 'grant_to_self']);
  });

  it('makes a director by two people, neither of them the director', async () => {
    const id = await colleague('next.director');
    const admin = await as(app, 'admin');
    const proposed = await admin
      .post(`/accounts/${id}/grants`)
      .send({ role: 'director', centerId: centers.east })
      .expect(201);
    expect(proposed.body).toMatchObject({ state: 'pending', approvedBy: null });
    const { accessToken } = await tokensOf('next.director');
    expect((await me(accessToken).expect(200)).body.grants).toEqual([]);
    const path = `/accounts/${id}/grants/${(proposed.body as { id: string }).id}/approve`;
    const approve = async (agent: Agent) => agent.post(path).set('If-Match', await etagOf(admin, `/accounts/${id}`));
    expect((await approve(admin)).body.code).toBe('approver_is_granter');
    const director = await as(app, 'director');
    await director.post(path).expect(428);
    expect((await approve(await as(app, 'west.admin'))).status).toBe(404);
    expect((await approve(await as(app, 'mediator'))).status).toBe(403);
    expect((await approve(nobody(app))).status).toBe(401);
    const pending = await director.get('/accounts?withPendingGrant=true').expect(200);
    expect((pending.body as { items: { id: string }[] }).items.map((account) => account.id)).toEqual([id]);
    const approved = await approve(director);
    expect(approved.body).toMatchObject({ state: 'active', approvedBy: idOf('director') });
    expect((await me(accessToken).expect(200)).body.permissions).toContain('agreement.seal');
    expect((await approve(director)).body.code).toBe('grant_not_pending');
    expect(await auditOf(id)).toEqual(expect.arrayContaining(['grant_proposed', 'grant_approved']));
  });

  it('lets a proposal lapse whose proposer lost the right', async () => {
    const [id, other] = [await colleague('waiting.director'), await colleague('short.admin')];
    const county = await as(app, 'county.admin');
    const right = await county
      .post(`/accounts/${other}/grants`)
      .send({ role: 'administrator', centerId: centers.east })
      .expect(201);
    const proposer = await as(app, 'short.admin');
    const proposed = await proposer
      .post(`/accounts/${id}/grants`)
      .send({ role: 'director', centerId: centers.east })
      .expect(201);
    await county.delete(`/accounts/${other}/grants/${(right.body as { id: string }).id}`).expect(200);
    const path = `/accounts/${id}/grants/${(proposed.body as { id: string }).id}/approve`;
    const reply = await county.post(path).set('If-Match', await etagOf(county, `/accounts/${id}`));
    expect([reply.status, reply.body.code]).toEqual([409, 'proposer_no_longer_permitted']);
  });

  it('can be given up by their holder, but not the last administrator’s of a centre', async () => {
    const own = await as(app, 'auditor');
    const grantId = async (agent: Agent): Promise<string> =>
      (await agent.get('/me').expect(200)).body.grants[0].id as string;
    const held = await grantId(own);
    await (await as(app, 'mediator')).delete(`/accounts/${idOf('auditor')}/grants/${held}`).expect(404);
    await nobody(app)
      .delete(`/accounts/${idOf('auditor')}/grants/${held}`)
      .expect(401);
    await own.delete(`/accounts/${idOf('auditor')}/grants/${held}`).expect(200);
    const county = await as(app, 'county.admin');
    const last = await county.delete(`/accounts/${idOf('county.admin')}/grants/${await grantId(county)}`);
    expect([last.status, last.body.code]).toEqual([409, 'last_administrator']);
  });

  it('answers a retry without giving the grant twice', async () => {
    const id = await colleague('retried');
    const admin = await as(app, 'admin');
    const give = (role: string) =>
      admin.post(`/accounts/${id}/grants`).set('Idempotency-Key', 'grant-1').send({ role, centerId: centers.east });
    const first = await give('mediator').expect(201);
    const again = await give('mediator').expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    await give('grid_worker').expect(422);
  });
});

describe('the log of all this', () => {
  it('can be added to and read, not changed, by the role of the service', async () => {
    await expect(app.pool.query('UPDATE audit_log SET action = action')).rejects.toThrow(/permission denied/);
    await expect(app.pool.query('DELETE FROM audit_log')).rejects.toThrow(/permission denied/);
  });

  it('holds no password, no name and no token', async () => {
    const { rows } = await app.pool.query<{ line: string }>('SELECT audit_log::text AS line FROM audit_log');
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ line }) => /某|gcr_|try-it-out|argon2/.test(line))).toEqual([]);
  });

  it('is left alone by a request nobody understands', async () => {
    await request(app.server)
      .post('/api/v1/auth/token')
      .set('content-type', 'application/json')
      .send('{"username":')
      .expect(400);
    await request(app.server).post('/api/v1/auth/token').set('content-type', 'text/plain').send('hello').expect(415);
  });
});
