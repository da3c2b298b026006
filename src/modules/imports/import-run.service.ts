/**
 * One import from its first row to its last. All or nothing reads the file twice: every row is checked, and only if all are good
 * they are written; from then on it goes on to the end, over the death of any process. Good rows are checked and written in one.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../platform/database/tx.js';
import { FilesService } from '../../platform/files/files.service.js';
import { NoLongerWanted } from '../../platform/jobs/leased-worker.js';
import { CentersReader } from '../centers/centers.reader.js';
import { type CheckedRow, checked, type ReadRow } from './import-judging.js';
import { ImportChunks, type Pass } from './import-chunks.service.js';
import type { ImportJob, ImportPhase } from './import.record.js';
import { ImportJobsStore } from './import-jobs.store.js';
import { ImportKinds } from './import-kinds.service.js';
import { ImportRowsStore } from './import-rows.store.js';
import type { ImportKind, Memory } from './kinds/import-kind.js';
import { type Built, type Moment, TableReader } from './reading/cells.js';
import { FileFault, type SourceRow } from './reading/source-file.js';
import { type Source, sourceOf } from './reading/source-rows.js';

/** Rows of one transaction. */
export const CHUNK = 500;

interface Run {
  readonly job: ImportJob;
  readonly kind: ImportKind;
  readonly source: Source;
  readonly moment: Moment;
  /** when the lease ends, counted anew; throws when this process is to stop */
  readonly leaseEnd: () => string;
}

@Injectable()
export class ImportRun {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: ImportJobsStore,
    private readonly rows: ImportRowsStore,
    private readonly chunks: ImportChunks,
    private readonly kinds: ImportKinds,
    private readonly files: FilesService,
    private readonly centers: CentersReader,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  async run(job: ImportJob, leaseEnd: () => string): Promise<void> {
    const source = await this.sourceOf(job);
    const zone = await this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.centers.get(tx, job.centerId));
    const moment = { zone: zone?.zone ?? 'Asia/Shanghai', now: this.clock.nowIso() };
    const run: Run = { job, kind: this.kinds.of(job.kind), source, moment, leaseEnd };
    if (job.phase === 'checking') {
      await this.pass(run, 'check', 0);
      if (job.dryRun || (await this.hasBad(job))) return;
      await this.pass(run, 'write', 0);
    } else await this.pass(run, job.mode === 'good_rows' ? 'check_and_write' : 'write', job.position);
  }

  private sourceOf(job: ImportJob): Promise<Source> {
    const key = this.envelope.unwrap(job.wrappedKey, job.fileId).fileKey(job.fileId);
    const size = job.fileSize ?? 0;
    if (size === 0) throw new FileFault('import_empty');
    const read = (span: { from: number; to: number }) => this.files.read(job.fileId, key, size, span);
    return sourceOf({ size, read }, job.reading);
  }

  private async hasBad({ id }: ImportJob): Promise<boolean> {
    const job = await this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.jobs.get(tx, id));
    return (job?.rowsBad ?? 0) > 0;
  }

  /** Behind the first `done` rows, which are only counted. */
  private async pass(run: Run, pass: Pass, done: number): Promise<void> {
    const { job } = run;
    const reader = new RowReader(run);
    const memory: Memory = new Map();
    let chunk: ReadRow[] = [];
    let isBegun = done > 0;
    for await (const row of reader.rows()) {
      if (!isBegun) await this.begin(job, pass, reader.ignored);
      isBegun = true;
      if (row.rowNo <= done) continue;
      chunk.push(row);
      if (chunk.length < CHUNK) continue;
      await this.take(run, pass, memory, chunk);
      chunk = [];
    }
    if (!isBegun) await this.begin(job, pass, reader.ignored);
    if (chunk.length > 0) await this.take(run, pass, memory, chunk);
  }

  private async begin(job: ImportJob, pass: Pass, ignored: readonly string[]): Promise<void> {
    const phase: ImportPhase = pass === 'check' ? 'checking' : 'writing';
    const isHeld = await this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      if (pass !== 'write') await this.rows.clear(tx, job.id);
      return this.jobs.begin(tx, job, phase, ignored);
    });
    if (!isHeld) throw new NoLongerWanted();
  }

  private async take(
    { job, kind, leaseEnd }: Run,
    pass: Pass,
    memory: Memory,
    rows: readonly ReadRow[],
  ): Promise<void> {
    const until = leaseEnd();
    const inForm: CheckedRow[] = [];
    for (const row of rows) inForm.push(await checked(row, kind, job));
    await this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      const counted = await this.chunks.take(tx, { job, kind, memory, pass }, inForm);
      if (!(await this.jobs.advance(tx, job, rows.length, counted, until))) throw new NoLongerWanted();
    });
  }
}

/** Rows of the file, numbered from 1; empty lines are none. */
class RowReader {
  ignored: readonly string[] = [];

  constructor(private readonly run: Run) {}

  async *rows(): AsyncGenerator<ReadRow> {
    const { job, source, moment } = this.run;
    let table: TableReader | undefined;
    let rowNo = 0;
    for await (const row of source.rows()) {
      if (table === undefined && 'cells' in row) {
        table = TableReader.of(job.kind, row.cells, job.reading.mapping);
        this.ignored = table.ignored;
        continue;
      }
      const built = 'cells' in row ? table?.build(row, moment) : objectIn(row);
      if (built === undefined && 'cells' in row) continue;
      rowNo += 1;
      yield { rowNo, line: row.line, built };
    }
    if (rowNo === 0) throw new FileFault('import_empty');
  }
}

function objectIn(row: SourceRow): Built | undefined {
  if (!('value' in row) || typeof row.value !== 'object' || row.value === null || Array.isArray(row.value))
    return undefined;
  return { value: row.value as Record<string, unknown>, faults: [], columnOf: () => null };
}
