/** Petition items and their records, provisional entries, reasons of corrected returns, versions of declared baselines. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PetitionItems1764000000380 implements MigrationInterface {
  name = 'PetitionItems1764000000380';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "petition_item" ("id" uuid NOT NULL, "petition_id" uuid NOT NULL, "center_id" uuid NOT NULL, "same_matter_as_id" uuid, "department_id" uuid, "body" text, "source" character varying(64) NOT NULL, "received_on" date NOT NULL, "state" character varying(64) NOT NULL, "due_kind" character varying(64), "due_on" date, "calendar_known" boolean NOT NULL DEFAULT true, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, "version" integer NOT NULL DEFAULT '1', "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "petition_item_once" UNIQUE ("petition_id"), CONSTRAINT "petition_item_due" CHECK ((due_kind IS NULL) = (due_on IS NULL) AND (state <> 'ended' OR due_on IS NULL)), CONSTRAINT "petition_item_competent" CHECK ((department_id IS NULL) <> (body IS NULL)), CONSTRAINT "petition_item_state" CHECK (state IN ('received', 'objected', 'accepted', 'answered', 'in_review', 'reviewed', 'in_re_review', 'ended')), CONSTRAINT "petition_item_source" CHECK (source IN ('direct', 'transferred')), CONSTRAINT "PK_b0d5976d722fa1cb8436c279259" PRIMARY KEY ("id"))`,
    );
    await runner.query(`COMMENT ON COLUMN "petition_item"."same_matter_as_id" IS 'earlier item about the same matter'`);
    await runner.query(`COMMENT ON COLUMN "petition_item"."department_id" IS 'competent department of the centre'`);
    await runner.query(`COMMENT ON COLUMN "petition_item"."body" IS 'or the competent body outside'`);
    await runner.query(`COMMENT ON COLUMN "petition_item"."source" IS 'handed in by the person, or passed on'`);
    await runner.query(`COMMENT ON COLUMN "petition_item"."received_on" IS 'day the competent body received it'`);
    await runner.query(`COMMENT ON COLUMN "petition_item"."due_kind" IS 'duty that ends first of those owed'`);
    await runner.query(
      `COMMENT ON COLUMN "petition_item"."calendar_known" IS 'false: counted on a year nobody had entered'`,
    );
    await runner.query(`COMMENT ON COLUMN "petition_item"."recorded_by" IS 'account'`);
    await runner.query(`CREATE INDEX "IDX_b6925c4baeba97b5a5c2812ffd" ON "petition_item"  ("same_matter_as_id")`);
    await runner.query(`CREATE INDEX "IDX_6889decead7890a502f249d993" ON "petition_item"  ("department_id")`);
    await runner.query(
      `CREATE INDEX "petition_item_due_by_day" ON "petition_item"  ("center_id", "due_on") WHERE due_on IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX "petition_item_by_day" ON "petition_item"  ("center_id", "received_on", "id")`);
    await runner.query(
      `CREATE TABLE "petition_item_record" ("id" uuid NOT NULL, "item_id" uuid NOT NULL, "center_id" uuid NOT NULL, "seq" integer NOT NULL, "kind" character varying(64) NOT NULL, "occurred_on" date NOT NULL, "details" jsonb NOT NULL, "note" text, "is_late" boolean NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, "recorded_by_staff_id" uuid, CONSTRAINT "petition_item_record_once" UNIQUE ("item_id", "seq"), CONSTRAINT "PK_e40f4a07655bf315a23e2db0891" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON COLUMN "petition_item_record"."occurred_on" IS 'day it happened, in the zone of the centre'`,
    );
    await runner.query(
      `COMMENT ON COLUMN "petition_item_record"."details" IS 'codes, days and counts of this kind of record'`,
    );
    await runner.query(`COMMENT ON COLUMN "petition_item_record"."note" IS 'reason or body; no names'`);
    await runner.query(
      `COMMENT ON COLUMN "petition_item_record"."is_late" IS 'recorded more than one working day after it happened'`,
    );
    await runner.query(`COMMENT ON COLUMN "petition_item_record"."recorded_by" IS 'account'`);
    await runner.query(`CREATE INDEX "IDX_c7916c4cd9ae6f31122cdad823" ON "petition_item_record"  ("center_id")`);
    await runner.query(
      `CREATE TABLE "zero_baseline_version" ("id" uuid NOT NULL, "baseline_id" uuid NOT NULL, "center_id" uuid NOT NULL, "version" integer NOT NULL, "declared_since" date NOT NULL, "ground" text NOT NULL, "declared_by" uuid NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "zero_baseline_version_once" UNIQUE ("baseline_id", "version"), CONSTRAINT "PK_3ada9bd3feb9cf5d6f90d601c58" PRIMARY KEY ("id"))`,
    );
    await runner.query(`COMMENT ON COLUMN "zero_baseline_version"."declared_by" IS 'account'`);
    await runner.query(`CREATE INDEX "IDX_79b8617f65036d3cc034885eb5" ON "zero_baseline_version"  ("center_id")`);
    await runner.query(`ALTER TABLE "petition" ADD "provisional" boolean NOT NULL DEFAULT false`);
    await runner.query(
      `COMMENT ON COLUMN "petition"."provisional" IS 'reported by somebody else or late, and not yet confirmed by the petition officer'`,
    );
    await runner.query(`ALTER TABLE "petition" ADD "confirmed_by" uuid`);
    await runner.query(`COMMENT ON COLUMN "petition"."confirmed_by" IS 'account of the petition officer'`);
    await runner.query(`ALTER TABLE "petition" ADD "confirmed_at" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "petition_version" ADD "provisional" boolean NOT NULL DEFAULT false`);
    await runner.query(
      `COMMENT ON COLUMN "petition_version"."provisional" IS 'reported by somebody else or late, and not yet confirmed by the petition officer'`,
    );
    await runner.query(`ALTER TABLE "petition_return_version" ADD "reason" text`);
    await runner.query(`COMMENT ON COLUMN "petition_return_version"."reason" IS 'why it was corrected'`);
    await runner.query(`ALTER TABLE "zero_baseline" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(
      `ALTER TABLE "petition" ADD CONSTRAINT "petition_confirmed" CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL) AND NOT (provisional AND confirmed_by IS NOT NULL))`,
    );
    await runner.query(
      `ALTER TABLE "petition_item" ADD CONSTRAINT "FK_5d0ef610ef98db7105e83743551" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "petition_item" ADD CONSTRAINT "FK_7c127448cb9422083dd3c5bb715" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "petition_item" ADD CONSTRAINT "FK_b6925c4baeba97b5a5c2812ffd4" FOREIGN KEY ("same_matter_as_id") REFERENCES "petition_item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "petition_item" ADD CONSTRAINT "FK_6889decead7890a502f249d9931" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "petition_item_record" ADD CONSTRAINT "FK_a3d3e1655b05a16acfe54d11a96" FOREIGN KEY ("item_id") REFERENCES "petition_item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "petition_item_record" ADD CONSTRAINT "FK_c7916c4cd9ae6f31122cdad8230" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "zero_baseline_version" ADD CONSTRAINT "FK_6a6181fbdbecc2ba722e5ed1837" FOREIGN KEY ("baseline_id") REFERENCES "zero_baseline"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "zero_baseline_version" ADD CONSTRAINT "FK_79b8617f65036d3cc034885eb55" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `CREATE INDEX "petition_provisional" ON "petition"  ("center_id", "recorded_at") WHERE provisional`,
    );
    // What was declared so far is its first version.
    await runner.query(
      `INSERT INTO "zero_baseline_version" ("id", "baseline_id", "center_id", "version", "declared_since", "ground", "declared_by", "recorded_at")
       SELECT "id", "id", "center_id", "version", "declared_since", "ground", "declared_by", "recorded_at" FROM "zero_baseline"`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "petition_item_record"');
    await runner.query('DROP TABLE "petition_item"');
    await runner.query('DROP TABLE "zero_baseline_version"');
    await runner.query('ALTER TABLE "zero_baseline" DROP COLUMN "version"');
    await runner.query('ALTER TABLE "petition_return_version" DROP COLUMN "reason"');
    await runner.query('ALTER TABLE "petition_version" DROP COLUMN "provisional"');
    await runner.query('DROP INDEX "petition_provisional"');
    await runner.query('ALTER TABLE "petition" DROP CONSTRAINT "petition_confirmed"');
    await runner.query(
      'ALTER TABLE "petition" DROP COLUMN "provisional", DROP COLUMN "confirmed_by", DROP COLUMN "confirmed_at"',
    );
  }
}
