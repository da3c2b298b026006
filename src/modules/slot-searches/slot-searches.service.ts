/** The one use case: whoever sees the case asks, nothing is written. */
import { Injectable } from '@nestjs/common';
import { earliestSlots, SLOTS_OFFERED } from '../../domain/rooms/slot-search.js';
import type { Caller } from '../../platform/auth/caller.js';
import { plain, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { SlotGroundService } from './slot-ground.service.js';
import { reasonsOf, toSlot } from './slot-searches.view.js';
import type { SlotSearchRequest, SlotSearchResponse } from './slot-searches.dto.js';
import { SlotWishService } from './slot-wish.service.js';

@Injectable()
export class SlotSearchesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly disputes: DisputesReader,
    private readonly wishes: SlotWishService,
    private readonly ground: SlotGroundService,
  ) {}

  search(caller: Caller, input: SlotSearchRequest): Promise<Reply<SlotSearchResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const dispute = await this.disputes.visible(tx, caller, input.disputeId);
      const wish = await this.wishes.of(tx, dispute, input);
      const question = await this.ground.question(tx, wish);
      const slots = earliestSlots(question);
      const isComplete = slots.length === SLOTS_OFFERED;
      const { startsAt: searchedFrom, endsAt: searchedTo } = wish.period;
      const lookedUntil = isComplete ? (slots.at(-1)?.endsAt ?? searchedTo) : searchedTo;
      const body = {
        items: slots.map((slot) => toSlot(slot, question.requirements)),
        calendarKnown: wish.office.isKnownUntil(lookedUntil),
        searchedFrom,
        searchedTo,
        reasons: isComplete ? [] : reasonsOf(wish, question, caller.language),
      };
      return plain<SlotSearchResponse>(body, { 'cache-control': 'no-store' });
    });
  }
}
