/**
 * The end of a file in the archive (R40): the register of destructions, and when a file was destroyed. What the police is given
 * (R36, R37): attempts to stop a noise, and the parties' applications.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of cases from before nothing was handed to the police and no file was destroyed. */
export const COMPLETE_SNAPSHOTS = `UPDATE "dispute" SET "folded" = '{"policeApplications": [], "destruction": {"proposal": null, "destroyedAt": null}}'::jsonb || "folded"`;

export class ArchiveAndPolice1764000000320 implements MigrationInterface {
  name = 'ArchiveAndPolice1764000000320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "destruction_paper" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "destruction_id" uuid NOT NULL, "seq" integer NOT NULL, "kind" character varying(64) NOT NULL, "reason" text, "list_no" text, "appraisal_group" text, "paper_no" text, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, "staff_id" uuid, CONSTRAINT "destruction_paper_appraised" CHECK (kind <> 'approved' OR appraisal_group IS NOT NULL AND paper_no IS NOT NULL), CONSTRAINT "destruction_paper_kind" CHECK (kind IN ('proposed','rejected','approved')), CONSTRAINT "PK_64abf47f06f8eed6a1460772f9f" PRIMARY KEY ("id")); COMMENT ON COLUMN "destruction_paper"."center_id" IS 'centre of origin'; COMMENT ON COLUMN "destruction_paper"."destruction_id" IS 'ties a decision to its proposal'; COMMENT ON COLUMN "destruction_paper"."seq" IS 'entry of the case log'; COMMENT ON COLUMN "destruction_paper"."reason" IS 'why it is to go, or not'; COMMENT ON COLUMN "destruction_paper"."list_no" IS 'number of the list it stands on'; COMMENT ON COLUMN "destruction_paper"."appraisal_group" IS 'who appraised it'; COMMENT ON COLUMN "destruction_paper"."paper_no" IS 'number of the paper that approves it'; COMMENT ON COLUMN "destruction_paper"."recorded_by" IS 'account'; COMMENT ON COLUMN "destruction_paper"."staff_id" IS 'the person behind it'`,
    );
    await runner.query(`CREATE INDEX "IDX_ce9b1236a15a57811551c803c0" ON "destruction_paper"  ("center_id")`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_c56a1b528b3e6ce94e345eecaf" ON "destruction_paper"  ("dispute_id", "seq")`,
    );
    await runner.query(
      `CREATE TABLE "dissuasion" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "party_id" uuid NOT NULL, "dissuaded_on" date NOT NULL, "by" character varying(64) NOT NULL, "person_sealed" bytea NOT NULL, "method" character varying(64) NOT NULL, "outcome" character varying(64) NOT NULL, "note" text, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_by_staff_id" uuid, CONSTRAINT "dissuasion_outcome" CHECK (outcome IN ('stopped','promised','continued','refused')), CONSTRAINT "dissuasion_method" CHECK (method IN ('on_site','phone','written','online')), CONSTRAINT "dissuasion_by" CHECK (by IN ('residents_committee','owners_committee','property_manager','department','police','other')), CONSTRAINT "PK_297cb8d472952ae43cedc465d8e" PRIMARY KEY ("id")); COMMENT ON COLUMN "dissuasion"."center_id" IS 'centre of origin of the dispute'; COMMENT ON COLUMN "dissuasion"."party_id" IS 'who was asked to stop'; COMMENT ON COLUMN "dissuasion"."dissuaded_on" IS 'perhaps before the case was received'; COMMENT ON COLUMN "dissuasion"."by" IS 'for whom the person spoke'; COMMENT ON COLUMN "dissuasion"."person_sealed" IS 'encrypted name of the person who asked'; COMMENT ON COLUMN "dissuasion"."recorded_by_staff_id" IS 'of the staff'`,
    );
    await runner.query(`CREATE INDEX "IDX_e3f17351069c11ddb44142a67c" ON "dissuasion"  ("party_id")`);
    await runner.query(`CREATE INDEX "IDX_1e7940be1246def2da4b853589" ON "dissuasion"  ("center_id")`);
    await runner.query(`CREATE INDEX "IDX_b194b7f7c8eac761c4f63d3a22" ON "dissuasion"  ("dispute_id", "dissuaded_on")`);
    await runner.query(
      `CREATE TABLE "police_application" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "party_ids" uuid array NOT NULL DEFAULT '{}', "filed_on" date NOT NULL, "to_department_id" uuid, "body" text, "case_no" text, "text" text, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "police_application_to" CHECK ((to_department_id IS NULL) <> (body IS NULL)), CONSTRAINT "PK_5c01d463383368ea70c89dd7f83" PRIMARY KEY ("id")); COMMENT ON COLUMN "police_application"."center_id" IS 'centre of origin of the dispute'; COMMENT ON COLUMN "police_application"."party_ids" IS 'who signed it'; COMMENT ON COLUMN "police_application"."to_department_id" IS 'department of the centre it was handed to'; COMMENT ON COLUMN "police_application"."body" IS 'or the organ outside'; COMMENT ON COLUMN "police_application"."case_no" IS 'number of the case of the police'; COMMENT ON COLUMN "police_application"."text" IS 'what it says'`,
    );
    await runner.query(`CREATE INDEX "IDX_f2c09a0481d8f3f3bfcf329ef0" ON "police_application"  ("to_department_id")`);
    await runner.query(`CREATE INDEX "IDX_191ed169c7bc2bb1ab998bd6e1" ON "police_application"  ("center_id")`);
    await runner.query(
      `CREATE INDEX "IDX_5a3aa09c1d1f278cccd2926bf0" ON "police_application"  ("dispute_id", "filed_on")`,
    );
    await runner.query(`ALTER TABLE "dispute" ADD "destroyed_at" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."destroyed_at" IS 'when its file was destroyed; what is left is a stub'`,
    );
    await runner.query(
      `ALTER TABLE "destruction_paper" ADD CONSTRAINT "FK_ce9b1236a15a57811551c803c01" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "destruction_paper" ADD CONSTRAINT "FK_3d1589d3601c26cfac9151d509c" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dissuasion" ADD CONSTRAINT "FK_1e7940be1246def2da4b8535895" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dissuasion" ADD CONSTRAINT "FK_9e24314f9e5e94a8f4c223c8ec6" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dissuasion" ADD CONSTRAINT "FK_e3f17351069c11ddb44142a67cb" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "police_application" ADD CONSTRAINT "FK_191ed169c7bc2bb1ab998bd6e15" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "police_application" ADD CONSTRAINT "FK_8dbf6794c2ffc3725f958ba5cc2" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "police_application" ADD CONSTRAINT "FK_f2c09a0481d8f3f3bfcf329ef0f" FOREIGN KEY ("to_department_id") REFERENCES "department"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(COMPLETE_SNAPSHOTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "dispute" SET "folded" = "folded" - 'policeApplications' - 'destruction'`);
    await runner.query('ALTER TABLE "dispute" DROP COLUMN "destroyed_at"');
    await runner.query('DROP TABLE "police_application"');
    await runner.query('DROP TABLE "dissuasion"');
    await runner.query('DROP TABLE "destruction_paper"');
  }
}
