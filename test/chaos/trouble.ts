/** What goes wrong, one after the other: processes and the database killed, connections cut, the disk full. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instances } from './instances.js';
import type { Postgres } from './postgres.js';

export type Trouble = 'service' | 'database' | 'both' | 'farewell' | 'connections' | 'disk' | 'small disk';

export const ALL_TROUBLE: readonly Trouble[] = [
  'service',
  'disk',
  'database',
  'small disk',
  'connections',
  'farewell',
  'both',
];

const FULL_MS = 400;

/** While a row says so, tables take no more: what PostgreSQL says when the disk is full. */
export async function prepareFullDisk(postgres: Postgres): Promise<void> {
  await postgres.query(`
    CREATE TABLE chaos_full (tables text[] NOT NULL);
    GRANT SELECT ON chaos_full TO app, app_jobs;
    CREATE FUNCTION chaos_full() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM chaos_full WHERE TG_TABLE_NAME = ANY(tables)) THEN
          RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100';
        END IF;
        RETURN NULL;
      END $$;
    DO $$ DECLARE t text; BEGIN
      FOREACH t IN ARRAY ARRAY['dispute', 'case_log', 'outbox', 'audit_log', 'idempotency_key', 'event_feed'] LOOP
        EXECUTE format('CREATE TRIGGER chaos AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION chaos_full()', t);
      END LOOP; END $$`);
}

export async function make(trouble: Trouble, nth: number, postgres: Postgres, instances: Instances): Promise<void> {
  switch (trouble) {
    case 'service':
      return instances.kill(nth % 2);
    case 'farewell':
      return instances.stop(nth % 2);
    case 'database':
      await postgres.kill();
      return postgres.start();
    case 'both':
      await Promise.all([postgres.kill(), instances.kill(0), instances.kill(1)]);
      return postgres.start();
    case 'connections':
      await postgres.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app' AND pid <> pg_backend_pid()`,
      );
      return;
    case 'disk':
      return fillDisk(postgres, nth);
    case 'small disk':
      return fillSmallDisk(postgres, nth);
  }
}

const FULL = '53100';

/** A disk that is full indeed, where one can be mounted. */
async function fillSmallDisk(postgres: Postgres, nth: number): Promise<void> {
  const said = await postgres.whileFull(() => sleep(FULL_MS));
  if (said === undefined) return fillDisk(postgres, nth);
  if (said !== FULL) throw new Error(`the small disk was not full: ${said}`);
}

/** Another table each time: a write may fail at its first statement, in the middle, or where its answer is kept. */
async function fillDisk(postgres: Postgres, nth: number): Promise<void> {
  const tables = ['case_log', 'outbox', 'audit_log', 'idempotency_key', 'dispute', 'event_feed'];
  await postgres.query('INSERT INTO chaos_full VALUES ($1)', [[tables[nth % tables.length]]]);
  await sleep(FULL_MS);
  await postgres.query('DELETE FROM chaos_full');
}
