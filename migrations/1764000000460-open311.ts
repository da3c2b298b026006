/** What came in over Open311. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Open3111764000000460 implements MigrationInterface {
  name = 'Open3111764000000460';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "open311_request" ("dispute_id" uuid NOT NULL, "center_id" uuid NOT NULL, "api_key_id" uuid NOT NULL, "service_code" text NOT NULL, "external_id" text, "digest" bytea, "requested_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "sent_sealed" bytea NOT NULL, CONSTRAINT "open311_request_external_id" UNIQUE ("api_key_id", "external_id"), CONSTRAINT "PK_69d7d85c375cd74385e1952f8d0" PRIMARY KEY ("dispute_id")); COMMENT ON COLUMN "open311_request"."api_key_id" IS 'who sent it, and alone sees it here'; COMMENT ON COLUMN "open311_request"."service_code" IS 'as it was sent: category, or category-subcategory'; COMMENT ON COLUMN "open311_request"."external_id" IS 'number in the system of the sender'; COMMENT ON COLUMN "open311_request"."digest" IS 'keyed hash of what was sent under that number'; COMMENT ON COLUMN "open311_request"."sent_sealed" IS 'description and place as they were sent; later words of officers are not told here'`,
    );
    await runner.query(`CREATE INDEX "IDX_b8113d42a85090137d4ea15034" ON "open311_request"  ("center_id")`);
    await runner.query(
      `CREATE INDEX "IDX_a943901c4a3958d309bef60f84" ON "open311_request"  ("api_key_id", "requested_at")`,
    );
    await runner.query(
      `ALTER TABLE "open311_request" ADD CONSTRAINT "FK_69d7d85c375cd74385e1952f8d0" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "open311_request" ADD CONSTRAINT "FK_b8113d42a85090137d4ea15034b" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "open311_request" ADD CONSTRAINT "FK_ec18bb489949cb5fa3d7d53ce07" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "open311_request"`);
  }
}
