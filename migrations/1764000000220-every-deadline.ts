/**
 * Every kind of deadline is reminded of and found by its day. A referral and a request for legal aid have two deadlines each, which may
 * end on one day: the kind is part of what a reminder is of. Cases written before get the new days from their snapshot, as their
 * projection would.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As SQL over a case's row: the soonest day by which whom it was referred to is to have dealt with it, and of legal aid. */
export const HANDLING_DUE_ON = `(SELECT min((r ->> 'dueOn')::date) FROM jsonb_array_elements(folded -> 'custody' -> 'referrals') r
  WHERE CASE WHEN r ->> 'body' IS NULL
    THEN r ->> 'state' IN ('open','accepted') AND folded #>> '{deadlines,-1,endedAt}' IS NULL
         AND state IN ('registered','accepted','assigned','mediating','suspended','referred')
    ELSE r ->> 'state' = 'open' END)`;
export const LEGAL_AID_DUE_ON = `(SELECT min((clock ->> 'dueOn')::date) FROM jsonb_array_elements(folded -> 'legalAid') r,
  unnest(ARRAY[r -> 'decision', r -> 'assignment']) clock WHERE clock ->> 'doneAt' IS NULL)`;

const FORMER = `'mediation','performance','return_visit'`;
const ADDED = `'referral_answer','referral','supervision','legal_aid_decision','legal_aid_assignment'`;

const kinds = (list: string) => [
  `ALTER TABLE "deadline_reminder" DROP CONSTRAINT "deadline_reminder_kind"`,
  `ALTER TABLE "deadline_reminder" ADD CONSTRAINT "deadline_reminder_kind" CHECK (kind IN (${list}))`,
];

const UP = [
  `ALTER TABLE "dispute" ADD "handling_due_on" date`,
  `COMMENT ON COLUMN "dispute"."handling_due_on" IS 'soonest day by which whom it was referred to is to have dealt with it'`,
  `ALTER TABLE "dispute" ADD "legal_aid_due_on" date`,
  `COMMENT ON COLUMN "dispute"."legal_aid_due_on" IS 'soonest day on which legal aid is to be decided or somebody assigned; papers may be missing'`,
  `UPDATE "dispute" SET "handling_due_on" = ${HANDLING_DUE_ON}, "legal_aid_due_on" = ${LEGAL_AID_DUE_ON}
    WHERE jsonb_array_length(folded -> 'custody' -> 'referrals') > 0 OR jsonb_array_length(folded -> 'legalAid') > 0`,
  `CREATE INDEX "dispute_handling_due" ON "dispute"  ("custody_center_id", "handling_due_on") WHERE handling_due_on IS NOT NULL`,
  `CREATE INDEX "dispute_legal_aid_due" ON "dispute"  ("custody_center_id", "legal_aid_due_on") WHERE legal_aid_due_on IS NOT NULL`,
  ...kinds(`${FORMER},${ADDED}`),
  `ALTER TABLE "deadline_reminder" DROP CONSTRAINT "PK_3385db7b453d0032aaf902725ad"`,
  `ALTER TABLE "deadline_reminder" ADD CONSTRAINT "PK_56b0da465f231019bcf3c1e8364" PRIMARY KEY ("dispute_id", "subject_id", "kind", "due_on")`,
  `COMMENT ON COLUMN "deadline_reminder"."subject_id" IS 'the obligation, visit, referral, supervision or request for legal aid; for mediation as a whole the dispute'`,
  `COMMENT ON COLUMN "deadline_reminder"."kind" IS 'a referral or request has two deadlines, perhaps of one day'`,
  `COMMENT ON COLUMN "deadline_reminder"."staff_id" IS 'whom it concerned then; null: whoever may act on it'`,
];

const DOWN = [
  `DELETE FROM "deadline_reminder" WHERE kind IN (${ADDED})`,
  ...kinds(FORMER),
  `ALTER TABLE "deadline_reminder" DROP CONSTRAINT "PK_56b0da465f231019bcf3c1e8364"`,
  `ALTER TABLE "deadline_reminder" ADD CONSTRAINT "PK_3385db7b453d0032aaf902725ad" PRIMARY KEY ("dispute_id", "subject_id", "due_on")`,
  `COMMENT ON COLUMN "deadline_reminder"."subject_id" IS 'the obligation or visit; for mediation as a whole the dispute'`,
  `COMMENT ON COLUMN "deadline_reminder"."kind" IS NULL`,
  `COMMENT ON COLUMN "deadline_reminder"."staff_id" IS 'whom it concerned then'`,
  `ALTER TABLE "dispute" DROP COLUMN "handling_due_on", DROP COLUMN "legal_aid_due_on"`,
];

export class EveryDeadline1764000000220 implements MigrationInterface {
  name = 'EveryDeadline1764000000220';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of UP) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of DOWN) await runner.query(sql);
  }
}
