/** Use cases of petition items 信访事项 (R14; 信访工作条例 22–23, 34–36). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { centersWith, mayInCenter } from '../../domain/access/actor.js';
import type { Permission } from '../../domain/access/permissions.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { notFound } from '../../platform/http/problem.js';
import { changed, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { ItemKeeping, type StepOf } from './item-keeping.service.js';
import { toItemSummary, toItemView } from './petition-item.view.js';
import type { ItemQuery, ItemResponse, ItemSummaryResponse } from './petition-items.dto.js';
import { type ItemRecord, PetitionItemsStore } from './petition-items.store.js';

export const pathOfItem = (id: string): string => `/petition-items/${id}`;

@Injectable()
export class PetitionItemsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: PetitionItemsStore,
    private readonly keeping: ItemKeeping,
    private readonly gates: Gates,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.gates.register('petition_item', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const item = this.readable(caller, await this.store.get(tx, id));
        demandInCenter(caller, permission, item.centerId);
        return item.version;
      }),
    );
  }

  list(caller: Caller, query: ItemQuery): Promise<Reply<PageOf<ItemSummaryResponse>>> {
    const purpose = purposeOf('petition-items', query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = {
      readable: centersWith(caller.actor, 'petition.read'),
      centerIds: query.centerId ?? null,
      petitionId: query.petitionId ?? null,
      states: query.state ?? null,
      overdue: query.overdue ?? null,
      now: this.clock.nowIso(),
    };
    return this.useCases.read(caller, async (tx) => {
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      const listed = pageOf(rows, page, (row) => [row.receivedOn, row.id], toItemSummary, sign, total);
      return pageReply(listed, '/petition-items', query);
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ItemResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const item = this.readable(caller, await this.store.get(tx, id));
      return found(await this.viewOf(tx, item), item.version, pathOfItem(id));
    });
  }

  /** Records a step under the lock of the item. */
  act(
    caller: Caller,
    id: string,
    permission: Permission,
    stepOf: StepOf,
    note: string | null = null,
  ): Promise<Reply<ItemResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const item = this.readable(caller, await this.store.lock(tx, id));
      demandInCenter(caller, permission, item.centerId);
      checkIfMatch(caller, item.version);
      const next = await this.keeping.record(tx, caller.actor, item, stepOf, note);
      return changed(await this.viewOf(tx, next), next.version, pathOfItem(id));
    });
  }

  async viewOf(tx: Tx, item: ItemRecord): Promise<ItemResponse> {
    const ground = await this.keeping.groundOf(tx, item.centerId, item.receivedOn);
    return toItemView(item, await this.store.entries(tx, item.id), ground);
  }

  private readable(caller: Caller, item: ItemRecord | undefined): ItemRecord {
    if (item === undefined || !mayInCenter(caller.actor, 'petition.read', item.centerId)) throw notFound();
    return item;
  }
}
