/** What happened to files of a case. */
import type { PartyId, RecordId } from '../../shared/ids.js';
import type { AttachmentKind } from './words.js';

export interface EvidencePayloads {
  AttachmentAdded: {
    readonly attachmentId: RecordId;
    readonly kind: AttachmentKind;
    readonly providedByPartyId: PartyId | null;
  };
  AttachmentVoided: { readonly attachmentId: RecordId };
}
