/** Many rows of a table in one statement: what a row does not name gets its default. */
import type { Tx } from './tx.js';

/** By the names of the columns; every row names the same ones. */
export type NewRow = Readonly<Record<string, unknown>>;

/** Table and names are of the code, never of a request. */
export async function insertRows(tx: Tx, table: string, rows: readonly NewRow[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first).join(', ');
  await tx.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`,
    [JSON.stringify(rows.map(written))],
  );
}

/** Bytes as PostgreSQL reads them out of a text. */
const written = (row: NewRow): NewRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Buffer ? `\\x${value.toString('hex')}` : value]),
  );
