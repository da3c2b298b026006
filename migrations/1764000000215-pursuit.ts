/** Promises that are not kept by themselves: urgings, waivers, hand-overs. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Pursuit1764000000215 implements MigrationInterface {
  name = 'Pursuit1764000000215';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "obligation_pursuit" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "obligation_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "occurred_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "method" character varying(64), "advised" boolean, "party_ids" uuid array NOT NULL DEFAULT '{}', "handed_to" character varying(64), "paper" text, "note" text, CONSTRAINT "obligation_pursuit_kind" CHECK (kind IN ('urged','waived','handed_over')), CONSTRAINT "PK_bab1e4d554eaa21fcf9f0c859de" PRIMARY KEY ("id")); COMMENT ON COLUMN "obligation_pursuit"."center_id" IS 'centre of origin of the dispute'; COMMENT ON COLUMN "obligation_pursuit"."method" IS 'how a debtor was urged'; COMMENT ON COLUMN "obligation_pursuit"."advised" IS 'told that the creditor may go to court'; COMMENT ON COLUMN "obligation_pursuit"."party_ids" IS 'parties who waived'; COMMENT ON COLUMN "obligation_pursuit"."paper" IS 'waiver, or paper of the court'`,
    );
    await runner.query(`CREATE INDEX "IDX_4be5228dddb5e7ca062fc82e89" ON "obligation_pursuit"  ("dispute_id")`);
    await runner.query(`CREATE INDEX "IDX_e3ea8bcbbf6d30d1a23bef9448" ON "obligation_pursuit"  ("obligation_id")`);
    await runner.query(`CREATE INDEX "IDX_094ad2f1a7723fe4272b071a8d" ON "obligation_pursuit"  ("center_id")`);
    await runner.query(
      `ALTER TABLE "obligation_pursuit" ADD CONSTRAINT "FK_094ad2f1a7723fe4272b071a8df" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "obligation_pursuit" ADD CONSTRAINT "FK_4be5228dddb5e7ca062fc82e89b" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "obligation_pursuit" ADD CONSTRAINT "FK_e3ea8bcbbf6d30d1a23bef9448e" FOREIGN KEY ("obligation_id") REFERENCES "obligation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // In cases from before nobody had urged, waived or handed over.
    await runner.query(
      `UPDATE "dispute" SET "folded" = jsonb_set("folded", '{obligations}', (
         SELECT coalesce(jsonb_agg('{"urges": 0, "advised": false, "handedTo": null}'::jsonb || o ORDER BY place), '[]')
           FROM jsonb_array_elements("folded" -> 'obligations') WITH ORDINALITY AS t(o, place)))
        WHERE jsonb_array_length("folded" -> 'obligations') > 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE "dispute" SET "folded" = jsonb_set("folded", '{obligations}', (
         SELECT coalesce(jsonb_agg(o - 'urges' - 'advised' - 'handedTo' ORDER BY place), '[]')
           FROM jsonb_array_elements("folded" -> 'obligations') WITH ORDINALITY AS t(o, place)))
        WHERE jsonb_array_length("folded" -> 'obligations') > 0`,
    );
    await runner.query('DROP TABLE "obligation_pursuit"');
  }
}
