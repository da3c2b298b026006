/**
 * Works off the jobs that make reports. A report is made in one transaction that ends with the job, so there is one report per job
 * or none; progress is written beside it, and tells whether the job is still wanted. Whoever takes a job up begins anew.
 */
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Clock } from '../../platform/clock/clock.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { LeasedWorker, NoLongerWanted } from '../../platform/jobs/leased-worker.js';
import { Ticker } from '../../platform/jobs/ticker.js';
import { ABANDONED, failureOf } from './report-failure.js';
import type { ReportJob } from './report-job.record.js';
import { ReportJobsStore } from './report-jobs.store.js';
import { ReportJournal } from './report-journal.service.js';
import { ReportRunners } from './report-runners.js';

/** Of one statement, and of one pause between two. */
const LONGEST_MS = 30 * 60_000;
const MOST_ATTEMPTS = 3;

@Injectable()
export class ReportWorker extends LeasedWorker<ReportJob> {
  constructor(
    ticker: Ticker,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: ReportJobsStore,
    private readonly runners: ReportRunners,
    private readonly journal: ReportJournal,
    private readonly clock: Clock,
    host: HttpAdapterHost,
  ) {
    super('reports', jobs, { ticker, unitOfWork, clock, host });
  }

  protected async giveUp(tx: Tx, now: string): Promise<void> {
    const lost = await this.jobs.abandon(tx, now, MOST_ATTEMPTS, ABANDONED);
    for (const job of lost) await this.journal.tellOfJob(tx, 'report_job.failed', job);
  }

  protected async make(job: ReportJob): Promise<void> {
    const runner = this.runners.of(job.kind);
    const order = (await runner.prepare?.(job)) ?? job;
    await this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      await this.jobs.allowTime(tx, LONGEST_MS);
      let done = 0;
      const step = (count = 1): Promise<void> => this.advance(job, (done += count));
      await runner.run(tx, order, { step });
      if (!(await this.jobs.finish(tx, job, this.clock.nowIso()))) throw new NoLongerWanted();
    });
  }

  protected async fail(tx: Tx, job: ReportJob, error: unknown): Promise<boolean> {
    const problem = failureOf(error);
    const finishedAt = this.clock.nowIso();
    const isFailed = await this.jobs.fail(tx, job, finishedAt, problem);
    if (isFailed) await this.journal.tellOfJob(tx, 'report_job.failed', { ...job, problem, finishedAt });
    return problem.code === 'internal_error';
  }

  private async advance(job: ReportJob, done: number): Promise<void> {
    const until = this.goOn();
    const isWanted = await this.unitOfWork.run(SYSTEM_SCOPE, (tx) => this.jobs.advance(tx, job, done, until));
    if (!isWanted) throw new NoLongerWanted();
  }
}
