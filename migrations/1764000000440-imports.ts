/** Files brought in from other systems; petitions and cases say whether they came that way. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Imports1764000000440 implements MigrationInterface {
  name = 'Imports1764000000440';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "import_job" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "source" text NOT NULL, "mode" character varying(64) NOT NULL, "dry_run" boolean NOT NULL, "reading" jsonb NOT NULL, "file_id" uuid NOT NULL, "wrapped_key" bytea NOT NULL, "state" character varying(64) NOT NULL, "phase" character varying(64) NOT NULL, "position" integer NOT NULL DEFAULT '0', "rows_read" integer NOT NULL DEFAULT '0', "rows_good" integer NOT NULL DEFAULT '0', "rows_bad" integer NOT NULL DEFAULT '0', "rows_skipped" integer NOT NULL DEFAULT '0', "rows_written" integer NOT NULL DEFAULT '0', "ignored_columns" jsonb NOT NULL DEFAULT '[]', "attempts" integer NOT NULL DEFAULT '0', "stalls" integer NOT NULL DEFAULT '0', "lease_until" TIMESTAMP(3) WITH TIME ZONE, "problem" jsonb, "requested_by" uuid NOT NULL, "requested_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP(3) WITH TIME ZONE, "finished_at" TIMESTAMP(3) WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "import_job_problem" CHECK ((state = 'failed') = (problem IS NOT NULL)), CONSTRAINT "import_job_over" CHECK ((state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL)), CONSTRAINT "import_job_lease" CHECK ((state = 'running') = (lease_until IS NOT NULL)), CONSTRAINT "import_job_phase" CHECK (phase IN ('checking', 'writing')), CONSTRAINT "import_job_state" CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')), CONSTRAINT "PK_65b4c7eccb8120972a7b8da7682" PRIMARY KEY ("id")); COMMENT ON COLUMN "import_job"."kind" IS 'what the rows are'; COMMENT ON COLUMN "import_job"."source" IS 'system the file comes from, where the row names none'; COMMENT ON COLUMN "import_job"."mode" IS 'all_or_nothing or good_rows'; COMMENT ON COLUMN "import_job"."dry_run" IS 'only checked, nothing written'; COMMENT ON COLUMN "import_job"."reading" IS 'format, encoding and mapping as asked; null: found out'; COMMENT ON COLUMN "import_job"."file_id" IS 'stored file; gone when the job is over'; COMMENT ON COLUMN "import_job"."wrapped_key" IS 'key of the file; empty once the job is over'; COMMENT ON COLUMN "import_job"."phase" IS 'good rows alone are checked as they are written'; COMMENT ON COLUMN "import_job"."position" IS 'rows done in this phase; whoever takes it up goes on behind them'; COMMENT ON COLUMN "import_job"."rows_skipped" IS 'there already, with the same content'; COMMENT ON COLUMN "import_job"."ignored_columns" IS 'headings no field was found for'; COMMENT ON COLUMN "import_job"."attempts" IS 'how often somebody began; whoever holds an earlier number is too late'; COMMENT ON COLUMN "import_job"."stalls" IS 'attempts since the last row was done'; COMMENT ON COLUMN "import_job"."lease_until" IS 'until then it is taken; afterwards anybody takes it up'; COMMENT ON COLUMN "import_job"."problem" IS 'why it failed: code and values'; COMMENT ON COLUMN "import_job"."requested_by" IS 'account'; COMMENT ON COLUMN "import_job"."version" IS 'raised by a change of state, not by progress'`,
    );
    await runner.query(
      `CREATE INDEX "import_job_open" ON "import_job"  ("requested_at", "id") WHERE state IN ('queued', 'running')`,
    );
    await runner.query(`CREATE INDEX "import_job_list" ON "import_job"  ("center_id", "requested_at", "id")`);
    await runner.query(
      `CREATE TABLE "import_row" ("import_id" uuid NOT NULL, "row_no" integer NOT NULL, "line" integer NOT NULL, "external_key" text, "state" character varying(64) NOT NULL, "faults" jsonb, CONSTRAINT "import_row_state" CHECK (state IN ('good', 'bad', 'skipped', 'conflict')), CONSTRAINT "PK_01ed7949d97fa70135c8016c183" PRIMARY KEY ("import_id", "row_no")); COMMENT ON COLUMN "import_row"."line" IS 'line of the file it ends on'; COMMENT ON COLUMN "import_row"."external_key" IS 'source and id in the other system'; COMMENT ON COLUMN "import_row"."faults" IS 'field, column, code and values of each fault'`,
    );
    await runner.query(
      `CREATE INDEX "import_row_report" ON "import_row"  ("import_id", "row_no") WHERE state <> 'good'`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "import_row_once" ON "import_row"  ("import_id", "external_key") WHERE state = 'good'`,
    );
    await runner.query(
      `CREATE TABLE "imported_record" ("center_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "source" text NOT NULL, "external_id" text NOT NULL, "subject_id" uuid NOT NULL, "digest" bytea NOT NULL, "import_id" uuid NOT NULL, "imported_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_a42709cbcf55ffe9213b5a3da99" PRIMARY KEY ("center_id", "kind", "source", "external_id")); COMMENT ON COLUMN "imported_record"."subject_id" IS 'dispute, petition, grid or building, staff'; COMMENT ON COLUMN "imported_record"."digest" IS 'keyed hash of the row'`,
    );
    await runner.query(`CREATE INDEX "IDX_9d250593e311c0d8e50b248918" ON "imported_record"  ("subject_id")`);
    await runner.query(`CREATE INDEX "IDX_abc91dea096b7ce1d1ec55439f" ON "imported_record"  ("import_id")`);
    await runner.query(`ALTER TABLE "petition" ADD "origin" character varying(64) NOT NULL DEFAULT 'recorded'`);
    await runner.query(`COMMENT ON COLUMN "petition"."origin" IS 'imported: from the register of another system'`);
    await runner.query(
      `ALTER TABLE "petition" ADD CONSTRAINT "petition_origin" CHECK (origin IN ('recorded', 'imported'))`,
    );
    await runner.query(
      `ALTER TABLE "import_job" ADD CONSTRAINT "FK_61f3a0535b8e2ae923432c013b1" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "import_row" ADD CONSTRAINT "FK_21310ea1ae31303597305a1c602" FOREIGN KEY ("import_id") REFERENCES "import_job"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "imported_record" ADD CONSTRAINT "FK_2077cc844be2c127a17aa65fbde" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "imported_record" ADD CONSTRAINT "FK_abc91dea096b7ce1d1ec55439f2" FOREIGN KEY ("import_id") REFERENCES "import_job"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(`UPDATE dispute SET folded = '{"imported": null}'::jsonb || folded`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "imported_record"`);
    await runner.query(`DROP TABLE "import_row"`);
    await runner.query(`DROP TABLE "import_job"`);
    await runner.query(`ALTER TABLE "petition" DROP COLUMN "origin"`);
  }
}
