/** What somebody asks for about whose hands a case is in: referrals inside and outside the centre, escalation and return, supervision (R13, R17, R38). */
import type { Day } from '../../shared/day.js';
import type { CenterId, DepartmentId, RecordId, ReferralId, StaffId, SupervisionId } from '../../shared/ids.js';
import type { Routing, Timed } from '../commands.js';
import type { ReferralBody, SharingGround } from './words.js';

/** Inside the centre: the department that has it asks another one to take it. */
export interface ReferToDepartment extends Timed {
  readonly type: 'referToDepartment';
  readonly referralId: ReferralId;
  readonly departmentId: DepartmentId;
  /** is the department established at the case's centre, in use, and does it take cases? */
  readonly departmentPresent: boolean;
  /** by when it should have dealt with it */
  readonly dueOn: Day;
}

/** Outside the centre; its letter's number and its name are text and stay in their table. */
export interface Refer extends Timed {
  readonly type: 'refer';
  readonly referralId: ReferralId;
  readonly body: ReferralBody;
  readonly ground: SharingGround;
  /** the consents it rests on; empty: those on record */
  readonly consentIds: readonly RecordId[];
  /** by when an answer is expected */
  readonly dueOn: Day | null;
}

/** An officer on duty and the line that says so. */
export interface OfficerOnDuty {
  readonly staffId: StaffId;
  readonly shiftId: string;
}

export interface AcceptReferral extends Timed {
  readonly type: 'acceptReferral';
  readonly referralId: ReferralId;
  /** of the receiving department, then; null: nobody, or an outside body */
  readonly officer: OfficerOnDuty | null;
}

export interface ObjectToReferral extends Timed {
  readonly type: 'objectToReferral';
  readonly referralId: ReferralId;
  /** for the supervision that one objection too many raises */
  readonly supervisionId: SupervisionId;
}

export interface Escalate extends Timed {
  readonly type: 'escalate';
  readonly toCenterId: CenterId;
  /** does that centre stand above the one that has the case? */
  readonly isAbove: boolean;
  /** where the new centre's roster sends a case that nobody has accepted; null: it is accepted already */
  readonly routing: Routing | null;
}

/** Back to the centre it came from. */
export interface ReturnCase extends Timed {
  readonly type: 'returnCase';
  readonly routing: Routing | null;
}

export interface OrderSupervision extends Timed {
  readonly type: 'orderSupervision';
  readonly supervisionId: SupervisionId;
  readonly dueOn: Day;
}

export interface AnswerSupervision extends Timed {
  readonly type: 'answerSupervision';
  readonly supervisionId: SupervisionId;
}

export interface CloseSupervision extends Timed {
  readonly type: 'closeSupervision';
  readonly supervisionId: SupervisionId;
  /** the day by which a better answer is due; null: the answer is accepted */
  readonly dueAgainOn: Day | null;
}

export type CustodyCommand =
  | ReferToDepartment
  | Refer
  | AcceptReferral
  | ObjectToReferral
  | Escalate
  | ReturnCase
  | OrderSupervision
  | AnswerSupervision
  | CloseSupervision;
