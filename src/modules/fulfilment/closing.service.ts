/** Closing 结案: performed and visited, or ended with the remedies told (R24, R35, R38). */
import { Injectable } from '@nestjs/common';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeResponse } from '../disputes/dispute.dto.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import type { CloseRequest } from './fulfilment.dto.js';

@Injectable()
export class ClosingService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly views: CaseViewService,
  ) {}

  close(caller: Caller, disputeId: string, { closeReason, occurredAt }: CloseRequest): Promise<Reply<DisputeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { record } = await this.workflow.apply(tx, caller, disputeId, 'close', () => ({
        type: 'close',
        ...(closeReason === undefined ? {} : { closeReason }),
        occurredAt: instantOrNull(occurredAt),
      }));
      return this.views.reply(tx, caller, record);
    });
  }
}
