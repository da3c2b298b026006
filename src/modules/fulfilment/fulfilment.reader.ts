/** Obligations in force and return visits, for those who may see the case. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import type { ObligationResponse } from '../disputes/obligation.dto.js';
import { ObligationsService } from '../disputes/obligations.service.js';
import type { ReturnVisitResponse } from './fulfilment.dto.js';
import { VisitStore } from './visit.store.js';
import { toVisit } from './visit.view.js';

@Injectable()
export class FulfilmentReader {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly visits: VisitStore,
  ) {}

  /** Those of the agreement in force; drafts show theirs themselves. */
  async obligationsOf(tx: Tx, _caller: Caller, record: DisputeRecord): Promise<ObligationResponse[]> {
    if (record.agreementId === null) return [];
    const all = await this.obligations.ofDispute(tx, record);
    return all.filter(({ agreementId }) => agreementId === record.agreementId);
  }

  /** By the day they are due. */
  async visitsOf(tx: Tx, _caller: Caller, record: DisputeRecord): Promise<ReturnVisitResponse[]> {
    return (await this.visits.ofDispute(tx, record.id)).map(toVisit);
  }
}
