/**
 * Deadlines met and missed 期限执行情况: those whose last day lies in the period, by kind. Met by a late entry that nobody has countersigned
 * is shown apart. Example: mediation due on the 5th, ended on the 4th, written down on the 12th: "met, not countersigned".
 */
import { beforeCut, inPeriod, notByCut, type CaseReport, type Count } from '../case-report.js';
import { counted, rateOf, tableOf, words } from './figure-parts.js';

const due = inPeriod('t."dueOn"');
const done = `${due} AND ${beforeCut('t."doneOn"')}`;
const inTime = `${done} AND t."doneOn" <= t."dueOn"`;

const of = (id: string, when: string): Count => ({ id, of: 'deadline', when, by: 't.kind' });

const KIND = { by: 'deadline_kind', unit: 'deadlines' } as const;

const FIGURES = [
  counted(
    'due',
    words('到期', 'due'),
    words('最后一日在统计期内的期限。', 'Deadlines whose last day lies in the period.'),
    KIND,
  ),
  counted('met', words('按期', 'met'), words('其中按期完成的。', 'Of these, met in time.'), KIND),
  counted(
    'met_pending',
    words('按期待复签', 'met, not countersigned'),
    words(
      '其中按期完成、但为迟报而未经复签的。',
      'Of these, met in time by a late entry that nobody has countersigned.',
    ),
    KIND,
  ),
  counted(
    'met_late',
    words('逾期完成', 'done late'),
    words('其中逾期完成的。', 'Of these, done after their last day.'),
    KIND,
  ),
  counted(
    'paused',
    words('中止中', 'paused'),
    words('其中截止日计时中止的。', 'Of these, those whose clock stands still.'),
    KIND,
  ),
  counted(
    'missed',
    words('逾期未完成', 'missed'),
    words('其中截止日尚未完成的。', 'Of these, not done by the cut-off.'),
    KIND,
  ),
  rateOf('met_rate', words('按期率', 'met rate'), words('按期 ÷ 到期。', 'Met ÷ due.'), ['met', 'due'], {
    by: 'deadline_kind',
  }),
];

export const DEADLINES: CaseReport = {
  kind: 'deadlines',
  title: words('期限执行情况报告', 'Deadlines met and missed'),
  definition: {
    id: 'deadlines',
    version: 1,
    textZh:
      '按期限最后一日计入统计期；是否完成以截止日（统计期末，或报告时点当日，以早者为准）为准，以事情发生之日判断，不以登记之日。分期履行的按下一期。',
    textEn:
      'A deadline counts in the period of its last day; whether it was met is judged as of the cut-off (the end of the period, or the day the report is as of, ' +
      'whichever is earlier), by when something happened, not when it was written down. Of a promise paid in parts the next part counts.',
  },
  counts: [
    of('due', due),
    of('met', `${inTime} AND NOT t.pending`),
    of('met_pending', `${inTime} AND t.pending`),
    of('met_late', `${done} AND t."doneOn" > t."dueOn"`),
    of('paused', `${due} AND ${notByCut('t."doneOn"')} AND t.paused`),
    of('missed', `${due} AND ${notByCut('t."doneOn"')} AND NOT t.paused`),
  ],
  figures: FIGURES,
  layout: ({ values }) => ({
    sections: [tableOf('kinds', words('各类期限', 'By kind'), values('deadline_kind'), FIGURES)],
    charts: [],
  }),
};
