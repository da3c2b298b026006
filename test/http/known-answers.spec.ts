/**
 * Known answers: tables of the shape that districts publish (domain.md §4.1, §7), loaded as cases, come out of the ministry's form with
 * the same totals, sub-totals and rates; and a table that cannot be true does not come out at all.
 */
import { type Agent, as } from '../support/as.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { centreBelow, countedCases, type Group } from '../support/counted-cases.js';
import { newId, World } from '../support/world.js';

interface Figure {
  readonly key: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: string;
}

let app: TestApp;
let world: World;
let director: Agent;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  director = await as(app, 'director');
});

afterAll(() => app?.close());

const PERIOD = { from: '2026-04-01', to: '2026-07-01' } as const;

async function ask(centerId: string, period: object = PERIOD) {
  return director.post('/reports/mediation-statistics').send({ centerId, ...period });
}

async function figuresOf(centerId: string): Promise<ReadonlyMap<string, Figure>> {
  const reply = await ask(centerId);
  expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
  return new Map((reply.body as { figures: Figure[] }).figures.map((figure) => [figure.key, figure]));
}

async function centre(committee: string, parentId = world.center): Promise<string> {
  const id = newId();
  await centreBelow(app, parentId, { id, name: `例${id.slice(-12)}`, committee });
  return id;
}

const shown = (figures: ReadonlyMap<string, Figure>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, figures.get(key)?.numerator]));

const rates = (figures: ReadonlyMap<string, Figure>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    keys.map((key) => {
      const { numerator, denominator, value } = figures.get(key) ?? {};
      return [key, `${String(numerator)}/${String(denominator)} = ${String(value)}`];
    }),
  );

/** A quarter of a city's districts; Huangshi 2020 publishes 6,217 of 6,368. */
const quarter = (village: string, residential: string, township: string): Group[] => [
  {
    centerId: village,
    cases: 2105,
    source: 'proactive',
    category: 'neighbor',
    outcome: 'settled',
    form: 'oral',
    parties: 2,
  },
  {
    centerId: village,
    cases: 980,
    source: 'on_application',
    category: 'marriage_family',
    outcome: 'settled',
    form: 'oral',
    parties: 2,
  },
  {
    centerId: village,
    cases: 15,
    source: 'on_application',
    category: 'neighbor',
    outcome: 'failed',
    parties: 3,
    difficult: true,
  },
  {
    centerId: residential,
    cases: 1402,
    source: 'on_application',
    category: 'damage_compensation',
    outcome: 'settled',
    form: 'written',
    amountFen: 123_456,
  },
  {
    centerId: residential,
    cases: 902,
    source: 'on_application',
    category: 'contract',
    outcome: 'settled',
    form: 'written',
    amountFen: 50,
  },
  {
    centerId: residential,
    cases: 86,
    source: 'on_application',
    category: 'contract',
    outcome: 'failed',
    difficult: true,
  },
  { centerId: residential, cases: 10, source: 'on_application', category: 'contract', outcome: 'withdrawn' },
  {
    centerId: township,
    cases: 402,
    source: 'delegated',
    body: 'court',
    category: 'contract',
    outcome: 'settled',
    form: 'written',
  },
  {
    centerId: township,
    cases: 318,
    source: 'delegated',
    body: 'public_security',
    category: 'traffic_accident',
    outcome: 'settled',
    form: 'written',
  },
  {
    centerId: township,
    cases: 96,
    source: 'delegated',
    body: 'petition',
    category: 'other',
    outcome: 'settled',
    form: 'oral',
  },
  {
    centerId: township,
    cases: 12,
    source: 'delegated',
    body: 'procuratorate',
    category: 'other',
    outcome: 'settled',
    form: 'oral',
  },
  { centerId: township, cases: 10, source: 'delegated', body: 'other', category: 'other', outcome: 'withdrawn' },
  { centerId: township, cases: 30, source: 'delegated', body: 'other', category: 'other', outcome: null },
];

describe('R41 a table of published shape', () => {
  it('comes out with its totals, its sub-totals by kind of committee, its sources, categories, forms and amounts', async () => {
    const above = await centre('subdistrict');
    const [village, residential, township] = [
      await centre('village', above),
      await centre('residential', above),
      await centre('township', above),
    ];
    await countedCases(app, '2026-04-07', quarter(village, residential, township));
    const figures = await figuresOf(above);
    expect(
      shown(figures, [
        'accepted',
        'concluded',
        'settled',
        'parties',
        'difficult',
        'amount',
        'form.oral',
        'form.written',
      ]),
    ).toEqual({
      accepted: 6368,
      concluded: 6338,
      settled: 6217,
      parties: 2 * 6368 + 15,
      difficult: 101,
      amount: 1402 * 123_456 + 902 * 50,
      'form.oral': 3193,
      'form.written': 3024,
    });
    expect(shown(figures, ['source.proactive', 'source.on_application', 'source.delegated'])).toEqual({
      'source.proactive': 2105,
      'source.on_application': 3395,
      'source.delegated': 868,
    });
    expect(
      shown(
        figures,
        ['court', 'public_security', 'petition', 'procuratorate', 'other'].map((body) => `delegated_by.${body}`),
      ),
    ).toEqual({
      'delegated_by.court': 402,
      'delegated_by.public_security': 318,
      'delegated_by.petition': 96,
      'delegated_by.procuratorate': 12,
      'delegated_by.other': 40,
    });
    expect(
      shown(
        figures,
        ['neighbor', 'marriage_family', 'damage_compensation', 'contract', 'traffic_accident', 'other', 'medical'].map(
          (code) => `category.${code}`,
        ),
      ),
    ).toEqual({
      'category.neighbor': 2120,
      'category.marriage_family': 980,
      'category.damage_compensation': 1402,
      'category.contract': 1400,
      'category.traffic_accident': 318,
      'category.other': 148,
      'category.medical': 0,
    });
    expect(
      shown(
        figures,
        ['village', 'residential', 'township'].flatMap((kind) => [`accepted.org_${kind}`, `settled.org_${kind}`]),
      ),
    ).toEqual({
      'accepted.org_village': 3100,
      'settled.org_village': 3085,
      'accepted.org_residential': 2400,
      'settled.org_residential': 2304,
      'accepted.org_township': 868,
      'settled.org_township': 828,
    });
    expect(figures.get('amount')?.value).toBe('1731304.12');
    expect(
      rates(figures, ['resolution_rate', 'settlement_rate', 'performance_rate', 'resolution_rate.org_village']),
    ).toEqual({
      resolution_rate: '6217/6368 = 97.6%',
      settlement_rate: '6217/6338 = 98.1%',
      performance_rate: '0/0 = n/a',
      'resolution_rate.org_village': '3085/3100 = 99.5%',
    });
  });

  it('is not produced when a case has a category that the table does not know: the answer names identity, numbers and case', async () => {
    const id = await centre('village');
    const honest = { centerId: id, source: 'proactive', outcome: null } as const;
    await countedCases(app, '2026-04-07', [
      { ...honest, cases: 3, category: 'neighbor' },
      { ...honest, cases: 2, category: 'no_such_category' },
    ]);
    const reply = await ask(id);
    expect(reply.status).toBe(409);
    const { rows } = await app.pool.query<{ id: string }>(
      `SELECT dispute_id AS id FROM case_version WHERE category = 'no_such_category' ORDER BY 1`,
    );
    expect(reply.body).toMatchObject({
      code: 'figures_disagree',
      reasons: [
        {
          code: 'figures_disagree',
          params: { identity: 'Σ category = accepted', left: 3, right: 5, disputeIds: rows.map((row) => row.id) },
        },
      ],
    });
    expect((await ask(id, { from: '2026-01-01', to: '2026-04-01' })).status).toBe(201);
  });

  it('is not produced when what was settled has no form of agreement', async () => {
    const id = await centre('village');
    await countedCases(app, '2026-04-07', [
      { centerId: id, cases: 4, source: 'proactive', category: 'neighbor', outcome: 'settled', form: 'oral' },
      { centerId: id, cases: 1, source: 'proactive', category: 'neighbor', outcome: 'settled' },
    ]);
    const reply = await ask(id);
    expect(reply.status).toBe(409);
    expect(reply.body).toMatchObject({
      detail: expect.stringContaining('（各协议形式之和＝调解成功：4 / 5）'),
      reasons: [{ params: { identity: 'Σ form = settled', left: 4, right: 5 } }],
    });
  });
});

describe('R42 published rates', () => {
  it.each([
    ['Yangpu, three years', 896, 834, 831, { settlement_rate: '834/896 = 93.1%', performance_rate: '831/834 = 99.6%' }],
    ['Huangdao', 215, 195, 195, { settlement_rate: '195/215 = 90.7%', performance_rate: '195/195 = 100.0%' }],
  ] as const)('%s: of %i concluded %i were settled and %i kept', async (_, concluded, settled, kept, expected) => {
    const id = await centre('residential');
    const done = { centerId: id, source: 'on_application', category: 'neighbor' } as const;
    await countedCases(app, '2026-04-07', [
      { ...done, cases: kept, outcome: 'settled', form: 'written', kept: true },
      { ...done, cases: settled - kept, outcome: 'settled', form: 'written', kept: false },
      { ...done, cases: concluded - settled, outcome: 'failed' },
    ]);
    expect(rates(await figuresOf(id), ['settlement_rate', 'performance_rate'])).toEqual(expected);
  });
});
