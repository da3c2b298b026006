/**
 * How long each step takes 各环节用时: working days of the centre's calendar, the first day not counted, gross and without the time the
 * clock stood still; median, 90th percentile and the worst, which names its case. Example: accepted on Friday, assigned on
 * Monday: one working day.
 */
import { STATISTICS, type FigureDefinition, type Statistic } from '../../../domain/reports/figure.js';
import type { Words } from '../../../domain/reports/printed.js';
import { inPeriod, workingDays, workingDaysNet, type CaseReport, type Count } from '../case-report.js';
import { counted, listOf, words } from './figure-parts.js';

interface Step {
  readonly id: string;
  readonly label: Words;
  readonly from: string;
  readonly to: string;
  /** only cases that came so far in this way */
  readonly and?: string;
}

const STEPS: readonly Step[] = [
  { id: 'acceptance', label: words('收案至受理', 'receipt to acceptance'), from: 'received_on', to: 'accepted_on' },
  { id: 'assignment', label: words('受理至分派', 'acceptance to assignment'), from: 'accepted_on', to: 'assigned_on' },
  { id: 'start', label: words('受理至开始调解', 'acceptance to start'), from: 'accepted_on', to: 'started_on' },
  {
    id: 'session',
    label: words('受理至首次调解会', 'acceptance to first session'),
    from: 'accepted_on',
    to: 'held_on',
  },
  {
    id: 'settlement',
    label: words('受理至达成协议', 'acceptance to settlement'),
    from: 'accepted_on',
    to: 'ended_on',
    and: `c.outcome = 'settled'`,
  },
  {
    id: 'performance',
    label: words('达成协议至履行完毕', 'settlement to performance'),
    from: 'ended_on',
    to: 'performed_on',
    and: `c.outcome = 'settled'`,
  },
  { id: 'closing', label: words('收案至结案', 'receipt to closing'), from: 'received_on', to: 'closed_on' },
];

const WAYS = [
  { id: 'gross', label: words('毛', 'gross'), days: workingDays },
  { id: 'net', label: words('净', 'net of pauses'), days: workingDaysNet },
] as const;

const STATISTIC_WORDS: Readonly<Record<Statistic, Words>> = {
  median: words('中位数', 'median'),
  p90: words('第 90 百分位', '90th percentile'),
  worst: words('最长', 'worst'),
};

/** Both days are there, in order, and the calendar reaches back to the first. */
const measured = ({ from, to, and = 'true' }: Step): string =>
  `${inPeriod(`c.${to}`)} AND c.${from} >= $7::date AND c.${from} <= c.${to} AND ${and}`;

const COUNTS: readonly Count[] = STEPS.flatMap((step) => [
  { id: step.id, of: 'case' as const, when: measured(step) },
  ...WAYS.map(({ id, days }) => ({
    id: `${step.id}_${id}`,
    of: 'case' as const,
    when: measured(step),
    by: days(`c.${step.from}`, `c.${step.to}`),
  })),
]);

const FIGURES: readonly FigureDefinition[] = STEPS.flatMap(({ id, label }) => [
  counted(
    id,
    label,
    words(
      '统计期内走完该环节的案件（按环节结束之日）。',
      'Cases that finished this step in the period, by the day it ended.',
    ),
  ),
  ...WAYS.flatMap((way) =>
    STATISTICS.map((statistic) => {
      const spoken = STATISTIC_WORDS[statistic];
      return counted(
        `${id}_${way.id}_${statistic}`,
        words(`${label.zh}·${way.label.zh}·${spoken.zh}`, `${label.en}, ${way.label.en}, ${spoken.en}`),
        words(
          `上述案件用时（工作日，起始日不计${way.id === 'net' ? '，扣除中止、鉴定、移送期间' : ''}）的${spoken.zh}，最近秩法；分母为案件数。`,
          `The ${spoken.en} (nearest rank) of the working days these cases took, the first day not counted${way.id === 'net' ? ', without suspensions, appraisals and time with outside bodies' : ''}; over their number.`,
        ),
        { unit: 'working_days', numerator: `${id}_${way.id}`, statistic },
      );
    }),
  ),
]);

export const STEP_TIMES: CaseReport = {
  kind: 'step_times',
  title: words('各环节用时报告', 'Time to each step'),
  definition: {
    id: 'step_times',
    version: 1,
    textZh:
      '按环节结束之日计入统计期；用时以来源地中心的工作日历计（周末、法定节假日不计，调休上班日计），起始日不计、结束日计。“毛”为全部工作日，“净”扣除' +
      '中止、鉴定和在外单位期间。同一环节多次发生的，分派、开始、调解会按首次，协议、结案按最后一次。始于统计期前十年以前的案件不计用时。',
    textEn:
      'A step counts in the period in which it ended. Time is in working days of the calendar of the centre of origin (no weekends or public holidays, ' +
      'make-up days counted), without the first day, with the last. Gross is all of them; net is without suspensions, appraisals and time with outside bodies. ' +
      'Where a step happened more than once, assignment, start and session go by the first, settlement and closing by the last. Cases begun more than ten ' +
      'years before the period are not measured.',
  },
  needsCalendar: true,
  counts: COUNTS,
  figures: FIGURES,
  layout: () => ({
    sections: STEPS.map(({ id, label }) =>
      listOf(id, label, [id, ...WAYS.flatMap((way) => STATISTICS.map((statistic) => `${id}_${way.id}_${statistic}`))]),
    ),
    charts: [],
  }),
};
