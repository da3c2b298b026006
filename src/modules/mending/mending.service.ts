/** Reopening 重新办理 with its own permission and reason, and putting the file away 归档: history is added to, never taken from. */
import { Injectable } from '@nestjs/common';
import type { Routing } from '../../domain/dispute/commands.js';
import { reopenedTo } from '../../domain/dispute/ending/reopening.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeResponse } from '../disputes/dispute.dto.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { PartiesService } from '../parties/parties.service.js';
import { RoutingService } from '../routing/routing.service.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { type Current, WorkflowService } from '../workflow/workflow.service.js';
import type { ArchiveRequest, ReopenRequest } from './mending.dto.js';

@Injectable()
export class MendingService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly views: CaseViewService,
    private readonly reader: DisputesReader,
    private readonly disputes: DisputesService,
    private readonly parties: PartiesService,
    private readonly routing: RoutingService,
  ) {}

  reopen(caller: Caller, id: string, request: ReopenRequest): Promise<Reply<DisputeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      // The roster before the case, as everywhere: what comes back to the counter is routed by it.
      await this.routing.hold(tx, (await this.reader.permitted(tx, caller, id, 'dispute.reopen')).custodyCenterId);
      const { record, entries } = await this.workflow.apply(tx, caller, id, 'reopen', async (current) => {
        await this.parties.demandUnrestricted(tx, id);
        return {
          type: 'reopen',
          ...(await this.routed(tx, current)),
          occurredAt: instantOrNull(request.occurredAt),
        };
      });
      await this.disputes.note(tx, id, entries[0]?.seq ?? record.version, request.reason);
      return this.views.reply(tx, caller, record);
    });
  }

  /** Back at the counter it goes to whoever is on duty now, as if it had just come in. */
  private async routed(tx: Tx, { record, facts }: Current): Promise<{ routing?: Routing }> {
    if (reopenedTo(facts) !== 'registered') return {};
    return { routing: await this.routing.route(tx, record.custodyCenterId, record) };
  }

  archive(caller: Caller, id: string, request: ArchiveRequest): Promise<Reply<DisputeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { retentionClass, reason, occurredAt } = request;
      const { record, entries } = await this.workflow.apply(tx, caller, id, 'archive', () => ({
        type: 'archive',
        retentionClass,
        hasReason: reason !== undefined,
        occurredAt: instantOrNull(occurredAt),
      }));
      if (reason !== undefined) await this.disputes.note(tx, id, entries[0]?.seq ?? record.version, reason);
      return this.views.reply(tx, caller, record);
    });
  }
}
