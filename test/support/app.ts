/** The whole application on its own copy of a template database, with a clock that stands still until it is moved. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { createApp } from '../../src/app.setup.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { createPool } from '../../src/platform/database/pool.js';
import { cloneDatabase, type TestDatabase } from './database.js';
import { DEMO_PASSWORD, TEST_NOW, testConfig } from './settings.js';
import type { TemplateKind } from './template.js';

export { DEMO_PASSWORD, TEST_NOW, testConfig };

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly clock: FixedClock;
  readonly database: TestDatabase;
  /** The connections of the service itself. */
  readonly served: pg.Pool;
  /** Sees every row, as the work of the system itself does, however long it takes; the service has connections of its own. */
  readonly pool: pg.Pool;
  /** Where uploaded files lie. */
  readonly files: string;
  /** Address of the listening server, for clients that need one. */
  readonly server: ReturnType<NestFastifyApplication['getHttpServer']>;
  close(): Promise<void>;
}

interface TestAppOptions {
  readonly kind?: TemplateKind;
  readonly now?: string;
  /** Settings beside those of every test. */
  readonly settings?: Record<string, string>;
  /** Takes every line of the log; without it only failures are written, to the output of the tests. */
  readonly log?: { write(line: string): void };
}

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await cloneDatabase(options.kind ?? 'demo');
  const served = createPool({ url: database.appUrl });
  const pool = createPool({ url: database.appUrl, role: 'app_jobs', statementTimeout: 0 });
  const clock = new FixedClock(options.now ?? TEST_NOW);
  const files = await mkdtemp(join(tmpdir(), 'governance-files-'));
  const config = testConfig(database.appUrl, {
    LOG_LEVEL: options.log === undefined ? 'error' : 'trace',
    FILES_DIR: files,
    ...options.settings,
  });
  const app = await createApp({ config, pool: served, clock, log: options.log ?? process.stderr });
  await app.listen(0, '127.0.0.1');
  const close = async (): Promise<void> => {
    await app.close();
    await served.end();
    await pool.end();
    await database.drop();
    await rm(files, { recursive: true, force: true });
  };
  return { app, clock, database, served, pool, files, server: app.getHttpServer(), close };
}
