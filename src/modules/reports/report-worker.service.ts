/**
 * Works off the jobs that make reports, one at a time in each process and oldest first. The ticker only wakes it: a report may
 * take long, and what else happens by itself does not wait for it. The report is made in one transaction that ends with the
 * job, so there is one report per job or none; progress is written beside it, and tells whether the job is still wanted. A
 * process that is killed leaves a lease that runs out, and another one begins anew.
 */
import { type BeforeApplicationShutdown, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../platform/clock/clock.js';
import { isPassing } from '../../platform/database/passing.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { Ticker } from '../../platform/jobs/ticker.js';
import { WorkLoop } from '../../platform/jobs/work-loop.js';
import { ABANDONED, failureOf } from './report-failure.js';
import type { ReportJob } from './report-job.record.js';
import { ReportJobsStore } from './report-jobs.store.js';
import { ReportJournal } from './report-journal.service.js';
import { ReportRunners } from './report-runners.js';

export const LEASE_SECONDS = 120;
const BEAT_MS = (LEASE_SECONDS / 4) * 1000;
/** Of one statement, and of one pause between two. */
const LONGEST_MS = 30 * 60_000;
const MOST_ATTEMPTS = 3;

/** It was cancelled, or somebody else has taken it up. */
class NoLongerWanted extends Error {}

/** This process ends; the job does not. */
class Interrupted extends Error {}

type FastifyInstance = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

@Injectable()
export class ReportWorker implements OnModuleInit, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly loop = new WorkLoop(
    () => this.next(),
    (error) => this.log(error, null),
  );

  constructor(
    private readonly ticker: Ticker,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: ReportJobsStore,
    private readonly runners: ReportRunners,
    private readonly journal: ReportJournal,
    private readonly clock: Clock,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    this.ticker.register({ name: 'reports', everySeconds: 5, run: () => this.wake() });
  }

  /** The job in hand is put back at its next step. Not awaited here: other modules are told to stop after this one. */
  onModuleDestroy(): void {
    this.loop.stop();
  }

  /** The pool is closed after this. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.idle();
  }

  /** Begins with what waits, unless it is at it already. */
  wake(): Promise<void> {
    return this.loop.wake();
  }

  /** When nothing is left to do. */
  async idle(): Promise<void> {
    await this.loop.idle();
  }

  private async next(): Promise<boolean> {
    const job = await this.take();
    if (job === undefined) return false;
    await this.work(job);
    return true;
  }

  private take(): Promise<ReportJob | undefined> {
    return this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      const now = this.clock.nowIso();
      const lost = await this.jobs.abandon(tx, now, MOST_ATTEMPTS, ABANDONED);
      for (const job of lost) await this.journal.tellOfJob(tx, 'report_job.failed', job);
      return this.jobs.claim(tx, now, this.leaseEnd());
    });
  }

  private async work(job: ReportJob): Promise<void> {
    const beat = setInterval(() => void this.beside(job, (tx) => this.jobs.hold(tx, job, this.leaseEnd())), BEAT_MS);
    try {
      await this.make(job);
    } catch (error) {
      await this.beside(job, (tx) => this.letGo(tx, job, error));
    } finally {
      clearInterval(beat);
    }
  }

  private async make(job: ReportJob): Promise<void> {
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

  private async advance(job: ReportJob, done: number): Promise<void> {
    if (this.loop.isStopped) throw new Interrupted();
    const isWanted = await this.unitOfWork.run(SYSTEM_SCOPE, (tx) => this.jobs.advance(tx, job, done, this.leaseEnd()));
    if (!isWanted) throw new NoLongerWanted();
  }

  private async letGo(tx: Tx, job: ReportJob, error: unknown): Promise<void> {
    if (error instanceof NoLongerWanted) return;
    if (error instanceof Interrupted) return this.jobs.release(tx, job);
    // Its lease runs out, and it is taken up again.
    if (isPassing(error)) return this.log(error, job.id);
    const problem = failureOf(error);
    if (problem.code === 'internal_error') this.log(error, job.id);
    const finishedAt = this.clock.nowIso();
    if (!(await this.jobs.fail(tx, job, finishedAt, problem))) return;
    await this.journal.tellOfJob(tx, 'report_job.failed', { ...job, problem, finishedAt });
  }

  /** In a transaction of its own. Where it fails the lease runs out, and the job is taken up again. */
  private async beside(job: ReportJob, work: (tx: Tx) => Promise<unknown>): Promise<void> {
    try {
      await this.unitOfWork.run(SYSTEM_SCOPE, work);
    } catch (error) {
      this.log(error, job.id);
    }
  }

  private leaseEnd(): string {
    return this.clock.after({ seconds: LEASE_SECONDS });
  }

  private log(error: unknown, subject: string | null): void {
    const context = { err: error, job: 'reports', subject };
    this.host.httpAdapter.getInstance<FastifyInstance>().log.error(context, 'a job failed');
  }
}
