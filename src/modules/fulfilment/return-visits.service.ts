/** Return visits 回访: the first is made by the settlement itself; more are planned here, and all are recorded here (R35). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOfAll, type PageQuery } from '../../platform/http/page.js';
import { invalid, notFound, Problem, unknownReference } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import type { RecordVisitRequest, ReturnVisitResponse, ScheduleVisitRequest } from './fulfilment.dto.js';
import { type VisitRecord, VisitStore } from './visit.store.js';
import { toVisit } from './visit.view.js';

/** What the form asks for beside what the rules look at. */
const NOTHING_SAID = {
  method: null,
  laterSuit: null,
  judgment: null,
  mediatedWrongly: null,
  measures: null,
  note: null,
};

const pathOf = (id: string): string => `/return-visits/${id}`;

@Injectable()
export class ReturnVisitsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly disputes: DisputesReader,
    private readonly staff: StaffReader,
    private readonly store: VisitStore,
    private readonly gates: Gates,
    private readonly envelope: Envelope,
  ) {}

  onModuleInit(): void {
    this.gates.register('visit', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => (await this.permitted(tx, caller, id, permission)).record.version),
    );
  }

  list(caller: Caller, disputeId: string, query: PageQuery): Promise<Reply<PageOf<ReturnVisitResponse>>> {
    return this.useCases.read(caller, async (tx) => {
      await this.disputes.visible(tx, caller, disputeId);
      const rows = await this.store.ofDispute(tx, disputeId);
      const list = { path: `/disputes/${disputeId}/return-visits`, query, envelope: this.envelope };
      return pageOfAll(rows, list, ({ dueOn, id }) => [dueOn, id], toVisit);
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ReturnVisitResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const { row, record } = await this.permitted(tx, caller, id, null);
      return found(toVisit(row), record.version, pathOf(id));
    });
  }

  schedule(caller: Caller, disputeId: string, request: ScheduleVisitRequest): Promise<Reply<ReturnVisitResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const visitId = request.id ?? uuidv7();
      const { record } = await this.workflow.apply(
        tx,
        caller,
        disputeId,
        'scheduleReturnVisit',
        async ({ record: current }) => {
          if (current.folded.unsettled.some(({ reportId }) => reportId === visitId)) throw new Problem('id_in_use');
          await this.checkReferences(tx, current, request);
          return {
            type: 'scheduleReturnVisit',
            visitId,
            dueOn: request.dueOn,
            assigneeId: request.assigneeId ?? null,
            partyId: request.partyId ?? null,
            obligationId: request.obligationId ?? null,
            occurredAt: instantOrNull(request.occurredAt),
          };
        },
      );
      const row = await this.existing(tx, visitId);
      if (row.disputeId !== disputeId) throw new Problem('id_in_use');
      return created(toVisit(row), record.version, pathOf(visitId));
    });
  }

  /** Staff to whom only this visit was given record this one and no other; the rule book says so. */
  record(caller: Caller, visitId: string, request: RecordVisitRequest): Promise<Reply<ReturnVisitResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { disputeId } = await this.existing(tx, visitId);
      const { visitedOn, performance, satisfaction, breachFound, escalationSigns, resolved = 'not_asked' } = request;
      if (request.judgment !== undefined && request.laterSuit !== 'decided')
        throw invalid('/laterSuit', 'wrong_value', { expected: 'decided' });
      const { record } = await this.workflow.apply(tx, caller, disputeId, 'recordReturnVisit', () => ({
        type: 'recordReturnVisit',
        visitId,
        visitedOn,
        performance,
        satisfaction,
        breachFound,
        escalationSigns,
        resolved,
      }));
      await this.store.keepFindings(tx, visitId, { ...NOTHING_SAID, ...request, resolved });
      return changed(toVisit(await this.existing(tx, visitId)), record.version, pathOf(visitId));
    });
  }

  private async checkReferences(
    tx: Tx,
    { custodyCenterId }: DisputeRecord,
    { id, assigneeId }: ScheduleVisitRequest,
  ): Promise<void> {
    if (id !== undefined && (await this.store.get(tx, id)) !== undefined) throw new Problem('id_in_use');
    if (assigneeId === undefined) return;
    const person = await this.staff.get(tx, assigneeId);
    if (person?.centerId !== custodyCenterId) throw unknownReference('/assigneeId');
  }

  private async existing(tx: Tx, id: string): Promise<VisitRecord> {
    const row = await this.store.get(tx, id);
    if (row === undefined) throw notFound();
    return row;
  }

  /** The visit with its case, whose version is the visit's: every write under a case raises it. */
  private async permitted(
    tx: Tx,
    caller: Caller,
    id: string,
    permission: string | null,
  ): Promise<{ row: VisitRecord; record: DisputeRecord }> {
    const row = await this.existing(tx, id);
    return { row, record: await this.disputes.permitted(tx, caller, row.disputeId, permission) };
  }
}
