/**
 * One open stream. It holds no more than one page for a reader who does not keep up: after every wait for them it reads
 * anew, with the rights of that moment, and one who takes nothing for the length of a heartbeat is cut off.
 */
import type { ServerResponse } from 'node:http';
import { toCloudEvent } from '../../domain/events/cloud-event.js';
import type { FeedPage } from './event-feed.reader.js';

export interface StreamSource {
  /** undefined: the reader may not have anything any more */
  read(position: number): Promise<FeedPage | undefined>;
  cursorAt(position: number): string;
  mark(): number;
  /** Resolves when there may be more, and at the latest after a heartbeat. */
  grown(mark: number, signal: AbortSignal): Promise<void>;
}

const RETRY_MS = 3000;

export class EventStream {
  private readonly over = new AbortController();

  constructor(
    private readonly raw: ServerResponse,
    private readonly heartbeatMs: number,
  ) {
    raw.on('close', () => this.end()).on('error', () => this.end());
  }

  end(): void {
    this.over.abort();
  }

  /** Until somebody ends it. */
  async run(source: StreamSource, start: number): Promise<void> {
    const beat = setInterval(() => this.beat(), this.heartbeatMs);
    try {
      this.raw.write(`retry: ${RETRY_MS}\n\n`);
      await this.follow(source, start);
    } finally {
      clearInterval(beat);
      // What a stalled reader has not taken by now is read again after the last id they had.
      if (this.raw.writableNeedDrain) this.raw.destroy();
      else this.raw.end();
    }
  }

  private async follow(source: StreamSource, start: number): Promise<void> {
    const { signal } = this.over;
    for (let position = start; !signal.aborted;) {
      const mark = source.mark();
      const page = await source.read(position);
      if (page === undefined) return;
      position = await this.send(page, source);
      if (position >= page.head) await source.grown(mark, signal);
    }
  }

  /** Answers how far the reader is now. */
  private async send({ rows, through }: FeedPage, source: StreamSource): Promise<number> {
    for (const row of rows) {
      const data = JSON.stringify(toCloudEvent(row));
      if (this.over.signal.aborted) return row.position;
      if (this.raw.write(`id: ${source.cursorAt(row.position)}\ndata: ${data}\n\n`)) continue;
      await this.drained();
      return row.position;
    }
    return through;
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(limit);
        this.raw.off('drain', done);
        this.over.signal.removeEventListener('abort', done);
        resolve();
      };
      const limit = setTimeout(() => {
        this.raw.destroy();
        this.end();
      }, this.heartbeatMs);
      this.raw.on('drain', done);
      this.over.signal.addEventListener('abort', done);
      if (this.over.signal.aborted) done();
    });
  }

  private beat(): void {
    if (!this.raw.writableNeedDrain) this.raw.write(':\n\n');
  }
}
