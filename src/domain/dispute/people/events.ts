/**
 * What happened about who takes part. Entries older than a question lack its answer: then a representative's powers follow
 * from `maySettle`, and nobody was counted as under 14 or incapacitated.
 * Example: `ChallengeDecided` with `upheld` takes the mediator off the case by the same entry.
 */
import type { PartyId, RecordId, RepresentativeId, StaffId } from '../../shared/ids.js';
import type { PartyEntry, RepresentativeEntry } from '../commands.js';
import type { ConflictGround, LeaveReason } from './words.js';

export type RecordedRepresentative = Pick<RepresentativeEntry, 'representativeId' | 'kind'> &
  Partial<RepresentativeEntry> & { readonly maySettle?: boolean };

export type RecordedParty = Pick<PartyEntry, 'partyId' | 'role' | 'kind' | 'minor' | 'selfSupporting'> &
  Partial<Pick<PartyEntry, 'under14' | 'incapacitated' | 'memberCount'>> & {
    readonly representatives: readonly RecordedRepresentative[];
  };

export interface PeoplePayloads {
  PartyLeft: { readonly partyId: PartyId; readonly reason: LeaveReason };
  RepresentativeAdded: { readonly partyId: PartyId; readonly representative: RepresentativeEntry };
  RepresentativeEnded: { readonly partyId: PartyId; readonly representativeId: RepresentativeId };
  ConflictDeclared: {
    readonly conflictId: RecordId;
    readonly staffId: StaffId;
    readonly ground: ConflictGround;
    readonly declaredByStaffId: StaffId | null;
  };
  MediatorChallenged: {
    readonly challengeId: RecordId;
    readonly partyId: PartyId;
    readonly byRepresentativeId: RepresentativeId | null;
    readonly staffId: StaffId;
    readonly ground: ConflictGround;
  };
  ChallengeDecided: {
    readonly challengeId: RecordId;
    readonly staffId: StaffId;
    readonly upheld: boolean;
    readonly decidedByStaffId: StaffId | null;
  };
}
