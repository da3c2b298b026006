/** Escalation 提级办理 to a centre above, and the return: one identity, one number, one history (R17). */
import { Injectable } from '@nestjs/common';
import type { Routing } from '../../domain/dispute/commands.js';
import { namedTrackOf } from '../../domain/dispute/routing.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { unknownReference } from '../../platform/http/problem.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import type { DisputeResponse } from '../disputes/dispute.dto.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { RoutingService } from '../routing/routing.service.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { CustodyNotesService } from './custody-notes.service.js';
import type { EscalateRequest, ReturnRequest } from './referrals.dto.js';
import { ReferralsReader } from './referrals.reader.js';

@Injectable()
export class EscalationService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly views: CaseViewService,
    private readonly centers: CentersReader,
    private readonly routing: RoutingService,
    private readonly reader: ReferralsReader,
    private readonly notes: CustodyNotesService,
  ) {}

  escalate(caller: Caller, disputeId: string, request: EscalateRequest): Promise<Reply<DisputeResponse>> {
    const { toCenterId, reason } = request;
    return this.useCases.write(caller, async (tx) => {
      await this.reader.visible(tx, caller, { disputeId });
      await this.routing.hold(tx, toCenterId);
      const outcome = await this.workflow.apply(tx, caller, disputeId, 'escalate', async ({ record }) => ({
        type: 'escalate',
        toCenterId,
        isAbove: await this.isAbove(tx, toCenterId, record),
        routing: await this.routingAt(tx, toCenterId, record),
        occurredAt: instantOrNull(request.occurredAt),
      }));
      await this.notes.keep(tx, outcome, 'Escalated', reason);
      return this.views.reply(tx, caller, outcome.record);
    });
  }

  return(caller: Caller, disputeId: string, request: ReturnRequest): Promise<Reply<DisputeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const seen = await this.reader.visible(tx, caller, { disputeId });
      const toCenterId = seen.folded.custody.cameFrom.at(-1) ?? seen.custodyCenterId;
      await this.routing.hold(tx, toCenterId);
      const outcome = await this.workflow.apply(tx, caller, disputeId, 'returnCase', async ({ record }) => ({
        type: 'returnCase',
        routing: await this.routingAt(tx, toCenterId, record),
        occurredAt: instantOrNull(request.occurredAt),
      }));
      await this.notes.keep(tx, outcome, 'Returned', request.reason);
      return this.views.reply(tx, caller, outcome.record);
    });
  }

  /** Everybody signed in reads the tree of centres: one that does not exist is told apart from one that is not above. */
  private async isAbove(tx: Tx, toCenterId: string, { custodyCenterId }: DisputeRecord): Promise<boolean> {
    if ((await this.centers.get(tx, toCenterId)) === undefined) throw unknownReference('/toCenterId');
    const custody = await this.centers.get(tx, custodyCenterId);
    return toCenterId !== custodyCenterId && custody?.path.includes(toCenterId) === true;
  }

  /** A case nobody has accepted yet goes to whoever is on duty there; who registered it is of another centre. */
  private async routingAt(tx: Tx, centerId: string, record: DisputeRecord): Promise<Routing | null> {
    const { state, folded, category, subcategory, gridId, riskFlags, receivedAt } = record;
    if (state !== 'registered') return null;
    return this.routing.route(tx, centerId, {
      departmentId: null,
      track: namedTrackOf(folded),
      registeredByStaffId: null,
      category,
      subcategory,
      gridId,
      riskFlags,
      receivedAt,
    });
  }
}
