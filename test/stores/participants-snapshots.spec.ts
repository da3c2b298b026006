/** Snapshots written before parties were asked more: completed by the migration to what their log folds to now. */
import { COMPLETE_SNAPSHOTS } from '../../migrations/1764000000180-participants.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, World } from '../support/world.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  const world = await World.of(app);
  const file = await Case.mediating(world);
  const party = {
    role: 'third_party',
    kind: 'person',
    name: '小许',
    minor: true,
    representatives: [
      { kind: 'legal', name: '许母' },
      { kind: 'agent', name: '代某', maySettle: true, letterNo: '示例函1号' },
      { kind: 'agent', name: '卢某' },
    ],
  };
  const joined = (await file.record('mediator', 'parties', party)).body as { id: string };
  const consent = { partyId: joined.id, subject: 'extension', decision: 'refused' };
  await file.record('mediator', 'consents', consent);
  await file.record('mediator', 'remedies-notices', { partyId: joined.id, method: 'oral', on: '2026-10-14' });
});

afterAll(() => app?.close());

type Loose = Record<string, unknown>;

/** As it was written before: without what nobody asked, and with powers as one yes or no. */
function formerly({ conflicts: _, challenges: __, ...facts }: DisputeFacts): Loose {
  const without = (row: object, names: readonly string[]): Loose =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
  // What the demo's company says, its representative says: such a consent could not be written before.
  const unasked = (row: object): Loose =>
    Object.fromEntries(Object.entries(row).filter(([name, value]) => !proof.includes(name) || value !== null));
  const proof = ['evidenceId', 'toRepresentativeId', 'witnessStaffId', 'byRepresentativeId'];
  const parties = facts.parties.map((party) => ({
    ...without(party, ['under14', 'incapacitated', 'memberCount', 'leftAt']),
    representatives: party.representatives.map(({ representativeId, kind, powers }) => ({
      representativeId,
      kind,
      maySettle: powers.includes('settle'),
    })),
    rightsNotices: party.rightsNotices.map(unasked),
    remediesNotices: party.remediesNotices.map(unasked),
    consents: party.consents.map(unasked),
  }));
  return { ...facts, parties };
}

test('equal the fold of their log', async () => {
  const { rows: before } = await app.pool.query<{ id: string; folded: DisputeFacts }>('SELECT id, folded FROM dispute');
  for (const { id, folded } of before)
    await app.pool.query('UPDATE dispute SET folded = $2 WHERE id = $1', [id, JSON.stringify(formerly(folded))]);
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
