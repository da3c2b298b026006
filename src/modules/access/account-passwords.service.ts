/** Passwords: issued by an administrator, changed by the holder. Neither request nor answer is ever stored. */
import { Injectable } from '@nestjs/common';
import { passwordFault, PASSWORD_MIN } from '../../domain/access/password-rules.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { invalid, Problem, refuse } from '../../platform/http/problem.js';
import { plain, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch } from '../../platform/http/use-cases.js';
import { demandManaged, demandVisible, isOwn } from './account-access.js';
import type { IssuedPasswordResponse } from './accounts.dto.js';
import { AccountsStore } from './accounts.store.js';
import type { ChangePasswordRequest } from './me.dto.js';
import { PasswordsService } from './passwords.service.js';
import { SignInStore } from './sign-in.store.js';
import { SlowDownService, tooManyRequests } from './slow-down.service.js';

@Injectable()
export class AccountPasswordsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: AccountsStore,
    private readonly sessions: SignInStore,
    private readonly slowDown: SlowDownService,
    private readonly passwords: PasswordsService,
    private readonly audit: AuditStore,
    private readonly clock: Clock,
  ) {}

  /** A temporary password, told once; whoever was signed in with the old one no longer is. */
  async issue(caller: Caller, id: string): Promise<Reply<IssuedPasswordResponse>> {
    const temporaryPassword = this.passwords.temporary();
    const passwordHash = await this.passwords.hash(temporaryPassword);
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const account = demandVisible(caller, await this.store.lock(tx, id));
      demandManaged(caller, account);
      checkIfMatch(caller, account.version);
      if (isOwn(caller, account)) throw refuse('own_account');
      const now = this.clock.nowIso();
      const version = await this.store.setPassword(tx, id, passwordHash, true, now);
      await this.sessions.revokeOthers(tx, id, null, now);
      await this.audit.add(tx, caller, {
        action: 'password_issued',
        subjectKind: 'account',
        subjectId: id,
        centerId: account.centerId,
      });
      return { ...plain({ accountId: id, temporaryPassword }, { 'cache-control': 'no-store' }), version };
    });
  }

  /** The holder's own change: needs the old one, guesses are slowed as at sign-in, other sessions end. */
  async change(caller: Caller, { currentPassword, newPassword }: ChangePasswordRequest): Promise<void> {
    const { accountId } = caller.actor;
    const fault = passwordFault(newPassword, await this.namesOf(caller));
    if (fault !== undefined) throw invalid('/newPassword', fault, { min: PASSWORD_MIN });
    if (newPassword === currentPassword) throw invalid('/newPassword', 'same_password');
    const attempt = { who: `password of ${accountId}`, address: caller.address, isKnownHere: true };
    const { known, wait } = await this.unitOfWork.run(caller.scope, async (tx) => ({
      wait: await this.slowDown.count(tx, attempt),
      known: await this.store.passwordHashOf(tx, accountId),
    }));
    if (wait > 0) throw tooManyRequests(wait);
    if (known === null || !(await this.passwords.verify(known, currentPassword)))
      throw invalid('/currentPassword', 'wrong_password');
    const passwordHash = await this.passwords.hash(newPassword);
    await this.unitOfWork.run(caller.scope, async (tx) => {
      if (!(await this.store.lockWithPassword(tx, accountId, known))) throw new Problem('unauthenticated');
      const now = this.clock.nowIso();
      await this.slowDown.succeed(tx, attempt);
      await this.store.setPassword(tx, accountId, passwordHash, false, now);
      await this.sessions.revokeOthers(tx, accountId, caller.sessionId, now);
      await this.audit.add(tx, caller, {
        action: 'password_changed',
        subjectKind: 'account',
        subjectId: accountId,
        centerId: null,
      });
    });
  }

  /** What everybody at the centre knows of the account. */
  private namesOf({ actor, scope }: Caller): Promise<readonly string[]> {
    return this.unitOfWork.read(scope, async (tx) => [
      actor.username,
      actor.name,
      ...(await this.store.centerNamesOf(tx, actor.accountId)),
    ]);
  }
}
