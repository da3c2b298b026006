/** In whose hands a case is: referrals, supervisions, and what of them the desk asks the case for. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Custody1764000000160 implements MigrationInterface {
  name = 'Custody1764000000160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "referral" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "letter_no" text, "body_name" text, "answer_letter_no" text, CONSTRAINT "PK_a2d3e935a6591168066defec5ad" PRIMARY KEY ("id"))`,
    );
    await runner.query(`COMMENT ON COLUMN "referral"."center_id" IS 'centre of origin of the dispute'`);
    await runner.query(`COMMENT ON COLUMN "referral"."letter_no" IS 'number of the letter it was sent with'`);
    await runner.query(`COMMENT ON COLUMN "referral"."body_name" IS 'name of an outside body'`);
    await runner.query(`COMMENT ON COLUMN "referral"."answer_letter_no" IS 'number of the letter that answered it'`);
    await runner.query(`CREATE INDEX "IDX_7f0e5366d48a3129ca67229774" ON "referral"  ("center_id")`);
    await runner.query(`CREATE INDEX "IDX_0f18148583d3032833fa0ca76d" ON "referral"  ("dispute_id")`);
    await runner.query(
      `CREATE TABLE "supervision" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, CONSTRAINT "PK_b5d162a80314f2d5e9e1cf712a2" PRIMARY KEY ("id"))`,
    );
    await runner.query(`COMMENT ON COLUMN "supervision"."center_id" IS 'centre of origin of the dispute'`);
    await runner.query(`CREATE INDEX "IDX_02cbd609a6f78599de3754ba7d" ON "supervision"  ("center_id")`);
    await runner.query(`CREATE INDEX "IDX_4cfe4d6dce7887f77de5412091" ON "supervision"  ("dispute_id")`);
    await runner.query(`ALTER TABLE "dispute" ADD "referred_to_department_id" uuid`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."referred_to_department_id" IS 'the department of an open referral, until it answers'`,
    );
    await runner.query(`ALTER TABLE "dispute" ADD "referral_due_on" date`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."referral_due_on" IS 'of an open referral: last day for a department to answer, or day an outside body is expected to'`,
    );
    await runner.query(`ALTER TABLE "dispute" ADD "supervision_due_on" date`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."supervision_due_on" IS 'soonest day on which a supervision is to be answered'`,
    );
    await runner.query(
      `CREATE INDEX "dispute_supervision_due" ON "dispute"  ("custody_center_id", "supervision_due_on") WHERE supervision_due_on IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "dispute_referral_due" ON "dispute"  ("referral_due_on") WHERE referred_to_department_id IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "dispute_referred_to" ON "dispute"  ("referred_to_department_id", "received_at", "id")`,
    );
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "FK_3161094eea29ae95645eb345d0d" FOREIGN KEY ("referred_to_department_id") REFERENCES "department"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "referral" ADD CONSTRAINT "FK_7f0e5366d48a3129ca67229774d" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "referral" ADD CONSTRAINT "FK_0f18148583d3032833fa0ca76d9" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "supervision" ADD CONSTRAINT "FK_02cbd609a6f78599de3754ba7d6" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "supervision" ADD CONSTRAINT "FK_4cfe4d6dce7887f77de54120914" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // Cases from before were never referred, escalated or supervised.
    await runner.query(
      `UPDATE "dispute" SET "folded" = '{"custody": {"referrals": [], "cameFrom": [], "takenUpAt": null, "supervisions": []}}'::jsonb || "folded"`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "dispute" SET "folded" = "folded" - 'custody'`);
    await runner.query(
      'ALTER TABLE "dispute" DROP COLUMN "referred_to_department_id", DROP COLUMN "referral_due_on", DROP COLUMN "supervision_due_on"',
    );
    await runner.query('DROP TABLE "supervision"');
    await runner.query('DROP TABLE "referral"');
  }
}
