/** Every change of a published roster passes here on its way to the ledger and back: what follows from it follows once. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { type LedgerEntry, type LedgerOrder, RosterLedgerService } from '../roster/roster-ledger.service.js';
import type { MovedDisputeResponse } from './changes.dto.js';

export interface RecordedChange extends LedgerEntry {
  readonly moved: readonly MovedDisputeResponse[];
}

@Injectable()
export class ChangeRecorderService {
  constructor(private readonly ledger: RosterLedgerService) {}

  /** To be taken before anything is read that the change rests on. */
  lock(tx: Tx, centerId: string): Promise<void> {
    return this.ledger.lock(tx, centerId);
  }

  async record(tx: Tx, order: LedgerOrder): Promise<RecordedChange> {
    const entry = await this.ledger.apply(tx, order);
    return { ...entry, moved: await this.replanDisputes(tx, entry) };
  }

  /** Disputes that follow the roster; routing does not rest on it yet, so none does. */
  private replanDisputes(_tx: Tx, _entry: LedgerEntry): Promise<readonly MovedDisputeResponse[]> {
    return Promise.resolve([]);
  }
}
