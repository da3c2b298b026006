/** Giving and taking rights: never to oneself, a director only by two people, at once in force and at once gone. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { AuditAction } from '../../domain/audit/actions.js';
import { mayInCenter, type Actor } from '../../domain/access/actor.js';
import { type GrantRefusal, type GrantRequest, mayGrant, mayRevoke } from '../../domain/access/grants.js';
import type { Role } from '../../domain/access/permissions.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, notFound, Problem, refuse, unknownReference } from '../../platform/http/problem.js';
import { changed, recorded, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import { demandVisible, isOwn } from './account-access.js';
import type { RoleGrantRow } from './account.entity.js';
import { type AccountRecord, toAccountView, toGrantView } from './account.view.js';
import type { AccountResponse, CreateGrantRequest, GrantResponse } from './accounts.dto.js';
import { AccountsStore } from './accounts.store.js';
import { ActorsStore } from './actors.store.js';
import { GrantsStore } from './grants.store.js';

const pathOf = (accountId: string): string => `/accounts/${accountId}`;

@Injectable()
export class GrantsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly accounts: AccountsStore,
    private readonly store: GrantsStore,
    private readonly actors: ActorsStore,
    private readonly centers: CentersReader,
    private readonly departments: DepartmentsReader,
    private readonly audit: AuditStore,
    private readonly clock: Clock,
  ) {}

  /** In force at once; a director's waits for the second person. */
  give(caller: Caller, accountId: string, input: CreateGrantRequest): Promise<Reply<GrantResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const account = demandVisible(caller, await this.accounts.lock(tx, accountId));
      checkIfMatch(caller, account.version);
      if ((await this.centers.get(tx, input.centerId)) === undefined) throw unknownReference('/centerId');
      const { role, centerId, departmentId = null } = input;
      const refusal = mayGrant(caller.actor, { granteeAccountId: accountId, role, centerId, departmentId });
      if (refusal !== undefined && refusal !== 'second_approver_required') throw problemOf(refusal);
      if (isSamePerson(caller.actor, account)) throw problemOf('grant_to_self');
      if (departmentId !== null) await this.departments.demand(tx, departmentId, centerId, '/departmentId');
      const row: RoleGrantRow = {
        id: input.id ?? uuidv7(),
        accountId,
        role,
        centerId,
        departmentId,
        state: refusal === undefined ? 'active' : 'pending',
        grantedBy: caller.actor.accountId,
        grantedAt: this.clock.nowIso(),
        approvedBy: null,
        approvedAt: null,
      };
      await this.store.insert(tx, row);
      const version = await this.changed(
        tx,
        caller,
        account,
        row,
        refusal === undefined ? 'grant_given' : 'grant_proposed',
      );
      return recorded(toGrantView(row), version, pathOf(accountId));
    });
  }

  /** The second of two people; the first must still be one who may give it. */
  approve(caller: Caller, accountId: string, grantId: string): Promise<Reply<GrantResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const account = demandVisible(caller, await this.accounts.lock(tx, accountId));
      const grant = grantOf(account, grantId);
      if (!mayInCenter(caller.actor, 'grant.manage', grant.centerId)) throw problemOf('approver_not_permitted');
      checkIfMatch(caller, account.version);
      if (grant.state !== 'pending') throw refuse('grant_not_pending');
      const proposer = grant.grantedBy === null ? undefined : await this.actors.ofAccount(tx, grant.grantedBy);
      if (proposer === undefined) throw refuse('proposer_no_longer_permitted');
      const refusal = mayGrant(proposer, requestOf(grant), caller.actor);
      if (refusal === 'grant_not_permitted' || refusal === 'grant_outside_reach')
        throw refuse('proposer_no_longer_permitted');
      if (refusal !== undefined) throw problemOf(refusal);
      if (isSamePerson(caller.actor, account)) throw problemOf('approver_is_grantee');
      const now = this.clock.nowIso();
      await this.store.approve(tx, grantId, caller.actor.accountId, now);
      const approved = { ...grant, state: 'active', approvedBy: caller.actor.accountId, approvedAt: now };
      const version = await this.changed(tx, caller, account, approved, 'grant_approved');
      return { ...recorded(toGrantView(approved), version, pathOf(accountId)), status: 200, location: null };
    });
  }

  /** Gone at once; giving up one's own is always possible, except for the last administrator of a centre. */
  take(caller: Caller, accountId: string, grantId: string): Promise<Reply<AccountResponse>> {
    return this.useCases.write(caller, async (tx) => {
      await this.store.lockAdministration(tx);
      const account = demandVisible(caller, await this.accounts.lock(tx, accountId));
      const grant = grantOf(account, grantId);
      const refusal = mayRevoke(caller.actor, requestOf(grant));
      if (refusal !== undefined) throw problemOf(refusal);
      checkIfMatch(caller, account.version);
      const isAdministrator = grant.role === 'administrator' && account.disabledAt === null;
      if (isAdministrator && !(await this.store.isAdministeredWithout(tx, grant.centerId, grantId)))
        throw refuse('last_administrator');
      await this.store.remove(tx, grantId);
      const version = await this.changed(tx, caller, account, grant, 'grant_taken');
      const grants = account.grants.filter(({ id }) => id !== grantId);
      const left = { ...account, grants, version, updatedAt: this.clock.nowIso() };
      return changed(toAccountView(left), version, pathOf(accountId));
    });
  }

  /** A change of a grant is a change of its account; both are noted. */
  private async changed(
    tx: Tx,
    caller: Caller,
    account: AccountRecord,
    grant: RoleGrantRow,
    action: AuditAction,
  ): Promise<number> {
    const version = account.version + 1;
    await this.accounts.touch(tx, account.id, version, this.clock.nowIso());
    await this.audit.add(tx, caller, {
      action,
      subjectKind: 'account',
      subjectId: account.id,
      centerId: grant.centerId,
      params: { grantId: grant.id, role: grant.role, departmentId: grant.departmentId },
    });
    return version;
  }
}

function grantOf(account: AccountRecord, grantId: string): RoleGrantRow {
  const grant = account.grants.find(({ id }) => id === grantId);
  if (grant === undefined) throw notFound();
  return grant;
}

const requestOf = (grant: RoleGrantRow): GrantRequest => ({
  granteeAccountId: grant.accountId,
  role: grant.role as Role,
  centerId: grant.centerId,
  departmentId: grant.departmentId,
});

/** Also behind a second account of theirs. */
const isSamePerson = (actor: Actor, account: AccountRecord): boolean =>
  isOwn({ actor }, account) || (account.staffId !== null && account.staffId === actor.staffId);

/** Missing authority is 403, a wrong value 400; what the rules forbid to everybody is 409. */
function problemOf(refusal: GrantRefusal): Error {
  switch (refusal) {
    case 'grant_not_permitted':
    case 'grant_outside_reach':
    case 'approver_not_permitted':
      return new Problem('forbidden', { params: { permission: 'grant.manage' } });
    case 'grant_department_not_applicable':
      return invalid('/departmentId', refusal);
    case 'grant_role_is_for_keys':
      return invalid('/role', refusal);
    default:
      return refuse(refusal);
  }
}
