/**
 * Wakes those who wait for new events. PostgreSQL tells of each batch that was numbered, in whatever process; a look every
 * two seconds finds what was not told, because the connection broke or a pooler swallowed it. Nothing is asked until
 * somebody waits.
 */
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { PG_POOL, SYSTEM_SCOPE, UnitOfWork } from '../database/tx.js';
import { FEED_CHANNEL } from './feed-channel.js';

const LOOK_MS = 2000;

@Injectable()
export class FeedGrowth implements OnModuleDestroy {
  private readonly waiting = new Set<() => void>();
  private listener: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private head = 0;
  private times = 0;
  private isOver = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(PG_POOL) private readonly pool: pg.Pool,
  ) {}

  /** Taken before a read and given to `beyond` after it, so that nothing which comes in between is missed. */
  mark(): number {
    if (this.timer === undefined && !this.isOver) {
      this.timer = setInterval(() => this.lookAgain(), LOOK_MS).unref();
      this.lookAgain();
    }
    return this.times;
  }

  /** Resolves when the feed grew since the mark, after the given time, or when the signal says so. */
  beyond(mark: number, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.times !== mark || this.isOver || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds).unref();
      signal.addEventListener('abort', wake);
      this.waiting.add(wake);
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.isOver = true;
    clearInterval(this.timer);
    this.tell();
    await this.looking;
    await this.listener?.end().catch(() => undefined);
  }

  private tell(): void {
    this.times += 1;
    for (const wake of [...this.waiting]) wake();
  }

  private lookAgain(): void {
    this.looking = this.looking.then(() => this.look()).catch(() => undefined);
  }

  private async look(): Promise<void> {
    if (this.isOver) return;
    await this.listen();
    const row = await this.unitOfWork.read(SYSTEM_SCOPE, (tx) =>
      tx.one<{ head: number }>('SELECT last_position AS head FROM event_feed'),
    );
    const head = row?.head ?? 0;
    if (head === this.head) return;
    this.head = head;
    this.tell();
  }

  private async listen(): Promise<void> {
    if (this.listener !== undefined) return;
    const client = new pg.Client(this.pool.options);
    const forget = (): void => {
      if (this.listener === client) this.listener = undefined;
    };
    client.on('error', forget).on('end', forget);
    client.on('notification', () => this.tell());
    this.listener = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${FEED_CHANNEL}`);
    } catch (error) {
      forget();
      await client.end().catch(() => undefined);
      throw error;
    }
  }
}
