/** SQL of API keys and their tokens. */
import { Injectable } from '@nestjs/common';
import type { KeyScope } from '../../domain/access/key-scopes.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { ApiKeyRow, ApiKeyTokenRow } from './api-key.entity.js';
import type { ApiKeyRecord, TokenRecord } from './api-key.view.js';

export interface ApiKeyFilter {
  /** Centres whose keys the caller may see. */
  readonly visibleIn: readonly string[];
  readonly centerId: string | null;
  readonly standings: readonly string[] | null;
  readonly now: string;
}

/** The key behind a token, as signing in needs it. */
export interface PresentedKey {
  readonly id: string;
  readonly centerId: string;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly state: string;
  readonly tokenId: string;
  readonly hash: Buffer;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly referencesAt: string;
}

const COLUMNS = `k.id, k.center_id AS "centerId", k.name, k.scopes, k.state, k.issued_by AS "issuedBy",
  k.issued_by_staff_id AS "issuedByStaffId", k.issued_at AS "issuedAt", k.approved_by AS "approvedBy", k.approved_at AS "approvedAt",
  k.revoked_by AS "revokedBy", k.revoked_at AS "revokedAt", k.version, k.updated_at AS "updatedAt",
  (SELECT max(t.expires_at) FROM api_key_token t WHERE t.api_key_id = k.id) AS "expiresAt",
  (SELECT max(t.last_used_at) FROM api_key_token t WHERE t.api_key_id = k.id) AS "lastUsedAt"`;

const FILTER = `k.center_id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR k.center_id = $2)
  AND ($3::text[] IS NULL OR CASE WHEN k.state = 'revoked' THEN 'revoked'
    WHEN (SELECT max(t.expires_at) FROM api_key_token t WHERE t.api_key_id = k.id) <= $4::timestamptz THEN 'expired'
    ELSE k.state END = ANY($3))`;

type Bare = Omit<ApiKeyRecord, 'tokens'>;

@Injectable()
export class ApiKeysStore {
  async get(tx: Tx, id: string): Promise<ApiKeyRecord | undefined> {
    return this.whole(tx, await tx.one<Bare>(`SELECT ${COLUMNS} FROM api_key k WHERE k.id = $1`, [id]));
  }

  /** Holds the key and, since every change of a token locks it too, its tokens. */
  async lock(tx: Tx, id: string): Promise<ApiKeyRecord | undefined> {
    await tx.query('SELECT 1 FROM api_key WHERE id = $1 FOR UPDATE', [id]);
    return this.get(tx, id);
  }

  async page(tx: Tx, filter: ApiKeyFilter, page: PageRequest): Promise<ApiKeyRecord[]> {
    const rows = await tx.query<Bare>(
      `SELECT ${COLUMNS} FROM api_key k WHERE ${FILTER} AND ($5::uuid IS NULL OR k.id < $5) ORDER BY k.id DESC LIMIT $6`,
      [...parameters(filter), page.after?.[0] ?? null, page.limit + 1],
    );
    const ids = rows.map(({ id }) => id);
    const tokens = await this.tokensOf(tx, ids);
    return rows.map((row) => ({ ...row, tokens: tokens.filter(({ apiKeyId }) => apiKeyId === row.id) }));
  }

  async count(tx: Tx, filter: ApiKeyFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*)::int AS total FROM api_key k WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  async insert(tx: Tx, row: ApiKeyRow): Promise<void> {
    await tx.query(
      `INSERT INTO api_key (id, center_id, name, scopes, state, issued_by, issued_by_staff_id, issued_at, version, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        row.centerId,
        row.name,
        row.scopes,
        row.state,
        row.issuedBy,
        row.issuedByStaffId,
        row.issuedAt,
        row.version,
        row.updatedAt,
      ],
    );
  }

  async update(tx: Tx, row: Omit<ApiKeyRow, 'issuedBy' | 'issuedByStaffId' | 'issuedAt'>): Promise<void> {
    await tx.query(
      `UPDATE api_key SET name = $2, scopes = $3, state = $4, approved_by = $5, approved_at = $6, revoked_by = $7, revoked_at = $8,
              version = $9, updated_at = $10 WHERE id = $1`,
      [
        row.id,
        row.name,
        row.scopes,
        row.state,
        row.approvedBy,
        row.approvedAt,
        row.revokedBy,
        row.revokedAt,
        row.version,
        row.updatedAt,
      ],
    );
  }

  async addToken(tx: Tx, row: ApiKeyTokenRow): Promise<void> {
    await tx.query(
      `INSERT INTO api_key_token (id, api_key_id, handle, hash, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [row.id, row.apiKeyId, row.handle, row.hash, row.issuedAt, row.expiresAt],
    );
  }

  /** Brings the end of a token forward; never puts it off. */
  async endToken(tx: Tx, id: string, at: string): Promise<void> {
    await tx.query('UPDATE api_key_token SET expires_at = least(expires_at, $2::timestamptz) WHERE id = $1', [id, at]);
  }

  presented(tx: Tx, handle: string): Promise<PresentedKey | undefined> {
    return tx.one<PresentedKey>(
      `SELECT k.id, k.center_id AS "centerId", k.name, k.scopes, k.state, t.id AS "tokenId", t.hash, t.expires_at AS "expiresAt",
              t.last_used_at AS "lastUsedAt", (SELECT mark FROM reference_change) AS "referencesAt"
         FROM api_key_token t JOIN api_key k ON k.id = t.api_key_id WHERE t.handle = $1`,
      [handle],
    );
  }

  /** False when somebody else noted a use at the same moment. */
  async noteUse(tx: Tx, tokenId: string, before: string | null, now: string): Promise<boolean> {
    const noted = await tx.one(
      `UPDATE api_key_token SET last_used_at = $3 WHERE id = $1 AND last_used_at IS NOT DISTINCT FROM $2::timestamptz
       RETURNING id`,
      [tokenId, before, now],
    );
    return noted !== undefined;
  }

  private async whole(tx: Tx, row: Bare | undefined): Promise<ApiKeyRecord | undefined> {
    return row === undefined ? undefined : { ...row, tokens: await this.tokensOf(tx, [row.id]) };
  }

  private tokensOf(tx: Tx, keyIds: readonly string[]): Promise<TokenRecord[]> {
    return tx.query<TokenRecord>(
      `SELECT id, api_key_id AS "apiKeyId", handle, issued_at AS "issuedAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt"
         FROM api_key_token WHERE api_key_id = ANY($1::uuid[]) ORDER BY issued_at DESC, id DESC`,
      [keyIds],
    );
  }
}

const parameters = ({ visibleIn, centerId, standings, now }: ApiKeyFilter): readonly unknown[] => [
  visibleIn,
  centerId,
  standings,
  now,
];
