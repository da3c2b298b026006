/** SQL of accounts. */
import { Injectable } from '@nestjs/common';
import { type Tx, violates } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import { Problem, refuse } from '../../platform/http/problem.js';
import type { AccountRow, RoleGrantRow } from './account.entity.js';
import type { AccountRecord } from './account.view.js';

export interface AccountFilter {
  /** Centres whose accounts, and accounts with grants there, the caller may see. */
  readonly visibleIn: readonly string[];
  readonly centerId: string | null;
  readonly q: string | null;
  readonly disabled: boolean | null;
  readonly withPendingGrant: boolean | null;
}

const COLUMNS = `a.id, a.center_id AS "centerId", a.staff_id AS "staffId", a.username, a.name, a.password_hash IS NOT NULL AS "hasPassword",
  a.must_change_password AS "mustChangePassword", a.oidc_subject AS "oidcSubject", a.disabled_at AS "disabledAt", a.version, a.created_at AS "createdAt",
  a.updated_at AS "updatedAt"`;

const GRANT_COLUMNS = `id, account_id AS "accountId", role, center_id AS "centerId", department_id AS "departmentId", state,
  granted_by AS "grantedBy", granted_at AS "grantedAt", approved_by AS "approvedBy", approved_at AS "approvedAt"`;

const FILTER = `(a.center_id = ANY($1::uuid[])
    OR EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = a.id AND g.center_id = ANY($1::uuid[])))
  AND ($2::uuid IS NULL OR a.center_id = $2)
  AND ($3::text IS NULL OR strpos(a.username_key, lower($3)) > 0 OR strpos(lower(a.name), lower($3)) > 0)
  AND ($4::boolean IS NULL OR (a.disabled_at IS NOT NULL) = $4)
  AND ($5::boolean IS NULL
    OR EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = a.id AND g.state = 'pending') = $5)`;

type Bare = Omit<AccountRecord, 'grants'>;

@Injectable()
export class AccountsStore {
  async get(tx: Tx, id: string): Promise<AccountRecord | undefined> {
    const row = await tx.one<Bare>(`SELECT ${COLUMNS} FROM account a WHERE a.id = $1`, [id]);
    return row === undefined ? undefined : { ...row, grants: await this.grantsOf(tx, [id]) };
  }

  /** Holds the account and, since every change of a grant locks it too, its grants. */
  async lock(tx: Tx, id: string): Promise<AccountRecord | undefined> {
    const row = await tx.one<Bare>(`SELECT ${COLUMNS} FROM account a WHERE a.id = $1 FOR UPDATE`, [id]);
    return row === undefined ? undefined : { ...row, grants: await this.grantsOf(tx, [id]) };
  }

  async page(tx: Tx, filter: AccountFilter, page: PageRequest): Promise<AccountRecord[]> {
    const rows = await tx.query<Bare>(
      `SELECT ${COLUMNS} FROM account a WHERE ${FILTER} AND ($6::text IS NULL OR (a.username_key, a.id) > ($6, $7::uuid))
        ORDER BY a.username_key, a.id LIMIT $8`,
      [...parameters(filter), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit + 1],
    );
    const grants = await this.grantsOf(
      tx,
      rows.map((row) => row.id),
    );
    return rows.map((row) => ({ ...row, grants: grants.filter(({ accountId }) => accountId === row.id) }));
  }

  async count(tx: Tx, filter: AccountFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM account a WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  /** Never under the id of an API key: whoever acts under an id sees what was sent in under it. */
  async insert(tx: Tx, row: AccountRow): Promise<void> {
    const inserted = await unlessNameTaken(
      tx.query(
        `INSERT INTO account (id, center_id, staff_id, username, username_key, name, password_hash, must_change_password, disabled_at,
           version, created_at, updated_at, oidc_subject)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
          WHERE NOT EXISTS (SELECT 1 FROM api_key WHERE id = $1) ON CONFLICT (id) DO NOTHING RETURNING id`,
        [
          row.id,
          row.centerId,
          row.staffId,
          row.username,
          row.usernameKey,
          row.name,
          row.passwordHash,
          row.mustChangePassword,
          row.disabledAt,
          row.version,
          row.createdAt,
          row.updatedAt,
          row.oidcSubject,
        ],
      ),
    );
    if (inserted.length === 0) throw new Problem('id_in_use');
  }

  async update(tx: Tx, row: Bare): Promise<void> {
    await unlessNameTaken(
      tx.query(
        `UPDATE account SET staff_id = $2, name = $3, disabled_at = $4, version = $5, updated_at = $6, oidc_subject = $7 WHERE id = $1`,
        [row.id, row.staffId, row.name, row.disabledAt, row.version, row.updatedAt, row.oidcSubject],
      ),
    );
  }

  /** Every change of a grant is a change of the account that holds it. */
  async touch(tx: Tx, id: string, version: number, now: string): Promise<void> {
    await tx.query('UPDATE account SET version = $2, updated_at = $3 WHERE id = $1', [id, version, now]);
  }

  async setPassword(tx: Tx, id: string, passwordHash: string, mustChange: boolean, now: string): Promise<number> {
    const row = await tx.one<{ version: number }>(
      `UPDATE account SET password_hash = $2, must_change_password = $3, version = version + 1, updated_at = $4 WHERE id = $1
       RETURNING version`,
      [id, passwordHash, mustChange, now],
    );
    return row?.version ?? 0;
  }

  async passwordHashOf(tx: Tx, id: string): Promise<string | null> {
    const row = await tx.one<{ hash: string | null }>('SELECT password_hash AS hash FROM account WHERE id = $1', [id]);
    return row?.hash ?? null;
  }

  /** Full and short name of the centre the account is at home in. */
  async centerNamesOf(tx: Tx, id: string): Promise<string[]> {
    const row = await tx.one<{ names: string[] }>(
      'SELECT ARRAY[c.name, c.short_name] AS names FROM account a JOIN center c ON c.id = a.center_id WHERE a.id = $1',
      [id],
    );
    return row?.names ?? [];
  }

  /** Holds the account if its password is still this one; a change meanwhile wins. */
  async lockWithPassword(tx: Tx, id: string, passwordHash: string): Promise<boolean> {
    const row = await tx.one('SELECT 1 AS same FROM account WHERE id = $1 AND password_hash = $2 FOR UPDATE', [
      id,
      passwordHash,
    ]);
    return row !== undefined;
  }

  async isEmpty(tx: Tx): Promise<boolean> {
    return (await tx.one('SELECT 1 AS any FROM account LIMIT 1')) === undefined;
  }

  private grantsOf(tx: Tx, accountIds: readonly string[]): Promise<RoleGrantRow[]> {
    return tx.query<RoleGrantRow>(
      `SELECT ${GRANT_COLUMNS} FROM role_grant WHERE account_id = ANY($1::uuid[]) ORDER BY granted_at, id`,
      [accountIds],
    );
  }
}

const parameters = (filter: AccountFilter): readonly unknown[] => [
  filter.visibleIn,
  filter.centerId,
  filter.q,
  filter.disabled,
  filter.withPendingGrant,
];

async function unlessNameTaken<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (violates(error, 'account_username_unique'))
      throw new Problem('already_exists', { params: { what: 'username' } });
    if (violates(error, 'account_oidc_subject_unique')) throw refuse('subject_linked');
    throw error;
  }
}
