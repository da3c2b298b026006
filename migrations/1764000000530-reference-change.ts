/**
 * A mark that is drawn anew with every change of what each process remembers (`platform/database/reference-memory.ts`): as the very last
 * of the transaction, once, so that whoever else changes such a table waits for the commit alone. A later migration that changes rows of
 * such a table and then the table itself says `SET CONSTRAINTS ALL IMMEDIATE` in between.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'calendar_year',
  'center',
  'center_settings',
  'code_entry',
  'department',
  'grid',
  'routing_rule_set',
  'staff',
];

export class ReferenceChange1764000000530 implements MigrationInterface {
  name = 'ReferenceChange1764000000530';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "reference_change" ("single" boolean NOT NULL DEFAULT true, "mark" uuid NOT NULL, PRIMARY KEY ("single"))`,
    );
    await runner.query(`INSERT INTO reference_change (mark) VALUES (gen_random_uuid())`);
    await runner.query(
      `CREATE FUNCTION tell_reference_change() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF current_setting('app.references_changed', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
           INSERT INTO reference_change (mark) VALUES (gen_random_uuid()) ON CONFLICT (single) DO UPDATE SET mark = excluded.mark;
           PERFORM set_config('app.references_changed', pg_current_xact_id()::text, true);
         END IF;
         RETURN NULL;
       END $$`,
    );
    for (const table of TABLES)
      await runner.query(
        `CREATE CONSTRAINT TRIGGER "${table}_is_reference" AFTER INSERT OR UPDATE OR DELETE ON "${table}"
           DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_reference_change()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TRIGGER "${table}_is_reference" ON "${table}"`);
    await runner.query('DROP FUNCTION tell_reference_change()');
    await runner.query('DROP TABLE "reference_change"');
  }
}
