/**
 * `npm run backup -- <new file>`: the embedded database and all uploaded files, sealed under DATA_KEY, while the service runs or not.
 * Where a file cannot be read it is named, the backup is kept, and it ends with 1.
 * A server of one's own is backed up with the tools of PostgreSQL (README).
 */
import { createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MIGRATIONS } from '../migrations/all.js';
import { BackupService, type Taken } from './modules/transfer/backup.service.js';
import { onDatabase } from './on-instance.js';
import { type Config, loadConfigOfInstance } from './platform/config/config.js';
import { codeOf } from './platform/config/error-code.js';
import { StartError } from './platform/config/start-error.js';
import { reachEmbedded } from './platform/database/embedded.js';
import { createPool } from './platform/database/pool.js';
import { checkSchema } from './platform/database/schema-version.js';
import { reasonOf } from './reason.js';

const USAGE = 'npm run backup -- <new file>';

function readWish(): { path: string; config: Config } {
  const [path, ...more] = process.argv.slice(2);
  if (path === undefined || more.length > 0) throw new StartError(USAGE);
  const config = loadConfigOfInstance();
  if (config.database.kind === 'server')
    throw new StartError(
      'DATABASE_URL names a server of your own: back it up with its own tools, and FILES_DIR after it (README, "Backup and restore").',
    );
  return { path, config };
}

/** Never over a file that is there, readable by its owner alone, on the disk when it is done; of one that fails nothing stays. */
async function keep(pieces: AsyncIterable<Buffer>, path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    throw new StartError(`${path} cannot be written (${codeOf(error) ?? String(error)}).`);
  });
  try {
    await pipeline(Readable.from(pieces), createWriteStream('', { fd: file, flush: true }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function back({ path, config }: { path: string; config: Config }): Promise<Taken> {
  const database = await reachEmbedded({ dataDir: config.dataDir, log: () => undefined });
  try {
    const pool = createPool({ url: database.appUrl, poolSize: 1 });
    await checkSchema(pool, MIGRATIONS).finally(() => pool.end());
    return await onDatabase(config, database.appUrl, (app) =>
      app.get(BackupService).take(database, (pieces) => keep(pieces, path)),
    );
  } finally {
    await database.stop();
  }
}

try {
  const wish = readWish();
  const {
    about: { counts },
    missing,
  } = await back(wish);
  const { size } = await stat(wish.path);
  process.stdout.write(
    `${wish.path}: ${size} bytes, ${counts.cases} cases and ${counts.logEntries} entries of their logs at least.\n` +
      'THE KEYS ARE NOT IN IT. Keep data-key and signing-key of DATA_DIR (or DATA_KEY and SIGNING_KEY) somewhere else: without ' +
      'the data key nobody opens this backup, and whoever has both has everything.\n',
  );
  for (const id of missing) process.stderr.write(`MISSING The file ${id} cannot be read from the store of files.\n`);
  if (missing.length > 0) {
    process.stderr.write(`The backup is kept; ${missing.length} files are not in it, or not whole.\n`);
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`No backup was made. ${reasonOf(error)}\n`);
  process.exitCode = 1;
}
