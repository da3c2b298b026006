/** What the receiver of a referral says: the case is theirs now, or it is not and why (R13). */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { openReferral } from '../../domain/dispute/custody/facts.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { refuse } from '../../platform/http/problem.js';
import { changed, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import { CustodyNotesService } from './custody-notes.service.js';
import { ReceivingOfficersService } from './receiving-officers.service.js';
import { ReferralStore } from './referral.store.js';
import type { AcceptReferralRequest, ObjectReferralRequest, ReferralResponse } from './referrals.dto.js';
import { ReferralsReader } from './referrals.reader.js';
import { pathOf } from './referrals.service.js';

@Injectable()
export class ReferralAnswersService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly views: CaseViewService,
    private readonly officers: ReceivingOfficersService,
    private readonly reader: ReferralsReader,
    private readonly store: ReferralStore,
    private readonly notes: CustodyNotesService,
  ) {}

  accept(caller: Caller, id: string, request: AcceptReferralRequest): Promise<Reply<ReferralResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { id: disputeId, custodyCenterId } = await this.waiting(tx, caller, id);
      const officerFor = await this.officers.at(tx, custodyCenterId, caller.actor.staffId);
      const outcome = await this.workflow.apply(tx, caller, disputeId, 'acceptReferral', ({ facts }) => ({
        type: 'acceptReferral',
        referralId: id,
        officer: officerFor(facts),
        occurredAt: instantOrNull(request.occurredAt),
      }));
      await this.notes.keep(tx, outcome, 'ReferralAccepted', request.note);
      return this.reply(tx, outcome, id, request.letterNo);
    });
  }

  object(caller: Caller, id: string, request: ObjectReferralRequest): Promise<Reply<ReferralResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { id: disputeId } = await this.waiting(tx, caller, id);
      const supervisionId = uuidv7();
      const outcome = await this.workflow.apply(tx, caller, disputeId, 'objectToReferral', () => ({
        type: 'objectToReferral',
        referralId: id,
        supervisionId,
        occurredAt: instantOrNull(request.occurredAt),
      }));
      await this.notes.keep(tx, outcome, 'ReferralObjected', request.reason);
      const { centerId } = outcome.record;
      if (outcome.entries.some(({ type }) => type === 'SupervisionOrdered'))
        await this.store.insertSupervision(tx, { id: supervisionId, centerId, disputeId });
      return this.reply(tx, outcome, id, request.letterNo);
    });
  }

  /**
   * The case of a referral that waits. A department that has accepted, by its silence say, is no receiver any more: it hears that
   * there is nothing left to answer, not that it may not answer.
   */
  private async waiting(tx: Tx, caller: Caller, id: string): Promise<DisputeRecord> {
    const record = await this.reader.visible(tx, caller, await this.reader.existing(tx, id));
    checkIfMatch(caller, record.version);
    if (openReferral(record.folded)?.referralId === id) return record;
    const { availableActions } = await this.views.dispute(tx, caller, record);
    throw refuse('referral_not_open', { ruleId: 'R13' }, availableActions);
  }

  private async reply(
    tx: Tx,
    { record }: Outcome,
    id: string,
    letterNo: string | undefined,
  ): Promise<Reply<ReferralResponse>> {
    if (letterNo !== undefined) await this.store.keepAnswerLetter(tx, id, letterNo);
    return changed(await this.reader.one(tx, record, id), record.version, pathOf(id));
  }
}
