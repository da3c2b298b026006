/**
 * Works off jobs that take long, one at a time in each process and oldest first. The ticker only wakes it: what else happens by
 * itself does not wait for it. Whoever works on a job holds a lease and renews it; a process that is asked to stop puts its job
 * back at the next step, one that is killed leaves a lease that runs out, and another process takes the job up.
 */
import type { BeforeApplicationShutdown, OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '../clock/clock.js';
import { isPassing } from '../database/passing.js';
import { SYSTEM_SCOPE, type Tx, type UnitOfWork } from '../database/tx.js';
import type { Ticker } from './ticker.js';

export const LEASE_SECONDS = 120;
const BEAT_MS = (LEASE_SECONDS / 4) * 1000;

/** It was cancelled, or somebody else has taken it up. */
export class NoLongerWanted extends Error {}

/** This process ends; the job does not. */
class Interrupted extends Error {}

/** The jobs as rows: every statement names the attempt, so that a job that is no longer the caller's is left alone. */
export interface LeasedJobs<J> {
  claim(tx: Tx, now: string, leaseUntil: string): Promise<J | undefined>;
  hold(tx: Tx, job: J, leaseUntil: string): Promise<boolean>;
  release(tx: Tx, job: J): Promise<void>;
}

export interface WorkerTools {
  readonly ticker: Ticker;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly host: HttpAdapterHost;
}

type FastifyInstance = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

export abstract class LeasedWorker<J extends { readonly id: string }>
  implements OnModuleInit, OnModuleDestroy, BeforeApplicationShutdown
{
  private isStopped = false;
  private working: Promise<void> | undefined;

  protected constructor(
    private readonly name: string,
    private readonly rows: LeasedJobs<J>,
    private readonly tools: WorkerTools,
  ) {}

  /** Gives up, and tells of, the jobs whose holders went away too often. */
  protected abstract giveUp(tx: Tx, now: string): Promise<void>;

  /** Does the whole of a job, asking `goOn` at each step. */
  protected abstract make(job: J): Promise<void>;

  /** Ends a job that cannot be done and tells of it; answers whether the fault is ours. */
  protected abstract fail(tx: Tx, job: J, error: unknown): Promise<boolean>;

  onModuleInit(): void {
    this.tools.ticker.register({ name: this.name, everySeconds: 5, run: () => this.wake() });
  }

  /** The job in hand is put back at its next step. Not awaited here: other modules are told to stop after this one. */
  onModuleDestroy(): void {
    this.isStopped = true;
  }

  /** The pool is closed after this. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.working;
  }

  /** Begins with what waits, unless it is at it already. */
  wake(): Promise<void> {
    this.working ??= this.workOff().finally(() => (this.working = undefined));
    return Promise.resolve();
  }

  /** When nothing is left to do. */
  async idle(): Promise<void> {
    await this.working;
  }

  /** At each step: until when the job is held from now on. A process that ends puts it back instead. */
  protected goOn(): string {
    if (this.isStopped) throw new Interrupted();
    return this.leaseEnd();
  }

  private leaseEnd(): string {
    return this.tools.clock.after({ seconds: LEASE_SECONDS });
  }

  private async workOff(): Promise<void> {
    try {
      for (let job = await this.next(); job !== undefined; job = await this.next()) await this.work(job);
    } catch (error) {
      this.log(error, null);
    }
  }

  private async next(): Promise<J | undefined> {
    if (this.isStopped) return undefined;
    return this.tools.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      const now = this.tools.clock.nowIso();
      await this.giveUp(tx, now);
      return this.rows.claim(tx, now, this.leaseEnd());
    });
  }

  private async work(job: J): Promise<void> {
    const beat = setInterval(() => void this.beside(job, (tx) => this.rows.hold(tx, job, this.leaseEnd())), BEAT_MS);
    try {
      await this.make(job);
    } catch (error) {
      await this.beside(job, (tx) => this.letGo(tx, job, error));
    } finally {
      clearInterval(beat);
    }
  }

  private async letGo(tx: Tx, job: J, error: unknown): Promise<void> {
    if (error instanceof NoLongerWanted) return;
    if (error instanceof Interrupted) return this.rows.release(tx, job);
    // Its lease runs out, and it is taken up again.
    if (isPassing(error)) return this.log(error, job.id);
    if (await this.fail(tx, job, error)) this.log(error, job.id);
  }

  /** In a transaction of its own. Where it fails the lease runs out, and the job is taken up again. */
  protected async beside(job: J, work: (tx: Tx) => Promise<unknown>): Promise<void> {
    try {
      await this.tools.unitOfWork.run(SYSTEM_SCOPE, work);
    } catch (error) {
      this.log(error, job.id);
    }
  }

  private log(error: unknown, subject: string | null): void {
    const context = { err: error, job: this.name, subject };
    this.tools.host.httpAdapter.getInstance<FastifyInstance>().log.error(context, 'a job failed');
  }
}
