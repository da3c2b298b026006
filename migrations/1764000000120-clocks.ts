/** Reminders of deadlines, when a term passed, and late entries that wait for a countersignature. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Clocks1764000000120 implements MigrationInterface {
  name = 'Clocks1764000000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "deadline_reminder" ("dispute_id" uuid NOT NULL, "subject_id" uuid NOT NULL, "due_on" date NOT NULL, "center_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "staff_id" uuid, "reminded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "deadline_reminder_kind" CHECK (kind IN ('mediation','performance','return_visit')), CONSTRAINT "PK_3385db7b453d0032aaf902725ad" PRIMARY KEY ("dispute_id", "subject_id", "due_on")); COMMENT ON COLUMN "deadline_reminder"."subject_id" IS 'the obligation or visit; for mediation as a whole the dispute'; COMMENT ON COLUMN "deadline_reminder"."staff_id" IS 'whom it concerned then'`,
    );
    await runner.query(`CREATE INDEX "IDX_c9d180eecdfab00db9ed10eb7b" ON "deadline_reminder"  ("staff_id", "due_on")`);
    await runner.query(`CREATE INDEX "IDX_9f02fd7abd3ed94cfe95825bce" ON "deadline_reminder"  ("center_id", "due_on")`);
    await runner.query(`ALTER TABLE "dispute" ADD "expired_at" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."expired_at" IS 'its term was found to have passed; an extension clears it'`,
    );
    await runner.query(`ALTER TABLE "dispute" ADD "late_entry_seqs" integer array NOT NULL DEFAULT '{}'`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."late_entry_seqs" IS 'late entries that wait for a countersignature'`,
    );
    await runner.query(
      `CREATE INDEX "dispute_late_entries" ON "dispute"  ("custody_center_id") WHERE late_entry_seqs <> '{}'`,
    );
    await runner.query(
      `CREATE INDEX "dispute_expired" ON "dispute"  ("custody_center_id", "mediation_due_on") WHERE expired_at IS NOT NULL AND state IN ('accepted','assigned','mediating')`,
    );
    await runner.query(
      `ALTER TABLE "deadline_reminder" ADD CONSTRAINT "FK_882aed8de967d5d4b2a43e55a2f" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "deadline_reminder" ADD CONSTRAINT "FK_36f32e9b3212885c06f834a3b44" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "deadline_reminder" ADD CONSTRAINT "FK_afbddd33e8f19d36872ad07daab" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "deadline_reminder"');
    await runner.query('ALTER TABLE "dispute" DROP COLUMN "expired_at", DROP COLUMN "late_entry_seqs"');
  }
}
