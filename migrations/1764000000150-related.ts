/** Equal phones, identity numbers, homes and places are found across centres: the mark comes first, the centre after it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Related1764000000150 implements MigrationInterface {
  name = 'Related1764000000150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "IDX_340e0906ef2f337c3de3079716"`);
    await runner.query(`DROP INDEX "IDX_5c538542bebe6b4efaf9b8f4a6"`);
    await runner.query(`DROP INDEX "IDX_673882a748f421e422a9090401"`);
    await runner.query(`CREATE INDEX "IDX_19ffb952872e480f139cc5ab59" ON "party"  ("center_id") `);
    await runner.query(
      `CREATE INDEX "party_id_number" ON "party"  ("id_number_match", "center_id") WHERE id_number_match IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "party_phone" ON "party"  ("phone_match", "center_id") WHERE phone_match IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "party_home" ON "party"  ("address_match", "center_id") WHERE address_match IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "dispute_place" ON "dispute"  ("address_match", "custody_center_id") WHERE address_match IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX "dispute_place", "party_home", "party_phone", "party_id_number", "IDX_19ffb952872e480f139cc5ab59"',
    );
    await runner.query(`CREATE INDEX "IDX_673882a748f421e422a9090401" ON "party"  ("center_id", "id_number_match") `);
    await runner.query(`CREATE INDEX "IDX_5c538542bebe6b4efaf9b8f4a6" ON "party"  ("center_id", "phone_match") `);
    await runner.query(`CREATE INDEX "IDX_340e0906ef2f337c3de3079716" ON "party"  ("center_id", "address_match") `);
  }
}
