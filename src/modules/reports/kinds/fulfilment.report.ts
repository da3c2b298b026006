/**
 * Fulfilment and overdue promises 履行情况 (R34): promises whose day lies in the period, and what is overdue at the cut-off, however old.
 * Example: 3000.00 in two halves due on 1 May and 1 June, the first paid on time: one performed in time, one overdue.
 */
import { beforeCut, CUT, inPeriod, notByCut, type CaseReport, type Count } from '../case-report.js';
import { counted, listOf, rateOf, words } from './figure-parts.js';

/** Given up by the cut-off: nothing was owed any more. What became of a promise later says nothing about that day. */
const stands = `NOT (p.state IN ('waived', 'void') AND ${beforeCut('p."doneOn"')})`;
const due = `${inPeriod('p."dueOn"')} AND coalesce(${stands}, true)`;
const done = `${due} AND p.state = 'performed' AND ${beforeCut('p."doneOn"')}`;
const enforced = `${due} AND p.state = 'handed_to_enforcement' AND ${beforeCut('p."doneOn"')}`;
const isOverdue = `p."dueOn" < ${CUT} AND ${notByCut('p."doneOn"')}`;

const of = (id: string, when: string, rest: Partial<Count> = {}): Count => ({ id, of: 'promise', when, ...rest });

const PROMISES = { unit: 'promises' } as const;
const FEN = { unit: 'fen' } as const;

const FIGURES = [
  counted(
    'due',
    words('到期义务', 'due'),
    words(
      '履行期限在统计期内的义务，分期的按期计；免除、作废的不计。',
      'Promises whose day lies in the period, each part of one paid in parts; without those waived or void.',
    ),
    PROMISES,
  ),
  counted(
    'in_time',
    words('按期履行', 'performed in time'),
    words('其中按期履行的。', 'Of these, performed by their day.'),
    PROMISES,
  ),
  counted(
    'late',
    words('逾期履行', 'performed late'),
    words('其中逾期、但在截止日前履行的。', 'Of these, performed after their day, by the cut-off.'),
    PROMISES,
  ),
  counted(
    'not_performed',
    words('未履行', 'not performed'),
    words('其中截止日仍未履行的。', 'Of these, not performed at the cut-off.'),
    PROMISES,
  ),
  counted(
    'enforced',
    words('转执行或诉讼', 'handed over'),
    words('其中转申请执行或诉讼的。', 'Of these, handed to enforcement or a lawsuit.'),
    PROMISES,
  ),
  counted(
    'due_amount',
    words('到期金额', 'amount due'),
    words('到期义务中的金额之和，元。', 'Sum of the amounts of those due, in yuan.'),
    FEN,
  ),
  counted(
    'performed_amount',
    words('已履行金额', 'amount performed'),
    words('按期或逾期履行的金额之和，元。', 'Sum of the amounts of those performed, in yuan.'),
    FEN,
  ),
  rateOf(
    'in_time_rate',
    words('按期履行率', 'in-time rate'),
    words('按期履行 ÷ 到期义务。', 'Performed in time ÷ due.'),
    ['in_time', 'due'],
  ),
  rateOf(
    'amount_rate',
    words('金额履行率', 'rate by amount'),
    words('已履行金额 ÷ 到期金额。', 'Amount performed ÷ amount due.'),
    ['performed_amount', 'due_amount'],
  ),
  counted(
    'overdue',
    words('逾期未履行（全部）', 'overdue (all)'),
    words(
      '截止日已过期限而未履行的义务，不论何时到期。',
      'Promises past their day and not performed at the cut-off, whenever they were due.',
    ),
    PROMISES,
  ),
  counted(
    'overdue_amount',
    words('逾期金额', 'amount overdue'),
    words('上述义务的金额之和，元。', 'Sum of their amounts, in yuan.'),
    FEN,
  ),
  counted(
    'overdue_urged',
    words('已催促', 'urged'),
    words('上述义务中至少催促过一次的。', 'Of these, urged at least once.'),
    PROMISES,
  ),
  counted(
    'overdue_days_median',
    words('逾期日数中位数', 'median days overdue'),
    words(
      '上述义务逾期自然日数的中位数（最近秩法）；分母为其件数。',
      'Median (nearest rank) of the calendar days overdue; over their number.',
    ),
    { unit: 'days', numerator: 'overdue_days', statistic: 'median' },
  ),
  counted(
    'overdue_days_worst',
    words('逾期最长', 'longest overdue'),
    words('上述义务中逾期最长的自然日数；分母为其件数。', 'The most calendar days overdue; over their number.'),
    { unit: 'days', numerator: 'overdue_days', statistic: 'worst' },
  ),
];

export const FULFILMENT: CaseReport = {
  kind: 'fulfilment',
  title: words('协议履行情况报告', 'Fulfilment and overdue promises'),
  definition: {
    id: 'fulfilment',
    version: 1,
    textZh:
      '对象为现行有效协议的义务，分期给付的每一期为一项，已付款项先抵最早一期；持续性义务和条件未成就的义务没有到期日，不计。履行与否以截止日（统计期末，或报告时点当日，以早者为准）为准。',
    textEn:
      'About the promises of agreements in force, each part of one paid in parts; what is paid counts towards the earliest part first. Continuing promises and ' +
      'those whose condition has not come true have no day and do not count. Performed or not is judged at the cut-off (the end of the period, or the day the ' +
      'report is as of, whichever is earlier).',
  },
  counts: [
    of('due', due),
    of('in_time', `${done} AND p."doneOn" <= p."dueOn"`),
    of('late', `${done} AND p."doneOn" > p."dueOn"`),
    of('not_performed', `${due} AND ${notByCut('p."doneOn"')}`),
    of('enforced', enforced),
    of('due_amount', `${due} AND p."amountFen" IS NOT NULL`, { adds: 'p."amountFen"' }),
    of('performed_amount', `${done} AND p."amountFen" IS NOT NULL`, { adds: 'p."amountFen"' }),
    of('overdue', isOverdue),
    of('overdue_amount', `${isOverdue} AND p."amountFen" IS NOT NULL`, { adds: 'p."amountFen"' }),
    of('overdue_urged', `${isOverdue} AND p.urges > 0`),
    of('overdue_days', isOverdue, { by: `(${CUT} - 1 - p."dueOn")` }),
  ],
  figures: FIGURES,
  layout: () => ({
    sections: [
      listOf(
        'due',
        words('统计期内到期', 'Due in the period'),
        FIGURES.slice(0, 9).map(({ id }) => id),
      ),
      listOf(
        'overdue',
        words('截止日逾期', 'Overdue at the cut-off'),
        FIGURES.slice(9).map(({ id }) => id),
      ),
    ],
    charts: [],
  }),
};
