/** The registered words of a case and its parties, as an amendment or a correction leaves them: judged, sealed and found again. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { PartiesService } from '../parties/parties.service.js';
import { amendedTexts } from './dispute-texts.js';
import type { AmendDisputeRequest } from './intake.dto.js';
import { IntakeReferences } from './intake-references.js';

type PartyChange = Parameters<PartiesService['change']>[3];
type Words = Pick<DisputeRecord, 'id' | 'receiptNo' | 'number' | 'title' | 'facts'>;

@Injectable()
export class CaseRewritingService {
  constructor(
    private readonly disputes: DisputesService,
    private readonly parties: PartiesService,
    private readonly references: IntakeReferences,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  /** Throws unless everything that would stand afterwards may stand together. */
  async check(tx: Tx, caller: Caller, current: DisputeRecord, request: AmendDisputeRequest): Promise<void> {
    const { category, subcategory, gridId } = whatWillStand(current, request);
    await this.references.check(tx, caller, current.centerId, { ...request, category, subcategory, gridId });
  }

  /** The same of a party. */
  checkParty(tx: Tx, current: DisputeRecord, change: PartyChange): Promise<void> {
    return this.references.checkParty(tx, current.centerId, change);
  }

  async rewrite(tx: Tx, record: DisputeRecord, request: AmendDisputeRequest): Promise<void> {
    const key = this.envelope.unwrap(record.wrappedKey, record.id);
    const texts = amendedTexts(record, request, key, this.envelope);
    await this.disputes.rewrite(tx, record.id, texts);
    await this.reindex(tx, { ...record, ...texts });
  }

  async changeParty(tx: Tx, record: DisputeRecord, partyId: string, change: PartyChange): Promise<void> {
    const key = this.envelope.unwrap(record.wrappedKey, record.id);
    await this.parties.change(tx, { disputeId: record.id, key, now: this.clock.nowIso() }, partyId, change);
    await this.reindex(tx, record);
  }

  /** After anything the case is found by has changed. */
  async reindex(tx: Tx, { id, receiptNo, number, title, facts }: Words): Promise<void> {
    const names = await this.parties.namesOf(tx, id);
    await this.disputes.reindex(tx, id, [receiptNo, number, title, facts, ...names]);
  }
}

/** What is not amended counts as well: a category is judged by its sub-type, a grid worker by the grid the case lies in. */
export const whatWillStand = (current: DisputeRecord, request: AmendDisputeRequest) => ({
  departmentId: request.departmentId === undefined ? current.departmentId : request.departmentId,
  category: request.category ?? current.category,
  subcategory: request.subcategory === undefined ? current.subcategory : request.subcategory,
  gridId: request.gridId === undefined ? current.gridId : request.gridId,
  riskFlags: request.riskFlags ?? current.riskFlags,
});
