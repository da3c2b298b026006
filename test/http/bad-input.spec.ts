/**
 * Bad input, made from the OpenAPI document: every field of every body wrong in every way we know, and requests that are no
 * requests at all. None gives a 5xx, every problem names its field, and nothing whatever is written.
 */
import type { Response } from 'supertest';
import { as, nobody } from '../support/as.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { fill, type Operation, OPERATIONS, resolved, resourceOf, typeOf, wellFormed } from '../support/document.js';
import { aJpeg } from '../support/files.js';
import { permissionsOf, type Places, placesOf, whoMay } from '../support/places.js';
import { spoiltBodies } from '../support/spoilt-bodies.js';
import { Case, CLEAN, leak, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let places: Places;
let held: ReadonlyMap<string, readonly string[]>;
let before: Record<string, string>;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  places = await placesOf(world);
  held = await permissionsOf(world);
  before = await contents();
});

afterAll(() => app?.close());

/** Signing in and failing to is written down by design. */
const ASIDE = ['sign_in_failure', 'sign_in_session', 'refresh_token', 'schema_migration'];

/** Every table as one digest: neither rows nor fields may change. */
async function contents(): Promise<Record<string, string>> {
  const { rows: tables } = await app.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !ASIDE.includes(table.name))) {
    const { rows } = await app.pool.query<{ digest: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS digest FROM "${name}" t`,
    );
    digests[name] = rows[0]?.digest ?? '';
  }
  return digests;
}

const demandNothingWritten = async (): Promise<void> => expect(await contents()).toEqual(before);

async function agentFor(target: Operation) {
  return target.permission === 'public' ? nobody(app) : as(app, whoMay(target, held));
}

const tags = new Map<string, string>();

async function tagOf(target: Operation): Promise<string> {
  const path = fill(resourceOf(target), places);
  const tag = tags.get(path) ?? (await world.etag(whoMay(target, held), path));
  tags.set(path, tag);
  return tag;
}

async function send(target: Operation, body: string | object, headers: Record<string, string> = {}): Promise<Response> {
  const request = (await agentFor(target))[target.method](fill(target, places)).set('Content-Type', 'application/json');
  if (target.needsIfMatch && headers['If-Match'] === undefined) request.set('If-Match', await tagOf(target));
  return request.set(headers).send(body);
}

interface ProblemBody {
  readonly code: string;
  readonly status: number;
  readonly errors?: readonly { pointer: string; code: string; detail: string }[];
}

function demandProblem(reply: Response, status: number, code: string, what: string): ProblemBody {
  const problem = reply.body as ProblemBody;
  if (reply.status !== status || problem.code !== code)
    throw new Error(`${what} answered ${reply.status}: ${reply.text}`);
  expect(reply.headers['content-type']).toContain('application/problem+json');
  expect(Object.keys(problem)).toEqual(
    expect.arrayContaining(['type', 'title', 'status', 'detail', 'instance', 'code', 'errorId']),
  );
  expect(reply.text).not.toMatch(/node_modules|at \w+ \(|SELECT |INSERT /);
  return problem;
}

const withBody = OPERATIONS.filter(({ body }) => body !== null);
const withFields = withBody.filter(({ body }) => body !== null && Object.keys(wellFormed(body) as object).length > 0);

describe('every field of every body', () => {
  test.each(withFields.map((target) => [target.id, target] as const))('%s', async (_, target) => {
    for (const { what, body, pointer } of spoiltBodies(target.body ?? {})) {
      const reply = await send(target, JSON.stringify(body));
      const problem = demandProblem(reply, 400, 'validation_failed', `${target.id} with ${what}`);
      const pointers = (problem.errors ?? []).map((error) => error.pointer);
      const isNamed = pointers.some((found) => found === pointer || found.startsWith(`${pointer}/`));
      if (!isNamed)
        throw new Error(`${target.id} with ${what}: ${pointer} is not among ${JSON.stringify(problem.errors)}`);
      for (const error of problem.errors ?? []) expect(error.detail).not.toBe(error.code);
    }
  });

  test('has written nothing', demandNothingWritten);
});

describe('every field of every form', () => {
  const forms = OPERATIONS.filter(({ form }) => form !== null);

  /** A form of these values and a photograph; what is no text goes as JSON. */
  async function sendForm(target: Operation, values: object): Promise<Response> {
    const request = (await agentFor(target))[target.method](fill(target, places));
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) continue;
      if (typeof value === 'string') request.field(name, value);
      else request.field(name, JSON.stringify(value), { contentType: 'application/json' });
    }
    return request.attach('file', aJpeg(), '照片.jpg');
  }

  test.each(forms.map((target) => [target.id, target] as const))('%s', async (_, target) => {
    const { properties = {}, required = [] } = resolved(target.form ?? {});
    const { file: __, ...fields } = properties;
    const schema = { type: 'object', properties: fields, required: required.filter((name) => name !== 'file') };
    for (const { what, body, pointer } of spoiltBodies(schema)) {
      // A form has no list, no null and no object around it.
      if (typeof body !== 'object' || body === null || Array.isArray(body)) continue;
      const reply = await sendForm(target, body);
      const problem = demandProblem(reply, 400, 'validation_failed', `${target.id} with ${what}`);
      const pointers = (problem.errors ?? []).map((error) => error.pointer);
      if (!pointers.includes(pointer))
        throw new Error(`${target.id} with ${what}: ${pointer} is not among ${JSON.stringify(problem.errors)}`);
    }
  });

  test('has written nothing', demandNothingWritten);
});

describe('bodies that are none', () => {
  test.each(withBody.map((target) => [target.id, target] as const))('%s', async (_, target) => {
    demandProblem(await send(target, '{"a": '), 400, 'malformed_json', 'half an object');
    demandProblem(await send(target, '[]'), 400, 'validation_failed', 'a list');
    demandProblem(await send(target, '"text"'), 400, 'validation_failed', 'a text');
    demandProblem(await send(target, '{"__proto__": {"admin": true}}'), 400, 'malformed_json', 'a prototype');
    demandProblem(
      await send(target, '{"constructor": {"prototype": {"admin": true}}}'),
      400,
      'malformed_json',
      'a constructor',
    );
    const odd = demandProblem(await send(target, '{"a\\u0000b": 1}'), 400, 'validation_failed', 'NUL in a name');
    expect(odd.errors).toContainEqual(expect.objectContaining({ code: 'unknown_field' }));
    const xml = await send(target, '<a/>', { 'Content-Type': 'application/xml' });
    demandProblem(xml, 415, 'unsupported_media_type', 'xml');
    const form = await send(target, 'a=1', { 'Content-Type': 'application/x-www-form-urlencoded' });
    demandProblem(form, 415, 'unsupported_media_type', 'a form');
  });

  const big = withBody.filter(({ id }) =>
    ['intake_register', 'sessions_hold', 'centers_update', 'auth_token'].includes(id),
  );

  test.each(big.map((target) => [target.id, target] as const))(
    '%s: two megabytes, and fifty thousand levels',
    async (_, target) => {
      const large = JSON.stringify({ facts: 'x'.repeat(2 * 1024 * 1024) });
      demandProblem(await send(target, large), 413, 'too_large', '2 MB');
      const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
      demandProblem(await send(target, deep), 400, 'validation_failed', '50,000 levels of objects');
      const lists = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
      demandProblem(await send(target, lists), 400, 'validation_failed', '50,000 levels of lists');
      const keyed = await send(target, deep, { 'Idempotency-Key': newId() });
      demandProblem(keyed, 400, 'validation_failed', '50,000 levels under a key');
    },
  );

  test('have written nothing', demandNothingWritten);
});

test('a time that is written well and lies centuries away is told in which years it may lie', async () => {
  const agent = await world.as('justice');
  for (const [language, expected] of [
    ['zh-CN', /在 1900 年至 2199 年之间/],
    ['en', /from 1900 to 2199/],
  ] as const) {
    const reply = await agent
      .post('/disputes')
      .set('Accept-Language', language)
      .send(leak(world, { receivedAt: '1850-01-01T00:00:00Z' }));
    const problem = demandProblem(reply, 400, 'validation_failed', '1850');
    expect(problem.errors).toEqual([
      { pointer: '/receivedAt', code: 'bad_instant', detail: expect.stringMatching(expected) as string },
    ]);
  }
});

describe('If-Match', () => {
  const guarded = OPERATIONS.filter(({ needsIfMatch }) => needsIfMatch);

  test.each(guarded.map((target) => [target.id, target] as const))(
    '%s: missing, *, stale, not one of ours',
    async (_, target) => {
      const body = target.body === null ? {} : (wellFormed(target.body) as object);
      const path = fill(target, places);
      const agent = await agentFor(target);
      demandProblem(await agent[target.method](path).send(body), 428, 'if_match_required', 'no If-Match');
      demandProblem(await send(target, body, { 'If-Match': '*' }), 428, 'if_match_required', '*');
      const stale = await send(target, body, { 'If-Match': '"999999-abc"' });
      demandProblem(stale, 412, 'stale', 'a stale one');
      const current = /^"(\d+)/.exec(await tagOf(target))?.[1];
      expect(stale.headers['etag']).toMatch(new RegExp(`^"${current ?? '-'}\\b`));
      demandProblem(await send(target, body, { 'If-Match': 'abc' }), 412, 'stale', 'garbage');
    },
  );

  test('has written nothing', demandNothingWritten);
});

describe('addresses and queries', () => {
  const reads = OPERATIONS.filter(({ method }) => method === 'get');
  /** What a list cannot be asked for without. */
  const NEEDED: Readonly<Record<string, string>> = {
    from: '2026-10-01',
    to: '2026-11-01',
    address: '1',
    figure: 'items',
    purpose: 'mediation',
  };
  const needed = (target: Operation, but = ''): string =>
    target.parameters
      .filter(({ name, required, in: place }) => place === 'query' && required === true && name !== but)
      .map(({ name }) => `${name}=${NEEDED[name] ?? ''}`)
      .join('&');
  const ask = async (target: Operation, name: string, value: string): Promise<Response> =>
    (await agentFor(target)).get(`${fill(target, places)}?${needed(target, name)}&${name}=${value}`);

  test.each(reads.map((target) => [target.id, target] as const))(
    '%s: unknown and malformed parameters',
    async (_, target) => {
      const unknown = demandProblem(
        await ask(target, 'noSuchParameter', '1'),
        400,
        'validation_failed',
        'an unknown parameter',
      );
      expect(unknown.errors).toContainEqual(
        expect.objectContaining({ pointer: 'query/noSuchParameter', code: 'unknown_parameter' }),
      );
      for (const { name, schema } of target.parameters.filter((parameter) => parameter.in === 'query')) {
        for (const value of badValuesOf(name, schema)) {
          const problem = demandProblem(
            await ask(target, name, value),
            400,
            name === 'cursor' ? 'bad_cursor' : 'validation_failed',
            `${name}=${value}`,
          );
          if (name !== 'cursor') expect(problem.errors?.map(({ pointer }) => pointer)).toContain(`query/${name}`);
        }
        if (typeOf(schema) === 'array') continue;
        demandProblem(await ask(target, name, `1&${name}=1`), 400, 'validation_failed', `${name} twice`);
      }
    },
  );

  function badValuesOf(name: string, schema: Operation['parameters'][number]['schema']): string[] {
    if (name === 'cursor') return ['abc', 'W10.abc', '....'];
    const plain = typeOf(schema) === 'array' ? (schema.items ?? {}) : schema;
    if (plain.format === 'date') return ['2026-02-30', 'today'];
    if (plain.format === 'date-time') return ['2026-02-30T00:00:00Z', 'now'];
    if (plain.format === 'uuid') return ['abc', '%00'];
    if (plain.enum !== undefined) return ['no_such_code'];
    if (typeOf(plain) === 'integer') {
      const { minimum = 1, maximum = 200 } = plain;
      return [`${minimum - 1}`, `${maximum + 1}`, 'abc', '1.5', '99999999999999999999'];
    }
    if (typeOf(plain) === 'boolean') return ['yes'];
    return ['a%00b', 'x'.repeat(1001)];
  }

  const named = reads.filter(({ path }) => path.includes('{'));

  test.each(named.map((target) => [target.id, target] as const))(
    '%s: an id that is none names nothing',
    async (_, target) => {
      for (const id of ['abc', '%00', '1', "'%20OR%201=1", newId()]) {
        const path = target.path.replace(/\{\w+\}/g, id);
        const reply = await (await agentFor(target)).get(`${path}?${needed(target)}`);
        demandProblem(reply, 404, 'not_found', path);
      }
    },
  );

  test('routes and methods we do not have', async () => {
    const director = await world.as('director');
    for (const path of ['/nothing', '/disputes/', `/disputes/${newId()}/archive`, '/disputes/%E0%A4%A']) {
      const reply = await director.get(path);
      expect([400, 404]).toContain(reply.status);
      expect(reply.headers['content-type']).toContain('application/problem+json');
    }
    demandProblem(await director.delete(`/disputes/${places['disputeId'] ?? ''}`), 404, 'not_found', 'DELETE');
    const search = await director.get('/disputes?q=%ED%A0%80');
    expect(search.status).toBeLessThan(500);
  });

  test('have written nothing', demandNothingWritten);
});

describe('ids of somebody else', () => {
  let registered: Case;
  let accepted: Case;
  let mediating: Case;
  let foreign: Record<'department' | 'room' | 'staff', string>;

  beforeAll(async () => {
    registered = await Case.registered(world);
    accepted = await Case.accepted(world);
    mediating = await Case.mediating(world);
    const one = async (what: string) =>
      (await world.get<{ items: { id: string }[] }>('admin', `/centers/${world.neighbour}/${what}`)).items[0]?.id ?? '';
    foreign = { department: await one('departments'), room: await one('rooms'), staff: await one('staff') };
    before = await contents();
  });

  const refused = async (reply: Promise<Response>, code: string, pointer?: string): Promise<void> => {
    const { body, status, text } = await reply;
    const problem = body as ProblemBody;
    if (problem.code !== code) throw new Error(`${status}: ${text}`);
    if (pointer !== undefined)
      expect(problem.errors).toContainEqual(expect.objectContaining({ pointer, code: 'unknown_reference' }));
  };

  test('in a registration', async () => {
    const justice = await world.as('justice');
    const register = (rest: object) => justice.post('/disputes').send(leak(world, rest as Record<string, unknown>));
    await refused(register({ centerId: world.neighbour }), 'forbidden');
    await refused(register({ centerId: newId() }), 'forbidden');
    await refused(register({ gridId: newId() }), 'unknown_reference', '/gridId');
    await refused(register({ departmentId: foreign.department }), 'unknown_reference', '/departmentId');
    await refused(register({ category: 'no_such_category' }), 'validation_failed');
    await refused(register({ subcategory: 'no_such' }), 'validation_failed');
    await refused(register({ id: registered.id }), 'id_in_use');
    const twice = { id: newId(), role: 'applicant', kind: 'person', name: '陈某' };
    await refused(register({ parties: [twice, twice] }), 'party_twice');
    const party = { id: registered.parties[0], role: 'applicant', kind: 'person', name: '陈某' };
    await refused(register({ parties: [party] }), 'id_in_use');
  });

  test('on the way', async () => {
    const tag = (file: Case) => world.etag('director', file.path);
    const act = async (file: Case, action: string, body: object) =>
      (await world.as('director'))
        .post(`${file.path}/${action}`)
        .set('If-Match', await tag(file))
        .send(body);
    await refused(
      act(registered, 'accept', { screening: CLEAN, departmentId: foreign.department }),
      'unknown_reference',
      '/departmentId',
    );
    await refused(act(accepted, 'assign', { departmentId: foreign.department }), 'unknown_reference', '/departmentId');
    await refused(act(accepted, 'assign', { mediatorIds: [foreign.staff] }), 'unknown_reference', '/mediatorIds/0');
    await refused(act(accepted, 'rights-notices', { partyId: registered.parties[0], method: 'oral' }), 'party_unknown');
    await refused(act(accepted, 'withdraw', { partyId: newId() }), 'party_unknown');
    const plan = {
      startsAt: '2026-10-18T01:00:00Z',
      endsAt: '2026-10-18T02:00:00Z',
      venue: 'room',
      roomId: world.room(),
    };
    await refused(act(mediating, 'sessions', { ...plan, roomId: foreign.room }), 'unknown_reference', '/roomId');
    await refused(
      act(mediating, 'sessions', { ...plan, mediatorIds: [foreign.staff] }),
      'unknown_reference',
      '/mediatorIds/0',
    );
    await refused(
      act(mediating, 'sessions', { ...plan, invited: [{ staffId: newId(), as: 'adviser' }] }),
      'unknown_reference',
      '/invited/0/staffId',
    );
    await refused(act(mediating, 'sessions', { ...plan, id: places['sessionId'] }), 'id_in_use');
    await refused(
      act(mediating, 'agreements', mediating.agreement([mediating.duty({ debtorPartyIds: [registered.parties[0]] })])),
      'party_unknown',
    );
    await refused(
      act(mediating, 'agreements', { ...mediating.agreement(), agreementId: places['agreementId'] }),
      'unknown_reference',
      '/agreementId',
    );
    await refused(act(mediating, 'agreements', { ...mediating.agreement(), id: places['agreementId'] }), 'id_in_use');
  });

  test('elsewhere', async () => {
    const admin = await world.as('admin');
    await refused(
      admin.post(`/centers/${world.center}/staff`).send({ name: '甲', departmentId: foreign.department }),
      'unknown_reference',
      '/departmentId',
    );
    await refused(admin.post(`/centers/${world.neighbour}/rooms`).send({ name: '一室', kind: 'other' }), 'forbidden');
    const draft = { from: '2026-12-01', to: '2026-12-08', departments: [foreign.department] };
    await refused(
      admin.post(`/centers/${world.center}/roster/drafts`).send(draft),
      'unknown_reference',
      '/departments/0',
    );
    const visit = { dueOn: '2026-12-01', assigneeId: foreign.staff };
    const mediator = await world.as('mediator');
    await refused(
      mediator.post(`/disputes/${places['disputeId'] ?? ''}/return-visits`).send(visit),
      'unknown_reference',
      '/assigneeId',
    );
    const petition = {
      centerId: world.center,
      occurredOn: '2026-10-01',
      channel: 'letter',
      level: 'community',
      persons: 1,
      group: false,
      jointLetter: false,
      matter: '反映路灯',
      first: true,
      knownFrom: 'own',
      disputeId: newId(),
    };
    await refused((await world.as('petition')).post('/petitions').send(petition), 'unknown_reference', '/disputeId');
    const report = {
      centerId: newId(),
      from: '2026-07-01',
      to: '2026-10-01',
      definition: 'no_petition_above_community@1',
    };
    const produced = await (await world.as('director')).post('/reports/zero-petition').send(report);
    expect([400, 403]).toContain(produced.status);
  });

  test('have written nothing', demandNothingWritten);
});

describe('Idempotency-Key', () => {
  test('the same key with the same body answers the same again; with another body it is refused', async () => {
    const justice = await world.as('justice');
    const body = leak(world);
    const create = (sent: object) => justice.post('/disputes').set('Idempotency-Key', '"retry-1"').send(sent);
    const made = await create(body).expect(201);
    const again = await create(body).expect(201);
    expect(again.headers['idempotency-replayed']).toBe('true');
    for (const name of ['location', 'etag']) expect(again.headers[name]).toBe(made.headers[name]);
    expect(again.body).toEqual(made.body);
    demandProblem(await create({ ...body, title: '另一件' }), 422, 'idempotency_mismatch', 'another body');
    const { id } = made.body as { id: string };

    const accept = (sent: object) =>
      justice.post(`/disputes/${id}/accept`).set('If-Match', '"2"').set('Idempotency-Key', 'retry-1').send(sent);
    demandProblem(
      await accept({ screening: { ...CLEAN, administrativeOnly: true } }),
      409,
      'administrative_only',
      'a refusal',
    );
    const accepted = await accept({ screening: CLEAN }).expect(200);
    const replayed = await accept({ screening: CLEAN }).expect(200);
    expect(replayed.headers).toMatchObject({ 'idempotency-replayed': 'true', etag: accepted.headers['etag'] });
    expect(replayed.body).toEqual(accepted.body);
    demandProblem(
      await accept({ screening: CLEAN, track: 'consultation' }),
      422,
      'idempotency_mismatch',
      'another body',
    );

    const told = { partyId: body.parties[0]?.id, method: 'oral' };
    const tell = (sent: object) =>
      justice.post(`/disputes/${id}/rights-notices`).set('Idempotency-Key', 'retry-1').send(sent);
    const notice = await tell(told).expect(201);
    const same = await tell(told).expect(201);
    expect(same.body).toEqual(notice.body);
    expect(same.headers['idempotency-replayed']).toBe('true');
    demandProblem(await tell({ ...told, method: 'written' }), 422, 'idempotency_mismatch', 'another body');
  });

  test('keys that are none; another caller’s key is another key', async () => {
    const justice = await world.as('justice');
    const body = leak(world);
    const long = await justice.post('/disputes').set('Idempotency-Key', 'x'.repeat(256)).send(body);
    demandProblem(long, 400, 'bad_header', '256 characters');
    demandProblem(
      await justice.post('/disputes').set('Idempotency-Key', '""').send(body),
      400,
      'bad_header',
      'an empty one',
    );
    await justice.post('/disputes').set('Idempotency-Key', 'shared').send(body).expect(201);
    await (await world.as('director')).post('/disputes').set('Idempotency-Key', 'shared').send(leak(world)).expect(201);
  });
});
