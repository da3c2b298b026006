/**
 * Works off exports. A file is confirmed in the transaction that ends its job, after a last look at who asked: an export has one
 * whole file or none.
 */
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Clock } from '../../platform/clock/clock.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { LeasedWorker, NoLongerWanted } from '../../platform/jobs/leased-worker.js';
import { Ticker } from '../../platform/jobs/ticker.js';
import { ExportEnding } from './export-ending.service.js';
import { ExportFault } from './export-fault.js';
import { ExportMaking, type Watch } from './export-making.service.js';
import type { ExportJob, ExportProblem } from './export.record.js';
import { ExportJobsStore } from './export-jobs.store.js';

const MOST_ATTEMPTS = 3;
const ABANDONED: ExportProblem = { code: 'export_abandoned', params: {} };
const OUR_FAULT: ExportProblem = { code: 'export_failed', params: {} };

@Injectable()
export class ExportWorker extends LeasedWorker<ExportJob> {
  constructor(
    ticker: Ticker,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: ExportJobsStore,
    private readonly making: ExportMaking,
    private readonly ending: ExportEnding,
    private readonly clock: Clock,
    host: HttpAdapterHost,
  ) {
    super('exports', jobs, { ticker, unitOfWork, clock, host });
  }

  protected async giveUp(tx: Tx, now: string): Promise<void> {
    for (const job of await this.jobs.abandon(tx, now, MOST_ATTEMPTS, ABANDONED))
      await this.ending.tellOfFailure(tx, job);
  }

  protected async make(job: ExportJob): Promise<void> {
    const made = await this.making.make(job, this.watch(job));
    await this.ending.keep(job, made);
  }

  protected async fail(tx: Tx, job: ExportJob, error: unknown): Promise<boolean> {
    const problem = problemOf(error);
    const failed = await this.jobs.fail(tx, job, this.clock.nowIso(), problem);
    if (failed !== undefined) await this.ending.tellOfFailure(tx, failed);
    return problem === OUR_FAULT;
  }

  /** At each piece: is it still wanted, and which cases are in it. */
  private watch(job: ExportJob): Watch {
    let casesDone = 0;
    return async ({ fileId, chunk, casesTotal }) => {
      const until = this.goOn();
      casesDone += chunk.cases.length + chunk.passedOver;
      await this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
        const isWanted = await this.jobs.advance(tx, job, { casesDone, casesTotal }, until);
        if (!isWanted) throw new NoLongerWanted();
        await this.ending.noteCases(tx, job, fileId, chunk.cases);
      });
    };
  }
}

function problemOf(error: unknown): ExportProblem {
  if (error instanceof ExportFault) return { code: error.code, params: error.params };
  if (error instanceof Problem && error.code === 'too_large')
    return { code: 'export_too_large', params: { limit: Number(error.extra.params?.['limit'] ?? 0) } };
  return OUR_FAULT;
}
