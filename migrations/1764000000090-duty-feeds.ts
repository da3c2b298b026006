/** Secret calendar links to the duty of a person or a department. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DutyFeeds1764000000090 implements MigrationInterface {
  name = 'DutyFeeds1764000000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "duty_feed" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "staff_id" uuid, "department_id" uuid, "token_hash" bytea NOT NULL, "created_by" uuid NOT NULL, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "revoked_at" TIMESTAMP(3) WITH TIME ZONE, "last_read_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "duty_feed_token" UNIQUE ("token_hash"), CONSTRAINT "duty_feed_of_one" CHECK ((staff_id IS NULL) <> (department_id IS NULL)), CONSTRAINT "PK_c3e9bf2aa9ea2a22646c7c4a954" PRIMARY KEY ("id")); COMMENT ON COLUMN "duty_feed"."staff_id" IS 'whose duty it shows'; COMMENT ON COLUMN "duty_feed"."department_id" IS 'or which department’s'; COMMENT ON COLUMN "duty_feed"."token_hash" IS 'SHA-256 of the secret in the link'; COMMENT ON COLUMN "duty_feed"."created_by" IS 'account'; COMMENT ON COLUMN "duty_feed"."revoked_at" IS 'from then on the link answers nothing'; COMMENT ON COLUMN "duty_feed"."last_read_at" IS 'to the hour: enough to see whether it is still in use'`,
    );
    await runner.query(`CREATE INDEX "IDX_fc1fec89b58ed8776f51accd29" ON "duty_feed"  ("department_id", "id")`);
    await runner.query(`CREATE INDEX "IDX_1ebad9d17d70cd903fb229e016" ON "duty_feed"  ("staff_id", "id")`);
    await runner.query(`CREATE INDEX "IDX_adbb47e516e9f4ec0bd5a34eb4" ON "duty_feed"  ("center_id")`);
    await runner.query(
      `ALTER TABLE "duty_feed" ADD CONSTRAINT "FK_adbb47e516e9f4ec0bd5a34eb48" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "duty_feed" ADD CONSTRAINT "FK_854947454a3cc31f729f8426dc6" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "duty_feed" ADD CONSTRAINT "FK_ed4b4988053eba44e9c5cb378e3" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "duty_feed"');
  }
}
