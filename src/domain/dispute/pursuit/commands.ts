/** What somebody asks for about a promise that is not kept by itself (R34): urge, waive, hand over. */
import type { ObligationId, PartyId, RecordId, RepresentativeId } from '../../shared/ids.js';
import type { Timed } from '../commands.js';
import type { HandOverTo, UrgeMethod } from './words.js';

/** `advised`: the debtor was told that the creditor may go to court. */
export interface Urge extends Timed {
  readonly type: 'urge';
  readonly urgeId: RecordId;
  readonly obligationId: ObligationId;
  readonly method: UrgeMethod;
  readonly advised: boolean;
}

/** By all to whom it is owed, in writing; what the paper is stands beside the log. */
export interface Waive extends Timed {
  readonly type: 'waive';
  readonly obligationId: ObligationId;
  readonly partyIds: readonly PartyId[];
  /** who signs for those whose own hand does not bind (R8, R9) */
  readonly representativeIds?: readonly RepresentativeId[];
  /** the file with that paper */
  readonly evidenceId?: RecordId | null;
}

export interface HandOver extends Timed {
  readonly type: 'handOver';
  readonly obligationId: ObligationId;
  readonly to: HandOverTo;
  /** is a paper of a court named? */
  readonly hasCourtPaper: boolean;
  /** the file with that paper */
  readonly evidenceId?: RecordId | null;
}

export type PursuitCommand = Urge | Waive | HandOver;
