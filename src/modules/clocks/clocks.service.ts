/** Suspension, resumption, extension, and the second pair of eyes on what was written down late (R21, R22; api.md §1.1). */
import { Injectable } from '@nestjs/common';
import type { ClockCommand } from '../../domain/dispute/clock/commands.js';
import type { SuspensionReason } from '../../domain/dispute/clock/words.js';
import type { CommandOf } from '../../domain/dispute/commands.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeResponse } from '../disputes/dispute.dto.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import type { ExtendRequest, ResumeRequest, SuspendRequest } from './clocks.dto.js';

@Injectable()
export class ClocksService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly views: CaseViewService,
    private readonly disputes: DisputesService,
  ) {}

  suspend(caller: Caller, id: string, { reason, note, occurredAt }: SuspendRequest): Promise<Reply<DisputeResponse>> {
    const command = { reason: reason as SuspensionReason, occurredAt: instantOrNull(occurredAt) };
    return this.act(caller, id, { type: 'suspend', ...command }, note);
  }

  resume(caller: Caller, id: string, { occurredAt }: ResumeRequest): Promise<Reply<DisputeResponse>> {
    return this.act(caller, id, { type: 'resume', occurredAt: instantOrNull(occurredAt) });
  }

  extend(caller: Caller, id: string, { dueOn, reason, occurredAt }: ExtendRequest): Promise<Reply<DisputeResponse>> {
    return this.act(caller, id, { type: 'extend', dueOn, occurredAt: instantOrNull(occurredAt) }, reason);
  }

  countersign(caller: Caller, id: string, seq: number): Promise<Reply<DisputeResponse>> {
    return this.act(caller, id, { type: 'countersignLateEntry', seq });
  }

  private act(caller: Caller, id: string, command: ClockCommand, note?: string): Promise<Reply<DisputeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const build = () => command as CommandOf<ClockCommand['type']>;
      const { record, entries } = await this.workflow.apply(tx, caller, id, command.type, build);
      const [entry] = entries;
      if (note !== undefined && entry !== undefined) await this.disputes.note(tx, id, entry.seq, note);
      return this.views.reply(tx, caller, record);
    });
  }
}
