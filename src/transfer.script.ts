/**
 * `npm run transfer -- out <file>` takes the whole instance out, `in <file>` reads it into an empty one of the same version and the same
 * DATA_KEY. Uploaded files go along, as they lie in FILES_DIR or the bucket.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FILE } from './modules/transfer/carried-files.service.js';
import { HEAD_LENGTH, type Manifest } from './modules/transfer/instance-file.js';
import { TransferService } from './modules/transfer/transfer.service.js';
import { onInstance } from './on-instance.js';
import { loadConfigOfInstance } from './platform/config/config.js';
import { StartError } from './platform/config/start-error.js';
import { reasonOf } from './reason.js';

const USAGE = 'npm run transfer -- out <new file> | in <file>';

type Work = (transfer: TransferService) => Promise<Manifest>;

/** Never over a file that is there, and readable by its owner alone. */
const takeOut =
  (path: string): Work =>
  (transfer) =>
    transfer.takeOut((pieces) =>
      pipeline(Readable.from(pieces), createWriteStream(path, { flags: 'wx', mode: 0o600 })),
    );

const takeIn =
  (path: string): Work =>
  async (transfer) => {
    const { size } = await stat(path);
    const file = await open(path);
    const { buffer } = await file.read(Buffer.alloc(HEAD_LENGTH), 0, HEAD_LENGTH, 0);
    await file.close();
    const rest = createReadStream(path, { start: HEAD_LENGTH }) as AsyncIterable<Buffer>;
    return transfer.takeIn({ head: buffer.toString('utf8'), size, rest });
  };

function readWish(): Work {
  const [direction, path, ...more] = process.argv.slice(2);
  if (path === undefined || more.length > 0) throw new StartError(USAGE);
  if (direction === 'out') return takeOut(path);
  if (direction === 'in') return takeIn(path);
  throw new StartError(USAGE);
}

try {
  const work = readWish();
  const manifest = await onInstance(loadConfigOfInstance(), (app) => work(app.get(TransferService)));
  const { [FILE]: files, ...tables } = manifest;
  const rows = Object.values(tables).reduce((total, table) => total + table.rows, 0);
  const cases = tables['dispute']?.rows ?? 0;
  process.stdout.write(
    `${rows} rows of ${Object.keys(tables).length} tables, ${cases} cases among them, and ${files?.rows ?? 0} files.\n`,
  );
} catch (error) {
  process.stderr.write(`Nothing was transferred. ${reasonOf(error)}\n`);
  process.exitCode = 1;
}
