/** A PostgreSQL of its own for the chaos, durable as in service, on one port for good, that can be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/all.js';
import { startEmbedded } from '../../src/platform/database/embedded.js';
import { type Binaries, provideBinaries, SERVER_ENVIRONMENT } from '../../src/platform/database/embedded-binaries.js';
import { findPlace, type Place, removePlace } from '../../src/platform/database/embedded-place.js';
import { codeOf } from '../../src/platform/config/error-code.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { SmallDisk } from './small-disk.js';

/** What lies on the small disk: the log of the cases grows with every write. */
const ON_SMALL_DISK = 'case_log';
const PATIENCE_MS = 60_000;

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

export class Postgres {
  private child: ChildProcess | undefined;
  private disk: SmallDisk | undefined;

  private constructor(
    readonly folder: string,
    private readonly place: Place,
    private readonly binaries: Binaries,
    private readonly port: number,
    readonly appUrl: string,
    readonly superUrl: string,
  ) {}

  /** Made, migrated and running. */
  static async make(): Promise<Postgres> {
    const folder = await mkdtemp(join(tmpdir(), 'governance-chaos-'));
    const first = await startEmbedded({ dataDir: folder, log: () => undefined });
    await migrate({ migratorUrl: first.migratorUrl, appRole: 'app', migrations: MIGRATIONS });
    await first.stop();
    const port = await freePort();
    const moved = (url: string): string => url.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${port}`);
    const place = await findPlace(folder);
    const superUrl = moved(first.superUrl).replace(/\/postgres$/, '/governance');
    const made = new Postgres(folder, place, await provideBinaries(place), port, moved(first.appUrl), superUrl);
    await made.start();
    await made.attachSmallDisk();
    return made;
  }

  private async attachSmallDisk(): Promise<void> {
    this.disk = await SmallDisk.mount(this.place.home, this.place.runAs);
    if (this.disk === undefined) return;
    await this.query(`CREATE TABLESPACE small LOCATION '${this.disk.folder}'`);
    await this.query('GRANT CREATE ON TABLESPACE small TO migrator');
    await this.query(`ALTER TABLE ${ON_SMALL_DISK} SET TABLESPACE small`);
  }

  /** What PostgreSQL says to who needs room while the disk is full; undefined where there is none to be filled. */
  async whileFull(work: () => Promise<void>): Promise<string | undefined> {
    if (this.disk === undefined) return undefined;
    await this.disk.fill();
    const said = await this.query(`CREATE TABLE more TABLESPACE small AS SELECT generate_series(1, 100000)`).then(
      () => 'there was room',
      (error: unknown) => String(codeOf(error)),
    );
    await work();
    await this.disk.free();
    return said;
  }

  async start(): Promise<void> {
    for (let waited = 0; waited < PATIENCE_MS; waited += 100) {
      this.child ??= this.launch();
      if (await this.answers()) return;
      await sleep(100);
    }
    throw new Error('PostgreSQL does not come up again');
  }

  /** The whole server at once, as when the power goes. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === undefined) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    this.child = undefined;
  }

  async remove(): Promise<void> {
    const { child } = this;
    if (child !== undefined) {
      const gone = once(child, 'exit');
      child.kill('SIGINT');
      await gone;
    }
    await this.disk?.unmount();
    await removePlace(this.folder);
  }

  async query<R extends pg.QueryResultRow>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
    const client = new pg.Client({ connectionString: this.superUrl });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<R>(sql, [...params])).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Children of a killed server take a moment to end, and the port with them: then it is launched once more. */
  private launch(): ChildProcess {
    const settings = {
      port: this.port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      timezone: 'UTC',
      max_connections: 100,
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(this.binaries.postgres, ['-D', this.place.cluster, ...flags], {
      ...this.place.runAs,
      env: SERVER_ENVIRONMENT,
      cwd: '/',
      stdio: 'ignore',
    });
    child.once('exit', () => {
      if (this.child === child) this.child = undefined;
    });
    return child;
  }

  private async answers(): Promise<boolean> {
    return this.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }
}
