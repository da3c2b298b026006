/** Words about danger and about who may listen: refusals, and what the timeline says. */
import type { RiskPayloads } from './events.js';

export const RISK_TEXTS = {
  flag_removal_needs_reason: {
    zh: '移除风险标识（{flags}）须说明理由：请使用“增减风险标识”办理。',
    en: 'Removing a risk flag ({flags}) needs a reason: use the step “Change the risk flags”.',
  },
  risk_flag_not_standing: {
    zh: '本案没有“{flag}”这一风险标识，无需移除。',
    en: 'The case has no flag “{flag}” to remove.',
  },
  risk_level_below_rules: {
    zh: '按规则本案为{level}，不能低于此等级；如标识有误，请说明理由移除该标识。',
    en: 'By the rules the case is {level} and cannot be set below: if a flag is wrong, remove it with a reason.',
  },
  risk_level_unchanged: { zh: '本案已经是{level}。', en: 'The case is {level} already.' },
  police_report_open: {
    zh: '因“{flags}”须向公安机关报告，尚未办理：请记录报告情况，或由主任说明理由决定无需报告。',
    en: 'A report to the police is owed ({flags}): record it, or have the director decide with a reason that none is needed.',
  },
  police_report_not_owed: {
    zh: '目前没有待办的报告任务，无需决定。',
    en: 'No report to the police is owed: there is nothing to decide.',
  },
  police_report_statutory: {
    zh: '无、限制民事行为能力人遭受暴力的，依法必须报案，不能决定无需报告；请报告公安机关并记录。',
    en: 'Violence against a minor or a person without full capacity must be reported by law: report it and record that.',
  },
  police_decision_by_recorder: {
    zh: '登记或移除该风险标识的人不能决定无需报告，请由另一位主任决定，或记录报告情况。',
    en: 'Who recorded or removed the flag cannot decide this: ask another director, or record a report.',
  },
  risk_leader_missing: {
    zh: '红色案件须由主任指定包案领导。',
    en: 'A red case needs a leader: the director names one.',
  },
  session_must_be_closed: {
    zh: '调解会不得公开：{closedReason}。请安排为不公开。',
    en: 'The session must be closed: {closedReason}. Plan it as closed.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const RISK_EVENT_TEXTS = {
  RiskFlagsChanged: { zh: '增减风险标识', en: 'Risk flags changed' },
  RiskLevelSet: { zh: '人工研判风险等级', en: 'Risk level judged by people' },
  RiskLeaderNamed: { zh: '指定包案领导', en: 'Risk leader named' },
  PoliceReportRequired: { zh: '须向公安机关报告', en: 'A report to the police is owed' },
  PoliceReportRecorded: { zh: '已向公安机关报告', en: 'Reported to the police' },
  PoliceReportDecided: { zh: '决定无需向公安机关报告', en: 'Decided that no report to the police is needed' },
  ConfidentialityMarked: { zh: '标明隐私、商业秘密情况', en: 'Privacy and trade secrets marked' },
  SessionClosedToPublic: { zh: '调解会改为不公开', en: 'Session closed to the public' },
} as const satisfies Record<keyof RiskPayloads, { readonly zh: string; readonly en: string }>;
