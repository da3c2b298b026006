/** Reports to the police (R16): what is owed since when, and the records that clear it. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { RiskFacts } from '../../domain/dispute/risk/facts.js';
import { policeReportOf, standingFlags } from '../../domain/dispute/risk/level.js';
import { mustBeReported } from '../../domain/risk/risk.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { found, recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { type PoliceReportRecord, PoliceReportStore } from './police-report.store.js';
import type { PoliceReportRecordResponse, PoliceReportRequest, PoliceReportResponse } from './risk.dto.js';

const pathOf = (disputeId: string): string => `/disputes/${disputeId}/police-report`;

@Injectable()
export class PoliceReportsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly disputes: DisputesReader,
    private readonly store: PoliceReportStore,
  ) {}

  get(caller: Caller, id: string): Promise<Reply<PoliceReportResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, id);
      return found(await this.view(tx, record), record.version, pathOf(id));
    });
  }

  record(caller: Caller, id: string, request: PoliceReportRequest): Promise<Reply<PoliceReportRecordResponse>> {
    const { reportedOn, method, unit, referenceNo = null } = request;
    const reportId = uuidv7();
    return this.useCases.write(caller, async (tx) => {
      const { record, facts, entries } = await this.workflow.apply(tx, caller, id, 'recordPoliceReport', (current) => ({
        type: 'recordPoliceReport',
        reportId,
        reportedOn,
        method,
        matterOn: current.record.occurredOn,
      }));
      const [entry] = entries;
      if (entry === undefined) throw new Error('a report without an entry');
      const { seq, recordedAt, staffId: recordedByStaffId } = entry;
      const written = { seq, recordedAt, recordedByStaffId, reportedOn, method, unit, referenceNo };
      const row = { id: reportId, centerId: record.centerId, disputeId: id, ...written };
      await this.store.insert(tx, row);
      return recorded(toReport(row, facts.risk), facts.version, pathOf(id));
    });
  }

  private async view(tx: Tx, { id, folded: { risk } }: DisputeRecord): Promise<PoliceReportResponse> {
    const decided = risk.policeTasks.flatMap(({ state, clearedSeq }) =>
      state === 'not_required' && clearedSeq !== null ? [clearedSeq] : [],
    );
    const reasons = decided.length === 0 ? new Map<number, string>() : await this.store.notes(tx, id, decided);
    return {
      disputeId: id,
      ...policeReportOf(risk),
      statutory: mustBeReported(standingFlags(risk)),
      tasks: risk.policeTasks.map(({ since, flags, state, clearedAt, clearedSeq }) => ({
        since,
        flags,
        state,
        clearedAt,
        reason: reasons.get(clearedSeq ?? 0) ?? null,
      })),
      reports: risk.policeReports === 0 ? [] : (await this.store.ofDispute(tx, id)).map((row) => toReport(row, risk)),
    };
  }
}

const toReport = (
  { id, seq, reportedOn, method, unit, referenceNo, recordedAt, recordedByStaffId }: PoliceReportRecord,
  { policeTasks }: RiskFacts,
): PoliceReportRecordResponse => ({
  id,
  reportedOn,
  method,
  unit,
  referenceNo,
  recordedAt,
  recordedByStaffId,
  cleared: policeTasks.some(({ clearedSeq }) => clearedSeq === seq),
});
