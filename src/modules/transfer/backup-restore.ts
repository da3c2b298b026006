/**
 * Puts a backup back where there is no database: nothing of it stays unless all of it came, sealed as it was written. What the
 * database then says of itself is verified afterwards (instance-verification.service.ts).
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StartError } from '../../platform/config/start-error.js';
import type { Envelope } from '../../platform/crypto/envelope.js';
import { ArrivingCluster } from '../../platform/database/arriving-cluster.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { isUuid } from '../../platform/http/atoms.js';
import { ABOUT, type About, MISSING, OF_CLUSTER, OF_FILES, PASSWORDS, PLATFORM } from './backup.service.js';
import { type BackupFile, type Entry, openedBackup } from './backup-file.js';

export interface Target {
  readonly dataDir: string;
  readonly store: FileStore;
  /** where a file waits until it is complete */
  readonly incoming: string;
  readonly envelope: Envelope;
  /** Refuses a schema that this version cannot go on from. */
  readonly demandSchema: (run: readonly string[]) => void;
}

export interface Restored {
  readonly about: About;
  /** Ids of the files that were put into the store. */
  readonly files: readonly string[];
  /** Ids of the files that could not be read when the backup was made. */
  readonly missing: readonly string[];
}

export async function restoreBackup(target: Target, file: BackupFile): Promise<Restored> {
  const entries = openedBackup(target.envelope, file);
  const about = await aboutIn(entries, target);
  const cluster = await ArrivingCluster.in(target.dataDir);
  const files = new ArrivingFiles(target);
  let passwords = '';
  let missing: readonly string[] = [];
  try {
    for await (const { name, content } of entries) {
      if (name === PASSWORDS) passwords = await textOf(content);
      else if (name.startsWith(OF_CLUSTER)) await cluster.take({ name: name.slice(OF_CLUSTER.length), content });
      else if (name.startsWith(OF_FILES)) await files.take(name.slice(OF_FILES.length), content);
      else if (name === MISSING) missing = JSON.parse(await textOf(content)) as string[];
      else throw new StartError(`This backup holds something unknown: ${name}`);
    }
    await writeFile(join(target.dataDir, 'database-passwords'), passwords, { flag: 'wx', mode: 0o600, flush: true });
    await cluster.settle();
    return { about, files: files.put, missing };
  } catch (error) {
    await cluster.undo();
    await files.undo();
    throw error;
  }
}

async function aboutIn(entries: AsyncIterator<Entry>, { demandSchema }: Target): Promise<About> {
  const { done, value: first } = await entries.next();
  if (done === true || first.name !== ABOUT) throw new StartError('This backup does not say what it is.');
  const about = JSON.parse(await textOf(first.content)) as About;
  demandSchema(about.schema);
  if (about.platform !== PLATFORM)
    throw new StartError(
      `This backup was made on ${about.platform} and this machine is ${PLATFORM}: restore it on one like that, and take the ` +
        'instance over with "npm run transfer".',
    );
  return about;
}

async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** What the store has already under the same random name is left alone, and stays when the rest fails. */
class ArrivingFiles {
  readonly put: string[] = [];

  constructor(private readonly target: Target) {}

  async take(id: string, content: AsyncIterable<Buffer>): Promise<void> {
    if (!isUuid(id)) throw new StartError(`This backup holds a file of an unknown name: ${id}`);
    if (await this.isThere(id)) return;
    const { incoming, store } = this.target;
    const path = join(incoming, id);
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    await pipeline(content, createWriteStream(path, { mode: 0o600 }));
    this.put.push(id);
    await store.put(id, path);
    await rm(path, { force: true });
  }

  async undo(): Promise<void> {
    for (const id of this.put) {
      await rm(join(this.target.incoming, id), { force: true });
      await this.target.store.remove(id);
    }
  }

  private async isThere(id: string): Promise<boolean> {
    try {
      (await this.target.store.read(id, { from: 0, to: 1 })).destroy();
      return true;
    } catch {
      return false;
    }
  }
}
