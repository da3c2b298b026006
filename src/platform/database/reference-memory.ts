/**
 * What seldom changes and is asked for in every request is remembered by each process until any of it changes, wherever: a trigger gives
 * `reference_change` a new mark as the transaction that changes one of these tables commits, and who asks is looked up together with
 * that mark at the beginning of each request. Remembered is what was read under the same mark, so nobody is answered from a state
 * older than the beginning of the request. A transaction that may have waited for others looks for the mark again; one that changes
 * these tables itself reads them from then on, and so does the system, always. A mark is drawn at random: a database that was put back to
 * an earlier state never gives one again.
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
const CHANGES = new RegExp(`\\b(?:INSERT INTO|UPDATE|DELETE FROM)\\s+${TABLE}`);
const WAITS =
  /^\s*(?:SELECT|WITH)\b.*\b(?:pg_advisory_xact_lock(?:_shared)?\(|FOR (?:NO KEY )?(?:UPDATE|SHARE)\b(?! SKIP LOCKED))/s;

/** What a statement does to what was known before it: nothing; it may have waited while others changed that; or it changes that itself. */
export type Effect = 'none' | 'waits' | 'changes';

export const effectOf = (sql: string): Effect => (CHANGES.test(sql) ? 'changes' : WAITS.test(sql) ? 'waits' : 'none');

/** So many rows and questions together; then it begins anew. */
const MOST = 10_000;

export class ReferenceMemory {
  private mark: string | undefined;
  private size = 0;
  private readonly answers = new Map<string, readonly unknown[]>();

  recall(mark: string, question: string): readonly unknown[] | undefined {
    return mark === this.mark ? this.answers.get(question) : undefined;
  }

  /** What was found, as everybody will get it: nobody can change it. */
  keep<R>(mark: string, question: string, rows: R[]): R[] {
    frozen(rows);
    if (mark !== this.mark || this.size >= MOST) {
      this.answers.clear();
      this.size = 0;
    }
    this.mark = mark;
    this.size += 1 + rows.length;
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
