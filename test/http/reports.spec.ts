/**
 * The zero-petition report over HTTP: true only where every month was answered for, false with the first petition that
 * qualifies, unproven in between; every figure open to exactly its records; and what was produced stays as it was.
 */
import { randomUUID } from 'node:crypto';
import { definitionOf } from '../../src/domain/petitions/definitions.js';
import { ZeroPetitionReport } from '../../src/modules/reports/zero-petition.report.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { type Agent, as, nobody } from '../support/as.js';
import { startTestApp, type TestApp } from '../support/app.js';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;
}
interface Figure {
  readonly key: string;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: string;
  readonly href: string;
}

const DEFINITION = 'no_petition_above_community@1';
const MATTER = '反映楼道照明';

let app: TestApp;
let officer: Agent;
let director: Agent;
let admin: Agent;
let auditor: Agent;
let centerId: string;
let foreignCenterId: string;

const get = async (agent: Agent, path: string): Promise<Answer> => await agent.get(path);
const post = async (
  agent: Agent,
  path: string,
  body: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> => await agent.post(path).set(headers).send(body);
const seen = ({ status, body }: Answer): unknown => [status, body['code']];
const faults = ({ status, body }: Answer): unknown => [
  status,
  ...((body['errors'] ?? []) as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`),
];
const items = ({ body }: Answer): Record<string, unknown>[] => body['items'] as Record<string, unknown>[];
const figures = ({ body }: Answer): Map<string, Figure> =>
  new Map((body['petitions'] as Figure[]).map((figure) => [figure.key, figure]));

async function produced(from: string, to: string, terms: object = {}): Promise<Answer> {
  app.clock.advance({ seconds: 1 });
  const reply = await post(director, '/reports/zero-petition', {
    centerId,
    from,
    to,
    definition: DEFINITION,
    ...terms,
  });
  expect(seen(reply)).toEqual([201, undefined]);
  return reply;
}

async function registered(occurredOn: string, terms: object = {}): Promise<Answer> {
  const body = {
    centerId,
    occurredOn,
    channel: 'letter',
    level: 'township',
    persons: 1,
    group: false,
    jointLetter: false,
    matter: MATTER,
    first: true,
    knownFrom: 'own',
    ...terms,
  };
  const reply = await post(officer, '/petitions', body);
  expect(seen(reply)).toEqual([201, undefined]);
  return reply;
}

async function filed(month: string, terms: object = { nil: true }): Promise<Answer> {
  const reply = await post(officer, '/petition-returns', { centerId, month, ...terms });
  expect(seen(reply)).toEqual([201, undefined]);
  return reply;
}

async function confirmed(month: string, terms: object = { nil: true }): Promise<Answer> {
  const reply = await filed(month, terms);
  const path = String(reply.headers['location']).replace('/api/v1', '');
  return post(director, `${path}/confirm`, {}, { 'If-Match': String(reply.headers['etag']) });
}

/** Every record behind a figure, page after page. */
async function behind(agent: Agent, figure: Figure): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let cursor = '';
  do {
    const page = await get(agent, `${figure.href.replace('/api/v1', '')}&limit=2${cursor}`);
    expect(seen(page)).toEqual([200, undefined]);
    found.push(...items(page));
    cursor = page.body['nextCursor'] === null ? '' : `&cursor=${String(page.body['nextCursor'])}`;
  } while (cursor !== '');
  return found;
}

const centerOf = async (username: string): Promise<string> => {
  const { body } = await get(await as(app, username), '/me');
  const [grant] = body['grants'] as { centerId: string }[];
  return String(grant?.centerId);
};

beforeAll(async () => {
  app = await startTestApp();
  [officer, director, admin, auditor] = [
    await as(app, 'petition'),
    await as(app, 'director'),
    await as(app, 'admin'),
    await as(app, 'auditor'),
  ];
  centerId = await centerOf('petition');
  foreignCenterId = await centerOf('other.mediator');
});

afterAll(() => app.close());

describe('the zero-petition report', () => {
  it('is true where every month was answered for, confirmed once another person confirmed them', async () => {
    const first = await filed('2015-03');
    const provisional = await produced('2015-03-01', '2015-04-01');
    expect(provisional.body).toMatchObject({
      zero: true,
      state: 'provisional',
      reasons: [],
      completeness: [{ centerId, month: '2015-03', state: 'filed', returnId: first.body['id'] }],
      streak: { since: '2015-03-01', provenSince: '2015-03-01', days: 31, years: 0, brokenBy: null },
    });
    expect(provisional.body['definition']).toMatchObject({ id: 'no_petition_above_community', version: 1 });
    expect((provisional.body['definition'] as Record<string, string>)['textZh']).toContain('信访');
    const path = String(first.headers['location']).replace('/api/v1', '');
    await post(director, `${path}/confirm`, {}, { 'If-Match': String(first.headers['etag']) });
    expect((await produced('2015-03-01', '2015-04-01')).body).toMatchObject({ zero: true, state: 'confirmed' });
  });

  it('is unproven while a month is missing or unfinished, and says which', async () => {
    await confirmed('2015-05');
    const gap = await produced('2015-05-01', '2015-07-01');
    expect(gap.body).toMatchObject({ zero: 'unproven', state: 'provisional' });
    expect(gap.body['reasons']).toEqual([
      expect.objectContaining({ code: 'month_missing', centerId, month: '2015-06' }),
    ]);
    const current = await produced('2026-10-01', '2026-11-01');
    expect(current.body['zero']).toBe('unproven');
    expect(current.body['reasons']).toEqual([expect.objectContaining({ code: 'month_unfinished', month: '2026-10' })]);
  });

  it('is false with the first petition that qualifies, which also contradicts the return', async () => {
    await confirmed('2016-01');
    const before = await produced('2016-01-01', '2016-02-01');
    expect(before.body).toMatchObject({ zero: true, state: 'confirmed' });
    const petition = await registered('2016-01-20');
    const after = await produced('2016-01-01', '2016-02-01');
    expect(after.body).toMatchObject({
      zero: false,
      state: 'provisional',
      reasons: [
        { code: 'qualifying_petition', petitionId: petition.body['id'], on: '2016-01-20' },
        { code: 'month_contradicted', month: '2016-01' },
      ],
    });
    expect(after.body['digest']).not.toBe(before.body['digest']);
    const frozen = await get(director, `/reports/${String(before.body['id'])}`);
    expect([frozen.body, frozen.headers['etag']]).toEqual([before.body, before.headers['etag']]);
  });

  it('judges by the definition it prints', async () => {
    await registered('2016-04-11', { level: 'community' });
    await confirmed('2016-04', { counts: { items: 1 } });
    const zeroBy = async (definition: string): Promise<unknown> =>
      (await produced('2016-04-01', '2016-05-01', { definition })).body['zero'];
    expect(await zeroBy(DEFINITION)).toBe(true);
    expect(await zeroBy('no_petition_at_all@1')).toBe(false);
    expect(await zeroBy('none_to_city_or_higher@1')).toBe(true);
    expect(await zeroBy('none_over_level@1')).toBe(true);
  });

  it('opens every figure to exactly its records', async () => {
    const letter = await registered('2017-01-05');
    const visit = await registered('2017-01-09', {
      channel: 'visit',
      level: 'city',
      persons: 6,
      group: true,
      overLevel: true,
    });
    const repeat = await registered('2017-02-01', {
      channel: 'phone',
      level: 'community',
      first: false,
      firstScope: 'body',
    });
    const january = await filed('2017-01', { counts: { items: 2 } });
    const report = await produced('2017-01-01', '2017-03-01');
    const found = figures(report);
    const ids = (...replies: Answer[]): unknown[] => replies.map(({ body }) => body['id']);
    const expected: Record<string, unknown[]> = {
      items: ids(letter, visit, repeat),
      persons: ids(letter, visit, repeat),
      qualifying: ids(letter, visit),
      level_township: ids(letter),
      level_city: ids(visit),
      level_community: ids(repeat),
      channel_letter: ids(letter),
      channel_visit: ids(visit),
      channel_phone: ids(repeat),
      first: ids(letter, visit),
      repeat: ids(repeat),
      group: ids(visit),
      over_level: ids(visit),
      months_answered: ids(january),
    };
    for (const figure of found.values()) {
      expect([figure.key, (await behind(director, figure)).map(({ id }) => id)]).toEqual([
        figure.key,
        expected[figure.key] ?? [],
      ]);
    }
    expect(found.get('items')).toMatchObject({ numerator: 3, denominator: null, value: '3' });
    expect(found.get('persons')).toMatchObject({ numerator: 8, denominator: null, value: '8' });
    expect(found.get('repeat')).toMatchObject({ numerator: 1, denominator: 3, value: '33.3%' });
    expect(found.get('months_answered')).toMatchObject({ numerator: 1, denominator: 2, value: '50.0%' });
    expect(figures(await produced('2017-05-01', '2017-06-01')).get('repeat')).toMatchObject({
      denominator: 0,
      value: 'n/a',
    });
  });

  it('shows the records as they were, in full only to who may read the register', async () => {
    const petition = await registered('2018-01-05');
    const items = figures(await produced('2018-01-01', '2018-02-01')).get('items');
    if (items === undefined) throw new Error('every report counts its items');
    const path = String(petition.headers['location']).replace('/api/v1', '');
    const change = { level: 'community', matter: '改写后的事由', persons: 3 };
    const amended = await officer.patch(path).set('If-Match', String(petition.headers['etag'])).send(change);
    expect(amended.status).toBe(200);
    const counted = {
      id: petition.body['id'],
      version: 1,
      level: 'township',
      persons: 1,
      number: petition.body['number'],
    };
    expect(await behind(director, items)).toEqual([
      expect.objectContaining({ ...counted, view: 'full', matter: MATTER, href: `/api/v1${path}` }),
    ]);
    for (const reader of [admin, auditor]) {
      expect(await behind(reader, items)).toEqual([
        expect.objectContaining({ ...counted, view: 'reduced', matter: null, href: null }),
      ]);
    }
  });

  it('is produced and read where one is responsible', async () => {
    const body = { centerId, from: '2015-03-01', to: '2015-04-01', definition: DEFINITION };
    expect(seen(await post(admin, '/reports/zero-petition', body))).toEqual([201, undefined]);
    for (const agent of [auditor, officer])
      expect(seen(await post(agent, '/reports/zero-petition', body))).toEqual([403, 'forbidden']);
    expect(seen(await post(nobody(app), '/reports/zero-petition', body))).toEqual([401, 'unauthenticated']);
    const outsider = await as(app, 'other.director');
    expect(seen(await post(outsider, '/reports/zero-petition', body))).toEqual([403, 'forbidden']);
    const report = await produced('2015-03-01', '2015-04-01');
    const path = `/reports/${String(report.body['id'])}`;
    expect(seen(await get(auditor, path))).toEqual([200, undefined]);
    expect(seen(await get(officer, path))).toEqual([403, 'forbidden']);
    expect(seen(await get(outsider, path))).toEqual([404, 'not_found']);
    expect(seen(await get(outsider, `${path}/records?figure=items`))).toEqual([404, 'not_found']);
    expect(items(await get(outsider, `/reports?centerId=${centerId}`))).toEqual([]);
    const listed = await get(auditor, '/reports?kind=zero_petition&limit=1&withTotal=true');
    expect(items(listed)[0]).toMatchObject({ kind: 'zero_petition', zero: expect.anything(), definition: DEFINITION });
    const next = await get(auditor, `/reports?kind=zero_petition&limit=1&cursor=${String(listed.body['nextCursor'])}`);
    expect(items(next)[0]?.['id']).not.toBe(items(listed)[0]?.['id']);
    expect(seen(await post(director, '/reports/zero-petition', { ...body, id: report.body['id'] }))).toEqual([
      409,
      'id_in_use',
    ]);
  });

  it('counts the neighbour apart', async () => {
    const outsider = await as(app, 'other.director');
    const body = { centerId: foreignCenterId, from: '2015-03-01', to: '2015-04-01', definition: DEFINITION };
    const theirs = await post(outsider, '/reports/zero-petition', body);
    expect(theirs.body).toMatchObject({
      zero: 'unproven',
      completeness: [{ centerId: foreignCenterId, month: '2015-03', state: 'missing' }],
    });
  });

  it('asks every leaf of a subtree, and counts every petition in it', async () => {
    const { body } = await get(director, `/centers/${centerId}`);
    const definition = definitionOf(DEFINITION);
    if (definition === undefined) throw new Error('the first definition is published');
    const above = {
      centerId: String(body['parentId']),
      from: '2016-01-01',
      to: '2016-02-01',
      definition,
      asOf: '2026-10-14T10:00:00.000Z',
      today: '2026-10-14',
    };
    const { content, records } = await app.app
      .get(UnitOfWork)
      .read(SYSTEM_SCOPE, (tx) => app.app.get(ZeroPetitionReport).run(tx, above));
    const leaves = content.completeness.map((month) => `${month.centerId} ${month.state}`);
    expect(leaves.sort()).toEqual([`${centerId} contradicted`, `${foreignCenterId} missing`].sort());
    expect([content.zero, content.streak.since, records['qualifying']?.refs.length]).toEqual([false, null, 1]);
  });

  it.each([
    [{ from: '2015-04-01', to: '2015-04-01' }, '/to bad_range'],
    [{ from: '2015-05-01', to: '2015-04-01' }, '/to bad_range'],
    [{ from: '2015-02-30' }, '/from bad_day'],
    [{ from: '1900-01-01', to: '2199-01-01' }, '/to wrong_value'],
    [{ definition: 'no_trouble@1' }, '/definition wrong_code'],
    [{ definition: 'no_petition_above_community@2' }, '/definition wrong_code'],
    [{ definition: undefined }, '/definition required'],
    [{ centerId: randomUUID() }, '/centerId unknown_reference'],
    [{ zero: true }, '/zero unknown_field'],
  ])('refuses a question with a fault (%#)', async (terms, fault) => {
    const body = { centerId, from: '2015-03-01', to: '2015-04-01', definition: DEFINITION, ...terms };
    expect(faults(await post(director, '/reports/zero-petition', body))).toEqual([400, fault]);
  });

  it('refuses a figure it does not have', async () => {
    const path = `/reports/${String((await produced('2015-03-01', '2015-04-01')).body['id'])}/records`;
    expect(faults(await get(director, `${path}?figure=nonsense`))).toEqual([400, 'query/figure wrong_code']);
    expect(faults(await get(director, path))).toEqual([400, 'query/figure required']);
    expect(seen(await get(director, `/reports/${randomUUID()}`))).toEqual([404, 'not_found']);
  });

  it('speaks the language of its reader, about the same numbers', async () => {
    const report = await produced('2015-03-01', '2015-04-01');
    const path = `/reports/${String(report.body['id'])}`;
    const english = (await director.get(path).set('Accept-Language', 'en')) as unknown as Answer;
    expect(english.body['digest']).toBe(report.body['digest']);
    expect((english.body['petitions'] as { label: string }[])[0]?.label).toBe(
      'petitions that qualify under the definition',
    );
  });
});
