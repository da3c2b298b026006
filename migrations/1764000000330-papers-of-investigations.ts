/** Records of investigations are papers of the file (R40): the snapshots of cases know them from now on. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In the order of recording, as the log has them. */
export const COMPLETE_SNAPSHOTS = `
  UPDATE "dispute" SET "folded" = jsonb_build_object('investigationIds', COALESCE(
    (SELECT jsonb_agg(l."payload" -> 'investigationId' ORDER BY l."seq") FROM "case_log" l
      WHERE l."dispute_id" = "dispute"."id" AND l."type" = 'InvestigationRecorded'), '[]'::jsonb)) || "folded"`;

export class PapersOfInvestigations1764000000330 implements MigrationInterface {
  name = 'PapersOfInvestigations1764000000330';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COMPLETE_SNAPSHOTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "dispute" SET "folded" = "folded" - 'investigationIds'`);
  }
}
