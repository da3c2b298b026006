/** Conflicts of interest: declared by the mediator or recorded by an officer of the case; from then on they are off it (R18). */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { relationsTo, type Relation } from '../../domain/access/scope.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { unknownReference } from '../../platform/http/problem.js';
import { recorded, revalidated, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { StaffReader } from '../staff/staff.reader.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import type { ConflictListResponse, ConflictRequest, ConflictResponse } from './participants.dto.js';
import { toConflict } from './participants.view.js';
import { RemovalsService } from './removals.service.js';

@Injectable()
export class ConflictsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly reader: DisputesReader,
    private readonly disputes: DisputesService,
    private readonly staff: StaffReader,
    private readonly removals: RemovalsService,
  ) {}

  list(caller: Caller, id: string): Promise<Reply<ConflictListResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const { folded } = await this.reader.permitted(tx, caller, id, 'mediator.challenge');
      return revalidated({ items: folded.conflicts.map(toConflict) });
    });
  }

  declare(caller: Caller, id: string, request: ConflictRequest): Promise<Reply<ConflictResponse>> {
    const conflictId = uuidv7();
    const { staffId, ground, note, occurredAt } = request;
    return this.useCases.write(caller, async (tx) => {
      const outcome = await this.workflow.apply(tx, caller, id, 'declareConflict', async ({ record }) => {
        const person = await this.staff.get(tx, staffId);
        if (person?.centerId !== record.custodyCenterId) throw unknownReference('/staffId');
        return {
          type: 'declareConflict',
          conflictId,
          staffId,
          byOfficer: actsAsOfficer(caller, record),
          ground,
          occurredAt: instantOrNull(occurredAt),
        };
      });
      const [entry] = outcome.entries;
      if (note !== undefined && entry !== undefined) await this.disputes.note(tx, id, entry.seq, note);
      await this.removals.follow(tx, outcome, staffId);
      const conflict = outcome.facts.conflicts.find((one) => one.conflictId === conflictId);
      if (conflict === undefined) throw new Error('a conflict that was not logged');
      return recorded(toConflict(conflict), outcome.record.version, `/disputes/${id}`);
    });
  }
}

const OFFICERS: readonly Relation[] = ['department_duty_officer', 'responsible', 'director'];

const actsAsOfficer = (caller: Caller, record: DisputeRecord): boolean =>
  [...relationsTo(caller.actor, record)].some((relation) => OFFICERS.includes(relation));
