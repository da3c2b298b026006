/** The charts of a report: what they show, what they say when there is nothing to show, and that they fit into a page that runs nothing. */
import fc from 'fast-check';
import { FILE_WORDS } from '../../../src/domain/reports/file-texts.js';
import type { Chart } from '../../../src/domain/reports/printed.js';
import { MOST_YEARS } from '../../../src/modules/reports/files/charts/calendar.js';
import { drawn, planOf } from '../../../src/modules/reports/files/charts/draw.js';
import { numbersOf } from '../../../src/modules/reports/files/charts/numbers.js';
import { sourcesIn } from '../../architecture/sources.js';
import { CHARTS, empty, EVIL, hostile, MONTHS, words } from '../../support/printed-reports.js';

const svgOf = async (chart: Chart, place = 0, language: 'zh' | 'en' = 'zh'): Promise<string> => {
  const { svg } = await drawn(chart, language, FILE_WORDS[language], place);
  if (svg === null) throw new Error(`${chart.id} was not drawn`);
  return svg;
};

/** Everything written in the picture. */
const writtenIn = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);

const count = (svg: string, text: string): number => writtenIn(svg).filter((each) => each === text).length;

/** Every tag that opens closes, in order. */
function demandWellFormed(svg: string): void {
  const open: string[] = [];
  for (const [, end, name = '', , self] of svg.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>/g)) {
    if (end === '/') expect(open.pop()).toBe(name);
    else if (self !== '/') open.push(name);
  }
  expect(open).toEqual([]);
  expect(svg.replace(/<\/?[\w:]+(?:\s+[\w:-]+="[^"<>]*")*\s*\/?>/g, '')).not.toMatch(/[<>]/);
}

function demandHarmless(svg: string, place: number): void {
  demandWellFormed(svg);
  expect(svg).not.toMatch(/<(?:script|style|foreignObject|image|a)\b/i);
  expect(svg.replace(/>[^<]*</g, '><')).not.toMatch(/\s(?:on\w+|style|class|href|ecmeta_\w+)=/);
  expect(svg.replace(/>[^<]*</g, '><')).not.toMatch(/NaN|undefined|Infinity|zr\d/);
  for (const [, id = ''] of svg.matchAll(/\sid="([^"]*)"|url\(#([^)]*)\)/g))
    if (id !== '') expect(id).toMatch(new RegExp(`^chart${place}-`));
  for (const [, used = ''] of svg.matchAll(/url\(#([^)]*)\)/g)) expect(svg).toContain(`id="${used}"`);
}

describe('every chart', () => {
  test.each(Object.entries(CHARTS))('%s fits into a page: no script, no style, ids of its own', async (_, chart) => {
    for (const language of ['zh', 'en'] as const) demandHarmless(await svgOf(chart, 7, language), 7);
  });

  test.each(Object.entries(CHARTS))('%s says what it is to who cannot see it', async (_, chart) => {
    const svg = await svgOf(chart, 0, 'en');
    expect(svg).toContain(`<title>${chart.title.en}</title><desc>${chart.alt.en}</desc>`);
  });

  test.each(Object.entries(CHARTS))('%s is the same picture whenever it is drawn', async (_, chart) => {
    const first = await svgOf(chart);
    await svgOf(CHARTS.heat, 3);
    expect(await svgOf(chart)).toBe(first);
  });

  test.each(empty.charts.map((chart) => [chart.id, chart] as const))(
    'without anything in it, %s is a sentence',
    async (_, chart) => {
      expect(await drawn(chart, 'zh', FILE_WORDS.zh, 0)).toEqual({ svg: null, note: '统计期内没有可以绘制的数据。' });
    },
  );

  test.each(hostile.charts.map((chart) => [chart.chart, chart] as const))(
    '%s of names that mean harm shows them as text',
    async (_, chart) => {
      const svg = await svgOf(chart, 2);
      demandHarmless(svg, 2);
      expect(svg).toContain('&lt;script&gt;');
    },
  );

  test('more than there is room for is left to the tables', () => {
    const many = Array.from({ length: 100 }, (_, at) => words(`第${at}`, `no. ${at}`));
    const charts: Chart[] = [
      { ...CHARTS.ageing, categories: many, series: [{ label: words('件', 'cases'), values: many.map(() => 1) }] },
      { ...CHARTS.funnel, steps: many.map((label) => ({ label, value: 1 })) },
      { ...CHARTS.heat, rows: many, values: many.map(() => MONTHS.map(() => 1)) },
      { ...CHARTS.heat, columns: many, values: CHARTS.heat.rows.map(() => many.map(() => 1)) },
    ];
    for (const chart of charts)
      expect(planOf(chart, 'en', FILE_WORDS.en)).toEqual({ drawing: null, note: FILE_WORDS.en.tooLargeToDraw });
  });

  test('whatever the numbers, nothing is drawn that is none', async () => {
    const value = fc.option(fc.oneof(fc.nat(20), fc.nat(10_000_000), fc.constant(0.25)), { nil: null });
    const label = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => words(text, text));
    const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
      fc.record({
        names: fc.array(label, { minLength: width, maxLength: width }),
        rows: fc.array(fc.record({ label, values: fc.array(value, { minLength: width, maxLength: width }) }), {
          minLength: 1,
          maxLength: 12,
        }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(table, async ({ names, rows }) => {
        const charts: Chart[] = [
          { ...CHARTS.columns, categories: names, series: rows },
          {
            ...CHARTS.heat,
            columns: names,
            rows: rows.map((row) => row.label),
            values: rows.map(({ values }) => values),
          },
          { ...CHARTS.funnel, steps: rows.map((row) => ({ label: row.label, value: row.values[0] ?? 0 })) },
        ];
        for (const chart of charts) {
          const { svg } = await drawn(chart, 'zh', FILE_WORDS.zh, 1);
          if (svg !== null) demandHarmless(svg, 1);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('a name that every object answers to changes none', async () => {
    for (const inherited of Object.getOwnPropertyNames(Object.prototype))
      for (const text of [inherited, `a ${inherited} b`]) {
        const label = words(text, text);
        const charts: Chart[] = [
          {
            ...CHARTS.columns,
            categories: [label],
            series: [
              { label, values: [2] },
              { label: words('乙', 'b'), values: [1] },
            ],
          },
          { ...CHARTS.heat, columns: [label], rows: [label], values: [[3]] },
          { ...CHARTS.funnel, steps: [{ label, value: 3 }] },
        ];
        for (const chart of charts) demandHarmless(await svgOf(chart, 1), 1);
        const changed = [Object.prototype, Object].flatMap((each) => Object.keys(each));
        expect({ text, changed }).toEqual({ text, changed: [] });
      }
  });

  test('the library is loaded with the first chart, not with the program', () => {
    const eager = sourcesIn('src').filter(({ text }) => /^import (?!type)[^;]*'echarts/m.test(text));
    expect(eager.map(({ path }) => path)).toEqual([]);
    expect(sourcesIn('src').filter(({ text }) => text.includes("await import('echarts/"))).toHaveLength(1);
  });
});

describe('columns', () => {
  test('of one series bear their numbers', async () => {
    const svg = await svgOf(CHARTS.ageing);
    expect(writtenIn(svg)).toEqual(expect.arrayContaining(['0–30天', '91+天', '12', '3']));
    expect(svg).not.toContain('url(#');
  });

  test('of many series fold what nobody could tell apart, and lose nothing by it', () => {
    const { drawing } = planOf(CHARTS.columns, 'zh', FILE_WORDS.zh);
    const series = drawing?.option['series'] as { data: { value: number }[] }[];
    const stacked = series.slice(0, -1);
    expect(stacked).toHaveLength(8);
    for (const at of MONTHS.keys()) {
      const known = CHARTS.columns.series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
      expect(stacked.reduce((sum, { data }) => sum + (data[at]?.value ?? 0), 0)).toBe(known);
    }
  });

  test('hatch what is withheld, write a dash, and give it one height whatever it was', async () => {
    const svg = await svgOf(CHARTS.columns);
    const withheld = MONTHS.filter((_, at) => CHARTS.columns.series.some(({ values }) => values[at] === null)).length;
    expect(withheld).toBeGreaterThan(0);
    expect(count(svg, '—')).toBe(withheld);
    const { drawing } = planOf(CHARTS.columns, 'zh', FILE_WORDS.zh);
    const stubs = (drawing?.option['series'] as { data: { value: number }[] }[]).at(-1);
    expect(new Set(stubs?.data.map(({ value }) => value).filter((value) => value > 0)).size).toBe(1);
  });

  test('differ by pattern, not by colour alone', async () => {
    const svg = await svgOf(CHARTS.columns);
    expect(new Set([...svg.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id)).size).toBeGreaterThanOrEqual(7);
  });
});

describe('the funnel', () => {
  test('is as wide at each step as its number', async () => {
    const svg = await svgOf(CHARTS.funnel);
    expect(writtenIn(svg)).toEqual(expect.arrayContaining(['收到', '260', '215', '195', '140', '0']));
    const bars = [...svg.matchAll(/<path d="M[\d.]+ [\d.]+l([\d.]+) 0l0 [^"]*Z" fill="#1f3a5f"/g)];
    const [whole = 0, ...rest] = bars.map(([, width]) => Number(width));
    expect(rest.map((width) => Math.round((width / whole) * 100))).toEqual([83, 75, 54, 0]);
  });
});

describe('the heat table', () => {
  test('writes every number and hatches what is withheld', async () => {
    const svg = await svgOf(CHARTS.heat);
    const fields = CHARTS.heat.values.flat();
    const hidden = fields.filter((value) => value === null).length;
    expect(hidden).toBeGreaterThan(0);
    expect(count(svg, '—')).toBe(hidden);
    expect([...svg.matchAll(/fill="url\(#/g)]).toHaveLength(hidden);
    for (const value of new Set(fields))
      if (value !== null) expect(count(svg, String(value))).toBe(fields.filter((each) => each === value).length);
  });
});

describe('the calendar', () => {
  test('blackens days with events, with their number, and hatches days that are not proven', async () => {
    const svg = await svgOf(CHARTS.calendar);
    expect([count(svg, '1'), count(svg, '3'), count(svg, '12')]).toEqual([1, 1, 1]);
    // 31 days of December, but for the day something happened, and the key.
    expect([...svg.matchAll(/fill="url\(#/g)]).toHaveLength(31);
    expect(writtenIn(svg)).toEqual(expect.arrayContaining(['2025', '2026', '未发生', '发生', '未能证实']));
  });

  test('shows the latest years of a long period and says so', async () => {
    const long: Chart = { ...CHARTS.calendar, from: '1990-01-01' };
    const { svg, note } = await drawn(long, 'en', FILE_WORDS.en, 0);
    expect(note).toMatch(new RegExp(`^Only the latest ${MOST_YEARS} years are drawn. In months not listed nothing`));
    expect(writtenIn(svg ?? '').filter((text) => /^\d{4}$/.test(text))).toEqual([
      '2022',
      '2023',
      '2024',
      '2025',
      '2026',
    ]);
  });

  test('leaves out what lies outside the period', async () => {
    const outside = { on: '2027-01-01', count: 77 };
    const svg = await svgOf({ ...CHARTS.calendar, events: [outside], unproven: [] });
    expect(count(svg, '77')).toBe(0);
    expect(svg).not.toMatch(/<path[^>]*fill="url\(#[^>]*transform="[^"]*(?!legend)/);
  });
});

describe('the numbers of a chart', () => {
  const numbers = (chart: Chart) => numbersOf(chart, 'zh', FILE_WORDS.zh);

  test('are all its numbers, withheld ones as a dash', () => {
    expect(numbers(CHARTS.ageing)).toEqual({
      head: ['类别', '件数'],
      rows: [
        ['0–30天', '40'],
        ['31–60天', '12'],
        ['61–90天', '3'],
        ['91+天', '0'],
      ],
    });
    expect(
      numbers(CHARTS.heat)
        .rows.flat()
        .filter((text) => text === '—'),
    ).toHaveLength(CHARTS.heat.values.flat().filter((value) => value === null).length);
    expect(numbers(CHARTS.funnel).rows).toHaveLength(CHARTS.funnel.steps.length);
  });

  test('stand the other way round where there are more series than columns', () => {
    const { head, rows } = numbers({
      ...CHARTS.ageing,
      series: CHARTS.columns.series.map((each) => ({ ...each, values: [1, 2, 3, null] })),
    });
    expect(head).toEqual(['类别', '0–30天', '31–60天', '61–90天', '91+天']);
    expect(rows[0]).toEqual(['邻里纠纷', '1', '2', '3', '—']);
  });

  test('of a calendar are those of its months, but for quiet ones', () => {
    expect(numbers(CHARTS.calendar).rows).toEqual([
      ['2025-05', '1', '1', '0'],
      ['2026-02', '3', '1', '0'],
      ['2026-12', '12', '1', '31'],
    ]);
  });

  test('count an unproven day once, and none outside the period', () => {
    const twice = [
      { from: '2025-02-01', to: '2025-03-11' },
      { from: '2025-03-06', to: '2025-03-16' },
    ];
    const { rows } = numbers({ ...CHARTS.calendar, unproven: twice });
    expect(rows[0]).toEqual(['2025-03', '0', '0', '15']);
    expect(rows).toHaveLength(4);
  });
});

test('the evil name is one', () => {
  expect(EVIL).toContain('<script>');
});
