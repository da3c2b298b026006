/** Before anybody acts on a report: does it exist for them, may they, and is it as they last read it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { notFound, refuse } from '../../platform/http/problem.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { type ReportActs, ReportActsStore } from './report-acts.store.js';
import { ReportJobsService } from './report-jobs.service.js';
import { versionOf } from './report-standing.view.js';
import type { StoredReport } from './report.record.js';
import { ReportLookup } from './report-lookup.service.js';

export interface OpenReport {
  readonly report: StoredReport;
  readonly acts: ReportActs;
}

@Injectable()
export class ReportAccessService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly reports: ReportLookup,
    private readonly acts: ReportActsStore,
    private readonly jobs: ReportJobsService,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('report', (caller, id, permission) =>
      this.useCases.read(caller, (tx) => this.version(tx, caller, id, permission)),
    );
  }

  /** Locked until the transaction ends. */
  async open(tx: Tx, caller: Caller, id: string, permission: string): Promise<OpenReport> {
    await this.acts.lock(tx, id);
    checkIfMatch(caller, await this.version(tx, caller, id, permission));
    const report = await this.reports.find(tx, caller, id);
    if (report === undefined) {
      const job = await this.jobs.unfinished(tx, caller, id);
      throw job === undefined ? notFound() : refuse('report_not_finished', { params: { jobState: job.state } });
    }
    return { report, acts: await this.acts.of(tx, id) };
  }

  /** While there is no report its job stands for it: there is something to know about it, and nothing to act on. */
  private async version(tx: Tx, caller: Caller, id: string, permission: string | null): Promise<number> {
    const report = await this.reports.find(tx, caller, id);
    const found = report ?? (await this.jobs.unfinished(tx, caller, id));
    if (found === undefined) throw notFound();
    demandInCenter(caller, permission, found.centerId);
    return report === undefined ? found.version : versionOf(report, await this.acts.of(tx, id));
  }
}
