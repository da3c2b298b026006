/** What reports count of a case, one row per stretch of knowledge, so that a report can be made as of any past instant; reports of any kind. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CaseVersions1764000000400 implements MigrationInterface {
  name = 'CaseVersions1764000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "report" DROP CONSTRAINT IF EXISTS "report_kind"`);
    await runner.query(
      `CREATE TABLE "case_version" ("dispute_id" uuid NOT NULL, "version" integer NOT NULL, "known_from" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "known_until" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT 'infinity', "center_id" uuid NOT NULL, "custody_center_id" uuid NOT NULL, "department_id" uuid, "state" character varying(64) NOT NULL, "track" character varying(64), "source_kind" character varying(64) NOT NULL, "delegated_by" character varying(64), "channel" character varying(64) NOT NULL, "category" character varying(64) NOT NULL, "subcategory" character varying(64), "grid_id" uuid, "amount_fen" bigint, "people" integer, "difficult" boolean NOT NULL, "received_on" date NOT NULL, "accepted_on" date, "assigned_on" date, "started_on" date, "held_on" date, "outcome" character varying(64), "ended_on" date, "performed_on" date, "closed_on" date, "form" character varying(64), "parties" integer NOT NULL, "sessions" integer NOT NULL, "escalated" boolean NOT NULL, "repeat" boolean NOT NULL, "pending_entries" integer NOT NULL, "pauses" jsonb NOT NULL, "referrals" jsonb NOT NULL, "deadlines" jsonb NOT NULL, "promises" jsonb NOT NULL, "visits" jsonb NOT NULL, "confirmations" jsonb NOT NULL, CONSTRAINT "case_version_known" CHECK (known_from < known_until), CONSTRAINT "PK_c32048bb8995bbe4675d19b051a" PRIMARY KEY ("dispute_id", "version")); COMMENT ON COLUMN "case_version"."version" IS 'entry of the case log after which it was so'; COMMENT ON COLUMN "case_version"."center_id" IS 'centre of origin'; COMMENT ON COLUMN "case_version"."held_on" IS 'first session'; COMMENT ON COLUMN "case_version"."outcome" IS 'settled also once performed'; COMMENT ON COLUMN "case_version"."form" IS 'of the agreement in force'; COMMENT ON COLUMN "case_version"."repeat" IS 'flagged as happening again and again'; COMMENT ON COLUMN "case_version"."pending_entries" IS 'late entries nobody has countersigned'; COMMENT ON COLUMN "case_version"."promises" IS 'each part of a promise paid in parts is one'`,
    );
    await runner.query(`CREATE INDEX "case_version_news" ON "case_version"  ("center_id", "known_from")`);
    await runner.query(
      `CREATE INDEX "case_version_past" ON "case_version"  ("center_id", "known_until") WHERE known_until < 'infinity'`,
    );
    await runner.query(
      `CREATE INDEX "case_version_current" ON "case_version"  ("center_id", "dispute_id") WHERE known_until = 'infinity'`,
    );
    await runner.query(
      `CREATE TABLE "report_barrier" ("single" boolean NOT NULL DEFAULT true, "as_of" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_51024003f9f93b2546cf3d57e58" PRIMARY KEY ("single"))`,
    );
    await runner.query(`ALTER TABLE "dispute" ADD "difficult" boolean NOT NULL DEFAULT false`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."difficult" IS 'difficult and complicated 疑难复杂, as the ministry counts them'`,
    );
    await runner.query(
      `ALTER TABLE "case_version" ADD CONSTRAINT "FK_0935a27e5c4b50360488616600f" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "case_version" ADD CONSTRAINT "FK_08f5387a7e5449bc70cabd0e80e" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "report_barrier"');
    await runner.query('DROP TABLE "case_version"');
    await runner.query('ALTER TABLE "dispute" DROP COLUMN "difficult"');
    await runner.query(`ALTER TABLE "report" ADD CONSTRAINT "report_kind" CHECK (kind IN ('zero_petition', 'roster'))`);
  }
}
