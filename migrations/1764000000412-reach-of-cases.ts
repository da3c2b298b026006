/** The last day of which anything of a case can be counted: a report of a period passes over what was over before it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReachOfCases1764000000412 implements MigrationInterface {
  name = 'ReachOfCases1764000000412';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "case_version" ADD "last_on" date NOT NULL DEFAULT 'infinity'`);
    await runner.query(
      `COMMENT ON COLUMN "case_version"."last_on" IS 'the last day of which anything of it can be counted'`,
    );
    // Closed, and nothing in its lists is left without its day: the latest day that is written anywhere.
    await runner.query(
      `UPDATE "case_version" c SET "last_on" = greatest(c.closed_on, c.ended_on, c.performed_on,
          (SELECT max(m[1]::date) FROM regexp_matches(concat(c.pauses, c.referrals, c.deadlines, c.promises, c.visits, c.confirmations),
             '"(\\d{4}-\\d{2}-\\d{2})"', 'g') AS m))
        WHERE c.closed_on IS NOT NULL AND c.ended_on IS NOT NULL
          AND NOT jsonb_path_exists(c.promises, '$[*] ? (@.doneOn == null)')
          AND NOT jsonb_path_exists(c.referrals, '$[*] ? (@.answeredOn == null)')
          AND NOT jsonb_path_exists(c.confirmations, '$[*] ? (@.decidedOn == null)')`,
    );
    await runner.query(`CREATE INDEX "case_version_reach" ON "case_version"  ("center_id", "last_on", "received_on")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "case_version_reach"');
    await runner.query('ALTER TABLE "case_version" DROP COLUMN "last_on"');
  }
}
