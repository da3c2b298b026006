/** Produces reports on cases: one moment, one answer, stored as it was given. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { ReportBarrier } from '../disputes/report-barrier.js';
import type { CaseFilter } from './case-counting.store.js';
import type { ProduceCaseReportRequest } from './case-report.dto.js';
import { CaseReportRunner } from './case-report.runner.js';
import { CASE_REPORTS } from './case-reports.js';
import { digestOfReport } from './digest.js';
import { CASE_REPORT_KINDS, type CaseReportKind, type NewCaseReport, type StoredReport } from './report.record.js';
import { type Asked, momentAsked } from './report-asking.js';
import { ReportKeeping } from './report-keeping.service.js';
import { type ReportAnswer, ReportProductionService } from './report-production.service.js';
import { type Progress, type ReportOrder, type ReportRunner, ReportRunners } from './report-runners.js';

interface Parameters extends Asked {
  readonly filter: CaseFilter;
}

type Order = ReportOrder<Parameters>;

@Injectable()
export class CaseReportsService implements OnModuleInit {
  constructor(
    private readonly production: ReportProductionService,
    private readonly runners: ReportRunners,
    private readonly counting: CaseReportRunner,
    private readonly barrier: ReportBarrier,
    private readonly keeping: ReportKeeping,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const kind of CASE_REPORT_KINDS) this.runners.register(this.runnerOf(kind));
  }

  async produce(
    caller: Caller,
    kind: CaseReportKind,
    input: ProduceCaseReportRequest,
    isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    const { id = uuidv7(), centerId, from, to, asOf = null, courtDelegated = 'include', delegatedBy = null } = input;
    momentAsked(input, this.clock.nowIso());
    const parameters: Parameters = { from, to, asOf, filter: { courtDelegated, delegatedBy } };
    const order: Order = { id, centerId, kind, parameters, requestedBy: caller.actor.accountId };
    return this.production.produce(caller, order, isLaterWanted);
  }

  /** One step is one centre. */
  private runnerOf(kind: CaseReportKind): ReportRunner<Parameters> {
    return {
      kind,
      readsBelow: true,
      steps: (centers) => centers,
      prepare: (order) => this.prepare(order),
      run: (tx, order, progress) => this.run(tx, kind, order, progress),
    };
  }

  /** Waits for whoever is writing a case, and writes the moment down: not inside the transaction that counts. */
  private async prepare(order: Order): Promise<Order> {
    const asOf = momentAsked(order.parameters, this.clock.nowIso());
    await this.barrier.raise(asOf);
    return { ...order, parameters: { ...order.parameters, asOf } };
  }

  private async run(tx: Tx, kind: CaseReportKind, order: Order, progress: Progress): Promise<StoredReport> {
    const { id, centerId, requestedBy: producedBy } = order;
    const { from, to, asOf, filter } = order.parameters;
    if (asOf == null) throw new Error('nobody has prepared for this report');
    const params = { centerId, from, to, asOf, filter };
    const { content, records } = await this.counting.run(tx, CASE_REPORTS[kind], params, progress);
    const definition = `${content.definition.id}@${content.definition.version}`;
    const answered = { kind, centerId, from, to, asOf, definition, content, records };
    const digest = digestOfReport(answered);
    const report: NewCaseReport = { ...answered, id, digest, producedAt: this.clock.nowIso(), producedBy, version: 1 };
    await this.keeping.keep(tx, report);
    return report;
  }
}
