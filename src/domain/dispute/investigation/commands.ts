/**
 * What somebody asks to be put on record of an investigation; who else was asked, questions, answers and findings are texts
 * and stay in their table. Example: the flat above was looked at from 09:00 to 09:40 by one mediator.
 */
import type { Instant } from '../../shared/day.js';
import type { PartyId, RecordId, StaffId } from '../../shared/ids.js';
import type { InvestigationKind, RecordSignature } from './words.js';

/** Occurred when it ended. */
export interface RecordInvestigation {
  readonly type: 'recordInvestigation';
  readonly investigationId: RecordId;
  readonly kind: InvestigationKind;
  readonly from: Instant;
  readonly to: Instant;
  /** the person asked, where that is a party */
  readonly partyId: PartyId | null;
  readonly investigatorIds: readonly StaffId[];
  readonly recorderId: StaffId | null;
  /** null: nobody was asked */
  readonly signed: RecordSignature | null;
}

export type InvestigationCommand = RecordInvestigation;
