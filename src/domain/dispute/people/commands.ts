/**
 * What somebody asks for about who takes part: parties leaving, representatives and their powers, conflicts and challenges of
 * mediators (R8, R9, R18). Reasons in words stay beside the log.
 * Example: `{ type: 'challengeMediator', partyId, staffId, ground: 'relative', … }`.
 */
import type { PartyId, RecordId, RepresentativeId, StaffId } from '../../shared/ids.js';
import type { RepresentativeEntry, Timed } from '../commands.js';
import type { ConflictGround, LeaveReason } from './words.js';

export interface LeaveParty extends Timed {
  readonly type: 'leaveParty';
  readonly partyId: PartyId;
  readonly reason: LeaveReason;
}

export interface AddRepresentative extends Timed {
  readonly type: 'addRepresentative';
  readonly partyId: PartyId;
  readonly representative: RepresentativeEntry;
}

export interface EndRepresentative extends Timed {
  readonly type: 'endRepresentative';
  readonly partyId: PartyId;
  readonly representativeId: RepresentativeId;
}

export interface DeclareConflict extends Timed {
  readonly type: 'declareConflict';
  readonly conflictId: RecordId;
  readonly staffId: StaffId;
  /** recorded by an officer of the case or its director, for whomever it concerns */
  readonly byOfficer: boolean;
  readonly ground: ConflictGround;
}

export interface ChallengeMediator extends Timed {
  readonly type: 'challengeMediator';
  readonly challengeId: RecordId;
  readonly partyId: PartyId;
  readonly byRepresentativeId: RepresentativeId | null;
  readonly staffId: StaffId;
  readonly ground: ConflictGround;
}

export interface DecideChallenge extends Timed {
  readonly type: 'decideChallenge';
  readonly challengeId: RecordId;
  readonly upheld: boolean;
}

export type PeopleCommand =
  LeaveParty | AddRepresentative | EndRepresentative | DeclareConflict | ChallengeMediator | DecideChallenge;
