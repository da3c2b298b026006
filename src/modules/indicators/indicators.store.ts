/** SQL of populations and outside counts: rows are only added, the latest version holds. */
import { Injectable } from '@nestjs/common';
import type { Month } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { Listed, OutsideCountRecord, PopulationRecord } from './indicator.record.js';

const POPULATION = `id, center_id AS "centerId", year, version, residents, registered_floating AS "registeredFloating", source,
  recorded_at AS "recordedAt", recorded_by AS "recordedBy"`;

const OUTSIDE_COUNT = `id, center_id AS "centerId", month, version, civil_cases AS "civilCases",
  administrative_cases AS "administrativeCases", criminal_cases AS "criminalCases",
  public_security_cases_of_major_impact AS "publicSecurityCasesOfMajorImpact", casualty_accidents AS "casualtyAccidents", sources, source,
  recorded_at AS "recordedAt", recorded_by AS "recordedBy"`;

@Injectable()
export class IndicatorsStore {
  /** One entry of a centre at a time, so that versions follow each other. */
  async lockCenter(tx: Tx, centerId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('indicators ' || $1::text, 0))`, [centerId]);
  }

  populationOf(tx: Tx, centerId: string, year: number): Promise<PopulationRecord | undefined> {
    return tx.one<PopulationRecord>(
      `SELECT ${POPULATION} FROM population WHERE center_id = $1 AND year = $2 ORDER BY version DESC LIMIT 1`,
      [centerId, year],
    );
  }

  countOf(tx: Tx, centerId: string, month: Month): Promise<OutsideCountRecord | undefined> {
    return tx.one<OutsideCountRecord>(
      `SELECT ${OUTSIDE_COUNT} FROM outside_count WHERE center_id = $1 AND month = $2 ORDER BY version DESC LIMIT 1`,
      [centerId, month],
    );
  }

  populations(tx: Tx, centerId: string, page: PageRequest): Promise<Listed<PopulationRecord>[]> {
    const [year = null, version = null] = page.after ?? [];
    return tx.query<Listed<PopulationRecord>>(
      `SELECT * FROM (
         SELECT ${POPULATION}, lead(recorded_at) OVER (PARTITION BY year ORDER BY version) AS "replacedAt"
           FROM population WHERE center_id = $1) listed
        WHERE $2::int IS NULL OR (year, version) < ($2, $3::int) ORDER BY year DESC, version DESC LIMIT $4`,
      [centerId, year, version, page.limit + 1],
    );
  }

  counts(tx: Tx, centerId: string, page: PageRequest): Promise<Listed<OutsideCountRecord>[]> {
    const [month = null, version = null] = page.after ?? [];
    return tx.query<Listed<OutsideCountRecord>>(
      `SELECT * FROM (
         SELECT ${OUTSIDE_COUNT}, lead(recorded_at) OVER (PARTITION BY month ORDER BY version) AS "replacedAt"
           FROM outside_count WHERE center_id = $1) listed
        WHERE $2::varchar IS NULL OR (month, version) < ($2, $3::int) ORDER BY month DESC, version DESC LIMIT $4`,
      [centerId, month, version, page.limit + 1],
    );
  }

  async numberOf(tx: Tx, table: 'population' | 'outside_count', centerId: string): Promise<number> {
    const row = await tx.one<{ total: number }>(`SELECT count(*) AS total FROM ${table} WHERE center_id = $1`, [
      centerId,
    ]);
    return row?.total ?? 0;
  }

  /** False when the id is taken already. */
  async addPopulation(tx: Tx, row: PopulationRecord): Promise<boolean> {
    const added = await tx.query(
      `INSERT INTO population (id, center_id, year, version, residents, registered_floating, source, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        row.centerId,
        row.year,
        row.version,
        row.residents,
        row.registeredFloating,
        row.source,
        row.recordedAt,
        row.recordedBy,
      ],
    );
    return added.length > 0;
  }

  /** False when the id is taken already. */
  async addCount(tx: Tx, row: OutsideCountRecord): Promise<boolean> {
    const added = await tx.query(
      `INSERT INTO outside_count (id, center_id, month, version, civil_cases, administrative_cases, criminal_cases,
         public_security_cases_of_major_impact, casualty_accidents, sources, source, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        row.centerId,
        row.month,
        row.version,
        row.civilCases,
        row.administrativeCases,
        row.criminalCases,
        row.publicSecurityCasesOfMajorImpact,
        row.casualtyAccidents,
        JSON.stringify(row.sources),
        row.source,
        row.recordedAt,
        row.recordedBy,
      ],
    );
    return added.length > 0;
  }
}
