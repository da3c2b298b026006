/**
 * Takes a whole instance to an empty one: the operator's work, not a caller's. Out, on one snapshot; in, all of it or nothing, and only
 * where every table came out as it went in and the row of every case is the fold of its log.
 */
import { Injectable } from '@nestjs/common';
import { createHash, type Hash } from 'node:crypto';
import { v4 as uuidv4 } from 'uuid';
import type { AuditAction } from '../../domain/audit/actions.js';
import { AuditStore, SYSTEM_ORIGIN } from '../../platform/audit/audit.store.js';
import { Clock } from '../../platform/clock/clock.js';
import { StartError } from '../../platform/config/start-error.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { CaseProofReader } from '../disputes/case-proof.reader.js';
import { CarriedFiles, FILE, type FileArrivals, FileSum } from './carried-files.service.js';
import {
  FILE_KIND,
  FILE_VERSION,
  type Line,
  lineOf,
  type Manifest,
  openedFile,
  sealedFile,
  type TableCount,
} from './instance-file.js';
import { InstanceStore, type TableOrder } from './instance.store.js';

const AT_ONCE = 500;

interface Head {
  readonly version: number;
  readonly schema: string;
  readonly madeAt: string;
}

interface Arriving {
  readonly order: TableOrder;
  readonly arrivals: FileArrivals;
}

@Injectable()
export class TransferService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: InstanceStore,
    private readonly files: CarriedFiles,
    private readonly proof: CaseProofReader,
    private readonly audit: AuditStore,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  /** Hands the file to `write`, piece by piece; answers what is in it. */
  async takeOut(write: (pieces: AsyncIterable<Buffer>) => Promise<void>): Promise<Manifest> {
    const id = uuidv4();
    const counts: Record<string, TableCount> = {};
    await this.unitOfWork.snapshot(SYSTEM_SCOPE, async (tx) => {
      await this.store.allowTime(tx);
      await write(sealedFile(this.envelope, id, this.lines(tx, counts)));
    });
    await this.unitOfWork.run(SYSTEM_SCOPE, (tx) => this.note(tx, 'instance.taken_out', id));
    return counts;
  }

  /** Reads such a file into this instance, which must be empty. */
  takeIn(file: {
    readonly head: string;
    readonly size: number;
    readonly rest: AsyncIterable<Buffer>;
  }): Promise<Manifest> {
    const arrivals = this.files.arrivals();
    return this.unitOfWork
      .run(SYSTEM_SCOPE, (tx) => this.allIn(tx, file, arrivals))
      .then((manifest) => this.underItsKey(manifest))
      .catch(async (error: unknown) => {
        await arrivals.undo();
        throw error;
      });
  }

  /** What came in hangs on the key that came with it. */
  private async underItsKey(manifest: Manifest): Promise<Manifest> {
    const wrapped = await this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.store.instanceKey(tx));
    if (wrapped !== undefined) this.envelope.adopt(wrapped);
    return manifest;
  }

  private async allIn(
    tx: Tx,
    file: Parameters<TransferService['takeIn']>[0],
    arrivals: FileArrivals,
  ): Promise<Manifest> {
    await this.store.allowTime(tx);
    if (!(await this.store.isEmpty(tx)))
      throw new StartError('This instance is not empty: an export is read into a new one, after db:migrate.');
    const order = await this.store.order(tx);
    await this.store.clear(tx);
    const manifest = await this.rowsIn(tx, openedFile(this.envelope, file), { order, arrivals });
    await this.demandSame(tx, order, manifest);
    demandSum(FILE, arrivals.sum.count(), manifest);
    await this.files.demandAll(tx, arrivals);
    const contradicting = await this.proof.contradictions(tx);
    if (contradicting.length > 0)
      throw new StartError(
        `The rows of ${contradicting.length} cases are not what their logs say, first ${contradicting[0]}.`,
      );
    await this.note(tx, 'instance.taken_in', uuidv4());
    return manifest;
  }

  private async *lines(tx: Tx, counts: Record<string, TableCount>): AsyncGenerator<string> {
    const head: Head = { version: FILE_VERSION, schema: await this.schema(tx), madeAt: this.clock.nowIso() };
    yield lineOf(FILE_KIND, JSON.stringify(head));
    for (const table of (await this.store.order(tx)).names) {
      const sum = new TableSum();
      for await (const rows of this.store.rows(tx, table, AT_ONCE)) {
        sum.add(rows);
        yield rows.map((row) => lineOf(table, row)).join('');
      }
      counts[table] = sum.count();
    }
    const sum = new FileSum();
    yield* this.files.out(tx, sum);
    counts[FILE] = sum.count();
    yield lineOf('manifest', JSON.stringify(counts));
  }

  private async rowsIn(tx: Tx, lines: AsyncIterable<Line>, { order, arrivals }: Arriving): Promise<Manifest> {
    let manifest: Manifest | undefined;
    let table = '';
    let waiting: string[] = [];
    const flush = async (): Promise<void> => {
      if (waiting.length > 0) await this.store.insert(tx, table, waiting);
      waiting = [];
    };
    for await (const { kind, data } of lines) {
      const isFull = waiting.length === AT_ONCE && !order.selfReferring.has(table);
      if (kind !== table || isFull) await flush();
      table = kind;
      if (kind === FILE_KIND) await this.demandSchema(tx, JSON.parse(data) as Head);
      else if (kind === FILE) await arrivals.take(data);
      else if (kind === 'manifest') manifest = JSON.parse(data) as Manifest;
      else waiting.push(data);
    }
    await arrivals.end();
    if (manifest === undefined) throw new StartError('The file ends before its manifest.');
    return manifest;
  }

  private async demandSchema(tx: Tx, { schema }: Head): Promise<void> {
    const own = await this.schema(tx);
    if (schema !== own)
      throw new StartError(
        `The export is of schema ${schema} and this instance of ${own}: both must run the same version.`,
      );
  }

  /** Reads back what came in. */
  private async demandSame(tx: Tx, { names }: TableOrder, manifest: Manifest): Promise<void> {
    for (const table of names) {
      const sum = new TableSum();
      for await (const rows of this.store.rows(tx, table, AT_ONCE)) sum.add(rows);
      demandSum(table, sum.count(), manifest);
    }
  }

  private async schema(tx: Tx): Promise<string> {
    return (await this.store.schema(tx))[0]?.name ?? '';
  }

  private note(tx: Tx, action: AuditAction, id: string): Promise<void> {
    return this.audit.add(tx, SYSTEM_ORIGIN, { action, subjectKind: 'instance', subjectId: id, centerId: null });
  }
}

function demandSum(name: string, { rows, sha256 }: TableCount, manifest: Manifest): void {
  if (rows !== manifest[name]?.rows || sha256 !== manifest[name]?.sha256)
    throw new StartError(`The table ${name} did not come out as it went in: nothing was kept.`);
}

/** Rows of a table, counted, and one digest over them in the order of their keys. */
class TableSum {
  private rows = 0;
  private readonly hash: Hash = createHash('sha256');

  add(rows: readonly string[]): void {
    this.rows += rows.length;
    for (const row of rows) this.hash.update(`${row}\n`);
  }

  count(): TableCount {
    return { rows: this.rows, sha256: this.hash.digest('hex') };
  }
}
