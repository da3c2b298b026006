/** Truthful requests about danger and about who may listen, for the buttons at the desk. */
import { NONE, type Probes } from '../probing.js';
import type { RiskCommand, SetRiskLevel } from './commands.js';

const occurredAt = null;

const level = (to: SetRiskLevel['level']): SetRiskLevel => ({ type: 'setRiskLevel', level: to, occurredAt });

export const RISK_PROBES = {
  changeRiskFlags: () => [{ type: 'changeRiskFlags', add: [NONE], remove: [], occurredAt }],
  setRiskLevel: () => [level('red'), level('yellow'), level('green')],
  nameRiskLeader: () => [{ type: 'nameRiskLeader', staffId: NONE, occurredAt }],
  recordPoliceReport: ({ today }) => [
    { type: 'recordPoliceReport', reportId: NONE, reportedOn: today, method: 'phone', matterOn: null },
  ],
  decidePoliceReport: () => [{ type: 'decidePoliceReport', decision: 'not_required', occurredAt }],
  markConfidential: () => [{ type: 'markConfidential', grounds: [], occurredAt }],
} as const satisfies Probes<RiskCommand>;
