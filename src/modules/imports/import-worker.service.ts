/**
 * Works off imports, one at a time in each process and oldest first. A process that is asked to stop puts its import back at the
 * next chunk; one that is killed leaves a lease that runs out. Whoever takes it up goes on behind the last chunk that was
 * committed. When it is over, however, the file is gone: it holds what nobody needs twice.
 */
import { type BeforeApplicationShutdown, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../platform/clock/clock.js';
import { isPassing } from '../../platform/database/passing.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { Ticker } from '../../platform/jobs/ticker.js';
import { WorkLoop } from '../../platform/jobs/work-loop.js';
import type { ImportJob, ImportProblem } from './import.record.js';
import { ImportJobsStore } from './import-jobs.store.js';
import { ImportJournal } from './import-journal.service.js';
import { ImportRun, NoLongerWanted } from './import-run.service.js';
import { FileFault } from './reading/source-file.js';

export const LEASE_SECONDS = 120;
const BEAT_MS = (LEASE_SECONDS / 4) * 1000;
const MOST_STALLS = 3;

const ABANDONED: ImportProblem = { code: 'import_abandoned', params: {} };
const OUR_FAULT: ImportProblem = { code: 'import_failed', params: {} };

/** This process ends; the import does not. */
class Interrupted extends Error {}

type FastifyInstance = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

@Injectable()
export class ImportWorker implements OnModuleInit, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly loop = new WorkLoop(
    () => this.next(),
    (error) => this.log(error, null),
  );

  constructor(
    private readonly ticker: Ticker,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: ImportJobsStore,
    private readonly runs: ImportRun,
    private readonly journal: ImportJournal,
    private readonly clock: Clock,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    this.ticker.register({ name: 'imports', everySeconds: 5, run: () => this.loop.wake() });
  }

  onModuleDestroy(): void {
    this.loop.stop();
  }

  /** The pool is closed after this. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.idle();
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

  private take(): Promise<ImportJob | undefined> {
    return this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      const now = this.clock.nowIso();
      const lost = await this.jobs.abandon(tx, now, MOST_STALLS, ABANDONED);
      for (const job of lost) await this.journal.tellOfEnd(tx, 'import.failed', job);
      return this.jobs.claim(tx, now, this.leaseEnd());
    });
  }

  private async work(job: ImportJob): Promise<void> {
    const beat = setInterval(() => void this.beside(job, (tx) => this.jobs.hold(tx, job, this.leaseEnd())), BEAT_MS);
    try {
      await this.runs.run(job, () => this.goOn());
      await this.beside(job, (tx) => this.finish(tx, job));
    } catch (error) {
      await this.beside(job, (tx) => this.letGo(tx, job, error));
    } finally {
      clearInterval(beat);
    }
  }

  private goOn(): string {
    if (this.loop.isStopped) throw new Interrupted();
    return this.leaseEnd();
  }

  private async finish(tx: Tx, job: ImportJob): Promise<void> {
    const done = await this.jobs.finish(tx, job, this.clock.nowIso());
    if (done !== undefined) await this.journal.tellOfEnd(tx, 'import.done', done);
  }

  private async letGo(tx: Tx, job: ImportJob, error: unknown): Promise<void> {
    if (error instanceof NoLongerWanted) return;
    if (error instanceof Interrupted) return this.jobs.release(tx, job);
    // Its lease runs out, and it is taken up again.
    if (isPassing(error)) return this.log(error, job.id);
    const isOfFile = error instanceof FileFault;
    if (!isOfFile) this.log(error, job.id);
    const problem = isOfFile ? { code: error.code, params: error.params } : OUR_FAULT;
    const failed = await this.jobs.fail(tx, job, this.clock.nowIso(), problem);
    if (failed !== undefined) await this.journal.tellOfEnd(tx, 'import.failed', failed);
  }

  /** In a transaction of its own. Where it fails the lease runs out, and the job is taken up again. */
  private async beside(job: ImportJob, work: (tx: Tx) => Promise<unknown>): Promise<void> {
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
    const context = { err: error, job: 'imports', subject };
    this.host.httpAdapter.getInstance<FastifyInstance>().log.error(context, 'a job failed');
  }
}
