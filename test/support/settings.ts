/** What every test runs with: the moment at which its clock stands, the demo's password, keys and settings. */
import { type Config, loadConfig } from '../../src/platform/config/config.js';

/** A working Wednesday, 10:00 in the demo centre. */
export const TEST_NOW = '2026-10-14T02:00:00.000Z';
export const DEMO_PASSWORD = 'try-it-out-2026';

/** Settings of the tests; the keys are the ones the demo template was filled with. */
export function testConfig(appUrl: string, settings: Record<string, string> = {}): Config {
  return loadConfig({
    DATABASE_URL: appUrl,
    JWT_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    SIGNING_KEY: Buffer.alloc(32, 9).toString('base64'),
    DEMO: 'false',
    FILES_DIR: 'data/files',
    LOG_LEVEL: 'silent',
    // The clock of a test stands still, and its minute with it.
    REQUESTS_PER_MINUTE: '1000000',
    REVEALS_PER_HOUR: '1000000',
    ...settings,
  });
}
