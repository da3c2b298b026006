/** What comes near is looked for every minute, by an index of days, as PostgreSQL plans it where there are many cases. */
import { jest } from '@jest/globals';
import pg from 'pg';
import { ClockWatchStore } from '../../src/modules/clocks/clock-watch.store.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, World } from '../support/world.js';

/** PostgreSQL takes each page of the table for as full as it was told; the few cases of the test lie on some pages. */
const CASES_A_PAGE = 100_000;
/** Of a bound it does not know it expects a third of all: more than lie on one page only where there are some. */
const FEWEST_PAGES = 4;

interface Step {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Plan Rows': number;
  readonly Plans?: readonly Step[];
}

const stepsOf = (step: Step): Step[] => [step, ...(step.Plans ?? []).flatMap(stepsOf)];

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  for (let count = 0; count < 5; count += 1) await Case.assigned(world);
});

afterAll(() => app?.close());

test('reminders expect few cases on the days that come near', async () => {
  const owner = new pg.Client({ connectionString: app.database.superUrl });
  await owner.connect();
  try {
    await owner.query('ANALYZE');
    const size = await owner.query<{ pages: number }>(
      `SELECT (pg_relation_size('dispute') / current_setting('block_size')::int)::int AS pages`,
    );
    expect(size.rows[0]?.pages).toBeGreaterThanOrEqual(FEWEST_PAGES);
    await owner.query(`UPDATE pg_class SET relpages = 1, reltuples = ${CASES_A_PAGE} WHERE oid = 'dispute'::regclass`);
    const heard = jest.spyOn(pg.Client.prototype, 'query');
    await new UnitOfWork(app.pool).run(SYSTEM_SCOPE, (tx) => new ClockWatchStore().remind(tx, world.now));
    const statements = heard.mock.calls.map(([statement]) => statement as unknown as pg.QueryConfig);
    heard.mockRestore();
    const { text = '', values = [] } = statements.find((each) => /INSERT INTO deadline_reminder/.test(each.text)) ?? {};
    // How many are expected by an index is told only where that is a step of its own.
    await owner.query('SET enable_seqscan = off; SET enable_indexscan = off; SET enable_indexonlyscan = off');
    const { rows } = await owner.query<{ 'QUERY PLAN': [{ Plan: Step }] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
    const looked = rows
      .flatMap((row) => stepsOf(row['QUERY PLAN'][0].Plan))
      .filter((step) => /^dispute_.*due$/.test(step['Index Name'] ?? ''));
    expect(new Set(looked.map((step) => step['Index Name'])).size).toBe(8);
    expect(looked.filter((step) => step['Plan Rows'] > CASES_A_PAGE)).toEqual([]);
  } finally {
    await owner.end();
  }
});
