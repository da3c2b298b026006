/** What each kind of report hands to its files: nothing lost, nothing added. */
import { ZERO_DEFINITIONS } from '../../../src/domain/petitions/definitions.js';
import type { MonthCompleteness, ZeroReason } from '../../../src/domain/petitions/zero-petition.js';
import { addMonths } from '../../../src/domain/shared/day.js';
import { editionOf } from '../../../src/modules/reports/files/edition.js';
import { type PrintedContent, type PrintedNames, PRINTINGS } from '../../../src/modules/reports/printed/printed.js';
import type {
  RosterFigure,
  StoredFigure,
  StoredRoster,
  StoredZeroPetition,
} from '../../../src/modules/reports/report.record.js';

const CENTER = '01900000-0000-7000-8000-000000000001';
const LEAF = '01900000-0000-7000-8000-000000000002';
const names: PrintedNames = {
  centers: new Map([
    [CENTER, '示例中心'],
    [LEAF, '示例社区'],
  ]),
  departments: new Map([['d1', { zh: '示例部门', en: 'Example' }]]),
  staff: new Map([['s1', '官甲']]),
};

const figure = (key: string, numerator: number, denominator: number | null): StoredFigure => ({
  key,
  label: { zh: key, en: key },
  definition: { zh: key, en: key },
  numerator,
  denominator,
  value: denominator === null ? String(numerator) : '50.0%',
});

const head = {
  id: '01900000-0000-7000-8000-0000000000d1',
  centerId: CENTER,
  from: '2026-07-01',
  to: '2026-10-01',
  digest: 'ab'.repeat(32),
  asOf: '2026-10-05T02:00:00.000Z',
  producedBy: CENTER,
  producedAt: '2026-11-02T08:00:00.000Z',
  version: 1,
};

const DEFINITION = ZERO_DEFINITIONS[0];
if (DEFINITION === undefined) throw new Error('no definition');

const KEYS = [
  'qualifying',
  'items',
  'level_city',
  'channel_fax',
  'first',
  'something_new',
  'persons',
  'months_answered',
];

const zeroPetition = (content: Partial<StoredZeroPetition['content']> = {}): StoredZeroPetition => ({
  ...head,
  kind: 'zero_petition',
  definition: 'no_petition_above_community@1',
  content: {
    definition: DEFINITION,
    zero: true,
    state: 'confirmed',
    reasons: [],
    completeness: [],
    streak: { since: null, provenSince: null, declaredSince: null, days: 0, years: 0, brokenBy: null, longest: null },
    declaration: null,
    figures: KEYS.map((key) => figure(key, 1, key === 'items' || key === 'persons' ? null : 2)),
    ...content,
  },
});

const month = (of: string, state: MonthCompleteness['state']): MonthCompleteness => ({
  centerId: LEAF,
  month: of,
  state,
  returnId: null,
});

const zero = (content?: Partial<StoredZeroPetition['content']>): PrintedContent =>
  PRINTINGS.zero_petition.print(zeroPetition(content), names);

const keysIn = ({ sections }: PrintedContent): string[] =>
  sections.flatMap((section) =>
    section.layout === 'list'
      ? section.keys
      : section.layout === 'matrix'
        ? section.cells.flat().filter((key) => key !== null)
        : [],
  );

const tableOf = (report: PrintedContent, id: string) => {
  const section = report.sections.find((each) => each.id === id);
  return section?.layout === 'table' ? section.rows : undefined;
};

describe('a zero-petition report', () => {
  test('prints every figure once, also one nobody has thought of yet', () => {
    expect(keysIn(zero()).sort()).toEqual([...KEYS].sort());
  });

  test.each([
    [true, '零。'],
    [false, '非零。'],
    ['unproven', '未能证实。'],
  ] as const)('that answers %s says so first', (answer, verdict) => {
    expect(zero({ zero: answer }).verdict?.zh).toMatch(new RegExp(`^${verdict}`));
  });

  test('counts the petitions that qualify day by day, and hatches the months that are open, within the period', () => {
    const reasons: ZeroReason[] = [
      { code: 'qualifying_petition', petitionId: 'a', on: '2026-08-05' },
      { code: 'qualifying_petition', petitionId: 'b', on: '2026-08-05' },
      { code: 'month_missing', centerId: LEAF, month: '2026-09' },
    ];
    const completeness = [month('2026-07', 'confirmed'), month('2026-08', 'filed'), month('2026-09', 'missing')];
    const report = zero({ reasons, completeness });
    expect(report.charts).toEqual([
      expect.objectContaining({
        from: '2026-07-01',
        to: '2026-10-01',
        events: [{ on: '2026-08-05', count: 2 }],
        unproven: [{ from: '2026-09-01', to: '2026-10-01' }],
      }),
    ]);
    expect(tableOf(report, 'months')).toEqual([
      ['2026-07', 1, 0, 0, 0, 0],
      ['2026-08', 0, 1, 0, 0, 0],
      ['2026-09', 0, 0, 0, 1, 0],
    ]);
    expect(tableOf(report, 'open')).toEqual([['2026-09', '示例社区', { zh: '缺报', en: 'Missing' }]]);
  });

  test('lists no more open months than a page can bear, and says how many there are', () => {
    const completeness = Array.from({ length: 301 }, (_, at) => month(addMonths('2001-01', at), 'missing'));
    const report = zero({ completeness });
    expect(tableOf(report, 'open')).toHaveLength(300);
    expect(report.sections.find(({ id }) => id === 'open')?.note?.en).toBe('The first 300 of 301.');
  });

  test('without an open month has no list of them', () => {
    expect(zero({ completeness: [month('2026-07', 'filed')] }).sections.map(({ id }) => id)).not.toContain('open');
  });

  test('shows what was declared as declared, with its ground', () => {
    const declaration = {
      declaredSince: '2011-01-01',
      ground: '纸质台账',
      declaredBy: CENTER,
      recordedAt: '2026-01-04T01:00:00.000Z',
    };
    const [, said] = zero({ declaration }).notes;
    expect(said?.zh).toBe('申报自2011-01-01起为零（2026-01-04录入），依据：纸质台账。这是申报，未经登记簿证实。');
    expect(zero().notes).toHaveLength(1);
  });

  test('shows the id of a centre whose name is gone', () => {
    const report = PRINTINGS.zero_petition.print(zeroPetition(), { ...names, centers: new Map() });
    expect(report.centerName).toBe(CENTER);
  });

  test('asks for the name of each centre once', () => {
    const completeness = [month('2026-07', 'filed'), month('2026-08', 'filed')];
    expect(PRINTINGS.zero_petition.needs(zeroPetition({ completeness })).centers).toEqual([LEAF]);
  });
});

describe('a report on the roster', () => {
  const duty = (key: string, metric: string, over: Partial<RosterFigure> = {}): RosterFigure => ({
    ...figure(key, 3, null),
    metric,
    measure: 'count',
    ...over,
  });
  const people = [
    {
      staffId: 's1',
      figures: [duty('p1_shifts', 'shifts'), duty('p1_late', 'late', { denominator: 6, value: '50.0%' })],
    },
    { staffId: 's2', figures: [duty('p2_shifts', 'shifts')] },
  ];
  const roster = (departments: StoredRoster['content']['departments'], calendarKnown = true): StoredRoster => ({
    ...head,
    kind: 'roster',
    definition: 'duty_roster@1',
    content: { departmentIds: ['d1'], calendarKnown, departments },
  });
  const print = (report: StoredRoster): PrintedContent => PRINTINGS.roster.print(report, names);
  const one = roster([
    { departmentId: 'd1', figures: [duty('d1_shifts', 'shifts'), duty('d1_swaps', 'swaps')], people },
  ]);

  test('prints every figure once, the people side by side, a gap where somebody has none', () => {
    const report = print(one);
    expect(keysIn(report).sort()).toEqual(['d1_shifts', 'd1_swaps', 'p1_late', 'p1_shifts', 'p2_shifts']);
    const [, matrix] = editionOf({ ...report, state: 'confirmed', signature: null }, 'zh', 'Asia/Shanghai').sections;
    if (matrix?.layout !== 'matrix') throw new Error('no matrix');
    expect(matrix.rows).toEqual(['官甲', 's2']);
    expect(matrix.cells.map((row) => row.map((cell) => cell?.value ?? null))).toEqual([
      ['3', '50.0%'],
      ['3', null],
    ]);
  });

  test('says in what each figure is counted', () => {
    expect(print(one).figures.map(({ key, unit }) => `${key} ${unit}`)).toEqual([
      'd1_shifts shifts',
      'd1_swaps times',
      'p1_shifts shifts',
      'p1_late percent',
      'p2_shifts shifts',
    ]);
  });

  test('draws the shifts of each person', () => {
    expect(print(one).charts).toEqual([
      expect.objectContaining({
        categories: [
          { zh: '官甲', en: '官甲' },
          { zh: 's2', en: 's2' },
        ],
        series: [{ label: { zh: '值班次数', en: 'shifts' }, values: [3, 3] }],
      }),
    ]);
  });

  test('of a department without people has neither matrix nor chart', () => {
    const report = print(roster([{ departmentId: 'd1', figures: [duty('d1_shifts', 'shifts')], people: [] }]));
    expect(report.sections).toHaveLength(1);
    expect(report.charts).toEqual([]);
  });

  test('warns where the calendar was not known', () => {
    expect(print(one).notes).toEqual([]);
    expect(print(roster([], false)).notes).toHaveLength(1);
  });

  test('asks for the name of each officer once', () => {
    const twice = roster([
      { departmentId: 'd1', figures: [], people },
      { departmentId: 'd2', figures: [], people },
    ]);
    expect(PRINTINGS.roster.needs(twice)).toEqual({ centers: [], departments: ['d1', 'd2'], staff: ['s1', 's2'] });
  });
});
