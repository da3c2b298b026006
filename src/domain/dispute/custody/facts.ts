/** What the rules remember about whose hands a case is in (R13, R17, R38). Plain JSON, folded from the log. */
import type { Day, Instant } from '../../shared/day.js';
import type { CenterId, DepartmentId, RecordId, ReferralId, SupervisionId } from '../../shared/ids.js';
import type { State } from '../states.js';
import type { ReferralBody, ReferralState, SharingGround, SupervisionCause, SupervisionState } from './words.js';

export interface ReferralFacts {
  readonly referralId: ReferralId;
  readonly state: ReferralState;
  /** where the case was when it was sent */
  readonly centerId: CenterId;
  readonly fromDepartmentId: DepartmentId | null;
  readonly fromState: State;
  /** the receiver: a department of the centre, or a body outside */
  readonly departmentId: DepartmentId | null;
  readonly body: ReferralBody | null;
  readonly ground: SharingGround | null;
  readonly consentIds: readonly RecordId[];
  readonly sentAt: Instant;
  readonly sentSeq: number;
  readonly dueOn: Day | null;
  /** null: an outside body never accepts by silence */
  readonly objectUntil: Day | null;
  readonly calendarKnown: boolean;
  readonly bySilence: boolean;
  /** when it was answered or lapsed, and by which entry */
  readonly endedAt: Instant | null;
  readonly endedSeq: number | null;
}

export interface SupervisionFacts {
  readonly supervisionId: SupervisionId;
  readonly cause: SupervisionCause;
  readonly state: SupervisionState;
  readonly orderedAt: Instant;
  readonly orderedSeq: number;
  readonly dueOn: Day;
  /** of the last answer */
  readonly answeredAt: Instant | null;
  readonly answeredSeq: number | null;
  /** of the last decision about an answer */
  readonly decidedSeq: number | null;
  readonly closedAt: Instant | null;
}

export interface CustodyFacts {
  readonly referrals: readonly ReferralFacts[];
  /** the centres it was escalated from, the last one last */
  readonly cameFrom: readonly CenterId[];
  readonly supervisions: readonly SupervisionFacts[];
}

export const NO_CUSTODY: CustodyFacts = { referrals: [], cameFrom: [], supervisions: [] };

interface Kept {
  readonly custody: CustodyFacts;
}

/** At most one waits for an answer. */
export const openReferral = ({ custody }: Kept): ReferralFacts | undefined =>
  custody.referrals.find(({ state }) => state === 'open');

/** Has the outside body taken the case that was handed to it? (R38) */
export const referralAccepted = ({ custody }: Kept): boolean => {
  const last = custody.referrals.findLast(({ body }) => body !== null);
  return last?.state === 'accepted';
};

/** How often departments have sent the case back (R13). */
export const objectionsOf = ({ custody }: Kept): number =>
  custody.referrals.filter(({ body, state }) => body === null && state === 'objected').length;

/** Orders of the director that stand: not closed yet. */
export const openSupervisions = ({ custody }: Kept): readonly SupervisionFacts[] =>
  custody.supervisions.filter(({ state }) => state !== 'closed');
