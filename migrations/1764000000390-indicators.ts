/**
 * What a centre cannot count itself: population, and what courts and the police counted; a report knows when it was produced beside the
 * moment it speaks of.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = (kinds: string) =>
  `ALTER TABLE "report" DROP CONSTRAINT "report_kind", ADD CONSTRAINT "report_kind" CHECK (kind IN (${kinds}))`;

export class Indicators1764000000390 implements MigrationInterface {
  name = 'Indicators1764000000390';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "population" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "year" integer NOT NULL, "version" integer NOT NULL, "residents" integer NOT NULL, "registered_floating" integer NOT NULL, "source" text NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, CONSTRAINT "population_once" UNIQUE ("center_id", "year", "version"), CONSTRAINT "population_numbers" CHECK (residents >= 0 AND registered_floating >= 0), CONSTRAINT "PK_1cedb69330ebde5aee2cdc9bda4" PRIMARY KEY ("id")); COMMENT ON COLUMN "population"."registered_floating" IS 'registered floating population'; COMMENT ON COLUMN "population"."source" IS 'who said so, on what paper'; COMMENT ON COLUMN "population"."recorded_by" IS 'account'`,
    );
    await runner.query(
      `CREATE TABLE "outside_count" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "month" character varying(64) NOT NULL, "version" integer NOT NULL, "civil_cases" integer, "administrative_cases" integer, "criminal_cases" integer, "public_security_cases_of_major_impact" integer, "casualty_accidents" integer, "source" text NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, CONSTRAINT "outside_count_once" UNIQUE ("center_id", "month", "version"), CONSTRAINT "outside_count_numbers" CHECK (least(civil_cases, administrative_cases, criminal_cases, public_security_cases_of_major_impact, casualty_accidents) >= 0), CONSTRAINT "outside_count_month" CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'), CONSTRAINT "PK_7f31ed8da867eaf5c323bac8580" PRIMARY KEY ("id")); COMMENT ON COLUMN "outside_count"."month" IS 'YYYY-MM'; COMMENT ON COLUMN "outside_count"."civil_cases" IS 'first instance, accepted by courts'; COMMENT ON COLUMN "outside_count"."administrative_cases" IS 'first instance, accepted by courts'; COMMENT ON COLUMN "outside_count"."source" IS 'who said so, on what paper'; COMMENT ON COLUMN "outside_count"."recorded_by" IS 'account'`,
    );
    await runner.query(
      `ALTER TABLE "population" ADD CONSTRAINT "FK_d60df6b28308e62bbcd4ce19544" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "outside_count" ADD CONSTRAINT "FK_4f3a3a227d697c93c10091a3be4" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(KINDS(`'zero_petition', 'roster', 'three_zero', 'litigation_rate'`));
    await runner.query('ALTER TABLE "report" ADD "produced_at" TIMESTAMP(3) WITH TIME ZONE');
    // Until now a report could only speak of the moment it was produced.
    await runner.query('UPDATE "report" SET "produced_at" = "as_of"');
    await runner.query('ALTER TABLE "report" ALTER COLUMN "produced_at" SET NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "report" DROP COLUMN "produced_at"');
    await runner.query(`DELETE FROM "report" WHERE kind IN ('three_zero', 'litigation_rate')`);
    await runner.query(KINDS(`'zero_petition', 'roster'`));
    await runner.query('DROP TABLE "outside_count"');
    await runner.query('DROP TABLE "population"');
  }
}
