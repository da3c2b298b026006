/** What each figure of a roster report is called and what exactly it counts. */
import type { Bilingual } from './report.record.js';

interface FigureTexts {
  readonly label: Bilingual;
  readonly definition: Bilingual;
}

export const ROSTER_FIGURE_TEXTS: Readonly<Record<string, FigureTexts>> = {
  shifts: {
    label: { zh: '值班次数', en: 'shifts' },
    definition: {
      zh: '统计期内、出具报告时有效的值班（含尚未到来的）。',
      en: 'Shifts on days of the period that were in force when the report was made, coming ones included.',
    },
  },
  weighted_load: {
    label: { zh: '加权值班量', en: 'weighted load' },
    definition: {
      zh: '同上，周一、周五每次计1.25，调休上班日每次计1.5，其余计1。',
      en: 'The same shifts, each on a Monday or Friday counted 1.25, on a make-up day 1.5, else 1.',
    },
  },
  spread: {
    label: { zh: '值班次数差', en: 'spread' },
    definition: {
      zh: '本部门在岗值班人员（含统计期内值过班的人员）中，值班最多者与最少者的次数之差。',
      en: 'Most shifts of one person minus fewest, among the officers of the department and whoever stood in it.',
    },
  },
  weighted_spread: {
    label: { zh: '加权值班量差', en: 'weighted spread' },
    definition: {
      zh: '同上，按加权值班量计。',
      en: 'The same, of the weighted loads.',
    },
  },
  substitutions: {
    label: { zh: '替班', en: 'substitutions' },
    definition: {
      zh: '统计期内的值班由他人顶替的次数，之后再次变动的也计入。',
      en: 'Times somebody stepped in for somebody else on a day of the period, also where the line was changed again.',
    },
  },
  substitutions_taken: {
    label: { zh: '替他人值班', en: 'substitutions taken' },
    definition: { zh: '替他人值班的次数。', en: 'Times this person stepped in for somebody else.' },
  },
  substitutions_given: {
    label: { zh: '由他人替班', en: 'substitutions given' },
    definition: { zh: '由他人替班的次数。', en: 'Times somebody else stepped in for this person.' },
  },
  swaps: {
    label: { zh: '换班', en: 'swaps' },
    definition: {
      zh: '已完成的换班，其中至少一次值班在统计期内。',
      en: 'Swaps that were carried out, at least one of the two shifts on a day of the period.',
    },
  },
  absences: {
    label: { zh: '缺勤次数', en: 'absences' },
    definition: {
      zh: '与统计期有重叠且未撤销的缺勤登记，不区分原因。',
      en: 'Absences that touch the period and were not taken back, whatever the reason.',
    },
  },
  absence_days: {
    label: { zh: '缺勤天数', en: 'days of absence' },
    definition: {
      zh: '上述缺勤落在统计期内的自然日数。',
      en: 'Calendar days of these absences that lie within the period.',
    },
  },
  late: {
    label: { zh: '迟到', en: 'late' },
    definition: {
      zh: '签到时已超过中心规定宽限时间的班次；分母为有签到记录的班次。',
      en: 'Shifts whose officer checked in after the delay the centre had set then; beside all shifts with a check-in.',
    },
  },
  not_checked_in: {
    label: { zh: '未签到', en: 'not checked in' },
    definition: {
      zh: '出具报告时已结束而没有签到记录的窗口班次；分母为已签到或已结束的窗口班次。',
      en: 'Counter shifts over when the report was made, without a check-in; beside those with one and those that are over.',
    },
  },
  gaps_open: {
    label: { zh: '空缺未补', en: 'gaps left open' },
    definition: {
      zh: '统计期内无人值班且出具报告时尚未补上的班次；分母为统计期内全部空缺。',
      en: 'Places on days of the period nobody had been found for when the report was made; beside all gaps of the period.',
    },
  },
  gaps_filled: {
    label: { zh: '空缺已补', en: 'gaps filled' },
    definition: {
      zh: '统计期内曾无人值班、后来补上的班次；分母为统计期内全部空缺。',
      en: 'Places on days of the period that were empty and were filled; beside all gaps of the period.',
    },
  },
};
