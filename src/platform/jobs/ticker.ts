/**
 * What has to happen by itself: jobs that look at the database every so often. Each process of the service runs them, each
 * in a transaction of its own under an advisory lock, so that two never do the same job at once; whoever finds the lock
 * taken leaves it to the other. A job may therefore run again at any time: its effects must rest on unique keys in the
 * database (INSERT … ON CONFLICT DO NOTHING RETURNING), which also carry it over restarts.
 */
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { addMinutes, type Instant } from '../../domain/shared/day.js';
import { Clock } from '../clock/clock.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../database/tx.js';
import { MetricsService } from '../health/metrics.service.js';

export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  /** May answer pieces of work that do not wait for each other: each is done in a transaction of its own, once this one is over. */
  run(tx: Tx): Promise<void | readonly Piece[]>;
}

/** Done outside the job's lock, perhaps by two processes at once: it looks again, under a lock of its own, what is left to do. */
export interface Piece {
  /** what it is about, for the log; an id */
  readonly subject: string;
  readonly run: (tx: Tx) => Promise<unknown>;
}

type FastifyInstance = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/** Another process is at it. */
const LEFT = 'left';

/** How often a process looks whether a job is due. */
const LOOK_MS = 5000;

@Injectable()
export class Ticker implements OnModuleDestroy {
  private readonly jobs = new Map<string, { readonly job: Job; dueAt: Instant }>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private isStopped = false;
  private readonly figures: ReturnType<MetricsService['jobs']>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly host: HttpAdapterHost,
    metrics: MetricsService,
  ) {
    this.figures = metrics.jobs();
  }

  register(job: Job): void {
    if (this.jobs.has(job.name)) throw new Error(`two jobs are called ${job.name}`);
    this.jobs.set(job.name, { job, dueAt: this.clock.nowIso() });
  }

  /** From now on by itself, until the application closes. Only a serving process calls it. */
  start(): void {
    this.timer = setTimeout(() => void this.tick(), LOOK_MS).unref();
  }

  /** Runs what is due; answers the names of the jobs this process ran. One that fails is logged and due again later. */
  runDue(): Promise<string[]> {
    const round = this.round();
    this.running = round;
    return round;
  }

  private async round(): Promise<string[]> {
    const now = this.clock.nowIso();
    const ran: string[] = [];
    for (const entry of this.jobs.values()) {
      const next = addMinutes(now, entry.job.everySeconds / 60);
      // Due beyond its own period: the clock was set back.
      if (this.isStopped || (entry.dueAt > now && entry.dueAt <= next)) continue;
      entry.dueAt = next;
      if (await this.runOne(entry.job)) ran.push(entry.job.name);
    }
    return ran;
  }

  /** The pool is closed after this: whatever runs has to end first. */
  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async tick(): Promise<void> {
    await this.runDue();
    if (!this.isStopped) this.start();
  }

  private async runOne(job: Job): Promise<boolean> {
    const end = this.figures.seconds.startTimer({ job: job.name });
    const pieces = await this.attempt({ job: job.name }, async (tx) => {
      const lock = await tx.one<{ taken: boolean }>(
        `SELECT pg_try_advisory_xact_lock(hashtextextended('job ' || $1::text, 0)) AS taken`,
        [job.name],
      );
      return lock?.taken === true ? ((await job.run(tx)) ?? []) : LEFT;
    });
    if (pieces === LEFT) {
      this.figures.runs.inc({ job: job.name, outcome: 'left' });
      return false;
    }
    for (const { subject, run } of pieces ?? []) {
      if (!this.isStopped) await this.attempt({ job: job.name, subject }, run);
    }
    end();
    if (pieces === undefined) return false;
    this.figures.runs.inc({ job: job.name, outcome: 'done' });
    this.figures.lastDone.set({ job: job.name }, this.clock.now().getTime() / 1000);
    return true;
  }

  /** What fails is logged and passed over: it is found again the next time. */
  private async attempt<T>(
    what: { job: string; subject?: string },
    work: (tx: Tx) => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await this.unitOfWork.run(SYSTEM_SCOPE, work);
    } catch (error) {
      this.figures.runs.inc({ job: what.job, outcome: 'failed' });
      this.host.httpAdapter.getInstance<FastifyInstance>().log.error({ err: error, ...what }, 'a job failed');
      return undefined;
    }
  }
}
