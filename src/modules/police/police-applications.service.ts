/** The parties' written application to the police 当事人书面申请 (R36). */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { standingApplications } from '../../domain/dispute/police/package.js';
import { POLICE } from '../../domain/dispute/vocabulary.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, Problem, unknownReference } from '../../platform/http/problem.js';
import { recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { type PoliceApplicationRecord, PoliceApplicationStore } from './police-application.store.js';
import type { PoliceApplicationResponse, RecordPoliceApplicationRequest } from './police.dto.js';

@Injectable()
export class PoliceApplicationsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly departments: DepartmentsReader,
    private readonly store: PoliceApplicationStore,
  ) {}

  record(
    caller: Caller,
    disputeId: string,
    request: RecordPoliceApplicationRequest,
  ): Promise<Reply<PoliceApplicationResponse>> {
    const { partyIds, filedOn, toDepartmentId = null, body = null, caseNo = null, text = null } = request;
    if (toDepartmentId === null && body === null) throw invalid('/toDepartmentId', 'required');
    if (toDepartmentId !== null && body !== null)
      throw invalid('/body', 'not_allowed_with', { other: 'toDepartmentId' });
    const id = request.id ?? uuidv7();
    return this.useCases.write(caller, async (tx) => {
      const { record, entries } = await this.workflow.apply(
        tx,
        caller,
        disputeId,
        'recordPoliceApplication',
        async ({ record: current }) => {
          await this.checkDepartment(tx, current.custodyCenterId, toDepartmentId);
          return {
            type: 'recordPoliceApplication',
            applicationId: id,
            partyIds,
            representativeIds: request.representativeIds ?? [],
            filedOn,
            namesCase: caseNo !== null,
          };
        },
      );
      const recordedAt = entries[0]?.recordedAt ?? record.updatedAt;
      const row: PoliceApplicationRecord = { id, partyIds, filedOn, toDepartmentId, body, caseNo, text, recordedAt };
      const place = { centerId: record.centerId, disputeId };
      if (!(await this.store.insert(tx, place, row))) throw new Problem('id_in_use');
      return recorded({ ...row, partyIds: [...partyIds] }, record.version, `/disputes/${disputeId}/police-package`);
    });
  }

  /** Those under the agreement in force. */
  async ofDispute(tx: Tx, { id, folded }: DisputeRecord): Promise<PoliceApplicationResponse[]> {
    const standing = new Set(standingApplications(folded).map(({ applicationId }) => applicationId));
    const rows = (await this.store.ofDispute(tx, id)).filter((row) => standing.has(row.id));
    return rows.map((row) => ({ ...row, partyIds: [...row.partyIds] }));
  }

  private async checkDepartment(tx: Tx, centerId: string, id: string | null): Promise<void> {
    if (id === null) return;
    const department = await this.departments.get(tx, id);
    if (department?.centerId !== centerId) throw unknownReference('/toDepartmentId');
    if (department.code !== POLICE) throw invalid('/toDepartmentId', 'wrong_code', { allowed: POLICE });
  }
}
