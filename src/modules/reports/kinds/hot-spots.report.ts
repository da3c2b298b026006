/**
 * Hot spots 热点: cases accepted by grid, sub-type and month. A grid has few households, so small numbers are withheld, with whatever they
 * could be computed from (R50, `suppression.ts`). Example: two noise cases of a grid in October are not shown; nor is what gives them away.
 */
import type { Dimension, FigureDefinition } from '../../../domain/reports/figure.js';
import type { Chart, Section, Words } from '../../../domain/reports/printed.js';
import { type Cell, pairKey, shownCells } from '../../../domain/reports/suppression.js';
import { inPeriod, numberOf, type CaseReport, type Laid } from '../case-report.js';
import { words } from './figure-parts.js';

const accepted = inPeriod('c.accepted_on');
const GRID = `coalesce(c.grid_id::text, 'none')`;
const SUBTYPE = `(c.category || ':' || coalesce(c.subcategory, 'none'))`;
const MONTH = `to_char(c.accepted_on, 'YYYY-MM')`;

const NOT_LISTED = words(
  '；少于规定件数或可由此推算的不列，与没有案件的不加区分。',
  '; below the threshold, or where one below it could be computed, it is not listed, just as where there is none.',
);

const cases = (id: string, label: Words, definition: Words, by?: Dimension): FigureDefinition => ({
  id,
  label,
  definition,
  unit: 'cases',
  numerator: id,
  denominator: null,
  ...(by === undefined ? {} : { by }),
});

const withheld = (id: string, label: Words, by: Dimension, what: Words): FigureDefinition =>
  cases(id, label, words(`${what.zh}${NOT_LISTED.zh}`, `${what.en}${NOT_LISTED.en}`), by);

export const HOT_SPOTS: CaseReport = {
  kind: 'hot_spots',
  title: words('纠纷热点报告', 'Hot spots'),
  guarded: true,
  definition: {
    id: 'hot_spots',
    version: 1,
    textZh:
      '统计期内首次受理的案件，按来源地中心、网格、类别与子类、受理月份计；未填网格、子类的单列。' +
      '凡按网格、子类（含其组合和逐月）少于中心所设件数（默认 5 件）的数字一律不列；凡能据以推算出上述数字的，也不列，以致任何未列的数字至少有两种可能。' +
      '未列的格子与没有案件的格子不加区分。各月合计与总数始终列出。各数字背后的案件，只对有权查看该案件的人列出。' +
      '局限：保护只及于一份报告之内。同一期间只宜公布一份；不同时段、不同时点、不同筛选或其他报表的数字合并比较，仍可能推知个别格子。',
    textEn:
      'Cases accepted, for the first time, in the period, by centre of origin, grid, category and sub-type, and month; those without a grid or a sub-type ' +
      'stand for themselves. Figures by grid or sub-type (also by both, and by month) of fewer cases than the centre has set (5 unless changed) are not ' +
      'listed; nor is what they could be computed from, so that every figure not listed has at least two possible values. It is not told apart from one ' +
      'of no cases. The months and the total are always listed. The cases behind a figure are listed only for those who may see them. Limits: this ' +
      'protects within one report. For one period publish one only; comparing overlapping periods, several instants, several filters or other reports ' +
      'may still tell a single figure.',
  },
  counts: [
    { id: 'accepted', of: 'case', when: accepted },
    { id: 'month', of: 'case', when: accepted, by: MONTH },
    { id: 'grid', of: 'case', when: accepted, by: GRID },
    { id: 'subtype', of: 'case', when: accepted, by: SUBTYPE },
    { id: 'spot', of: 'case', when: accepted, by: `${GRID} || '.' || ${SUBTYPE}` },
    { id: 'spot_month', of: 'case', when: accepted, by: `${GRID} || '.' || ${SUBTYPE} || '.' || ${MONTH}` },
  ],
  figures: [
    cases(
      'accepted',
      words('受理', 'accepted'),
      words('统计期内首次受理的案件。', 'Cases accepted, for the first time, in the period.'),
    ),
    cases('month', words('当月受理', 'accepted'), words('当月首次受理的案件。', 'Accepted in that month.'), 'month'),
    withheld('grid', words('网格', 'grid'), 'grid', words('该网格的受理案件', 'Cases accepted from the grid')),
    withheld(
      'subtype',
      words('子类', 'sub-type'),
      'subcategory',
      words('该子类的受理案件', 'Cases accepted of the sub-type'),
    ),
    withheld(
      'spot',
      words('网格与子类', 'grid and sub-type'),
      'grid_subcategory',
      words('该网格该子类的受理案件', 'Cases accepted of the sub-type from the grid'),
    ),
    withheld(
      'spot_month',
      words('网格、子类与月份', 'grid, sub-type and month'),
      'grid_subcategory_month',
      words('该网格该子类当月的受理案件', 'Cases of the sub-type from the grid, accepted in that month'),
    ),
  ],
  hide: hidden,
  layout: (laid) => ({ sections: sectionsOf(laid), charts: chartsOf(laid), notes: [noteOf(laid)] }),
};

function hidden({ figures, smallCell }: Laid): ReadonlySet<string> {
  const cells = [...figures].flatMap(([name, { numerator }]): Cell[] => {
    const [family, grid = '', subtype = '', month = ''] = name.split('.');
    return family === 'spot_month' ? [{ grid, subtype, month, count: numerator ?? 0 }] : [];
  });
  const shown = shownCells(cells, smallCell);
  const families = { grid: shown.grid, subtype: shown.subtype, spot: shown.pair, spot_month: shown.cell };
  return new Set(
    [...figures.keys()].filter((name) => {
      const family = Object.entries(families).find(([id]) => name.startsWith(`${id}.`));
      return family !== undefined && !family[1].has(name.slice(family[0].length + 1));
    }),
  );
}

/** Grids and sub-types of which something is shown together, and its figure. */
function spotsOf({ figures, values }: Laid) {
  const key = (grid: string, subtype: string) => `spot.${pairKey(grid, subtype)}`;
  const isThere = (grid: string, subtype: string) => figures.has(key(grid, subtype));
  const [grids, subtypes] = [values('grid'), values('subcategory')];
  const rows = grids.filter((grid) => subtypes.some((subtype) => isThere(grid.key, subtype.key)));
  const columns = subtypes.filter((subtype) => grids.some((grid) => isThere(grid.key, subtype.key)));
  const cells = rows.map((row) =>
    columns.map((column) => (isThere(row.key, column.key) ? key(row.key, column.key) : null)),
  );
  return { rows, columns, cells };
}

function sectionsOf(laid: Laid): Section[] {
  const { figures, values } = laid;
  const months = values('month');
  const listed = (id: string, dimension: Dimension) =>
    values(dimension)
      .map(({ key }) => `${id}.${key}`)
      .filter((key) => figures.has(key));
  const monthly = values('grid_subcategory').flatMap(({ key, label }) => {
    const cells = months.map(({ key: month }) => {
      const name = `spot_month.${key}.${month}`;
      return figures.has(name) ? name : null;
    });
    return cells.some((cell) => cell !== null) ? [{ key, label, cells }] : [];
  });
  return [
    {
      id: 'total',
      title: words('合计与逐月', 'Total and months'),
      layout: 'list',
      keys: ['accepted', ...listed('month', 'month')],
    },
    { id: 'grids', title: words('网格', 'Grids'), layout: 'list', keys: listed('grid', 'grid') },
    { id: 'subtypes', title: words('子类', 'Sub-types'), layout: 'list', keys: listed('subtype', 'subcategory') },
    { id: 'spots', title: words('网格与子类', 'Grids and sub-types'), layout: 'matrix', ...spotsOf(laid) },
    {
      id: 'spot_months',
      title: words('网格与子类，逐月', 'Grids and sub-types by month'),
      layout: 'matrix',
      rows: monthly.map(({ key, label }) => ({ key, label })),
      columns: months,
      cells: monthly.map(({ cells }) => cells),
    },
  ];
}

function chartsOf(laid: Laid): Chart[] {
  const { rows, columns, cells } = spotsOf(laid);
  if (rows.length === 0) return [];
  const numbers = cells.map((row) => row.map((key) => (key === null ? null : numberOf(laid.figures, key))));
  return [
    {
      id: 'spots',
      chart: 'heat',
      title: words('网格与子类', 'Grids and sub-types'),
      alt: words(
        `列出 ${rows.length} 个网格、${columns.length} 个子类，最多一格 ${mostOf(numbers)} 件；空白为没有、少于 ${laid.smallCell} 件或不予列出。`,
        `${rows.length} grids and ${columns.length} sub-types; the most in one is ${mostOf(numbers)}; empty where there is none, fewer than ${laid.smallCell}, or it is withheld.`,
      ),
      rows: rows.map(({ label }) => label),
      columns: columns.map(({ label }) => label),
      values: numbers,
    },
  ];
}

const mostOf = (numbers: readonly (readonly (number | null)[])[]): number =>
  numbers.flat().reduce<number>((most, each) => Math.max(most, each ?? 0), 0);

/** How many figures are withheld is not said: with the totals it would tell what they are. */
const noteOf = ({ smallCell }: Laid): Words =>
  words(
    `未列出或空白：没有案件、少于 ${smallCell} 件，或会使少于 ${smallCell} 件的数字被推算出来。`,
    `Not listed or empty: no cases, fewer than ${smallCell}, or it would give away a figure of fewer than ${smallCell}.`,
  );
