/**
 * Three zeros and the litigation rate over HTTP; the answer of a past moment given again; and where today's answer is another
 * one, every reader of the report is told, while the report itself stays the same to the byte.
 */
import type { Response } from 'supertest';
import { startTestApp, type TestApp } from '../support/app.js';
import { nobody } from '../support/as.js';
import { type NewPetition, PetitionRegister } from '../../src/modules/petitions/petition-register.service.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

interface Reason {
  readonly code: string;
  readonly detail: string;
  readonly centerId: string | null;
  readonly month: string | null;
  readonly figure: string | null;
  readonly count: number | null;
  readonly year: number | null;
}
interface Figure {
  readonly key: string;
  readonly year: number | null;
  readonly centerId: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: string;
  readonly unit: string;
  readonly label: string;
  readonly reasons: readonly Reason[];
  readonly href: string;
}
interface Report {
  readonly id: string;
  readonly zero: true | false | 'unproven';
  readonly state: string;
  readonly digest: string;
  readonly asOf: string;
  readonly producedAt: string;
  readonly definition: { readonly id: string; readonly version: number; readonly textZh: string };
  readonly parts: readonly { readonly key: string; readonly verdict: unknown; readonly reasons: readonly Reason[] }[];
  readonly figures: readonly Figure[];
}
interface Restated {
  readonly since: string;
  readonly zero: unknown;
  readonly petitionIds: readonly string[];
  readonly noLongerPetitionIds: readonly string[];
  readonly figures: readonly { readonly key: string; readonly was: string | null; readonly is: string | null }[];
}

const AUGUST = { from: '2018-08-01', to: '2018-09-01' };

const produce = async (kind: string, body: object, who = 'director'): Promise<Response> =>
  (await world.as(who)).post(`/reports/${kind}`).send({ centerId: world.center, ...body });
async function produced(kind: string, body: object): Promise<Report> {
  const reply = await produce(kind, body);
  if (reply.status !== 201) throw new Error(reply.text);
  return reply.body as Report;
}
const threeZero = (body: object): Promise<Report> => produced('three-zero', { definition: 'three_zero@1', ...body });
const zeroPetition = (body: object): Promise<Report> =>
  produced('zero-petition', { definition: 'no_petition_above_community@1', ...body });

/** Entered at a moment that no report speaks of yet. */
const enter = (who: string, path: string, body: object) => {
  world.wait(1);
  return world.post(who, path, { body: { ...body } });
};
const told = (month: string, figures: object, centerId = world.center) =>
  enter('director', `/centers/${centerId}/outside-counts`, { month, source: '来函', ...figures });
const ALL_ZERO = { civilCases: 0, administrativeCases: 0, criminalCases: 0 };
const people = (year: number, residents: number, registeredFloating = 0, centerId = world.center) =>
  enter('director', `/centers/${centerId}/populations`, { year, residents, registeredFloating, source: '统计' });
const nil = (month: string) => enter('petition', '/petition-returns', { centerId: world.center, month, nil: true });
async function letter(occurredOn: string, terms: object = {}): Promise<string> {
  const body = {
    centerId: world.center,
    occurredOn,
    channel: 'letter',
    level: 'township',
    persons: 1,
    group: false,
    jointLetter: false,
    matter: '反映楼道照明',
    first: true,
    knownFrom: 'own',
    ...terms,
  };
  return ((await enter('petition', '/petitions', body)).body as { id: string }).id;
}
const restatedOf = async (id: string): Promise<Restated | null> =>
  (await world.get<{ restated: Restated | null }>('auditor', `/reports/${id}/restatement`)).restated;
const behind = async ({ href }: Figure, who = 'auditor') =>
  (await world.get<{ items: Record<string, unknown>[] }>(who, href.replace('/api/v1', ''))).items;
const byKey = ({ figures }: Report): Map<string, Figure> => new Map(figures.map((figure) => [figure.key, figure]));
const verdicts = ({ zero, parts }: Report): unknown[] => [zero, ...parts.map(({ verdict }) => verdict)];
const faultsOf = ({ status, body }: Response): unknown => [
  status,
  ...((body as { errors?: { pointer: string; code: string }[] }).errors ?? []).map(
    (each) => `${each.pointer} ${each.code}`,
  ),
];

describe('R43 three zeros', () => {
  test('are unproven until every part of every month is known, and say what is not', async () => {
    const nothing = await threeZero({ from: '2017-07-01', to: '2017-09-01' });
    expect(verdicts(nothing)).toEqual(['unproven', 'unproven', 'unproven', 'unproven']);
    expect(nothing.definition).toMatchObject({ id: 'three_zero', version: 1 });
    expect(nothing.definition.textZh).toContain('无刑案');
    await nil('2017-07');
    await nil('2017-08');
    await told('2017-07', ALL_ZERO);
    await told('2017-08', { civilCases: 0, administrativeCases: 0 });
    const one = await threeZero({ from: '2017-07-01', to: '2017-09-01' });
    expect(verdicts(one)).toEqual(['unproven', true, true, 'unproven']);
    expect(one.parts[2]?.reasons).toEqual([
      expect.objectContaining({
        code: 'count_unknown',
        centerId: world.center,
        month: '2017-08',
        figure: 'criminalCases',
        detail: '2017-08 的刑事案件未知。',
      }),
    ]);
    const criminal = byKey(one).get('criminal_cases');
    expect(criminal).toMatchObject({ numerator: null, denominator: null, value: 'n/a', unit: 'cases' });
    expect(byKey(one).get('criminal_cases_months')).toMatchObject({ numerator: 1, denominator: 2, value: '50.0%' });
    await told('2017-08', { criminalCases: 0 });
    const all = await threeZero({ from: '2017-07-01', to: '2017-09-01' });
    expect([...verdicts(all), all.state]).toEqual([true, true, true, true, 'provisional']);
    expect(byKey(all).get('criminal_cases')).toMatchObject({ numerator: 0, value: '0', reasons: [] });
  });

  test('are false by one case, open to the entry that tells it, and another matter under another definition', async () => {
    await nil('2017-10');
    await told('2017-10', { ...ALL_ZERO, casualtyAccidents: 1, publicSecurityCasesOfMajorImpact: 0 });
    const period = { from: '2017-10-01', to: '2017-11-01' };
    expect(verdicts(await threeZero(period))).toEqual([true, true, true, true]);
    const henan = await threeZero({ ...period, definition: 'henan_three_zero@1' });
    expect(verdicts(henan)).toEqual([false, true, false, true]);
    expect(henan.parts[1]?.reasons).toEqual([
      expect.objectContaining({ code: 'counted', month: '2017-10', figure: 'casualtyAccidents', count: 1 }),
    ]);
    const accidents = byKey(henan).get('casualty_accidents');
    if (accidents === undefined) throw new Error('the definition counts accidents');
    expect(accidents).toMatchObject({ numerator: 1, value: '1', unit: 'accidents' });
    expect(await behind(accidents)).toEqual([
      expect.objectContaining({
        kind: 'outside_count',
        version: 1,
        centerId: world.center,
        month: '2017-10',
        href: `/api/v1/centers/${world.center}/outside-counts`,
        indicator: expect.objectContaining({ casualtyAccidents: 1, civilCases: 0, year: null, source: '来函' }),
      }),
    ]);
  });

  test('are false by a petition above the community whatever else is missing', async () => {
    const id = await letter('2017-12-05');
    const report = await threeZero({ from: '2017-12-01', to: '2018-01-01' });
    expect(verdicts(report)).toEqual([false, false, 'unproven', 'unproven']);
    expect(report.parts[0]?.reasons.map(({ code }) => code)).toEqual(['qualifying_petition', 'month_missing']);
    const qualifying = byKey(report).get('qualifying');
    if (qualifying === undefined) throw new Error('every report counts what qualifies');
    expect((await behind(qualifying)).map((record) => [record['id'], record['kind'], record['indicator']])).toEqual([
      [id, 'petition', null],
    ]);
  });

  test('speak English to whom it may help, about the same numbers', async () => {
    const report = await threeZero({ from: '2017-12-01', to: '2018-01-01' });
    const path = `/reports/${report.id}`;
    const reply = await (await world.as('auditor')).get(path).set('Accept-Language', 'en');
    const english = reply.body as Report;
    expect([english.digest, english.figures[2]?.label]).toEqual([
      report.digest,
      'first-instance civil cases accepted by courts',
    ]);
    expect(english.parts[1]?.reasons[0]?.detail).toBe(
      'The number of first-instance civil cases accepted by courts in 2017-12 is not known.',
    );
  });
});

describe('R42 the litigation rate', () => {
  test('is printed beside the raw count, and n/a with its reasons while anything is missing', async () => {
    const asked = { from: '2016-11-01', to: '2017-03-01' };
    await people(2016, 5800, 223);
    for (const month of ['2016-11', '2016-12', '2017-01']) await told(month, { civilCases: 0, administrativeCases: 0 });
    await told('2016-12', { civilCases: 1 });
    const report = await produced('litigation-rate', asked);
    const found = byKey(report);
    expect(found.get('cases_2016')).toMatchObject({
      numerator: 1,
      denominator: null,
      value: '1',
      unit: 'cases',
      year: 2016,
    });
    expect(found.get('population_2016')).toMatchObject({ numerator: 6023, value: '6023', unit: 'persons' });
    expect(found.get('rate_2016')).toMatchObject({
      numerator: 1,
      denominator: 6023,
      value: '1.66',
      unit: 'per_10000',
      centerId: null,
      reasons: [],
    });
    const own = `rate_2016_${world.center.replaceAll('-', '')}`;
    expect(found.get(own)).toMatchObject({ value: '1.66', centerId: world.center });
    const next = found.get('rate_2017');
    expect(next).toMatchObject({ numerator: null, denominator: null, value: 'n/a' });
    expect(next?.reasons.map(({ code, year, month, figure }) => [code, year ?? month, figure])).toEqual([
      ['population_unknown', 2017, null],
      ['count_unknown', '2017-02', 'civilCases'],
      ['count_unknown', '2017-02', 'administrativeCases'],
    ]);
    const population = found.get('population_2016');
    if (population === undefined) throw new Error('the population is printed');
    expect(await behind(population)).toEqual([
      expect.objectContaining({
        kind: 'population',
        month: null,
        indicator: expect.objectContaining({ year: 2016, residents: 5800, registeredFloating: 223, civilCases: null }),
      }),
    ]);
    const refused = await (await world.as('auditor')).get(`/reports/${report.id}/records?figure=rate_2015`);
    expect(faultsOf(refused)).toEqual([400, 'query/figure wrong_code']);
  });

  test('of a subtree needs every leaf, and each leaf has its own', async () => {
    const parent = world.above[0] ?? '';
    const { id } = await world.get('director', '/me');
    await app.pool.query(
      `INSERT INTO role_grant (id, account_id, role, center_id, state, granted_at) VALUES ($1, $2, 'director', $3, 'active', $4)`,
      [newId(), id, parent, world.now],
    );
    const asked = { centerId: parent, from: '2015-01-01', to: '2015-02-01' };
    await people(2015, 6000, 23);
    await told('2015-01', { civilCases: 1, administrativeCases: 0 });
    const partly = byKey(await produced('litigation-rate', asked));
    const key = (centerId: string): string => `rate_2015_${centerId.replaceAll('-', '')}`;
    expect(partly.get('rate_2015')).toMatchObject({ numerator: null, denominator: null, value: 'n/a' });
    expect(partly.get(key(world.center))).toMatchObject({ value: '1.66' });
    expect(partly.get(key(world.neighbour))?.reasons.map(({ centerId }) => centerId)).toEqual(
      Array.from({ length: 3 }, () => world.neighbour),
    );
    await people(2015, 3977, 0, world.neighbour);
    await told('2015-01', { civilCases: 1, administrativeCases: 1 }, world.neighbour);
    const whole = byKey(await produced('litigation-rate', asked));
    expect(whole.get('rate_2015')).toMatchObject({ numerator: 3, denominator: 10_000, value: '3.00' });
    expect(whole.get(key(world.neighbour))).toMatchObject({ value: '5.03' });
  });
});

describe('the answer of a past moment', () => {
  test('is given again, figures and digest alike, whatever was entered, amended or corrected since', async () => {
    await nil('2018-08');
    await told('2018-08', ALL_ZERO);
    await people(2018, 5000);
    const before = [await zeroPetition(AUGUST), await threeZero(AUGUST), await produced('litigation-rate', AUGUST)];
    const moment = world.now;
    world.wait(5);
    await letter('2018-08-20');
    await told('2018-08', { civilCases: 3, criminalCases: 1 });
    await people(2018, 4000);
    const after = [await zeroPetition(AUGUST), await threeZero(AUGUST), await produced('litigation-rate', AUGUST)];
    expect([before[0]?.zero, after[0]?.zero, before[1]?.zero, after[1]?.zero]).toEqual([true, false, true, false]);
    expect(byKey(before[2] as Report).get('rate_2018')?.value).toBe('0.00');
    expect(byKey(after[2] as Report).get('rate_2018')?.value).toBe('7.50');
    world.wait(5);
    const then = { ...AUGUST, asOf: moment };
    const again = [await zeroPetition(then), await threeZero(then), await produced('litigation-rate', then)];
    again.forEach((report, at) => {
      const first = before[at] as Report;
      expect([report.digest, report.asOf]).toEqual([first.digest, moment]);
      expect([report.producedAt, first.producedAt]).toEqual([world.now, moment]);
      const { id, producedAt, ...same } = report;
      const text = JSON.stringify(same).replaceAll(id, first.id);
      const { id: _, producedAt: __, ...original } = first;
      expect(JSON.parse(text)).toEqual(original);
      expect(producedAt).not.toBe(first.producedAt);
    });
    const line = await world.get<{ items: Report[] }>('auditor', '/reports?kind=three_zero&limit=200');
    expect(line.items.find(({ id }) => id === again[1]?.id)).toMatchObject({ asOf: moment, zero: true });
  });

  test('knows what was claimed then', async () => {
    const { streak, declaration } = (await zeroPetition({
      ...AUGUST,
      asOf: '2022-01-01T00:00:00+08:00',
    })) as unknown as {
      streak: { declaredSince: string | null };
      declaration: object | null;
    };
    expect([streak.declaredSince, declaration]).toEqual([null, null]);
    const path = `/centers/${world.center}/zero-baseline`;
    const [moment, claimOf] = [world.now, async (asOf: string) => (await zeroPetition({ ...AUGUST, asOf })) as unknown];
    world.wait(1);
    const claim = { declaredSince: '2010-06-01', ground: '纸质台账，存档案室' };
    await world.post('director', path, { body: claim, ifMatch: '"1"' });
    expect(await claimOf(world.now)).toMatchObject({ declaration: { ...claim, recordedAt: world.now } });
    const before = (await claimOf(moment)) as { declaration: { declaredSince: string } };
    expect(before.declaration.declaredSince).toBe('2011-01-01');
  });

  test('is the same also where an entry was under way: the report waits for it', async () => {
    await nil('2021-06');
    const period = { from: '2021-06-01', to: '2021-07-01' };
    const { id: accountId } = await world.get<{ id: string }>('petition', '/me');
    const entry: NewPetition = {
      id: newId(),
      centerId: world.center,
      occurredOn: '2021-06-15',
      channel: 'letter',
      level: 'city',
      persons: 1,
      group: false,
      jointLetter: false,
      first: true,
      overLevel: false,
      matter: '反映楼道照明',
      firstScope: null,
      disputeId: null,
      knownFrom: 'own',
    };
    let report: Promise<Report> | undefined;
    world.wait(1);
    await app.app.get(UnitOfWork).run(SYSTEM_SCOPE, async (tx) => {
      await app.app.get(PetitionRegister).enter(tx, { accountId, staffId: null }, entry);
      report = zeroPetition(period);
      let hasAnswered = false;
      void report.then(() => (hasAnswered = true));
      while (!hasAnswered && (await waiting()) === 0);
      expect(hasAnswered).toBe(false);
    });
    const first = await report;
    expect(first?.zero).toBe(false);
    expect((await zeroPetition({ ...period, asOf: first?.asOf })).digest).toBe(first?.digest);
  });

  test('is the same whatever a process with a slow clock enters afterwards', async () => {
    await nil('2021-08');
    await told('2021-08', ALL_ZERO);
    await people(2021, 5000);
    const period = { from: '2021-08-01', to: '2021-09-01' };
    const all = async (terms: object) => [
      await zeroPetition({ ...period, ...terms }),
      await threeZero({ ...period, ...terms }),
      await produced('litigation-rate', { ...period, ...terms }),
    ];
    const first = await all({});
    const moment = world.now;
    const just = new Date(Date.parse(moment) + 1).toISOString();
    const slow = new Date(Date.parse(moment) - 5 * 60_000).toISOString();
    const atSlow = async (who: string, path: string, body: object): Promise<unknown> => {
      world.moveTo(slow);
      return (await world.post(who, path, { body: { ...body } })).body;
    };
    const entry = { centerId: world.center, occurredOn: '2021-08-15', channel: 'letter', level: 'city', persons: 1 };
    const words = { group: false, matter: '反映楼道照明', first: true, knownFrom: 'own' };
    const found = (await atSlow('petition', '/petitions', { ...entry, ...words })) as { id: string };
    expect(found).toMatchObject({ recordedAt: just });
    const item = { receivedOn: '2021-08-15', source: 'direct', body: '示例街道办事处' };
    const opened = await world.post('petition', `/petitions/${found.id}/item`, { body: item, ifMatch: '"1"' });
    expect(opened.body).toMatchObject({ recordedAt: just });
    const counts = { centerId: world.center, month: '2021-08', counts: { items: 1 } };
    expect(await atSlow('petition', '/petition-returns', counts)).toMatchObject({ filedAt: just, version: 3 });
    const outside = { month: '2021-08', source: '更正函', criminalCases: 1 };
    const inCenter = `/centers/${world.center}`;
    expect(await atSlow('director', `${inCenter}/outside-counts`, outside)).toMatchObject({ recordedAt: just });
    const population = { year: 2021, residents: 4000, registeredFloating: 0, source: '更正' };
    expect(await atSlow('director', `${inCenter}/populations`, population)).toMatchObject({ recordedAt: just });
    const tag = await world.etag('director', `${inCenter}/zero-baseline`);
    const claim = { declaredSince: '2010-02-01', ground: '纸质台账' };
    const declared = await world.post('director', `${inCenter}/zero-baseline`, { body: claim, ifMatch: tag });
    expect(declared.body).toMatchObject({ recordedAt: just });
    world.moveTo(just);
    expect((await all({ asOf: moment })).map(({ digest }) => digest)).toEqual(first.map(({ digest }) => digest));
    expect((await all({})).map(({ digest }, at) => digest === first[at]?.digest)).toEqual([false, false, false]);
  });

  async function waiting(): Promise<number> {
    const { rows } = await app.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_locks
        WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    return rows[0]?.n ?? 0;
  }

  test('before anybody entered anything is unproven', async () => {
    const report = await threeZero({ ...AUGUST, asOf: '2019-01-01T00:00:00Z' });
    expect([verdicts(report), report.asOf]).toEqual([
      ['unproven', 'unproven', 'unproven', 'unproven'],
      '2019-01-01T00:00:00.000Z',
    ]);
    // The month was not over then.
    const early = await threeZero({ ...AUGUST, asOf: '2018-08-31T15:59:59.999Z' });
    expect(early.parts[2]?.reasons.map(({ code }) => code)).toEqual(['month_unfinished']);
  });
});

describe('R43 a report that is answered otherwise today', () => {
  test('says so to every reader, while it stays the same to the byte', async () => {
    await nil('2019-03');
    const period = { from: '2019-03-01', to: '2019-04-01' };
    const report = await zeroPetition(period);
    const path = `/reports/${report.id}`;
    const frozen = await world.read('auditor', path);
    expect([await restatedOf(report.id), frozen.headers['link']]).toEqual([null, undefined]);
    const id = await letter('2019-03-31');
    const since = world.now;
    await letter('2019-03-30', { level: 'community' });
    const restated = await restatedOf(report.id);
    expect(restated).toMatchObject({ since, zero: false, petitionIds: [id], noLongerPetitionIds: [] });
    expect(restated?.figures).toEqual(
      expect.arrayContaining([
        { key: 'qualifying', was: 'n/a', is: '50.0%' },
        { key: 'items', was: '0', is: '2' },
        { key: 'months_answered', was: '100.0%', is: '0.0%' },
      ]),
    );
    const again = await world.read('auditor', path);
    expect([again.text, again.headers['etag']]).toEqual([frozen.text, frozen.headers['etag']]);
    expect(again.headers['link']).toBe(`</api/v1${path}/restatement>; rel="latest-version"`);
    const { items } = await world.get<{ items: (Report & { restated: Restated | null })[] }>(
      'auditor',
      `/reports?centerId=${world.center}&limit=200`,
    );
    expect(items.find((line) => line.id === report.id)).toMatchObject({ zero: true, restated });
    expect(await restatedOf((await zeroPetition(period)).id)).toBeNull();
  });

  test('names a petition that no longer qualifies, also when it was moved out of the period', async () => {
    const id = await letter('2019-05-05');
    const report = await zeroPetition({ from: '2019-05-01', to: '2019-06-01' });
    world.wait(1);
    await world.patch('petition', `/petitions/${id}`, { body: { matter: '同一件事，换一种说法' } });
    expect(await restatedOf(report.id)).toBeNull();
    await world.patch('petition', `/petitions/${id}`, { body: { occurredOn: '2019-04-30' } });
    expect(await restatedOf(report.id)).toMatchObject({
      since: world.now,
      zero: 'unproven',
      petitionIds: [],
      noLongerPetitionIds: [id],
    });
  });

  test('is not touched by what happened in other months, or to neighbours, or by time alone', async () => {
    await nil('2019-08');
    const report = await zeroPetition({ from: '2019-08-01', to: '2019-09-01' });
    const current = await zeroPetition({ from: '2026-10-01', to: '2026-11-01' });
    world.wait(1);
    await letter('2019-07-31');
    await letter('2019-09-01');
    expect(await restatedOf(report.id)).toBeNull();
    world.moveTo('2026-11-02T02:00:00.000Z');
    expect(await restatedOf(current.id)).toBeNull();
    await nil('2026-10');
    expect(await restatedOf(current.id)).toMatchObject({ zero: true, since: world.now });
  });

  test('tells of late cases and populations in the other reports', async () => {
    const period = { from: '2020-02-01', to: '2020-03-01' };
    await nil('2020-02');
    await told('2020-02', ALL_ZERO);
    await people(2020, 6023);
    const [zeros, rate] = [await threeZero(period), await produced('litigation-rate', period)];
    world.wait(3);
    await people(2020, 6000);
    expect([await restatedOf(zeros.id), (await restatedOf(rate.id))?.figures]).toEqual([
      null,
      expect.arrayContaining([
        { key: 'population_2020', was: '6023', is: '6000' },
        { key: 'rate_2020', was: '0.00', is: '0.00' },
      ]),
    ]);
    world.wait(3);
    await told('2020-02', { administrativeCases: 1 });
    expect(await restatedOf(zeros.id)).toEqual({
      since: world.now,
      zero: false,
      petitionIds: [],
      noLongerPetitionIds: [],
      figures: [{ key: 'administrative_cases', was: '0', is: '1' }],
    });
    expect((await restatedOf(rate.id))?.zero).toBeNull();
  });
});

describe('a question with a fault', () => {
  test.each([
    ['three-zero', { to: '2018-08-01' }, '/to bad_range'],
    ['three-zero', { from: '2018-08-02' }, '/from wrong_value'],
    ['three-zero', { to: '2018-09-30' }, '/to wrong_value'],
    ['three-zero', { from: '1950-01-01' }, '/to wrong_value'],
    ['three-zero', { definition: 'three_zero@2' }, '/definition wrong_code'],
    ['three-zero', { definition: undefined }, '/definition required'],
    ['three-zero', { asOf: '2099-01-01T00:00:00Z' }, '/asOf in_future'],
    ['three-zero', { asOf: '2018-08-01' }, '/asOf bad_instant'],
    ['three-zero', { asOf: null }, '/asOf bad_instant'],
    ['three-zero', { centerId: newId() }, '/centerId unknown_reference'],
    ['three-zero', { zero: true }, '/zero unknown_field'],
    ['litigation-rate', { from: '2018-08-15' }, '/from wrong_value'],
    ['litigation-rate', { asOf: '2099-01-01T00:00:00Z' }, '/asOf in_future'],
    ['litigation-rate', { population: 6023 }, '/population unknown_field'],
    ['zero-petition', { asOf: '2099-01-01T00:00:00Z' }, '/asOf in_future'],
  ])('is refused: %s (%#)', async (kind, terms, fault) => {
    const definitions: Record<string, object> = {
      'three-zero': { definition: 'three_zero@1' },
      'zero-petition': { definition: 'none_over_level@1' },
    };
    expect(faultsOf(await produce(kind, { ...AUGUST, ...definitions[kind], ...terms }))).toEqual([400, fault]);
  });

  test('or by somebody who may not', async () => {
    for (const kind of ['three-zero', 'litigation-rate']) {
      const body = { ...AUGUST, ...(kind === 'three-zero' ? { definition: 'three_zero@1' } : {}) };
      expect((await produce(kind, body, 'admin')).status).toBe(201);
      for (const who of ['auditor', 'petition', 'mediator', 'other.director'])
        expect([who, (await produce(kind, body, who)).status]).toEqual([who, 403]);
      expect((await nobody(app).post(`/reports/${kind}`).send(body)).status).toBe(401);
    }
    const { id } = await threeZero(AUGUST);
    for (const path of [`/reports/${id}`, `/reports/${id}/restatement`]) {
      expect((await (await world.as('other.director')).get(path)).status).toBe(404);
      expect((await (await world.as('petition')).get(path)).status).toBe(403);
    }
    expect((await produce('three-zero', { ...AUGUST, definition: 'three_zero@1', id })).status).toBe(409);
  });
});
