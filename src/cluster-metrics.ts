/**
 * How workers tell each other their metrics, through the primary, which alone knows them all: a worker that is scraped asks, the primary
 * asks the others, and whoever does not answer within a second is left out of this scrape.
 */
import type { Worker } from 'node:cluster';
import type { ProcessFigures, Siblings } from './platform/health/metrics.service.js';

const PATIENCE_MS = 1000;

type Asked = { readonly type: 'gather' | 'tell'; readonly id: number };
type Told = { readonly type: 'told'; readonly id: number; readonly figures: ProcessFigures };
type Gathered = { readonly type: 'gathered'; readonly id: number; readonly all: ProcessFigures[] };
type Message = Asked | Told | Gathered;

const isOurs = (message: unknown): message is Message =>
  typeof message === 'object' && message !== null && 'type' in message && 'id' in message;

/** The primary's side, for one worker. */
export function passFigures(asker: Worker, workers: () => readonly Worker[]): void {
  asker.on('message', (message: unknown) => {
    if (!isOurs(message) || message.type !== 'gather') return;
    const others = workers().filter((worker) => worker.id !== asker.id && worker.isConnected());
    void Promise.all(others.map(figuresOf)).then((all) => {
      const known = all.filter((figures) => figures !== undefined);
      if (asker.isConnected()) asker.send({ type: 'gathered', id: message.id, all: known } satisfies Gathered);
    });
  });
}

let questions = 0;

function figuresOf(worker: Worker): Promise<ProcessFigures | undefined> {
  const id = (questions += 1);
  return new Promise((resolve) => {
    const end = (figures?: ProcessFigures): void => {
      clearTimeout(patience);
      worker.off('message', hear).off('exit', gone);
      resolve(figures);
    };
    const hear = (message: unknown): void => {
      if (isOurs(message) && message.type === 'told' && message.id === id) end(message.figures);
    };
    const gone = (): void => end();
    const patience = setTimeout(gone, PATIENCE_MS);
    worker.on('message', hear).once('exit', gone);
    worker.send({ type: 'tell', id } satisfies Asked);
  });
}

/** The worker's side. */
export class WorkerFigures implements Siblings {
  private own: (() => Promise<ProcessFigures>) | undefined;
  private readonly waiting = new Map<number, (all: ProcessFigures[]) => void>();
  private asked = 0;

  constructor(readonly worker: string) {
    process.on('message', (message: unknown) => {
      if (!isOurs(message)) return;
      if (message.type === 'tell') void this.tell(message.id);
      if (message.type === 'gathered') this.waiting.get(message.id)?.(message.all);
    });
  }

  answerWith(own: () => Promise<ProcessFigures>): void {
    this.own = own;
  }

  others(): Promise<ProcessFigures[]> {
    const id = (this.asked += 1);
    return new Promise<ProcessFigures[]>((resolve) => {
      // The primary has had its patience; a little more for the way.
      const patience = setTimeout(() => resolve([]), PATIENCE_MS * 2);
      this.waiting.set(id, (all) => {
        clearTimeout(patience);
        resolve(all);
      });
      process.send?.({ type: 'gather', id } satisfies Asked);
    }).finally(() => this.waiting.delete(id));
  }

  private async tell(id: number): Promise<void> {
    const figures = (await this.own?.()) ?? [];
    process.send?.({ type: 'told', id, figures } satisfies Told);
  }
}
