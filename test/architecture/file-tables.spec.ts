/**
 * What a destruction takes from the file of a case, against the migrated schema: every column that can hold words or bytes, in
 * every table that hangs on a dispute, is taken, sealed under the dispute's key, or kept for a reason that is written down.
 */
import pg from 'pg';
import { BESIDE_THE_FILE, FILE_TABLES, type Erasure } from '../../src/modules/archive/file-tables.js';
import { APPEND_ONLY_TABLES } from '../../src/platform/database/roles.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
}

let database: TestDatabase;
let columns: readonly Column[];
let hanging: readonly string[];

/** Tables that name a dispute, or a row of a table that does. */
const HANGING = `
  WITH RECURSIVE named AS (
    SELECT c.table_name::text AS name FROM information_schema.columns c JOIN pg_tables t ON t.tablename = c.table_name
     WHERE c.table_schema = current_schema() AND c.column_name ~ '(^|_)dispute_id$'
  ), refs AS (
    SELECT conrelid::regclass::text AS from_table, confrelid::regclass::text AS to_table FROM pg_constraint WHERE contype = 'f'
  ), reached AS (
    SELECT 'dispute' AS name UNION SELECT name FROM named
    UNION SELECT refs.from_table FROM refs JOIN reached ON refs.to_table = reached.name
  ) SELECT DISTINCT name FROM reached ORDER BY name`;

const COLUMNS = `
  SELECT table_name AS "table", column_name AS "column", is_nullable = 'YES' AS nullable,
         CASE WHEN data_type = 'ARRAY' THEN udt_name ELSE data_type END AS type
    FROM information_schema.columns
   WHERE table_schema = current_schema()
     AND (data_type IN ('text','bytea','json','jsonb','double precision') OR data_type = 'ARRAY' AND udt_name <> '_uuid' AND udt_name <> '_int4'
          OR data_type LIKE 'character%' AND coalesce(character_maximum_length, 1000) > 64)`;

beforeAll(async () => {
  database = await cloneDatabase('empty');
  const client = new pg.Client({ connectionString: database.migratorUrl });
  await client.connect();
  columns = (await client.query<Column>(COLUMNS)).rows;
  hanging = (await client.query<{ name: string }>(HANGING)).rows.map(({ name }) => name);
  await client.end();
});

afterAll(() => database.drop());

const wordsOf = (table: string): readonly Column[] => columns.filter((column) => column.table === table);

it('R40 every table that hangs on a dispute is part of its file, or beside it for a reason', () => {
  expect([...Object.keys(FILE_TABLES), ...Object.keys(BESIDE_THE_FILE)].sort()).toEqual([...hanging]);
});

it('R40 every column of a file that can hold words is taken, sealed or kept, and only one of the three', () => {
  const listed = Object.entries(FILE_TABLES).flatMap(([table, { erased, sealed = [], kept = {} }]) =>
    [...Object.keys(erased), ...sealed, ...Object.keys(kept)].map((column) => `${table}.${column}`),
  );
  const there = Object.keys(FILE_TABLES).flatMap((table) => wordsOf(table).map(({ column }) => `${table}.${column}`));
  expect([...listed].sort()).toEqual([...there].sort());
});

it('R40 what is taken leaves what the column can hold', () => {
  const fits: Readonly<Record<Erasure, (column: Column) => boolean>> = {
    word: ({ type }) => type === 'text',
    null: ({ nullable }) => nullable,
    no_texts: ({ type }) => type === '_text',
    no_items: ({ type }) => type === 'jsonb',
    no_key: ({ type }) => type === 'bytea',
  };
  const wrong = Object.entries(FILE_TABLES).flatMap(([table, { erased }]) =>
    Object.entries(erased)
      .filter(([name, erasure]) => !wordsOf(table).some((column) => column.column === name && fits[erasure](column)))
      .map(([name, erasure]) => `${table}.${name} cannot become ${erasure}`),
  );
  expect(wrong).toEqual([]);
});

it('R40 bytes are sealed or taken, never kept; and nothing is to be taken that the service may not change', () => {
  const keptBytes = Object.entries(FILE_TABLES).flatMap(([table, { kept = {} }]) =>
    wordsOf(table).filter(({ column, type }) => type === 'bytea' && Object.hasOwn(kept, column)),
  );
  expect(keptBytes).toEqual([]);
  const unchangeable = Object.entries(FILE_TABLES)
    .filter(([table, { erased }]) => APPEND_ONLY_TABLES.includes(table) && Object.keys(erased).length > 0)
    .map(([table]) => table);
  expect(unchangeable).toEqual([]);
});
