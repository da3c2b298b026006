/** What each kind of import says of its rows: what they mean at this centre, what stands against them, and how they are written. */
import type { ImportKindName } from '../../../domain/imports/columns.js';
import { Problem, RefusedProblem } from '../../../platform/http/problem.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { ImportJob, RowFault } from '../import.record.js';

/** Fields every row has. */
export interface Keyed {
  readonly externalId: string;
  readonly externalSource?: string;
}

export interface Weighed<Plan> {
  readonly faults: readonly RowFault[];
  /** what is to be written; there when nothing stands against it */
  readonly plan?: Plan;
}

/** A row that may be written, as the record it becomes. */
export interface Planned<Plan = unknown> {
  readonly key: string;
  readonly subjectId: string;
  readonly plan: Plan;
}

/** Rows that could not be written after all, by their key. */
export type Unwritten = ReadonlyMap<string, readonly RowFault[]>;

export const ALL_WRITTEN: Unwritten = new Map();

/** The centre as it is for some rows, in their transaction. */
export interface Ground<Row = unknown, Plan = unknown> {
  weigh(row: Row, subjectId: string): Weighed<Plan>;
  write(rows: readonly Planned<Plan>[]): Promise<Unwritten>;
}

/** What an import that only checks remembers of the rows before. */
export type Memory = Map<string, unknown>;

export interface ImportKind<Row extends Keyed = Keyed, Plan = unknown> {
  readonly name: ImportKindName;
  readonly rowClass: new () => Row;
  groundFor(tx: Tx, job: ImportJob, memory: Memory): Promise<Ground<Row, Plan>>;
}

/** What a service of the API says against a request, said of a row. */
export function faultsOf(error: unknown): RowFault[] {
  if (error instanceof RefusedProblem)
    return error.refusals.map(({ code, ruleId, params }) => ({
      pointer: '',
      code,
      params: flat(params),
      ...(ruleId === undefined ? {} : { ruleId }),
    }));
  if (!(error instanceof Problem)) throw error;
  if (error.extra.errors !== undefined) return [...error.extra.errors];
  return [{ pointer: '', code: error.code, params: flat(error.extra.params) }];
}

export const flat = (
  params: Readonly<Record<string, string | number | readonly string[]>> = {},
): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value.join('、') : value]),
  );

/** Each row on its own: what a service refuses is taken back and told, the others stay. */
export async function writeEach<Plan>(
  tx: Tx,
  rows: readonly Planned<Plan>[],
  write: (row: Planned<Plan>) => Promise<unknown>,
): Promise<Unwritten> {
  const unwritten = new Map<string, RowFault[]>();
  for (const row of rows) {
    await tx.query('SAVEPOINT import_row');
    try {
      await write(row);
      await tx.query('RELEASE SAVEPOINT import_row');
    } catch (error) {
      unwritten.set(row.key, faultsOf(error));
      await tx.query('ROLLBACK TO SAVEPOINT import_row');
    }
  }
  return unwritten;
}

/** So many are named, then no more. */
const MOST_NAMES = 30;

export const unknownName = (pointer: string, what: string, allowed: Iterable<string>): RowFault => ({
  pointer,
  code: 'import_unknown_name',
  params: { what, allowed: [...allowed].slice(0, MOST_NAMES).join('、') },
});
