/** Plumbing that every module may ask for: configuration, clock, database, encryption, the conventions of the API. */
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type pg from 'pg';
import { AuditBelonging } from './audit/audit-belonging.js';
import { AuditHeads } from './audit/audit-heads.js';
import { AuditSealer } from './audit/audit.sealer.js';
import { AuditStore } from './audit/audit.store.js';
import { AuthGuard } from './auth/auth.guard.js';
import { Clock } from './clock/clock.js';
import { CONFIG, type Config } from './config/config.js';
import { Envelope } from './crypto/envelope.js';
import { Sealer } from './crypto/sealer.js';
import { PG_POOL, UnitOfWork } from './database/tx.js';
import { FILE_STORE, type FileStore } from './files/file-store.js';
import { FilesService } from './files/files.service.js';
import { FolderStore } from './files/folder-store.js';
import { S3Store } from './files/s3-store.js';
import { StoredFileStore } from './files/stored-file.store.js';
import { HealthController } from './health/health.controller.js';
import { MetricsService } from './health/metrics.service.js';
import { RetirementInterceptor } from './http/deprecation.js';
import { Gates } from './http/gates.js';
import { IdempotencyStore } from './http/idempotency.store.js';
import { OwnRequests } from './http/own-requests.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ReplyInterceptor } from './http/reply.interceptor.js';
import { StrictQueryInterceptor } from './http/strict-query.interceptor.js';
import { Uploads } from './http/uploads.js';
import { UseCases } from './http/use-cases.js';
import { BodyPipe } from './http/validation.pipe.js';
import { Ticker } from './jobs/ticker.js';
import { FeedGrowth } from './outbox/feed-growth.js';
import { OutboxRetention } from './outbox/outbox.retention.js';
import { OutboxSequencer } from './outbox/outbox.sequencer.js';
import { OutboxStore } from './outbox/outbox.store.js';

@Global()
@Module({})
export class PlatformModule {
  static with({ config, pool, clock, envelope }: Basis): DynamicModule {
    const values = [
      { provide: CONFIG, useValue: config },
      { provide: PG_POOL, useValue: pool },
      { provide: Clock, useValue: clock },
      { provide: FILE_STORE, useValue: storeOf(config) },
      { provide: Envelope, useValue: envelope },
      { provide: Sealer, useValue: new Sealer(config.keys.signingKey) },
    ];
    const basis = [
      UnitOfWork,
      Gates,
      IdempotencyStore,
      UseCases,
      OwnRequests,
      MetricsService,
      AuditBelonging,
      AuditHeads,
      AuditStore,
      AuditSealer,
      Ticker,
    ];
    const events = [OutboxStore, OutboxSequencer, OutboxRetention, FeedGrowth];
    const services = [...basis, ...events, StoredFileStore, FilesService, Uploads];
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        ...values,
        ...services,
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_INTERCEPTOR, useClass: ReplyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: StrictQueryInterceptor },
        { provide: APP_INTERCEPTOR, useClass: RetirementInterceptor },
        { provide: APP_PIPE, useClass: BodyPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [...values.map(({ provide }) => provide), ...services],
    };
  }
}

interface Basis {
  readonly config: Config;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly envelope: Envelope;
}

export const storeOf = ({ files: { store } }: Pick<Config, 'files'>): FileStore =>
  store.kind === 's3' ? new S3Store(store.s3) : new FolderStore(store.folder);
