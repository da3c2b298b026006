/** The day on duty: who came and left, who was missed, calls to those on call, and the note from shift to shift. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An officer who goes home early gets a shorter line in place of the shift: what was recorded goes with them. */
const FOLLOW = `
CREATE FUNCTION attendance_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO shift_attendance (shift_id, center_id, staff_id, checked_in_at, checked_out_at, late_minutes,
    in_recorded_at, in_recorded_by, out_recorded_at, out_recorded_by, version)
  SELECT NEW.id, center_id, staff_id, checked_in_at, checked_out_at, late_minutes,
    in_recorded_at, in_recorded_by, out_recorded_at, out_recorded_by, version
    FROM shift_attendance WHERE shift_id = NEW.replaces_id AND staff_id = NEW.staff_id;
  RETURN NULL;
END $$`;

export class Duty1764000000080 implements MigrationInterface {
  name = 'Duty1764000000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "duty_alert" ("shift_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "center_id" uuid NOT NULL, "raised_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "resolved_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "duty_alert_kind" CHECK (kind IN ('late', 'missing', 'handover_overdue')), CONSTRAINT "PK_6ba94525deae6fb06d96e6ace15" PRIMARY KEY ("shift_id", "kind")); COMMENT ON COLUMN "duty_alert"."resolved_at" IS 'the officer came, or the note was accepted'`,
    );
    await runner.query(`CREATE INDEX "IDX_d5e32dbbadda970959726c0b1a" ON "duty_alert"  ("center_id", "raised_at")`);
    await runner.query(
      `CREATE TABLE "duty_call" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "department_id" uuid NOT NULL, "shift_id" uuid NOT NULL, "called_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "called_by" uuid NOT NULL, "reason" text NOT NULL, "answered_at" TIMESTAMP(3) WITH TIME ZONE, "answered_by_staff_id" uuid, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "duty_call_answer" CHECK ((answered_at IS NULL) = (answered_by_staff_id IS NULL) AND called_at <= answered_at), CONSTRAINT "PK_fca40f1ced026136a462c2498dd" PRIMARY KEY ("id")); COMMENT ON COLUMN "duty_call"."called_by" IS 'account'`,
    );
    await runner.query(`CREATE INDEX "IDX_dc7cdee386c5660e0f2b4d2328" ON "duty_call"  ("answered_by_staff_id")`);
    await runner.query(`CREATE INDEX "IDX_a899d390d546b056a04c12cb4b" ON "duty_call"  ("department_id")`);
    await runner.query(`CREATE INDEX "IDX_958d2e4b0ce3d4fc9eabec6b12" ON "duty_call"  ("center_id", "called_at")`);
    await runner.query(`CREATE INDEX "IDX_903e97fa9b20265cb164826f05" ON "duty_call"  ("shift_id", "called_at", "id")`);
    await runner.query(
      `CREATE TABLE "handover" ("shift_id" uuid NOT NULL, "center_id" uuid NOT NULL, "department_id" uuid NOT NULL, "items" jsonb, "notes" jsonb NOT NULL DEFAULT '[]', "written_at" TIMESTAMP(3) WITH TIME ZONE, "accept_by" TIMESTAMP(3) WITH TIME ZONE, "accepted_at" TIMESTAMP(3) WITH TIME ZONE, "accepted_by_staff_id" uuid, "to_shift_id" uuid, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "handover_accepted" CHECK ((accepted_at IS NULL) = (accepted_by_staff_id IS NULL) AND written_at <= accepted_at), CONSTRAINT "handover_written" CHECK ((items IS NULL) = (written_at IS NULL) AND (written_at IS NULL) = (accept_by IS NULL)), CONSTRAINT "PK_4dd0a750b6263078930484b7698" PRIMARY KEY ("shift_id")); COMMENT ON COLUMN "handover"."items" IS 'ids, codes and days only; null until the shift is over'; COMMENT ON COLUMN "handover"."notes" IS 'what the officer added: text, addedAt, addedBy'; COMMENT ON COLUMN "handover"."accept_by" IS 'start of the next working day'; COMMENT ON COLUMN "handover"."to_shift_id" IS 'the line on which it was accepted'`,
    );
    await runner.query(`CREATE INDEX "IDX_55ebd3c933ab6a9b4e63dd8846" ON "handover"  ("to_shift_id")`);
    await runner.query(`CREATE INDEX "IDX_17ec8d15db6604e32b9a04b478" ON "handover"  ("accepted_by_staff_id")`);
    await runner.query(`CREATE INDEX "IDX_5d2376191aca64c30f64f3dfc4" ON "handover"  ("department_id")`);
    await runner.query(`CREATE INDEX "IDX_9e7a211a3b3a95cad1269be501" ON "handover"  ("center_id", "accept_by")`);
    await runner.query(`CREATE INDEX "handover_waiting" ON "handover"  ("accept_by") WHERE accepted_at IS NULL`);
    await runner.query(
      `CREATE TABLE "shift_attendance" ("shift_id" uuid NOT NULL, "center_id" uuid NOT NULL, "staff_id" uuid NOT NULL, "checked_in_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "checked_out_at" TIMESTAMP(3) WITH TIME ZONE, "late_minutes" integer NOT NULL, "in_recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "in_recorded_by" uuid NOT NULL, "out_recorded_at" TIMESTAMP(3) WITH TIME ZONE, "out_recorded_by" uuid, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "shift_attendance_late" CHECK (late_minutes >= 0), CONSTRAINT "shift_attendance_out" CHECK ((checked_out_at IS NULL) = (out_recorded_at IS NULL)), CONSTRAINT "shift_attendance_order" CHECK (checked_in_at < checked_out_at), CONSTRAINT "PK_8398500b2878ce082943275c1ff" PRIMARY KEY ("shift_id")); COMMENT ON COLUMN "shift_attendance"."late_minutes" IS 'by the delay that was set then; 0 = in time'; COMMENT ON COLUMN "shift_attendance"."in_recorded_at" IS 'when the check-in was written down'; COMMENT ON COLUMN "shift_attendance"."in_recorded_by" IS 'account'; COMMENT ON COLUMN "shift_attendance"."out_recorded_by" IS 'account'`,
    );
    await runner.query(
      `CREATE INDEX "IDX_588672ce60cfc90d1a5e8667d1" ON "shift_attendance"  ("center_id", "checked_in_at")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_5316655544d36957b1a486eee5" ON "shift_attendance"  ("staff_id", "checked_in_at")`,
    );
    await runner.query(
      `ALTER TABLE "duty_alert" ADD CONSTRAINT "FK_bb9ab7da2c7e45a8b358d55d12e" FOREIGN KEY ("shift_id") REFERENCES "shift"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "duty_alert" ADD CONSTRAINT "FK_950e8b555c8bd2d4c466cc0aa6c" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "duty_call" ADD CONSTRAINT "FK_50fe032abc575817b9a4ef39ce5" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "duty_call" ADD CONSTRAINT "FK_a899d390d546b056a04c12cb4bd" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "duty_call" ADD CONSTRAINT "FK_7488d7a4a82a4be05216f80a5eb" FOREIGN KEY ("shift_id") REFERENCES "shift"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "duty_call" ADD CONSTRAINT "FK_dc7cdee386c5660e0f2b4d2328b" FOREIGN KEY ("answered_by_staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "handover" ADD CONSTRAINT "FK_4dd0a750b6263078930484b7698" FOREIGN KEY ("shift_id") REFERENCES "shift"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "handover" ADD CONSTRAINT "FK_fddcf4fa6b2bf3bbd548e62330a" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "handover" ADD CONSTRAINT "FK_5d2376191aca64c30f64f3dfc4d" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "handover" ADD CONSTRAINT "FK_17ec8d15db6604e32b9a04b4785" FOREIGN KEY ("accepted_by_staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "handover" ADD CONSTRAINT "FK_55ebd3c933ab6a9b4e63dd8846c" FOREIGN KEY ("to_shift_id") REFERENCES "shift"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "shift_attendance" ADD CONSTRAINT "FK_8398500b2878ce082943275c1ff" FOREIGN KEY ("shift_id") REFERENCES "shift"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "shift_attendance" ADD CONSTRAINT "FK_4fdc03ed2e340bdbfd6cb0a1a92" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "shift_attendance" ADD CONSTRAINT "FK_55248b727014023a625c064b242" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(`CREATE INDEX "duty_call_open" ON "duty_call"  ("called_at") WHERE answered_at IS NULL`);
    await runner.query(`CREATE INDEX "shift_by_start" ON "shift"  ("starts_at")`);
    await runner.query(FOLLOW);
    await runner.query(
      `CREATE TRIGGER shift_attendance_follows AFTER INSERT ON "shift" FOR EACH ROW WHEN (NEW.replaces_id IS NOT NULL) EXECUTE FUNCTION attendance_follows()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER shift_attendance_follows ON "shift"');
    await runner.query('DROP FUNCTION attendance_follows()');
    await runner.query('DROP INDEX "shift_by_start"');
    await runner.query('DROP TABLE "handover", "duty_call", "duty_alert", "shift_attendance"');
  }
}
