/** People sign in with an identity provider: a real one, its tokens, and everything that is not one of its tokens. */
import { jest } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, exportSPKI, type JWTPayload, UnsecuredJWT } from 'jose';
import request, { type Response } from 'supertest';
import { FirstAdministratorService } from '../../src/modules/access/first-administrator.service.js';
import { TokensService } from '../../src/modules/access/tokens.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Agent, nobody } from '../support/as.js';
import { AUDIENCE, forge, IdentityProvider, newKey, type SigningKey } from '../support/identity-provider.js';
import { newId } from '../support/world.js';

const PEOPLE = ['it-admin', 'wang', 'li', 'stranger'];

// The provider warns that it is none for production.
for (const method of ['warn', 'info'] as const) jest.spyOn(console, method).mockImplementation(() => undefined);

let provider: IdentityProvider;
let key: SigningKey;
let app: TestApp;
let adminToken: string;

beforeAll(async () => {
  key = await newKey('first');
  provider = await IdentityProvider.start(PEOPLE, key);
  adminToken = await provider.tokenOf('it-admin');
  app = await start();
  const center = await shortName();
  const it = {
    username: 'it.admin',
    name: '信息科',
    password: undefined,
    oidcSubject: 'it-admin',
    center,
    root: undefined,
  };
  await app.app.get(FirstAdministratorService).create(it);
});

afterAll(async () => {
  await app?.close();
  await provider?.stop();
});

/** Its clock stands at the hour of the provider's, which has no other. */
const start = (settings: Record<string, string> = {}): Promise<TestApp> =>
  startTestApp({
    now: instantOf(decodeJwt(adminToken).iat),
    settings: { OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: AUDIENCE, ...settings },
  });

const instantOf = (seconds = 0): string => new Date(seconds * 1000).toISOString();

async function shortName(): Promise<string> {
  const { rows } = await app.pool.query<{ name: string }>(
    `SELECT c.short_name AS name FROM account a JOIN center c ON c.id = a.center_id WHERE a.username = 'mediator'`,
  );
  return rows[0]?.name ?? '';
}

const by = (token: string, on: TestApp = app): Agent => {
  const agent = nobody(on);
  const dressed = (method: keyof Agent) => (path: string) =>
    agent[method](path).set('Authorization', `Bearer ${token}`);
  return {
    get: dressed('get'),
    post: dressed('post'),
    patch: dressed('patch'),
    put: dressed('put'),
    delete: dressed('delete'),
  };
};

const codeOf = ({ status, body }: Response): [number, string] => [status, (body as { code: string }).code];
const me = async (token: string, on: TestApp = app): Promise<Response> => by(token, on).get('/me');

async function accountOf(username: string): Promise<string> {
  const { rows } = await app.pool.query<{ id: string }>('SELECT id FROM account WHERE username = $1', [username]);
  return rows[0]?.id ?? '';
}

async function change(username: string, body: object, token = adminToken): Promise<Response> {
  const path = `/accounts/${await accountOf(username)}`;
  const etag = String((await by(token).get(path)).headers['etag']);
  return by(token).patch(path).set('If-Match', etag).send(body);
}

const link = async (username: string, oidcSubject: string | null): Promise<void> => {
  const reply = await change(username, { oidcSubject });
  if (reply.status !== 200) throw new Error(reply.text);
};

/** The claims of a good token for Wang, changed. */
async function claims(rest: JWTPayload = {}): Promise<JWTPayload> {
  const good = decodeJwt(await provider.tokenOf('wang'));
  return { ...good, ...rest };
}

describe('who signs in with the provider', () => {
  test('is the account an administrator linked, with the grants it has here', async () => {
    const token = await provider.tokenOf('wang');
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', typ: 'at+jwt', kid: 'first' });
    const stranger = await me(token);
    expect(codeOf(stranger)).toEqual([403, 'account_not_linked']);
    expect((stranger.body as { detail: string }).detail).toContain('管理员');
    await link('mediator', 'wang');
    const known = await me(token);
    expect(known.body).toMatchObject({ kind: 'person', username: 'mediator', mustChangePassword: false });
    expect((known.body as { grants: { role: string }[] }).grants.map(({ role }) => role)).toEqual(['mediator']);
    await by(token).get('/desk').expect(200);
    await by(token).post('/auth/logout').expect(204);
  });

  test('is nobody once the account is disabled or the link is gone', async () => {
    await link('petition', 'li');
    const token = await provider.tokenOf('li');
    expect((await me(token)).status).toBe(200);
    await change('petition', { disabled: true });
    expect(codeOf(await me(token))).toEqual([401, 'unauthenticated']);
    await change('petition', { disabled: false, oidcSubject: null });
    expect(codeOf(await me(token))).toEqual([403, 'account_not_linked']);
  });

  test('is linked to one account, by somebody else, and only by who manages it', async () => {
    await link('mediator', 'wang');
    expect(codeOf(await change('auditor', { oidcSubject: 'wang' }))).toEqual([409, 'subject_linked']);
    expect(codeOf(await change('it.admin', { oidcSubject: 'stranger' }))).toEqual([409, 'own_account']);
    const mediator = await change('auditor', { oidcSubject: 'stranger' }, await provider.tokenOf('wang'));
    expect(mediator.status).toBe(403);
    const tooLong = await change('auditor', { oidcSubject: 'x'.repeat(256) });
    expect(tooLong.body).toMatchObject({ errors: [{ pointer: '/oidcSubject', code: 'too_long' }] });
  });

  test('has no password here: the answer names the provider', async () => {
    const local = await nobody(app).post('/auth/token').send({ username: 'mediator', password: 'try-it-out-2026' });
    expect(codeOf(local)).toEqual([403, 'sign_in_elsewhere']);
    expect((local.body as { detail: string }).detail).toContain(provider.issuer);
    expect(codeOf(await nobody(app).post('/auth/refresh').send({ refreshToken: 'gcr_x' }))).toEqual([
      403,
      'sign_in_elsewhere',
    ]);
    const passwords = { currentPassword: 'try-it-out-2026', newPassword: 'three-calm-rivers' };
    expect(codeOf(await by(adminToken).post('/me/password').send(passwords))).toEqual([403, 'sign_in_elsewhere']);
    const path = `/accounts/${await accountOf('auditor')}`;
    const reset = await by(adminToken).post(`${path}/password-reset`).set('If-Match', '"1"');
    expect(codeOf(reset)).toEqual([403, 'sign_in_elsewhere']);
  });

  test('is told so by the document', async () => {
    const { body } = await request(app.server).get('/api/openapi.json');
    expect(body).toMatchObject({
      components: {
        securitySchemes: {
          bearer: { type: 'openIdConnect', openIdConnectUrl: `${provider.issuer}/.well-known/openid-configuration` },
          apiKey: { type: 'http', scheme: 'bearer' },
        },
      },
    });
  });

  test('or is a system with an API key, as ever', async () => {
    const { body: admin } = await me(adminToken);
    const { centerId } = admin as { centerId: string };
    const expiresAt = app.clock.after({ seconds: 86_400 });
    const wish = { name: '数据平台', centerId, scopes: ['reports:read'], expiresAt };
    const issued = await by(adminToken).post('/api-keys').send(wish).expect(201);
    expect((await me((issued.body as { token: string }).token)).body).toMatchObject({ kind: 'api_key' });
  });
});

describe('what is no access token of the provider', () => {
  beforeAll(() => link('mediator', 'wang'));

  const refused = async (token: string): Promise<void> =>
    expect(codeOf(await me(token))).toEqual([401, 'unauthenticated']);

  test('the same made by hand is accepted, so that what follows is refused for its one fault', async () => {
    expect((await me(await forge(key, await claims()))).status).toBe(200);
    expect((await me(await forge(key, await claims(), { typ: 'JWT' }))).status).toBe(200);
    expect((await me(await forge(key, await claims({ aud: ['another', AUDIENCE] })))).status).toBe(200);
  });

  test.each([
    ['for another audience', { aud: 'https://other.example' }],
    ['for no audience', { aud: undefined }],
    ['of another issuer', { iss: 'https://issuer.example' }],
    ['of no issuer', { iss: undefined }],
    ['without an end', { exp: undefined }],
    ['without a subject', { sub: undefined }],
    ['an ID token by its nonce', { nonce: 'n-1' }],
    ['an ID token by its hash of the access token', { at_hash: 'x' }],
    ['an ID token by its own word', { typ: 'ID' }],
    ['an ID token by its use', { token_use: 'id' }],
    ['bound to a key of its holder', { cnf: { jkt: 'x' } }],
  ] as [string, JWTPayload][])('one %s', async (_, rest) => {
    await refused(await forge(key, await claims(rest)));
  });

  test('one of the issuer under another spelling', async () => {
    await refused(await forge(key, await claims({ iss: `${provider.issuer}/` })));
  });

  test.each(['id_token+jwt', 'logout+jwt', 'dpop+jwt', 'secevent+jwt', ''])('one of the type "%s"', async (typ) => {
    await refused(await forge(key, await claims(), { typ }));
  });

  test('one that has expired or is not good yet, beyond a minute of skew', async () => {
    const now = Math.floor(app.clock.now().getTime() / 1000);
    expect((await me(await forge(key, await claims({ exp: now - 59 })))).status).toBe(200);
    await refused(await forge(key, await claims({ exp: now - 61 })));
    expect((await me(await forge(key, await claims({ nbf: now + 60 })))).status).toBe(200);
    await refused(await forge(key, await claims({ nbf: now + 61 })));
  });

  test('one that is not signed, or with the public key as a secret', async () => {
    await refused(new UnsecuredJWT(await claims()).encode());
    const pem = new TextEncoder().encode(await exportSPKI(key.publicKey));
    await refused(await forge({ alg: 'HS256', kid: key.kid, privateKey: pem }, await claims()));
  });

  test('one of a key of somebody else, under a name of theirs or the provider’s', async () => {
    const other = await newKey('other');
    await refused(await forge(other, await claims()));
    await refused(await forge({ ...other, kid: key.kid }, await claims()));
  });

  test('one that was changed, cut or is none', async () => {
    const [header = '', payload = '', signature = ''] = (await provider.tokenOf('stranger')).split('.');
    const changed = Buffer.from(JSON.stringify(await claims())).toString('base64url');
    for (const token of [
      `${header}.${changed}.${signature}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      'a.b.c',
      'x',
    ]) {
      await refused(token);
    }
    expect(payload).not.toBe(changed);
  });

  test('one of a local session', async () => {
    const accountId = await accountOf('mediator');
    const sessionId = newId();
    await app.pool.query(
      `INSERT INTO sign_in_session (id, account_id, address_hash, created_at, expires_at) VALUES ($1, $2, 'x', $3, $4)`,
      [sessionId, accountId, app.clock.nowIso(), app.clock.after({ seconds: 3600 })],
    );
    await refused(await app.app.get(TokensService).sign({ accountId, sessionId }, 900));
  });
});

describe('the keys of the provider', () => {
  /** A service that has read nothing yet. */
  let fresh: TestApp;

  beforeEach(async () => {
    await provider.useKeys(key);
    fresh = await start();
    await fresh.pool.query(`UPDATE account SET oidc_subject = 'wang' WHERE username = 'mediator'`);
    provider.asked.length = 0;
  });
  afterEach(() => fresh.close());

  const status = async (token: string): Promise<number> => (await me(token, fresh)).status;
  const readings = (): number => provider.asked.filter((path) => path.includes('jwks')).length;

  test.each(['ES256', 'PS256', 'EdDSA'])('may be of the kind %s', async (alg) => {
    const another = await newKey('another', alg);
    await provider.useKeys(another);
    expect(await status(await provider.tokenOf('wang'))).toBe(200);
  });

  test('are read once for many requests, also at once', async () => {
    const token = await provider.tokenOf('wang');
    const replies = await Promise.all(Array.from({ length: 8 }, () => status(token)));
    expect(replies).toEqual(Array(8).fill(200));
    fresh.clock.advance({ seconds: 300 });
    expect(await status(token)).toBe(200);
    expect(readings()).toBe(1);
  });

  test('are changed while the service runs: the new one is good, the old one no longer once it is gone', async () => {
    const old = await provider.tokenOf('wang');
    expect(await status(old)).toBe(200);
    const next = await newKey('second');
    await provider.useKeys(next, key);
    const renewed = await provider.tokenOf('wang');
    expect(decodeProtectedHeader(renewed).kid).toBe('second');
    fresh.clock.advance({ seconds: 30 });
    expect(await status(renewed)).toBe(200);
    expect(await status(old)).toBe(200);
    await provider.useKeys(next);
    expect(await status(old)).toBe(200);
    fresh.clock.advance({ seconds: 601 });
    expect(await status(renewed)).toBe(200);
    expect(await status(old)).toBe(401);
  });

  test('are not asked for again by every token that names an unknown one', async () => {
    expect(await status(await provider.tokenOf('wang'))).toBe(200);
    for (let index = 0; index < 5; index += 1) {
      const other = { ...key, kid: `unknown-${index}` };
      expect(await status(await forge(other, await claims()))).toBe(401);
    }
    expect(readings()).toBe(1);
    fresh.clock.advance({ seconds: 30 });
    expect(await status(await forge({ ...key, kid: 'unknown' }, await claims()))).toBe(401);
    expect(await status(await forge({ ...key, kid: 'unknown' }, await claims()))).toBe(401);
    expect(readings()).toBe(2);
  });

  test('live on for a day while the provider is down; without any, nobody is judged', async () => {
    const token = await provider.tokenOf('wang');
    const good = decodeJwt(token);
    expect(await status(token)).toBe(200);
    provider.goDown();
    fresh.clock.advance({ hours: 24 });
    const now = Math.floor(fresh.clock.now().getTime() / 1000);
    expect(await status(await forge(key, { ...good, exp: now + 60 }))).toBe(200);
    fresh.clock.advance({ seconds: 31 });
    const unjudged = await me(await forge(key, { ...good, exp: now + 120 }), fresh);
    expect(codeOf(unjudged)).toEqual([503, 'identity_provider_unreachable']);
    expect(unjudged.headers['retry-after']).toBe('30');
    await provider.useKeys(key);
    fresh.clock.advance({ seconds: 30 });
    expect(await status(await forge(key, { ...good, exp: now + 180 }))).toBe(200);
  });

  test('of a provider that says it is another are not taken', async () => {
    const elsewhere = await startTestApp({
      now: fresh.clock.nowIso(),
      settings: { OIDC_ISSUER: `${provider.issuer}/`, OIDC_AUDIENCE: AUDIENCE },
    });
    try {
      expect(codeOf(await me(await provider.tokenOf('wang'), elsewhere))).toEqual([
        503,
        'identity_provider_unreachable',
      ]);
    } finally {
      await elsewhere.close();
    }
  });
});

describe('another claim than the subject', () => {
  let mail: TestApp;

  beforeAll(async () => {
    await provider.useKeys(key);
    mail = await start({ OIDC_CLAIM: 'email' });
    await mail.pool.query(`UPDATE account SET oidc_subject = 'wang@example.org' WHERE username = 'mediator'`);
  });
  afterAll(() => mail?.close());

  test.each([
    [{ email: 'wang@example.org', email_verified: true }, 200],
    [{ email: 'wang@example.org', email_verified: false }, 403],
    [{ email: 'wang@example.org', email_verified: 'true' }, 403],
    [{ email: 'wang@example.org' }, 403],
    [{ email: ['wang@example.org'], email_verified: true }, 403],
    [{ email: '', email_verified: true }, 403],
    [{ sub: 'wang@example.org' }, 403],
  ])('%j answers %i', async (rest, status) => {
    expect((await me(await forge(key, await claims(rest)), mail)).status).toBe(status);
  });
});
