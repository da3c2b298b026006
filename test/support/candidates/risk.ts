/** Truthful requests of this concern, for random walks. */
import type { RiskCommand } from '../../../src/domain/dispute/risk/commands.js';
import { RISK_LEVELS } from '../../../src/domain/risk/risk.js';
import { type CandidatesOf, occurredAt } from './scene.js';

export const RISK_CANDIDATES: CandidatesOf<RiskCommand> = {
  changeRiskFlags: ({ facts }) => [
    { type: 'changeRiskFlags', add: ['repeat'], remove: [], occurredAt },
    { type: 'changeRiskFlags', add: ['violence'], remove: [], occurredAt },
    { type: 'changeRiskFlags', add: ['minor_victim', 'weapon'], remove: [], occurredAt },
    ...facts.risk.flags.map(({ flag }) => ({ type: 'changeRiskFlags', add: [], remove: [flag], occurredAt }) as const),
  ],
  setRiskLevel: () => RISK_LEVELS.map((level) => ({ type: 'setRiskLevel', level, occurredAt })),
  nameRiskLeader: () => [{ type: 'nameRiskLeader', staffId: 'officer', occurredAt }],
  recordPoliceReport: ({ id, today }) => [
    { type: 'recordPoliceReport', reportId: id('report'), reportedOn: today, method: 'phone', matterOn: null },
  ],
  decidePoliceReport: () => [{ type: 'decidePoliceReport', decision: 'not_required', occurredAt }],
  markConfidential: () => [
    { type: 'markConfidential', grounds: ['privacy'], occurredAt },
    { type: 'markConfidential', grounds: [], occurredAt },
  ],
};
