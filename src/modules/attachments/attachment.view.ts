/** Attachments as they are shown, opened with the dispute's key. */
import type { FieldKey } from '../../platform/crypto/envelope.js';
import type { AttachmentResponse } from './attachment.dto.js';
import type { AttachmentRecord } from './attachment.store.js';

export type SealedField = 'title' | 'name' | 'source' | 'provider' | 'void_reason';

/** Binds a sealed value to its place. */
export const contextOf = (id: string, field: SealedField): string => `attachment:${id}:${field}`;

export const pathOf = (id: string): string => `/attachments/${id}`;

/** In full: for those who handle the case, and for what is made of its file. */
export interface OpenedAttachment extends AttachmentResponse {
  readonly title: string;
  readonly name: string;
}

/** That something was filed, when and of what kind; what it is and from whom is for those who handle the case. */
export const withoutWords = (shown: AttachmentResponse): AttachmentResponse => ({
  ...shown,
  ...{ title: null, source: null, providedBy: null, provider: null, name: null, voidReason: null },
});

export function toAttachment(row: AttachmentRecord, key: FieldKey, duplicate = false): OpenedAttachment {
  const opened = (sealed: Buffer, field: SealedField): string => key.open(sealed, contextOf(row.id, field));
  const { id, disputeId, kind, occurredAt, recordedAt, mediaType, size, sha256 } = row;
  return {
    id,
    disputeId,
    kind,
    title: opened(row.titleSealed, 'title'),
    source: row.sourceSealed === null ? null : opened(row.sourceSealed, 'source'),
    providedBy: row.providedByPartyId,
    provider: row.providerSealed === null ? null : opened(row.providerSealed, 'provider'),
    occurredAt,
    recordedAt,
    name: opened(row.nameSealed, 'name'),
    mediaType,
    size,
    sha256,
    voided: row.voidedAt !== null,
    voidReason: row.voidReasonSealed === null ? null : opened(row.voidReasonSealed, 'void_reason'),
    duplicate,
  };
}
