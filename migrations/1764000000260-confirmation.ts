/** Judicial confirmation of agreements: where it was applied for, and the papers of the court. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Confirmation1764000000260 implements MigrationInterface {
  name = 'Confirmation1764000000260';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "judicial_confirmation" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "agreement_id" uuid NOT NULL, "court" text NOT NULL, "court_ground" character varying(64) NOT NULL, "filed_on" date NOT NULL, "late_paper" text, "result" character varying(64), "decided_on" date, "ruling_no" text, "note" text, CONSTRAINT "judicial_confirmation_result" CHECK (result IN ('valid','dismissed','not_accepted','withdrawn')), CONSTRAINT "PK_0e0b489b6848045231becff36e3" PRIMARY KEY ("id")); COMMENT ON COLUMN "judicial_confirmation"."center_id" IS 'centre of origin of the dispute'; COMMENT ON COLUMN "judicial_confirmation"."court" IS 'name of the court'; COMMENT ON COLUMN "judicial_confirmation"."filed_on" IS 'handed in or posted'; COMMENT ON COLUMN "judicial_confirmation"."late_paper" IS 'paper of the court that allows it late'`,
    );
    await runner.query(`CREATE INDEX "IDX_e5f1a76a25bea0ab2f7798d843" ON "judicial_confirmation"  ("agreement_id")`);
    await runner.query(`CREATE INDEX "IDX_93540dda959bf0a038cda1271b" ON "judicial_confirmation"  ("dispute_id")`);
    await runner.query(`CREATE INDEX "IDX_5aea888d2f6f9e3cc2b4960f07" ON "judicial_confirmation"  ("center_id")`);
    await runner.query(
      `ALTER TABLE "judicial_confirmation" ADD CONSTRAINT "FK_5aea888d2f6f9e3cc2b4960f075" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "judicial_confirmation" ADD CONSTRAINT "FK_93540dda959bf0a038cda1271b8" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "judicial_confirmation" ADD CONSTRAINT "FK_e5f1a76a25bea0ab2f7798d8431" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // In cases from before nobody had applied.
    await runner.query(`UPDATE "dispute" SET "folded" = '{"confirmations": []}'::jsonb || "folded"`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "dispute" SET "folded" = "folded" - 'confirmations'`);
    await runner.query('DROP TABLE "judicial_confirmation"');
  }
}
