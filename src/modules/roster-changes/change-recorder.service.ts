/** Every change of a published roster passes here on its way to the ledger and back: what follows from it follows once. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { type LedgerEntry, type LedgerOrder, RosterLedgerService } from '../roster/roster-ledger.service.js';
import type { MovedDispute } from '../routing/routing.dto.js';
import { RoutingService } from '../routing/routing.service.js';

export interface RecordedChange extends LedgerEntry {
  readonly moved: readonly MovedDispute[];
}

@Injectable()
export class ChangeRecorderService {
  constructor(
    private readonly ledger: RosterLedgerService,
    private readonly routing: RoutingService,
  ) {}

  /** To be taken before anything is read that the change rests on. */
  lock(tx: Tx, centerId: string): Promise<void> {
    return this.ledger.lock(tx, centerId);
  }

  async record(tx: Tx, order: LedgerOrder): Promise<RecordedChange> {
    const entry = await this.ledger.apply(tx, order);
    return { ...entry, moved: await this.replanDisputes(tx, entry) };
  }

  /** Cases nobody has accepted yet follow the roster: to the line that took the place of theirs, or to whoever is on duty. */
  private replanDisputes(tx: Tx, { change, cancelled, made }: LedgerEntry): Promise<MovedDispute[]> {
    return this.routing.replan(tx, change.centerId, {
      cancelled: cancelled.map(({ id }) => id),
      made: made.map(({ id, replacesId }) => ({ shiftId: id, replacesId })),
    });
  }
}
