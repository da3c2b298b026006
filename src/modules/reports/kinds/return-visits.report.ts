/**
 * Return visits 回访: those due in the period and whether they were made, in time or late; what the visits of the period found; and settled
 * cases that were closed without any (R35). Example: due on 13 November, made on the 16th: late, and a visit of November.
 */
import type { FigureDefinition } from '../../../domain/reports/figure.js';
import type { Words } from '../../../domain/reports/printed.js';
import { beforeCut, CUT, inPeriod, notByCut, numberOf, type CaseReport } from '../case-report.js';
import { words } from './figure-parts.js';

const due = inPeriod('v."dueOn"');
const made = inPeriod('v."visitedOn"');
const rated = `${made} AND v.satisfaction IS NOT NULL AND v.satisfaction <> 'not_given'`;
const closed = `${inPeriod('c.closed_on')} AND c.outcome = 'settled'`;
const visited = `EXISTS (SELECT 1 FROM jsonb_to_recordset(c.visits) AS v("visitedOn" date) WHERE ${beforeCut('v."visitedOn"')})`;

const visits = (id: string, label: Words, definition: Words): FigureDefinition => ({
  id,
  label,
  definition,
  unit: 'visits',
  numerator: id,
  denominator: null,
});

const share = (
  id: string,
  label: Words,
  definition: Words,
  over: Pick<FigureDefinition, 'numerator' | 'denominator' | 'by'>,
): FigureDefinition => ({ id, label, definition, unit: 'percent', ...over });

export const RETURN_VISITS: CaseReport = {
  kind: 'return_visits',
  title: words('回访情况报告', 'Return visits'),
  definition: {
    id: 'return_visits',
    version: 1,
    textZh:
      '案件按来源地中心计入。“应回访”为回访期限在统计期内的回访，截止日（统计期末，或报告时点当日，以早者为准）前已到期；按期、逾期完成与未完成之和等于应回访。' +
      '“完成”按回访日期计入统计期，其履行情况、评价、违约和升级苗头以回访记录为准；未评价的不计入满意率的分母。' +
      '“未回访即结案”为统计期内结案的调解成功案件中，截止日没有任何已完成回访的。',
    textEn:
      'Cases count at their centre of origin. "Due" are visits whose day fell in the period, before the cut-off (the end of the period, or the day the ' +
      'report is as of, whichever is earlier); made in time, made late and not made add up to them. "Made" goes by the day of the visit; what was ' +
      'found is what its record says, and visits without an answer are in no rate of satisfaction. "Closed without a visit" are settled cases closed ' +
      'in the period without any visit made by the cut-off.',
  },
  counts: [
    { id: 'due', of: 'visit', when: due },
    { id: 'in_time', of: 'visit', when: `${due} AND ${beforeCut('v."visitedOn"')} AND v."visitedOn" <= v."dueOn"` },
    { id: 'late', of: 'visit', when: `${due} AND ${beforeCut('v."visitedOn"')} AND v."visitedOn" > v."dueOn"` },
    { id: 'not_made', of: 'visit', when: `${due} AND ${notByCut('v."visitedOn"')}` },
    { id: 'planned', of: 'visit', when: `v."dueOn" >= ${CUT} AND ${notByCut('v."visitedOn"')}`, looksAhead: true },
    { id: 'made', of: 'visit', when: made },
    { id: 'performance', of: 'visit', when: made, by: 'v.performance' },
    { id: 'satisfaction', of: 'visit', when: made, by: 'v.satisfaction' },
    { id: 'rated', of: 'visit', when: rated },
    { id: 'satisfied', of: 'visit', when: `${rated} AND v.satisfaction IN ('satisfied', 'fairly_satisfied')` },
    { id: 'breach', of: 'visit', when: `${made} AND v."breachFound"` },
    { id: 'escalation', of: 'visit', when: `${made} AND v."escalationSigns"` },
    { id: 'closed', of: 'case', when: closed },
    { id: 'closed_unvisited', of: 'case', when: `${closed} AND NOT ${visited}` },
  ],
  figures: [
    visits(
      'due',
      words('应回访', 'due'),
      words('回访期限在统计期内、截止日前的回访。', 'Visits due in the period and before the cut-off.'),
    ),
    visits(
      'in_time',
      words('按期完成', 'made in time'),
      words('应回访中在期限当日或之前完成的。', 'Of those due, made on their day or before it.'),
    ),
    visits(
      'late',
      words('逾期完成', 'made late'),
      words('应回访中期限之后、截止日前完成的。', 'Of those due, made after their day and before the cut-off.'),
    ),
    visits(
      'not_made',
      words('尚未完成', 'not made'),
      words('应回访中截止日尚未完成的。', 'Of those due, not made by the cut-off.'),
    ),
    visits(
      'planned',
      words('待回访', 'still to come'),
      words('期限在截止日当日或之后、尚未完成的回访。', 'Visits due later than the cut-off and not made yet.'),
    ),
    visits(
      'made',
      words('完成回访', 'made'),
      words('回访日期在统计期内的回访，不论期限何时。', 'Visits made in the period, whenever they were due.'),
    ),
    share('in_time_rate', words('按期回访率', 'made in time'), words('按期完成 ÷ 应回访。', 'Made in time ÷ due.'), {
      numerator: 'in_time',
      denominator: 'due',
    }),
    share(
      'found',
      words('履行情况', 'performance found'),
      words(
        '回访时的履行情况；分母为统计期内完成的回访。',
        'What the visit found of the performance; over all visits made.',
      ),
      { numerator: 'performance', denominator: 'made', by: 'visit_performance' },
    ),
    share(
      'answer',
      words('当事人评价', 'answer given'),
      words('当事人的评价；分母为统计期内完成的回访。', 'What the party answered; over all visits made.'),
      { numerator: 'satisfaction', denominator: 'made', by: 'satisfaction' },
    ),
    share(
      'satisfaction_rate',
      words('满意率', 'satisfaction rate'),
      words(
        '评价“满意”“基本满意”的 ÷ 有评价的回访。',
        'Visits answered "satisfied" or "fairly satisfied" ÷ visits with an answer.',
      ),
      { numerator: 'satisfied', denominator: 'rated' },
    ),
    share(
      'breach_rate',
      words('发现违约', 'breach found'),
      words('发现违约的 ÷ 完成的回访。', 'Visits that found a breach ÷ visits made.'),
      { numerator: 'breach', denominator: 'made' },
    ),
    share(
      'escalation_rate',
      words('发现升级苗头', 'signs of escalation'),
      words('发现矛盾升级苗头的 ÷ 完成的回访。', 'Visits that saw signs of escalation ÷ visits made.'),
      { numerator: 'escalation', denominator: 'made' },
    ),
    share(
      'closed_unvisited',
      words('未回访即结案', 'closed without a visit'),
      words(
        '未作任何回访即结案的 ÷ 统计期内结案的调解成功案件。',
        'Settled cases closed without any visit ÷ settled cases closed in the period.',
      ),
      { numerator: 'closed_unvisited', denominator: 'closed' },
    ),
  ],
  check: (figures) => {
    const [left, right] = [
      numberOf(figures, 'in_time') + numberOf(figures, 'late') + numberOf(figures, 'not_made'),
      numberOf(figures, 'due'),
    ];
    return left === right ? [] : [{ identity: 'in_time + late + not_made = due', left, right, count: 'due' }];
  },
  layout: ({ figures, values }) => {
    const answers = values('satisfaction');
    return {
      sections: [
        {
          id: 'due',
          title: words('应回访与完成', 'Due and made'),
          layout: 'list',
          keys: ['due', 'in_time', 'late', 'not_made', 'in_time_rate', 'planned', 'made'],
        },
        {
          id: 'found',
          title: words('回访所见', 'What the visits found'),
          layout: 'list',
          keys: [
            ...values('visit_performance').map(({ key }) => `found.${key}`),
            'breach_rate',
            'escalation_rate',
            ...answers.map(({ key }) => `answer.${key}`),
            'satisfaction_rate',
          ],
        },
        { id: 'closed', title: words('结案', 'Closing'), layout: 'list', keys: ['closed_unvisited'] },
      ],
      charts: [
        {
          id: 'answers',
          chart: 'columns',
          title: words('当事人评价', 'Answers given'),
          alt: words(
            answers.map(({ key, label }) => `${label.zh} ${numberOf(figures, `answer.${key}`)} 次`).join('，'),
            answers.map(({ key, label }) => `${label.en}: ${numberOf(figures, `answer.${key}`)}`).join(', '),
          ),
          categories: answers.map(({ label }) => label),
          series: [
            {
              label: words('回访', 'visits'),
              values: answers.map(({ key }) => numberOf(figures, `answer.${key}`)),
            },
          ],
        },
      ],
    };
  },
};
