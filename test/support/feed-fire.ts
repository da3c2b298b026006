/**
 * The feed under fire: eight writers, four readers, one transaction that stays open over everything, two services on one
 * database of which one is stopped and started again and again, and connections that break in the middle. Afterwards
 * every reader has every committed event exactly once, all in the same order, each subject in the order of its changes.
 */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { createApp } from '../../src/app.setup.js';
import type { EventPage } from '../../src/modules/events/events.dto.js';
import { createPool } from '../../src/platform/database/pool.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../src/platform/database/tx.js';
import { OutboxSequencer } from '../../src/platform/outbox/outbox.sequencer.js';
import { OutboxStore } from '../../src/platform/outbox/outbox.store.js';
import { startTestApp, type TestApp, testConfig } from './app.js';
import { tokenOf } from './as.js';
import { World } from './world.js';

const WRITERS = 8;
const READERS = 4;
const SUBJECTS = 12;

interface Service {
  readonly app: NestFastifyApplication;
  readonly url: string;
  stop(): Promise<void>;
}

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
};

async function serviceOn(first: TestApp): Promise<Service> {
  const pool = createPool({ url: first.database.appUrl });
  const app = await createApp({ config: testConfig(first.database.appUrl), pool, clock: first.clock });
  await app.listen(0, '127.0.0.1');
  app.get(OutboxSequencer).start();
  const stop = async (): Promise<void> => {
    // As `serve` drains: what was busy at the closing is kept alive for its client otherwise.
    const sweep = setInterval(() => app.getHttpServer().closeIdleConnections(), 20);
    await app.close();
    clearInterval(sweep);
    await pool.end();
  };
  return { app, url: await app.getUrl(), stop };
}

export class Fire {
  /** ids of events whose transaction said that it was committed */
  readonly committed = new Set<string>();
  readonly read: string[][] = Array.from({ length: READERS }, () => []);
  restarts = 0;
  broken = 0;
  private isOn = true;
  /** Everything is committed that will be: readers may come to an end. */
  private isAllWritten = false;
  private readonly subjects = Array.from({ length: SUBJECTS }, () => uuidv7());
  private second!: Service;

  private constructor(
    private readonly app: TestApp,
    private readonly center: string,
    private readonly token: string,
  ) {}

  static async on(app: TestApp): Promise<Fire> {
    const fire = new Fire(app, (await World.of(app)).center, await tokenOf(app, 'director'));
    fire.second = await serviceOn(app);
    app.app.get(OutboxSequencer).start();
    return fire;
  }

  async burn(milliseconds: number): Promise<void> {
    const long = await this.longTransaction();
    const writers = Array.from({ length: WRITERS }, (_, index) => this.write(index));
    const trouble = [this.restart(), this.breakConnections()];
    const readers = this.read.map((_, index) => this.follow(index));
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    this.isOn = false;
    await Promise.all([...writers, ...trouble]);
    await long();
    this.isAllWritten = true;
    await Promise.all(readers);
    await this.second.stop();
  }

  /** What the database says in the end: the truth the readers are held against. */
  async truth(): Promise<{ id: string; subject: string; n: number; position: number; sequence: number }[]> {
    const { rows } = await this.app.pool.query(
      `SELECT id, subject_id AS subject, (payload ->> 'version')::int AS n, position, sequence FROM outbox
        WHERE subject_id = ANY($1) ORDER BY position`,
      [this.subjects],
    );
    return rows as Awaited<ReturnType<Fire['truth']>>;
  }

  private async write(index: number): Promise<void> {
    for (let turn = index; this.isOn; turn += 1) {
      const service = index % 2 === 0 ? this.app.app : this.second.app;
      await this.one(service, this.subjects[turn % SUBJECTS] ?? '', turn).catch(() => undefined);
    }
  }

  /** As a case is changed: under a lock of its own, with events that follow from each other; now and then undone. */
  private async one(service: NestFastifyApplication, subject: string, turn: number): Promise<void> {
    const [work, outbox] = [service.get(UnitOfWork), service.get(OutboxStore)];
    const ids = await work.run(SYSTEM_SCOPE, async (tx) => {
      const made = await this.change(tx, outbox, subject, 1 + (turn % 3));
      await tx.query('SELECT pg_sleep($1::float8)', [(turn % 7) / 1000]);
      if (turn % 11 === 0) throw new Error('undone');
      return made;
    });
    for (const id of ids) this.committed.add(id);
  }

  private async change(tx: Tx, outbox: OutboxStore, subject: string, count: number): Promise<string[]> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [subject]);
    const last = await tx.one<{ n: number }>(
      `SELECT coalesce(max((payload ->> 'version')::int), 0) AS n FROM outbox WHERE subject_id = $1`,
      [subject],
    );
    const from = last?.n ?? 0;
    const numbers = Array.from({ length: count }, (_, index) => from + 1 + index);
    await outbox.add(
      tx,
      numbers.map((version) => ({
        centerId: this.center,
        type: 'center.settings_changed',
        subjectKind: 'center',
        subjectId: subject,
        payload: { version },
        recordedAt: this.app.clock.nowIso(),
      })),
    );
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM outbox WHERE subject_id = $1 AND (payload ->> 'version')::int > $2`,
      [subject, from],
    );
    return rows.map(({ id }) => id);
  }

  /** Begun before all others, committed after them: what it wrote must neither hold up the feed nor be passed over. */
  private async longTransaction(): Promise<() => Promise<void>> {
    const subject = uuidv7();
    this.subjects.push(subject);
    const pool = createPool({ url: this.app.database.appUrl, poolSize: 1 });
    let finish = (): void => undefined;
    const over = new Promise<void>((resolve) => (finish = resolve));
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const outbox = this.app.app.get(OutboxStore);
    const done = new UnitOfWork(pool).run(SYSTEM_SCOPE, async (tx) => {
      // It stands idle for the whole fire, which may last longer than a transaction is given.
      await tx.query(`SELECT set_config('idle_in_transaction_session_timeout', '0', true)`);
      const ids = await this.change(tx, outbox, subject, 3);
      begin();
      await over;
      return ids;
    });
    await begun;
    return async () => {
      finish();
      for (const id of await done) this.committed.add(id);
      await pool.end();
    };
  }

  private async restart(): Promise<void> {
    while (this.isOn) {
      const old = this.second;
      const before = this.committed.size;
      this.second = await serviceOn(this.app);
      await old.stop();
      this.restarts += 1;
      await until(() => !this.isOn || this.committed.size > before + 20);
    }
  }

  /** The server ends connections of the services wherever they are, also between numbering and commit. */
  private async breakConnections(): Promise<void> {
    const client = new pg.Client({ connectionString: this.app.database.superUrl });
    await client.connect();
    while (this.isOn) {
      const before = this.committed.size;
      const { rows } = await client.query<{ ended: boolean }>(
        `SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
          WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()
            AND query LIKE '%event_feed%' LIMIT 1`,
      );
      this.broken += rows.length;
      await until(() => !this.isOn || this.committed.size > before + 5);
    }
    await client.end();
  }

  /** Page by page until the writers are done and everything committed has come; each page from either service. */
  private async follow(index: number): Promise<void> {
    const mine = this.read[index] ?? [];
    const known = new Set<string>();
    for (let after = ''; ;) {
      const isLast = this.isAllWritten && this.committed.size > 0 && [...this.committed].every((id) => known.has(id));
      const base = index % 2 === 0 ? await this.app.app.getUrl() : this.second.url;
      const page = await this.page(base, after, 5 + index * 20);
      if (page === undefined) continue;
      const own = page.items.filter(({ subject }) => this.subjects.includes(subject.slice('center/'.length)));
      for (const { id } of own) {
        mine.push(id);
        known.add(id);
      }
      after = page.nextCursor;
      if (isLast && page.caughtUp && own.length === 0) return;
    }
  }

  /** undefined: the service was just stopped, or its connection broken; asked again. */
  private async page(base: string, after: string, limit: number): Promise<EventPage | undefined> {
    const query = new URLSearchParams({ limit: String(limit), ...(after === '' ? {} : { after }) });
    try {
      const reply = await fetch(`${base}/api/v1/events?${query.toString()}`, {
        headers: { authorization: `Bearer ${this.token}` },
      });
      if (reply.status === 200) return (await reply.json()) as EventPage;
      if (reply.status < 500) throw new Refused(await reply.text());
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    return undefined;
  }
}

class Refused extends Error {}

/** The whole story, for so long. */
export function describeFire(milliseconds: number): void {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ settings: { LOG_LEVEL: 'silent' }, log: { write: () => undefined } });
  });
  afterAll(() => app?.close());

  test(
    'every committed event once, in one order for all, each subject in the order of its changes, none lost',
    async () => {
      const fire = await Fire.on(app);
      await fire.burn(milliseconds);
      const truth = await fire.truth();
      const ids = truth.map(({ id }) => id);
      expect(truth.length).toBeGreaterThan(50);
      expect([fire.restarts > 0, fire.broken > 0]).toEqual([true, true]);
      // What was said to be committed is there; a commit whose answer was lost may be there as well.
      const kept = new Set(ids);
      expect([...fire.committed].filter((id) => !kept.has(id))).toEqual([]);
      for (const read of fire.read) expect(read).toEqual(ids);
      for (const subject of new Set(truth.map((row) => row.subject))) {
        const own = truth.filter((row) => row.subject === subject);
        const numbers = own.map((_, index) => index + 1);
        expect(own.map(({ n }) => n)).toEqual(numbers);
        expect(own.map(({ sequence }) => sequence)).toEqual(numbers);
      }
      const { rows } = await app.pool.query<{ count: number; last: number }>(
        `SELECT count(*)::int AS count, max(position)::int AS last FROM outbox`,
      );
      expect(rows[0]?.count).toBe(rows[0]?.last);
    },
    milliseconds + 120_000,
  );
}
