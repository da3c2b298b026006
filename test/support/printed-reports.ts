/** Printed reports for the tests of the files: an ordinary one, a hostile one, an empty one, one with very many figures. */
import type { Chart, PrintedFigure, PrintedReport, Section, Words } from '../../src/domain/reports/printed.js';

export const words = (zh: string, en: string): Words => ({ zh, en });

const figure = (key: string, over: Partial<PrintedFigure> = {}): PrintedFigure => ({
  key,
  label: words(`指标${key}`, `figure ${key}`),
  definition: words(`指标${key}的口径。`, `What ${key} counts.`),
  unit: 'cases',
  numerator: 12,
  denominator: null,
  value: '12',
  ...over,
});

const rate = (key: string, numerator: number, denominator: number, value: string, label: Words): PrintedFigure =>
  figure(key, { label, unit: 'percent', numerator, denominator, value });

const FIGURES: readonly PrintedFigure[] = [
  figure('accepted', { label: words('受理件数', 'cases accepted'), numerator: 215, value: '215' }),
  rate('settled', 195, 215, '90.7%', words('调解成功率', 'settlement rate')),
  rate('performed', 0, 0, 'n/a', words('履行率', 'performance rate')),
  figure('amount', {
    label: words('协议金额', 'amounts agreed'),
    unit: 'fen',
    numerator: 123456789,
    value: '1234567.89',
  }),
  figure('litigation', {
    label: words('万人起诉率', 'litigation per 10,000'),
    unit: 'per_10000',
    numerator: 31,
    denominator: 6023,
    value: '51.5',
  }),
  figure('median', {
    label: words('办理用时中位数', 'median time'),
    unit: 'working_days',
    numerator: 9,
    value: '9',
  }),
];

const GRIDS = ['第一网格', '第二网格', '第三网格', '第四网格', '第五网格'];
export const MONTHS = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);

/** Some withheld; the rest so that every step of grey is there. */
const HEAT = GRIDS.map((_, row) =>
  MONTHS.map((__, at) => ((row + at) % 7 === 3 ? null : ((row * 5 + at * 3) % 17) * 2)),
);

const CELLS = HEAT.flatMap((row, at) =>
  row.map((value, month) =>
    figure(`g${at}_m${month}`, {
      label: words('网格件数', 'cases of the grid'),
      definition: words('该网格该月受理的件数。', 'Cases of the grid accepted in the month.'),
      numerator: value,
      value: value === null ? '<5' : String(value),
    }),
  ),
);

const axis = (key: string, zh: string, en = zh) => ({ key, label: words(zh, en) });

const SECTIONS: readonly Section[] = [
  {
    id: 'main',
    title: words('总体情况', 'In all'),
    note: words('含法院委托的案件。', 'Including cases delegated by courts.'),
    layout: 'list',
    keys: FIGURES.map(({ key }) => key),
  },
  {
    id: 'grids',
    title: words('网格与月份', 'Grids by month'),
    layout: 'matrix',
    rows: GRIDS.map((name, at) => axis(`g${at}`, name, `Grid ${at + 1}`)),
    columns: MONTHS.map((month) => axis(month, month)),
    cells: HEAT.map((row, at) => row.map((_, month) => `g${at}_m${month}`)),
  },
  {
    id: 'oldest',
    title: words('最久未结', 'Open longest'),
    layout: 'table',
    columns: [
      { ...axis('number', '案号', 'Number'), type: 'text' },
      { ...axis('since', '受理日', 'Accepted on'), type: 'day' },
      { ...axis('days', '天数', 'Days'), type: 'number' },
      { ...axis('why', '原因', 'Why'), type: 'text' },
    ],
    rows: [
      ['(2026)阳春调字第3号', '2026-01-09', 352, words('等待鉴定', 'waits for an expert')],
      ['(2026)阳春调字第17号', '2026-03-02', 300.5, null],
    ],
  },
  {
    id: 'none',
    title: words('逾期', 'Late'),
    layout: 'table',
    columns: [{ ...axis('a', '案号'), type: 'text' }],
    rows: [],
  },
];

const CATEGORIES = [
  '邻里纠纷',
  '婚姻家庭',
  '物业管理',
  '劳动争议',
  '损害赔偿',
  '消费',
  '征地拆迁',
  '环境污染',
  '医疗',
  '其他',
];

export const CHARTS = {
  columns: {
    id: 'monthly',
    chart: 'columns',
    title: words('各月受理件数（按类别）', 'Cases accepted by month and category'),
    alt: words(
      '柱状图：2026年各月受理件数，按类别堆叠。',
      'Columns: cases accepted in each month of 2026, stacked by category.',
    ),
    categories: MONTHS.map((month) => words(month, month)),
    series: CATEGORIES.map((name, index) => ({
      label: words(name, `category ${index + 1}`),
      values: MONTHS.map((_, at) => ((index * 7 + at * 5) % 11 === 4 ? null : (index * 3 + at * 2) % 9)),
    })),
  },
  ageing: {
    id: 'ageing',
    chart: 'columns',
    title: words('在办案件时长', 'Ageing of open cases'),
    alt: words('柱状图：在办案件按时长分段。', 'Columns: open cases by age.'),
    categories: ['0–30', '31–60', '61–90', '91+'].map((band) => words(`${band}天`, `${band} days`)),
    series: [{ label: words('件数', 'cases'), values: [40, 12, 3, 0] }],
  },
  funnel: {
    id: 'funnel',
    chart: 'funnel',
    title: words('从收到到履行', 'From intake to performed'),
    alt: words('漏斗图：收到260件，履行140件。', 'Funnel: 260 taken in, 140 performed.'),
    steps: [
      { label: words('收到', 'taken in'), value: 260 },
      { label: words('受理', 'accepted'), value: 215 },
      { label: words('调解成功', 'settled'), value: 195 },
      { label: words('履行', 'performed'), value: 140 },
      { label: words('回访不满意', 'dissatisfied'), value: 0 },
    ],
  },
  heat: {
    id: 'grids',
    chart: 'heat',
    title: words('网格热力表', 'Grids by month'),
    alt: words('热力表：五个网格十二个月的件数。', 'Heat table: cases of five grids in twelve months.'),
    rows: GRIDS.map((name, at) => words(name, `Grid ${at + 1}`)),
    columns: MONTHS.map((month) => words(month, month)),
    values: HEAT,
  },
  calendar: {
    id: 'streak',
    chart: 'calendar',
    title: words('逐日情况', 'Day by day'),
    alt: words(
      '日历：两年，三天有信访件，一个月未能证实。',
      'Calendar: two years, three days with petitions, one month not proven.',
    ),
    from: '2025-03-01',
    to: '2027-01-01',
    events: [
      { on: '2025-05-07', count: 1 },
      { on: '2026-02-28', count: 3 },
      { on: '2026-12-05', count: 12 },
    ],
    unproven: [{ from: '2026-12-01', to: '2027-01-01' }],
  },
} as const satisfies Record<string, Chart>;

export const ordinary: PrintedReport = {
  id: '01900000-0000-7000-8000-0000000000d1',
  kind: 'mediation',
  title: words('人民调解统计报告', 'Mediation statistics'),
  centerName: '阳春社区综治中心',
  from: '2026-01-01',
  to: '2027-01-01',
  asOf: '2027-01-05T02:00:00.000Z',
  state: 'provisional',
  verdict: words('未能证实。', 'Unproven.'),
  definitions: [{ id: 'mediation', version: 2, textZh: '按受理日期计入统计期。', textEn: 'By the day of acceptance.' }],
  figures: [...FIGURES, ...CELLS],
  sections: SECTIONS,
  charts: Object.values(CHARTS),
  notes: [words('三件迟登记的案件另列。', 'Three cases entered late are shown apart.')],
  digest: 'a3'.repeat(32),
  signature: null,
};

export const signed: PrintedReport = {
  ...ordinary,
  state: 'signed',
  signature: {
    signedBy: '王主任',
    signedAt: '2027-01-06T01:30:00.000Z',
    algorithm: 'Ed25519',
    keyId: 'seal-2026',
    value: 'c2lnbmF0dXJl'.repeat(7),
    auditHead: `01900000-0000-7000-8000-000000000004:12:${'ab'.repeat(32)}`,
  },
};

/** Names of this kind were seen in the wild, or would be. */
export const EVIL = '<script>alert(1)</script>"\'&]]>{a|b}{b}$&$1';
export const FORMULA = "=cmd|' /C calc'!A0";
export const TURNED = '收条\u202Egpj.exe\u202C\u2066x\u2069';
const BROKEN = 'null\u0000 vt\u000b ffff\uffff half\ud800';
const LONG = '很长的名字没有空格'.repeat(60);
const HOSTILE = [EVIL, FORMULA, TURNED, BROKEN, LONG];

const both = (text: string): Words => ({ zh: text, en: text });

/** Every text a person could have typed is one of the hostile ones. */
export const hostile: PrintedReport = {
  ...ordinary,
  title: both(EVIL),
  centerName: `${TURNED}/../${EVIL}`,
  verdict: both(EVIL),
  definitions: [{ id: 'd', version: 1, textZh: BROKEN + EVIL, textEn: BROKEN + EVIL }],
  figures: HOSTILE.map((text, at) => figure(`f${at}`, { label: both(text), definition: both(text) })),
  sections: [
    { id: 'a', title: both(EVIL), note: both(EVIL), layout: 'list', keys: HOSTILE.map((_, at) => `f${at}`) },
    {
      id: 'b',
      title: both('[a]/b\\c:d*?'.repeat(9)),
      layout: 'matrix',
      rows: HOSTILE.map((text) => ({ key: text, label: both(text) })),
      columns: HOSTILE.map((text) => ({ key: text, label: both(text) })),
      cells: HOSTILE.map((_, at) => HOSTILE.map((__, column) => (column === at ? `f${at}` : null))),
    },
    {
      id: 'c',
      title: both('[a]/b\\c:d*?'.repeat(9)),
      layout: 'table',
      columns: HOSTILE.map((text) => ({ key: text, label: both(text), type: 'text' as const })),
      rows: [HOSTILE, HOSTILE],
    },
  ],
  charts: [
    {
      ...CHARTS.ageing,
      title: both(EVIL),
      alt: both(EVIL),
      categories: HOSTILE.map(both),
      series: HOSTILE.map((text, at) => ({ label: both(text), values: HOSTILE.map(() => at) })),
    },
    { ...CHARTS.funnel, steps: HOSTILE.map((text, at) => ({ label: both(text), value: at })) },
    {
      ...CHARTS.heat,
      rows: HOSTILE.map(both),
      columns: HOSTILE.map(both),
      values: HOSTILE.map(() => [0, 1, 2, null, 4]),
    },
  ],
  notes: HOSTILE.map(both),
  signature: { ...(signed.signature as NonNullable<PrintedReport['signature']>), signedBy: EVIL },
};

/** Nothing was found, nothing is drawn. */
export const empty: PrintedReport = {
  ...ordinary,
  verdict: null,
  definitions: [],
  figures: [],
  sections: [{ id: 'main', title: words('总体情况', 'In all'), layout: 'list', keys: [] }],
  charts: [
    { ...CHARTS.columns, series: [] },
    { ...CHARTS.ageing, categories: [], series: [] },
    { ...CHARTS.funnel, steps: [] },
    { ...CHARTS.heat, rows: [], columns: [], values: [] },
    { ...CHARTS.calendar, to: CHARTS.calendar.from },
  ],
  notes: [],
};

const COUNT = 500;

export const large: PrintedReport = {
  ...ordinary,
  figures: Array.from({ length: COUNT }, (_, at) => figure(`f${at}`, { numerator: at, value: String(at) })),
  sections: [
    {
      id: 'main',
      title: words('全部', 'All'),
      layout: 'list',
      keys: Array.from({ length: COUNT }, (_, at) => `f${at}`),
    },
  ],
};
