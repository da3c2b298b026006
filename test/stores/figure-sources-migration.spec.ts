/** Entries of outside counts from before: the migration finds for each figure the entry that last said something else of it. */
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { FigureSources1764000000415 } from '../../migrations/1764000000415-figure-sources.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Json, World } from '../support/world.js';

let app: TestApp;
let world: World;
let client: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  client = new pg.Client({ connectionString: app.database.migratorUrl });
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await app?.close();
});

const sources = async (): Promise<unknown[]> => {
  const { rows } = await client.query<{ sources: object }>('SELECT sources FROM outside_count ORDER BY month, version');
  return rows.map((row) => row.sources);
};

test('who told a figure is found again', async () => {
  const month = '2024-03';
  const entries: Json[] = [
    { civilCases: 2, source: '法院来函' },
    { criminalCases: 0, casualtyAccidents: 1, source: '派出所电话告知' },
    { civilCases: null, source: '法院更正函' },
    { casualtyAccidents: 0, source: '应急部门更正' },
  ];
  for (const body of entries) {
    world.wait(1);
    await world.post('director', `/centers/${world.center}/outside-counts`, { body: { month, ...body } });
  }
  const before = await sources();
  expect(before.length).toBeGreaterThan(entries.length);
  const runner = { query: (sql: string) => client.query(sql) } as unknown as QueryRunner;
  const migration = new FigureSources1764000000415();
  await migration.down(runner);
  await migration.up(runner);
  expect(await sources()).toEqual(before);
});
