/** What happened about judicial confirmation (R31–R33). */
import type { Day } from '../../shared/day.js';
import type { AgreementId, PartyId, RecordId, RepresentativeId } from '../../shared/ids.js';
import type { NoticeMethod } from '../vocabulary.js';
import type { ConfirmationNotice } from './facts.js';
import type { ConfirmationResult, CourtGround, NoticeOccasion } from './words.js';

export interface ConfirmationPayloads {
  /** by itself when an agreement takes effect that a court could confirm */
  ConfirmationWindowOpened: {
    readonly agreementId: AgreementId;
    readonly lastDay: Day;
    readonly calendarKnown: boolean;
    readonly notices: readonly ConfirmationNotice[];
  };
  /** `occasions`: the notices it was; none: told once more than it was owed */
  ConfirmationTold: {
    readonly noticeId: RecordId;
    /** entries from before it was named have none */
    readonly agreementId?: AgreementId;
    readonly partyId: PartyId;
    readonly toRepresentativeId?: RepresentativeId;
    readonly method: NoticeMethod;
    readonly occasions: readonly NoticeOccasion[];
  };
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
