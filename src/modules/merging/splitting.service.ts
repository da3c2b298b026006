/**
 * Splitting 分案: a part of the matter becomes a case of its own, taken in like any other, with the same source and time of receipt
 * and copies of the parties named; this case goes on. Nobody applied twice, so that limitation stays interrupted (R4). It begins
 * with the risk flags that stand here, unless others are named: a quarrel is not less dangerous for being written down twice (R16).
 */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { standingFlags } from '../../domain/dispute/risk/level.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeResponse } from '../disputes/dispute.dto.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { locationOf, sourceOf } from '../disputes/dispute.view.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { LinksService } from '../disputes/links.service.js';
import type { RegisterDisputeRequest } from '../intake/intake.dto.js';
import { IntakeService } from '../intake/intake.service.js';
import { PartiesService } from '../parties/parties.service.js';
import { RoutingService } from '../routing/routing.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import type { SplitRequest } from './merging.dto.js';
import { movedOf } from './moved-parties.js';

@Injectable()
export class SplittingService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly reader: DisputesReader,
    private readonly disputes: DisputesService,
    private readonly links: LinksService,
    private readonly parties: PartiesService,
    private readonly intake: IntakeService,
    private readonly routing: RoutingService,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  split(caller: Caller, id: string, request: SplitRequest): Promise<Reply<DisputeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      // The roster before any case, as everywhere: the new case is routed by it.
      await this.routing.hold(tx, (await this.reader.permitted(tx, caller, id, 'dispute.split')).centerId);
      const from = { linkId: uuidv7(), disputeId: id };
      const newDisputeId = request.id ?? uuidv7();
      const { record, entries } = await this.workflow.apply(tx, caller, id, 'split', async () => {
        await this.parties.demandUnrestricted(tx, id, request.partyIds);
        return {
          type: 'split',
          linkId: from.linkId,
          newDisputeId,
          partyIds: request.partyIds,
          occurredAt: instantOrNull(request.occurredAt),
        };
      });
      await this.disputes.note(tx, id, entries[0]?.seq ?? record.version, request.reason);
      const chosen = movedOf(record, await this.parties.inClear(tx, record)).filter(({ fromPartyId }) =>
        request.partyIds.includes(fromPartyId),
      );
      const body = this.registrationOf(record, { ...request, id: newDisputeId });
      const { reply } = await this.intake.open(tx, caller, body, {
        from,
        parties: chosen,
        riskFlags: standingFlags(record.folded.risk),
        confidential: record.folded.risk.confidential,
      });
      const ends = { fromDisputeId: newDisputeId, toDisputeId: id };
      const link = { id: from.linkId, centerId: record.centerId, ...ends, linkedAt: this.clock.nowIso() };
      await this.links.add(tx, { ...link, kind: 'split_from' });
      return reply;
    });
  }

  /** What somebody would have sent to take the part in on its own. */
  private registrationOf(
    record: DisputeRecord,
    { id, title, facts, claims, ...sent }: SplitRequest & { id: string },
  ): RegisterDisputeRequest {
    const key = this.envelope.unwrap(record.wrappedKey, record.id);
    const category = sent.category ?? record.category;
    const sameCategory = category === record.category ? record.subcategory : null;
    return {
      id,
      centerId: record.centerId,
      receivedAt: record.receivedAt,
      source: sourceOf(record),
      track: record.track,
      category,
      subcategory: sent.subcategory === undefined ? sameCategory : sent.subcategory,
      gridId: record.gridId,
      location: locationOf(record, key),
      occurredOn: record.occurredOn,
      title,
      facts,
      ...(claims === undefined ? {} : { claims }),
      ...(sent.riskFlags === undefined ? {} : { riskFlags: sent.riskFlags }),
      parties: [],
    };
  }
}
