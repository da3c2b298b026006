/** SQL of the rows of a file and of the records they became. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import { externalIdOf, keyOf, type ReportedRow, type RowFault, type RowState, sourceOfKey } from './import.record.js';

/** Whose records they are. */
export interface Origin {
  readonly centerId: string;
  readonly kind: string;
}

export interface NewRecord {
  readonly key: string;
  readonly subjectId: string;
  readonly digest: Buffer;
}

export interface KnownRecord {
  readonly digest: Buffer;
  readonly importId: string;
}

export interface RowOutcome {
  readonly rowNo: number;
  readonly line: number;
  readonly key: string | null;
  readonly state: RowState;
  readonly faults: readonly RowFault[];
}

const REPORTED = `row_no AS "rowNo", line, external_key AS "externalKey", state, coalesce(faults, '[]'::jsonb) AS faults`;

@Injectable()
export class ImportRowsStore {
  async clear(tx: Tx, importId: string): Promise<void> {
    await tx.query('DELETE FROM import_row WHERE import_id = $1', [importId]);
  }

  /** Good rows, each key once; answers the numbers of those that were kept. */
  async addGood(tx: Tx, importId: string, rows: readonly Omit<RowOutcome, 'state' | 'faults'>[]): Promise<Set<number>> {
    const kept = await tx.query<{ rowNo: number }>(
      `INSERT INTO import_row (import_id, row_no, line, external_key, state)
       SELECT $1, "rowNo", line, key, 'good'
         FROM jsonb_to_recordset($2::jsonb) AS r("rowNo" int, line int, key text) ORDER BY "rowNo"
       ON CONFLICT (import_id, external_key) WHERE state = 'good' DO NOTHING RETURNING row_no AS "rowNo"`,
      [importId, JSON.stringify(rows)],
    );
    return new Set(kept.map(({ rowNo }) => rowNo));
  }

  async addOthers(tx: Tx, importId: string, rows: readonly RowOutcome[]): Promise<void> {
    await tx.query(
      `INSERT INTO import_row (import_id, row_no, line, external_key, state, faults)
       SELECT $1, "rowNo", line, key, state, faults
         FROM jsonb_to_recordset($2::jsonb) AS r("rowNo" int, line int, key text, state text, faults jsonb)
       ON CONFLICT (import_id, row_no) DO UPDATE SET state = excluded.state, faults = excluded.faults`,
      [importId, JSON.stringify(rows)],
    );
  }

  /** Of these keys the ones that were brought in, by which import and with the digest of what they said. */
  async known(tx: Tx, { centerId, kind }: Origin, keys: readonly string[]): Promise<Map<string, KnownRecord>> {
    const rows = await tx.query<KnownRecord & { source: string; externalId: string }>(
      `SELECT r.source, r.external_id AS "externalId", r.digest, r.import_id AS "importId"
         FROM unnest($3::text[], $4::text[]) AS k(source, external_id)
         JOIN imported_record r ON r.center_id = $1 AND r.kind = $2 AND r.source = k.source AND r.external_id = k.external_id`,
      [centerId, kind, keys.map(sourceOfKey), keys.map(externalIdOf)],
    );
    return new Map(rows.map((row) => [keyOf(row.source, row.externalId), row]));
  }

  /** False where another import brought one of them in meanwhile. */
  async record(
    tx: Tx,
    { centerId, kind }: Origin,
    importId: string,
    records: readonly NewRecord[],
    now: string,
  ): Promise<boolean> {
    const kept = await tx.query(
      `INSERT INTO imported_record (subject_id, center_id, kind, source, external_id, digest, import_id, imported_at)
       SELECT r.subject_id, $1, $2, r.source, r.external_id, r.digest, $7, $8
         FROM unnest($3::uuid[], $4::text[], $5::text[], $6::bytea[]) AS r(subject_id, source, external_id, digest)
        ORDER BY r.source, r.external_id
       ON CONFLICT (center_id, kind, source, external_id) DO NOTHING RETURNING subject_id`,
      [
        centerId,
        kind,
        records.map(({ subjectId }) => subjectId),
        records.map(({ key }) => sourceOfKey(key)),
        records.map(({ key }) => externalIdOf(key)),
        records.map(({ digest }) => digest),
        importId,
        now,
      ],
    );
    return kept.length === records.length;
  }

  async forget(tx: Tx, { centerId, kind }: Origin, keys: readonly string[]): Promise<void> {
    await tx.query(
      `DELETE FROM imported_record r USING unnest($3::text[], $4::text[]) AS k(source, external_id)
        WHERE r.center_id = $1 AND r.kind = $2 AND r.source = k.source AND r.external_id = k.external_id`,
      [centerId, kind, keys.map(sourceOfKey), keys.map(externalIdOf)],
    );
  }

  report(tx: Tx, importId: string, states: readonly string[], page: Pick<PageRequest, 'after' | 'limit'>) {
    const [rowNo = null] = page.after ?? [];
    return tx.query<ReportedRow>(
      `SELECT ${REPORTED} FROM import_row
        WHERE import_id = $1 AND state <> 'good' AND state = ANY($2::varchar[]) AND ($3::int IS NULL OR row_no > $3)
        ORDER BY row_no LIMIT $4`,
      [importId, states, rowNo, page.limit + 1],
    );
  }

  async reportCount(tx: Tx, importId: string, states: readonly string[]): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM import_row WHERE import_id = $1 AND state <> 'good' AND state = ANY($2::varchar[])`,
      [importId, states],
    );
    return row?.total ?? 0;
  }
}
