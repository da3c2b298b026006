/**
 * The life of a roster after its publication: changes, absences, swaps, gaps; what a centre sets for itself; and the one
 * table in which duty and absence exclude each other.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A shift or absence engages its person while it is in force; taking it back sets the person free. */
const ENGAGE = `
CREATE FUNCTION engage_staff() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM staff_engagement WHERE subject_id = OLD.id;
  END IF;
  IF NEW.cancelled_at IS NULL THEN
    INSERT INTO staff_engagement (subject_id, center_id, staff_id, kind, during)
    VALUES (NEW.id, NEW.center_id, NEW.staff_id, TG_ARGV[0], tstzrange(NEW.starts_at, NEW.ends_at));
  END IF;
  RETURN NULL;
END $$`;

export class RosterLife1764000000040 implements MigrationInterface {
  name = 'RosterLife1764000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "center_settings" ("center_id" uuid NOT NULL, "version" integer NOT NULL, "settings" jsonb NOT NULL, "recorded_by" uuid, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_77d33b16bb5c7ea2efbf86986cc" PRIMARY KEY ("center_id", "version")); COMMENT ON COLUMN "center_settings"."recorded_by" IS 'account; null at set-up'`,
    );
    await runner.query(
      `CREATE TABLE "absence" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "staff_id" uuid NOT NULL, "from_on" date NOT NULL, "to_on" date NOT NULL, "starts_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "kind" character varying(64) NOT NULL, "note" text, "recorded_by" uuid, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "cancelled_at" TIMESTAMP(3) WITH TIME ZONE, "cancelled_by" uuid, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "absence_kind" CHECK (kind IN ('leave', 'ill', 'training', 'assignment', 'other')), CONSTRAINT "absence_period" CHECK (from_on < to_on AND starts_at < ends_at), CONSTRAINT "absence_once" EXCLUDE USING gist (staff_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (cancelled_at IS NULL), CONSTRAINT "PK_30089b15c0f880f026581218c16" PRIMARY KEY ("id")); COMMENT ON COLUMN "absence"."from_on" IS 'first day, in the centre''s zone'; COMMENT ON COLUMN "absence"."to_on" IS 'first day back'; COMMENT ON COLUMN "absence"."starts_at" IS 'start of the first day, or the instant the officer left'; COMMENT ON COLUMN "absence"."ends_at" IS 'start of the first day back'; COMMENT ON COLUMN "absence"."recorded_by" IS 'account; null at set-up'; COMMENT ON COLUMN "absence"."cancelled_at" IS 'taken back; the row stays as history'`,
    );
    await runner.query(`CREATE INDEX "IDX_a719d20a47d52344e571c0c1a9" ON "absence"  ("staff_id", "from_on", "id")`);
    await runner.query(`CREATE INDEX "IDX_aac114f02c5e516ce3d4309e1c" ON "absence"  ("center_id", "from_on")`);
    await runner.query(
      `CREATE TABLE "roster_change" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "reason" text, "subject_id" uuid, "recorded_by" uuid, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "roster_change_kind" CHECK (kind IN ('substitution', 'swap', 'absence', 'extra', 'cancellation')), CONSTRAINT "PK_0ab2eba22877fc3e2c7fdd96364" PRIMARY KEY ("id")); COMMENT ON COLUMN "roster_change"."reason" IS 'why, in the words of the one who changed it'; COMMENT ON COLUMN "roster_change"."subject_id" IS 'the absence or swap request behind it'; COMMENT ON COLUMN "roster_change"."recorded_by" IS 'account; null: the system'`,
    );
    await runner.query(
      `CREATE INDEX "IDX_65fdccc6bbe633401ced13d98e" ON "roster_change"  ("center_id", "recorded_at", "id")`,
    );
    await runner.query(
      `CREATE TABLE "roster_gap" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "department_id" uuid NOT NULL, "on_day" date NOT NULL, "part" character varying(64) NOT NULL, "kind" character varying(64) NOT NULL, "starts_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "why" jsonb NOT NULL, "draft_id" uuid, "shift_id" uuid, "opened_by_change_id" uuid, "opened_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "filled_by_shift_id" uuid, "filled_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "roster_gap_filled" CHECK ((filled_at IS NULL) = (filled_by_shift_id IS NULL)), CONSTRAINT "roster_gap_origin" CHECK (draft_id IS NOT NULL OR opened_by_change_id IS NOT NULL), CONSTRAINT "roster_gap_bounds" CHECK (starts_at < ends_at), CONSTRAINT "roster_gap_kind" CHECK (kind IN ('counter', 'on_call')), CONSTRAINT "roster_gap_part" CHECK (part IN ('am', 'pm', 'day')), CONSTRAINT "PK_8b1b5e9a5405706693e3be792bb" PRIMARY KEY ("id")); COMMENT ON COLUMN "roster_gap"."ends_at" IS 'exclusive'; COMMENT ON COLUMN "roster_gap"."why" IS 'why nobody: code and the figures behind it'; COMMENT ON COLUMN "roster_gap"."shift_id" IS 'the line that fell out'`,
    );
    await runner.query(`CREATE INDEX "IDX_6275d0ffeb8d632b1fc7e28dfe" ON "roster_gap"  ("filled_by_shift_id")`);
    await runner.query(`CREATE INDEX "IDX_97bdfaa973c6289f7b6d0eaf1d" ON "roster_gap"  ("shift_id")`);
    await runner.query(`CREATE INDEX "IDX_1103a2ee84f6793d9bf1711966" ON "roster_gap"  ("opened_by_change_id")`);
    await runner.query(`CREATE INDEX "IDX_e713602920bb0a5d0e98637ab8" ON "roster_gap"  ("draft_id")`);
    await runner.query(`CREATE INDEX "IDX_60644481554ed84aa0c17fc5d6" ON "roster_gap"  ("department_id", "on_day")`);
    await runner.query(`CREATE INDEX "roster_gap_of_center" ON "roster_gap"  ("center_id", "starts_at", "id")`);
    await runner.query(
      `CREATE TABLE "staff_engagement" ("subject_id" uuid NOT NULL, "center_id" uuid NOT NULL, "staff_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "during" tstzrange NOT NULL, CONSTRAINT "staff_engagement_kind" CHECK (kind IN ('shift', 'absence')), CONSTRAINT "staff_engagement_exclusive" EXCLUDE USING gist (staff_id WITH =, during WITH &&), CONSTRAINT "PK_e8c11b6b12c80d893f40f1488d2" PRIMARY KEY ("subject_id")); COMMENT ON COLUMN "staff_engagement"."subject_id" IS 'the shift or absence'`,
    );
    await runner.query(`CREATE INDEX "IDX_4a9ff3ec601ef82d184117a256" ON "staff_engagement"  ("staff_id")`);
    await runner.query(
      `CREATE TABLE "swap_request" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "shift_id" uuid NOT NULL, "staff_id" uuid NOT NULL, "counter_shift_id" uuid NOT NULL, "counter_staff_id" uuid NOT NULL, "state" character varying(64) NOT NULL, "needs_approval" boolean NOT NULL, "reason" text, "requested_by" uuid NOT NULL, "requested_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "answered_by" uuid, "answered_at" TIMESTAMP(3) WITH TIME ZONE, "decided_by" uuid, "decided_at" TIMESTAMP(3) WITH TIME ZONE, "change_id" uuid, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "swap_request_two" CHECK (shift_id <> counter_shift_id AND staff_id <> counter_staff_id), CONSTRAINT "swap_request_state" CHECK (state IN ('requested', 'accepted', 'declined', 'done', 'overtaken', 'withdrawn')), CONSTRAINT "PK_0f47e33a2daa40e285f416f5625" PRIMARY KEY ("id")); COMMENT ON COLUMN "swap_request"."shift_id" IS 'what the asking officer gives'; COMMENT ON COLUMN "swap_request"."counter_shift_id" IS 'what the other one gives'; COMMENT ON COLUMN "swap_request"."needs_approval" IS 'the setting of the centre when it was asked for'; COMMENT ON COLUMN "swap_request"."decided_at" IS 'done, overtaken or withdrawn'`,
    );
    await runner.query(`CREATE INDEX "IDX_21b7cc83444a57fdb8b7e7de9f" ON "swap_request"  ("change_id")`);
    await runner.query(`CREATE INDEX "IDX_19f00db7c49e3359046cd3f449" ON "swap_request"  ("counter_staff_id")`);
    await runner.query(`CREATE INDEX "IDX_d24428fd50ebaa93344517ff7c" ON "swap_request"  ("staff_id")`);
    await runner.query(`CREATE INDEX "IDX_953d8795a43a52820e13ca34ae" ON "swap_request"  ("counter_shift_id")`);
    await runner.query(`CREATE INDEX "IDX_2664ba3d9d51e77f0625548f9d" ON "swap_request"  ("shift_id")`);
    await runner.query(
      `CREATE INDEX "IDX_d5655943d249ab89bf6091ee8f" ON "swap_request"  ("center_id", "requested_at", "id")`,
    );
    await runner.query(`ALTER TABLE "staff" ADD "min_rest_hours" integer`);
    await runner.query(
      `COMMENT ON COLUMN "staff"."min_rest_hours" IS 'hours between the end of one shift and the start of the next; null = any'`,
    );
    await runner.query(`ALTER TABLE "staff" ADD "also_department_ids" uuid array NOT NULL DEFAULT '{}'`);
    await runner.query(
      `COMMENT ON COLUMN "staff"."also_department_ids" IS 'further departments whose roster the officer stands on'`,
    );
    await runner.query(`ALTER TABLE "roster_draft" ADD "ground_facts" jsonb NOT NULL DEFAULT '{}'`);
    await runner.query(
      `COMMENT ON COLUMN "roster_draft"."ground_facts" IS 'the same in full, to tell what has moved since'`,
    );
    await runner.query(`ALTER TABLE "roster_draft" ADD "fixed" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`COMMENT ON COLUMN "roster_draft"."fixed" IS 'assignments that were to be kept'`);
    await runner.query(`ALTER TABLE "roster_draft" ADD "dropped" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`COMMENT ON COLUMN "roster_draft"."dropped" IS 'those of them that could not be, and why'`);
    await runner.query(`ALTER TABLE "shift" ADD "change_id" uuid`);
    await runner.query(
      `COMMENT ON COLUMN "shift"."change_id" IS 'the change that made this line; null: the publication did'`,
    );
    await runner.query(`ALTER TABLE "shift" ADD "replaces_id" uuid`);
    await runner.query(`COMMENT ON COLUMN "shift"."replaces_id" IS 'the line whose place this one took'`);
    await runner.query(`ALTER TABLE "shift" ADD "cancelled_by_change_id" uuid`);
    await runner.query(`ALTER TABLE "shift" DROP CONSTRAINT "FK_f3f6104f8dbbf1bd5bd2742e112"`);
    await runner.query(`ALTER TABLE "shift" ALTER COLUMN "draft_id" DROP NOT NULL`);
    await runner.query(`COMMENT ON COLUMN "shift"."draft_id" IS 'null: added after publication'`);
    await runner.query(`COMMENT ON COLUMN "shift"."published_at" IS 'since when the roster says so'`);
    await runner.query(
      `COMMENT ON COLUMN "shift"."cancelled_at" IS 'until when the roster said so; the row stays as history'`,
    );
    await runner.query(`CREATE INDEX "IDX_b1af2b4e58021fd9b4b2b5181f" ON "shift"  ("replaces_id")`);
    await runner.query(`CREATE INDEX "IDX_a6db2e364a75708827d22ed58a" ON "shift"  ("cancelled_by_change_id")`);
    await runner.query(`CREATE INDEX "IDX_4098615de3c2929a0c079e007b" ON "shift"  ("change_id")`);
    await runner.query(`ALTER TABLE "staff" ADD CONSTRAINT "staff_min_rest" CHECK (min_rest_hours BETWEEN 0 AND 168)`);
    await runner.query(
      `ALTER TABLE "shift" ADD CONSTRAINT "shift_cancelled" CHECK ((cancelled_at IS NULL) = (cancelled_by_change_id IS NULL))`,
    );
    await runner.query(
      `ALTER TABLE "shift" ADD CONSTRAINT "shift_origin" CHECK (draft_id IS NOT NULL OR change_id IS NOT NULL)`,
    );
    await runner.query(
      `ALTER TABLE "center_settings" ADD CONSTRAINT "FK_4cd9c36dcd76b5afda71429bac0" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "absence" ADD CONSTRAINT "FK_e67759ba102817495e8b782e7e8" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "absence" ADD CONSTRAINT "FK_93d732a63fe5baf562a2d2cb4d0" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "roster_change" ADD CONSTRAINT "FK_e7bd9da4c769f315fe1cf77964f" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "shift" ADD CONSTRAINT "FK_f3f6104f8dbbf1bd5bd2742e112" FOREIGN KEY ("draft_id") REFERENCES "roster_draft"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "shift" ADD CONSTRAINT "FK_4098615de3c2929a0c079e007be" FOREIGN KEY ("change_id") REFERENCES "roster_change"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "shift" ADD CONSTRAINT "FK_b1af2b4e58021fd9b4b2b5181f0" FOREIGN KEY ("replaces_id") REFERENCES "shift"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "shift" ADD CONSTRAINT "FK_a6db2e364a75708827d22ed58ac" FOREIGN KEY ("cancelled_by_change_id") REFERENCES "roster_change"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "roster_gap" ADD CONSTRAINT "FK_8fee5fc641f582edea9697b5d64" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "roster_gap" ADD CONSTRAINT "FK_e2d47c02f5a90325ccc14f96495" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "roster_gap" ADD CONSTRAINT "FK_e713602920bb0a5d0e98637ab87" FOREIGN KEY ("draft_id") REFERENCES "roster_draft"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "roster_gap" ADD CONSTRAINT "FK_97bdfaa973c6289f7b6d0eaf1db" FOREIGN KEY ("shift_id") REFERENCES "shift"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "roster_gap" ADD CONSTRAINT "FK_1103a2ee84f6793d9bf17119666" FOREIGN KEY ("opened_by_change_id") REFERENCES "roster_change"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "roster_gap" ADD CONSTRAINT "FK_6275d0ffeb8d632b1fc7e28dfe1" FOREIGN KEY ("filled_by_shift_id") REFERENCES "shift"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "staff_engagement" ADD CONSTRAINT "FK_4a9ff3ec601ef82d184117a2569" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "swap_request" ADD CONSTRAINT "FK_d4f466e5256c65d7046675e16ab" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "swap_request" ADD CONSTRAINT "FK_2664ba3d9d51e77f0625548f9db" FOREIGN KEY ("shift_id") REFERENCES "shift"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "swap_request" ADD CONSTRAINT "FK_d24428fd50ebaa93344517ff7c6" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "swap_request" ADD CONSTRAINT "FK_953d8795a43a52820e13ca34ae5" FOREIGN KEY ("counter_shift_id") REFERENCES "shift"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "swap_request" ADD CONSTRAINT "FK_19f00db7c49e3359046cd3f449f" FOREIGN KEY ("counter_staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "swap_request" ADD CONSTRAINT "FK_21b7cc83444a57fdb8b7e7de9fc" FOREIGN KEY ("change_id") REFERENCES "roster_change"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(ENGAGE);
    for (const table of ['shift', 'absence']) {
      await runner.query(
        `CREATE TRIGGER ${table}_engages AFTER INSERT OR UPDATE ON "${table}" FOR EACH ROW EXECUTE FUNCTION engage_staff('${table}')`,
      );
    }
    await runner.query(
      `INSERT INTO staff_engagement (subject_id, center_id, staff_id, kind, during)
       SELECT id, center_id, staff_id, 'shift', tstzrange(starts_at, ends_at) FROM shift WHERE cancelled_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER shift_engages ON "shift"');
    await runner.query('DROP TABLE "swap_request", "roster_gap", "staff_engagement", "absence", "center_settings"');
    await runner.query('DROP FUNCTION engage_staff()');
    await runner.query(
      'ALTER TABLE "shift" DROP COLUMN "change_id", DROP COLUMN "replaces_id", DROP COLUMN "cancelled_by_change_id"',
    );
    await runner.query('ALTER TABLE "shift" ALTER COLUMN "draft_id" SET NOT NULL');
    await runner.query('DROP TABLE "roster_change"');
    await runner.query(
      'ALTER TABLE "roster_draft" DROP COLUMN "ground_facts", DROP COLUMN "fixed", DROP COLUMN "dropped"',
    );
    await runner.query('ALTER TABLE "staff" DROP COLUMN "min_rest_hours", DROP COLUMN "also_department_ids"');
  }
}
