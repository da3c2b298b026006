/** Flags, the level people give, and who leads: each an entry of the log, with its reason beside it. */
import { Injectable } from '@nestjs/common';
import type { CommandOf } from '../../domain/dispute/commands.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeResponse } from '../disputes/dispute.dto.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { RiskReferences } from './risk-references.js';
import type {
  ChangeRiskFlagsRequest,
  NameRiskLeaderRequest,
  PoliceDecisionRequest,
  SetRiskLevelRequest,
} from './risk.dto.js';

type RiskVerb = 'changeRiskFlags' | 'setRiskLevel' | 'nameRiskLeader' | 'decidePoliceReport';

@Injectable()
export class RiskService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly views: CaseViewService,
    private readonly disputes: DisputesService,
    private readonly references: RiskReferences,
  ) {}

  changeFlags(caller: Caller, id: string, request: ChangeRiskFlagsRequest): Promise<Reply<DisputeResponse>> {
    const { add = [], remove = [], reason } = request;
    const occurredAt = instantOrNull(request.occurredAt);
    const command = { type: 'changeRiskFlags', add, remove, occurredAt } as const;
    return this.act(caller, id, 'changeRiskFlags', command, reason, (tx, record) =>
      this.references.checkFlags(tx, record, request),
    );
  }

  setLevel(caller: Caller, id: string, { level, reason, occurredAt }: SetRiskLevelRequest) {
    const command = { type: 'setRiskLevel', level, occurredAt: instantOrNull(occurredAt) } as const;
    return this.act(caller, id, 'setRiskLevel', command, reason);
  }

  nameLeader(caller: Caller, id: string, { staffId, reason, occurredAt }: NameRiskLeaderRequest) {
    const command = { type: 'nameRiskLeader', staffId, occurredAt: instantOrNull(occurredAt) } as const;
    return this.act(caller, id, 'nameRiskLeader', command, reason, (tx, record) =>
      this.references.checkLeader(tx, record, staffId),
    );
  }

  decide(caller: Caller, id: string, { decision, reason, occurredAt }: PoliceDecisionRequest) {
    const command = { type: 'decidePoliceReport', decision, occurredAt: instantOrNull(occurredAt) } as const;
    return this.act(caller, id, 'decidePoliceReport', command, reason);
  }

  private act<V extends RiskVerb>(
    caller: Caller,
    id: string,
    verb: V,
    command: CommandOf<V>,
    reason: string | undefined,
    check: (tx: Tx, record: DisputeRecord) => Promise<void> = () => Promise.resolve(),
  ): Promise<Reply<DisputeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { record, entries } = await this.workflow.apply(tx, caller, id, verb, async (current) => {
        await check(tx, current.record);
        return command;
      });
      const [entry] = entries;
      if (reason !== undefined && entry !== undefined) await this.disputes.note(tx, id, entry.seq, reason);
      return this.views.reply(tx, caller, record);
    });
  }
}
