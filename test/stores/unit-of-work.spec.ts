/** The one door to a transaction: all or nothing, and begun anew when it met other work. */
import pg from 'pg';
import { SYSTEM_SCOPE, TryAgain, type Tx, OwnersUnitOfWork } from '../../src/platform/database/tx.js';
import { createPool } from '../../src/platform/database/pool.js';
import { bareDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let pool: pg.Pool;
let unitOfWork: OwnersUnitOfWork;

beforeAll(async () => {
  database = await bareDatabase();
  pool = createPool({ url: database.migratorUrl });
  unitOfWork = new OwnersUnitOfWork(pool);
  await pool.query('CREATE TABLE place (name text PRIMARY KEY, count int NOT NULL)');
  await pool.query("INSERT INTO place VALUES ('one', 0), ('two', 0)");
});

afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

const counts = async (): Promise<Record<string, number>> => {
  const { rows } = await pool.query<{ name: string; count: number }>('SELECT name, count FROM place ORDER BY name');
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
};

const raise = (tx: Tx, name: string) => tx.query('UPDATE place SET count = count + 1 WHERE name = $1', [name]);

test('two that wait for each other are both done, each once', async () => {
  let begun = 0;
  let bothBegun: () => void = () => undefined;
  const both = new Promise<void>((resolve) => (bothBegun = resolve));
  const inOrder = (first: string, second: string) =>
    unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      await raise(tx, first);
      begun += 1;
      if (begun === 2) bothBegun();
      await both;
      await raise(tx, second);
    });
  await Promise.all([inOrder('one', 'two'), inOrder('two', 'one')]);
  expect(begun).toBe(3);
  expect(await counts()).toEqual({ one: 2, two: 2 });
});

test('work that asks for it is begun anew twice, and what it had written is gone each time', async () => {
  const before = await counts();
  let begun = 0;
  const work = async (tx: Tx): Promise<void> => {
    begun += 1;
    await raise(tx, 'one');
    throw new TryAgain();
  };
  await expect(unitOfWork.run(SYSTEM_SCOPE, work)).rejects.toThrow(TryAgain);
  expect(begun).toBe(3);
  expect(await counts()).toEqual(before);
});

test('any other error ends it at once', async () => {
  let begun = 0;
  const work = async (tx: Tx): Promise<void> => {
    begun += 1;
    await tx.query('SELECT 1 / 0');
  };
  await expect(unitOfWork.run(SYSTEM_SCOPE, work)).rejects.toThrow('division by zero');
  expect(begun).toBe(1);
});
