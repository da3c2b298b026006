/** Snapshots written before anything was handed to the police or destroyed: completed by the migration to what their log folds to. */
import { COMPLETE_SNAPSHOTS } from '../../migrations/1764000000320-archive-and-police.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app?.close());

test('equal the fold of their log', async () => {
  await app.pool.query(`UPDATE dispute SET folded = folded - 'policeApplications' - 'destruction'`);
  await app.pool.query(COMPLETE_SNAPSHOTS);
  const { rows } = await app.pool.query<{ id: string; folded: DisputeFacts }>('SELECT id, folded FROM dispute');
  expect(rows.length).toBeGreaterThan(5);
  for (const { id, folded } of rows) {
    const log = await app.pool.query<LogEntry>(
      `SELECT seq, type, occurred_at AS "occurredAt", recorded_at AS "recordedAt", actor_id AS "actorId", staff_id AS "staffId",
              caused_by AS "causedBy", payload FROM case_log WHERE dispute_id = $1 ORDER BY seq`,
      [id],
    );
    expect(folded).toEqual(foldFacts(log.rows));
  }
});
