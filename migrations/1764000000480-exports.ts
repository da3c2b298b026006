/** Exports of what a caller may see; and destroyed files are found by when they were destroyed. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Exports1764000000480 implements MigrationInterface {
  name = 'Exports1764000000480';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "export_job" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "requested_by" uuid NOT NULL, "ground" character varying(64) NOT NULL, "language" character varying(64) NOT NULL, "wish" jsonb NOT NULL, "state" character varying(64) NOT NULL, "cases_done" integer NOT NULL DEFAULT '0', "cases_total" integer NOT NULL DEFAULT '0', "attempts" integer NOT NULL DEFAULT '0', "lease_until" TIMESTAMP(3) WITH TIME ZONE, "problem" jsonb, "as_of" TIMESTAMP(3) WITH TIME ZONE, "rights" jsonb, "case_ids" uuid array, "file_id" uuid, "wrapped_key" bytea NOT NULL, "manifest" jsonb, "expires_at" TIMESTAMP(3) WITH TIME ZONE, "gone_at" TIMESTAMP(3) WITH TIME ZONE, "gone_why" character varying(64), "requested_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP(3) WITH TIME ZONE, "finished_at" TIMESTAMP(3) WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "export_job_gone_why" CHECK (gone_why IN ('expired', 'rights_lost', 'file_destroyed', 'consent_lacking', 'given_back')), CONSTRAINT "export_job_gone" CHECK ((gone_at IS NULL) = (gone_why IS NULL) AND (gone_at IS NULL OR wrapped_key = ''::bytea)), CONSTRAINT "export_job_content" CHECK (state <> 'done' OR (as_of IS NOT NULL AND rights IS NOT NULL AND file_id IS NOT NULL AND manifest IS NOT NULL AND expires_at IS NOT NULL)), CONSTRAINT "export_job_problem" CHECK ((state = 'failed') = (problem IS NOT NULL)), CONSTRAINT "export_job_over" CHECK ((state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL)), CONSTRAINT "export_job_lease" CHECK ((state = 'running') = (lease_until IS NOT NULL)), CONSTRAINT "export_job_state" CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')), CONSTRAINT "PK_2edcb6f1780d22e5a9f2f29f466" PRIMARY KEY ("id")); COMMENT ON COLUMN "export_job"."center_id" IS 'where whoever asked holds the right to'; COMMENT ON COLUMN "export_job"."requested_by" IS 'account or API key'; COMMENT ON COLUMN "export_job"."ground" IS 'statutory or consent (R46)'; COMMENT ON COLUMN "export_job"."language" IS 'zh or en, of the texts in it'; COMMENT ON COLUMN "export_job"."wish" IS 'what was asked: days, an instant, kinds'; COMMENT ON COLUMN "export_job"."cases_done" IS 'cases done'; COMMENT ON COLUMN "export_job"."cases_total" IS 'cases in all, when it began'; COMMENT ON COLUMN "export_job"."attempts" IS 'how often somebody began; whoever holds an earlier number is too late'; COMMENT ON COLUMN "export_job"."lease_until" IS 'until then it is taken; afterwards anybody takes it up'; COMMENT ON COLUMN "export_job"."problem" IS 'why it failed: code and values'; COMMENT ON COLUMN "export_job"."as_of" IS 'everything in it is as it was then'; COMMENT ON COLUMN "export_job"."rights" IS 'grants and reach of who asked, as of then'; COMMENT ON COLUMN "export_job"."case_ids" IS 'cases whose files it holds; null unless done'; COMMENT ON COLUMN "export_job"."file_id" IS 'stored file'; COMMENT ON COLUMN "export_job"."wrapped_key" IS 'key of the file; empty where there is none to be fetched'; COMMENT ON COLUMN "export_job"."manifest" IS 'size and digest of the file, count and digest of each kind'; COMMENT ON COLUMN "export_job"."expires_at" IS 'the file is deleted then'; COMMENT ON COLUMN "export_job"."gone_at" IS 'when the file was deleted'; COMMENT ON COLUMN "export_job"."version" IS 'raised by a change of state, not by progress'`,
    );
    await runner.query(
      `CREATE INDEX "export_job_kept" ON "export_job"  ("id") WHERE state = 'done' AND gone_at IS NULL`,
    );
    await runner.query(
      `CREATE INDEX "export_job_open" ON "export_job"  ("requested_at", "id") WHERE state IN ('queued', 'running')`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "export_job_one_open" ON "export_job"  ("requested_by") WHERE state IN ('queued', 'running')`,
    );
    await runner.query(`CREATE INDEX "IDX_a43f67a2659648eb92fbb3f4bb" ON "export_job"  ("center_id")`);
    await runner.query(`CREATE INDEX "export_job_list" ON "export_job"  ("requested_by", "requested_at", "id")`);
    await runner.query(
      `ALTER TABLE "export_job" ADD CONSTRAINT "FK_a43f67a2659648eb92fbb3f4bb6" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "export_job"`);
  }
}
