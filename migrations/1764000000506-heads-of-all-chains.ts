/** A signed report vouches for the audit log of every centre; seals from before keep vouching for that of their own. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HeadsOfAllChains1764000000506 implements MigrationInterface {
  name = 'HeadsOfAllChains1764000000506';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "report_seal" ADD "audit_heads" jsonb; COMMENT ON COLUMN "report_seal"."audit_heads" IS 'heads of all chains of the audit log, whose digest is in the sealed text; null before version 3'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "report_seal" DROP COLUMN "audit_heads"`);
  }
}
