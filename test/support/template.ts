/** What a template database holds before the test files get their copies of it. */
import { MIGRATIONS } from '../../migrations/all.js';
import { loadDemo } from '../../src/demo/demo.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createPool } from '../../src/platform/database/pool.js';
import { DEMO_PASSWORD, TEST_NOW, testConfig } from './settings.js';

export type TemplateKind = 'empty' | 'demo';

export interface TemplateUrls {
  readonly migratorUrl: string;
  readonly appUrl: string;
}

/** Runs once per test run and kind, on a fresh database. */
export async function prepareTemplate(kind: TemplateKind, urls: TemplateUrls): Promise<void> {
  await migrate({ migratorUrl: urls.migratorUrl, appRole: 'app', migrations: MIGRATIONS });
  if (kind === 'demo') await fillWithDemo(urls.appUrl);
}

async function fillWithDemo(appUrl: string): Promise<void> {
  const pool = createPool({ url: appUrl, statementTimeout: 0 });
  try {
    const config = testConfig(appUrl, { DEMO: 'true', DEMO_PASSWORD });
    await loadDemo({ config, pool, clock: new FixedClock(TEST_NOW) });
  } finally {
    await pool.end();
  }
}
