/** SQL of sign-in sessions and their refresh tokens. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { RefreshTokenRow, SignInSessionRow } from './sign-in.entity.js';

/** What signing in needs to know of an account. */
export interface SignInAccount {
  readonly id: string;
  readonly centerId: string;
  readonly passwordHash: string | null;
  readonly isDisabled: boolean;
}

export interface RefreshRecord {
  readonly sessionId: string;
  readonly accountId: string;
  readonly centerId: string;
  readonly tokenExpiresAt: string;
  readonly sessionExpiresAt: string;
  readonly isUsed: boolean;
  /** Neither ended nor of a disabled account. */
  readonly isOpen: boolean;
}

@Injectable()
export class SignInStore {
  accountByKey(tx: Tx, usernameKey: string): Promise<SignInAccount | undefined> {
    return tx.one<SignInAccount>(
      `SELECT id, center_id AS "centerId", password_hash AS "passwordHash", disabled_at IS NOT NULL AS "isDisabled"
         FROM account WHERE username_key = $1`,
      [usernameKey],
    );
  }

  /** Holds the account still: it cannot be disabled or get another password while the session is being made. */
  async isStillGood(tx: Tx, { id, passwordHash }: SignInAccount): Promise<boolean> {
    const row = await tx.one(
      'SELECT 1 AS good FROM account WHERE id = $1 AND password_hash = $2 AND disabled_at IS NULL FOR SHARE',
      [id, passwordHash],
    );
    return row !== undefined;
  }

  async addSession(tx: Tx, row: SignInSessionRow): Promise<void> {
    await tx.query(
      `INSERT INTO sign_in_session (id, account_id, address_hash, created_at, expires_at, revoked_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [row.id, row.accountId, row.addressHash, row.createdAt, row.expiresAt, row.revokedAt],
    );
  }

  async addRefreshToken(tx: Tx, row: RefreshTokenRow): Promise<void> {
    await tx.query(
      `INSERT INTO refresh_token (hash, session_id, issued_at, expires_at, used_at) VALUES ($1, $2, $3, $4, $5)`,
      [row.hash, row.sessionId, row.issuedAt, row.expiresAt, row.usedAt],
    );
  }

  /** Locks token and session: of two uses at once the second sees the first. */
  lockRefreshToken(tx: Tx, hash: Buffer): Promise<RefreshRecord | undefined> {
    return tx.one<RefreshRecord>(
      `SELECT s.id AS "sessionId", s.account_id AS "accountId", a.center_id AS "centerId", r.expires_at AS "tokenExpiresAt",
              s.expires_at AS "sessionExpiresAt", r.used_at IS NOT NULL AS "isUsed",
              s.revoked_at IS NULL AND a.disabled_at IS NULL AS "isOpen"
         FROM refresh_token r JOIN sign_in_session s ON s.id = r.session_id JOIN account a ON a.id = s.account_id
        WHERE r.hash = $1 FOR UPDATE OF r, s`,
      [hash],
    );
  }

  async markUsed(tx: Tx, hash: Buffer, now: string): Promise<void> {
    await tx.query('UPDATE refresh_token SET used_at = $2 WHERE hash = $1', [hash, now]);
  }

  async revoke(tx: Tx, sessionId: string, now: string): Promise<void> {
    await tx.query('UPDATE sign_in_session SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [sessionId, now]);
  }

  /** Ends all sessions of the account but one. */
  async revokeOthers(tx: Tx, accountId: string, keep: string | null, now: string): Promise<void> {
    await tx.query(
      `UPDATE sign_in_session SET revoked_at = $3 WHERE account_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $2::uuid`,
      [accountId, keep, now],
    );
  }

  /** Whether somebody has signed in to the account from the address before. */
  async hasSignedInFrom(tx: Tx, accountId: string, addressHash: Buffer): Promise<boolean> {
    const row = await tx.one(
      'SELECT 1 AS known FROM sign_in_session WHERE account_id = $1 AND address_hash = $2 LIMIT 1',
      [accountId, addressHash],
    );
    return row !== undefined;
  }

  /** Sessions long over are of no use to anybody; their refresh tokens go with them. */
  async forgetOlderThan(tx: Tx, accountId: string, instant: string): Promise<void> {
    await tx.query('DELETE FROM sign_in_session WHERE account_id = $1 AND expires_at < $2', [accountId, instant]);
  }
}
