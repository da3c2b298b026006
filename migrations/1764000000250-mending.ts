/** What the facts keep of a case that they did not keep before, and marks that no longer stood. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Mending1764000000250 implements MigrationInterface {
  name = 'Mending1764000000250';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `COMMENT ON COLUMN "dispute"."expired_at" IS 'its term was found to have passed; a later last day clears it'`,
    );
    // A term that a pause moved after it was marked has not passed: it is marked again when it does.
    await runner.query(
      `UPDATE "dispute" d SET "expired_at" = NULL, "folded" = d."folded" || '{"expiredAt": null}'::jsonb
         FROM "center" c
        WHERE c."id" = d."custody_center_id" AND d."expired_at" IS NOT NULL
          AND d."mediation_due_on" > (d."expired_at" AT TIME ZONE c."time_zone")::date`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `COMMENT ON COLUMN "dispute"."expired_at" IS 'its term was found to have passed; an extension clears it'`,
    );
  }
}
