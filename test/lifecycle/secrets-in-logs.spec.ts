/**
 * Nothing secret and nothing anybody wrote leaves a process but in its answers: a service that tells everything it can (`trace`) is
 * sent canaries in every place where something can be sent, and made to refuse and to fail; none of them may sing anywhere.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { builtService } from '../support/built-service.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { aJpeg } from '../support/files.js';
import { type ServiceProcess, startService } from '../support/service.js';
import { DEMO_PASSWORD } from '../support/settings.js';

const FILES = join(tmpdir(), 'governance-canary-files');
/** A service is started in it, and on a busy machine that takes a while. */
const SLOW = 300_000;
const REQUEST = '01900000-0000-7000-8000-00000000cafe';

const drawn = (): string => randomBytes(6).toString('hex');
const canary = (place: string): string => `canary-${place}-${drawn()}`;

/** What is sent, by where it is sent. */
const SENT = {
  title: canary('title'),
  facts: canary('facts'),
  address: canary('address'),
  name: canary('name'),
  phone: `139${String(randomBytes(4).readUInt32BE() % 100_000_000).padStart(8, '0')}`,
  idNumber: idNumber(),
  password: canary('password'),
  newPassword: canary('new-password'),
  bearer: canary('bearer'),
  identityToken: [{ alg: 'RS256', kid: canary('kid') }, { sub: canary('sub') }, drawn()]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.'),
  apiKey: `gck_${canary('key')}`,
  refresh: `gcr_${canary('refresh')}`,
  cookie: canary('cookie'),
  idempotency: canary('idempotency'),
  query: canary('query'),
  fileName: canary('file'),
  feed: canary('feed'),
  field: canary('field'),
  malformed: canary('malformed'),
  large: canary('large'),
  media: canary('media'),
  proxy: canary('proxy'),
  value: canary('value'),
};
/** What the service is told by its settings. */
const SETTINGS = {
  JWT_SECRET: canary('jwt').padEnd(40, 'x'),
  DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  SIGNING_KEY: Buffer.alloc(32, 9).toString('base64'),
  METRICS_TOKEN: canary('metrics'),
};
/** What it gave out. */
const given: Record<string, string> = {};

let database: TestDatabase;
let service: ServiceProcess;
let url: string;
const statuses = new Set<number>();

beforeAll(async () => {
  database = await cloneDatabase('demo');
  const place = { DATABASE_URL: database.appUrl, FILES_DIR: FILES, DEMO: 'false' };
  service = await startService({ ...SETTINGS, ...place, LOG_LEVEL: 'trace', TRUST_PROXY: 'true' });
  url = await service.ready();
}, SLOW);

afterAll(async () => {
  await service?.stop();
  await database?.drop();
});

/** The check digit of GB 11643. */
function idNumber(): string {
  const body = `35098119900101${String(randomBytes(2).readUInt16BE() % 1000).padStart(3, '0')}`;
  const sum = [...body].reduce((all, digit, at) => all + Number(digit) * (2 ** (17 - at) % 11), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}

interface Asked {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask(path: string, { method, token, body, headers = {} }: Asked = {}): Promise<Record<string, unknown>> {
  const isText = typeof body === 'string' || body instanceof FormData;
  const reply = await fetch(`${url}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      cookie: `session=${SENT.cookie}`,
      'x-forwarded-for': SENT.proxy,
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
  });
  statuses.add(reply.status);
  const text = await reply.text();
  return text.startsWith('{') ? { ...(JSON.parse(text) as object), etag: reply.headers.get('etag') } : {};
}

const api = (path: string, asked: Asked = {}) => ask(`/api/v1${path}`, asked);

async function signIn(username: string): Promise<string> {
  const tokens = await api('/auth/token', { body: { username, password: DEMO_PASSWORD } });
  given[`access of ${username}`] = String(tokens['accessToken']);
  given[`refresh of ${username}`] = String(tokens['refreshToken']);
  return String(tokens['accessToken']);
}

const dispute = (centerId: string, rest: object = {}): object => ({
  centerId,
  track: 'peoples_mediation',
  source: { kind: 'on_application', channel: 'reception_room' },
  category: 'neighbor',
  title: SENT.title,
  facts: SENT.facts,
  location: { address: SENT.address },
  parties: [
    { role: 'applicant', kind: 'person', name: SENT.name, phone: SENT.phone, idNumber: SENT.idNumber },
    { role: 'respondent', kind: 'person', name: SENT.name },
  ],
  ...rest,
});

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.superUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** Every way in, right and wrong. */
async function sendEverything(): Promise<void> {
  const justice = await signIn('justice');
  const admin = await signIn('admin');
  const { centerId } = (await api('/me', { token: justice })) as { centerId: string };
  const headers = { 'idempotency-key': SENT.idempotency };
  const file = await api('/disputes', { token: justice, headers, body: dispute(centerId) });
  expect(file['id']).toEqual(expect.any(String));
  const path = `/disputes/${String(file['id'])}`;
  await api(`/disputes?q=${SENT.query}`, { token: justice });
  const form = new FormData();
  form.set('kind', 'photo');
  form.set('title', SENT.title);
  form.set('file', new Blob([new Uint8Array(aJpeg())]), `${SENT.fileName}.jpg`);
  await api(`${path}/attachments`, { token: justice, body: form });
  await guess(justice);
  const key = await api('/api-keys', {
    token: admin,
    body: { name: SENT.name, centerId, scopes: ['petitions:read'], expiresAt: '2027-01-31T00:00:00.000Z' },
  });
  given['api key'] = String(key['token'] ?? '');
  const hook = { centerId, url: 'https://receiver.example/hook', description: SENT.name };
  given['webhook secret'] = String((await api('/webhooks', { token: admin, body: hook }))['secret'] ?? '');
  await refuse(justice, centerId, path);
}

/** Tokens, keys and passwords that are wrong. */
async function guess(justice: string): Promise<void> {
  for (const token of [SENT.bearer, SENT.identityToken, SENT.apiKey]) await api('/me', { token });
  await api('/auth/refresh', { body: { refreshToken: SENT.refresh } });
  await api('/me/password', {
    token: justice,
    body: { currentPassword: SENT.password, newPassword: SENT.newPassword },
  });
  for (let times = 0; times < 7; times += 1)
    await api('/auth/token', { body: { username: SENT.name, password: SENT.password } });
  await ask(`/feeds/${SENT.feed}/duty.ics`);
  await api(`/feeds/${SENT.feed}/duty.ics`);
  await ask(`/open311/v2/services.json?api_key=${SENT.apiKey}`);
  await ask('/metrics', { token: SENT.bearer });
}

/** Refusals of every kind. */
async function refuse(token: string, centerId: string, path: string): Promise<void> {
  const etag = String((await api(path, { token }))['etag']);
  await api('/disputes', { token, body: dispute(centerId, { [SENT.field]: SENT.value }) });
  await api('/disputes', { token, body: `{"title": "${SENT.malformed}` });
  await api('/disputes', { token, body: JSON.stringify({ title: SENT.large.repeat(60_000) }) });
  await api('/disputes', { token, body: SENT.media, headers: { 'content-type': 'text/plain' } });
  await api(`/audit-log?actorId=${SENT.query}`, { token });
  await api(`${path}/close`, { token, body: {}, headers: { 'if-match': etag } });
  await api(`${path}/close`, { token, body: { note: SENT.value }, headers: { 'if-match': '"1-x"' } });
  await api('/disputes/01900000-0000-7000-8000-00000000dead', { token });
}

/** The database refuses a row, and says all of it; a function of it repeats a value; a value cannot be read. */
async function fail(): Promise<void> {
  const token = await signIn('police');
  const { centerId } = (await api('/me', { token })) as { centerId: string };
  await asSuperuser('ALTER TABLE dispute ADD CONSTRAINT no_more CHECK (false) NOT VALID');
  await api('/disputes', { token, body: dispute(centerId) });
  for (const raised of [`RAISE EXCEPTION 'cannot take %', NEW.title`, `PERFORM NEW.title::date`]) {
    await asSuperuser(
      `CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${raised}; RETURN NEW; END $$`,
      'CREATE OR REPLACE TRIGGER refuse BEFORE INSERT ON dispute FOR EACH ROW EXECUTE FUNCTION refuse()',
    );
    await api('/disputes', { token, body: dispute(centerId) });
  }
}

/** What services say of themselves goes into the same log: for a while no refusal can be written down. */
async function failBehindTheScenes(): Promise<void> {
  await asSuperuser('ALTER TABLE audit_pending RENAME TO audit_pending_away');
  while (!service.output().includes('"context":"AccessJournal"'))
    await api('/me').then(() => new Promise((resolve) => setTimeout(resolve, 100)));
  await asSuperuser('ALTER TABLE audit_pending_away RENAME TO audit_pending');
}

test(
  'no canary sings in log, metrics, audit log or events, whatever was refused or failed',
  async () => {
    await sendEverything();
    await fail();
    await failBehindTheScenes();
    expect([...statuses].sort()).toEqual(
      expect.arrayContaining([200, 201, 400, 401, 403, 404, 409, 412, 413, 415, 429, 500]),
    );
    const metrics = await (
      await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${SETTINGS.METRICS_TOKEN}` } })
    ).text();
    expect(metrics).toContain('http_problems_total{code="internal_error"} 3');
    // What was gathered of reads and refusals is written when it stops.
    await service.stop();
    const client = new pg.Client({ connectionString: database.superUrl });
    await client.connect();
    const rows = async (table: string): Promise<string> =>
      (await client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`)).rows
        .map(({ row }) => row)
        .join('\n');
    const places = {
      log: service.output(),
      metrics,
      'audit log': await rows('audit_log'),
      events: await rows('outbox'),
    };
    await client.end();
    for (const code of ['23514', 'P0001', '22007']) expect(places.log).toContain(code);
    expect(places.log).toContain('request refused');
    const [, afterStart = ''] = places.log.split(/Ready on .*\n.*\n/);
    for (const line of afterStart.split('\n').filter((each) => /^\S/.test(each)))
      expect(line).toMatch(/^\{"level":\d+,"time":\d+,.*\}$/);
    const connection = new URL(database.appUrl).password;
    const secrets = { ...SENT, ...SETTINGS, ...given, connection };
    expect(Object.entries(secrets).filter(([, secret]) => secret.length < 8)).toEqual([]);
    const sung = Object.entries(places).flatMap(([place, text]) =>
      Object.entries(secrets).flatMap(([what, secret]) => (text.includes(secret) ? [`${what} in ${place}`] : [])),
    );
    expect(sung).toEqual([]);
  },
  SLOW,
);

const SCRIPT = spawnSync('script', ['--version']).status === 0;

/** A terminal is what `script` of util-linux makes; where there is none, this is skipped by name. */
(SCRIPT ? test : test.skip)(
  'on a terminal the log is for people, and as silent about secrets; elsewhere each line is one JSON object',
  async () => {
    const main = join(await builtService(), 'src', 'main.js');
    const settings = {
      ...SETTINGS,
      DATABASE_URL: database.appUrl,
      FILES_DIR: FILES,
      DEMO: 'false',
      PORT: '0',
    };
    const said = async (command: string, given: readonly string[]): Promise<string> => {
      const child = spawn(command, given, { env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'info', ...settings } });
      let text = '';
      let isAsked = false;
      await new Promise<void>((resolve, reject) => {
        child.stdout.on('data', (chunk: Buffer) => {
          text += chunk.toString('utf8');
          const ready = /Ready on (http:\S+)/.exec(text)?.[1];
          if (ready !== undefined && !isAsked) {
            isAsked = true;
            const headers = { authorization: `Bearer ${SENT.bearer}`, 'x-request-id': REQUEST };
            fetch(`${ready}/api/v1/me`, { headers }).then((reply) => reply.text(), reject);
          }
          if (text.includes('request refused')) resolve();
        });
        child.once('exit', () => reject(new Error(text)));
      });
      child.removeAllListeners('exit');
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      return text;
    };
    const line = (text: string): string => text.split('\n').find((each) => each.includes('request refused')) ?? '';
    const plain = await said(process.execPath, ['--no-warnings', main]);
    expect(JSON.parse(line(plain))).toMatchObject({ reqId: REQUEST, code: 'unauthenticated', msg: 'request refused' });
    const pretty = await said('script', ['-qec', `'${process.execPath}' --no-warnings '${main}'`, '/dev/null']);
    expect(line(pretty)).toMatch(/INFO.*request refused/);
    expect(() => JSON.parse(line(pretty)) as unknown).toThrow();
    expect(pretty).toContain(REQUEST);
    expect(plain + pretty).not.toContain(SENT.bearer);
  },
  SLOW,
);
