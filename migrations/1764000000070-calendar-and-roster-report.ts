/** Lateness says whether it was counted on a known year; reports on the duty roster. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CalendarAndRosterReport1764000000070 implements MigrationInterface {
  name = 'CalendarAndRosterReport1764000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "petition" ADD "calendar_known" boolean NOT NULL DEFAULT true`);
    await runner.query(
      `COMMENT ON COLUMN "petition"."calendar_known" IS 'false: whether it was late was counted on a year nobody had entered'`,
    );
    await runner.query('ALTER TABLE "report" DROP CONSTRAINT "report_kind"');
    await runner.query(`ALTER TABLE "report" ADD CONSTRAINT "report_kind" CHECK (kind IN ('zero_petition', 'roster'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "report" WHERE kind = 'roster'`);
    await runner.query('ALTER TABLE "report" DROP CONSTRAINT "report_kind"');
    await runner.query(`ALTER TABLE "report" ADD CONSTRAINT "report_kind" CHECK (kind IN ('zero_petition'))`);
    await runner.query('ALTER TABLE "petition" DROP COLUMN "calendar_known"');
  }
}
