/** SQL of what changed in cases between two instants: the columns that reports count, and the entries of the log that changed them. */
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '../../domain/shared/canonical.js';
import type { Tx } from '../../platform/database/tx.js';
import type { FigureRecords } from './report.record.js';

export interface ChangedField {
  readonly field: string;
  /** JSON */
  readonly then: string | null;
  readonly now: string | null;
}

export interface ChangedEntry {
  readonly seq: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
}

export interface ChangedCase {
  readonly disputeId: string;
  readonly number: string | null;
  readonly receiptNo: string;
  /** null: nobody knew of it then */
  readonly thenVersion: number | null;
  readonly nowVersion: number;
  readonly fields: readonly ChangedField[];
  readonly entries: readonly ChangedEntry[];
}

interface Row extends Omit<ChangedCase, 'fields'> {
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown>;
}

/** Free text, and what the register itself hides: that it changed is told, not how. */
const WORDS: readonly string[] = ['matter', 'reason', 'disputeId'];

/** Not what was counted, but when it was known. */
const CLOCKS = `- 'dispute_id' - 'version' - 'known_from' - 'known_until' - 'center_id'`;

const SQL = `
  SELECT d.id AS "disputeId", d.number, d.receipt_no AS "receiptNo", a.version AS "thenVersion", b.version AS "nowVersion",
         to_jsonb(a) ${CLOCKS} AS before, to_jsonb(b) ${CLOCKS} AS after,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('seq', l.seq, 'type', l.type,
                   'occurredAt', to_char(l.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                   'recordedAt', to_char(l.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY l.seq), '[]')
            FROM case_log l WHERE l.dispute_id = d.id AND l.seq > coalesce(a.version, 0) AND l.seq <= b.version) AS entries
    FROM unnest($1::uuid[]) AS ref(id)
    JOIN dispute d ON d.id = ref.id
    JOIN case_version b ON b.dispute_id = d.id AND b.known_from <= $3::timestamptz AND b.known_until > $3::timestamptz
    LEFT JOIN case_version a ON a.dispute_id = d.id AND a.known_from <= $2::timestamptz AND a.known_until > $2::timestamptz
   ORDER BY d.id`;

/** A record as it stood in a version: the columns it says something in. */
const VERSION_OF = {
  petition: `SELECT to_jsonb(v) - 'id' - 'petition_id' - 'version' - 'recorded_at' - 'recorded_by' AS row
    FROM petition_version v WHERE v.petition_id = $1 AND v.version = $2`,
  petition_return: `SELECT to_jsonb(v) - 'id' - 'return_id' - 'version' - 'recorded_at' - 'recorded_by' AS row
    FROM petition_return_version v WHERE v.return_id = $1 AND v.version = $2`,
} as const;

@Injectable()
export class DifferenceStore {
  /** What was amended in a record of the register between two versions; no words of it. */
  async amended(
    tx: Tx,
    kind: keyof typeof VERSION_OF,
    id: string,
    [before, after]: readonly [number, number],
  ): Promise<ChangedField[]> {
    const one = await tx.one<{ row: Record<string, unknown> }>(VERSION_OF[kind], [id, before]);
    const other = await tx.one<{ row: Record<string, unknown> }>(VERSION_OF[kind], [id, after]);
    return fieldsOf(one?.row ?? {}, other?.row ?? {}).map((field) =>
      WORDS.includes(field.field) ? { ...field, then: null, now: null } : field,
    );
  }

  /** What the report counted of the register. */
  async recordsThen(tx: Tx, reportId: string): Promise<Readonly<Record<string, FigureRecords>>> {
    const row = await tx.one<{ records: Record<string, FigureRecords> }>('SELECT records FROM report WHERE id = $1', [
      reportId,
    ]);
    return row?.records ?? {};
  }

  async changes(tx: Tx, ids: readonly string[], before: string, after: string): Promise<ChangedCase[]> {
    const rows = await tx.query<Row>(SQL, [ids, before, after]);
    return rows.map(({ before: one, after: other, ...rest }) => ({ ...rest, fields: fieldsOf(one ?? {}, other) }));
  }
}

function fieldsOf(before: Record<string, unknown>, after: Record<string, unknown>): ChangedField[] {
  const spelt = (value: unknown): string | null => (value == null ? null : canonicalJson(value));
  return Object.keys(after)
    .sort()
    .map((column) => ({ field: camel(column), then: spelt(before[column]), now: spelt(after[column]) }))
    .filter(({ then: one, now: other }) => one !== other);
}

const camel = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
