/** Makes a report at once, or a job of it: where somebody does not want to wait, and where many centres lie below. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { RESPOND_ASYNC } from '../../platform/http/prefer.js';
import { Problem, unknownReference } from '../../platform/http/problem.js';
import { accepted, created, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { NO_ACTS } from './report-acts.store.js';
import { jobPath, toJobView } from './report-job.view.js';
import type { ReportJobResponse } from './report-jobs.dto.js';
import { ReportJobsStore } from './report-jobs.store.js';
import { type ReportOrder, type ReportRunner, ReportRunners, UNWATCHED } from './report-runners.js';
import { reportPath, type ReportResponse, toReportView } from './report.view.js';

/** With more centres below than this nobody waits for the answer. */
export const MOST_CENTERS_AT_ONCE = 25;

/** What the documents of the endpoints say. */
export const LATER =
  'With `Prefer: respond-async` (RFC 7240) it is made by a job: 202, `Location: /api/v1/report-jobs/{jobId}`; the report gets the id ' +
  'of the job, and tells what was known when it ran, or at the instant asked for.';
export const LATER_OR_LARGE = `${LATER} Without it too where more than ${MOST_CENTERS_AT_ONCE} centres lie below.`;

export type ReportAnswer = Reply<ReportResponse | ReportJobResponse>;

@Injectable()
export class ReportProductionService {
  constructor(
    private readonly useCases: UseCases,
    private readonly runners: ReportRunners,
    private readonly jobs: ReportJobsStore,
    private readonly centers: CentersReader,
    private readonly clock: Clock,
  ) {}

  /** The parameters are in order; what has to be settled before the report is made is settled only for who may have it. */
  async produce(caller: Caller, order: ReportOrder, isLaterWanted: boolean): Promise<ReportAnswer> {
    const runner = this.runners.of(order.kind);
    const centers = await this.useCases.read(caller, async (tx) => {
      await this.demand(tx, caller, order);
      return this.centersOf(tx, runner, order);
    });
    const isLater = isLaterWanted || centers - 1 > MOST_CENTERS_AT_ONCE;
    const prepared = isLater ? order : ((await runner.prepare?.(order)) ?? order);
    return this.useCases.write<ReportResponse | ReportJobResponse>(caller, async (tx) => {
      if (await this.jobs.isTaken(tx, order.id)) throw new Problem('id_in_use');
      if (isLater) return this.put(tx, caller, order, runner.steps(centers), isLaterWanted);
      // Of the whole subtree, also where the producer reaches the centre alone.
      const report = await tx.everywhere(() => runner.run(tx, prepared, UNWATCHED));
      return created(toReportView(report, caller.language, NO_ACTS), report.version, reportPath(report.id));
    });
  }

  /** Among those that wait. */
  private async put(
    tx: Tx,
    caller: Caller,
    order: ReportOrder,
    steps: number,
    isLaterWanted: boolean,
  ): Promise<Reply<ReportJobResponse>> {
    const isNew = await this.jobs.insert(tx, order, steps, this.clock.nowIso());
    const job = isNew ? await this.jobs.get(tx, order.id) : undefined;
    if (job === undefined) throw new Problem('id_in_use');
    const headers: Record<string, string> = isLaterWanted ? { 'preference-applied': RESPOND_ASYNC } : {};
    return accepted(toJobView(job, caller.language), job.version, jobPath(job.id), headers);
  }

  private async demand(tx: Tx, caller: Caller, { centerId }: ReportOrder): Promise<void> {
    if ((await this.centers.get(tx, centerId)) === undefined) throw unknownReference('/centerId');
    demandInCenter(caller, 'report.produce', centerId);
  }

  /** How many it is about, its own among them. */
  private async centersOf(tx: Tx, { readsBelow }: ReportRunner, { centerId }: ReportOrder): Promise<number> {
    return readsBelow ? (await this.centers.subtreeIds(tx, [centerId])).length : 1;
  }
}
