/** Papers issued of a file and notes on it, both for good; what the forms ask of a person beside name and address. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Papers1764000000300 implements MigrationInterface {
  name = 'Papers1764000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "issued_document" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "paper" character varying(64) NOT NULL, "subject_id" uuid, "version" integer NOT NULL, "content_sealed" bytea NOT NULL, "digest" character varying(64) NOT NULL, "pages" integer NOT NULL, "bytes" integer NOT NULL, "issued_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "issued_by_account_id" uuid NOT NULL, "issued_by_staff_id" uuid, CONSTRAINT "issued_document_sizes" CHECK (version >= 1 AND pages >= 1 AND bytes >= 1), CONSTRAINT "PK_1a9f2dc02e78fca4081931cd71e" PRIMARY KEY ("id")); COMMENT ON COLUMN "issued_document"."center_id" IS 'centre of origin of the dispute'; COMMENT ON COLUMN "issued_document"."paper" IS 'which paper of the file'; COMMENT ON COLUMN "issued_document"."subject_id" IS 'what it is about; null: the case as a whole'; COMMENT ON COLUMN "issued_document"."version" IS 'of this paper about that'; COMMENT ON COLUMN "issued_document"."content_sealed" IS 'the file under the key of the dispute'; COMMENT ON COLUMN "issued_document"."digest" IS 'SHA-256 of the plain bytes, hex'; COMMENT ON COLUMN "issued_document"."pages" IS 'worked out from the layout'`,
    );
    await runner.query(`CREATE INDEX "IDX_bbef31f252591231049c44b65d" ON "issued_document"  ("center_id")`);
    await runner.query(`CREATE INDEX "IDX_96cc2b49a7075bce20c65170bc" ON "issued_document"  ("dispute_id")`);
    await runner.query(
      `CREATE TABLE "file_note" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "version" integer NOT NULL, "text" text NOT NULL, "written_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "written_by_staff_id" uuid, CONSTRAINT "PK_55b009d3b357de2df65dbd9b00d" PRIMARY KEY ("id")); COMMENT ON COLUMN "file_note"."center_id" IS 'centre of origin of the dispute'`,
    );
    await runner.query(`CREATE INDEX "IDX_3a072439a21f5765ecc8e6e0f3" ON "file_note"  ("center_id")`);
    await runner.query(`CREATE INDEX "IDX_e06d5450f9dd6af6a9ada26498" ON "file_note"  ("dispute_id")`);
    await runner.query(`ALTER TABLE "party" ADD "sex_sealed" bytea`);
    await runner.query(
      `COMMENT ON COLUMN "party"."sex_sealed" IS 'what the forms ask of a person, shown masked as a whole'`,
    );
    await runner.query(`ALTER TABLE "party" ADD "ethnicity_sealed" bytea`);
    await runner.query(`ALTER TABLE "party" ADD "occupation_sealed" bytea`);
    await runner.query(`ALTER TABLE "party" ADD "born_on_sealed" bytea`);
    await runner.query(
      `ALTER TABLE "issued_document" ADD CONSTRAINT "FK_bbef31f252591231049c44b65d3" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "issued_document" ADD CONSTRAINT "FK_96cc2b49a7075bce20c65170bc9" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "file_note" ADD CONSTRAINT "FK_3a072439a21f5765ecc8e6e0f3f" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "file_note" ADD CONSTRAINT "FK_e06d5450f9dd6af6a9ada264982" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // In cases from before nothing had been issued.
    await runner.query(
      `UPDATE "dispute" SET "folded" = '{"papers": {"issued": [], "fileNotes": 0}}'::jsonb || "folded"`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "dispute" SET "folded" = "folded" - 'papers'`);
    await runner.query(
      'ALTER TABLE "party" DROP COLUMN "sex_sealed", DROP COLUMN "ethnicity_sealed", DROP COLUMN "occupation_sealed", DROP COLUMN "born_on_sealed"',
    );
    await runner.query('DROP TABLE "file_note"');
    await runner.query('DROP TABLE "issued_document"');
  }
}
