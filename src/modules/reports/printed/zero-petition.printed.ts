/** The zero-petition report 零上访报告 as it is handed in: the finding, the streak, the figures, and the months behind it. */
import type { Chart, PrintedFigure, Section, Words } from '../../../domain/reports/printed.js';
import { endOf } from '../../../domain/petitions/monthly-return.js';
import type { MonthState } from '../../../domain/petitions/zero-petition.js';
import { addDays, earlierOf, firstDayOf, laterOf } from '../../../domain/shared/day.js';
import { compare } from '../../../domain/shared/compare.js';
import type { StoredFigure, StoredZeroPetition, ZeroPetitionContent } from '../report.record.js';
import type { PrintedNames, Printing } from './printed.js';

export const printedZeroPetition: Printing<StoredZeroPetition> = {
  needs: ({ content }) => ({
    centers: [...new Set(content.completeness.map(({ centerId }) => centerId))],
    departments: [],
    staff: [],
  }),
  print: (report, names) => ({
    id: report.id,
    kind: report.kind,
    title: { zh: '零上访报告', en: 'Zero-petition report' },
    centerName: names.centers.get(report.centerId) ?? report.centerId,
    from: report.from,
    to: report.to,
    asOf: report.asOf,
    verdict: VERDICTS[String(report.content.zero) as keyof typeof VERDICTS],
    definitions: [report.content.definition],
    figures: report.content.figures.map((figure): PrintedFigure => ({ ...figure, unit: unitOf(figure) })),
    sections: sectionsOf(report.content, names),
    charts: [calendarOf(report)],
    notes: notesOf(report.content),
    digest: report.digest,
  }),
};

const VERDICTS = {
  true: {
    zh: '零。按下列口径，统计期内没有符合条件的信访件，且各月月报齐全并与登记簿一致。',
    en: 'Zero: under the definition below nothing that qualifies happened in the period, and every month is answered for.',
  },
  false: {
    zh: '非零。统计期内有按下列口径应当计入的信访件。',
    en: 'Not zero: petitions that count under the definition below were made in the period.',
  },
  unproven: {
    zh: '未能证实。统计期内有月份尚未结束、缺少月报，或者月报与登记簿不一致，不能据此称为零。',
    en: 'Unproven: a month of the period is not over, has no return, or its return contradicts the register. No zero can be claimed.',
  },
} as const satisfies Record<'true' | 'false' | 'unproven', Words>;

/** Whatever stands beside something is shown as its share. */
const unitOf = ({ key, denominator }: StoredFigure): PrintedFigure['unit'] =>
  denominator !== null
    ? 'percent'
    : key === 'persons'
      ? 'persons'
      : key.startsWith('disputes_')
        ? 'cases'
        : 'petitions';

const GROUPS = [
  { id: 'all', title: { zh: '总体', en: 'In all' }, takes: /^(qualifying|items|persons|months_answered)$/ },
  { id: 'level', title: { zh: '按层级', en: 'By level' }, takes: /^level_/ },
  { id: 'channel', title: { zh: '按渠道', en: 'By channel' }, takes: /^channel_/ },
  { id: 'settled', title: { zh: '就地化解', en: 'Settled within the community' }, takes: /^disputes_/ },
] as const;

function sectionsOf(content: ZeroPetitionContent, names: PrintedNames): Section[] {
  const keys = content.figures.map(({ key }) => key);
  const others = keys.filter((key) => !GROUPS.some(({ takes }) => takes.test(key)));
  return [
    ...GROUPS.map(({ id, title, takes }): Section => ({
      id,
      title,
      layout: 'list',
      keys: keys.filter((key) => takes.test(key)),
    })),
    { id: 'kind', title: { zh: '按性质', en: 'By kind' }, layout: 'list', keys: others },
    streakSection(content),
    monthsSection(content),
    ...openSections(content, names),
  ];
}

const column = (key: string, zh: string, en: string, type: 'text' | 'day' | 'number') => ({
  key,
  label: { zh, en },
  type,
});

function streakSection({ streak }: ZeroPetitionContent): Section {
  const { since, provenSince, declaredSince, days, years, brokenBy, longest } = streak;
  return {
    id: 'streak',
    title: { zh: '连续保持情况', en: 'How long it has lasted' },
    note: {
      zh: '起算日不早于月报齐全的第一个月；建账之前申报的年限只作申报列示，不作为已经证实。',
      en: 'Counted from the first complete month at the earliest; what was declared from before the register is shown as declared, never as proven.',
    },
    layout: 'table',
    columns: [
      column('since', '起算日', 'Since', 'day'),
      column('proven', '证实起于', 'Proven since', 'day'),
      column('declared', '申报起于', 'Declared since', 'day'),
      column('days', '天数', 'Days', 'number'),
      column('years', '整年数', 'Whole years', 'number'),
      column('broken', '上次打破于', 'Last broken on', 'day'),
      column('longest_since', '最长一段自', 'Longest from', 'day'),
      column('longest_days', '最长天数', 'Longest, days', 'number'),
    ],
    rows: [
      [
        since,
        provenSince,
        declaredSince,
        days,
        years,
        brokenBy?.on ?? null,
        longest?.since ?? null,
        longest?.days ?? null,
      ],
    ],
  };
}

const MONTH_STATES: readonly MonthState[] = ['confirmed', 'filed', 'contradicted', 'missing', 'unfinished'];
const STATE_WORDS: Readonly<Record<MonthState, Words>> = {
  confirmed: { zh: '已确认', en: 'Confirmed' },
  filed: { zh: '已报送', en: 'Filed' },
  contradicted: { zh: '与登记簿不一致', en: 'Contradicted' },
  missing: { zh: '缺报', en: 'Missing' },
  unfinished: { zh: '尚未结束', en: 'Not over' },
};

function monthsSection({ completeness }: ZeroPetitionContent): Section {
  const months = [...new Set(completeness.map(({ month }) => month))].sort(compare);
  return {
    id: 'months',
    title: { zh: '各月月报', en: 'Returns by month' },
    note: {
      zh: '每月应有月报的最基层中心数，按月报状态。',
      en: 'Leaf centres that owe a return for the month, by the state of their return.',
    },
    layout: 'table',
    columns: [
      column('month', '月份', 'Month', 'text'),
      ...MONTH_STATES.map((state) => ({ key: state, label: STATE_WORDS[state], type: 'number' as const })),
    ],
    rows: months.map((month) => [
      month,
      ...MONTH_STATES.map(
        (state) => completeness.filter((each) => each.month === month && each.state === state).length,
      ),
    ]),
  };
}

/** A page of paper has its limits; the whole list is in the answer of the API. */
const MOST_LINES = 300;

function openSections({ completeness }: ZeroPetitionContent, names: PrintedNames): Section[] {
  const open = completeness.filter(({ state }) => state !== 'confirmed' && state !== 'filed');
  if (open.length === 0) return [];
  const cut = { zh: `共${open.length}项，只列前${MOST_LINES}项。`, en: `The first ${MOST_LINES} of ${open.length}.` };
  return [
    {
      id: 'open',
      title: { zh: '未能证实的月份', en: 'Months that are not proven' },
      ...(open.length > MOST_LINES ? { note: cut } : {}),
      layout: 'table',
      columns: [
        column('month', '月份', 'Month', 'text'),
        column('center', '中心', 'Centre', 'text'),
        column('why', '原因', 'Why', 'text'),
      ],
      rows: open
        .slice(0, MOST_LINES)
        .map(({ month, centerId, state }) => [month, names.centers.get(centerId) ?? centerId, STATE_WORDS[state]]),
    },
  ];
}

function calendarOf({ content, from, to }: StoredZeroPetition): Chart {
  const counts = new Map<string, number>();
  for (const reason of content.reasons)
    if (reason.code === 'qualifying_petition') counts.set(reason.on, (counts.get(reason.on) ?? 0) + 1);
  const open = content.completeness.filter(({ state }) => state !== 'confirmed' && state !== 'filed');
  const months = [...new Set(open.map(({ month }) => month))].sort(compare);
  const events = [...counts].map(([on, count]) => ({ on, count })).sort((left, right) => compare(left.on, right.on));
  const total = events.reduce((sum, { count }) => sum + count, 0);
  const period = `${from} – ${addDays(to, -1)}`;
  return {
    id: 'calendar',
    chart: 'calendar',
    title: { zh: '逐日情况', en: 'Day by day' },
    alt: {
      zh: `日历：${period}，符合口径的信访件${total}件，分布在${events.length}天；${months.length}个月未能证实。`,
      en: `Calendar, ${period}: ${total} petitions that qualify on ${events.length} days; ${months.length} months are not proven.`,
    },
    from,
    to,
    events,
    unproven: months.map((month) => ({ from: laterOf(from, firstDayOf(month)), to: earlierOf(to, endOf(month)) })),
  };
}

function notesOf({ declaration }: ZeroPetitionContent): Words[] {
  const late = {
    zh: '信访件按提出日期计，不按登记日期计；迟登记的信访件会改变以后出具的报告，本报告保持出具时的原样。',
    en: 'Petitions count on the day they were made, not on the day they were entered. A late entry changes later reports; this one stays as it was.',
  };
  if (declaration === null) return [late];
  const { declaredSince, ground, recordedAt } = declaration;
  return [
    late,
    {
      zh: `申报自${declaredSince}起为零（${recordedAt.slice(0, 10)}录入），依据：${ground}。这是申报，未经登记簿证实。`,
      en: `Zero was declared since ${declaredSince} (entered ${recordedAt.slice(0, 10)}) on this ground: ${ground}. It is a claim and not proven by the register.`,
    },
  ];
}
