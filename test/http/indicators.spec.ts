/** What a centre cannot count itself, over HTTP: entered by a person with its source, replaced visibly, never taken for zero. */
import type { Response } from 'supertest';
import { startTestApp, type TestApp } from '../support/app.js';
import { nobody } from '../support/as.js';
import { type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

type Entry = Readonly<Record<string, unknown>> & { readonly id: string };

const PEOPLE = { year: 2024, residents: 5800, registeredFloating: 223, source: '派出所户籍统计' };
const TOLD = { month: '2024-03', civilCases: 2, source: '法院来函（2024）第12号' };

const path = (what: 'populations' | 'outside-counts', center = world.center): string => `/centers/${center}/${what}`;
const enter = async (who: string, what: Parameters<typeof path>[0], body: object, center?: string): Promise<Response> =>
  (await world.as(who)).post(path(what, center)).send(body);
const listed = async (who: string, what: Parameters<typeof path>[0], query = 'limit=200'): Promise<Entry[]> =>
  (await world.get<{ items: Entry[] }>(who, `${path(what)}?${query}`)).items;
/** Those of this file: the demo centre has some of its own, of later years. */
const ofUntil2024 = async (who: string, what: Parameters<typeof path>[0]): Promise<Entry[]> =>
  (await listed(who, what)).filter(({ year, month }) => String(year ?? month) < '2025');
const codeOf = ({ status, body }: Response): unknown => [status, (body as { code?: string }).code];
const faultsOf = ({ status, body }: Response): unknown => [
  status,
  ...((body as { errors?: { pointer: string; code: string }[] }).errors ?? []).map(
    (each) => `${each.pointer} ${each.code}`,
  ),
];

test('whoever may not is told who may, in both languages', async () => {
  const refused = async (language: string): Promise<Json> => {
    const agent = await world.as('auditor');
    return (await agent.post(path('populations')).set('Accept-Language', language).send(PEOPLE)).body as Json;
  };
  expect(await refused('zh-CN')).toMatchObject({
    code: 'forbidden',
    detail: '您不能办理此事项：只有中心主任、信访工作人员可以，且限于其负责的中心、部门或案件。',
  });
  expect(await refused('en')).toMatchObject({
    code: 'forbidden',
    detail:
      'You may not do this. Only directors and petition officers may, for the centres, departments or cases they are responsible for.',
  });
});

describe('the population of a year', () => {
  test('is entered with its source, and a later entry takes its place while the earlier one stays', async () => {
    const first = await enter('petition', 'populations', PEOPLE);
    expect(first.status).toBe(201);
    expect(first.headers['location']).toBe(`/api/v1/centers/${world.center}`);
    expect(first.body).toMatchObject({ ...PEOPLE, centerId: world.center, version: 1, replacedAt: null });
    world.wait(5);
    const second = await enter('director', 'populations', { ...PEOPLE, residents: 5900, id: newId() });
    expect(second.body).toMatchObject({ residents: 5900, version: 2, replacedAt: null, recordedAt: world.now });
    await enter('petition', 'populations', { ...PEOPLE, year: 2023 });
    const entries = await ofUntil2024('auditor', 'populations');
    expect(entries.map(({ year, version, residents, replacedAt }) => [year, version, residents, replacedAt])).toEqual([
      [2024, 2, 5900, null],
      [2024, 1, 5800, world.now],
      [2023, 1, 5800, null],
    ]);
    expect(entries[0]?.id).toBe((second.body as Entry).id);
  });

  test('comes in pages', async () => {
    const all = (await listed('director', 'populations')).map(({ id }) => id);
    const found: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { items: Entry[]; nextCursor: string | null; total: number } = await world.get(
        'director',
        `${path('populations')}?limit=1&withTotal=true${next === '' ? '' : `&cursor=${next}`}`,
      );
      expect(page.total).toBe(all.length);
      found.push(...page.items.map(({ id }) => id));
      next = page.nextCursor;
    }
    expect(found).toEqual(all);
  });

  test('is told to other systems without its source', async () => {
    const { rows } = await app.pool.query<{ payload: object }>(
      `SELECT payload FROM outbox WHERE type = 'population.recorded' ORDER BY recorded_at, id`,
    );
    expect(rows.map(({ payload }) => payload)).toContainEqual({ year: 2024, version: 2 });
    expect(JSON.stringify(rows)).not.toContain(PEOPLE.source);
  });

  test('gets versions that follow each other, also when several people enter it at once', async () => {
    const replies = await Promise.all(
      [1, 2, 3, 4].map((residents) => enter('petition', 'populations', { ...PEOPLE, year: 2022, residents })),
    );
    expect(replies.map(({ body }) => (body as { version: number }).version).sort()).toEqual([1, 2, 3, 4]);
  });

  test.each([
    [{ year: 2027 }, '/year in_future'],
    [{ year: 1948 }, '/year out_of_range'],
    [{ residents: -1 }, '/residents out_of_range'],
    [{ residents: 5800.5 }, '/residents wrong_type'],
    [{ residents: null }, '/residents wrong_type'],
    [{ registeredFloating: undefined }, '/registeredFloating required'],
    [{ source: ' ' }, '/source too_short'],
    [{ households: 2309 }, '/households unknown_field'],
  ])('is refused with a fault (%#)', async (terms, fault) => {
    expect(faultsOf(await enter('petition', 'populations', { ...PEOPLE, ...terms }))).toEqual([400, fault]);
  });
});

describe('what others counted in a month', () => {
  test('keeps what is not known apart from zero, and what an entry says nothing of as it was known', async () => {
    const court = await enter('petition', 'outside-counts', TOLD);
    expect(court.body).toMatchObject({
      ...TOLD,
      version: 1,
      administrativeCases: null,
      criminalCases: null,
      publicSecurityCasesOfMajorImpact: null,
      casualtyAccidents: null,
    });
    world.wait(5);
    const police = { month: TOLD.month, criminalCases: 0, casualtyAccidents: 0, source: '派出所电话告知' };
    const second = await enter('director', 'outside-counts', police);
    expect(second.body).toMatchObject({ civilCases: 2, administrativeCases: null, criminalCases: 0, version: 2 });
    const takenBack = await enter('petition', 'outside-counts', { ...TOLD, civilCases: null, source: '法院更正函' });
    expect(takenBack.body).toMatchObject({ civilCases: null, criminalCases: 0, casualtyAccidents: 0, version: 3 });
    const { id: director } = await world.get<Entry>('director', '/me');
    const { id: officer } = await world.get<Entry>('petition', '/me');
    const then = (court.body as { recordedAt: string }).recordedAt;
    const byCourt = { figure: 'civilCases', source: TOLD.source, recordedAt: then, recordedBy: officer };
    const byPolice = { source: police.source, recordedAt: world.now, recordedBy: director };
    const ofPolice = ['criminalCases', 'casualtyAccidents'].map((figure) => ({ figure, ...byPolice }));
    expect((second.body as { sources: object[] }).sources).toEqual([byCourt, ...ofPolice]);
    const back = { figure: 'civilCases', source: '法院更正函', recordedAt: world.now, recordedBy: officer };
    expect((takenBack.body as { sources: object[] }).sources).toEqual([back, ...ofPolice]);
    const kept = (await ofUntil2024('admin', 'outside-counts')) as unknown as { sources: object[] }[];
    expect(kept.map(({ sources }) => sources[0])).toEqual([back, byCourt, byCourt]);
    const entries = await ofUntil2024('admin', 'outside-counts');
    expect(entries.map(({ version, civilCases, replacedAt }) => [version, civilCases, replacedAt === null])).toEqual([
      [3, null, true],
      [2, 2, false],
      [1, 2, false],
    ]);
    const page = await world.get<{ items: Entry[]; nextCursor: string }>('admin', `${path('outside-counts')}?limit=2`);
    const rest = await listed('admin', 'outside-counts', `limit=2&cursor=${page.nextCursor}`);
    const all = (await listed('admin', 'outside-counts')).map(({ id }) => id);
    expect([...page.items, ...rest].map(({ id }) => id)).toEqual(all.slice(0, 4));
  });

  test('says at least one figure', async () => {
    const { civilCases: _, ...nothing } = TOLD;
    expect(faultsOf(await enter('petition', 'outside-counts', nothing))).toEqual([400, '/civilCases required']);
    expect(
      (await enter('petition', 'outside-counts', { ...nothing, month: '2024-01', criminalCases: null })).status,
    ).toBe(201);
  });

  test('waits until the month is over, in the zone of the centre', async () => {
    const now = world.now;
    const october = { ...TOLD, month: '2026-10' };
    const early = await enter('petition', 'outside-counts', october);
    expect(codeOf(early)).toEqual([409, 'counted_month_not_finished']);
    expect((early.body as { detail: string }).detail).toContain('2026-10');
    world.moveTo('2026-10-31T15:59:00.000Z');
    expect(codeOf(await enter('petition', 'outside-counts', october))).toEqual([409, 'counted_month_not_finished']);
    world.moveTo('2026-10-31T16:01:00.000Z');
    expect((await enter('petition', 'outside-counts', october)).status).toBe(201);
    world.moveTo(now);
  });

  test.each([
    [{ month: '2024-13' }, '/month bad_month'],
    [{ month: undefined }, '/month required'],
    [{ civilCases: -1 }, '/civilCases out_of_range'],
    [{ civilCases: '2' }, '/civilCases wrong_type'],
    [{ source: undefined }, '/source required'],
    [{ homicides: 0 }, '/homicides unknown_field'],
  ])('is refused with a fault (%#)', async (terms, fault) => {
    expect(faultsOf(await enter('petition', 'outside-counts', { ...TOLD, ...terms }))).toEqual([400, fault]);
  });
});

describe('who enters and who reads', () => {
  const counted = [
    ['populations', PEOPLE],
    ['outside-counts', TOLD],
  ] as const;

  test.each(counted)('%s', async (what, body) => {
    for (const who of ['admin', 'auditor', 'mediator', 'justice', 'grid', 'other.director'])
      expect([who, ...(codeOf(await enter(who, what, body)) as unknown[])]).toEqual([who, 403, 'forbidden']);
    expect(codeOf(await nobody(app).post(path(what)).send(body))).toEqual([401, 'unauthenticated']);
    for (const who of ['mediator', 'grid', 'other.director'])
      expect([who, (await (await world.as(who)).get(path(what))).status]).toEqual([who, 403]);
    for (const who of ['director', 'petition', 'admin', 'auditor'])
      expect([who, (await (await world.as(who)).get(path(what))).status]).toEqual([who, 200]);
    expect(codeOf(await enter('petition', what, body, newId()))).toEqual([404, 'not_found']);
  });

  test.each(counted)('%s of a leaf centre only', async (what, body) => {
    const { parentId } = await world.get<{ parentId: string }>('director', `/centers/${world.center}`);
    const { id } = await world.get<Entry>('petition', '/me');
    await app.pool.query(
      `INSERT INTO role_grant (id, account_id, role, center_id, state, granted_at) VALUES ($1, $2, 'petition_officer', $3, 'active', $4) ON CONFLICT DO NOTHING`,
      [newId(), id, parentId, world.now],
    );
    expect(codeOf(await enter('petition', what, body, parentId))).toEqual([409, 'indicators_of_leaf_centers']);
  });

  test.each(counted)('%s: an id is used once, and a retry enters nothing twice', async (what, body) => {
    const id = newId();
    const before = (await listed('director', what)).length;
    const send = async (): Promise<Response> =>
      (await world.as('petition'))
        .post(path(what))
        .set('Idempotency-Key', id)
        .send({ ...body, id });
    const [first, again] = [await send(), await send()];
    expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([201, first.body, 'true']);
    expect(await listed('director', what)).toHaveLength(before + 1);
    expect(codeOf(await enter('petition', what, { ...body, id }))).toEqual([409, 'id_in_use']);
  });
});
