/** A row as it is judged: its form by the checks of the API, its meaning by what the centre knows. */
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { canonicalJson } from '../../domain/shared/canonical.js';
import { Problem } from '../../platform/http/problem.js';
import { BodyPipe } from '../../platform/http/validation.pipe.js';
import { type ImportJob, keyOf, type RowFault } from './import.record.js';
import { faultsOf, type Ground, type ImportKind, type Keyed, type Planned } from './kinds/import-kind.js';
import type { Built } from './reading/cells.js';

/** What a line says, before anybody asks whether it may. */
export interface ReadRow {
  readonly rowNo: number;
  readonly line: number;
  /** undefined: no object stands there */
  readonly built: Built | undefined;
}

/** Well-formed, or with what is wrong with its form. */
export interface CheckedRow {
  readonly rowNo: number;
  readonly line: number;
  readonly key: string | null;
  readonly subjectId: string;
  readonly digest: string;
  readonly row: Keyed | null;
  readonly faults: readonly RowFault[];
  readonly columnOf: (pointer: string) => string | null;
}

const MOST_FAULTS = 100;
const PIPE = new BodyPipe();

export async function checked({ rowNo, line, built }: ReadRow, kind: ImportKind, job: ImportJob): Promise<CheckedRow> {
  const head = { rowNo, line, subjectId: uuidv7() };
  if (built === undefined) {
    const faults = [{ pointer: '', code: 'import_bad_json' }];
    return { ...head, key: null, digest: '', row: null, faults, columnOf: () => null };
  }
  const { value, columnOf } = built;
  const { row, faults } = await inForm(built, kind);
  // What is not in form may be anything, also too deep to be written again.
  const digest = row === null ? '' : createHash('sha256').update(canonicalJson(value)).digest('hex');
  return { ...head, key: keyIn(value, job.source), digest, row, faults, columnOf };
}

async function inForm({ value, faults }: Built, kind: ImportKind): Promise<Pick<CheckedRow, 'row' | 'faults'>> {
  try {
    const row = (await PIPE.transform(value, { type: 'body', metatype: kind.rowClass })) as Keyed;
    return { row: faults.length === 0 ? row : null, faults };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const others = faultsOf(error).filter(({ pointer }) => !faults.some((one) => one.pointer === pointer));
    return { row: null, faults: [...faults, ...others] };
  }
}

/** Also of a row that is wrong otherwise, so that the report can name it. */
function keyIn({ externalId, externalSource }: Built['value'], source: string): string | null {
  if (!isId(externalId)) return null;
  return keyOf(isId(externalSource) ? externalSource : source, externalId);
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 100 && !/[\p{Cc}\p{Cs}]/u.test(value);

/** The rows that may be written, and of every other what stands against it. */
export interface Weighed {
  readonly planned: readonly (Planned & { readonly from: CheckedRow })[];
  readonly bad: readonly (CheckedRow & { readonly key: string | null })[];
}

export function weighed(rows: readonly CheckedRow[], ground: Ground): Weighed {
  const planned: (Planned & { readonly from: CheckedRow })[] = [];
  const bad: CheckedRow[] = [];
  for (const from of rows) {
    const { row, key, subjectId } = from;
    const found = row === null || key === null ? { faults: from.faults } : ground.weigh(row, subjectId);
    if (found.faults.length === 0 && 'plan' in found && key !== null)
      planned.push({ key, subjectId, plan: found.plan, from });
    else bad.push({ ...from, faults: found.faults });
  }
  return { planned, bad };
}

/** With the column of the file each fault stands in. */
export const located = (
  faults: readonly RowFault[],
  columnOf: (pointer: string) => string | null,
): readonly RowFault[] =>
  faults.slice(0, MOST_FAULTS).map((fault) => ({ ...fault, column: fault.column ?? columnOf(fault.pointer) }));
