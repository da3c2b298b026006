/** Promises that are not kept by themselves (R34): urging, a waiver in writing, handing over to a court. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { PursuitCommand } from '../../domain/dispute/pursuit/commands.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { changed, recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { ObligationResponse, PursuitResponse } from '../disputes/obligation.dto.js';
import { ObligationsService, type PursuitRecord, toPursuit } from '../disputes/obligations.service.js';
import { evidenceOnFile } from '../workflow/evidence.reader.js';
import { type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import type { HandOverRequest, UrgeRequest, WaiveRequest } from './fulfilment.dto.js';

type Words = Omit<PursuitRecord, 'disputeId' | 'obligationId' | 'occurredAt'>;

const NOTHING = {
  method: null,
  advised: null,
  partyIds: [],
  handedTo: null,
  paper: null,
  evidenceId: null,
  note: null,
} as const;

const pathOf = (id: string): string => `/obligations/${id}`;

@Injectable()
export class PursuitService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly obligations: ObligationsService,
  ) {}

  urge(caller: Caller, obligationId: string, request: UrgeRequest): Promise<Reply<PursuitResponse>> {
    const { method, advised, note = null } = request;
    return this.useCases.write(caller, async (tx) => {
      const id = request.id ?? uuidv7();
      const occurredAt = instantOrNull(request.occurredAt);
      const command = { type: 'urge', urgeId: id, obligationId, method, advised, occurredAt } as const;
      const { record, row } = await this.take(tx, caller, command, {
        ...NOTHING,
        id,
        kind: 'urged',
        method,
        advised,
        note,
      });
      return recorded(toPursuit(row), record.version, pathOf(obligationId));
    });
  }

  waive(caller: Caller, obligationId: string, request: WaiveRequest): Promise<Reply<ObligationResponse>> {
    const { partyIds, representativeIds = [], paper, evidenceId = null } = request;
    return this.useCases.write(caller, async (tx) => {
      const occurredAt = instantOrNull(request.occurredAt);
      const command = { type: 'waive', obligationId, partyIds, representativeIds, evidenceId, occurredAt } as const;
      const words: Words = { ...NOTHING, id: uuidv7(), kind: 'waived', partyIds, paper, evidenceId };
      return this.ended(tx, await this.take(tx, caller, command, words));
    });
  }

  handOver(caller: Caller, obligationId: string, request: HandOverRequest): Promise<Reply<ObligationResponse>> {
    const { to, courtPaper = null, evidenceId = null, note = null } = request;
    return this.useCases.write(caller, async (tx) => {
      const occurredAt = instantOrNull(request.occurredAt);
      const hasCourtPaper = courtPaper !== null;
      const command = { type: 'handOver', obligationId, to, hasCourtPaper, evidenceId, occurredAt } as const;
      const named = { handedTo: to, paper: courtPaper, evidenceId, note };
      const words: Words = { ...NOTHING, id: uuidv7(), kind: 'handed_over', ...named };
      return this.ended(tx, await this.take(tx, caller, command, words));
    });
  }

  private async take(
    tx: Tx,
    caller: Caller,
    command: PursuitCommand,
    words: Words,
  ): Promise<Pick<Outcome, 'record'> & { readonly row: PursuitRecord }> {
    const { obligationId } = command;
    const { disputeId } = await this.obligations.existing(tx, obligationId);
    const { record, entries } = await this.workflow.apply(tx, caller, disputeId, command.type, (current) => {
      evidenceOnFile(current, words.evidenceId);
      return command;
    });
    const [entry] = entries;
    if (entry === undefined) throw new Error('a step that was not logged');
    const row: PursuitRecord = { ...words, disputeId, obligationId, occurredAt: entry.occurredAt };
    await this.obligations.addPursuit(tx, record.centerId, row);
    return { record, row };
  }

  private async ended(
    tx: Tx,
    { record, row: { obligationId } }: { readonly record: Outcome['record']; readonly row: PursuitRecord },
  ): Promise<Reply<ObligationResponse>> {
    return changed(await this.obligations.one(tx, record, obligationId), record.version, pathOf(obligationId));
  }
}
