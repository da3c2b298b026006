/** Snapshots written before records of investigations were papers: completed by the migration to what their log folds to. */
import { COMPLETE_SNAPSHOTS } from '../../migrations/1764000000330-papers-of-investigations.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

test('equal the fold of their log', async () => {
  const file = await Case.mediating(world);
  const from = world.now;
  world.wait(40);
  const looked = { kind: 'site_visit', from, to: world.now, place: '602室', investigatorIds: [world.staff('王调解')] };
  for (const findings of ['渗水', '已干']) await file.record('justice', 'investigations', { ...looked, findings });
  await app.pool.query(`UPDATE dispute SET folded = folded - 'investigationIds'`);
  await app.pool.query(COMPLETE_SNAPSHOTS);
  const { rows } = await app.pool.query<{ id: string; folded: DisputeFacts }>('SELECT id, folded FROM dispute');
  expect(rows.find(({ id }) => id === file.id)?.folded.investigationIds).toHaveLength(2);
  for (const { id, folded } of rows) {
    const log = await app.pool.query<LogEntry>(
      `SELECT seq, type, occurred_at AS "occurredAt", recorded_at AS "recordedAt", actor_id AS "actorId", staff_id AS "staffId",
              caused_by AS "causedBy", payload FROM case_log WHERE dispute_id = $1 ORDER BY seq`,
      [id],
    );
    expect(folded).toEqual(foldFacts(log.rows));
  }
});
