/**
 * Destruction of archived files 销毁 (R40; 档案法 21): proposed by one person when the retention is over, approved by another on the
 * paper of the appraisal group, and then done at once. What is left is a stub: numbers, centre, codes, days, amounts, the log,
 * and the register of destructions.
 */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { LogEntry } from '../../domain/dispute/events.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { DESTROYED } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { FilesService } from '../../platform/files/files.service.js';
import { found, recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import type { DecideDestructionRequest, DestructionResponse, ProposeDestructionRequest } from './destruction.dto.js';
import { type DestructionPaper, DestructionStore } from './destruction.store.js';

const pathOf = (disputeId: string): string => `/disputes/${disputeId}/destruction`;

type Written = Pick<DestructionPaper, 'destructionId' | 'kind' | 'reason' | 'listNo' | 'appraisalGroup' | 'paperNo'>;

@Injectable()
export class DestructionService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly reader: DisputesReader,
    private readonly disputes: DisputesService,
    private readonly store: DestructionStore,
    private readonly audit: AuditStore,
    private readonly files: FilesService,
  ) {}

  get(caller: Caller, disputeId: string): Promise<Reply<DestructionResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.reader.visible(tx, caller, disputeId);
      return found(await this.seen(tx, record), record.version, pathOf(disputeId));
    });
  }

  propose(caller: Caller, disputeId: string, request: ProposeDestructionRequest): Promise<Reply<DestructionResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const destructionId = uuidv7();
      const { record, entries } = await this.workflow.apply(tx, caller, disputeId, 'proposeDestruction', () => ({
        type: 'proposeDestruction',
        destructionId,
      }));
      const { reason, listNo = null } = request;
      const nobody = { appraisalGroup: null, paperNo: null };
      await this.keep(tx, caller, record, entries, { destructionId, kind: 'proposed', reason, listNo, ...nobody });
      return recorded(await this.seen(tx, record), record.version, pathOf(disputeId));
    });
  }

  decide(caller: Caller, disputeId: string, request: DecideDestructionRequest): Promise<Reply<DestructionResponse>> {
    const { approved, appraisalGroup = null, paperNo = null, reason = null } = request;
    return this.useCases.write(caller, async (tx) => {
      const { record, entries, before } = await this.workflow.apply(tx, caller, disputeId, 'decideDestruction', () => ({
        type: 'decideDestruction',
        approved,
        isAppraised: appraisalGroup !== null && paperNo !== null,
      }));
      const destructionId = before.destruction.proposal?.destructionId ?? '';
      const kind = approved ? 'approved' : 'rejected';
      const written = { destructionId, kind, reason, listNo: null, appraisalGroup, paperNo } as const;
      await this.keep(tx, caller, record, entries, written);
      if (approved) await this.destroy(tx, caller, record, destructionId);
      return recorded(await this.seen(tx, record), record.version, pathOf(disputeId));
    });
  }

  /** A stub is found by its numbers and by nothing else. */
  private async destroy(tx: Tx, caller: Caller, record: DisputeRecord, destructionId: string): Promise<void> {
    const { id, centerId, number, receiptNo } = record;
    await this.files.forget(tx, await this.store.filesOf(tx, id));
    await this.store.erase(tx, id);
    await this.disputes.reindex(tx, id, [number, receiptNo, DESTROYED]);
    const entry = { action: 'dispute.destroyed', subjectKind: 'dispute', subjectId: id, centerId } as const;
    await this.audit.add(tx, caller, { ...entry, params: { destructionId } });
  }

  private async keep(
    tx: Tx,
    { actor }: Caller,
    { id: disputeId, centerId, version }: DisputeRecord,
    [entry]: readonly LogEntry[],
    written: Written,
  ): Promise<void> {
    const when = { seq: entry?.seq ?? version, recordedAt: entry?.recordedAt ?? '' };
    const by = { recordedBy: actor.accountId, staffId: actor.staffId };
    await this.store.add(tx, { centerId, disputeId }, { id: uuidv7(), ...written, ...when, ...by });
  }

  private async seen(tx: Tx, { id, folded }: DisputeRecord): Promise<DestructionResponse> {
    const { proposal, destroyedAt } = folded.destruction;
    const standing = proposal === null ? 'kept' : 'proposed';
    const papers = await this.store.ofDispute(tx, id);
    return {
      disputeId: id,
      retentionClass: folded.ending.retention?.retentionClass ?? null,
      retainUntil: folded.ending.retention?.until ?? null,
      state: destroyedAt === null ? standing : 'destroyed',
      destroyedAt,
      papers: papers.map(({ seq: _, recordedBy: __, ...paper }) => paper),
    };
  }
}
