/** What the facts keep of a case that they did not keep before, and marks that no longer stood. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Mending1764000000250 implements MigrationInterface {
  name = 'Mending1764000000250';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `COMMENT ON COLUMN "dispute"."expired_at" IS 'its term was found to have passed; a later last day clears it'`,
    );
    // A term that a pause moved after it was marked has not passed: it is marked again when it does.
    await runner.query(
      `UPDATE "dispute" d SET "expired_at" = NULL, "folded" = d."folded" || '{"expiredAt": null}'::jsonb
         FROM "center" c
        WHERE c."id" = d."custody_center_id" AND d."expired_at" IS NOT NULL
          AND d."mediation_due_on" > (d."expired_at" AT TIME ZONE c."time_zone")::date`,
    );
    // When a report that is or was owed was demanded last: of its entries in the log, those since the one before was cleared.
    await runner.query(
      `UPDATE "dispute" d SET "folded" = jsonb_set(d."folded", '{risk,policeTasks}', (
         SELECT jsonb_agg(t.task || jsonb_build_object('lastAt', (
                  SELECT to_char(max(l."occurred_at") AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                    FROM "case_log" l
                   WHERE l."dispute_id" = d."id" AND l."type" = 'PoliceReportRequired' AND l."seq" > t.after
                     AND l."seq" < coalesce((t.task ->> 'clearedSeq')::int, 2147483647))) ORDER BY t.place)
           FROM (SELECT task, place, coalesce(lag((task ->> 'clearedSeq')::int) OVER (ORDER BY place), 0) AS after
                   FROM jsonb_array_elements(d."folded" -> 'risk' -> 'policeTasks') WITH ORDINALITY AS tasks (task, place)) t))
        WHERE d."folded" -> 'risk' -> 'policeTasks' <> '[]'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE "dispute" SET "folded" = jsonb_set("folded", '{risk,policeTasks}', (
         SELECT jsonb_agg(task - 'lastAt' ORDER BY place)
           FROM jsonb_array_elements("folded" -> 'risk' -> 'policeTasks') WITH ORDINALITY AS tasks (task, place)))
        WHERE "folded" -> 'risk' -> 'policeTasks' <> '[]'`,
    );
    await runner.query(
      `COMMENT ON COLUMN "dispute"."expired_at" IS 'its term was found to have passed; an extension clears it'`,
    );
  }
}
