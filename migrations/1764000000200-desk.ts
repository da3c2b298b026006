/**
 * The desk at a hundred thousand cases: what waits for a director's word is a column, and what is open is found by indexes that hold
 * nothing else. Cases written before get the column from their snapshot, as `waitingDecisions` would.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const WAITS = `state <> 'archived' AND (
     folded @? '$.challenges[*] ? (@.state == "open")'
  OR folded @? '$.custody.supervisions[*] ? (@.state == "answered")'
  OR (state IN ('registered','accepted','assigned','mediating','suspended')
      AND folded @? '$.custody.supervisions[*] ? (@.cause == "objections" && @.state != "closed")'
      AND folded @? '$.custody.referrals[last] ? (@.state == "objected" && @.body == null)'
      AND NOT folded @? '$.custody.referrals[*] ? (@.state == "open")'))`;

export class Desk1764000000200 implements MigrationInterface {
  name = 'Desk1764000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "dispute" ADD "director_decides" boolean NOT NULL DEFAULT false`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."director_decides" IS 'a challenge, an answer or a referral waits for a director to decide'`,
    );
    await runner.query(`UPDATE "dispute" SET "director_decides" = true WHERE ${WAITS}`);
    await runner.query(`CREATE INDEX "dispute_for_director" ON "dispute" ("custody_center_id") WHERE director_decides`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "dispute" DROP COLUMN "director_decides"');
  }
}
