/**
 * What a step of a case leaves behind in the indexes. With `fastupdate` an inverted index keeps new entries in a heap that every reader
 * has to look through: two thirds of the work of a list. Who mediates is one entry or two, entered at once. And pages with some room
 * keep the next version of a row beside the last one, so that what did not change is not entered anew in forty indexes.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_PEOPLE = ['dispute_mediators', 'dispute_helpers', 'dispute_work_of_mediator'];

export class UpdatesOfACase1764000000540 implements MigrationInterface {
  name = 'UpdatesOfACase1764000000540';

  async up(runner: QueryRunner): Promise<void> {
    for (const index of OF_PEOPLE) {
      await runner.query(`ALTER INDEX "${index}" SET (fastupdate = off)`);
      await runner.query(`SELECT gin_clean_pending_list('"${index}"')`);
    }
    await runner.query('ALTER INDEX "dispute_search" SET (gin_pending_list_limit = 256)');
    await runner.query('ALTER TABLE "dispute" SET (fillfactor = 85)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "dispute" RESET (fillfactor)');
    await runner.query('ALTER INDEX "dispute_search" RESET (gin_pending_list_limit)');
    for (const index of OF_PEOPLE) await runner.query(`ALTER INDEX "${index}" RESET (fastupdate)`);
  }
}
