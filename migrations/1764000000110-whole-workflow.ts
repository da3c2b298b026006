/** All states of a dispute, and the settings version each case keeps; cases from before began under the built-in ones. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WholeWorkflow1764000000110 implements MigrationInterface {
  name = 'WholeWorkflow1764000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "dispute" DROP CONSTRAINT "dispute_state"`);
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "dispute_state" CHECK (state IN ('registered','accepted','assigned','mediating','suspended','settled','performed','failed','withdrawn','refused','referred','merged','closed','archived'))`,
    );
    await runner.query(
      `UPDATE "dispute" SET "folded" = '{"settings": null, "pauses": [], "suspendedFrom": null, "extensions": [], "expiredAt": null, "lateEntries": []}'::jsonb || "folded"`,
    );
    // Deadlines from before count in calendar days, from the day they are due.
    await runner.query(`UPDATE "dispute" SET "folded" = jsonb_set("folded", '{deadlines}', (
        SELECT coalesce(jsonb_agg('{"term": null, "unit": "calendar", "calendarKnown": true, "endedBySeq": null, "stoppedAt": null}'::jsonb
                 || jsonb_build_object('rawDueOn', d.value -> 'dueOn') || d.value ORDER BY d.ordinality), '[]'::jsonb)
          FROM jsonb_array_elements("folded" -> 'deadlines') WITH ORDINALITY AS d))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE "dispute" SET "folded" = "folded" - ARRAY['settings','pauses','suspendedFrom','extensions','expiredAt','lateEntries']`,
    );
    await runner.query(`ALTER TABLE "dispute" DROP CONSTRAINT "dispute_state"`);
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "dispute_state" CHECK (state IN ('registered','accepted','assigned','mediating','settled','performed','failed','withdrawn','refused','closed'))`,
    );
  }
}
