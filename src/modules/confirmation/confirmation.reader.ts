/** Applications for judicial confirmation, for those who may see the case. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { type ConfirmationRecord, ConfirmationStore } from './confirmation.store.js';

@Injectable()
export class ConfirmationReader {
  constructor(private readonly store: ConfirmationStore) {}

  /** By the day they were filed. */
  ofDispute(tx: Tx, disputeId: string): Promise<ConfirmationRecord[]> {
    return this.store.ofDispute(tx, disputeId);
  }
}
