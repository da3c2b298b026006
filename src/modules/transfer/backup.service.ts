/**
 * A backup of the instance with the embedded database, while it works: the database as it is when the copy ends, and every sealed
 * file it then knows, by its id where it cannot be read. The keys (DATA_KEY, SIGNING_KEY, JWT_SECRET) are not in it: they are kept apart, or the backup would open itself.
 */
import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { v4 as uuidv4 } from 'uuid';
import type { AuditAction } from '../../domain/audit/actions.js';
import { AuditHeads } from '../../platform/audit/audit-heads.js';
import { AuditStore, SYSTEM_ORIGIN } from '../../platform/audit/audit.store.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { sealedSize } from '../../platform/crypto/file-cipher.js';
import { copyRunning, theText } from '../../platform/database/running-copy.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { StoredFileStore } from '../../platform/files/stored-file.store.js';
import { BackupReader, type Counts, type SafeFile } from './backup.reader.js';
import { type Entry, sealedBackup } from './backup-file.js';

/** What a backup says of itself before anything else. */
export interface About {
  readonly madeAt: string;
  readonly platform: string;
  /** Migrations that were run, in their order. */
  readonly schema: readonly string[];
  /** It holds at least as much: they were counted before the copy began. */
  readonly counts: Counts;
}

/** The embedded server, whoever runs it. */
export interface Source {
  readonly superUrl: string;
  readonly cluster: string;
  /** The file the passwords of its roles are kept in. */
  readonly passwords: string;
}

export const PLATFORM = `${process.platform}-${process.arch}`;
export const ABOUT = 'about';
export const PASSWORDS = 'passwords';
export const OF_CLUSTER = 'cluster/';
export const OF_FILES = 'files/';
/** Comes last, where files could not be read: their ids. */
export const MISSING = 'missing';

export interface Taken {
  readonly about: About;
  /** Ids of the files that the database knows and that are not in it, or not whole. */
  readonly missing: readonly string[];
}

const AT_ONCE = 500;
const pause = `SELECT pg_advisory_lock(hashtextextended('job files', 0))`;

@Injectable()
export class BackupService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: BackupReader,
    private readonly storedFiles: StoredFileStore,
    @Inject(FILE_STORE) private readonly store: FileStore,
    private readonly audit: AuditStore,
    private readonly heads: AuditHeads,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  /** Hands the file to `write`, piece by piece. */
  async take(source: Source, write: (pieces: AsyncIterable<Buffer>) => Promise<void>): Promise<Taken> {
    const about = await this.about();
    const id = uuidv4();
    const missing: string[] = [];
    const client = new pg.Client({ connectionString: source.superUrl });
    client.on('error', () => undefined);
    await client.connect();
    try {
      await write(sealedBackup(this.envelope, id, this.entries(client, source, about, missing)));
    } finally {
      await client.end();
    }
    await this.unitOfWork.run(SYSTEM_SCOPE, (tx) => this.note(tx, 'instance.backed_up', id));
    return { about, missing };
  }

  /** After a restore: files that came in when the copy had ended belong to nothing. */
  settle(restored: readonly string[]): Promise<void> {
    return this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      for (const id of await this.storedFiles.unknownOf(tx, restored)) await this.store.remove(id);
      await this.note(tx, 'instance.restored', uuidv4());
    });
  }

  private note(tx: Tx, action: AuditAction, id: string): Promise<void> {
    return this.audit.add(tx, SYSTEM_ORIGIN, { action, subjectKind: 'instance', subjectId: id, centerId: null });
  }

  private async about(): Promise<About> {
    const heads = await this.heads.all();
    return this.unitOfWork.read(SYSTEM_SCOPE, async (tx) => ({
      madeAt: this.clock.nowIso(),
      platform: PLATFORM,
      schema: await this.rows.schema(tx),
      counts: { ...(await this.rows.counts(tx)), heads },
    }));
  }

  private async *entries(
    client: pg.Client,
    { cluster, passwords }: Source,
    about: About,
    missing: string[],
  ): AsyncGenerator<Entry> {
    yield { name: ABOUT, content: theText(JSON.stringify(about)) };
    yield { name: PASSWORDS, content: theText(passwords) };
    // Nobody takes files away while this connection lasts: what the copied database knows is there when its turn comes.
    await client.query(pause);
    for await (const { name, content } of copyRunning(client, cluster)) yield { name: OF_CLUSTER + name, content };
    yield* this.files(missing);
    if (missing.length > 0) yield { name: MISSING, content: theText(JSON.stringify(missing)) };
  }

  /** Also what came in after the copy ended, and was let go of since: which the copy knows, only the copy knows. */
  private async *files(missing: string[]): AsyncGenerator<Entry> {
    for (let after: string | null = null, isMore = true; isMore;) {
      const files: SafeFile[] = await this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.rows.files(tx, after, AT_ONCE));
      for (const file of files) yield* this.file(file, missing);
      after = files.at(-1)?.id ?? null;
      isMore = files.length === AT_ONCE;
    }
  }

  private async *file({ id, size, isKept }: SafeFile, missing: string[]): AsyncGenerator<Entry> {
    const length = sealedSize(size);
    let content;
    try {
      content = await this.store.read(id, { from: 0, to: length });
    } catch {
      if (isKept) missing.push(id);
      return;
    }
    yield { name: OF_FILES + id, content: asFarAsItGoes(content, length, () => missing.push(id)) };
  }
}

/** What a bad disk gives of a file is kept too: it is told that it is not the whole. */
async function* asFarAsItGoes(
  parts: AsyncIterable<unknown>,
  length: number,
  cutOff: () => unknown,
): AsyncGenerator<Buffer> {
  let read = 0;
  try {
    for await (const part of parts) {
      const bytes = Buffer.from(part as Uint8Array);
      read += bytes.length;
      yield bytes;
    }
  } catch {
    read = 0;
  }
  if (read !== length) cutOff();
}
