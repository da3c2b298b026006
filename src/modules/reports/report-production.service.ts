/** Makes a report at once, or a job of it: where somebody does not want to wait, and where many centres lie below. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { RESPOND_ASYNC } from '../../platform/http/prefer.js';
import { Problem } from '../../platform/http/problem.js';
import { accepted, created, type Reply } from '../../platform/http/reply.js';
import { CentersReader } from '../centers/centers.reader.js';
import { jobPath, toJobView } from './report-job.view.js';
import type { ReportJobResponse } from './report-jobs.dto.js';
import { ReportJobsStore } from './report-jobs.store.js';
import { type Progress, type ReportOrder, type ReportRunner, ReportRunners } from './report-runners.js';
import { reportPath, toReportView } from './report.view.js';

/** With more centres below than this nobody waits for the answer. */
export const MOST_CENTERS_AT_ONCE = 25;

/** Nobody looks on while the request waits, and nobody can cancel it. */
const UNWATCHED: Progress = { step: () => Promise.resolve() };

type ReportView = ReturnType<typeof toReportView>;

@Injectable()
export class ReportProductionService {
  constructor(
    private readonly runners: ReportRunners,
    private readonly jobs: ReportJobsStore,
    private readonly centers: CentersReader,
    private readonly clock: Clock,
  ) {}

  /** The caller may have the report, and its parameters are in order. */
  async produce(
    tx: Tx,
    caller: Caller,
    order: ReportOrder,
    isLaterWanted: boolean,
  ): Promise<Reply<ReportView | ReportJobResponse>> {
    const runner = this.runners.of(order.kind);
    if (await this.jobs.isTaken(tx, order.id)) throw new Problem('id_in_use');
    if (!isLaterWanted && !(await this.isLarge(tx, runner, order.centerId))) {
      const report = await runner.run(tx, order, UNWATCHED);
      return created(toReportView(report, caller.language), report.version, reportPath(report.id));
    }
    const isNew = await this.jobs.insert(tx, order, runner.steps(order.parameters), this.clock.nowIso());
    const job = isNew ? await this.jobs.get(tx, order.id) : undefined;
    if (job === undefined) throw new Problem('id_in_use');
    const headers: Record<string, string> = isLaterWanted ? { 'preference-applied': RESPOND_ASYNC } : {};
    return accepted(toJobView(job, caller.language), job.version, jobPath(job.id), headers);
  }

  private async isLarge(tx: Tx, { readsBelow }: ReportRunner, centerId: string): Promise<boolean> {
    if (!readsBelow) return false;
    const centers = await this.centers.subtreeIds(tx, [centerId]);
    return centers.filter((id) => id !== centerId).length > MOST_CENTERS_AT_ONCE;
  }
}
