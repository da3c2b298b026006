/**
 * Who answers for the petition register over HTTP: what others report or comes late is provisional until the petition officer looked
 * into it, returns are due and corrected in versions, and a claim from before the register stays a claim.
 */
import type { Response } from 'supertest';
import { DEFAULT_CENTER_SETTINGS } from '../../src/domain/centers/settings.js';
import type { DeskResponse } from '../../src/modules/desk/desk.dto.js';
import type { BaselineResponse } from '../../src/modules/petitions/zero-baseline.dto.js';
import type { PetitionResponse, PetitionVersionResponse } from '../../src/modules/petitions/petitions.dto.js';
import type { ReturnResponse, ReturnVersionResponse } from '../../src/modules/petitions/petition-returns.dto.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

beforeEach(() => world.moveTo(TEST_NOW));

const petition = (terms: Json = {}): Json => ({
  centerId: world.center,
  occurredOn: '2026-10-13',
  channel: 'letter',
  level: 'township',
  persons: 1,
  group: false,
  matter: '反映楼道照明',
  first: true,
  firstScope: 'body',
  knownFrom: 'own',
  ...terms,
});

async function entered(by: string, terms: Json = {}): Promise<PetitionResponse> {
  return (await world.post(by, '/petitions', { body: petition(terms) })).body as PetitionResponse;
}

async function filed(month: string, terms: Json = { nil: true }): Promise<ReturnResponse> {
  const body = { centerId: world.center, month, ...terms };
  return (await world.post('petition', '/petition-returns', { body })).body as ReturnResponse;
}

const confirmPetition = (id: string, expected = 200): Promise<Response> =>
  world.act('petition', `/petitions/${id}`, 'confirm', { expect: expected });
const confirmReturn = (id: string, expected = 200): Promise<Response> =>
  world.act('director', `/petition-returns/${id}`, 'confirm', { expect: expected });
const correct = (id: string, body: Json, expected = 200): Promise<Response> =>
  world.act('petition', `/petition-returns/${id}`, 'correct', {
    body: { reason: '漏填人次', ...body },
    expect: expected,
  });
const faults = (reply: Response): string[] =>
  (reply.body as { errors: { pointer: string; code: string }[] }).errors.map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
const zero = async (from: string, to: string, definition: string): Promise<unknown> => {
  world.wait(1);
  const body = { centerId: world.center, from, to, definition };
  return ((await world.post('director', '/reports/zero-petition', { body })).body as Json)['zero'];
};

describe('a provisional entry', () => {
  it('is what somebody else reports or comes late, until the petition officer confirms it; versions tell', async () => {
    const own = await entered('petition');
    expect(own).toMatchObject({ provisional: false, late: false, missing: [] });
    const reported = await entered('director', { firstScope: undefined });
    expect(reported).toMatchObject({ provisional: true, late: false, confirmedBy: null, missing: ['firstScope'] });
    const late = await entered('petition', { occurredOn: '2026-10-08' });
    expect(late).toMatchObject({ provisional: true, late: true, occurredOn: '2026-10-08', recordedAt: world.now });

    const list = `/petitions?occurredFrom=2026-10-08&provisional=`;
    const ids = async (flag: boolean) =>
      (await world.get<{ items: PetitionResponse[] }>('director', `${list}${flag}`)).items.map(({ id }) => id);
    expect((await ids(true)).sort()).toEqual([late.id, reported.id].sort());
    expect(await ids(false)).toEqual([own.id]);
    const desk = await world.get<DeskResponse>('petition', '/desk');
    expect(desk.provisionalPetitions).toEqual([
      expect.objectContaining({ petitionId: reported.id, number: reported.number, late: false }),
      expect.objectContaining({ petitionId: late.id, occurredOn: '2026-10-08', recordedAt: world.now, late: true }),
    ]);
    expect((await world.get<DeskResponse>('director', '/desk')).provisionalPetitions).toEqual([]);

    const { id: officer } = await world.get('petition', '/me');
    const confirmed = (await confirmPetition(reported.id)).body as PetitionResponse;
    expect(confirmed).toMatchObject({ provisional: false, confirmedBy: officer, confirmedAt: world.now, version: 2 });
    expect((await confirmPetition(reported.id, 409)).body).toMatchObject({ code: 'petition_not_provisional' });
    const { items } = await world.get<{ items: PetitionVersionResponse[] }>(
      'director',
      `/petitions/${reported.id}/versions`,
    );
    const { id: director } = await world.get('director', '/me');
    expect(items.map(({ version, provisional, recordedBy }) => [version, provisional, recordedBy])).toEqual([
      [1, true, director],
      [2, false, officer],
    ]);
    expect(items[0]).toMatchObject({ matter: '反映楼道照明', level: 'township', occurredOn: '2026-10-13' });
    await world.patch('petition', `/petitions/${reported.id}`, { body: { occurredOn: '2026-10-09' } });
    expect(await world.get('petition', `/petitions/${reported.id}`)).toMatchObject({
      provisional: true,
      confirmedBy: null,
    });
  });

  it('counts against zero from the beginning, and holds up the confirmation of its month', async () => {
    const definition = 'no_petition_above_community@1';
    const april = await filed('2010-04');
    await confirmReturn(april.id);
    expect(await zero('2010-04-01', '2010-05-01', definition)).toBe(true);
    const reported = await entered('director', { occurredOn: '2010-04-20' });
    expect(await zero('2010-04-01', '2010-05-01', definition)).toBe(false);
    await correct(april.id, { counts: { items: 1 } });
    const refused = await confirmReturn(april.id, 409);
    expect(refused.body).toMatchObject({
      code: 'petitions_provisional',
      detail: expect.stringContaining(reported.number),
      reasons: [expect.objectContaining({ params: expect.objectContaining({ petitionIds: [reported.id] }) })],
    });
    await confirmPetition(reported.id);
    await confirmReturn(april.id);
    expect(await zero('2010-04-01', '2010-05-01', definition)).toBe(false);
  });

  it('is reported by duty officers too, who are told once and do not read the register', async () => {
    const ask = { body: petition(), headers: { 'Idempotency-Key': newId() } };
    const first = await world.post('justice', '/petitions', ask);
    expect(first.body).toMatchObject({ provisional: true });
    const again = await world.post('justice', '/petitions', ask);
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    const { id } = first.body as { id: string };
    await world.get('justice', `/petitions/${id}`, 403);
    for (const [name, expected] of [
      ['justice', 403],
      ['director', 403],
      ['other.director', 403],
    ] as const)
      await world.post(name, `/petitions/${id}/confirm`, { ifMatch: '"1"', expect: expected });
    await world.post('petition', `/petitions/${id}/confirm`, { expect: 428 });
    await world.post('petition', `/petitions/${id}/confirm`, { ifMatch: '"9"', expect: 412 });
    await world.get('other.director', `/petitions/${id}/versions`, 404);
    await world.post('other.director', '/petitions', { body: petition(), expect: 403 });
    const events = await app.pool.query('SELECT type, payload FROM outbox WHERE subject_id = $1', [id]);
    expect(events.rows).toEqual([
      { type: 'petition.registered', payload: expect.objectContaining({ provisional: true, version: 1 }) },
    ]);
  });
});

describe('a monthly return', () => {
  it('is corrected by a next version with its reason, to be confirmed again', async () => {
    await entered('petition', { occurredOn: '2010-06-05', persons: 3, group: true });
    const first = await filed('2010-06', { counts: { items: 1 } });
    expect(first.filedByStaffId).toBe((await world.get('petition', '/me'))['staffId']);
    expect(faults(await correct(first.id, { counts: { items: 1 } }, 400))).toEqual(['/counts unchanged']);
    expect(faults(await correct(first.id, { nil: true, counts: { items: 1 } }, 400))).toEqual([
      '/counts not_allowed_with',
    ]);
    expect(faults(await correct(first.id, { counts: { items: 1 }, reason: '' }, 400))).toEqual(['/reason too_short']);
    const mismatch = await correct(first.id, { counts: { items: 1, persons: 4 } }, 409);
    expect(mismatch.body).toMatchObject({ code: 'return_mismatch' });
    const june = '/petitions?occurredFrom=2010-06-01&occurredTo=2010-07-01';
    const petitions = await world.get<{ items: PetitionResponse[] }>('petition', june);
    await confirmPetition(petitions.items[0]?.id ?? '');
    await confirmReturn(first.id);
    const corrected = (await correct(first.id, { counts: { items: 1, persons: 3 } })).body;
    expect(corrected).toMatchObject({ id: first.id, state: 'filed', confirmedBy: null, version: 3 });
    const path = `/petition-returns/${first.id}/versions`;
    const { items } = await world.get<{ items: ReturnVersionResponse[] }>('director', path);
    expect(items.map(({ version, state, counts, reason }) => [version, state, counts, reason])).toEqual([
      [1, 'filed', { items: 1 }, null],
      [2, 'confirmed', { items: 1 }, null],
      [3, 'filed', { items: 1, persons: 3 }, '漏填人次'],
    ]);
    const { rows } = await app.pool.query(
      'SELECT type, payload FROM outbox WHERE subject_id = $1 ORDER BY id DESC LIMIT 1',
      [first.id],
    );
    expect(rows).toEqual([
      { type: 'petition_return.corrected', payload: { month: '2010-06', nil: false, version: 3 } },
    ]);
    await world.get('other.director', path, 404);
    const resource = `/petition-returns/${first.id}`;
    const body = { nil: true, reason: '误' };
    await world.post('director', `${resource}/correct`, { body, ifMatch: '"3"', expect: 403 });
    await world.post('petition', `${resource}/correct`, { body, expect: 428 });
    await world.post('petition', `${resource}/correct`, { body, ifMatch: '"1"', expect: 412 });
  });

  it.each([
    ['03:30', '2011-01', 'the channel', { channel: 'phone' }],
    ['04:30', '2011-02', 'persons', { persons: 4 }],
    ['05:30', '2011-03', 'the day within the month', { occurredOn: '2011-03-28' }],
    ['06:30', '2011-04', 'over-level', { overLevel: true }],
  ])('at %s: of %s waits for its confirmation again once %s of an entry is amended', async (time, month, _, terms) => {
    // Later than the reports of earlier examples.
    world.moveTo(`2026-10-14T${time}:00.000Z`);
    const entry = await entered('petition', { occurredOn: `${month}-15` });
    await confirmPetition(entry.id);
    const first = await filed(month, { counts: { items: 1 } });
    await confirmReturn(first.id);
    const period = { from: `${month}-01`, to: `${month}-28`, definition: 'none_to_city_or_higher@1' };
    const state = async () => {
      world.wait(1);
      return (await world.post('director', '/reports/zero-petition', { body: { centerId: world.center, ...period } }))
        .body;
    };
    expect(await state()).toMatchObject({ zero: true, state: 'confirmed', completeness: [{ state: 'confirmed' }] });
    world.wait(1);
    await world.patch('petition', `/petitions/${entry.id}`, {
      body: { matter: '改写，另注来源', knownFrom: 'transfer' },
    });
    expect(await world.get('director', `/petition-returns/${first.id}`)).toMatchObject({
      state: 'confirmed',
      version: 2,
    });
    await world.patch('petition', `/petitions/${entry.id}`, { body: terms });
    expect(await world.get('director', `/petition-returns/${first.id}`)).toMatchObject({
      state: 'filed',
      filedAt: first.filedAt,
      confirmedBy: null,
      confirmedAt: null,
      contradictedAt: null,
      updatedAt: world.now,
      version: 3,
    });
    expect(await state()).toMatchObject({ zero: true, state: 'provisional', completeness: [{ state: 'filed' }] });
    const desk = await world.get<DeskResponse>('director', `/desk?centerId=${world.center}`);
    expect(desk.returns).toContainEqual(expect.objectContaining({ month, state: 'to_confirm', returnId: first.id }));
    const payload = { month, version: 3, petitionId: entry.id };
    const told = await app.pool.query(
      `SELECT payload FROM outbox WHERE type = 'petition_return.reopened' AND subject_id = $1`,
      [first.id],
    );
    expect(told.rows).toEqual([{ payload }]);
    const { rows } = await app.pool.query(
      `SELECT actor_account_id AS by, params FROM audit_log WHERE action = 'petition_return.reopened' AND subject_id = $1`,
      [first.id],
    );
    expect(rows).toEqual([{ by: (await world.get('petition', '/me'))['id'], params: payload }]);
    await confirmReturn(first.id);
  });

  it('takes one of many corrections written at once', async () => {
    const first = await filed('2010-09');
    await entered('petition', { occurredOn: '2010-09-05' });
    const agent = await world.as('petition');
    const tag = await world.etag('petition', `/petition-returns/${first.id}`);
    const replies = await Promise.all(
      Array.from({ length: 6 }, async () =>
        agent
          .post(`/petition-returns/${first.id}/correct`)
          .set('If-Match', tag)
          .send({ counts: { items: 1 }, reason: '补登' }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
  });

  const october = async (name: string) =>
    (await world.get<DeskResponse>(name, `/desk?centerId=${world.center}`)).returns.filter(
      ({ month }) => month === '2026-10',
    );

  it('stands on the desk of who files it, and once overdue on that of the director', async () => {
    world.moveTo('2026-11-06T02:00:00.000Z');
    const missing = { centerId: world.center, month: '2026-10', returnId: null, state: 'missing', dueOn: '2026-11-06' };
    expect(await october('petition')).toEqual([{ ...missing, daysLeft: 0 }]);
    expect(await october('director')).toEqual([]);
    world.moveTo('2026-11-09T02:00:00.000Z');
    const overdue = { ...missing, state: 'overdue', daysLeft: -3 };
    for (const name of ['petition', 'director']) expect(await october(name)).toEqual([overdue]);
    for (const name of ['justice', 'admin', 'other.director']) expect(await october(name)).toEqual([]);
    const elsewhere = await world.get<DeskResponse>('director', `/desk?centerId=${world.neighbour}`);
    expect(elsewhere.returns).toEqual([]);

    const settings = { ...DEFAULT_CENTER_SETTINGS, petitions: { returnDueWorkingDays: 10 } };
    const put = async (body: object) => {
      const path = `/centers/${world.center}/settings`;
      const agent = await world.as('admin');
      return (
        await agent
          .put(path)
          .set('If-Match', await world.etag('admin', path))
          .send(body)
      ).body as Json;
    };
    await put(settings);
    expect(await october('petition')).toEqual([{ ...missing, dueOn: '2026-11-13', daysLeft: 4 }]);
    const { petitions: _, ...without } = DEFAULT_CENTER_SETTINGS;
    expect(await put(without)).toMatchObject({ petitions: { returnDueWorkingDays: 5 } });

    const { items } = await world.get<{ items: PetitionResponse[] }>('petition', '/petitions?occurredFrom=2026-10-01');
    const counts = { items: items.length };
    const { id } = await filed('2026-10', items.length === 0 ? { nil: true } : { counts });
    expect(await october('petition')).toEqual([]);
    const line = { centerId: world.center, month: '2026-10', returnId: id, dueOn: null, daysLeft: null };
    expect(await october('director')).toEqual([{ ...line, state: 'to_confirm' }]);
    await entered('director', { occurredOn: '2026-10-31' });
    for (const name of ['petition', 'director'])
      expect(await october(name)).toEqual([{ ...line, state: 'contradicted' }]);
  });

  it('is no longer confirmed when an entry turns out to be late, until both are confirmed', async () => {
    world.moveTo('2026-11-09T02:00:00.000Z');
    const { items } = await world.get<{ items: PetitionResponse[] }>(
      'petition',
      '/petitions?occurredFrom=2026-10-01&limit=200',
    );
    for (const { id, provisional } of items) if (provisional) await confirmPetition(id);
    const { id } = await filed('2026-10', { counts: { items: items.length } });
    await confirmReturn(id);
    const path = `/petition-returns/${id}`;
    expect(await world.get('director', path)).toMatchObject({ state: 'confirmed' });
    const entry = items.find(({ late }) => !late)?.id ?? '';
    await world.patch('petition', `/petitions/${entry}`, { body: { occurredOn: '2026-10-02' } });
    expect(await world.get('petition', `/petitions/${entry}`)).toMatchObject({ late: true, provisional: true });
    expect(await world.get('director', path)).toMatchObject({ state: 'filed' });
    expect((await confirmReturn(id, 409)).body).toMatchObject({ code: 'petitions_provisional' });
    await confirmPetition(entry);
    await confirmReturn(id);
  });
});

describe('a declared baseline', () => {
  const path = () => `/centers/${world.center}/zero-baseline`;
  const declare = async (
    declaredSince: string,
    { by = 'director', expect: expected = 201, ...rest }: Json & { by?: string; expect?: number } = {},
  ) =>
    world.post(by, path(), {
      body: { declaredSince, ground: '社区自存纸质台账', ...rest },
      ifMatch: await world.etag('director', path()),
      expect: expected,
    });

  it('is corrected by a new version that keeps the old, and disproved by the register', async () => {
    const before = await world.get<BaselineResponse>('petition', path());
    expect(before).toMatchObject({ version: 1, contradictedBy: [], versions: [{ version: 1 }] });
    const { id: director } = await world.get('director', '/me');
    world.moveTo('2026-10-14T09:00:00.000Z');
    const declared = (await declare('2009-01-01')).body as BaselineResponse;
    expect(declared).toMatchObject({
      centerId: world.center,
      declaredSince: '2009-01-01',
      ground: '社区自存纸质台账',
      declaredBy: director,
      recordedAt: world.now,
      version: 2,
    });
    expect(declared.versions).toEqual([
      ...before.versions,
      expect.objectContaining({ version: 2, declaredSince: '2009-01-01', declaredBy: director }),
    ]);
    const found = await entered('petition', { occurredOn: '2009-05-05', level: 'city' });
    await entered('petition', { occurredOn: '2009-05-06', level: 'community' });
    expect(await world.get('director', path())).toMatchObject({ version: 2, contradictedBy: [found.number] });
    const refused = await declare('2009-05-05', { expect: 409 });
    expect(refused.body).toMatchObject({
      code: 'baseline_contradicted',
      detail: expect.stringContaining(found.number),
    });
    expect((await declare('2009-05-06')).body).toMatchObject({ version: 3, contradictedBy: [] });
    const { rows } = await app.pool.query(
      `SELECT payload FROM outbox WHERE type = 'zero_baseline.declared' ORDER BY id DESC LIMIT 1`,
    );
    expect(rows).toEqual([{ payload: { declaredSince: '2009-05-06', version: 3 } }]);
  });

  it('lies before the first return and before today, and is the director’s', async () => {
    const returns = await world.get<{ items: ReturnResponse[] }>('director', '/petition-returns?limit=200');
    const month = returns.items.at(-1)?.month ?? '';
    const refused = await declare(`${month}-01`, { expect: 409 });
    expect(refused.body).toMatchObject({ code: 'baseline_after_first_return', detail: expect.stringContaining(month) });
    expect(faults(await declare('2026-10-14', { expect: 400 }))).toEqual(['/declaredSince in_future']);
    expect(faults(await declare('2009-02-30', { expect: 400 }))).toEqual(['/declaredSince bad_day']);
    expect(faults(await declare('2009-02-03', { ground: '', expect: 400 }))).toEqual(['/ground too_short']);
    await declare('2009-02-03', { by: 'petition', expect: 403 });
    await declare('2009-02-03', { by: 'admin', expect: 403 });
    await declare('2009-02-03', { by: 'other.director', expect: 404 });
    await world.get('other.director', path(), 404);
    await world.get('mediator', path(), 403);
    await world.get('director', `/centers/${newId()}/zero-baseline`, 404);
    const body = { declaredSince: '2009-06-01', ground: '台账' };
    await world.post('director', path(), { body, expect: 428 });
    await world.post('director', path(), { body, ifMatch: '"0"', expect: 412 });
    const theirs = `/centers/${world.neighbour}/zero-baseline`;
    expect(await world.get('other.director', theirs)).toMatchObject({ version: 0, declaredSince: null, versions: [] });
  });

  it('is one version of many declared at once', async () => {
    const agent = await world.as('director');
    const tag = await world.etag('director', path());
    const body = { declaredSince: '2009-06-02', ground: '台账' };
    const replies = await Promise.all(
      Array.from({ length: 6 }, async () => agent.post(path()).set('If-Match', tag).send(body)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 412, 412, 412, 412, 412]);
  });
});
