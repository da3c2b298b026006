/** Cases from before: the migration gives their facts what a fold of their log gives, and takes back marks that no longer stand. */
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { Mending1764000000250 } from '../../migrations/1764000000250-mending.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, World } from '../support/world.js';

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

const foldedOf = async ({ id }: Case): Promise<DisputeFacts> => {
  const { rows } = await client.query<{ folded: DisputeFacts }>('SELECT folded FROM dispute WHERE id = $1', [id]);
  const [row] = rows;
  if (row === undefined) throw new Error('no such case');
  return row.folded;
};

test('when a report was demanded last, and a term that was moved after it was marked', async () => {
  const file = await Case.mediating(world);
  const flag = (code: string) => file.act('mediator', 'risk-flags', { body: { add: [code], reason: '现场情况' } });
  await flag('violence');
  world.wait(30);
  await flag('weapon');
  await file.record('mediator', 'police-reports', { reportedOn: '2026-10-14', method: 'phone', unit: '示例派出所' });
  world.wait(30);
  await flag('violence');
  const before = await foldedOf(file);
  expect(before.risk.policeTasks).toMatchObject([{ state: 'reported' }, { state: 'required' }]);
  expect(new Set(before.risk.policeTasks.flatMap(({ since, lastAt }) => [since, lastAt])).size).toBe(3);

  const runner = { query: (sql: string) => client.query(sql) } as unknown as QueryRunner;
  const migration = new Mending1764000000250();
  await migration.down(runner);
  expect((await foldedOf(file)).risk.policeTasks[0]).not.toHaveProperty('lastAt');
  const marked = '2026-10-20T15:59:59.999Z';
  await client.query(
    `UPDATE dispute SET expired_at = $2::timestamptz, folded = folded || jsonb_build_object('expiredAt', $2::text) WHERE id = $1`,
    [file.id, marked],
  );
  const passed = await Case.mediating(world);
  await client.query(`UPDATE dispute SET expired_at = $2, mediation_due_on = '2026-10-20' WHERE id = $1`, [
    passed.id,
    marked,
  ]);
  await migration.up(runner);
  expect(await foldedOf(file)).toEqual(before);
  const { rows } = await client.query('SELECT id FROM dispute WHERE expired_at IS NOT NULL');
  expect(rows).toEqual([{ id: passed.id }]);
});
