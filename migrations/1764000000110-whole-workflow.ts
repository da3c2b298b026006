/** All states of a dispute, and the settings version each case keeps; cases from before began under the built-in ones. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WholeWorkflow1764000000110 implements MigrationInterface {
  name = 'WholeWorkflow1764000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "dispute" DROP CONSTRAINT "dispute_state"`);
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "dispute_state" CHECK (state IN ('registered','accepted','assigned','mediating','suspended','settled','performed','failed','withdrawn','refused','referred','merged','closed','archived'))`,
    );
    await runner.query(`UPDATE "dispute" SET "folded" = '{"settings": null}'::jsonb || "folded"`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "dispute" SET "folded" = "folded" - 'settings'`);
    await runner.query(`ALTER TABLE "dispute" DROP CONSTRAINT "dispute_state"`);
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "dispute_state" CHECK (state IN ('registered','accepted','assigned','mediating','settled','performed','failed','withdrawn','refused','closed'))`,
    );
  }
}
