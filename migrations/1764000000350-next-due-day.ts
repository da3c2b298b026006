/**
 * A promise in parts is watched by the day of the first part not paid in full. An agreement in force is watched also while its change
 * is mediated, until nothing of it is open.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Over an open `obligation o`. */
export const NEXT_DUE_ON = `CASE WHEN jsonb_array_length(coalesce(o.instalments, '[]')) = 0 THEN o.due_on ELSE
  (SELECT min(p.due_on) FROM (SELECT i."dueOn" AS due_on, sum(i."amountFen") OVER (ORDER BY i."dueOn" ROWS UNBOUNDED PRECEDING) AS paid_by
     FROM jsonb_to_recordset(o.instalments) AS i("dueOn" date, "amountFen" bigint)) p WHERE p.paid_by > o.paid_fen) END`;

const OF_AGREEMENT = `FROM "obligation" o WHERE o.agreement_id = d.agreement_id AND o.state = 'open'`;
const WINDOW_RUNS = `EXISTS (SELECT 1 ${OF_AGREEMENT}) AND d.folded #>> '{confirmationWindow,appliedAt}' IS NULL`;
const IS_CONFIRMED = `EXISTS (SELECT 1 FROM jsonb_array_elements(d.folded -> 'confirmations') c
  WHERE (c ->> 'agreementId')::uuid = d.agreement_id AND c ->> 'result' = 'valid')`;

/** Over a `dispute d` with an agreement in force. */
export const BINDS = `d.agreement_id IS NOT NULL AND d.state IN ('accepted','assigned','mediating','suspended','settled','performed')`;
export const CONFIRMATION_UNTIL = `CASE WHEN ${WINDOW_RUNS} THEN (d.folded #>> '{confirmationWindow,lastDay}')::date END`;
export const NOTICE_DUE_ON = `CASE WHEN ${WINDOW_RUNS} THEN (SELECT min((n ->> 'dueOn')::date)
  FROM jsonb_array_elements(d.folded #> '{confirmationWindow,notices}') n WHERE n ->> 'at' IS NULL) END`;
export const ENFORCEMENT_DUE_ON = `CASE WHEN ${IS_CONFIRMED} THEN (SELECT min((o.due_on + interval '2 years')::date) ${OF_AGREEMENT}
  AND o.due_on IS NOT NULL AND NOT o.continuing) END`;

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
    await runner.query(`UPDATE "obligation" o SET "next_due_on" = ${NEXT_DUE_ON} WHERE o.state = 'open'`);
    await runner.query(
      `UPDATE "dispute" d SET "confirmation_until" = ${CONFIRMATION_UNTIL}, "confirmation_notice_due_on" = ${NOTICE_DUE_ON},
         "enforcement_due_on" = ${ENFORCEMENT_DUE_ON} WHERE ${BINDS}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "obligation_due"`);
    await runner.query(`ALTER TABLE "obligation" DROP COLUMN "next_due_on"`);
    await runner.query(`CREATE INDEX "obligation_due" ON "obligation"  ("center_id", "due_on") WHERE state = 'open'`);
  }
}
