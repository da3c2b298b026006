/**
 * Copies the folder of a PostgreSQL server while it works, by the low-level interface PostgreSQL has for base backups: between
 * `pg_backup_start` and `pg_backup_stop` the files may be read in any order and torn in the middle, because the log of writes (WAL)
 * from the start to the stop goes along and is played over them when the copy starts for the first time. The copy is the database
 * as it was at the stop; PostgreSQL itself refuses one whose log does not reach that far.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { codeOf } from '../config/error-code.js';
import { StartError } from '../config/start-error.js';

/** A file with its content, or a folder, whose name ends with a slash and which has none. */
export interface Copied {
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}

/** What the server makes anew when it starts; of the log only what belongs to the copy. */
const EMPTIED = [
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
];
const FOLDERS_OF_THE_LOG = ['pg_wal/archive_status/', 'pg_wal/summaries/'];
const LEFT_OUT = /^(postmaster\.(pid|opts)|backup_label.*|tablespace_map.*|pg_internal\.init.*|pgsql_tmp.*)$/;
/** Read last: where recovery begins is told by the label, and what this says may be later than the rest but never earlier. */
const CONTROL = 'global/pg_control';

/** The connection is a superuser's of its own; what the server keeps for the copy it lets go of at its end, or when the connection ends. */
export async function* copyRunning(client: pg.Client, cluster: string): AsyncGenerator<Copied> {
  // Walked once before a byte is copied: what cannot be is refused at once.
  for await (const _ of namesBelow(cluster, ''));
  // The log since the last checkpoint stays, however much is written meanwhile.
  const slot = `backup_${randomBytes(6).toString('hex')}`;
  await client.query('SELECT pg_create_physical_replication_slot($1, true, true)', [slot]);
  await client.query(`SELECT pg_backup_start('npm run backup', true)`);
  for await (const name of namesBelow(cluster, '')) yield* copied(cluster, name);
  yield* copied(cluster, CONTROL);
  const { rows } = await client.query<{ label: string; spaces: string; last: string }>(
    'SELECT labelfile AS label, spcmapfile AS spaces, pg_walfile_name(lsn) AS last FROM pg_backup_stop(false)',
  );
  const { label = '', spaces = '', last = '' } = rows[0] ?? {};
  if (spaces !== '')
    throw new StartError('The database has tablespaces outside its folder: back it up with pg_basebackup.');
  const first = /^START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)/m.exec(label)?.[1];
  if (first === undefined) throw new Error('the label of the backup does not say where it begins');
  for (const folder of FOLDERS_OF_THE_LOG) yield { name: folder, content: nothing() };
  const log = (await readdir(join(cluster, 'pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name));
  for (const name of log.filter((one) => one >= first && one <= last).sort()) yield* copied(cluster, `pg_wal/${name}`);
  await client.query('SELECT pg_drop_replication_slot($1)', [slot]);
  yield { name: 'backup_label', content: theText(label) };
}

async function* namesBelow(cluster: string, folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(join(cluster, folder), { withFileTypes: true })) {
    const name = folder + entry.name;
    if (LEFT_OUT.test(entry.name) || name === CONTROL) continue;
    if (entry.isSymbolicLink())
      throw new StartError(
        `${name} of the database is a link to another place, which a backup does not follow (a log on another disk, a tablespace): ` +
          'put it back into the folder, or back the database up with pg_basebackup.',
      );
    if (entry.isFile()) yield name;
    if (!entry.isDirectory()) continue;
    yield `${name}/`;
    if (!EMPTIED.includes(name)) yield* namesBelow(cluster, `${name}/`);
  }
}

/** A table that is dropped while the copy is made has no file any more, and the log says so too. */
async function* copied(cluster: string, name: string): AsyncGenerator<Copied> {
  if (name.endsWith('/')) return yield { name, content: nothing() };
  let file: FileHandle;
  try {
    file = await open(join(cluster, name), 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  yield { name, content: createReadStream('', { fd: file }) };
}

export async function* theText(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text, 'utf8'));
}

async function* nothing(): AsyncGenerator<Buffer> {}
