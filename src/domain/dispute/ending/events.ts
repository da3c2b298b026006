/** What happened after the outcome and beside it. */
import type { Day, Instant } from '../../shared/day.js';
import type { AgreementId, CorrectionId, DisputeId, LinkId, PartyId } from '../../shared/ids.js';
import type { DeadlineEntry } from '../events.js';
import type { PartyRole } from '../vocabulary.js';
import type { Absorb, CorrectedParty } from './commands.js';
import type { LinkDirection, LinkKind, RetentionClass } from './words.js';

export interface EndingPayloads {
  Merged: { readonly linkId: LinkId; readonly intoDisputeId: DisputeId };
  /** On the case that took another in. */
  MergedIn: {
    readonly linkId: LinkId;
    readonly mergedDisputeId: DisputeId;
    /** when the merged case was received */
    readonly receivedAt: Instant;
    readonly parties: Absorb['parties'];
    readonly alreadyThere: Absorb['alreadyThere'];
    readonly riskFlags: readonly string[];
    /** absent in entries older than the question: none came along */
    readonly confidential?: Absorb['confidential'];
  };
  /** On the case from which another was split; the other names it in `Registered`. */
  SplitOff: { readonly linkId: LinkId; readonly newDisputeId: DisputeId; readonly partyIds: readonly PartyId[] };
  Linked: {
    readonly linkId: LinkId;
    readonly otherDisputeId: DisputeId;
    readonly kind: LinkKind;
    readonly direction: LinkDirection;
  };
  LinkEnded: { readonly linkId: LinkId };
  Reopened: {
    readonly to: 'registered' | 'mediating';
    /** the fresh term of a mediation that goes on */
    readonly deadlines: readonly DeadlineEntry[];
  };
  /** By `system`: mediation about a change ended without a new agreement, so that the earlier one goes on (R30). */
  AgreementStands: { readonly agreementId: AgreementId };
  Archived: { readonly retentionClass: RetentionClass; readonly retainUntil: Day | null };
  Corrected: {
    readonly correctionId: CorrectionId;
    readonly pointer: string;
    readonly party?: CorrectedParty;
    /** of entries older than the other particulars of a party */
    readonly role?: { readonly partyId: PartyId; readonly role: PartyRole };
  };
}
