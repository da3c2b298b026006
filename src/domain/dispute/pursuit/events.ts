/** What happened to a promise that was not kept by itself (R34). */
import type { ObligationId, PartyId, RecordId, RepresentativeId } from '../../shared/ids.js';
import type { HandOverTo, UrgeMethod } from './words.js';

export interface PursuitPayloads {
  Urged: {
    readonly urgeId: RecordId;
    readonly obligationId: ObligationId;
    readonly method: UrgeMethod;
    readonly advised: boolean;
  };
  ObligationWaived: {
    readonly obligationId: ObligationId;
    readonly partyIds: readonly PartyId[];
    readonly representativeIds?: readonly RepresentativeId[];
    readonly evidenceId?: RecordId | null;
  };
  ObligationHandedOver: {
    readonly obligationId: ObligationId;
    readonly to: HandOverTo;
    readonly evidenceId?: RecordId | null;
  };
}
