/** Use cases of accounts: list, make, change, disable. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { AuditAction } from '../../domain/audit/actions.js';
import { centersWith } from '../../domain/access/actor.js';
import { isUsername, usernameKey } from '../../domain/access/credentials.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { invalid, refuse, unknownReference } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import { demandManaged, demandVisible, isOwn } from './account-access.js';
import { type AccountRecord, toAccountView } from './account.view.js';
import type { AccountQuery, AccountResponse, CreateAccountRequest, UpdateAccountRequest } from './accounts.dto.js';
import { AccountsStore } from './accounts.store.js';
import { SignInStore } from './sign-in.store.js';

const pathOf = (id: string): string => `/accounts/${id}`;

@Injectable()
export class AccountsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: AccountsStore,
    private readonly sessions: SignInStore,
    private readonly centers: CentersReader,
    private readonly staff: StaffReader,
    private readonly audit: AuditStore,
    private readonly gates: Gates,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
  ) {}

  onModuleInit(): void {
    this.gates.register('account', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const account = demandVisible(caller, await this.store.get(tx, id));
        if (permission === 'account.manage') demandManaged(caller, account);
        return account.version;
      }),
    );
  }

  list(caller: Caller, query: AccountQuery): Promise<Reply<PageOf<AccountResponse>>> {
    const purpose = purposeOf('accounts', query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = {
      visibleIn: centersWith(caller.actor, 'grant.manage'),
      centerId: query.centerId ?? null,
      q: query.q ?? null,
      disabled: query.disabled ?? null,
      withPendingGrant: query.withPendingGrant ?? null,
    };
    return this.useCases.read(caller, async (tx) => {
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      const keyOf = (row: AccountRecord) => [usernameKey(row.username), row.id];
      return pageReply(pageOf(rows, page, keyOf, toAccountView, sign, total), '/accounts', query);
    });
  }

  get(caller: Caller, id: string): Promise<Reply<AccountResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const account = demandVisible(caller, await this.store.get(tx, id));
      return found(toAccountView(account), account.version, pathOf(id));
    });
  }

  /** Without a password: `password-reset` issues the first one, so that no request and no stored answer ever holds it. */
  create(caller: Caller, input: CreateAccountRequest): Promise<Reply<AccountResponse>> {
    return this.useCases.write(caller, async (tx) => {
      if ((await this.centers.get(tx, input.centerId)) === undefined) throw unknownReference('/centerId');
      demandInCenter(caller, 'account.manage', input.centerId);
      if (typeof input.staffId === 'string') await this.staff.demand(tx, input.staffId, input.centerId, '/staffId');
      if (!isUsername(input.username)) throw invalid('/username', 'wrong_value', { expected: 'A-Z 中 0-9 . _ - @' });
      const id = input.id ?? uuidv7();
      const now = this.clock.nowIso();
      const { username, name, centerId, staffId = null } = input;
      const row = {
        id,
        centerId,
        staffId,
        username,
        name,
        mustChangePassword: false,
        oidcSubject: null,
        disabledAt: null,
        version: 1,
        createdAt: now,
        updatedAt: now,
      };
      await this.store.insert(tx, { ...row, usernameKey: usernameKey(username), passwordHash: null });
      await this.note(tx, caller, row, 'account_created', { staffId });
      return created(toAccountView({ ...row, hasPassword: false, grants: [] }), 1, pathOf(id));
    });
  }

  update(caller: Caller, id: string, input: UpdateAccountRequest): Promise<Reply<AccountResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const account = demandVisible(caller, await this.store.lock(tx, id));
      demandManaged(caller, account);
      checkIfMatch(caller, account.version);
      const { name = account.name, staffId = account.staffId, disabled = account.disabledAt !== null } = input;
      const { oidcSubject = account.oidcSubject } = input;
      const isRelinked = staffId !== account.staffId || oidcSubject !== account.oidcSubject;
      if (isOwn(caller, account) && (disabled || isRelinked)) throw refuse('own_account');
      if (staffId !== null && staffId !== account.staffId)
        await this.staff.demand(tx, staffId, account.centerId, '/staffId');
      const now = this.clock.nowIso();
      const disabledAt = disabled ? (account.disabledAt ?? now) : null;
      const next = { ...account, name, staffId, oidcSubject, disabledAt, version: account.version + 1, updatedAt: now };
      await this.store.update(tx, next);
      if (disabled) await this.sessions.revokeOthers(tx, id, null, now);
      await this.note(tx, caller, account, actionOf(account, disabled), { fields: Object.keys(input).sort(), staffId });
      return changed(toAccountView(next), next.version, pathOf(id));
    });
  }

  private note(
    tx: Tx,
    caller: Caller,
    account: { readonly id: string; readonly centerId: string },
    action: AuditAction,
    params: Record<string, string | null | readonly string[]>,
  ): Promise<void> {
    return this.audit.add(tx, caller, {
      action,
      subjectKind: 'account',
      subjectId: account.id,
      centerId: account.centerId,
      params,
    });
  }
}

function actionOf(before: AccountRecord, disabled: boolean): AuditAction {
  if (disabled === (before.disabledAt !== null)) return 'account_changed';
  return disabled ? 'account_disabled' : 'account_enabled';
}
