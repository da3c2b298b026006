/** Snapshots written before sessions were answered and missed: completed by the migration to what their log folds to now. */
import { COMPLETE_SESSIONS } from '../../migrations/1764000000270-sessions.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { MediatedCase } from '../support/mediated-case.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  const file = await MediatedCase.open(app);
  await file.sit();
  await file.sit();
});

afterAll(() => app?.close());

/** As it was written before: nobody was asked. */
const formerly = ({ sessions, ...facts }: DisputeFacts): object => ({
  ...facts,
  sessions: sessions.map(({ replies: _, missed: __, causedBy: ___, ...session }) => session),
});

test('equal the fold of their log', async () => {
  const { rows: before } = await app.pool.query<{ id: string; folded: DisputeFacts }>('SELECT id, folded FROM dispute');
  for (const { id, folded } of before)
    await app.pool.query('UPDATE dispute SET folded = $2 WHERE id = $1', [id, JSON.stringify(formerly(folded))]);
  await app.pool.query(COMPLETE_SESSIONS);
  const { rows } = await app.pool.query<{ id: string; folded: DisputeFacts }>('SELECT id, folded FROM dispute');
  expect(rows.filter(({ folded }) => folded.sessions.length > 1)).not.toEqual([]);
  for (const { id, folded } of rows) {
    const log = await app.pool.query<LogEntry>(
      `SELECT seq, type, occurred_at AS "occurredAt", recorded_at AS "recordedAt", actor_id AS "actorId", staff_id AS "staffId",
              caused_by AS "causedBy", payload FROM case_log WHERE dispute_id = $1 ORDER BY seq`,
      [id],
    );
    expect(folded).toEqual(foldFacts(log.rows));
  }
});
