/** The service as its users start it: a process of its own, told by variables and signals. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { builtService } from './built-service.js';

export interface ServiceProcess {
  readonly child: ChildProcess;
  /** Everything it has said so far. */
  output(): string;
  /** The address it listens on; throws its last words if it ends first. */
  ready(): Promise<string>;
  /** The exit code, or the signal that ended it. */
  ended(): Promise<number | string>;
  stop(signal?: NodeJS.Signals): Promise<number | string>;
}

/** Only what a process needs to run at all comes from outside; every setting of the service is the test's. */
export async function startService(
  settings: Record<string, string>,
  script = 'main',
  loadedBefore: readonly string[] = [],
  wish: readonly string[] = [],
): Promise<ServiceProcess> {
  const imports = loadedBefore.flatMap((file) => ['--import', file]);
  const child = spawn(
    process.execPath,
    ['--no-warnings', ...imports, join(await builtService(), 'src', `${script}.js`), ...wish],
    {
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: '0',
        LOG_LEVEL: 'warn',
        REQUESTS_PER_MINUTE: '1000000',
        REVEALS_PER_HOUR: '1000000',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'gone'));
  });
  const ready = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const url = /Ready on (http:\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    void ended.then((code) => reject(new Error(`the service ended (${code}) before it was ready:\n${said}`)));
  });
  ready.catch(() => undefined);
  return {
    child,
    output: () => said,
    ready: () => ready,
    ended: () => ended,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}
