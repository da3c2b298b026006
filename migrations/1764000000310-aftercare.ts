/**
 * What follows an agreement: parties are told of judicial confirmation, what was confirmed is enforced in time, what a party says is not
 * settled is answered; performances and visits keep more of what was said. Agreements from before owe no notices of confirmation.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FORMER = `'mediation','performance','return_visit','referral_answer','referral','supervision','legal_aid_decision','legal_aid_assignment'`;
const ADDED = `'confirmation_notice','enforcement','unsettled'`;

const kinds = (list: string) => [
  `ALTER TABLE "deadline_reminder" DROP CONSTRAINT "deadline_reminder_kind"`,
  `ALTER TABLE "deadline_reminder" ADD CONSTRAINT "deadline_reminder_kind" CHECK (kind IN (${list}))`,
];

export class Aftercare1764000000310 implements MigrationInterface {
  name = 'Aftercare1764000000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "dispute" ADD "confirmation_until" date`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."confirmation_until" IS 'last day to apply for judicial confirmation, while nobody has'`,
    );
    await runner.query(`ALTER TABLE "dispute" ADD "confirmation_notice_due_on" date`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."confirmation_notice_due_on" IS 'soonest day by which a party is to be told of it'`,
    );
    await runner.query(`ALTER TABLE "dispute" ADD "enforcement_due_on" date`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."enforcement_due_on" IS 'soonest day by which what was confirmed and not performed is to be enforced'`,
    );
    await runner.query(`ALTER TABLE "dispute" ADD "unsettled_due_on" date`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."unsettled_due_on" IS 'soonest day on which what is said not to be settled is to be answered'`,
    );
    await runner.query(`ALTER TABLE "performance" ADD "method" character varying(64)`);
    await runner.query(`COMMENT ON COLUMN "performance"."method" IS 'how it was performed'`);
    await runner.query(`ALTER TABLE "performance" ADD "paid_by" uuid`);
    await runner.query(`COMMENT ON COLUMN "performance"."paid_by" IS 'the debtor whose hand it came from'`);
    await runner.query(`ALTER TABLE "performance" ADD "said_by" uuid`);
    await runner.query(`COMMENT ON COLUMN "performance"."said_by" IS 'the party who says so'`);
    await runner.query(`ALTER TABLE "return_visit" ADD "method" character varying(64)`);
    await runner.query(`COMMENT ON COLUMN "return_visit"."method" IS 'in person, by phone, by video'`);
    await runner.query(`ALTER TABLE "return_visit" ADD "resolved" character varying(64)`);
    await runner.query(`COMMENT ON COLUMN "return_visit"."resolved" IS 'is the quarrel settled'`);
    await runner.query(`ALTER TABLE "return_visit" ADD "later_suit" character varying(64)`);
    await runner.query(`COMMENT ON COLUMN "return_visit"."later_suit" IS 'did anybody sue since'`);
    await runner.query(`ALTER TABLE "return_visit" ADD "judgment" text`);
    await runner.query(`COMMENT ON COLUMN "return_visit"."judgment" IS 'what the court decided'`);
    await runner.query(`ALTER TABLE "return_visit" ADD "mediated_wrongly" boolean`);
    await runner.query(
      `COMMENT ON COLUMN "return_visit"."mediated_wrongly" IS 'the mediation itself was found to be wrong'`,
    );
    await runner.query(`ALTER TABLE "return_visit" ADD "measures" text`);
    await runner.query(`COMMENT ON COLUMN "return_visit"."measures" IS 'what was done about it'`);
    await runner.query(
      `COMMENT ON COLUMN "deadline_reminder"."subject_id" IS 'the obligation, visit, referral, supervision, request for legal aid, party or report; for mediation as a whole the dispute'`,
    );
    await runner.query(
      `CREATE INDEX "dispute_unsettled_due" ON "dispute"  ("custody_center_id", "unsettled_due_on") WHERE unsettled_due_on IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "dispute_enforcement_due" ON "dispute"  ("custody_center_id", "enforcement_due_on") WHERE enforcement_due_on IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "dispute_confirmation_notice_due" ON "dispute"  ("custody_center_id", "confirmation_notice_due_on") WHERE confirmation_notice_due_on IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "dispute_confirmation_until" ON "dispute"  ("custody_center_id", "confirmation_until") WHERE confirmation_until IS NOT NULL`,
    );
    for (const sql of kinds(`${FORMER},${ADDED}`)) await runner.query(sql);
    await runner.query(
      `UPDATE "dispute" SET "folded" = '{"confirmationWindow": null, "unsettled": []}'::jsonb || "folded"`,
    );
    await runner.query(
      `UPDATE "dispute" d SET "enforcement_due_on" = (SELECT min((o.due_on + interval '2 years')::date) FROM "obligation" o
         WHERE o.agreement_id = d.agreement_id AND o.state = 'open' AND o.due_on IS NOT NULL AND NOT o.continuing)
        WHERE d.state = 'settled' AND EXISTS (SELECT 1 FROM jsonb_array_elements(d.folded -> 'confirmations') c
         WHERE (c ->> 'agreementId')::uuid = d.agreement_id AND c ->> 'result' = 'valid')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "deadline_reminder" WHERE kind IN (${ADDED})`);
    for (const sql of kinds(FORMER)) await runner.query(sql);
    await runner.query(
      `COMMENT ON COLUMN "deadline_reminder"."subject_id" IS 'the obligation, visit, referral, supervision or request for legal aid; for mediation as a whole the dispute'`,
    );
    await runner.query(`UPDATE "dispute" SET "folded" = "folded" - 'confirmationWindow' - 'unsettled'`);
    await runner.query(
      `ALTER TABLE "return_visit" DROP COLUMN "method", DROP COLUMN "resolved", DROP COLUMN "later_suit", DROP COLUMN "judgment", DROP COLUMN "mediated_wrongly", DROP COLUMN "measures"`,
    );
    await runner.query(`ALTER TABLE "performance" DROP COLUMN "method", DROP COLUMN "paid_by", DROP COLUMN "said_by"`);
    await runner.query(
      `ALTER TABLE "dispute" DROP COLUMN "confirmation_until", DROP COLUMN "confirmation_notice_due_on", DROP COLUMN "enforcement_due_on", DROP COLUMN "unsettled_due_on"`,
    );
  }
}
