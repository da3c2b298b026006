/** What ties cases together, what was corrected after acceptance, and how cases from before came out. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ending1764000000190 implements MigrationInterface {
  name = 'Ending1764000000190';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "dispute_link" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "from_dispute_id" uuid NOT NULL, "to_dispute_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "linked_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "ended_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "dispute_link_two_cases" CHECK (from_dispute_id <> to_dispute_id), CONSTRAINT "dispute_link_kind" CHECK (kind IN ('related','duplicate','follow_up','same_cause','split_from','merged_into')), CONSTRAINT "PK_b53bfd4c42b4490c8ec0005642a" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON COLUMN "dispute_link"."center_id" IS 'centre of origin of the case that names the other'`,
    );
    await runner.query(`COMMENT ON COLUMN "dispute_link"."from_dispute_id" IS 'the case that names the other'`);
    await runner.query(`CREATE INDEX "IDX_413c74414c95c88967caffdf2f" ON "dispute_link"  ("center_id")`);
    await runner.query(`CREATE INDEX "IDX_6d91f6c816c41cef2dc0178802" ON "dispute_link"  ("to_dispute_id")`);
    await runner.query(`CREATE INDEX "IDX_ec3fa4bc637125190e0b959d53" ON "dispute_link"  ("from_dispute_id")`);
    await runner.query(
      `CREATE TABLE "correction" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "seq" integer NOT NULL, "pointer" text NOT NULL, "old_sealed" bytea, "new_sealed" bytea, "corrected_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "staff_id" uuid, CONSTRAINT "PK_87d78e856994ebac898b898ad9a" PRIMARY KEY ("id"))`,
    );
    await runner.query(`COMMENT ON COLUMN "correction"."center_id" IS 'centre of origin'`);
    await runner.query(`COMMENT ON COLUMN "correction"."seq" IS 'entry of the case log'`);
    await runner.query(`COMMENT ON COLUMN "correction"."pointer" IS 'JSON pointer into the dispute'`);
    await runner.query(`COMMENT ON COLUMN "correction"."old_sealed" IS 'null: nothing stood there'`);
    await runner.query(`COMMENT ON COLUMN "correction"."new_sealed" IS 'null: nothing stands there since'`);
    await runner.query(`CREATE INDEX "IDX_665b94ecae17a44d8e643aefbb" ON "correction"  ("center_id")`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_6bb9c9cadbffd4f5d698ed189c" ON "correction"  ("dispute_id", "seq")`);
    await runner.query(
      `ALTER TABLE "dispute_link" ADD CONSTRAINT "FK_413c74414c95c88967caffdf2f3" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dispute_link" ADD CONSTRAINT "FK_ec3fa4bc637125190e0b959d530" FOREIGN KEY ("from_dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dispute_link" ADD CONSTRAINT "FK_6d91f6c816c41cef2dc0178802e" FOREIGN KEY ("to_dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "correction" ADD CONSTRAINT "FK_665b94ecae17a44d8e643aefbb8" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "correction" ADD CONSTRAINT "FK_7bf0f8d6658858104cb25a0cb70" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // A case that has an outcome keeps it; consents recorded from now on are the ones given anew.
    await runner.query(`UPDATE "dispute" SET "folded" = jsonb_build_object('ending', jsonb_build_object(
        'outcome', CASE
          WHEN state IN ('settled','performed','failed','withdrawn','refused','referred','merged') THEN
            jsonb_build_object('state', state, 'at', "folded" -> 'lastStateChangeAt', 'seq', version)
          WHEN state = 'closed' THEN
            jsonb_build_object('state', "folded" -> 'closedFrom', 'at', "folded" -> 'closedAt', 'seq', version)
          END,
        'reopenedAt', NULL, 'closeReason', NULL, 'links', '[]'::jsonb, 'retention', NULL)) || "folded"`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "dispute" SET "folded" = "folded" - 'ending'`);
    await runner.query('DROP TABLE "correction", "dispute_link"');
  }
}
