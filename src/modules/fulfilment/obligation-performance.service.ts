/** Performance of obligations: recorded, and voided with a reason when a record was wrong. Sums and states follow from the log. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { fenOf } from '../../platform/http/money.js';
import { notFound } from '../../platform/http/problem.js';
import { changed, found, recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import type { ObligationResponse, PerformanceResponse } from '../disputes/obligation.dto.js';
import { ObligationsService, type PerformanceRecord, toPerformance } from '../disputes/obligations.service.js';
import { evidenceOnFile } from '../workflow/evidence.reader.js';
import { type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import type { RecordPerformanceRequest, VoidPerformanceRequest } from './fulfilment.dto.js';

const pathOf = (id: string): string => `/obligations/${id}`;

@Injectable()
export class ObligationPerformanceService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly disputes: DisputesReader,
    private readonly obligations: ObligationsService,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('obligation', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => (await this.permitted(tx, caller, id, permission)).version),
    );
  }

  get(caller: Caller, id: string): Promise<Reply<ObligationResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.permitted(tx, caller, id, null);
      return found(await this.obligations.one(tx, record, id), record.version, pathOf(id));
    });
  }

  record(caller: Caller, obligationId: string, request: RecordPerformanceRequest): Promise<Reply<PerformanceResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { disputeId } = await this.obligations.existing(tx, obligationId);
      const performanceId = request.id ?? uuidv7();
      const outcome = await this.workflow.apply(tx, caller, disputeId, 'recordPerformance', (current) => {
        return {
          type: 'recordPerformance',
          performanceId,
          obligationId,
          performedOn: request.performedOn,
          amountFen: request.amount === undefined ? null : fenOf(request.amount),
          confirmedByPartyId: request.confirmedBy ?? null,
          saidByPartyId: request.saidBy ?? null,
          paidByPartyId: request.paidBy ?? null,
          evidenceId: evidenceOnFile(current, request.evidenceId),
        };
      });
      const row = rowOf(outcome, request);
      await this.obligations.addPerformance(tx, row);
      return recorded(toPerformance(row), outcome.record.version, pathOf(obligationId));
    });
  }

  void(
    caller: Caller,
    obligationId: string,
    performanceId: string,
    request: VoidPerformanceRequest,
  ): Promise<Reply<ObligationResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { disputeId } = await this.obligations.existing(tx, obligationId);
      const { record, entries } = await this.workflow.apply(
        tx,
        caller,
        disputeId,
        'voidPerformance',
        async ({ record: current }) => {
          const { performances } = await this.obligations.one(tx, current, obligationId);
          if (!performances.some(({ id }) => id === performanceId)) throw notFound();
          const occurredAt = instantOrNull(request.occurredAt);
          return { type: 'voidPerformance', performanceId, occurredAt };
        },
      );
      const seq = entries.find(({ type }) => type === 'PerformanceVoided')?.seq ?? record.version;
      await this.obligations.voidPerformance(tx, performanceId, seq, request.reason);
      return changed(await this.obligations.one(tx, record, obligationId), record.version, pathOf(obligationId));
    });
  }

  /** The case of an obligation; its version is the obligation's, as every write under a case raises it. */
  private async permitted(tx: Tx, caller: Caller, id: string, permission: string | null): Promise<DisputeRecord> {
    const { disputeId } = await this.obligations.existing(tx, id);
    return this.disputes.permitted(tx, caller, disputeId, permission);
  }
}

/** With the amount the rule book found: what was left open, where none was sent. */
function rowOf(
  { record, entries }: Outcome,
  { evidence, evidenceId, method, saidBy, paidBy }: RecordPerformanceRequest,
): PerformanceRecord {
  const entry = entries.find((candidate) => candidate.type === 'PerformanceRecorded');
  if (entry?.type !== 'PerformanceRecorded') throw new Error('a performance that was not logged');
  const { performanceId, obligationId, performedOn, amountFen, confirmedByPartyId } = entry.payload;
  return {
    id: performanceId,
    disputeId: record.id,
    obligationId,
    performedOn,
    amountFen,
    evidence,
    method: method ?? null,
    paidBy: paidBy ?? null,
    saidBy: saidBy ?? null,
    evidenceId: evidenceId ?? null,
    confirmedBy: confirmedByPartyId,
    voidedSeq: null,
    voidReason: null,
  };
}
