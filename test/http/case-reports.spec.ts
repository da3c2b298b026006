/**
 * Reports on cases over HTTP: every figure is the sum of its records, as of any past instant, the same bytes whatever happened since.
 */
import { CASE_REPORT_KINDS } from '../../src/modules/reports/report.record.js';
import { type Agent, as, nobody } from '../support/as.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, type Json, World } from '../support/world.js';

interface Figure {
  readonly key: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: string;
  readonly value: string;
  readonly definition: string;
  readonly href: string | null;
}
interface Report {
  readonly id: string;
  readonly asOf: string;
  readonly digest: string;
  readonly figures: Figure[];
}

let app: TestApp;
let director: Agent;
let admin: Agent;
let judge: Agent;
let centerId: string;
let world: World;

const pathOf = (kind: string): string => `/reports/${kind.replaceAll('_', '-')}`;

async function produced(kind: string, terms: object = {}, agent = director): Promise<Report> {
  const body = { centerId, from: '2020-01-01', to: '2030-01-01', ...terms };
  const reply = await agent.post(pathOf(kind)).send(body);
  expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
  return reply.body as Report;
}

const numbers = ({ figures }: Report): Map<string, number | null> =>
  new Map(figures.map(({ key, numerator }) => [key, numerator]));

async function behind(agent: Agent, href: string): Promise<Json[]> {
  const found: Json[] = [];
  let cursor = '';
  do {
    const { status, body } = await agent.get(`${href.replace('/api/v1', '')}&limit=3${cursor}`);
    expect(status).toBe(200);
    found.push(...((body as Json)['items'] as Json[]));
    const next = (body as Json)['nextCursor'];
    cursor = next === null ? '' : `&cursor=${String(next)}`;
  } while (cursor !== '');
  return found;
}

async function registered(terms: object = {}): Promise<{ id: string; etag: string }> {
  const reply = await judge.post('/disputes').send({
    centerId,
    track: 'peoples_mediation',
    source: { kind: 'on_application', channel: 'reception_room' },
    category: 'neighbor',
    subcategory: 'water_leak',
    title: '楼上漏水',
    facts: '卫生间漏水。',
    claims: ['修复'],
    parties: [
      { role: 'applicant', kind: 'person', name: '陈某' },
      { role: 'respondent', kind: 'person', name: '林某' },
    ],
    riskFlags: [],
    ...terms,
  });
  expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
  return { id: (reply.body as Json)['id'] as string, etag: String(reply.headers['etag']) };
}

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  [director, admin, judge] = [await as(app, 'director'), await as(app, 'admin'), await as(app, 'judge')];
  const me = await director.get('/me');
  centerId = ((me.body as Json)['grants'] as { centerId: string }[])[0]?.centerId ?? '';
});

afterAll(() => app.close());

describe('reports on cases', () => {
  it.each(CASE_REPORT_KINDS)('%s: every figure is the sum of the records behind it', async (kind) => {
    const report = await produced(kind);
    expect(report.figures.length).toBeGreaterThan(0);
    for (const { key, numerator, unit, href, value } of report.figures) {
      if (href === null) continue;
      const records = await behind(director, href);
      const total = records.reduce((sum, record) => sum + Number(record['counts']), 0);
      const isStatistic = unit === 'days' || unit === 'working_days';
      expect([key, isStatistic ? (total === 0 ? null : numerator) : total]).toEqual([key, numerator]);
      if (numerator === null) expect(value).toBe('n/a');
    }
  });

  it('are the same bytes later, and as of an instant what was known then', async () => {
    const first = await produced('caseload');
    const bytes = (await director.get(`/reports/${first.id}`)).text;
    const openHref = first.figures.find(({ key }) => key === 'received')?.href ?? '';
    const records = await behind(director, openHref);
    app.clock.advance({ minutes: 1 });
    await registered();
    const second = await produced('caseload');
    expect(numbers(second).get('received')).toBe((numbers(first).get('received') ?? 0) + 1);
    expect((await director.get(`/reports/${first.id}`)).text).toBe(bytes);
    expect(await behind(director, openHref)).toEqual(records);
    const again = await produced('caseload', { asOf: first.asOf });
    expect(again.figures.map(({ href: _, ...figure }) => figure)).toEqual(
      first.figures.map(({ href: _, ...figure }) => figure),
    );
    expect(again.digest).toBe(first.digest);
  });

  it('count what is recorded at the very instant of a report in the next one only', async () => {
    const first = await produced('caseload');
    await registered();
    const again = await produced('caseload', { asOf: first.asOf });
    expect(again.digest).toBe(first.digest);
    app.clock.advance({ seconds: 1 });
    expect(numbers(await produced('caseload')).get('received')).toBe((numbers(first).get('received') ?? 0) + 1);
  });

  it('follow corrections of what was registered, and tell record by record how today differs', async () => {
    const file = await Case.accepted(world, 'justice', { amountInvolved: '1000.00' });
    const period = { from: '2026-01-01' };
    app.clock.advance({ seconds: 1 });
    const before = await produced('mediation_statistics', period);
    const same = await director.get(`/reports/${before.id}/difference`);
    expect(same.body).toMatchObject({ isSame: true, figures: [], caseCount: 0, cases: [] });
    app.clock.advance({ minutes: 5 });
    for (const [pointer, old, value] of [
      ['/amountInvolved', '1000.00', '1500.50'],
      ['/difficult', 'false', 'true'],
    ]) {
      await file.act('director', 'corrections', {
        body: { reason: '登记时误写', pointer, old, new: value },
        expect: 201,
      });
      app.clock.advance({ seconds: 1 });
    }
    const { rows } = await app.pool.query(
      `SELECT amount_fen, difficult, known_until = 'infinity' AS current FROM case_version WHERE dispute_id = $1 ORDER BY version DESC`,
      [file.id],
    );
    expect(rows.slice(0, 3)).toEqual([
      { amount_fen: 150050, difficult: true, current: true },
      { amount_fen: 150050, difficult: false, current: false },
      { amount_fen: 100000, difficult: false, current: false },
    ]);
    const after = await produced('mediation_statistics', period);
    expect(numbers(after).get('amount')).toBe((numbers(before).get('amount') ?? 0) + 50050);
    expect((await produced('mediation_statistics', { ...period, asOf: before.asOf })).digest).toBe(before.digest);
    const { body } = await director.get(`/reports/${before.id}/difference`);
    const { figures, cases } = body as { figures: Json[]; cases: Json[] };
    expect(figures.map(({ key }) => key)).toEqual([
      'difficult',
      'difficult.org_residential',
      'amount',
      'amount.org_residential',
    ]);
    expect(cases).toMatchObject([
      {
        disputeId: file.id,
        counts: [
          { figure: 'amount', then: 100000, now: 150050 },
          { figure: 'difficult', then: 0, now: 1 },
        ],
        fields: [
          { field: 'amountFen', then: '100000', now: '150050' },
          { field: 'difficult', then: 'false', now: 'true' },
        ],
        entries: [{ type: 'Corrected' }, { type: 'Corrected' }],
      },
    ]);
    // Who may not see the case learns no more of it than its records tell.
    const outside = await admin.get(`/reports/${before.id}/difference`);
    expect((outside.body as { cases: Json[] }).cases).toMatchObject([
      { disputeId: file.id, href: null, fields: [], entries: [] },
    ]);
  });

  it('say what is wrong with what was asked, and for whom they are not', async () => {
    const ask = async (body: object, agent = director) => {
      const reply = await agent
        .post('/reports/caseload')
        .send({ centerId, from: '2026-01-01', to: '2026-02-01', ...body });
      const errors = ((reply.body as Json)['errors'] ?? []) as { pointer: string; code: string }[];
      return [reply.status, ...errors.map(({ pointer, code }) => `${pointer} ${code}`)];
    };
    expect(await ask({ to: '2026-01-01' })).toEqual([400, '/to bad_range']);
    expect(await ask({ to: '2099-01-01' })).toEqual([400, '/to wrong_value']);
    expect(await ask({ asOf: '2099-01-01T00:00:00Z' })).toEqual([400, '/asOf in_future']);
    expect(await ask({ from: '2040-01-01', to: '2041-01-01' })).toEqual([400, '/from in_future']);
    expect(await ask({ asOf: '2025-12-31T02:00:00Z' })).toEqual([400, '/from in_future']);
    expect(await ask({ courtDelegated: 'some' })).toEqual([400, '/courtDelegated wrong_code']);
    expect(await ask({ centerId: '01900000-0000-7000-8000-00000000ffff' })).toEqual([
      400,
      '/centerId unknown_reference',
    ]);
    expect(await ask({}, judge)).toEqual([403]);
    expect(await ask({}, await as(app, 'other.director'))).toEqual([403]);
    expect((await nobody(app).post('/reports/caseload').send({})).status).toBe(401);
  });

  it('show an administrator numbers, days and codes only', async () => {
    const report = await produced('caseload', {}, admin);
    const records = await behind(admin, report.figures.find(({ key }) => key === 'received')?.href ?? '');
    expect(records.length).toBeGreaterThan(0);
    expect(new Set(records.map(({ view, href }) => `${String(view)} ${String(href)}`))).toEqual(
      new Set(['reduced null']),
    );
  });

  it('stand in the register of figures, like every other figure, with numerator, denominator and definition', async () => {
    const { body } = await director.get('/figures');
    const items = (body as { items: Json[] }).items;
    const ids = new Set(items.map(({ id }) => String(id)));
    expect(ids.size).toBe(items.length);
    expect(items.find(({ id }) => id === 'mediation_statistics:settlement_rate')).toMatchObject({
      unit: 'percent',
      numerator: 'settled',
      denominator: 'concluded',
    });
    const others = [
      ['zero_petition', { definition: 'none_over_level@1' }],
      ['three_zero', { definition: 'three_zero@1' }],
      ['three_zero', { definition: 'henan_three_zero@1' }],
      ['litigation_rate', {}],
    ] as const;
    const asked = [...others, ...CASE_REPORT_KINDS.map((kind) => [kind, {}] as const)];
    for (const [kind, terms] of asked) {
      const report = await produced(kind, { from: '2026-01-01', to: '2026-11-01', ...terms });
      const figures = report.figures ?? (report as unknown as { petitions: Figure[] }).petitions;
      const families = figures.map(({ key }) => `${kind}:${key.split('.')[0]?.replace(/_\d{4}(_[0-9a-f]{32})?$/, '')}`);
      expect(families.filter((family) => !ids.has(family))).toEqual([]);
    }
    const reply = await director.post('/reports/roster').send({ centerId, from: '2026-01-01', to: '2026-11-01' });
    const { departments } = reply.body as { departments: { figures: { metric: string }[] }[] };
    const metrics = departments.flatMap(({ figures }) => figures.map(({ metric }) => `roster:${metric}`));
    expect(metrics.filter((metric) => !ids.has(metric))).toEqual([]);
  });

  it('count what was settled within the community beside the petitions, each open to its case', async () => {
    const reply = await director.post('/reports/zero-petition').send({
      centerId,
      from: '2026-01-01',
      to: '2027-01-01',
      definition: 'no_petition_above_community@1',
    });
    const { petitions } = reply.body as { petitions: Figure[] };
    const settled = petitions.find(({ key }) => key === 'disputes_settled_here');
    const statistics = numbers(await produced('caseload', { from: '2026-01-01', to: '2027-01-01' }));
    expect(settled?.numerator).toBeGreaterThan(0);
    expect(settled?.numerator).toBe(statistics.get('ended_as.settled'));
    const records = await behind(director, settled?.href ?? '');
    expect(records.map(({ kind, outcome }) => `${String(kind)} ${String(outcome)}`)).toEqual(
      records.map(() => 'dispute settled'),
    );
    expect(records).toHaveLength(settled?.numerator ?? -1);
  });
});
