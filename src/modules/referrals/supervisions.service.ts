/** Supervision 督办: a director's order on a case with a due date, its answer, and what the director says of it. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { CommandOf } from '../../domain/dispute/commands.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { type PageOf, pageOfAll, type PageQuery } from '../../platform/http/page.js';
import { invalid, Problem } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { CustodyNotesService } from './custody-notes.service.js';
import { ReferralStore } from './referral.store.js';
import { ReferralsReader } from './referrals.reader.js';
import type {
  AnswerSupervisionRequest,
  CloseSupervisionRequest,
  OrderSupervisionRequest,
  SupervisionResponse,
} from './supervisions.dto.js';

type AnsweringVerb = 'answerSupervision' | 'closeSupervision';

const pathOf = (id: string): string => `/supervisions/${id}`;

@Injectable()
export class SupervisionsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly reader: ReferralsReader,
    private readonly store: ReferralStore,
    private readonly notes: CustodyNotesService,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, disputeId: string, query: PageQuery): Promise<Reply<PageOf<SupervisionResponse>>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.reader.visible(tx, caller, { disputeId });
      const list = { path: `/disputes/${disputeId}/supervisions`, query, envelope: this.envelope };
      return pageOfAll(
        await this.reader.supervisionsOf(tx, record),
        list,
        ({ orderedAt, id }) => [orderedAt, id],
        (row) => row,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<SupervisionResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.reader.visible(tx, caller, await this.reader.existingSupervision(tx, id));
      return found(await this.reader.oneSupervision(tx, record, id), record.version, pathOf(id));
    });
  }

  order(caller: Caller, disputeId: string, request: OrderSupervisionRequest): Promise<Reply<SupervisionResponse>> {
    const supervisionId = request.id ?? uuidv7();
    return this.useCases.write(caller, async (tx) => {
      const outcome = await this.workflow.apply(tx, caller, disputeId, 'orderSupervision', () => ({
        type: 'orderSupervision',
        supervisionId,
        dueOn: request.dueOn,
        occurredAt: instantOrNull(request.occurredAt),
      }));
      const { record } = outcome;
      const row = { id: supervisionId, centerId: record.centerId, disputeId };
      if (!(await this.store.insertSupervision(tx, row))) throw new Problem('id_in_use');
      await this.notes.keep(tx, outcome, 'SupervisionOrdered', request.order);
      const body = await this.reader.oneSupervision(tx, record, supervisionId);
      return created(body, record.version, pathOf(supervisionId));
    });
  }

  answer(
    caller: Caller,
    id: string,
    { answer, occurredAt }: AnswerSupervisionRequest,
  ): Promise<Reply<SupervisionResponse>> {
    const command = { type: 'answerSupervision', supervisionId: id, occurredAt: instantOrNull(occurredAt) } as const;
    return this.act(caller, id, 'answerSupervision', command, answer);
  }

  close(caller: Caller, id: string, request: CloseSupervisionRequest): Promise<Reply<SupervisionResponse>> {
    const { accepted, dueOn, note, occurredAt } = request;
    if (!accepted && dueOn === undefined) throw invalid('/dueOn', 'required');
    if (accepted && dueOn !== undefined) throw invalid('/dueOn', 'not_allowed_with', { other: 'accepted: true' });
    const command = {
      type: 'closeSupervision',
      supervisionId: id,
      dueAgainOn: dueOn ?? null,
      occurredAt: instantOrNull(occurredAt),
    } as const;
    return this.act(caller, id, 'closeSupervision', command, note);
  }

  private act<V extends AnsweringVerb>(
    caller: Caller,
    id: string,
    verb: V,
    command: CommandOf<V>,
    text: string | undefined,
  ): Promise<Reply<SupervisionResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { disputeId } = await this.reader.existingSupervision(tx, id);
      const outcome = await this.workflow.apply(tx, caller, disputeId, verb, () => command);
      const { record, entries } = outcome;
      const [entry] = entries;
      if (entry !== undefined) await this.notes.keep(tx, outcome, entry.type, text);
      return changed(await this.reader.oneSupervision(tx, record, id), record.version, pathOf(id));
    });
  }
}
