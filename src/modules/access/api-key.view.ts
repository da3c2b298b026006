import { standingOf, type ApiKey } from '../../domain/access/api-keys.js';
import type { ApiKeyRow, ApiKeyTokenRow } from './api-key.entity.js';
import type { ApiKeyResponse } from './api-keys.dto.js';

export type TokenRecord = Pick<ApiKeyTokenRow, 'id' | 'apiKeyId' | 'handle' | 'issuedAt' | 'expiresAt' | 'lastUsedAt'>;

/** A key with the facts the rules ask for, and its tokens, newest first. */
export interface ApiKeyRecord extends Omit<ApiKeyRow, keyof ApiKey>, ApiKey {
  readonly lastUsedAt: string | null;
  readonly tokens: readonly TokenRecord[];
}

export const toApiKeyView = (key: ApiKeyRecord, now: string): ApiKeyResponse => ({
  id: key.id,
  name: key.name,
  centerId: key.centerId,
  scopes: [...key.scopes],
  standing: standingOf(key, now),
  expiresAt: key.expiresAt,
  lastUsedAt: key.lastUsedAt,
  // Any older one ended when the newest was made.
  tokens: key.tokens
    .slice(0, 2)
    .filter(({ expiresAt }) => expiresAt > now)
    .map(({ handle, issuedAt, expiresAt, lastUsedAt }) => ({ handle, issuedAt, expiresAt, lastUsedAt })),
  issuedBy: key.issuedBy,
  issuedAt: key.issuedAt,
  approvedBy: key.approvedBy,
  approvedAt: key.approvedAt,
  revokedBy: key.revokedBy,
  revokedAt: key.revokedAt,
  version: key.version,
});
