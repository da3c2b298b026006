/**
 * `npm run restore -- <file>`: a backup into an empty DATA_DIR, brought to the schema of this version and verified. The data key it
 * was made under must be there already: the file data-key in DATA_DIR, DATA_KEY, or one of DATA_KEY_PREVIOUS. Ends with 1 where anything does not fit.
 */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { MIGRATIONS } from '../migrations/all.js';
import { BACKUP_HEAD_LENGTH, type BackupFile } from './modules/transfer/backup-file.js';
import { BackupService } from './modules/transfer/backup.service.js';
import { type Restored, restoreBackup } from './modules/transfer/backup-restore.js';
import { InstanceVerification, type Seen } from './modules/transfer/instance-verification.service.js';
import { onInstance } from './on-instance.js';
import { type Config, loadConfigOfInstance } from './platform/config/config.js';
import { codeOf } from './platform/config/error-code.js';
import { StartError } from './platform/config/start-error.js';
import { Envelope } from './platform/crypto/envelope.js';
import { refuseUnknown } from './platform/database/schema-version.js';
import { storeOf } from './platform/platform.module.js';
import { reasonOf } from './reason.js';

const USAGE = 'npm run restore -- <file>';
const tell = (line: string): void => void process.stdout.write(`${line}\n`);

function readWish(): { path: string; config: Config } {
  const [path, ...more] = process.argv.slice(2);
  if (path === undefined || more.length > 0) throw new StartError(USAGE);
  const config = loadConfigOfInstance();
  if (config.database.kind === 'server')
    throw new StartError('DATABASE_URL names a server of your own: a backup is restored into an empty DATA_DIR.');
  return { path, config };
}

async function opened(path: string): Promise<BackupFile> {
  const { size } = await stat(path).catch((error: unknown) => {
    throw new StartError(`${path} cannot be read (${codeOf(error) ?? String(error)}).`);
  });
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(BACKUP_HEAD_LENGTH), 0, BACKUP_HEAD_LENGTH, 0);
  await file.close();
  const rest = createReadStream(path, { start: BACKUP_HEAD_LENGTH }) as AsyncIterable<Buffer>;
  return { head: buffer.toString('utf8'), size, rest };
}

async function restore({ path, config }: { path: string; config: Config }): Promise<Seen> {
  const { dataDir, files, keys } = config;
  const restored = await restoreBackup(
    {
      dataDir,
      store: storeOf(config),
      incoming: files.incoming,
      envelope: new Envelope(keys.dataKey, keys.previousDataKeys),
      demandSchema: (run) => refuseUnknown(run, MIGRATIONS),
    },
    await opened(path),
  );
  for (const id of restored.missing) tell(`The file ${id} could not be read when the backup was made.`);
  tell(`What is in it came out of the backup of ${restored.about.madeAt}; it is looked through now.`);
  return onInstance(config, (app) => verified(app, restored));
}

async function verified(app: NestFastifyApplication, { about, files }: Restored): Promise<Seen> {
  await app.get(BackupService).settle(files);
  return app.get(InstanceVerification).run((fault) => tell(`FAULT ${fault}`), about.counts);
}

try {
  const began = performance.now();
  const { cases, logEntries, files, auditLines, faults } = await restore(readWish());
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  tell(
    `${cases} cases, ${logEntries} entries of their logs, ${files} files, ${auditLines} lines of the audit log: ${seconds} s.`,
  );
  if (faults === 0) tell('Restored and whole.');
  else tell(`${faults} faults. What was restored stays where it is; do not work on with it before you know why.`);
  process.exitCode = faults === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`The restore failed. ${reasonOf(error)}\n`);
  process.exitCode = 1;
}
