/**
 * Some rows of a file in one transaction: judged, written where they may be, reported where not, and counted. So a process that
 * is killed leaves the rows before it done and the others undone, and whoever goes on begins behind them.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { TryAgain, type Tx } from '../../platform/database/tx.js';
import type { ImportJob, RowFault } from './import.record.js';
import { type CheckedRow, located, weighed, type Weighed } from './import-judging.js';
import type { Counted } from './import-jobs.store.js';
import { ImportRowsStore, type KnownRecord, type RowOutcome } from './import-rows.store.js';
import type { Ground, ImportKind, Memory } from './kinds/import-kind.js';

type PlannedRow = Weighed['planned'][number];

/** What is done with the rows of a file. */
export type Pass = 'check' | 'check_and_write' | 'write';

@Injectable()
export class ImportChunks {
  constructor(
    private readonly rows: ImportRowsStore,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  async take(
    tx: Tx,
    { job, kind, memory, pass }: { job: ImportJob; kind: ImportKind; memory: Memory; pass: Pass },
    rows: readonly CheckedRow[],
  ): Promise<Counted> {
    const known = await this.rows.known(
      tx,
      job,
      rows.flatMap(({ key, row }) => (row === null ? [] : (key ?? []))),
    );
    const ground = await kind.groundFor(tx, job, memory);
    const [before, fresh] = parted(rows, ({ key }) => key !== null && known.has(key));
    const { planned, bad } = weighed(fresh, ground);
    const seen = before.map((row) => this.outcomeOfKnown(row, known.get(row.key ?? ''), job));
    const others = [...seen, ...bad.map((row) => outcome(row, 'bad', row.faults))];
    const [good, again] = pass === 'write' ? [planned, []] : await this.eachOnce(tx, job.id, planned);
    others.push(...again.map(({ from }) => twice(from)));
    const unwritten = pass === 'check' ? [] : await this.write(tx, job, ground, good);
    others.push(...unwritten);
    if (others.length > 0) await this.rows.addOthers(tx, job.id, others);
    return counted(pass, rows.length, good.length, others, unwritten.length);
  }

  /** Each key of the file once; the rows that come later are not taken. */
  private async eachOnce(
    tx: Tx,
    importId: string,
    planned: readonly PlannedRow[],
  ): Promise<[PlannedRow[], PlannedRow[]]> {
    if (planned.length === 0) return [[], []];
    const kept = await this.rows.addGood(
      tx,
      importId,
      planned.map(({ from: { rowNo, line, key } }) => ({ rowNo, line, key })),
    );
    return parted(planned, ({ from }) => kept.has(from.rowNo));
  }

  /** Theirs and ours are tied together first: whoever comes second finds the tie. */
  private async write(tx: Tx, job: ImportJob, ground: Ground, rows: readonly PlannedRow[]): Promise<RowOutcome[]> {
    if (rows.length === 0) return [];
    const records = rows.map(({ key, subjectId, from }) => ({ key, subjectId, digest: this.digestOf(from) }));
    if (!(await this.rows.record(tx, job, job.id, records, this.clock.nowIso()))) throw new TryAgain();
    const unwritten = await ground.write(rows);
    if (unwritten.size === 0) return [];
    await this.rows.forget(tx, job, [...unwritten.keys()]);
    return rows
      .filter(({ key }) => unwritten.has(key))
      .map(({ key, from }) => outcome(from, 'bad', unwritten.get(key) ?? []));
  }

  /** What this very import brought in stands in the file twice. */
  private outcomeOfKnown(row: CheckedRow, known: KnownRecord | undefined, { id }: ImportJob): RowOutcome {
    if (known?.importId === id) return twice(row);
    if (known?.digest.equals(this.digestOf(row)) === true) return outcome(row, 'skipped', []);
    return outcome(row, 'conflict', [{ pointer: '/externalId', code: 'import_conflict' }]);
  }

  private digestOf({ digest }: CheckedRow): Buffer {
    return this.envelope.matchOf('import', digest);
  }
}

const outcome = (
  { rowNo, line, key, columnOf }: CheckedRow,
  state: RowOutcome['state'],
  faults: readonly RowFault[],
): RowOutcome => ({ rowNo, line, key, state, faults: located(faults, columnOf) });

const twice = (row: CheckedRow): RowOutcome =>
  outcome(row, 'bad', [{ pointer: '/externalId', code: 'import_duplicate' }]);

function parted<T>(rows: readonly T[], isFirst: (row: T) => boolean): [T[], T[]] {
  return [rows.filter(isFirst), rows.filter((row) => !isFirst(row))];
}

/** While all or nothing is written only what changed since it was checked is counted anew. */
function counted(pass: Pass, read: number, good: number, others: readonly RowOutcome[], unwritten: number): Counted {
  const written = pass === 'check' ? 0 : good - unwritten;
  const skipped = others.filter(({ state }) => state === 'skipped').length;
  const bad = others.length - skipped;
  if (pass === 'write') return { read: 0, good: -bad, bad, skipped: 0, written };
  return { read, good: good - unwritten, bad, skipped, written };
}
