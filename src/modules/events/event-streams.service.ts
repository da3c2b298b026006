/** Open streams of this process: who may open one more, and all of them closed at once when the service stops. */
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { holdsAnywhere } from '../../domain/access/actor.js';
import { ACTOR_RESOLVER, type ActorResolver } from '../../platform/auth/actor-resolver.js';
import { type Caller, scopeOf } from '../../platform/auth/caller.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { MetricsService } from '../../platform/health/metrics.service.js';
import { Problem } from '../../platform/http/problem.js';
import { safeHeadersFor } from '../../platform/http/safe-headers.js';
import { STATUS_OF } from '../../platform/http/status-of.js';
import { FeedGrowth } from '../../platform/outbox/feed-growth.js';
import { EventStream, type StreamSource } from './event-stream.js';
import type { EventStreamQuery } from './events.dto.js';
import { EventsService, filterOf } from './events.service.js';

const MOST_PER_ACCOUNT = 5;
const MOST_PER_PROCESS = 500;
const RETRY_SECONDS = 30;
const ENDS: readonly number[] = [401, 403];
/** Read at a time: rights are looked at again before the next ones. */
const PAGE_SIZE = 50;

interface Open {
  readonly accountId: string;
  /** absent until it may be opened */
  stream?: EventStream;
  over?: Promise<void>;
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-store',
  // nginx and its like would hold the lines back.
  'x-accel-buffering': 'no',
  connection: 'close',
};

@Injectable()
export class EventStreamsService implements OnModuleInit, OnModuleDestroy {
  private readonly all = new Set<Open>();
  private readonly logger = new Logger(EventStreamsService.name);
  private isOver = false;

  constructor(
    private readonly events: EventsService,
    private readonly growth: FeedGrowth,
    private readonly unitOfWork: UnitOfWork,
    private readonly metrics: MetricsService,
    @Inject(ACTOR_RESOLVER) private readonly actors: ActorResolver,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge('event_streams', 'Open event streams', () => this.all.size);
  }

  async onModuleDestroy(): Promise<void> {
    this.isOver = true;
    for (const { stream } of this.all) stream?.end();
    for (const { over } of [...this.all]) await over;
  }

  async open(caller: Caller, query: EventStreamQuery, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const mine = this.admit(caller.actor.accountId);
    try {
      const source = this.sourceFor(caller, query, request);
      const start = await this.events.startOf(caller, query, request.headers['last-event-id']?.toString());
      // What cannot be read is answered as a problem, while that is still possible.
      await source.read(start);
      if (this.isOver) throw new Problem('unavailable');
      reply.hijack();
      reply.raw.writeHead(200, { ...safeHeadersFor(request), ...HEADERS, 'x-request-id': request.id });
      if (request.method === 'HEAD') reply.raw.end();
      else await this.run(mine, new EventStream(reply.raw, this.heartbeatMs), source, start);
    } finally {
      this.all.delete(mine);
    }
  }

  private get heartbeatMs(): number {
    return this.config.events.heartbeatSeconds * 1000;
  }

  private async run(mine: Open, stream: EventStream, source: StreamSource, start: number): Promise<void> {
    mine.stream = stream;
    mine.over = stream.run(source, start).catch((error: unknown) => {
      this.logger.warn(error);
    });
    await mine.over;
  }

  private admit(accountId: string): Open {
    if (this.isOver) throw new Problem('unavailable');
    const own = [...this.all].filter((open) => open.accountId === accountId).length;
    if (own >= MOST_PER_ACCOUNT || this.all.size >= MOST_PER_PROCESS) {
      const headers = { 'retry-after': String(RETRY_SECONDS) };
      throw new Problem('too_many_requests', { params: { seconds: RETRY_SECONDS }, headers });
    }
    const open: Open = { accountId };
    this.all.add(open);
    return open;
  }

  private sourceFor(caller: Caller, query: EventStreamQuery, request: FastifyRequest): StreamSource {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /i, '');
    const origin = { address: caller.address, requestId: caller.requestId };
    return {
      read: async (position) => {
        const now = await this.actors.resolve(token, origin).catch(nobodyAnyMore);
        if (now === undefined || now.mustChangePassword || !holdsAnywhere(now.actor, 'center.read')) return undefined;
        const filter = filterOf(query, now.actor);
        return this.unitOfWork.read(scopeOf(now.actor), (tx) => this.events.page(tx, position, PAGE_SIZE, filter));
      },
      cursorAt: (position) => this.events.cursorAt(position),
      mark: () => this.growth.mark(),
      grown: (mark, signal) => this.growth.beyond(mark, this.heartbeatMs, signal),
    };
  }
}

/** A key that was revoked or has expired meanwhile ends the stream; a failure of ours is one. */
function nobodyAnyMore(error: unknown): undefined {
  if (error instanceof Problem && ENDS.includes(STATUS_OF[error.code])) return undefined;
  throw error;
}
