/** Texts that go with entries of the log (the reason of an assignment). */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CaseNotes1764000000030 implements MigrationInterface {
  name = 'CaseNotes1764000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "case_note" ("dispute_id" uuid NOT NULL, "seq" integer NOT NULL, "center_id" uuid NOT NULL, "text" text NOT NULL, CONSTRAINT "PK_6ffb2689fd7415d6d0224a934e1" PRIMARY KEY ("dispute_id", "seq")); COMMENT ON COLUMN "case_note"."seq" IS 'sequence number of the entry'; COMMENT ON COLUMN "case_note"."center_id" IS 'centre of origin'`,
    );
    await runner.query(
      `ALTER TABLE "case_note" ADD CONSTRAINT "FK_27680800e92b5aa73f396e31227" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "case_note"');
  }
}
