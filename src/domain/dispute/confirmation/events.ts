/** What happened about judicial confirmation (R31–R33). */
import type { Day } from '../../shared/day.js';
import type { AgreementId, PartyId, RecordId, RepresentativeId } from '../../shared/ids.js';
import type { ConfirmationResult, CourtGround } from './words.js';

export interface ConfirmationPayloads {
  ConfirmationApplied: {
    readonly confirmationId: RecordId;
    readonly agreementId: AgreementId;
    readonly filedOn: Day;
    readonly partyIds: readonly PartyId[];
    readonly representativeIds?: readonly RepresentativeId[];
    readonly courtGround: CourtGround;
    readonly lateByCourt: boolean;
  };
  ConfirmationDecided: {
    readonly confirmationId: RecordId;
    readonly decidedOn: Day;
    readonly result: ConfirmationResult;
  };
}
