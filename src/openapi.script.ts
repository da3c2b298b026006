/** Writes openapi/openapi.json from the code; with `--check` fails when the committed document differs. */
import { readFileSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { createApp } from './app.setup.js';
import { describeApi } from './openapi.document.js';
import { Clock } from './platform/clock/clock.js';
import { loadConfig } from './platform/config/config.js';

const FILE = 'openapi/openapi.json';

/** The document does not depend on the settings, and nothing connects: these only have to be well-formed. */
const config = loadConfig({
  DATABASE_URL: 'postgres://nobody@127.0.0.1/nothing',
  FILES_DIR: 'files',
  JWT_SECRET: '0'.repeat(32),
  DATA_KEY: '0'.repeat(64),
  SIGNING_KEY: '0'.repeat(64),
  LOG_LEVEL: 'silent',
});

const pool = new pg.Pool({ max: 1 });
const app = await createApp({ config, pool, clock: new Clock() });
const document = `${JSON.stringify(describeApi(app), null, 2)}\n`;
await app.close();
await pool.end();

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, document);
} else if (readFileSync(FILE, 'utf8') !== document) {
  process.stderr.write(`${FILE} differs from the code: run "npm run openapi" and commit the result\n`);
  process.exitCode = 1;
}
