/** Snapshots written before files knew who filed them and what they show, and agreements from before the window was counted. */
import { COMPLETE_SNAPSHOTS, OPEN_WINDOWS } from '../../migrations/1764000000370-files-and-windows.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aScan } from '../support/files.js';
import { Case, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

const foldedOf = async ({ id }: Case): Promise<DisputeFacts> => {
  const { rows } = await app.pool.query<{ folded: DisputeFacts }>('SELECT folded FROM dispute WHERE id = $1', [id]);
  const [row] = rows;
  if (row === undefined) throw new Error('no such case');
  return row.folded;
};

const put = ({ id }: Case, folded: object) =>
  app.pool.query('UPDATE dispute SET folded = $2 WHERE id = $1', [id, JSON.stringify(folded)]);

/** As they were written before. */
const formerly = ({ attachments, policeApplications, ...facts }: DisputeFacts): object => ({
  ...facts,
  attachments: attachments.map(({ filedBy: _, shows: __, ...one }) => one),
  policeApplications: policeApplications.map(({ agreementId: _, ...one }) => one),
});

test('equal the fold of their log', async () => {
  const file = await Case.mediating(world);
  await file.sit('justice');
  await aScan(world, file.path, 'justice');
  const { id } = (await file.record('justice', 'agreements', file.agreement())).body as { id: string };
  const evidenceId = await aScan(world, file.path, 'mediator');
  const [first, second] = file.parties;
  await file.sign('justice', id, { by: { partyId: first }, evidenceId });
  await file.sign('justice', id, { by: { partyId: second }, evidenceId });
  await file.sign('mediator', id, { by: { staffId: world.staff('王调解') } });
  await file.sign('director', id, { by: { seal: true }, method: 'seal' });
  const application = { partyIds: file.parties, filedOn: '2026-10-14', body: '示例派出所', caseNo: '12号' };
  await file.record('mediator', 'police-applications', application);
  const facts = await foldedOf(file);
  expect(facts.attachments).toMatchObject([{ shows: null }, { shows: { agreementId: id, version: 1 } }]);
  expect(facts.policeApplications).toMatchObject([{ agreementId: id }]);

  await put(file, formerly(facts));
  for (const sql of COMPLETE_SNAPSHOTS) await app.pool.query(sql);
  const log = await app.pool.query<LogEntry>(
    `SELECT seq, type, occurred_at AS "occurredAt", recorded_at AS "recordedAt", actor_id AS "actorId", staff_id AS "staffId",
            caused_by AS "causedBy", payload FROM case_log WHERE dispute_id = $1 ORDER BY seq`,
    [file.id],
  );
  expect(await foldedOf(file)).toEqual(foldFacts(log.rows));
});

test('R32 an agreement from before has its thirty days, unless somebody applied; and nobody is owed a notice', async () => {
  const untilOf = async ({ id }: Case): Promise<unknown> => {
    const { rows } = await app.pool.query('SELECT confirmation_until AS until FROM dispute WHERE id = $1', [id]);
    return (rows[0] as { until: unknown }).until;
  };
  const before = async (file: Case, rest: object = {}): Promise<void> => {
    await put(file, { ...(await foldedOf(file)), confirmationWindow: null, ...rest });
    await app.pool.query(
      'UPDATE dispute SET confirmation_until = NULL, confirmation_notice_due_on = NULL WHERE id = $1',
      [file.id],
    );
  };
  const [open, applied, withdrawn] = [await Case.settled(world), await Case.settled(world), await Case.settled(world)];
  const { agreementId } = await foldedOf(open);
  await before(open);
  for (const [file, result] of [
    [applied, null],
    [withdrawn, 'withdrawn'],
  ] as const) {
    const one = { confirmationId: file.id, filedOn: '2026-10-14', at: world.now, result };
    await before(file, { confirmations: [{ ...one, agreementId: (await foldedOf(file)).agreementId }] });
  }
  await app.pool.query(OPEN_WINDOWS);
  // Taken effect on 14 October: the thirtieth day, as it stands in the calendar.
  expect((await foldedOf(open)).confirmationWindow).toEqual({
    agreementId,
    lastDay: '2026-11-13',
    appliedAt: null,
    notices: [],
  });
  expect([await untilOf(open), await untilOf(applied), await untilOf(withdrawn)]).toEqual([
    '2026-11-13',
    null,
    '2026-11-13',
  ]);
  expect((await foldedOf(applied)).confirmationWindow).toBeNull();
  const again = await foldedOf(open);
  await app.pool.query(OPEN_WINDOWS);
  expect(await foldedOf(open)).toEqual(again);
});
