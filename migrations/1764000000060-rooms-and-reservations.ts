/** Rooms have opening hours; reservations hold a room and people for a while; one person sits in one meeting at a time. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The mediators of sessions to come; of two at one time, planned before anybody looked, one stays unguarded. */
const BOOK_SESSIONS_TO_COME = `
INSERT INTO staff_booking (id, center_id, staff_id, session_id, during, created_at)
SELECT gen_random_uuid(), d.custody_center_id, m.staff_id, s.id, tstzrange(s.starts_at, s.ends_at), now()
  FROM mediation_session s
  JOIN dispute d ON d.id = s.dispute_id
 CROSS JOIN LATERAL unnest(s.mediator_ids) AS m (staff_id)
 WHERE s.state = 'scheduled' AND s.starts_at > now()
ON CONFLICT DO NOTHING`;

export class RoomsAndReservations1764000000060 implements MigrationInterface {
  name = 'RoomsAndReservations1764000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "reservation" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid, "room_id" uuid, "staff_ids" uuid array NOT NULL DEFAULT '{}', "starts_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "held_by" uuid NOT NULL, "held_by_staff_id" uuid, "expires_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "released_at" TIMESTAMP(3) WITH TIME ZONE, "session_id" uuid, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "reservation_end" CHECK (released_at IS NULL OR session_id IS NULL), CONSTRAINT "reservation_of_something" CHECK (room_id IS NOT NULL OR cardinality(staff_ids) > 0), CONSTRAINT "reservation_bounds" CHECK (starts_at < ends_at), CONSTRAINT "PK_48b1f9922368359ab88e8bfa525" PRIMARY KEY ("id")); COMMENT ON COLUMN "reservation"."dispute_id" IS 'the case it is for'; COMMENT ON COLUMN "reservation"."ends_at" IS 'exclusive'; COMMENT ON COLUMN "reservation"."held_by" IS 'account'; COMMENT ON COLUMN "reservation"."held_by_staff_id" IS 'the person behind it'; COMMENT ON COLUMN "reservation"."expires_at" IS 'it lapses by itself then'; COMMENT ON COLUMN "reservation"."released_at" IS 'given back'; COMMENT ON COLUMN "reservation"."session_id" IS 'the mediation session it became'`,
    );
    await runner.query(`CREATE INDEX "IDX_0a64603514894d54c75c0a4315" ON "reservation"  ("room_id")`);
    await runner.query(`CREATE INDEX "IDX_a35c6d12fb9e5b557b80dda17c" ON "reservation"  ("held_by", "expires_at")`);
    await runner.query(
      `CREATE INDEX "IDX_bf6dc90fb8449e81db354dbc2a" ON "reservation"  ("center_id", "starts_at", "id")`,
    );
    await runner.query(
      `CREATE TABLE "staff_booking" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "staff_id" uuid NOT NULL, "session_id" uuid, "reservation_id" uuid, "during" tstzrange NOT NULL, "expires_at" TIMESTAMP(3) WITH TIME ZONE, "released_at" TIMESTAMP(3) WITH TIME ZONE, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "staff_booking_lapses" CHECK ((expires_at IS NULL) = (reservation_id IS NULL)), CONSTRAINT "staff_booking_holder" CHECK ((session_id IS NULL) <> (reservation_id IS NULL)), CONSTRAINT "staff_booking_during" CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)), CONSTRAINT "staff_booking_no_overlap" EXCLUDE USING gist (staff_id WITH =, during WITH &&) WHERE (released_at IS NULL), CONSTRAINT "PK_c10af12011457ddfe6b98eb4deb" PRIMARY KEY ("id")); COMMENT ON COLUMN "staff_booking"."session_id" IS 'the mediation session it is for'; COMMENT ON COLUMN "staff_booking"."reservation_id" IS 'the reservation that holds it'; COMMENT ON COLUMN "staff_booking"."during" IS 'half-open: a booking may start when another ends'; COMMENT ON COLUMN "staff_booking"."expires_at" IS 'a reservation lapses then; null: a session'; COMMENT ON COLUMN "staff_booking"."released_at" IS 'given back: cancelled, moved or over'`,
    );
    await runner.query(`CREATE INDEX "IDX_41730c499cd15d6466f0167633" ON "staff_booking"  ("reservation_id")`);
    await runner.query(`CREATE INDEX "IDX_328cda7e3658e014fb079c01b6" ON "staff_booking"  ("session_id")`);
    await runner.query(`CREATE INDEX "IDX_d247c9fb702cbf0554bcc0ffb4" ON "staff_booking"  ("center_id")`);
    await runner.query(`CREATE INDEX "IDX_1aaac6954b6300097eedebc61e" ON "staff_booking"  ("staff_id")`);
    await runner.query(`ALTER TABLE "room" ADD "opening_hours" jsonb`);
    await runner.query(
      `COMMENT ON COLUMN "room"."opening_hours" IS 'weekday, from, to; null: the duty hours of the centre on working days'`,
    );
    await runner.query(`ALTER TABLE "room_booking" ADD "reservation_id" uuid`);
    await runner.query(`COMMENT ON COLUMN "room_booking"."reservation_id" IS 'the reservation that holds it'`);
    await runner.query(`ALTER TABLE "room_booking" ADD "expires_at" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`COMMENT ON COLUMN "room_booking"."expires_at" IS 'a reservation lapses then; null: a session'`);
    await runner.query(`CREATE INDEX "IDX_60cd77fd84b1cfbcb819fdaf28" ON "room_booking"  ("reservation_id")`);
    await runner.query(
      `ALTER TABLE "room_booking" ADD CONSTRAINT "room_booking_lapses" CHECK ((expires_at IS NULL) = (reservation_id IS NULL))`,
    );
    await runner.query(
      `ALTER TABLE "reservation" ADD CONSTRAINT "FK_ec9f66d661b11b50f48d2a695c2" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "reservation" ADD CONSTRAINT "FK_0a64603514894d54c75c0a43157" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "staff_booking" ADD CONSTRAINT "FK_d247c9fb702cbf0554bcc0ffb4e" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "staff_booking" ADD CONSTRAINT "FK_1aaac6954b6300097eedebc61e9" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "staff_booking" ADD CONSTRAINT "FK_41730c499cd15d6466f0167633c" FOREIGN KEY ("reservation_id") REFERENCES "reservation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(BOOK_SESSIONS_TO_COME);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "staff_booking", "reservation"');
    await runner.query('DELETE FROM "room_booking" WHERE reservation_id IS NOT NULL');
    await runner.query('ALTER TABLE "room_booking" DROP COLUMN "reservation_id", DROP COLUMN "expires_at"');
    await runner.query('ALTER TABLE "room" DROP COLUMN "opening_hours"');
  }
}
