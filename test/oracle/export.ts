/** The exported log, and the codes that only the row of a case holds: all that the clerk is given. */
import type { TestApp } from '../support/app.js';
import type { CodesSince } from './centres.js';
import { type Line, type NaiveCase, readCase } from './naive-case.js';

interface Codes {
  readonly category: string;
  readonly subcategory: string | null;
  readonly gridId: string | null;
  readonly amountFen: number | null;
  readonly difficult: boolean;
}

type Marks = Map<string, Set<string>>;

interface Marked {
  readonly id: string;
  readonly kind: string;
  readonly mark: Buffer;
}

/** Keyed hashes of numbers and addresses as they are now: bytes to be compared, nothing else. */
const MARKS = `SELECT dispute_id AS id, 'id_number' AS kind, id_number_match AS mark FROM party WHERE id_number_match IS NOT NULL
  UNION ALL SELECT dispute_id, 'phone', phone_match FROM party WHERE phone_match IS NOT NULL
  UNION ALL SELECT dispute_id, 'home', address_match FROM party WHERE address_match IS NOT NULL
  UNION ALL SELECT id, 'place', address_match FROM dispute WHERE address_match IS NOT NULL`;

function marksOf(rows: readonly Marked[]): Map<string, Marks> {
  const found = new Map<string, Marks>();
  for (const { id, kind, mark } of rows) {
    const marks: Marks = found.get(id) ?? new Map<string, Set<string>>();
    found.set(id, marks.set(kind, (marks.get(kind) ?? new Set()).add(mark.toString('hex'))));
  }
  return found;
}

export class Export {
  private constructor(
    private readonly logs: ReadonlyMap<string, readonly Line[]>,
    private readonly codesNow: ReadonlyMap<string, Codes>,
    private readonly codesThen: ReadonlyMap<string, readonly CodesSince[]>,
    private readonly marks: ReadonlyMap<string, Marks>,
  ) {}

  static async of({ pool }: TestApp, codesThen: ReadonlyMap<string, readonly CodesSince[]>): Promise<Export> {
    const { rows: lines } = await pool.query<Line>(
      `SELECT dispute_id AS "disputeId", center_id AS "centerId", seq, type, occurred_at AS "occurredAt", recorded_at AS "recordedAt",
              payload FROM case_log ORDER BY dispute_id, seq`,
    );
    const { rows } = await pool.query<Codes & { readonly id: string }>(
      'SELECT id, category, subcategory, grid_id AS "gridId", amount_fen AS "amountFen", difficult FROM dispute',
    );
    const logs = new Map<string, Line[]>();
    for (const line of lines) logs.set(line.disputeId, [...(logs.get(line.disputeId) ?? []), line]);
    const { rows: marked } = await pool.query<Marked>(MARKS);
    return new Export(logs, new Map(rows.map((row) => [row.id, row])), codesThen, marksOf(marked));
  }

  logOf(disputeId: string): readonly Line[] {
    return this.logs.get(disputeId) ?? [];
  }

  /** Every case of those centres as far as it had been written down by then; null: to the end. */
  knownAt(asOf: string | null, centres: ReadonlyMap<string, unknown>): NaiveCase[] {
    const cases: NaiveCase[] = [];
    for (const [id, log] of this.logs) {
      if (!centres.has(log[0]?.centerId ?? '')) continue;
      const known = asOf === null ? log : log.filter(({ recordedAt }) => recordedAt <= asOf);
      const book = readCase(known);
      if (book !== null)
        cases.push({ ...book, ...this.codesOf(id, known.length), marks: this.marks.get(id) ?? new Map() });
    }
    return cases;
  }

  /** Amendments that came with the entry of that number or before it. */
  private codesOf(id: string, seq: number): Codes {
    const codes = this.codesThen.get(id)?.findLast((each) => each.seq <= seq) ?? this.codesNow.get(id);
    if (codes === undefined) throw new Error('a log without its case');
    const { category, subcategory, gridId, amountFen, difficult } = codes;
    return { category, subcategory, gridId, amountFen, difficult };
  }
}
