/** What the rules know about danger: flags that stand, what people made of them, and what was demanded of the centre. */
import type { RiskLevel } from '../../risk/risk.js';
import type { Day, Instant } from '../../shared/day.js';
import type { AccountId, StaffId } from '../../shared/ids.js';
import type { ConfidentialGround, PoliceReportState } from './words.js';

export interface RiskFlagFact {
  readonly flag: string;
  /** since it was recorded last: a second scuffle is recorded again */
  readonly at: Instant;
  /** account, or `system` */
  readonly by: AccountId;
  /** was it looked at whether it demands a report to the police? */
  readonly judged: boolean;
}

/** A report to the police that a flag demanded. */
export interface PoliceTask {
  readonly since: Instant;
  /** when one of its flags was recorded last */
  readonly lastAt: Instant;
  readonly flags: readonly string[];
  /** accounts that recorded or removed one of its flags: none of them decides that no report is needed */
  readonly involved: readonly AccountId[];
  readonly state: Exclude<PoliceReportState, 'none'>;
  readonly clearedAt: Instant | null;
  /** the entry of the log that cleared it */
  readonly clearedSeq: number | null;
}

export interface RiskFacts {
  readonly flags: readonly RiskFlagFact[];
  readonly raisedTo: RiskLevel | null;
  readonly leaderId: StaffId | null;
  /** oldest first; at most the last one is open */
  readonly policeTasks: readonly PoliceTask[];
  /** reports made, demanded or not */
  readonly policeReports: number;
  /** the latest return visit */
  readonly visited: { readonly on: Day; readonly escalationSigns: boolean } | null;
  /** grounds in the matter itself for closed sessions */
  readonly confidential: readonly ConfidentialGround[];
}

export const NO_RISK: RiskFacts = {
  flags: [],
  raisedTo: null,
  leaderId: null,
  policeTasks: [],
  policeReports: 0,
  visited: null,
  confidential: [],
};
