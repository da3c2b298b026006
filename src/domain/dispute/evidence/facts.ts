/** What the rules know about files of a case. */
import type { Instant } from '../../shared/day.js';
import type { AccountId, AgreementId, RecordId } from '../../shared/ids.js';
import type { SYSTEM } from '../events.js';
import type { AttachmentKind } from './words.js';

export interface AttachmentFact {
  readonly attachmentId: RecordId;
  readonly kind: AttachmentKind;
  readonly at: Instant;
  /** who filed it */
  readonly filedBy: AccountId | typeof SYSTEM;
  /** the text whose signature it shows, once one rests on it; a page shows one text only (R30) */
  readonly shows: { readonly agreementId: AgreementId; readonly version: number } | null;
  /** null: it stands */
  readonly voidedAt: Instant | null;
}
