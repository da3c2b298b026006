/** Whole tables as lines of JSON and back, in the order in which their references allow it. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { CARRIED, type Carriage } from './carried-tables.js';

interface Reference {
  readonly from: string;
  readonly to: string;
}

const REFERENCES = `
  SELECT DISTINCT f.relname AS "from", t.relname AS "to" FROM pg_constraint c
    JOIN pg_class f ON f.oid = c.conrelid JOIN pg_class t ON t.oid = c.confrelid
   WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace`;

const KEY = `
  SELECT a.attname AS "column" FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
   WHERE i.indrelid = $1::regclass AND i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)`;

export interface KeptFile {
  readonly id: string;
  /** bytes before sealing */
  readonly size: number;
}

const KEPT = 'confirmed_at IS NOT NULL AND forgotten_at IS NULL';

export interface TableOrder {
  readonly names: readonly string[];
  /** rows of these name rows of their own table */
  readonly selfReferring: ReadonlySet<string>;
}

@Injectable()
export class InstanceStore {
  /** A table comes after all it names. */
  async order(tx: Tx): Promise<TableOrder> {
    const references = await tx.query<Reference>(REFERENCES);
    const names: string[] = [];
    const visit = (name: string): void => {
      if (names.includes(name) || !(name in CARRIED)) return;
      for (const { from, to } of references) if (from === name && to !== name) visit(to);
      names.push(name);
    };
    for (const name of Object.keys(CARRIED)) visit(name);
    return { names, selfReferring: new Set(references.filter(({ from, to }) => from === to).map(({ from }) => from)) };
  }

  schema(tx: Tx): Promise<{ name: string }[]> {
    return tx.query('SELECT name FROM schema_migration ORDER BY id DESC LIMIT 1');
  }

  /** All rows in the order of their keys, some at a time, each as the text PostgreSQL writes. */
  async *rows(tx: Tx, table: string, atOnce: number): AsyncGenerator<string[]> {
    const key = (await tx.query<{ column: string }>(KEY, [table])).map(({ column }) => `"${column}"`).join(', ');
    await tx.query(
      `DECLARE carried NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${this.source(table)} t ORDER BY ${key}`,
    );
    for (;;) {
      const rows = await tx.query<{ row: string }>(`FETCH ${atOnce} FROM carried`);
      if (rows.length === 0) break;
      yield rows.map(({ row }) => row);
    }
    await tx.query('CLOSE carried');
  }

  /** Files whose bytes are to be had, by their ids. */
  files(tx: Tx, after: string | null, limit: number): Promise<KeptFile[]> {
    return tx.query(
      `SELECT id, size FROM stored_file WHERE ${KEPT} AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
      [after, limit],
    );
  }

  async isFileKept(tx: Tx, id: string): Promise<boolean> {
    return (await tx.one(`SELECT 1 FROM stored_file WHERE id = $1 AND ${KEPT}`, [id])) !== undefined;
  }

  /** Whatever is written and read between two statements takes as long as it takes. Until the end of the transaction. */
  async allowTime(tx: Tx): Promise<void> {
    await tx.query(`SELECT set_config('idle_in_transaction_session_timeout', '0', true)`);
  }

  async isEmpty(tx: Tx): Promise<boolean> {
    const found = await tx.one(
      'SELECT 1 FROM center UNION ALL SELECT 1 FROM account UNION ALL SELECT 1 FROM audit_log LIMIT 1',
    );
    return found === undefined;
  }

  /** What the migrations put there gives way. */
  async clear(tx: Tx): Promise<void> {
    for (const [table, { seeded }] of Object.entries<Carriage>(CARRIED))
      if (seeded === true) await tx.query(`DELETE FROM ${table}`);
  }

  async instanceKey(tx: Tx): Promise<Buffer | undefined> {
    return (await tx.one<{ wrapped: Buffer }>('SELECT wrapped FROM instance_key'))?.wrapped;
  }

  async insert(tx: Tx, table: string, rows: readonly string[]): Promise<void> {
    if (!(table in CARRIED)) throw new Error(`no such table is carried: ${table}`);
    await tx.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`, [
      `[${rows.join(',')}]`,
    ]);
  }

  private source(table: string): string {
    const emptied = CARRIED[table]?.emptied ?? [];
    if (emptied.length === 0) return table;
    const secrets = JSON.stringify(Object.fromEntries(emptied.map((column) => [column, null])));
    return `(SELECT (jsonb_populate_record(o, '${secrets}'::jsonb)).* FROM ${table} o)`;
  }
}
