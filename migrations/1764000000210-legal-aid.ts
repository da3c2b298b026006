/** Requests for legal aid of the parties of a case. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LegalAid1764000000210 implements MigrationInterface {
  name = 'LegalAid1764000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "legal_aid_request" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "lawyer_name" text, CONSTRAINT "PK_7a434044130dc503579e77873f6" PRIMARY KEY ("id"))`,
    );
    await runner.query(`COMMENT ON COLUMN "legal_aid_request"."center_id" IS 'centre of origin of the dispute'`);
    await runner.query(
      `COMMENT ON COLUMN "legal_aid_request"."lawyer_name" IS 'assigned from outside the staff of the centre'`,
    );
    await runner.query(`CREATE INDEX "IDX_db3f19aae6108be04d15e5204b" ON "legal_aid_request"  ("center_id")`);
    await runner.query(`CREATE INDEX "IDX_bee238b31352edcef9a3ca84bd" ON "legal_aid_request"  ("dispute_id")`);
    await runner.query(
      `ALTER TABLE "legal_aid_request" ADD CONSTRAINT "FK_db3f19aae6108be04d15e5204be" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "legal_aid_request" ADD CONSTRAINT "FK_bee238b31352edcef9a3ca84bd8" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // In cases from before nobody had asked.
    await runner.query(`UPDATE "dispute" SET "folded" = '{"legalAid": []}'::jsonb || "folded"`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "dispute" SET "folded" = "folded" - 'legalAid'`);
    await runner.query('DROP TABLE "legal_aid_request"');
  }
}
