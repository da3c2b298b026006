/** What somebody asks for about danger: flags, the colour they give, who leads, the report to the police (R16), who may listen (R20). */
import type { RiskLevel } from '../../risk/risk.js';
import type { Day } from '../../shared/day.js';
import type { RecordId, StaffId } from '../../shared/ids.js';
import type { Timed } from '../commands.js';
import type { ConfidentialGround, PoliceDecision, PoliceReportMethod } from './words.js';

/** A flag that stands may be recorded again: it happened once more. A removal has its reason beside the log. */
export interface ChangeRiskFlags extends Timed {
  readonly type: 'changeRiskFlags';
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Raises the colour, or takes a raise back as far as the rules let it fall. */
export interface SetRiskLevel extends Timed {
  readonly type: 'setRiskLevel';
  readonly level: RiskLevel;
}

export interface NameRiskLeader extends Timed {
  readonly type: 'nameRiskLeader';
  readonly staffId: StaffId;
}

/** The police may have been told before the centre was; then it occurred with the receipt. */
export interface RecordPoliceReport {
  readonly type: 'recordPoliceReport';
  readonly reportId: RecordId;
  readonly reportedOn: Day;
  readonly method: PoliceReportMethod;
  /** day on which the matter occurred, as registered; null: nobody said */
  readonly matterOn: Day | null;
}

export interface DecidePoliceReport extends Timed {
  readonly type: 'decidePoliceReport';
  readonly decision: PoliceDecision;
}

/** All grounds that stand from now on. */
export interface MarkConfidential extends Timed {
  readonly type: 'markConfidential';
  readonly grounds: readonly ConfidentialGround[];
}

export type RiskCommand =
  ChangeRiskFlags | SetRiskLevel | NameRiskLeader | RecordPoliceReport | DecidePoliceReport | MarkConfidential;
