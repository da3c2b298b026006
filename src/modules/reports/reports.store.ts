/** SQL of the stored reports and of the records behind their figures, as they were when the report was produced. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { DutyRecord } from '../../domain/roster/duty-report.js';
import type {
  FigureRecords,
  NewCaseReport,
  NewLitigationRate,
  NewRoster,
  NewThreeZero,
  NewZeroPetition,
  RecordRef,
  RegisterRecordKind,
  ReportLine,
  StoredReport,
} from './report.record.js';

export interface ReportFilter {
  /** centres whose reports the caller may read */
  readonly readable: readonly string[];
  readonly centerIds: readonly string[] | null;
  readonly kinds: readonly string[] | null;
}

export type NewReport = NewZeroPetition | NewRoster | NewThreeZero | NewLitigationRate | NewCaseReport;

/** A petition or a return as it was counted; columns the other kind has are null. */
export interface RecordRow {
  readonly id: string;
  readonly centerId: string;
  readonly version: number;
  readonly number: string | null;
  readonly occurredOn: string | null;
  readonly channel: string | null;
  readonly level: string | null;
  readonly persons: number | null;
  readonly group: boolean | null;
  readonly jointLetter: boolean | null;
  readonly first: boolean | null;
  readonly firstScope: string | null;
  readonly overLevel: boolean | null;
  readonly matter: string | null;
  readonly month: string | null;
  readonly nil: boolean | null;
  readonly state: string | null;
}

const COLUMNS = `id, center_id AS "centerId", kind, period_from AS "from", period_to AS "to", definition, digest,
  as_of AS "asOf", produced_at AS "producedAt", produced_by AS "producedBy", version`;

const FILTER = `center_id = ANY($1::uuid[]) AND ($2::uuid[] IS NULL OR center_id = ANY($2))
  AND ($3::varchar[] IS NULL OR kind = ANY($3))`;

const RECORDS = {
  petition: `
    SELECT v.petition_id AS id, v.center_id AS "centerId", v.version, p.number, v.occurred_on AS "occurredOn", v.channel, v.level,
           v.persons, v.is_group AS "group", v.joint_letter AS "jointLetter", v.is_first AS "first",
           v.first_scope AS "firstScope", v.over_level AS "overLevel", v.matter,
           NULL AS month, NULL::boolean AS nil, NULL AS state
      FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS ref(id, version, at)
      JOIN petition p ON p.id = ref.id
      JOIN petition_version v ON v.petition_id = ref.id AND v.version = ref.version
     ORDER BY ref.at`,
  petition_return: `
    SELECT v.return_id AS id, v.center_id AS "centerId", v.version, NULL AS number, NULL::date AS "occurredOn", NULL AS channel,
           NULL AS level, NULL::int AS persons, NULL::boolean AS "group", NULL::boolean AS "jointLetter",
           NULL::boolean AS "first", NULL AS "firstScope", NULL::boolean AS "overLevel", NULL AS matter,
           r.month, v.is_nil AS nil, v.state
      FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS ref(id, version, at)
      JOIN petition_return r ON r.id = ref.id
      JOIN petition_return_version v ON v.return_id = ref.id AND v.version = ref.version
     ORDER BY ref.at`,
} as const satisfies Record<RegisterRecordKind, string>;

@Injectable()
export class ReportsStore {
  /** False when the id is taken already. */
  async insert(tx: Tx, report: NewReport): Promise<boolean> {
    const inserted = await tx.query(
      `INSERT INTO report (id, center_id, kind, period_from, period_to, definition, content, records, digest, as_of, produced_by, version,
         produced_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10, $11, $12, $13) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        report.id,
        report.centerId,
        report.kind,
        report.from,
        report.to,
        report.definition,
        JSON.stringify(report.content),
        JSON.stringify(report.records),
        report.digest,
        report.asOf,
        report.producedBy,
        report.version,
        report.producedAt,
      ],
    );
    return inserted.length > 0;
  }

  get(tx: Tx, id: string): Promise<StoredReport | undefined> {
    return tx.one<StoredReport>(`SELECT ${COLUMNS}, content - 'rows' AS content FROM report WHERE id = $1`, [id]);
  }

  page(tx: Tx, filter: ReportFilter, page: PageRequest): Promise<ReportLine[]> {
    const [asOf = null, id = null] = page.after ?? [];
    return tx.query<ReportLine>(
      `SELECT ${COLUMNS}, content -> 'zero' AS zero, content ->> 'state' AS state FROM report
        WHERE ${FILTER} AND ($4::timestamptz IS NULL OR (as_of, id) < ($4, $5::uuid))
        ORDER BY as_of DESC, id DESC LIMIT $6`,
      [...parameters(filter), asOf, id, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: ReportFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM report WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  /** What is behind a figure; undefined for a key the report does not have. */
  async behind(tx: Tx, reportId: string, figure: string): Promise<FigureRecords | undefined> {
    const row = await tx.one<{ behind: FigureRecords | null }>(
      'SELECT records -> $2::text AS behind FROM report WHERE id = $1',
      [reportId, figure],
    );
    return row?.behind ?? undefined;
  }

  records(tx: Tx, kind: RegisterRecordKind, refs: readonly RecordRef[]): Promise<RecordRow[]> {
    return tx.query<RecordRow>(RECORDS[kind], [refs.map(([id]) => id), refs.map(([, version]) => version)]);
  }

  /** Rows the report has kept itself. */
  async keptRows(tx: Tx, reportId: string, refs: readonly RecordRef[]): Promise<DutyRecord[]> {
    const rows = await tx.query<{ row: DutyRecord }>(
      `SELECT r.content -> 'rows' -> ref.id AS row
         FROM report r, unnest($2::text[]) WITH ORDINALITY AS ref(id, at) WHERE r.id = $1 ORDER BY ref.at`,
      [reportId, refs.map(([id]) => id)],
    );
    return rows.map(({ row }) => row);
  }
}

const parameters = (filter: ReportFilter): readonly unknown[] => [filter.readable, filter.centerIds, filter.kinds];
