/** What follows when a mediator is off the case: their time at its sessions to come is their own again. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { BookingsService } from '../bookings/bookings.service.js';
import type { Outcome } from '../workflow/workflow.service.js';

@Injectable()
export class RemovalsService {
  constructor(private readonly bookings: BookingsService) {}

  async follow(tx: Tx, { facts }: Outcome, staffId: string): Promise<void> {
    const planned = facts.sessions.filter(
      ({ state, mediatorIds }) => state === 'scheduled' && mediatorIds.includes(staffId),
    );
    if (planned.length === 0) return;
    await this.bookings.releasePerson(
      tx,
      planned.map(({ sessionId }) => sessionId),
      staffId,
    );
  }
}
