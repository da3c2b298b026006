/** Where a case was routed before its acceptance: department, officer on duty, line of the roster, since when. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Routing1764000000100 implements MigrationInterface {
  name = 'Routing1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "dispute" ADD "routed_department_id" uuid`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."routed_department_id" IS 'before acceptance: whose officer on duty has it, or in whose queue it waits'`,
    );
    await runner.query(`ALTER TABLE "dispute" ADD "routed_officer_id" uuid`);
    await runner.query(`COMMENT ON COLUMN "dispute"."routed_officer_id" IS 'null: nobody was on duty'`);
    await runner.query(`ALTER TABLE "dispute" ADD "routed_shift_id" uuid`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."routed_shift_id" IS 'the roster line that put the officer on duty'`,
    );
    await runner.query(`ALTER TABLE "dispute" ADD "routed_at" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`COMMENT ON COLUMN "dispute"."routed_at" IS 'when it was routed there'`);
    await runner.query(`COMMENT ON COLUMN "dispute"."shift_id" IS 'roster line by which it was assigned'`);
    await runner.query(
      `CREATE INDEX "dispute_routed" ON "dispute"  ("routed_department_id") WHERE state = 'registered'`,
    );
    await runner.query(`CREATE INDEX "dispute_routed_by" ON "dispute"  ("routed_shift_id")`);
    await runner.query(`CREATE INDEX "dispute_routed_to" ON "dispute"  ("routed_officer_id", "received_at", "id")`);
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "FK_533139ab75fe287a8a36a52edc7" FOREIGN KEY ("routed_department_id") REFERENCES "department"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "FK_2d25ea320a4466553f1abcc10eb" FOREIGN KEY ("routed_officer_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "FK_aa7f9cdff33b1bbb96004bcc5cf" FOREIGN KEY ("routed_shift_id") REFERENCES "shift"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // Cases from before have not been routed: those still to be accepted wait until somebody is on duty.
    await runner.query(`UPDATE "dispute" SET "folded" = "folded" || '{"routing": null}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "dispute" DROP COLUMN "routed_department_id", DROP COLUMN "routed_officer_id", DROP COLUMN "routed_shift_id", DROP COLUMN "routed_at"',
    );
    await runner.query(`UPDATE "dispute" SET "folded" = "folded" - 'routing'`);
    await runner.query(`COMMENT ON COLUMN "dispute"."shift_id" IS 'roster line that caught the case'`);
  }
}
