/**
 * Works off imports, chunk by chunk: whoever takes one up goes on behind the last chunk that was committed. When it is over,
 * however, the file is gone: it holds what nobody needs twice.
 */
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Clock } from '../../platform/clock/clock.js';
import { type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { LeasedWorker } from '../../platform/jobs/leased-worker.js';
import { Ticker } from '../../platform/jobs/ticker.js';
import type { ImportJob, ImportProblem } from './import.record.js';
import { ImportJobsStore } from './import-jobs.store.js';
import { ImportJournal } from './import-journal.service.js';
import { ImportRun } from './import-run.service.js';
import { FileFault } from './reading/source-file.js';

const MOST_STALLS = 3;

const ABANDONED: ImportProblem = { code: 'import_abandoned', params: {} };
const OUR_FAULT: ImportProblem = { code: 'import_failed', params: {} };

@Injectable()
export class ImportWorker extends LeasedWorker<ImportJob> {
  constructor(
    ticker: Ticker,
    unitOfWork: UnitOfWork,
    private readonly jobs: ImportJobsStore,
    private readonly runs: ImportRun,
    private readonly journal: ImportJournal,
    private readonly clock: Clock,
    host: HttpAdapterHost,
  ) {
    super('imports', jobs, { ticker, unitOfWork, clock, host });
  }

  protected async giveUp(tx: Tx, now: string): Promise<void> {
    const lost = await this.jobs.abandon(tx, now, MOST_STALLS, ABANDONED);
    for (const job of lost) await this.journal.tellOfEnd(tx, 'import.failed', job);
  }

  protected async make(job: ImportJob): Promise<void> {
    await this.runs.run(job, () => this.goOn());
    await this.beside(job, (tx) => this.finish(tx, job));
  }

  protected async fail(tx: Tx, job: ImportJob, error: unknown): Promise<boolean> {
    const isOfFile = error instanceof FileFault;
    const problem = isOfFile ? { code: error.code, params: error.params } : OUR_FAULT;
    const failed = await this.jobs.fail(tx, job, this.clock.nowIso(), problem);
    if (failed !== undefined) await this.journal.tellOfEnd(tx, 'import.failed', failed);
    return !isOfFile;
  }

  private async finish(tx: Tx, job: ImportJob): Promise<void> {
    const done = await this.jobs.finish(tx, job, this.clock.nowIso());
    if (done !== undefined) await this.journal.tellOfEnd(tx, 'import.done', done);
  }
}
