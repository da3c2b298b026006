/** What happened about whose hands a case is in: referrals inside and outside the centre, escalation and return, supervision (R13, R17, R38). */
import type { DueDay } from '../../deadlines/pauses.js';
import type { Day } from '../../shared/day.js';
import type { CenterId, DepartmentId, RecordId, ReferralId, SupervisionId } from '../../shared/ids.js';
import type { DeadlineEntry } from '../events.js';
import type { State } from '../states.js';
import type { OfficerOnDuty } from './commands.js';
import type { ReferralBody, SharingGround, SupervisionCause } from './words.js';

interface Taken {
  readonly referralId: ReferralId;
  readonly officer: OfficerOnDuty | null;
}

interface Moved {
  readonly fromCenterId: CenterId;
  readonly toCenterId: CenterId;
  /** the deadline after a pause that ends with the move */
  readonly due: DueDay | null;
  /** the fresh term of a case that had failed */
  readonly deadline: DeadlineEntry | null;
}

export interface CustodyPayloads {
  ReferralSent: {
    readonly referralId: ReferralId;
    readonly fromDepartmentId: DepartmentId | null;
    readonly departmentId: DepartmentId;
    readonly dueOn: Day;
    /** last day on which it may be objected to; silence after it accepts */
    readonly objectUntil: Day;
    readonly calendarKnown: boolean;
  };
  /** To a body outside the centre. */
  Referred: {
    readonly referralId: ReferralId;
    readonly body: ReferralBody;
    readonly ground: SharingGround;
    readonly consentIds: readonly RecordId[];
    readonly dueOn: Day | null;
  };
  ReferralAccepted: Taken;
  /** By `system`: the window for objections has passed. */
  ReferralAcceptedBySilence: Taken;
  ReferralObjected: {
    readonly referralId: ReferralId;
    /** the state before, when an outside body sent it back; null: the state stays */
    readonly to: State | null;
    readonly due: DueDay | null;
  };
  /** By `system`: the case ended or went elsewhere before anybody answered. */
  ReferralLapsed: { readonly referralId: ReferralId };
  Escalated: Moved;
  Returned: Moved;
  /** Also by `system`, after one objection too many. */
  SupervisionOrdered: {
    readonly supervisionId: SupervisionId;
    readonly cause: SupervisionCause;
    readonly dueOn: Day;
  };
  SupervisionAnswered: { readonly supervisionId: SupervisionId };
  SupervisionClosed: { readonly supervisionId: SupervisionId };
  /** The answer did not do: another one is due. */
  SupervisionReopened: { readonly supervisionId: SupervisionId; readonly dueOn: Day };
}
