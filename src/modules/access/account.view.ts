import type { AccountRow, RoleGrantRow } from './account.entity.js';
import type { AccountResponse, GrantResponse } from './accounts.dto.js';

/** An account without its password, with its grants. */
export interface AccountRecord extends Omit<AccountRow, 'passwordHash' | 'usernameKey'> {
  readonly hasPassword: boolean;
  readonly grants: readonly RoleGrantRow[];
}

export const toGrantView = (row: RoleGrantRow): GrantResponse => ({
  id: row.id,
  role: row.role,
  centerId: row.centerId,
  departmentId: row.departmentId,
  state: row.state,
  grantedBy: row.grantedBy,
  grantedAt: row.grantedAt,
  approvedBy: row.approvedBy,
  approvedAt: row.approvedAt,
});

export const toAccountView = (row: AccountRecord): AccountResponse => ({
  id: row.id,
  username: row.username,
  name: row.name,
  centerId: row.centerId,
  staffId: row.staffId,
  disabled: row.disabledAt !== null,
  hasPassword: row.hasPassword,
  mustChangePassword: row.mustChangePassword,
  oidcSubject: row.oidcSubject,
  grants: row.grants.map(toGrantView),
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
