/**
 * Trend and year-on-year 趋势与同比: what was accepted and settled month by month and by category, beside the same days a year before. The
 * change is a figure of its own: cases of the period count one, those of the year before minus one.
 * Example: 18 accepted, 24 a year before: a change of -6 over 24, −25.0 %.
 */
import type { Dimension, FigureDefinition } from '../../../domain/reports/figure.js';
import type { Chart, Section, Words } from '../../../domain/reports/printed.js';
import { inPeriod, numberOf, type CaseReport, type Laid } from '../case-report.js';
import { words } from './figure-parts.js';

/** So many categories are drawn for themselves; those that are left, together. */
const MOST_SERIES = 12;

/** The day a year on; 29 February becomes the 28th. */
const YEAR_ON = `(c.accepted_on + interval '1 year')::date`;
const month = (day: string): string => `to_char(${day}, 'YYYY-MM')`;

const accepted = inPeriod('c.accepted_on');
const before = inPeriod(YEAR_ON);
const either = `(${accepted} OR ${before})`;
const settled = `c.outcome = 'settled' AND ${inPeriod('c.ended_on')}`;
const CHANGE = `coalesce(${accepted}, false)::int - coalesce(${before}, false)::int`;

const cases = (id: string, label: Words, definition: Words, by?: Dimension): FigureDefinition => ({
  id,
  label,
  definition,
  unit: 'cases',
  numerator: id,
  denominator: null,
  ...(by === undefined ? {} : { by }),
});

export const TREND: CaseReport = {
  kind: 'trend',
  title: words('收案趋势与同比报告', 'Trend and year-on-year'),
  definition: {
    id: 'trend',
    version: 1,
    textZh:
      '案件按来源地中心计入，“受理”按首次受理日期、“调解成功”按协议生效日期计入各月。统计至截止日（统计期末，或报告时点当日，以早者为准）；未满的月份只计到截止日。' +
      '“上年同期”为受理日期加一年后落在同一期间的案件（2 月 29 日按 28 日计），以报告时点所知为准。' +
      '“同比”＝（本期受理－上年同期受理）÷ 上年同期受理；上年同期为零记“n/a”。系统启用前未录入的案件无从计入上年同期。',
    textEn:
      'Cases count at their centre of origin, "accepted" in the month of the first acceptance, "settled" in that in which the agreement took effect, up ' +
      'to the cut-off (the end of the period, or the day the report is as of, whichever is earlier); a month not over yet counts up to it. "A year ' +
      'before" are cases whose day of acceptance, a year on, falls in the same days (29 February counts as the 28th), as known at the instant of the ' +
      'report. The change is (accepted - accepted a year before) ÷ accepted a year before; "n/a" over nothing. Cases from before this system that ' +
      'nobody entered cannot be in the year before.',
  },
  counts: [
    { id: 'accepted', of: 'case', when: accepted },
    { id: 'accepted_before', of: 'case', when: before, looksAYearBack: true },
    { id: 'change', of: 'case', when: either, adds: CHANGE, looksAYearBack: true },
    { id: 'settled', of: 'case', when: settled },
    { id: 'month', of: 'case', when: accepted, by: month('c.accepted_on') },
    { id: 'month_before', of: 'case', when: before, by: month(YEAR_ON), looksAYearBack: true },
    { id: 'month_settled', of: 'case', when: settled, by: month('c.ended_on') },
    { id: 'category', of: 'case', when: accepted, by: 'c.category' },
    { id: 'category_before', of: 'case', when: before, by: 'c.category', looksAYearBack: true },
    { id: 'category_change', of: 'case', when: either, by: 'c.category', adds: CHANGE, looksAYearBack: true },
    { id: 'month_category', of: 'case', when: accepted, by: `${month('c.accepted_on')} || '.' || c.category` },
  ],
  figures: [
    cases(
      'accepted',
      words('受理', 'accepted'),
      words('统计期内首次受理的案件。', 'Cases accepted, for the first time, in the period.'),
    ),
    cases(
      'accepted_before',
      words('上年同期受理', 'accepted a year before'),
      words('上年同期首次受理的案件。', 'Cases accepted, for the first time, in the same days a year before.'),
    ),
    {
      id: 'change',
      label: words('同比', 'change'),
      definition: words('（受理－上年同期受理）÷ 上年同期受理。', '(Accepted - a year before) ÷ a year before.'),
      unit: 'percent',
      numerator: 'change',
      denominator: 'accepted_before',
    },
    cases(
      'settled',
      words('调解成功', 'settled'),
      words('协议在统计期内生效的案件。', 'Cases whose agreement took effect in the period.'),
    ),
    cases('month', words('当月受理', 'accepted'), words('当月首次受理的案件。', 'Accepted in that month.'), 'month'),
    cases(
      'month_before',
      words('上年同月受理', 'accepted a year before'),
      words('上年同月首次受理的案件。', 'Accepted in that month of the year before.'),
      'month',
    ),
    cases(
      'month_settled',
      words('当月调解成功', 'settled'),
      words('协议在当月生效的案件。', 'Settled in that month.'),
      'month',
    ),
    cases(
      'category',
      words('类别受理', 'accepted'),
      words('统计期内受理的该类案件。', 'Cases of the category accepted in the period.'),
      'category',
    ),
    cases(
      'category_before',
      words('类别上年同期受理', 'accepted a year before'),
      words('上年同期受理的该类案件。', 'Cases of the category accepted a year before.'),
      'category',
    ),
    {
      id: 'category_change',
      label: words('类别同比', 'change'),
      definition: words(
        '该类案件（受理－上年同期受理）÷ 上年同期受理。',
        'Of the category: (accepted - a year before) ÷ a year before.',
      ),
      unit: 'percent',
      numerator: 'category_change',
      denominator: 'category_before',
      by: 'category',
    },
    cases(
      'month_category',
      words('当月类别受理', 'accepted'),
      words('当月受理的该类案件；没有的不列。', 'Cases of the category accepted in that month; not listed where none.'),
      'month_category',
    ),
  ],
  layout: (laid) => ({ sections: sectionsOf(laid), charts: [chartOf(laid)] }),
};

function sectionsOf({ figures, values }: Laid): Section[] {
  const months = values('month');
  const present = values('category').filter(
    ({ key }) => numberOf(figures, `category.${key}`) > 0 || numberOf(figures, `category_before.${key}`) > 0,
  );
  const columns = (ids: readonly string[]) =>
    ids.map((key) => ({ key, label: TREND.figures.find(({ id }) => id === key)?.label ?? words(key, key) }));
  const table = (ids: readonly string[], rows: typeof months) => ({
    layout: 'matrix' as const,
    rows,
    columns: columns(ids),
    cells: rows.map(({ key }) => ids.map((id) => (figures.has(`${id}.${key}`) ? `${id}.${key}` : null))),
  });
  return [
    {
      id: 'total',
      title: words('合计与同比', 'Totals and change'),
      layout: 'list',
      keys: ['accepted', 'accepted_before', 'change', 'settled'],
    },
    { id: 'months', title: words('逐月', 'By month'), ...table(['month', 'month_before', 'month_settled'], months) },
    {
      id: 'categories',
      title: words('按类别', 'By category'),
      ...table(['category', 'category_before', 'category_change'], present),
    },
    {
      id: 'month_categories',
      title: words('逐月、按类别受理', 'Accepted by month and category'),
      layout: 'matrix',
      rows: months,
      columns: present,
      cells: months.map((row) =>
        present.map((column) => {
          const key = `month_category.${row.key}.${column.key}`;
          return figures.has(key) ? key : null;
        }),
      ),
    },
  ];
}

/** Monthly columns, one stack of the largest categories. */
function chartOf({ figures, values }: Laid): Chart {
  const months = values('month');
  const bySize = values('category')
    .map((category) => ({ ...category, total: numberOf(figures, `category.${category.key}`) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total);
  const [drawn, others] = [bySize.slice(0, MOST_SERIES), bySize.slice(MOST_SERIES)];
  const inMonth = (at: string, keys: readonly { readonly key: string }[]): number =>
    keys.reduce((sum, { key }) => sum + numberOf(figures, `month_category.${at}.${key}`), 0);
  const series = drawn.map((one) => ({ label: one.label, values: months.map(({ key }) => inMonth(key, [one])) }));
  const rest = { label: words('其余类别', 'other categories'), values: months.map(({ key }) => inMonth(key, others)) };
  return {
    id: 'months',
    chart: 'columns',
    title: words('逐月受理', 'Accepted by month'),
    alt: words(
      months.map(({ key, label }) => `${label.zh} ${numberOf(figures, `month.${key}`)} 件`).join('，'),
      months.map(({ key, label }) => `${label.en}: ${numberOf(figures, `month.${key}`)}`).join(', '),
    ),
    categories: months.map(({ label }) => label),
    series: others.length === 0 ? series : [...series, rest],
  };
}
