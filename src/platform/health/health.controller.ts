import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/requires.decorator.js';
import { CONFIG, type Config } from '../config/config.js';
import { isSameSecret } from '../crypto/same-secret.js';
import { MIGRATIONS_TABLE } from '../database/roles.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../database/tx.js';
import { type FeedLag, OutboxSequencer } from '../outbox/outbox.sequencer.js';
import { Problem } from '../http/problem.js';
import { MetricsService } from './metrics.service.js';

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly metrics: MetricsService,
    private readonly sequencer: OutboxSequencer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The process runs. */
  @Get('health/live')
  @Public()
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The database answers; the newest migration it holds; how far the feed of events is behind. */
  @Get('health/ready')
  @Public()
  ready(): Promise<{ status: string; database: string; schema: string | null; outbox: FeedLag }> {
    return this.unitOfWork.read(SYSTEM_SCOPE, async (tx) => {
      const row = await tx.one<{ name: string }>(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY id DESC LIMIT 1`);
      return { status: 'ok', database: 'ok', schema: row?.name ?? null, outbox: await this.sequencer.lag(tx) };
    });
  }

  /** For Prometheus; behind METRICS_TOKEN when it is set. */
  @Get('metrics')
  @Public()
  async scrape(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { metricsToken } = this.config;
    if (metricsToken !== undefined && !isSameSecret(authorization, `Bearer ${metricsToken}`))
      throw new Problem('unauthenticated');
    reply.header('content-type', 'text/plain; version=0.0.4; charset=utf-8');
    return this.metrics.text();
  }
}
