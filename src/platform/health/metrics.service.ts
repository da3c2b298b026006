/** Prometheus metrics: per route how often and how long, the pool, the process. Labels are routes, never ids or people. */
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { PG_POOL } from '../database/tx.js';

@Injectable()
export class MetricsService {
  private readonly collected = new Registry();
  private readonly durations: Histogram<'method' | 'route' | 'status'>;

  constructor(@Inject(PG_POOL) pool: pg.Pool) {
    collectDefaultMetrics({ register: this.collected });
    this.durations = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the first byte of the request to the last of the answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [this.collected],
    });
    this.gauge('database_connections', 'Connections of the pool', () => pool.totalCount);
    this.gauge('database_connections_idle', 'Idle connections of the pool', () => pool.idleCount);
    this.gauge('database_requests_waiting', 'Requests that wait for a connection', () => pool.waitingCount);
  }

  /** Read at every scrape. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const collect = async function (this: Gauge): Promise<void> {
      this.set(await read());
    };
    this.collected.registerMetric(new Gauge({ name, help, registers: [], collect }));
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.durations.observe({ method, route, status: String(status) }, seconds);
  }

  text(): Promise<string> {
    return this.collected.metrics();
  }
}
