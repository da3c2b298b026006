/** Rights told, consents and refusals, the start of mediation, and the ends that are no agreement. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { CommandOf, RemediesNoticeEntry } from '../../domain/dispute/commands.js';
import type * as words from '../../domain/dispute/vocabulary.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { unknownReference } from '../../platform/http/problem.js';
import { recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeResponse } from '../disputes/dispute.dto.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import type { ConsentRecordResponse, NoticeRecordResponse } from '../parties/party.dto.js';
import { StaffReader } from '../staff/staff.reader.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { evidenceOnFile } from '../workflow/evidence.reader.js';
import { type Current, WorkflowService } from '../workflow/workflow.service.js';
import type {
  ConfidentialityRequest,
  ConsentRequest,
  FailRequest,
  RemediesNoticeRequest,
  RightsNoticeRequest,
  StartRequest,
  WithdrawRequest,
} from './mediation.dto.js';

type ActingVerb = 'markConfidential' | 'start' | 'withdraw' | 'fail';

@Injectable()
export class MediationService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly views: CaseViewService,
    private readonly staff: StaffReader,
  ) {}

  giveRightsNotice(caller: Caller, id: string, request: RightsNoticeRequest): Promise<Reply<NoticeRecordResponse>> {
    const noticeId = uuidv7();
    const { partyId, method, occurredAt } = request;
    return this.useCases.write(caller, async (tx) => {
      const { facts, entries } = await this.workflow.apply(tx, caller, id, 'giveRightsNotice', async (current) => {
        evidenceOnFile(current, request.evidenceId);
        await this.checkWitness(tx, current.record, request.witnessStaffId, '/witnessStaffId');
        return {
          type: 'giveRightsNotice',
          noticeId,
          partyId,
          method: method as words.NoticeMethod,
          ...proofOf(request),
          occurredAt: instantOrNull(occurredAt),
        };
      });
      const told = { id: noticeId, partyId, kind: 'rights', method, ...proofOf(request) };
      return recorded({ ...told, occurredAt: entries[0]?.occurredAt ?? '' }, facts.version, `/disputes/${id}`);
    });
  }

  giveRemediesNotice(caller: Caller, id: string, request: RemediesNoticeRequest): Promise<Reply<NoticeRecordResponse>> {
    const notice = noticeOf(request);
    const { noticeId, partyId, method } = notice;
    return this.useCases.write(caller, async (tx) => {
      const { facts, entries } = await this.workflow.apply(tx, caller, id, 'giveRemediesNotice', async (current) => {
        evidenceOnFile(current, request.evidenceId);
        await this.checkWitness(tx, current.record, request.witnessStaffId, '/witnessStaffId');
        return { type: 'giveRemediesNotice', ...notice };
      });
      const told = { id: noticeId, partyId, kind: 'remedies', method, ...proofOf(request) };
      return recorded({ ...told, occurredAt: entries[0]?.occurredAt ?? '' }, facts.version, `/disputes/${id}`);
    });
  }

  recordConsent(caller: Caller, id: string, request: ConsentRequest): Promise<Reply<ConsentRecordResponse>> {
    const consentId = uuidv7();
    const { partyId, subject, decision, subjectId = null, evidenceId = null, byRepresentativeId = null } = request;
    return this.useCases.write(caller, async (tx) => {
      const { facts, entries } = await this.workflow.apply(tx, caller, id, 'recordConsent', (current) => ({
        type: 'recordConsent',
        consentId,
        partyId,
        subject: subject as words.ConsentSubject,
        decision: decision as words.ConsentDecision,
        subjectId,
        evidenceId: evidenceOnFile(current, evidenceId),
        byRepresentativeId,
        occurredAt: instantOrNull(request.occurredAt),
      }));
      const said = { id: consentId, partyId, subject, decision, subjectId, evidenceId, byRepresentativeId };
      return recorded({ ...said, occurredAt: entries[0]?.occurredAt ?? '' }, facts.version, `/disputes/${id}`);
    });
  }

  markConfidential(
    caller: Caller,
    id: string,
    { grounds, occurredAt }: ConfidentialityRequest,
  ): Promise<Reply<DisputeResponse>> {
    const command = { type: 'markConfidential', grounds, occurredAt: instantOrNull(occurredAt) } as const;
    return this.act(caller, id, 'markConfidential', () => command);
  }

  start(caller: Caller, id: string, { occurredAt }: StartRequest): Promise<Reply<DisputeResponse>> {
    return this.act(caller, id, 'start', () => ({ type: 'start', occurredAt: instantOrNull(occurredAt) }));
  }

  withdraw(caller: Caller, id: string, request: WithdrawRequest): Promise<Reply<DisputeResponse>> {
    const { partyId, byRepresentativeId = null, occurredAt } = request;
    return this.act(caller, id, 'withdraw', () => ({
      type: 'withdraw',
      partyId,
      byRepresentativeId,
      occurredAt: instantOrNull(occurredAt),
    }));
  }

  fail(
    caller: Caller,
    id: string,
    { reason, remediesNotices = [], occurredAt }: FailRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.act(caller, id, 'fail', async (tx, current) => {
      for (const [index, { witnessStaffId, evidenceId }] of remediesNotices.entries()) {
        evidenceOnFile(current, evidenceId, `/remediesNotices/${index}/evidenceId`);
        await this.checkWitness(tx, current.record, witnessStaffId, `/remediesNotices/${index}/witnessStaffId`);
      }
      return {
        type: 'fail',
        reason,
        remediesNotices: remediesNotices.map(noticeOf),
        occurredAt: instantOrNull(occurredAt),
      };
    });
  }

  private async checkWitness(
    tx: Tx,
    { custodyCenterId }: DisputeRecord,
    id: string | undefined,
    pointer: string,
  ): Promise<void> {
    if (id === undefined) return;
    if ((await this.staff.get(tx, id))?.centerId !== custodyCenterId) throw unknownReference(pointer);
  }

  private act<V extends ActingVerb>(
    caller: Caller,
    id: string,
    verb: V,
    build: (tx: Tx, current: Current) => CommandOf<V> | Promise<CommandOf<V>>,
  ): Promise<Reply<DisputeResponse>> {
    return this.useCases.write(caller, async (tx: Tx) => {
      const { record } = await this.workflow.apply(tx, caller, id, verb, (current) => build(tx, current));
      return this.views.reply(tx, caller, record);
    });
  }
}

type Told = Pick<RightsNoticeRequest, 'evidenceId' | 'toRepresentativeId' | 'witnessStaffId'>;

const proofOf = (told: Told) => ({
  evidenceId: told.evidenceId ?? null,
  toRepresentativeId: told.toRepresentativeId ?? null,
  witnessStaffId: told.witnessStaffId ?? null,
});

function noticeOf(request: RemediesNoticeRequest): RemediesNoticeEntry {
  const { partyId, method, on } = request;
  return { noticeId: uuidv7(), partyId, method: method as words.NoticeMethod, on, ...proofOf(request) };
}
