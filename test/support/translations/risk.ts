/** Commands of this concern as requests. */
import type { RiskCommand } from '../../../src/domain/dispute/risk/commands.js';
import { action, record, staffOf, type TranslationsOf, when } from './translate.js';

const reason = '现场核实';

export const RISK_TRANSLATIONS: TranslationsOf<RiskCommand> = {
  changeRiskFlags: ({ command: { add, remove, occurredAt }, base, facts }) =>
    action(`${base}/risk-flags`, facts, { add, remove, reason, ...when(occurredAt) }),
  setRiskLevel: ({ command: { level, occurredAt }, base, facts }) =>
    action(`${base}/risk-level`, facts, { level, reason, ...when(occurredAt) }),
  nameRiskLeader: ({ command: { staffId, occurredAt }, base, facts, world }) =>
    action(`${base}/risk-leader`, facts, { staffId: staffOf(world, staffId), ...when(occurredAt) }),
  recordPoliceReport: ({ command: { reportedOn, method }, base }) =>
    record(`${base}/police-reports`, { reportedOn, method, unit: '示例派出所' }),
  decidePoliceReport: ({ command: { decision, occurredAt }, base, facts }) =>
    action(`${base}/police-report-decision`, facts, { decision, reason, ...when(occurredAt) }),
  markConfidential: ({ command: { grounds, occurredAt }, base, facts }) =>
    action(`${base}/confidentiality`, facts, { grounds, ...when(occurredAt) }),
};
