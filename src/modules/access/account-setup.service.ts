/** Makes accounts without a caller: for the demo centre and for the first administrator. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { isUsername, usernameKey } from '../../domain/access/credentials.js';
import type { Role } from '../../domain/access/permissions.js';
import { AuditStore, SYSTEM_ORIGIN } from '../../platform/audit/audit.store.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { AccountsStore } from './accounts.store.js';
import { GrantsStore } from './grants.store.js';

export interface AccountToSetUp {
  readonly id?: string | undefined;
  readonly centerId: string;
  readonly staffId: string | null;
  readonly username: string;
  readonly name: string;
  /** From `PasswordsService.hash`; null: signs in elsewhere. */
  readonly passwordHash: string | null;
  readonly oidcSubject?: string | undefined;
  readonly mustChangePassword?: boolean | undefined;
  readonly grants: readonly { readonly role: Role; readonly centerId: string; readonly departmentId: string | null }[];
}

@Injectable()
export class AccountSetupService {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly grants: GrantsStore,
    private readonly audit: AuditStore,
    private readonly clock: Clock,
  ) {}

  /** The id of the new account; its grants are in force at once, those of directors too. */
  async create(tx: Tx, setUp: AccountToSetUp): Promise<string> {
    if (!isUsername(setUp.username)) throw new Error(`not a user name: ${setUp.username}`);
    const id = setUp.id ?? uuidv7();
    const now = this.clock.nowIso();
    await this.accounts.insert(tx, {
      id,
      centerId: setUp.centerId,
      staffId: setUp.staffId,
      username: setUp.username.normalize('NFC'),
      usernameKey: usernameKey(setUp.username),
      name: setUp.name,
      passwordHash: setUp.passwordHash,
      mustChangePassword: setUp.mustChangePassword ?? false,
      oidcSubject: setUp.oidcSubject ?? null,
      disabledAt: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    });
    for (const grant of setUp.grants) {
      const nobody = { grantedBy: null, approvedBy: null, approvedAt: null };
      await this.grants.insert(tx, {
        ...grant,
        ...nobody,
        id: uuidv7(),
        accountId: id,
        state: 'active',
        grantedAt: now,
      });
    }
    const roles = setUp.grants.map(({ role }) => role);
    await this.audit.add(tx, SYSTEM_ORIGIN, {
      action: 'account_set_up',
      subjectKind: 'account',
      subjectId: id,
      centerId: setUp.centerId,
      params: { roles },
    });
    return id;
  }
}
