/** One serving process: the application on its own pool, listening. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setFlagsFromString } from 'node:v8';
import { createApp } from './app.setup.js';
import { WebhookDispatcher } from './modules/webhooks/webhook-dispatcher.service.js';
import { AccessJournal } from './modules/audit/access-journal.service.js';
import { KeyRotationService } from './modules/data-keys/key-rotation.service.js';
import { CaseHistory } from './modules/workflow/case-history.service.js';
import { PORTS_TRIED } from './free-port.js';
import type { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { codeOf } from './platform/config/error-code.js';
import { StartError } from './platform/config/start-error.js';
import { createPool } from './platform/database/pool.js';
import { MetricsService, type Siblings } from './platform/health/metrics.service.js';
import { Ticker } from './platform/jobs/ticker.js';
import { OutboxSequencer } from './platform/outbox/outbox.sequencer.js';

const SWEEP_MS = 50;
/** As long as a statement may take; whoever still waits then is not answered any more. */
const DRAIN_LIMIT_MS = 30_000;

export interface RunningServer {
  readonly url: string;
  /** Takes no new requests, answers those under way, closes the pool. */
  stop(): Promise<void>;
}

export async function serve(config: Config, appUrl: string, clock: Clock, siblings?: Siblings): Promise<RunningServer> {
  // V8 lets its heap grow up to fourfold before it tidies up; by a third at most costs a few percent of speed and halves the memory.
  // Not earlier: Node's own modules are read faster without it.
  setFlagsFromString('--heap-growing-percent=35');
  // Whatever a library does with a name like `__proto__`, it adds nothing to every object of the process.
  Object.preventExtensions(Object.prototype);
  const pool = createPool({ url: appUrl });
  try {
    const app = await createApp({ config, pool, clock });
    await app.get(KeyRotationService).demandKnown();
    if (siblings !== undefined) app.get(MetricsService).join(siblings);
    await app.get(CaseHistory).completeAll();
    const url = await listenOn(app, config);
    app.get(Ticker).start();
    app.get(OutboxSequencer).start();
    app.get(WebhookDispatcher).start();
    app.get(AccessJournal).start();
    return {
      url: url.replace('[::1]', 'localhost'),
      stop: async () => {
        await drain(app);
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw codeOf(error) === 'EADDRINUSE' ? portTaken(config) : error;
  }
}

/**
 * Closes the application. A connection that was busy when the closing began would be kept alive for its client after
 * the answer, and the closing would wait for it; so idle ones are closed again and again, and in the end all.
 */
async function drain(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const limit = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(limit);
  }
}

/**
 * Two clones may be started at once: without PORT the one that comes second takes the next free port. Asked of Fastify
 * itself, because Nest reports the first failure as an error.
 */
async function listenOn(app: NestFastifyApplication, config: Config, port = config.port): Promise<string> {
  try {
    return await app.getHttpAdapter().getInstance().listen({ port, host: config.host });
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE' || config.isPortGiven || port >= config.port + PORTS_TRIED) throw error;
    return listenOn(app, config, port + 1);
  }
}

function portTaken({ host, port }: Config): StartError {
  return new StartError(`Port ${port} on ${host} is in use. Set PORT to another one.`);
}
