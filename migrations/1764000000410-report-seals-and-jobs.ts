/** Who confirmed and who signed a report, the keys of the seals, and reports that are produced as jobs. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReportSealsAndJobs1764000000410 implements MigrationInterface {
  name = 'ReportSealsAndJobs1764000000410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "report_confirmation" ("report_id" uuid NOT NULL, "center_id" uuid NOT NULL, "confirmed_by" uuid NOT NULL, "confirmed_by_staff_id" uuid, "confirmed_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_28c1a9afcab1e023a6beccb0c41" PRIMARY KEY ("report_id")); COMMENT ON COLUMN "report_confirmation"."confirmed_by" IS 'account of another person than the producer'`,
    );
    await runner.query(`CREATE INDEX "IDX_326760f89ac4613848ed9c0915" ON "report_confirmation"  ("center_id")`);
    await runner.query(
      `CREATE TABLE "signing_key" ("key_id" character varying(64) NOT NULL, "public_jwk" jsonb NOT NULL, "first_used_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_1d8b9aad2f1b48c5f2c813da62b" PRIMARY KEY ("key_id")); COMMENT ON COLUMN "signing_key"."key_id" IS 'RFC 7638 thumbprint'`,
    );
    await runner.query(
      `CREATE TABLE "report_seal" ("report_id" uuid NOT NULL, "center_id" uuid NOT NULL, "digest" text NOT NULL, "sealed" text NOT NULL, "key_id" character varying(64) NOT NULL, "value" text NOT NULL, "signed_by" uuid NOT NULL, "signed_by_staff_id" uuid, "signed_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_457ed92558378cce4450709d0e4" PRIMARY KEY ("report_id")); COMMENT ON COLUMN "report_seal"."digest" IS 'of the report'; COMMENT ON COLUMN "report_seal"."sealed" IS 'the text that was sealed, to the byte'; COMMENT ON COLUMN "report_seal"."value" IS 'Ed25519, base64url'; COMMENT ON COLUMN "report_seal"."signed_by" IS 'account'`,
    );
    await runner.query(`CREATE INDEX "IDX_272586631b271730dc869efa09" ON "report_seal"  ("key_id")`);
    await runner.query(`CREATE INDEX "IDX_5da73807524ac1ed3a5a51b422" ON "report_seal"  ("center_id")`);
    await runner.query(
      `CREATE TABLE "report_job" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "parameters" jsonb NOT NULL, "state" character varying(64) NOT NULL, "done" integer NOT NULL, "total" integer NOT NULL, "attempts" integer NOT NULL DEFAULT '0', "lease_until" TIMESTAMP(3) WITH TIME ZONE, "problem" jsonb, "requested_by" uuid NOT NULL, "requested_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP(3) WITH TIME ZONE, "finished_at" TIMESTAMP(3) WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "report_job_problem" CHECK ((state = 'failed') = (problem IS NOT NULL)), CONSTRAINT "report_job_over" CHECK ((state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL)), CONSTRAINT "report_job_lease" CHECK ((state = 'running') = (lease_until IS NOT NULL)), CONSTRAINT "report_job_state" CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')), CONSTRAINT "PK_35e715439e5691b45a9e4710aeb" PRIMARY KEY ("id")); COMMENT ON COLUMN "report_job"."center_id" IS 'with everything below it'; COMMENT ON COLUMN "report_job"."parameters" IS 'what was asked: days, codes, ids'; COMMENT ON COLUMN "report_job"."done" IS 'steps done'; COMMENT ON COLUMN "report_job"."total" IS 'steps in all'; COMMENT ON COLUMN "report_job"."attempts" IS 'how often somebody began; whoever holds an earlier number is too late'; COMMENT ON COLUMN "report_job"."lease_until" IS 'until then it is taken; afterwards anybody takes it up'; COMMENT ON COLUMN "report_job"."problem" IS 'why it failed: codes and values, no text'; COMMENT ON COLUMN "report_job"."requested_by" IS 'account'; COMMENT ON COLUMN "report_job"."version" IS 'raised by a change of state, not by progress'`,
    );
    await runner.query(
      `CREATE INDEX "report_job_open" ON "report_job"  ("requested_at", "id") WHERE state IN ('queued', 'running')`,
    );
    await runner.query(`CREATE INDEX "report_job_list" ON "report_job"  ("center_id", "requested_at", "id")`);
    await runner.query(
      `ALTER TABLE "report_confirmation" ADD CONSTRAINT "FK_28c1a9afcab1e023a6beccb0c41" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "report_confirmation" ADD CONSTRAINT "FK_326760f89ac4613848ed9c0915c" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "report_seal" ADD CONSTRAINT "FK_457ed92558378cce4450709d0e4" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "report_seal" ADD CONSTRAINT "FK_5da73807524ac1ed3a5a51b422b" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "report_seal" ADD CONSTRAINT "FK_272586631b271730dc869efa098" FOREIGN KEY ("key_id") REFERENCES "signing_key"("key_id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "report_job" ADD CONSTRAINT "FK_aad1980b2b908052225d0cc77c6" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['report_job', 'report_seal', 'signing_key', 'report_confirmation'])
      await runner.query(`DROP TABLE "${table}"`);
  }
}
