/** From an allowed command to what happened about danger and about who may listen. */
import { laterOf } from '../../shared/day.js';
import { type Emits, payloadOf } from '../emitting.js';
import { instantOfDay } from '../timing.js';
import type { RiskCommand } from './commands.js';
import { isAnswered, ruledLevel } from './level.js';

export const RISK_EMIT = {
  changeRiskFlags: ({ command }) => [{ type: 'RiskFlagsChanged', payload: payloadOf(command) }],
  setRiskLevel: ({ facts, command: { level } }) => [
    { type: 'RiskLevelSet', payload: { raisedTo: level === ruledLevel(facts.risk) ? null : level } },
  ],
  nameRiskLeader: ({ command: { staffId } }) => [{ type: 'RiskLeaderNamed', payload: { staffId } }],
  recordPoliceReport: ({ facts, command: { matterOn, ...command }, context, now }) => [
    {
      type: 'PoliceReportRecorded',
      payload: { ...payloadOf(command), clears: isAnswered(facts, command.reportedOn, matterOn, context.zone) },
      occurredAt: laterOf(facts.receivedAt, instantOfDay(command.reportedOn, now, context.zone)),
    },
  ],
  decidePoliceReport: ({ command: { decision } }) => [{ type: 'PoliceReportDecided', payload: { decision } }],
  markConfidential: ({ command: { grounds } }) => [{ type: 'ConfidentialityMarked', payload: { grounds } }],
} as const satisfies Emits<RiskCommand>;
