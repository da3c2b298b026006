/** Legal aid 法律援助 of a party (R15): each step an entry of the log, with what was written about it beside it. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { CommandOf } from '../../domain/dispute/commands.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, pageOfAll, type PageQuery } from '../../platform/http/page.js';
import { invalid, Problem, unknownReference } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { StaffReader } from '../staff/staff.reader.js';
import { type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import type {
  AssignLegalAidRequest,
  CompleteLegalAidPapersRequest,
  DecideLegalAidRequest,
  GiveLegalAdviceRequest,
  LegalAidRequestResponse,
  ListLegalAidPapersRequest,
  RequestLegalAidRequest,
  WithdrawLegalAidRequest,
} from './legal-aid.dto.js';
import { LegalAidReader } from './legal-aid.reader.js';
import { LegalAidStore } from './legal-aid.store.js';

type Verb = 'listLegalAidPapers' | 'completeLegalAidPapers' | 'decideLegalAid' | 'giveLegalAdvice' | 'withdrawLegalAid';

type Answer = Promise<Reply<LegalAidRequestResponse>>;

const pathOf = (id: string): string => `/legal-aid-requests/${id}`;

@Injectable()
export class LegalAidService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly reader: LegalAidReader,
    private readonly store: LegalAidStore,
    private readonly files: DisputesService,
    private readonly staff: StaffReader,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, disputeId: string, query: PageQuery): Promise<Reply<PageOf<LegalAidRequestResponse>>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.reader.visible(tx, caller, disputeId);
      const list = { path: `/disputes/${disputeId}/legal-aid-requests`, query, envelope: this.envelope };
      return pageOfAll(
        await this.reader.ofDispute(tx, record),
        list,
        ({ receivedOn, id }) => [receivedOn, id],
        (row) => row,
      );
    });
  }

  get(caller: Caller, id: string): Answer {
    return this.useCases.read(caller, async (tx) => {
      const { disputeId } = await this.reader.existing(tx, id);
      const record = await this.reader.visible(tx, caller, disputeId);
      return found(await this.reader.one(tx, record, id), record.version, pathOf(id));
    });
  }

  request(caller: Caller, disputeId: string, request: RequestLegalAidRequest): Answer {
    const { partyId, kind, ground = null, receivedOn = null } = request;
    if (kind === 'advice' && ground !== null) throw invalid('/ground', 'not_allowed_with', { other: 'kind: advice' });
    if (kind !== 'advice' && ground === null) throw invalid('/ground', 'required');
    const requestId = request.id ?? uuidv7();
    return this.useCases.write(caller, async (tx) => {
      const { record } = await this.workflow.apply(tx, caller, disputeId, 'requestLegalAid', () => ({
        type: 'requestLegalAid',
        requestId,
        partyId,
        kind,
        ground,
        receivedOn,
      }));
      const row = { id: requestId, centerId: record.centerId, disputeId };
      if (!(await this.store.insert(tx, row))) throw new Problem('id_in_use');
      return created(await this.reader.one(tx, record, requestId), record.version, pathOf(requestId));
    });
  }

  listPapers(caller: Caller, id: string, { missing, occurredAt }: ListLegalAidPapersRequest): Answer {
    return this.act(caller, id, 'listLegalAidPapers', {
      type: 'listLegalAidPapers',
      requestId: id,
      missing,
      occurredAt: instantOrNull(occurredAt),
    });
  }

  completePapers(caller: Caller, id: string, { occurredAt }: CompleteLegalAidPapersRequest): Answer {
    return this.act(caller, id, 'completeLegalAidPapers', {
      type: 'completeLegalAidPapers',
      requestId: id,
      occurredAt: instantOrNull(occurredAt),
    });
  }

  decide(caller: Caller, id: string, { granted, reason, occurredAt }: DecideLegalAidRequest): Answer {
    const command = { type: 'decideLegalAid', requestId: id, granted, occurredAt: instantOrNull(occurredAt) } as const;
    return this.act(caller, id, 'decideLegalAid', command, reason);
  }

  assign(caller: Caller, id: string, { staffId, lawyerName, occurredAt }: AssignLegalAidRequest): Answer {
    if (staffId === undefined && lawyerName === undefined) throw invalid('/staffId', 'required');
    if (staffId !== undefined && lawyerName !== undefined)
      throw invalid('/lawyerName', 'not_allowed_with', { other: 'staffId' });
    const command = {
      type: 'assignLegalAid',
      requestId: id,
      staffId: staffId ?? null,
      occurredAt: instantOrNull(occurredAt),
    } as const;
    return this.useCases.write(caller, async (tx) => {
      const { disputeId } = await this.reader.existing(tx, id);
      const outcome = await this.workflow.apply(tx, caller, disputeId, 'assignLegalAid', async ({ record }) => {
        if (staffId !== undefined) await this.checkStaff(tx, record, staffId);
        return command;
      });
      if (lawyerName !== undefined) await this.store.keepLawyer(tx, id, lawyerName);
      return this.answer(tx, outcome, id);
    });
  }

  advise(caller: Caller, id: string, { note, occurredAt }: GiveLegalAdviceRequest): Answer {
    const command = { type: 'giveLegalAdvice', requestId: id, occurredAt: instantOrNull(occurredAt) } as const;
    return this.act(caller, id, 'giveLegalAdvice', command, note);
  }

  withdraw(caller: Caller, id: string, { note, occurredAt }: WithdrawLegalAidRequest): Answer {
    const command = { type: 'withdrawLegalAid', requestId: id, occurredAt: instantOrNull(occurredAt) } as const;
    return this.act(caller, id, 'withdrawLegalAid', command, note);
  }

  private act<V extends Verb>(caller: Caller, id: string, verb: V, command: CommandOf<V>, text?: string): Answer {
    return this.useCases.write(caller, async (tx) => {
      const { disputeId } = await this.reader.existing(tx, id);
      const outcome = await this.workflow.apply(tx, caller, disputeId, verb, () => command);
      const [entry] = outcome.entries;
      if (text !== undefined && entry !== undefined) await this.files.note(tx, disputeId, entry.seq, text);
      return this.answer(tx, outcome, id);
    });
  }

  private async answer(tx: Tx, { record }: Outcome, id: string): Answer {
    return changed(await this.reader.one(tx, record, id), record.version, pathOf(id));
  }

  private async checkStaff(tx: Tx, { custodyCenterId }: DisputeRecord, id: string): Promise<void> {
    if ((await this.staff.get(tx, id))?.centerId !== custodyCenterId) throw unknownReference('/staffId');
  }
}
