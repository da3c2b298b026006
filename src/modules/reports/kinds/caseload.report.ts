/**
 * Caseload and ageing 收案、结案与存量: what came in, what ended and how, what was open at the cut-off and for how long, and the funnel
 * from intake to performance. Example: open on 1 October, accepted on 20 August: 42 days, in the band 31–60.
 */
import { AGE_BANDS } from '../../../domain/reports/dimension-texts.js';
import { beforeCut, CUT, inPeriod, notByCut, numberOf, type CaseReport } from '../case-report.js';
import { words } from './figure-parts.js';

const open = `c.accepted_on IS NOT NULL AND ${beforeCut('c.accepted_on')} AND ${notByCut('c.ended_on')}`;
const days = `(${CUT} - 1 - c.accepted_on)`;
const band = `CASE ${AGE_BANDS.map(({ key, to }) => (to === null ? `ELSE '${key}'` : `WHEN ${days} <= ${to} THEN '${key}'`)).join(' ')} END`;
const cohort = inPeriod('c.received_on');

const FUNNEL = ['received', 'funnel_accepted', 'funnel_started', 'funnel_settled', 'funnel_performed'] as const;

export const CASELOAD: CaseReport = {
  kind: 'caseload',
  title: words('收结存情况报告', 'Caseload and ageing'),
  definition: {
    id: 'caseload',
    version: 1,
    textZh:
      '案件按来源地（最初登记的中心）计入；合并到他案的案件仍计受理一次。“收案”按收到日期、“受理”按首次受理日期、“办结”按调解结果产生之日计入统计期。' +
      '“存量”为截止日（统计期末，或报告时点当日，以早者为准）已受理而尚无调解结果的案件，期龄自受理之日至截止日按自然日计。' +
      '“漏斗”为统计期内收到的案件在截止日已走到的步骤。',
    textEn:
      'Cases count at their centre of origin; one that was merged into another still counts as accepted once. "Received" goes by the day of receipt, ' +
      '"accepted" by the first acceptance, "ended" by the day of the outcome of mediation. "Open" are cases accepted and without an outcome at the ' +
      'cut-off (the end of the period, or the day the report is as of, whichever is earlier); their age is counted in calendar days from acceptance. ' +
      'The funnel shows how far the cases received in the period had come by the cut-off.',
  },
  counts: [
    { id: 'received', of: 'case', when: cohort },
    { id: 'accepted', of: 'case', when: inPeriod('c.accepted_on') },
    { id: 'ended', of: 'case', when: inPeriod('c.ended_on'), by: 'c.outcome' },
    { id: 'ended_total', of: 'case', when: inPeriod('c.ended_on') },
    { id: 'closed', of: 'case', when: inPeriod('c.closed_on') },
    { id: 'open', of: 'case', when: open, by: band },
    { id: 'open_days', of: 'case', when: open, by: days },
    { id: 'funnel_accepted', of: 'case', when: `${cohort} AND ${beforeCut('c.accepted_on')}` },
    { id: 'funnel_started', of: 'case', when: `${cohort} AND ${beforeCut('c.started_on')}` },
    {
      id: 'funnel_settled',
      of: 'case',
      when: `${cohort} AND c.outcome = 'settled' AND ${beforeCut('c.ended_on')}`,
    },
    { id: 'funnel_performed', of: 'case', when: `${cohort} AND ${beforeCut('c.performed_on')}` },
  ],
  figures: [
    {
      id: 'received',
      label: words('收案', 'received'),
      definition: words('统计期内收到并登记的纠纷。', 'Disputes received in the period.'),
      unit: 'cases',
      numerator: 'received',
      denominator: null,
    },
    {
      id: 'accepted',
      label: words('受理', 'accepted'),
      definition: words('统计期内首次受理的案件。', 'Cases accepted, for the first time, in the period.'),
      unit: 'cases',
      numerator: 'accepted',
      denominator: null,
    },
    {
      id: 'ended',
      label: words('产生结果', 'came out'),
      definition: words(
        '统计期内产生调解结果或其他了结的案件。',
        'Cases whose mediation came out in the period, one way or another.',
      ),
      unit: 'cases',
      numerator: 'ended',
      denominator: null,
    },
    {
      id: 'ended_as',
      label: words('结果', 'came out as'),
      definition: words(
        '统计期内产生该结果的案件；分母为期内产生结果的全部案件。',
        'Cases that came out so in the period; beside all that came out.',
      ),
      unit: 'percent',
      numerator: 'ended',
      denominator: 'ended_total',
      by: 'outcome',
    },
    {
      id: 'closed',
      label: words('结案', 'closed'),
      definition: words(
        '统计期内结案的案件（履行或处理完毕，非达成协议即结案）。',
        'Cases closed in the period: performed or otherwise finished, not merely agreed.',
      ),
      unit: 'cases',
      numerator: 'closed',
      denominator: null,
    },
    {
      id: 'open',
      label: words('期末存量', 'open at the cut-off'),
      definition: words('截止日已受理而尚无结果的案件。', 'Accepted and without an outcome at the cut-off.'),
      unit: 'cases',
      numerator: 'open',
      denominator: null,
    },
    {
      id: 'open_age',
      label: words('存量期龄', 'age of open cases'),
      definition: words(
        '截止日存量案件自受理起的自然日数，按区间。',
        'Open cases by calendar days since acceptance, in bands.',
      ),
      unit: 'cases',
      numerator: 'open',
      denominator: null,
      by: 'age_band',
    },
    {
      id: 'open_days_median',
      label: words('存量期龄中位数', 'median age of open cases'),
      definition: words(
        '存量案件自受理起自然日数的中位数（最近秩法）；分母为存量案件数。',
        'Median (nearest rank) of calendar days since acceptance; over all open cases.',
      ),
      unit: 'days',
      numerator: 'open_days',
      denominator: null,
      statistic: 'median',
    },
    {
      id: 'open_days_worst',
      label: words('存量最长期龄', 'oldest open case'),
      definition: words(
        '存量案件中最长的期龄；分母为存量案件数。',
        'The most days of any open case; over all open cases.',
      ),
      unit: 'days',
      numerator: 'open_days',
      denominator: null,
      statistic: 'worst',
    },
    ...(
      [
        ['funnel_accepted', '漏斗：已受理', 'funnel: accepted'],
        ['funnel_started', '漏斗：已开始调解', 'funnel: mediation started'],
        ['funnel_settled', '漏斗：已达成协议', 'funnel: settled'],
        ['funnel_performed', '漏斗：已履行完毕', 'funnel: performed'],
      ] as const
    ).map(([id, zh, en]) => ({
      id,
      label: words(zh, en),
      definition: words(
        `统计期内收到的案件中，截止日${zh.slice(3)}的；分母为期内收案。`,
        `Of the cases received in the period those ${en.slice(8)} by the cut-off; over all received.`,
      ),
      unit: 'percent' as const,
      numerator: id,
      denominator: 'received',
    })),
  ],
  layout: ({ figures, values }) => {
    const outcomes = values('outcome');
    const bands = values('age_band');
    return {
      sections: [
        {
          id: 'flow',
          title: words('收案、受理与办结', 'In and out'),
          layout: 'list',
          keys: ['received', 'accepted', 'ended', ...outcomes.map(({ key }) => `ended_as.${key}`), 'closed'],
        },
        {
          id: 'stock',
          title: words('存量与期龄', 'Open cases and their age'),
          layout: 'list',
          keys: ['open', ...bands.map(({ key }) => `open_age.${key}`), 'open_days_median', 'open_days_worst'],
        },
        {
          id: 'funnel',
          title: words('从收案到履行', 'From intake to performance'),
          layout: 'list',
          keys: [...FUNNEL],
        },
      ],
      charts: [
        {
          id: 'funnel',
          chart: 'funnel',
          title: words('从收案到履行', 'From intake to performance'),
          alt: words(
            `收案 ${numberOf(figures, 'received')} 件，其中已履行 ${numberOf(figures, 'funnel_performed')} 件。`,
            `Of ${numberOf(figures, 'received')} received, ${numberOf(figures, 'funnel_performed')} were performed.`,
          ),
          steps: FUNNEL.map((key) => ({
            label: figures.get(key)?.label ?? words(key, key),
            value: numberOf(figures, key),
          })),
        },
        {
          id: 'ageing',
          chart: 'columns',
          title: words('存量案件期龄', 'Age of open cases'),
          alt: words(
            bands.map(({ key, label }) => `${label.zh} ${numberOf(figures, `open_age.${key}`)} 件`).join('，'),
            bands.map(({ key, label }) => `${label.en}: ${numberOf(figures, `open_age.${key}`)}`).join(', '),
          ),
          categories: bands.map(({ label }) => label),
          series: [
            {
              label: words('存量案件', 'open cases'),
              values: bands.map(({ key }) => numberOf(figures, `open_age.${key}`)),
            },
          ],
        },
      ],
    };
  },
};
