/** The entries behind figures of indicators: each version is a row of its own and never changes. */
import { Injectable } from '@nestjs/common';
import type { OutsideFigures, OutsideSources } from '../../domain/indicators/outside-counts.js';
import type { Tx } from '../../platform/database/tx.js';
import type { IndicatorRecordKind, RecordRef } from './report.record.js';

export interface IndicatorRow extends OutsideFigures {
  readonly id: string;
  readonly centerId: string;
  readonly version: number;
  readonly month: string | null;
  readonly year: number | null;
  readonly residents: number | null;
  readonly registeredFloating: number | null;
  readonly source: string;
  readonly sources: OutsideSources;
}

const RECORDS = {
  outside_count: `
    SELECT v.id, v.center_id AS "centerId", v.version, v.month, NULL::int AS year, NULL::int AS residents,
           NULL::int AS "registeredFloating", v.civil_cases AS "civilCases", v.administrative_cases AS "administrativeCases",
           v.criminal_cases AS "criminalCases", v.public_security_cases_of_major_impact AS "publicSecurityCasesOfMajorImpact",
           v.casualty_accidents AS "casualtyAccidents", v.source, v.sources
      FROM unnest($1::uuid[]) WITH ORDINALITY AS ref(id, at) JOIN outside_count v ON v.id = ref.id ORDER BY ref.at`,
  population: `
    SELECT v.id, v.center_id AS "centerId", v.version, NULL AS month, v.year, v.residents,
           v.registered_floating AS "registeredFloating", NULL::int AS "civilCases", NULL::int AS "administrativeCases",
           NULL::int AS "criminalCases", NULL::int AS "publicSecurityCasesOfMajorImpact", NULL::int AS "casualtyAccidents", v.source,
           '{}'::jsonb AS sources
      FROM unnest($1::uuid[]) WITH ORDINALITY AS ref(id, at) JOIN population v ON v.id = ref.id ORDER BY ref.at`,
} as const satisfies Record<IndicatorRecordKind, string>;

@Injectable()
export class IndicatorRecordsReader {
  records(tx: Tx, kind: IndicatorRecordKind, refs: readonly RecordRef[]): Promise<IndicatorRow[]> {
    return tx.query<IndicatorRow>(RECORDS[kind], [refs.map(([id]) => id)]);
  }
}
