/** Agreements: shares of several debtors, promises on a condition and what was found about it, copies handed over. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In cases from before everybody answered jointly, nothing hung on a condition, and no copies were counted. */
export const COMPLETE_AGREEMENTS = `UPDATE "dispute" SET "folded" = "folded" || jsonb_build_object(
    'obligations', (SELECT coalesce(jsonb_agg('{"shares": [], "condition": null}'::jsonb || o ORDER BY place), '[]')
      FROM jsonb_array_elements("folded" -> 'obligations') WITH ORDINALITY AS t(o, place)),
    'agreements', (SELECT coalesce(jsonb_agg('{"copies": null, "deliveries": []}'::jsonb || a || jsonb_build_object('obligations',
        (SELECT coalesce(jsonb_agg('{"shares": [], "condition": null}'::jsonb || o ORDER BY place), '[]')
           FROM jsonb_array_elements(a -> 'obligations') WITH ORDINALITY AS u(o, place))) ORDER BY rank), '[]')
      FROM jsonb_array_elements("folded" -> 'agreements') WITH ORDINALITY AS t(a, rank)))
  WHERE "folded" -> 'agreements' <> '[]'`;

export class Agreements1764000000280 implements MigrationInterface {
  name = 'Agreements1764000000280';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "condition_finding" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "obligation_id" uuid NOT NULL, "happened" boolean NOT NULL, "occurred_on" date NOT NULL, "evidence" text NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_97557282a9ea2d490692531869b" PRIMARY KEY ("id")); COMMENT ON COLUMN "condition_finding"."center_id" IS 'centre of origin of the dispute'; COMMENT ON COLUMN "condition_finding"."happened" IS 'came true; false: no longer can'; COMMENT ON COLUMN "condition_finding"."evidence" IS 'what shows it'`,
    );
    await runner.query(`CREATE INDEX "IDX_009f28bcb0b4853cf7e1c5810e" ON "condition_finding"  ("dispute_id")`);
    await runner.query(`CREATE INDEX "IDX_1fcd1482267f1ac6ef9ce10649" ON "condition_finding"  ("obligation_id")`);
    await runner.query(`CREATE INDEX "IDX_68a00f7cbb48cd6b3917b2be74" ON "condition_finding"  ("center_id")`);
    await runner.query(
      `CREATE TABLE "agreement_delivery" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "agreement_id" uuid NOT NULL, "party_id" uuid, "copies" integer NOT NULL, "method" character varying(64) NOT NULL, "delivered_on" date NOT NULL, "receipt_sealed" bytea NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "agreement_delivery_method" CHECK (method IN ('in_person','post','electronic','left_at_home')), CONSTRAINT "PK_a8b7dc5ab8bca480230da5c0081" PRIMARY KEY ("id")); COMMENT ON COLUMN "agreement_delivery"."center_id" IS 'centre of origin of the dispute'; COMMENT ON COLUMN "agreement_delivery"."party_id" IS 'null: the committee’s own copy'; COMMENT ON COLUMN "agreement_delivery"."receipt_sealed" IS 'encrypted: who signed for it, its tracking number, or a note'`,
    );
    await runner.query(`CREATE INDEX "IDX_fae7a74e2e9bd548ad20597c54" ON "agreement_delivery"  ("agreement_id")`);
    await runner.query(`CREATE INDEX "IDX_a9971088d42a0bbdce8e0e14e6" ON "agreement_delivery"  ("dispute_id")`);
    await runner.query(`CREATE INDEX "IDX_9075ead1f1794bbf5787c433c9" ON "agreement_delivery"  ("center_id")`);
    await runner.query(`ALTER TABLE "obligation" ADD "shares" jsonb`);
    await runner.query(
      `COMMENT ON COLUMN "obligation"."shares" IS 'what each debtor owes: partyId and amountFen; null: jointly'`,
    );
    await runner.query(`ALTER TABLE "obligation" ADD "condition" jsonb`);
    await runner.query(`COMMENT ON COLUMN "obligation"."condition" IS 'what it hangs on: text and dueDaysAfter'`);
    await runner.query(
      `ALTER TABLE "condition_finding" ADD CONSTRAINT "FK_68a00f7cbb48cd6b3917b2be746" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "condition_finding" ADD CONSTRAINT "FK_009f28bcb0b4853cf7e1c5810ee" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "condition_finding" ADD CONSTRAINT "FK_1fcd1482267f1ac6ef9ce106490" FOREIGN KEY ("obligation_id") REFERENCES "obligation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "agreement_delivery" ADD CONSTRAINT "FK_9075ead1f1794bbf5787c433c9f" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "agreement_delivery" ADD CONSTRAINT "FK_a9971088d42a0bbdce8e0e14e62" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "agreement_delivery" ADD CONSTRAINT "FK_fae7a74e2e9bd548ad20597c54e" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(COMPLETE_AGREEMENTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE "dispute" SET "folded" = "folded" || jsonb_build_object(
         'obligations', (SELECT coalesce(jsonb_agg(o - 'shares' - 'condition' ORDER BY place), '[]')
           FROM jsonb_array_elements("folded" -> 'obligations') WITH ORDINALITY AS t(o, place)),
         'agreements', (SELECT coalesce(jsonb_agg((a - 'copies' - 'deliveries') || jsonb_build_object('obligations',
             (SELECT coalesce(jsonb_agg(o - 'shares' - 'condition' ORDER BY place), '[]')
                FROM jsonb_array_elements(a -> 'obligations') WITH ORDINALITY AS u(o, place))) ORDER BY rank), '[]')
           FROM jsonb_array_elements("folded" -> 'agreements') WITH ORDINALITY AS t(a, rank)))
       WHERE "folded" -> 'agreements' <> '[]'`,
    );
    await runner.query('ALTER TABLE "obligation" DROP COLUMN "condition", DROP COLUMN "shares"');
    await runner.query('DROP TABLE "agreement_delivery"');
    await runner.query('DROP TABLE "condition_finding"');
  }
}
