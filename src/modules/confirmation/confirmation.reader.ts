/** Applications for judicial confirmation, for those who may see the case. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { ConfirmationApplicationResponse } from './confirmation.dto.js';
import { type ConfirmationRecord, ConfirmationStore } from './confirmation.store.js';

export const toApplication = ({
  disputeId: _,
  agreementId: __,
  ...application
}: ConfirmationRecord): ConfirmationApplicationResponse => application;

@Injectable()
export class ConfirmationReader {
  constructor(private readonly store: ConfirmationStore) {}

  async ofAgreement(tx: Tx, agreementId: string): Promise<ConfirmationApplicationResponse[]> {
    return (await this.store.ofAgreement(tx, agreementId)).map(toApplication);
  }

  /** By the day they were filed. */
  ofDispute(tx: Tx, disputeId: string): Promise<ConfirmationRecord[]> {
    return this.store.ofDispute(tx, disputeId);
  }
}
