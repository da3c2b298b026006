/** One's own account. */
import { Injectable } from '@nestjs/common';
import { permissionsOfActor } from '../../domain/access/actor.js';
import { isKey } from '../../domain/access/api-keys.js';
import type { Caller } from '../../platform/auth/caller.js';
import { notFound } from '../../platform/http/problem.js';
import { type Reply, revalidated } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { AccountsStore } from './accounts.store.js';
import { ApiKeysStore } from './api-keys.store.js';
import type { MeResponse } from './me.dto.js';

@Injectable()
export class MeService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: AccountsStore,
    private readonly keys: ApiKeysStore,
  ) {}

  get(caller: Caller): Promise<Reply<MeResponse>> {
    if (isKey(caller.actor)) return this.ofKey(caller);
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
      const person = { kind: 'person' as const, scopes: [], expiresAt: null };
      return revalidated({ id, ...person, staffId, username, name, centerId, grants, permissions, mustChangePassword });
    });
  }

  private ofKey(caller: Caller): Promise<Reply<MeResponse>> {
    const { accountId, staffId, username } = caller.actor;
    return this.useCases.read(caller, async (tx) => {
      const key = await this.keys.get(tx, accountId);
      if (key === undefined) throw notFound();
      const { id, name, centerId, expiresAt } = key;
      const grants = [{ id, role: 'integrator', centerId, departmentId: null }];
      const permissions = permissionsOfActor(caller.actor);
      const own = {
        id,
        kind: 'api_key' as const,
        staffId,
        username,
        name,
        centerId,
        scopes: [...key.scopes],
        expiresAt,
      };
      return revalidated({ ...own, grants, permissions, mustChangePassword: false });
    });
  }
}
