/** Facts of a case seen as danger: its colour with the reasons, and where the report to the police stands (R16). */
import { mustBeReported, type Risk, type RiskGround, type RiskLevel, riskOf } from '../../risk/risk.js';
import { dayOfInstant, type Day } from '../../shared/day.js';
import type { DisputeFacts } from '../facts.js';
import type { PoliceTask, RiskFacts } from './facts.js';
import type { PoliceReportState } from './words.js';

const groundOf = ({ flags, raisedTo, visited, policeTasks, policeReports }: RiskFacts): RiskGround => ({
  flags: flags.map(({ flag }) => flag),
  escalationSigns: visited?.escalationSigns === true,
  concernsPolice: policeReports > 0 || policeTasks.some(({ state }) => state !== 'not_required'),
  raisedTo,
});

export const riskOfCase = (risk: RiskFacts): Risk => riskOf(groundOf(risk));

/** What the rules give without anybody's raising. */
export const ruledLevel = (risk: RiskFacts): RiskLevel => riskOf({ ...groundOf(risk), raisedTo: null }).level;

export const standingFlags = ({ flags }: RiskFacts): string[] => flags.map(({ flag }) => flag);

/** The report that is still owed. */
export function openTask({ policeTasks }: RiskFacts): PoliceTask | undefined {
  const last = policeTasks.at(-1);
  return last?.state === 'required' ? last : undefined;
}

/**
 * Does a report made on that day clear the one that is owed? It must have told what the flags tell: a report from before the last
 * of them was recorded did not. What was flagged when the case came in the police may have heard of from the resident, once
 * the matter had occurred; where the law lays the report on the centre itself, nobody else's will do (反家庭暴力法 14).
 */
export function isAnswered(
  { risk, receivedAt }: Pick<DisputeFacts, 'risk' | 'receivedAt'>,
  reportedOn: Day,
  matterOn: Day | null,
  zone: string,
): boolean {
  const task = openTask(risk);
  if (task === undefined) return false;
  if (reportedOn >= dayOfInstant(task.lastAt, zone)) return true;
  const wasTold = task.lastAt === receivedAt && matterOn !== null && reportedOn >= matterOn;
  return wasTold && !mustBeReported(task.flags);
}

export interface PoliceReportStanding {
  readonly state: PoliceReportState;
  /** when a flag demanded it */
  readonly since: string | null;
  readonly flags: readonly string[];
}

/** A report nobody demanded counts as one. */
export function policeReportOf({ policeTasks, policeReports }: RiskFacts): PoliceReportStanding {
  const last = policeTasks.at(-1);
  const voluntary = policeReports > 0 ? 'reported' : 'none';
  return { state: last?.state ?? voluntary, since: last?.since ?? null, flags: last?.flags ?? [] };
}
