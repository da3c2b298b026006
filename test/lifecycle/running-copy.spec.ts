/** The copy of a working server by itself: what the server keeps for it goes with it, and what it cannot follow it refuses at once. */
import { chmod, mkdir, mkdtemp, realpath, rename, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedDatabase, startEmbedded } from '../../src/platform/database/embedded.js';
import { removePlace } from '../../src/platform/database/embedded-place.js';
import { copyRunning } from '../../src/platform/database/running-copy.js';

let folder: string;
let cluster: string;
let running: EmbeddedDatabase;
let client: pg.Client;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'governance-copy-')));
  await chmod(folder, 0o711);
  running = await startEmbedded({ dataDir: folder, fast: true, log: () => undefined, onLost: () => undefined });
  client = new pg.Client({ connectionString: running.superUrl });
  await client.connect();
  cluster = (await client.query<{ is: string }>(`SELECT current_setting('data_directory') AS is`)).rows[0]?.is ?? '';
});

afterAll(async () => {
  await client.end();
  await running.stop();
  await removePlace(folder);
});

const slots = async (): Promise<number> => (await client.query('SELECT 1 FROM pg_replication_slots')).rows.length;

it('the log is kept until its last file was copied, and no longer, though the connection stays', async () => {
  const kept: number[] = [];
  const names: string[] = [];
  for await (const { name, content } of copyRunning(client, cluster)) {
    names.push(name);
    if (/^pg_wal\/[0-9A-F]{24}$/.test(name)) kept.push(await slots());
    for await (const _ of content);
    if (name === 'backup_label') expect(await slots()).toBe(0);
  }
  expect(names).toEqual(expect.arrayContaining(['global/pg_control', 'base/', 'backup_label']));
  expect(kept.length).toBeGreaterThan(0);
  expect(new Set(kept)).toEqual(new Set([1]));
  expect(await slots()).toBe(0);
});

it('a log that a copy has fallen behind of does not fill the disk', async () => {
  const { rows } = await client.query('SHOW max_slot_wal_keep_size');
  expect(rows).toEqual([{ max_slot_wal_keep_size: '8GB' }]);
});

it('a log on another disk and a tablespace are refused before anything is copied', async () => {
  const names: string[] = [];
  const copy = async (): Promise<void> => {
    for await (const { name } of copyRunning(client, cluster)) names.push(name);
  };
  const elsewhere = join(folder, 'elsewhere');
  await mkdir(elsewhere);
  await symlink(elsewhere, join(cluster, 'pg_tblspc', '99999'));
  await expect(copy()).rejects.toThrow('pg_tblspc/99999 of the database is a link to another place');
  await rename(join(cluster, 'pg_tblspc', '99999'), join(folder, 'away'));
  await symlink(elsewhere, join(cluster, 'base', 'linked'));
  await expect(copy()).rejects.toThrow('base/linked of the database is a link to another place');
  await rename(join(cluster, 'base', 'linked'), join(folder, 'away'));
  expect(names).toEqual([]);
  expect(await slots()).toBe(0);
});

it('also the log itself', async () => {
  await client.end();
  await running.stop();
  await rename(join(cluster, 'pg_wal'), join(folder, 'wal'));
  await symlink(join(folder, 'wal'), join(cluster, 'pg_wal'));
  running = await startEmbedded({ dataDir: folder, fast: true, log: () => undefined, onLost: () => undefined });
  client = new pg.Client({ connectionString: running.superUrl });
  await client.connect();
  await expect(copyRunning(client, cluster).next()).rejects.toThrow(
    'pg_wal of the database is a link to another place',
  );
});
