/**
 * Holds the PostgreSQL server of one test run, in a process of its own: it boots when the first test asks, and it ends
 * when its standard input closes, so nothing stays behind, however the run ends. Two runs have two hosts.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'governance-test-';
const AN_HOUR = 3_600_000;

register('./typescript-loader.mjs', import.meta.url);
const path = `/${randomBytes(12).toString('hex')}`;
let booting;

const server = createServer((request, response) => {
  if (request.url !== path) return response.writeHead(404).end();
  booting ??= boot();
  booting.then(
    // Each test file asks once: a connection kept open may be closed just when the next one uses it.
    (urls) => response.writeHead(200, { connection: 'close' }).end(JSON.stringify(urls)),
    (error) => response.writeHead(500).end(String(error?.stack ?? error)),
  );
});
/** For everything the run writes; root lends the database to another user, who must be able to pass. */
const folder = await mkdtemp(join(tmpdir(), PREFIX));
await chmod(folder, 0o711);
server.listen(0, '127.0.0.1', () => {
  const database = `http://127.0.0.1:${server.address().port}${path}`;
  process.stdout.write(`${JSON.stringify({ database, folder })}\n`);
});

process.stdin.resume();
process.stdin.once('end', finish);
// Ctrl-C reaches the whole group; the end of the test process closes the input, and that is the sign.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

async function boot() {
  const { startEmbedded } = await import('../../src/platform/database/embedded.ts');
  return startEmbedded({ dataDir: join(folder, 'data'), fast: true, log: () => undefined });
}

async function finish() {
  server.close();
  if (booting !== undefined) {
    const database = await booting.catch(() => undefined);
    await database?.stop();
    await removeRun(folder);
    await removeLeftovers();
  }
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
}

async function removeRun(folderOfRun) {
  const { removePlace } = await import('../../src/platform/database/embedded-place.ts');
  await removePlace(join(folderOfRun, 'data'));
  await rm(folderOfRun, { recursive: true, force: true });
}

/** Folders of hosts that were killed themselves. A database in use refuses to be started, and is left alone. */
async function removeLeftovers() {
  const { startEmbedded } = await import('../../src/platform/database/embedded.ts');
  for (const name of await readdir(tmpdir())) {
    const left = join(tmpdir(), name);
    try {
      if (!name.startsWith(PREFIX) || Date.now() - (await stat(left)).mtimeMs < AN_HOUR) continue;
      const database = await startEmbedded({ dataDir: join(left, 'data'), fast: true, log: () => undefined });
      await database.stop();
      await removeRun(left);
    } catch {
      // In use, or another user's.
    }
  }
}
