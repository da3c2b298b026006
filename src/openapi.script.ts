/**
 * Writes openapi/openapi.json from the code. With `--check` fails when the committed document differs, and when it breaks what
 * clients of the last landed one rely on without a line in openapi/breaks.json; with `--land` makes this one the landed one.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { createApp } from './app.setup.js';
import { type DeclaredBreak, undeclared, withoutWords } from './openapi.compatibility.js';
import { describeApi } from './openapi.document.js';
import { Clock } from './platform/clock/clock.js';
import { loadConfig } from './platform/config/config.js';
import { Envelope } from './platform/crypto/envelope.js';

const FILE = 'openapi/openapi.json';
const LANDED = 'openapi/landed.json';
const BREAKS = 'openapi/breaks.json';

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
const app = await createApp({ config, pool, clock: new Clock(), envelope: new Envelope(config.keys.dataKey) });
const document = `${JSON.stringify(describeApi(app), null, 2)}\n`;
await app.close();
await pool.end();

const complain = (text: string): void => {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
};

function check(): void {
  if (readFileSync(FILE, 'utf8') !== document)
    complain(`${FILE} differs from the code: run "npm run openapi" and commit the result`);
  const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
  const landed = read(LANDED) as Record<string, unknown>;
  const found = undeclared(landed, JSON.parse(document) as Record<string, unknown>, read(BREAKS) as DeclaredBreak[]);
  for (const line of found) complain(line);
}

/** One path and one schema a line: small, and a diff of it can be read. */
function land(): void {
  const { components, ...rest } = withoutWords(JSON.parse(document)) as Record<string, Record<string, unknown>>;
  const lines = (map: unknown): string =>
    typeof map === 'object' && map !== null && !Array.isArray(map)
      ? `{\n${Object.entries(map)
          .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
          .join(',\n')}\n}`
      : JSON.stringify(map);
  const whole = (map: object): string =>
    Object.entries(map)
      .map(([name, value]) => `${JSON.stringify(name)}: ${lines(value)}`)
      .join(',\n');
  writeFileSync(LANDED, `{\n${whole(rest)},\n"components": {\n${whole(components ?? {})}\n}\n}\n`);
  writeFileSync(BREAKS, '[]\n');
}

if (process.argv.includes('--check')) check();
else writeFileSync(FILE, document);
if (process.argv.includes('--land')) land();
