/**
 * What seldom changes and is asked for in every request is remembered by each process until any of it changes, wherever: a trigger raises
 * the number of `reference_change` as the transaction that changes one of these tables commits, and who asks is looked up together with
 * that number at the beginning of each request. Remembered is what was read under the same number, so nobody is answered from a state
 * older than the beginning of the request. A transaction that changes or locks one of these tables, or waited until others were done, reads
 * them anew from then on; so does the system, always.
 */

/** The house and its rules, open to everybody signed in (see test/stores/row-security.spec.ts). */
export const REFERENCE_TABLES = [
  'calendar_year',
  'center',
  'center_settings',
  'code_entry',
  'department',
  'grid',
  'routing_rule_set',
  'staff',
] as const;

const TABLE = `"?(?:${REFERENCE_TABLES.join('|')})\\b`;
const OUTDATES = new RegExp(
  `\\b(?:INSERT INTO|UPDATE|DELETE FROM)\\s+${TABLE}|\\bFROM\\s+${TABLE}.*\\bFOR (?:NO KEY )?(?:UPDATE|SHARE)\\b|\\bpg_advisory_xact_lock\\(`,
  's',
);

/** After such a statement others may have changed what was known before it. */
export const outdatesReferences = (sql: string): boolean => OUTDATES.test(sql);

/** Answers of so many questions; then it begins anew. */
const MOST = 2_000;

export class ReferenceMemory {
  private number = -1;
  private readonly answers = new Map<string, readonly unknown[]>();

  recall(number: number, question: string): readonly unknown[] | undefined {
    return number === this.number ? this.answers.get(question) : undefined;
  }

  /** What was found, as everybody will get it: nobody can change it. */
  keep<R>(number: number, question: string, rows: R[]): R[] {
    frozen(rows);
    if (number < this.number) return rows;
    if (number > this.number || this.answers.size >= MOST) this.answers.clear();
    this.number = number;
    this.answers.set(question, rows);
    return rows;
  }
}

/** Bytes cannot be frozen; of these tables only a sealed address has some, which is opened and never written into. */
function frozen(value: unknown): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  Object.freeze(value);
  for (const each of Object.values(value)) frozen(each);
}
