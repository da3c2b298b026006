/**
 * What the rules know about representatives, conflicts and challenges. Nothing is removed: who no longer acts has an end.
 * Example: a mother represents from 6 May; the father takes over on the 20th; what she signed before stays signed.
 */
import type { Day, Instant } from '../../shared/day.js';
import type { PartyId, RecordId, RepresentativeId, StaffId } from '../../shared/ids.js';
import type { RepresentativeKind } from '../vocabulary.js';
import type { ConflictGround, Power } from './words.js';

export interface RepresentativeFacts {
  readonly representativeId: RepresentativeId;
  readonly kind: RepresentativeKind;
  readonly powers: readonly Power[];
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly evidenceId: string | null;
  readonly since: Instant;
  /** null: still acts */
  readonly endedAt: Instant | null;
}

export interface ConflictFacts {
  readonly conflictId: RecordId;
  readonly staffId: StaffId;
  readonly ground: ConflictGround;
  /** the mediator's own word, or an officer's */
  readonly declaredByStaffId: StaffId | null;
  readonly at: Instant;
}

export interface ChallengeFacts {
  readonly challengeId: RecordId;
  readonly partyId: PartyId;
  readonly byRepresentativeId: RepresentativeId | null;
  readonly staffId: StaffId;
  readonly ground: ConflictGround;
  readonly at: Instant;
  readonly state: 'open' | 'upheld' | 'rejected';
  readonly decidedAt: Instant | null;
  readonly decidedByStaffId: StaffId | null;
}
