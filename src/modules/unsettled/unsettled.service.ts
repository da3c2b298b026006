/** What a party says is not settled (R35): written down, shown, answered. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, pageOfAll, type PageQuery } from '../../platform/http/page.js';
import { notFound, Problem } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import type { AnswerUnsettledRequest, ReportUnsettledRequest, UnsettledReportResponse } from './unsettled.dto.js';
import { toReport } from './unsettled.view.js';

type Answer = Promise<Reply<UnsettledReportResponse>>;

const listOf = (disputeId: string): string => `/disputes/${disputeId}/unsettled-reports`;
const pathOf = (disputeId: string, id: string): string => `${listOf(disputeId)}/${id}`;

@Injectable()
export class UnsettledService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly disputes: DisputesReader,
    private readonly files: DisputesService,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, disputeId: string, query: PageQuery): Promise<Reply<PageOf<UnsettledReportResponse>>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, disputeId);
      const list = { path: listOf(disputeId), query, envelope: this.envelope };
      const notes = await this.files.notesOf(tx, disputeId);
      return pageOfAll(
        record.folded.unsettled,
        list,
        ({ seq }) => [String(seq).padStart(9, '0')],
        (report) => toReport(disputeId, report, notes),
      );
    });
  }

  get(caller: Caller, disputeId: string, id: string): Answer {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, disputeId);
      return found(await this.one(tx, record, id), record.version, pathOf(disputeId, id));
    });
  }

  report(caller: Caller, disputeId: string, request: ReportUnsettledRequest): Answer {
    const { id = uuidv7(), partyId, obligationId = null, ground, words } = request;
    return this.useCases.write(caller, async (tx) => {
      const { record, entries } = await this.workflow.apply(
        tx,
        caller,
        disputeId,
        'reportUnsettled',
        ({ record: { folded } }) => {
          if (isTaken(folded, id)) throw new Problem('id_in_use');
          const occurredAt = instantOrNull(request.occurredAt);
          return { type: 'reportUnsettled', reportId: id, partyId, obligationId, ground, occurredAt };
        },
      );
      await this.keepWords(tx, disputeId, entries, words);
      return created(await this.one(tx, record, id), record.version, pathOf(disputeId, id));
    });
  }

  answer(caller: Caller, disputeId: string, id: string, request: AnswerUnsettledRequest): Answer {
    return this.useCases.write(caller, async (tx) => {
      const { record, entries } = await this.workflow.apply(
        tx,
        caller,
        disputeId,
        'answerUnsettled',
        ({ record: { folded } }) => {
          if (!folded.unsettled.some(({ reportId }) => reportId === id)) throw notFound();
          const occurredAt = instantOrNull(request.occurredAt);
          return { type: 'answerUnsettled', reportId: id, outcome: request.outcome, occurredAt };
        },
      );
      await this.keepWords(tx, disputeId, entries, request.answer);
      return changed(await this.one(tx, record, id), record.version, pathOf(disputeId, id));
    });
  }

  private async keepWords(tx: Tx, id: string, [entry]: readonly { seq: number }[], text: string): Promise<void> {
    if (entry === undefined) throw new Error('a report that was not logged');
    await this.files.note(tx, id, entry.seq, text);
  }

  private async one(tx: Tx, { id: disputeId, folded }: DisputeRecord, id: string): Promise<UnsettledReportResponse> {
    const fact = folded.unsettled.find(({ reportId }) => reportId === id);
    if (fact === undefined) throw notFound();
    return toReport(disputeId, fact, await this.files.notesOf(tx, disputeId));
  }
}

/** What is said at a visit is reported under the id of the visit. */
const isTaken = ({ unsettled, visits }: DisputeFacts, id: string): boolean =>
  [...unsettled.map(({ reportId }) => reportId), ...visits.map(({ visitId }) => visitId)].includes(id);
