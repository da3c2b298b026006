/** Registers the figures of what waits. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { MetricsService } from '../../platform/health/metrics.service.js';
import { VitalsStore } from './vitals.store.js';

/** What passes by the day is counted by the minute. */
const OVERDUE_KEPT_SECONDS = 60;

@Injectable()
export class VitalsService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: VitalsStore,
    private readonly metrics: MetricsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.metrics.figuresBy(
      {
        long_jobs_open: 'Exports, imports and reports that wait or are being made',
        long_jobs_oldest_seconds: 'Age of the oldest of them',
      },
      () => this.ask((tx, now) => this.store.longJobs(tx, now)),
    );
    this.metrics.figuresBy(
      { deadlines_overdue: 'Deadlines of cases that have passed and still run, by kind' },
      () => this.ask((tx, now) => this.store.overdue(tx, now)),
      OVERDUE_KEPT_SECONDS,
    );
    this.metrics.figures(
      {
        files_to_remove: 'Files of destroyed cases whose bytes are still there',
        files_to_remove_oldest_seconds: 'Age of the oldest of them',
      },
      () => this.ask((tx, now) => this.store.files(tx, now)),
    );
  }

  private ask<T>(read: (tx: Tx, now: string) => Promise<T>): Promise<T> {
    return this.unitOfWork.read(SYSTEM_SCOPE, (tx) => read(tx, this.clock.nowIso()));
  }
}
