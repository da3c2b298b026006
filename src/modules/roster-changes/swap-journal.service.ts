/** Keeps swap requests: reads, lists, writes them, and tells other systems in which state they are. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { ChangeRecorderService } from './change-recorder.service.js';
import { MomentsService } from './moments.service.js';
import { readsAllSwaps } from './swap-rights.js';
import { toSwapView } from './swap.view.js';
import type { SwapRequestResponse, SwapsQuery } from './swaps.dto.js';
import { type SwapRecord, SwapsStore } from './swaps.store.js';

@Injectable()
export class SwapJournalService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: SwapsStore,
    private readonly moments: MomentsService,
    private readonly recorder: ChangeRecorderService,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
  ) {}

  lock(tx: Tx, centerId: string): Promise<void> {
    return this.recorder.lock(tx, centerId);
  }

  get(tx: Tx, id: string): Promise<SwapRecord | undefined> {
    return this.store.get(tx, id);
  }

  list(caller: Caller, centerId: string, query: SwapsQuery): Promise<Reply<PageOf<SwapRequestResponse>>> {
    const path = `/centers/${centerId}/swap-requests`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    const { accountId, staffId } = caller.actor;
    const of = readsAllSwaps(caller, centerId) ? null : { accountId, staffId };
    const filter = { centerId, states: query.state ?? null, of };
    return this.useCases.read(caller, async (tx) => {
      await this.moments.of(tx, centerId);
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row) => [row.requestedAt, row.id], toSwapView, sign, total),
        path,
        query,
      );
    });
  }

  async open(tx: Tx, swap: SwapRecord): Promise<void> {
    await this.store.insert(tx, swap);
    await this.tell(tx, swap);
  }

  async move(tx: Tx, swap: SwapRecord): Promise<void> {
    await this.store.update(tx, swap);
    await this.tell(tx, swap);
  }

  private tell(tx: Tx, swap: SwapRecord): Promise<void> {
    const { id, centerId, state, shiftId, staffId, counterShiftId, counterStaffId } = swap;
    const payload = { shiftId, staffId, counterShiftId, counterStaffId };
    const about = { centerId, subjectKind: 'swap_request', subjectId: id, payload };
    return this.outbox.add(tx, [{ ...about, type: `swap_request.${state}`, recordedAt: this.clock.nowIso() }]);
  }
}
