/** What was found, handed in and answered by others: investigations, attachments, courts, bodies a case went to. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { AttachmentsReader } from '../attachments/attachments.reader.js';
import { ConfirmationReader } from '../confirmation/confirmation.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { InvestigationsReader } from '../investigations/investigations.reader.js';
import { ReferralsReader } from '../referrals/referrals.reader.js';

@Injectable()
export class CollectedPartsService {
  constructor(
    private readonly investigations: InvestigationsReader,
    private readonly attachments: AttachmentsReader,
    private readonly confirmations: ConfirmationReader,
    private readonly referrals: ReferralsReader,
  ) {}

  async of(tx: Tx, record: DisputeRecord) {
    return {
      investigations: await this.investigations.ofDispute(tx, record),
      attachments: await this.attachments.ofDispute(tx, record),
      confirmations: await this.confirmations.ofDispute(tx, record.id),
      referrals: await this.referrals.ofDispute(tx, record),
    };
  }
}
