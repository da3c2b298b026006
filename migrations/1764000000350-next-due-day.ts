/**
 * A promise in parts is watched by the day of the first part not paid in full. An agreement in force is watched also while its change
 * is mediated, until nothing of it is open.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN = `SELECT o.due_on FROM "obligation" o WHERE o.agreement_id = d.agreement_id AND o.state = 'open'`;
const IN_FORCE = `d.agreement_id IS NOT NULL AND d.state IN ('accepted','assigned','mediating','suspended','settled','performed')`;
const WINDOW_RUNS = `EXISTS (${OPEN}) AND d.folded #>> '{confirmationWindow,appliedAt}' IS NULL`;

export class NextDueDay1764000000350 implements MigrationInterface {
  name = 'NextDueDay1764000000350';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "obligation" ADD "next_due_on" date`);
    await runner.query(
      `COMMENT ON COLUMN "obligation"."next_due_on" IS 'while open: of instalments the first one not paid in full, else its only day'`,
    );
    await runner.query(`DROP INDEX "obligation_due"`);
    await runner.query(
      `CREATE INDEX "obligation_due" ON "obligation"  ("center_id", "next_due_on") WHERE state = 'open'`,
    );
    await runner.query(
      `UPDATE "obligation" o SET "next_due_on" = CASE WHEN jsonb_array_length(coalesce(o.instalments, '[]')) = 0 THEN o.due_on ELSE
         (SELECT min(p.due_on) FROM (SELECT i."dueOn" AS due_on, sum(i."amountFen") OVER (ORDER BY i."dueOn" ROWS UNBOUNDED PRECEDING) AS until
            FROM jsonb_to_recordset(o.instalments) AS i("dueOn" date, "amountFen" bigint)) p WHERE p.until > o.paid_fen) END
        WHERE o.state = 'open'`,
    );
    await runner.query(
      `UPDATE "dispute" d SET
         "confirmation_until" = CASE WHEN ${WINDOW_RUNS} THEN (d.folded #>> '{confirmationWindow,lastDay}')::date END,
         "confirmation_notice_due_on" = CASE WHEN ${WINDOW_RUNS} THEN (SELECT min((n ->> 'dueOn')::date)
           FROM jsonb_array_elements(d.folded #> '{confirmationWindow,notices}') n WHERE n ->> 'at' IS NULL) END
        WHERE ${IN_FORCE} AND jsonb_typeof(d.folded -> 'confirmationWindow') = 'object'`,
    );
    await runner.query(
      `UPDATE "dispute" d SET "enforcement_due_on" = (SELECT min((o.due_on + interval '2 years')::date) FROM "obligation" o
         WHERE o.agreement_id = d.agreement_id AND o.state = 'open' AND o.due_on IS NOT NULL AND NOT o.continuing)
        WHERE ${IN_FORCE} AND EXISTS (SELECT 1 FROM jsonb_array_elements(d.folded -> 'confirmations') c
         WHERE (c ->> 'agreementId')::uuid = d.agreement_id AND c ->> 'result' = 'valid')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "obligation_due"`);
    await runner.query(`ALTER TABLE "obligation" DROP COLUMN "next_due_on"`);
    await runner.query(`CREATE INDEX "obligation_due" ON "obligation"  ("center_id", "due_on") WHERE state = 'open'`);
  }
}
