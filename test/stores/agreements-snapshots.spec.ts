/** Snapshots written before shares, conditions and copies were asked for: completed by the migration to what their log folds to now. */
import { COMPLETE_AGREEMENTS } from '../../migrations/1764000000280-agreements.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app?.close());

const unshared = <T extends { shares: unknown; condition: unknown }>({ shares: _, condition: __, ...rest }: T) => rest;

function formerly({ agreements, obligations, ...facts }: DisputeFacts): object {
  return {
    ...facts,
    obligations: obligations.map(unshared),
    // No copy had been handed over then; where one was since, it is no snapshot from before and keeps it.
    agreements: agreements.map(({ copies: _, deliveries, ...rest }) => ({
      ...rest,
      ...(deliveries.length === 0 ? {} : { deliveries }),
      obligations: rest.obligations.map(unshared),
    })),
  };
}

/** As drafts were logged before. */
function loggedThen(entry: LogEntry): LogEntry {
  if (entry.type !== 'AgreementDrafted') return entry;
  const { copies: _, obligations, ...payload } = entry.payload;
  const bare = obligations.map(({ shares: __, condition: ___, ...duty }) => duty);
  return { ...entry, payload: { ...payload, obligations: bare } };
}

test('equal the fold of their log', async () => {
  const { rows: before } = await app.pool.query<{ id: string; folded: DisputeFacts }>('SELECT id, folded FROM dispute');
  for (const { id, folded } of before)
    await app.pool.query('UPDATE dispute SET folded = $2 WHERE id = $1', [id, JSON.stringify(formerly(folded))]);
  await app.pool.query(COMPLETE_AGREEMENTS);
  const { rows } = await app.pool.query<{ id: string; folded: DisputeFacts }>('SELECT id, folded FROM dispute');
  expect(rows.filter(({ folded }) => folded.obligations.length > 0).length).toBeGreaterThan(2);
  for (const { id, folded } of rows) {
    const log = await app.pool.query<LogEntry>(
      `SELECT seq, type, occurred_at AS "occurredAt", recorded_at AS "recordedAt", actor_id AS "actorId", staff_id AS "staffId",
              caused_by AS "causedBy", payload FROM case_log WHERE dispute_id = $1 ORDER BY seq`,
      [id],
    );
    expect(folded).toEqual(foldFacts(log.rows.map(loggedThen)));
  }
});
