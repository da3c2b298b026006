/** What happened about danger: flags, the colour they give, who leads, the report to the police (R16), who may listen (R20). */
import type { RiskLevel } from '../../risk/risk.js';
import type { Day } from '../../shared/day.js';
import type { RecordId, SessionId, StaffId } from '../../shared/ids.js';
import type { ClosedReason, ConfidentialGround, PoliceDecision, PoliceReportMethod } from './words.js';

export interface RiskPayloads {
  /** By `system` for `mass`, when enough people are involved. */
  RiskFlagsChanged: { readonly add: readonly string[]; readonly remove: readonly string[] };
  /** null: no longer raised; the rules alone give the colour */
  RiskLevelSet: { readonly raisedTo: RiskLevel | null };
  RiskLeaderNamed: { readonly staffId: StaffId };
  /** By `system`, the moment a flag that demands it is recorded; joins the report that is still owed, if there is one. */
  PoliceReportRequired: { readonly flags: readonly string[] };
  PoliceReportRecorded: {
    readonly reportId: RecordId;
    readonly reportedOn: Day;
    readonly method: PoliceReportMethod;
    /** did it clear the report that was owed? absent in entries older than the question: it did, if one was */
    readonly clears?: boolean;
  };
  PoliceReportDecided: { readonly decision: PoliceDecision };
  ConfidentialityMarked: { readonly grounds: readonly ConfidentialGround[] };
  /** By `system`: a planned session that was to be open no longer may be. */
  SessionClosedToPublic: { readonly sessionId: SessionId; readonly reason: ClosedReason };
}
