/** Two services on one database, each started anew whenever it ends. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_PASSWORD } from '../support/settings.js';
import { type ServiceProcess, startService } from '../support/service.js';
import { freePort, type Postgres } from './postgres.js';

const key = (): string => randomBytes(32).toString('base64');

/** The one is ahead of the time, the other behind. */
const SKEWS_MS = [40_000, -40_000];

export class Instances {
  readonly urls: string[] = [];
  /** Exit codes of those that were asked to end. */
  readonly farewells: (number | string)[] = [];
  private readonly services: ServiceProcess[] = [];
  private readonly settings: Record<string, string>;
  private isOn = true;

  constructor(postgres: Postgres) {
    this.settings = {
      DATABASE_URL: postgres.appUrl,
      JWT_SECRET: key(),
      DATA_KEY: key(),
      SIGNING_KEY: key(),
      FILES_DIR: join(postgres.folder, 'files'),
      DEMO: 'true',
      DEMO_PASSWORD,
    };
  }

  /** The first alone: it fills the empty database with the demo. */
  async start(): Promise<void> {
    for (const nth of SKEWS_MS.keys()) {
      this.urls[nth] = `http://127.0.0.1:${await freePort()}/api/v1`;
      await this.launch(nth);
    }
  }

  async kill(nth: number): Promise<void> {
    await this.services[nth]?.stop('SIGKILL');
  }

  /** Asked to end: it answers what it has accepted first. */
  async stop(nth: number): Promise<void> {
    const code = await this.services[nth]?.stop('SIGTERM');
    if (code !== undefined) this.farewells.push(code);
  }

  /** Both serve again. */
  async ready(): Promise<void> {
    for (const nth of SKEWS_MS.keys()) while (!(await this.serves(nth))) await sleep(50);
  }

  async end(): Promise<void> {
    this.isOn = false;
    for (const nth of SKEWS_MS.keys()) await this.services[nth]?.stop('SIGTERM');
  }

  private async launch(nth: number): Promise<void> {
    const port = new URL(this.urls[nth] ?? '').port;
    const settings = { ...this.settings, PORT: port, CLOCK_SKEW_MS: String(SKEWS_MS[nth]) };
    const service = await startService(settings, 'main', [join(process.cwd(), 'test/chaos/skewed.mjs')]);
    this.services[nth] = service;
    void service.ended().then(async () => {
      await sleep(50);
      if (this.isOn) await this.launch(nth);
    });
    await service.ready().catch(() => undefined);
  }

  private async serves(nth: number): Promise<boolean> {
    const url = this.urls[nth]?.replace('/api/v1', '/health/ready') ?? '';
    return fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
