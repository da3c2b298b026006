/** The place of every event in one feed and among the events of its subject, given after the commit. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EventFeed1764000000420 implements MigrationInterface {
  name = 'EventFeed1764000000420';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "event_feed" ("id" smallint NOT NULL, "last_position" bigint NOT NULL, "kept_after" bigint NOT NULL, CONSTRAINT "event_feed_single" CHECK (id = 1), CONSTRAINT "PK_748e639faa49a34d12d90e39713" PRIMARY KEY ("id")); COMMENT ON COLUMN "event_feed"."last_position" IS 'the last position that was given'; COMMENT ON COLUMN "event_feed"."kept_after" IS 'everything after this position can still be read'`,
    );
    await runner.query(`CREATE SEQUENCE "outbox_inserted"`);
    await runner.query(
      `ALTER TABLE "outbox" ADD "inserted" bigint, ADD "position" bigint, ADD "sequence" integer; COMMENT ON COLUMN "outbox"."inserted" IS 'order of writing; two that waited for each other have it in that order'; COMMENT ON COLUMN "outbox"."position" IS 'place in the feed, without gaps; given after the commit'; COMMENT ON COLUMN "outbox"."sequence" IS 'place among the events of the subject, without gaps'`,
    );
    // Of a case the times never go back, and its log tells what came first at the same time.
    await runner.query(
      `UPDATE outbox o SET inserted = p.place, position = p.place, sequence = p.number
         FROM (SELECT id, row_number() OVER told AS place, row_number() OVER (PARTITION BY subject_id ORDER BY recorded_at, seq, id) AS number
                 FROM (SELECT id, subject_id, recorded_at, CASE WHEN type LIKE 'dispute.%' THEN (payload ->> 'seq')::int ELSE 0 END AS seq FROM outbox) AS known
               WINDOW told AS (ORDER BY recorded_at, seq, id)) AS p
        WHERE p.id = o.id`,
    );
    await runner.query(
      `INSERT INTO event_feed (id, last_position, kept_after) SELECT 1, coalesce(max(position), 0), 0 FROM outbox`,
    );
    await runner.query(`SELECT setval('outbox_inserted', last_position + 1, false) FROM event_feed`);
    await runner.query(`ALTER TABLE "outbox" ALTER COLUMN "inserted" SET NOT NULL`);
    await runner.query(`CREATE UNIQUE INDEX "outbox_subject" ON "outbox"  ("subject_id", "sequence")`);
    await runner.query(`CREATE INDEX "outbox_waiting" ON "outbox"  ("inserted") WHERE position IS NULL`);
    await runner.query(`CREATE UNIQUE INDEX "outbox_position" ON "outbox"  ("position")`);
    await runner.query(
      `ALTER TABLE "outbox" ADD CONSTRAINT "outbox_given" CHECK ((position IS NULL) = (sequence IS NULL))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "outbox" DROP COLUMN "sequence", DROP COLUMN "position", DROP COLUMN "inserted"`);
    await runner.query(`DROP SEQUENCE "outbox_inserted"`);
    await runner.query(`DROP TABLE "event_feed"`);
  }
}
