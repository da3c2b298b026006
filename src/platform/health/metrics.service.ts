/**
 * Prometheus metrics: whether it is well, what is slow, what is stuck. Labels are routes, codes and names of jobs, never ids or people.
 * Figures are of two kinds: those of a process (how long its answers take, its pool, its jobs) and those of the database, which every
 * process would tell alike and which are asked for once in a while, one statement for a group of them. With WORKERS a scrape answers
 * for all workers, whichever it meets: each process's figures bear its number, so that no counter jumps when another one answers.
 */
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import {
  AggregatorRegistry,
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from 'prom-client';
import { Clock } from '../clock/clock.js';
import { PG_POOL } from '../database/tx.js';

/** The figures of one process, as they go to another. */
export type ProcessFigures = MetricObjectWithValues<MetricValue<string>>[];

/** The other workers of the same service. */
export interface Siblings {
  /** Which worker this is: a number that its successor takes over. */
  readonly worker: string;
  others(): Promise<ProcessFigures[]>;
  /** How this worker answers when it is asked. */
  answerWith(own: () => Promise<ProcessFigures>): void;
}

/** Whoever scrapes more often is told the same again. */
const KEPT_SECONDS = 5;
/** A database that does not answer must not hold up what a process tells of itself. */
const PATIENCE_MS = 3000;

@Injectable()
export class MetricsService {
  private readonly own = new Registry();
  private readonly shared = new Registry();
  private readonly durations: Histogram<'method' | 'route' | 'status'>;
  private readonly problems: Counter<'code'>;
  private siblings: Siblings | undefined;

  constructor(
    @Inject(PG_POOL) pool: pg.Pool,
    private readonly clock: Clock,
  ) {
    const registers = [this.own];
    collectDefaultMetrics({ register: this.own });
    this.durations = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the first byte of the request to the last of the answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    this.problems = new Counter({
      name: 'http_problems_total',
      help: 'Requests answered with a problem, by its code: refusals, failures to sign in, limits, our own faults',
      labelNames: ['code'],
      registers,
    });
    this.gauge('database_connections', 'Connections of the pool', () => pool.totalCount);
    this.gauge('database_connections_idle', 'Idle connections of the pool', () => pool.idleCount);
    this.gauge('database_requests_waiting', 'Requests that wait for a connection', () => pool.waitingCount);
  }

  /** Of this process; read at every scrape. */
  gauge(name: string, help: string, read: () => number): void {
    const collect = function (this: Gauge): void {
      this.set(read());
    };
    this.own.registerMetric(new Gauge({ name, help, registers: [], collect }));
  }

  /** Of the database: name and meaning of each; a scrape tells of the process also while the database does not answer. */
  figures<K extends string>(
    gauges: Readonly<Record<K, string>>,
    read: () => Promise<Readonly<Record<NoInfer<K>, number>>>,
  ): void {
    const known = this.kept(KEPT_SECONDS, read);
    for (const [name, help] of Object.entries(gauges) as [K, string][]) {
      const collect = async function (this: Gauge): Promise<void> {
        this.set((await known())?.[name] ?? Number.NaN);
      };
      this.shared.registerMetric(new Gauge({ name, help, registers: [], collect }));
    }
  }

  /** The same for rows of a kind each: one gauge for each figure, one label that names the kind. */
  figuresBy<K extends string>(
    gauges: Readonly<Record<K, string>>,
    read: () => Promise<readonly ({ readonly kind: string } & Readonly<Record<NoInfer<K>, number>>)[]>,
    keptSeconds = KEPT_SECONDS,
  ): void {
    const known = this.kept(keptSeconds, read);
    for (const [name, help] of Object.entries(gauges) as [K, string][]) {
      const collect = async function (this: Gauge<'kind'>): Promise<void> {
        this.reset();
        for (const row of (await known()) ?? []) this.set({ kind: row.kind }, row[name]);
      };
      this.shared.registerMetric(new Gauge({ name, help, labelNames: ['kind'], registers: [], collect }));
    }
  }

  /** What is counted and timed for each job that runs by itself. */
  jobs(): {
    readonly runs: Counter<'job' | 'outcome'>;
    readonly seconds: Histogram<'job'>;
    readonly lastDone: Gauge<'job'>;
  } {
    const registers = [this.own];
    return {
      runs: new Counter({
        name: 'job_runs_total',
        help: 'Runs of a job in this process, by how they ended; left: another process was at it',
        labelNames: ['job', 'outcome'],
        registers,
      }),
      seconds: new Histogram({
        name: 'job_duration_seconds',
        help: 'How long a run of a job took',
        labelNames: ['job'],
        buckets: [0.01, 0.1, 0.5, 1, 5, 10, 30, 60],
        registers,
      }),
      lastDone: new Gauge({
        name: 'job_last_done_timestamp_seconds',
        help: 'When a run of the job last ended well in this process',
        labelNames: ['job'],
        registers,
      }),
    };
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.durations.observe({ method, route, status: String(status) }, seconds);
  }

  refused(code: string): void {
    this.problems.inc({ code });
  }

  /** From now on this process is one of several. */
  join(siblings: Siblings): void {
    this.siblings = siblings;
    this.own.setDefaultLabels({ worker: siblings.worker });
    siblings.answerWith(() => this.ofProcess());
  }

  async text(): Promise<string> {
    const own =
      this.siblings === undefined ? this.own : merged([await this.ofProcess(), ...(await this.siblings.others())]);
    return `${await own.metrics()}\n${await this.shared.metrics()}`;
  }

  private ofProcess(): Promise<ProcessFigures> {
    return this.own.getMetricsAsJSON();
  }

  /** Asked once for a whole group, and again when it is old; undefined: the database did not answer. */
  private kept<T>(seconds: number, read: () => Promise<T>): () => Promise<T | undefined> {
    let last: { readonly at: number; readonly answer: Promise<T | undefined> } | undefined;
    return () => {
      const at = this.clock.now().getTime();
      if (last === undefined || Math.abs(at - last.at) >= seconds * 1000) {
        last = { at, answer: soon(read()).catch(() => (last = undefined)) };
      }
      return last.answer;
    };
  }
}

/** Each figure bears the number of its worker, so nothing is added up that belongs to two. */
const merged = (all: readonly ProcessFigures[]): Registry =>
  AggregatorRegistry.aggregate(
    all.map((figures) => figures.map((figure) => ({ ...figure, aggregator: 'sum' as const }))),
  );

const soon = <T>(answer: Promise<T>): Promise<T | undefined> =>
  Promise.race([
    answer,
    new Promise<undefined>((resolve) => void setTimeout(() => resolve(undefined), PATIENCE_MS).unref()),
  ]);
