/** Use cases of swaps: asked, accepted or declined, approved where the centre wants that; both sides or none. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { SwapState } from '../../domain/roster/changes.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { notFound, refuse } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { RosterHistoryReader } from '../roster/roster-history.reader.js';
import type { ShiftLine } from '../roster/roster.record.js';
import { type Moment, MomentsService } from './moments.service.js';
import { SwapJournalService } from './swap-journal.service.js';
import { demandRight, mayAnswer, mayAsk, mayDecide, mayWithdraw, visibleSwap } from './swap-rights.js';
import { SwapSidesService } from './swap-sides.service.js';
import { demandOpen, toSwapView } from './swap.view.js';
import type { CreateSwapRequest, SwapRequestResponse } from './swaps.dto.js';
import type { SwapRecord } from './swaps.store.js';

const pathOf = (id: string): string => `/swap-requests/${id}`;

@Injectable()
export class SwapsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly moments: MomentsService,
    private readonly history: RosterHistoryReader,
    private readonly settings: SettingsReader,
    private readonly sides: SwapSidesService,
    private readonly journal: SwapJournalService,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('own-shift', (caller, id) =>
      this.useCases.read(caller, async (tx) => {
        const line = await this.line(tx, id);
        demandRight(mayAsk(caller, line), 'swap.request');
        return line.version;
      }),
    );
    this.gates.register('swap-request', (caller, id) =>
      this.useCases.read(caller, async (tx) => visibleSwap(caller, await this.journal.get(tx, id)).version),
    );
  }

  get(caller: Caller, id: string): Promise<Reply<SwapRequestResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const swap = visibleSwap(caller, await this.journal.get(tx, id));
      return found(toSwapView(swap), swap.version, pathOf(id));
    });
  }

  request(caller: Caller, shiftId: string, input: CreateSwapRequest): Promise<Reply<SwapRequestResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { centerId, staffId } = await this.line(tx, shiftId);
      demandRight(mayAsk(caller, { centerId, staffId }), 'swap.request');
      await this.journal.lock(tx, centerId);
      const own = await this.line(tx, shiftId);
      checkIfMatch(caller, own.version);
      const moment = await this.moments.of(tx, centerId);
      const counter = await this.sides.demandSwappable(tx, own, input.counterShiftId, moment);
      const { swapNeedsApproval } = (await this.settings.of(tx, centerId)).duty;
      const swap: SwapRecord = {
        ...NOTHING_YET,
        id: input.id ?? uuidv7(),
        centerId,
        shiftId,
        staffId: own.staffId,
        counterShiftId: counter.id,
        counterStaffId: counter.staffId,
        needsApproval: swapNeedsApproval,
        reason: input.reason ?? null,
        requestedBy: caller.actor.accountId,
        requestedAt: moment.now,
      };
      await this.journal.open(tx, swap);
      return created(toSwapView(swap), swap.version, pathOf(swap.id));
    });
  }

  accept(caller: Caller, id: string): Promise<Reply<SwapRequestResponse>> {
    return this.onOpen(caller, id, async (tx, swap, moment) => {
      demandRight(mayAnswer(caller, swap), 'swap.request');
      demandOpen(swap, moment, caller.language);
      if (swap.state === 'accepted') throw refuse('swap_accepted', {}, ['approve', 'withdraw']);
      const answered = { ...swap, answeredBy: caller.actor.accountId, answeredAt: moment.now };
      if (!swap.needsApproval) return this.carryOut(tx, answered, caller, moment);
      await this.sides.demandStillFits(tx, swap, moment);
      return this.close(tx, { ...answered, state: 'accepted' });
    });
  }

  decline(caller: Caller, id: string): Promise<Reply<SwapRequestResponse>> {
    return this.onOpen(caller, id, async (tx, swap, moment) => {
      const by = caller.actor.accountId;
      const isAnswered = swap.state === 'accepted';
      const may = isAnswered ? mayDecide(caller, swap) || mayAnswer(caller, swap) : mayAnswer(caller, swap);
      demandRight(may, 'swap.request');
      demandOpen(swap, moment, caller.language);
      return isAnswered
        ? this.close(tx, { ...swap, state: 'declined', decidedBy: by, decidedAt: moment.now })
        : this.close(tx, { ...swap, state: 'declined', answeredBy: by, answeredAt: moment.now });
    });
  }

  approve(caller: Caller, id: string): Promise<Reply<SwapRequestResponse>> {
    return this.onOpen(caller, id, async (tx, swap, moment) => {
      demandRight(mayDecide(caller, swap), 'swap.approve');
      demandOpen(swap, moment, caller.language);
      if (swap.state === 'requested') throw refuse('swap_not_accepted');
      if ([swap.staffId, swap.counterStaffId].includes(caller.actor.staffId ?? '')) throw refuse('own_swap');
      return this.carryOut(tx, { ...swap, decidedBy: caller.actor.accountId }, caller, moment);
    });
  }

  withdraw(caller: Caller, id: string): Promise<Reply<SwapRequestResponse>> {
    return this.onOpen(caller, id, async (tx, swap, moment) => {
      demandRight(mayWithdraw(caller, swap), 'swap.request');
      demandOpen(swap, moment, caller.language);
      const by = caller.actor.accountId;
      return this.close(tx, { ...swap, state: 'withdrawn', decidedBy: by, decidedAt: moment.now });
    });
  }

  /** Under the lock of the roster: what the shifts are now stays so until the transaction ends. */
  private onOpen(
    caller: Caller,
    id: string,
    work: (tx: Tx, swap: SwapRecord, moment: Moment) => Promise<SwapRequestResponse>,
  ): Promise<Reply<SwapRequestResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { centerId } = visibleSwap(caller, await this.journal.get(tx, id));
      await this.journal.lock(tx, centerId);
      const swap = visibleSwap(caller, await this.journal.get(tx, id));
      checkIfMatch(caller, swap.version);
      const view = await work(tx, swap, await this.moments.of(tx, centerId));
      return changed(view, view.version, pathOf(id));
    });
  }

  private async carryOut(tx: Tx, swap: SwapRecord, caller: Caller, moment: Moment): Promise<SwapRequestResponse> {
    const { change, moved } = await this.sides.swap(tx, swap, caller.actor.accountId, moment);
    const done = { ...swap, state: 'done' as const, decidedAt: change.recordedAt, changeId: change.id };
    return { ...(await this.close(tx, done)), moved: [...moved] };
  }

  private async close(tx: Tx, swap: SwapRecord): Promise<SwapRequestResponse> {
    const next = { ...swap, version: swap.version + 1 };
    await this.journal.move(tx, next);
    return toSwapView(next);
  }

  private async line(tx: Tx, id: string): Promise<ShiftLine> {
    const line = await this.history.line(tx, id);
    if (line === undefined) throw notFound();
    return line;
  }
}

const NOTHING_YET = {
  state: 'requested' satisfies SwapState,
  answeredBy: null,
  answeredAt: null,
  decidedBy: null,
  decidedAt: null,
  changeId: null,
  changeKind: null,
  changedAt: null,
  version: 1,
} as const;
