/** Clips as they are shown, opened with the key of records. */
import type { FieldKey } from '../../platform/crypto/envelope.js';
import type { ClipResponse } from './clip.dto.js';
import type { ClipRecord } from './clip.store.js';

export type ClipField = 'requested_by' | 'reason' | 'camera' | 'name';

/** Binds a sealed value to its place. */
export const contextOf = (id: string, field: ClipField): string => `clip:${id}:${field}`;

export const pathOf = (id: string): string => `/clips/${id}`;

/** Every clip is what it is for good; only its end changes it. */
export const versionOf = ({ expiredAt, attached }: Pick<ClipRecord, 'expiredAt' | 'attached'>): number =>
  1 + (attached ? 1 : 0) + (expiredAt === null ? 0 : 1);

export function toClip(row: ClipRecord, key: FieldKey): ClipResponse {
  const opened = (sealed: Buffer, field: ClipField): string => key.open(sealed, contextOf(row.id, field));
  const { id, centerId, recordedFrom, recordedTo, takenAt, expiresAt, expiredAt, attached } = row;
  const { mediaType, size, sha256 } = row;
  return {
    id,
    centerId,
    requestedBy: opened(row.requestedBySealed, 'requested_by'),
    reason: opened(row.reasonSealed, 'reason'),
    camera: opened(row.cameraSealed, 'camera'),
    recordedFrom,
    recordedTo,
    takenAt,
    takenBy: row.takenByAccountId,
    expiresAt,
    expiredAt,
    attached,
    mediaType,
    size,
    sha256,
  };
}
