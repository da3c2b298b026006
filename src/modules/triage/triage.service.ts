/** Triage 分流: accept with a gap-free number, refuse with the way out, assign to whoever is on duty now. */
import { Injectable } from '@nestjs/common';
import { caseNumber, trackWord } from '../../domain/numbering/case-number.js';
import type { CourtProcedure } from '../../domain/deadlines/terms.js';
import type { Track } from '../../domain/deadlines/tracks.js';
import { dayOfInstant, instantOrNull, yearOf } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { unknownReference } from '../../platform/http/problem.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import type { DisputeResponse } from '../disputes/dispute.dto.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { PartiesService } from '../parties/parties.service.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { Assignments } from './assignments.js';
import type { AcceptRequest, AssignRequest, RefuseRequest } from './triage.dto.js';

@Injectable()
export class TriageService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly views: CaseViewService,
    private readonly disputes: DisputesService,
    private readonly parties: PartiesService,
    private readonly centers: CentersReader,
    private readonly departments: DepartmentsReader,
    private readonly assignments: Assignments,
    private readonly clock: Clock,
  ) {}

  accept(caller: Caller, id: string, request: AcceptRequest): Promise<Reply<DisputeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { record } = await this.workflow.apply(tx, caller, id, 'accept', async ({ record: current }) => {
        await this.checkDepartment(tx, current, request.departmentId);
        const track = (request.track ?? current.track) as Track | null;
        const occurredAt = instantOrNull(request.occurredAt);
        return {
          type: 'accept',
          departmentId: request.departmentId ?? (await this.assignments.departmentOnAcceptance(tx, caller, current)),
          track,
          screening: request.screening,
          category: current.category,
          courtProcedure: (request.courtProcedure ?? null) as CourtProcedure | null,
          fileReceivedOn: request.fileReceivedOn ?? null,
          number:
            current.number ??
            (track === null ? '' : await this.numberOf(tx, current, track, occurredAt ?? this.clock.nowIso())),
          occurredAt,
        };
      });
      const names = await this.parties.namesOf(tx, id);
      await this.disputes.reindex(tx, id, [record.receiptNo, record.number, record.title, record.facts, ...names]);
      return this.views.reply(tx, caller, record);
    });
  }

  /** Drawn under the case's lock; a refusal rolls the serial back with everything else, so that no gap is left. */
  private async numberOf(tx: Tx, record: DisputeRecord, track: Track, acceptedAt: string): Promise<string> {
    const center = await this.centers.get(tx, record.centerId);
    if (center === undefined) throw unknownReference('/centerId');
    const year = yearOf(dayOfInstant(acceptedAt, center.zone));
    const word = trackWord(track);
    const serial = await this.disputes.nextSerial(tx, record.centerId, year, word);
    return caseNumber({ year, shortName: center.shortName, trackWord: word, serial });
  }

  private async checkDepartment(tx: Tx, record: DisputeRecord, departmentId: string | undefined): Promise<void> {
    if (departmentId === undefined) return;
    const department = await this.departments.get(tx, departmentId);
    if (department?.centerId !== record.custodyCenterId || !department.takesCases)
      throw unknownReference('/departmentId');
  }

  refuse(caller: Caller, id: string, request: RefuseRequest): Promise<Reply<DisputeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { record } = await this.workflow.apply(tx, caller, id, 'refuse', () => ({
        type: 'refuse',
        reason: request.reason,
        remedy: request.remedy,
        occurredAt: instantOrNull(request.occurredAt),
      }));
      return this.views.reply(tx, caller, record);
    });
  }

  assign(caller: Caller, id: string, request: AssignRequest): Promise<Reply<DisputeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { record, entries } = await this.workflow.apply(tx, caller, id, 'assign', (current) =>
        this.assignments.fill(tx, current, {
          departmentId: request.departmentId,
          mediatorIds: request.mediatorIds,
          occurredAt: instantOrNull(request.occurredAt),
        }),
      );
      const [entry] = entries;
      if (request.reason !== undefined && entry !== undefined)
        await this.disputes.note(tx, id, entry.seq, request.reason);
      return this.views.reply(tx, caller, record);
    });
  }
}
