/** Files of what was destroyed: their bytes go, their rows stay. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ForgottenFiles1764000000340 implements MigrationInterface {
  name = 'ForgottenFiles1764000000340';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "stored_file" ADD "forgotten_at" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(
      `COMMENT ON COLUMN "stored_file"."forgotten_at" IS 'what it belonged to was destroyed: its bytes have to go'`,
    );
    await runner.query(`ALTER TABLE "stored_file" ADD "gone_at" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`COMMENT ON COLUMN "stored_file"."gone_at" IS 'when its bytes went'`);
    await runner.query(
      `CREATE INDEX "stored_file_forgotten" ON "stored_file"  ("forgotten_at") WHERE forgotten_at IS NOT NULL AND gone_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "stored_file" DROP COLUMN "forgotten_at", DROP COLUMN "gone_at"`);
  }
}
