/** What every answer carries, whatever kind of answer it is; and the id by which its request is found again. */
import { type AddressInfo, connect } from 'node:net';
import type { AuditLineResponse } from '../../src/modules/audit/audit-log.dto.js';
import { AccessJournal } from '../../src/modules/audit/access-journal.service.js';
import { requestIdOf } from '../../src/platform/http/request-id.js';
import { DEMO_PASSWORD, startTestApp, type TestApp } from '../support/app.js';
import { tokenOf } from '../support/as.js';
import * as files from '../support/files.js';
import { Case, leak, newId, World } from '../support/world.js';

const DESK = 'https://desk.example';

let app: TestApp;
let world: World;
const lines: string[] = [];

beforeAll(async () => {
  const log = { write: (line: string) => void lines.push(line) };
  app = await startTestApp({ settings: { CORS_ORIGINS: DESK, TRUST_PROXY: 'true' }, log });
  world = await World.of(app);
});

afterAll(() => app?.close());

const addressOf = (path: string): string => `http://127.0.0.1:${(app.server.address() as AddressInfo).port}${path}`;

async function ask(path: string, init: RequestInit & { as?: string } = {}): Promise<Response> {
  const { as: username, headers, ...rest } = init;
  const authorization = username === undefined ? {} : { authorization: `Bearer ${await tokenOf(app, username)}` };
  const reply = await fetch(addressOf(path), { ...rest, headers: { ...authorization, ...(headers as object) } });
  if (reply.headers.get('content-type')?.startsWith('text/event-stream') === true) await reply.body?.cancel();
  else await reply.arrayBuffer();
  return reply;
}

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
  'content-security-policy': expect.stringMatching(/default-src 'none'/),
  'cache-control': expect.stringMatching(/no-store|no-cache/),
  'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
};
const JSON_BODY = { 'content-type': 'application/json' };
const json = (body: unknown, rest: object = {}): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { ...JSON_BODY, ...rest },
});

/** Each kind of answer: its status, and how it is had. */
const KINDS: readonly [string, number, () => Promise<Response>][] = [
  ['a resource', 200, () => ask('/api/v1/me', { as: 'justice' })],
  ['a list', 200, () => ask('/api/v1/disputes', { as: 'justice' })],
  ['what has not changed', 304, notModified],
  ['a creation', 201, () => ask('/api/v1/disputes', { as: 'justice', ...json(leak(world)) })],
  ['tokens', 200, () => ask('/api/v1/auth/token', json({ username: 'judge', password: DEMO_PASSWORD }))],
  ['nothing to tell', 204, signOut],
  ['a fault of the body', 400, () => ask('/api/v1/disputes', { as: 'justice', ...json({}) })],
  ['no JSON', 400, () => ask('/api/v1/disputes', { as: 'justice', method: 'POST', body: '{', headers: JSON_BODY })],
  ['nobody signed in', 401, () => ask('/api/v1/me')],
  ['no right', 403, () => ask('/api/v1/audit-log', { as: 'justice' })],
  ['no such thing', 404, () => ask(`/api/v1/disputes/${newId()}`, { as: 'justice' })],
  ['no such address', 404, () => ask('/nothing/here')],
  ['an address that cannot be decoded', 404, () => ask('/api/v1/%c3%28')],
  ['no such method', 404, () => ask('/api/v1/me', { as: 'justice', method: 'PUT' })],
  ['a rule that refuses', 409, refused],
  ['too large', 413, () => ask('/api/v1/disputes', { as: 'justice', ...json('x'.repeat(1_100_000)) })],
  ['another kind of body', 415, () => ask('/api/v1/disputes', { as: 'justice', method: 'POST', body: 'words' })],
  ['no tag', 428, withoutTag],
  ['headers without end', 431, () => ask('/api/v1/me', { headers: { 'x-long': 'x'.repeat(20_000) } })],
  ['what a page of another origin asks first', 204, preflight],
  [
    'what a stranger asks first',
    404,
    () => ask('/api/v1/me', { method: 'OPTIONS', headers: { origin: 'https://x.example' } }),
  ],
  ['the head of an answer', 200, () => ask('/api/v1/me', { as: 'justice', method: 'HEAD' })],
  ['a stream', 200, () => ask('/api/v1/events/stream', { as: 'director' })],
  ['a file', 200, () => aFile()],
  ['a part of a file', 206, () => aFile({ range: 'bytes=0-3' })],
  ['no part of a file', 416, () => aFile({ range: 'bytes=99999-' })],
  ['the page for people', 200, () => ask('/docs')],
  ['its script', 200, () => ask('/docs/page.js')],
  ['the document', 200, () => ask('/api/openapi.json')],
  ['Open311', 403, () => ask('/open311/v2/services.json')],
  ['that it lives', 200, () => ask('/health/live')],
  ['that it is ready', 200, () => ask('/health/ready')],
  ['figures', 200, () => ask('/metrics')],
];

async function notModified(): Promise<Response> {
  const { headers } = await ask('/api/v1/me', { as: 'justice' });
  return ask('/api/v1/me', { as: 'justice', headers: { 'if-none-match': headers.get('etag') ?? '' } });
}

async function signOut(): Promise<Response> {
  const reply = await fetch(addressOf('/api/v1/auth/token'), json({ username: 'lawyer', password: DEMO_PASSWORD }));
  const { accessToken } = (await reply.json()) as { accessToken: string };
  return ask('/api/v1/auth/logout', { method: 'POST', headers: { authorization: `Bearer ${accessToken}` } });
}

async function refused(): Promise<Response> {
  const { path } = await Case.registered(world);
  const tag = await world.etag('justice', path);
  return ask(`/api/v1${path}/close`, { as: 'justice', ...json({}, { 'if-match': tag }) });
}

async function withoutTag(): Promise<Response> {
  const { path } = await Case.registered(world);
  return ask(`/api/v1${path}/accept`, { as: 'justice', ...json({}) });
}

function preflight(): Promise<Response> {
  const headers = { origin: DESK, 'access-control-request-method': 'GET' };
  return ask('/api/v1/me', { method: 'OPTIONS', headers });
}

async function aFile(headers: Record<string, string> = {}): Promise<Response> {
  const { path } = await Case.registered(world);
  const fields = { kind: 'photo', title: '渗水照片' };
  const { body } = await files.upload(world, 'justice', `${path}/attachments`, { content: files.aJpeg(), fields });
  return ask(`/api/v1/attachments/${(body as { id: string }).id}/content`, { as: 'justice', headers });
}

describe('every answer is safe in a browser', () => {
  test.each(KINDS)('%s (%i)', async (_, status, answer) => {
    const reply = await answer();
    expect(reply.status).toBe(status);
    const headers = Object.fromEntries(reply.headers);
    expect(headers).toMatchObject(EVERYWHERE);
    expect(Object.keys(headers).filter((name) => /^(server|x-powered-by)$/.test(name))).toEqual([]);
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  test('what is no HTTP at all is answered likewise', async () => {
    const said = await new Promise<string>((resolve) => {
      const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString('utf8'))).on('close', () => resolve(text));
      socket.write('GARBAGE\r\n\r\n');
    });
    const headers = Object.fromEntries(
      [...said.matchAll(/^([\w-]+): (.*)\r$/gm)].map(([, name = '', value]) => [name.toLowerCase(), value]),
    );
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
    expect(headers).toMatchObject(EVERYWHERE);
  });

  test('over TLS it says that it is not to be asked without', async () => {
    const overTls = await ask('/api/v1/me', { headers: { 'x-forwarded-proto': 'https' } });
    expect(overTls.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const stream = await ask('/api/v1/events/stream', { as: 'director', headers: { 'x-forwarded-proto': 'https' } });
    expect(stream.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  test('nobody is believed to speak TLS where no proxy is trusted', async () => {
    const direct = await startTestApp({ kind: 'empty' });
    const reply = await fetch(`${await direct.app.getUrl()}/health/live`, {
      headers: { 'x-forwarded-proto': 'https' },
    });
    await reply.arrayBuffer();
    await direct.close();
    expect(reply.headers.get('strict-transport-security')).toBeNull();
  });

  test.each(['/docs', '/docs/page.js'])('%s keeps a policy of its own, under which it works', async (path) => {
    expect((await ask(path)).headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  test('what may be asked about again says so, and what must not be kept says so', async () => {
    expect((await ask('/api/v1/me', { as: 'justice' })).headers.get('cache-control')).toBe('private, no-cache');
    expect((await aFile()).headers.get('cache-control')).toBe('private, no-store');
    expect((await ask('/api/v1/me')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the id of a request', () => {
  const TRACE = '0af7651916cd43dd8448eb211c80319c';
  const AS_ID = '0af76519-16cd-43dd-8448-eb211c80319c';
  const OWN = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;
  const given = (headers: Record<string, string>): string => requestIdOf({ headers });

  test('is the caller’s, or that of the trace it is a part of', () => {
    const id = newId();
    expect(given({ 'x-request-id': id.toUpperCase() })).toBe(id);
    expect(given({ traceparent: `00-${TRACE}-b7ad6b7169203331-01` })).toBe(AS_ID);
    expect(given({ 'x-request-id': id, traceparent: `00-${TRACE}-b7ad6b7169203331-01` })).toBe(id);
    expect(given({ traceparent: `01-${TRACE}-b7ad6b7169203331-01-later` })).toBe(AS_ID);
  });

  test.each([
    ['nothing', {}],
    ['words', { 'x-request-id': 'my request' }],
    ['a line of a log', { 'x-request-id': '{"level":50}' }],
    ['two ids', { 'x-request-id': `${AS_ID}, ${AS_ID}` }],
    ['a trace of nothing', { traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01` }],
    ['a trace from nowhere', { traceparent: `00-${TRACE}-${'0'.repeat(16)}-01` }],
    ['a version that there is not', { traceparent: `ff-${TRACE}-b7ad6b7169203331-01` }],
    ['capitals', { traceparent: `00-${TRACE.toUpperCase()}-b7ad6b7169203331-01` }],
    ['more than version 00 has', { traceparent: `00-${TRACE}-b7ad6b7169203331-01-more` }],
    ['less', { traceparent: `00-${TRACE}-b7ad6b7169203331` }],
  ])('is a new one for %s', (_, headers: Record<string, string>) => {
    expect(given(headers)).toMatch(OWN);
    expect(given(headers)).not.toBe(given(headers));
  });

  test('is in the answer, in the log, in the audit log and in what the request asks of the service itself', async () => {
    const { path, id } = await Case.registered(world);
    const headers = { traceparent: `00-${TRACE}-b7ad6b7169203331-01` };
    lines.length = 0;
    expect((await ask(`/api/v1${path}`, { as: 'other.director', headers })).headers.get('x-request-id')).toBe(AS_ID);
    const told = lines.map((line) => JSON.parse(line) as { reqId?: string; code?: string });
    expect(told.filter(({ code }) => code === 'not_found').map(({ reqId }) => reqId)).toEqual([AS_ID]);
    const requests = [{ id: newId(), path: '/disputes', body: { ...leak(world), id: newId() } }];
    expect((await ask('/api/v1/sync', { as: 'justice', ...json({ requests }, headers) })).status).toBe(200);
    await app.app.get(AccessJournal).flush();
    const { items } = await world.get<{ items: AuditLineResponse[] }>('auditor', `/audit-log?requestId=${AS_ID}`);
    expect(items.map(({ subjectId }) => subjectId)).toContain(id);
    const { rows } = await app.pool.query<{ request_id: string }>(
      `SELECT DISTINCT request_id FROM audit_log WHERE subject_id = $1`,
      [requests[0]?.body.id],
    );
    expect(rows.map(({ request_id }) => request_id)).toEqual(items.length > 0 ? rows.map(() => AS_ID) : []);
  });
});
