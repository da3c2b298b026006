/** What happened about legal aid of a party (R15). */
import type { DueDay } from '../../deadlines/pauses.js';
import type { Day } from '../../shared/day.js';
import type { LegalAidRequestId, PartyId, StaffId } from '../../shared/ids.js';
import type { LegalAidGround, LegalAidKind, LegalAidPaper } from './words.js';

export interface AidPayloads {
  LegalAidRequested: {
    readonly requestId: LegalAidRequestId;
    readonly partyId: PartyId;
    readonly kind: LegalAidKind;
    readonly ground: LegalAidGround | null;
    readonly receivedOn: Day;
    /** by when it is decided; null: advice needs no decision */
    readonly due: DueDay | null;
  };
  LegalAidPapersListed: { readonly requestId: LegalAidRequestId; readonly missing: readonly LegalAidPaper[] };
  LegalAidPapersCompleted: {
    readonly requestId: LegalAidRequestId;
    /** by when it is decided, now that the time for the papers is over */
    readonly due: DueDay;
  };
  LegalAidDecided: {
    readonly requestId: LegalAidRequestId;
    readonly granted: boolean;
    /** by when somebody is assigned; null: refused */
    readonly due: DueDay | null;
  };
  LegalAidAssigned: { readonly requestId: LegalAidRequestId; readonly staffId: StaffId | null };
  LegalAdviceGiven: { readonly requestId: LegalAidRequestId };
  LegalAidWithdrawn: { readonly requestId: LegalAidRequestId };
}
