/** Snapshots from before copies could be voided and performances named their file: completed by the migration to what their log folds to. */
import { COMPLETE_RECORDS } from '../../migrations/1764000000360-standing-records.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, World } from '../support/world.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  const world = await World.of(app);
  const file = await Case.settled(world);
  const whole = await file.get('director', 'agreement,obligations');
  const idOf = (one: unknown): string => (one as { id: string }).id;
  const day = world.app.clock.today('Asia/Shanghai');
  const copy = { committee: true, method: 'in_person', deliveredOn: day, receipt: { note: '留存卷内' } };
  await world.post('mediator', `/agreements/${idOf(whole['agreement'])}/deliveries`, { body: copy });
  const paid = { performedOn: day, amount: '1.00', evidence: '收条' };
  const [duty] = whole['obligations'] as unknown[];
  await world.post('mediator', `/obligations/${idOf(duty)}/performance`, { body: paid });
});

afterAll(() => app?.close());

const formerly = ({ agreements, obligations, ...facts }: DisputeFacts): object => ({
  ...facts,
  agreements: agreements.map(({ deliveries, ...agreement }) => ({
    ...agreement,
    deliveries: deliveries.map(({ voidedSeq: _, ...delivery }) => delivery),
  })),
  obligations: obligations.map(({ evidenceId: _, performances, ...duty }) => ({
    ...duty,
    performances: performances.map(({ seq: __, evidenceId: ___, ...performance }) => performance),
  })),
});

test('equal the fold of their log', async () => {
  const { rows: before } = await app.pool.query<{ id: string; folded: DisputeFacts }>('SELECT id, folded FROM dispute');
  for (const { id, folded } of before)
    await app.pool.query('UPDATE dispute SET folded = $2 WHERE id = $1', [id, JSON.stringify(formerly(folded))]);
  await app.pool.query(COMPLETE_RECORDS);
  const { rows } = await app.pool.query<{ id: string; folded: DisputeFacts }>('SELECT id, folded FROM dispute');
  const all = rows.map(({ folded }) => folded);
  expect(all.flatMap(({ obligations }) => obligations.flatMap(({ performances }) => performances))).not.toEqual([]);
  expect(all.flatMap(({ agreements }) => agreements.flatMap(({ deliveries }) => deliveries))).not.toEqual([]);
  for (const { id, folded } of rows) {
    const log = await app.pool.query<LogEntry>(
      `SELECT seq, type, occurred_at AS "occurredAt", recorded_at AS "recordedAt", actor_id AS "actorId", staff_id AS "staffId",
              caused_by AS "causedBy", payload FROM case_log WHERE dispute_id = $1 ORDER BY seq`,
      [id],
    );
    expect(folded).toEqual(foldFacts(log.rows));
  }
});
