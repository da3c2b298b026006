/** What somebody asks for about files of a case: filed, and marked void when the wrong one was filed. */
import type { PartyId, RecordId } from '../../shared/ids.js';
import type { Timed } from '../commands.js';
import type { AttachmentKind } from './words.js';

export interface Attach extends Timed {
  readonly type: 'attach';
  readonly attachmentId: RecordId;
  readonly kind: AttachmentKind;
  /** the party it came from; null: somebody else, or nobody in particular */
  readonly providedByPartyId: PartyId | null;
}

export interface VoidAttachment extends Timed {
  readonly type: 'voidAttachment';
  readonly attachmentId: RecordId;
}

export type EvidenceCommand = Attach | VoidAttachment;
