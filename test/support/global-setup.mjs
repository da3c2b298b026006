/** Starts the host of the test database; the database itself boots when a test asks for it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export default async function setUp() {
  const file = fileURLToPath(new URL('./database-host.mjs', import.meta.url));
  const host = spawn(process.execPath, ['--no-warnings', file], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: plain(process.env),
  });
  const [line] = await once(host.stdout, 'data');
  const { database, folder } = JSON.parse(String(line));
  process.env.TEST_DATABASE_HOST = database;
  process.env.TEST_FOLDER = folder;
  globalThis.testDatabaseHost = host;
}

/** Without the options Jest needs for itself. */
function plain({ NODE_OPTIONS, ...rest }) {
  return rest;
}
