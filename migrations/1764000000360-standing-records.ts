/**
 * Snapshots learn which records of a copy are void, by which entry a performance was recorded, and which file shows it. Nothing was
 * marked void before, and the log named no file: as their log folds to now.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_DELIVERIES = `(SELECT coalesce(jsonb_agg('{"voidedSeq": null}'::jsonb || e ORDER BY n), '[]')
  FROM jsonb_array_elements(a -> 'deliveries') WITH ORDINALITY AS l(e, n))`;

const ENTRY_OF = `(SELECT c.seq FROM case_log c WHERE c.dispute_id = d.id AND c.type = 'PerformanceRecorded'
  AND c.payload ->> 'performanceId' = e ->> 'performanceId')`;

const OF_PERFORMANCES = `(SELECT coalesce(jsonb_agg('{"evidenceId": null}'::jsonb || jsonb_build_object('seq', ${ENTRY_OF}) || e ORDER BY n), '[]')
  FROM jsonb_array_elements(o -> 'performances') WITH ORDINALITY AS l(e, n))`;

export const COMPLETE_RECORDS = `UPDATE dispute d SET folded = folded || jsonb_build_object(
  'agreements', (SELECT coalesce(jsonb_agg(a || jsonb_build_object('deliveries', ${OF_DELIVERIES}) ORDER BY i), '[]')
    FROM jsonb_array_elements(folded -> 'agreements') WITH ORDINALITY AS x(a, i)),
  'obligations', (SELECT coalesce(jsonb_agg('{"evidenceId": null}'::jsonb || o || jsonb_build_object('performances', ${OF_PERFORMANCES}) ORDER BY i), '[]')
    FROM jsonb_array_elements(folded -> 'obligations') WITH ORDINALITY AS x(o, i)))`;

const FORMER = `UPDATE dispute SET folded = folded || jsonb_build_object(
  'agreements', (SELECT coalesce(jsonb_agg(a || jsonb_build_object('deliveries',
      (SELECT coalesce(jsonb_agg(e - 'voidedSeq' ORDER BY n), '[]')
        FROM jsonb_array_elements(a -> 'deliveries') WITH ORDINALITY AS l(e, n))) ORDER BY i), '[]')
    FROM jsonb_array_elements(folded -> 'agreements') WITH ORDINALITY AS x(a, i)),
  'obligations', (SELECT coalesce(jsonb_agg((o - 'evidenceId') || jsonb_build_object('performances',
      (SELECT coalesce(jsonb_agg(e - 'seq' - 'evidenceId' ORDER BY n), '[]')
        FROM jsonb_array_elements(o -> 'performances') WITH ORDINALITY AS l(e, n))) ORDER BY i), '[]')
    FROM jsonb_array_elements(folded -> 'obligations') WITH ORDINALITY AS x(o, i)))`;

export class StandingRecords1764000000360 implements MigrationInterface {
  name = 'StandingRecords1764000000360';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COMPLETE_RECORDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(FORMER);
  }
}
