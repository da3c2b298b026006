/** Steps about danger and about who may listen: rows of the table in `../transitions.ts`. */
import { ALL_STATES, OPEN } from '../states.js';
import type { Steps } from '../transition.js';
import type { RiskCommand } from './commands.js';
import * as guards from './guards.js';

const NOT_ARCHIVED = ALL_STATES.filter((state) => state !== 'archived');

/** Danger does not ask where the case stands; what was merged is only read, but for the report that stays owed there. */
const NOT_READ_ONLY = NOT_ARCHIVED.filter((state) => state !== 'merged');

const ANY_TIME = { to: null, whileRefused: true, afterExpiry: true } as const;

export const RISK_STEPS = {
  changeRiskFlags: {
    ...ANY_TIME,
    action: 'risk-flags',
    from: NOT_READ_ONLY,
    permission: 'risk.record',
    guards: [guards.removedFlagsStand],
    zh: '增减风险标识：移除须说明理由；需要报告公安机关的，立即生成报告任务',
    en: 'Change the risk flags: a removal gives its reason; a flag that demands it creates the report to the police at once',
    rules: ['R16'],
  },
  setRiskLevel: {
    ...ANY_TIME,
    action: 'risk-level',
    from: NOT_READ_ONLY,
    permission: 'risk.record',
    guards: [guards.levelKeepsToRules],
    zh: '人工研判风险等级：可以提高，不得低于规则给出的等级',
    en: 'Judge the risk level: people may raise it, never below what the rules give',
    rules: ['R16'],
  },
  nameRiskLeader: {
    ...ANY_TIME,
    action: 'risk-leader',
    from: NOT_READ_ONLY,
    permission: 'risk.direct',
    guards: [guards.leaderIsActive],
    zh: '指定包案领导：红色案件须有专人牵头',
    en: 'Name the risk leader: a red case has somebody who answers for it',
    rules: ['R16'],
  },
  recordPoliceReport: {
    ...ANY_TIME,
    action: 'police-reports',
    from: NOT_ARCHIVED,
    permission: 'risk.record',
    guards: [guards.reportedByNow],
    zh: '记录向公安机关报告：日期、单位、方式；发现之后的报告完成报告任务，发现之前的只作记录',
    en: 'Record a report to the police: day, unit, method; made since the danger became known it clears the report that is owed, an earlier one is only kept',
    rules: ['R16'],
  },
  decidePoliceReport: {
    ...ANY_TIME,
    action: 'police-report-decision',
    from: NOT_ARCHIVED,
    permission: 'risk.direct',
    guards: [guards.reportIsOwed, guards.reportIsNotStatutory, guards.deciderHadNoPart],
    zh: '决定无需报告公安机关：由未经手该标识的主任说明理由；法定必须报告的除外',
    en: 'Decide that no report is needed: by a director without a part in the flag, with the reason; never where the law demands it',
    rules: ['R16'],
  },
  markConfidential: {
    ...ANY_TIME,
    action: 'confidentiality',
    from: OPEN,
    permission: 'session.manage',
    guards: [],
    zh: '标明涉及隐私或商业秘密：调解会一律不公开，已安排公开的自动改为不公开',
    en: 'Mark privacy or trade secrets: sessions are closed, and those planned open become so by themselves',
    rules: ['R20'],
  },
} as const satisfies Steps<RiskCommand>;
