/** What was written to which tables, seen from inside the database: triggers note every row of a transaction that was committed. */
import pg from 'pg';

export class Watch {
  private constructor(private readonly client: pg.Client) {}

  /** `superUrl`: the roles of the service stay as they are. */
  static async over(superUrl: string): Promise<Watch> {
    const client = new pg.Client({ connectionString: superUrl });
    await client.connect();
    await client.query(
      `CREATE UNLOGGED TABLE fuzz_written (name text NOT NULL, op text NOT NULL);
       CREATE FUNCTION fuzz_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
         AS $$ BEGIN INSERT INTO fuzz_written VALUES (TG_TABLE_NAME, TG_OP); RETURN NULL; END $$;
       DO $$ DECLARE t text; BEGIN
         FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'fuzz_written' LOOP
           EXECUTE format('CREATE TRIGGER fuzz AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION fuzz_note()', t);
         END LOOP; END $$`,
    );
    return new Watch(client);
  }

  /** Tables in which something is other than when this was last asked; what came and went again is nothing. */
  async written(): Promise<string[]> {
    const { rows } = await this.client.query<{ name: string }>(
      `WITH seen AS (DELETE FROM fuzz_written RETURNING name, op)
       SELECT name FROM seen GROUP BY name
       HAVING bool_or(op = 'UPDATE') OR count(*) FILTER (WHERE op = 'INSERT') <> count(*) FILTER (WHERE op = 'DELETE') ORDER BY name`,
    );
    return rows.map(({ name }) => name);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
