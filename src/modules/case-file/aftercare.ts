/** What came of an agreement after it took effect, each part rendered by the module that owns it. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { ConfirmationReader } from '../confirmation/confirmation.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { UnsettledReader } from '../unsettled/unsettled.reader.js';
import type { ResolutionRecordResponse } from './case-file.dto.js';

@Injectable()
export class Aftercare {
  constructor(
    private readonly confirmations: ConfirmationReader,
    private readonly unsettled: UnsettledReader,
  ) {}

  async of(tx: Tx, record: DisputeRecord): Promise<Pick<ResolutionRecordResponse, 'confirmation' | 'unsettled'>> {
    const { agreementId } = record.folded;
    return {
      confirmation: agreementId === null ? [] : await this.confirmations.ofAgreement(tx, agreementId),
      unsettled: await this.unsettled.ofDispute(tx, record),
    };
  }
}
