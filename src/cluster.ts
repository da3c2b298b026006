/** WORKERS: the primary process owns the database and looks after the workers, the workers serve on one port. */
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { passFigures, WorkerFigures } from './cluster-metrics.js';
import { Clock } from './platform/clock/clock.js';
import { type Config, loadConfig } from './platform/config/config.js';
import { StartError } from './platform/config/start-error.js';
import type { RunningServer } from './serve.js';
import { reasonOf } from './reason.js';

type ToWorker =
  | { readonly type: 'serve'; readonly appUrl: string; readonly port: number; readonly place: number }
  | { readonly type: 'stop' };
type ToPrimary =
  | { readonly type: 'waiting' }
  | { readonly type: 'ready'; readonly url: string }
  | { readonly type: 'failed'; readonly why: string };

/** A worker that dies younger than this did not serve; several in a row mean that none ever will. */
const INFANT_MS = 5000;
const INFANT_DEATHS_ALLOWED = 5;

/** Resolves when every worker listens. A worker that dies later is replaced. */
export async function serveWithWorkers(
  { workers: count, port }: Pick<Config, 'workers' | 'port'>,
  appUrl: string,
  fail: (why: string) => void,
): Promise<RunningServer> {
  let stopping = false;
  let infantDeaths = 0;
  const launch = async (place: number): Promise<string> => {
    const worker = cluster.fork();
    const born = performance.now();
    passFigures(worker, workers);
    const url = await readiness(worker, { type: 'serve', appUrl, port, place });
    worker.once('exit', () => {
      if (stopping) return;
      infantDeaths = performance.now() - born < INFANT_MS ? infantDeaths + 1 : 0;
      if (infantDeaths > INFANT_DEATHS_ALLOWED) fail('the workers end as soon as they start');
      else launch(place).catch((error: Error) => fail(error.message));
    });
    return url;
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    await Promise.all(workers().map(stopWorker));
  };
  try {
    const urls = await Promise.all(Array.from({ length: count }, (_, index) => launch(index + 1)));
    return { url: urls[0] ?? '', stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function workers(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
}

function readiness(worker: Worker, order: ToWorker): Promise<string> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: ToPrimary) => {
      if (message.type === 'ready') resolve(message.url);
      else if (message.type === 'failed') reject(new StartError(message.why));
      // By message, not by environment: the address holds a password. Not before it waits for it: it would be lost.
      else if (message.type === 'waiting') worker.send(order);
    });
    worker.once('exit', (code) => reject(new Error(`a worker ended with code ${String(code)} before it was ready`)));
  });
}

async function stopWorker(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  const gone = once(worker, 'exit');
  if (worker.isConnected()) worker.send({ type: 'stop' } satisfies ToWorker);
  await gone;
}

/** The worker's side. Signals are the primary's business; if the primary dies, its workers end with it. */
export function startWorker(): void {
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  process.on('SIGHUP', () => undefined);
  let server: Promise<RunningServer> | undefined;
  process.on('message', (message: ToWorker) => {
    if (message.type === 'serve') {
      server = serveHere(message);
      server.then(({ url }) => tell({ type: 'ready', url }), failed);
      return;
    }
    if (message.type !== 'stop') return;
    const stopped = server === undefined ? Promise.resolve() : server.then((running) => running.stop());
    stopped.then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
  tell({ type: 'waiting' });
}

async function serveHere({
  appUrl,
  port,
  place,
}: {
  appUrl: string;
  port: number;
  place: number;
}): Promise<RunningServer> {
  const { serve } = await import('./serve.js');
  return serve({ ...loadConfig(), port, isPortGiven: true }, appUrl, new Clock(), new WorkerFigures(String(place)));
}

function failed(error: unknown): void {
  tell({ type: 'failed', why: reasonOf(error) });
}

function tell(message: ToPrimary): void {
  process.send?.(message);
}
