/** Indexes behind the ways by which a list finds what somebody may see; without the first every list read every case. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WaysOfAList1764000000520 implements MigrationInterface {
  name = 'WaysOfAList1764000000520';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX "dispute_of_registering_staff" ON "dispute"  ("registered_by_staff_id", "received_at", "id") WHERE registered_by_staff_id IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "dispute_unassigned" ON "dispute"  ("custody_center_id", "received_at", "id") WHERE NOT assigned_yet`,
    );
    await runner.query(
      `CREATE INDEX "dispute_of_department_by_state" ON "dispute"  ("department_id", "state", "received_at", "id")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['dispute_of_department_by_state', 'dispute_unassigned', 'dispute_of_registering_staff'])
      await runner.query(`DROP INDEX "${index}"`);
  }
}
