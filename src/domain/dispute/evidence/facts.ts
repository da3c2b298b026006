/** What the rules know about files of a case. */
import type { Instant } from '../../shared/day.js';
import type { RecordId } from '../../shared/ids.js';
import type { AttachmentKind } from './words.js';

export interface AttachmentFact {
  readonly attachmentId: RecordId;
  readonly kind: AttachmentKind;
  readonly at: Instant;
  /** null: it stands */
  readonly voidedAt: Instant | null;
}
