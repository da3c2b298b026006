/** Rights told, consents and refusals, the start of mediation, and the ends that are no agreement. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { CommandOf } from '../../domain/dispute/commands.js';
import type * as words from '../../domain/dispute/vocabulary.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeResponse } from '../disputes/dispute.dto.js';
import type { ConsentRecordResponse, NoticeRecordResponse } from '../parties/party.dto.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
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
  ) {}

  giveRightsNotice(
    caller: Caller,
    id: string,
    { partyId, method, occurredAt }: RightsNoticeRequest,
  ): Promise<Reply<NoticeRecordResponse>> {
    const noticeId = uuidv7();
    return this.useCases.write(caller, async (tx) => {
      const { facts, entries } = await this.workflow.apply(tx, caller, id, 'giveRightsNotice', () => ({
        type: 'giveRightsNotice',
        noticeId,
        partyId,
        method: method as words.NoticeMethod,
        occurredAt: instantOrNull(occurredAt),
      }));
      const body = { id: noticeId, partyId, kind: 'rights', method, occurredAt: entries[0]?.occurredAt ?? '' };
      return recorded(body, facts.version, `/disputes/${id}`);
    });
  }

  giveRemediesNotice(
    caller: Caller,
    id: string,
    { partyId, method, on }: RemediesNoticeRequest,
  ): Promise<Reply<NoticeRecordResponse>> {
    const noticeId = uuidv7();
    return this.useCases.write(caller, async (tx) => {
      const { facts, entries } = await this.workflow.apply(tx, caller, id, 'giveRemediesNotice', () => ({
        type: 'giveRemediesNotice',
        noticeId,
        partyId,
        method: method as words.NoticeMethod,
        on,
      }));
      const body = { id: noticeId, partyId, kind: 'remedies', method, occurredAt: entries[0]?.occurredAt ?? '' };
      return recorded(body, facts.version, `/disputes/${id}`);
    });
  }

  recordConsent(caller: Caller, id: string, request: ConsentRequest): Promise<Reply<ConsentRecordResponse>> {
    const consentId = uuidv7();
    const { partyId, subject, decision } = request;
    const subjectId = request.subjectId ?? null;
    return this.useCases.write(caller, async (tx) => {
      const { facts, entries } = await this.workflow.apply(tx, caller, id, 'recordConsent', () => ({
        type: 'recordConsent',
        consentId,
        partyId,
        subject: subject as words.ConsentSubject,
        decision: decision as words.ConsentDecision,
        subjectId,
        evidenceId: null,
        occurredAt: instantOrNull(request.occurredAt),
      }));
      const body = { id: consentId, partyId, subject, decision, subjectId, occurredAt: entries[0]?.occurredAt ?? '' };
      return recorded(body, facts.version, `/disputes/${id}`);
    });
  }

  markConfidential(
    caller: Caller,
    id: string,
    { grounds, occurredAt }: ConfidentialityRequest,
  ): Promise<Reply<DisputeResponse>> {
    const command = { type: 'markConfidential', grounds, occurredAt: instantOrNull(occurredAt) } as const;
    return this.act(caller, id, 'markConfidential', command);
  }

  start(caller: Caller, id: string, { occurredAt }: StartRequest): Promise<Reply<DisputeResponse>> {
    return this.act(caller, id, 'start', { type: 'start', occurredAt: instantOrNull(occurredAt) });
  }

  withdraw(caller: Caller, id: string, { partyId, occurredAt }: WithdrawRequest): Promise<Reply<DisputeResponse>> {
    return this.act(caller, id, 'withdraw', { type: 'withdraw', partyId, occurredAt: instantOrNull(occurredAt) });
  }

  fail(
    caller: Caller,
    id: string,
    { reason, remediesNotices, occurredAt }: FailRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.act(caller, id, 'fail', {
      type: 'fail',
      reason,
      remediesNotices: (remediesNotices ?? []).map(({ partyId, method, on }) => ({
        noticeId: uuidv7(),
        partyId,
        method: method as words.NoticeMethod,
        on,
      })),
      occurredAt: instantOrNull(occurredAt),
    });
  }

  private act<V extends ActingVerb>(
    caller: Caller,
    id: string,
    verb: V,
    command: CommandOf<V>,
  ): Promise<Reply<DisputeResponse>> {
    return this.useCases.write(caller, async (tx: Tx) => {
      const { record } = await this.workflow.apply(tx, caller, id, verb, () => command);
      return this.views.reply(tx, caller, record);
    });
  }
}
