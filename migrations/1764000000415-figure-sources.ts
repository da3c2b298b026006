/** Who told each outside figure, and an index for reports that ask how mediations of a period came out. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIGURES = `(VALUES ('civilCases', 'civil_cases'), ('administrativeCases', 'administrative_cases'), ('criminalCases', 'criminal_cases'),
  ('publicSecurityCasesOfMajorImpact', 'public_security_cases_of_major_impact'), ('casualtyAccidents', 'casualty_accidents'))`;

/** Entries from before do not say which figures they told: those they changed. */
const TOLD = `UPDATE outside_count o SET sources = coalesce((
  SELECT jsonb_object_agg(f.figure, jsonb_build_object('source', t.source, 'recordedBy', t.recorded_by,
           'recordedAt', to_char(t.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
    FROM ${FIGURES} AS f(figure, of_row)
   CROSS JOIN LATERAL (
     SELECT w.source, w.recorded_at, w.recorded_by
       FROM outside_count w
       LEFT JOIN outside_count b ON b.center_id = w.center_id AND b.month = w.month AND b.version = w.version - 1
      WHERE w.center_id = o.center_id AND w.month = o.month AND w.version <= o.version
        AND (to_jsonb(w) ->> f.of_row) IS DISTINCT FROM (to_jsonb(b) ->> f.of_row)
      ORDER BY w.version DESC LIMIT 1) t), '{}')`;

export class FigureSources1764000000415 implements MigrationInterface {
  name = 'FigureSources1764000000415';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "outside_count" ADD "sources" jsonb`);
    await runner.query(TOLD);
    await runner.query(`ALTER TABLE "outside_count" ALTER COLUMN "sources" SET NOT NULL`);
    await runner.query(
      `COMMENT ON COLUMN "outside_count"."sources" IS 'per figure: who told it, on what paper, entered when and by whom'`,
    );
    await runner.query(
      `CREATE INDEX "case_version_ended" ON "case_version"  ("center_id", "ended_on") WHERE ended_on IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."case_version_ended"`);
    await runner.query(`ALTER TABLE "outside_count" DROP COLUMN "sources"`);
  }
}
