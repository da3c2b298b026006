/**
 * The desk at a hundred thousand cases: what waits for a director's word is a column, and what is open is found by indexes that hold
 * nothing else. Cases written before get the column from their snapshot, as `waitingDecisions` would.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether something waits, as SQL over a case's row. */
export const WAITS = `state <> 'archived' AND (
     folded @? '$.challenges[*] ? (@.state == "open")'
  OR folded @? '$.custody.supervisions[*] ? (@.state == "answered")'
  OR (state IN ('registered','accepted','assigned','mediating','suspended')
      AND folded @? '$.custody.supervisions[*] ? (@.cause == "objections" && @.state != "closed")'
      AND folded @? '$.custody.referrals[last] ? (@.state == "objected" && @.body == null)'
      AND NOT folded @? '$.custody.referrals[*] ? (@.state == "open")'))`;

const UNFINISHED = `state IN ('registered','accepted','assigned','mediating','suspended','settled','performed')`;

const INDEXES = [
  `CREATE INDEX "dispute_work_of_department" ON "dispute" ("department_id", "state") WHERE ${UNFINISHED}`,
  `CREATE INDEX "dispute_work_of_officer" ON "dispute" ("responsible_officer_id", "state") WHERE ${UNFINISHED}`,
  `CREATE INDEX "dispute_work_of_mediator" ON "dispute" USING gin ("mediator_ids") WHERE ${UNFINISHED}`,
  `CREATE INDEX "mediation_session_planned" ON "mediation_session" ("starts_at") WHERE state = 'scheduled'`,
  `CREATE INDEX "return_visit_given" ON "return_visit" ("assignee_id", "due_on") WHERE visited_on IS NULL`,
];

export class Desk1764000000200 implements MigrationInterface {
  name = 'Desk1764000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "dispute" ADD "director_decides" boolean NOT NULL DEFAULT false`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."director_decides" IS 'a challenge, an answer or a referral waits for a director to decide'`,
    );
    await runner.query(`UPDATE "dispute" SET "director_decides" = true WHERE ${WAITS}`);
    await runner.query(`CREATE INDEX "dispute_for_director" ON "dispute" ("custody_center_id") WHERE director_decides`);
    for (const sql of INDEXES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of INDEXES.map((sql) => sql.split('"')[1])) await runner.query(`DROP INDEX "${name}"`);
    await runner.query('ALTER TABLE "dispute" DROP COLUMN "director_decides"');
  }
}
