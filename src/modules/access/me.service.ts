/** One's own account. */
import { Injectable } from '@nestjs/common';
import { permissionsOfActor } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { notFound } from '../../platform/http/problem.js';
import { type Reply, revalidated } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { AccountsStore } from './accounts.store.js';
import type { MeResponse } from './me.dto.js';

@Injectable()
export class MeService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: AccountsStore,
  ) {}

  get(caller: Caller): Promise<Reply<MeResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const account = await this.store.get(tx, caller.actor.accountId);
      if (account === undefined) throw notFound();
      const { id, staffId, username, name, centerId, mustChangePassword } = account;
      const active = account.grants.filter(({ state }) => state === 'active');
      const grants = active.map((grant) => ({
        id: grant.id,
        role: grant.role,
        centerId: grant.centerId,
        departmentId: grant.departmentId,
      }));
      const permissions = permissionsOfActor(caller.actor);
      return revalidated({ id, staffId, username, name, centerId, grants, permissions, mustChangePassword });
    });
  }
}
