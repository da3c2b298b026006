/** The schema: made by migrations only, equal to the row classes, indexed where it refers, and closed where it must be. */
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/all.js';
import { ALL_STATES } from '../../src/domain/dispute/states.js';
import { ENTITIES } from '../../src/entities.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { APPEND_ONLY_TABLES } from '../../src/platform/database/roles.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let migrator: pg.Client;
let app: pg.Client;

beforeAll(async () => {
  database = await cloneDatabase('empty');
  migrator = new pg.Client({ connectionString: database.migratorUrl });
  app = new pg.Client({ connectionString: database.appUrl });
  await migrator.connect();
  await app.connect();
});

afterAll(async () => {
  await migrator.end();
  await app.end();
  await database.drop();
});

it('is what the row classes say: the drift is empty', async () => {
  const source = createDataSource({ url: database.migratorUrl, entities: ENTITIES, migrations: MIGRATIONS });
  await source.initialize();
  const drift = await source.driver.createSchemaBuilder().log();
  await source.destroy();
  expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
});

it('has an index that begins with the columns of every foreign key', async () => {
  const { rows } = await migrator.query<{ name: string }>(`
    SELECT c.conrelid::regclass || '.' || c.conname AS name
      FROM pg_constraint c
     WHERE c.contype = 'f' AND NOT EXISTS (
       SELECT 1 FROM pg_index i
        WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1])`);
  expect(rows).toEqual([]);
});

it('checks the states that the rule book knows, and no others', async () => {
  const { rows } = await migrator.query<{ definition: string }>(
    `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = 'dispute_state'`,
  );
  const checked = [...(rows[0]?.definition ?? '').matchAll(/'(\w+)'/g)].map(([, state]) => state).sort();
  expect(checked).toEqual([...ALL_STATES].sort());
});

it.each(APPEND_ONLY_TABLES)('lets the service add to and read %s, never change or remove', async (table) => {
  await expect(app.query(`SELECT 1 FROM ${table} LIMIT 1`)).resolves.toBeDefined();
  const { rows } = await migrator.query<{ name: string }>(
    'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND ordinal_position = 1',
    [table],
  );
  const column = rows[0]?.name ?? '';
  await expect(app.query(`UPDATE ${table} SET ${column} = ${column}`)).rejects.toThrow(/permission denied/);
  await expect(app.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
  await expect(app.query(`TRUNCATE ${table}`)).rejects.toThrow(/permission denied/);
});

it('does not let the service change the schema', async () => {
  await expect(app.query('CREATE TABLE sneaked_in (id int)')).rejects.toThrow(/permission denied/);
  await expect(app.query('ALTER TABLE dispute ADD COLUMN sneaked_in int')).rejects.toThrow(/must be owner/);
});
