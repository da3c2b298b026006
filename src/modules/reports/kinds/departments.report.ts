/**
 * What the departments were sent and what they did with it 部门分流情况 (R13): taken on, by word or by silence, objected to, answered late.
 * Example: sent on Monday with five working days to object; silent until the next Tuesday: accepted by silence.
 */
import { beforeCut, CUT, inPeriod, notByCut, type CaseReport, type Count } from '../case-report.js';
import { counted, rateOf, tableOf, words } from './figure-parts.js';

const sent = `r."departmentId" IS NOT NULL AND ${inPeriod('r."sentOn"')}`;
const answered = `${sent} AND ${beforeCut('r."answeredOn"')}`;

const to = (id: string, when: string): Count => ({ id, of: 'referral', when, by: 'r."departmentId"' });

const DEPARTMENT = { by: 'department', unit: 'referrals' } as const;

const FIGURES = [
  counted(
    'cases',
    words('受理案件', 'cases accepted'),
    words('统计期内受理、现由该部门承办的案件。', 'Cases accepted in the period that are with the department now.'),
    { by: 'department' },
  ),
  counted(
    'sent',
    words('分流', 'referred'),
    words('统计期内分流到该部门的件次。', 'Referrals to the department in the period.'),
    DEPARTMENT,
  ),
  counted(
    'accepted',
    words('明示接收', 'accepted'),
    words('其中截止日已明示接收的。', 'Of these, accepted expressly by the cut-off.'),
    DEPARTMENT,
  ),
  counted(
    'by_silence',
    words('逾期视为接收', 'accepted by silence'),
    words('其中逾期未答复视为接收的。', 'Of these, deemed accepted because nobody answered.'),
    DEPARTMENT,
  ),
  counted(
    'objected',
    words('提出异议', 'objected'),
    words('其中提出异议退回的。', 'Of these, objected to and sent back.'),
    DEPARTMENT,
  ),
  counted(
    'waiting',
    words('待答复', 'waiting'),
    words('其中截止日尚未答复的。', 'Of these, without an answer at the cut-off.'),
    DEPARTMENT,
  ),
  counted(
    'late',
    words('答复逾期', 'late'),
    words(
      '答复晚于期限、视为接收，或截止日已逾期而未答复的。',
      'Answered after the last day, deemed accepted, or past it without an answer at the cut-off.',
    ),
    DEPARTMENT,
  ),
  rateOf(
    'objection_rate',
    words('异议率', 'objection rate'),
    words('提出异议 ÷ 分流。', 'Objected ÷ referred.'),
    ['objected', 'sent'],
    { by: 'department' },
  ),
  rateOf('late_rate', words('逾期率', 'late rate'), words('答复逾期 ÷ 分流。', 'Late ÷ referred.'), ['late', 'sent'], {
    by: 'department',
  }),
];

export const DEPARTMENTS: CaseReport = {
  kind: 'departments',
  title: words('部门分流办理报告', 'Departments'),
  definition: {
    id: 'departments',
    version: 1,
    textZh:
      '按分流之日计入统计期，同一案件多次分流按次计；答复以截止日（统计期末，或报告时点当日，以早者为准）为准。视为接收的同时计入“答复逾期”。移送外单位的不计。',
    textEn:
      'A referral counts in the period in which it was sent, each one of a case; answers as of the cut-off (the end of the period, or the day the report is ' +
      'as of, whichever is earlier). What is deemed accepted also counts as late. Referrals to outside bodies do not count.',
  },
  counts: [
    {
      id: 'cases',
      of: 'case',
      when: `${inPeriod('c.accepted_on')} AND c.department_id IS NOT NULL`,
      by: 'c.department_id',
    },
    to('sent', sent),
    to('accepted', `${answered} AND r.state = 'accepted' AND NOT r."bySilence"`),
    to('by_silence', `${answered} AND r.state = 'accepted' AND r."bySilence"`),
    to('objected', `${answered} AND r.state = 'objected'`),
    to('waiting', `${sent} AND ${notByCut('r."answeredOn"')}`),
    to(
      'late',
      `${sent} AND (r."bySilence" AND ${beforeCut('r."answeredOn"')} OR r."answeredOn" > r."answerBy" AND ${beforeCut('r."answeredOn"')}
        OR r."answerBy" < ${CUT} AND ${notByCut('r."answeredOn"')})`,
    ),
  ],
  figures: FIGURES,
  layout: ({ values }) => ({
    sections: [tableOf('departments', words('各部门', 'By department'), values('department'), FIGURES)],
    charts: [],
  }),
};
