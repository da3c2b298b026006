/** The life of the service: database, demo, HTTP, and the way back when it is told to stop. */
import { choosePort } from './free-port.js';
import { Clock } from './platform/clock/clock.js';
import { type Config, loadConfig } from './platform/config/config.js';
import { StartError } from './platform/config/start-error.js';
import { prepareDatabase } from './prepare.js';
import { reasonOf } from './reason.js';
import type { RunningServer } from './serve.js';
import { welcome } from './welcome.js';

/** Longer than any request may take; whoever hangs then is left behind. */
const STOP_DEADLINE_MS = 60_000;

interface RunningService {
  /** Answers what is under way, then ends the service and the database it started. */
  stop(): Promise<void>;
}

/** Runs until Ctrl-C, SIGTERM or SIGHUP, also when they come in the middle of the start. */
export function runService(): void {
  let stopping = false;
  const stop = (exitCode: number): void => {
    // npm passes Ctrl-C on to a process that has received it already.
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    const stopped = started.then((service) => service.stop());
    stopped.then(
      () => process.exit(exitCode),
      () => process.exit(1),
    );
  };
  const fail = (error: unknown): void => {
    process.stderr.write(`The service stops: ${reasonOf(error)}\n`);
    stop(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  const started = startService((why) => fail(new StartError(why)));
  started.catch((error: unknown) => {
    process.stderr.write(`The service did not start. ${reasonOf(error)}\n`);
    process.exit(1);
  });
}

async function startService(fail: (why: string) => void): Promise<RunningService> {
  const config = loadConfig();
  // The application is loaded while the database comes up; a primary with workers never needs it.
  if (config.workers === 1) import('./serve.js').catch(() => undefined);
  const database = await prepareDatabase(config, new Clock(), fail);
  try {
    const server = await listen(config, database.appUrl, fail);
    welcome(config, server.url, database.accounts);
    return {
      stop: async () => {
        await server.stop();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function listen(config: Config, appUrl: string, fail: (why: string) => void): Promise<RunningServer> {
  if (config.workers > 1) {
    const { serveWithWorkers } = await import('./cluster.js');
    return serveWithWorkers({ ...config, port: await choosePort(config) }, appUrl, fail);
  }
  const { serve } = await import('./serve.js');
  return serve(config, appUrl, new Clock());
}
