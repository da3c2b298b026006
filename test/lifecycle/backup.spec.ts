/** Backups are worth what a restore shows: made under load, put back on an empty server, looked through, worked on; spoilt ones are refused. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/all.js';
import { BACKUP_HEAD_LENGTH, type Entry, sealedBackup } from '../../src/modules/transfer/backup-file.js';
import { type About, PLATFORM } from '../../src/modules/transfer/backup.service.js';
import { restoreBackup, type Target } from '../../src/modules/transfer/backup-restore.js';
import { Envelope } from '../../src/platform/crypto/envelope.js';
import { reachEmbedded } from '../../src/platform/database/embedded.js';
import { SERVER_ENVIRONMENT } from '../../src/platform/database/embedded-binaries.js';
import { removePlace } from '../../src/platform/database/embedded-place.js';
import { chooseUser } from '../../src/platform/database/embedded-user.js';
import { theText } from '../../src/platform/database/running-copy.js';
import { refuseUnknown } from '../../src/platform/database/schema-version.js';
import { FolderStore } from '../../src/platform/files/folder-store.js';
import { Client } from '../chaos/clients.js';
import { freePort } from '../chaos/postgres.js';
import { builtService } from '../support/built-service.js';
import { aJpeg } from '../support/files.js';
import { type ServiceProcess, startService } from '../support/service.js';
import { DEMO_PASSWORD } from '../support/settings.js';

const LONG = 300_000;
const run = promisify(execFile);
const quiet = (): void => undefined;

const places: string[] = [];
const services: ServiceProcess[] = [];

async function newPlace(): Promise<string> {
  const place = await realpath(await mkdtemp(join(tmpdir(), 'governance-backup-')));
  await chmod(place, 0o711);
  places.push(place);
  return place;
}

async function started(
  settings: Record<string, string>,
  script = 'main',
  wish: readonly string[] = [],
): Promise<ServiceProcess> {
  const service = await startService(settings, script, [], wish);
  services.push(service);
  return service;
}

/** A script of the operator to its end: the code it ends with, and what it said. */
async function told(
  settings: Record<string, string>,
  script: string,
  wish: readonly string[] = [],
): Promise<[number | string, string]> {
  const ran = await started(settings, script, wish);
  return [await ran.ended(), ran.output()];
}

/** The commands of the README, as they stand there; `npm run` finds the built scripts. */
async function asInReadme(section: number, settings: Record<string, string>): Promise<string> {
  const text = readFileSync('README.md', 'utf8').split('## Backup and restore')[1]?.split('\n## ')[0] ?? '';
  const commands = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) =>
    block.replace('npm start\n', ''),
  );
  const npm = `npm() { name=$(echo "$2" | sed s/db://); shift 2; [ "\${1-}" = -- ] && shift; node --no-warnings "${await builtService()}/src/$name.script.js" "$@"; }\n`;
  const [code, said] = await new Promise<[unknown, string]>((resolve) => {
    const options = { env: { PATH: process.env['PATH'] ?? '', ...settings }, timeout: LONG };
    const script = npm + (commands[section] ?? 'false');
    execFile('sh', ['-eu', '-c', script], options, (error, out, err) => resolve([error?.code ?? 0, out + err]));
  });
  if (code !== 0) throw new Error(`the commands ended with ${String(code)}:\n${said}`);
  return said;
}

class Visitor {
  private token = '';
  constructor(private readonly url: string) {}

  async signIn(username: string): Promise<this> {
    const body = { username, password: DEMO_PASSWORD };
    this.token = ((await this.json('POST', '/auth/token', body)) as { accessToken: string }).accessToken;
    return this;
  }

  async json(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const reply = await this.send(
      method,
      path,
      { 'content-type': 'application/json' },
      body === undefined ? undefined : JSON.stringify(body),
    );
    return (await reply.json()) as Record<string, unknown>;
  }

  async upload(path: string, content: Buffer): Promise<string> {
    const form = new FormData();
    form.set('kind', 'photo');
    form.set('title', '渗水照片');
    form.set('file', new Blob([new Uint8Array(content)]), 'a.jpg');
    return String(((await (await this.send('POST', path, {}, form)).json()) as { id: string }).id);
  }

  async bytes(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.send('GET', path, {})).arrayBuffer());
  }

  private async send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: RequestInit['body'],
  ): Promise<Response> {
    const authorization: Record<string, string> = this.token === '' ? {} : { authorization: `Bearer ${this.token}` };
    const reply = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { ...headers, ...authorization },
      body: body ?? null,
    });
    if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${await reply.text()}`);
    return reply;
  }
}

interface Grant {
  readonly centerId: string;
  readonly departmentId: string;
}

async function groundOf(url: string): Promise<ConstructorParameters<typeof Client>[2]> {
  const { grants } = (await (await new Visitor(url).signIn('justice')).json('GET', '/me')) as unknown as {
    grants: Grant[];
  };
  const { staffId } = await (await new Visitor(url).signIn('mediator')).json('GET', '/me');
  const [{ centerId = '', departmentId = '' } = {}] = grants;
  return { centerId, departmentId, mediatorId: String(staffId) };
}

async function query<R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

const copyOf = (clients: readonly Client[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { promised } of clients)
    for (const [id, types] of promised)
      for (const [type, times] of types) counts.set(`${id} ${type}`, (counts.get(`${id} ${type}`) ?? 0) + times);
  return counts;
};

/** Server and folder of a place, whoever runs it or nobody. */
async function within<T>(dataDir: string, work: (superUrl: string) => Promise<T>): Promise<T> {
  const database = await reachEmbedded({ dataDir, log: quiet });
  try {
    return await work(database.superUrl);
  } finally {
    await database.stop();
  }
}

async function cleanUp(): Promise<void> {
  for (const service of services.splice(0)) await service.stop();
  for (const place of places.splice(0)) {
    if (existsSync(join(place, 'postgres'))) await within(place, () => Promise.resolve()).catch(quiet);
    await removePlace(place);
  }
}

describe('the embedded database', () => {
  let source: string;
  let kept: string;
  let backup: string;
  let acknowledged: Map<string, number>;
  let photo: Buffer;
  let photoPath: string;
  let leader: { id: string } | undefined;

  const settings = (dataDir: string): Record<string, string> => ({ DATA_DIR: dataDir, DEMO_PASSWORD });

  /** Officers write while the backup is made, before it and after it. */
  beforeAll(async () => {
    [source, kept] = [await newPlace(), await newPlace()];
    backup = join(kept, 'today.backup');
    const service = await started(settings(source));
    const url = await service.ready();
    const ground = await groundOf(url);
    const clients = [1, 2].map((seed) => new Client([`${url}/api/v1`], 'justice', ground, seed));
    leader = await clients[0]?.lead();
    photo = aJpeg();
    photoPath = `/attachments/${await (await new Visitor(url).signIn('justice')).upload(`/disputes/${leader?.id}/attachments`, photo)}/content`;
    let isOn = true;
    const work = clients.map((client) => client.work(null, () => isOn));
    const enough = copyOf(clients).size + 10;
    while (copyOf(clients).size < enough) await new Promise((look) => setTimeout(look, 20));
    acknowledged = copyOf(clients);
    const before = [...acknowledged.values()].reduce((sum, times) => sum + times, 0);
    expect(await asInReadme(0, { ...settings(source), BACKUP: backup })).toContain('THE KEYS ARE NOT IN IT');
    isOn = false;
    await Promise.all(work);
    expect(clients.flatMap(({ faults }) => faults)).toEqual([]);
    expect([...copyOf(clients).values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(before);
    for (const name of ['data-key', 'signing-key']) await cp(join(source, name), join(kept, name));
    await service.stop('SIGKILL');
  }, LONG);

  afterAll(cleanUp, LONG);

  const keyOf = async (): Promise<Buffer> =>
    Buffer.from((await readFile(join(kept, 'data-key'), 'utf8')).trim(), 'base64');

  it(
    'restored by the README into an empty folder: every acknowledged write is there, everything is whole, people go on',
    async () => {
      const target = join(await newPlace(), 'anew');
      places.push(target);
      const said = await asInReadme(1, { ...settings(target), BACKUP: backup, KEPT: kept });
      expect(said).toContain('Restored and whole.');
      process.stdout.write(`restore of ${readFileSync(backup).length} bytes: ${said.split('\n').at(-3) ?? ''}\n`);
      await within(target, async (superUrl) => {
        const rows = await query<{ what: string; times: number }>(
          superUrl,
          `SELECT dispute_id || ' ' || type AS what, count(*)::int AS times FROM case_log GROUP BY 1`,
        );
        const there = new Map(rows.map(({ what, times }) => [what, times]));
        expect([...acknowledged].filter(([what, times]) => (there.get(what) ?? 0) < times)).toEqual([]);
        expect(await query(superUrl, `SELECT action FROM audit_log WHERE action = 'instance.restored'`)).toHaveLength(
          1,
        );
      });
      const url = await (await started(settings(target))).ready();
      const officer = await new Visitor(url).signIn('justice');
      expect((await officer.bytes(photoPath)).equals(photo)).toBe(true);
      const client = new Client([`${url}/api/v1`], 'justice', await groundOf(url), 3);
      expect(await client.lead()).toBeDefined();
      expect(client.faults).toEqual([]);
      expect(await services.at(-1)?.stop()).toBe(0);
      expect(await told(settings(target), 'verify.script')).toEqual([
        0,
        expect.stringContaining('Everything is whole.'),
      ]);
      await demandFaults(target);
    },
    LONG,
  );

  it(
    'after a change of DATA_KEY: the backup from before and one made since come back with the new key and the one before',
    async () => {
      const [old, anew] = [(await keyOf()).toString('base64'), randomBytes(32).toString('base64')];
      const changed = { DATA_KEY: anew, DATA_KEY_PREVIOUS: old };
      const since = join(kept, 'since.backup');
      expect((await told({ ...settings(source), ...changed }, 'backup.script', [since]))[0]).toBe(0);
      for (const file of [backup, since]) {
        const target = join(await newPlace(), 'anew');
        await mkdir(target, { mode: 0o711 });
        places.push(target);
        expect(await told({ ...settings(target), ...changed }, 'restore.script', [file])).toEqual([
          0,
          expect.stringContaining('Restored and whole.'),
        ]);
      }
      expect(await told({ ...settings(await newPlace()), DATA_KEY: old }, 'restore.script', [since])).toEqual([
        1,
        expect.stringContaining('another DATA_KEY'),
      ]);
    },
    LONG,
  );

  /** Whatever is spoilt in what was restored is found, each thing by its own sentence. */
  async function demandFaults(target: string): Promise<void> {
    const files = await filesOf(join(target, 'files'));
    expect(files).toHaveLength(1);
    const whole = await readFile(files[0] ?? '');
    await writeFile(
      files[0] ?? '',
      whole.map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
    );
    const log = `UPDATE case_log SET type = 'Resumed' WHERE seq = 2 AND dispute_id = '${leader?.id}'`;
    const audit = `UPDATE audit_log SET action = 'signed_in' WHERE id = (SELECT audit_id FROM audit_position LIMIT 1)`;
    const number = `UPDATE number_serial SET last = last + 1 WHERE last = (SELECT max(last) FROM number_serial)`;
    const feed = 'DELETE FROM outbox WHERE position = (SELECT max(position) - 1 FROM outbox)';
    const kinds = [
      log,
      audit,
      number,
      feed,
      `UPDATE dispute_key SET wrapped = wrapped || '\\x00' WHERE dispute_id <> '${leader?.id}'`,
    ];
    await within(target, async (url) => void (await query(url, kinds.join(';'))));
    const [code, said] = await told(settings(target), 'verify.script');
    expect(code).toBe(1);
    for (const sentence of [
      'cannot be opened: it was altered or cut off',
      `FAULT The row of case ${leader?.id} is not what its log says.`,
      'the line is not what was sealed',
      /FAULT Of \d+ numbers \d{4} \S+ of centre \S+, \d+ are there/,
      'FAULT The feed of events has a gap.',
      'does not open with this DATA_KEY',
    ])
      expect(said).toMatch(sentence);
    await rm(files[0] ?? '');
    expect((await told(settings(target), 'verify.script'))[1]).toContain('is not in the store of files');
  }

  it(
    'a stored file that cannot be read is named, everything else is kept; the restore and the verification name it too',
    async () => {
      const [path = ''] = await filesOf(join(source, 'files'));
      const whole = await readFile(path);
      const file = path.slice(-36);
      const tries: [string, () => Promise<void>][] = [
        ['gone.backup', () => rm(path)],
        ['cut-off.backup', () => writeFile(path, whole.subarray(0, -1))],
      ];
      try {
        for (const [name, spoil] of tries) {
          await spoil();
          const [code, said] = await told(settings(source), 'backup.script', [join(kept, name)]);
          expect([code, said]).toEqual([1, expect.stringContaining(`MISSING The file ${file} cannot be read`)]);
          expect(said).toContain('The backup is kept; 1 files are not in it, or not whole.');
          const target = join(await newPlace(), 'anew');
          await mkdir(target, { mode: 0o711 });
          places.push(target);
          const key = { DATA_KEY: (await keyOf()).toString('base64') };
          const [restoreCode, restored] = await told({ ...settings(target), ...key }, 'restore.script', [
            join(kept, name),
          ]);
          expect(restoreCode).toBe(1);
          expect(restored).toContain(`The file ${file} could not be read when the backup was made.`);
          expect(restored).toMatch(
            new RegExp(`FAULT The file ${file} (is not in the store of files|cannot be opened)`),
          );
          expect(restored).toContain('1 faults.');
        }
      } finally {
        await writeFile(path, whole);
      }
    },
    LONG,
  );

  describe('refuses, and leaves nothing behind:', () => {
    let target: string;
    let store: string;

    beforeEach(async () => {
      target = await newPlace();
      store = join(target, 'files');
    });

    afterEach(async () => {
      expect((await readdir(target)).filter((name) => name.startsWith('postgres'))).toEqual([]);
      expect(await filesOf(store)).toEqual([]);
    });

    const restored = async (bytes: Buffer, change: Partial<Target> = {}) =>
      restoreBackup(
        {
          dataDir: target,
          store: new FolderStore(store),
          incoming: join(store, 'incoming'),
          envelope: new Envelope(await keyOf()),
          demandSchema: (names) => refuseUnknown(names, MIGRATIONS),
          ...change,
        },
        {
          head: bytes.subarray(0, BACKUP_HEAD_LENGTH).toString('utf8'),
          size: bytes.length,
          rest: theBytes(bytes.subarray(BACKUP_HEAD_LENGTH)),
        },
      );

    const whole = (): Promise<Buffer> => readFile(backup);

    it.each([
      ['its beginning', 0, 'This is no backup of this service'],
      ['its id', 40, 'altered or cut off'],
      ['the name of its key', 70, 'another DATA_KEY'],
      ['its first block', 200, 'altered or cut off'],
      ['its last byte', 1, 'altered or cut off'],
    ])('one byte altered in %s', async (_, at, sentence) => {
      const bytes = await whole();
      const place = at > 0 && at <= 1 ? Math.ceil(at * bytes.length) - 1 : at;
      bytes[place] =
        place < BACKUP_HEAD_LENGTH && place > 30 ? (bytes[place] === 0x61 ? 0x62 : 0x61) : (bytes[place] ?? 0) ^ 1;
      await expect(restored(bytes)).rejects.toThrow(sentence);
    });

    it.each([
      ['in a block', BACKUP_HEAD_LENGTH + 10 * (65_536 + 16) + 1000],
      ['between two blocks', BACKUP_HEAD_LENGTH + 10 * (65_536 + 16)],
      ['after its beginning', BACKUP_HEAD_LENGTH],
      ['in its beginning', 20],
    ])('cut off %s', async (_, end) => {
      await expect(restored((await whole()).subarray(0, end))).rejects.toThrow(
        /altered or cut off|no backup of this service/,
      );
    });

    it('another data key', async () => {
      const envelope = new Envelope(randomBytes(32));
      await expect(restored(await whole(), { envelope })).rejects.toThrow('another DATA_KEY');
    });

    it.each<[string, Partial<About>, string]>([
      ['a later schema', { schema: ['Later4000000000000'] }, 'newer than this version knows (Later4000000000000)'],
      ['another kind of machine', { platform: 'amiga-m68k' }, `made on amiga-m68k and this machine is ${PLATFORM}`],
    ])('%s', async (_, change, sentence) => {
      await expect(restored(await crafted(change, []))).rejects.toThrow(sentence);
    });

    it.each([
      ['cluster/../escaped', 'outside of its folder'],
      ['cluster//etc/escaped', 'outside of its folder'],
      ['files/../escaped', 'a file of an unknown name'],
      ['elsewhere', 'something unknown: elsewhere'],
    ])('an entry called %s', async (name, sentence) => {
      await expect(restored(await crafted({}, [{ name, content: theText('x') }]))).rejects.toThrow(sentence);
      expect(existsSync(join(target, 'escaped'))).toBe(false);
    });

    it('files that came already go again, what was there before stays', async () => {
      const [there, id] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];
      await mkdir(join(store, '01'), { recursive: true });
      await writeFile(join(store, '01', there), 'own');
      const entries = [there, id].map((one) => ({ name: `files/${one}`, content: theText('came') }));
      await expect(restored(await crafted({}, [...entries, { name: 'wrong', content: theText('') }]))).rejects.toThrow(
        'unknown',
      );
      expect(await readFile(join(store, '01', there), 'utf8')).toBe('own');
      await rm(join(store, '01', there));
    });

    it(
      'a folder without the data key, or with a database; the script says so and ends with 1',
      async () => {
        expect(await told(settings(target), 'restore.script', [backup])).toEqual([
          1,
          expect.stringContaining('the data key is missing'),
        ]);
        const [code, said] = await told(
          { ...settings(source), DATA_KEY: (await keyOf()).toString('base64') },
          'restore.script',
          [backup],
        );
        expect(code).toBe(1);
        expect(said).toContain(`The restore failed. ${source} holds a database already`);
        const elsewhere = { ...settings(target), DATA_KEY: randomBytes(32).toString('base64') };
        expect(await told(elsewhere, 'restore.script', [backup])).toEqual([
          1,
          expect.stringContaining('another DATA_KEY'),
        ]);
        expect(await told(elsewhere, 'restore.script', [])).toEqual([
          1,
          expect.stringContaining('npm run restore -- <file>'),
        ]);
        expect((await told(elsewhere, 'restore.script', ['/nowhere']))[0]).toBe(1);
      },
      LONG,
    );
  });

  it(
    'a backup is never written over a file, of a folder without a database, or of a server of one’s own',
    async () => {
      const empty = await newPlace();
      const key = (await keyOf()).toString('base64');
      const [code, said] = await told(settings(source), 'backup.script', [backup]);
      expect([code, said]).toEqual([1, expect.stringContaining(`${backup} cannot be written (EEXIST)`)]);
      const other = { ...settings(empty), DATA_KEY: key };
      expect(await told(other, 'backup.script', [join(empty, 'a')])).toEqual([
        1,
        expect.stringContaining('holds no database'),
      ]);
      const server = {
        DATABASE_URL: 'postgres://app@127.0.0.1/none',
        DATA_KEY: key,
        JWT_SECRET: key,
        SIGNING_KEY: key,
        FILES_DIR: empty,
      };
      expect(await told(server, 'backup.script', [join(empty, 'a')])).toEqual([
        1,
        expect.stringContaining('a server of your own'),
      ]);
      expect(await readdir(empty)).not.toContain('a');
    },
    LONG,
  );

  it('a service whose data key was lost does not make another one', async () => {
    const lost = await newPlace();
    await mkdir(join(lost, 'postgres'));
    const [code, said] = await told(settings(lost), 'main');
    expect([code, said]).toEqual([1, expect.stringContaining('the data key is missing')]);
    expect(await readdir(lost)).toEqual(['postgres']);
    await rm(join(lost, 'postgres'), { recursive: true });
  });

  async function crafted(change: Partial<About>, entries: readonly Entry[]): Promise<Buffer> {
    const about: About = {
      madeAt: '',
      platform: PLATFORM,
      schema: [],
      counts: { cases: 0, logEntries: 0, heads: [] },
      ...change,
    };
    async function* all(): AsyncGenerator<Entry> {
      yield { name: 'about', content: theText(JSON.stringify(about)) };
      yield* entries;
    }
    const parts: Buffer[] = [];
    for await (const part of sealedBackup(new Envelope(await keyOf()), '01900000-0000-4000-8000-000000000000', all()))
      parts.push(part);
    return Buffer.concat(parts);
  }
});

/** Where PostgreSQL's own server and tools are, all of one version: the embedded package brings none of the tools. */
const TOOLS = ['18', '17', '16', '15']
  .map((version) => `/usr/lib/postgresql/${version}/bin`)
  .find((folder) => ['initdb', 'postgres', 'pg_dump', 'pg_restore'].every((tool) => existsSync(join(folder, tool))));
if (TOOLS === undefined)
  process.stdout.write('SKIPPED, NOT SHOWN: pg_dump and pg_restore, no PostgreSQL of the system is here.\n');

(TOOLS === undefined ? describe.skip : describe)('a server of the operator, by pg_dump and pg_restore', () => {
  const key = (): string => randomBytes(32).toString('base64');
  const KEYS = { JWT_SECRET: key(), DATA_KEY: key(), SIGNING_KEY: key() };
  const servers: ChildProcess[] = [];

  afterAll(async () => {
    for (const service of services.splice(0)) await service.stop();
    for (const server of servers.filter(({ exitCode }) => exitCode === null)) {
      const gone = once(server, 'exit');
      server.kill('SIGINT');
      await gone;
    }
    await cleanUp();
  }, LONG);

  /** Empty, as initdb leaves it. */
  async function newServer(): Promise<Record<string, string>> {
    const [place, port] = [await newPlace(), await freePort()];
    const runAs = await chooseUser(undefined);
    const settings = { ...runAs, env: SERVER_ENVIRONMENT, cwd: '/' };
    const cluster = join(place, 'server');
    await mkdir(cluster, { mode: 0o700 });
    if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(cluster, runAs.uid, runAs.gid);
    await run(
      join(TOOLS ?? '', 'initdb'),
      ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
      settings,
    );
    const flags = [
      '-D',
      cluster,
      '-p',
      String(port),
      '-c',
      'unix_socket_directories=',
      '-c',
      'listen_addresses=127.0.0.1',
    ];
    servers.push(spawn(join(TOOLS ?? '', 'postgres'), flags, { ...settings, stdio: 'ignore' }));
    const answers = () =>
      query(`postgres://postgres@127.0.0.1:${port}/postgres`, 'SELECT 1').then(
        () => true,
        () => false,
      );
    while (!(await answers())) await new Promise((look) => setTimeout(look, 100));
    return {
      ...KEYS,
      PATH: `${TOOLS}:${process.env['PATH'] ?? ''}`,
      PGHOST: '127.0.0.1',
      PGPORT: String(port),
      PGUSER: 'postgres',
      MIGRATOR_PASSWORD: 'of-the-migrator',
      APP_PASSWORD: 'of-the-app',
      MIGRATION_DATABASE_URL: `postgres://migrator@127.0.0.1:${port}/governance`,
      DATABASE_URL: `postgres://app@127.0.0.1:${port}/governance`,
      FILES_DIR: join(place, 'files'),
      DEMO_PASSWORD,
    };
  }

  it(
    'by the commands of the README: restored into an empty server it is whole, and people go on',
    async () => {
      const [first, second, backup] = [await newServer(), await newServer(), await newPlace()];
      const superUrl = `postgres://postgres@127.0.0.1:${first['PGPORT']}/postgres`;
      for (const command of [
        'CREATE ROLE migrator LOGIN',
        'CREATE ROLE app LOGIN NOINHERIT',
        'CREATE ROLE app_jobs NOLOGIN',
        'GRANT app_jobs TO app',
        'CREATE DATABASE governance OWNER migrator',
      ])
        await query(superUrl, command);
      expect((await told(first, 'migrate.script'))[0]).toBe(0);
      const service = await started({ ...first, DEMO: 'true' });
      const url = await service.ready();
      const client = new Client([`${url}/api/v1`], 'justice', await groundOf(url), 1);
      const file = await client.lead();
      const photo = aJpeg();
      const id = await (await new Visitor(url).signIn('justice')).upload(`/disputes/${file?.id}/attachments`, photo);
      await asInReadme(2, { ...first, BACKUP: backup });
      await service.stop('SIGKILL');

      expect(await asInReadme(3, { ...second, BACKUP: backup })).toContain('Everything is whole.');
      const again = await (await started({ ...second, DEMO: 'false' })).ready();
      const officer = await new Visitor(again).signIn('justice');
      expect((await officer.bytes(`/attachments/${id}/content`)).equals(photo)).toBe(true);
      expect(await new Client([`${again}/api/v1`], 'justice', await groundOf(again), 2).lead()).toBeDefined();
      expect(await told({ ...second, DATA_KEY: key() }, 'verify.script')).toEqual([
        1,
        expect.stringContaining('sealed under another DATA_KEY'),
      ]);
    },
    LONG,
  );
});

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

async function* theBytes(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 50_000) yield await Promise.resolve(bytes.subarray(at, at + 50_000));
}
