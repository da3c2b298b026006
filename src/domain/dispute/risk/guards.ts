/**
 * R16: what must be true before danger is played down: a flag goes only with a reason, the colour never below the rules, and
 * a report to the police that is owed is cleared by a record, or by a director who had no part in its flags.
 * Sources: PML 25; 反家庭暴力法 14. Example: violence against a child: no director can decide that nobody is told.
 */
import { isGraver, mustBeReported } from '../../risk/risk.js';
import { dayOfInstant } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import type { Amend } from '../commands.js';
import type { DisputeFacts } from '../facts.js';
import { refusal, type Guard } from '../guard.js';
import type {
  ChangeRiskFlags,
  DecidePoliceReport,
  NameRiskLeader,
  RecordPoliceReport,
  SetRiskLevel,
} from './commands.js';
import { openTask, riskOfCase, ruledLevel, standingFlags } from './level.js';

/** An amendment states all flags; one that stands is removed by its own step, which asks why. */
export const noFlagIsDropped: Guard<Amend> = ({ facts, command: { riskFlags } }) => {
  const dropped = riskFlags === undefined ? [] : standingFlags(facts.risk).filter((flag) => !riskFlags.includes(flag));
  return dropped.length === 0 ? undefined : refusal('flag_removal_needs_reason', 'R16', { flags: dropped });
};

export const removedFlagsStand: Guard<ChangeRiskFlags> = ({ facts, command }) => {
  const standing = standingFlags(facts.risk);
  return command.remove
    .filter((flag) => !standing.includes(flag))
    .map((flag) => refusal('risk_flag_not_standing', undefined, { flag }));
};

export const levelKeepsToRules: Guard<SetRiskLevel> = ({ facts, command: { level } }) => {
  const ruled = ruledLevel(facts.risk);
  if (isGraver(ruled, level)) return refusal('risk_level_below_rules', 'R16', { level: ruled });
  return riskOfCase(facts.risk).level === level ? refusal('risk_level_unchanged', undefined, { level }) : undefined;
};

export const leaderIsActive: Guard<NameRiskLeader> = ({ command: { staffId }, context }) =>
  context.staff(staffId)?.active === true ? undefined : refusal('staff_unknown', undefined, { staffId });

export const reportedByNow: Guard<RecordPoliceReport> = ({ command, context, now }) =>
  command.reportedOn > dayOfInstant(now, context.zone) ? refusal('occurred_in_future') : undefined;

export const reportIsOwed: Guard<DecidePoliceReport> = ({ facts }) =>
  openTask(facts.risk) === undefined ? refusal('police_report_not_owed', 'R16') : undefined;

export const reportIsNotStatutory: Guard<DecidePoliceReport> = ({ facts }) =>
  mustBeReported(standingFlags(facts.risk)) ? refusal('police_report_statutory', 'R16') : undefined;

/** Four eyes: who recorded or removed one of the flags does not decide what comes of them. */
export const deciderHadNoPart: Guard<DecidePoliceReport> = ({ facts, context }) =>
  openTask(facts.risk)?.involved.includes(context.actor.accountId) === true
    ? refusal('police_decision_by_recorder', 'R16')
    : undefined;

/** Nothing is closed or archived over a report that is owed. */
export const noReportIsOwed: Guard = ({ facts }) => {
  const task = openTask(facts.risk);
  return task === undefined ? undefined : refusal('police_report_open', 'R16', { flags: task.flags });
};

/** What stays to be done about danger, whatever the next step is. */
export function missingAboutRisk({ risk, state }: DisputeFacts): Refusal[] {
  const task = openTask(risk);
  const isLeaderless = state !== 'merged' && riskOfCase(risk).level === 'red' && risk.leaderId === null;
  return [
    ...(task === undefined ? [] : [refusal('police_report_open', 'R16', { flags: task.flags })]),
    ...(isLeaderless ? [refusal('risk_leader_missing', 'R16')] : []),
  ];
}
