/** Webhooks: where events are sent, what is on its way, and the log of attempts. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Webhooks1764000000470 implements MigrationInterface {
  name = 'Webhooks1764000000470';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "webhook" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "owner_id" uuid NOT NULL, "url" text NOT NULL, "description" text NOT NULL, "types" text array NOT NULL, "state" character varying(64) NOT NULL, "reason" character varying(64), "stopped_at" TIMESTAMP(3) WITH TIME ZONE, "position" bigint NOT NULL, "secret" bytea NOT NULL, "previous_secret" bytea, "previous_until" TIMESTAMP(3) WITH TIME ZONE, "failing_since" TIMESTAMP(3) WITH TIME ZONE, "hold_until" TIMESTAMP(3) WITH TIME ZONE, "created_by" uuid NOT NULL, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "version" integer NOT NULL DEFAULT '1', "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "webhook_previous" CHECK ((previous_secret IS NULL) = (previous_until IS NULL)), CONSTRAINT "webhook_reason" CHECK ((state = 'disabled') = (reason IS NOT NULL) AND (reason IS NULL) = (stopped_at IS NULL)), CONSTRAINT "webhook_state" CHECK (state IN ('active', 'paused', 'disabled', 'deleted')), CONSTRAINT "PK_e6765510c2d078db49632b59020" PRIMARY KEY ("id")); COMMENT ON COLUMN "webhook"."center_id" IS 'its events are those of this centre and of the centres below'; COMMENT ON COLUMN "webhook"."owner_id" IS 'account or API key whose rights decide what is sent'; COMMENT ON COLUMN "webhook"."description" IS 'what the other system is'; COMMENT ON COLUMN "webhook"."types" IS 'types of events; empty: all'; COMMENT ON COLUMN "webhook"."reason" IS 'why the service stopped it'; COMMENT ON COLUMN "webhook"."position" IS 'everything up to here was looked at'; COMMENT ON COLUMN "webhook"."secret" IS 'signing secret, sealed'; COMMENT ON COLUMN "webhook"."previous_secret" IS 'the secret before it, sealed'; COMMENT ON COLUMN "webhook"."previous_until" IS 'until then the one before signs too'; COMMENT ON COLUMN "webhook"."failing_since" IS 'no delivery has succeeded since'; COMMENT ON COLUMN "webhook"."hold_until" IS 'the receiver asked not to be called before'; COMMENT ON COLUMN "webhook"."created_by" IS 'account or API key'`,
    );
    await runner.query(`CREATE INDEX "IDX_907399a47de1d464157e439ab5" ON "webhook"  ("center_id", "id")`);
    await runner.query(
      `CREATE TABLE "webhook_delivery" ("webhook_id" uuid NOT NULL, "position" bigint NOT NULL, "event_id" uuid NOT NULL, "type" text NOT NULL, "subject_id" uuid NOT NULL, "state" character varying(64) NOT NULL, "attempts" integer NOT NULL DEFAULT '0', "due_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "lease" uuid, "leased_until" TIMESTAMP(3) WITH TIME ZONE, "failure" character varying(64), "dead_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "webhook_delivery_lease" CHECK ((lease IS NULL) = (leased_until IS NULL)), CONSTRAINT "webhook_delivery_state" CHECK (state IN ('waiting', 'dead')), CONSTRAINT "PK_3be3418c589a9377d81379f917e" PRIMARY KEY ("webhook_id", "position")); COMMENT ON COLUMN "webhook_delivery"."position" IS 'place of the event in the feed'; COMMENT ON COLUMN "webhook_delivery"."type" IS 'as the contract names it'; COMMENT ON COLUMN "webhook_delivery"."subject_id" IS 'its events are delivered one after the other'; COMMENT ON COLUMN "webhook_delivery"."attempts" IS 'attempts that failed'; COMMENT ON COLUMN "webhook_delivery"."due_at" IS 'not before'; COMMENT ON COLUMN "webhook_delivery"."lease" IS 'whoever is sending it now'; COMMENT ON COLUMN "webhook_delivery"."leased_until" IS 'after that another may send it'; COMMENT ON COLUMN "webhook_delivery"."failure" IS 'what went wrong last'`,
    );
    await runner.query(
      `CREATE INDEX "webhook_delivery_leased" ON "webhook_delivery"  ("leased_until") WHERE leased_until IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "webhook_delivery_dead" ON "webhook_delivery"  ("webhook_id", "position") WHERE state = 'dead'`,
    );
    await runner.query(
      `CREATE INDEX "webhook_delivery_subject" ON "webhook_delivery"  ("webhook_id", "subject_id", "position") WHERE state = 'waiting'`,
    );
    await runner.query(
      `CREATE TABLE "webhook_attempt" ("id" uuid NOT NULL, "webhook_id" uuid NOT NULL, "event_id" uuid NOT NULL, "type" text NOT NULL, "attempt" integer NOT NULL, "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "outcome" character varying(64) NOT NULL, "status" integer, "duration_ms" integer NOT NULL, "failure" character varying(64), "next_at" TIMESTAMP(3) WITH TIME ZONE, "url_sha256" text NOT NULL, CONSTRAINT "PK_e4ff77b66cdd20591ba6189a1f9" PRIMARY KEY ("id")); COMMENT ON COLUMN "webhook_attempt"."attempt" IS 'which attempt for this event; 0: none was made'; COMMENT ON COLUMN "webhook_attempt"."outcome" IS 'delivered, again, dead, stop, dropped, withheld, ping'; COMMENT ON COLUMN "webhook_attempt"."status" IS 'of the answer'; COMMENT ON COLUMN "webhook_attempt"."url_sha256" IS 'SHA-256 of the address it went to, in hexadecimal'`,
    );
    await runner.query(`CREATE INDEX "IDX_c8f3b7393a42912c52a83f2e31" ON "webhook_attempt"  ("at")`);
    await runner.query(`CREATE INDEX "IDX_916299a50207700a4a7d0873ef" ON "webhook_attempt"  ("webhook_id", "id")`);
    await runner.query(
      `ALTER TABLE "webhook" ADD CONSTRAINT "FK_43208b314456bc01f15c09ae6cf" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "webhook_delivery" ADD CONSTRAINT "FK_ef25cc28dcf88ea3dd81f39af2d" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "webhook_attempt" ADD CONSTRAINT "FK_a516e3b807b29601e7780872f88" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['webhook_attempt', 'webhook_delivery', 'webhook']) await runner.query(`DROP TABLE "${table}"`);
  }
}
