/** What other modules ask about cases; always through the one predicate of who may see them. */
import { Injectable } from '@nestjs/common';
import { mayPerform, relationsTo } from '../../domain/access/scope.js';
import type { Permission } from '../../domain/access/permissions.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { Gates } from '../../platform/http/gates.js';
import { notFound, Problem, refuse } from '../../platform/http/problem.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { DisputeRecord } from './dispute.record.js';
import { type DisputeFilter, type DisputeLine, DisputeListReader } from './dispute-list.reader.js';
import { DisputeStore } from './dispute.store.js';

/** 409 where only the stub of a file is left: what was in it can be shown by nobody (R40). */
export function demandFile({ folded }: Pick<DisputeRecord, 'folded'>): void {
  if (folded.destruction.destroyedAt !== null) throw refuse('file_destroyed', { ruleId: 'R40' });
}

@Injectable()
export class DisputesReader {
  constructor(
    private readonly store: DisputeStore,
    private readonly register: DisputeListReader,
    private readonly useCases: UseCases,
    gates: Gates,
  ) {
    gates.register('dispute', (caller, id, permission) => this.gate(caller, id, permission));
  }

  /** The case, or 404 when the caller may not know that it exists. */
  async visible(tx: Tx, caller: Caller, id: string): Promise<DisputeRecord> {
    const record = await this.store.visible(tx, caller.actor, id);
    if (record === undefined) throw notFound();
    return record;
  }

  /** Of these cases the ones the caller may know of: for showing or hiding a link to a case. */
  visibleIds(tx: Tx, caller: Caller, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.store.visibleIds(tx, caller.actor, ids);
  }

  /** 404 or 403, or the case. */
  async permitted(tx: Tx, caller: Caller, id: string, permission: string | null): Promise<DisputeRecord> {
    const record = await this.visible(tx, caller, id);
    const relations = relationsTo(caller.actor, record);
    if (permission !== null && !mayPerform(permission as Permission, relations)) {
      throw new Problem('forbidden', { params: { permission } });
    }
    return record;
  }

  /** 409 while the data of a party is restricted: it is stored and kept safe, not shown in the clear and not handed on (R48). */
  async demandUnrestricted(tx: Tx, { id }: Pick<DisputeRecord, 'id'>): Promise<void> {
    if ((await this.store.restrictedParties(tx, [id])).length > 0)
      throw refuse('personal_data_restricted', { ruleId: 'R48' });
  }

  /** Parties of these cases whose data is restricted (R48). */
  restrictedParties(tx: Tx, ids: readonly string[]): Promise<string[]> {
    return this.store.restrictedParties(tx, ids);
  }

  /** A case with those that went into it, also by way of another: what was done in them was done in this one (R38). */
  async withMerged(tx: Tx, record: DisputeRecord): Promise<DisputeRecord[]> {
    const inside = record.folded.ending.links
      .filter(({ kind, direction }) => kind === 'merged_into' && direction === 'from')
      .map(({ disputeId }) => disputeId);
    const all = [record];
    if (inside.length > 0)
      for (const one of await this.store.byIds(tx, inside)) all.push(...(await this.withMerged(tx, one)));
    return all;
  }

  list(tx: Tx, caller: Caller, filter: DisputeFilter, page: PageRequest): Promise<DisputeLine[]> {
    return this.register.list(tx, caller.actor, filter, page);
  }

  count(tx: Tx, caller: Caller, filter: DisputeFilter): Promise<number> {
    return this.register.count(tx, caller.actor, filter);
  }

  private async gate(caller: Caller, id: string, permission: string | null): Promise<number> {
    const record = await this.useCases.read(caller, (tx) => this.permitted(tx, caller, id, permission));
    return record.version;
  }
}
